"""What the rendered body says of what stays together and how wide columns are, without printing it."""

from __future__ import annotations

from typing import Any

import pytest
from kinds.decree.decrees import decree, tor
from kinds.report.test_laporan_look import root_of, text_of
from papers.rendering import RENDERER
from word.making import W

from kakdoc.kinds.kak.schema import Kak
from kakdoc.papers.catalog import BY_NAME


def body(document: Any) -> Any:
    return root_of(RENDERER.render(BY_NAME[document.jenis], document))


def annex(rows: int, *, cell: str = "isi", columns: int = 3, **fields: Any) -> dict[str, Any]:
    titles = [{"judul": f"Kolom {number}"} for number in range(columns)]
    return {"jenis": "tabel", "judul": "Daftar", "kolom": titles, "baris": [[cell] * columns] * rows, **fields}


def table_of(document: Any, text: str = "Kolom 0") -> Any:
    return next(each for each in body(document).iter(f"{W}tbl") if text_of(each).startswith(text))


def kept(table: Any) -> list[bool]:
    """Whether each row stays with the next."""
    return [next(row.iter(f"{W}pPr")).find(f"{W}keepNext") is not None for row in table.iter(f"{W}tr")]


@pytest.mark.parametrize("rows", [1, 2, 8])
def test_a_table_of_up_to_eight_rows_stays_whole_and_with_its_signature(rows):
    assert kept(table_of(decree(lampiran=[annex(rows)]))) == [True] * (rows + 1)


def test_a_long_table_may_break_but_leaves_no_row_alone():
    found = kept(table_of(decree(lampiran=[annex(40)])))
    assert found == [True, True, *[False] * 38, True]  # the last stays with the signature


def test_rows_that_are_high_may_break_even_where_they_are_few():
    found = kept(table_of(decree(lampiran=[annex(8, cell="uraian yang panjang " * 40)])))
    assert not all(found)


def test_a_table_behind_long_text_stays_whole_and_one_that_opens_its_page_does_not_leave_its_heading_alone():
    given = {"cell": "uraian yang panjang " * 4, "mendatar": "ya", "judul": "Daftar Panjang " * 20}
    opening = kept(table_of(decree(lampiran=[annex(6, **given)])))
    behind = kept(table_of(decree(lampiran=[annex(6, **given, pengantar="Daftar berikut. " * 120)])))
    assert behind == [True] * 7
    assert opening != behind


@pytest.mark.parametrize(("items", "expected"), [(1, []), (2, [0]), (3, [0, 1]), (12, [0, 10])])
def test_the_first_and_the_last_items_of_a_list_are_not_alone(items, expected):
    text = "\n".join(f"{number}. butir {number};" for number in range(1, items + 1))
    paragraphs = body(decree(lampiran=[{"jenis": "teks", "judul": "Uraian", "isi": text}])).iter(f"{W}p")
    listed = [each for each in paragraphs if text_of(each).startswith("butir")]
    kept_ones = [n for n, each in enumerate(listed) if each.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept_ones[: len(expected)] == expected
    assert kept_ones in (expected, [*expected, items - 1])  # the last stays with the signature


def test_a_table_in_a_dictum_has_room_below_it():
    table = table_of(decree(diktum=["Susunan tim:\n\n| Kolom 0 | Nama |\n|---|---|\n| 1 | Nama Contoh |", "Kedua."]))
    assert [each.tag for each in table.itersiblings()] == [f"{W}p", f"{W}p"]


NUMBERS = ["9.999.999.999.999", "Rp309.392.796.000,00", "-3.312393°", "5.1.02.01.01.0024", "(1.250.000.000)"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("columns", [2, 5, 7])
def test_columns_of_free_tables_are_as_wide_as_their_numbers(number, columns):
    rows = [[number, *["uraian yang cukup panjang untuk beberapa baris"] * (columns - 1)]] * 12
    titles = [
        {"judul": f"Kolom {place}", **({"lebar": 1} if place == 0 else {"lebar": 30})} for place in range(columns)
    ]
    found = decree(
        lampiran=[{"jenis": "tabel", "judul": "Daftar", "kolom": titles, "baris": rows, "mendatar": "tidak"}]
    )
    table = table_of(found)
    first, *others = (int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol"))
    figures = sum(map(str.isdigit, number)) * 0.62 + 0.3 * sum(sign in ".,-()°" for sign in number)
    assert first >= figures * 8 * 20 + 80
    assert min(others) > 400
    assert first + sum(others) == pytest.approx(9355, abs=3)
    shares = [int(each.get(f"{W}w")) for each in list(table.iter(f"{W}tr"))[3].iter(f"{W}tcW")]
    assert sum(shares) == 5000
    assert shares[0] == pytest.approx(first * 5000 / 9355, abs=1)


def test_a_table_whose_numbers_fit_keeps_the_widths_it_was_given():
    wide = [{"judul": "Kolom 0", "lebar": 1}, {"judul": "Nilai", "lebar": 3}]
    table = table_of(
        decree(lampiran=[{"jenis": "tabel", "judul": "Daftar", "kolom": wide, "baris": [["1", "1.250.000"]] * 3}])
    )
    first, second = (int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol"))
    assert second == pytest.approx(3 * first, abs=3)


def test_three_budgets_have_one_sum_below_them_and_one_budget_has_none():
    given = tor()
    budget = next(each for each in given["bagian"] if each["jenis"] == "anggaran")
    for count in (1, 3):
        activities = [
            {"nama": f"Sub {number}", "rincian": [{"uraian": "Belanja", "jumlah": "1.000.000"}]}
            for number in range(count)
        ]
        others = [each for each in given["bagian"] if each["jenis"] != "anggaran"]
        plain = {key: value for key, value in given.items() if key not in ("anggaran", "bagian")}
        sections = [
            *others,
            {"jenis": "anggaran", "judul": budget.get("judul", "Anggaran"), "sub_kegiatan": activities},
        ]
        text = text_of(body(Kak.model_validate({**plain, "bagian": sections})))
        assert ("Jumlah seluruhnya" in text) == (count > 1)
        assert count == 1 or "Jumlah seluruhnyatiga juta rupiah3.000.000" in text
