"""YAML inputs written with other values: what was not touched stays byte for byte."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from conftest import many
from hypothesis import given, settings
from hypothesis import strategies as st
from papers.forms.drafting.steps import INPUTS, step

from kakdoc.base.problems import InputError, InvalidValue
from kakdoc.inputs.origins import values_of
from kakdoc.papers.forms.drafting import base
from kakdoc.papers.forms.drafting.base import Base
from kakdoc.papers.forms.drafting.history import History
from kakdoc.papers.forms.drafting.operations import Delete, Insert, Move, Paste, Set

FORMS = {
    "as it is": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "BOM": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16 LE": lambda data: b"\xff\xfe" + data.decode().encode("utf-16-le"),
    "UTF-16 BE, CRLF": lambda data: b"\xfe\xff" + data.decode().replace("\n", "\r\n").encode("utf-16-be"),
    "no line end at its end": lambda data: data.rstrip(b"\n"),
    "mixed line ends": lambda data: b"".join(
        line + (b"\r\n" if index % 3 else b"\n") for index, line in enumerate(data.rstrip(b"\n").split(b"\n"))
    ),
}


def begun(path: Path, form: str = "as it is") -> tuple[Base, History]:
    start = base.of_bytes(FORMS[form](path.read_bytes()), path)
    return start, History(start.values, base.model_of(start))


def take(history: History, *operations) -> History:
    for each in operations:
        history.take(*history.step([each]))
    return history


def rewritten(text: str, *operations) -> str:
    start = base.of_bytes(text.encode(), Path("isian.yaml"))
    return start.rewritten(take(History(start.values, base.model_of(start)), *operations).values).decode()


def lines(data: bytes) -> Counter[str]:
    text = data.decode("utf-16" if data[:1] in (b"\xff", b"\xfe") else "utf-8")
    return Counter(line.strip("\r") for line in text.split("\n") if line.strip())


@settings(deadline=None, max_examples=many(40))  # the first reads the schemas
@given(st.randoms(use_true_random=False), st.sampled_from(INPUTS), st.sampled_from(sorted(FORMS)))
def test_any_steps_are_read_back_as_they_were_taken_and_undone_as_if_they_never_were(random: Random, path, form):
    start, history = begun(path, form)
    for _ in range(random.choice((1, 2, 6))):
        try:
            history.take(*history.step([step(random, history.values, base.model_of(start))]))
        except InvalidValue:
            continue
    saved = start.rewritten(history.values)
    again = base.of_bytes(saved, path)
    assert again.rewritten(history.values) == saved, history.done
    while history.done:
        history.undo()
    assert history.values == start.values
    assert start.rewritten(history.values) == start.data


@settings(deadline=None, max_examples=many(40))  # the first reads the schemas
@given(st.randoms(use_true_random=False), st.sampled_from(INPUTS), st.sampled_from(sorted(FORMS)))
def test_a_row_that_comes_or_moves_leaves_every_other_line_byte_for_byte(random: Random, path, form):
    start, history = begun(path, form)
    operation = step(random, history.values, base.model_of(start))
    if isinstance(operation, Insert | Move):
        try:
            take(history, operation)
        except InvalidValue:
            return
        old, new = lines(start.data), lines(start.rewritten(history.values))
        assert sum((old - new).values()) <= (1 if form == "no line end at its end" or "[" in str(old - new) else 0)


FULL = """\
# Kepala berkas.
jenis: kak   # jenisnya
tahun_anggaran: "2027"  # kutip
program: Program A
# kode_program: 5.03.02

kegiatan:   # di bawah
  Kegiatan B
identitas:
  - {label: Satu, isi: a}   # ekor
  # di atas dua
  - {label: Dua, isi: b}
nama_lain: [Satu, Dua,
  Tiga]
bagian:

  - jenis: daftar
    judul: Butir
    butir:
      # di atas semua
      - pertama   # ekor pertama
      # di atas kedua
      - >-
        kedua
        terlipat
      - "ketiga"

  - jenis: teks
    judul: Isi
    isi: |  # di kepala
      baris
