"""What the schema says of each value when the year moves on: it moves, stays, is emptied, or is read as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath
from kakdoc.inputs.tree import Block, Node, Sequence, find
from kakdoc.inputs.walking import Leaf, fields_of, leaves
from kakdoc.kinds.fields.marks import ANGKA, DATA, GESER, HAPUS, KOSONG, UANG, Berkas, Lanjut, Nasib, TahunNaskah
from kakdoc.kinds.shape import CellType, Field, Shape, key_of
from kakdoc.values import cell_marks

Names = tuple[str, ...]
"""The keys on a path, without the places in lists."""


class Fate(StrEnum):
    """What becomes of a value."""

    TEKS = "teks"
    TAHUN = "tahun"
    TANGGAL = "tanggal"
    UANG = "uang"
    KOSONG = "kosong"
    ISI = "isi"
    HAPUS = "hapus"
    BERKAS = "berkas"
    TETAP = "tetap"
    LAIN = "lain"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Keys of a mapping that are left out, with what they hold."""

    block: Block
    names: Names
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The values of an input that stay in it, each with its fate, and what is left out."""

    kept: tuple[tuple[Leaf, Fate], ...]
    dropped: tuple[Dropped, ...]


def outline(root: Block, model: type[BaseModel]) -> Outline:
    """Return what becomes of every value of an input."""
    dropped = tuple(_dropped(root, Shape(groups=(model,)), ()))
    gone = {id(each.block.entries[key]) for each in dropped for key in each.keys}
    kept = [(leaf, _fate(leaf)) for leaf in leaves(model, root) if not _within(root, leaf.path, gone)]
    return Outline(tuple(kept), dropped)


def names_of(path: FieldPath) -> Names:
    """Return the keys on a path."""
    return tuple(step for step in path if isinstance(step, str))


def holds_figure(leaf: Leaf) -> bool:
    """Return whether a value is a figure of the year that ends, other than an amount: a target, or what was reached."""
    return leaf.lanjut == ANGKA


def gap_of(leaf: Leaf) -> str:
    """Return what is written in place of a value that is asked for anew."""
    return leaf.lanjut.isi if leaf.lanjut else ""


def fiscal_key(model: type[BaseModel]) -> str | None:
    """Return the key of the year of a kind of document, None for those that have that of their TOR."""
    return key_of(model, TahunNaskah)


_FATES = {DATA: Fate.TETAP, KOSONG: Fate.KOSONG, UANG: Fate.UANG}
_TEXTS = (CellType.TEKS, CellType.PROSA, CellType.SEL)


def _fate(leaf: Leaf) -> Fate:
    mark = leaf.lanjut
    if mark in (KOSONG, GESER) and cell_marks.found(leaf.scalar.text):  # what each row of a roster gives anew
        return Fate.TAHUN
    if mark in _FATES:
        return _FATES[mark]
    if mark and mark.nasib is Nasib.ISI:
        return Fate.ISI
    if leaf.shape.mark(Berkas):
        return Fate.BERKAS
    if mark and mark.nasib is Nasib.GESER:
        return Fate.TANGGAL if leaf.cell_type is CellType.TANGGAL else Fate.TAHUN
    return Fate.TEKS if mark in (None, ANGKA) and leaf.cell_type in _TEXTS else Fate.LAIN


def _dropped(node: Node, shape: Shape, names: Names) -> Iterator[Dropped]:
    """Yield the keys that are left out; a mapping that would lose all is left out itself."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _dropped(item, shape.item or shape, names)
    elif isinstance(node, Block):
        known = fields_of(node, shape)
        keys = tuple(key for key, value in node.entries.items() if _is_dropped(known.get(key), value, node))
        if keys:
            yield Dropped(node, names, keys)
        for key, value in node.entries.items():
            if key in known and key not in keys and known[key].shape.mark(Lanjut) != DATA:
                yield from _dropped(value, known[key].shape, (*names, key))


def _is_dropped(field: Field | None, value: Node, parent: Block) -> bool:
    """Return whether a value is left out: by its own mark, as a sum of lines, or because all in it is."""
    mark = field.shape.mark(Lanjut) if field else None
    if field is None or mark == HAPUS:
        return mark == HAPUS
    if mark and mark.dari:
        lines = parent.entries.get(mark.dari)
        return isinstance(lines, Sequence) and bool(lines.items)
    if not isinstance(value, Block) or not value.entries or mark is not None:
        return False
    known = fields_of(value, field.shape)
    return all(_is_dropped(known.get(key), each, value) for key, each in value.entries.items())


def _within(root: Block, path: FieldPath, gone: set[int]) -> bool:
    """Return whether a value lies in a part that is left out."""
    return bool(gone) and any(id(find(root, path[: length + 1])[0]) in gone for length in range(len(path)))
