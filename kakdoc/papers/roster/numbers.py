"""The book of numbers of a year: a number once given stays with the key of its row, and is given to no other.

It is a CSV file beside the inputs, written whole before the first paper that bears a new number.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Location, OutputError, Problem, error, refusal
from kakdoc.inputs.decoding import CONTROL
from kakdoc.inputs.drawing_on.known_names import below_inputs

NAME = "buku-nomor.csv"
_HEAD = ("isian", "kunci", "urut", "pola")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOST = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
_REMEDY = "pulihkan buku itu dari cadangannya; nomor yang sudah diberikan tidak boleh berubah."


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one input: its name below the year, the pattern of its numbers, and the first of them."""

    source: str
    pattern: str
    first: int = 1


@dataclass(slots=True)
class Book:
    """All numbers of a year: by input and key, and the keys of each pattern by number."""

    path: Path
    _rows: list[Sequence[str]] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)
    """The highest number of each input and each pattern."""

    def give(self, series: Series, keys: Iterable[str]) -> dict[str, int]:
        """Return the number of each key: the one it has, else the next that nobody of its series ever had."""
        given = {}
        for key in keys:
            known = self._numbers.get((series.source, key.casefold()))
            given[key] = self._add(series, key) if known is None else known
        return given

    def _add(self, series: Series, key: str) -> int:
        number = max(self._highest(series) + 1, series.first)
        self._note((series.source, key, str(number), series.pattern), number)
        return number

    def _highest(self, series: Series) -> int:
        return max(self._last.get(f"isian {series.source}", 0), self._last.get(f"pola {series.pattern}", 0))

    def _note(self, row: Sequence[str], number: int) -> None:
        source, key, _, pattern = row
        self._rows.append(row)
        self._numbers[source, key.casefold()] = number
        for series in (f"isian {source}", f"pola {pattern}"):
            self._last[series] = max(self._last.get(series, 0), number)

    def read(self, data: bytes) -> None:
        """Take the numbers of a book; raises InputError K814 with all that contradicts itself there."""
        head, *rows = self._records(data) or [[]]
        head = [each.casefold() for each in head]
        if sorted(filter(None, head)) != sorted(_HEAD):
            raise self._unreadable(f"baris judulnya bukan {', '.join(_HEAD)}.", 1)
        columns, faults, taken = [head.index(each) for each in _HEAD], list[Problem](), dict[tuple[str, int], str]()
        for line, cells in enumerate(rows, 2):
            if any(cells):
                row = [cells[each] if each < len(cells) else "" for each in columns]
                fault = self._fault(row, taken)
                if fault:
                    faults.append(error("K814", fault, _REMEDY).at(self._place(line)))
        if faults:
            raise InputError(*faults)

    def _records(self, data: bytes) -> list[list[str]]:
        """Return the cells of each line; raises InputError K814 for what would come back otherwise when written."""
        try:
            text = data.decode("utf-8-sig")
            separator = max((";", ",", "\t"), key=text.partition("\n")[0].count)
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
            found = [[*map(str.strip, cells)] for cells in rows]
        except UnicodeDecodeError as cause:
            line = data.count(b"\n", 0, cause.start) + 1
            raise self._unreadable("ada huruf yang bukan UTF-8.", line) from cause
        except csv.Error as cause:
            raise self._unreadable("tanda kutipnya tidak berpasangan.", rows.line_num) from cause
        if odd := CONTROL.search(text):
            raise self._unreadable("ada karakter kendali.", text.count("\n", 0, odd.start()) + 1)
        return found

    def _unreadable(self, why: str, line: int) -> InputError:
        return InputError(error("K814", f"buku nomor ini tidak terbaca: {why}", _REMEDY).at(self._place(line)))

    def _fault(self, row: Sequence[str], taken: dict[tuple[str, int], str]) -> str:
        """Take one row of a book, or return what it contradicts."""
        source, key, typed, pattern = row
        is_number = typed.isdecimal() and len(typed) < 10 and int(typed)
        if not is_number or not source or not key or not pattern:
            return f"baris ini tidak utuh: isian “{source}”, kunci “{key}”, urut “{typed}”, pola “{pattern}”."
        if _LOST.fullmatch(key):
            return f"kunci “{key}” kehilangan digit saat disimpan dari lembar kerja."
        number = int(typed)
        known = self._numbers.get((source, key.casefold()), number)
        if known != number:
            return f"kunci “{key}” di isian {source} punya dua nomor, {known} dan {number}."
        for series in (f"isian {source}", f"pola {pattern}"):
            owner = taken.setdefault((series, number), f"{source} {key}")
            if owner.casefold() != f"{source} {key}".casefold():
                return f"nomor {number} diberikan dua kali: {owner}, dan {source} {key}."
        self._note(row, number)
        return ""

    def _place(self, line: int) -> Location:
        return Location(self.path.as_posix(), line)

    def text(self) -> bytes:
        """Return the book as it is written."""
        stream = io.StringIO()
        csv.writer(stream, delimiter=";", lineterminator="\n").writerows([_HEAD, *self._rows])
        return stream.getvalue().encode("utf-8-sig")


def _folder_of(path: Path) -> Path:
    """Return the folder of the book of an input: that of its year, else its own."""
    own = Path(os.path.normpath(path)).parent
    return next((each for each in (own, *own.parents) if _YEAR.fullmatch(each.name)), own)


def series(path: Path, pattern: str, first: int) -> Series:
    """Return the series of an input, named from the folder of its book so that it is the same on every machine."""
    folder = _folder_of(path)
    below = below_inputs(path)
    source = path.relative_to(folder) if below is not None or path.is_relative_to(folder) else Path(path.name)
    return Series(source.as_posix(), " ".join(pattern.split()), first)


def given(path: Path, own: Series, keys: Iterable[str], *, kept: bool) -> Mapping[str, int]:
    """Return the numbers of keys in the series of an input; `kept` writes new ones into the book before it returns.

    Raises InputError K814 for a book that contradicts itself, OutputError K815 for one that cannot be held or written.
    """
    book = Book(_folder_of(path) / NAME)
    with _held(book) if kept else contextlib.nullcontext():
        old = _read(book)
        numbers = book.give(own, keys)
        new = book.text()
        if kept and new != old:
            _write(book, new)
    return numbers


def _read(book: Book) -> bytes:
    try:
        data = disk.read(book.path)
    except FileNotFoundError:
        return b""
    except OSError as cause:
        raise OutputError(_locked(book, refusal(cause))) from cause
    book.read(data)
    return data


@contextlib.contextmanager
def _held(book: Book) -> Iterator[None]:
    if disk.is_file(book.path.with_name(f".~lock.{NAME}#")):
        raise OutputError(_locked(book, "sedang terbuka di LibreOffice"))
    try:
        with disk.held_alone(book.path.with_name(f".{NAME}.kunci")):
            yield
    except OSError as cause:
        raise OutputError(_locked(book, refusal(cause))) from cause


def _write(book: Book, data: bytes) -> None:
    with disk.on_disk(data, book.path) as new:
        new.replace(book.path)


def _locked(book: Book, why: str) -> Problem:
    message = f"buku nomor tidak dapat ditulis ({why}), maka tidak ada naskah yang dibuat."
    remedy = "tutup buku itu di program lain, tunggu kakdoc lain selesai, lalu jalankan lagi."
    return error("K815", message, remedy).at(Location(book.path.as_posix()))
