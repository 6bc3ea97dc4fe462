"""A roster as text: CSV with `;`, `,`, `|` or tabs, as spreadsheets and offices write it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from kakdoc.base.problems import InputError, Location, Problem, error, warning
from kakdoc.inputs.decoding import CONTROL
from kakdoc.inputs.drawing_on.roster import heads
from kakdoc.inputs.drawing_on.roster.rows import Places, Row, Wanted

_SEPARATORS = (";", ",", "\t", "|")
_HINT = re.compile(r"sep=([^\r\n]?)(?:\r\n|\r|\n)", re.IGNORECASE)
_MAY_PART = re.compile(r"[^\w\s\"']|\t")
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
"""How a text of figures is written so that spreadsheets leave it alone."""
_LOST = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
_WINDOWS = "cp1252"
_PIECE = 2**16
csv.field_size_limit(2**20)


class TextTable:
    """A CSV file that was opened; its bytes are kept, its rows are not."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open a CSV file; raises InputError K805 for what is no text."""
        self.places = Places(file)
        self._data, self._encoding = data, _encoding(data, file)
        start = io.TextIOWrapper(io.BytesIO(data), self._encoding, newline="").read(_PIECE)
        hint = _HINT.match(start.lstrip("\ufeff"))
        named = hint is not None and _MAY_PART.match(hint[1])
        self._separator = named[0] if named else _separator(start[hint.end() if hint else 0 :])
        self._begin = 1 if hint else 0
        first = next((cells for _, cells in self._records() if heads.is_head(cells)), [])
        self.head = [heads.cleaned(each) for each in first]
        self.problems: list[Problem] = [*heads.faults(self.head, self.places, self._head_row())]
        if self._encoding == _WINDOWS:
            self.problems.append(_not_utf8(data, file))

    def rows(self, wanted: Sequence[Wanted]) -> Iterator[Row]:
        """Yield the rows below the headings that hold something; raises InputError K806 where quotes do not match."""
        records = self._records()
        for _, cells in records:
            if heads.is_head(cells):
                break
        for place, (number, cells) in enumerate(records):
            if any(map(str.strip, cells)) and not (place == 0 and heads.is_counted(cells)):
                yield self._row(number, cells, wanted)

    def _row(self, number: int, cells: list[str], wanted: Sequence[Wanted]) -> Row:
        found = [_plain(cells[each.column]) if each.column < len(cells) else "" for each in wanted]
        problems = [each.at(self.places.of(number)) for text in found for each in _faults(text)]
        if any(map(str.strip, cells[len(self.head) :])):
            problems.append(heads.too_many(len(cells), len(self.head)).at(self.places.of(number)))
        return Row(number, tuple(found), tuple(problems))

    def _head_row(self) -> int:
        return next((number for number, cells in self._records() if heads.is_head(cells)), 1)

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each record with the line that it begins on."""
        lines = io.TextIOWrapper(io.BytesIO(self._data), self._encoding, newline="")
        reader = csv.reader(islice(lines, self._begin, None), delimiter=self._separator, strict=True)
        line = self._begin + 1
        try:
            for cells in reader:
                yield line, cells
                line = self._begin + reader.line_num + 1
        except csv.Error as cause:
            message = "tanda kutip di baris ini tidak berpasangan."
            remedy = 'tutup dengan kutip yang sama; kutip di dalam isi ditulis dua kali ("").'
            raise InputError(error("K806", message, remedy).at(self.places.of(line))) from cause


def _encoding(data: bytes, file: str) -> str:
    """Return the encoding of a text: UTF-16 by its mark or its zeros, UTF-8 where it is that, else that of Windows.

    Raises InputError K805 for what is no text in any.
    """
    broken = 0
    for encoding in _encodings(data):
        try:
            data.decode(encoding)
        except UnicodeDecodeError as cause:
            broken = cause.start
        else:
            return encoding
    message = "huruf di baris ini tidak terbaca; berkasnya rusak, terpotong, atau bukan CSV."
    remedy = "simpan lagi daftarnya dari lembar kerja sebagai “CSV UTF-8” atau .xlsx."
    raise InputError(error("K805", message, remedy).at(Location(file, data.count(b"\n", 0, broken) + 1)))


def _encodings(data: bytes) -> Sequence[str]:
    """Return the encodings that a text may have; headings begin with letters that UTF-16 writes with a zero."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return ("utf-16",)
    if data[1:4:2] == b"\0\0":
        return ("utf-16-le",)
    return ("utf-16-be",) if data[:3:2] == b"\0\0" else ("utf-8-sig", _WINDOWS)


def _separator(start: str) -> str:
    """Return what parts the cells of the first line that has any: the sign that is there most, quotes apart."""
    plain = re.sub(r'"[^"]*"', "", start)
    for line in plain.splitlines():
        counts = [line.count(each) for each in _SEPARATORS]
        if any(counts):
            return _SEPARATORS[counts.index(max(counts))]
    return _SEPARATORS[0]


def _plain(cell: str) -> str:
    found = _AS_TEXT.fullmatch(cell.strip())
    return found[1] if found else cell.strip().replace("\r\n", "\n").replace("\r", "\n")


def _faults(text: str) -> Iterator[Problem]:
    if found := CONTROL.search(text):
        message = f"karakter kendali U+{ord(found[0]):04X} tidak dapat dicetak."
        yield error("K109", message, "ketik ulang isi sel ini; biasanya terbawa saat menyalin.")
    if _LOST.fullmatch(text):
        message = f"“{text}”: angka ini kehilangan digit saat disimpan dari lembar kerja."
        remedy = "ubah format kolomnya menjadi Teks, isi lagi dari dokumen asli, lalu simpan sebagai .xlsx."
        yield error("K135", message, remedy)


def _not_utf8(data: bytes, file: str) -> Problem:
    line = next((number for number, each in enumerate(data.split(b"\n"), 1) if not each.isascii()), 1)
    message = "berkas ini bukan UTF-8; dibaca sebagai Windows-1252."
    remedy = "periksa huruf seperti é dan ’ di naskahnya; atau simpan sebagai “CSV UTF-8” atau .xlsx."
    return warning("K807", message, remedy).at(Location(file, line))
