"""What is told of a text that names regulations, by the register that travels with the program."""

from __future__ import annotations

import datetime
from functools import cache

import pytest
from conftest import PROJECT

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules.cited.citations import check_citations
from kakdoc.papers.lookups import regulations

DAY = datetime.date(2026, 6, 30)
LN = "Lembaran Negara Republik Indonesia"
EMPTY = Register({}, "Kabupaten Contoh", "Provinsi Contoh")


@cache
def shipped() -> Register:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        return regulations.read()


def told(text, at=DAY, known=None):
    """Return code and message of each problem of a text."""
    located = [LocatedText(("isi",), text, names_activities=False)]
    return [(problem.code, problem.message) for problem in check_citations(located, known or shipped(), at)]


def codes(text, at=DAY, known=None):
    return [code for code, _ in told(text, at, known)]
