"""Checks on years that are not the paper's own: those that a copied paper brought along.

Source: the house's reading of copied papers, the 2024 TOR with 2022 dates among them (docs/aturan.md G.1). The
fiscal year, titles, sources of money, plans and events are of the paper's year; what is told of the past, what has
its year for ever and what belongs to something else keeps its own. `tahun_lain` allows others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from kakdoc.base.problems import Problem, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.fields.marks import Sifat
from kakdoc.kinds.law.citations import citations
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules.cited import titles as cited_titles
from kakdoc.kinds.rules.copied import fixed_years, place_of_years
from kakdoc.kinds.rules.copied.place_of_years import Place
from kakdoc.kinds.rules.copied.telling import Telling, telling
from kakdoc.kinds.rules.copied.year_forms import budget_acts, decided, disagreeing, of_money, own_period, spelled, terms
from kakdoc.kinds.rules.copied.year_forms.belonging import (
    BUDGET_PAPER,
    NUMBERED,
    REGULATION,
    SCHOOL_YEAR,
    letter_numbers,
    periods,
)
from kakdoc.kinds.rules.wording import around
from kakdoc.values.text.seldom import late

_NO_TITLE = late(
    r",\s+(?!dan\b|serta\b|atau\b|jo\b|sebagaimana\b)(?=[a-z]+\s+(?:ini|tersebut|itu|di\w+|akan|perlu|pada)\b)"
    r"|\s+(?=(?:dicabut|dinyatakan)\b)"
)
"""Where a sentence goes on behind the title of an act."""
_RUNNING = (Place.TEXT, Place.ITEM, Place.FISCAL)
_LONG_AGO = 5
"""How many years back a year is history unless something is planned or paid in it."""


@dataclass(frozen=True, slots=True)
class Own:
    """The year of a paper, and which others it may name."""

    year: int
    register: Register
    allowed: Collection[int] = ()
    is_fiscal: bool = True
    """Whether it is the fiscal year; a decree or letter of December plans for the next."""
    sifat: Sifat = Sifat.RENCANA
    until: int = 12
    """The last month of its period, of a report."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A year that was left behind: itself, how its text shows it, and where it stands there."""

    year: str
    shown: str
    offset: int


def check_years(texts: Iterable[LocatedText], own: Own) -> Iterator[Problem]:
    """Yield K401 for each year that was left behind."""
    return (_told(located, stray, own) for located in texts for stray in left_behind(located, own))


def check_bases(texts: Iterable[LocatedText], own: Own) -> Iterator[Problem]:
    """Yield K401 for each act in Mengingat, by its key or written out, that fixes last year's budget."""
    return (_told(located, stray, own) for located in texts for stray in _acts(located, own))


def _told(located: LocatedText, stray: Stray, own: Own) -> Problem:
    return warning(
        "K401",
        f"tahun {stray.year} dalam “{stray.shown}” tampak tertinggal: tahun naskah ini {own.year}.",
        "betulkan tahunnya; bila memang periode, tulis rentangnya (misalnya 2021–2026); bila memang "
        f"dimaksud, tambahkan di {mention('tahun_lain', 'kunci ')}.",
        located.field,
        stray.offset,
    )


def left_behind(located: LocatedText, own: Own) -> Iterator[Stray]:
    """Yield the years in a text, in figures and in words, that are not the paper's and have no right to be there."""
    acts = [*_acts(located, own)]
    yield from acts
    for match in _in_figures(located, own):
        if all(match.start() != each.offset for each in acts):
            yield Stray(match[0], around(located.text, match), match.start())
    read = spelled.in_figures(located.text)
    if read is not None:
        for match in _in_figures(replace(located, text=read.text), own):
            if typed := read.typed.get(match.start()):
                yield Stray(match[0], around(located.text, typed), typed.start("words"))


def _acts(located: LocatedText, own: Own) -> Iterator[Stray]:
    """Yield the years of acts on last year's budget; of an act by its key its place in the text is not known."""
    if own.year - 1 in own.allowed:
        return
    for act in budget_acts.of_last_year(located, own.year, own.register):
        offset = act.start("year") if act.string is located.text else 0
        yield Stray(act["year"], " ".join(act["title"].split()), offset)


def _in_figures(located: LocatedText, own: Own) -> Iterator[re.Match[str]]:
    text = located.text
    others = [
        match
        for match in fixed_years.YEAR.finditer(text)
        if int(match[0]) != own.year and int(match[0]) not in own.allowed
    ]
    if not others:
        return
    excused = [*_excused(located, own)]
    numbers = [paper.span("number") for paper in BUDGET_PAPER.finditer(text)]
    forced = set() if located.is_cell else {*_forced(text, own.year)}
    for match in others:
        inside = any(start <= match.start() < end for start, end in excused)
        funded = any(start <= match.start() < end for start, end in numbers)
        if match.start() in forced or ((funded or not inside) and _is_left(located, match, own)):
            yield match


def years_of_past(title: str, year: int) -> set[int]:
    """Return the years that a paper may name whose title tells of the past, amends or goes on with something.

    A title that has the paper's own year is of that year: *Pembentukan Tim Audit … Tahun 2027*.
    """
    if not place_of_years.is_of_past(title):
        return set()
    named = {*map(int, fixed_years.YEAR.findall(title))}
    return named if year in named else {year - 1, *named}


