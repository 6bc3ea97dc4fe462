"""What LibreOffice is told in its own Basic: to print papers, their contents lists made anew, once or as they come.

Documents bring no macros along here: these lie in a profile of our own, and LibreOffice runs none of a file that is
opened by a program.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DOCTYPE = '<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
_LIBRARY = f"""{_XML}{_DOCTYPE.format("library:library", "library")}\
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{{elements}}</library:library>
"""
_LIBRARIES = f"""{_XML}{_DOCTYPE.format("library:libraries", "libraries")}\
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/{{name}}.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>
"""
_SETTINGS = f"""{_XML}<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""
"""Says that the profile is laid out, so that LibreOffice does not put its own over it at the first start."""
_BASIC = """
Sub Satu(dari As String, ke As String)
  Dim buka(0) As New com.sun.star.beans.PropertyValue
  Dim simpan(0) As New com.sun.star.beans.PropertyValue
  buka(0).Name = "Hidden"
  buka(0).Value = True
  simpan(0).Name = "FilterName"
  simpan(0).Value = "writer_pdf_Export"
  naskah = StarDesktop.loadComponentFromURL(dari, "_blank", 0, buka())
  daftar = naskah.getDocumentIndexes()
  For nomor = 0 To daftar.getCount() - 1
    daftar.getByIndex(nomor).update()
  Next nomor
  naskah.storeToURL(ke, simpan())
  naskah.close(True)
End Sub

Sub Cetak(masuk As String, keluar As String, nama As String)
  On Error GoTo Akhir
  semua = Split(nama, ";")
  For berkas = 0 To UBound(semua)
    dari = ConvertToURL(masuk) & "/" & semua(berkas) & ".docx"
    Satu(dari, ConvertToURL(keluar) & "/" & semua(berkas) & ".pdf")
  Next berkas
Akhir:
  StarDesktop.terminate()
End Sub

Sub Tandai(berkas As String)
  Open berkas For Output As #1
  Close #1
End Sub

Sub Coba(naskah As String)
  On Error GoTo Akhir
  Satu(naskah & ".docx", naskah & ".pdf")
Akhir:
  Tandai(naskah & ".selesai")
End Sub

Sub Layani()
  On Error GoTo Akhir
  Dim diam As Long
  Dim urut As Long
  urut = 1
  Tandai("{folder}/siap")
  Do While diam < {idle} And FileExists("{folder}/siap")
    If FileExists("{folder}/" & urut & ".docx") Then
      Coba("{folder}/" & urut)
      urut = urut + 1
      diam = 0
    Else
      jeda = IIf(diam < 3000, 15, 60)
      Wait jeda
      diam = diam + jeda
    End If
  Loop
Akhir:
  StarDesktop.terminate()
End Sub
"""
_MODULE = f"""{_XML}{_DOCTYPE.format("script:module", "module")}\
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Kakdoc" script:language="StarBasic">\
{{basic}}</script:module>
"""
PRINT = 'macro:///Standard.Kakdoc.Cetak("{0}","{1}","{2}")'
"""Prints papers of one folder into another, by their names with `;` between them, and ends."""
SERVE = "macro:///Standard.Kakdoc.Layani"
"""Prints 1.docx, 2.docx … of a folder as they come, and writes 1.selesai when it is done with one, however it went."""


def write_library(standard: Path, serving: Path | None = None, idle: float = 0) -> None:
    """Write the macros into the library of a profile; raises OSError.

    `SERVE` works in the folder `serving` until that is taken away, or nothing has come for `idle` seconds.
    """
    basic = _BASIC.format(folder=serving.as_uri() if serving else "", idle=round(idle * 1000))
    (standard / "script.xlb").write_text(_LIBRARY.format(elements='<library:element library:name="Kakdoc"/>'), "utf-8")
    (standard / "Kakdoc.xba").write_text(_MODULE.format(basic=escape(basic)), "utf-8")


def new_profile(profile: Path, serving: Path, idle: float) -> None:
    """Lay out a profile that has the macros from its first start on; raises OSError."""
    user = profile / "user"
    standard = user / "basic" / "Standard"
    standard.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    for name in ("script", "dialog"):
        (user / "basic" / f"{name}.xlc").write_text(_LIBRARIES.format(name=name), "utf-8")
    (standard / "dialog.xlb").write_text(_LIBRARY.format(elements=""), "utf-8")
    write_library(standard, serving, idle)
