"""Numbers as staff write them: with a decimal comma, dots between groups of three (EYD)."""

from __future__ import annotations

import re
from decimal import Decimal

from kakdoc.base.problems import InvalidValue
from kakdoc.values.text.quoting import quoted

_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d{1,4})?|\d+\.\d{1,2}")
MOST_DIGITS = 15
_EXAMPLE = "tulis misalnya 12 atau 1,5 (koma untuk pecahan)."


def read(text: str) -> Decimal | None:
    """Return the number a text writes, None when it writes none."""
    if not _NUMBER.fullmatch(text):
        return None
    if re.fullmatch(r"\d+\.\d{1,2}", text):  # no group of three: a decimal point
        return Decimal(text)
    return Decimal(text.replace(".", "").replace(",", "."))


def format_besaran(value: Decimal | int) -> str:
    """Return a number with a decimal comma and dots between groups of three: `1.200`, `1,5`."""
    whole, _, rest = f"{Decimal(value):,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + ("," + rest if rest else "")


def volume(text: str) -> Decimal:
    """Return a number above zero. Raises InvalidValue K121."""
    value = read(text)
    if not value:
        raise InvalidValue("K121", f"volume {quoted(text)} bukan bilangan di atas nol.", _EXAMPLE)
    return value


def besaran(text: str) -> Decimal:
    """Return a number from zero on, of at most 15 digits before the comma. Raises InvalidValue K121."""
    value = read(text)
    if value is None:
        raise InvalidValue("K121", f"{quoted(text)} bukan bilangan mulai dari nol.", _EXAMPLE)
    if value >= 10**MOST_DIGITS:
        raise InvalidValue("K121", f"{quoted(text)} terlalu besar.", "periksa banyaknya angka nol.")
    return value


def bilangan(text: str) -> Decimal:
    """Return a number of any sign; one in brackets is below zero. Raises InvalidValue K121."""
    inner = re.fullmatch(r"\((.+)\)|[-\N{MINUS SIGN}] ?(.+)", text)
    value = besaran((inner[1] or inner[2]) if inner else text)
    return -value if inner else value


def persen(text: str) -> Decimal:
    """Return a percentage from 0 to 100; the sign behind it may be left out. Raises InvalidValue K121."""
    value = read(text.removesuffix("%").rstrip())
    if value is None:
        raise InvalidValue("K121", f"{quoted(text)} bukan persentase.", "tulis 0 sampai 100, misalnya 45,5.")
    if value > 100:
        message = f"persentase {quoted(text)} lebih dari 100."
        raise InvalidValue("K121", message, "tulis 0 sampai 100, misalnya 45,5.")
    return value
