"""What a formula may say, and what is refused before anything is computed."""

from __future__ import annotations

import pickle

import pytest

from kakdoc.kinds.definition.formulas import formula
from kakdoc.kinds.definition.formulas.formula import FormulaError

REFUSED = {
    "": ("K720", "kosong"),
    "a b": ("K720", "masih ada tulisan lain"),
    "a if b": ("K720", "tanpa `else`"),
    "-2 ** 2": ("K720", "perpangkatan"),
    "2 ** a": ("K720", "perpangkatan"),
    "a ^ 2": ("K720", "perpangkatan"),
    "a * b|bulat": ("K720", "di samping tanda hitung"),
    "a|bulat * b": ("K720", "di samping tanda hitung"),
    "a|bulat == b": ("K720", "di samping tanda hitung"),
    "a|sum": ("K721", "“sum” tidak dikenal"),
    "a|round": ("K721", "“round” tidak dikenal"),
    "a|float": ("K721", "“float” tidak dikenal"),
    "a|int": ("K721", "“int” tidak dikenal"),
    "a|attr('x')": ("K721", "“attr” tidak dikenal"),
    "a is defined": ("K720", "`is`"),
    "a is none": ("K720", "`is`"),
    "a == none": ("K720", "`none`"),
    "a * 0,11": ("K720", "“0,11” dapat dibaca dua cara"),
    "a, b": ("K720", "koma di luar kurung"),
    "(a, b)": ("K720", "koma di luar kurung"),
    "bulat(a * 0,11)": ("K720", "“0,11” dapat dibaca dua cara"),
    "bulat(a;2)": ("K720", "titik koma"),
    "a * 11%": ("K720", "tanda %"),
    "=a + b": ("K720", "sama dengan"),
    "a = b": ("K720", "sama dengan"),
    "{{ a }}": ("K720", "kurung kurawal"),
    "{'a': 1}": ("K720", "kurung kurawal"),
    "a }} b": ("K720", "masih ada tulisan lain"),
    "50.000 * a": ("K720", "“50.000” dapat dibaca dua cara"),
    "1_000": ("K720", "“1_000” bukan angka"),
    "1e5": ("K720", "“1e5” bukan angka"),
    "0x10": ("K720", "“0x10” bukan angka"),
    "9" * 400: ("K726", "lebih dari 15 angka"),
    "0.1234567890123456789": ("K726", "lebih dari 15 angka"),
    "a." + "b" * 1000: ("K726", "lebih dari 1000 huruf"),
    "(" * 400 + "a" + ")" * 400: ("K726", "kurungnya lebih dari 20 tingkat"),
    "not " * 240 + "a": ("K726", "lebih dari 200 unsur"),
    "+".join("a" * 150): ("K726", "lebih dari 200 unsur"),
    "a.__class__": ("K721", "“__class__” bukan nama"),
    "a.__class__.__mro__": ("K721", "“__class__” bukan nama"),
    "_rahasia": ("K721", "“_rahasia” bukan nama"),
    "''.format(a)": ("K720", "yang dipanggil hanya fungsi"),
    "a.copy()": ("K720", "yang dipanggil hanya fungsi"),
    "jumlah(*a)": ("K720", "yang dipanggil hanya fungsi"),
    "jumlah(a=1)": ("K720", "yang dipanggil hanya fungsi"),
    "range(9)": ("K721", "fungsi “range” tidak dikenal"),
    "jumlh(a)": ("K721", "fungsi “jumlh” tidak dikenal"),
    "bulat()": ("K720", "diberi 0 nilai"),
    "hari(a)": ("K720", "diberi 1 nilai"),
    "a[0]": ("K720", "kurung siku"),
    "a['__class__']": ("K720", "kurung siku"),
    "baris(tabel, kolom, 1)": ("K720", "tanda kutip"),
    "cari(tarif, a, b)": ("K720", "tanda kutip"),
    "a dan b": ("K720", "masih ada tulisan lain"),
    "jika a": ("K720", "masih ada tulisan lain"),
    "a +": ("K720", "tidak terbaca"),
    "(a": ("K720", "tidak terbaca"),
    "'a": ("K720", "tidak terbaca"),
    "a @ b": ("K720", "tidak terbaca"),
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:30])
def test_what_would_mean_something_else_is_refused_with_its_reason(text):
    code, reason = REFUSED[text]
    with pytest.raises(FormulaError) as refused:
        formula.compile(text)
    assert (refused.value.code, reason in refused.value.message) == (code, True), refused.value.message
    assert refused.value.remedy.endswith(".")


def test_a_misspelt_function_gets_the_nearest_name():
    with pytest.raises(FormulaError) as refused:
        formula.compile("terblang(a)")
    assert refused.value.remedy == "mungkin maksudnya “terbilang”."


@pytest.mark.parametrize(
    ("text", "reads", "waits"),
    [
        ("volume * harga", {"volume", "harga"}, None),
        ("jumlah(rincian.jumlah)", {"rincian.jumlah"}, None),
        ("lalu.rincian.sisa", {"lalu.rincian.sisa"}, None),
        ("banyak(rincian)", {"rincian"}, set()),
        ("banyak(rincian.harga)", {"rincian.harga"}, None),
        (
            'baris(lalu.rincian, "kode", kode).sisa',
            {"lalu.rincian", "lalu.rincian.kode", "lalu.rincian.sisa", "kode"},
            None,
        ),
        (
            'jumlah(saring(rincian, "tingkat", 1).anggaran)',
            {"rincian", "rincian.tingkat", "rincian.anggaran"},
            {"rincian.tingkat", "rincian.anggaran"},
        ),
        ('banyak(saring(rincian, "kode", a))', {"rincian", "rincian.kode", "a"}, {"rincian.kode", "a"}),
        ("sampai(buku.masuk, baris_ke)", {"buku.masuk", "baris_ke"}, None),
        ('cari("uang-harian", provinsi, tanggal)', {"provinsi", "tanggal"}, None),
        ("jumlah + jumlah(a, b)", {"jumlah", "a", "b"}, None),
        ('a if sifat in ["x"] else "y" ~ b', {"a", "sifat", "b"}, None),
        ("tanggal.tahun", {"tanggal.tahun"}, None),
    ],
)
def test_a_formula_tells_what_it_reads_and_what_it_waits_for(text, reads, waits):
    found = formula.compile(text)
    assert found.reads == reads
    assert found.waits == (reads if waits is None else waits)


def test_a_formula_tells_the_tariffs_it_looks_into():
    assert formula.compile('cari("a", k, t) + cari("b", t)').tariffs == {"a", "b"}


def test_a_formula_goes_to_another_process_as_its_text():
    sent = pickle.dumps(formula.compile("a * 2"))
    assert pickle.loads(sent).value({"a": 4}) == 8  # noqa: S301
