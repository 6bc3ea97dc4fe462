"""What becomes of the years in sentences of clerks, whose answers were written first (`clerks.tsv` tells the marks)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kakdoc.kinds.law.register import Register
from kakdoc.papers.next_year.years.in_text import years
from kakdoc.papers.next_year.years.shift import Shift

LINES = Path(__file__).with_name("clerks.tsv").read_text("utf-8").splitlines()
MARK = re.compile(r"\{([^}]*)([>=?])\}")


@pytest.mark.parametrize("line", [line.split("\t")[0] for line in LINES if not line.startswith("#")])
def test_a_plan_moves_and_nothing_else_moves_without_a_word(line):
    text = MARK.sub(r"\1", line)
    seen = {
        text[each.start : each.end]: each for each in years(text, Shift(2026, 2027), Register({}, "Kabupaten Contoh"))
    }
    for typed, mark in MARK.findall(line):
        of_mark = [seen[year] for year in typed.split("/")]
        assert all(each.new if mark == ">" else not (each.new and each.sure) for each in of_mark)
