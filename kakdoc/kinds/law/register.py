"""Regulations as data: the register, what each is called, and how it is cited in full.

Rules: UU 12/2011 Lampiran II butir 43–52 and their custom for Berita Negara and Berita Daerah
(docs/aturan.md B.3, B.4). The order of levels is data, because Permen have no place in pasal 7 of that act.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, WrapValidator

from kakdoc.base.problems import FieldPath, Problem, error, nearest, suggestion
from kakdoc.base.remembering import of_the_last
from kakdoc.base.wording import either, mention
from kakdoc.kinds.fields.marks import DATA, REGISTER
from kakdoc.kinds.law import government
from kakdoc.kinds.law.hierarchy import BESIDE, HEADS, OF_PROVINCES, OF_VILLAGES, SAME_LEVEL, URUTAN
from kakdoc.kinds.law.peraturan import Peraturan, number_key
from kakdoc.kinds.law.shipped import finding as shipped
from kakdoc.values.dates.tanggal import Tanggal

_KEY_OF = either("kunci peraturan", "sebutan peraturan di register")

_STATE = "Negara Republik Indonesia"
BLANK = "…………"
"""Printed where a number is not known yet."""


class Known(dict[str, Peraturan]):
    """The regulations of a register that holds, by their keys; papers that draw on one share it."""


def _shared(typed: object, validate: Callable[[Any], dict[str, Peraturan]]) -> Known:
    """Return the regulations of another paper as they are: that they hold is known."""
    return typed if isinstance(typed, Known) else Known(validate(typed))


DaftarPeraturan = Annotated[dict[str, Peraturan], WrapValidator(_shared), REGISTER, DATA]
PERATURAN: Any = Field(
    default_factory=dict,
    exclude=True,
    title="Peraturan",
    description="Peraturan yang hanya untuk naskah ini; yang lain dari peraturan.yaml.",
)
"""Type and field of a document that hold the register."""


@dataclass(frozen=True, slots=True)
class Register:
    """The regulations an office knows: by key, with its region for those that do not name their own.

    Behind those it entered stand the ones that travel with the program; what it entered under a key counts.
    """

    entries: Mapping[str, Peraturan]
    kabupaten: str
    provinsi: str | None = None
    urutan: Sequence[str] = URUTAN
    desa: str = ""
    """The village whose regulations name none: `Desa Sukamaju`."""
    kepala: str = ""
    """How the head of the own region is called, where its name does not say it."""

    def level(self, jenis: str) -> int:
        """Return the place of a kind in the order of levels, 0 the highest."""
        known = SAME_LEVEL.get(jenis, jenis)
        known = known if known in self.urutan else BESIDE.get(known, known)
        return self.urutan.index(known) if known in self.urutan else len(self.urutan) + URUTAN.index(known)

    def sort_key(self, peraturan: Peraturan) -> tuple[int, int, int, int, str]:
        """Return what regulations are sorted by: level, forming law first, then year and number (butir 43)."""
        number = peraturan.nomor or ""
        figure = int(number) if number.isdecimal() else 0
        return (self.level(peraturan.jenis), not peraturan.pembentuk, peraturan.tahun, figure, number)

    def daerah(self, peraturan: Peraturan) -> str:
        """Return the region or village whose regulation it is: `Kabupaten Kebumen`."""
        named = peraturan.daerah or self.own(peraturan.jenis)
        return government.village(named) if named and peraturan.jenis in OF_VILLAGES else named

    def own(self, jenis: str) -> str:
        """Return whose a regulation is that names no region: the office's own."""
        if jenis in OF_PROVINCES:
            return self.provinsi or "Provinsi"
        return self.desa if jenis in OF_VILLAGES else self.kabupaten

    def _kepala(self, peraturan: Peraturan, daerah: str) -> str:
        """Return how the head of a region or village is called, whose regulation it is."""
        if peraturan.jenis in OF_VILLAGES:
            return government.head_of_village(daerah)
        return government.head_of(daerah) if peraturan.daerah or not self.kepala else self.kepala

    def head(self, peraturan: Peraturan) -> str:
        """Return kind, number and year: `Undang-Undang Nomor 23 Tahun 2014`."""
        if peraturan.jenis == "uud":
            return f"{peraturan.nomor} {peraturan.judul}" if peraturan.nomor else peraturan.judul
        daerah = self.daerah(peraturan)
        head = (
            HEADS[peraturan.jenis]
            .format(
                lembaga=peraturan.lembaga,
                daerah=daerah,
                nama_daerah=government.bare(daerah),
                kepala=self._kepala(peraturan, daerah),
            )
            .rstrip()
        )
        number = peraturan.nomor or BLANK
        year = str(peraturan.tahun)
        return f"{head} Nomor {number}" + ("" if year in number_key(number) else f" Tahun {year}")

    def name(self, peraturan: Peraturan) -> str:
        """Return kind, number, year and title."""
        return self.head(peraturan) + ("" if peraturan.jenis == "uud" else f" tentang {peraturan.judul}")

    def publication(self, peraturan: Peraturan) -> str:
        """Return where it was published, in brackets, or nothing when that is not known (butir 47–49)."""
        if peraturan.lembaran is None:
            return ""
        series = peraturan.terbitan or self.series(peraturan)
        year = peraturan.tahun_lembaran or peraturan.tahun
        addition = f", Tambahan {series} Nomor {peraturan.tambahan}" if peraturan.tambahan else ""
        return f"({series} Tahun {year} Nomor {peraturan.lembaran}{addition})"

    def series(self, peraturan: Peraturan) -> str:
        """Return the usual gazette of a kind."""
        if peraturan.jenis in ("perda", "perda_provinsi"):
            return f"Lembaran Daerah {self.daerah(peraturan)}"
        if peraturan.jenis in ("perbup", "pergub"):
            return f"Berita Daerah {self.daerah(peraturan)}"
        if peraturan.jenis in OF_VILLAGES:
            return f"{'Lembaran' if peraturan.jenis == 'perdes' else 'Berita'} {self.daerah(peraturan) or 'Desa'}"
        return f"{'Berita' if peraturan.jenis == 'permen' else 'Lembaran'} {_STATE}"

    def plain_citation(self, peraturan: Peraturan) -> str:
        """Return name and publication, without amendments."""
        return f"{self.name(peraturan)} {self.publication(peraturan)}".rstrip()

    def amendments(self, peraturan: Peraturan, at: datetime.date) -> list[Peraturan]:
        """Return the amendments in force on a day, in order of time."""
        changes = sorted(peraturan.diubah, key=lambda each: first_day(each.sejak))
        return self.known(each.oleh for each in changes if first_day(each.sejak) <= at)

    def amendment_clause(self, peraturan: Peraturan, at: datetime.date) -> str:
        """Return `sebagaimana telah diubah dengan …`, or nothing when it was not amended by then (butir 11)."""
        amended = self.amendments(peraturan, at)
        if not amended:
            return ""
        form = "diubah dengan" if len(amended) == 1 else "beberapa kali diubah, terakhir dengan"
        return f"sebagaimana telah {form} {self.plain_citation(amended[-1])}"

    def citation(self, peraturan: Peraturan, at: datetime.date) -> str:
        """Return the whole citation as of a day: name, publication, amendments."""
        return f"{self.plain_citation(peraturan)} {self.amendment_clause(peraturan, at)}".rstrip()

    def entry(self, key: str) -> Peraturan | None:
        """Return the regulation of a key: as the office entered it, else as the program knows it."""
        return self.entries.get(key) or shipped.by_key(key)

    def known(self, keys: Iterable[str]) -> list[Peraturan]:
        """Return the regulations of some keys, without those that nobody knows."""
        return [each for each in map(self.entry, keys) if each is not None]

    def find(
        self, jenis: str, nomor: str, tahun: int, *, fits: Callable[[Peraturan], bool] = lambda _: True
    ) -> list[Peraturan]:
        """Return the regulations of a kind with a number and year, as anyone writes them, which fit besides.

        Those of the program are looked for only where the office has none.
        """
        for layer in self.of_year(tahun):
            found = [each for each in layer if each.jenis == jenis and each.has_number(nomor, tahun) and fits(each)]
            if found:
                return found
        return []

    def of_year(self, tahun: int) -> Iterator[Sequence[Peraturan]]:
        """Yield the regulations of a year that the office entered, then those of the program, in their order."""
        yield _by_year(self.entries).get(tahun, ())
        yield [each for key, each in shipped.of_year(tahun) if key not in self.entries]

    def mentioning(self, words: str) -> Iterator[Peraturan]:
        """Yield the regulations that the office entered, then those of the program in whose entry some words stand."""
        yield from self.entries.values()
        yield from (each for key, each in shipped.mentioning(words) if key not in self.entries)


