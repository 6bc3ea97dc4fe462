"""Checks on the lists that are typed inside a dictum or a long norm (UU 12/2011 Lampiran II butir 88–91).

The marks of `rincian` are printed by the program; those of a list inside a text are the writer's (docs/aturan.md B.8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.decree.checks.body.norms import is_common_capital, stray_capital
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.fields.paragraphs import is_long, shortened
from kakdoc.values.text.markdown import Block, Item, parse

_END = re.compile(r"(?P<mark>[;,.:?!…]?)[\"'”’)\]*_]*\s*(?P<word>\b(?:dan/atau|dan|atau|serta))?\s*$")
_MANY = 3
"""From so many open items on, one problem tells of all."""
_LABELLED = re.compile(r"[^:]{1,40}\s:\s*\S")
"""A row of a form, `Nama : …`, which is no clause."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item of a list: its text, the mark and the conjunction at its end; none where its end is another's."""

    item: Item
    mark: str
    joined: str
    opens: bool
    """Whether other blocks stand in it: its end is theirs."""


def check_lists(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K347 for an item without its mark or with a conjunction too early, K328 for one with a stray capital."""
    for located in texts:
        if is_long(located.text):
            for entries in _lists(parse(located.text)):
                yield from _check_list(located, entries)


def _lists(blocks: Sequence[Block]) -> Iterator[list[_Entry]]:
    """Yield the lists of a text, each with its items of one level."""
    open_lists: dict[int, list[_Entry]] = {}
    for index, block in enumerate(blocks):
        depth = block.depth if isinstance(block, Item) else 0
        ended = [
            each for each in open_lists if each > depth or (isinstance(block, Item) and block.begins and each == depth)
        ]
        if isinstance(block, Item) or not _goes_on(block):
            yield from (open_lists.pop(each) for each in sorted(ended))
        if isinstance(block, Item):
            open_lists.setdefault(depth, []).append(_entry(block, blocks[index + 1 : index + 2]))
    yield from open_lists.values()


def _goes_on(block: Block) -> bool:
    """Return whether a block stands inside an item."""
    return isinstance(block, Item) or getattr(block, "depth", 0) > 0


def _entry(item: Item, following: Sequence[Block]) -> _Entry:
    inner = any(_goes_on(each) and (not isinstance(each, Item) or each.depth > item.depth) for each in following)
    end = _END.search(item.text)
    return _Entry(item, end["mark"] if end else "", (end["word"] if end else None) or "", inner)


def _check_list(located: LocatedText, entries: Sequence[_Entry]) -> Iterator[Problem]:
    if len(entries) < 2 or any(_LABELLED.match(each.item.text) for each in entries):
        return
    lacking = [each for each in entries[:-1] if _is_open(each, entries)]
    for each in lacking if len(lacking) < _MANY else lacking[:1]:
        which = f"rincian “{shortened(each.item.text)}”"
        message = (
            f"{which if len(lacking) < _MANY else f'{len(lacking)} rincian mulai {which}'} tidak diakhiri titik koma."
        )
        yield warning("K347", message, "tulis titik koma di akhirnya.", located.field, _offset(located, each))
    for each in entries[:-2]:
        if each.joined in ("dan", "atau", "dan/atau") and not each.opens and entries[-2].joined in ("", each.joined):
            message = f"“{each.joined}” di akhir “{shortened(each.item.text)}” bukan di rincian kedua dari belakang."
            remedy = "hapus: sudah ada di sana." if entries[-2].joined else f"pindahkan “{each.joined}” ke sana."
            yield warning("K347", message, remedy, located.field, _offset(located, each))
    yield from _check_capitals(located, entries)


def _is_open(entry: _Entry, entries: Sequence[_Entry]) -> bool:
    """Return whether an item lacks its semicolon: others have marks, or it is a clause with a small letter.

    Where all items end with a full stop each is a sentence, and names without any mark are a list of names.
    """
    if entry.opens or entry.mark in (";", ":", "?", "!"):
        return False
    marks = {each.mark for each in entries[:-1] if not each.opens}
    if entry.mark in (".", "…"):
        return ";" in marks
    if marks == {","}:
        return False
    return ";" in marks or "." in marks or entry.item.text[:1].islower()


def _check_capitals(located: LocatedText, entries: Sequence[_Entry]) -> Iterator[Problem]:
    """Yield K328 for an item that begins with a capital and no name, where others begin with small letters."""
    if not any(each.item.text[:1].islower() for each in entries):
        return
    for each in entries:
        if is_common_capital(each.item.text, located.text):
            yield stray_capital(each.item.text, located.field, _offset(located, each))


def _offset(located: LocatedText, entry: _Entry) -> int:
    """Return where the line of an item begins."""
    return sum(len(line) + 1 for line in located.text.split("\n")[: entry.item.lines[0]])
