"""What a definition computes: levels of a table, values of other papers, conditions, faults, tariffs."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import PROJECT
from kinds.definition.trials import given, kind, printed

from kakdoc.kinds.definition.computing import levels
from kakdoc.papers import checking

BOOK = """judul: Buku bulanan
isian:
  tahun: {tipe: tahun}
  bulan: {tipe: bulan, fakta: nama}
  lalu: {tipe: naskah, naskah: buku, wajib: tidak}
  rincian:
    tipe: tabel
    jenjang: {kolom: kode, jumlah: [anggaran, ini]}
    kolom:
      kode: rekening
      anggaran: uang
      sd_lalu: {tipe: uang, rumus: 'isi(baris(lalu.rincian, "kode", kode).sd_ini, 0)'}
      ini: uang
      sd_ini: {tipe: uang, rumus: sd_lalu + ini}
      sisa: {tipe: uang, rumus: anggaran - sd_ini}
  jumlah: {tipe: uang, rumus: jumlah(rincian.sd_ini)}
  pagu: {tipe: uang, dari: lalu.pagu}
periksa:
  - {syarat: sd_ini <= anggaran, pesan: melebihi anggaran., perbaikan: kurangi., di: rincian.ini}
  - {syarat: pagu == jumlah(rincian.anggaran), pesan: pagu lain daripada rinciannya., di: pagu, tingkat: peringatan}
"""
TAGS = (
    "{{ bulan }} {{ pagu|angka }} {{ jumlah|angka }}{% if lalu %} sesudah {{ lalu.bulan }}{% endif %}",
    "{%p for b in rincian %}",
    "{{ b.tingkat }}{% if b.induk %}+{% endif %} {{ b.kode }} {{ b.anggaran|angka }} {{ b.sd_ini|angka }} {{ b.sisa|angka }}",
    "{%p endfor %}",
)
JANUARY = """jenis: buku
tahun: 2024
bulan: Januari
pagu: 300
rincian:
- {kode: 5}
- {kode: 5.1}
- {kode: 5.1.01, anggaran: 100, ini: 10}
- {kode: 5.1.02, anggaran: 200, ini: 20}
"""


@pytest.fixture
def book(folder):
    kind("buku", BOOK, TAGS)
    given(JANUARY, "01.yaml")
    later = JANUARY.replace("pagu: 300", "lalu: {}")
    given(later.replace("{}", "01.yaml").replace("Januari", "Februari"), "02.yaml")
    given(later.replace("{}", "02.yaml").replace("Januari", "Maret"), "03.yaml")
    return Path("inputs/2024")


def test_headings_hold_the_sum_beneath_and_what_is_computed_of_it(book, kakdoc):
    assert kakdoc("buat", "--ketat", book / "01.yaml").code == 0
    assert printed(Path("outputs/2024/01.docx")) == [
        "Januari 300 30",
        "1+ 5 300 30 270",
        "2+ 5.1 300 30 270",
        "3 5.1.01 100 10 90",
        "3 5.1.02 200 20 180",
    ]


def test_a_month_goes_on_with_what_the_months_before_computed(book, kakdoc):
    made = kakdoc("buat", "--ketat", book)
    assert made.code == 0, made.err
    assert printed(Path("outputs/2024/03.docx")) == [
        "Maret 300 90 sesudah Februari",
        "1+ 5 300 90 210",
        "2+ 5.1 300 90 210",
        "3 5.1.01 100 30 70",
        "3 5.1.02 200 60 140",
    ]
    given(JANUARY.replace("ini: 10", "ini: 11"), "01.yaml")
    told = kakdoc("status").out
    assert told.count("isian berubah") == 3
    assert "outputs/2024/03.docx: inputs/2024/01.yaml" in told


def test_a_condition_is_told_at_the_row_and_not_once_more_at_its_headings(book, kakdoc):
    given(JANUARY.replace("ini: 20", "ini: 201"), "01.yaml")
    told = kakdoc("periksa", book / "01.yaml")
    assert told.code == 1
    assert told.err.startswith("inputs/2024/01.yaml:9:38: [K709] melebihi anggaran.\n    Perbaikan: kurangi.\n1 isian")


def test_a_condition_may_only_warn(book, kakdoc):
    given(JANUARY.replace("pagu: 300", "pagu: 301"), "01.yaml")
    told = kakdoc("periksa", book / "01.yaml")
    assert told.code == 0
    assert told.err.startswith("inputs/2024/01.yaml:4:7: [K709] peringatan: pagu lain daripada rinciannya.")


def test_a_row_with_nothing_beneath_needs_its_figures(book, kakdoc):
    given(JANUARY.replace(", ini: 20", ""), "01.yaml")
    told = kakdoc("periksa", book / "01.yaml").err
    assert "inputs/2024/01.yaml:9:3: [K716] Ini belum diisi di baris ini" in told


def test_what_another_paper_should_give_is_needed_where_there_is_none(book, kakdoc):
    given(JANUARY.replace("pagu: 300\n", ""), "01.yaml")
    told = kakdoc("periksa", book / "01.yaml").err
    assert "inputs/2024/01.yaml:1:1: [K710] Pagu belum diisi, dan tidak ada di sumbernya (lalu.pagu)." in told


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("00.yaml", "berkas “inputs/2024/00.yaml” tidak ada."),
        ("02.yaml", "berkas “inputs/2024/02.yaml” menyebut dirinya sendiri, langsung atau lewat berkas lain."),
        ("../instansi.yaml", "berkas “inputs/instansi.yaml” berjenis “”, bukan buku."),
    ],
)
def test_another_paper_must_be_one_and_come_before(named, told, book, kakdoc):
    path = book / "02.yaml"
    path.write_text(path.read_text("utf-8").replace("lalu: 01.yaml", f"lalu: {named}"), "utf-8")
    assert f"inputs/2024/02.yaml:4:7: [K711] {told}" in kakdoc("periksa", path).err


def test_faults_of_another_paper_are_told_at_its_lines_and_stop_those_that_draw_on_it(book, kakdoc):
    given(JANUARY.replace("bulan: Januari", "bulan: Janari"), "01.yaml")
    told = kakdoc("periksa", book / "03.yaml")
    assert told.code == 1
    assert "inputs/2024/01.yaml:3:8: [K125]" in told.err


SHARES = """judul: Bagi
isian:
  tahun: {tipe: tahun}
  rincian:
    tipe: tabel
    kolom:
      jumlah: uang
      orang: bilangan
      masing: {tipe: uang, rumus: jumlah / orang}
  total: {tipe: uang, rumus: jumlah(rincian.masing)}
  tercatat: {tipe: nama, rumus: terbilang(total), fakta: nama}
