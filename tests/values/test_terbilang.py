"""Words of amounts: against the grammar, against published pairs, and read backwards."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest
from conftest import growth
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from kakdoc.base.problems import InvalidValue
from kakdoc.values import terbilang
from kakdoc.values.rupiah import amount as rupiah

DATA = Path(__file__).parent / "data"
UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
SCALES = ["", "ribu", "juta", "miliar", "triliun", "kuadriliun"]


def by_grammar(number: int) -> str:
    """A second speller, from the grammar alone: what the first is measured against."""
    if number < 0:
        return "minus " + by_grammar(-number)
    if number < 10:
        return UNITS[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{UNITS[number - 10]} belas"
    if number < 100:
        return f"{UNITS[number // 10]} puluh" + (f" {UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        head = "seratus" if number < 200 else f"{UNITS[number // 100]} ratus"
        return head + (f" {by_grammar(number % 100)}" if number % 100 else "")
    groups = []
    for scale in SCALES:
        number, group = divmod(number, 1000)
        if group:
            groups.append("seribu" if (scale, group) == ("ribu", 1) else f"{by_grammar(group)} {scale}".strip())
    return " ".join(reversed(groups))


def pairs(name: str) -> list[list[str]]:
    lines = (DATA / f"terbilang-pairs-{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


BOUNDARIES = sorted({base + step for power in range(16) for base in (10**power, 2 * 10**power) for step in (-1, 0, 1)})


@pytest.mark.parametrize("number", [*BOUNDARIES, 1_001_000, 24_491_001_778, 21_000, 101_000, 1_000_001_000, 10**18 - 1])
def test_boundaries_are_spelled_by_the_grammar(number):
    assert terbilang.spell(number) == by_grammar(number)


@pytest.mark.lambat
def test_numbers_are_spelled_by_the_grammar_and_read_back():
    """Every one of three groups' beginnings, and every eleventh from there to two million."""
    for number in chain(range(200_000), range(200_000, 2_000_001, 11)):
        words = terbilang.spell(number)
        assert words == by_grammar(number)
        if number % 7 == 0:
            assert terbilang.read(words) == number


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_what_is_spelled_is_read_back(number):
    words = terbilang.spell(number)
    assert words == by_grammar(number)
    assert terbilang.read(words.upper()) == number


@given(st.integers(0, 10**14))
def test_sen_are_spelled_and_read_back(sen):
    amount = rupiah.from_sen(sen)
    assert terbilang.read(terbilang.spell_rupiah(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol rupiah"),
        (1_001_000, "satu juta seribu rupiah"),
        (Decimal("1000.25"), "seribu rupiah dua puluh lima sen"),
        (Decimal("0.05"), "nol rupiah lima sen"),
        (-5, "minus lima rupiah"),
        (409_279_000, "empat ratus sembilan juta dua ratus tujuh puluh sembilan ribu rupiah"),
    ],
)
def test_an_amount_is_spelled_as_statutes_print_it(amount, words):
    assert terbilang.spell_rupiah(amount) == words


def test_each_group_of_three_digits_is_spelled_as_num2words_does():
    assert [terbilang.spell(number) for number in range(1000)] == [num2words(each, lang="id") for each in range(1000)]


@given(st.integers(1, 999), st.integers(0, 4))
def test_each_group_before_each_scale_is_spelled_as_num2words_does(group, power):
    assert terbilang.spell(group * 1000**power) == num2words(group * 1000**power, lang="id")


