"""Edits of one kind each, in papers that show little else: what is read of a part, and how it is told."""

from __future__ import annotations

import pytest
from rendering import papers
from rendering.edits import SEALS, unpacked
from rendering.test_content import edits
from rendering.word_save import packed

from kakdoc.rendering.content import Difference


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return papers.with_photos(tmp_path_factory.mktemp("foto"))


# ── Seals ──


@pytest.mark.parametrize("name", SEALS)
def test_a_signature_and_a_protection_are_told_by_their_names(name, report):
    files = unpacked(report)
    assert SEALS[name](files)
    kind = name.partition(":")[0]
    assert edits(report, packed(files)) == [Difference(kind, (f"{kind} ditambahkan",), "", "")]


def test_a_protection_that_is_switched_off_is_no_edit(report):
    files = unpacked(report)
    SEALS["perlindungan dokumen: documentProtection"](files)
    files["word/settings.xml"] = files["word/settings.xml"].replace(b'enforcement="1"', b'enforcement="0"')
    assert edits(report, packed(files)) == []