periksa:
  - {syarat: total < 5, pesan: terlalu banyak., di: total}
"""


def shares(*rows: str) -> Path:
    kind("bagi", SHARES, ["{{ total|angka }}"])
    return given("jenis: bagi\ntahun: 2024\nrincian:\n" + "".join(f"- {{{row}}}\n" for row in rows))


def test_a_division_by_zero_is_told_once_at_the_line_of_the_definition_with_the_first_row(folder, kakdoc):
    path = shares("jumlah: 10, orang: 2", "jumlah: 10, orang: 0", "jumlah: 4, orang: 0")
    told = kakdoc("periksa", path)
    assert told.code == 1
    assert told.err == (
        "templates/bagi/jenis.yaml:9:35: [K723] Masing, baris ke-2: pembaginya nol (dan 1 baris lain).\n"
        "    Perbaikan: tulis `… / pembagi if pembagi else 0`, atau isi pembaginya.\n"
        "1 isian diperiksa; 1 galat, 0 peringatan (arti kode: docs/masalah.md).\n"
    )


def test_a_part_of_a_sen_is_told_and_nothing_is_rounded_unasked(folder, kakdoc):
    told = kakdoc("periksa", shares("jumlah: 10, orang: 3"))
    assert (
        "templates/bagi/jenis.yaml:9:35: [K714] Masing, baris ke-1: rumusnya memberi pecahan sen: 3,3333." in told.err
    )
    assert "K709" not in told.err


def test_three_thirds_are_whole_again(folder, kakdoc):
    definition = SHARES.replace("jumlah / orang}", "bulat(jumlah / orang)}").replace(
        "jumlah(rincian.masing)}", "jumlah(rincian.jumlah) / 3 * 3}"
    )
    path = shares("jumlah: 2, orang: 3", "jumlah: 2, orang: 3")
    kind("bagi", definition, ["{{ total|angka }}"])
    document = checking.check(path).document
    assert [row.masing for row in document.rincian] == [1, 1]
    assert document.total == 4
    assert document.facts()["nama"] == "empat rupiah"


def test_money_below_zero_comes_of_formulas_alone(folder, kakdoc):
    kind(
        "selisih",
        "judul: Selisih\nisian:\n  tahun: tahun\n  a: uang\n  b: uang\n  c: {tipe: uang, rumus: a - b}\n",
        ["{{ c }}"],
    )
    path = given("jenis: selisih\ntahun: 2024\na: 1\nb: 3,50\n")
    assert checking.check(path).document.c == Decimal("-2.50")


def test_a_row_without_a_code_lies_below_the_last_that_has_one(folder):
    kind(
        "rka",
        "judul: RKA\nisian:\n  tahun: tahun\n  rincian:\n    tipe: tabel\n    jenjang: {kolom: kode, jumlah: jumlah}\n"
        "    kolom:\n      kode: {tipe: rekening, wajib: tidak}\n      jumlah: uang\n  total: {tipe: uang, rumus: jumlah(rincian.jumlah)}\n",
        ["x"],
    )
    rows = ("kode: 5.1", "kode: 5.1.02", "jumlah: 7", "jumlah: 8", "kode: 5.1.03, jumlah: 9", "kode: 5.2", "jumlah: 1")
    path = given("jenis: rka\ntahun: 2024\nrincian:\n" + "".join(f"- {{{row}}}\n" for row in rows))
    document = checking.check(path).document
    assert [row.jumlah for row in document.rincian] == [24, 15, 7, 8, 9, 1, 1]
    assert [(row["tingkat"], row["induk"]) for row in document.context()["rincian"]] == [
        (1, True), (2, True), (3, False), (3, False), (2, False), (1, True), (2, False),
    ]  # fmt: skip
    assert document.total == 25


def test_levels_may_be_numbers(folder):
    kind(
        "daftar",
        "judul: Daftar\nisian:\n  tahun: tahun\n  rincian:\n    tipe: tabel\n    jenjang: {kolom: taraf, jumlah: nilai}\n"
        "    kolom: {taraf: bilangan, nilai: bilangan}\n",
        ["x"],
    )
    rows = ("taraf: 1", "taraf: 2, nilai: 3", "taraf: 2", "taraf: 3, nilai: 4", "taraf: 1, nilai: 5")
    path = given("jenis: daftar\ntahun: 2024\nrincian:\n" + "".join(f"- {{{row}}}\n" for row in rows))
    assert [row.nilai for row in checking.check(path).document.rincian] == [7, 3, 4, 4, 5]


def test_a_table_within_a_table_is_computed_row_by_row(folder):
    kind(
        "paket",
        "judul: Paket\nisian:\n  tahun: tahun\n  kurs: bilangan\n  paket:\n    tipe: tabel\n    kolom:\n      barang:\n"
        "        tipe: tabel\n        kolom:\n          harga: bilangan\n          rupiah: {tipe: uang, rumus: harga * kurs * baris_ke}\n"
        "      jumlah: {tipe: uang, rumus: jumlah(barang.rupiah)}\n  total: {tipe: uang, rumus: jumlah(paket.jumlah)}\n",
        ["x"],
    )
    path = given(
        "jenis: paket\ntahun: 2024\nkurs: 2\npaket:\n- barang: [{harga: 1}, {harga: 2}]\n- barang: [{harga: 5}]\n"
    )
    document = checking.check(path).document
    assert [row.jumlah for row in document.paket] == [10, 10]
    assert document.total == 20


def test_a_group_is_computed_with_its_own_names_first(folder):
    kind(
        "grup",
        "judul: Grup\nisian:\n  tahun: tahun\n  harga: uang\n  a:\n    tipe: kelompok\n    isian:\n      harga: uang\n"
        "      dua: {tipe: uang, rumus: harga * 2}\n  b: {tipe: uang, rumus: a.dua + harga}\n",
        ["x"],
    )
    document = checking.check(given("jenis: grup\ntahun: 2024\nharga: 1\na:\n  harga: 10\n")).document
    assert (document.a.dua, document.b) == (20, 21)


def test_named_rules_are_asked_of_the_rows_of_a_table(folder, kakdoc):
    kind(
        "orang",
        "judul: Orang\nisian:\n  tahun: tahun\n  pegawai:\n    tipe: tabel\n    kolom: {nama: nama, pangkat: pangkat, gol: golongan}\n"
        "periksa:\n  - {aturan: pangkat, pada: pegawai, dengan: {pangkat: pangkat, golongan: gol}}\n",
        ["x"],
    )
    rows = "- {nama: A, pangkat: Penata, gol: III/c}\n- {nama: B, pangkat: Penata, gol: III/d}\n"
    told = kakdoc("periksa", given(f"jenis: orang\ntahun: 2024\npegawai:\n{rows}"))
    assert "inputs/2024/isian.yaml:5:22: [K206]" in told.err
    assert "1 galat" in told.err


def test_tariffs_are_looked_up_by_the_date_of_the_paper(folder, kakdoc):
    Path("inputs/tarif").mkdir()
    Path("inputs/tarif/harian.csv").write_text(
        "daerah,nilai,dari,sampai,sumber\nKebumen,100000,2023-01-01,2023-12-31,Contoh\nKebumen,120000,2024-01-01,,Contoh\n",
        "utf-8",
    )
    kind(
        "tugas",
        "judul: Tugas\nisian:\n  tahun: tahun\n  tanggal: {tipe: tanggal, fakta: tanggal}\n  daerah: nama\n"
        "  uang: {tipe: uang, rumus: 'cari(\"harian\", daerah, tanggal)'}\n",
        ["{{ uang|angka }}"],
    )
    path = given("jenis: tugas\ntahun: 2024\ntanggal: 5 Maret 2024\ndaerah: Kebumen\n")
    assert kakdoc("buat", "--ketat", path).code == 0
    assert printed(Path("outputs/2024/isian.docx")) == ["120.000"]
    Path("inputs/tarif/harian.csv").write_text(
        "daerah,nilai,dari,sampai,sumber\nKebumen,1,2024-01-01,,Contoh\n", "utf-8"
    )
    assert "inputs/tarif/harian.csv" in kakdoc("status").out


WHOLE = """judul: Urutan
isian:
  tahun: tahun
  n: bilangan
  depan: {tipe: tahun, rumus: n + 2000}
  bulan_ini: {tipe: bulan, rumus: n}
  triwulan_ini: {tipe: triwulan, rumus: bulat_atas(n / 3)}
  nomor: {tipe: nama, rumus: n}
  sebutan: {tipe: teks, rumus: '"ke-" ~ n'}
