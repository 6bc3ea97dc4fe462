"""What was typed into a field stands on paper, the same from YAML and from a cell of a workbook."""

from __future__ import annotations

import pytest
import yaml
from kinds.text.test_long_texts import lines
from openpyxl import load_workbook
from papers.rendering import RENDERER

from kakdoc.papers import checking, making
from kakdoc.papers.forms import converting

HERE = "TEMPAT"
"""Stands in an input where the text of a test is typed."""


def tor(section: dict[str, object]) -> dict[str, object]:
    budget = {"jenis": "anggaran", "sub_kegiatan": [{"nama": "Mutasi", "rincian": [{"uraian": HERE, "jumlah": "5"}]}]}
    named = {"program": "Kepegawaian Daerah", "kegiatan": "Mutasi dan Promosi ASN", "tanggal": "Januari 2027"}
    return {"jenis": "kak", "tahun_anggaran": "2027", **named, "bagian": [section] if section else [budget]}


def law(kind: str, **fields: object) -> dict[str, object]:
    return {
        "jenis": kind,
        "tahun": "2024",
        "judul": "Pengelolaan Arsip",
        "menimbang": ["bahwa arsip perlu ditata"],
        "mengingat": ["uu-43-2009"],
        **fields,
    }


FORMS: dict[str, dict[str, object]] = {
    "budget line": tor({}),
    "item": tor({"jenis": "daftar", "judul": "Ruang", "butir": [HERE, "lain"]}),
    "prose": tor({"jenis": "teks", "judul": "Latar", "isi": HERE}),
    "cell": tor({"jenis": "tabel", "judul": "Tim", "kolom": [{"judul": "Nama"}], "baris": [[HERE]]}),
    "article": law("perbup", pasal=[HERE, "Arsip disimpan."]),
    "ayat": law("perbup", pasal=[{"ayat": [HERE, "Arsip disimpan."]}, "Selesai."]),
    "dictum": law("keputusan", diktum=[HERE]),
    "title": law("keputusan", judul=HERE, diktum=["Menetapkan tim."]),
}


def with_text(value: object, text: str) -> object:
    if isinstance(value, dict):
        return {key: with_text(each, text) for key, each in value.items()}
    if isinstance(value, list):
        return [with_text(each, text) for each in value]
    return text if value == HERE else value


def paper(file, folder) -> list[tuple[str, str]]:
    checked = checking.check(file)
    (outcome,) = making.make(
        [checked], making.Wishes(folder / "o", replacing=True, traced=False), lambda _: None, RENDERER
    )
    assert outcome.made, [each.message for each in checked.problems]
    return [(each.style, each.text.replace("\N{NO-BREAK SPACE}", " ")) for each in lines(outcome.made.read_bytes())]


def from_yaml(form: str, text: str, folder) -> list[tuple[str, str]]:
    file = folder / "inputs" / "x.yaml"
    file.write_text(yaml.safe_dump(with_text(FORMS[form], text), allow_unicode=True, sort_keys=False), "utf-8")
    return paper(file, folder)


def from_cell(form: str, text: str, folder) -> list[tuple[str, str]]:
    """The paper of a workbook into a cell of which a text was typed."""
    (folder / "inputs" / "y.yaml").write_text(yaml.safe_dump(FORMS[form], sort_keys=False), "utf-8")
    file = folder / "inputs" / "y.xlsx"
    converting.convert(folder / "inputs" / "y.yaml", file)
    book = load_workbook(file)
    (cell,) = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == HERE)
    cell.value = text
    book.save(file)
    return paper(file, folder)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("budget line", "ATK 2*3*4 paket"),
        ("budget line", "Honor 2org*3hari*4keg"),
        ("budget line", "Sewa (2 unit)*(3 hari)*(4 kali)"),
        ("item", "Laporan 1*2 dan 3*4"),
        ("item", "0. awal"),
        ("article", "Ruang arsip berukuran 5*4 meter dan ruang rapat berukuran 6*7 meter."),
        ("prose", r"\\server\bagi"),
        ("prose", r"Berkas di D:\_arsip dan \(x\)"),
        ("prose", "_kata_ dan - - - dan *"),
        ("cell", "5*4 m *) lihat catatan"),
        ("dictum", "Membeli 2*3 rak dan 4*5 kotak."),
        ("title", "Pemberian Penghargaan atas Nama Contoh, M.Si."),
        ("title", "Penunjukan Contoh, A.Md.Kom."),
    ],
)
def test_a_text_of_one_line_is_printed_as_it_was_typed(form, text, folder):
    for shown in (from_yaml(form, text, folder), from_cell(form, text, folder)):
        assert text in [each for _, each in shown]


BULLETED = ("Maksud:", "meningkatkan;", "mengevaluasi")


@pytest.mark.parametrize(
    ("form", "text", "styles", "shown"),
    [
        ("prose", "Satu.\nDua.", ("Paragraf", "Paragraf"), ("Satu.", "Dua.")),
        *(
            ("prose", f"Maksud:\n{mark}meningkatkan;\n{mark}mengevaluasi", ("Paragraf", "Daftar Butir", "Daftar Butir"), BULLETED)
            for mark in ("•\t", "–\t", "\uf0b7\t", "o\t", "* ", "·\xa0\xa0 ")
        ),
        ("prose", "a.\tpertama\n\nb.\tkedua", ("Daftar Huruf", "Daftar Huruf"), ("pertama", "kedua")),
        ("prose", "\ta.\tpertama\n\tb.\tkedua", ("Daftar Huruf", "Daftar Huruf"), ("pertama", "kedua")),
        ("prose", "(1) satu\n(2) dua", ("Daftar Angka Kurung", "Daftar Angka Kurung"), ("satu", "dua")),
        ("prose", "I. satu\nII. dua", ("Daftar Angka", "Daftar Angka"), ("satu", "dua")),
        ("prose", "1.\tsatu\n2.\tdua\na.\tanak", ("Daftar Angka", "Daftar Angka", "Daftar Huruf"), ("satu", "dua", "anak")),
        ("prose", "0. awal\n1. lanjut", ("Paragraf", "Paragraf"), ("0. awal", "1. lanjut")),
        ("ayat", "Pola memuat:\na.\tjenjang; dan\nb.\tsyarat.\nDisusun tiap tahun.",
         ("Ayat", "Daftar Huruf", "Daftar Huruf", "Lanjutan 1"), ("Pola memuat:", "jenjang; dan", "syarat.", "Disusun tiap tahun.")),
        ("dictum", "Tim bertugas:\n1.\tmenyusun; dan\n2.\tmelapor.", ("Isi Diktum", "Daftar Angka", "Daftar Angka"),
         ("Tim bertugas:", "menyusun; dan", "melapor.")),
        ("cell", "Nama Contoh\nNIP. 123", ("Isi Tabel",), ("Nama Contoh\nNIP. 123",)),
        ("budget line", "Alat tulis\nkantor", ("Isi Tabel",), ("Alat tulis kantor",)),
    ],
)  # fmt: skip
def test_lines_of_a_cell_are_paragraphs_lists_and_lines(form, text, styles, shown, folder):
    found = from_cell(form, text, folder)
    start = next(place for place, each in enumerate(found) if each == (styles[0], shown[0]))
    assert found[start : start + len(shown)] == list(zip(styles, shown, strict=True))
