"""How a paper calls its maker: `Kepala Badan`, `Kuasa Pengguna Anggaran`, never a title cut in the middle.

The short title is that of the official in `instansi.yaml`, else a known one that the title begins with, else the
whole title (docs/aturan.md A.2, B.6; heads of regions: UU 23/2014 ps. 59).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kakdoc.kinds.law import government
from kakdoc.kinds.office import Instansi, Pejabat

_BODIES = (
    r"Badan|Dinas|Bagian|Biro|Bidang|Kantor|Desa|Kampung|Nagari|Pekon|Gampong|Lembang|Negeri|Kelurahan|Kecamatan"
    r"|Distrik|Sekolah|Madrasah|Puskesmas|Pusat Kesehatan Masyarakat|Seksi|Balai(?: Besar)?|Loka|Satuan Kerja"
    r"|Subbagian|Sub Bagian|Rumah Sakit(?: Umum| Khusus)?(?: Daerah)?|Satuan Polisi Pamong Praja"
    r"|Pelaksana Badan Penanggulangan Bencana Daerah|UPTD?(?: Puskesmas)?"
    r"|Unit Pelaksana Teknis(?: Dinas| Badan| Daerah)?"
)
_COUNCIL = r"Dewan Perwakilan Rakyat Daerah|DPRD"
_SMALL = r"Desa|Kampung|Nagari|Pekon|Gampong|Kecamatan|Kelurahan|Distrik"
_KNOWN = (
    r"Kuasa Pengguna (?:Anggaran|Barang)", r"Pengguna (?:Anggaran|Barang)", r"Pejabat Pembuat Komitmen",
    r"Pejabat Pelaksana Teknis Kegiatan", r"Pejabat Penatausahaan Keuangan", r"Pejabat Pengelola Keuangan Daerah",
    r"Pejabat Pengadaan", r"Pejabat Pengelola Informasi dan Dokumentasi",
    r"Bupati", r"Wali ?Kota", r"Gubernur", r"Wali Nagari", r"Camat", r"Lurah", r"Penghulu", r"Keuchik", r"Geuchik",
    r"Perbekel", r"Hukum Tua", r"Pambakal", r"Rektor", r"Dekan",
    rf"Ketua (?:{_COUNCIL})", rf"Sekretaris (?:{_COUNCIL}|Daerah|Badan|Dinas|Inspektorat|{_SMALL})",
    rf"Kepala (?:{_BODIES})", r"Direktur(?: Utama| Jenderal| Eksekutif)?", r"Inspektur(?! Pembantu)(?: Jenderal)?",
)  # fmt: skip
_ACTING = r"(?:(?:Penjabat(?: Sementara)?|Pelaksana (?:Tugas|Harian)|Wakil) )?"
_SHORT = re.compile(rf"{_ACTING}(?:{'|'.join(_KNOWN)})(?=\s|,|$)", re.IGNORECASE)
_REGION = re.compile(rf"{_ACTING}(?P<head>Bupati|Wali ?Kota|Gubernur)(?=\s|$)", re.IGNORECASE)
_VILLAGE_HEAD = re.compile(
    rf"{_ACTING}(?P<head>{'|'.join(sorted(government.VILLAGE_HEADS, key=len, reverse=True))})(?=\s|,|$)", re.IGNORECASE
)
_NO_VILLAGE_HEAD = re.compile(
    r"(?:Sekretaris|Bupati|Wali ?Kota|Gubernur|Camat|Ketua|Bendahara|Staf|Kaur|Kasi"
    r"|Kepala (?:Urusan|Seksi|Dusun|Badan|Dinas|Bagian|Bidang|Subbagian|Kantor))\b",
    re.IGNORECASE,
)
_SIGNERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kota": {"penanda_tangan": ("wali_kota", "walikota"), "pihak_kedua": ("wali_kota", "walikota")},
    "provinsi": {
        "penanda_tangan": ("gubernur",),
        "pihak_kedua": ("gubernur",),
        "penanda_salinan": ("kepala_biro_hukum",),
    },
    "desa": {
        "penanda_tangan": ("kepala_desa", "wali_nagari", "kepala"),
        "pengundang": ("sekretaris_desa", "sekretaris"),
        "penanda_salinan": ("sekretaris_desa", "sekretaris"),
    },
}
"""Under which keys the officials of a level stand who sign where a paper names none, beside those of a regency."""
_COUNCIL_NAME = re.compile(
    r"(?i:ya|tidak|bpd)|(?!(?i:yes|no|true|false|null|none|iya|ada|sudah|belum)\b)[A-Z][a-z]?\w+[^….<\[{_]*"
)
_OLD_MAYOR = re.compile(r"\b(W|w)ali(?:k|K)ota\b")
_HEADED = {"Bupati": "Kabupaten", "Wali Kota": "Kota", "Gubernur": "Provinsi"}
_NAMES = {"bupati": "Bupati", "walikota": "Wali Kota", "gubernur": "Gubernur"}


def sebutan(jabatan: str) -> str:
    """Return the short form of a title: the known one that it begins with, else the whole.

    Who signs as another, `Camat Gombong selaku Kuasa Pengguna Anggaran`, is called by the whole: no half is right.
    """
    title = " ".join(jabatan.split())
    known = None if " selaku " in title.casefold() else _SHORT.match(title)
    return known[0] if known else title


def of_official(pejabat: Pejabat, instansi: Instansi) -> str:
    """Return how a paper calls its maker: the official, or who gave the mandate to sign."""
    if pejabat.atas_nama is None:
        return pejabat.sebutan or sebutan(pejabat.jabatan)
    giver = (each for each in instansi.pejabat.values() if each.jabatan == pejabat.atas_nama and each.sebutan)
    return next((each.sebutan for each in giver if each.sebutan), sebutan(pejabat.atas_nama))


def head_of_region(jabatan: str) -> str | None:
    """Return `Bupati`, `Wali Kota` or `Gubernur` for the title of one, acting or deputy too; None for others."""
    found = _REGION.match(" ".join(jabatan.split()))
    return _NAMES[found["head"].replace(" ", "").casefold()] if found else None


def spelled(jabatan: str) -> str:
    """Return a title with *Wali Kota* as two words (UU 23/2014 ps. 59 writes it so)."""
    return _OLD_MAYOR.sub(lambda found: f"{found[1]}ali Kota", " ".join(jabatan.split()))


def maker_of_region(jabatan: str) -> str:
    """Return a title as the head of a regulation gives it: without *Penjabat* or *Wakil*."""
    found = _REGION.match(spelled(jabatan))
    return f"{head_of_region(jabatan)}{found.string[found.end() :]}" if found else jabatan


def regulation_of(instansi: Instansi) -> str:
    """Return what a regulation of the head is called: `Peraturan Wali Kota` for *Kota Magelang*, of a village too."""
    head = government.head_of_village(instansi.village) if instansi.village else government.head_of(instansi.region)
    return f"Peraturan {head}"


def head_of_village(jabatan: str, instansi: Instansi) -> str | None:
    """Return how the head of the office's village is called, by the title of who signs; None for others' titles.

    Heads have names of their own in many regions: a title that goes on with the name of the village is taken up to it.
    """
    title, name = " ".join(jabatan.split()), government.bare(instansi.village)
    if not instansi.village or _NO_VILLAGE_HEAD.match(title):
        return None
    known = _VILLAGE_HEAD.match(title)
    if known:
        return known["head"]
    before = re.split(rf"\b{re.escape(name)}\b", title, maxsplit=1, flags=re.IGNORECASE)[0].strip()
    return before or None


def head(jabatan: str, instansi: Instansi) -> str | None:
    """Return how the head of the region, or of the village of the office, is called by a title; None for others."""
    return head_of_village(jabatan, instansi) if instansi.village else head_of_region(jabatan)


def maker(jabatan: str, instansi: Instansi, *, beside: bool = False) -> str:
    """Return whose regulation it is, as its head says: `Wali Kota Magelang`, `Kepala Desa Sukamaju`.

    `beside` where heads of other villages make it too.
    """
    known = head_of_village(jabatan, instansi)
    if known and beside and government.bare(instansi.village).casefold() not in jabatan.casefold():
        title = " ".join(jabatan.split())
        return title[title.index(known) :].partition(" Kecamatan ")[0]
    return f"{known} {government.bare(instansi.village)}" if known else maker_of_region(jabatan)


def region_of(title: str, instansi: Instansi) -> str:
    """Return the region or village that a maker heads, by the title: `Kabupaten Kebumen` for *Bupati Kebumen*."""
    found = _VILLAGE_HEAD.match(title) if instansi.village else _REGION.match(title)
    name = title[found.end() :].strip() if found else title
    kind = instansi.village.partition(" ")[0] if instansi.village else _HEADED.get(head_of_region(title) or "", "")
    return name if name.startswith(("Daerah ", f"{kind} ")) else f"{kind} {name}".strip()


def council(typed: str, village: str) -> str:
    """Return the council that the head of a village agrees with, by what was typed: `ya`, or its name.

    It is named with its village; empty where there is none, or no village.
    """
    name = " ".join(typed.split())
    if not village or name.casefold() in ("", "tidak"):
        return ""
    if name.casefold() in ("ya", "bpd"):
        return f"Badan Permusyawaratan {village}"
    kind, own = village.partition(" ")[0], government.bare(village)
    if own.casefold() in name.casefold() or re.search(rf"\b{kind}\s+[A-Z]", name):
        return name
    return f"{name} {own if name.casefold().endswith(f' {kind.casefold()}') else village}"


def names_council(typed: str) -> bool:
    """Return whether a text may be the name of a council: no `mungkin`, `5` or `null`, none with its name left open."""
    return _COUNCIL_NAME.fullmatch(" ".join(typed.split())) is not None


def below_maker(instansi: Instansi) -> list[str]:
    """Return the lines below the maker at the head: the province, the regency of a village, none of a governor."""
    if instansi.village:
        return [instansi.region]
    return [instansi.provinsi] if instansi.provinsi and instansi.tingkat != "provinsi" else []


def signers(value: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, str]:
    """Return which officials sign a paper where it does not say, or as skeletons do: those of its office's level.

    `value` is the paper as read, `fields` are the keys of its officials that sign otherwise.
    """
    office = value.get("instansi")
    known, level = (
        (office.pejabat, office.tingkat)
        if isinstance(office, Instansi)
        else (office.get("pejabat") or {}, office.get("tingkat"))
        if isinstance(office, Mapping)
        else ({}, None)
    )
    found = {
        key: next((each for each in _SIGNERS.get(str(level), {}).get(key, ()) if each in known), None)
        for key, default in fields.items()
        if default not in known and value.get(key, default) == default
    }
    return {key: each for key, each in found.items() if each}
