"""How a paper calls its maker: `Kepala Badan`, `Kuasa Pengguna Anggaran`, never a title cut in the middle.

The short title is that of the official in `instansi.yaml`, else a known one that the title begins with, else the
whole title (docs/aturan.md A.2, B.6; heads of regions: UU 23/2014 ps. 59).
"""

from __future__ import annotations

import re

from kakdoc.kinds.office import Instansi, Pejabat

_BODIES = (
    r"Badan|Dinas|Bagian|Biro|Bidang|Kantor|Desa|Kampung|Pekon|Sekolah|Puskesmas|Pusat Kesehatan Masyarakat|Seksi"
    r"|Subbagian|Sub Bagian|Rumah Sakit(?: Umum| Khusus)?(?: Daerah)?|Satuan Polisi Pamong Praja"
    r"|Pelaksana Badan Penanggulangan Bencana Daerah|UPTD?|Unit Pelaksana Teknis(?: Dinas| Badan| Daerah)?"
)
_COUNCIL = r"Dewan Perwakilan Rakyat Daerah|DPRD"
_KNOWN = (
    r"Kuasa Pengguna (?:Anggaran|Barang)", r"Pengguna (?:Anggaran|Barang)", r"Pejabat Pembuat Komitmen",
    r"Pejabat Pelaksana Teknis Kegiatan", r"Pejabat Penatausahaan Keuangan", r"Pejabat Pengelola Keuangan Daerah",
    r"Pejabat Pengadaan", r"Pejabat Pengelola Informasi dan Dokumentasi",
    r"Bupati", r"Wali ?Kota", r"Gubernur", r"Wali Nagari", r"Camat", r"Lurah", r"Penghulu", r"Keuchik",
    rf"Ketua (?:{_COUNCIL})", rf"Sekretaris (?:{_COUNCIL}|Daerah|Badan|Dinas|Desa|Kecamatan|Kelurahan|Inspektorat)",
    rf"Kepala (?:{_BODIES})", r"Direktur(?: Utama| Jenderal| Eksekutif)?", r"Inspektur(?! Pembantu)(?: Jenderal)?",
)  # fmt: skip
_ACTING = r"(?:(?:Penjabat(?: Sementara)?|Pelaksana (?:Tugas|Harian)|Wakil) )?"
_SHORT = re.compile(rf"{_ACTING}(?:{'|'.join(_KNOWN)})(?=\s|,|$)", re.IGNORECASE)
_REGION = re.compile(rf"{_ACTING}(?P<head>Bupati|Wali ?Kota|Gubernur)(?=\s|$)", re.IGNORECASE)
_OLD_MAYOR = re.compile(r"\b(W|w)ali(?:k|K)ota\b")
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


def regulation_of(daerah: str) -> str:
    """Return what a regulation of the head of a region is called: `Peraturan Wali Kota` for *Kota Magelang*."""
    heads = {"kota": "Wali Kota", "provinsi": "Gubernur", "propinsi": "Gubernur"}
    return f"Peraturan {heads.get(daerah.partition(' ')[0].casefold(), 'Bupati')}"
