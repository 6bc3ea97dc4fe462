"""The register: how regulations are named, cited as of a day, and sorted; that the shipped one is whole."""

from __future__ import annotations

import datetime
import json

import jsonschema
import pytest
import yaml
from conftest import PROJECT

from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import BLANK, Register, check_register, first_day
from kakdoc.papers import starting
from kakdoc.papers.lookups import regulations as asked
from kakdoc.values.dates.tanggal import Tanggal

FILE = PROJECT / "inputs" / "peraturan.yaml"
END = datetime.date(2024, 12, 31)


def act(jenis: str, nomor: object = 5, tahun: int = 2020, judul: str = "Contoh", **more: object) -> Peraturan:
    number = None if nomor is None else str(nomor)
    return Peraturan.model_validate({"jenis": jenis, "nomor": number, "tahun": tahun, "judul": judul, **more})


def register(**entries: Peraturan) -> Register:
    return Register(entries, "Kabupaten Kebumen", "Provinsi Jawa Tengah")


@pytest.fixture
def shipped(monkeypatch):
    monkeypatch.chdir(PROJECT)
    return asked.read()


@pytest.mark.parametrize(("peraturan", "citation"), [
    (act("uud", "Pasal 18 ayat (6)", 1945, "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"),
     "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"),
    (act("uu", 17, 2003, "Keuangan Negara", lembaran="47", tambahan="4286"),
     "Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara (Lembaran Negara Republik Indonesia Tahun 2003 Nomor 47, Tambahan Lembaran Negara Republik Indonesia Nomor 4286)"),
    (act("uu", 13, 1950, "Pembentukan", lembaran="42", terbitan="Berita Negara Republik Indonesia"),
     "Undang-Undang Nomor 13 Tahun 1950 tentang Pembentukan (Berita Negara Republik Indonesia Tahun 1950 Nomor 42)"),
    (act("perppu", 2, 2022, "Cipta Kerja"),
     "Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja"),
    (act("pp", 8, 2006, "Pelaporan", lembaran="25", tambahan="4614"),
     "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan (Lembaran Negara Republik Indonesia Tahun 2006 Nomor 25, Tambahan Lembaran Negara Republik Indonesia Nomor 4614)"),
    (act("perpres", 29, 2014, "SAKIP", lembaran="80"),
     "Peraturan Presiden Nomor 29 Tahun 2014 tentang SAKIP (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 80)"),
    (act("permen", 120, 2018, "Perubahan", lembaga="Menteri Dalam Negeri", lembaran="157", tahun_lembaran="2019"),
     "Peraturan Menteri Dalam Negeri Nomor 120 Tahun 2018 tentang Perubahan (Berita Negara Republik Indonesia Tahun 2019 Nomor 157)"),
    (act("permen", "PER/9/M.PAN/5/2007", 2007, "Pedoman", lembaga="Menteri Negara Pendayagunaan Aparatur Negara"),
     "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/9/M.PAN/5/2007 tentang Pedoman"),
    (act("perda_provinsi", 3, 2019, "RPJMD"), "Peraturan Daerah Provinsi Jawa Tengah Nomor 3 Tahun 2019 tentang RPJMD"),
    (act("pergub", 27, 2020, "Pedoman"), "Peraturan Gubernur Jawa Tengah Nomor 27 Tahun 2020 tentang Pedoman"),
    (act("perda", 7, 2016, "Perangkat Daerah", lembaran="7", tambahan="131"),
     "Peraturan Daerah Kabupaten Kebumen Nomor 7 Tahun 2016 tentang Perangkat Daerah (Lembaran Daerah Kabupaten Kebumen Tahun 2016 Nomor 7, Tambahan Lembaran Daerah Kabupaten Kebumen Nomor 131)"),
    (act("perda", 4, 2015, "Cagar Budaya", daerah="Kabupaten Banyumas"),
     "Peraturan Daerah Kabupaten Banyumas Nomor 4 Tahun 2015 tentang Cagar Budaya"),
    (act("perbup", 12, 2021, "Contoh", lembaran="12"),
     "Peraturan Bupati Kebumen Nomor 12 Tahun 2021 tentang Contoh (Berita Daerah Kabupaten Kebumen Tahun 2021 Nomor 12)"),
    (act("perbup", None, 2023, "RKPD"), f"Peraturan Bupati Kebumen Nomor {BLANK} Tahun 2023 tentang RKPD"),
    (act("keputusan_menteri", "050-5889", 2021, "Pemutakhiran", lembaga="Menteri Dalam Negeri"),
     "Keputusan Menteri Dalam Negeri Nomor 050-5889 Tahun 2021 tentang Pemutakhiran"),
    (act("keputusan_bupati", "900/12/2024", 2024, "Tim"), "Keputusan Bupati Kebumen Nomor 900/12/2024 tentang Tim"),
    (act("keputusan_kepala", "800/1", 2024, "Tim", lembaga="Kepala Badan"),
     "Keputusan Kepala Badan Nomor 800/1 Tahun 2024 tentang Tim"),
    (act("surat_edaran", 1, 2024, "Cuti", lembaga="Bupati Kebumen"),
     "Surat Edaran Bupati Kebumen Nomor 1 Tahun 2024 tentang Cuti"),
    (act("tap_mpr", "XI", 1998, "Penyelenggara Negara"),
     "Ketetapan Majelis Permusyawaratan Rakyat Nomor XI Tahun 1998 tentang Penyelenggara Negara"),
])  # fmt: skip
def test_each_kind_is_cited_in_its_own_form(peraturan, citation):
    assert register().citation(peraturan, END) == citation


