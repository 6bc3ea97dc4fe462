"""Marks at the end of a text: taken off or kept, but never the dot of a degree or an abbreviation."""

from __future__ import annotations

import pytest

from kakdoc.values.text.ending import is_closed, strip_end, with_stop


@pytest.mark.parametrize(
    "degree", ["M.Si.", "S.Sos.", "Ph.D.", "M.Kes.", "A.Md.", "S.Farm.", "S.Tr.Keb.", "M. Si.", "Apt."]
)
@pytest.mark.parametrize("end", ["", ";", " ;", ",", ":"])
def test_a_degree_keeps_its_dot(degree, end):
    assert strip_end(f"atas Nama Contoh, {degree}{end}") == f"atas Nama Contoh, {degree}"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("satu\n\ndua.", True),
        ("satu\n\ndua;", True),
        ("satu\n\ndua.”", True),
        ("satu\n\ndua:**", True),
        ("satu\n\n| a |\n|---|\n| b |", True),
        ("satu.\n\ndua", False),
        ("satu\n\n(dua)", False),
        ("satu\n\ndua ", False),
    ],
)
def test_a_text_is_closed_by_a_mark_or_by_a_table(text, closed):
    assert is_closed(text) is closed


@pytest.mark.parametrize(("text", "stopped"), [("Rencana", "Rencana."), ("Contoh, M.Si.", "Contoh, M.Si.")])
def test_a_title_has_one_full_stop(text, stopped):
    assert with_stop(text) == stopped
