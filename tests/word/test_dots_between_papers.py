"""Two papers that differ in what is not known: dots stand there, and the rest as it was."""

import io

import pytest
from docx import Document

from kakdoc.word.joining.dots import dotted


def made(*lines, rows=()):
    document = Document()
    for each in lines:
        document.add_paragraph(each)
    for row in rows:
        cells = document.add_table(1, len(row)).rows[0].cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def lines_of(data):
    return [each.text for each in Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Rp1.250 (seribu dua ratus lima puluh rupiah)", "Rp2.250 (dua ribu dua ratus lima puluh rupiah)", "Rp…… (…… rupiah)"),
        ("dua juta rupiah", "tiga juta rupiah", "…… rupiah"),
        ("Senin, 7 Maret 2027", "Kamis, 25 November 2027", "…… 2027"),
        ("NIP 19850307 201004 2 007, Camat", "NIP 19791125 200501 1 018, Camat", "NIP ……, Camat"),
        ("Pembina (IV/a)", "Penata Muda (III/a)", "…… (……)"),
        ("sangat tinggi", "sangat rendah", "……"),
        ("Sisa Rp0 (nol rupiah)", "Sisa Rp0 (nol rupiah)", "Sisa Rp0 (nol rupiah)"),
        ("Hadir", "", ""),
    ],
)  # fmt: skip
def test_a_figure_in_words_a_date_a_name_is_dots_as_a_whole(one, other, expected):
    (found,) = lines_of(dotted(made(one), made(other)))
    while "………" in found:
        found = found.replace("………", "……")
    assert found == expected


def test_papers_of_other_lengths_keep_what_they_share_and_lose_what_one_of_them_has_alone():
    found = lines_of(dotted(made("Judul", "Bila ya", "Penutup"), made("Judul", "Penutup")))
    assert found == ["Judul", "……", "Penutup"]
    assert lines_of(dotted(made("Judul", "Penutup"), made("Judul", "Bila tidak", "Penutup"))) == ["Judul", "Penutup"]


def test_the_same_papers_stay_byte_for_byte():
    paper = made("Satu", rows=[["a", "b"]])
    assert dotted(paper, paper) == paper
