"""Headers and footers as they are compared: what each says once, and which of them each section shows.

LibreOffice gives sections of one page their first header for all pages; that alone is no edit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kakdoc.word.comparing.blocks import Block, block
from kakdoc.word.comparing.sections import Margin

_PLACE = "letak kepala dan kaki halaman"
_FIRST, _LATER = "halaman pertama", "halaman lain"

Shown = tuple[Margin, tuple[Block, ...]]
"""A header or footer of a section, and what it says."""


def arranged(found: Sequence[Shown]) -> Iterator[Block]:
    """Yield those of first pages in their order, others in an order of their own, then what each section shows."""
    first = {each.fingerprint: each for each in _said(found, is_first=True)}
    later = {each.fingerprint: each for each in _said(found, is_first=False) if each.fingerprint not in first}
    yield from first.values()
    yield from sorted(later.values(), key=lambda each: (each.kind, each.text, each.fingerprint))
    known: dict[tuple[str, bool], dict[tuple[str, ...], str]] = defaultdict(lambda: {(): ""})
    forms: dict[int, list[tuple[Margin, str]]] = defaultdict(list)
    for margin, said in found:
        # Numbers by order, so that another text in one of them is told there alone.
        numbers = known[margin.kind, margin.is_first]
        number = numbers.setdefault(tuple(each.fingerprint for each in said), str(len(numbers)))
        forms[margin.section].append((margin, number))
    for section, form in forms.items():
        shown = tuple((margin.kind, number) for margin, number in form if margin.is_first)
        others = tuple((margin.place, number) for margin, number in form if not margin.is_first)
        yield block(_PLACE, f"{_PLACE} bagian {section + 1}", (), ((_FIRST, shown), (_LATER, others)))


def settled(made: Sequence[Block], now: Sequence[Block]) -> list[Block]:
    """Return the blocks of now, with sections of one page as they were made where LibreOffice only spread a header."""
    before = {each.place: each for each in made if each.kind == _PLACE}
    return [_unspread(before.get(each.place, each), each) if each.kind == _PLACE else each for each in now]


def _unspread(old: Block, new: Block) -> Block:
    was, is_now = dict(old.form), dict(new.form)
    return old if was[_FIRST] == is_now[_FIRST] and not is_now[_LATER] else new


def _said(found: Sequence[Shown], *, is_first: bool) -> Iterable[Block]:
    return (each for margin, said in found if margin.is_first == is_first for each in said)
