"""Weekdays, or dates, that a range or a list joins."""

from __future__ import annotations

from collections.abc import Sequence

from kakdoc.values.dates.prose.dates import Link, Part, Weekday, Written


class Group:
    """Weekdays, or dates, that a range or a list joins.

    `gap` and `behind` are the signs between it and the groups beside it, `signs` what joins its items: `–` or `,` each.
    """

    def __init__(self, first: Weekday | Written, gap: str) -> None:
        self.items: list[Weekday | Written] = [first]
        self.gap, self.signs, self.behind = gap, "", ""

    @property
    def dates(self) -> list[Written]:
        """Its dates; nothing where it is of weekdays."""
        return [each for each in self.items if isinstance(each, Written)]


def grouped(expression: Sequence[Part]) -> list[Group]:
    """Return the groups of an expression, in order."""
    groups: list[Group] = []
    signs = ""
    for part in expression:
        if isinstance(part, Link):
            signs += "" if part.sign == "," and signs.endswith(",") else part.sign
            continue
        last = groups[-1] if groups else None
        if last is not None and isinstance(last.items[0], type(part)) and signs in ("–", ","):
            last.items.append(part)
            last.signs += signs
        else:
            if last is not None:
                last.behind = signs
            groups.append(Group(part, signs))
        signs = ""
    if groups:
        groups[-1].behind = signs
    return groups
