"""Native charts: what is drawn, what is remembered and what the workbook holds are what was given."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from conftest import PROJECT
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from papers.pages.printed import NEEDED, read
from word.drawing.test_pictures import png
from word.making import NS, docx, footnotes, headed, names, noted, p, part, section, sound, styles

from kakdoc.base.problems import TemplateError
from kakdoc.word.drawing.charts import book as workbook
from kakdoc.word.drawing.charts import chart
from kakdoc.word.drawing.charts.data import number_format
from kakdoc.word.printable import UnprintableError
from kakdoc.word.template.compiled import compile_template

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
RENCANA = [Decimal(8 * month + 4) for month in range(12)]
REALISASI = [Decimal("2.1"), Decimal("9.85"), Decimal("18.92"), Decimal("30.10"), *[None] * 8]
KURVA = {
    "jenis": "garis",
    "judul": "Kurva S s.d. April 2024",
    "kategori": BULAN,
    "seri": [{"nama": "Rencana", "nilai": RENCANA}, {"nama": "Realisasi", "nilai": REALISASI}],
    "satuan": "%",
}
PANJANG = "Koordinasi dan Kerja Sama Pelaksanaan Seleksi Terbuka Jabatan Pimpinan Tinggi Pratama Daerah"
ONE = docx(p("{{r x|grafik(15.5, 8) }}"))
HOSTILE = [
    "& < > \" '",
    "{{ 7*7 }}",
    "]]>",
    "</c:v>",
    "_x0041_",
    "=1+1",
    "#REF!",
    "👍",
    "a\u00a0b",
    "-5",
    "x" * 5000,
    " tepi ",
    "dua  spasi",
]


def bars(*values: object, unit: str = "Rp", decimals: int = 0) -> dict[str, object]:
    kategori = [f"Sub Kegiatan {number}" for number in range(1, len(values) + 1)]
    return {
        "jenis": "batang", "judul": "Serapan", "kategori": kategori, "seri": [{"nama": "Serapan", "nilai": [*values]}],
        "satuan": unit, "desimal": decimals,
    }  # fmt: skip


def drawn(value: object, template: bytes = ONE) -> bytes:
    return sound(compile_template(template, "t.docx").render({"x": value}))


def unescaped(text: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def cached(root: etree._Element):
    """What the chart part remembers: categories, and the name and the values of each series."""

    def points(node):
        count = int(node.find(f".//{C}ptCount").get("val"))
        found = {int(pt.get("idx")): pt.findtext(f"{C}v") for pt in node.iter(f"{C}pt")}
        assert all(0 <= place < count for place in found)
        return [found.get(place) for place in range(count)]

    series = list(root.iter(f"{C}ser"))
    categories = [list(map(unescaped, points(ser.find(f"{C}cat")))) for ser in series]
    assert all(each == categories[0] for each in categories)
    return categories[0], [
        (unescaped(points(ser.find(f"{C}tx"))[0]), [each and Decimal(each) for each in points(ser.find(f"{C}val"))])
        for ser in series
    ]


def book(data: bytes, number: int = 1) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(f"word/embeddings/kakdoc{number}.xlsx")


def embedded(data: bytes):
    """What the cells of the workbook hold, in the same form as `cached`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    cells = {
        cell.get("r"): unescaped(cell.findtext(f".//{S}t")) if cell.get("t") else Decimal(cell.findtext(f"{S}v"))
        for cell in sheet.iter(f"{S}c")
    }
    last = max(int(re.sub(r"\D", "", place)) for place in cells)
    columns = [place[:-1] for place in cells if re.fullmatch(r"[A-Z]+1", place)]
    return [cells[f"A{row}"] for row in range(2, last + 1)], [
        (cells[f"{letter}1"], [cells.get(f"{letter}{row}") for row in range(2, last + 1)]) for letter in columns
    ]


def of(value):
    return list(value["kategori"]), [
        (seri["nama"], [None if each is None else Decimal(each) for each in seri["nilai"]]) for seri in value["seri"]
    ]


