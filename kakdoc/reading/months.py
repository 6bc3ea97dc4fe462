"""The monthly reports that lie beside a report: their figures are read from there, never copied."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kakdoc.documents.laporan_isian import IsianBulanan
from kakdoc.problems import InputError, InvalidValue, Location, Problem, error
from kakdoc.reading import build, load
from kakdoc.reading.tree import Block, Sequence, Source, Span
from kakdoc.values import bulan, periode

MONTHLY = "laporan-bulanan"
COMPUTED = "bulan_lain"
"""The key that holds what the other months give; nobody types it."""
_SUFFIXES = (".yaml", ".yml", ".xlsx")
_PERIODS = {"bulan": (bulan.parse_one, 1), "triwulan": (periode.triwulan, 3), "semester": (periode.semester, 6)}
_WHOLE_YEAR = 12


class _Folder(Source):
    """A folder, as the place of what is missing in it."""

    def location_at(self, index: int) -> Location:  # noqa: ARG002  a folder has no lines
        return Location(self.name)


def with_months(root: Block, path: Path, models: load.Models) -> tuple[Block, list[Problem]]:
    """Return a report with the figures of its folder's monthly reports under `bulan_lain`, and the gaps in them (K115).

    Those on another activity or year and those after the report's period are left out; the TOR may be another file of
    the same activity and year, as it is once the budget was changed. What cannot be read, or tells no month,
    is passed over here: it has its own report of what is wrong with it.
    """
    last = _month(root) or _WHOLE_YEAR
    beside = (each for each in _beside(path, models) if _on_the_same(each, root, models))
    found = [each for each in beside if (_month(each) or last + 1) <= last]
    figures = tuple(map(_figures, found))
    folder = Span(_Folder(path.parent.as_posix(), ""), 0, 0, 0, 0)
    entries = {**root.entries, COMPUTED: Sequence(figures, folder)}
    problems = [gap for each in figures for gap in build.gaps(each)]
    if COMPUTED in root.keys:
        remedy = "hapus; angkanya dibaca dari laporan bulanan di folder ini."
        typed = error("K110", f"kunci “{COMPUTED}” tidak dikenal di sini.", remedy)
        problems.append(typed.at(root.keys[COMPUTED].start))
    return Block(entries, root.span, root.keys), problems


def _beside(path: Path, models: load.Models) -> Iterator[Block]:
    """Yield the other monthly reports of the folder of an input, in the order of their names."""
    own = path.resolve()
    for other in sorted(each for each in path.parent.iterdir() if each.suffix.lower() in _SUFFIXES):
        if other.name.startswith(("~", ".")) or other.resolve() == own:
            continue
        try:
            root, _ = load.shared(other, models)
        except InputError:
            continue
        if _text(root, "jenis") == MONTHLY:
            yield root


def _figures(root: Block) -> Block:
    figures = {key: node for key, node in root.entries.items() if key in IsianBulanan.model_fields}
    return Block(figures, root.span, root.keys)


def _month(root: Block) -> int | None:
    """Return the last month a report covers, None when it does not tell."""
    for key, (parse, length) in _PERIODS.items():
        if key in root.entries:
            try:
                return length * parse(_text(root, key).strip())
            except InvalidValue:
                return None
    return None


def _on_the_same(one: Block, other: Block, models: load.Models) -> bool:
    """Return whether two reports are on the same activity and year."""
    files = [os.path.normpath(_text(each, "kak")) for each in (one, other)]
    return files[0] == files[1] or (_activity(files[0], models) or "") == _activity(files[1], models)


def _activity(kak: str, models: load.Models) -> tuple[str, str] | None:
    """Return the year and the name of the activity of a TOR, None when it cannot be read."""
    try:
        root, _ = load.shared(Path(kak), models)
    except InputError:
        return None
    return _text(root, "tahun_anggaran").strip(), " ".join(_text(root, "kegiatan").split()).casefold()


def _text(root: Block, key: str) -> str:
    return getattr(root.entries.get(key), "text", "")
