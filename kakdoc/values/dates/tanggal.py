"""Dates as papers print them: `2 Januari 2024`, or `Januari 2024` when the day is left blank.

Rules: figures form without a leading zero; November, never Nopember; a blank day is allowed
(it is filled in by hand at signing), a wrong one never.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from kakdoc.base.problems import InvalidValue, nearest
from kakdoc.values.text.quoting import one_spaced, quoted

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

FIRST_YEAR = 1945
LAST_YEAR = 2100

_NUMBER_OF_MONTH = {nama.lower(): number for number, nama in enumerate(BULAN, 1)}
OTHER_NAMES = {
    "nopember": "November", "nop": "November", "nov": "November", "pebruari": "Februari", "peb": "Februari",
    "feb": "Februari", "jan": "Januari", "mar": "Maret", "mrt": "Maret", "apr": "April", "jun": "Juni", "jul": "Juli",
    "agt": "Agustus", "agst": "Agustus", "ags": "Agustus", "agu": "Agustus", "agus": "Agustus", "agust": "Agustus",
    "sep": "September", "sept": "September", "okt": "Oktober", "des": "Desember",
    "january": "Januari", "february": "Februari", "march": "Maret", "may": "Mei", "june": "Juni", "july": "Juli",
    "august": "Agustus", "aug": "Agustus", "october": "Oktober", "oct": "Oktober", "december": "Desember",
    "dec": "Desember",
}  # fmt: skip
"""Short, old and English names of months, as people and Excel write them, with the right one; a paper has none."""
_NAMED = re.compile(r"(?:(?P<hari>[0-9]{1,2}) )?(?P<nama>[^\W\d_]+)\.? (?P<tahun>[0-9]+)")
_PIECES = re.compile(r"(?:(?P<depan>[0-9]{1,2})[-/ ])?(?P<nama>[^\W\d_]+)\.?(?:[-/ ’']{1,2}(?P<belakang>[0-9]{2}))?")
_NO_DAY = re.compile(r"\A(?:\.{2,}|…|_{2,})[.…_ ]*(?=[A-Za-z])")
_ISO = re.compile(r"(?P<tahun>[0-9]{4})-(?P<bulan>[0-9]{2})-(?P<hari>[0-9]{2})")
_FIGURES = re.compile(r"(?P<hari>[0-9]{1,2})(?P<sign>[-/])(?P<bulan>[0-9]{1,2})(?P=sign)(?P<tahun>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A real date, or a month of a year whose day is left blank (`hari` is None).

    Making one that does not exist raises InvalidValue K122.
    """

    tahun: int
    bulan: int
    hari: int | None = None

    def __post_init__(self) -> None:
        unreal = _unreal(self.tahun, self.bulan, self.hari)
        if unreal:
            raise _refusal(
                "-".join(str(part) for part in (self.hari, self.bulan, self.tahun) if part is not None),
                *unreal,
            )

    def __str__(self) -> str:
        month = f"{BULAN[self.bulan - 1]} {self.tahun}"
        return month if self.hari is None else f"{self.hari} {month}"

    def date(self) -> datetime.date | None:
        """Return the calendar date, or None when the day is blank."""
        return None if self.hari is None else datetime.date(self.tahun, self.bulan, self.hari)

    @property
    def nama_hari(self) -> str:
        """The day of the week, `Senin`; nothing when the day is blank."""
        day = self.date()
        return "" if day is None else HARI[day.weekday()]


def parse(text: str) -> Tanggal:
    """Return the date written as `2 Januari 2024`, `Januari 2024`, `2024-01-02`, `02-01-2024` or `2/1/2024`.

    A day of dots, `…… Januari 2024`, is left out, as papers print it. Raises InvalidValue K122.
    """
    flat = _NO_DAY.sub("", one_spaced(text))
    found = _NAMED.fullmatch(flat)
    if found:
        return _made(text, found["tahun"], _month_named(found["nama"], text), found["hari"])
    found = _ISO.fullmatch(flat) or _FIGURES.fullmatch(flat)
    if found:
        return _made(text, found["tahun"], int(found["bulan"]), found["hari"])
    raise _refusal(
        text,
        _lacking(flat) or "bukan tanggal yang dikenal",
        "tulis seperti 2 Januari 2024, 02-01-2024 atau 2024-01-02; bila harinya belum ada: Januari 2024.",
    )


def number_of(name: str) -> int | None:
    """Return the number of a month by any of its names, with or without a dot; None for what is none."""
    word = name.lower().removesuffix(".")
    return _NUMBER_OF_MONTH.get(OTHER_NAMES.get(word, word).lower())


def _lacking(text: str) -> str | None:
    """Return what is missing in a text that is a part of a date, such as `Feb-27`; None for another text."""
    if re.fullmatch(r"(?:19|20)[0-9]{2}", text):
        return "hanya menyebut tahun; bulannya belum ada"
    if re.fullmatch(r"[0-9]{1,2}[-/.][0-9]{4}|[0-9]{4}[-/.][0-9]{1,2}", text):
        return "ditulis dengan angka dan belum ada harinya"
    found = _PIECES.fullmatch(text)
    if found is None or number_of(found["nama"]) is None:
        return None
    if found["depan"]:
        return "belum ada tahunnya"
    figures = found["belakang"]
    if not figures:
        return "belum ada tahunnya (dan harinya)"
    return f"hanya menyebut bulan dan “{figures}”; bila itu hari, tahunnya belum ada; bila tahun, tulis 20{figures}"


def days_in(tahun: int, bulan: int) -> int:
    """Return how many days a month has."""
    return calendar.monthrange(tahun, bulan)[1]


def _refusal(text: str, why: str, remedy: str) -> InvalidValue:
    return InvalidValue("K122", f"tanggal {quoted(text)} {why}.", remedy)


def _made(text: str, tahun: str, bulan: int, hari: str | None) -> Tanggal:
    """Return the date, or raise with the text as it was typed."""
    if len(tahun) != 4:
        raise _refusal(text, f"bertahun {quoted(tahun)}", "tulis tahun dengan empat angka, misalnya 2024.")
    day = None if hari is None else int(hari)
    unreal = _unreal(int(tahun), bulan, day)
    if unreal:
        raise _refusal(text, *unreal)
    return Tanggal(int(tahun), bulan, day)


def _unreal(tahun: int, bulan: int, hari: int | None) -> tuple[str, str] | None:
    """Return why there is no such date, with the remedy; None when there is."""
    if not FIRST_YEAR <= tahun <= LAST_YEAR:
        return f"bertahun {tahun}", f"periksa tahunnya: {FIRST_YEAR} sampai {LAST_YEAR}."
    if not 1 <= bulan <= 12:
        return f"bernomor bulan {bulan}", "bulan 1 sampai 12; urutannya hari, bulan, tahun."
    last = days_in(tahun, bulan)
    if hari is not None and not 1 <= hari <= last:
        month = f"{BULAN[bulan - 1]} {tahun}"
        return (
            f"tidak ada: {month} mempunyai {last} hari",
            f"pilih hari 1 sampai {last}, atau tulis {month} saja.",
        )
    return None


def _month_named(nama: str, text: str) -> int:
    """Return the number of a month by its right name; raise with the right name otherwise."""
    number = _NUMBER_OF_MONTH.get(nama.lower())
    if number:
        return number
    right = OTHER_NAMES.get(nama.lower()) or nearest(nama, BULAN)
    remedy = f"tulis “{right}”." if right else "nama bulan: " + ", ".join(BULAN) + "."
    raise _refusal(text, f"memuat nama bulan yang tidak baku: {quoted(nama)}", remedy)
