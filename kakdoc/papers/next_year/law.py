"""The regulations that an input is checked by: the office's own, else those that came along."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import Field

from kakdoc.base.bundled import bundled
from kakdoc.base.problems import InputError, Location, Problem, warning
from kakdoc.inputs import opening, validating
from kakdoc.inputs.drawing_on import files
from kakdoc.inputs.drawing_on.gathered import Gathered, merged
from kakdoc.inputs.tree import Block, Node
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.office import Instansi, register
from kakdoc.papers.next_year.opening import Opened

UNKNOWN = "K155"
"""The code of what is told where not all regulations are known."""


class _Office(Model):
    instansi: Instansi


class _Entries(Model):
    peraturan: dict[str, Peraturan] = Field(default_factory=dict)


def known_regulations(opened: Opened) -> tuple[Register, list[Problem]]:
    """Return the register that an input is checked by, and K155 for what of it cannot be read."""
    office, entries = _office(opened), _entries(opened)
    lost = [name for name, found in ((opening.OFFICE_FILE, office), (opening.REGISTER_FILE, entries)) if found is None]
    known = _bundled() if entries is None else entries
    told = [_unknown(opened, lost)] if lost else []
    return (Register(known, "") if office is None else register(office, known)), told


def _unknown(opened: Opened, lost: list[str]) -> Problem:
    message = f"{' dan '.join(lost)} tidak terbaca, sehingga peraturan yang sudah diganti belum semuanya dikenali."
    remedy = "sediakan atau betulkan berkas itu, lalu jalankan lagi; atau periksa sendiri dasar hukumnya."
    return warning(UNKNOWN, message, remedy).at(Location(opened.source.name.as_posix()))


def _office(opened: Opened) -> Instansi | None:
    node = _part("instansi", lambda: files.with_office(_gathered(opened)).root)
    carried = opened.source.office
    if node is None and carried is not None:
        own = opened.root.entries.get("instansi")
        node = _part("instansi", lambda: _with(own, opening.compose_bytes(carried.data, carried.name)[0]))
    if node is None:
        return None
    found, _ = validating.validate(Block({"instansi": node}, opened.root.span), _Office)
    return found.instansi if found else None


def _gathered(opened: Opened) -> Gathered:
    return Gathered(opened.source.name, opened.kind.model, opened.root)


def _with(own: Node | None, office: Block) -> Block:
    return Block({"instansi": merged(own, office)}, office.span)


def _entries(opened: Opened) -> Mapping[str, Peraturan] | None:
    supplied = bundled("inputs") / opening.REGISTER_FILE
    node = _part("peraturan", lambda: files.with_register(_gathered(opened), supplied).root)
    return None if node is None else _read(node, opened.root)


def _bundled() -> Mapping[str, Peraturan]:
    root = opening.shared(bundled("inputs") / opening.REGISTER_FILE).root
    return _read(root, root) or {}


def _read(node: Node, root: Block) -> Mapping[str, Peraturan] | None:
    found, _ = validating.validate(Block({"peraturan": node}, root.span), _Entries)
    return found.peraturan if found else None


def _part(key: str, read: Callable[[], Block]) -> Node | None:
    """Return a part of an input as `read` gives it, None where it cannot be read."""
    try:
        return read().entries.get(key)
    except InputError:
        return None
