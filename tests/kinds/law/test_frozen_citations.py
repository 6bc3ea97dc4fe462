"""The frozen list of citations as offices write them: recognised and judged rightly, apart from a few."""

from __future__ import annotations

import datetime

import pytest
from citing import codes, shipped
from conftest import PROJECT

from kakdoc.kinds.law.citations import citations

LIST = PROJECT / "tests" / "kinds" / "law" / "citations.tsv"
PAGE = PROJECT / "docs" / "ketelitian.md"
ANSWERS = {
    "K301": "diganti", "K302": "judul", "K303": "lembaran", "K304": "jenis", "K305": "perubahan",
    "K306": "ejaan", "K372": "ejaan", "K373": "tidak_ada",
}  # fmt: skip


def rows():
    lines = [line.split("\t") for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [line for line in lines if line[0] != "kutipan"]


def is_recognised(text, answer, acts):
    """Return whether the acts that are meant are read; of a wrong kind or amendment at least one is another."""
    found = {f"{each.jenis} {each.nomor.lstrip('0')} {each.tahun}" for each in citations(text, shipped())}
    meant = {each.strip() for each in acts.split(",")}
    return bool(found) if answer in ("jenis", "perubahan") else meant <= found


def is_judged_rightly(text, day, answer):
    said = {ANSWERS.get(code, code) for code in codes(text, datetime.date.fromisoformat(day))}
    return said == set() if answer == "benar" else answer in said


@pytest.mark.parametrize(("half", "name"), [
    (0, "setengah untuk menyetel (kutipan ganjil)"), (1, "setengah yang tidak dilihat (kutipan genap)"),
])  # fmt: skip
def test_at_least_nine_of_ten_are_recognised_and_judged_rightly_as_the_page_says(half, name):
    tried = rows()[half::2]
    recognised = [row for row in tried if is_recognised(row[0], row[2], row[3])]
    right = [row for row in recognised if is_judged_rightly(*row[:3])]
    assert len(right) >= 90
    assert f"| {name} | {len(tried)} | {len(recognised)} | {len(right)} |" in PAGE.read_text("utf-8")


def test_right_citations_are_left_alone():
    told = [text for text, day, answer, _ in rows() if answer == "benar" and not is_judged_rightly(text, day, answer)]
    assert len(told) <= 2, told