"""


def test_a_whole_number_is_one_whatever_it_was_computed_from(folder, kakdoc):
    kind("urutan", WHOLE, ["{{ depan }} {{ bulan_ini }} {{ triwulan_ini }} {{ nomor }} {{ sebutan }}"])
    assert kakdoc("buat", given("jenis: urutan\ntahun: 2024\nn: 5\n")).code == 0
    assert printed(Path("outputs/2024/isian.docx")) == ["2005 Mei II 5 ke-5"]
    told = kakdoc("periksa", given("jenis: urutan\ntahun: 2024\nn: 5,5\n")).err
    assert "[K714] Depan: rumusnya memberi bilangan, padahal tipenya tahun." in told
    assert "Perbaikan: bulatkan, atau ganti tipenya." in told
    assert "[K725] Sebutan: “n” tidak dapat disambung ke teks." in told


@pytest.mark.parametrize(
    ("codes", "late"),
    [
        (["5", "5.1", "5.1.01", "5.2"], []),
        (["5.1.02", "5", "5.1", "5.1.01"], [(1, "5.1.02"), (2, "5.1.02")]),
        (["5", "5.1.01.02", "5.1"], [(2, "5.1.01.02")]),
        (["5", "5.1", "5", "5.2"], []),
        ([None, "51", "5"], []),
        ([Decimal(2), Decimal(1)], []),
    ],
)
def test_a_heading_below_its_own_rows_is_told_as_its_sum_lacks_them(codes, late):
    assert list(levels.late([{"kode": code} for code in codes], "kode")) == late


SOURCES = """judul: Sumber
isian:
  tahun: tahun
  lalu: {tipe: naskah, naskah: sumber, wajib: tidak}
  unit: {tipe: nama, dari: instansi.nama, bawaan: Bagian Umum}
  sifat: {tipe: pilihan, pilihan: [Biasa, Segera], dari: lalu.sifat, bawaan: Segera}
