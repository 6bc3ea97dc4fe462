"""What is checked of every paper of a kind made of data, beside what its definition asks for."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.base.problems import Problem, error, suggestion, warning
from kakdoc.kinds.definition.document import Defined, named
from kakdoc.kinds.law.register import last_day
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.rules import shared
from kakdoc.kinds.rules.registry import OFFICE, OFFICIALS, TEXT, Given, Rule, Rules, Shared


def check_date(paper: Defined) -> Iterator[Problem]:
    """Yield K213 for a date outside the year of the paper."""
    date, year = paper.date_of_paper, paper.year_of_paper
    if date is not None and date.tahun != year:
        message = f"tanggal {date} bukan di tahun {year}."
        yield warning("K213", message, "betulkan salah satunya.", (paper.plan.date or "",))


def check_officials(paper: Defined) -> Iterator[Problem]:
    """Yield K119 for a key of no official."""
    for path, what, key in named(paper):
        if what == "pejabat":
            yield from shared.check_key(paper.instansi, str(path[-1]), key, path)


def check_regulations(paper: Defined) -> Iterator[Problem]:
    """Yield K307 for a key of no regulation."""
    for path, what, key in named(paper):
        if what == "peraturan" and " " not in key and key not in paper.peraturan:
            message = f"peraturan “{key}” tidak ada di peraturan.yaml."
            yield error("K307", message, suggestion(key, paper.peraturan), path)


def _given(paper: Defined) -> Given:
    date, year = paper.date_of_paper, paper.year_of_paper
    title = getattr(paper, paper.plan.title) if paper.plan.title else None
    return Given(
        instansi=paper.instansi,
        profil=paper.profil,
        officials=[(path, key) for path, what, key in named(paper) if what == "pejabat"],
        tanggal=date,
        dated=paper.plan.date is None or date is not None,
        judul=str(title or ""),
        texts=texts(paper),
        year=year,
        at=last_day(date, year),
        register=paper.regulations,
        tahun_lain=(),
        daerah_lain=(),
    )


_KEYS, _OFFICE, _NIP = OFFICE
_REGULATIONS = Rule(check_regulations, "K307", "peraturan")
ADDED: Rules = (Rule(check_officials, "K119", "instansi"), _REGULATIONS)
"""The rules of fields that a definition adds to another kind."""
_DATE = Rule(check_date, "K213", "tahun tanggal")
UNSIGNED: Rules = (_DATE, Shared(_given, (OFFICIALS, _KEYS, _OFFICE, *TEXT)), _REGULATIONS)
SIGNED: Rules = (_DATE, Shared(_given, (OFFICIALS, *OFFICE, *TEXT)), _REGULATIONS)
"""The rules of kinds of their own, without and with somebody who signs."""
