"""The monthly reports that lie beside a report: their figures are read from there, never copied."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.problems import InputError, InvalidValue, Location, Problem, error
from kakdoc.base.wording import either
from kakdoc.inputs import opening, validating
from kakdoc.inputs.located import untold
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, Source, Span, find
from kakdoc.kinds.fields.marks import BERKAS_KAK, MONTHS, Fakta, TahunNaskah
from kakdoc.kinds.shape import key_of, of_other_files
from kakdoc.values.dates import bulan, periode
from kakdoc.values.dates.tanggal import BULAN

MONTHLY = "laporan-bulanan"
_PERIODS = {"bulan": (bulan.parse_one, 1), "triwulan": (periode.triwulan, 3), "semester": (periode.semester, 6)}
_WHOLE_YEAR = 12
_FOLDERS, _KNOWN = 8, 1024
"""How many folders and how many reports are remembered."""
Stamp = tuple[int, int]
_ENOUGH = 2
"""How many reports of one month under other TORs are read: two tell that there are too many."""


class _Folder(Source):
    """A folder, as the place of what is missing in it."""

    def location_at(self, index: int) -> Location:  # noqa: ARG002  a folder has no lines
        return Location(self.name)


class _Month:
    """One monthly report: what was typed, the TOR it names, its month, what is wrong with it."""

    def __init__(self, path: Path, stamp: Stamp | None, models: opening.Models) -> None:
        self.name, self.stamp = path.name, stamp
        self.root, self.found = opening.shared(path, models)
        self._model = models[MONTHLY]
        self.kak = os.path.normpath(_text(self.root, _kak_key(self._model)))
        self.bulan = _month(self.root)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What reading and the schema say of what was typed; what comes from other files is left to its own check."""
        _, refused = validating.validate(self.root, self._model, of_other_files(self._model))
        return (*self.found, *untold(refused, self.found))


@dataclass(frozen=True, slots=True)
class _Listed:
    """The monthly reports of a folder: by name, and by what TORs on the same activity have in common."""

    by_name: dict[str, _Month] = field(default_factory=dict)
    by_activity: dict[object, list[_Month]] = field(default_factory=dict)


class Folders:
    """The monthly reports of the folders of a run, each folder listed once."""

    def __init__(self, models: opening.Models) -> None:
        self.models = models
        self._known: dict[Path, _Listed] = {}
        self._activities: dict[str, tuple[str, str] | None] = {}

    def of(self, folder: Path, kak: str) -> list[_Month]:
        """Return the months on the activity and the year of a TOR, in the order of their names."""
        if folder not in self._known:
            if len(self._known) == _FOLDERS:
                self._known.clear()
            self._known[folder] = self._listed(folder)
        return self._known[folder].by_activity.get(self._key(kak), [])

    def read_already(self, path: Path) -> tuple[Block, list[Problem]] | None:
        """Return a monthly report that was read with its folder and did not change since, else None."""
        found = self._month(path)
        same = found is not None and found.stamp is not None and found.stamp == disk.stamp(path)
        return (found.root, [*found.found]) if found and same else None

    def stamps(self, names: Iterable[str]) -> dict[str, Stamp | None]:
        """Return the stamps that files had when they were read as months; others are left out."""
        months = ((name, self._month(Path(name))) for name in names)
        return {name: month.stamp for name, month in months if month is not None}

    def activity(self, kak: str) -> tuple[str, str] | None:
        """Return the year and the name of the activity of a TOR, None when it cannot be read."""
        if kak not in self._activities:
            self._activities[kak] = _activity(kak, self.models)
        return self._activities[kak]

    def _month(self, path: Path) -> _Month | None:
        listed = self._known.get(path.parent)
        return listed.by_name.get(path.name) if listed else None

    def _key(self, kak: str) -> object:
        """Return what TORs have in common that are one file, or are on the same activity and year."""
        return self.activity(kak) or kak

    def _listed(self, folder: Path) -> _Listed:
        listed, here, models = _Listed(), os.getcwd(), opening.as_key(self.models)  # noqa: PTH109
        for name in sorted(filter(_may_be_one, os.listdir(folder))):  # noqa: PTH208
            path = folder / name
            month = _read(path, here, disk.stamp(path), models)
            if month is not None and month.bulan:
                listed.by_name[name] = month
                listed.by_activity.setdefault(self._key(month.kak), []).append(month)
        return listed


