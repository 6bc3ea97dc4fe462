"""What a form lets choose from: officials and page profiles of the office, TORs of the working folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kakdoc.base import disk
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on import known_names
from kakdoc.kinds.fields.marks import BERKAS_KAK
from kakdoc.papers.checking import inputs
from kakdoc.papers.forms.offers import offers as of_office

_CHOSEN = ("pejabat", "profil")
_HEAD = 400
"""Bytes of an input in which its kind stands."""
_SAYS_SO = re.compile(rb"^jenis:[ \t]*['\"]?kak\b", re.MULTILINE)
_NAMES = ("kak", "tor")


def offered(target: Path) -> Mapping[str, Mapping[str, str]]:
    """Return what may be chosen in an input, by what is named: keys with the words for them."""
    office = {
        what: {key: _words(key, told) if what in _CHOSEN else told for key, told in rows}
        for what, rows in of_office(target).items()
    }
    return {**office, BERKAS_KAK.jenis: dict(_tors(target))}


def _words(key: str, told: str) -> str:
    name = key.replace("_", " ")
    return f"{told} ({name})" if told else name


def _tors(target: Path) -> Iterator[tuple[str, str]]:
    """Yield the TORs of the year of an input, as it would name them."""
    year = target.parts[1:2]
    folder = Path(known_names.INPUTS, *year) if len(target.parts) > 2 else Path(known_names.INPUTS)
    for each in inputs([folder]):
        if each != target and _is_tor(each):
            yield Path(os.path.relpath(each, target.parent)).as_posix(), each.stem.replace("-", " ")


def _is_tor(path: Path) -> bool:
    """Return whether an input says in its first lines that it is a TOR; of a workbook its name has to tell."""
    if path.suffix.lower() in opening.WORKBOOKS:
        return path.stem.casefold().startswith(_NAMES)
    try:
        return _SAYS_SO.search(disk.read(path, _HEAD)) is not None
    except OSError:
        return False
