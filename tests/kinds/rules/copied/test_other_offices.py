"""Another office than the paper's own: told where a sentence takes it for the own, not where it is only named."""

from __future__ import annotations

import pytest
from kinds.decree.decrees import decree, office

from kakdoc.kinds.decree.checks import keputusan
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.rules.copied.regions import offices

NAME = "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana"


def of(nama, jabatan="Kepala Dinas Kesehatan"):
    given = office(nama=nama)
    return {**given, "pejabat": {**given["pejabat"], "kepala": {"nama": "Nama Contoh", "jabatan": jabatan}}}


def told(text, *path, allowed=(), own=None):
    located = [LocatedText(path or ("bagian", 0, "isi"), text, names_activities=True)]
    office = Instansi.model_validate(own or of(NAME))
    return [
        each.message.split("”")[0].split("“")[1] for each in offices.check_offices(located, office, "kepala", allowed)
    ]


@pytest.mark.parametrize(
    ("text", "path", "shown"),
    [
        ("Biaya dibebankan pada DPA Dinas Pendidikan Kabupaten Kebumen Tahun 2027.", (), "Dinas Pendidikan"),
        ("Segala biaya dibebankan pada anggaran Badan Kepegawaian Daerah.", (), "Badan Kepegawaian Daerah"),
        ("Keputusan Kepala Badan Kepegawaian Daerah ini mulai berlaku.", (), "Badan Kepegawaian Daerah"),
        ("Pegawai pada Dinas Sosial kami perlu dilatih.", (), "Dinas Sosial"),
        ("Kepala Dinas Pertanian selaku Pengguna Anggaran menetapkan KPA.", (), "Dinas Pertanian"),
        ("APBD, DPA Dinas Sosial", ("bagian", 0, "sumber_dana"), "Dinas Sosial"),
        ("Pembentukan Tim Penilai pada Dinas Pendidikan", ("judul",), "Dinas Pendidikan"),
    ],
)
def test_an_office_that_is_taken_for_the_own_warns(text, path, shown):
    assert told(text, *path) == [shown]
    assert told(text, *path, allowed=(shown,)) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Koordinasi dengan Dinas Pendidikan, Bappeda, dan Badan Keuangan Daerah.", ()),
        ("Biaya dibebankan pada DPA Dinas Kesehatan Kabupaten Kebumen.", ()),
        ("Biaya dibebankan pada anggaran Dinas Kesehatan, Pengendalian Penduduk dan KB.", ()),
        ("Keputusan Kepala Dinas ini mulai berlaku.", ()),
        ("Biaya Perjalanan Dinas Dalam Daerah dibebankan pada DPA.", ()),
        ("Kepala Dinas Pendidikan selaku anggota tim.", ()),
        ("Keputusan Kepala Badan Nomor 5 Tahun 2026 ini, dan anggaran Dinas Kota Kebumen kami", ()),
        ("Kerja Sama dengan Dinas Sosial", ("judul",)),
        ("Pendapatan Badan Layanan Umum Daerah dibebankan pada anggaran Badan Layanan Umum Daerah.", ()),
    ],
)
def test_an_office_that_is_only_named_does_not_warn(text, path):
    assert told(text, *path) == []


def test_who_heads_another_office_does_not_sign_for_this_one():
    given = of("Dinas Kesehatan", "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia")
    found = [each for rule in keputusan.CHECKS for each in rule(decree(instansi=given)) if each.code == "K406"]
    assert [each.field for each in found] == [("instansi", "pejabat", "kepala", "jabatan")]
    quiet = decree(instansi=given, nama_lain="Badan Kepegawaian")
    assert [each for rule in keputusan.CHECKS for each in rule(quiet) if each.code == "K406"] == []
    assert told("x", own=of("Sekretariat Daerah", "Kepala Badan Kepegawaian Daerah")) == []
