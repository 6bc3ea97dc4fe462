"""Which inputs go to which year: what can be chosen, and what was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import FormData, QueryParams

from kakdoc.base.problems import InputError, error
from kakdoc.inputs.drawing_on.known_names import INPUTS
from kakdoc.papers import checking
from kakdoc.papers.next_year import rolling
from kakdoc.papers.next_year.rolling import Decided, Prepared
from kakdoc.ui.web.pages.next_year.naming import in_fields
from kakdoc.ui.web.safety.folder import inside

_YEAR = re.compile(r"(?:19|20)\d\d")


class Chosen(NamedTuple):
    """What was chosen: inputs or folders of them, the year as it was typed, where to, whether back."""

    sources: tuple[str, ...] = ()
    year: str = ""
    to: str = ""
    back: bool = False

    @classmethod
    def read(cls, asked: QueryParams | FormData) -> Chosen:
        """Return what an address or a form says was chosen."""
        names = tuple(dict.fromkeys(str(each) for each in asked.getlist("asal")))
        year, to = (str(asked.get(key) or "").strip() for key in ("tahun", "ke"))
        return cls(names, year, to, asked.get("mundur") == "ya")

    def prepared(self, decided: Decided | None = None) -> Prepared:
        """Return what the run will make; raises what `rolling.prepare` raises, InvalidValue K930 for a name.

        Nothing of it lies outside the working folder.
        """
        if not self.sources:
            raise InputError(error("K101", "belum ada isian yang dipilih.", "beri tanda pada tahun atau isiannya."))
        year = rolling.target_year(self.year)
        to = inside(self.to) if self.to else None
        made = rolling.prepare(tuple(map(inside, self.sources)), year, to, decided, named=in_fields, back=self.back)
        for each in made.files:
            inside(each.as_posix())
        return made


class Group(NamedTuple):
    """The inputs of one folder below that of all inputs, and the year in its name."""

    folder: str
    name: str
    year: int | None
    inputs: tuple[Path, ...]


def groups() -> list[Group]:
    """Return the inputs of the working folder by their years, the latest first, then other folders."""
    root = Path(INPUTS)
    files = [each for each in checking.inputs([root]) if each != root]
    found = [_group(root / name, tuple(own)) for name, own in groupby(sorted(files), key=_folder)]
    return sorted(found, key=lambda each: (-(each.year or 0), each.folder))


def _folder(file: Path) -> str:
    return file.parts[1] if len(file.parts) > 2 else ""


def _group(folder: Path, files: Sequence[Path]) -> Group:
    years = _YEAR.findall(folder.name)
    name = folder.name if folder != Path(INPUTS) else "Di luar folder tahun"
    return Group(
        folder.as_posix() if name == folder.name else "", name, int(years[-1]) if years else None, tuple(files)
    )


def following(found: Sequence[Group]) -> str:
    """Return the year after the latest; empty where no folder has one."""
    years = [each.year for each in found if each.year]
    return str(max(years) + 1) if years else ""


def latest(found: Sequence[Group]) -> set[str]:
    """Return the folder of the latest year, which is the likeliest to go on."""
    return {each.folder for each in found[:1] if each.year}
