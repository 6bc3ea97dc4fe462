"""Checks on the wording of any paper: figures with their words (UU 12/2011 Lampiran II butir 86 and 270c)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from kakdoc.base.problems import InvalidValue, Problem, error, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values import terbilang
from kakdoc.values.rupiah.amount import Jumlah, parse

_AMOUNT = re.compile(r"\bRp\.?\s{0,3}\d{1,3}(?:\.\d{3})*(?:,\d\d)?(?![.,]?\d)")
# White space inside a paragraph: an empty line ends what belongs together.
GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?![^\S\n]*\n)[^\S\n]*)"
_SHOWN = 60
"""How many characters on either side of a match a message shows at most."""


def check_pairs(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K201, K202 or K120 for a figure whose words in brackets name another value.

    Only amounts of money stop the paper: other figures may stand beside brackets of another kind.
    """
    for located in texts:
        for pair in terbilang.find_pairs(located.text):
            refusal = terbilang.check_pair(pair)
            if refusal is not None:
                tell = error if pair.is_money else warning
                yield tell(refusal.code, refusal.message, refusal.remedy, located.field, pair.start)


def amounts(text: str) -> Iterator[tuple[int, str, Jumlah]]:
    """Yield the position, the figure and the value of every amount in rupiah in a text."""
    for match in _AMOUNT.finditer(text):
        with suppress(InvalidValue):
            yield match.start(), match[0], parse(match[0])


def around(text: str, match: re.Match[str]) -> str:
    """Return the match with two words on either side."""
    before = re.search(r"(?:\S+\s+){0,2}\S*\Z", text[max(0, match.start() - _SHOWN) : match.start()])
    after = re.match(r"\S*(?:\s+\S+){0,2}", text[match.end() : match.end() + _SHOWN])
    return " ".join(((before[0] if before else "") + match[0] + (after[0] if after else "")).split())
