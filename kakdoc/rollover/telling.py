"""What is told of regulations: keys of local ones of the year that ends, and those replaced by next year's start."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from kakdoc.documents.citation_names import REGIONAL
from kakdoc.documents.citations import candidates, citations
from kakdoc.documents.peraturan import Peraturan, Register, first_day
from kakdoc.rollover.findings import NOWHERE, About, Context, Entry
from kakdoc.rollover.shift import Seen, Shift


def key_entry(key: str, year: int) -> Entry:
    """Return what is told of a year in a key of the input."""
    return Entry(About.TAHUN, NOWHERE, f"{key}:", "bagian dari kunci", str(year))


def with_doubt_of_keys(seen: list[Seen], text: str, context: Context) -> list[Seen]:
    """Return the years of a legal basis; in the key of a local regulation for the year that ends they are doubted."""
    key = text.strip().strip("\"'")
    regulation = context.register.entries.get(key)
    if regulation is None or not _is_for_the_year(key, regulation, context.shift):
        return seen
    reason = f"peraturan untuk {context.shift.source}; tambahkan penggantinya di peraturan.yaml, lalu ganti kuncinya"
    return [replace(each, reason=reason, sure=False) for each in seen]


def _is_for_the_year(key: str, regulation: Peraturan, shift: Shift) -> bool:
    local = regulation.jenis in REGIONAL or regulation.jenis == "keputusan_kepala"
    return local and (str(shift.source) in key or regulation.tahun in (shift.source, shift.source - 1))


def replaced_entries(text: str, context: Context) -> Iterator[tuple[int, Entry]]:
    """Yield the position of each regulation that is replaced when the target's year begins, with its successors."""
    register, at = context.register, datetime.date(context.shift.target, 1, 1)
    key = text.strip().strip("\"'")
    if key in register.entries:
        entry = _replaced(register.entries[key], register, at)
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
    others = " dan ".join(register.name(register.entries[key]) for key in change.oleh if key in register.entries)
    how = "sebagian materinya diatur dengan" if change.sebagian else "diganti dengan"
    doubt = "" if change.terverifikasi else " (belum dipastikan)"
    reason = f"{how} {others} sejak {change.sejak}{doubt}"
    return Entry(About.PERATURAN, NOWHERE, register.head(regulation), reason, sure=False)
