"""What is told of regulations: keys of local ones of the year that ends, and those replaced by next year's start."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from kakdoc.base.problems import Location
from kakdoc.kinds.law.citations import candidates, citations
from kakdoc.kinds.law.names import REGIONAL
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Register, first_day
from kakdoc.kinds.rules.copied.fixed_years import YEAR
from kakdoc.kinds.rules.copied.year_forms.belonging import RANGE
from kakdoc.kinds.rules.wording import amounts
from kakdoc.papers.next_year.findings import NOWHERE, About, Context, Entry
from kakdoc.papers.next_year.years.shift import Seen


def key_entry(key: str, year: int) -> Entry:
    """Return what is told of a year in a key of the input."""
    return Entry(About.TAHUN, NOWHERE, f"{key}:", "bagian dari kunci", str(year))


def figure_entry(name: str, place: Location, context: Context) -> Entry:
    """Return what is told of a figure of the year that ends."""
    return Entry(About.ANGKA, place, name, "dipertahankan", str(context.shift.source))


def with_doubt_of_keys(seen: list[Seen], text: str, context: Context) -> list[Seen]:
    """Return the years of a legal basis; in the key of a local regulation for the year that ends they are doubted."""
    key = text.strip().strip("\"'")
    regulation = context.register.entries.get(key)
    year = None if regulation is None else _year_of(key, regulation)
    if year is None or year > context.shift.source:
        return seen
    reason = f"peraturan untuk {year}; tambahkan penggantinya di peraturan.yaml, lalu ganti kuncinya"
    return [replace(each, reason=reason, sure=False) for each in seen]


def _year_of(key: str, regulation: Peraturan) -> int | None:
    """Return the one year that a local regulation is for, None for those for a period or for good."""
    if regulation.jenis not in REGIONAL and regulation.jenis != "keputusan_kepala":
        return None
    named = f"{key} {regulation.judul}"
    years = {int(year) for year in YEAR.findall(RANGE.sub("", named))}
    return years.pop() if len(years) == 1 and not RANGE.search(named) else None


def amount_entries(text: str) -> Iterator[tuple[int, Entry]]:
    """Yield the position of each amount in rupiah in a text; nobody but the writer knows whose it is."""
    for start, figure, _ in amounts(text):
        yield start, Entry(About.JUMLAH, NOWHERE, figure, "di dalam teks, tidak ditandai; periksa", sure=False)


def replaced_entries(text: str, context: Context) -> Iterator[tuple[int, Entry]]:
    """Yield the position of each regulation that is replaced when the target's year begins, with its successors."""
    register, at = context.register, datetime.date(context.shift.target, 1, 1)
    key = text.strip().strip("\"'")
    if (known := register.entry(key)) is not None:
        entry = _replaced(known, register, at)
        if entry:
            yield 0, entry
        return
    for cited in citations(text, register):
        for regulation in candidates(cited, register)[:1] if not cited.inside_title else ():
            entry = _replaced(regulation, register, at)
            if entry:
                yield cited.start, entry


def _replaced(regulation: Peraturan, register: Register, at: datetime.date) -> Entry | None:
    change = regulation.diganti
    if change is None or first_day(change.sejak) > at:
        return None
    others = " dan ".join(map(register.name, register.known(change.oleh)))
    how = "sebagian materinya diatur dengan" if change.sebagian else "diganti dengan"
    doubt = "" if change.terverifikasi else " (belum dipastikan)"
    reason = f"{how} {others} sejak {change.sejak}{doubt}"
    return Entry(About.PERATURAN, NOWHERE, register.head(regulation), reason, sure=False)
