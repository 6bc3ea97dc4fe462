"""Rows of a form (`Nama : …`) with their colons in one column, and heads over several columns of a table."""

from __future__ import annotations

import pytest
from lxml import etree
from word.making import W, docx, p, part, sound

from kakdoc.kinds.fields import paragraphs
from kakdoc.values.text.markdown import Item, Text, parse
from kakdoc.word.template.compiled import compile_template

PROSE = compile_template(docx(p("{{p x|prosa }}") + p("akhir")), "t.docx")
TABLE = compile_template(docx(p("{{p x|tabel }}")), "t.docx")
PERSON = "Nama : Nama Contoh\nNIP : 198001012005011001\nJabatan : Kepala Badan"


def rows(text: str) -> list[tuple[str, int]]:
    return [(block.text, block.labels) for block in parse(text) if isinstance(block, Text)]


def test_rows_stand_one_below_the_other_and_know_the_longest_label():
    assert rows(PERSON) == [("Nama : Nama Contoh", 7), ("NIP : 198001012005011001", 7), ("Jabatan : Kepala Badan", 7)]
    assert rows(PERSON.replace("\n", "\n\n")) == rows(PERSON)
    assert rows("Nama\t: A\nNIP     :  B") == [("Nama : A", 4), ("NIP : B", 4)]


def test_what_announces_rows_and_what_follows_them_are_paragraphs_of_their_own():
    found = rows(f"Menunjuk:\n{PERSON} pada Badan\n  Kepegawaian\nsebagai ketua.")
    assert found[0] == ("Menunjuk:", 0)
    assert found[3:] == [("Jabatan : Kepala Badan pada Badan Kepegawaian", 7), ("sebagai ketua.", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Nama : A",
        "Hal ini : penting sekali.\nIa bersifat umum.",
        "Rapat dibuka :\nsatu dan lain hal.",
        "Rapat ini\nbertempat : di aula\ndan selesai.",
        "Catatan: satu\nCatatan: dua",
        "pukul : satu\nhari : dua",
        "Nama : A\nitu nama yang lama\nNIP : B\nitu nomor yang lama",
    ],
)
def test_a_sentence_with_a_colon_is_a_sentence(text):
    (block,) = parse(text)
    assert (block.text, block.labels) == (" ".join(text.split()), 0)
    assert paragraphs.unwrapped(text) == block.text


def test_rows_stay_rows_in_a_numbered_place_and_are_one_text_in_a_line():
    assert paragraphs.unwrapped(PERSON) == PERSON
    assert paragraphs.one(PERSON) == PERSON.replace("\n", " ")


def test_items_are_items_also_with_labels():
    assert all(isinstance(block, Item) for block in parse("1. Nama : A\n2. NIP : B"))
    below = parse("1. Ketua:\n\n   Nama : A\n   NIP : B\n\n2. Anggota.")
    assert [(block.text, block.depth) for block in below if isinstance(block, Text)] == [
        ("Nama : A", 1),
        ("NIP : B", 1),
    ]


def test_the_colons_of_rows_stand_in_one_column():
    root = part(sound(PROSE.render({"x": f"Menunjuk:\n\n{PERSON}"})))
    found = [paragraph for paragraph in root.iter(f"{W}p") if paragraph.find(f"{W}pPr/{W}tabs") is not None]
    stops = [[stop.get(f"{W}pos") for stop in paragraph.iter(f"{W}tab") if stop.get(f"{W}pos")] for paragraph in found]
    assert len(stops) == 3
    assert stops[0] == stops[1] == stops[2]
    assert ["".join(paragraph.itertext()) for paragraph in found] == [
        row.replace(" : ", ":") for row in PERSON.split("\n")
    ]
    assert {paragraph.find(f"{W}pPr/{W}ind").get(f"{W}left") for paragraph in found} == {stops[0][1]}


def column(judul: str, kelompok: str | None = None) -> dict[str, object]:
    return {"judul": judul, "rata": "kiri", "lebar": None, "kelompok": kelompok}


def heads(*columns: dict[str, object]) -> list[list[tuple[str, int, str]]]:
    """The rows of the head: text, columns, and whether it begins or goes on with a cell over rows."""
    root = part(sound(TABLE.render({"x": {"kolom": list(columns), "baris": [["x"] * len(columns)]}})))
    rows_of_head = (row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None)
    return [[_cell(cell) for cell in row.iter(f"{W}tc")] for row in rows_of_head]


def _cell(cell: etree._Element) -> tuple[str, int, str]:
    span, merge = (cell.find(f"{W}tcPr/{W}{name}") for name in ("gridSpan", "vMerge"))
    across = int(span.get(f"{W}val")) if span is not None else 1
    return "".join(cell.itertext()), across, "" if merge is None else merge.get(f"{W}val", GOES_ON)


RESTART, GOES_ON = "restart", "continue"


def test_columns_of_a_group_have_its_name_above_theirs():
    assert heads(column("No."), column("Target", "2024"), column("Capaian", "2024"), column("Target", "2025")) == [
        [("No.", 1, RESTART), ("2024", 2, ""), ("2025", 1, "")],
        [("", 1, GOES_ON), ("Target", 1, ""), ("Capaian", 1, ""), ("Target", 1, "")],
    ]
    assert [len(row) for row in heads(column("A", "x"), column("B"), column("C", "x"))] == [3, 3]


def test_without_groups_a_table_has_one_row_of_heads():
    assert heads(column("No."), column("Uraian")) == [[("No.", 1, ""), ("Uraian", 1, "")]]
