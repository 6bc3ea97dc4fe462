"""A schedule in other columns than the months of one year: weeks, months across a year's end, time of a contract.

Its columns follow from `satuan`, `mulai` and `lama`; what a row says of its time is read with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.fields.base import Bulat, Model, Nama, NomorKeluaran, Prosa, Sel, Teks
from kakdoc.kinds.fields.marks import TETAP
from kakdoc.kinds.fields.typed_text import scalar
from kakdoc.values.dates import bulan, jadwal
from kakdoc.values.dates.tanggal import BULAN

WEEKS = 4
MOST_MONTHS, MOST = 12, 48
"""Columns for which a page has room: months of a calendar, weeks or months of a contract."""


def _time(value: Any) -> jadwal.Waktu:
    return value if isinstance(value, jadwal.Waktu) else jadwal.parse(scalar(value))


def _as_text(value: object) -> Any:
    return str(value)


def _month(text: str) -> str:
    bulan.parse_one(text)
    return text


Waktu = Annotated[
    jadwal.Waktu,
    BeforeValidator(_time),
    PlainSerializer(_as_text),
    WithJsonSchema({"type": ["string", "number"], "minLength": 1}),
    TETAP,
]


class BarisRinci(Model):
    """A step of the activity and its time."""

    uraian: Sel = Field(title="Uraian", description="Tahapan atau langkah kegiatan.")
    waktu: Waktu = Field(title="Waktu", description="Kolom yang ditandai: 1-4, 9; Maret 2-3; atau Oktober-Januari.")
    keluaran: NomorKeluaran | None = Field(
        default=None, title="Keluaran", description="Nomor keluaran yang dihasilkan langkah ini, misalnya 1, 2."
    )


class Kolom(NamedTuple):
    """A column of the matrix: its month (1 to 12) and year where it has them, its number in that month or at all."""

    bulan: int | None
    tahun: int | None
    nomor: int


class BagianJadwalRinci(Model):
    """A schedule by weeks, by months across a year's end, or by the time of a contract."""

    jenis: Literal["jadwal_rinci"] = Field(title="Jenis bagian")
    judul: Teks = Field(
        default="Jadwal Pelaksanaan",
        title="Judul",
        description="Judul bagian tanpa huruf di depannya; dicetak dengan huruf kapital.",
    )
    pengantar: Prosa | None = Field(default=None, title="Pengantar", description="Kalimat sebelum daftar atau tabel.")
    satuan: Literal["minggu", "bulan"] = Field(
        default="minggu", title="Satuan jadwal", description="Isi tiap kolom: minggu atau bulan."
    )
    mulai: Annotated[Nama, AfterValidator(_month)] | None = Field(
        default=None,
        title="Mulai",
        description="Bulan pertama, misalnya Maret atau Oktober 2026; tanpa ini kolomnya minggu atau bulan ke-1, 2, ….",
    )
    lama: Annotated[Bulat | None, TETAP] = Field(
        default=None, title="Lama", description="Banyaknya bulan sejak mulai (bawaan 12); tanpa mulai, banyaknya kolom."
    )
    baris: tuple[BarisRinci, ...] = Field(min_length=1, title="Baris", description="Baris jadwal.")
    penutup: Prosa | None = Field(default=None, title="Penutup", description="Kalimat sesudah daftar atau tabel.")

    @property
    def panjang(self) -> int:
        """How many months of the calendar or columns of a contract it has, also where that is not given."""
        named = (last for row in self.baris for each in row.waktu.rentang if each.satuan for last in each.satuan)
        return self.lama or (MOST_MONTHS if self.mulai else max(named, default=1))

    def kolom(self) -> list[Kolom]:
        """Return the columns of the matrix."""
        if self.mulai is None:
            return [Kolom(None, None, number) for number in range(1, self.panjang + 1)]
        first, year = bulan.parse_one(self.mulai), bulan.year_in(self.mulai)
        counted = range(first - 1, first - 1 + self.panjang)
        months = [(index % 12 + 1, year + index // 12 if year else None) for index in counted]
        weeks = range(1, WEEKS + 1) if self.satuan == "minggu" else (1,)
        return [Kolom(month, when, number) for month, when in months for number in weeks]

    def marked(self, row: BarisRinci) -> frozenset[int]:
        """Return the columns that a row marks, counted from 0. Raises InvalidValue K245 for what is outside of them."""
        columns = self.kolom()
        return frozenset(place for each in row.waktu.rentang for place in self._of(each, columns, row.waktu.teks))

    def _of(self, span: jadwal.Rentang, columns: Sequence[Kolom], text: str) -> Iterable[int]:
        if span.bulan is None and span.satuan and not (self.mulai and self.satuan == "bulan"):
            first, last = span.satuan
            found: Sequence[int] = range(first - 1, last)
        elif self.mulai is None:
            raise self._outside(text, "menyebut bulan, padahal mulai tidak diisi.")
        else:
            found = self._of_months(span, columns)
        if not found or not 0 <= found[0] <= found[-1] < len(columns):
            raise self._outside(text, "di luar kolom jadwal ini.")
        return found

    def _of_months(self, span: jadwal.Rentang, columns: Sequence[Kolom]) -> Sequence[int]:
        """Return the columns of a span of months, or of weeks in them; months may be written by their numbers."""
        months = [each.bulan for each in columns]
        named = span.bulan or span.satuan or (0, 0)
        if named[0] not in months or named[1] not in months:
            return ()
        first, last = months.index(named[0]), len(months) - 1 - months[::-1].index(named[1])
        weeks = span.satuan if span.bulan and self.satuan == "minggu" else None
        if weeks is None:
            return range(first, last + 1)
        inside = weeks[1] <= WEEKS and named[0] == named[1]
        return range(first + weeks[0] - 1, first + weeks[1]) if inside else ()

    def _outside(self, text: str, why: str) -> InvalidValue:
        heads = f"{self.satuan} 1 sampai {self.panjang}"
        if self.mulai:
            months = [each.bulan or 1 for each in self.kolom()]
            heads = f"{BULAN[months[0] - 1]} sampai {BULAN[months[-1] - 1]}"
        return InvalidValue(
            "K245", f"waktu “{text}” {why}", f"jadwal ini {heads}; betulkan waktunya, mulai, atau lama."
        )


BAWAAN = "Bulan ke-", "Minggu ke-"
NAMES = """
bagian[].matriks kelompok Kolom dan isi jadwal rinci, untuk saringan matriks.
bagian[].matriks.kepala daftar Baris kepala: teks dan banyaknya kolom.
bagian[].matriks.baris daftar Langkahnya.
bagian[].matriks.baris[].uraian teks Langkah.
bagian[].matriks.baris[].kolom daftar Kolom yang ditandai.
"""
"""What templates can print of it; see `listed.printed`."""


def matrix(section: BagianJadwalRinci) -> dict[str, Any]:
    """Return the matrix of a schedule: rows of heads, each with texts and what they span; rows with their marks."""
    columns = section.kolom()
    rows = [
        {"uraian": row.uraian, "kolom": [place in at for place in range(len(columns))]}
        for row, at in ((row, _marks(section, row)) for row in section.baris)
    ]
    return {"kepala": list(_heads(section, columns)), "baris": rows}


def _marks(section: BagianJadwalRinci, row: BarisRinci) -> frozenset[int]:
    """Return the columns that a row marks, none where K245 is told of it."""
    try:
        return section.marked(row)
    except InvalidValue:
        return frozenset()


def _heads(section: BagianJadwalRinci, columns: Sequence[Kolom]) -> Iterator[list[tuple[str, int]]]:
    """Yield the rows of heads from above: years, months, weeks, or what is counted."""
    if section.mulai is None:
        yield [(BAWAAN[section.satuan == "minggu"], len(columns))]
        yield [(str(each.nomor), 1) for each in columns]
        return
    if columns[0].tahun is not None:
        yield [(f"Tahun {year}", count) for year, count in _runs(each.tahun for each in columns)]
    yield [(BULAN[(month or 1) - 1][:3], count) for month, count in _runs(each.bulan for each in columns)]
    if section.satuan == "minggu":
        yield [(str(each.nomor), 1) for each in columns]


def _runs(values: Iterable[int | None]) -> Iterator[tuple[int | None, int]]:
    return ((value, len(list(group))) for value, group in groupby(values))
