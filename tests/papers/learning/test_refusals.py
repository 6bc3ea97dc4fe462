"""Forms of which nothing can be learned: each is told with its place and a remedy, and nothing is written."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from papers.learning.office_forms import Sheet, form, put

TRACKED = '<w:ins {} w:id="1" w:author="Staf"><w:r><w:t>baru</w:t></w:r></w:ins>'
BOX = """<w:r {}><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>
<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""


def tracked():
    sheet = Sheet()
    sheet.line("Kop")
    paragraph = sheet.line("Nama : [nama]")
    paragraph._p.append(parse_xml(TRACKED.format(nsdecls("w"))))
    return sheet.bytes()


def boxed(text):
    sheet = Sheet()
    sheet.line("Nama : [nama]")
    put(sheet.line("Kop "), BOX.format(nsdecls("w"), text))
    return sheet.bytes()


def changed(data, name, old, new):
    """Return a package with a text of a member replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w") as written:
        for each in given.namelist():
            content = given.read(each)
            written.writestr(each, content.replace(old, new) if each == name else content)
    return made.getvalue()


def strict():
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return changed(form("tugas-kurung"), "word/document.xml", old, b"http://purl.oclc.org/ooxml/wordprocessingml/main")


def plain():
    sheet = Sheet()
    sheet.line("Surat ini tidak berisi apa pun yang berubah... selain titik-titik ini.")
    return sheet.bytes()


def noted():
    sheet = Sheet()
    sheet.line("Nama : [nama]")
    made = io.BytesIO(sheet.bytes())
    with zipfile.ZipFile(made, "a") as package:
        package.writestr(
            "word/endnotes.xml",
            f'<w:endnotes {nsdecls("w")}><w:endnote w:id="2"><w:p><w:r><w:t>Lihat [sumber data]</w:t></w:r></w:p>'
            "</w:endnote></w:endnotes>",
        )
    return made.getvalue()


CASES = {
    "surat.doc": (b"\xd0\xcf\x11\xe0 lama", 1, "[K750]", "berkas .doc, bukan dokumen Word (.docx)"),
    "surat.odt": (b"PK", 1, "[K750]", "Simpan Sebagai “Dokumen Word (*.docx)”"),
    "surat.pdf": (b"%PDF-1.7", 1, "[K750]", "berkas .pdf"),
    "surat.docm": (b"PK", 1, "[K750]", "berkas .docm"),
    "bersandi.docx": (b"\xd0\xcf\x11\xe0 sandi", 3, "[K501]", "dilindungi kata sandi"),
    "kosong.docx": (b"", 3, "[K501]", "berkas ini kosong"),
    "rusak.docx": (form("tugas-kurung")[:3000], 3, "[K501]", "bukan paket Word"),
    "ketat.docx": (strict(), 1, "[K750]", "Strict Open XML"),
    "terlacak.docx": (tracked(), 1, "badan dokumen, paragraf 2: [K753]", "1 perubahan terlacak"),
    "kotak.docx": (
        boxed("Nomor : ………………"),
        1,
        "badan dokumen, paragraf 2: [K754]",
        "“………………” berdiri di dalam kotak teks",
    ),
    "catatan.docx": (noted(), 1, "catatan akhir: [K754]", "“[sumber data]” berdiri di dalam catatan akhir"),
    "tanpa-tanda.docx": (plain(), 1, "[K755]", "tidak ditemukan satu pun tempat isian"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_form_that_teaches_nothing_is_told_with_its_remedy(name, folder, kakdoc):
    data, code, place, reason = CASES[name]
    (folder / name).write_bytes(data)
    run = kakdoc("jenis-baru", name)
    assert (run.code, run.out) == (code, "")
    assert run.err.startswith(f"{name}: ")
    assert place in run.err
    assert reason in run.err
    assert "Perbaikan: " in run.err
    assert not (folder / "templates").exists()


def test_a_text_box_without_a_place_to_fill_in_is_no_obstacle(folder, kakdoc):
    (folder / "surat.docx").write_bytes(boxed("PEMERINTAH KABUPATEN CONTOH"))
    assert kakdoc("jenis-baru", "surat.docx").code == 0


def test_a_form_that_is_not_there_is_told(folder, kakdoc):
    run = kakdoc("jenis-baru", "tidak-ada.docx")
    assert (run.code, "[K101]" in run.err) == (1, True)


@pytest.mark.parametrize("name", ["surat-lama", "keputusan", "surat-tugas"])
def test_a_kind_that_is_there_is_never_changed(name, folder, kakdoc):
    (folder / "surat.docx").write_bytes(form("tugas-kurung"))
    if name == "surat-lama":
        (folder / "templates" / name).mkdir(parents=True)
    run = kakdoc("jenis-baru", "surat.docx", name)
    assert (run.code, "[K607]" in run.err) == (4, True)
    assert [each.name for each in folder.rglob("*.yaml")] == ["instansi.yaml"]


@pytest.mark.parametrize("arguments", [["(01).docx"], ["surat.docx", "Surat Tugas"], ["surat.docx", "../luar"]])
def test_a_name_that_no_kind_can_have_is_refused_with_one_that_it_can(arguments, folder, kakdoc):
    (folder / arguments[0]).write_bytes(form("tugas-kurung"))
    run = kakdoc("jenis-baru", *arguments)
    assert (run.code, "[K752]" in run.err) == (2, True)
    assert f"kakdoc jenis-baru {arguments[0]} " in run.err
    assert not (folder / "templates").exists()


def test_a_name_of_its_own_is_taken_from_the_file_or_from_the_command(folder, kakdoc):
    for file in ("SK Tugas_Luar (final).docx", "x.docx"):
        (folder / file).write_bytes(form("tugas-kurung"))
    assert kakdoc("jenis-baru", "SK Tugas_Luar (final).docx").code == 0
    assert kakdoc("jenis-baru", "x.docx", "tugas-dalam").code == 0
    assert sorted(each.name for each in (folder / "templates").iterdir()) == ["sk-tugas-luar", "tugas-dalam"]
