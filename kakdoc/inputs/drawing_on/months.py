"""The reports beside a report that have figures, by month or quarter: these are read from there, never copied."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.problems import InputError, InvalidValue, Location, Problem, error
from kakdoc.base.remembering import Few
from kakdoc.base.wording import either
from kakdoc.inputs import opening, validating
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.located import untold
from kakdoc.inputs.opening import InputFile
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, Source, Span, find
from kakdoc.kinds.fields.marks import BERKAS_KAK, MONTHS, Fakta, TahunNaskah
from kakdoc.kinds.kind import Document
from kakdoc.kinds.shape import fields, key_of, of_other_files
from kakdoc.values.dates import bulan, periode
from kakdoc.values.dates.tanggal import BULAN

MONTHLY, QUARTERLY = "laporan-bulanan", "laporan-triwulan"
_OF_A_QUARTER = ("realisasi", "indikator", "pendapatan", "kegiatan")
"""The figures that a quarterly report may have of its own."""
_PERIODS = {"bulan": (bulan.parse_one, 1), "triwulan": (periode.triwulan, 3), "semester": (periode.semester, 6)}
_WHOLE_YEAR = 12
_FOLDERS = 8
"""How many folders are remembered."""
_ENOUGH = 2
"""How many reports of one month under other TORs are read: two tell that there are too many."""


class _Folder(Source):
    """A folder, as the place of what is missing in it."""

    def location_at(self, index: int) -> Location:  # noqa: ARG002  a folder has no lines
        return Location(self.name)


class _Month:
    """One report with figures: what was typed, the TOR it names, its last month, what is wrong with it."""

    def __init__(self, path: Path, file: InputFile, models: opening.Models) -> None:
        self.path, self.file, self.root = path, file, file.root
        self._model = models[_text(file.root, "jenis")]
        self.kak = os.path.normpath(_text(self.root, _kak_key(self._model)))
        self.bulan = _month(self.root)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What reading and the schema say of what was typed; what comes from other files is left to its own check."""
        _, refused = validating.validate(self.root, self._model, of_other_files(self._model))
        return (*self.file.problems, *untold(refused, self.file.problems))


_KNOWN = Few[_Month](1024)
"""The monthly reports that were read last."""


class Folders:
    """What the papers of a run read of each other: inputs that others draw on, the monthly reports of each folder."""

    def __init__(self, models: opening.Models, given: Mapping[Path, InputFile] | None = None) -> None:
        self.models = models
        self.given = given or {}
        """Inputs that stand in for files that are not there yet, or not whole."""
        self.papers: dict[Path, tuple[Gathered, Document]] = {}
        self.being_read: list[Path] = []
        self._listed: dict[Path, dict[object, list[_Month]]] = {}
        self._months: dict[Path, _Month] = {}
        self._activities: dict[str, tuple[str, str] | None] = {}

    def read(self, path: Path) -> InputFile:
        """Return an input, as it was read for others unless it changed; raises what `opening.opened` raises."""
        if path in self.given:
            return self.given[path]
        month = self._months.get(path) or _KNOWN.find(opening.known_by(path, self.models))
        if month is not None and month.file.is_still(path):
            return month.file
        return opening.shared(path, self.models, _is_drawn_on)

    def has(self, path: Path) -> bool:
        """Return whether there is an input of a name."""
        return path in self.given or disk.is_file(path)

    def of(self, folder: Path, kak: str) -> list[_Month]:
        """Return the months on the activity and the year of a TOR, in the order of their names."""
        if folder not in self._listed:
            if len(self._listed) == _FOLDERS:
                self._listed.clear()
                self._months.clear()
            self._listed[folder] = self._by_activity(folder)
        return self._listed[folder].get(self._key(kak), [])

    def activity(self, kak: str) -> tuple[str, str] | None:
        """Return the year and the name of the activity of a TOR, None when it cannot be read."""
        if kak not in self._activities:
            self._activities[kak] = _activity(kak, self.models)
        return self._activities[kak]

    def _key(self, kak: str) -> object:
        """Return what TORs have in common that are one file, or are on the same activity and year."""
        return self.activity(kak) or kak

    def _by_activity(self, folder: Path) -> dict[object, list[_Month]]:
        """Return the monthly reports of a folder by what TORs on the same activity have in common."""
        found: dict[object, list[_Month]] = {}
        names = os.listdir(folder) if folder.is_dir() else ()  # noqa: PTH208  a first report is filled in before it lies anywhere
        for name in sorted(filter(_may_be_one, names)):
            month = _read(folder / name, self.models)
            if month is not None and month.bulan:
                found.setdefault(self._key(month.kak), []).append(month)
                self._months[month.path] = month
        for path, file in self.given.items():
            if path.parent == folder and _has_figures(file):
                months = found.setdefault(self._key((own := _Month(path, file, self.models)).kak), [])
                months += [own] if own.bulan not in {each.bulan for each in months} else []
        return found