CHANGED = register(
    uu=act("uu", 12, 2011, "P", diubah=[{"oleh": "kedua", "sejak": "16 Juni 2022"}, {"oleh": "kesatu", "sejak": "Oktober 2019"}]),
    kesatu=act("uu", 15, 2019, "Perubahan atas P", lembaran="183"),
    kedua=act("uu", 13, 2022, "Perubahan Kedua atas P"),
)  # fmt: skip


@pytest.mark.parametrize(("at", "clause"), [
    (datetime.date(2019, 9, 30), ""),
    (datetime.date(2019, 10, 1), "sebagaimana telah diubah dengan Undang-Undang Nomor 15 Tahun 2019 tentang Perubahan atas P (Lembaran Negara Republik Indonesia Tahun 2019 Nomor 183)"),
    (datetime.date(2022, 6, 16), "sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 13 Tahun 2022 tentang Perubahan Kedua atas P"),
    (datetime.date.max, "sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 13 Tahun 2022 tentang Perubahan Kedua atas P"),
])  # fmt: skip
def test_amendments_are_those_in_force_on_the_day_in_whatever_order_they_were_written(at, clause):
    assert CHANGED.amendment_clause(CHANGED.entries["uu"], at) == clause
    assert (
        CHANGED.citation(CHANGED.entries["uu"], at) == f"Undang-Undang Nomor 12 Tahun 2011 tentang P {clause}".rstrip()
    )


def test_the_regional_government_act_is_cited_as_of_2024(shipped):
    assert shipped.citation(shipped.entries["uu-23-2014"], END) == (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 "
        "Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah, "
        "terakhir dengan Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang "
        "Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 "
        "Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor 6856)"
    )


@pytest.mark.parametrize(
    ("at", "last"), [((2014, 12, 1), None), ((2015, 3, 17), "uu-2-2015"), ((2015, 3, 18), "uu-9-2015"),
                     ((2022, 6, 1), "uu-11-2020"), ((2023, 3, 1), "perppu-2-2022"), ((2023, 3, 31), "uu-6-2023")],
)  # fmt: skip
def test_older_papers_cite_the_amendment_of_their_own_day(shipped, at, last):
    changes = shipped.amendments(shipped.entries["uu-23-2014"], datetime.date(*at))
    assert (changes[-1] if changes else None) == (shipped.entries[last] if last else None)


def test_regulations_are_sorted_by_level_then_year_then_number_and_the_forming_law_leads_its_level():
    names = {
        "uud": act("uud", "Pasal 18 ayat (6)", 1945),
        "pembentuk": act("uu", 11, 2024, pembentuk="ya"),
        "uu-28": act("uu", 28, 1999),
        "perppu": act("perppu", 1, 2004),
        "uu-15": act("uu", 15, 2004),
        "uu-25": act("uu", 25, 2004),
        "pp": act("pp", 8, 2006),
        "perpres": act("perpres", 29, 2014),
        "permen": act("permen", 86, 2017, lembaga="Menteri"),
        "perda-prov": act("perda_provinsi", 3, 2019),
        "pergub": act("pergub", 1, 2019),
        "perda": act("perda", 7, 2016),
        "perbup": act("perbup", 1, 2000),
        "perbup-2": act("perbup", 12, 2000),
    }
    known = register(**names)
    backwards = list(names)[::-1]
    assert sorted(backwards, key=lambda name: known.sort_key(names[name])) == list(names)


