"""What is checked of every paper of a kind made of data, beside what its definition asks for."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from kakdoc.base.problems import FieldPath, Problem, warning
from kakdoc.kinds.definition.document import Defined, named
from kakdoc.kinds.definition.formulas.errors import FormulaError
from kakdoc.kinds.definition.named_rules.pay import CARI
from kakdoc.kinds.definition.named_rules.registry import RULES
from kakdoc.kinds.definition.named_rules.rows import Row
from kakdoc.kinds.definition.tariffs import TABLES_KEY, check_tables
from kakdoc.kinds.fields.base import Model, Naskah
from kakdoc.kinds.law.acts.checks import check_key
from kakdoc.kinds.law.register import last_day
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.rules import shared
from kakdoc.kinds.rules.copied import gaps
from kakdoc.kinds.rules.registry import OFFICE, OFFICIALS, REGIONS, TEXT, YEARS, Given, Rule, Rules, Shared
from kakdoc.kinds.shape import fields
from kakdoc.values.people.nomor_induk import is_old

FIRST_WITHOUT_OLD = 2025
"""From this year on tax numbers have sixteen digits."""


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
    """Yield K307 for a key of no regulation, K370 for what to mind of one that the office did not register."""
    for path, what, key in named(paper):
        if what == "peraturan" and " " not in key and key not in paper.peraturan:
            yield from check_key(path, key, paper.regulations)


def check_tax_numbers(paper: Defined) -> Iterator[Problem]:
    """Yield K717 for a tax number of the old form in a paper of 2025 or later (PMK 136/2023)."""
    if paper.year_of_paper < FIRST_WITHOUT_OLD:
        return
    for path, number in paper.tax_numbers():
        if is_old(number):
            message = f"NPWP {number} masih 15 angka."
            yield warning("K717", message, "sejak 2025 tulis 16 angka (bagi orang: NIK-nya).", path)


def check_computed(paper: Defined) -> Iterator[Problem]:
    """Yield what computing found: conditions that do not hold, typed values that differ, faults of formulas."""
    yield from paper.told()


def check_named_rules(paper: Defined) -> Iterator[Problem]:
    """Yield what the named rules find that the definition asks for."""
    for each in paper.plan.definition.periksa:
        rule = RULES.get(each.aturan or "")
        if rule is not None:
            rows, paths = _rows(paper, each.pada)
            yield from rule.check(rows, each.dengan, partial(_where, rows, paths))


def _rows(paper: Defined, named: str | None) -> tuple[Sequence[Row], Sequence[FieldPath]]:
    """Return the rows of a table, a group as the only row, or the paper itself, each before the fields of the paper."""
    own: dict[str, Any] = {**paper.computed, CARI: partial(_tariff, paper)}
    found = own.get(named) if named else {}
    if isinstance(found, Mapping):
        return [ChainMap(dict(found), own)], [(named,) if named else ()]
    return [ChainMap(row, own) for row in found or ()], [(named or "", index) for index in range(len(found or ()))]


def _where(rows: Sequence[Row], paths: Sequence[FieldPath], index: int, name: str) -> FieldPath:
    """Return where the value of a name stands: in its row, else among the fields of the paper."""
    first, *rest = name.split(".")
    row = rows[index]
    inside = isinstance(row, ChainMap) and first in row.maps[0]
    return (*(paths[index] if inside else ()), first, *rest)


def _tariff(paper: Defined, table: str, *keys: Any) -> Any:
    """Return what a table of tariffs gives, None where it has nothing."""
    found = getattr(paper, TABLES_KEY, {}).get(table)
    try:
        return found.find(keys[:-1], keys[-1]) if found is not None else None
    except FormulaError:
        return None


def check_blanks(paper: Defined) -> Iterator[Problem]:
    """Yield K115 for a name that is only dots or a line; rows of tables may be filled in by hand."""
    for path, value in _names(paper, ()):
        if gaps.is_blank(value) and path != (paper.plan.number,):
            yield warning("K115", f"“{value}” belum diisi.", "ganti dengan isinya.", path)


def _names(model: Model, prefix: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Yield what is printed and is no text of the paper, outside tables."""
    for key, field in fields(type(model)).items():
        value = None if field.elsewhere else getattr(model, key)
        if isinstance(value, Model):
            yield from _names(value, (*prefix, key))
        elif isinstance(value, str) and not field.shape.mark(Naskah):
            yield (*prefix, key), value


def _given(paper: Defined) -> Given:
    date, year = paper.date_of_paper, paper.year_of_paper
    title = getattr(paper, paper.plan.title) if paper.plan.title else None
    return Given(
        instansi=paper.instansi,
        profil=paper.profil,
        officials=[(path, key) for path, what, key in named(paper) if what == "pejabat"],
        tanggal=date,
        nomor=getattr(paper, paper.plan.number) if paper.plan.number else None,
        dated=paper.plan.date is None or date is not None,
        judul=str(title or ""),
        texts=texts(paper),
        year=year,
        sifat=paper.nature(),
        at=last_day(date, year),
        register=paper.regulations,
        tahun_lain=paper.tahun_lain,
        daerah_lain=paper.daerah_lain,
        nama_lain=paper.nama_lain,
    )


_KEYS, _OFFICE, _NIP = OFFICE
_FORMULAS = "K709 K710 K714 K715 K716 K721 K722 K723 K724 K725 K726 K729 K731 K732"
_OWN: Rules = (
    Rule(check_regulations, "K307 K370", "peraturan"),
    Rule(check_tax_numbers, "K717", "tahun"),
    Rule(check_computed, _FORMULAS, ""),
    Rule(check_named_rules, " ".join(each.codes for each in RULES.values()), ""),
    Rule(check_tables, "K730 K731", TABLES_KEY),
)
ADDED: Rules = (Rule(check_officials, "K119", "instansi"), *_OWN)
"""The rules of fields that a definition adds to another kind."""
_DATE = Rule(check_date, "K213", "tahun tanggal")
_BLANKS = Rule(check_blanks, "K115", "")
UNSIGNED: Rules = (_DATE, _BLANKS, Shared(_given, (OFFICIALS, _KEYS, _OFFICE, YEARS, REGIONS, *TEXT)), *_OWN)
SIGNED: Rules = (_DATE, _BLANKS, Shared(_given, (OFFICIALS, *OFFICE, YEARS, REGIONS, *TEXT)), *_OWN)
"""The rules of kinds of their own, without and with somebody who signs."""
