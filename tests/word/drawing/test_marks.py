"""What is a mark in a text: the guide's list is all there is."""

from __future__ import annotations

import re
import string
from itertools import product

from conftest import PROJECT

from kakdoc.values.text.emphasis import plain
from kakdoc.values.text.markdown import Heading, Item, Table, Text, parse

GUIDE = (PROJECT / "docs" / "panduan.md").read_text("utf-8")
SIGNS = string.punctuation + "1aAiIox•–—·§Øü▪●◦‣➢✓→\uf0b7"

NO_BEGINNING = ("\\*", "\\|")


def listed() -> dict[str, str]:
    """The marks of the guide's table, with what they become."""
    table = GUIDE[GUIDE.index("| Ditulis | Menjadi |") :].split("\n\n", 1)[0]
    found = {}
    for row in table.split("\n")[2:]:
        written, _, becomes = row.strip("| ").partition(" | ")
        found |= dict.fromkeys(re.findall(r"`([^`]+)`", written.replace(r"\|", "|")) or [written], becomes)
    return found


def is_text(text: str) -> bool:
    """Whether a text is printed as it was typed."""
    return [plain(block.text) if isinstance(block, Text) else None for block in parse(text)] == [text.strip()]


def second(mark: str) -> str:
    return mark.replace("1", "2").replace("a", "b").replace("A", "B").replace("i", "ii").replace("I", "II")


def test_only_the_signs_of_the_guide_begin_items_and_headings():
    """Every text of up to three signs is tried before a word; U+F0B7 stands for the signs of Word's symbol fonts."""
    candidates = {"".join(each) for length in (1, 2, 3) for each in product(SIGNS, repeat=length)}
    found = {each for each in candidates if not is_text(f"{each} kata") or not is_text(f"{each}\tkata")}
    found = {each.replace("11", "1") for each in found if plain(each) == each}  # stars in pairs are tried below
    in_guide = {each for each in listed() if len(each) <= 3 and each not in NO_BEGINNING}
    alone = {each for each in in_guide if not re.match(r"\(?[AIi][.)]", each)}
    assert found - {"\uf0b7"} == {*alone, "##", "###"} - {"v", "q"}
    assert all(isinstance(parse(f"{each}\tkata")[0], Item | Heading) for each in [*alone, "\uf0b7", "v", "q"])
    assert isinstance(parse("###### kata")[0], Heading)
    assert is_text("####### kata")


def test_capital_letters_and_roman_numbers_are_marks_where_a_second_follows():
    for mark in ("A.", "A)", "(A)", "I.", "I)", "(I)", "i.", "i)", "(i)"):
        assert mark in listed()
        assert is_text(f"{mark} kata")
        assert [type(each) for each in parse(f"{mark} kata\n{second(mark)} kata")] == [Item, Item]


def test_only_pairs_of_stars_and_their_escape_are_marks_inside_a_line():
    """Every text of up to three signs is tried around a word."""
    wraps = {"".join(each) for length in (1, 2, 3) for each in product(string.punctuation + "ox", repeat=length)}
    changed = {each for each in wraps if plain(f"a {each}kata{each} b") != f"a {each}kata{each} b"}
    assert (
        {each for each in changed if not each.strip("*")}
        == {"*", "**", "***"}
        <= {each[: each.index("k")] for each in listed() if "kata" in each}
    )
    assert {each for each in changed if "*" not in each} == set()


def test_a_table_needs_a_row_of_dashes_with_bars():
    assert "|---|" in listed()
    assert isinstance(parse("| a | b |\n|---|---|\n| 1 | 2 |")[0], Table)
    for text in ("| a | b |", "a | b", "| a |\n| - b |", "a\n---"):
        assert not any(isinstance(each, Table) for each in parse(text))
