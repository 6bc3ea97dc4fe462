"""What is composed for the budget of a TOR: what its parts are called, groups of lines with their sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from kakdoc.kinds.kak.lines import Rincian
from kakdoc.kinds.kak.schedule import BagianJadwalRinci, matrix
from kakdoc.kinds.kak.sections import AnyBagian, BagianAnggaran
from kakdoc.values.rupiah.amount import total

_COLUMN = {"Komponen": "Akun"}
NAMES = """
bagian[].sub_kegiatan[].sebutan teks Sub Kegiatan, Komponen, atau sebutan lain yang diisi.
bagian[].sub_kegiatan[].kepala_kode teks Kepala kolom kode: Kode Rekening, atau Akun.
bagian[].sub_kegiatan[].rincian[].kelompok_baru ya Baris pertama suatu kelompok.
bagian[].sub_kegiatan[].rincian[].jumlah_kelompok rupiah Jumlah kelompok itu.
"""
"""What templates can print of it; see `listed.printed`."""


def printed(section: AnyBagian, plain: Mapping[str, Any], level: str) -> Mapping[str, Any]:
    """Return a section as plain values, a budget with what is composed for it; `level` is what its parts are called."""
    if isinstance(section, BagianJadwalRinci):
        return {**plain, "matriks": matrix(section)}
    if not isinstance(section, BagianAnggaran):
        return plain
    pairs = zip(section.sub_kegiatan, plain["sub_kegiatan"], strict=True)
    composed = {"sebutan": level, "kepala_kode": _COLUMN.get(level, "Kode Rekening")}
    parts = [
        {**each, **composed, "nama": _without(level, sub.nama), "rincian": _grouped(sub.rincian, each["rincian"])}
        for sub, each in pairs
    ]
    return {**plain, "sub_kegiatan": parts}


def _without(level: str, name: str) -> str:
    """Return a name without the word for its level, which stands before it on paper."""
    begins = name.casefold().startswith(f"{level.casefold()} ")
    return name[len(level) :].strip(" :") if begins else name


def _grouped(lines: Sequence[Rincian], plain: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return lines as plain values, of which the first of a group has the sum of it."""
    found: list[Mapping[str, Any]] = []
    for name, group in groupby(zip(lines, plain, strict=True), key=lambda pair: pair[0].kelompok):
        members = list(group)
        summed = total(line.jumlah for line, _ in members if line.jumlah is not None)
        for index, (_, each) in enumerate(members):
            found.append({**each, "kelompok_baru": bool(name) and not index, "jumlah_kelompok": summed})
    return found
