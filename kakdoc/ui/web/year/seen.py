"""What is known of one input once it was checked; what it was checked with is let go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from typing import Any

from kakdoc.base import disk
from kakdoc.base.problems import Problem
from kakdoc.inputs.drawing_on.known_names import source
from kakdoc.inputs.tree import Block, Scalar
from kakdoc.kinds.fields.marks import BERKAS_KAK, BERKAS_PESERTA
from kakdoc.kinds.shape import key_of
from kakdoc.papers.checking import Checked
from kakdoc.papers.making import papers, without_copy
from kakdoc.papers.roster import running
from kakdoc.ui.web.year import roster

KAK, MONTHLY, REPORTS = BERKAS_KAK.jenis, "laporan-bulanan", "laporan-"
"""The kind of TORs, that of reports of which each month has one, and how the names of all reports begin."""
_YEAR = re.compile(r"(?:19|20)\d\d")
Stamp = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Seen:
    """One input; what is not known of it is empty. `kak` is the file of its TOR, of a TOR its own."""

    path: Path
    kind: str = ""
    title: str = ""
    name: str = ""
    year: str = ""
    kak: str = ""
    outputs: tuple[int, ...] = ()
    """The outputs of its TOR that it is, by their numbers."""
    promises: tuple[str, ...] = ()
    month: int = 0
    has_copies: bool = False
    """Whether certified copies are made of it."""
    marks: tuple[str, ...] = ()
    """The marks that SRIKANDI fills in of its paper."""
    many: bool = False
    """Whether each row of its roster is a paper."""
    rows: int = 0
    """How many rows its roster has."""
    parts: tuple[str, ...] = ("",)
    """The parts of the names of the papers that it makes."""
    problems: tuple[Problem, ...] = ()
    stamps: Mapping[str, Stamp] | None = None
    """The files that it was checked with, as they were; None where these are not known."""

    @property
    def errors(self) -> int:
        """How many faults keep it from becoming a paper."""
        return sum(each.fatal for each in self.problems)

    def is_still_so(self) -> bool:
        """Return whether the files it was checked with are as they were."""
        return self.stamps is not None and all(disk.stamp(name) == was for name, was in self.stamps.items())


def seen(checked: Checked) -> Seen:
    """Return what is known of an input that was checked; the rows of its roster are checked now."""
    kind, gathered, path = checked.kind, checked.gathered, checked.path
    if kind is None or gathered is None:
        return unreadable(path, checked.problems)
    document = checked.document
    facts = document.facts() if document is not None else {}
    people = gathered.root.entries.get(key_of(kind.model, BERKAS_PESERTA) or "")
    stamps = {name: held.stamp for name, held in gathered.files.items()}
    if isinstance(people, Scalar) and people.text.strip():
        stamps[normpath(people.text)] = disk.stamp(normpath(people.text))
    return Seen(
        path,
        kind.name,
        kind.title,
        facts.get("nama", "") or plain_name(path),
        facts.get("tahun", "") or _year_of(path),
        path.as_posix() if kind.name == KAK else _kak(gathered.root, kind.model),
        tuple(int(each) for each in facts.get("keluaran", "").split(", ") if each.isdecimal()),
        document.promises() if document is not None else (),
        getattr(document, "bulan", 0) if kind.name == MONTHLY else 0,
        document is not None and without_copy(kind, document) is None,
        document.unbroken() if document is not None else (),
        checked.many,
        roster.count(checked) if checked.many else 0,
        tuple(part for part, _ in papers(kind)),
        running.check(checked, most=None).problems if checked.many else checked.problems,
        stamps,
    )


def unreadable(path: Path, problems: tuple[Problem, ...]) -> Seen:
    """Return what is known of an input that could not be read."""
    return Seen(path, name=plain_name(path), year=_year_of(path), problems=problems)


def _kak(root: Block, model: type[Any]) -> str:
    """Return the file of the TOR that an input draws on; empty where it draws on none."""
    node = root.entries.get(key_of(model, BERKAS_KAK) or "")
    return Path(normpath(source(node))).as_posix() if isinstance(node, Block) else ""


def plain_name(path: Path) -> str:
    """Return the name of a file as people say it."""
    name = path.stem.replace("-", " ").replace("_", " ").strip() or path.stem
    return name[:1].upper() + name[1:]


def _year_of(path: Path) -> str:
    """Return the year of the folders of an input, the nearest; empty where none is named."""
    return next((found[0] for each in reversed(path.parts) if (found := _YEAR.search(each))), "")
