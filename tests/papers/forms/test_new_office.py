"""The office of a new working folder: what is known is filled in, the rest stays a gap."""

from __future__ import annotations

import re

import pytest
import yaml
from conftest import PROJECT

SKELETON = PROJECT / "templates" / "instansi.yaml"


@pytest.fixture
def started(folder, kakdoc):
    """Lay out a working folder with options, and return its office as text."""

    def start(*options: str) -> str:
        run = kakdoc("mulai", "kantor", *options)
        assert (run.code, run.err) == (0, "")
        return (folder / "kantor" / "inputs" / "instansi.yaml").read_text("utf-8")

    return start


def gaps(text: str) -> int:
    return len(re.findall(r"^[^#\n]*\[isi:", text, re.MULTILINE))


def test_without_options_the_office_is_the_skeleton(started):
    assert started() == SKELETON.read_text("utf-8")


def test_what_is_known_of_a_city_is_filled_in_and_the_rest_stays_a_gap(started):
    given = ("--tingkat", "kota", "--daerah", "Contoh", "--provinsi", "Jawa Tengah")
    text = started(*given, "--instansi", "Dinas: Arsip #1", "--kepala", "Nama Contoh, S.H.")
    office = yaml.safe_load(text)
    assert [office[key] for key in ("tingkat", "pemerintah", "kota", "nama", "provinsi")] == [
        "kota",
        "Pemerintah Kota Contoh",
        "Kota Contoh",
        "Dinas: Arsip #1",
        "Provinsi Jawa Tengah",
    ]
    assert office["pejabat"]["kepala"]["nama"] == "Nama Contoh, S.H."
    assert office["pejabat"]["wali_kota"] == {"nama": "(Nama Wali Kota)", "jabatan": "Wali Kota Contoh"}
    assert office["profil"] == yaml.safe_load(SKELETON.read_text("utf-8"))["profil"]
    assert gaps(text) == gaps(SKELETON.read_text("utf-8")) - 8


@pytest.mark.parametrize(
    ("options", "keys", "signers"),
    [
        (("--tingkat", "provinsi", "--daerah", "Contoh"), ["provinsi"], ["gubernur", "kepala_biro_hukum"]),
        (("--daerah", "Provinsi Contoh"), ["provinsi"], ["gubernur"]),
        (("--daerah", "Kota Contoh"), ["kota", "provinsi"], ["wali_kota"]),
        (("--kepala", "Nama Contoh"), ["kabupaten", "provinsi"], ["bupati"]),
        (("--tingkat", "desa"), ["kabupaten", "induk", "provinsi"], ["sekretaris_desa"]),
        (("--tingkat", "upt", "--daerah", "Kabupaten Contoh"), ["kabupaten", "induk", "provinsi"], ["bupati"]),
        (("--tingkat", "kecamatan"), ["kabupaten", "provinsi"], ["bupati"]),
        (("--tingkat", "kementerian"), ["induk"], []),
    ],
)
def test_every_level_has_its_keys_and_signers(started, options, keys, signers):
    office = yaml.safe_load(started(*options))
    assert [key for key in ("kota", "kabupaten", "induk", "provinsi") if key in office] == keys
    assert {"kepala", *signers} <= {*office["pejabat"]}
    assert ("bupati" in office["pejabat"]) == ("bupati" in signers)


@pytest.mark.parametrize("options", [("--daerah", "Kabupaten Contoh"), ("--tingkat", "kementerian")])
def test_the_other_signers_stay_to_be_taken_up(started, options):
    end = SKELETON.read_text("utf-8").partition("  # Penanda tangan kuitansi")[2]
    assert "pptk:" in end
    text = started(*options)
    assert text.endswith(end)
    taken = re.sub(r"(?m)^  # (?=  |\w+:$)", "  ", text)
    assert {"kepala", "bendahara", "pptk"} <= {*yaml.safe_load(taken)["pejabat"]}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--tingkat", "kementerian", "--daerah", "Kota Contoh"), "kementerian tidak mempunyai daerah"),
        (
            ("--tingkat", "kota", "--daerah", "Kabupaten Contoh"),
            "tingkatnya kota, padahal daerahnya “Kabupaten Contoh”",
        ),
        (("--tingkat", "upt", "--daerah", "Contoh"), "“Contoh” dapat berarti kabupaten atau kota"),
    ],
)
def test_a_region_that_does_not_go_with_the_level_is_refused(folder, kakdoc, options, told):
    run = kakdoc("mulai", "kantor", *options)
    assert (run.code, run.out) == (2, "")
    assert "[K345]" in run.err
    assert told in run.err
    assert not (folder / "kantor").exists()


def test_a_level_that_there_is_not_is_told_with_those_there_are(kakdoc):
    run = kakdoc("mulai", "kantor", "--tingkat", "kotamadya")
    assert run.code == 2
    assert "yang dikenal: kabupaten, kota, provinsi, desa, kecamatan, kelurahan, upt, kementerian" in run.err


def test_an_office_that_is_there_already_is_not_filled_in_in_silence(started, folder, kakdoc):
    before = started()
    run = kakdoc("mulai", "kantor", "--tingkat", "kota")
    assert run.code == 4
    assert "[K607]" in run.err
    assert (folder / "kantor" / "inputs" / "instansi.yaml").read_text("utf-8") == before


def test_an_office_names_its_region_by_another_key_in_a_workbook_too(folder, kakdoc):
    text = (folder / "inputs" / "instansi.yaml").read_text("utf-8").replace("kabupaten:", "kota:")
    (folder / "kota.yaml").write_text(text + "induk:\n  - Dinas Contoh\ntingkat: kota\n", "utf-8")
    assert kakdoc("ubah", "kota.yaml", "kota.xlsx").code == 0
    assert kakdoc("ubah", "kota.xlsx", "kembali.yaml").code == 0
    office = yaml.safe_load((folder / "kembali.yaml").read_text("utf-8"))
    assert (office["kabupaten"], office["induk"], office["tingkat"]) == ("Kabupaten Kebumen", ["Dinas Contoh"], "kota")
