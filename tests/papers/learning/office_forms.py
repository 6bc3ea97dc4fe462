"""Forms as offices have them, each made by a few lines: no two mark their gaps alike. All people in them are made up."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

CENTRE = WD_ALIGN_PARAGRAPH.CENTER
DOTS = "." * 30


class Sheet:
    """A form being made."""

    def __init__(self, font: str = "Arial") -> None:
        self.word = Document()
        section = self.word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2)
        style = self.word.styles["Normal"]
        style.font.name, style.font.size = font, Pt(11)
        style.paragraph_format.space_after = Pt(4)

    def line(self, *texts: str, align=None, bold=False, indent=0.0):
        """Add a paragraph; each text is a run of its own."""
        made = self.word.add_paragraph()
        for text in texts:
            made.add_run(text).bold = bold
        made.alignment = align
        if indent:
            made.paragraph_format.left_indent = Cm(indent)
        return made

    def head(self, *lines: str) -> None:
        """Add the lines of a letterhead."""
        for text in lines:
            self.line(text, align=CENTRE, bold=True)

    def pairs(self, *labels: str, gap: str = DOTS) -> None:
        """Add lines `label : gap` set by a tab."""
        for label in labels:
            made = self.line(f"{label}\t: {gap}")
            made.paragraph_format.tab_stops.add_tab_stop(Cm(5))

    def table(self, *rows: Sequence[str], style: str | None = "Table Grid", widths: Sequence[float] = ()):
        """Add a table."""
        made = self.word.add_table(rows=len(rows), cols=len(rows[0]), style=style)
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        for column, width in zip(made.columns, widths, strict=False):
            for cell in column.cells:
                cell.width = Cm(width)
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        return made

    def signature(self, *lines: str) -> None:
        """Add lines to sign below, on the right."""
        for text in lines:
            self.line(text, indent=9)

    def bytes(self) -> bytes:
        """Return the file."""
        held = io.BytesIO()
        self.word.save(held)
        return held.getvalue()


def keterangan_kerja() -> bytes:
    """Return a certificate of employment of a puskesmas: dots behind labels, two persons with the same labels."""
    form = Sheet()
    form.head("PEMERINTAH KABUPATEN CONTOH", "DINAS KESEHATAN", "UPT PUSKESMAS MEKAR SARI")
    form.line("SURAT KETERANGAN KERJA", align=CENTRE, bold=True)
    form.line("Nomor : ……/……/PKM/2027", align=CENTRE)
    form.line("Yang bertanda tangan di bawah ini:")
    form.pairs("Nama", "NIP", "Pangkat/Golongan", "Jabatan")
    form.line("dengan ini menerangkan bahwa:")
    form.pairs("Nama", "Tempat, tanggal lahir", "NIK", "Alamat")
    form.line(
        "benar bekerja di UPT Puskesmas Mekar Sari sejak tanggal ………………… sampai sekarang dengan gaji Rp……………… per bulan."
    )
    form.line("Surat keterangan ini dibuat untuk dipergunakan sebagaimana mestinya.")
    form.signature("Mekar Sari, ……………… 2027", "Kepala Puskesmas,", "", "", "(………………………………)", "NIP. ………………………")
    return form.bytes()


def izin_cuti() -> bytes:
    """Return a request for leave: boxes to tick, a table of labels and empty cells."""
    form = Sheet()
    form.line("FORMULIR PERMINTAAN DAN PEMBERIAN CUTI", align=CENTRE, bold=True)
    form.table(["Nama", "", "NIP", ""], ["Jabatan", "", "Masa kerja", ""], ["Unit kerja", "", "Golongan", ""])
    form.line("Jenis cuti yang diambil:")
    form.line("☐ Cuti Tahunan\t☐ Cuti Besar")
    form.line("☐ Cuti Sakit\t☐ Cuti Melahirkan")
    form.table(["ALASAN CUTI"], [""])
    form.line("Lamanya cuti : ______ hari, mulai tanggal ____________ sampai dengan tanggal ____________")
    form.table(["Tahun", "Sisa", "Keterangan"], ["N-2", "", ""], ["N-1", "", ""], ["N", "", ""])
    form.line("Alamat selama menjalankan cuti : ________________________________")
    form.signature("Hormat saya,", "", "", "(______________________)", "NIP. __________________")
    return form.bytes()


def serah_terima() -> bytes:
    """Return a record of handing over: two parties with the same labels, a table of goods with empty rows."""
    form = Sheet("Times New Roman")
    form.line("BERITA ACARA SERAH TERIMA BARANG", align=CENTRE, bold=True)
    form.line("Nomor: ....../BAST/....../2027", align=CENTRE)
    form.line(
        "Pada hari ini ............... tanggal ............... bulan ............... tahun ..............., "
        "bertempat di ........................, kami yang bertanda tangan di bawah ini:"
    )
    form.pairs("1. Nama", "    NIP", "    Jabatan")
    form.line("selanjutnya disebut PIHAK PERTAMA;")
    form.pairs("2. Nama", "    NIP", "    Jabatan")
    form.line("selanjutnya disebut PIHAK KEDUA.")
    form.line("PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA barang sebagai berikut:")
    form.table(
        ["No", "Nama Barang", "Jumlah", "Satuan", "Kondisi"], ["1", "", "", "", ""], ["2", "", "", "", ""],
        ["3", "", "", "", ""],
    )  # fmt: skip
    form.table(
        ["PIHAK KEDUA,", "PIHAK PERTAMA,"], ["", ""], ["(............................)", "(............................)"],
        style=None,
    )  # fmt: skip
    return form.bytes()


def daftar_hadir() -> bytes:
    """Return an attendance list: numbered empty rows, a column to sign in that stays empty."""
    form = Sheet()
    form.head("SEKOLAH DASAR NEGERI CONTOH 1")
    form.line("DAFTAR HADIR RAPAT", align=CENTRE, bold=True)
    form.table(
        ["Hari/Tanggal", ":", ""], ["Waktu", ":", ""], ["Tempat", ":", ""], ["Acara", ":", ""], style=None,
        widths=(4, 0.5, 11),
    )  # fmt: skip
    rows = [[f"{number}.", "", "", "", f"{number}. ........"] for number in range(1, 9)]
    form.table(["No.", "Nama", "NIP", "Jabatan", "Tanda Tangan"], *rows, widths=(1, 5, 4, 3, 3))
    return form.bytes()


def nota_pesanan() -> bytes:
    """Return an order: empty rows, a sum below them, an amount in words."""
    form = Sheet()
    form.head("NOTA PESANAN")
    form.line("Nomor : ...........................")
    form.line("Kepada Yth. Pimpinan ...........................")
    form.line("Dengan ini kami memesan barang sebagai berikut:")
    form.table(
        ["No", "Uraian Barang", "Volume", "Satuan", "Harga Satuan (Rp)", "Jumlah (Rp)"],
        *[["", "", "", "", "", ""]] * 4,
        ["", "Jumlah", "", "", "", ""],
        widths=(1, 5, 2, 2, 3, 3),
    )
    form.line("Terbilang : ............................................................")
    form.signature(
        "............, ................... 2027",
        "Pejabat Pengadaan,",
        "",
        "",
        "...........................",
        "NIP. ......................",
    )
    return form.bytes()


def kuitansi() -> bytes:
    """Return a receipt: dots, tabs that print dots, an amount in figures and words."""
    form = Sheet()
    form.line("KUITANSI", align=CENTRE, bold=True)
    for label in ("Sudah terima dari", "Uang sejumlah", "Untuk pembayaran"):
        made = form.line(f"{label}\t: \t")
        made.paragraph_format.tab_stops.add_tab_stop(Cm(5))
        made.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    form.line("Sebesar Rp ........................ (....................................................)")
    form.line("Kode rekening : .................................")
    form.table(["Setuju dibayar,\nPengguna Anggaran", "Lunas dibayar,\nBendahara Pengeluaran", "Contoh, ............ 2027\nYang menerima"],
               ["", "", ""], ["..................\nNIP. .............", "..................\nNIP. .............", ".................."], style=None)  # fmt: skip
    return form.bytes()


def surat_tugas() -> bytes:
    """Return an assignment: marks in square brackets, torn over runs, highlighted, a block for each person."""
    form = Sheet("Bookman Old Style")
    header = form.word.sections[0].header.paragraphs[0]
    header.add_run("[Nama Instansi]")
    form.line("SURAT TUGAS", align=CENTRE, bold=True)
    form.line("NOMOR ", "[no", "mor ", "surat]", align=CENTRE)
    form.line("Dasar : [Dasar Surat]")
    form.line("MEMERINTAHKAN:", align=CENTRE)
    for number in (1, 2):
        form.line(f"{number}. Nama : [nama]")
        form.line("NIP : [nip]", indent=0.5)
        form.line("Jabatan : [jabatan]", indent=0.5)
    made = form.line("Untuk : mengikuti ")
    marked = made.add_run("[Nama Kegiatan Lengkap]")
    marked.font.highlight_color, marked.bold = WD_COLOR_INDEX.YELLOW, True
    made.add_run(" di [tempat] pada tanggal [tanggal mulai] s.d. [tanggal selesai] dengan biaya Rp[biaya].")
    form.line("Kegiatan [Nama Kegiatan Lengkap] dilaporkan paling lambat [tanggal laporan].")
    form.signature(
        "Ditetapkan di [tempat ditetapkan]",
        "pada tanggal [tanggal]",
        "[Jabatan Pejabat],",
        "",
        "",
        "[Nama Lengkap Pegawai]",
        "NIP. [NIP Pejabat]",
    )
    form.word.sections[0].footer.paragraphs[0].add_run("Tembusan: [jenis]")
    return form.bytes()


def merged(name: str, *, simple: bool = False, switches: str = r"\* MERGEFORMAT") -> str:
    """Return the runs of a merge field."""
    shown = f"<w:r><w:rPr><w:b/></w:rPr><w:t>«{name}»</w:t></w:r>"
    if simple:
        return f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD {name} {switches} ">{shown}</w:fldSimple>'
    return "".join(
        f"<w:r {nsdecls('w')}>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> MERGEFIELD {name} </w:instrText>',
            f'<w:instrText xml:space="preserve">{switches} </w:instrText>', '<w:fldChar w:fldCharType="separate"/>',
            f"<w:rPr><w:b/></w:rPr><w:t>«{name}»</w:t>", '<w:fldChar w:fldCharType="end"/>',
        )
    )  # fmt: skip


def put(paragraph, xml: str) -> None:
    """Add pieces of markup to a paragraph."""
    for each in parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"):
        paragraph._p.append(each)


def gabung_surat() -> bytes:
    """Return a mail merge letter: simple and complex fields, a date that changes, dates and money by switches."""
    form = Sheet("Cambria")
    made = form.line("Contoh, ")
    put(
        made,
        merged("x")
        .replace("MERGEFIELD x", "DATE")
        .replace(r"\* MERGEFORMAT", r"\@ &quot;d MMMM yyyy&quot;")
        .replace("«x»", "1 Juli 2026"),
    )
    made = form.line("Yth. ")
    put(made, merged("Nama_Pegawai", simple=True))
    made = form.line("NIP ")
    put(made, merged("NIP"))
    made = form.line("Kami memberitahukan bahwa terhitung mulai ")
    put(made, merged("TMT", switches=r"\@ &quot;d MMMM yyyy&quot;"))
    made.add_run(" gaji pokok Saudara menjadi Rp")
    put(made, merged("Gaji_Baru", switches=r"\# &quot;#.##0&quot;"))
    made.add_run(". Salam untuk ")
    put(made, merged("Nama_Pegawai"))
    form.signature("Kepala Bagian,", "", "«Nama_Kepala»")
    return form.bytes()


def control(inner: str, alias: str = "", kind: str = "<w:text/>", *, empty: bool = True) -> str:
    """Return a content control around runs."""
    named = f'<w:alias w:val="{alias}"/>' if alias else ""
    shown = "<w:showingPlcHdr/>" if empty else ""
    return (
        f"<w:sdt {nsdecls('w')}><w:sdtPr>{named}{kind}{shown}</w:sdtPr>"
        f'<w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{inner}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def form_field(name: str, instruction: str, data: str, shown: str) -> str:
    """Return the runs of a form field of old."""
    return "".join(
        f"<w:r {nsdecls('w')}>{inner}</w:r>"
        for inner in (
            f'<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/>{data}</w:ffData></w:fldChar>',
            f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>', '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{shown}</w:t>", '<w:fldChar w:fldCharType="end"/>',
        )
    )  # fmt: skip


def kontrol_isi() -> bytes:
    """Return a form with content controls and form fields, protected against other changes."""
    form = Sheet("Calibri")
    form.line("FORMULIR USUL KENAIKAN JENJANG", align=CENTRE, bold=True)
    made = form.line("Nama lengkap : ")
    put(made, control("Klik atau ketuk di sini untuk memasukkan teks.", "Nama Lengkap"))
    made = form.line("Tanggal lahir : ")
    put(made, control("Klik untuk memasukkan tanggal.", "", '<w:date><w:dateFormat w:val="d MMMM yyyy"/></w:date>'))
    made = form.line("Jenis kelamin : ")
    items = "".join(f'<w:listItem w:displayText="{each}" w:value="{each}"/>' for each in ("Laki-laki", "Perempuan"))
    put(made, control("Pilih item.", "Jenis Kelamin", f"<w:dropDownList>{items}</w:dropDownList>"))
    made = form.line("Unit kerja : ")
    put(made, form_field("unit_kerja", "FORMTEXT", "<w:textInput/>", "     "))
    made = form.line("")
    put(made, form_field("Check1", "FORMCHECKBOX", '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>', ""))
    made.add_run(" Bersedia ditempatkan di mana saja")
    protection = OxmlElement("w:documentProtection")
    protection.set(qn("w:edit"), "forms")
    protection.set(qn("w:enforcement"), "1")
    form.word.settings.element.insert(1, protection)
    return form.bytes()


def undangan_bertag() -> bytes:
    """Return an invitation that has docxtpl tags already: a loop, a filter, a condition, a reserved name."""
    form = Sheet()
    form.line("UNDANGAN {{ jenis }}", align=CENTRE, bold=True)
    form.line("Nomor: {{ nomor }}")
    form.line("Yth. {{ penerima.nama }}, {{ penerima.jabatan }}")
    form.line("Kami mengundang Saudara pada tanggal {{ tanggal|tanggal }} di {{ tempat }} untuk {{ acara }}.")
    form.line("{%p if catatan %}")
    form.line("Catatan: {{ catatan }}")
    form.line("{%p endif %}")
    form.table(
        ["No", "Acara", "Biaya"],
        ["{%tr for b in susunan %}", "", ""],
        ["{{ loop.index }}", "{{ b.acara }}", "{{ b.biaya|rupiah }}"],
        ["{%tr endfor %}", "", ""],
    )
    form.line("Jumlah {{ total|rupiah }} ({{ total|terbilang }})")
    return form.bytes()


def surat_desa() -> bytes:
    """Return a letter of a village: lines of underscores, underlined blanks, lists of copies, a footnote-like mark."""
    form = Sheet("Times New Roman")
    form.head("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN MAJU", "DESA SUKA MAKMUR")
    form.line("SURAT KETERANGAN USAHA", align=CENTRE, bold=True)
    form.line("Nomor: ___/___/___", align=CENTRE)
    form.line("Yang bertanda tangan di bawah ini Kepala Desa Suka Makmur menerangkan bahwa:")
    for label in ("Nama", "Umur", "Pekerjaan", "RT/RW"):
        made = form.line(f"{label} : ")
        made.add_run(" " * 40).underline = True
    form.line("Jenis usaha : __________________________")
    form.line("__________________________________________")
    form.line("__________________________________________")
    form.line("Tembusan:")
    form.line("1. ______________________")
    form.line("2. ______________________")
    form.line("3. ______________________")
    form.signature("Suka Makmur, ____________", "Kepala Desa,", "", "", "______________________")
    return form.bytes()


def rapor_sekolah() -> bytes:
    """Return a letter of a school: marks of several kinds in one paper, in a header and in cells."""
    form = Sheet()
    form.word.sections[0].header.paragraphs[0].add_run("${nama_sekolah}")
    form.line("SURAT PANGGILAN ORANG TUA", align=CENTRE, bold=True)
    form.line("Yth. Orang tua/wali dari «nama siswa» kelas <KELAS>")
    form.table(
        ["Nama siswa", ": «nama siswa»"], ["NISN", ": ${nisn}"], ["Tahun pelajaran", ": {tahun_pelajaran}"], style=None
    )
    form.line("Harap hadir pada [hari], [Tanggal Pertemuan] pukul [pukul] WIB.")
    form.signature("Kepala Sekolah,", "", "", "(Nama Contoh, S.Pd.)", "NIP. ..........................")
    return form.bytes()


_MAKERS: Mapping[str, Callable[[], bytes]] = {
    "keterangan-kerja": keterangan_kerja,
    "izin-cuti": izin_cuti,
    "serah-terima": serah_terima,
    "daftar-hadir": daftar_hadir,
    "nota-pesanan": nota_pesanan,
    "kuitansi-titik": kuitansi,
    "tugas-kurung": surat_tugas,
    "gabung-surat": gabung_surat,
    "kontrol-isi": kontrol_isi,
    "undangan-bertag": undangan_bertag,
    "surat-desa": surat_desa,
    "rapor-sekolah": rapor_sekolah,
}


@cache
def form(name: str) -> bytes:
    """Return a form, made once: a zip holds the time."""
    return _MAKERS[name]()


NAMES = tuple(_MAKERS)
