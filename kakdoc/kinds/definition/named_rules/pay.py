"""Rules over basic pay (PP 7/1977 with the table of its latest change; docs/aturan.md E.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from kakdoc.base.problems import Problem, error
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where, date, given, service, text
from kakdoc.values.rupiah import amount as rupiah

CARI = "cari()"
"""By this name, which no field can have, a row answers with the look-up of tariffs: `find(table, grade, years, date)`
gives an amount, or None where the table has none."""
TARIF = "gaji-pokok"
_SHARE = Decimal("0.8")


def gaji_pokok(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K847 for a basic pay that is not that of the table for grade and years of service."""
    for index, row in enumerate(rows):
        typed, full = given(row, parameters, "gaji"), _in_table(row, parameters)
        if None not in (typed, full) and typed != full:
            message = f"gaji pokok {_rp(typed)} lain daripada tabel: {_line(row, parameters)} {_rp(full)}."
            yield error("K847", message, _remedy(full), where(index, parameters["gaji"]))


def gaji_cpns(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K848 for a pay of a CPNS that is not 80 % of that of the table (PP 7/1977 ps. 5)."""
    for index, row in enumerate(rows):
        typed, full = given(row, parameters, "gaji"), _in_table(row, parameters)
        if typed is not None and full is not None and typed != full * _SHARE:
            message = f"gaji CPNS {_rp(typed)} bukan 80% dari {_rp(full)} ({_line(row, parameters)})."
            yield error("K848", message, _remedy(full * _SHARE), where(index, parameters["gaji"]))


def _rp(amount: int | Decimal | None) -> str:
    return rupiah.format_rupiah(amount or 0)


def _line(row: Row, parameters: Parameters) -> str:
    """Return which cell of the table is meant."""
    years, _ = service(row, parameters, "masa_kerja") or (0, 0)
    return f"golongan {text(row, parameters, 'golongan')}, masa kerja {years} tahun"


def _remedy(right: int | Decimal | None) -> str:
    return f"tulis {_rp(right)}, atau betulkan golongan dan masa kerjanya."


def _in_table(row: Row, parameters: Parameters) -> int | Decimal | None:
    """Return the full pay of the table; None where grade, years or the day are not given or the table has none."""
    find: Callable[..., int | Decimal | None] | None = row.get(CARI)
    years, day = service(row, parameters, "masa_kerja"), date(row, parameters, "tanggal")
    grade = text(row, parameters, "golongan")
    if find is None or years is None or day is None or not grade:
        return None
    return find(parameters.get("tarif", TARIF), grade, years[0], day)
