"""The monthly reports that lie beside a report: their figures are read from there, never copied."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel

from kakdoc.base.problems import InputError, InvalidValue, Location, Problem, error
from kakdoc.base.wording import either
from kakdoc.inputs import opening, validating
from kakdoc.inputs.located import untold
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, Source, Span, find
from kakdoc.kinds.report.typed import FROM_ELSEWHERE, IsianBulanan
from kakdoc.values.dates import bulan, periode
from kakdoc.values.dates.tanggal import BULAN

MONTHLY = "laporan-bulanan"
COMPUTED = "bulan_lain"
"""The key that holds what the other months give; nobody types it."""
_PERIODS = {"bulan": (bulan.parse_one, 1), "triwulan": (periode.triwulan, 3), "semester": (periode.semester, 6)}
_WHOLE_YEAR = 12
_KNOWN = 4096
"""How many files of a run are remembered: many activities may lie in one folder."""


class _Folder(Source):
    """A folder, as the place of what is missing in it."""

    def location_at(self, index: int) -> Location:  # noqa: ARG002  a folder has no lines
        return Location(self.name)


class _Month:
    """One monthly report: what was typed, the TOR it names, its month, what is wrong with it."""

    def __init__(self, root: Block, found: tuple[Problem, ...], model: type[BaseModel]) -> None:
        self.root = root
        self.kak = os.path.normpath(_text(root, "kak"))
        self.bulan = _month(root)
        self._found, self._model = found, model

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What reading and the schema say of what was typed; what comes from other files is left to its own check."""
        _, refused = validating.validate(self.root, self._model, FROM_ELSEWHERE)
        return (*self._found, *untold(refused, self._found))


def with_months(root: Block, path: Path, models: opening.Models) -> tuple[Block, list[Problem]]:
    """Return a report with the figures of its folder's monthly reports under `bulan_lain`, and what is wrong with them.

    Those on another activity or year and those after the report's period are left out; the TOR may be another file of
    the same activity and year, as it is once the budget was changed. A file that cannot be read, or tells no month,
    is passed over here: a month that it should be is missing.
    """
    last, kak = _month(root) or _WHOLE_YEAR, os.path.normpath(_text(root, "kak"))
    early = [each for each in _beside(path, models) if each.bulan and each.bulan <= last]
    same = {other: _on_the_same(other, kak, models) for other in {each.kak for each in early}}
    found = [each for each in early if same[each.kak]]
    figures = tuple(_figures(each, kak, models) for each in found)
    folder = Span(_Folder(path.parent.as_posix(), ""), 0, 0, 0, 0)
    entries = {**root.entries, COMPUTED: Sequence(figures, folder)}
    problems = [each for month in found for each in month.problems]
    for report, name in ((root, kak), *((each.root, each.kak) for each in found)):
        problems += _of_another_year(report, _activity(name, models))
    if COMPUTED in root.keys:
        remedy = "hapus; angkanya dibaca dari laporan bulanan di folder ini."
        typed = error("K110", f"{either('kunci ', '')}“{COMPUTED}” tidak dikenal di sini.", remedy)
        problems.append(typed.at(root.keys[COMPUTED].start))
    return Block(entries, root.span, root.keys), problems


def _beside(path: Path, models: opening.Models) -> Iterator[_Month]:
    """Yield the other monthly reports of the folder of an input, in the order of their names."""
    known, here = tuple(models.items()), os.getcwd()  # noqa: PTH109  a path would be hashed anew for each file
    with os.scandir(path.parent) as entries:
        others = sorted((each for each in entries if _may_be_one(each.name, path)), key=lambda each: each.name)
    for other in others:
        try:
            stamp = other.stat()
        except OSError:
            continue
        month = _read(os.path.join(path.parent, other.name), here, (stamp.st_mtime_ns, stamp.st_size), known)  # noqa: PTH118
        if month is not None:
            yield month


def _may_be_one(name: str, path: Path) -> bool:
    own = os.path.normcase(name) == os.path.normcase(path.name)
    return not own and not name.startswith(("~", ".")) and name.lower().endswith(opening.SUFFIXES)


@lru_cache(maxsize=_KNOWN)
def _read(path: str, _folder: str, _stamp: object, models: tuple[tuple[str, type[BaseModel]], ...]) -> _Month | None:
    """Return a monthly report, None when the file is another or cannot be read; read once unless it changes."""
    known = dict(models)
    try:
        root, found = opening.shared(Path(path), known)
    except InputError:
        return None
    return _Month(root, tuple(found), known[MONTHLY]) if _text(root, "jenis") == MONTHLY else None


def _figures(month: _Month, kak: str, models: opening.Models) -> Block:
    """Return what a report reads of a month: its figures, the TOR it names, and the steps of that TOR if another."""
    figures = {key: node for key, node in month.root.entries.items() if key in IsianBulanan.model_fields}
    place = find(month.root, ("kak",))[1]
    figures["kak"], figures["kak_laporan"] = (Scalar(Path(each).as_posix(), place) for each in (month.kak, kak))
    if month.kak != kak:
        figures["langkah_kak"] = _steps(month, models)
    return Block(figures, month.root.span, month.root.keys)


def _steps(month: _Month, models: opening.Models) -> Sequence:
    """Return the steps of the schedule of the TOR that a month names, in order."""
    root, _ = opening.shared(Path(month.kak), models)
    schedules = [each for each in _items(root.entries.get("bagian")) if _text(each, "jenis") == "jadwal"]
    rows = [row for each in schedules for row in _items(getattr(each, "entries", {}).get("baris"))]
    return Sequence(tuple(Scalar(_text(row, "uraian") or "–", row.span) for row in rows), root.span)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _month(root: Block) -> int | None:
    """Return the last month a report covers, None when it does not tell."""
    for key, (parse, length) in _PERIODS.items():
        if key in root.entries:
            try:
                return length * parse(_text(root, key).strip())
            except InvalidValue:
                return None
    return None


def _of_another_year(root: Block, activity: tuple[str, str] | None) -> Iterator[Problem]:
    """Yield K125 for a month with another year beside it than that of its TOR."""
    text, year = _text(root, "bulan").strip(), activity[0] if activity else ""
    typed = bulan.year_in(text)
    if typed and year.isdecimal() and typed != int(year):
        month = BULAN[bulan.parse_one(text) - 1]
        message = f"bulan “{text}” menyebut tahun {typed}, sedangkan KAK-nya tahun {year}."
        remedy = f"tulis bulannya saja, “{month}”, bila laporan ini memang untuk {year}; bila tidak, betulkan KAK-nya."
        yield error("K125", message, remedy).at(find(root, ("bulan",))[1].start)


def _on_the_same(one: str, other: str, models: opening.Models) -> bool:
    """Return whether two TORs are one file, or are on the same activity and year."""
    return one == other or (_activity(one, models) or "") == _activity(other, models)


def _activity(kak: str, models: opening.Models) -> tuple[str, str] | None:
    """Return the year and the name of the activity of a TOR, None when it cannot be read."""
    try:
        root, _ = opening.shared(Path(kak), models)
    except InputError:
        return None
    return _text(root, "tahun_anggaran").strip(), " ".join(_text(root, "kegiatan").split()).casefold()


def _text(root: Node, key: str) -> str:
    return getattr(getattr(root, "entries", {}).get(key), "text", "")
