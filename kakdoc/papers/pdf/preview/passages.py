"""From a point of a page to the passage that stands there, and to the fields in which it was typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, starmap, takewhile
from operator import eq
from typing import Any, NamedTuple

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath, InvalidValue
from kakdoc.inputs.tree import Entered
from kakdoc.inputs.walking import Leaf, leaves
from kakdoc.papers.forms.drafting import entered
from kakdoc.papers.pdf.preview.pictures import Segment
from kakdoc.papers.pdf.preview.wording import flat, is_inside, sayings, shared, tight
from kakdoc.word.comparing.reading import Paragraph

_REACH = 24.0
"""Points from what is printed within which a press still means it."""
_AROUND = 400
"""Letters before and behind a line by which it is told from others like it."""
_MOST = 8
"""Fields that are offered for one passage."""
_EXACT, _PART, _LIKE = 3.0, 2.0, 1.0
"""The value itself, much of it or much made of it, or like it; what is left is a value somewhere in the passage."""
_MUCH, _MOSTLY, _LONG = 0.5, 0.6, 40
"""A value that is so much of a passage is what it says; a passage is of a value that it is so much of, or so long."""
_SHORT = 3
_SETTINGS = frozenset(("jenis", "label"))
_NAMED = frozenset(("pejabat", "profil"))
"""What is named by keys that are not printed themselves."""
People = Mapping[str, Sequence[str]]
"""What is printed of officials, name and office, by the keys that fields name them by."""
NOBODY: People = {}


class Passage(NamedTuple):
    """What stands at a point: the line, the paragraph that it is of, and what is printed beside it in its row."""

    line: str = ""
    paragraph: str = ""
    row: str = ""


def at_point(printed: Sequence[Segment], point: tuple[float, float], paper: Sequence[Paragraph]) -> Passage:
    """Return what a page shows at a point, in points from its lower left corner; an empty passage for nothing."""
    place = min(range(len(printed)), key=lambda each: _distance(printed[each], point), default=None)
    if place is None or _distance(printed[place], point) > _REACH:
        return Passage()
    line = " ".join(printed[place].text.split())
    found = _paragraph(printed, place, paper)
    if found is None:
        return Passage(line, line, line)
    text, part = found
    return Passage(line, text, "\n".join(each.text for each in part.lines))


def _distance(segment: Segment, point: tuple[float, float]) -> float:
    x, y = point
    across = max(segment.left - x, 0.0, x - segment.right)
    return across + 2 * max(segment.bottom - y, 0.0, y - segment.top)


def _paragraph(printed: Sequence[Segment], place: int, paper: Sequence[Paragraph]) -> tuple[str, Paragraph] | None:
    """Return the paragraph that a segment is of, and its part of the paper: where the same stands before and behind."""
    lines = [(line, part) for part in paper for line in part.lines]
    texts = [tight(f"{line.number}{line.text}") for line, _ in lines]
    whole, pieces = "".join(texts), [tight(each.text) for each in printed]
    before, after = "".join(pieces[:place])[::-1], "".join(pieces[place + 1 :])

    def alike(at: int) -> int:
        end = at + len(pieces[place])
        sides = (before, whole[max(0, at - _AROUND) : at][::-1]), (after, whole[end : end + _AROUND])
        return sum(sum(takewhile(bool, starmap(eq, zip(*side, strict=False)))) for side in sides)

    found = re.finditer(f"(?={re.escape(pieces[place])})", whole) if pieces[place] else ()
    best = max((each.start() for each in found), key=alike, default=None)
    if best is None:
        return None
    line, part = lines[bisect_right(list(accumulate(map(len, texts), initial=0)), best) - 1]
    return line.text, part


class _Typed(NamedTuple):
    """A value, and how it is printed."""

    leaf: Leaf
    sayings: tuple[str, ...]

    @property
    def row(self) -> FieldPath:
        return self.leaf.path[:-1]

    def likeness(self, said: str) -> float:
        """Return how surely a passage is of it: the whole part tells how, the rest how much of it; 0 for not at all."""
        return max((_likeness(said, each) for each in self.sayings), default=0.0)


def fields_of(
    text: str,
    values: Mapping[str, Any],
    model: type[BaseModel],
    row: str = "",
    people: People = NOBODY,
) -> list[tuple[FieldPath, str]]:
    """Return the fields in which a passage was typed, each with its title: best first, several where several hold it.

    `row` is what stands beside it: where several rows hold the same, that whose other cells stand there comes first.
    `people` tells what is printed of officials (name, office) by the keys that fields name them by.
    """
    said = flat(text)
    typed = _typed(values, model, people)
    found = [(score, each) for each in typed if (score := each.likeness(said))]
    best = int(max((score for score, _ in found), default=0))
    also = 0 if best == _PART else best  # much of a passage is one value, and the rest of it may be others
    chosen = [(score, each) for score, each in found if int(score) in (best, also)]
    beside = _beside({each.row for _, each in chosen}, typed, said, flat(row))
    if len(said) < _SHORT:  # a number alone is only known by what stands beside it
        chosen = [(score, each) for score, each in chosen if beside.get(each.row)]
    order = sorted(chosen, key=lambda one: (-beside.get(one[1].row, 0), -one[0]))
    return [(each.leaf.path, _title(each.leaf)) for each in _largest(order)][:_MOST]


def fields_at(
    passage: Passage,
    values: Mapping[str, Any],
    model: type[BaseModel],
    people: People = NOBODY,
) -> list[tuple[FieldPath, str]]:
    """Return the fields of what stands at a point: of its paragraph, those of its line first."""
    found = fields_of(passage.paragraph, values, model, passage.row, people)
    if len(found) < 2 or passage.line == passage.paragraph:
        return found
    of_line = [each for each in fields_of(passage.line, values, model, passage.row, people) if each in found]
    return [*of_line, *(each for each in found if each not in of_line)]


def _typed(values: Mapping[str, Any], model: type[BaseModel], people: People) -> list[_Typed]:
    """Return the values that are printed; what kind a part is of is not."""
    found = leaves(model, entered.tree(values, model, ""))
    kept = (each for each in found if each.scalar.text.strip() and not _is_setting(each))
    return [_Typed(each, tuple(_sayings(each, people))) for each in kept]


def _is_setting(leaf: Leaf) -> bool:
    """Return whether a value only tells what to print, or how."""
    return bool(leaf.shape.choices) or leaf.path[-1] in _SETTINGS


def _sayings(leaf: Leaf, people: People) -> Iterable[str]:
    """Return what is printed of a value."""
    if leaf.shape.names in _NAMED and leaf.scalar.text.islower():
        return map(flat, people.get(leaf.scalar.text, ()))
    try:
        return list(sayings(leaf.scalar.text, leaf.cell_type, leaf.shape.names))
    except InvalidValue:  # a value that is not right yet is looked for as it stands
        return [flat(leaf.scalar.text)]


def _title(leaf: Leaf) -> str:
    place = leaf.scalar.span
    return place.title if isinstance(place, Entered) and place.title else ".".join(map(str, leaf.path))


def _likeness(said: str, value: str) -> float:
    if said == value:
        return _EXACT
    share = min(len(said), len(value)) / max(len(said), len(value), 1)
    holds = len(value) >= _SHORT and is_inside(value, said)
    if (holds and share >= _MUCH) or (is_inside(said, value) and (share >= _MOSTLY or len(said) >= _LONG)):
        return _PART + share
    likeness = shared(said, value)
    return _LIKE + likeness / 2 if likeness else share * holds


def _beside(rows: Collection[FieldPath], typed: Iterable[_Typed], said: str, row: str) -> dict[FieldPath, int]:
    """Return how many other values of each row in question stand beside the passage."""
    found = dict.fromkeys(rows, 0)
    for each in typed if row else ():
        if each.row in found:
            words = [one for one in each.sayings if len(one) >= _SHORT and one != said]
            found[each.row] += any(is_inside(one, row) for one in words)
    return found


def _largest(order: Sequence[tuple[float, _Typed]]) -> Iterator[_Typed]:
    """Yield the values found, without those that are only a part of another one: `Mutasi` in `Mutasi dan Promosi`."""
    texts = {one for _, each in order for one in each.sayings}
    for score, each in order:
        inside = any(own != other and is_inside(own, other) for own in each.sayings for other in texts)
        if score >= _LIKE or not inside:
            yield each
