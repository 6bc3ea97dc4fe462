"""The names of sheets: short, telling, each once, as Excel allows them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

LONGEST = 31


def named(hints: Mapping[str, tuple[str, ...]], taken: Iterable[str]) -> dict[str, str]:
    """Return a name for each sheet, from its title, the kind of its owner, and whether it is that kind's only list.

    A title that several sheets share is replaced by the kind (`Jadwal`), or has it in front (`Tabel baris`).
    """
    shared = Counter(title.casefold() for title, *_ in hints.values())
    taken = {each.casefold() for each in taken}
    names: dict[str, str] = {}
    for sheet, (title, kind, alone) in hints.items():
        name = title
        if kind and not alone and (shared[title.casefold()] > 1 or _is_sibling(sheet, hints)):
            name = f"{_head(kind)} {title[:1].lower()}{title[1:]}"
        elif kind and shared[title.casefold()] > 1:
            name = _head(kind)
        names[sheet] = _free(_allowed(name), taken)
        taken.add(names[sheet].casefold())
    return names


def _is_sibling(sheet: str, hints: Mapping[str, tuple[str, ...]]) -> bool:
    """Return whether another list of the same kind shares its title with others, so that both show the kind."""
    kind = hints[sheet][1]
    titles = [title for title, of, _ in hints.values() if of == kind]
    shared = Counter(title for title, *_ in hints.values())
    return len(titles) > 1 and all(not alone for _, of, alone in hints.values() if of == kind) and any(
        shared[title] > 1 for title in titles
    )  # fmt: skip


def _head(kind: str) -> str:
    words = kind.replace("_", " ").replace("-", " ")
    return words.upper() if len(words) <= 3 else words[:1].upper() + words[1:]


def _allowed(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:LONGEST]


def _free(name: str, taken: Iterable[str]) -> str:
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name[: LONGEST - 3]} {number}"
    return found