def check_agreement(value) -> bytes:
    data = drawn(value)
    assert cached(part(data, "word/charts/kakdoc1.xml")) == embedded(book(data)) == of(value)
    return data


@pytest.mark.parametrize(
    "value",
    [
        KURVA,
        bars(229692000, 179587000),
        bars(Decimal("97.24"), None, Decimal(0), unit="%", decimals=2),
        bars(Decimal("-5.25"), Decimal("3.1"), unit="%", decimals=2),
        bars(-5, -1, unit="orang"),
        bars(0),
        bars(None, None),
        bars(999_999_999_999_999_999, 1),
        bars(Decimal("0.000001"), unit="", decimals=6),
        bars(Decimal(1) / Decimal(3), unit="%"),
        {**KURVA, "kategori": BULAN[:1], "seri": [{"nama": "Rencana", "nilai": [100]}]},
        {**KURVA, "kategori": [f"Minggu {n}" for n in range(60)], "seri": [{"nama": "R", "nilai": [*range(60)]}]},
        {**KURVA, "seri": [{"nama": f"Seri {n}", "nilai": [n] * 12} for n in range(30)]},
    ],
    ids=range(13),
)
def test_what_is_drawn_remembered_and_embedded_is_what_was_given(value):
    check_agreement(value)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_a_name_and_nothing_else(text):
    value = {**KURVA, "judul": text, "kategori": [text, *BULAN[1:]], "seri": [{"nama": text, "nilai": RENCANA}]}
    data = check_agreement(value)
    title = part(data, "word/charts/kakdoc1.xml").find(f".//{C}title")
    assert "".join(title.itertext()) == text
    assert text in next(part(data).iter(f"{WP}docPr")).get("descr")


TEXTS = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Z"], blacklist_characters="\ufffe\uffff"), min_size=1)
NUMBERS = st.none() | st.integers(-(10**17), 10**17) | st.decimals(-(10**12), 10**12, places=4)


@given(TEXTS, st.lists(st.tuples(TEXTS, NUMBERS), min_size=1, max_size=5), st.sampled_from(chart.JENIS), TEXTS)
def test_whatever_is_given_agrees_in_all_places(name, points, jenis, unit):
    value = {
        "jenis": jenis, "kategori": [each for each, _ in points], "satuan": unit,
        "seri": [{"nama": name, "nilai": [number for _, number in points]}],
    }  # fmt: skip
    data = compile_template(ONE, "t.docx").render({"x": value})
    assert cached(part(data, "word/charts/kakdoc1.xml")) == embedded(book(data)) == of(value)


def test_names_that_are_texts_lose_their_marks_and_long_ones_their_end():
    long = "Koordinasi dan Penyusunan Dokumen Perencanaan Perangkat Daerah serta Evaluasi Kinerja "
    value = {**bars(1, 2, 3), "kategori": ["Mutasi **ASN**", long + "Satu", "Pendek"], "kalimat": True}
    names = cached(part(drawn(value), "word/charts/kakdoc1.xml"))[0]
    assert names == ["Mutasi ASN", "Koordinasi dan Penyusunan Dokumen Perencanaan Perangkat Daerah serta …", "Pendek"]
    two = {**value, "kategori": [long + "Satu", long + "Dua", "Pendek"]}
    names = cached(part(drawn(two), "word/charts/kakdoc1.xml"))[0]
    assert [each[:2] for each in names] == ["1.", "2.", "3."]


def test_where_bars_are_many_their_values_are_told_by_the_axis_alone():
    for count, labelled in ((48, True), (49, False)):
        value = {**bars(*range(count)), "kategori": [f"K{number}" for number in range(count)]}
        root = part(drawn(value), "word/charts/kakdoc1.xml")
        assert bool(list(root.iter(f"{C}dLbls"))) == labelled


