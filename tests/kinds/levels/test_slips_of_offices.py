"""Slips of copying and of hurried typing, planted in the right papers of a city, a village, a clinic and others.

Each is told by its code alone, in a text file as in a workbook; what only looks like one is not told.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT

from kakdoc.papers import checking
from kakdoc.papers.forms import converting

OFFICES = PROJECT / "tests" / "examples" / "kantor"
TRAFFIC = "kota/kak-rekayasa-lalu-lintas"
PARKING = "kota/perwal-tempat-parkir"
ROAD, TEAM = "desa/kak-jalan-usaha-tani", "desa/keputusan-tpk"
MEETING = "kecamatan/keputusan-panitia-musrenbang"
AUDIT, CHANGED = "dinas-kesehatan/keputusan-tim-audit-maternal", "dinas-kesehatan/keputusan-perubahan-tim"
TODDLERS = "puskesmas/kak-kelas-ibu-balita"
MONEY = "satuan-kerja/keputusan-pengelola-keuangan"


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """The folders of all offices, in which papers are tried."""
    folder = tmp_path_factory.mktemp("kantor")
    for office in ("kota", "desa", "kecamatan", "dinas-kesehatan", "puskesmas", "satuan-kerja"):
        shutil.copytree(OFFICES / office, folder / office / "inputs")
    return folder


def codes(laid: Path, paper: str, typed: str, instead: str, suffix: str = ".yaml") -> list[str]:
    """Return the codes of what is told of the paper of an office with one text in the place of another."""
    office, name = paper.split("/")
    text = (OFFICES / office / "2027" / f"{name}.yaml").read_text("utf-8")
    assert typed in text
    file = laid / office / "inputs" / "2027" / "dicoba.yaml"
    file.write_text(text.replace(typed, instead, 1), "utf-8")
    try:
        if suffix == ".yaml":
            return sorted({each.code for each in checking.check(file).problems})
        converting.convert(file, file.with_suffix(suffix))
        file.unlink()
        return sorted({each.code for each in checking.check(file.with_suffix(suffix)).problems})
    finally:
        file.unlink(missing_ok=True)
        file.with_suffix(suffix).unlink(missing_ok=True)


SLIPS = [
    # regions, villages and offices
    (TRAFFIC, "triwulanan kepada Wali Kota", "triwulanan kepada Bupati", "K406"),
    (PARKING, "Daerah adalah Kota Tegal.", "Daerah adalah Kota Pekalongan.", "K406"),
    (ROAD, "Dusun II Desa Karangsari, Kecamatan Kembaran", "Dusun II Desa Purbadana, Kecamatan Kembaran", "K406"),
    (ROAD, "Desa Karangsari, Kecamatan Kembaran", "Desa Karangsari, Kecamatan Sokaraja", "K406"),
    (MEETING, "pada DPA Kecamatan Kaliwungu Tahun", "pada DPA Kecamatan Kendal Tahun", "K406"),
    (TODDLERS, "BOK UPTD Puskesmas Adipala I", "BOK UPTD Puskesmas Kroya II", "K406"),
    (MONEY, "DIPA Badan Pusat Statistik Kabupaten Lamongan Tahun Anggaran 2027.",
     "DIPA Badan Pusat Statistik Kabupaten Gresik Tahun Anggaran 2027.", "K406"),
    # years
    (ROAD, "sumber_dana: Dana Desa Tahun Anggaran 2027", "sumber_dana: Dana Desa TA 2025", "K401"),
    (MONEY, "SP DIPA-054.01.2.428612/2027", "SP DIPA-054.01.2.428612/2026", "K401"),
    (AUDIT, "bahwa kematian ibu", "bahwa menurut data tahun 2025 dan target SDGs tahun 2030 kematian ibu", ""),
    (TODDLERS, "terakreditasi paripurna sejak", "berdiri tahun 1962, memenuhi SNI 8442:2017, terakreditasi sejak", ""),
    # what was not filled in
    (TRAFFIC, "tanggal: 4 Januari 2027", "tanggal: ……", "K115"),
    (TRAFFIC, "tanggal: 4 Januari 2027", "tanggal: ....... Januari 2027", ""),
    (TRAFFIC, "harga_satuan: Rp 45.000", "harga_satuan: Rp .........", "K115"),
    (TRAFFIC, "volume: 180", "volume: x.xx", "K115"),
    (ROAD, "isi: RT 03 RW 02 Dusun II", "isi: RT ... RW ... Dusun II", "K115"),
    # days, months and what comes first
    (TODDLERS, "tanggal 5 bulan berikutnya", "tanggal 32 bulan berikutnya", "K411"),
    (TEAM, "tanggal 29 Desember 2026 telah", "tanggal 9 Januari 2027 telah", "K422"),
    (TEAM, "tanggal 29 Desember 2026 telah", "tanggal 9 Januari 2027 akan", ""),
    (TODDLERS, "bulan Agustus 2026", "bulan Agustus 2027", "K422"),
    # people and numbers
    (MEETING, "NIP. 19810215 200903 2 003", "NIP. 19791103 200012 1 001", "K844"),
    (MONEY, '198807252010121003, "Penata, III/c"', '198807252010121003, "Penata, III/d"', "K206"),
    # form of decrees and regulations
    (MEETING, "judul: Susunan Panitia Pelaksana", "judul: Susunan Tim Pelaksana", "K435"),
    (MEETING, "judul: Susunan Panitia Pelaksana", "judul: Susunan Tim Sekretariat", ""),
    (MEETING, "Pembentukan Panitia Pelaksana Musyawarah Perencanaan Pembangunan Tingkat Kecamatan Kaliwungu Tahun 2027\n",
     "Pembentukan\n", ""),
    (TEAM, "Keputusan Kepala Desa ini dibebankan", "Keputusan Bupati ini dibebankan", "K326"),
    (MONEY, "Anggaran ini mulai berlaku pada tanggal ditetapkan", "Anggaran ini mulai berlaku pada tanggal diundangkan", "K330"),
    (CHANGED, "Mengubah Lampiran Keputusan Kepala Dinas Kesehatan Kabupaten Purworejo",
     "Mengubah Lampiran Keputusan Kepala Dinas Kesehatan Kabupaten Kebumen", "K348"),
    (CHANGED, "Mengubah Lampiran Keputusan Kepala Dinas Kesehatan Kabupaten Purworejo", "Mengubah Lampiran Keputusan Kepala Dinas", ""),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "typed", "instead", "told"), SLIPS)
def test_a_slip_in_the_paper_of_any_office_is_told_and_nothing_else(paper, typed, instead, told, laid):
    assert codes(laid, paper, typed, instead) == told.split()


@pytest.mark.parametrize(("paper", "typed", "instead", "told"), SLIPS[::8])
def test_a_slip_in_a_workbook_is_told_like_one_in_a_text(paper, typed, instead, told, laid):
    assert codes(laid, paper, typed, instead, ".xlsx") == told.split()
