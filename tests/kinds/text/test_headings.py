"""Degrees in titles of decrees, chapters and annexes; lists that have more items than there are numbers."""

from __future__ import annotations

import pytest
import yaml
from conftest import PROJECT
from kinds.decree.decrees import decree, office, regulation
from kinds.decree.test_decree_papers import paper
from openpyxl import load_workbook
from word.making import W, part

from kakdoc.papers import checking
from kakdoc.papers.forms import converting

DEGREES = ("M.Si.", "S.Sos.", "Ph.D.", "M.Kes.", "A.Md.", "S.H.")
SHORTEST = PROJECT / "tests" / "examples" / "keputusan" / "benar" / "keputusan-paling-pendek.yaml"


def seen(data: bytes) -> list[str]:
    """The paragraphs as the eye sees them: capitals where the style or the run says so."""
    styles = {
        style.get(f"{W}styleId"): style.find(f"{W}rPr/{W}caps") is not None
        for style in part(data, "word/styles.xml").iter(f"{W}style")
    }
    return [_seen(each, styles) for each in part(data).iter(f"{W}p")]


def _seen(paragraph, styles) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    shown = ""
    for run in paragraph.iter(f"{W}r"):
        caps = run.find(f"{W}rPr/{W}caps")
        is_caps = styles[style.get(f"{W}val")] if caps is None else caps.get(f"{W}val") != "0"
        text = "".join(node.text or "" for node in run.iter(f"{W}t"))
        shown += text.upper() if is_caps else text
    return shown.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("degree", DEGREES)
def test_the_title_of_a_decree_keeps_a_degree_and_its_dot_wherever_it_stands(degree):
    title = f"Pemberian Penghargaan atas Nama Contoh, {degree}"
    found = seen(paper(decree(judul=title)))
    assert f"PEMBERIAN PENGHARGAAN ATAS NAMA CONTOH, {degree}" in found
    assert any(text.endswith(f"TENTANG PEMBERIAN PENGHARGAAN ATAS NAMA CONTOH, {degree}") for text in found)
    assert any(text.endswith(f"tentang {title};") for text in found)


@pytest.mark.parametrize("degree", DEGREES)
def test_heads_of_chapters_and_annexes_and_the_title_in_them_keep_a_degree(degree):
    title = f"Nama Contoh, {degree}"
    annex = {"jenis": "teks", "judul": f"Daftar Dra. {title}", "isi": "x"}
    document = regulation(judul=title, bab=[{"judul": title, "pasal": ["Lihat Lampiran.", "x"]}], lampiran=[annex])
    found = seen(paper(document))
    assert found.count(f"NAMA CONTOH, {degree}") == 3  # the head, the chapter, the head of the annex
    assert f"DAFTAR Dra. NAMA CONTOH, {degree}" in found


def test_an_office_named_after_a_doctor_keeps_his_degree_in_head_and_signature():
    signer = {"nama": "Nama Contoh", "jabatan": "Direktur Rumah Sakit dr. Soedirman"}
    given = office(nama="Rumah Sakit dr. Soedirman", pejabat={"kepala": signer})
    found = seen(paper(decree(instansi=given)))
    assert "KEPUTUSAN DIREKTUR RUMAH SAKIT dr. SOEDIRMAN" in found
    assert "RUMAH SAKIT dr. SOEDIRMAN" in found
    assert "DIREKTUR RUMAH SAKIT dr. SOEDIRMAN," in found


def test_a_bold_word_of_a_chapter_keeps_its_look_beside_a_degree():
    body = part(paper(regulation(bab=[{"judul": "**Nama Contoh, M.Si.** dan lain", "pasal": ["x", "y"]}])))
    (run,) = (each for each in body.iter(f"{W}r") if "".join(each.itertext()) == "M.Si.")
    assert [node.tag.removeprefix(W) for node in run.find(f"{W}rPr")] == ["b", "caps"]


# Numbers that run out


def problems(path) -> list[tuple[str, str]]:
    checked = checking.check(path)
    return [(f"{each.location}", each.code) for each in checked.problems]


def input_of(folder, **changes: object):
    given = {**yaml.safe_load(SHORTEST.read_text("utf-8")), **changes}
    file = folder / "inputs" / "x.yaml"
    file.write_text(yaml.safe_dump(given, allow_unicode=True, sort_keys=False), "utf-8")
    return file


def test_a_thousand_dictums_are_one_error_at_their_place(folder):
    file = input_of(folder, diktum=["Menetapkan."] * 1000)
    (found,) = checking.check(file).problems
    assert (found.code, found.location.line) == ("K334", file.read_text("utf-8").split("\n").index("diktum:") + 1)
    assert "1.000" in found.message
    assert "998" in found.message


def test_a_thousand_dictums_of_a_workbook_are_one_error_at_their_sheet(folder):
    file = folder / "inputs" / "x.xlsx"
    converting.convert(input_of(folder), file)
    book = load_workbook(file)
    for row in range(2, 1002):
        book["Diktum"].cell(row, 1, f"Menetapkan {row}.")
    book.save(file)
    (found,) = checking.check(file).problems
    assert found.code == "K334"
    assert "Diktum" in found.location.spot


@pytest.mark.parametrize(
    "changes",
    [
        {"menimbang": ["bahwa pelayanan perlu ditingkatkan"] * 780},
        {"diktum": ["x"] * 999},
    ],
)
def test_a_list_of_a_decree_that_outruns_its_numbers_is_refused(changes, folder):
    assert [code for _, code in problems(input_of(folder, **changes))] == ["K334"]


@pytest.mark.parametrize(
    "body",
    [
        {"pasal": [{"isi": "x:", "rincian": ["a"] * 781}]},
        {"pasal": [{"ayat": ["y", {"isi": "x:", "rincian": ["a"] * 781}]}]},
        {"bab": [{"judul": "Umum", "bagian": [{"judul": "b", "pasal": ["x"]} for _ in range(1000)]}]},
    ],
)
def test_items_and_parts_that_outrun_their_letters_are_refused(body, folder):
    file = input_of(folder, **{"jenis": "perbup", "diktum": None, **body})
    text = file.read_text("utf-8").replace("diktum: null\n", "")
    file.write_text(text, "utf-8")
    assert [code for _, code in problems(file)] == ["K334"]


def test_as_many_dictums_as_have_a_number_are_printed():
    assert len(decree(diktum=["x"] * 998).context()["diktum"]) == 998


def test_more_annexes_than_fifty_are_named_by_their_numbers(folder):
    annexes = [{"jenis": "teks", "judul": "x", "isi": "x", "label": f"l{number}"} for number in range(1, 61)]
    dictum = " ".join(f"[rujuk: l{number}]," for number in range(1, 61))
    assert "K316" not in [code for _, code in problems(input_of(folder, diktum=[dictum], lampiran=annexes))]
