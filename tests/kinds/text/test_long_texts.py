"""Texts of several paragraphs and lists in numbered places and cells: each stands below its number, as it was typed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from kinds.decree.decrees import decree, regulation, tor
from kinds.decree.test_decree_papers import paper
from openpyxl import load_workbook
from papers.rendering import RENDERER
from word.making import W, part, sound

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.decree import paper as produk
from kakdoc.kinds.decree.checks import grounds, perbup
from kakdoc.kinds.fields.paragraphs import is_list, name_of, one, unwrapped
from kakdoc.kinds.fields.typed_text import scalar
from kakdoc.kinds.kak.schema import Kak
from kakdoc.papers import checking
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.forms import converting

AYAT = "Badan menyusun pola yang memuat:\n\na. jenjang; dan\nb. syarat.\n\nPenyusunan dilakukan setiap tahun."
WORDING = "Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:\n\nPasal 5\n\nBadan menyusun pola."


@dataclass(frozen=True)
class Line:
    """A paragraph of a paper: its style, its text, the list it is an item of and its indentation."""

    style: str
    text: str
    number: str | None
    left: int | None


def lines(data: bytes) -> list[Line]:
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in part(data, "word/styles.xml").iter(f"{W}style")
    }
    return [_line(each, names) for each in part(sound(data)).iter(f"{W}p")]


def _line(paragraph, names) -> Line:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    indent = paragraph.find(f"{W}pPr/{W}ind")
    text = "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in paragraph.iter(f"{W}t", f"{W}br"))
    return Line(
        names[style.get(f"{W}val")] if style is not None else "",
        text,
        None if number is None else number.get(f"{W}val"),
        None if indent is None else int(indent.get(f"{W}left", "0")),
    )


def shown(document, *styles: str) -> list[tuple[str, str]]:
    """Style and text of the lines from the first of some styles to the last of them, blank ones left out."""
    found = lines(paper(document))
    places = [index for index, each in enumerate(found) if each.style in styles]
    return [(each.style, each.text) for each in found[places[0] : places[-1] + 1] if each.text]


# Places


def test_an_ayat_of_several_paragraphs_is_paragraph_list_and_paragraph_and_the_next_ayat_goes_on():
    document = regulation(pasal=[{"ayat": [AYAT, "Ayat kedua."]}, "Selesai."])
    assert shown(document, "Ayat") == [
        ("Ayat", "Badan menyusun pola yang memuat:"),
        ("Daftar Huruf", "jenjang; dan"),
        ("Daftar Huruf", "syarat."),
        ("Lanjutan 1", "Penyusunan dilakukan setiap tahun."),
        ("Ayat", "Ayat kedua."),
    ]


@pytest.mark.parametrize(
    ("pasal", "first", "below", "left"),
    [
        ({"isi": AYAT}, "Isi Pasal", "Lanjutan 0", None),
        ({"ayat": [AYAT, "y"]}, "Ayat", "Lanjutan 1", 567 + 425),
        ({"isi": "x:", "rincian": [AYAT, "y"]}, "Rincian 1", "Lanjutan 1", 567 + 425),
        ({"isi": "x:", "rincian": [{"isi": "z", "rincian": [AYAT, "y"]}]}, "Rincian 2", "Lanjutan 2", 1134 + 425),
        ({"ayat": ["y", {"isi": "x:", "rincian": [AYAT, "y"]}]}, "Rincian Ayat 1", "Lanjutan 2", 1134 + 425),
        ({"isi": "x:", "definisi": [AYAT, "Arsip adalah y"]}, "Definisi", "Lanjutan 1", 567 + 425),
    ],
)
def test_what_follows_a_first_paragraph_stands_below_it_and_lists_further_in(pasal, first, below, left):
    found = lines(paper(regulation(pasal=[pasal, "Selesai."])))
    start = next(index for index, each in enumerate(found) if each.text == "Badan menyusun pola yang memuat:")
    head, *items, rest = found[start : start + 4]
    assert (head.style, rest.style) == (first, below)
    assert [each.left for each in items] == [left, left]
    assert len({each.number for each in items}) == 1


ARTICLES = """Ketentuan Pasal 12 diubah sehingga berbunyi sebagai berikut:

