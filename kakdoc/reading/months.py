"""The monthly reports that lie beside a report: their figures are read from there, never copied."""

from __future__ import annotations

from pathlib import Path

from kakdoc.documents.laporan_isian import IsianBulanan
from kakdoc.problems import InputError, Problem
from kakdoc.reading import load
from kakdoc.reading.tree import Block, Sequence

MONTHLY = "laporan-bulanan"
_SUFFIXES = (".yaml", ".yml", ".xlsx")


def with_months(root: Block, path: Path) -> tuple[Block, list[Problem]]:
    """Return a report with the figures of the other monthly reports of its folder under `bulan_lain`.

    A file that cannot be read is passed over here: it has its own report of what is wrong with it.
    """
    months = [month for month in (_month(other) for other in _others(path)) if month is not None]
    entries = {**root.entries, "bulan_lain": Sequence(tuple(months), root.span)}
    return Block(entries, root.span, root.keys), []


def _others(path: Path) -> list[Path]:
    own = path.resolve()
    found = sorted(each for each in path.parent.iterdir() if each.suffix.lower() in _SUFFIXES)
    return [each for each in found if each.resolve() != own and not each.name.startswith(("~", "."))]


def _month(path: Path) -> Block | None:
    """Return the figures in a file, None when it is no monthly report."""
    try:
        root, _ = load.shared(path)
    except InputError:
        return None
    if getattr(root.entries.get("jenis"), "text", "") != MONTHLY:
        return None
    figures = {key: node for key, node in root.entries.items() if key in IsianBulanan.model_fields}
    return Block(figures, root.span, root.keys)
