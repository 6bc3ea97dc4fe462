"""One row of the table of codes."""

from __future__ import annotations

from typing import NamedTuple

from kakdoc.base.problems import Severity


class Code(NamedTuple):
    """One row: `sources` are numbers of sections, such as `B.3`, with blanks between them."""

    title: str
    severities: frozenset[Severity]
    sources: str


STOPS = frozenset({Severity.GALAT})
WARNS = frozenset({Severity.PERINGATAN})
EITHER = STOPS | WARNS
"""Which of the two depends on what was found; the text in `docs/masalah.md` says on what."""