def test_a_gap_has_neither_a_point_nor_a_cell_and_the_line_breaks_there():
    data = drawn(KURVA)
    root = part(data, "word/charts/kakdoc1.xml")
    assert [len(list(ser.find(f"{C}val").iter(f"{C}pt"))) for ser in root.iter(f"{C}ser")] == [12, 4]
    assert root.find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_a_spreadsheet_program_opens_the_workbook_and_finds_the_figures():
    sheet = openpyxl.load_workbook(io.BytesIO(book(drawn(KURVA))))["Data"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (None, "Rencana", "Realisasi")
    assert rows[4] == ("April", 28, 30.1)
    assert rows[5] == ("Mei", 36, None)
    assert sheet["B2"].number_format == '[$-421]#,##0.00"%"'
    formulas = [node.text for node in part(drawn(KURVA), "word/charts/kakdoc1.xml").iter(f"{C}f")]
    assert formulas == [
        "Data!$B$1",
        "Data!$A$2:$A$13",
        "Data!$B$2:$B$13",
        "Data!$C$1",
        "Data!$A$2:$A$13",
        "Data!$C$2:$C$13",
    ]


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (703, "AAA")])
def test_columns_are_lettered_as_spreadsheets_do(number, letters):
    assert workbook.column(number) == letters


@pytest.mark.parametrize(
    ("unit", "decimals", "code"),
    [
        ("%", 2, '[$-421]#,##0.00"%"'),
        ("Rp", 0, '[$-421]"Rp"#,##0'),
        ("", 1, "[$-421]#,##0.0"),
        ("orang", 0, '[$-421]#,##0" orang"'),
        ('2" pipa', 0, '[$-421]#,##0" 2"\\"" pipa"'),
    ],
)
def test_number_formats_are_indonesian_and_carry_the_unit(unit, decimals, code):
    assert number_format(unit, decimals) == code


@pytest.mark.parametrize(
    ("unit", "decimals", "code"),
    [
        ("%", 2, '[$-421]#,##0.00"%";[$-421]"−"#,##0.00"%"'),
        ("Rp", 0, '[$-421]"Rp"#,##0;[$-421]"−""Rp"#,##0'),
    ],
)
def test_a_negative_number_has_a_minus_sign_and_no_hyphen(unit, decimals, code):
    assert number_format(unit, decimals, signed=True) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (bars(12, 3, unit="orang"), '0" orang"'),
        (bars(12, 400, unit="%"), '0"%"'),
        (bars(600, unit="orang"), '[$-421]#,##0" orang"'),
        (bars(12), '[$-421]"Rp"#,##0'),
        (bars(12, unit="%", decimals=1), '[$-421]#,##0.0"%"'),
        (bars(-3, unit="orang"), '0" orang";"−"0" orang"'),
    ],
    ids=range(6),
)
def test_a_format_names_the_language_only_where_its_signs_differ(value, code):
    assert chart.read(value).format() == code


def last_labels(*series: list[object]) -> dict[int, str]:
    """Where the label of each line's last value stands."""
    value = {
        **KURVA,
        "seri": [{"nama": f"s{n}", "nilai": each + [None] * (12 - len(each))} for n, each in enumerate(series)],
    }
    root = part(drawn(value), "word/charts/kakdoc1.xml")
    return {
        number: ser.find(f".//{C}dLblPos").get("val")
        for number, ser in enumerate(root.iter(f"{C}ser"))
        if ser.find(f"{C}dLbls") is not None
    }