def _excused(located: LocatedText, own: Own) -> Iterator[tuple[int, int]]:
    """Yield the places of periods, lists of years, cited acts, letters with what they are about, and fixed years."""
    text = located.text
    yield from (match.span() for rule in (REGULATION, NUMBERED) for match in rule.finditer(text))
    yield from periods(text, own.year)
    yield from (match.span() for match in SCHOOL_YEAR.finditer(text))
    yield from letter_numbers(text)
    yield from place_of_years.series(text, own.year)
    for cited in citations(text, own.register):
        ends = _NO_TITLE.search(text, cited.start, cited.end)
        yield cited.start, ends.start() if ends else cited.end
    yield from cited_titles.titles(text)
    yield from fixed_years.spans(text, is_cell=located.is_cell)


def _forced(text: str, year: int) -> Iterator[int]:
    """Yield where years stand that were left behind whatever is told of them."""
    yield from terms.of_last_year(text, year)
    yield from _school_years(text, year)
    yield from disagreeing.of_school(text, year)
    yield from disagreeing.of_numbers(text, year)


def _school_years(text: str, year: int) -> Iterator[int]:
    """Yield where school years stand that are over when the paper's year begins, unless something is told of them."""
    for match in SCHOOL_YEAR.finditer(text):
        told = telling(text, match.start("first"), match.end("last"))
        if int(match["last"]) < year and told is not Telling.FACT and not place_of_years.is_of_past(text):
            yield match.start("first")


def _is_left(located: LocatedText, match: re.Match[str], own: Own) -> bool:
    """Return whether a year was left behind, by its place, what is told of it, and how far it is."""
    text, start, end, gap = located.text, match.start(), match.end(), int(match[0]) - own.year
    place = place_of_years.place(located, start, end)
    if gap > 0:
        return _is_ahead(text, match, place, own)
    if (by_money := of_money.of_money(text, start, end, place, gap)) is not None:
        return by_money
    told = telling(text, start, end)
    if place is Place.TITLE:
        return not own_period.is_beside(text, start, end, own.year) and _is_old_title(text, start, told, gap)
    if place_of_years.is_of_paper(text, start):
        return True
    if gap == -1 and place in _RUNNING and _is_of_this_paper(text, start, end, own):
        return True
    if told is Telling.FACT or _is_gone(text, start, end, own):
        return False
    return place is Place.FISCAL or told is Telling.PLAN or _is_stale(match, gap, told, place)


def _is_old_title(text: str, start: int, told: Telling, gap: int) -> bool:
    """Return whether a title has an older year than its paper: not one that tells of the past."""
    is_fact = (
        told is Telling.FACT and not place_of_years.is_of_month(text) and not place_of_years.is_fiscal(text, start)
    )
    past = place_of_years.is_of_past(text) or is_fact
    return not past or (gap < -1 and place_of_years.is_yearly(text))


def _is_gone(text: str, start: int, end: int, own: Own) -> bool:
    """Return whether a year is that of a letter, one since when something holds, or is set beside this year."""
    if int(text[start:end]) < own.year - 2 and decided.is_since(text[max(0, start - 120) : start]):
        return True
    return place_of_years.is_of_letter(text, start) or own_period.is_beside(text, start, end, own.year)


def _is_of_this_paper(text: str, start: int, end: int, own: Own) -> bool:
    """Return whether a year is that of what a paper is about, of what a report tells of itself, or a receipt is for."""
    if place_of_years.is_of_this_paper(text, start, end):
        return True
    return not place_of_years.is_of_letter(text, start) and _is_of_period(text, start, end, own)


def _is_of_period(text: str, start: int, end: int, own: Own) -> bool:
    """Return whether a year is that of what a report tells of itself, or a receipt is for."""
    if own.sifat is Sifat.LAPORAN:
        return own_period.is_told_of(text, start, end, own.year, own.until)
    return own.sifat is Sifat.BUKTI and own_period.is_paid_for(text, start, end, own.year)


def _is_stale(match: re.Match[str], gap: int, told: Telling, place: Place) -> bool:
    """Return whether a year is stale that is neither planned nor told of: by its distance, or of an event or output."""
    if place not in (Place.TEXT, Place.ITEM):
        return False
    if place is Place.ITEM and gap == -1:
        return True
    if gap < -_LONG_AGO:
        return False
    if told is Telling.NOTHING and place_of_years.is_on_weekday(match.string, match.start(), match.end()):
        return True
    if told is Telling.NOTHING and gap < -1:
        return place_of_years.is_bare(match.string) or place_of_years.is_of_name(match.string, match.start())
    return told is Telling.EVENT and place_of_years.is_of_event(match.string, match.start(), match.end())


def _is_ahead(text: str, match: re.Match[str], place: Place, own: Own) -> bool:
    """Return whether a year ahead is out of place: where the fiscal year belongs, unless the next is prepared."""
    start, end = match.start(), match.end()
    if fixed_years.is_aim(text, start) or place_of_years.prepares(text, start, end):
        return False
    return own.is_fiscal and place in (Place.TITLE, Place.MONEY, Place.FISCAL)