@of_the_last(4)
def _by_year(entries: Mapping[str, Peraturan]) -> Mapping[int, Sequence[Peraturan]]:
    years: dict[int, list[Peraturan]] = {}
    for each in entries.values():
        years.setdefault(each.tahun, []).append(each)
    return years


def first_day(date: Tanggal) -> datetime.date:
    """Return the date, for a month without a day its first."""
    return datetime.date(date.tahun, date.bulan, date.hari or 1)


def last_day(date: Tanggal | None, year: int) -> datetime.date:
    """Return the date, for a month without a day its last; the last of the year when there is none."""
    if date is None:
        return datetime.date(year, 12, 31)
    return datetime.date(date.tahun, date.bulan, date.hari or calendar.monthrange(date.tahun, date.bulan)[1])


def check_register(entries: Mapping[str, Peraturan]) -> Iterator[Problem]:
    """Yield K309 for an entry that names a regulation the register lacks, or lacks what its kind needs."""
    for key, each in entries.items():
        path = ("peraturan", key)
        named: list[tuple[FieldPath, str]] = [
            (("diubah", index, "oleh"), change.oleh) for index, change in enumerate(each.diubah)
        ]
        named += [(("diganti", "oleh"), other) for other in (each.diganti.oleh if each.diganti else ())]
        for place, other in named:
            if other not in entries and not shipped.has(other):
                message = f"peraturan “{other}” yang disebut “{key}” tidak ada di register."
                near = nearest(other, (*entries, *shipped.keys()))
                yield error("K309", message, suggestion(other, (near,) if near else entries), (*path, *place))
            elif other == key:
                message = f"peraturan “{key}” disebut mengubah atau mengganti dirinya sendiri."
                yield error(
                    "K309",
                    message,
                    f"isi {_KEY_OF} yang mengubah atau menggantinya.",
                    (*path, *place),
                )
        if "{lembaga}" in HEADS[each.jenis] and each.lembaga is None:
            message = f"peraturan “{key}” tidak menyebut lembaganya."
            yield error("K309", message, f"isi {mention('lembaga', 'kunci ')}, misalnya Menteri Dalam Negeri.", path)
