"""Sentences about days, spans, periods, letters and hours, each with the codes that it ought to have."""

from __future__ import annotations

import pytest
from conftest import PROJECT

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.reading import calendar, days_off, reported
from kakdoc.values.dates import tanggal

SENTENCES = PROJECT / "tests" / "kinds" / "rules" / "sentences" / "dates.tsv"
ROWS = [line.split("\t") for line in SENTENCES.read_text("utf-8").splitlines() if not line.startswith("#")]
YEAR = 2026


def found(text, paper=None, judul=""):
    texts = [LocatedText(("isi",), text, names_activities=True)]
    since = paper.date() if paper else None
    return [
        *calendar.check_calendar(texts, YEAR),
        *days_off.check_days_off(texts, since),
        *reported.check_reported(texts, paper, judul),
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_a_sentence_has_the_codes_that_it_ought_to_have(row):
    text, codes, *date = row
    told = found(text.replace("\\n", "\n"), tanggal.parse(date[0]) if date else None)
    assert sorted(each.code for each in told) == ([] if codes == "-" else codes.split())


def test_the_sentences_are_of_both_sorts():
    right = sum(row[1] == "-" for row in ROWS)
    assert min(right, len(ROWS) - right) > 75
