"""What a form lets choose from, read where the form will lie: the office and the register of regulations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kakdoc.base.bundled import bundled
from kakdoc.base.problems import InputError
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on import known_names
from kakdoc.inputs.excel.writing.offers import Offers
from kakdoc.inputs.tree import Block, Node
from kakdoc.kinds.law.shipped import finding as shipped


def offers(target: Path) -> Offers:
    """Return what the office's file and the register for a new file have; nothing of those that cannot be read."""
    known = office(target)
    register = _read(known_names.above(target, opening.REGISTER_FILE) or bundled("inputs") / opening.REGISTER_FILE)
    entered = tuple(_told(register, ("judul",)))
    return {
        "pejabat": tuple(_told(_inner(known, "pejabat"), ("jabatan",))),
        "profil": tuple(_told(_inner(known, "profil"), ("kertas", "huruf"))),
        "peraturan": (*entered, *((key, each.judul) for key, each in shipped.every() if key not in dict(entered))),
    }


def office(target: Path) -> Node | None:
    """Return the office's file that a file there draws on; None where there is none that can be read."""
    return _read(known_names.above(target, opening.OFFICE_FILE))


def _read(path: Path | None) -> Node | None:
    try:
        return opening.shared(known_names.shown(path)).root if path is not None and path.is_file() else None
    except InputError:  # told when an input is checked
        return None


def _inner(node: Node | None, key: str) -> Node | None:
    return node.entries.get(key) if isinstance(node, Block) else None


def _told(node: Node | None, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, each in node.entries.items() if isinstance(node, Block) else ():
        if isinstance(each, Block):
            yield name, ", ".join(getattr(each.entries[key], "text", "") for key in keys if key in each.entries)
