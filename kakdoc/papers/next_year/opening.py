"""A source read: its tree, its kind, and the year it is of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.guarding import guarded
from kakdoc.base.problems import InputError, Location, Problem, error
from kakdoc.inputs import opening
from kakdoc.inputs.tree import Block, locate
from kakdoc.kinds.fields.marks import BERKAS_KAK
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.shape import key_of
from kakdoc.papers import checking
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.next_year.changing.fates import fiscal_key
from kakdoc.papers.next_year.sources import Source
from kakdoc.papers.next_year.targets import year_in

_YEAR = re.compile(r"(?:19|20)\d\d|2100")


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that was read."""

    source: Source
    root: Block
    kind: Kind
    year: int


def open_all(sources: Iterable[Source]) -> list[Opened]:
    """Return the sources read. Raises InputError with all that keeps any of them from being rolled over."""
    given: dict[str, Source] = {}
    opened: list[Opened] = []
    first = ((given.setdefault(disk.real(each.name), each), each) for each in sources)
    faults = [_given_twice(each) for known, each in first if known.data != each.data]
    for source in given.values():
        try:
            with guarded(source.name):
                root, kind = _read(source)
                opened.append(Opened(source, root, kind, _year_of(source, root, kind, given)))
        except InputError as fault:
            faults += fault.problems
    if faults:
        raise InputError(*faults)
    return opened


def _given_twice(source: Source) -> Problem:
    """Return K606 for an input that two files, a Word file and its own input say, give differently."""
    message = "isian ini diberikan dua kali dengan isi yang berbeda (naskah Word membawa isiannya sendiri)."
    return error("K606", message, "berikan salah satu saja.").at(Location(source.name.as_posix()))


def _read(source: Source) -> tuple[Block, Kind]:
    root, problems = opening.compose_bytes(source.data, source.name, MODELS)
    fatal = [problem for problem in problems if problem.fatal]
    if fatal:
        raise InputError(*fatal)
    return root, checking.kind_of(root)


def _year_of(source: Source, root: Block, kind: Kind, given: Mapping[str, Source]) -> int:
    """Return the fiscal year of a source: as written, for a report that of its TOR, else that of its folder."""
    key = fiscal_key(kind.model)
    if key is not None:
        return _written(root, key)
    named = getattr(root.entries.get(key_of(kind.model, BERKAS_KAK) or ""), "text", "")
    path = Path(os.path.normpath(source.name.parent / named))
    try:
        kak = given.get(disk.real(path)) or Source(path, opening.read_bytes(path) if source.may_name(path) else b"")
        key = fiscal_key(MODELS[BERKAS_KAK.jenis]) or ""
        return _written(opening.compose_bytes(kak.data, kak.name, MODELS)[0], key)
    except InputError:
        year = year_in(source.name)
    if year is None:
        message = "tahun laporan ini tidak diketahui: KAK-nya tidak terbaca dan foldernya tidak menyebut tahun."
        remedy = "betulkan kunci kak, atau letakkan laporan di folder tahunnya, misalnya inputs/2024/laporan."
        raise InputError(error("K151", message, remedy).at(Location(source.name.as_posix())))
    return year


def _written(root: Block, key: str) -> int:
    text = str(getattr(root.entries.get(key), "text", "")).strip()
    if not _YEAR.fullmatch(text):
        wrong = f"{key}: “{text}” bukan tahun" if text else f"{key} belum diisi dengan satu tahun"
        message = f"{wrong}, sehingga tahun asalnya tidak diketahui."
        raise InputError(error("K151", message, f"isi {key} dengan empat angka.").at(locate(root, (key,))))
    return int(text)
