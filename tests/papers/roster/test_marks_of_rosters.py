"""Marks of a roster: read wherever they stand in YAML, without quotes, and nowhere else."""

from __future__ import annotations

import pytest

from kakdoc.inputs.tree import Source, plain, scalars
from kakdoc.inputs.yaml import reading
from kakdoc.values import cell_marks


def read(text: str):
    root, problems = reading.compose(Source("x.yaml", text))
    assert problems == []
    return root


@pytest.mark.parametrize(
    "value",
    [
        "[kolom nama]",
        "[kolom nama] adalah",
        "Saudara [kolom nama], NIP [kolom nip]",
        "[kolom gaji|rupiah]",
        "[kolom gaji | rupiah]",
        "[Kolom Tanggal: mulai]",
        "[kolom nilai #2]",
        "[kolom a, b] dan [kolom c]",
        "800.1.3/[urut 003]/BKPSDM/2027",
        "[urut 003]/BKPSDM",
        "[ kolom nama ]",
        "[kolom {x}]",
        "[kolom a & b]",
    ],
)
def test_a_mark_is_read_without_quotes_at_any_place_of_a_value(value):
    forms = [
        ("k: {}\n", lambda found: found["k"]),
        ("k: {} # catatan\n", lambda found: found["k"]),
        ("k:\n  - {}\n  - lain\n", lambda found: found["k"][0]),
        ("k: {{a: {}, b: x}}\n", lambda found: found["k"]["a"]),
        ("k: [{}]\n", lambda found: found["k"][0]),
        ("k: '{}'\n", lambda found: found["k"]),
        ('k: "{}"\n', lambda found: found["k"]),
        ("k: |\n  {}\n", lambda found: found["k"].rstrip("\n")),
        ("k: >\n  {}\n", lambda found: found["k"].rstrip("\n")),
    ]
    for form, of in forms:
        if ("Saudara" in value and "[{}]" in form) or ("{{a" in form and "," in value.replace("[kolom a, b]", "")):
            continue  # a comma of the text parts what stands in brackets, as ever
        assert of(plain(read(form.format(value)))) == value, form


def test_places_in_a_file_with_marks_stay_where_they_are():
    root = read("a: [kolom nama: lengkap]\nb: x\nc:\n  - [kolom y]\n")
    assert [(each.span.line, each.span.column) for each in scalars(root)] == [(0, 3), (1, 3), (3, 4)]


def test_lists_in_brackets_stay_lists():
    assert plain(read("k: [satu, dua]\nl: [kolomnya, urutan]\n")) == {"k": ["satu", "dua"], "l": ["kolomnya", "urutan"]}


def test_signs_for_private_use_in_a_text_stay():
    text = "\uf5b0\uf5c1"
    assert plain(read(f"k: [kolom x]\nl: {text}\n")) == {"k": "[kolom x]", "l": text}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("[kolom Nama  Lengkap]", [("Nama Lengkap", "", 1)]),
        ("[kolom nama\n  lengkap]", [("nama lengkap", "", 1)]),
        ("[kolom gaji | Rupiah ]", [("gaji", "rupiah", 1)]),
        ("x [urut 003] y [urut]", [("", "", 3), ("", "", 1)]),
        ("[isi: nama] [rujuk: a] [kolomnya x]", []),
    ],
)
def test_a_mark_names_its_column_and_how_it_is_printed(text, marks):
    assert [(each.column, each.shown, each.digits) for each in cell_marks.found(text)] == marks


@pytest.mark.parametrize("text", ["[kolom]", "[kolom ", "[kolom x", "[urut 3 x]", "[kolom x||y]"])
def test_what_only_begins_as_a_mark_is_told(text):
    assert cell_marks.found(text) == []
    assert [found for _, found in cell_marks.malformed(f"a {text}")] == [text]


@pytest.mark.parametrize(
    ("shown", "text", "printed"),
    [
        ("rupiah", "4500000", "Rp4.500.000"),
        ("angka", "Rp 4.500.000,-", "4.500.000"),
        ("terbilang", "1001000", "satu juta seribu rupiah"),
        ("tanggal", "2027-03-01", "1 Maret 2027"),
        ("kapital", "nama", "NAMA"),
        ("", "a", "a"),
        ("rupiah", "", ""),
    ],
)
def test_a_cell_is_printed_as_its_mark_asks(shown, text, printed):
    (mark,) = cell_marks.found(f"[kolom x|{shown}]" if shown else "[kolom x]")
    assert cell_marks.printed(mark, text) == printed