@given(st.integers(0, 10**15 - 1).filter(lambda number: number // 1000 % 1000 != 1))
def test_numbers_are_spelled_as_num2words_does_but_for_a_group_of_one_thousand(number):
    assert terbilang.spell(number) == num2words(number, lang="id")


def test_an_amount_beyond_999_kuadriliun_is_refused():
    with pytest.raises(InvalidValue) as refusal:
        terbilang.spell_rupiah(10**18)
    assert refusal.value.code == "K120"


@pytest.mark.parametrize("row", pairs("ok"), ids=lambda row: row[1])
def test_a_published_pair_is_spelled_alike_and_not_flagged(row):
    amount = rupiah.from_sen(int(row[2]) * 100 + int(row[3] or 0))
    assert terbilang.spell_rupiah(amount) == row[4]
    (pair,) = terbilang.find_pairs(f"sebesar {row[1]} ({row[4]}) setahun")
    assert terbilang.check_pair(pair) is None


SLIPS = {"WRONG_VALUE", "TYPO", "MALFORMED_NUMBER", "SPACING"}
SPACED_FIGURE = "Rp.1 . 800.000.000"  # right words, but blanks inside the figure: that is flagged too


@pytest.mark.parametrize("row", pairs("errors"), ids=lambda row: row[1])
def test_a_published_slip_is_found_and_an_old_form_is_read_right(row):
    (pair,) = terbilang.find_pairs(f"sebesar {row[1]} ({row[4]}) setahun")
    refusal = terbilang.check_pair(pair)
    if row[0] in SLIPS or row[1] == SPACED_FIGURE:
        assert refusal is not None
        assert refusal.remedy
    else:
        assert refusal is None
        assert terbilang.read(row[4]) == rupiah.from_sen(int(row[2]) * 100 + int(row[3] or 0))


@pytest.mark.parametrize(
    "words",
    [
        "dua juta tiga juta rupiah",
        "dua puluh puluh",
        "tiga ratus belas",
        "juta rupiah",
        "satu ribu",
        "lima jutaa",
        "rupiah",
        "sen",
        "minus",
        "",
        "satu ratus",
    ],
)
def test_malformed_words_are_refused_with_a_remedy(words):
    with pytest.raises(InvalidValue) as refusal:
        terbilang.read(words)
    assert refusal.value.code == "K202"
    assert refusal.value.remedy


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("50% (tiga puluh persen)", "K201"),
        ("7 (tujuh) hari kerja", None),
        ("- paling lama 7\n  (enam) hari", "K201"),
        ("paling lama 7\n(enam) hari", "K201"),
        ("1. sebanyak 7\n(tujuh) hari", None),
        ("14 (empat belas hari kerja)", None),
        ("paling lama 5 (enam) hari", "K201"),
        ("Rp5.000,00 (lima ribu rupiah)", None),
        ("2,5% (dua koma lima persen)", None),
        ("2,05 (dua koma nol lima)", None),
        ("12,25 (dua belas koma dua puluh lima)", None),
        ("2,5% (dua koma enam persen)", "K201"),
        ("2.5% (dua koma lima persen)", "K120"),
        ("007 (tujuh)", None),
        ("50% (lima puluh perseratus)", None),
        ("12 bulan (dua belas bulan)", None),
        ("12 bulan (sebelas bulan)", "K201"),
        ("7 hari kerja (tujuh hari kerja)", None),
        ("5 (lima puluhh) orang", "K202"),
        ("30 (Tiga Puluh Hari)", None),
        ("Rp5.000,00 (terbilang: lima ribu rupiah)", None),
        ("**Rp5.000,-** (*lima ribu rupiah*)", None),
        ("Rp5.000,00 (lima ribu rupiah per bulan)", None),
        ("Rp5.000,00 (lima ribu rupiah setiap orang)", None),
        ("Rp5.000,00. (lima ribu rupiah)", None),
        ("Rp150.000/orang (seratus lima puluh ribu rupiah)", None),
        ("Rp150.000/orang (seratus ribu rupiah)", "K201"),
        ("Rp10,07 (sepuluh rupiah tujuh sen)", None),
        ("Rp10,10 (sepuluh rupiah sepuluh sen)", None),
    ],
)
def test_figures_other_than_rupiah_are_compared_too(text, code):
    (pair,) = terbilang.find_pairs(text)
    refusal = terbilang.check_pair(pair)
    assert (refusal and refusal.code) == code


@pytest.mark.parametrize(
    "text",
    [
        "5 (lihat lampiran)",
        "Pasal 7 (1)",
        "tahun 2024 (lalu)",
        "ayat (2) huruf a",
        "Perpres 39 Tahun 2019 (Satu Data Indonesia)",
        "Rp5.000.000 (lihat lampiran)",
        "2/3 (dua pertiga)",
        "3–5 (tiga sampai lima) hari",
        "5 (lima sampai enam) hari",
        "Tahun 2024 kegiatan (dua kali)",
        "Sisa 5\n\n(tiga) orang hadir.",
        "Sisa 5\n \t\n(tiga) orang hadir.",
        "Biaya Rp5.000\n\n(tiga ribu rupiah)",
        "1. satu berkas\n3. (satu) berkas",
        "  2. (satu) berkas",
        "1. Rp5.000\n2. (tiga ribu rupiah)",
        "- ada 5\n- (tiga) orang",
        "| ada 5 |\n|---|\n| (tiga) |",
    ],
)
def test_other_brackets_are_no_words_of_a_figure(text):
    assert terbilang.find_pairs(text) == []


@pytest.mark.parametrize(
    "hostile",
    [("1", " "), ("", "1"), ("", "1."), ("", "1 ("), ("", "1 a"), ("1 ", "a")],
)
def test_a_long_run_of_anything_is_searched_at_once(hostile):
    head, piece = hostile
    assert terbilang.find_pairs(head + piece * 60_000) == []
    assert growth(lambda size: terbilang.find_pairs(head + piece * size), 8_000, 64_000) < 3
