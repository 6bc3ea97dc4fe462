"""Word templates of the trial kinds: the printed forms as an office would draw them, made anew for each run."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from conftest import PROJECT
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

RIGHT, CENTRE, LEFT = ALIGN.RIGHT, ALIGN.CENTER, ALIGN.LEFT
Cells = Sequence[str]


class Form:
    """A template on landscape paper."""

    def __init__(self, size: float = 8, begun: Path | None = None) -> None:
        self.document = Document(begun)
        for each in list(self.document.element.body)[:-1]:
            self.document.element.body.remove(each)
        section = self.document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(33), Cm(21.5)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Cm(1.5))
        about = self.document.core_properties
        about.title = about.subject = about.keywords = about.comments = about.category = ""
        self.size = size
        known = {each.name for each in self.document.styles}
        self.grid = next(each for each in ("Table Grid", "Tabel Kakdoc") if each in known)
        style = self.document.styles["Normal"]
        style.paragraph_format.space_after = Pt(0)
        style.font.size = Pt(size + 1)

    def line(self, text: str, *, bold: bool = False, align=LEFT, size: float | None = None, before: float = 0) -> None:
        paragraph = self.document.add_paragraph(style="Normal")
        paragraph.alignment = align
        paragraph.paragraph_format.space_before = Pt(before)
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(size or self.size + 1)

    def table(self, heads: Sequence[Cells], rows: Sequence[Cells], widths: Sequence[float], right: int = 99) -> object:
        """A table whose heads repeat; cells equal to their neighbour on the left are one; `right` on figures begin."""
        table = self.document.add_table(rows=0, cols=len(widths), style=self.grid)
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for number, cells in enumerate((*heads, *rows)):
            row = table.add_row()
            if number < len(heads):
                mark = OxmlElement("w:tblHeader")
                row._tr.get_or_add_trPr().append(mark)
            self._row(row, cells, widths, bold=number < len(heads), right=right)
        for row, cells in zip(table.rows, (*heads, *rows), strict=True):
            self._merge(row, cells)
        for place, (upper, lower) in enumerate(zip(*heads[:2], strict=True)) if len(heads) > 1 else ():
            if upper and not lower:
                table.cell(0, place).merge(table.cell(1, place))
        return table

    def _row(self, row, cells: Cells, widths: Sequence[float], *, bold: bool, right: int) -> None:
        control = cells[0].startswith("{%tr")
        for place, (text, width) in enumerate(zip(cells, widths, strict=True)):
            cell = row.cells[place]
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            if bold:
                paragraph.alignment = CENTRE
            elif place >= right:
                paragraph.alignment = RIGHT
            run = paragraph.add_run("" if control and place else text)
            run.bold, run.font.size = bold or text.startswith(("Jumlah", "JUMLAH")), Pt(self.size)

    def _merge(self, row, cells: Cells) -> None:
        start = 0
        for place in range(1, len(cells) + 1):
            if place == len(cells) or cells[place] != cells[start] or not cells[start]:
                if place - start > 1:
                    for each in range(start + 1, place):
                        row.cells[each].paragraphs[0].runs[0].text = ""
                    row.cells[start].merge(row.cells[place - 1])
                    merged = row.cells[start]
                    for extra in merged.paragraphs[1:]:
                        extra._p.getparent().remove(extra._p)
                start = place

    def sign(self, columns: Sequence[Sequence[str]], width: float = 15) -> None:
        table = self.document.add_table(rows=1, cols=len(columns))
        for cell, lines in zip(table.rows[0].cells, columns, strict=True):
            cell.width = Cm(width)
            for number, text in enumerate(lines):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.alignment = CENTRE
                paragraph.add_run(text).font.size = Pt(self.size + 1)

    def bytes(self) -> bytes:
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def _official(name: str, *above: str) -> list[str]:
    return [
        *above,
        f"{{{{ {name}.jabatan }}}}",
        "",
        "",
        f"{{{{ {name}.nama }}}}",
        f"{{% if {name}.nip %}}NIP. {{{{ {name}.nip }}}}{{% endif %}}",
    ]


def _loop(item: str, of: str, cells: Cells) -> list[list[str]]:
    """A row for each item of a list."""
    blank = [""] * (len(cells) - 1)
    return [[f"{{%tr for {item} in {of} %}}", *blank], list(cells), ["{%tr endfor %}", *blank]]


def rka() -> bytes:
    form = Form()
    form.table(
        [],
        [
            ["RENCANA KERJA DAN ANGGARAN\nSATUAN KERJA PERANGKAT DAERAH", "Formulir\nRKA - RINCIAN BELANJA SKPD"],
            ["{{ instansi.pemerintah }} Tahun Anggaran {{ tahun }}", ""],
        ],
        [22, 8],
    )
    heads = [
        ("Urusan Pemerintahan", "{{ urusan.kode }} {{ urusan.nama }}"),
        ("Bidang Urusan", "{{ bidang_urusan.kode }} {{ bidang_urusan.nama }}"),
        ("Program", "{{ program.kode }} {{ program.nama }}"),
        ("Sasaran Program", "{{ program.sasaran }}"),
        ("Capaian Program", "{% for c in capaian_program %}{{ c.indikator }}: {{ c.target }}. {% endfor %}"),
        ("Kegiatan", "{{ kegiatan.kode }} {{ kegiatan.nama }}"),
        ("Organisasi", "{{ organisasi.kode }} {{ organisasi.nama }}"),
        ("Unit", "{{ unit.kode }} {{ unit.nama }}"),
        ("Alokasi Tahun {{ tahun - 1 }}", "Rp. {{ alokasi_lalu|angka }}"),
        ("Alokasi Tahun {{ tahun }}", "Rp. {{ jumlah|angka }}"),
        ("Alokasi Tahun {{ tahun + 1 }}", "Rp. {{ alokasi_depan|angka }}"),
    ]
    form.table([], [[label, f": {text}"] for label, text in heads], [6, 24])
    form.table(
        [["Indikator & Tolok Ukur Kinerja Kegiatan"] * 3, ["Indikator", "Tolok Ukur Kinerja", "Target Kinerja"]],
        [
            *_loop(
                "i", "indikator if i.indikator == 'Capaian Kegiatan'", ["{{ i.indikator }}", "{{ i.tolok_ukur }}", "{{ i.target }}"]
            ),
            ["Masukan", "Dana yang dibutuhkan", "Rp. {{ jumlah|angka }}"],
            *_loop(
                "i", "indikator if i.indikator != 'Capaian Kegiatan'", ["{{ i.indikator }}", "{{ i.tolok_ukur }}", "{{ i.target }}"]
            ),
        ],
        [6, 16, 8],
    )  # fmt: skip
    form.line("Kelompok Sasaran Kegiatan : {{ kelompok_sasaran }}")
    form.line("Rincian Anggaran Belanja Kegiatan Satuan Kerja Perangkat Daerah", bold=True, align=CENTRE, before=6)
    form.line("{%p for sub in sub_kegiatan %}")
    for text in (
        "Sub Kegiatan : {{ sub.kode }} {{ sub.nama }}",
        "Sumber Pendanaan : {{ sub.sumber_pendanaan }}",
        "Lokasi : {{ sub.lokasi }}",
        "Waktu Pelaksanaan : {{ sub.waktu }}",
        "Keluaran Sub Kegiatan : {{ sub.keluaran }} ({{ sub.target }})",
    ):
        form.line(text)
    blank = [""] * 6
    detail = [
        "{{ b.kode or '' }}", "{{ b.uraian }}{% if b.spesifikasi %} Spesifikasi: {{ b.spesifikasi }}{% endif %}",
        "{{ b.koefisien.teks if b.koefisien else '' }}", "{{ b.satuan or '' }}",
        "{{ b.harga|angka if b.harga else '' }}", "{{ (b.ppn or 0)|angka if b.harga else '' }}", "{{ b.jumlah|angka }}",
    ]  # fmt: skip
    form.table(
        [
            ["Kode Rekening", "Uraian", *["Rincian Perhitungan"] * 4, "Jumlah"],
            ["", "", "Koefisien", "Satuan", "Harga", "PPN", ""],
        ],
        [
            ["{%tr for b in sub.rincian %}", *blank],
            ["{%tr if b.induk %}", *blank],
            ["{{ b.kode or '' }}", "{{ b.uraian }}", *["{{ '' }}"] * 4, "{{ b.jumlah|angka }}"],
            ["{%tr else %}", *blank],
            detail,
            ["{%tr endif %}", *blank],
            ["{%tr endfor %}", *blank],
            ["Jumlah Anggaran Sub Kegiatan :", *blank[:-1], "{{ sub.jumlah|angka }}"],
        ],
        [4.2, 9.5, 4.8, 2.8, 2.8, 2.4, 3.5],
        right=4,
    )
    form.line("{%p endfor %}")
    form.line("Jumlah Total Anggaran Kegiatan : {{ jumlah|angka }}", bold=True, align=RIGHT)
    form.line("Rencana Penarikan Dana per Bulan", bold=True, before=6)
    form.table(
        [["Bulan", "Jumlah (Rp)"]],
        [
            *_loop("p", "penarikan", ["{{ p.bulan }}", "{{ p.jumlah|angka }}"]),
            ["Jumlah", "{{ jumlah_penarikan|angka }}"],
        ],
        [5, 5],
        right=1,
    )
    day = "{{ instansi.tempat }}, {% if tanggal %}{{ tanggal|tanggal }}{% else %}Tanggal …{% endif %}"
    form.sign([[""], _official("kepala", day)])
    form.line("Keterangan :")
    form.line("Catatan Hasil Pembahasan :")
    form.line("{%p for c in catatan %}")
    form.line("{{ loop.index }}. {{ c }}")
    form.line("{%p endfor %}")
    form.table(
        [["Tim Anggaran Pemerintah Daerah"] * 5, ["No.", "Nama", "NIP", "Jabatan", "Tanda Tangan"]],
        [
            *_loop("t", "tapd", ["{{ loop.index }}", "{{ t.nama }}", "{{ t.nip }}", "{{ t.jabatan }}", ""]),
            *_loop("n", "range(0 if tapd else 8)", ["{{ n + 1 }}", "", "", "", ""]),
        ],
        [1.5, 9, 6, 8, 5.5],
    )
    return form.bytes()


def rkpa() -> bytes:
    form = Form(7)
    form.line("RENCANA KERJA DAN PERUBAHAN ANGGARAN", bold=True, align=CENTRE)
    form.line("RKPA - RINCIAN BELANJA SKPD", bold=True, align=CENTRE)
    form.line("{{ instansi.pemerintah }} Tahun Anggaran {{ tahun }}", align=CENTRE)
    for text in (
        "Kegiatan : {{ kegiatan.kode }} {{ kegiatan.nama }}",
        "Organisasi : {{ organisasi.kode }} {{ organisasi.nama }}",
        "Sub Kegiatan : {{ sub_kegiatan.kode }} {{ sub_kegiatan.nama }}",
        "Sumber Pendanaan : {{ sumber_pendanaan }}",
    ):
        form.line(text)
    sides = [
        cell
        for side in ("sebelum", "setelah")
        for cell in (
            f"{{{{ b.koefisien_{side}.teks if b.koefisien_{side} else '' }}}}",
            f"{{{{ b.satuan_{side} or '' }}}}",
            f"{{{{ b.harga_{side}|angka if b.harga_{side} else '' }}}}",
            f"{{{{ (b.ppn_{side} or 0)|angka if b.harga_{side} else '' }}}}",
            f"{{{{ b.jumlah_{side}|angka }}}}",
        )
    ]
    five = ["Koefisien", "Satuan", "Harga", "PPN", "Jumlah"]
    form.table(
        [
            ["Kode Rekening", "Uraian", *["Sebelum Perubahan"] * 5, *["Setelah Perubahan"] * 5, "Bertambah/ (Berkurang)"],
            ["", "", *five, *five, ""],
        ],
        [
            *_loop("b", "rincian", ["{{ b.kode or '' }}", "{{ b.uraian }}", *sides, "{{ b.selisih|rupiah_kurung }}"]),
            ["Jumlah Anggaran Sub Kegiatan :", *[""] * 5, "{{ jumlah_sebelum|angka }}", *[""] * 4, "{{ jumlah_setelah|angka }}", "{{ selisih|rupiah_kurung }}"],
        ],
        [2.8, 4.3, 2.4, 1.7, 1.9, 1.7, 2.3, 2.4, 1.7, 1.9, 1.7, 2.3, 2.4],
        right=4,
    )  # fmt: skip
    form.sign([[""], _official("kepala", "{{ instansi.tempat }}, …")])
    return form.bytes()


MONEY = [f"{group}_{when}" for group in ("gaji", "barang", "up") for when in ("lalu", "ini", "sd")]


def spj() -> bytes:
    form = Form(6.5)
    form.line("{{ instansi.pemerintah }}", align=CENTRE)
    form.line("LAPORAN PERTANGGUNGJAWABAN BENDAHARA PENGELUARAN", bold=True, align=CENTRE)
    form.line("( SPJ BELANJA - FUNGSIONAL )", bold=True, align=CENTRE)
    for label, text in (
        ("SKPD", "{{ instansi.nama }}"),
        ("Pengguna Anggaran", "{{ pengguna.nama }}"),
        ("Bendahara Pengeluaran", "{{ bendahara.nama }}"),
        ("Tahun Anggaran", "{{ tahun }}"),
        ("Bulan", "{{ bulan }}"),
    ):
        form.line(f"{label} : {text}")
    widths = [3.6, 4.6, 2.1, *[1.75] * 9, 2.1, 2.1]
    groups = ["SPJ - LS Gaji", "SPJ - LS Barang & Jasa", "SPJ - UP/GU/TU"]
    heads = [
        ["Kode Rekening", "Uraian", "Jumlah Anggaran", *(each for each in groups for _ in range(3)), "Jumlah SPJ (LS + UP/GU/TU) s.d. Bulan Ini", "Sisa Pagu Anggaran"],
        ["", "", "", *["s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini"] * 3, "", ""],
        ["1", "2", "3", "4", "5", "6 = (4+5)", "7", "8", "9 = (7+8)", "10", "11", "12 = (10+11)", "13 = (6+9+12)", "14 = (3-13)"],
    ]  # fmt: skip

    def money(name: str, last: str) -> list[str]:
        return [f"{{{{ {name}.{each}|angka }}}}" for each in (*MONEY, last)]

    blank = [""] * 13
    form.table(
        heads,
        [
            *_loop("b", "rincian", ["{{ b.kode }}", "{{ b.uraian }}", "{{ b.anggaran|angka }}", *money("b", "jumlah_spj"), "{{ b.sisa|rupiah_kurung }}"]),
            ["JUMLAH", "", "{{ total.anggaran|angka }}", *money("total", "jumlah_spj"), "{{ total.sisa|rupiah_kurung }}"],
            ["Penerimaan", *blank],
            *_loop("k", "penerimaan", ["", "{{ k.uraian }}", "", *money("k", "jumlah"), ""]),
            ["Jumlah Penerimaan", "", "", *money("terima", "jumlah"), ""],
            ["Pengeluaran", *blank],
            ["", "SPJ (LS + UP/GU/TU)", "", *money("total", "jumlah_spj"), ""],
            *_loop("k", "pengeluaran", ["", "{{ k.uraian }}", "", *money("k", "jumlah"), ""]),
            ["Jumlah Pengeluaran", "", "", *money("keluar", "jumlah"), ""],
            ["Saldo Kas", "", "", *[f"{{{{ saldo.{each}|rupiah_kurung }}}}" for each in (*MONEY, "jumlah")], ""],
        ],
        widths,
        right=2,
    )  # fmt: skip
    first, second = "{{ penanda_tangan[0].label }}", "{{ instansi.tempat }}, {{ tanggal|tanggal }}"
    form.sign([_official("pengguna", first), _official("bendahara", second)])
    return form.bytes()


def lkjip() -> bytes:
    form = Form(9, PROJECT / "templates" / "laporan" / "naskah.docx")  # an office begins with a paper of its own
    form.line("LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)", bold=True, align=CENTRE, size=14)
    form.line("{{ instansi.nama }} Tahun {{ tahun }}", align=CENTRE, size=12)
    form.line("BAB III AKUNTABILITAS KINERJA", bold=True, align=CENTRE, before=12)
    form.line("A. Capaian Kinerja Organisasi", bold=True, before=6)
    form.line("{%p for s in sasaran %}")
    form.line("Sasaran {{ loop.index }}: {{ s.nama }}", bold=True, before=8)

    def item(number: int, title: str) -> None:
        form.line(f"{number}. {title}", bold=True, before=6)

    def table(heads: Cells, cells: Cells, widths: Sequence[float]) -> None:
        form.table(
            [["Indikator Kinerja", *heads]], _loop("i", "s.indikator", ["{{ i.uraian }}", *cells]), [10, *widths], 1
        )

    item(1, "Perbandingan antara target dan realisasi kinerja tahun ini")
    table(
        ["Satuan", "Target", "Realisasi", "Capaian", "Kategori"],
        ["{{ i.satuan }}", "{{ i.target|bilangan }}", "{{ i.realisasi|bilangan }}", "{{ i.capaian|persen }}", "{{ i.kategori }}"],
        [3, 3, 3, 3, 4],
    )  # fmt: skip
    form.line("Rata-rata capaian {{ s.capaian|persen }}.")
    item(
        2, "Perbandingan antara realisasi serta capaian kinerja tahun ini dengan tahun lalu dan beberapa tahun terakhir"
    )
    table(
        ["Realisasi {{ tahun - 1 }}", "Realisasi {{ tahun }}", "Capaian {{ tahun - 1 }}", "Capaian {{ tahun }}", "Naik/Turun"],
        ["{{ i.realisasi_lalu|bilangan }}", "{{ i.realisasi|bilangan }}", "{{ i.capaian_lalu|persen }}", "{{ i.capaian|persen }}", "{{ i.perubahan }}"],
        [3, 3, 3, 3, 4],
    )  # fmt: skip
    item(3, "Perbandingan realisasi kinerja sampai dengan tahun ini dengan target jangka menengah (Renstra)")
    table(
        ["Target akhir Renstra {{ tahun_akhir }}", "Realisasi s.d. {{ tahun }}", "Tingkat Kemajuan"],
        ["{{ i.target_akhir|bilangan }}", "{{ i.realisasi|bilangan }}", "{{ i.kemajuan|persen }}"],
        [5, 5, 6],
    )
    item(4, "Perbandingan realisasi kinerja tahun ini dengan standar nasional (jika ada)")
    form.line("{%p if s.ada_standar %}")
    table(
        ["Realisasi {{ tahun }}", "Standar nasional"],
        ["{{ i.realisasi|bilangan }}", "{{ i.standar|bilangan }}"],
        [8, 8],
    )
    form.line("{%p else %}")
    form.line("Tidak terdapat standar nasional untuk indikator sasaran ini.")
    form.line("{%p endif %}")
    item(5, "Analisis penyebab keberhasilan/kegagalan atau peningkatan/penurunan kinerja serta alternatif solusi")
    form.line("{{p s.analisis|prosa }}")
    item(6, "Analisis atas efisiensi penggunaan sumber daya")
    form.table(
        [["Capaian Kinerja", "Penyerapan Anggaran", "Tingkat Efisiensi"]],
        [["{{ s.capaian|persen }}", "{{ s.serapan|persen }}", "{{ s.efisiensi|persen }}"]],
        [8, 8, 8],
    )
    item(7, "Analisis program/kegiatan yang menunjang keberhasilan ataupun kegagalan pencapaian pernyataan kinerja")
    form.line("{{p s.program|prosa }}")
    form.line("{%p endfor %}")
    form.line("B. Realisasi Anggaran", bold=True, before=10)
    form.table(
        [["Kode", "Program/Kegiatan/Sub Kegiatan", "Pagu (Rp)", "Realisasi (Rp)", "%", "Sisa (Rp)"]],
        [
            *_loop("a", "anggaran", ["{{ a.kode }}", "{{ a.uraian }}", "{{ a.pagu|angka }}", "{{ a.realisasi|angka }}", "{{ a.persen|persen }}", "{{ a.sisa|rupiah_kurung }}"]),
            ["JUMLAH", "", "{{ pagu|angka }}", "{{ realisasi|angka }}", "{{ persen|persen }}", "{{ (pagu - realisasi)|rupiah_kurung }}"],
        ],
        [4.5, 11.5, 4, 4, 2, 4],
        2,
    )  # fmt: skip
    form.sign([[""], _official("kepala", "{{ instansi.tempat }}, {% if tanggal %}{{ tanggal|tanggal }}{% endif %}")])
    return form.bytes()


FORMS: Mapping[str, Callable[[], bytes]] = {
    "rka-rincian-belanja": rka,
    "rkpa-rincian-belanja": rkpa,
    "spj-fungsional": spj,
    "lkjip": lkjip,
}
