"""What of a form on a page has to change: parts of other rows or items whole, else single values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kakdoc.base.problems import FieldPath
from kakdoc.ui.web.forms.shown.plan import Cards, Entry, Group, Node, Table, inside


@dataclass(frozen=True, slots=True)
class Differences:
    """Parts that are drawn anew, values that changed where they stand, cards that are called otherwise now."""

    parts: tuple[Node, ...]
    values: tuple[Entry, ...]
    titles: tuple[Group, ...]


def between(old: Group, new: Group) -> Differences:
    """Return how a form differs from the one that is shown."""
    found = list(_between(old, new))
    parts = [each for each, whole in found if whole]
    values = [each for each, whole in found if not whole and isinstance(each, Entry)]
    titles = [each for each, whole in found if not whole and isinstance(each, Group)]
    return Differences(tuple(parts), tuple(values), tuple(titles))


def _between(old: Node, new: Node) -> Iterator[tuple[Node, bool]]:
    """Yield nodes that differ, each with whether it has to be drawn anew."""
    if old == new:
        return
    if isinstance(old, Entry) and isinstance(new, Entry):
        yield new, old.cell is not new.cell
        return
    before, after = _parts(old), _parts(new)
    if type(old) is not type(new) or list(before) != list(after) or _columns(old) != _columns(new):
        yield new, True
        return
    if isinstance(new, Group) and old.title != new.title:
        yield new, False
    for path, node in after.items():
        yield from _between(before[path], node)


def _parts(node: Node) -> dict[FieldPath, Node]:
    """Return what stands in a node by its path, values that may be left out among the others."""
    found = {each.path: each for each in inside(node)}
    return dict(sorted(found.items(), key=lambda each: str(each[0]))) if isinstance(node, Group) else found


def _columns(node: Node) -> object:
    """Return what the parts of a node have in common on the page: the headings of a table, the sorts of cards."""
    if isinstance(node, Table):
        return [(each.path, each.title) for each in node.columns]
    return [each.title for each in node.items] and node.kinds if isinstance(node, Cards) else None