“Pasal 12

Arsip disimpan menurut Pasal 5

BAB IIA

PENYIMPANAN ARSIP

Bagian Kesatu

Umum

Pasal 13A

Arsip dinilai.”"""


@pytest.mark.parametrize(
    "pasal",
    [{"isi": "Beberapa ketentuan diubah:", "rincian": [ARTICLES, "Pasal 20 dihapus"]}, {"ayat": [ARTICLES, "y"]}],
)
def test_headings_in_the_new_wording_of_an_article_stand_in_the_middle_and_with_what_follows(pasal):
    centred: dict[bool, list[str]] = {True: [], False: []}
    for each in part(paper(regulation(pasal=[pasal, "Selesai."]))).iter(f"{W}p"):
        properties = each.find(f"{W}pPr")
        if properties.find(f"{W}pStyle").get(f"{W}val") == "Lanjutan1":
            in_the_middle = properties.find(f"{W}jc") is not None
            assert in_the_middle == (properties.find(f"{W}keepNext") is not None)
            centred[in_the_middle].append("".join(each.itertext()))
    assert centred[True] == ["“Pasal 12", "BAB IIA", "PENYIMPANAN ARSIP", "Bagian Kesatu", "Umum", "Pasal 13A"]
    assert centred[False] == ["Arsip disimpan menurut Pasal 5", "Arsip dinilai.”"]


TABLE = "Jenjang adalah sebagai berikut:\n\n| Jenjang | Syarat |\n|---|---|\n| Madya | Magister |\n\nSelesai."


@pytest.mark.parametrize(
    ("pasal", "further_in"),
    [
        ({"ayat": [TABLE, "y"]}, 567),
        ({"isi": "x:", "rincian": [{"isi": "z", "rincian": [TABLE, "y"]}]}, 1134),
        (TABLE, 0),
    ],
)
def test_a_table_in_an_ayat_or_an_item_begins_where_its_text_begins_and_ends_at_the_margin(pasal, further_in):
    document = part(paper(regulation(pasal=[pasal, "Selesai."])))
    table = next(each for each in document.iter(f"{W}tbl") if "Madya" in "".join(each.itertext()))
    indent, width = table.find(f"{W}tblPr/{W}tblInd"), int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
    size, margins = (list(document.iter(f"{W}{name}"))[-1].attrib for name in ("pgSz", "pgMar"))
    across = int(size[f"{W}w"]) - int(margins[f"{W}left"]) - int(margins[f"{W}right"])
    assert (0 if indent is None else int(indent.get(f"{W}w"))) == further_in
    assert abs(across * width / 5000 + further_in - across) < 3


def test_a_text_that_begins_with_its_list_leaves_its_number_alone_on_the_line():
    found = lines(paper(regulation(pasal=[{"ayat": ["1. satu\n2. dua.", "Ayat kedua."]}, "Selesai."])))
    start = next(index for index, each in enumerate(found) if each.style == "Ayat")
    assert [each.text for each in found[start : start + 4]] == ["", "satu", "dua.", "Ayat kedua."]


@pytest.mark.parametrize("text", ["1. satu", "- satu", "# satu", "a) satu"])
def test_a_text_of_one_line_is_never_a_list(text):
    assert ("Ayat", text + ".") in shown(regulation(pasal=[{"ayat": ["x", text]}, "Selesai."]), "Ayat")


def test_grounds_and_what_is_regarded_print_lists_below_their_letter():
    ground = "bahwa arsip bertambah karena:\n\n1. pegawai; dan\n2. surat;"
    document = decree(menimbang=[ground, "bahwa y"], memperhatikan=["Surat:\n\n1. satu\n2. dua", "z"])
    assert shown(document, "Butir Menimbang")[:4] == [
        ("Butir Menimbang", "bahwa arsip bertambah karena:"),
        ("Daftar Angka", "pegawai; dan"),
        ("Daftar Angka", "surat;"),
        ("Butir Menimbang", "bahwa y;"),
    ]
    assert shown(document, "Butir Memperhatikan") == [
        ("Butir Memperhatikan", "Surat:"),
        ("Daftar Angka", "satu"),
        ("Daftar Angka", "dua;"),
        ("Butir Memperhatikan", "z;"),
    ]


def test_a_dictum_prints_its_lists_and_paragraphs_in_its_column():
    assert shown(decree(diktum=[AYAT, "Kedua."]), "Isi Diktum")[:4] == [
        ("Isi Diktum", "Badan menyusun pola yang memuat:"),
        ("Daftar Huruf", "jenjang; dan"),
        ("Daftar Huruf", "syarat."),
        ("Isi Diktum", "Penyusunan dilakukan setiap tahun."),
    ]


def test_an_item_and_an_output_of_a_tor_take_paragraphs_and_the_output_is_named_by_its_first():
    given = tor()
    given["bagian"] = [
        {"jenis": "daftar", "judul": "Maksud", "butir": [AYAT, "dua"]},
        {"jenis": "keluaran", "butir": ["Dokumen pola, memuat:\n\na. jenjang\nb. syarat"]},
        {"jenis": "jadwal", "baris": [{"uraian": "Rapat\nkoordinasi", "bulan": "1", "keluaran": "1"}]},
        *[each for each in given["bagian"] if each["jenis"] == "anggaran"],
    ]
    document = Kak.model_validate(given)
    assert document.keluaran() == ("Dokumen pola, memuat",)
    found = lines(RENDERER.render(BY_NAME["kak"], document))
    start = next(index for index, each in enumerate(found) if each.text == "Badan menyusun pola yang memuat:")
    assert [(each.style, each.left) for each in found[start : start + 5]] == [
        ("Butir Bernomor", None),
        ("Daftar Huruf", 935 + 510),
        ("Daftar Huruf", 935 + 510),
        ("Lanjutan Butir", None),
        ("Butir Bernomor", None),
    ]
    assert ("Isi Tabel", "Rapat\nkoordinasi") in [(each.style, each.text) for each in found]


# Cells


def iku(**cells: str):
    indicator = {"nama": "n", "satuan": "s", "alasan": "a", "formulasi": "f", "sumber_data": "d", **cells}
    annex = {"jenis": "iku", "judul": "L", "baris": [{"sasaran": "x", "indikator": [indicator]}]}
    return decree(diktum=["Lihat Lampiran."], lampiran=[annex])


def test_a_cell_keeps_its_lines():
    assert "Nama Contoh\nNIP. 1" in [each.text for each in lines(paper(iku(keterangan="Nama Contoh\nNIP. 1")))]


@pytest.mark.parametrize("key", ["nama", "satuan", "alasan", "formulasi", "sumber_data", "keterangan"])
def test_a_cell_prints_paragraphs_and_lists_in_its_own_small_letters(key):
    found = lines(paper(iku(**{key: "Dihitung:\n\na. satu\n   1. anak\nb. dua\n\nSelesai"})))
    start = next(index for index, each in enumerate(found) if each.text == "Dihitung:")
    cell = found[start : start + 5]
    style = "Isi Tabel Tengah" if key == "satuan" else "Isi Tabel"
    assert [(each.style, each.text, each.left) for each in cell] == [
        (style, "Dihitung:", None),
        (style, "satu", 284),
        (style, "anak", 568),
        (style, "dua", 284),
        (style, "Selesai", None),
    ]
    assert cell[1].number == cell[3].number != cell[2].number


# Ends


def items(*rincian: object) -> list[str]:
    document = regulation(pasal=[{"isi": "x", "rincian": list(rincian)}, "Selesai."])
    return [line["teks"] for line in document.articles() if line["gaya"] == "rincian"]


@pytest.mark.parametrize("rest", [[], ["Pasal 6 dihapus"], ["Pasal 6 dihapus", "Pasal 7 dihapus"]])
def test_the_new_wording_of_an_article_keeps_its_full_stop_wherever_it_stands(rest):
    assert items(WORDING, *rest)[0] == WORDING
    assert items(*rest, WORDING)[-1] == WORDING


def test_beside_a_wording_an_item_keeps_the_full_stop_it_was_given():
    assert items("Pasal 4 dihapus.", WORDING) == ["Pasal 4 dihapus.", WORDING]
    assert items("satu", WORDING, "tiga") == ["satu;", WORDING, "tiga."]


@pytest.mark.parametrize("end", [".", ";", ":", "?", ".”"])
def test_a_text_of_several_paragraphs_keeps_its_own_end(end):
    text = f"Satu:\n\na. x\n\nSelesai{end}"
    document = regulation(menimbang=[text], pasal=[{"ayat": [text, "y"]}, {"isi": "z:", "definisi": [text]}])
    written = [line["teks"] for line in document.articles() if line["gaya"] in ("ayat", "definisi")]
    assert (written[0], written[2]) == (text, text)
    assert produk.grounds(document, document.sets())[0] == text


def test_a_text_of_several_paragraphs_without_an_end_gets_that_of_its_place_but_an_item_none():
    text = "Satu\n\ndua"
    document = regulation(menimbang=[text], pasal=[{"ayat": [text, "y"]}, {"isi": text, "rincian": [text, "b"]}])
    written = {line["gaya"]: line["teks"] for line in reversed(list(document.articles())) if "teks" in line}
    assert written["ayat"] == text + "."
    assert items(text, "b") == [text, "b."]
    assert produk.grounds(document, document.sets())[0] == text + ";"


def test_figures_get_words_and_labels_their_places_in_every_paragraph():
    text = "Satu paling lama 7 hari.\n\na. dua 3 bulan;\nb. dimaksud dalam [rujuk: lain]."
    document = regulation(pasal=[{"ayat": [text, {"isi": "x", "label": "lain"}]}, "Selesai."])
    written = [line["teks"] for line in document.articles() if line["gaya"] == "ayat"]
    assert written[0] == ("Satu paling lama 7 (tujuh) hari.\n\na. dua 3 (tiga) bulan;\nb. dimaksud pada ayat (2).")


# Checks


def codes(document) -> list[str]:
    return [each.code for each in perbup.check_references(document)]


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("ayat (1) huruf b", []),
        ("ayat (1) huruf a angka 2", []),
        ("ayat (1) huruf c", ["K316"]),
        ("ayat (1) angka 2", ["K316"]),
        ("ayat (1) huruf b angka 1", ["K316"]),
    ],
)
def test_items_that_are_typed_in_an_ayat_are_places_to_refer_to(named, found):
    text = "Badan menyusun:\n\na. pola:\n   1. umum;\n   2. khusus; dan\nb. syarat."
    assert codes(regulation(pasal=[{"ayat": [text, f"Sebagaimana dimaksud pada {named}."]}, "x."])) == found


def test_a_ground_with_a_list_is_one_ground_and_further_sentences_only_warn():
    def problems(ground: str):
        document = decree(menimbang=[ground, "bahwa y"])
        return [(each.code, each.severity) for each in grounds.check_grounds(document, document.sets())]

    assert problems("bahwa arsip bertambah karena:\n\n1. pegawai; dan\n2. surat;") == []
    assert [code for code, _ in problems("bahwa arsip\n\nperlu ditata. Bahwa perlu diatur")] == ["K313"]
    assert "galat" not in str(problems("bahwa arsip\n\nperlu ditata. Bahwa perlu diatur"))


# What a line end is


@pytest.mark.parametrize(
    "text",
    ["satu\n\ndua", "satu:\na. dua", "satu\na. dua\nb. tiga", "satu\n| a | b |\n|---|---|\n| 1 | 2 |", "satu\n# dua", "•\tsatu\n•\tdua"],
)  # fmt: skip
def test_paragraphs_lists_tables_and_headings_are_several(text):
    assert unwrapped(text) == text
    with pytest.raises(InvalidValue) as refused:
        one(text)
    assert refused.value.code == "K170"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("satu\ndua", "satu dua"),
        ("satu  \n  dua", "satu dua"),
        ("dimaksud pada ayat\n(1) dilakukan", "dimaksud pada ayat (1) dilakukan"),
        ("sejumlah\n12. Lalu", "sejumlah 12. Lalu"),
        ("satu", "satu"),
    ],
)
def test_a_wrapped_paragraph_is_one_line(text, line):
    assert unwrapped(text) == one(text) == line


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rapat", "Rapat"),
        ("Rapat:", "Rapat:"),
        ("Rapat\nkoordinasi", "Rapat koordinasi"),
        ("Dokumen:\n\na. satu\nb. dua", "Dokumen"),
        ("Dokumen:\na. satu\nb. dua", "Dokumen"),
        ("a. satu\nb. dua", "a. satu\nb. dua"),
    ],
)
def test_a_long_text_is_called_by_its_first_paragraph(text, name):
    assert name_of(text) == name


@pytest.mark.parametrize(("text", "is_one"), [("1. a\n2. b", True), ("1. a", False), ("x\n1. a\n2. b", False)])
def test_only_several_items_are_a_list(text, is_one):
    assert is_list(text) is is_one


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("\ta.\tsatu\n\tb.\tdua\n\t\t1)\tanak", "a.\tsatu\nb.\tdua\n\t1)\tanak"),
        ("\n  - satu\n\n  - dua\n", "- satu\n\n- dua"),
        ("  1. satu\n     lanjut", "1. satu\n   lanjut"),
        ("\tSatu.\n\n\tDua.", "Satu.\n\n\tDua."),
        ("  - satu", "- satu"),
        (" satu ", "satu"),
    ],
)
def test_a_list_that_is_indented_as_a_whole_has_its_items_side_by_side(text, read):
    assert scalar(text) == read


# Where faults are told


PLACED = """jenis: perbup
tahun: 2024
judul: Pengelolaan Arsip
menimbang:
  - bahwa pengelolaan arsip perlu ditata
