"""The parts of a year that reports cover: four quarters, two half-years."""

from __future__ import annotations

from kakdoc.base.problems import InvalidValue
from kakdoc.values.text.quoting import quoted

_ROMAN = ("I", "II", "III", "IV")


def triwulan(text: str) -> int:
    """Return the number of a quarter, written I to IV or 1 to 4. Raises InvalidValue K121."""
    return _part(text, 4, "triwulan")


def semester(text: str) -> int:
    """Return the number of a half-year, written I, II, 1 or 2. Raises InvalidValue K121."""
    return _part(text, 2, "semester")


def _part(text: str, count: int, name: str) -> int:
    known = {sign: number for number, roman in enumerate(_ROMAN[:count], 1) for sign in (roman, str(number))}
    if text.upper() in known:
        return known[text.upper()]
    choices = ", ".join(_ROMAN[: count - 1]) + f" atau {_ROMAN[count - 1]}"
    raise InvalidValue("K121", f"{quoted(text)} bukan nomor {name}.", f"tulis {choices}.")
