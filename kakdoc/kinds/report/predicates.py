"""Predicates of an achievement: the usual scale, or that of an office, without gaps (docs/aturan.md D.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kakdoc.kinds.office.reports import BatasPredikat, PengaturanLaporan

_USUAL = ((90, "sangat tinggi"), (75, "tinggi"), (65, "sedang"), (50, "rendah"))
_LOWEST = "sangat rendah"


@dataclass(frozen=True, slots=True)
class Scale:
    """The classes of a scale from the highest down, and how values are rounded before they are told."""

    bounds: tuple[tuple[Decimal, bool, str], ...]
    """Lower bound, whether it belongs to the class itself, and the name."""
    lowest: str
    places: int | None
    """To how many places a value is rounded half up first; None for not at all."""

    def name(self, value: Decimal | None) -> str:
        """Return the class of a value; a dash without one."""
        if value is None:
            return "–"
        told = value if self.places is None else value.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_UP)
        found = (name for bound, own, name in self.bounds if told > bound or (own and told == bound))
        return next(found, self.lowest)

    def legend(self) -> str:
        """Return the scale in words, as it stands below tables."""
        named = [f"{_bound(bound, own=own)} {name}" for bound, own, name in self.bounds]
        rounded = {None: "", 0: ", sesudah dibulatkan"}.get(self.places, f", sesudah dibulatkan {self.places} desimal")
        return f"{', '.join(named)}, selebihnya {self.lowest}{rounded}"


def _bound(bound: Decimal, *, own: bool) -> str:
    written = f"{bound:f}".replace(".", ",")
    return f"{written} ke atas" if own else f"di atas {written}"


def scale(settings: PengaturanLaporan) -> Scale:
    """Return the scale of an office: its own, else the usual one by the rule that it chose."""
    if settings.skala:
        return _own(settings.skala, settings)
    bounds = tuple((Decimal(bound), False, name) for bound, name in _USUAL)
    return Scale(bounds, _LOWEST, 0 if settings.predikat == "dibulatkan" else None)


def _own(given: Sequence[BatasPredikat], settings: PengaturanLaporan) -> Scale:
    *above, last = sorted(given, key=lambda each: each.lower, reverse=True)
    bounds = tuple((each.lower, each.dari is not None, each.nama) for each in above)
    return Scale(bounds, last.nama, settings.places)
