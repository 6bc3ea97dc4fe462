"""The rule over years of service (docs/aturan.md E.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where, date, months_between, service, text

_YEAR = 12
_Service = tuple[int, int]


def masa_kerja(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K850 for twelve months or more beside years, and for service that grew by less than the time gone by."""
    for index, row in enumerate(rows):
        old = service(row, parameters, "tahun_lama", "bulan_lama")
        new = service(row, parameters, "tahun", "bulan")
        for found, years, months in ((old, "tahun_lama", "bulan_lama"), (new, "tahun", "bulan")):
            if found and found[1] >= _YEAR:
                yield _too_many(found, where(index, parameters.get(months) or parameters[years]))
        if old and new and not _is_cut(row, parameters):
            yield from _grown(row, parameters, old, new, where(index, parameters["tahun"]))


def _too_many(found: _Service, place: FieldPath) -> Problem:
    years, months = divmod(found[0] * _YEAR + found[1], _YEAR)
    message = f"masa kerja {found[0]} tahun {found[1]} bulan: bulannya 0 sampai 11."
    return error("K850", message, f"tulis {years} tahun {months} bulan.", place)


def _is_cut(row: Row, parameters: Parameters) -> bool:
    """Return whether a rise leads into another golongan, where years of service are cut."""
    old, new = (text(row, parameters, each).partition("/")[0] for each in ("golongan_lama", "golongan"))
    return old != new


def _grown(row: Row, parameters: Parameters, old: _Service, new: _Service, place: FieldPath) -> Iterator[Problem]:
    since, until = date(row, parameters, "tmt_lama"), date(row, parameters, "tmt")
    gone = max(months_between(since, until), 0) if since and until else 0
    least = old[0] * _YEAR + old[1] + gone
    if new[0] * _YEAR + new[1] < least:
        years, months = divmod(least, _YEAR)
        spoken = f"; sejak {since} sampai {until} bertambah {gone // _YEAR} tahun {gone % _YEAR} bulan" if gone else ""
        message = (
            f"masa kerja {new[0]} tahun {new[1]} bulan lebih pendek daripada {years} tahun {months} bulan{spoken}."
        )
        yield warning("K850", message, "periksa masa kerja lama dan barunya, serta kedua TMT-nya.", place)