def test_an_office_may_set_another_order_of_levels():
    known = Register({}, "Kabupaten Kebumen", urutan=("uud", "uu", "perda", "permen"))
    kinds = ["permen", "perda", "pp", "uu", "perppu"]
    assert sorted(kinds, key=known.level) == ["uu", "perppu", "perda", "permen", "pp"]


@pytest.mark.parametrize(
    ("nomor", "written"),
    [
        ("8", "08"),
        ("PER/9/M.PAN/5/2007", "PER/09/M.PAN/5/2007"),
        ("PER/9/M.PAN/5/2007", "PER-9/M.PAN/05"),
        ("XI", "xi"),
    ],
)
def test_a_number_is_known_however_it_is_written(nomor, written):
    each = act("permen", nomor, 2007)
    assert each.has_number(written, 2007)
    assert not each.has_number(written, 2008)


def test_the_shipped_register_is_whole(shipped):
    entries = shipped.entries
    assert len(entries) > 80
    assert not list(check_register(entries))
    assert all(each.sumber for each in entries.values())
    for each in entries.values():
        assert each.lembaran is None or each.jenis != "perpres" or each.tambahan is None  # butir 48
        assert [first_day(change.sejak) for change in each.diubah] == sorted(first_day(c.sejak) for c in each.diubah)
        assert all(
            shipped.known([change.oleh])[0].judul.startswith(("Perubahan", "Penetapan", "Cipta Kerja"))
            for change in each.diubah
        )


# What nobody has seen in the act itself or in published citations.
FROM_MEMORY = (
    "uu-13-2022", "uu-20-2023", "uu-1-2022", "uu-11-2023", "pp-11-2017", "pp-17-2020", "pp-12-2017", "pp-49-2018", "pp-13-2019",
    "pp-30-2019", "permendagri-86-2017", "permendagri-90-2019", "permenpanrb-25-2020",
)  # fmt: skip


def test_what_was_not_verified_says_so(shipped):
    assert not any(shipped.entries[key].terverifikasi for key in FROM_MEMORY)
    local = [each for each in shipped.entries.values() if each.jenis in ("perda", "perbup")]
    assert local
    assert not any(each.terverifikasi or each.nomor for each in local)
    assert not shipped.entries["pp-8-2008"].diganti.terverifikasi


def test_the_schema_for_editors_accepts_the_shipped_register_and_refuses_a_misspelt_key():
    schema = json.loads(starting.schema_of("peraturan"))
    jsonschema.Draft202012Validator.check_schema(schema)
    entries = yaml.safe_load(FILE.read_text("utf-8"))
    jsonschema.validate(entries, schema)
    entries["uu-23-2014"]["jdul"] = "x"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(entries, schema)


def test_the_example_in_the_register_is_an_entry_once_its_marks_are_taken_off():
    lines = FILE.read_text("utf-8").splitlines()
    start = lines.index("# perbup-12-2021:")
    example = yaml.safe_load("\n".join(line.removeprefix("# ") for line in lines[start : start + 6]))
    assert Peraturan.model_validate(example["perbup-12-2021"]).terverifikasi


def test_a_register_names_only_what_it_has():
    broken = {
        "a": act("uu", diubah=[{"oleh": "tidak-ada", "sejak": "2020-01-01"}, {"oleh": "a", "sejak": "2021-01-01"}]),
        "b": act("uu", diganti={"oleh": "aa, a", "sejak": "Januari 2021"}),
        "c": act("permen"),
    }
    found = [(each.code, each.field) for each in check_register(broken)]
    assert found == [
        ("K309", ("peraturan", "a", "diubah", 0, "oleh")),
        ("K309", ("peraturan", "a", "diubah", 1, "oleh")),
        ("K309", ("peraturan", "b", "diganti", "oleh")),
        ("K309", ("peraturan", "c")),
    ]


def test_first_day_of_a_month_without_a_day_is_its_first():
    assert first_day(Tanggal(2017, 9)) == datetime.date(2017, 9, 1)
