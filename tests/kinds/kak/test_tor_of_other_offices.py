"""TORs of other offices: codes of the APBN, koefisien and PPN, HPS, identity and cover as data."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import PROJECT
from kinds.decree.decrees import office
from word.making import paragraphs

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.kak import checks
from kakdoc.kinds.kak.checking import codes, figures, procurement, timing
from kakdoc.kinds.kak.front import BarisIdentitas, BarisSampul, cover, identity
from kakdoc.kinds.kak.lines import Rincian
from kakdoc.kinds.kak.schema import Kak
from kakdoc.values import koefisien
from kakdoc.values.rupiah import ppn

OFFICE = office()
MINISTRY = PROJECT / "tests" / "examples" / "kak" / "benar" / "satuan-kerja-kementerian.yaml"


def tor(*sections: dict[str, Any], tahun: str = "2027", **fields: Any) -> Kak:
    basic = {
        "jenis": "kak",
        "tahun_anggaran": tahun,
        "program": "Contoh",
        "kegiatan": "Contoh",
        "tanggal": "Januari 2027",
    }
    bagian = sections or ({"jenis": "teks", "judul": "Latar", "isi": "Satu."},)
    return Kak.model_validate({**basic, "bagian": bagian, "instansi": OFFICE, **fields})


def budget(*lines: dict[str, Any], kode: str | None = None, **fields: Any) -> dict[str, Any]:
    given = lines or ({"uraian": "Belanja", "jumlah": "1.000.000"},)
    return {"jenis": "anggaran", "sub_kegiatan": [{"nama": "Contoh", "kode": kode, "rincian": given}], **fields}


def told(check: Any, paper: Kak) -> list[str]:
    return [each.code for each in check(paper)]


@pytest.mark.parametrize(
    "code", ["054.01.GG", "2896", "2896.BMA", "2896.BMA.004", "051", "A", "0A", "051.A", "521211", "5.03.02", "WA"]
)
def test_codes_of_sipd_and_of_the_apbn_are_read(code):
    assert tor(kode_program=code).kode_program == code


@pytest.mark.parametrize(
    "code", ["5.3a", "054.01.gg", "054,01,GG", "ABCD", "2896.BMAX", "054..GG", "054.01.", "-", "A B"]
)
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValueError, match=r"yang dipisah titik|belum diisi"):
        tor(kode_program=code)


@pytest.mark.parametrize(
    ("given", "part", "wrong"),
    [
        ({"kode_program": "054.01.GG", "kode_kegiatan": "2896"}, None, False),
        ({"kode_program": "054.01.GG", "kode_kegiatan": "054.01.GG.2896"}, None, False),
        (
            {"kode_kegiatan": "2896", "kro": "K", "kode_kro": "2896.BMA", "ro": "R", "kode_ro": "2896.BMA.004"},
            "051",
            False,
        ),
        ({"kode_kegiatan": "2896", "kro": "K", "kode_kro": "BMA", "ro": "R", "kode_ro": "004"}, "051.A", False),
        ({"kode_kegiatan": "2896", "kro": "K", "kode_kro": "2897.BMA"}, None, True),
        ({"kro": "K", "kode_kro": "2896.BMA", "ro": "R", "kode_ro": "2896.BMB.004"}, None, True),
        ({"kode_program": "054.01.GG", "kode_kegiatan": "5.03.02.2.02"}, None, True),
        ({"kode_program": "5.03.02", "kode_kegiatan": "5.03.02.2.02"}, "5.03.02.2.02.0001", False),
        ({"kode_program": "5.03.02", "kode_kegiatan": "2896"}, None, True),
        ({"kode_program": "5.03.02", "kode_kegiatan": "5.03.02.2.02"}, "051", True),
    ],
)
def test_a_code_continues_the_one_above_it_in_its_own_shape(given, part, wrong):
    assert told(codes.check_kode, tor(budget(kode=part), **given)) == (["K212"] if wrong else [])


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ({"koefisien": "3 orang x 2 hari x 1 kali", "harga_satuan": "55.000"}, 330000),
        ({"koefisien": "3 org × 2 hr", "harga_satuan": "55.000"}, 330000),
        ({"koefisien": "3*2", "harga_satuan": "55.000"}, 330000),
        ({"koefisien": "2 box x 12 bulan", "harga_satuan": "10.000"}, 240000),
        ({"koefisien": "1,5 bulan x 1.000 lembar x 2 kali x 1 paket", "harga_satuan": "100"}, 300000),
        ({"volume": "3 orang x 2 hari", "harga_satuan": "55.000"}, 330000),
        ({"volume": "40 OH", "harga_satuan": "150.000"}, 6000000),
        ({"volume": "121", "harga_satuan": "33.333", "ppn": "12% x 11/12"}, 4476955),
        ({"volume": "121", "harga_satuan": "33.333", "ppn": "11%"}, 4476955),
        ({"volume": "1", "harga_satuan": "50", "ppn": "11 %"}, 56),
        ({"volume": "1", "harga_satuan": "45", "ppn": "0,10"}, 50),
        ({"volume": "1", "harga_satuan": "1.000.000", "ppn": "0"}, 1000000),
        ({"jumlah": "7.000", "ppn": "11%"}, 7000),
    ],
)
def test_a_line_is_computed_from_koefisien_and_ppn(line, amount):
    assert Rincian.model_validate({"uraian": "Belanja", **line}).jumlah == amount


@pytest.mark.parametrize(
    ("typed", "shown", "percent"),
    [("11", "11%", 11), ("PPN 11%", "11%", 11), ("0.11", "11%", 11), ("12% dari 11/12", "12% × 11/12", 11),
     ("11/12 x 12%", "12% × 11/12", 11), ("10 persen", "10%", 10), ("12%", "12%", 12)],
)  # fmt: skip
def test_a_rate_of_tax_is_read_as_it_is_written(typed, shown, percent):
    assert (str(ppn.parse(typed)), ppn.parse(typed).tarif * 100) == (shown, percent)


@pytest.mark.parametrize("typed", ["ada", "110%", "12% x 12/11", "11% + 1", "Rp 100"])
def test_what_is_no_rate_of_tax_is_refused(typed):
    with pytest.raises(InvalidValue, match="bukan tarif"):
        ppn.parse(typed)


@pytest.mark.parametrize(
    ("rate", "year", "wrong"),
    [("11%", "2027", False), ("12% x 11/12", "2027", False), ("12%", "2027", True), ("10%", "2027", True),
     ("10%", "2022", False), ("10%", "2021", False), ("12%", "2024", True), ("0", "2027", False)],
)  # fmt: skip
def test_a_rate_that_does_not_hold_in_the_year_is_told(rate, year, wrong):
    line = {"uraian": "Belanja", "volume": "1", "harga_satuan": "1.000", "ppn": rate}
    assert told(procurement.check_ppn, tor(budget(line), tahun=year)) == (["K244"] if wrong else [])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"koefisien": "3 orang x 2 hari", "harga_satuan": "100", "jumlah": "500"}, "koefisien × harga satuan = Rp600"),
        (
            {"volume": "1", "harga_satuan": "100", "ppn": "11%", "jumlah": "100"},
            "volume × harga satuan + PPN 11% = Rp111",
        ),
        ({"koefisien": "3 orang x 2 hari", "volume": "5", "harga_satuan": "100"}, "koefisien 3 orang x 2 hari = 6"),
        ({"volume": "3", "satuan": "orang x 2 hari", "harga_satuan": "100"}, "satuan “orang x 2 hari” memuat pengali"),
    ],
)
def test_what_a_line_says_twice_must_agree(line, message):
    (problem,) = figures.check_rincian(tor(budget({"uraian": "Belanja", **line})))
    assert problem.code == "K204"
    assert problem.message.startswith(message)


@pytest.mark.parametrize("unit", ["lembar 2 x 3 m", "orang/hari", "m2", "paket x", "box 12x50 g", "kali - dua arah"])
def test_measures_in_a_unit_are_no_factors(unit):
    line = {"uraian": "Belanja", "volume": "3", "satuan": unit, "harga_satuan": "100"}
    assert told(figures.check_rincian, tor(budget(line))) == []


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("3 orang + 2 orang", True), ("3 orang x 2 hari + 1 hari", True), ("3 orang - 2 hari", True),
        ("3 orang x 2 hari = 7 OH", True), ("3 orang x 2 hari = OH", True),
        ("3 orang x 2 hari = 6 OH", False), ("3 orang x 2 hari =6 OH", False), ("3 orang/hari x 2 kali", False),
        ("2 paket (pagi-sore) x 3 hari", False),
    ],
)  # fmt: skip
def test_a_coefficient_that_is_no_product_or_tells_another_one_is_refused(typed, wrong):
    if wrong:
        with pytest.raises(InvalidValue):
            koefisien.parse(typed)
    else:
        assert koefisien.parse(typed).hasil == 6


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("HPS sebesar Rp1.500.000,00 (satu juta lima ratus ribu rupiah).", True),
        ("Harga Perkiraan Sendiri (HPS) senilai Rp. 1.000.001,-", True),
        ("Pagu Rp1.000.000 dengan HPS Rp 1.200.000.", True),
        ("HPS sebesar Rp900.000 dari pagu Rp1.000.000.", False),
        ("HPS disusun dari pagu sebesar Rp9.000.000 tahun lalu.", False),
        ("HPS ditetapkan PPK. Belanja tahun lalu Rp9.000.000.", False),
        ("Tahun lalu dibelanjakan Rp9.000.000.", False),
    ],
)
def test_an_estimate_above_the_ceiling_is_told_wherever_it_stands(text, wrong):
    found = told(procurement.check_hps, tor(budget(), {"jenis": "teks", "judul": "Biaya", "isi": text}))
    assert found == (["K243"] if wrong else [])


@pytest.mark.parametrize(
    "paper",
    [
        tor(budget(hps="1.000.001")),
        tor(budget(), identitas=[{"label": "Nilai HPS", "isi": "Rp1.000.001"}]),
        tor(
            budget(),
            {
                "jenis": "tabel",
                "judul": "Paket",
                "kolom": [{"judul": "a"}, {"judul": "b"}],
                "baris": [["HPS", "Rp 2.000.000"]],
            },
        ),
    ],
)
def test_an_estimate_of_its_own_is_compared_too(paper):
    assert told(procurement.check_hps, paper) == ["K243"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Pagu Rp1.000.000 dengan HPS sebesar Rp950.000.", False),
        ("Biaya Rp1.000.000 termasuk PPN 11% sebesar Rp99.099.", False),
        ("Biaya kegiatan sebesar Rp950.000.", True),
        ("HPS telah disusun. Biaya kegiatan sebesar Rp950.000.", True),
    ],
)
def test_an_estimate_in_the_introduction_is_no_wrong_total(text, wrong):
    assert told(figures.check_pengantar, tor(budget(pengantar=text))) == (["K217"] if wrong else [])


def test_rows_of_identity_stand_before_or_after_those_of_every_paper():
    own = [
        BarisIdentitas(label="DIPA:", isi="x"),
        BarisIdentitas.model_validate({"label": "Satuan Kerja", "isi": "y", "letak": "sebelum"}),
    ]
    rows = identity(own, [("Program", "p"), ("Kegiatan", "k")])
    assert [each["label"] for each in rows] == ["Satuan Kerja", "Program", "Kegiatan", "DIPA"]


def test_a_cover_prints_words_as_what_they_stand_for_and_all_else_as_written():
    typed = [{"isi": "KOP", "letak": "atas"}, "judul", "Paket Contoh", {"isi": "logo", "letak": "atas"}, "sub_kegiatan"]
    own = [BarisSampul.model_validate(each) for each in typed]
    words = {"kop": ["Pemerintah", "Dinas"], "judul": ["KAK"], "sub kegiatan": []}
    lines = {
        zone: [each["teks"] or each["logo"] for each in found] for zone, found in cover(own, words, logo=True).items()
    }
    assert lines == {"atas": ["Pemerintah", "Dinas", True], "tengah": ["KAK", "Paket Contoh"], "bawah": []}
    assert cover(own, words, logo=False)["atas"][-1]["teks"] == "Dinas"
    assert cover((), words, logo=True) == {}


def test_the_paper_of_a_ministry_prints_its_levels_and_is_the_same_from_a_workbook(folder, kakdoc):
    (folder / "inputs" / "a.yaml").write_bytes(MINISTRY.read_bytes())
    assert kakdoc("ubah", "inputs/a.yaml", "inputs/b.xlsx").code == 0
    assert kakdoc("buat", "inputs/a.yaml", "inputs/b.xlsx", "--ketat").code == 0
    first, second = (list(paragraphs((folder / "outputs" / f"{name}.docx").read_bytes())) for name in "ab")
    assert first == second
    text = "\n".join(first)
    for each in (
        "2896.BMA.004 – Publikasi Statistik", "Komponen Persiapan (051), dengan pagu Rp12.006.955", "Akun", "521211",
        "A. Pelatihan petugas", "7.530.000", "3 orang x 2 hari x 1 kali × Rp55.000", "121 buku × Rp33.333 + PPN 12% × 11/12",
        "40 OH × Rp150.000", "Harga Perkiraan Sendiri (HPS) sebesar Rp10.000.000", "Kegiatan Statistik Kependudukan",
        "Indikator Kinerja Kegiatan", "Rincian Output 2896.BMA.004", "Jalan Contoh Nomor 1",
    ):  # fmt: skip
        assert each in text
    place = first.index("Pelaksanaan lapangan")
    assert [each for each in first[place : place + 20] if each][:6] == ["Pelaksanaan lapangan", *["x"] * 5]
    signed = ["Mengetahui,", "Kuasa Pengguna Anggaran,", "Kebumen, 4 Januari 2027", "Pejabat Pembuat Komitmen,"]
    place = first.index(signed[0])
    assert first[place : place + 4] == signed


def test_a_code_of_kro_or_ro_without_its_name_is_printed():
    rows = tor(kode_kro="BMA", kode_ro="004").context()["baris_identitas"]
    assert [(row["label"], row["isi"]) for row in rows[2:]] == [
        ("Klasifikasi Rincian Output", "BMA"),
        ("Rincian Output", "004"),
    ]


@pytest.mark.parametrize("extra", [{"koefisien": "3 orang x 2 hari"}, {"ppn": "11%"}])
def test_a_coefficient_or_a_tax_without_a_price_is_told_as_it_is_not_printed(extra):
    paper = tor(budget({"uraian": "Belanja", "jumlah": "1.000.000", **extra}))
    assert [(each.code, each.field[-1]) for each in figures.check_rincian(paper)] == [("K111", "harga_satuan")]


@pytest.mark.parametrize(
    ("mulai", "lama", "told_of"),
    [
        ("Maret 2026", "4", ["K213"]),
        ("Maret 2028", "4", ["K213"]),
        ("Oktober 2026", "6", []),
        ("Maret 2027", "4", []),
        ("Maret", "4", []),
    ],
)
def test_a_schedule_without_a_month_of_the_fiscal_year_is_told(mulai, lama, told_of):
    rows = [{"uraian": "Persiapan", "waktu": "1"}]
    schedule = {"jenis": "jadwal_rinci", "satuan": "minggu", "mulai": mulai, "lama": lama, "baris": rows}
    assert told(timing.check_times, tor(schedule)) == told_of


@pytest.mark.parametrize(
    ("fields", "told_of"),
    [
        ({"sampul": ["judul"], "bersampul": "tidak"}, [("sampul",)]),
        ({"sampul": ["judul", "Logo"]}, [("sampul", 1, "isi")]),
        ({"sampul": ["judul"]}, []),
        ({"bersampul": "tidak"}, []),
    ],
)
def test_what_is_not_printed_of_a_cover_is_told(fields, told_of):
    assert [each.field for each in checks.check_cover(tor(**fields))] == told_of


@pytest.mark.parametrize(
    ("groups", "torn"),
    [
        (["Z", "Q", "Z"], ["Z"]),
        (["Z", None, "Z"], ["Z"]),
        (["Honor tim", "Honor Tim"], ["Honor Tim"]),
        (["Z", "Q", "Z", "Q", "Z"], ["Z", "Q", "Z"]),
        (["Z", "Z", "Q", "Q", None, None], []),
        ([None, None], []),
        (["Honor", "Honorarium"], []),
    ],
)
def test_a_group_of_lines_that_begins_again_is_told(groups, torn):
    lines = [{"uraian": f"Belanja {n}", "jumlah": "1.000", "kelompok": each} for n, each in enumerate(groups)]
    problems = list(figures.check_groups(tor(budget(*lines))))
    assert [each.message.split("“")[1].split("”")[0] for each in problems] == torn
    assert {(each.code, each.fatal) for each in problems} <= {("K246", False)}


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({}, "Sub Kegiatan"),
        ({"kode_program": "5.03.02", "kode_kegiatan": "5.03.02.2.02"}, "Sub Kegiatan"),
        ({"kode_program": "054.01.GG"}, "Komponen"),
        ({"kro": "Data dan Informasi Publik"}, "Komponen"),
        ({"kode_ro": "2896.BMA.004"}, "Komponen"),
    ],
)
def test_parts_of_a_budget_of_the_apbn_are_called_so_in_every_office(fields, level):
    assert tor(budget(), **fields).level == level
    assert tor(budget(sebutan="Sub Komponen"), **fields).level == "Sub Komponen"
