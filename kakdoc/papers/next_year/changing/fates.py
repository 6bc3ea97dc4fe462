"""What the schema says of each value when the year moves on: it moves, stays, is emptied, or is read as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath
from kakdoc.inputs.tree import FILE_KEYS, Block, Node, Sequence, find
from kakdoc.inputs.walking import Leaf, leaves
from kakdoc.kinds.decree.paper import ProdukHukum
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.report.typed import Laporan
from kakdoc.kinds.shape import CellType

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


FISCAL = {Kak: "tahun_anggaran", ProdukHukum: "tahun"}
"""The key that holds the fiscal year; reports have that of their TOR."""
EMPTIED: frozenset[Names] = frozenset({
    ("nomor",), ("tanggal",), ("tanggal_diundangkan",), ("nomor_berita_daerah",),
})  # fmt: skip
"""What a decree gets when it is signed."""
GAPS: dict[Names, str] = {
    ("tanggal",): "[isi: tanggal laporan]",
    ("realisasi", "fisik"): "[isi: persen]",
    ("realisasi", "keuangan"): "[isi: rupiah]",
    ("realisasi", "rincian", "jumlah"): "[isi: rupiah]",
    ("indikator", "realisasi"): "[isi: realisasi sampai bulan ini]",
}
"""What a report needs anew, with what is written there."""
DROPPED: frozenset[Names] = frozenset({
    ("realisasi", "kinerja"), ("realisasi", "pagu"), ("kegiatan",), ("permasalahan",), ("tindak_lanjut",),
    ("ringkasan",), ("dokumentasi",), ("evaluasi", "faktor_pendorong"), ("evaluasi", "faktor_penghambat"),
    ("evaluasi", "tindak_lanjut_triwulan"), ("evaluasi", "tindak_lanjut_renja"),
})  # fmt: skip
"""What a report may lack."""
_FIGURES = frozenset((("renstra", "realisasi_lalu"), ("renstra", "target"), ("indikator", "target")))
OWN_DATA = ("instansi", "peraturan")
"""Parts of an input that are data about other things than its year."""


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
    dropped = tuple(_dropped(root, (), root)) if issubclass(model, Laporan) else ()
    gone = {id(each.block.entries[key]) for each in dropped for key in each.keys}
    kept = [(leaf, _fate(leaf, model)) for leaf in leaves(model, root) if not _within(root, leaf.path, gone)]
    return Outline(tuple(kept), dropped)


def names_of(path: FieldPath) -> Names:
    """Return the keys on a path."""
    return tuple(step for step in path if isinstance(step, str))


def holds_figure(leaf: Leaf) -> bool:
    """Return whether a value is a figure of the year that ends, other than an amount: a target, or what was reached."""
    names = names_of(leaf.path)
    return names[-2:] in _FIGURES or names[-1] == "target_fisik"


def fiscal_key(model: type[BaseModel]) -> str | None:
    """Return the key of the fiscal year of a kind of document, None for reports."""
    return next((key for base, key in FISCAL.items() if issubclass(model, base)), None)


def _fate(leaf: Leaf, model: type[BaseModel]) -> Fate:
    names = names_of(leaf.path)
    decree, report = issubclass(model, ProdukHukum), issubclass(model, Laporan)
    if names[0] in OWN_DATA:
        return Fate.TETAP
    if names == (fiscal_key(model),):
        return Fate.TAHUN
    if decree and names in EMPTIED:
        return Fate.KOSONG
    if report and names in GAPS:
        return Fate.ISI
    if names[-1] in FILE_KEYS and leaf.cell_type is CellType.TEKS:
        return Fate.BERKAS
    by_type = {
        CellType.UANG: Fate.UANG,
        CellType.TANGGAL: Fate.TANGGAL,
        CellType.TEKS: Fate.TEKS,
        CellType.PROSA: Fate.TEKS,
        CellType.SEL: Fate.TEKS,
    }
    return by_type.get(leaf.cell_type, Fate.LAIN)


def _dropped(node: Node, names: Names, root: Block) -> Iterator[Dropped]:
    """Yield the keys a report loses; a mapping that would lose all is lost itself."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _dropped(item, names, root)
    elif isinstance(node, Block):
        keys = tuple(key for key, value in node.entries.items() if _is_dropped((*names, key), value, node))
        if keys:
            yield Dropped(node, names, keys)
        for key, value in node.entries.items():
            if key not in keys:
                yield from _dropped(value, (*names, key), root)


def _is_dropped(names: Names, value: Node, parent: Block) -> bool:
    if names in DROPPED:
        return True
    if names == ("realisasi", "keuangan"):
        lines = parent.entries.get("rincian")
        return isinstance(lines, Sequence) and bool(lines.items)
    inner = isinstance(value, Block) and len(names) == 1 and bool(value.entries)
    return inner and all((*names, key) in DROPPED for key in getattr(value, "entries", ()))


def _within(root: Block, path: FieldPath, gone: set[int]) -> bool:
    """Return whether a value lies in a part that is left out."""
    return bool(gone) and any(id(find(root, path[: length + 1])[0]) in gone for length in range(len(path)))
