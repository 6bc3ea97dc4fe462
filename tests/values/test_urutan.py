"""Places in an order: KESATU, I, a, against a speller of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.values import urutan

UNITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
PUBLISHED = {
    1: "KESATU", 2: "KEDUA", 3: "KETIGA", 4: "KEEMPAT", 5: "KELIMA", 6: "KEENAM", 7: "KETUJUH", 8: "KEDELAPAN",
    9: "KESEMBILAN", 10: "KESEPULUH", 11: "KESEBELAS", 12: "KEDUA BELAS", 13: "KETIGA BELAS", 20: "KEDUA PULUH",
    21: "KEDUA PULUH SATU", 100: "KESERATUS", 111: "KESERATUS SEBELAS", 999: "KESEMBILAN RATUS SEMBILAN PULUH SEMBILAN",
}  # fmt: skip


def spelled(number: int) -> str:
    """The number in words, by the grammar of Indonesian numerals."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = [] if not hundreds else ["seratus"] if hundreds == 1 else [UNITS[hundreds], "ratus"]
    if rest in (10, 11):
        words.append("sepuluh" if rest == 10 else "sebelas")
    elif tens == 1:
        words += [UNITS[units], "belas"]
    else:
        words += [UNITS[tens], "puluh"] if tens else []
        words += [UNITS[units]] if units else []
    return " ".join(words)


@pytest.mark.parametrize(("number", "written"), PUBLISHED.items(), ids=PUBLISHED.values())
def test_an_ordinal_is_written_as_statutes_write_it(number, written):
    assert urutan.ordinal(number).upper() == written


def test_every_ordinal_is_ke_before_the_number_in_words_and_is_read_back_in_any_case():
    for number in range(1, 1000):
        written = urutan.ordinal(number)
        assert written == "ke" + spelled(number)
        for typed in (written, written.upper(), written.title(), written.replace(" ", "\n ")):
            assert urutan.read_ordinal(typed) == number


@pytest.mark.parametrize("number", [-1, 0, 1000])
def test_an_ordinal_beyond_999_is_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        urutan.ordinal(number)


@pytest.mark.parametrize(
    "text",
    ["PERTAMA", "KEPUTUSAN", "KESATUAN", "KENOL", "KESERIBU", "KE SATU", "KE", "", "SATU", "KEDUA BELAS PULUH", "KEDUAA"],
)  # fmt: skip
def test_what_is_no_ordinal_of_a_dictum_names_no_number(text):
    assert urutan.read_ordinal(text) is None


@given(st.text(max_size=60))
def test_reading_an_ordinal_never_fails(text):
    number = urutan.read_ordinal(text)
    assert number is None or urutan.ordinal(number) == " ".join(text.casefold().split())


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "I"), (4, "IV"), (9, "IX"), (12, "XII"), (14, "XIV"), (40, "XL"), (49, "XLIX"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")],
)  # fmt: skip
def test_a_roman_number_is_written_with_the_least_signs(number, written):
    assert urutan.roman(number) == written


def test_a_roman_number_adds_up_by_the_values_of_its_signs():
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    for number in range(1, 1000):
        signs = [values[sign] for sign in urutan.roman(number)]
        smaller = [each if each >= after else -each for each, after in zip(signs, [*signs[1:], 0], strict=True)]
        assert sum(smaller) == number


def test_roman_numbers_up_to_fifty_are_read_back_and_nothing_else_is():
    for number in range(1, 51):
        assert urutan.read_roman(urutan.roman(number)) == number
    assert [urutan.read_roman(text) for text in ("IIII", "VX", "i", "", "IM", "LI", "C")] == [None] * 7


def test_letters_go_on_as_word_counts_on_and_are_read_back():
    assert [urutan.letter(number) for number in (1, 2, 26, 27, 28, 52, 53)] == ["a", "b", "z", "aa", "bb", "zz", "aaa"]
    assert all(urutan.read_letter(urutan.letter(number)) == number for number in range(1, 200))