@pytest.mark.parametrize(
    ("series", "places"),
    [
        ((RENCANA, [Decimal("0.87")]), {0: "t", 1: "t"}),  # below it lies the name of the month
        ((RENCANA, [Decimal("2.1"), Decimal("9.85")]), {0: "t", 1: "t"}),
        ((RENCANA, [*[Decimal(3)] * 8, Decimal(60)]), {0: "t", 1: "b"}),
        ((RENCANA, [*[Decimal(3)] * 8, Decimal(90)]), {0: "t", 1: "t"}),
        ((RENCANA, [Decimal(90)] * 12), {0: "t", 1: "b"}),
        ((RENCANA, [Decimal(99)] * 12), {0: "b", 1: "t"}),
        (([Decimal(1)], [Decimal(2)]), {0: "r", 1: "t"}),
        (([Decimal(1)], [Decimal(1)]), {0: "t", 1: "r"}),
        (([], [Decimal(50)]), {1: "t"}),
        (([Decimal(0)],), {0: "t"}),
    ],
    ids=range(10),
)  # fmt: skip
def test_the_last_value_of_a_line_stands_clear_of_the_axis_and_of_other_lines(series, places):
    assert last_labels(*series) == places


def test_a_series_keeps_its_look_when_another_one_is_left_out():
    def looks(*seri) -> list[bytes]:
        root = part(drawn({**KURVA, "seri": list(seri)}), "word/charts/kakdoc1.xml")
        return [etree.tostring(ser.find(f"{C}spPr")) for ser in root.iter(f"{C}ser")]

    plan, spent = ({"nama": "R", "gaya": look, "nilai": RENCANA} for look in (1, 2))
    assert looks(spent) == looks(plan, spent)[1:]
    assert looks(plan, spent) == looks(*({"nama": "R", "nilai": RENCANA} for _ in range(2)))


def test_bars_of_several_series_are_named_where_they_are_and_those_of_one_by_the_legend():
    two = {**bars(5, 7, unit="%"), "seri": [{"nama": name, "nilai": [5, 7]} for name in ("Keuangan", "Fisik")]}
    root = part(drawn(two), "word/charts/kakdoc1.xml")
    assert root.find(f".//{C}legend") is None
    assert [
        [each.get("val") for each in ser.iter(f"{C}showSerName", f"{C}showVal")] for ser in root.iter(f"{C}ser")
    ] == [["1", "1"]] * 2
    assert part(drawn(bars(5, unit="%")), "word/charts/kakdoc1.xml").find(f".//{C}legend") is not None
    assert part(drawn(KURVA), "word/charts/kakdoc1.xml").find(f".//{C}legend") is not None


def test_where_bars_are_many_each_series_is_named_once_at_bars_apart():
    names = [f"Sub {number}" for number in range(30)]
    many = {**bars(1), "kategori": names, "seri": [{"nama": name, "nilai": [1] * 30} for name in ("Keuangan", "Fisik")]}
    root = part(drawn(many), "word/charts/kakdoc1.xml")
    labels = [list(ser.iter(f"{C}dLbl")) for ser in root.iter(f"{C}ser")]
    assert [[label.find(f"{C}idx").get("val") for label in each] for each in labels] == [["0"], ["1"]]
    assert all(label.find(f"{C}showSerName").get("val") == "1" for each in labels for label in each)
    assert root.find(f".//{C}legend") is None


@pytest.mark.parametrize(
    ("title", "width", "size"),
    [("Serapan", 15.5, 1100), ("Serapan anggaran dan realisasi fisik s.d. September 2024", 15.5, 1100), ("a" * 80, 15.5, 800), ("a" * 70, 15.5, 900), ("a" * 56, 8, 800)],
)  # fmt: skip
def test_a_title_is_as_small_as_it_takes_to_stand_on_one_line(title, width, size):
    template = docx(p(f"{{{{r x|grafik({width}, 8) }}}}"))
    root = part(drawn({**KURVA, "judul": title}, template), "word/charts/kakdoc1.xml")
    assert root.find(f"{C}chart/{C}title//{A}rPr").get("sz") == str(size)


