"""Old names of instruments and forms: told from the day on which papers carry the new one, and not of older papers."""

from __future__ import annotations

import datetime

import pytest

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.renamed import check_renamed

NOW, THEN = datetime.date(2026, 1, 31), datetime.date(2014, 6, 30)


def told(text, at=NOW):
    problems = list(check_renamed([LocatedText(("isi",), text, names_activities=False)], at))
    assert {problem.code for problem in problems} <= {"K371"}
    return [problem.message for problem in problems]


@pytest.mark.parametrize(("text", "new", "since"), [
    ("Penyusunan LAKIP perangkat daerah", "LKjIP", 2015),
    ("Nilai atas pelaksanaan PMPRB.", "evaluasi RB", 2025),
    ("Pelaksanaan Penilaian MCP KORSUPGAH KPK", "MCSP", 2025),
    ("Indeks Penilaian MCP", "MCSP", 2025),
    ("berdasarkan RKA-SKPD 2.2.1 yang telah disetujui", "RINCIAN BELANJA SKPD", 2021),
    ("DPA 2.2.1 perubahan", "RINCIAN BELANJA SKPD", 2021),
    ("Surat Perintah Nomor: 821.2/45/2026", "klasifikasi 800.1", 2023),
    ("petikan nomor 882/12/BKPSDM/2025", "klasifikasi 800.1", 2023),
    ("NPWP: 01.234.567.8-901.000", "NPWP 16 angka", 2025),
    ("NPWP 012345678901000", "NPWP 16 angka", 2025),
])  # fmt: skip
def test_an_old_name_is_told_with_the_new_one(text, new, since):
    (message,) = told(text)
    assert f"sejak {since} adalah {new} (" in message
    assert told(text, datetime.date(since - 1, 12, 31)) == []
    assert told(text, THEN) == []


@pytest.mark.parametrize("text", [
    "LKjIP (dahulu LAKIP)", "LAKIP Tahun 2013", "MCSP menggantikan MCP", "NPWP 0123456789012345", "Permendagri 2.2.1", "DPA 2.2.10",
    "surat nomor 821.2/45/2019 tanggal 3 Mei 2019", "Nomor 800.1.3/12/2026", "Nomor 805/12/2026", "nomor telepon 8212345", "mcpherson",
])  # fmt: skip
def test_what_is_right_or_of_its_time_is_left_alone(text):
    assert told(text) == []
