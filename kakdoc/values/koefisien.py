"""Coefficients of a budget line as SIPD writes them: `4 Orang x 2 Hari x 1 Kali`, up to four pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from kakdoc.base.problems import InvalidValue
from kakdoc.values.besaran import read
from kakdoc.values.text.quoting import one_spaced, quoted

MOST = 4
_PAIR = re.compile(r"([\d.,]+) ?([^\d\W](?:(?! [xX](?: |$))[^×*])*?)?")
_SIGN = re.compile(r" ?[×*] ?| [xX] ?(?=\d)|(?<=\d)[xX](?=\d)")
_ODD = re.compile(r"\+ ?\d| [-–] ?\d")
"""What is computed in a unit, which a product does not say: `orang + 2 orang`."""
_TOLD = re.compile(r"= ?([\d.,]*)")
_UNCOUNTED = re.compile(r"[^\W\d] ?[×*] ?\d|[^\W\d] [xX] ?\d")


@dataclass(frozen=True, slots=True)
class Koefisien:
    """Numbers with their units, multiplied by each other; a unit may be missing."""

    bagian: tuple[tuple[Decimal, str], ...]

    @property
    def teks(self) -> str:
        """How it is printed: `4 Orang x 2 Hari`."""
        return " x ".join(f"{figure(number)} {unit}".rstrip() for number, unit in self.bagian)

    @property
    def hasil(self) -> Decimal:
        """What the numbers give together."""
        return prod((number for number, _ in self.bagian), start=Decimal(1))

    def __str__(self) -> str:
        return self.teks


def figure(number: Decimal) -> str:
    """Return a number as it is printed: `1.200,5`."""
    whole, _, rest = f"{number:,f}".partition(".")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def parse(text: str) -> Koefisien:
    """Return the coefficient a text writes. Raises InvalidValue K719."""
    pairs = _SIGN.split(one_spaced(text))
    if len(pairs) > MOST:
        raise _refusal(text, f"berisi {len(pairs)} pasang; paling banyak {MOST}")
    read_in = Koefisien(tuple(_pair(each, text) for each in pairs))
    told = _TOLD.search(read_in.teks)
    if told and read(told[1]) != read_in.hasil:
        raise _refusal(text, f"menyebut hasil lain daripada {figure(read_in.hasil)}")
    return read_in


def multiplies(unit: str) -> bool:
    """Return whether a unit holds another factor, which nothing counts: `orang x 2 hari`."""
    return _UNCOUNTED.search(one_spaced(unit)) is not None


def _pair(piece: str, text: str) -> tuple[Decimal, str]:
    found = _PAIR.fullmatch(piece)
    number = read(found[1]) if found else None
    if found is None or number is None or _ODD.search(found[2] or ""):
        raise _refusal(text, f"memuat {quoted(piece)}, yang bukan angka dengan satuannya")
    if not number:
        raise _refusal(text, "memuat nol")
    return number, (found[2] or "").strip()


def _refusal(text: str, why: str) -> InvalidValue:
    return InvalidValue("K719", f"koefisien {quoted(text)} {why}.", "tulis misalnya 4 Orang x 2 Hari x 1 Kali.")