def axis(value) -> dict[str, str]:
    root = part(drawn(value), "word/charts/kakdoc1.xml").find(f".//{C}valAx")
    found = {name: root.find(f".//{C}{name}") for name in ("max", "min", "majorUnit")}
    return {name: node.get("val") for name, node in found.items() if node is not None} | {
        "format": root.find(f"{C}numFmt").get("formatCode")
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (KURVA, {"max": "100", "min": "0", "majorUnit": "20", "format": '0"%"'}),
        (bars(100, unit="%"), {"max": "115", "min": "0", "majorUnit": "20", "format": '0"%"'}),
        (bars(229692000), {"max": "300000000", "min": "0", "majorUnit": "100000000", "format": '[$-421]"Rp"#,##0,," juta"'}),
        (bars(3 * 10**9), {"max": "4000000000", "min": "0", "majorUnit": "1000000000", "format": '[$-421]"Rp"#,##0,,," miliar"'}),
        (bars(1500), {"max": "2000", "min": "0", "majorUnit": "500", "format": '[$-421]"Rp"#,##0'}),
        (bars(Decimal("0.3"), unit="", decimals=2), {"max": "0.4", "min": "0.0", "majorUnit": "0.1", "format": "[$-421]#,##0.0"}),
        (bars(Decimal("-5.2"), Decimal("3.1"), unit="%"), {"max": "5", "min": "-10", "majorUnit": "5", "format": '0"%";"−"0"%"'}),
        (bars(0), {"min": "0", "format": '[$-421]"Rp"#,##0'}),
        ({**KURVA, "seri": [{"nama": "a", "nilai": [120] * 12}]}, {"min": "0", "format": '[$-421]#,##0.00"%"'}),
        ({**KURVA, "seri": [{"nama": "a", "nilai": [-1] * 12}]}, {"format": '[$-421]#,##0.00"%";[$-421]"−"#,##0.00"%"'}),
    ],
    ids=range(10),
)  # fmt: skip
def test_the_value_axis_is_round_and_whole_percentages_go_to_a_hundred(value, expected):
    assert axis(value) == expected


def test_lines_differ_in_dash_and_marker_and_bars_in_fill_not_in_colour_alone():
    six = [{"nama": str(n), "nilai": [n] * 12} for n in range(6)]
    lines = part(drawn({**KURVA, "seri": six}), "word/charts/kakdoc1.xml")
    looks = [
        (ser.find(f".//{A}prstDash").get("val"), ser.find(f".//{C}symbol").get("val")) for ser in lines.iter(f"{C}ser")
    ]
    assert len({dash for dash, _ in looks}) == len({marker for _, marker in looks}) == 6
    fills = part(drawn({**KURVA, "jenis": "batang", "seri": six}), "word/charts/kakdoc1.xml")
    assert len({etree.tostring(ser.find(f"{C}spPr")) for ser in fills.iter(f"{C}ser")}) == 6


def test_the_font_is_that_of_the_document_and_otherwise_that_of_its_theme():
    fonts = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Bookman &amp; Co"/></w:rPr></w:rPrDefault></w:docDefaults>'
    ours = styles().replace(f"<w:styles {NS}>", f"<w:styles {NS}>{fonts}")
    template = docx(p("{{r x|grafik(15.5, 8) }}"), {"styles.xml": ("styles", ours)})
    root = part(drawn(KURVA, template), "word/charts/kakdoc1.xml")
    assert {each.get("typeface") for each in root.iter(f"{A}latin")} == {"Bookman & Co"}
    assert not list(part(drawn(KURVA), "word/charts/kakdoc1.xml").iter(f"{A}latin"))


def test_the_drawing_has_the_size_that_was_asked_for_and_says_what_it_shows():
    root = part(drawn(KURVA))
    assert [(each.get("cx"), each.get("cy")) for each in root.iter(f"{WP}extent")] == [("5580000", "2880000")]
    assert next(root.iter(f"{WP}docPr")).get("descr") == (
        "Grafik garis “Kurva S s.d. April 2024”. Rencana: Januari 4,00% sampai Desember 92,00%; "
        "Realisasi: Januari 2,10%, Februari 9,85%, Maret 18,92%, April 30,10%."
    )
    told = [
        next(part(drawn(each)).iter(f"{WP}docPr")).get("descr")
        for each in (bars(-1500), bars(None), bars(2, unit="orang"))
    ]
    assert told[0] == "Grafik batang “Serapan”. Serapan: Sub Kegiatan 1 −Rp1.500."
    assert told[1].endswith("Serapan: belum ada nilai.")
    assert told[2].endswith("Sub Kegiatan 1 2 orang.")


