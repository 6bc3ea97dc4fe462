"""What is an office's own: its region, those above it, its district and village, its unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kakdoc.base.remembering import of_the_last
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.rules.copied.regions.naming import REGIONS, Named, named, parted, places, sisters
from kakdoc.values.text.seldom import late

_LEVELS = {"kecamatan": ("kecamatan",), "kelurahan": ("kelurahan", "kecamatan"), "desa": ("desa", "kecamatan")}
"""The kinds of places of which an office has one, by its level; one that is a unit has those that its name says."""

_SISTERS = late(r"(?:Balai|Loka|Stasiun|Lembaga|Rumah\s+Tahanan|Politeknik|Kantor\s+(?!Kementerian)\w+)\s+\w+")
"""How units begin that are called by their town and have sisters in others."""
_NUMBERED = late(r"\s+Wilayah\s+[IVX\d]+\Z")
"""What stands between the name of such a unit and its town."""
_HOSPITAL = late(r"(?:RSUD|Rumah\s+Sakit\s+Umum\s+Daerah)\s+(?:Kabupaten|Kota)\s", re.IGNORECASE)
"""A hospital that is called by its region; others of its kind have names of their own."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """What an office may name as its own, by kind; of the kinds that are missing it has none, so all may be named."""

    names: Mapping[str, Collection[Words]]
    region: str
    """How its region is shown; empty where it has none."""
    unit: str = ""
    """What it shares with its sisters of its name, *Balai Besar Pelatihan Pertanian*; empty where it has none."""

    @property
    def has_places(self) -> bool:
        """Whether it has a district, a village or a unit of its own, so that others may be copied."""
        return any(kind not in REGIONS for kind in self.names)

    def placed(self, text: str) -> Iterator[Named]:
        """Yield the places and the sister units that a text names."""
        yield from places(text) if self.has_places else ()
        yield from sisters(text, self.unit) if self.unit else ()

    def has(self, each: Named) -> bool:
        """Return whether a name is the office's own, or of a kind of which it has none."""
        known = self.names.get(each.kind)
        if each.kind == "kota" and not each.of_government and {"kabupaten", "kota"} & self.names.keys():  # its town
            known = [*(known or ()), *self.names.get("kabupaten", ())]
        elif known is None and each.kind in ("kabupaten", "kota"):
            known = () if {"kabupaten", "kota"} & self.names.keys() else None
        return known is None or any(_is_same(each.words, words) for words in known)


def _is_same(words: Words, own: Words) -> bool:
    """Return whether a name is an own one; that of the capital has a short form."""
    return words[: len(own)] == own or (words == ("dki", "jakarta") and own[-1] == "jakarta")


@of_the_last(4)
def own(instansi: Instansi) -> Own:
    """Return what is an office's own."""
    names: dict[str, set[Words]] = {}
    region = instansi.region or _of_name(instansi)
    kind, words = parted(region)
    if region:
        names[kind] = {words}
    if region and (instansi.provinsi or kind == "provinsi"):
        names["provinsi"] = {parted(instansi.provinsi or region)[1]}
    if kind == "provinsi" and instansi.tingkat == "kabupaten":  # no level says that it is a province
        names["kabupaten"] = set()
    for kind, line in _places(instansi):
        names.setdefault(kind, set()).add(line)
    unit, _, last = instansi.nama.rpartition(" ")
    unit = _NUMBERED.sub("", unit)
    unit = unit if _SISTERS.match(unit) and not {*names} & {"desa", "kecamatan"} and last[:1].isupper() else ""
    if unit and not any(True for _ in named(instansi.nama)):
        names["unit"] = {(last.casefold(),)}
        return Own(names, region, unit)
    return Own(names, region)


def _of_name(instansi: Instansi) -> str:
    """Return the region of an office of the central government, by its key or in its name; empty without."""
    if instansi.kabupaten:
        return instansi.kabupaten
    lines = "\n".join((instansi.nama, *instansi.heading))
    return next((each.shown for each in named(lines) if each.kind in REGIONS), "")


def _places(instansi: Instansi) -> list[tuple[str, Words]]:
    """Return the places of its own by kind, out of its name and the lines above it."""
    wanted = _LEVELS.get(instansi.tingkat, ())
    lines = (instansi.nama, instansi.village, *instansi.induk, *instansi.kop)
    found = [each for line in lines for each in places(line)]
    if instansi.tingkat in _LEVELS:
        return [(each.kind, each.words) for each in found if each.kind in wanted]
    if companies := {(each.kind, each.words) for each in found if each.kind == "perumda"}:
        return [*companies]
    if instansi.tingkat == "upt":
        whole = [("rsud", each.words) for each in named(instansi.nama) if _HOSPITAL.match(instansi.nama)]
        return whole or [(each.kind, each.words) for each in places(instansi.nama)]
    return []
