"""The named rules over persons: what each tells, at which row, and what it leaves alone."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kakdoc.base.codes import CODES
from kakdoc.base.problems import Severity
from kakdoc.kinds.definition.named_rules import pay
from kakdoc.kinds.definition.named_rules.registry import RULES
from kakdoc.values.dates.tanggal import parse

SALARIES = {("III/a", 2): 2_873_500, ("III/b", 4): 3_089_300, ("IV/e", 32): 6_373_200}


def place(index, name):
    return ("pegawai", index, *name.split("."))


def told(rule, *rows, **parameters):
    found = RULES[rule].check(rows, parameters, place)
    return [(each.code, each.severity is Severity.GALAT, each.field, each.message) for each in found]


def codes(rule, *rows, **parameters):
    return [(code if fatal else code.lower()) for code, fatal, *_ in told(rule, *rows, **parameters)]


def person(nip="199001052015032004", born="5 Januari 1990", tmt="1 Maret 2015", sex="Perempuan"):
    return {"nip": nip, "lahir": parse(born), "cpns": parse(tmt), "jk": sex}


NIP = {"nip": "nip", "tanggal_lahir": "lahir", "tmt_cpns": "cpns", "jenis_kelamin": "jk"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ""),
        ({"nip": "19900105 201503 2 004"}, ""),
        ({"born": "Januari 1990"}, ""),
        ({"sex": "P"}, ""),
        ({"sex": "wanita"}, ""),
        ({"nip": "199001052015212004", "tmt": "1 Juli 2015"}, ""),
        (
            {"born": "6 Januari 1990"},
            "memuat tanggal lahir 5 Januari 1990, padahal tanggal lahirnya ditulis 6 Januari 1990",
        ),
        ({"born": "Mei 1990"}, "memuat tanggal lahir 5 Januari 1990, padahal tanggal lahirnya ditulis Mei 1990"),
        ({"tmt": "1 April 2015"}, "memuat pengangkatan Maret 2015, padahal TMT-nya ditulis 1 April 2015"),
        ({"nip": "199001052015212004", "tmt": "1 Juli 2016"}, "memuat pengangkatan tahun 2015"),
        ({"sex": "Laki-laki"}, "adalah nomor perempuan (angka ke-15 2), padahal jenis kelaminnya ditulis Laki-laki"),
        ({"sex": "laki laki"}, "adalah nomor perempuan"),
    ],
)
def test_a_nip_agrees_with_birth_appointment_and_sex(changed, said):
    found = told("nip", person(), person(**changed), **NIP)
    assert [each[:3] for each in found] == ([("K840", True, ("pegawai", 1, "nip"))] if said else [])
    assert all(said in each[3] for each in found)


def test_a_nip_in_a_group_is_compared_with_what_is_given_of_it():
    row = {"pegawai": {"nip": "199001052015032004", "tanggal_lahir": parse("1 Januari 1990")}}
    found = told("nip", row, nip="pegawai.nip", tanggal_lahir="pegawai.tanggal_lahir")
    assert [each[2] for each in found] == [("pegawai", 0, "pegawai", "nip")]
    assert codes("nip", {"nip": None, "lahir": None}, {"nip": "12"}, {}, **NIP) == []


@pytest.mark.parametrize(
    ("rank", "grade", "wrong"),
    [
        ("Penata Muda", "III/a", False),
        ("Penata Muda", "IV/a", True),
        ("Pembina Tingkat I", "IV/b", False),
        ("Pembina", "IV/b", True),
        ("Penata", "IX", True),
        (None, "IX", False),
        ("Penata", None, False),
    ],
)
def test_a_rank_belongs_to_its_grade(rank, grade, wrong):
    row = {"pangkat": rank, "gol": grade}
    assert codes("pangkat", row, pangkat="pangkat", golongan="gol") == ["K206"] * wrong


RISE = {"golongan_lama": "lama", "golongan_baru": "baru", "tmt": "tmt", "tmt_lama": "sejak", "jenis": "jenis"}


@pytest.mark.parametrize(
    ("old", "new", "since", "tmt", "kind", "expected"),
    [
        ("III/a", "III/b", "1 April 2022", "1 April 2026", None, []),
        ("III/d", "IV/a", "1 April 2022", "1 April 2026", "Reguler", []),
        ("III/a", "III/c", "1 April 2022", "1 April 2026", None, ["K841"]),
        ("II/d", "III/b", "1 April 2022", "1 April 2026", "penyesuaian ijazah", []),
        ("III/b", "III/a", "1 April 2022", "1 April 2026", "penyesuaian ijazah", ["K841"]),
        ("III/b", "III/b", "1 April 2022", "1 April 2026", None, ["K841"]),
        ("IX", "III/b", "1 April 2022", "1 April 2026", None, ["K841"]),
        ("III/a", "III/b", "1 April 2022", "2 April 2026", None, ["K842"]),
        ("III/a", "III/b", "1 Maret 2020", "1 Maret 2026", None, []),
        ("III/a", "III/b", "1 Oktober 2020", "1 Maret 2025", None, ["k842"]),
        ("III/a", "III/b", "1 Oktober 2020", "1 Februari 2025", None, []),
        ("III/a", "III/b", "1 April 2019", "1 Februari 2023", None, ["k842", "k843"]),
        ("III/a", "III/b", "1 Mei 2022", "1 April 2026", "reguler", ["k843"]),
        ("III/a", "III/b", "1 Mei 2024", "1 April 2026", "pilihan", []),
        ("III/a", "III/b", "1 Mei 2027", "1 April 2026", None, ["k843"]),
        ("III/a", "III/b", "April 2022", "April 2026", None, []),
    ],
)
def test_a_rank_rises_by_one_step_on_a_first_after_four_years(old, new, since, tmt, kind, expected):
    row = {"lama": old, "baru": new, "sejak": parse(since), "tmt": parse(tmt), "jenis": kind}
    assert codes("kenaikan_pangkat", row, **RISE) == expected


def test_a_number_stands_once_and_so_does_a_person():
    ani, budi = "199001052015032004", "198002022005011003"
    rows = [
        {"nip": ani, "nama": "Contoh Satu, S.E."},
        {"nip": budi, "nama": "Contoh Dua"},
        {"nip": ani, "nama": "Contoh Tiga"},
        {"nip": "198002022005011030", "nama": "Drs. Contoh Dua, M.M."},
        {"nip": "197512122000121001", "nama": "Contoh Satu"},
        {"nip": None, "nama": "contoh  dua"},
    ]
    found = told("unik", *rows, nomor="nip", nama="nama")
    assert [each[:3] for each in found] == [
        ("K844", True, ("pegawai", 2, "nip")),
        ("K844", False, ("pegawai", 3, "nama")),
        ("K844", False, ("pegawai", 5, "nama")),
    ]
    assert "sudah ada di baris ke-1 tabel ini" in found[0][3]


def test_any_number_is_told_when_it_stands_twice():
    rows = [{"sk": "800/1/2027"}, {"sk": "800/2/2027"}, {"sk": "800/1/2027 "}, {"sk": ""}, {"sk": None}]
    assert [each[2][1] for each in told("unik", *rows, nomor="sk")] == [2]


POSTS = {"jabatan_lama": "lama", "jabatan_baru": "baru", "unit_lama": "dari", "unit_baru": "ke"}


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (("Analis", "Dinas A"), ("Analis", "Dinas B"), False),
        (("Analis", "Dinas A"), ("Arsiparis", "Dinas A"), False),
        (("Analis", "Dinas A"), ("analis.", "Dinas  A"), True),
        (("Analis", None), ("Analis", None), True),
        ((None, "Dinas A"), (None, "Dinas A"), False),
    ],
)
def test_a_new_post_is_not_the_old_one(old, new, wrong):
    row = {"lama": old[0], "dari": old[1], "baru": new[0], "ke": new[1]}
    assert codes("jabatan_berubah", row, **POSTS) == ["K845"] * wrong


PENSION = {"tanggal_lahir": "lahir", "berhenti": "akhir", "tmt": "tmt", "bup": "bup"}


@pytest.mark.parametrize(
    ("born", "ends", "begins", "age", "expected"),
    [
        ("12 Februari 1969", "28 Februari 2027", "1 Maret 2027", 58, []),
        ("12 Februari 1968", "29 Februari 2028", "1 Maret 2028", 60, []),
        ("12 Februari 1968", "28 Februari 2028", "1 Maret 2028", 60, ["K846"]),
        ("31 Desember 1968", "31 Desember 2026", "1 Januari 2027", 58, []),
        ("31 Desember 1968", "31 Desember 2026", "1 Desember 2026", 58, ["K846"]),
        ("31 Desember 1968", "31 Desember 2026", "1 Januari 2026", 58, ["K846"]),
        ("12 Mei 1969", "31 Mei 2027", "2 Juni 2027", 58, ["K846"]),
        ("12 Mei 1969", "30 Juni 2027", "1 Juli 2027", 58, ["K846"]),
        ("12 Mei 1967", "31 Mei 2027", "1 Juni 2027", 58, ["K846"]),
        ("12 Mei 1967", "31 Mei 2027", "1 Juni 2027", None, []),
        ("12 Mei 1966", "31 Mei 2027", "1 Juni 2027", None, ["K846"]),
        ("12 Mei 1957", "31 Mei 2027", "1 Juni 2027", Decimal(70), ["k846"]),
        ("12 Mei 1969", None, "1 Juni 2027", 58, []),
        ("12 Mei 1969", None, "1 Mei 2027", 58, ["K846"]),
        ("12 Mei 1969", "Mei 2027", "Juni 2027", "58 tahun", []),
    ],
)
def test_service_ends_with_the_month_of_the_age_and_the_pension_begins_with_the_next(born, ends, begins, age, expected):
    row = {"lahir": parse(born), "akhir": ends and parse(ends), "tmt": parse(begins), "bup": age}
    assert codes("usia_pensiun", row, **PENSION) == expected


def test_the_age_may_stand_in_the_definition_and_the_birth_in_the_nip():
    row = {"nip": "196905121994031002", "akhir": parse("31 Mei 2027"), "tmt": parse("1 Juni 2027")}
    names = {"nip": "nip", "berhenti": "akhir", "tmt": "tmt"}
    assert codes("usia_pensiun", row, **names, bup="58") == []
    assert codes("usia_pensiun", row, **names, bup="60") == ["K846"]
    assert codes("usia_pensiun", row, **names, bup="59") == ["k846", "K846"]


def find(table, grade, years, day):
    assert (table, str(day)) == ("gaji-pokok", "1 April 2026")
    return SALARIES.get((grade, years))


PAY = {"gaji": "gaji", "golongan": "gol", "masa_kerja": "mkg", "tanggal": "tmt"}


@pytest.mark.parametrize(
    ("rule", "paid", "grade", "years", "expected"),
    [
        ("gaji_pokok", 2_873_500, "III/a", 2, []),
        ("gaji_pokok", 2_873_500, "III/a", "2 tahun 7 bulan", []),
        ("gaji_pokok", 2_860_000, "III/a", Decimal(2), ["K847"]),
        ("gaji_pokok", Decimal("3089300.50"), "III/b", 4, ["K847"]),
        ("gaji_pokok", 1, "II/a", 99, []),
        ("gaji_cpns", 2_298_800, "III/a", 2, []),
        ("gaji_cpns", 2_873_500, "III/a", 2, ["K848"]),
        ("gaji_pokok", None, "III/a", 2, []),
    ],
)
def test_pay_is_that_of_the_table(rule, paid, grade, years, expected):
    row = {"gaji": paid, "gol": grade, "mkg": years, "tmt": parse("1 April 2026"), pay.CARI: find}
    assert codes(rule, row, **PAY) == expected


def test_pay_of_the_table_is_told_with_how_it_comes_about():
    row = {"gaji": 2_873_500, "gol": "III/a", "mkg": 2, "tmt": parse("1 April 2026"), pay.CARI: find}
    (found,) = RULES["gaji_cpns"].check([row], PAY, place)
    assert found.message == "gaji CPNS Rp2.873.500 bukan 80% dari Rp2.873.500 (golongan III/a, masa kerja 2 tahun)."
    assert found.remedy.startswith("tulis Rp2.298.800, ")


SERVICE = {
    "tahun": "thn", "bulan": "bln", "tahun_lama": "thn0", "bulan_lama": "bln0", "tmt": "tmt", "tmt_lama": "sejak",
    "golongan": "gol", "golongan_lama": "gol0",
}  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "grades", "expected"),
    [
        ((4, 3), (8, 3), "III/a III/b", []),
        ((4, 3), (8, 2), "III/a III/b", ["k850"]),
        ((4, 3), (9, 0), "III/a III/b", []),
        ((8, 3), (7, 3), "II/d III/a", []),
        ((4, 13), (9, 0), "III/a III/b", ["K850", "k850"]),
        ((4, 3), (8, 12), "III/a III/b", ["K850"]),
    ],
)
def test_service_grows_with_time(old, new, grades, expected):
    before, after = grades.split()
    row = {
        "thn0": old[0], "bln0": old[1], "thn": new[0], "bln": new[1], "gol0": before, "gol": after,
        "sejak": parse("1 April 2022"), "tmt": parse("1 April 2026"),
    }  # fmt: skip
    assert codes("masa_kerja", row, **SERVICE) == expected


def test_dates_do_not_run_backwards():
    row = {"tmt": parse("1 April 2027"), "tanggal": parse("2 April 2027"), "pertek": parse("1 Mei 2027")}
    assert codes("tmt", row, tmt="tmt", tanggal="tanggal") == ["k849"]
    assert codes("tmt", row, tmt="pertek", tanggal="tanggal") == []
    assert codes("tmt", {**row, "tanggal": parse("April 2027")}, tmt="tmt", tanggal="tanggal") == []
    assert codes("urutan_tanggal", row, lebih_dulu="pertek", kemudian="tanggal") == ["K853"]
    assert codes("urutan_tanggal", row, lebih_dulu="tmt", kemudian="tanggal") == []
    (found,) = RULES["urutan_tanggal"].check(
        [{"surat": {"tanggal": parse("2 Mei 2027")}, "tmt": parse("1 Mei 2027")}],
        {"lebih_dulu": "surat.tanggal", "kemudian": "tmt"},
        place,
    )
    assert found.message == "tmt 1 Mei 2027 lebih dulu daripada tanggal surat 2 Mei 2027."
    names = {"tmt_cpns": "cpns", "tmt_pns": "pns"}
    assert codes("masa_percobaan", {"cpns": parse("1 Maret 2026"), "pns": parse("1 Maret 2027")}, **names) == []
    assert codes("masa_percobaan", {"cpns": parse("1 Maret 2026"), "pns": parse("1 Februari 2027")}, **names) == [
        "K852"
    ]


HEADINGS = (
    "Nama; NIP; Tanggal Lahir; Unit Kerja; Pangkat/Gol. Ruang Lama; Pangkat/Gol. Ruang Baru; Masa Kerja Golongan; "
    "Masa Kerja Pensiun; Berhenti Akhir Bulan; Pensiun TMT; Pensiun Pokok"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("diberi pangkat baru sebagaimana lajur 6 terhitung mulai tanggal pensiun TMT pada lajur 10", []),
        ("diberhentikan pada akhir bulan sebagaimana tersebut dalam lajur 9", []),
        ("diberi pensiun pokok sebagaimana lajur 12", ["K851"]),
        ("nama pada lajur 1, lajur 2, dan lajur 14", ["K851"]),
        ("orang pada lajur 0", ["K851"]),
        ("dinaikkan pangkatnya menjadi pangkat sebagaimana tersebut dalam lajur 5", ["k851"]),
        ("dari pangkat lajur 5 menjadi pangkat lajur 6", []),
        ("diberi pensiun pokok sebagaimana tersebut dalam lajur 7", ["k851"]),
        ("sebagaimana tersebut dalam lajur 7", []),
        ("menaikkan pangkat pegawai yang namanya tersebut dalam lajur 1", []),
        ("jalur 12 dan lajuran 13", []),
    ],
)
def test_a_column_that_a_text_names_is_there_and_is_the_one_meant(text, expected):
    assert codes("lajur", {"isi": text}, teks="isi", kolom=HEADINGS) == expected


def test_a_column_is_told_at_its_place_in_the_dictum():
    row = {"menimbang": ("bahwa a", "bahwa b"), "diktum": [{"isi": "memberi pensiun"}, {"isi": "sejak lajur 12"}]}
    (found,) = RULES["lajur"].check([row], {"teks": "menimbang, diktum", "kolom": HEADINGS}, place)
    assert (found.field, found.offset) == (("pegawai", 0, "diktum", 1, "isi"), 6)
    assert "11 lajur" in found.message


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_which_codes_it_tells_and_where_it_comes_from(name):
    rule = RULES[name]
    assert set(rule.codes.split()) <= CODES.keys()
    assert {each for code in rule.codes.split() for each in CODES[code].sources.split()} & set(rule.source.split())
    assert re.fullmatch(r"[a-z_]+", name)
    assert any(each.needed for each in rule.parameters.values())


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_nothing_of_what_was_left_out(name):
    parameters = {each: each for each in RULES[name].parameters}
    assert codes(name, {}, dict.fromkeys(parameters), **parameters) == []


@pytest.mark.parametrize(
    ("said", "paid", "expected"),
    [
        ("Konsumsi rapat untuk 26 (dua puluh enam) orang x Rp45.000,00", 1_170_000, []),
        ("Konsumsi rapat untuk 26 (dua puluh enam) orang x Rp45.000,00", 1_710_000, ["k204"]),
        ("Konsumsi 32 orang x 2 hari x Rp35.000,00 pada tanggal 20 Februari 2027", 2_240_000, []),
        ("Konsumsi 32 orang × 2 hari @ Rp 35.000", 2_420_000, ["k204"]),
        ("Konsumsi 32 orang x Rp35.000 dan sewa 1 hari x Rp500.000", 2_420_000, []),
        ("Kertas 10 rim x Rp50.000 termasuk PPN 11%", 555_000, []),
        ("Pembelian kertas 10 rim", 555_000, []),
    ],
)
def test_what_a_receipt_works_out_is_what_it_pays(said, paid, expected):
    assert codes("perkalian", {"untuk": said, "jumlah": paid}, teks="untuk", jumlah="jumlah") == expected
