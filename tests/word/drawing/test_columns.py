"""Columns of tables: which numbers have room in them, and what is looked at to tell."""

from __future__ import annotations

import re

import pytest

from kakdoc.word.drawing.layout.columns import fitted
from kakdoc.word.drawing.layout.looks import Looks, numbers

SIZES = {"Isi": 18, "Judul": 28}
LOOKS = Looks(SIZES, frozenset({"Tebal"}), {}, 18, (0.5, 0.7), frozenset(), {})
WIDTHS = (600, 1000, 1000)
LONG = "123.456.789.012"


def cell(text: str, style: str = "Isi", span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{each}</w:t></w:r>' for each in text.split("|"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="1" w:type="pct"/>{spanned}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p></w:tc>'
    )


def table(*rows: list[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in WIDTHS)
    written = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="2600" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>'


def is_kept(*rows: list[str]) -> bool:
    given = table(*rows)
    return fitted(given, 9000, LOOKS) == given


FITTING = {
    "a short number": [cell("1"), cell("1.234.567"), cell("2")],
    "words": [cell("Nama"), cell("uraian " * 20), cell("12 paket")],
    "a number across columns": [cell("Jumlah"), cell(LONG, span=2)],
    "a long number in parts that are short": [cell("1"), cell("123|456"), cell("2")],
    "a small number beside large type": [cell("1"), cell("1.234", "Judul"), cell("1.234.567")],
}


@pytest.mark.parametrize("name", FITTING)
def test_a_table_in_which_numbers_have_room_stays_as_it_is(name):
    assert is_kept(FITTING[name])
    assert is_kept([cell("No"), cell("Uraian"), cell("Nilai")], FITTING[name], [cell("x")])


TORN = {
    "a long number": [cell("1"), cell(LONG), cell("2")],
    "behind cells that are joined": [cell("Jumlah", span=2), cell(LONG)],
    "a minus that may not be torn": [cell("1"), cell("1.234.567").replace("<w:t ", "<w:noBreakHyphen/><w:t ", 1)],
    "large type": [cell("1"), cell("1.234.567", "Judul"), cell("2")],
    "bold type": [cell("1"), cell("1.234.567", "Tebal"), cell("2")],
    "type of its own": [cell("1"), cell("1.234.567").replace("<w:r>", '<w:r><w:rPr><w:sz w:val="28"/></w:rPr>')],
}


@pytest.mark.parametrize("name", TORN)
def test_a_number_without_room_gets_it(name):
    assert not is_kept(TORN[name])
    assert not is_kept([cell("No"), cell("Uraian"), cell("Nilai")], TORN[name], [cell("x")])


HEAD = "<w:trPr><w:tblHeader/></w:trPr>"
BODY = [cell("1"), cell("SMA"), cell("RT 002")]


def widths(*rows: list[str]) -> list[int]:
    return [int(each) for each in re.findall(r'<w:gridCol w:w="(\d+)"/>', fitted(table(*rows), 9000, LOOKS))]


def test_a_word_of_a_head_has_room_where_others_can_give_it():
    none, first, second, third = widths([HEAD, cell("No"), cell("Pend."), cell("Alamat")], BODY), *WIDTHS
    assert none == [first, second, third]
    first, second, third = widths(
        [HEAD, cell("No"), cell("Pendidikan"), cell("RT")], [cell("1"), cell("SMA"), cell("2")]
    )
    assert second > WIDTHS[1]
    assert (sum(WIDTHS), first < WIDTHS[0] or third < WIDTHS[2]) == (first + second + third, True)
    assert widths([HEAD, cell("Nomor"), cell("Pendidikan"), cell("Kepegawaian")], BODY) == list(WIDTHS)
    assert widths([cell("No"), cell("Pendidikan"), cell("Alamat")], BODY) == list(WIDTHS)  # no head
    assert widths([HEAD, cell("No"), cell("Nama/Nomor"), cell("Alamat")], BODY) == list(WIDTHS)


def test_the_long_numbers_of_markup_are_those_of_its_texts():
    assert numbers(cell("Rp1.250.000,00 dan 7.000|12|3,75% dari 2024")) == {"Rp1.250.000,00", "7.000", "3,75%"}
    assert numbers('<w:tblW w:w="12345" w:type="dxa"/>') == set()
