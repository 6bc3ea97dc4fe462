"""What a TOR shows before its sections: the cover and the rows that say what it is about, both as data.

Offices differ: the TOR of an RKA-K/L has KRO, RO and indicators (PMK 62/2023), that of a procurement a package and a
time limit. What stands nowhere else is a row of `identitas` or a line of `sampul`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import Field

from kakdoc.kinds.fields.base import Butir, Model, Nama, Sel, Teks

LOGO = ("logo", "lambang")
"""The words of a cover that stand for the emblem of the office."""


class BarisIdentitas(Model):
    """A row of the identity: a label and what stands behind its colon."""

    label: Nama = Field(title="Label", description="Misalnya Satuan Kerja, DIPA, Jangka Waktu, Paket Pekerjaan.")
    isi: Sel = Field(title="Isi", description="Yang dicetak di belakang titik duanya.")
    letak: Literal["sebelum", "sesudah"] = Field(
        default="sesudah", title="Letak", description="sebelum atau sesudah Program, Kegiatan, dan Anggaran."
    )


IDENTITAS: Any = Field(
    default=(), title="Identitas", description="Baris identitas lain di bawah judul, berurutan, dengan labelnya."
)


class BarisSampul(Butir):
    """A line of the cover: a word that stands for something of the paper, or a text of its own."""

    isi: Teks = Field(
        title="Isi",
        description="judul, program, kegiatan, sub kegiatan, kop, pemerintah, instansi, daerah, tahun, logo; lainnya "
        "dicetak seperti ditulis.",
    )
    letak: Literal["atas", "tengah", "bawah"] = Field(
        default="tengah", title="Letak", description="Di mana di sampul: atas, tengah, atau bawah."
    )


SAMPUL: Any = Field(
    default=(), title="Sampul", description="Baris sampul, berurutan, bila susunannya lain daripada biasanya."
)
NAMES = """
baris_identitas daftar Semua baris identitas, bila ada yang lain daripada Program, Kegiatan, dan Anggaran.
baris_identitas[].label teks Labelnya.
baris_identitas[].isi prosa Isinya.
baris_sampul kelompok Baris sampul bila diisi.
baris_sampul.atas daftar Baris di atas.
baris_sampul.atas[].teks kalimat Teksnya.
baris_sampul.atas[].logo ya Lambang sebagai gantinya.
baris_sampul.tengah daftar Baris di tengah.
baris_sampul.tengah[].teks kalimat Teksnya.
baris_sampul.tengah[].logo ya Lambang sebagai gantinya.
baris_sampul.bawah daftar Baris di bawah.
baris_sampul.bawah[].teks kalimat Teksnya.
baris_sampul.bawah[].logo ya Lambang sebagai gantinya.
"""
"""What templates can print of it; see `listed.printed`."""


def identity(own: Sequence[BarisIdentitas], fixed: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Return the rows below the title: those of the input before and after those that every TOR has."""
    rows = [(each.letak, {"label": each.label.rstrip(" :"), "isi": each.isi}) for each in own]
    before, after = ([row for place, row in rows if place == asked] for asked in ("sebelum", "sesudah"))
    return [*before, *({"label": label, "isi": text} for label, text in fixed), *after]


def _meant(line: str) -> str:
    return " ".join(line.casefold().replace("_", " ").split())


def is_logo(line: str) -> bool:
    """Return whether a line of a cover stands for the emblem of the office."""
    return _meant(line) in LOGO


def cover(own: Sequence[BarisSampul], words: Mapping[str, Sequence[str]], *, logo: bool) -> dict[str, Any]:
    """Return the lines of a cover that was written as data, by their place; none where it was not.

    `words` are the lines that a word stands for; `logo` is whether the office has one.
    """
    lines: dict[str, Any] = {"atas": [], "tengah": [], "bawah": []}
    for each in own:
        meant = _meant(each.isi)
        if not is_logo(each.isi):
            lines[each.letak] += [{"teks": text, "logo": False} for text in words.get(meant, (each.isi,))]
        elif logo:
            lines[each.letak].append({"teks": "", "logo": True})
    return lines if own else {}