"""


CHANGES = [
    (Set(("tahun_anggaran",), "2028"), 'tahun_anggaran: "2027"  # kutip', 'tahun_anggaran: "2028"  # kutip'),
    (Set(("program",), "a: b"), "program: Program A", 'program: "a: b"'),
    (Set(("program",), ""), "program: Program A", "program:"),
    (
        Set(("kode_program",), "5.03.02"),
        "# kode_program: 5.03.02\n",
        "# kode_program: 5.03.02\nkode_program: 5.03.02\n",
    ),
    (Set(("kegiatan",), "C"), "kegiatan:   # di bawah\n  Kegiatan B", "kegiatan: C   # di bawah"),
    (Set(("identitas", 1, "isi"), "x, y"), "  - {label: Dua, isi: b}", '  - {label: Dua, isi: "x, y"}'),
    (Delete(("nama_lain", 0)), "nama_lain: [Satu, Dua,", "nama_lain: [Dua,"),
    (Delete(("bagian", 0, "butir", 0)), "      - pertama   # ekor pertama\n", ""),
    (Delete(("program",)), "program: Program A\n", ""),
    (Set(("bagian", 0, "butir", 2), "baru"), '      - "ketiga"', '      - "baru"'),
    (Set(("bagian", 1, "isi"), "satu"), "    isi: |  # di kepala\n      baris", "    isi: satu  # di kepala"),
    (Set(("bagian", 0, "pengantar"), "yaitu"), "    judul: Butir\n", "    judul: Butir\n    pengantar: yaitu\n"),
    (
        Move(("bagian", 0, "butir", 0), 2),
        '      - pertama   # ekor pertama\n      # di atas kedua\n      - >-\n        kedua\n        terlipat\n      - "ketiga"',
        '      # di atas kedua\n      - >-\n        kedua\n        terlipat\n      - "ketiga"\n      - pertama   # ekor pertama',
    ),
    (
        Paste(("identitas",), 1, (("label",), ("isi",)), (("Dua", "c"), ("Tiga", "d"))),
        "  - {label: Dua, isi: b}",
        "  - {label: Dua, isi: c}\n  - label: Tiga\n    isi: d",
    ),
    (
        Set(("bagian", 0, "butir", 0), "satu\ndua"),
        "      - pertama   # ekor pertama",
        "      - |   # ekor pertama\n        satu\n        dua",
    ),
    (
        Insert(("bagian", 1), {"jenis": "teks", "judul": "Baru", "isi": "x"}),
        "\n  - jenis: teks\n",
        "\n  - jenis: teks\n    judul: Baru\n    isi: x\n\n  - jenis: teks\n",
    ),
]


@pytest.mark.parametrize(("operation", "old", "new"), CHANGES, ids=[f"{each[0]}"[:60] for each in CHANGES])
def test_a_step_changes_its_own_lines(operation, old, new):
    assert FULL.count(old) == 1
    assert rewritten(FULL, operation) == FULL.replace(old, new)


def test_rows_keep_their_comments_when_they_move():
    new = rewritten(FULL, Move(("bagian", 0, "butir", 1), 2))
    assert '      # di atas semua\n      - pertama   # ekor pertama\n      - "ketiga"\n      # di atas kedua\n' in new


def test_the_comment_above_a_row_stays_when_the_row_goes():
    new = rewritten(FULL, Delete(("bagian", 0, "butir", 1)))
    assert '      - pertama   # ekor pertama\n      # di atas kedua\n      - "ketiga"\n' in new


def test_a_row_that_was_changed_everywhere_is_still_known_when_it_moves():
    new = rewritten(
        FULL, Set(("identitas", 1, "label"), "X"), Set(("identitas", 1, "isi"), "Y"), Move(("identitas", 1), 0)
    )
    assert "identitas:\n  # di atas dua\n  - {label: X, isi: Y}\n  - {label: Satu, isi: a}   # ekor\n" in new


def test_a_text_does_not_take_in_the_comment_below_it():
    text = "jenis: kak\nnama_lain:\n  - a\n      # jauh di dalam\nprogram: p\n"
    new = rewritten(text, Set(("nama_lain", 0), "dua\nbaris"))
    assert new == text.replace("- a", '- "dua\\nbaris"')


def test_an_empty_list_gets_rows_and_rows_that_all_go_leave_an_empty_list():
    text = "jenis: kak\nnama_lain: []  # nanti\n"
    filled = rewritten(text, Insert(("nama_lain", 0), "a"))
    assert filled == "jenis: kak\nnama_lain:  # nanti\n  - a\n"
    assert rewritten(filled, Delete(("nama_lain", 0))) == text


def test_a_gap_that_was_filled_and_emptied_again_is_the_gap():
    text = 'jenis: kak\nprogram: "[isi: nama program]"\n'
    assert rewritten(text, Set(("program",), "a"), Set(("program",), "")) == text


def test_a_layout_that_cannot_be_followed_is_refused_and_not_guessed():
    text = "jenis: kak\n? nama_lain\n: - a\n  - b\n"
    start = base.of_bytes(text.encode(), Path("isian.yaml"))
    history = take(History(start.values, base.model_of(start)), Set(("nama_lain", 1), "c"))
    try:
        saved = start.rewritten(history.values)
    except InputError as fault:
        assert fault.problems[0].code == "K925"
    else:
        assert values_of(base.of_bytes(saved, Path("isian.yaml")).root) == history.values
