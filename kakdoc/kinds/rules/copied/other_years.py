"""Checks on years far from the paper's own: those that a copied paper brought along.

Source: the house's reading of the 2024 TOR, a copied paper with 2022 dates (docs/aturan.md G.1).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.copied import fixed_years
from kakdoc.kinds.rules.copied.year_forms import RANGE, REGULATION, SHORT_RANGE
from kakdoc.kinds.rules.wording import around


def check_years(texts: Iterable[LocatedText], fiscal_year: int, allowed: Collection[int] = ()) -> Iterator[Problem]:
    """Yield K401 for a year that is not the fiscal year, next to it, in a range or in a regulation's name.

    What is no year or has its year for ever is left alone (`tahun_tetap`).
    """
    for located in texts:
        years = [(int(match[0]), match) for match in fixed_years.YEAR.finditer(located.text)]
        others = [each for each in years if abs(each[0] - fiscal_year) > 1 and each[0] not in allowed]
        excused = [*_excused(located)] if others else []
        for year, match in others:
            inside = any(start <= match.start() < end for start, end in excused)
            ahead = year > fiscal_year and fixed_years.is_aim(located.text, match.start())
            if not inside and not ahead:
                yield warning(
                    "K401",
                    f"tahun {year} dalam “{around(located.text, match)}” tampak tertinggal: "
                    f"tahun anggarannya {fiscal_year}.",
                    "betulkan tahunnya; bila memang periode, tulis rentangnya (misalnya 2021–2026); bila memang "
                    f"dimaksud, tambahkan di {mention('tahun_lain', 'kunci ')}.",
                    located.field,
                    match.start(),
                )


def _excused(located: LocatedText) -> Iterator[tuple[int, int]]:
    """Yield where years stand that are part of a range or a name, or that stay for ever."""
    yield from (match.span() for rule in (RANGE, REGULATION) for match in rule.finditer(located.text))
    yield from fixed_years.spans(located.text, is_cell=located.is_cell)
    ranges = SHORT_RANGE.finditer(located.text)
    yield from (match.span() for match in ranges if int(match[2]) > int(match[1]) % 100)
