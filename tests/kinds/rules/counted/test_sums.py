"""Sums that a free table gives, against its rows."""

from __future__ import annotations

import pytest

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.counted.sums import check_sums


def free(*lines):
    """A free table: the heads, then its rows."""
    heads, *rows = (line.split("|") for line in lines)
    head = [
        LocatedText(("lampiran", 0, "kolom", i, "judul"), each, names_activities=True) for i, each in enumerate(heads)
    ]
    cells = [
        LocatedText(("lampiran", 0, "baris", r, c), cell, names_activities=True)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    ]
    return [*head, *cells]


def drawn(heads, *rows):
    lines = [heads, "|".join("-" * 3 for _ in heads.split("|")), *rows]
    text = "Rinciannya:\n\n" + "\n".join(f"| {' | '.join(line.split('|'))} |" for line in lines)
    return [LocatedText(("bagian", 0, "isi"), text, names_activities=True)]


WRONG = [
    (("No|Uraian|Jumlah (Rp)", "1|ATK|1.500.000", "2|Konsumsi|2.250.000", "|Jumlah|3.700.000"), "3.750.000"),
    (("No|Uraian|Jumlah", "1|ATK|Rp1.500.000,00", "2|Konsumsi|Rp2.250.000,00", "|Total|Rp3.800.000,00"), "3.750.000"),
    (("Kecamatan|L|P", "Sempor|10|12", "Gombong|8|9", "JUMLAH|19|21"), "18"),
    (("No|Desa|Peserta", "1|Desa A|10 orang", "2|Desa B|12 orang", "|Jumlah Total|20 orang"), "22"),
    (("No|Uraian|Nilai (Rp)", "1|A|100", "2|B|200", "|Sub Jumlah|300", "3|C|50", "4|D|60", "|Jumlah Keseluruhan|400"), "110"),
    (("No|Indikator|Bobot", "1|A|40", "2|B|50", "|Jumlah|100"), "90"),
    (("No|Guru|VII|VIII|IX|Jumlah", "1|A|10|10|5|25", "2|B|12|6|6|22"), "24"),
    (("Kelas|Beban (Rp)|Kondisi (Rp)|Jumlah (Rp)", "15|18.450|2.150|20.800", "14|15.275|1.800|17.075"), "20.600"),
    (("Desa|L|P|Jumlah", "A|5|-|5", "B|4|3|7", "C|2|2|4", "D|9|1|11"), "10"),
]  # fmt: skip
RIGHT = [
    ("No|Uraian|Jumlah (Rp)", "1|ATK|1.500.000", "2|Konsumsi|2.250.000", "|Jumlah|3.750.000"),
    ("No|Uraian|Jumlah (Rp)", "1|ATK|1.500.000", "2|Konsumsi|-", "|Jumlah|1.500.000"),
    ("No|Uraian|Nilai (Rp)", "1|A|100", "2|B|200", "|Sub Jumlah|300", "3|C|50", "4|D|60", "|Jumlah|410"),
    ("No|Uraian|Nilai (Rp)", "1|A|100", "2|B|200", "|Jumlah I|300", "3|C|50", "4|D|60", "|Jumlah II|110", "|Total|410"),
    ("No|Uraian|Jumlah", "1|Belanja|300", "|ATK|100", "|Cetak|200", "2|Jasa|50", "|Jumlah|350"),
    ("No|Uraian|Jumlah", "A|Belanja|300", "1|ATK|100", "2|Cetak|250", "|Jumlah|300"),
    ("Kode|Uraian|Jumlah", "5.1|Belanja|350", "5.1.02|ATK|100", "|Jumlah|350"),
    ("No|Uraian|Jumlah", "1|Pagu|300", "2|Sisa|100", "|Jumlah|200"),
    ("No|Unsur|Nilai", "1|Persyaratan|88", "2|Prosedur|84", "|Jumlah|85"),
    ("No|Uraian|Rerata", "1|Persyaratan|88", "2|Prosedur|84", "|Total|86"),
    ("No|Uraian|Realisasi", "1|Januari|10", "2|Februari|25", "|Jumlah|25"),
    ("No|Uraian|Persentase", "1|A|33", "2|B|33", "|Jumlah|100"),
    ("No|Uraian|Volume", "1|A|3 orang", "2|B|2 kali", "|Jumlah|7"),
    ("No|Uraian|Volume", "1|A|3,5", "2|B|2,5", "|Jumlah|7"),
    ("No|Uraian|Harga satuan", "1|A|100", "2|B|200", "|Jumlah|250"),
    ("No|Jumlah barang|Jumlah", "1|5|3", "2|6|4", "3|7|9"),
    ("No|Nama|Jumlah", "1|Jumlah|3"),
    ("No|Barang|Volume|Harga|Jumlah", "1|A|2|500|1.000", "2|B|3|100|300"),
    ("Kelas|Beban (Rp)|Kondisi (Rp)|Jumlah (Rp)", "15|18.450|2.150|20.600", "14|15.275|1.800|17.075"),
    ("Desa|L|P|Jumlah", "A|5|-|5", "B|4|-|7", "C|2|-|4"),
    ("Desa|Rusak|Hilang|Jumlah", "A|5|1|40", "B|4|3|52", "C|2|2|4"),
]  # fmt: skip


@pytest.mark.parametrize("table", [free, drawn])
@pytest.mark.parametrize(("lines", "added"), WRONG)
def test_a_sum_that_its_rows_do_not_have_is_told_at_its_cell(table, lines, added):
    (problem,) = check_sums(table(*lines))
    assert (problem.code, str(problem.severity)) == ("K432", "peringatan")
    assert f"berjumlah {added}." in problem.message


@pytest.mark.parametrize("table", [free, drawn])
@pytest.mark.parametrize("lines", RIGHT)
def test_a_sum_that_is_right_or_of_something_else_is_left_alone(table, lines):
    assert list(check_sums(table(*lines))) == []
