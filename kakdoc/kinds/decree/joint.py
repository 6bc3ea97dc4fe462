"""Joint decrees (keputusan bersama): who makes one together, and how it names and prints them all.

Form: as joint decrees of ministers and of heads of regions are published (docs/aturan.md B.16). Each maker has a number
of its own; title, place and date are there once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field

from kakdoc.kinds.fields.base import Butir
from kakdoc.kinds.fields.kata_cetak import Nomor
from kakdoc.kinds.fields.marks import KOSONG
from kakdoc.kinds.fields.menunjuk import SebutanPejabat

KIND = "Keputusan Bersama"
"""How a joint decree calls itself."""
_HEAD = re.compile(
    r"\A(?:(?:Kepala|Ketua|Direktur|Bupati|Wali\s?Kota|Gubernur|Sekretaris|Camat|Lurah)\s+)+", re.IGNORECASE
)
_REGION = re.compile(r"\b(?:Kabupaten|Kota|Provinsi|Kecamatan|Kelurahan|Desa)\s.+")
_IN_A_ROW = 2
"""How many sign side by side: titles in capitals leave no room for three."""


class Pembuat(Butir):
    """One who makes a joint decree, with the number of the own register; or the key alone."""

    LIFTED: ClassVar[str] = "pejabat"

    pejabat: SebutanPejabat = Field(title="Pejabat", description="Kunci pejabat di instansi.yaml.")
    nomor: Annotated[Nomor | None, KOSONG] = Field(
        default=None,
        title="Nomor",
        description="Nomor dari pejabat ini, tanpa kata Nomor; kosong dahulu.",
    )


PembuatBersama = tuple[Pembuat, ...]
BERSAMA: Any = Field(
    default=(),
    title="Bersama",
    description="Keputusan bersama: semua pejabat yang membuatnya, berurutan, masing-masing dengan nomornya.",
)
"""Type and field of a decree that several may make; without it `penanda_tangan` makes it alone."""
NAMES = """
baris_nomor daftar Nomor dengan tahunnya di bawah jenis naskah; pada keputusan bersama sebanyak pembuatnya.
baris_tanda_tangan daftar Baris tanda tangan keputusan bersama; kosong pada keputusan seorang pejabat.
baris_tanda_tangan[].kolom bilangan Banyaknya blok di baris itu, 1 atau 2.
baris_tanda_tangan[].blok@ daftar Yang bertanda tangan, dari kiri.
baris_tanda_tangan[].blok[].nama_polos ya Kepala daerah: namanya tanpa gelar, pangkat, dan NIP.
"""
"""What templates can print of it; see `listed.printed`."""


def together(names: Sequence[str]) -> str:
    """Return the makers in one sentence: `A dan B`, `A, B, dan C`."""
    *others, last = names
    comma = "," if len(others) > 1 else ""
    return f"{', '.join(others)}{comma} dan {last}" if others else last


def head_lines(names: Sequence[str]) -> Iterator[str]:
    """Yield the makers as they stand below each other, *dan* in a line of its own before the last."""
    *others, last = names
    comma = "," if len(others) > 1 else ""
    yield from (f"{each}{comma}" for each in others)
    yield from ("dan", last)


def rows(blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of signatures, two side by side; an odd last one is alone in the middle."""
    beside = (list(blocks[start : start + _IN_A_ROW]) for start in range(0, len(blocks), _IN_A_ROW))
    return [{"kolom": len(row), "blok": row} for row in beside]


def own_names(title: str) -> list[str]:
    """Return the office and the regions in the title of a maker, which its decree may name: `Dinas Kesehatan`."""
    return [_HEAD.sub("", title), *(found[0] for found in _REGION.finditer(title))]
