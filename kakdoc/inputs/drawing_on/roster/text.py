"""A roster as text: CSV with `;`, `,` or tabs, as spreadsheets and offices write it."""

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

_SEPARATORS = (";", ",", "\t")
_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
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
        self._separator = hint[1] if hint else _separator(start)
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
    """Return the encoding of a text: UTF-16 by its mark, UTF-8 where it is that, else that of Windows."""
    marked = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    tried = ("utf-16",) if marked else ("utf-8-sig", _WINDOWS)
    for encoding in tried:
        try:
            data.decode(encoding)
        except UnicodeDecodeError as fault:
            line = data.count(b"\n", 0, fault.start) + 1
        else:
            return encoding
    remedy = "simpan lagi dari lembar kerjanya sebagai “CSV UTF-8” atau .xlsx."
    raise InputError(error("K805", "teks di baris ini rusak, sehingga tidak terbaca.", remedy).at(Location(file, line)))


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