def with_months(gathered: Gathered, folders: Folders) -> Gathered:
    """Return a report with the figures of its folder's monthly reports in its field for them, and what is wrong there.

    Those on another activity or year and those after the report's period are left out; the TOR may be another file of
    the same activity and year, as it is once the budget was changed. A file that cannot be read, or tells no month,
    is passed over here: a month that it should be is missing.
    """
    root, path, models = gathered.root, gathered.path, folders.models
    computed = key_of(gathered.model, MONTHS) or ""
    last, kak = _month(root) or _WHOLE_YEAR, os.path.normpath(_text(root, _kak_key(gathered.model)))
    own = os.path.normcase(path.name)
    others = (each for each in folders.of(path.parent, kak) if os.path.normcase(each.path.name) != own)
    found = _few_of_others([each for each in others if each.bulan and each.bulan <= last], kak)
    tors = {each.kak: opening.shared(Path(each.kak), models) for each in found if each.kak != kak}
    figures = tuple(_figures(each, kak, tors, models) for each in found)
    problems = [each for month in found for each in month.problems]
    for report, name in ((root, kak), *((each.root, each.kak) for each in found)):
        problems += _of_another_year(report, folders.activity(name))
    if computed in root.keys:
        problems.append(_typed(computed).at(root.keys[computed].start))
    folder = Span(_Folder(path.parent.as_posix(), ""), 0, 0, 0, 0)
    files = {each.path: each.file for each in found} | {Path(name): tor for name, tor in tors.items()}
    drawn = {name.as_posix(): file for name, file in files.items()}
    return gathered.giving(computed, Sequence(figures, folder), drawn, problems)


def _typed(computed: str) -> Problem:
    """Return K110 for figures that somebody typed where those of the months stand."""
    remedy = "hapus; angkanya dibaca dari laporan bulanan di folder ini."
    return error("K110", f"{either('kunci ', '')}“{computed}” tidak dikenal di sini.", remedy)


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


def _read(path: Path, models: opening.Models) -> _Month | None:
    """Return a monthly report, None when the file is another or cannot be read; read once unless it changes."""
    key = opening.known_by(path, models)
    known = _KNOWN.find(key)
    if known is not None:
        return known
    try:
        file = opening.shared(path, models, lambda each: not _has_figures(each))
    except InputError:
        return None
    return _KNOWN.keep(key, _Month(path, file, models)) if _has_figures(file) else None


def _has_figures(file: InputFile) -> bool:
    """Return whether a file has figures of its own: a monthly report, or a quarterly one that types some."""
    kind = _text(file.root, "jenis")
    return kind == MONTHLY or (kind == QUARTERLY and any(key in file.root.entries for key in _OF_A_QUARTER))


def _is_drawn_on(file: InputFile) -> bool:
    """Return whether others may draw on an input."""
    return _text(file.root, "jenis") == BERKAS_KAK.jenis or _has_figures(file)


def _figures(month: _Month, kak: str, tors: Mapping[str, InputFile], models: opening.Models) -> Block:
    """Return what a report reads of a month: its figures, the TOR it names, and the steps of that TOR if another."""
    from kakdoc.kinds.report.entries import IsianBulanan

    figures = {key: node for key, node in month.root.entries.items() if key in fields(IsianBulanan)}
    place = find(month.root, (_kak_key(models[MONTHLY]),))[1]
    if "bulan" not in figures:
        figures["bulan"], figures["masa"] = Scalar(str(month.bulan), place), Scalar("3", place)
    figures["kak"], figures["kak_laporan"] = (Scalar(Path(each).as_posix(), place) for each in (month.kak, kak))
    if month.kak in tors:
        figures["langkah_kak"] = _steps(tors[month.kak].root)
    return Block(figures, month.root.span, month.root.keys)


def _steps(root: Block) -> Sequence:
    """Return the steps of the schedule of a TOR, in order."""
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
        root = opening.shared(Path(kak), models).root
    except InputError:
        return None
    model = models[BERKAS_KAK.jenis]
    year, name = (_text(root, key_of(model, mark) or "") for mark in (TahunNaskah, Fakta("nama")))
    return year.strip(), " ".join(name.split()).casefold()


def _kak_key(model: type[BaseModel]) -> str:
    return key_of(model, BERKAS_KAK) or ""


def _text(root: Node, key: str) -> str:
    return getattr(getattr(root, "entries", {}).get(key), "text", "")
