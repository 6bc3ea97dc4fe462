"""Decrees printed by LibreOffice: columns, page numbers, signatures where the person who signs looks for them."""

from __future__ import annotations

import re

import pytest
from papers.pages.printed import NEEDED, Printed, number_of, read, without_number

pytestmark = NEEDED
SHIPPED = ("perbup-renja", "keputusan-iku-pk", "keputusan-rb")
NAMES = (*SHIPPED, "enam-puluh-diktum", "empat-puluh-pasal", "panjang")
REGULATIONS = ("perbup-renja", "empat-puluh-pasal")
POINTS_PER_CM = 72 / 2.54


def body(paper: Printed) -> range:
    """The pages before the first annex."""
    first = next((n for n, page in enumerate(paper.lines) if is_annex(page)), len(paper.lines))
    return range(first)


def is_annex(page: list[str]) -> bool:
    return bool(re.fullmatch(r"\s*LAMPIRAN(?: [IVX]+)?", without_number(page)[0]))


@pytest.fixture(scope="module")
def printed(pdfs) -> dict[str, Printed]:
    """Each paper as it comes out of the printer."""
    return {name: read(pdfs / f"{'f4-' if name in SHIPPED else ''}{name}.pdf") for name in NAMES}


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
    assert number_of(pages[0]) is None
    for number in range(1, len(pages)):
        assert number_of(pages[number]) == number + 1, (number, pages[number][0])


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