"""


def test_what_is_taken_from_elsewhere_comes_before_a_default(folder):
    kind("sumber", SOURCES, ["{{ unit }} {{ sifat }}"])
    first = given("jenis: sumber\ntahun: 2024\nsifat: Biasa\n", "satu.yaml")
    assert checking.check(first).document.unit == checking.check(first).document.instansi.nama
    alone = checking.check(given("jenis: sumber\ntahun: 2024\nunit: Bagian Lain\n")).document
    assert (alone.unit, alone.sifat) == ("Bagian Lain", "Segera")
    assert checking.check(given("jenis: sumber\ntahun: 2024\nlalu: satu.yaml\n")).document.sifat == "Biasa"


DRAWN = """judul: Turunan
isian:
  tahun: tahun
  induk: {tipe: naskah, naskah: sumber}
  sifat: {tipe: nama, dari: induk.sifat}
  nama: {tipe: nama, wajib: tidak}
"""


@pytest.mark.parametrize("roster", ["", "peserta: orang.csv\nkunci: nama\nnama_berkas: '[kolom nama]'\n"])
def test_a_paper_is_old_once_the_definition_of_a_paper_that_it_names_has_changed(folder, kakdoc, roster):
    own = kind("sumber", SOURCES, ["{{ unit }} {{ sifat }}"]) / "jenis.yaml"
    kind("turunan", DRAWN, ["{{ sifat }} {{ nama or tahun }}"])
    given("jenis: sumber\ntahun: 2024\nsifat: Biasa\n", "sumber.yaml")
    given("nama\nSatu\n", "orang.csv")
    path = given(f"jenis: turunan\ntahun: 2024\ninduk: sumber.yaml\n{roster}", "turunan.yaml")
    run = kakdoc("buat", str(path))
    assert (run.code, kakdoc("status").err) == (0, "1 naskah: 1 terkini.\n"), run.err
    own.write_text(SOURCES.replace("Segera]", "Segera, Kilat]"), "utf-8")
    assert f"{run.out.strip()}: templates/sumber/jenis.yaml" in kakdoc("status").out


def test_a_paper_of_a_row_that_cites_is_old_once_the_register_has_changed(folder, kakdoc):
    kind("kutipan", "judul: Kutipan\nisian:\n  tahun: tahun\n  dasar: {tipe: peraturan}\n", ["{{ dasar }}"])
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", "inputs")
    given("kode;dasar\nA;uu-20-2023\n", "dasar.csv")
    roster = "peserta: dasar.csv\nkunci: kode\nnama_berkas: '[kolom kode]'\n"
    run = kakdoc("buat", str(given(f"jenis: kutipan\ntahun: 2024\n{roster}")))
    assert (run.code, kakdoc("status").err) == (0, "1 naskah: 1 terkini.\n"), run.err
    with Path("inputs", "peraturan.yaml").open("a") as register:
        register.write("# berubah\n")
    assert f"{run.out.strip()}: inputs/peraturan.yaml" in kakdoc("status").out
