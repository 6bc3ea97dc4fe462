"""A definition that builds upon another kind: fields and texts of the office, the rest as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT
from kinds.definition.trials import INPUT, PAID, TAGS, given, kind, printed, template

from kakdoc.papers import catalog, checking

UPON = """judul: Keputusan tim
dasar: keputusan
isian:
  judul: {judul: Nama keputusan, petunjuk: Nama tim yang dibentuk.}
  tembusan: {lanjut: hapus}
  ketua: {tipe: orang, petunjuk: Ketua tim.}
  anggaran: {tipe: uang, wajib: tidak}
  dua_kali: {tipe: uang, rumus: 'isi(anggaran, 0) * 2'}
  saksi: {tipe: pejabat, bawaan: kepala}
"""


@pytest.fixture
def decree(folder):
    """An input of a kind upon that of decrees."""
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", "inputs")
    Path("inputs/2024").mkdir()
    for name in ("kak-mutasi-promosi-asn.yaml", "keputusan-rb.yaml"):
        shutil.copy(PROJECT / "inputs" / "2024" / name, "inputs/2024")
    kind("keputusan-tim", UPON, [], "tidak-dipakai.docx")
    path = Path("inputs/2024/keputusan-rb.yaml")
    text = path.read_text("utf-8").replace("jenis: keputusan\n", "jenis: keputusan-tim\n")
    path.write_text(text + "ketua:\n  nama: Nama Contoh\nanggaran: 1.500\n", "utf-8")
    return path


def test_a_kind_upon_another_has_its_rules_its_template_and_its_paper(decree, kakdoc):
    made = kakdoc("buat", "--ketat", decree)
    assert made.code == 0, made.err
    assert any("KEPUTUSAN" in each.upper() for each in printed(Path("outputs/2024/keputusan-rb.docx")))
    assert "Keputusan tim" in kakdoc("asal", "outputs/2024/keputusan-rb.docx").out
    decree.write_text(decree.read_text("utf-8").replace("mengingat:", "mengingatt:"), "utf-8")
    assert "[K110] kunci “mengingatt”" in kakdoc("periksa", decree).err


def test_it_prints_what_it_adds_beside_what_the_kind_below_composes(decree):
    document = checking.check(decree).document
    context = document.context()
    assert context["ketua"]["nama"] == "Nama Contoh"
    assert context["dua_kali"] == 3000
    assert context["saksi"]["nama"] == document.instansi.pejabat["kepala"].nama
    assert context["menetapkan"].startswith("Keputusan")


def test_it_asks_for_what_it_adds_behind_what_the_kind_below_asks_for(decree, kakdoc):
    assert kakdoc("baru", "keputusan-tim", "baru.yaml").code == 0
    text = Path("baru.yaml").read_text("utf-8")
    assert "jenis: keputusan-tim\n" in text
    assert "diktum:" in text
    assert text.endswith("# Saksi: Kunci pejabat di instansi.yaml.\n# saksi: kepala\n")
    assert "Nama tim yang dibentuk." in kakdoc("skema", "keputusan-tim").out


def test_its_words_and_fates_are_its_own(decree, kakdoc):
    assert "\ntembusan:" in decree.read_text("utf-8")
    assert kakdoc("lanjut", decree, "--tahun", "2025").code == 0
    assert "\ntembusan:" not in Path("inputs/2025/keputusan-rb.yaml").read_text("utf-8")


def test_an_office_adds_fields_to_a_kind_that_came_along_under_its_own_name(decree, kakdoc):
    kind("keputusan", UPON, [], "tidak-dipakai.docx")
    decree.write_text(decree.read_text("utf-8").replace("keputusan-tim", "keputusan"), "utf-8")
    assert "keputusan\tKeputusan tim" in kakdoc("jenis").out
    assert checking.check(decree).document.dua_kali == 3000
    made = kakdoc("buat", "--ketat", decree)
    assert made.code == 0, made.err


def test_the_six_kinds_read_no_definition_unless_the_office_has_one(folder):
    assert catalog.BY_NAME["keputusan"].definition is None
    kind("keputusan", UPON, [], "tidak-dipakai.docx")
    assert catalog.BY_NAME["keputusan"].definition == Path("templates/keputusan/jenis.yaml")


def test_a_definition_upon_another_has_its_fields_signers_rules_and_template(folder, kakdoc):
    kind("nota-bayar", PAID + "periksa:\n  - {syarat: jumlah > 0, pesan: nol., di: jumlah}\n", TAGS)
    kind(
        "nota-pajak",
        "judul: Nota pajak\ndasar: nota-bayar\nisian:\n  untuk: {bawaan: Pajak}\n  pajak: {tipe: uang, rumus: bulat(jumlah * 0.11)}\n"
        "periksa:\n  - {syarat: pajak < 5000, pesan: banyak., di: pajak}\n",
        [],
        "tidak-dipakai.docx",
    )
    text = INPUT.replace("nota-bayar", "nota-pajak")
    path = given(text.replace("untuk: Kertas Tahun 2024\n", ""))
    assert kakdoc("buat", "--ketat", path).code == 0
    assert printed(Path("outputs/2024/isian.docx"))[1] == "Pajak"
    document = checking.check(path).document
    assert document.pajak == 3850
    given(text.replace("volume: 4", "volume: 40"))
    assert "[K709] banyak." in kakdoc("periksa", path).err
    given(text.replace("harga: 10.000", "harga: 0").replace("harga: 2.500", "harga: 0"))
    assert "[K709] nol." in kakdoc("periksa", path).err


def test_a_definition_builds_upon_one_level_alone(folder, kakdoc):
    kind("nota-bayar", PAID, TAGS)
    kind("satu", "judul: Satu\ndasar: nota-bayar\n", [], "x.docx")
    kind("dua", "judul: Dua\ndasar: satu\n", [], "x.docx")
    told = kakdoc("periksa", given(INPUT.replace("nota-bayar", "dua")))
    assert told.err.startswith("templates/dua/jenis.yaml:2:8: [K702] jenis dasar “satu” sendiri berdasar jenis lain.")


def test_faults_of_the_definition_below_are_told_at_its_lines(folder, kakdoc):
    kind("nota-bayar", PAID.replace("volume * harga}", "bulat(volume * harga / (volume - 4))}"), TAGS)
    kind("nota-anak", "judul: Anak\ndasar: nota-bayar\n", [], "x.docx")
    told = kakdoc("periksa", given(INPUT.replace("nota-bayar", "nota-anak")))
    assert "templates/nota-bayar/jenis.yaml:15:35: [K723] Jumlah, baris ke-2: pembaginya nol." in told.err


def test_a_template_of_its_own_comes_before_that_of_the_kind_below(decree, kakdoc):
    template(Path("templates/keputusan-tim/naskah.docx"), ["Ketua: {{ ketua.nama }}, {{ nomor }}"])
    assert kakdoc("buat", decree).code == 0
    assert printed(Path("outputs/2024/keputusan-rb.docx"))[0].startswith("Ketua: Nama Contoh, ")


def test_a_definition_upon_another_has_its_excerpt_and_its_several_papers(folder, kakdoc):
    head = "peserta: rincian\npetikan: petikan.docx\nnaskah: {surat: naskah.docx, lampirannya: lain.docx}\n"
    own = kind("nota-bayar", head + PAID, TAGS)
    template(own / "petikan.docx", ["Petikan {{ rincian[0].uraian }}"])
    template(own / "lain.docx", ["Lampiran {{ nomor }}"])
    upon = kind("nota-anak", "judul: Anak\ndasar: nota-bayar\n", ["Anak {{ nomor }}"], "lain.docx")
    path = given(INPUT.replace("nota-bayar", "nota-anak") + "petikan: ya\n")
    made = kakdoc("buat", "--ketat", path)
    assert made.code == 0, made.err
    assert printed(Path("outputs/2024/isian-lampirannya.docx")) == ["Anak 7/A/2024"]
    assert printed(Path("outputs/2024/isian-surat.docx"))[0] == "7/A/2024/2024 Biasa"
    assert sorted(each[0] for each in map(printed, Path("outputs/2024/isian/petikan").glob("*.docx"))) == [
        "Petikan Kertas", "Petikan Pena",
    ]  # fmt: skip
    assert upon.joinpath("lain.docx").exists()


def test_a_paper_tells_when_the_definition_below_its_own_changed(folder, kakdoc):
    below = kind("nota-bayar", PAID, TAGS) / "jenis.yaml"
    kind("nota-anak", "judul: Anak\ndasar: nota-bayar\n", [], "x.docx")
    assert kakdoc("buat", given(INPUT.replace("nota-bayar", "nota-anak"))).code == 0
    assert "terkini" in kakdoc("status").out
    below.write_text(PAID.replace("volume * harga", "volume * harga * 2"), "utf-8")
    assert "isian berubah    outputs/2024/isian.docx: templates/nota-bayar/jenis.yaml" in kakdoc("status").out


def test_a_field_of_the_kind_below_takes_what_another_file_has(decree, kakdoc):
    taken = "\n  tempat: {dari: instansi.nama}\n  nomor: {dari: instansi.nama}\n"
    kind("keputusan-tim", UPON.replace("isian:\n", f"isian:{taken}", 1), [], "tidak-dipakai.docx")
    text = [line for line in decree.read_text("utf-8").splitlines() if not line.startswith(("tempat:", "nomor:"))]
    decree.write_text("\n".join(text) + "\n", "utf-8")
    document = checking.check(decree).document
    assert document.tempat == document.nomor == document.instansi.nama
    kind("keputusan-tim", UPON.replace("isian:\n", "isian:\n  tanggal: {dari: instansi.nama}\n", 1), [], "x.docx")
    text = [line for line in text if not line.startswith("tanggal:")]
    decree.write_text("\n".join(text) + "\n", "utf-8")
    assert "[K714] Tanggal: rumusnya memberi nilai lain: tanggal “Badan" in kakdoc("periksa", decree).err
