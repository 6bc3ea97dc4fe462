"""In which order formulas are computed, and what is said of a circle."""

from __future__ import annotations

import pytest

from kakdoc.kinds.definition.formulas import dependencies, formula
from kakdoc.kinds.definition.formulas.formula import FormulaError

KNOWN = {
    "pajak", "total", "harga", "rincian", "rincian.harga", "rincian.volume", "rincian.jumlah", "rincian.bagian",
    "rincian.bagian.harga", "rincian.bagian.n", "kelompok", "kelompok.isi",
}  # fmt: skip


def order(**formulas: str) -> tuple[str, ...]:
    waiting = {place.replace("__", "."): formula.compile(text).waits for place, text in formulas.items()}
    return dependencies.order(waiting, KNOWN)


def test_a_field_comes_after_what_it_waits_for():
    found = order(total="jumlah(rincian.jumlah) + pajak", pajak="jumlah(rincian.jumlah) / 10", rincian__jumlah="volume")
    assert found == ("rincian.jumlah", "pajak", "total")


def test_the_column_of_a_row_comes_before_a_field_of_the_paper():
    assert dependencies.meant("rincian.jumlah", "harga", KNOWN) == "rincian.harga"
    assert dependencies.meant("rincian.bagian.n", "harga", KNOWN) == "rincian.bagian.harga"
    assert dependencies.meant("rincian.bagian.n", "volume", KNOWN) == "rincian.volume"
    assert dependencies.meant("rincian.jumlah", "pajak", KNOWN) == "pajak"
    assert dependencies.meant("total", "harga", KNOWN) == "harga"
    assert dependencies.meant("total", "salah.nama", KNOWN) == "salah.nama"


def test_a_row_may_look_at_the_other_rows_of_a_column_that_is_not_its_own():
    assert order(rincian__jumlah='baris(rincian, "volume", 1).harga + banyak(rincian)') == ("rincian.jumlah",)


def test_who_reads_a_whole_table_waits_for_all_its_columns():
    assert order(total="ada(rincian)", rincian__jumlah="volume * harga") == ("rincian.jumlah", "total")


def test_who_reads_a_part_of_what_is_computed_waits_for_it():
    assert order(total="kelompok.isi", kelompok="harga") == ("kelompok", "total")


@pytest.mark.parametrize(
    ("formulas", "way"),
    [
        ({"total": "total + 1"}, "total → total"),
        ({"total": "pajak", "pajak": "total / 10"}, "total → pajak → total"),
        ({"rincian__jumlah": "jumlah(rincian.jumlah)"}, "rincian.jumlah → rincian.jumlah"),
        ({"rincian__jumlah": "total", "total": "jumlah(rincian.jumlah)"}, "rincian.jumlah → total → rincian.jumlah"),
    ],
)
def test_a_circle_is_told_with_its_way(formulas, way):
    with pytest.raises(FormulaError) as refused:
        order(**formulas)
    assert refused.value.code == "K722"
    steps = refused.value.message.removeprefix("rumusnya saling menunggu: ").removesuffix(".").split(" → ")
    assert steps[0] == steps[-1]
    assert set(steps) == set(way.split(" → "))


def test_the_way_round_reads_from_what_waits_to_what_it_waits_for():
    with pytest.raises(FormulaError) as refused:
        order(total="pajak", pajak="harga", harga="total")
    assert "total → pajak → harga → total" in 2 * refused.value.message.removesuffix(".").replace("menunggu: ", "→ ")