SEVERAL = docx(
    p("{{r logo|gambar(2, 3) }}") + p("{%p for g in grafik %}") + p("{{r g|grafik(15.5, 8) }}") + p("{%p endfor %}")
    + p("{{r logo|gambar(1, 1, 'Lambang') }}")
)  # fmt: skip


def several() -> bytes:
    values = {"logo": "a.png", "grafik": [KURVA, bars(1, 2), KURVA]}
    return sound(compile_template(SEVERAL, "t.docx").render(values, {"a.png": png(2, 2)}))


def test_charts_in_a_loop_and_pictures_share_one_list_of_types_and_relationships():
    data = several()
    kinds = {each.get("Id"): each.get("Target") for each in part(data, "word/_rels/document.xml.rels")}
    used = [each.get(f"{R}id") for each in part(data).iter(f"{C}chart")]
    assert [kinds[each] for each in used] == [f"charts/kakdoc{number}.xml" for number in (2, 3, 4)]
    for number in (2, 3, 4):
        (own,) = part(data, f"word/charts/_rels/kakdoc{number}.xml.rels")
        assert own.get("Target") == f"../embeddings/kakdoc{number}.xlsx"
        assert own.get("Id") == part(data, f"word/charts/kakdoc{number}.xml").find(f"{C}externalData").get(f"{R}id")
    types = [(each.get("Extension"), each.get("PartName")) for each in part(data, "[Content_Types].xml")]
    assert len(types) == len(set(types))
    assert {("xlsx", None), ("png", None), (None, "/word/charts/kakdoc2.xml")} <= set(types)
    numbers = [each.get("id") for each in part(data).iter(f"{WP}docPr")]
    assert len(numbers) == len(set(numbers)) == 5
    assert [each.get("descr") for each in part(data).iter(f"{WP}docPr")][-1] == "Lambang"


def test_a_template_that_was_a_paper_of_kakdoc_keeps_its_own_charts():
    paper = several()
    files = {name: zipfile.ZipFile(io.BytesIO(paper)).read(name) for name in names(paper)}
    files["word/document.xml"] = files["word/document.xml"].replace(
        b"<w:sectPr>", p("{{r x|grafik(9, 5) }}").encode() + b"<w:sectPr>"
    )
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    data = drawn(bars(7), again.getvalue())
    assert [name for name in names(data) if re.fullmatch(r"word/charts/\w+\.xml", name)] == [
        f"word/charts/kakdoc{number}.xml" for number in (2, 3, 4, 5)
    ]
    assert cached(part(data, "word/charts/kakdoc5.xml")) == of(bars(7))


def test_a_template_that_knows_the_extension_as_something_else_is_told_of_the_part_itself():
    odd = docx(p("{{r x|gambar(1, 1) }}")).replace(b"image/png", b"image/odd")
    files = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odd)) as old, zipfile.ZipFile(files, "w") as archive:
        for name in old.namelist():
            content = old.read(name)
            archive.writestr(name, content.replace(b'"image/png"', b'"image/x-png"') if "Types" in name else content)
    data = compile_template(files.getvalue(), "t.docx").render({"x": "a"}, {"a": png(1, 1)})
    types = {each.get("PartName"): each.get("ContentType") for each in part(data, "[Content_Types].xml")}
    assert types["/word/media/kakdoc1.png"] == "image/png"


