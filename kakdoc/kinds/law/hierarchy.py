"""The kinds of regulations from the highest level down, and what those of each are called.

Rules: UU 12/2011 ps. 7–8; Permen, decrees and circulars, which have no place there, by custom (docs/aturan.md B.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

JenisPeraturan = Literal[
    "uud", "tap_mpr", "uu", "perppu", "pp", "perpres", "permen", "keputusan_menteri", "perda_provinsi",
    "pergub", "keputusan_gubernur", "perda", "perbup", "keputusan_bupati", "perdes", "perkades", "keputusan_kepala",
    "surat_edaran",
]  # fmt: skip
HEADS: Mapping[JenisPeraturan, str] = {
    "uud": "",  # called by its title
    "tap_mpr": "Ketetapan Majelis Permusyawaratan Rakyat",
    "uu": "Undang-Undang",
    "perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
    "permen": "Peraturan {lembaga}",
    "keputusan_menteri": "Keputusan {lembaga}",
    "perda_provinsi": "Peraturan Daerah {daerah}",
    "pergub": "Peraturan Gubernur {nama_daerah}",
    "keputusan_gubernur": "Keputusan Gubernur {nama_daerah}",
    "perda": "Peraturan Daerah {daerah}",
    "perbup": "Peraturan {kepala} {nama_daerah}",
    "keputusan_bupati": "Keputusan {kepala} {nama_daerah}",
    "perdes": "Peraturan {daerah}",
    "perkades": "Peraturan {kepala} {nama_daerah}",
    "keputusan_kepala": "Keputusan {lembaga}",
    "surat_edaran": "Surat Edaran {lembaga}",
}
URUTAN: tuple[JenisPeraturan, ...] = tuple(HEADS)
"""The kinds from the highest level down; an office may set another order."""
SAME_LEVEL = {"perppu": "uu"}
BESIDE = {"keputusan_gubernur": "pergub", "perdes": "keputusan_bupati", "perkades": "keputusan_bupati"}
"""The kind whose level one shares where the order of an office does not have it."""
OF_PROVINCES = frozenset(("perda_provinsi", "pergub", "keputusan_gubernur"))
OF_VILLAGES = frozenset(("perdes", "perkades"))
"""The kinds that villages make (UU 6/2014 ps. 69)."""
SHIPPED = "register bawaan"
"""What messages call the register that travels with the program (`law/shipped`)."""
LIST = "daftar UU dan PP bawaan"
"""What messages call the list of acts that travels with the program (`law/acts`)."""
