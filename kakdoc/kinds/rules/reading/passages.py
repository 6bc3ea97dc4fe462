"""How a passage of a text is shown in a message."""

from __future__ import annotations

from kakdoc.values.text.quoting import quoted
from kakdoc.values.text.seldom import late

_FAR = 300
_ENDS = late(r"(?<!s\.d)[.;?!](?=\s+[A-Z*_])|\n\s*(?:\n|\||[-*•]\s|\d{1,2}[.)]\s|[a-z][.)]\s)|;")
"""What ends a sentence, or an item of a list."""


def passage(text: str, start: int, end: int) -> str:
    """Return what stands between two places between “…”, with the bracket that closes one that opened there."""
    piece = text[start:end].strip(" ,;:*_|")
    closes = piece.count("(") > piece.count(")") and text[end : end + 1] == ")"
    return quoted(piece + ")" if closes else piece)


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a place, or the line of a list or table."""
    before = [*_ENDS.finditer(text, max(0, start - _FAR), start)]
    first = before[-1].end() if before else max(0, start - _FAR)
    after = _ENDS.search(text, end, end + _FAR)
    return text[first : after.start() if after else end + _FAR]
