"""Decrees printed by LibreOffice: columns, page numbers, signatures where the person who signs looks for them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import PROJECT
from kinds.decree.decrees import decree, regulation
from kinds.kak.test_kak_paper import made
from rendering import RENDERER

from kakdoc.papers import checking
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.pdf import printing

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(
        printing.office() is None or not shutil.which("pdftotext"), reason="LibreOffice or pdftotext is not installed"
    ),
]
SHIPPED = ("perbup-renja", "keputusan-iku-pk", "keputusan-rb")
NAMES = (*SHIPPED, "enam-puluh-diktum", "empat-puluh-pasal", "panjang")
REGULATIONS = ("perbup-renja", "empat-puluh-pasal")
POINTS_PER_CM = 72 / 2.54
_NUMBER = re.compile(r"\s*-\s*(\d+)\s*-\s*")
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    top: float


@dataclass(frozen=True)
class Printed:
    lines: list[list[str]]
    """The lines of each page that are not blank."""
    words: list[list[Word]]


def long_papers() -> dict[str, bytes]:
    dictum = (
        "Setiap unit kerja melaksanakan rencana aksi sesuai dengan tugasnya dan melaporkan hasilnya secara tertulis. "
    )
    nested = {
        "isi": "Badan mengelola:",
        "rincian": [
            "arsip",
            {"isi": "data", "rincian": ["pegawai", {"isi": "jabatan", "rincian": ["tetap", "sementara"]}]},
        ],
    }
    annex = {"jenis": "teks", "judul": "Uraian", "isi": "\n\n".join([dictum * 3] * 30)}
    documents = {
        "enam-puluh-diktum": decree(diktum=[dictum * (1 + number % 4) for number in range(60)]),
        "empat-puluh-pasal": regulation(bab=[{"judul": f"Bab {part}", "pasal": [{"ayat": [nested, dictum * 2]}] * 8} for part in range(5)]),
        "panjang": decree(
            menimbang=["bahwa " + dictum.lower() * 2] * 9,
            memperhatikan=["surat bupati"],
            mengingat=["uu-13-1950", "uu-23-2014", "uu-30-2014", "pp-12-2019", "perpres-29-2014", "permendagri-86-2017"] ,
            diktum=["Uraian tercantum dalam Lampiran.", *[dictum * 4] * 3],
            tembusan=["Bupati Kebumen"] * 5,
            lampiran=[annex],
        ),
    }  # fmt: skip
    return {name: RENDERER.render(BY_NAME[each.jenis], each) for name, each in documents.items()}


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, Printed]:
    """Each paper as it comes out of the printer."""
    folder = tmp_path_factory.mktemp("print")
    papers = {name: made(checking.check(PROJECT / "inputs/2024" / f"{name}.yaml")) for name in SHIPPED} | long_papers()
    for name, data in papers.items():
        (folder / f"{name}.docx").write_bytes(data)
    pdfs, problems = printing.to_pdf([folder / f"{name}.docx" for name in papers])
    assert problems == []
    return {pdf.stem: read(pdf) for pdf in pdfs}


def read(pdf: Path) -> Printed:
    layout, boxes = (
        subprocess.run(["pdftotext", option, pdf, "-"], capture_output=True, text=True, check=True).stdout
        for option in ("-layout", "-bbox")
    )
    pages = [[line for line in page.splitlines() if line.strip()] for page in layout.split("\f")]
    words = [
        [Word(word.text or "", float(word.get("xMin")), float(word.get("yMin"))) for word in page.iter(f"{_XHTML}word")]
        for page in ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", boxes)).iter(f"{_XHTML}page")  # noqa: S314  pdftotext made it
    ]
    return Printed([page for page in pages if page], words)


def body(paper: Printed) -> range:
    """The pages before the first annex."""
    first = next((n for n, page in enumerate(paper.lines) if is_annex(page)), len(paper.lines))
    return range(first)


def is_annex(page: list[str]) -> bool:
    return bool(re.fullmatch(r"\s*LAMPIRAN(?: [IVX]+)?", without_number(page)[0]))


def without_number(page: list[str]) -> list[str]:
    return page[1:] if _NUMBER.fullmatch(page[0]) else page


@pytest.mark.parametrize("name", NAMES)
def test_the_colons_stand_in_one_column_over_all_pages(name, printed):
    heads = {"Menimbang", "Mengingat", "Memperhatikan", "Menetapkan"}
    columns, found = [], set()
    for number in body(printed[name]):
        words = printed[name].words[number]
        for word in words:
            if word.text in heads or re.fullmatch(r"KE[A-Z]+", word.text):
                near = [each for each in words if each.text == ":" and abs(each.top - word.top) < 2]
                columns += [each.left for each in near]
                found |= {word.text} if near else set()
    assert {"Menimbang", "Mengingat", "Menetapkan"} <= found
    assert name in REGULATIONS or {"KESATU", "KEDUA"} <= found
    assert max(columns) - min(columns) < 0.5


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_numbered_from_the_second_on_and_the_first_is_not(name, printed):
    pages = printed[name].lines
    assert not _NUMBER.fullmatch(pages[0][0])
    for number in range(1, len(pages)):
        shown = _NUMBER.fullmatch(pages[number][0])
        assert shown, (number, pages[number][0])
        assert int(shown[1]) == number + 1


@pytest.mark.parametrize("name", NAMES)
def test_no_page_begins_with_a_signature_and_none_ends_with_a_heading(name, printed):
    for number, page in enumerate(printed[name].lines):
        lines = without_number(page)
        if number:
            assert not re.match(
                r"\s*(?:Ditetapkan di|pada tanggal|KEPALA BADAN|BUPATI KEBUMEN,|SEKRETARIS DAERAH)", lines[0]
            ), lines[0]
        assert not re.fullmatch(
            r"\s*(?:BAB [IVXL]+|Pasal \d+|Bagian Ke\w+|MEMUTUSKAN:|Ditetapkan di \w+)", lines[-1]
        ), lines[-1]


@pytest.mark.parametrize("name", NAMES)
def test_name_rank_and_number_of_the_signer_stand_on_one_page(name, printed):
    for page in printed[name].lines:
        text = "\n".join(page)
        if "NIP." in text:
            assert "Moh. Amirudin" in text
            assert "KEPALA BADAN" in text


@pytest.mark.parametrize("name", [*SHIPPED, "panjang"])
def test_the_last_page_of_every_annex_is_signed(name, printed):
    pages = printed[name].lines
    starts = [number for number, page in enumerate(pages) if is_annex(page)]
    assert starts
    signer = "NAMA BUPATI" if name.startswith("perbup") else "Moh. Amirudin"
    for last in [*(start - 1 for start in starts[1:]), len(pages) - 1]:
        assert signer in "\n".join(pages[last])
        assert len(without_number(pages[last])) > 5  # never the signature alone


@pytest.mark.parametrize("name", REGULATIONS)
def test_the_gazette_is_the_last_line_of_the_body_of_a_regulation(name, printed):
    last = printed[name].lines[body(printed[name])[-1]]
    assert re.fullmatch(r"\s*BERITA DAERAH KABUPATEN KEBUMEN TAHUN 2024 NOMOR …+", last[-1])


@pytest.mark.parametrize("name", REGULATIONS)
def test_a_regulation_leaves_eight_centimetres_for_the_emblem_on_its_first_page_only(name, printed):
    first = min(word.top for word in printed[name].words[0])
    assert abs(first - 8 * POINTS_PER_CM) < 6
    assert all(min(word.top for word in words) < 3 * POINTS_PER_CM for words in printed[name].words[1:])


def test_articles_chapters_and_items_are_numbered_through(printed):
    text = "\n".join(line for page in printed["empat-puluh-pasal"].lines for line in page).partition("MEMUTUSKAN:")[2]
    assert re.findall(r"(?m)^\s*BAB ([IVX]+)$", text) == ["I", "II", "III", "IV", "V", "VI"]
    assert re.findall(r"(?m)^\s*Pasal (\d+)$", text) == [str(number) for number in range(1, 42)]
    assert len(re.findall(r"(?m)^\s*\(1\)\s", text)) == 40
    for mark in (r"a\.", r"b\.", r"1\.", r"2\.", r"a\)", r"b\)"):
        assert len(re.findall(rf"(?m)^\s*{mark}\s", text)) == 40, mark


def test_grounds_and_legal_basis_are_lettered_and_numbered_through(printed):
    text = "\n".join(line for page in printed["panjang"].lines for line in page)
    assert re.findall(r"(?m)^(?:Menimbang\s*:)?\s+([a-j])\.\s+bahwa", text) == list("abcdefghij")
    numbers = re.findall(r"(?m)^(?:Mengingat\s*:)?\s+(\d)\.\s+(?:Undang|Peraturan)", text)
    assert numbers == list("123456")
