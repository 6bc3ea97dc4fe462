"""The registry of rules: what each checks, which codes it tells, and what of a paper it needs.

A kind names its rules in a table at the end of the file of its checks: its own, by the fields that they need, and of
those that kinds share the groups that stand here, by what of `Given` they need. What a code is called, how it weighs
and where its rule comes from stands in `base/codes/`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kakdoc.base.problems import FieldPath, Problem
from kakdoc.base.remembering import of_the_last
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.fields.marks import Sifat
from kakdoc.kinds.law import renamed
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Register, check_register
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.rules import shared, typed_marks, wording
from kakdoc.kinds.rules.cited import citations, named_twice
from kakdoc.kinds.rules.copied import gaps, offices, years
from kakdoc.kinds.rules.counted import parts, rows, sums
from kakdoc.kinds.rules.people import persons
from kakdoc.kinds.rules.reading import calendar, days_off, hours, letters, reported
from kakdoc.kinds.rules.words import names, slips, spelling
from kakdoc.values.dates.tanggal import Tanggal


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its check, the codes that it can tell, and what it needs; words with blanks between them."""

    check: Callable[[Any], Iterator[Problem]]
    codes: str
    needs: str

    def __call__(self, paper: Any) -> Iterator[Problem]:
        """Yield what is wrong with a paper by this rule."""
        return self.check(paper)


@dataclass(frozen=True, slots=True)
class Given:
    """What the shared rules need of a paper."""

    instansi: Instansi
    profil: str
    officials: Sequence[tuple[FieldPath, str]]
    """The fields that name officials, with the keys they name; who signs comes first."""
    tanggal: Tanggal | None
    dated: bool
    """Whether a placeholder for a name is one too many."""
    judul: str
    texts: Sequence[LocatedText]
    year: int
    at: datetime.date
    """The day as of which regulations are looked at."""
    register: Register
    tahun_lain: Sequence[int]
    daerah_lain: Sequence[str]
    sifat: Sifat = Sifat.RENCANA
    """What it is."""
    until: int = 12
    """The last month of the period that a report is on."""
    is_fiscal: bool = False
    """Whether its year is the fiscal year; the number and date of a decree or letter have another in December."""
    names: Sequence[str] = ()
    """The programme and activities that the paper is about."""
    nomor: str | None = None
    """The number of the paper, of kinds that do not check it themselves."""
    nama_lain: Sequence[str] = ()
    """Programmes, activities, offices and places that it may name beside its own."""

    @property
    def keys(self) -> list[str]:
        """The keys of the officials."""
        return [key for _, key in self.officials]


def _keys(given: Given) -> Iterator[Problem]:
    for path, key in (*given.officials, (("profil",), given.profil)):
        yield from shared.check_key(given.instansi, str(path[-1]), key, path)


def _office(given: Given) -> Iterator[Problem]:
    return shared.check_office(given.instansi)


def _nip(given: Given) -> Iterator[Problem]:
    for key in given.keys[:1]:
        yield from shared.check_nip(given.instansi, key, given.tanggal)


def _officials(given: Given) -> Iterator[Problem]:
    return gaps.check_officials(given.instansi, given.keys, dated=given.dated)


def _years(given: Given) -> Iterator[Problem]:
    allowed = {*given.tahun_lain, *years.years_of_past(given.judul, given.year)}
    own = years.Own(given.year, given.register, allowed, given.is_fiscal, given.sifat, given.until)
    return years.check_years(given.texts, own)


def _regions(given: Given) -> Iterator[Problem]:
    allowed = (*given.daerah_lain, *given.nama_lain)
    yield from shared.check_regions(given.texts, given.instansi, given.keys, given.register, allowed)
    yield from offices.check_offices(given.texts, given.instansi, next(iter(given.keys), ""), allowed)


def _names(given: Given) -> Iterator[Problem]:
    return names.check_names(given.texts, given.names)


def _spelling(given: Given) -> Iterator[Problem]:
    return spelling.check_spelling(given.texts, given.register)


def _slips(given: Given) -> Iterator[Problem]:
    return slips.check_slips([*shared.office_texts(given.instansi, given.keys), *given.texts])


def _pairs(given: Given) -> Iterator[Problem]:
    return wording.check_pairs(given.texts)