def test_a_template_without_relationships_or_a_type_for_xml_gets_them():
    files = io.BytesIO()
    kept = re.compile(rb'<Default Extension="xml"[^>]*/>|<Override PartName="/word/(?:styles|numbering)[^>]*/>')
    with zipfile.ZipFile(io.BytesIO(ONE)) as old, zipfile.ZipFile(files, "w") as archive:
        for name in old.namelist():
            if not re.search(r"document\.xml\.rels|styles|numbering|media", name):
                archive.writestr(name, kept.sub(b"", old.read(name)))
    data = drawn(bars(3), files.getvalue())
    defaults = {each.get("Extension") for each in part(data, "[Content_Types].xml")} - {None}
    assert defaults == {"rels", "png", "xlsx"}


def test_the_same_charts_give_the_same_bytes_in_any_order_of_rendering():
    template = compile_template(ONE, "t.docx")
    first = template.render({"x": KURVA})
    template.render({"x": bars(1)})
    assert template.render({"x": KURVA}) == first
    script = (
        "import sys,hashlib;from word.drawing.test_charts import several;"
        "print(hashlib.sha256(several()).hexdigest())"
    )  # fmt: skip
    tests = PROJECT / "tests"
    prints = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True,
            env={"PYTHONPATH": f"{tests.parent}{os.pathsep}{tests}", "PYTHONHASHSEED": seed, "SYSTEMROOT": ""},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(prints) == 1


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in KURVA.items() if name != key}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("teks", "bukan grafik"),
        ([KURVA], "bukan grafik"),
        ({**KURVA, "jenis": "pai"}, "“pai” tidak dikenal"),
        (without("jenis"), "jenis grafik"),
        ({**KURVA, "jdul": "x"}, "“jdul” tidak dikenal; mungkin maksudnya “judul”"),
        ({**KURVA, "desimal": -1}, "desimal"),
        ({**KURVA, "desimal": True}, "desimal"),
        ({**KURVA, "kategori": []}, "kategori grafik kosong"),
        ({**KURVA, "kategori": "Januari"}, "kategori grafik kosong"),
        ({**KURVA, "kategori": [None] * 12}, "kategori grafik bukan teks"),
        ({**KURVA, "judul": "a\x01"}, "karakter kendali"),
        ({**KURVA, "kategori": ["\ud800", *BULAN[1:]]}, "karakter kendali"),
        ({**KURVA, "satuan": 5.0}, "satuan grafik bukan teks"),
        (without("seri"), "seri grafik kosong"),
        ({**KURVA, "seri": []}, "seri grafik kosong"),
        ({**KURVA, "seri": ["a"]}, "tidak bernama"),
        ({**KURVA, "seri": [{"nama": "", "nilai": RENCANA}]}, "tidak bernama"),
        ({**KURVA, "seri": [{"nama": "R\ufffe", "nilai": RENCANA}]}, "karakter kendali"),
        ({**KURVA, "seri": [{"nama": "R", "nilai": RENCANA[:3]}]}, "“R” berisi 3 nilai, padahal kategorinya 12"),
        ({**KURVA, "seri": [{"nama": "R"}]}, "nilai grafik kosong"),
        (bars(0.5), "bukan bilangan"),
        (bars("5"), "bukan bilangan"),
        (bars(True), "bukan bilangan"),
        (bars(Decimal("NaN")), "bukan bilangan"),
        (bars(Decimal("Infinity")), "bukan bilangan"),
        (bars(10**18), "lebih dari 18 angka"),
        (bars(Decimal("1E+999999")), "lebih dari 18 angka"),
        (bars(Decimal("1E-999999")), "lebih dari 18 angka"),
    ],
    ids=range(28),
)
def test_a_value_that_is_no_chart_is_refused_with_its_reason_and_its_place(value, reason):
    with pytest.raises(UnprintableError, match=re.escape(reason)):
        chart.read(value)
    with pytest.raises(TemplateError) as fault:
        drawn(value)
    (problem,) = fault.value.problems
    assert problem.code == "K505"
    assert reason in problem.message
    assert problem.location.spot == "badan dokumen, paragraf 1"


