"""The types of a definition: what each reads, holds, prints and refuses."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import PROJECT
from kinds.definition.trials import given, kind, printed
from word.drawing.test_pictures import png

from kakdoc.kinds.definition.types import TYPES
from kakdoc.papers import checking

READ = [
    ("teks", "Rapat **penting**", "{{r x|kalimat }}", "Rapat penting"),
    ("nama", "Nama Contoh", "{{ x }}", "Nama Contoh"),
    ("prosa", '"Satu.\\n\\nDua."', "{{p x|prosa }}", "Satu."),
    ("sel", "Isi sel", '{{p x|sel("Normal") }}', "Isi sel"),
    ("tanggal", "2024-03-05", "{{ x|tanggal }}", "5 Maret 2024"),
    ("waktu", "9:05 wita", "{{ x }}", "09.05 WITA"),
    ("waktu", "pukul 13.30", "{{ x }}", "13.30"),
    ("tahun", "2019", "{{ x }}", "2019"),
    ("bulan", "Mar", "{{ x }}", "Maret"),
    ("bulan", "3", "{{ x }}", "Maret"),
    ("triwulan", "2", "{{ x }}", "II"),
    ("semester", "II", "{{ x }}", "II"),
    ("uang", "Rp 1.500,-", "{{ x|rupiah }}", "Rp1.500"),
    ("bilangan", "-1.200,5", "{{ x|bilangan }}", "−1.200,5"),
    ("bilangan", "(7)", "{{ x|bilangan }}", "−7"),
    ("volume", "2,5", "{{ x|bilangan }}", "2,5"),
    ("persen", "45,5%", "{{ x|persen }}", "45,50%"),
    (
        "koefisien",
        "4 Orang x 2,5 Hari × 1 Kali",
        "{{ x.teks }} = {{ x.hasil|bilangan }}",
        "4 Orang x 2,5 Hari x 1 Kali = 10",
    ),
    ("koefisien", "1.000 Lembar", "{{ x.teks }} = {{ x.hasil|bilangan }}", "1.000 Lembar = 1.000"),
    ("kode", "5.03.02", "{{ x }}", "5.03.02"),
    ("rekening", "5.1.02.01.01.0024", "{{ x }}", "5.1.02.01.01.0024"),
    ("nip", "197001012000011001", "{{ x }}", "197001012000011001"),
    ("nik", "3305 0101 0170 0001", "{{ x }}", "3305010101700001"),
    ("npwp", "012345678901000", "{{ x }}", "01.234.567.8-901.000"),
    ("npwp", "3305010101700001", "{{ x }}", "3305010101700001"),
    ("pangkat", "penata muda tk. I", "{{ x }}", "Penata Muda Tingkat I"),
    ("golongan", "III b", "{{ x }}", "III/b"),
    ("orang", "{nama: Nama Contoh, golongan: III/a}", "{{ x.nama }} {{ x.golongan }}", "Nama Contoh III/a"),
    ("pejabat", "kepala", "{{ x.nama }}, {{ x.baris_jabatan[0] }}", "Moh. Amirudin, S.IP., M.M., Kepala Badan"),
    ("peraturan", "uu-5-2014", "{{ x }}", "Undang-Undang Nomor 5 Tahun 2014 tentang"),
    ("peraturan", "Perjanjian Kerja Tahun 2024", "{{ x }}", "Perjanjian Kerja Tahun 2024"),
    ("ya_tidak", "ya", "{% if x %}benar{% endif %}", "benar"),
]


def check(tipe: str, typed: str, tag: str) -> checking.Checked:
    kind("coba", f"judul: Coba\nisian:\n  tahun: tahun\n  x: {tipe}\n", [tag])
    return checking.check(given(f"jenis: coba\ntahun: 2024\nx: {typed}\n"))


@pytest.mark.parametrize(("tipe", "typed", "tag", "paper"), READ)
def test_a_type_reads_what_people_write_and_prints_it_in_its_one_form(tipe, typed, tag, paper, folder, kakdoc):
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", "inputs")
    assert not any(each.fatal for each in check(tipe, typed, tag).problems)
    made = kakdoc("buat", "inputs/2024")
    assert made.code == 0, made.err
    assert " ".join(printed(Path("outputs/2024/isian.docx"))[0].split()).startswith(paper)


@pytest.mark.parametrize(
    ("tipe", "typed", "code"),
    [
        ("waktu", "25.00", "K719"),
        ("waktu", "pagi", "K719"),
        ("koefisien", "banyak", "K719"),
        ("koefisien", "0 Orang", "K719"),
        ("koefisien", "1 A x 1 B x 1 C x 1 D x 1 E", "K719"),
        ("nik", "330501010170001", "K718"),
        ("npwp", "01234567890100", "K718"),
        ("bilangan", "sepuluh", "K121"),
        ("uang", "-5", "K120"),
        ("tahun", "24", "K121"),
        ("bulan", "Maretz", "K125"),
        ("pejabat", "bukan_siapa", "K119"),
        ("peraturan", "uu-0-0000", "K307"),
        ("rekening", "5,1", "K126"),
        ("orang", "Nama Contoh", "K113"),
        ("gambar", "tidak-ada.png", "K128"),
    ],
)
def test_a_type_refuses_what_is_none_of_it_with_its_own_code(tipe, typed, code, folder):
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", "inputs")
    told = check(tipe, typed, "x").problems
    assert [each.code for each in told if each.fatal] == [code]
    assert all(each.location.line == 3 and each.remedy for each in told)


def test_every_type_is_tried():
    structural = {"pilihan", "berkas_kak", "naskah", "tabel", "daftar", "kelompok", "gambar"}
    assert {each[0] for each in READ} | structural == set(TYPES)


def test_a_picture_is_drawn(folder, kakdoc):
    Path("inputs/2024").mkdir()
    Path("inputs/2024/foto.png").write_bytes(png(2, 2))
    assert check("gambar", "foto.png", "{{r x|gambar(2, 2) }}").problems == ()
    assert kakdoc("buat", "--ketat", "inputs/2024").code == 0


def test_a_definition_draws_on_the_tor(folder, kakdoc):
    for name in ("peraturan.yaml", "2024/kak-mutasi-promosi-asn.yaml"):
        Path("inputs", name).parent.mkdir(exist_ok=True)
        shutil.copy(PROJECT / "inputs" / name, Path("inputs", name))
    kind(
        "memo",
        "judul: Memo\nmemakai: [kak]\nisian:\n  kegiatan: {tipe: teks, fakta: nama, dari: kak.kegiatan}\n"
        "  sisa: {tipe: uang, rumus: kak.anggaran - 1000}\n",
        ["{{ kegiatan }} {{ sisa|angka }} {{ kak.kegiatan }}"],
    )
    path = given("jenis: memo\nkak: kak-mutasi-promosi-asn.yaml\n")
    assert kakdoc("buat", "--ketat", path).code == 0
    assert printed(Path("outputs/2024/isian.docx"))[0].startswith("Mutasi dan Promosi ASN ")
    assert "Mutasi dan Promosi ASN" in kakdoc("asal", "outputs/2024/isian.docx").out


def test_a_definition_draws_on_the_monthly_reports_of_its_folder(folder, kakdoc):
    shutil.copytree(PROJECT / "inputs" / "2024", "inputs/2024")
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", "inputs")
    kind(
        "ringkas",
        "judul: Ringkas\nmemakai: [kak, bulan]\nisian:\n  triwulan: {tipe: triwulan, fakta: nama}\n"
        "  laporan: {tipe: bilangan, rumus: banyak(bulan_lain)}\n  uang: {tipe: uang, rumus: jumlah(bulan_lain.realisasi.rincian.jumlah)}\n",
        ["{{ triwulan }} {{ laporan|bilangan }} {{ uang|rupiah }}"],
    )
    path = Path("inputs/2024/laporan/ringkas.yaml")
    path.write_text("jenis: ringkas\nkak: ../kak-mutasi-promosi-asn.yaml\ntriwulan: I\n", "utf-8")
    document = checking.check(path).document
    assert document.laporan == Decimal(3)
    assert document.uang == sum(
        line.jumlah for month in document.bulan_lain for sub in month.realisasi for line in sub.rincian
    )


def test_an_old_tax_number_warns_from_2025_on(folder, kakdoc):
    kind(
        "pajak",
        "judul: Pajak\nisian:\n  tahun: tahun\n  orang: {tipe: tabel, kolom: {nama: nama, npwp: npwp}}\n  lain: orang\n",
        ["x"],
    )
    text = "jenis: pajak\ntahun: {}\norang:\n- nama: A\n  npwp: 012345678901000\nlain:\n  nama: B\n  npwp: 01.234.567.8-901.000\n"
    assert "K717" not in kakdoc("periksa", given(text.format(2024))).err
    told = kakdoc("periksa", given(text.format(2025), year="2025")).err
    assert told.count("[K717] peringatan: NPWP 01.234.567.8-901.000 masih 15 angka.") == 2
