"""A kind that is a definition and a template: all that follows, from the form to the next year."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kinds.definition.trials import INPUT, PAID, TAGS, given, kind, printed, template

from kakdoc.papers import catalog

PAPER = [
    "7/A/2024/2024 Biasa",
    "Kertas Tahun 2024",
    "Nama Contoh",
    "Kertas: 2,5 x 10.000 = 25.000",
    "Pena: 4 x 2.500 = 10.000",
    "Rp35.000 (tiga puluh lima ribu rupiah)",
    "5 Maret 2024",
    "Lunas dibayar, Moh. Amirudin, S.IP., M.M.",
]


@pytest.fixture
def nota(folder):
    """An input of the kind of the trial."""
    kind("nota-bayar", PAID, TAGS)
    return given(INPUT)


def test_the_paper_is_computed_signed_and_printed(nota, kakdoc):
    made = kakdoc("buat", "--ketat", nota)
    assert made.code == 0, made.err
    assert printed(Path("outputs/2024/isian.docx")) == PAPER


def test_a_workbook_gives_the_same_paper(nota, kakdoc):
    assert kakdoc("ubah", nota, "inputs/2024/buku.xlsx").code == 0
    made = kakdoc("buat", "--ketat", "inputs/2024/buku.xlsx")
    assert made.code == 0, made.err
    assert printed(Path("outputs/2024/buku.docx")) == PAPER


def test_the_kind_is_listed_by_its_title_with_schema_and_names(nota, kakdoc):
    assert "nota-bayar\tNota bayar" in kakdoc("jenis").out
    schema = json.loads(kakdoc("skema", "nota-bayar").out)
    assert {"tahun", "untuk", "rincian"} <= set(schema["properties"])
    assert schema["required"] == ["jenis", "tahun", "untuk", "penerima", "rincian", "tanggal"]
    names = kakdoc("templat", "nota-bayar").out
    for tag in ("{{ bendahara.nama }}", "{{ butir.label }}", "{{ butir.jumlah|rupiah }}", "{{ penerima.nik }}"):
        assert tag in names


def test_a_skeleton_asks_for_what_is_needed_and_comments_the_rest(nota, kakdoc):
    Path("templates/nota-bayar/contoh.yaml").write_text(INPUT, "utf-8")
    assert kakdoc("baru", "nota-bayar", "inputs/2024/baru.yaml").code == 0
    text = Path("inputs/2024/baru.yaml").read_text("utf-8")
    assert text.startswith(
        "# Nota bayar. Pembayaran untuk mencoba.\njenis: nota-bayar\n# Tahun: Tahun anggaran.\n"
        'tahun: "[isi: tahun, misalnya 2024]"\n# Nomor: Nomor nota.\n# nomor: "7/A/2024"\n'
    )
    assert "# sifat: Biasa\n" in text
    assert 'rincian:\n  - uraian: "[isi: uraian, misalnya Kertas]"\n' in text
    assert "# Jumlah: Jumlah rupiah. Dihitung: jumlah(rincian.jumlah).\n" in text
    assert "K115" in kakdoc("periksa", "inputs/2024/baru.yaml").err


def test_a_paper_tells_where_it_came_from_and_when_its_definition_changed(nota, kakdoc):
    assert kakdoc("buat", nota).code == 0
    told = kakdoc("asal", "outputs/2024/isian.docx").out
    assert all(word in told for word in ("Nota bayar", "Kertas Tahun 2024", "7/A/2024", "5 Maret 2024"))
    assert "terkini" in kakdoc("status").out
    Path("templates/nota-bayar/jenis.yaml").write_text(PAID.replace("Yang dibayar.", "Yang dibayarkan."), "utf-8")
    assert "isian berubah    outputs/2024/isian.docx: templates/nota-bayar/jenis.yaml" in kakdoc("status").out


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_next_year_the_year_moves_the_number_goes_and_amounts_are_told(suffix, nota, kakdoc):
    if suffix == ".xlsx":
        assert kakdoc("ubah", nota, nota.with_suffix(suffix)).code == 0
        nota.unlink()
    moved = kakdoc("lanjut", "inputs/2024", "--tahun", "2025")
    assert moved.code == 0, moved.err
    new = Path(f"inputs/2025/isian{suffix}")
    if suffix == ".xlsx":
        assert kakdoc("ubah", new, "inputs/2025/lagi.yaml").code == 0
        new = Path("inputs/2025/lagi.yaml")
    text = new.read_text("utf-8")
    assert "tahun: 2025\n" in text
    assert "untuk: Kertas Tahun 2025\n" in text
    assert "tanggal: 5 Maret 2025\n" in text
    assert "\nnomor:" not in text
    assert "jumlah tahun 2024 dipertahankan dan ditandai: 2" in moved.err


def test_what_was_typed_otherwise_than_computed_is_told_at_its_place_and_not_printed(nota, kakdoc):
    given(INPUT.replace("volume: 4\n", "volume: 4\n  jumlah: 9.999\n") + "jumlah: 35.001\n")
    made = kakdoc("buat", nota)
    assert made.code == 0
    assert made.err.startswith(
        "inputs/2024/isian.yaml:13:11: [K715] peringatan: Jumlah: tertulis 9.999, padahal hasil rumusnya 10.000"
    )
    assert "inputs/2024/isian.yaml:16:9: [K715]" in made.err
    assert printed(Path("outputs/2024/isian.docx")) == PAPER


def test_a_typed_value_that_the_formula_gives_is_right(nota, kakdoc):
    given(INPUT + "jumlah: Rp35.000,00\n")
    assert "tidak ada masalah" in kakdoc("periksa", nota).err


def test_keys_are_checked_with_near_spelling_and_officials_with_the_office(nota, kakdoc):
    given(INPUT.replace("untuk:", "unttuk:") + "bendahara: bendahra\n")
    told = kakdoc("periksa", nota).err
    assert (
        "inputs/2024/isian.yaml:4:1: [K110] kunci “unttuk” tidak dikenal di sini.\n    Perbaikan: mungkin maksudnya “untuk”"
        in told
    )
    given(INPUT + "bendahara: bendahra\n")
    assert "inputs/2024/isian.yaml:15:12: [K119]" in kakdoc("periksa", nota).err


def test_several_papers_come_of_one_record(nota, kakdoc):
    kind("nota-bayar", PAID + "naskah: {nota: naskah.docx, tanda-terima: tanda.docx}\n", TAGS)
    template(Path("templates/nota-bayar/tanda.docx"), ["Diterima {{ jumlah|rupiah }}"])
    made = kakdoc("buat", nota)
    assert made.out.split() == ["outputs/2024/isian-nota.docx", "outputs/2024/isian-tanda-terima.docx"]
    assert printed(Path("outputs/2024/isian-nota.docx")) == PAPER
    assert printed(Path("outputs/2024/isian-tanda-terima.docx")) == ["Diterima Rp35.000"]
    assert "2 terkini" in kakdoc("status").err


def test_a_template_may_be_that_of_another_kind(nota, kakdoc):
    kind("nota-lain", PAID + "naskah: nota-bayar/naskah.docx\n", TAGS, "tidak-dipakai.docx")
    given(INPUT.replace("nota-bayar", "nota-lain"))
    assert kakdoc("buat", nota).code == 0
    assert printed(Path("outputs/2024/isian.docx")) == PAPER


def test_a_kind_without_template_says_where_it_is_to_lie(nota, kakdoc):
    Path("templates/nota-bayar/naskah.docx").unlink()
    made = kakdoc("buat", nota)
    assert made.code == 3
    assert "[K509]" in made.err
    assert "nota-bayar/naskah.docx" in made.err


def test_only_the_definition_that_an_input_names_is_read(nota, kakdoc):
    for number in range(60):
        kind(f"lain-{number}", "bukan: [definisi\n", ["x"]) if number < 2 else kind(f"lain-{number}", PAID, ["x"])
    assert kakdoc("buat", nota).code == 0
    assert len(catalog.TITLES) >= 66
    assert "lain-7\tNota bayar" in kakdoc("jenis").out


def test_a_name_that_leads_out_of_the_templates_is_no_kind(nota, kakdoc):
    given(INPUT.replace("nota-bayar", "../templates/nota-bayar"))
    assert "[K114]" in kakdoc("periksa", nota).err