def _gaps(given: Given) -> Iterator[Problem]:
    return gaps.check_gaps(given.texts)


def _unpaired(given: Given) -> Iterator[Problem]:
    return typed_marks.check_unpaired(given.texts)


def _calendar(given: Given) -> Iterator[Problem]:
    return calendar.check_calendar(given.texts, given.year)


def _zone(given: Given) -> Iterator[Problem]:
    return hours.check_zone(given.texts, given.instansi.provinsi or "")


def _number(given: Given) -> Iterator[Problem]:
    return letters.check_number(given.nomor, given.tanggal)


def _days_off(given: Given) -> Iterator[Problem]:
    about = " ".join((given.judul, *given.names))
    return days_off.check_days_off(given.texts, given.tanggal.date() if given.tanggal else None, about)


def _reported(given: Given) -> Iterator[Problem]:
    yield from reported.check_reported(given.texts, given.tanggal, given.judul)
    yield from reported.check_acts(given.texts, given.tanggal, given.register)


def _renamed(given: Given) -> Iterator[Problem]:
    return renamed.check_renamed(given.texts, given.at)


def _regulations(given: Given) -> Iterator[Problem]:
    """Yield what is wrong with the register, else with the regulations that texts name."""
    yield from _broken(given.register.entries) or citations.check_citations(given.texts, given.register, given.at)


def _people(given: Given) -> Iterator[Problem]:
    yield from persons.check_people(given.texts)
    yield from persons.check_ranks(given.texts)


def _counted(given: Given) -> Iterator[Problem]:
    yield from rows.check_running(given.texts)
    yield from rows.check_counts(given.texts)
    yield from parts.check_parts(given.texts)
    yield from sums.check_sums(given.texts)


def _named_twice(given: Given) -> Iterator[Problem]:
    return named_twice.check_named(given.texts, given.register)


@of_the_last(4)
def _broken(entries: Mapping[str, Peraturan]) -> tuple[Problem, ...]:
    return tuple(check_register(entries))


OFFICE = (
    Rule(_keys, "K119", "instansi officials profil"),
    Rule(_office, "K115 K206 K215 K216 K344", "instansi"),
    Rule(_nip, "K214", "instansi officials tanggal"),
)
OFFICIALS = Rule(_officials, "K115 K320 K341", "instansi officials dated")
YEARS = Rule(_years, "K401", "judul texts year is_fiscal sifat until register tahun_lain")
REGIONS = Rule(_regions, "K406", "texts instansi officials register daerah_lain nama_lain")
NAMES = Rule(_names, "K402", "texts names")
TEXT = (
    Rule(_spelling, "K403", "texts register"),
    Rule(_slips, "K404", "texts instansi officials"),
    Rule(_pairs, "K120 K201 K202", "texts"),
    Rule(_gaps, "K115", "texts"),
    Rule(_unpaired, "K171", "texts"),
    Rule(_people, "K123 K124 K206 K840 K844 K845", "texts"),
    Rule(_counted, "K430 K431 K432", "texts"),
    Rule(_calendar, "K410 K411 K412 K413 K414 K415 K416 K418 K419 K423", "texts year"),
    Rule(_zone, "K419", "texts instansi"),
    Rule(_number, "K319", "nomor tanggal"),
    Rule(_days_off, "K420", "judul names texts tanggal"),
    Rule(_reported, "K422", "judul texts tanggal register"),
    Rule(_renamed, "K371", "texts at"),
    Rule(_regulations, "K301 K302 K303 K304 K305 K306 K309 K372 K373", "texts register at"),
    Rule(_named_twice, "K434", "texts register"),
)


@dataclass(frozen=True, slots=True)
class Shared:
    """Shared rules as one of a kind: `given` tells, once for all of them, what they need of a paper."""

    given: Callable[[Any], Given]
    rules: Sequence[Rule]

    def __call__(self, paper: Any) -> Iterator[Problem]:
        """Yield what is wrong with a paper by these rules."""
        given = self.given(paper)
        for rule in self.rules:
            yield from rule(given)


Rules = tuple[Rule | Shared, ...]
"""The table of a kind, in the order in which its rules are asked."""


def every(rules: Rules) -> Iterator[Rule]:
    """Yield the rules of a table, the shared ones too."""
    for each in rules:
        yield from each.rules if isinstance(each, Shared) else (each,)
