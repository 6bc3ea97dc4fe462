"""Which blocks of a paper were edited, where, and how, in the words of the person who edits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

from kakdoc.word.comparing import srikandi
from kakdoc.word.comparing.blocks import Block, Paragraph
from kakdoc.word.comparing.headers import settled
from kakdoc.word.comparing.styles.looks import RUN

_SHORT = 60
_AROUND = 20
_ALIKE = 0.4
_MANY_PAIRS, _OFTEN = 40_000, 400
_LARGE = 200  # so many blocks by so many are paired by their order alone


@dataclass(frozen=True, slots=True)
class Difference:
    """One block that was edited: where it stands now (or stood), what of it changed, and its text before and after."""

    place: str
    changes: tuple[str, ...]
    old: str
    new: str

    @property
    def is_filled(self) -> bool:
        """Whether nobody edited here: SRIKANDI filled in its marks."""
        return self.changes == (srikandi.FILLED,)


def differences(made: Sequence[Block], now: Sequence[Block]) -> list[Difference]:
    """Return what was edited between two contents, in the order of the edited one; nothing where they are equal."""
    pairs = [pair for region in _regions(made, settled(made, now)) for pair in _paired(*region)]
    return [_difference(old, new) for old, new in _moved(pairs)]


_Pair = tuple[Block | None, Block | None]


def _regions(made: Sequence[Block], now: Sequence[Block]) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    for is_equal, old, new in _steps([each.fingerprint for each in made], [each.fingerprint for each in now]):
        if not is_equal:
            yield made[old], now[new]


def _paired(made: Sequence[Block], now: Sequence[Block]) -> Iterator[_Pair]:
    """Yield blocks that are the same but for an edit, or for marks filled in, as pairs, others alone."""
    for old, new, filled in srikandi.cuts(made, now):
        yield from _edited(made[old], now[new])
        yield from () if filled is None else (filled,)


def _edited(made: Sequence[Block], now: Sequence[Block]) -> Iterator[_Pair]:
    for is_equal, old, new in _steps([_words(each) for each in made], [_words(each) for each in now]):
        if is_equal:
            yield from zip(made[old], now[new], strict=True)
        else:
            yield from _likened(made[old], list(now[new]))


_Step = tuple[bool, slice, slice]


def _steps(made: Sequence[Hashable], now: Sequence[Hashable]) -> Iterator[_Step]:
    """Yield which parts of both are equal and which are not.

    The work grows with the number of equal pairs, once for each part; so what both have very often is found only beside
    other things, and else compared by its place.
    """
    before, after = Counter(made), Counter(now)
    pairs = {each: count * after[each] for each, count in before.items()}
    often = {each for each, count in pairs.items() if count > _OFTEN} if sum(pairs.values()) > _MANY_PAIRS else set()
    matcher = SequenceMatcher(often.__contains__ if often else None, made, now, False)
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "replace" and often:
            yield from _by_place(made, now, slice(first, last), slice(new_first, new_last))
        else:
            yield kind == "equal", slice(first, last), slice(new_first, new_last)


def _by_place(made: Sequence[Hashable], now: Sequence[Hashable], old: slice, new: slice) -> Iterator[_Step]:
    shared = min(old.stop - old.start, new.stop - new.start)
    for is_equal, group in groupby(range(shared), lambda place: made[old.start + place] == now[new.start + place]):
        first, *_, last = (*group,) * 2
        yield is_equal, slice(old.start + first, old.start + last + 1), slice(new.start + first, new.start + last + 1)
    if old.start + shared < old.stop or new.start + shared < new.stop:
        yield False, slice(old.start + shared, old.stop), slice(new.start + shared, new.stop)


def _words(block: Block) -> tuple[str, str]:
    return block.kind, block.text


def _likened(made: Sequence[Block], now: list[Block]) -> Iterator[_Pair]:
    """Pair each block with the next one that is like it, so that both keep their order."""
    if len(made) * len(now) > _LARGE and [each.kind for each in made] == [each.kind for each in now]:
        yield from zip(made, now, strict=True)
        return
    reach = 1 if len(made) * len(now) > _LARGE else None
    for old in made:
        found = next((place for place, new in enumerate(now[:reach]) if _is_like(old, new)), None)
        if found is None:
            yield old, None
            continue
        yield from ((None, new) for new in now[:found])
        yield old, now[found]
        del now[: found + 1]
    yield from ((None, new) for new in now)


def _is_like(old: Block, new: Block) -> bool:
    if old.kind != new.kind:
        return False
    if not (old.text and new.text):
        return len(old.paragraphs) == len(new.paragraphs)
    matcher = SequenceMatcher(None, old.text.split(), new.text.split(), False)
    return (
        matcher.ratio() >= _ALIKE or SequenceMatcher(None, old.text[:200], new.text[:200], False).ratio() >= 1 - _ALIKE
    )


def _moved(pairs: list[_Pair]) -> list[_Pair]:
    """Return the pairs with what was taken away at one place and put in at another as one of them."""
    away: dict[str, list[Block]] = defaultdict(list)
    for old, new in pairs:
        if old is not None and new is None and old.text:
            away[old.fingerprint].append(old)
    came = [
        (away[new.fingerprint].pop(0), new) if old is None and new and away.get(new.fingerprint) else (old, new)
        for old, new in pairs
    ]
    gone = {id(old) for old, new in came if old and new}
    return [(old, new) for old, new in came if new or id(old) not in gone]


def _difference(old: Block | None, new: Block | None) -> Difference:
    if old is None or new is None:
        one = old or new
        assert one is not None  # noqa: S101  # a pair holds at least one
        verb = "ditambahkan" if old is None else "dihapus"
        return Difference(
            one.place, (f"{one.kind} {verb}",), _short(old.text) if old else "", _short(new.text) if new else ""
        )
    if srikandi.fills(old, new):
        return Difference(new.place, (srikandi.FILLED,), *_excerpts(old.text, new.text))
    if old.fingerprint == new.fingerprint:
        return Difference(new.place, (f"{new.kind} dipindahkan",), _short(old.text), _short(new.text))
    return Difference(new.place, _changes(old, new), *_excerpts(old.text, new.text))


def _changes(old: Block, new: Block) -> tuple[str, ...]:
    """Return the names of what changed; where the text did, that of a paragraph that is empty now says nothing more."""
    found = [] if old.text == new.text else ["teks"]
    found += _unequal(dict(old.form), dict(new.form))
    if len(old.paragraphs) == len(new.paragraphs):
        for before, after in zip(old.paragraphs, new.paragraphs, strict=True):
            if before.text == after.text:
                found += _unequal(_aspects(before), _aspects(after))
            elif before.text and after.text:
                found += _unequal(_traits((before,)), _traits((after,)))
    else:
        found += _unequal(_traits(old.paragraphs), _traits(new.paragraphs))
    return tuple(dict.fromkeys(found)) or ("susunan",)


def _unequal(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    return [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]


def _aspects(paragraph: Paragraph) -> dict[str, object]:
    """Return all that a paragraph is, by name; of looks, where they begin and end."""
    found = dict(paragraph.form)
    pieces = [piece for piece in paragraph.pieces if piece[1]]
    for index, name in enumerate(RUN):
        values = ((look[index], len(text)) for text, look in pieces)
        found[name] = [
            (value, sum(length for _, length in group)) for value, group in groupby(values, key=itemgetter(0))
        ]
    return found


def _traits(paragraphs: Iterable[Paragraph]) -> dict[str, object]:
    """Return what there is in paragraphs, by name, wherever it is."""
    found: dict[str, set[object]] = defaultdict(set)
    for paragraph in paragraphs:
        for name, value in paragraph.form:
            found[name].add(value)
        for _, look in paragraph.pieces:
            for name, each in zip(RUN, look, strict=False):
                found[name].add(each)
    return dict(found)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """Return both texts, where they are long only around what differs."""
    if old == new:
        return _short(old), _short(new)
    start = next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    start = min(len(old), len(new)) if start is None else start
    first = max(0, start - _AROUND)
    if first:
        first = old.rfind(" ", 0, first) + 1
    lead = "…" if first else ""
    return lead + _short(old[first:]), lead + _short(new[first:])