mengingat:
  - uu-43-2009
pasal:
  - ayat:
      - |
        Badan menyusun
        pola maksimal satu.
      - |
        Badan menyusun pola:

        a. jenjang; dan
        b. syarat minimal.

        Penyusunan oleh para pegawai.
  - Selesai.
"""


def test_a_fault_in_any_paragraph_is_told_at_its_own_line(folder):
    file = folder / "inputs" / "x.yaml"
    file.write_text(PLACED, "utf-8")
    typed = PLACED.split("\n")
    for found in checking.check(file).problems:
        word = found.message.split("“")[1].split("”")[0]
        assert typed[found.location.line - 1][found.location.column - 1 :].startswith(word)
    assert [each.location.line for each in checking.check(file).problems] == [12, 17, 19]


def test_a_fault_in_any_paragraph_is_told_at_its_cell(folder):
    (folder / "inputs" / "x.yaml").write_text(PLACED, "utf-8")
    converting.convert(folder / "inputs" / "x.yaml", folder / "inputs" / "x.xlsx")
    found = checking.check(folder / "inputs" / "x.xlsx").problems
    assert sorted(each.location.spot for each in found) == ["Ayat!C2", "Ayat!C3", "Ayat!C3"]


@pytest.mark.parametrize("text", ["Arsip\n\nPegawai", "Arsip:\na. satu\nb. dua", "Arsip\n- satu\n- dua"])
def test_paragraphs_where_one_line_stands_are_refused_at_their_cell(text, folder):
    (folder / "inputs" / "x.yaml").write_text(PLACED, "utf-8")
    file = folder / "inputs" / "x.xlsx"
    converting.convert(folder / "inputs" / "x.yaml", file)
    book = load_workbook(file)
    row = next(row for row in book["Naskah"].iter_rows() if any(cell.value == "Pengelolaan Arsip" for cell in row))
    cell = next(cell for cell in row if cell.value == "Pengelolaan Arsip")
    cell.value = text
    book.save(file)
    (found,) = checking.check(file).problems
    assert (found.code, found.location.spot) == ("K170", f"Naskah!{cell.coordinate}")