def with_months(root: Block, path: Path, model: type[BaseModel], folders: Folders) -> tuple[Block, list[Problem]]:
    """Return a report with the figures of its folder's monthly reports in its field for them, and what is wrong there.

    Those on another activity or year and those after the report's period are left out; the TOR may be another file of
    the same activity and year, as it is once the budget was changed. A file that cannot be read, or tells no month,
    is passed over here: a month that it should be is missing.
    """
    computed = key_of(model, MONTHS) or ""
    last, kak = _month(root) or _WHOLE_YEAR, os.path.normpath(_text(root, _kak_key(model)))
    own = os.path.normcase(path.name)
    others = (each for each in folders.of(path.parent, kak) if os.path.normcase(each.name) != own)
    found = _few_of_others([each for each in others if each.bulan and each.bulan <= last], kak)
    figures = tuple(_figures(each, kak, folders.models) for each in found)
    folder = Span(_Folder(path.parent.as_posix(), ""), 0, 0, 0, 0)
    entries = {**root.entries, computed: Sequence(figures, folder)}
    problems = [each for month in found for each in month.problems]
    for report, name in ((root, kak), *((each.root, each.kak) for each in found)):
        problems += _of_another_year(report, folders.activity(name))
    if computed in root.keys:
        remedy = "hapus; angkanya dibaca dari laporan bulanan di folder ini."
        typed = error("K110", f"{either('kunci ', '')}“{computed}” tidak dikenal di sini.", remedy)
        problems.append(typed.at(root.keys[computed].start))
    return Block(entries, root.span, root.keys), problems


def _few_of_others(months: list[_Month], kak: str) -> list[_Month]:
    """Return months without those under another TOR of which there are more of one month than tell that they are."""
    count = Counter[int | None]()
    few = []
    for each in months:
        count[each.bulan] += each.kak != kak
        if each.kak == kak or count[each.bulan] <= _ENOUGH:
            few.append(each)
    return few


def _may_be_one(name: str) -> bool:
    return not name.startswith(("~", ".")) and name.lower().endswith(opening.SUFFIXES)


@lru_cache(maxsize=_KNOWN)
def _read(path: Path, _here: str, stamp: Stamp | None, models: Hashable) -> _Month | None:
    """Return a monthly report, None when the file is another or cannot be read; read once unless it changes."""
    try:
        month = _Month(path, stamp, opening.of_key(models))
    except InputError:
        return None
    return month if _text(month.root, "jenis") == MONTHLY else None


def _figures(month: _Month, kak: str, models: opening.Models) -> Block:
    """Return what a report reads of a month: its figures, the TOR it names, and the steps of that TOR if another."""
    from kakdoc.kinds.report.typed import IsianBulanan

    figures = {key: node for key, node in month.root.entries.items() if key in IsianBulanan.model_fields}
    place = find(month.root, (_kak_key(models[MONTHLY]),))[1]
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


def _activity(kak: str, models: opening.Models) -> tuple[str, str] | None:
    """Return the year and the name of the activity of a TOR, None when it cannot be read."""
    try:
        root, _ = opening.shared(Path(kak), models)
    except InputError:
        return None
    model = models[BERKAS_KAK.jenis]
    year, name = (_text(root, key_of(model, mark) or "") for mark in (TahunNaskah, Fakta("nama")))
    return year.strip(), " ".join(name.split()).casefold()


def _kak_key(model: type[BaseModel]) -> str:
    return key_of(model, BERKAS_KAK) or ""


def _text(root: Node, key: str) -> str:
    return getattr(getattr(root, "entries", {}).get(key), "text", "")
