"""A chart as data, and how its values are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kakdoc.values.rupiah.amount import MINUS

_DOTTED = 1000  # from here on whole numbers have a dot


@dataclass(frozen=True, slots=True)
class Seri:
    """One line, or the bars of one colour: a value for each category, None where there is none yet.

    `gaya` tells how it looks, counted from 0.
    """

    nama: str
    nilai: tuple[Decimal | None, ...]
    gaya: int = 0


@dataclass(frozen=True)
class Grafik:
    """A chart as data."""

    jenis: str
    judul: str
    kategori: tuple[str, ...]
    seri: tuple[Seri, ...]
    satuan: str
    desimal: int

    @cached_property
    def values(self) -> tuple[Decimal, ...]:
        """Every value there is."""
        return tuple(value for seri in self.seri for value in seri.nilai if value is not None)

    def format(self, decimals: int | None = None, scale: str = "", word: str = "") -> str:
        """Return the number format of its values, or of these in thousands for each `,` of `scale` with a word behind.

        Whole numbers of three digits print alike in every language.
        """
        decimals = self.desimal if decimals is None else decimals
        plain = decimals == 0 and self.satuan != "Rp" and 2 * self.largest < _DOTTED  # an axis goes beyond the values
        return number_format(self.satuan, decimals, scale, word, plain=plain, signed=self._signed)

    @cached_property
    def largest(self) -> Decimal:
        """The largest value, without its sign."""
        return max(map(abs, self.values), default=Decimal(0))

    @cached_property
    def _signed(self) -> bool:
        return any(value < 0 for value in self.values)

    def shown(self, value: Decimal) -> str:
        """Return a value as the chart shows it where the language is Indonesian."""
        text = f"{abs(value):,.{self.desimal}f}".translate({44: ".", 46: ","})
        sign = MINUS if value < 0 else ""
        if self.satuan == "Rp":
            return f"{sign}Rp{text}"
        return f"{sign}{text}{'' if self.satuan in ('', '%') else ' '}{self.satuan}"


def number_format(
    unit: str, decimals: int, scale: str = "", word: str = "", *, plain: bool = False, signed: bool = False
) -> str:
    """Return a number format: Indonesian, with the unit and so many decimals, in thousands for each `,` of `scale`.

    `word` says what they are in thousands of.
    `[$-421]` is the language, Indonesian (18.8.31); programs that do not go by it show the
    signs of the computer's own settings. A `plain` number has none of these signs and needs no language; a `signed`
    one has the minus sign where it is negative, not the hyphen that programs put.
    """
    language, digits = ("", "0") if plain else ("[$-421]", "#,##0")
    digits += ("." + "0" * decimals if decimals else "") + scale
    shown = f'"Rp"{digits}' if unit == "Rp" else digits + (quoted(unit if unit == "%" else f" {unit}") if unit else "")
    shown += quoted(word)
    return f"{language}{shown};{language}{quoted(MINUS)}{shown}" if signed else f"{language}{shown}"


def quoted(literal: str) -> str:
    """Return a text as it stands in a number format; a quote mark cannot stand inside quotes."""
    return '\\"'.join(f'"{piece}"' if piece else "" for piece in literal.split('"'))