@pytest.mark.parametrize("size", ["0, 8", "15, -1", "15, 'a'", "true, 8", "15, 56"])
@pytest.mark.parametrize("name", ["grafik", "gambar"])
def test_a_size_that_no_page_has_is_refused(size, name):
    template = compile_template(docx(p(f"{{{{r x|{name}({size}) }}}}")), "t.docx")
    with pytest.raises(TemplateError, match="bukan bilangan sentimeter"):
        template.render({"x": KURVA if name == "grafik" else "a"}, {"a": png(1, 1)})


@pytest.mark.parametrize(
    "tag", ["{{r x|grafik(9, 5) }}", "{{r x|gambar(9, 5) }}", "{% if x|gambar(1, 1) %}a{% endif %}"]
)
@pytest.mark.parametrize(("place", "label"), [(headed, "kepala halaman"), (noted, "catatan kaki")])
def test_outside_the_body_charts_and_pictures_are_refused_when_the_template_is_compiled(tag, place, label):
    with pytest.raises(TemplateError) as fault:
        compile_template(place(p("atas") + p(tag)), "t.docx")
    (problem,) = fault.value.problems
    assert problem.code == "K506"
    assert f"bukan di {label}" in problem.message
    assert problem.location.spot.startswith(f"{label}, paragraf")


def test_a_footer_and_a_property_have_no_room_for_a_chart_either():
    footer = {"footer1.xml": ("footer", f"<w:ftr {NS}>{p('{{r x|grafik(9, 5) }}')}</w:ftr>")}
    reference = section('<w:footerReference w:type="default" r:id="rId12"/>')
    for data in (docx(p("a"), footer, last=reference), docx(p("a"), footnotes(p("{{r x|grafik(9, 5) }}")))):
        with pytest.raises(TemplateError, match="hanya dapat dipakai di badan dokumen"):
            compile_template(data, "t.docx")


def test_a_document_without_charts_has_no_part_more_than_its_template():
    data = docx(p("{% if x %}{{r x|grafik(9, 5) }}{% endif %}"))
    assert names(compile_template(data, "t.docx").render({"x": None})) == names(data)


def test_the_document_passes_the_strict_checker_where_it_is_at_hand(tmp_path):
    checker, schemas = os.environ.get("OOXML_CHECK"), os.environ.get("OOXML_XSD")
    if not checker or not schemas:
        pytest.skip("OOXML_CHECK and OOXML_XSD do not name a checker and the ECMA-376 schemas")
    file = tmp_path / "x.docx"
    file.write_bytes(several())
    run = subprocess.run([sys.executable, checker, "--xsd", schemas, file], capture_output=True, text=True, check=False)
    # The template of these tests has a picture of its own that it never shows.
    assert run.stdout.splitlines()[0] == f"{file}: 0 errors, 1 warnings"
    assert "rel-unused word/document.xml rId9" in run.stdout


def on_one_page() -> bytes:
    """A curve and bars, to be printed."""
    value = {
        **bars(229692000, 179587000), "judul": "Pagu dan Realisasi", "kategori": [PANJANG, "Promosi ASN"],
        "seri": [{"nama": "Pagu", "nilai": [229692000, 179587000]}, {"nama": "Terserap", "nilai": [203345500, 0]}],
    }  # fmt: skip
    template = compile_template(docx(p("{{r a|grafik(15.5, 8) }}") + p("{{r b|grafik(15.5, 8) }}")), "t.docx")
    return template.render({"a": KURVA, "b": value})


@NEEDED[0]
@NEEDED[1]
def test_on_paper_stand_the_title_the_names_and_the_figures_in_indonesian(pdfs):
    text = " ".join(" ".join(line.split()) for page in read(pdfs / "grafik.pdf").lines for line in page)
    for wanted in ("Kurva S s.d. April 2024", "Rencana", "Realisasi", "30,10%", "Pagu", "Terserap",
                   "Rp229.692.000", "Rp203.345.500", "Koordinasi"):  # fmt: skip
        assert wanted in text
