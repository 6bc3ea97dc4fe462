"""What a calculation has at hand beside its values: tables of tariffs, and how many steps are left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kakdoc.base.problems import nearest
from kakdoc.kinds.definition.formulas import errors
from kakdoc.values.dates.tanggal import Tanggal

STEPS = 2_000_000
"""The most cells that the formulas of one paper may look at."""


class Table(Protocol):
    """A table of tariffs: what holds at a time for some keys."""

    def find(self, keys: tuple[object, ...], when: Tanggal | int) -> object:
        """Return the value. Raises FormulaError K729."""


@dataclass(slots=True)
class Calculation:
    """One calculation of a whole paper; `tariffs` are the tables by their names."""

    tariffs: Mapping[str, Table] = field(default_factory=dict)
    left: int = STEPS

    def spend(self, steps: int) -> None:
        """Count steps. Raises FormulaError K726 when there are none left."""
        self.left -= steps
        if self.left < 0:
            raise errors.too_large(
                f"rumus-rumus naskah ini melihat lebih dari {STEPS} sel.",
                "hindari `saring` atau `baris` di tiap baris.",
            )

    def tariff(self, name: str) -> Table:
        """Return a table of tariffs. Raises FormulaError K729 when there is none of that name."""
        if name not in self.tariffs:
            raise errors.FormulaError("K729", f"tabel tarif “{name}” tidak ada.", _remedy(name, self.tariffs))
        return self.tariffs[name]


def _remedy(name: str, known: Iterable[str]) -> str:
    closest = nearest(name, known)
    return f"mungkin maksudnya “{closest}”." if closest else "simpan tabelnya di folder inputs/tarif, bernama itu."
