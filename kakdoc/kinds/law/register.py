"""Regulations as data: the register, what each is called, and how it is cited in full.

Rules: UU 12/2011 Lampiran II butir 43–52 and their custom for Berita Negara and Berita Daerah
(docs/aturan.md B.3, B.4). The order of levels is data, because Permen have no place in pasal 7 of that act.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, WrapValidator

from kakdoc.base.problems import FieldPath, Problem, error, suggestion
from kakdoc.base.remembering import of_the_last
from kakdoc.base.wording import either, mention
from kakdoc.kinds.fields.base import Model, Nama, Tahun, TanggalNaskah, YaTidak
from kakdoc.kinds.fields.marks import DATA, REGISTER
from kakdoc.kinds.law import government
from kakdoc.kinds.law.hierarchy import BESIDE, HEADS, OF_PROVINCES, OF_VILLAGES, SAME_LEVEL, URUTAN, JenisPeraturan
from kakdoc.values.dates.tanggal import Tanggal

_KEY_OF = either("kunci peraturan", "sebutan peraturan di register")

_STATE = "Negara Republik Indonesia"
BLANK = "…………"
"""Printed where a number is not known yet."""


class Perubahan(Model):
    """One amendment of a regulation."""

    oleh: Nama = Field(title="Oleh", description="Kunci peraturan yang mengubah.")
    sejak: TanggalNaskah = Field(title="Sejak", description="Tanggal mulai berlakunya perubahan.")


def _keys(value: object) -> object:
    """Return one key, or several written as a list or with commas, as a list."""
    return [piece.strip() for piece in value.split(",")] if isinstance(value, str) else value


_KEYS = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}


class Penggantian(Model):
    """What replaced a regulation, and since when."""

    oleh: Annotated[tuple[Nama, ...], BeforeValidator(_keys), WithJsonSchema(_KEYS)] = Field(
        min_length=1, title="Oleh", description="Kunci peraturan penggantinya; boleh lebih dari satu."
    )
    sejak: TanggalNaskah = Field(title="Sejak", description="Tanggal mulai berlakunya pengganti.")
    sebagian: YaTidak = Field(default=False, title="Sebagian", description="ya bila hanya sebagian yang diganti.")
    terverifikasi: YaTidak = Field(default=True, title="Terverifikasi", description="tidak bila belum dipastikan.")


class Peraturan(Model):
    """One regulation of the register."""

    jenis: JenisPeraturan = Field(title="Jenis", description="Misalnya uu, pp, perpres, permen, perda, perbup.")
    lembaga: Nama | None = Field(
        default=None, title="Lembaga", description="Untuk permen: yang dicetak sesudah “Peraturan”."
    )
    daerah: Nama | None = Field(
        default=None,
        title="Daerah",
        description="Untuk perda dan perbup (di kota: peraturan wali kota); bila kosong, dari instansi.yaml. "
        "Untuk perdes dan perkades: desanya, misalnya Desa Sukamaju.",
    )
    nomor: Nama | None = Field(default=None, title="Nomor", description="Kosong bila belum diketahui.")
    tahun: Tahun = Field(title="Tahun", description="Tahun peraturan.")
    judul: Nama = Field(title="Judul", description="Judul lengkap, tanpa kata “tentang”.")
    judul_lain: tuple[Nama, ...] = Field(
        default=(), title="Judul lain", description="Judul yang juga lazim dikutip, tidak diperingatkan."
    )
    lembaran: Nama | None = Field(default=None, title="Lembaran", description="Nomor Lembaran atau Berita.")
    tahun_lembaran: Tahun | None = Field(default=None, title="Tahun lembaran", description="Bila lain dari tahun.")
    tambahan: Nama | None = Field(default=None, title="Tambahan", description="Nomor Tambahan Lembaran.")
    terbitan: Nama | None = Field(default=None, title="Terbitan", description="Bila tidak seperti lazimnya.")
    tanggal: TanggalNaskah | None = Field(default=None, title="Tanggal", description="Tanggal ditetapkan.")
    pembentuk: YaTidak = Field(default=False, title="Pembentuk", description="ya bagi undang-undang pembentuk daerah.")
    diubah: tuple[Perubahan, ...] = Field(default=(), title="Diubah", description="Perubahannya, berurutan.")
    diganti: Penggantian | None = Field(default=None, title="Diganti", description="Penggantinya, bila ada.")
    sumber: Nama | None = Field(default=None, title="Sumber", description="Dari mana datanya.")
    terverifikasi: YaTidak = Field(default=False, title="Terverifikasi", description="ya bila sudah dicocokkan.")

    def has_number(self, nomor: str, tahun: int) -> bool:
        """Return whether a number and year are this one's: `8`, `08`, `PER/9/M.PAN/5` and `PER-09/M.PAN/05/2007`."""
        if self.tahun != tahun or self.nomor is None:
            return False
        return number_key(self.nomor) in (number_key(nomor), number_key(f"{nomor}/{tahun}"))


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
    """The regulations an office knows: by key, with its region for those that do not name their own."""

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
        return [
            self.entries[each.oleh] for each in changes if each.oleh in self.entries and first_day(each.sejak) <= at
        ]

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

    def find(self, jenis: str, nomor: str, tahun: int) -> list[Peraturan]:
        """Return the regulations of a kind with a number and year, as anyone writes them."""
        return [each for each in self.of_year(tahun) if each.jenis == jenis and each.has_number(nomor, tahun)]

    def of_year(self, tahun: int) -> Sequence[Peraturan]:
        """Return the regulations of a year, in the order of the register."""
        return _by_year(self.entries).get(tahun, ())


@of_the_last(4)
def _by_year(entries: Mapping[str, Peraturan]) -> Mapping[int, Sequence[Peraturan]]:
    years: dict[int, list[Peraturan]] = {}
    for each in entries.values():
        years.setdefault(each.tahun, []).append(each)
    return years


@lru_cache(maxsize=1024)
def number_key(nomor: str) -> tuple[str, ...]:
    """Return the pieces of a number for comparing: small letters, no marks, no zeros in front."""
    return tuple(piece.lstrip("0") or "0" for piece in re.findall(r"[^\W_]+", nomor.casefold()))


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
            if other not in entries:
                message = f"peraturan “{other}” yang disebut “{key}” tidak ada di register."
                yield error("K309", message, suggestion(other, entries), (*path, *place))
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
