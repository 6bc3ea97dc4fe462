"""What can be wrong with an input, a template or an output, as values.

The exception tree::

    KakdocError          carries one or more Problem; every one is meant for people
    ├── InputError       the input is at fault          (exit code 1)
    ├── UsageError       the command line is at fault   (exit code 2)
    ├── TemplateError    the Word template is at fault  (exit code 3)
    └── OutputError      the file could not be written  (exit code 4)
    InvalidValue         one value refused by `values`; becomes a Problem once its place is known

Anything else that is raised is a bug, told as K901 of the file at hand (`guarding.py`).
"""

from __future__ import annotations

import dataclasses
import difflib
import errno
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from kakdoc.base import wording

_CELL = re.compile(r".![A-Z]{1,3}\d+$")
FieldPath = tuple[str | int, ...]
"""Where a value stands in a document: keys and list positions counted from 0."""


class Severity(StrEnum):
    """Whether a problem stops the document."""

    GALAT = "galat"
    PERINGATAN = "peringatan"


class Location(NamedTuple):
    """A place a person can go to: a line of a file, or a named spot inside one.

    `line` and `column` count from 1; `spot` names a place in a file that has no lines
    (a table cell of a Word template, a cell of a workbook). `path` is that of a field while it is being filled in.
    """

    file: str
    line: int | None = None
    column: int | None = None
    spot: str = ""
    path: FieldPath = ()

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.file, *numbers]) + (f": {self.spot}" if self.spot else "")

    @property
    def in_workbook(self) -> bool:
        """Whether the place is a cell of a workbook: `Rincian!D14`."""
        return bool(_CELL.search(self.spot))

    @property
    def in_form(self) -> bool:
        """Whether the place is a cell of a workbook, or a field of a form that is being filled in."""
        return bool(self.path) or self.in_workbook


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, where, and what to do about it.

    Until its place is known, `field` and `offset` say where it is: a path in the document and
    a character position in the text there. `trace` is the traceback of a fault of the program.
    """

    code: str
    message: str
    remedy: str
    severity: Severity = Severity.GALAT
    location: Location | None = None
    field: FieldPath = ()
    offset: int = 0
    trace: str = dataclasses.field(default="", compare=False)
    written: tuple[str, str] = dataclasses.field(default=("", ""), compare=False)
    """Message and remedy before they were worded for the file of the place, for who words them otherwise."""

    @property
    def fatal(self) -> bool:
        """True when no document may be made."""
        return self.severity is Severity.GALAT

    def at(self, location: Location, heading: Callable[[str], str] = wording.titled) -> Problem:
        """Return the same problem at a known place, worded for its file; reached by two paths, it is one problem.

        `heading` tells where a key stands in a workbook.
        """
        if location.in_form:
            message, remedy = (wording.in_workbook(each, heading) for each in (self.message, self.remedy))
            if location.path:
                message, remedy = wording.in_page(message), wording.in_page(remedy)
        else:
            message, remedy = wording.in_text(self.message), wording.in_text(self.remedy)
        written = self.written if any(self.written) else (self.message, self.remedy)
        return replace(self, message=message, remedy=remedy, location=location, field=(), offset=0, written=written)


class KakdocError(Exception):
    """Base of the errors meant for people; carries the problems found, at least one."""

    exit_code = 1

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(f"[{problem.code}] {problem.message}" for problem in problems))
        self.problems = problems


class InputError(KakdocError):
    """An input that cannot be read or does not hold."""


class UsageError(KakdocError):
    """A command that names what is not there."""

    exit_code = 2


class TemplateError(KakdocError):
    """A Word template that cannot be filled."""

    exit_code = 3


class OutputError(KakdocError):
    """A document that could not be written."""

    exit_code = 4


class InvalidValue(ValueError):
    """One value that was refused, with the code, the reason and the remedy."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy


def warning(code: str, message: str, remedy: str, field: FieldPath = (), offset: int = 0) -> Problem:
    """Return a problem that does not stop the document."""
    return Problem(code, message, remedy, Severity.PERINGATAN, field=field, offset=offset)


def error(code: str, message: str, remedy: str, field: FieldPath = (), offset: int = 0) -> Problem:
    """Return a problem that stops the document."""
    return Problem(code, message, remedy, Severity.GALAT, field=field, offset=offset)


def meant(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a typed one can only mean: the same but for case, blanks and signs; else None."""
    candidates = list(known)
    if word in candidates:
        return word
    found = [each for each in candidates if _letters(each) == _letters(word)]
    return found[0] if len(found) == 1 and _letters(word) else None


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word.casefold()))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like a misspelt one, or None when none is close."""
    candidates: Sequence[str] = list(known)
    folded = {candidate.casefold(): candidate for candidate in reversed(candidates)}
    found = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown word: the nearest known one, else all of them."""
    candidates = list(known)
    closest = nearest(word, candidates)
    if closest:
        return f"mungkin maksudnya “{closest}”."
    return "yang dikenal: " + ", ".join(candidates) + "." if candidates else "hapus bagian ini."


_REASONS = {
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "diskanya hanya boleh dibaca",
    errno.EISDIR: "itu sebuah folder, bukan berkas",
    errno.ENOTDIR: "sebagian jalurnya adalah berkas, bukan folder",
    errno.ENOENT: "foldernya atau berkasnya tidak ada",
    errno.ELOOP: "pintasannya berputar-putar",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ENOSPC: "diska penuh",
    errno.EFBIG: "berkasnya lebih besar daripada yang boleh",
    errno.EBUSY: "sedang dipakai program lain",
    errno.ETXTBSY: "sedang dipakai program lain",
    errno.EIO: "diskanya tidak dapat dibaca atau ditulis",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.EEXIST: "sudah ada",
    errno.ENODEV: "ini pipa atau perangkat, bukan berkas biasa",
    errno.EINVAL: "namanya tidak dapat dipakai",
}


def refusal(cause: OSError) -> str:
    """Return why the system refused, in Indonesian."""
    return _REASONS.get(cause.errno or 0, f"kesalahan sistem nomor {cause.errno}")
