"""Levels of government: which there are, who heads a region, what regions and villages are called.

Sources: UU 23/2014 ps. 2, 59 (regions and their heads), UU 6/2014 ps. 1, 26, 69 (villages, under names of their own);
docs/aturan.md A.5.
"""

from __future__ import annotations

import re
from typing import Literal

Tingkat = Literal["kabupaten", "kota", "provinsi", "desa", "kecamatan", "kelurahan", "upt", "kementerian"]
VILLAGES = ("Desa", "Kampung", "Nagari", "Pekon", "Gampong", "Lembang", "Negeri", "Tiyuh", "Kalurahan")
"""What villages are called; a *kelurahan* is none (UU 6/2014 ps. 1)."""
VILLAGE_HEADS = (
    *(f"Kepala {each}" for each in VILLAGES), "Wali Nagari", "Keuchik", "Geuchik", "Perbekel", "Hukum Tua", "Pambakal",
    "Penghulu", "Datuk Penghulu", "Datok Penghulu", "Kepalo Tiyuh", "Peratin", "Sangadi", "Petinggi", "Lurah",
)  # fmt: skip
"""How the heads of villages are called, of which *Kepala Desa* is the one of the act."""
_HEADS = {"kota": "Wali Kota", "provinsi": "Gubernur", "propinsi": "Gubernur"}
_HEADS_OF_VILLAGES = {"Nagari": "Wali Nagari", "Gampong": "Keuchik", "Kalurahan": "Lurah", "Tiyuh": "Kepalo Tiyuh"}
_VILLAGE = re.compile(
    rf"^(?:(?:Pemerintah|Kantor|Kepala|Sekretariat)\s+)*(?P<name>(?:{'|'.join(VILLAGES)})\s+\S.*)$", re.IGNORECASE
)
_KIND = re.compile(r"(?:kabupaten|kota|pro[vp]insi|daerah)\b", re.IGNORECASE)


def head_of(daerah: str) -> str:
    """Return how the head of a region is called: `Wali Kota` for *Kota Magelang*."""
    return _HEADS.get(daerah.partition(" ")[0].casefold(), "Bupati")


def village(nama: str) -> str:
    """Return a village with its kind: `Desa Sukamaju` for *Pemerintah Desa Sukamaju* and for *Sukamaju*."""
    found = _VILLAGE.match(nama)
    return found["name"] if found else f"Desa {nama}"


def head_of_village(desa: str) -> str:
    """Return how the head of a village is called: `Wali Nagari` for *Nagari Sungai Contoh*."""
    kind = desa.partition(" ")[0].capitalize()
    return _HEADS_OF_VILLAGES.get(kind, f"Kepala {kind}" if kind in VILLAGES else "Kepala Desa")


def bare(daerah: str) -> str:
    """Return the name of a region or village without its kind: `Kebumen`."""
    return daerah.partition(" ")[2] or daerah


def with_kind(daerah: str, level: str) -> str:
    """Return a city or province with its kind: `Kota Magelang` for *Magelang*; others as they are."""
    told = not daerah or _KIND.match(daerah) or level not in _HEADS
    return daerah if told else f"{level.capitalize()} {daerah}"
