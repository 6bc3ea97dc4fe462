"""Rules over posts and the dates of a decree (docs/aturan.md E.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem, error, warning
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where, date, is_before, months_between, text
from kakdoc.values.text.ending import strip_end

_TRIAL_MONTHS = 12


def jabatan_berubah(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K845 for a new post that is the old one, in the same unit where units are given."""
    for index, row in enumerate(rows):
        old, new = (_post(row, parameters, each) for each in ("lama", "baru"))
        if new[0] and old == new:
            message = f"jabatan baru sama dengan yang lama: “{text(row, parameters, 'jabatan_baru')}”."
            remedy = "betulkan jabatan atau unit kerjanya, atau keluarkan orangnya dari keputusan ini."
            yield error("K845", message, remedy, where(index, parameters["jabatan_baru"]))


def _post(row: Row, parameters: Parameters, which: str) -> tuple[str, str]:
    """Return post and unit, as they compare."""
    post, unit = (strip_end(text(row, parameters, f"{each}_{which}")).casefold() for each in ("jabatan", "unit"))
    return post, unit


def tmt(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield the warning K849 for a TMT before the date of the decree (UU 30/2014 ps. 58)."""
    for index, row in enumerate(rows):
        begins, set_on = date(row, parameters, "tmt"), date(row, parameters, "tanggal")
        if begins and set_on and is_before(begins, set_on):
            message = f"TMT {begins} lebih dulu daripada tanggal keputusannya, {set_on}."
            remedy = "keputusan tidak berlaku surut: betulkan salah satunya, kecuali ada dasar hukumnya."
            yield warning("K849", message, remedy, where(index, parameters["tmt"]))


def masa_percobaan(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K852 for an appointment as PNS before one year of trial is over (PP 11/2017 ps. 34)."""
    for index, row in enumerate(rows):
        since, begins = date(row, parameters, "tmt_cpns"), date(row, parameters, "tmt_pns")
        if since and begins and months_between(since, begins) < _TRIAL_MONTHS:
            message = f"TMT PNS {begins} belum satu tahun sesudah TMT CPNS {since}."
            yield error("K852", message, "betulkan salah satunya.", where(index, parameters["tmt_pns"]))


def urutan_tanggal(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K853 for a date that lies before what it rests on, such as a decree before its technical approval."""
    for index, row in enumerate(rows):
        first, second = date(row, parameters, "lebih_dulu"), date(row, parameters, "kemudian")
        if first and second and is_before(second, first):
            names = (_called(parameters[each]) for each in ("kemudian", "lebih_dulu"))
            message = f"{next(names)} {second} lebih dulu daripada {next(names)} {first}."
            yield error("K853", message, "betulkan salah satunya.", where(index, parameters["kemudian"]))


def _called(name: str) -> str:
    """Return how a message calls a field: `surat.tanggal` is the *tanggal surat*."""
    return " ".join(reversed(name.split("."))).replace("_", " ")
