"""The frozen list of citations as offices write them: recognised and judged rightly, apart from a few."""

from __future__ import annotations

import datetime

import pytest
from citing import codes, shipped
from conftest import PROJECT

from kakdoc.kinds.law.citations import citations

LIST = PROJECT / "tests" / "kinds" / "law" / "citations.tsv"
CLERKS = LIST.with_name("citations_clerks.tsv")
PAGE = PROJECT / "docs" / "ketelitian.md"
ANSWERS = {
    "K301": "diganti", "K302": "judul", "K303": "lembaran", "K304": "jenis", "K305": "perubahan",
    "K306": "ejaan", "K372": "ejaan", "K373": "tidak_ada",
}  # fmt: skip


def rows(path=LIST):
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [line for line in lines if line[0] != "kutipan"]


def is_recognised(text, answer, acts):
    """Return whether the acts that are meant are read; of a wrong kind or amendment at least one is another."""
    found = {f"{each.jenis} {each.nomor.lstrip('0')} {each.tahun}" for each in citations(text, shipped())}
    meant = {each.strip() for each in acts.split(",")}
    return bool(found) if answer in ("jenis", "perubahan") else meant <= found


def is_judged_rightly(text, day, answer):
    said = {ANSWERS.get(code, code) for code in codes(text, datetime.date.fromisoformat(day))}
    return said == set() if answer == "benar" else answer in said


def counted(tried):
    """Return the figures of the page: how many were tried, recognised, and of those judged rightly."""
    recognised = [row for row in tried if is_recognised(row[0], row[2], row[3])]
    return len(tried), len(recognised), sum(is_judged_rightly(*row[:3]) for row in recognised)


@pytest.mark.parametrize(("half", "name"), [
    (0, "setengah untuk menyetel (kutipan ganjil)"), (1, "setengah yang tidak dilihat (kutipan genap)"),
])  # fmt: skip
def test_at_least_nine_of_ten_are_recognised_and_judged_rightly_as_the_page_says(half, name):
    tried, recognised, right = counted(rows()[half::2])
    assert right >= 90
    assert f"| {name} | {tried} | {recognised} | {right} |" in PAGE.read_text("utf-8").splitlines()


@pytest.mark.parametrize(("part", "name"), [
    ("setel", "banyak kantor, untuk menyetel (`citations_clerks.tsv`)"),
    ("tidak_dilihat", "banyak kantor, yang tidak dilihat (`citations_clerks.tsv`)"),
])  # fmt: skip
def test_what_clerks_cite_is_recognised_and_judged_as_the_page_says(part, name):
    tried, recognised, right = counted([row for row in rows(CLERKS) if row[-1] == part])
    assert right >= 0.9 * tried
    assert f"| {name} | {tried} | {recognised} | {right} |" in PAGE.read_text("utf-8").splitlines()


def test_right_citations_are_left_alone():
    told = [text for text, day, answer, _ in rows() if answer == "benar" and not is_judged_rightly(text, day, answer)]
    assert len(told) <= 2, told
