"""Stars as marks: where a pair makes bold or italic, and where it is text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.values.text.emphasis import pieces, plain, unpaired


def shown(text: str) -> str:
    """The text with <b> and <i> around what is bold and italic."""
    return "".join(
        ("<b>" if each.bold else "") + ("<i>" if each.italic else "") + each.text + ("</i>" if each.italic else "") + ("</b>" if each.bold else "")
        for each in pieces(text)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("**Tahun 2024**", "<b>Tahun 2024</b>"),
        ("**Rp5.000.000,00**", "<b>Rp5.000.000,00</b>"),
        ("(**satu**)", "(<b>satu</b>)"),
        ("**(satu)**", "<b>(satu)</b>"),
        ("sebesar **100%**, lalu", "sebesar <b>100%</b>, lalu"),
        ("*miring* dan ***dua***", "<i>miring</i> dan <b><i>dua</i></b>"),
        ("**a *b* c**", "<b>a </b><b><i>b</i></b><b> c</b>"),
        ("***a** b*", "<b><i>a</i></b><i> b</i>"),
        ("“*kutipan*”", "“<i>kutipan</i>”"),
        ("**Unit/Bidang**/lain", "<b>Unit/Bidang</b>/lain"),
        ("*5*4*", "<i>5*4</i>"),
        ("(a)*kata*(b)", "(a)<i>kata</i>(b)"),
        ("(*satu*)(*dua*)", "(<i>satu</i>)(<i>dua</i>)"),
        ("**(satu)**(dua)", "<b>(satu)</b>(dua)"),
    ],
)
def test_a_pair_at_the_edges_of_words_is_a_mark(text, printed):
    assert shown(text) == printed
    assert plain(text) == re.sub(r"</?[bi]>", "", printed)


@pytest.mark.parametrize(
    "text",
    [
        "ATK 2*3*4 paket", "Laporan 1*2 dan 3*4", "5*4 meter dan 6*7 meter", "Honor 2org*3hari*4keg", "2**3 dan 4**5",
        "kata**tebal**kata", "2 * 3 * 4", "2 ** 3 ** 4", "*", "**", "***", "* * *", "harga*) dan pajak*)", "A *) dan B*)",
        "(*) dan (*)", "pagu **) dan sisa**)", "****empat****", "*awal saja", "akhir saja*", "á*b*ć", "nama*", "_kata_",
        "(2 org)*(3 hari)*(4 keg)", "(2+3)*4*(5)", "(2 org)*3 hari*(4 keg)",
        "__kata__", r"D:\_arsip", r"\\server\bagi", r"\(x\)", r"a\b", "`kode`", "~~coret~~", "[a](b)", "<b>", "&amp;",
    ],
)  # fmt: skip
def test_everything_else_is_printed_as_it_was_typed(text):
    assert shown(text) == text


def test_an_escaped_star_is_a_star_and_never_a_mark():
    assert shown(r"\*bukan\* 2\*3 \*\*x\*\*") == "*bukan* 2*3 **x**"
    assert shown(r"**a\* b**") == "<b>a* b</b>"
    assert shown(r"\\*x\\*") == r"\*x\*"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("**Penting: segera", [0]), ("segera **penting", [7]), ("penting** segera", [7]), ("**a** dan **b", [10]),
        ("**a**", []), ("2**3", []), ("a ** b", []), ("harga **) lihat", []), ("harga**) lihat", []), (r"\*\*x", []),
    ],
)  # fmt: skip
def test_two_stars_without_a_partner_are_told_where_they_look_like_a_mark(text, places):
    assert list(unpaired(text)) == places


LETTERS = st.text(st.sampled_from("ab1é *\\_().,-"), max_size=40)


@given(LETTERS)
def test_nothing_but_stars_and_escapes_is_left_out(text):
    assert plain(text).replace("*", "") == text.replace(r"\*", "").replace("*", "")


@given(LETTERS)
def test_a_star_between_letters_or_digits_always_stays(text):
    inner = r"(?<=[ab1é])\*+(?=[ab1é])"
    assert plain(text).count("*") >= sum(len(each) for each in re.findall(inner, text))


@given(LETTERS)
def test_pieces_that_look_alike_are_one(text):
    looks = [(each.bold, each.italic) for each in pieces(text)]
    assert all(one != other for one, other in pairwise(looks))
