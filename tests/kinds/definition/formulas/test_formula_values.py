"""What formulas make of numbers, texts, dates, rows and blanks."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest

from kakdoc.kinds.definition.formulas import formula
from kakdoc.kinds.definition.formulas.formula import Calculation, FormulaError
from kakdoc.values.dates.tanggal import Tanggal

ROWS = [
    {"kode": "5.1", "harga": 30, "volume": Decimal(3), "induk": True},
    {"kode": "5.1.01", "harga": 10, "volume": Decimal("1.5"), "induk": False},
    {"kode": "5.1.02", "harga": 20, "volume": None, "induk": False},
]
SCOPE = {
    "a": 3,
    "b": Decimal("1.5"),
    "nol": 0,
    "teks": "x",
    "kosong": None,
    "ya": True,
    "hari_ini": Tanggal(2027, 3, 8),
    "besok": Tanggal(2027, 3, 12),
    "tahun_jauh": Tanggal(2040, 1, 1),
    "bulan_ini": Tanggal(2027, 3),
    "rincian": ROWS,
    "hampa": [],
    "daftar": ["p", "q"],
    "kelompok": {"nama": "Nama Contoh", "nip": None},
    "koefisien": SimpleNamespace(teks="4 Orang x 2 Hari", hasil=Decimal(8)),
    "pasal": [{"ayat": [{"n": 1}, {"n": 2}]}, {"ayat": []}, {"ayat": [{"n": 4}]}],
    "jumlah": 7,
}


def value(text: str):
    return formula.compile(text).value(SCOPE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jumlah + jumlah(rincian.harga)", 37),
        ("jumlah(rincian.volume)", Decimal("1.5")),
        ("rata(rincian.volume)", Decimal("1.5")),
        ("banyak(rincian)", 2),
        ("banyak(rincian.volume)", 1),
        ("banyak(hampa)", 0),
        ("banyak(kosong)", 0),
        ("banyak(daftar)", 2),
        ('baris(rincian, "kode", "5.1").harga', 30),
        ('isi(baris(rincian, "kode", "5.9").harga, 0)', 0),
        ('jumlah(saring(rincian, "induk", true).harga)', 30),
        ('banyak(saring(rincian, "harga", 20))', 1),
        ("jumlah(sampai(rincian.harga, 1))", 10),
        ("jumlah(sampai(rincian.harga, 0))", 0),
        ("jumlah(a, b, kosong)", Decimal("4.5")),
        ("jumlah(pasal.ayat.n)", 7),
        ("terkecil(a, b)", Decimal("1.5")),
        ("terbesar(hari_ini, besok)", Tanggal(2027, 3, 12)),
        ("koefisien * 100", Decimal(800)),
        ("koefisien.teks", "4 Orang x 2 Hari"),
        ("kelompok.nama", "Nama Contoh"),
        ("ada(kelompok.nip)", False),
        ("ada(nol)", True),
        ("ada(hampa)", False),
        ("isi(kosong, 5)", 5),
        ("isi(nol, 5)", 0),
        ("hari_ini.tahun", 2027),
        ("bulan_ini.bulan", 3),
        ("hari(hari_ini, besok)", 5),
        ("hari(hari_ini, hari_ini)", 1),
        ("hari_kerja(hari_ini, besok)", 0),
        ("libur(hari_ini)", "Hari Suci Nyepi"),
        ("ada(libur(tahun_jauh))", False),
        ("hari_ini < besok", True),
        ("hari_ini.nama_hari", "Senin"),
        ('besok.nama_hari == "Jumat"', True),
        ('"09.00 WIB" < "13.30"', True),
        ('"13.30 WIB" <= "09.00 WIB"', False),
        ("hari_ini == besok", False),
        ("terbilang(a * 1000)", "tiga ribu rupiah"),
        ("terbilang(b)", "satu rupiah lima puluh sen"),
        ('terbilang(a, "hari")', "tiga hari"),
        ('"Tahun " ~ hari_ini.tahun ~ " ke-" ~ a', "Tahun 2027 ke-3"),
        ('teks in ["x", "y"]', True),
        ('teks not in ["x", "y"]', False),
        ('kosong == "x"', False),
        ('kosong != "x"', True),
        ('kosong in ["x"]', False),
        ("0 <= a <= 3", True),
        ("0 < nol < 3", False),
        ("ya and a", True),
        ("not ya or nol", False),
        ("a / nol if nol else 0", 0),
        ("1 / 0 if kosong else 2", 2),
        ("a if ya else tidak_ada_isian_ini", 3),
        ("a > 0 and kosong == teks", False),
        ("(a * b)|bulat", 5),
        ("a|terbilang", "tiga rupiah"),
        ("-a + +b", Decimal("-1.5")),
    ],
)
def test_a_formula_gives(text, found):
    assert value(text) == found
    assert type(value(text)) is type(found)


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("harga * 2", "K721", "“harga” bukan nama isian"),
        ("jumlah(rincian.hargaa)", "K721", "“rincian” tidak mempunyai “hargaa”"),
        ("kelompok.umur", "K721", "“kelompok” tidak mempunyai “umur”"),
        ("a.b", "K725", "“a” bilangan, tidak mempunyai “b”"),
        ("teks.upper", "K725", "“teks” teks, tidak mempunyai “upper”"),
        ("hari_ini.date", "K725", "tanggal, tidak mempunyai “date”"),
        ("a / (a - 3)", "K723", "pembaginya nol"),
        ("a // nol", "K723", "pembaginya nol"),
        ("a % nol", "K723", "pembaginya nol"),
        ("rata(hampa)", "K723", "tidak ada nilai"),
        ("kosong + 1", "K724", "“kosong” kosong"),
        ("kosong > 0", "K724", "“kosong” kosong"),
        ("kosong == 0", "K724", "kosong"),
        ('"a" ~ kosong', "K724", "“kosong” kosong"),
        ("hari(kosong, besok)", "K724", "kosong"),
        ("hari(bulan_ini, besok)", "K724", "belum lengkap"),
        ("terkecil(hampa)", "K724", "tidak ada nilai"),
        ("teks * 3", "K725", "“teks” teks, bukan bilangan"),
        ("3 * teks", "K725", "“teks” teks, bukan bilangan"),
        ("teks + teks", "K725", "“teks” teks, bukan bilangan"),
        ("ya + 1", "K725", "ya atau tidak, bukan bilangan"),
        ("daftar * 2", "K725", "tabel atau daftar, bukan bilangan"),
        ("rincian + 1", "K725", "tabel atau daftar, bukan bilangan"),
        ("besok - hari_ini", "K725", "tanggal, bukan bilangan"),
        ("jumlah(daftar)", "K725", "teks, bukan bilangan"),
        ("teks == 5", "K725", "teks dibandingkan dengan bilangan"),
        ("a == true", "K725", "bilangan dibandingkan dengan ya atau tidak"),
        ("teks < teks", "K725", "teks, bukan bilangan"),
        ('"09.00" < teks', "K725", "teks, bukan bilangan"),
        ("hari_ini < a", "K725", "bilangan, bukan tanggal"),
        ('"x" in teks', "K725", "`in` memerlukan daftar"),
        ("hari(besok, hari_ini)", "K725", "mendahului"),
        ("terbilang(teks)", "K725", "teks, bukan bilangan"),
        ("terbilang(a / 7)", "K725", "pecahan sen"),
        ('terbilang(b, "hari")', "K725", "pecahan"),
        ("terbilang(999999999999999 * 1000000)", "K120", "999 kuadriliun"),
        ("bulat(a, b)", "K725", "di belakang koma"),
        ("bulat(a, 99)", "K725", "di belakang koma"),
        ("b ~ teks", "K725", "tidak dapat disambung"),
        ("banyak(a)", "K725", "bukan tabel"),
        ('baris(pasal, "ayat", 1).n', "K725", "tabel atau daftar dibandingkan dengan bilangan"),
        ('baris(rincian, "induk", false).harga', "K725", "ada 2 baris"),
        ('cari("apa-saja", a, hari_ini)', "K729", "“apa-saja” tidak ada"),
    ],
)
def test_a_formula_refuses(text, code, reason):
    with pytest.raises(FormulaError) as refused:
        value(text)
    assert refused.value.code == code
    assert reason in refused.value.message


def test_a_misspelt_name_gets_the_nearest():
    with pytest.raises(FormulaError) as refused:
        value("rincan")
    assert refused.value.remedy == "mungkin maksudnya “rincian”."


def test_a_paper_that_looks_at_too_many_cells_is_refused():
    many = {"tabel": [{"n": each} for each in range(1000)]}
    shared = Calculation(left=2500)
    total = formula.compile("jumlah(tabel.n)")
    assert total.value(many, shared) == total.value(many, shared) == 499500
    with pytest.raises(FormulaError) as refused:
        total.value(many, shared)
    assert refused.value.code == "K726"


def test_a_text_grows_only_so_far():
    with pytest.raises(FormulaError) as refused:
        formula.compile("a ~ a ~ a").value({"a": "x" * 9000})
    assert refused.value.code == "K726"
