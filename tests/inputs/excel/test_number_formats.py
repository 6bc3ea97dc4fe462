"""What a cell of a free table shows is what prints: figures, dates and texts under their number formats."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.inputs.excel.cells import cells
from kakdoc.inputs.excel.cells.number_formats import shown
from kakdoc.kinds.shape import CellType

ACCOUNTING = '_("Rp"* #,##0_);_("Rp"* (#,##0);_("Rp"* "-"_);_(@_)'
INDONESIAN = '_-"Rp"* #,##0.00_-;-"Rp"* #,##0.00_-;_-"Rp"* "-"??_-;_-@_-'
SCALED = '[>=1000000]0.0,," juta";[>=1000]0," ribu";0'
DAY = datetime(2024, 5, 2)  # noqa: DTZ001  cells know no zone


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (5110000, "#,##0", "5.110.000"),
        (1250000.5, '"Rp"#,##0.00', "Rp1.250.000,50"),
        (-1250000.5, '"Rp"#,##0.00', "-Rp1.250.000,50"),
        (309392796000, '"Rp"#,##0', "Rp309.392.796.000"),
        (999, "#,##0", "999"),
        (1000, "#,###", "1.000"),
        (0, "#,##0", "0"),
        (0, "#", ""),
        (0.85, "0%", "85%"),
        (0.1255, "0.00%", "12,55%"),
        (0.285, "0%", "29%"),
        (2.675, "0.00", "2,68"),
        (1.005, "0.00", "1,01"),
        (0.1 + 0.2, "#,##0.00", "0,30"),
        (-0.5, "0", "-1"),
        (12, "0.00", "12,00"),
        (12345.6, "#,##0.0##", "12.345,6"),
        (5.5, "0.0?", "5,5"),
        (7, "000", "007"),
        (1234, "000,000", "001.234"),
        (123456789, '00"."000"."000', "123.456.789"),
        (81234567890, "0000-0000-0000", "0812-3456-7890"),
        (12, 'General" orang"', "12 orang"),
        (1.5, r"0.0\ \k\g", "1,5 kg"),
        (1234567, '0.0,," juta"', "1,2 juta"),
        (1234567, "#,##0,", "1.235"),
        (1234, "[$Rp-421]#,##0", "Rp1.234"),
        (-1234.5, "[$Rp-421] #,##0.00;[Red]-[$Rp-421] #,##0.00", "-Rp 1.234,50"),
        (-1234567.891, "#,##0.00_);(#,##0.00)", "(1.234.567,89)"),
        (-5, "[Red]-0;0", "5"),
        (0, '0;-0;"nihil"', "nihil"),
        (0, "#,##0;-#,##0;;@", ""),
        (5110000, ACCOUNTING, "Rp 5.110.000"),
        (-5110000, ACCOUNTING, "Rp (5.110.000)"),
        (0, ACCOUNTING, "Rp -"),
        (3.5, INDONESIAN, "Rp 3,50"),
        (-3.5, INDONESIAN, "-Rp 3,50"),
        (0, INDONESIAN, "Rp -"),
        (1500000, SCALED, "1,5 juta"),
        (2500, SCALED, "3 ribu"),
        (3, SCALED, "3"),
        (DAY, "[$-421]d mmmm yyyy;@", "2 Mei 2024"),
        (DAY, "[$-id-ID]dddd, dd mmmm yyyy;@", "Kamis, 02 Mei 2024"),
        (DAY, r"d\ mmm\ yy", "2 Mei 24"),
        (DAY, "dd/mm/yyyy", "02/05/2024"),
        (DAY, "mm-dd-yy", "02/05/2024"),
        (DAY, "mmm-yy", "Mei-24"),
        (DAY, "yyyy-mm-dd", "2024-05-02"),
        (datetime(2024, 8, 2, 14, 5, 9), "dd/mm/yyyy hh:mm:ss", "02/08/2024 14:05:09"),  # noqa: DTZ001
        (time(14, 5), "h:mm AM/PM", "2:05 PM"),
        (time(14, 5, 3), "mm:ss", "05:03"),
        (timedelta(hours=25, minutes=5), "[h]:mm", "25:05"),
        ("x", '"No. "@', "No. x"),
        ("x", "0.00", "x"),
    ],
)
def test_a_value_is_shown_as_excel_shows_it(value, code, text):
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [(0.5, "# ?/?"), (123456, "0.00E+00"), (5, ";;;"), (-5, "[>3]0;0"), (5, "yyyy"), (DAY, "0.00"), (5, "0.0.0"), (5, "0 bagian")],
)  # fmt: skip
def test_what_is_not_understood_is_said_and_never_guessed(value, code):
    assert shown(value, code) is None


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_groups_and_decimals_are_those_of_python(number, places):
    value = Decimal(number).scaleb(-places)
    code = "#,##0" + ("." + "0" * places if places else "")
    assert shown(value, code) == f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def test_a_format_that_is_not_known_warns_and_prints_the_number_as_it_is():
    text, problem = cells.read(0.5, CellType.SEL, lambda: "# ?/?")
    assert (text, problem.code, problem.fatal) == ("0,5", "K179", False)
    assert problem.message == "format angka sel ini (# ?/?) tidak dikenal; tercetak “0,5”."


@pytest.mark.parametrize("code", ["General", "@"])
def test_without_a_format_a_number_is_printed_with_all_its_digits(code):
    assert cells.read(5110000, CellType.SEL, lambda: code) == ("5110000", None)
    assert cells.read(1 / 3, CellType.SEL, lambda: code)[1].code == "K146"


def test_a_pair_of_numbers_that_excel_took_for_a_date_still_warns():
    text, problem = cells.read(datetime(2024, 3, 1), CellType.SEL, lambda: "d-mmm")  # noqa: DTZ001
    assert (text, problem.code) == ("1-Mar", "K143")
    assert cells.read(DAY, CellType.SEL, lambda: "General")[1].code == "K143"
