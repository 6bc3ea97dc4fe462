"""Typed values and printed text brought to one form, so that one is found in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.kinds.shape import CellType
from kakdoc.values.dates import tanggal
from kakdoc.values.rupiah import amount
from kakdoc.values.text import emphasis, markdown

_END = re.compile(r"(?:[;,]? (?:dan|atau|dan/atau))?[\s.,;:]*$")
_AMOUNTS = frozenset((CellType.UANG,))
_REGULATION = re.compile(r"(?P<number>\d+)-(?P<year>\d{4})$")
_WORD = re.compile(r"\w+")
_FEW = 5
_ALIKE = 0.6


def flat(text: str) -> str:
    """Return a text in small letters with single blanks, without what lists put at the ends of their items."""
    return _END.sub("", " ".join(text.replace("\u00ad", "").casefold().split()))


def tight(text: str) -> str:
    """Return a text without blanks and hyphens at its end, as lines are broken."""
    return "".join(text.casefold().split()).rstrip("-\u00ad\u0002\ufffe")


def is_inside(part: str, whole: str) -> bool:
    """Return whether whole words of a text are another one."""
    if not part or part not in whole:
        return False
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def shared(said: str, value: str) -> float:
    """Return which share of their words two texts have in common; 0 where it is small or one of them short."""
    one, other = (frozenset(_WORD.findall(each)) for each in (said, value))
    if min(len(one), len(other)) < _FEW:
        return 0.0
    share = len(one & other) / max(len(one), len(other))
    return share if share >= _ALIKE else 0.0


def sayings(typed: str, cell_type: CellType, names: str) -> Iterator[str]:
    """Yield how a value is printed, in the form of `flat`: a long text paragraph by paragraph.

    Raises InvalidValue for a date or an amount that is none.
    """
    if names == "peraturan" and (found := _REGULATION.search(typed)):
        yield f"nomor {int(found['number'])} tahun {found['year']}"
    elif cell_type in _AMOUNTS:
        yield amount.format_angka(amount.parse(typed))
        yield flat(amount.format_rupiah(amount.parse(typed)))
    elif cell_type is CellType.TANGGAL:
        yield flat(str(tanggal.parse(typed)))
    else:
        yield from filter(None, map(_printed, _parts(typed)))


def _parts(typed: str) -> Iterator[str]:
    """Yield the paragraphs, items and cells of a text."""
    if "\n" not in typed:
        yield typed
        return
    for block in markdown.parse(typed):
        if isinstance(block, markdown.Table):
            for row in block.rows:
                yield from row
        else:
            yield block.text


def _printed(part: str) -> str:
    return flat("".join([each.text for each in emphasis.pieces(part)]))
