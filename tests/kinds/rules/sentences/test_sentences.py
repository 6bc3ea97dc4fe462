"""How well left-over years are told in sentences whose answers were written first."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from conftest import PROJECT

_SPEC = importlib.util.spec_from_file_location("sentences", PROJECT / "benchmarks" / "sentences.py")
assert _SPEC is not None
assert _SPEC.loader is not None
sentences = importlib.util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = sentences
_SPEC.loader.exec_module(sentences)


def test_years_left_behind_are_told_and_others_are_not():
    seen = dict(sentences.measured())[sentences.SEEN]
    assert seen.sentences >= 900
    assert seen.precision >= 0.98
    assert seen.recall >= 0.95


def test_most_years_are_judged_rightly_in_sentences_that_no_rule_was_made_by():
    unseen = dict(sentences.measured())[sentences.UNSEEN]
    assert unseen.sentences >= 120
    assert unseen.precision >= 0.9
    assert unseen.recall >= 0.85


def test_the_page_shows_what_is_measured():
    assert sentences.TABLE.read_text("utf-8") == sentences.written()


def test_no_sentence_stands_twice():
    listed = [
        (each.whose, each.located.text)
        for name in ("years.tsv", "years_clerks.tsv", "years_fresh.tsv", "years_own.tsv")
        for each in sentences.corpus(name)
    ]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("name", ["years_fresh.tsv", "regions_fresh.tsv", "dates_fresh.tsv", "words_fresh.tsv"])
def test_much_of_what_clerks_write_is_kept_from_those_who_mend_the_rules(name):
    seen, unseen = (len(sentences.rows(name, part)) for part in sentences.PARTS.values())
    assert seen + unseen == len(sentences.rows(name))
    assert unseen > 0.3 * (seen + unseen)
