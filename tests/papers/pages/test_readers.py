"""What other programs read in the shipped papers: all of the text, the months of a schedule, the numbers of lists."""

from __future__ import annotations

import io
import re
import warnings
from collections import defaultdict
from functools import cache
from itertools import pairwise

import mammoth
import pypandoc
import pytest
from conftest import PROJECT
from docx2python import docx2python
from lxml import etree, html
from papers.rendering import RENDERER
from word.making import W, paragraphs, part, reading

from kakdoc.papers import checking

YEARS = PROJECT / "inputs"
SHIPPED = sorted([*YEARS.glob("*/*.yaml"), *YEARS.glob("*/laporan/*.yaml")])
LIKE_OTHERS = re.compile(r"bulanan-(?!01)|triwulan-(?!1)|semester-2|keputusan-rb")
"""Papers that differ from others by their figures and words only; all of them are read in the exhaustive set."""
IDS = [path.relative_to(YEARS).with_suffix("").as_posix() for path in SHIPPED]
TORS = [each for each in IDS if "kak-" in each]


@cache
def made(name: str) -> bytes:
    checked = checking.check(YEARS / f"{name}.yaml")
    return RENDERER.render(checked.kind, checked.document, checked.pictures)


@cache
def by_mammoth(name: str) -> str:
    return mammoth.convert_to_html(io.BytesIO(made(name))).value


@cache
def by_pandoc(name: str) -> str:
    return pypandoc.convert_text(made(name), "html", "docx", extra_args=["--wrap=none"])


@cache
def by_docx2python(name: str) -> list:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says of each level without numbers that it puts dashes
        with docx2python(io.BytesIO(made(name))) as read:
            return read.body


READERS = {"mammoth": by_mammoth, "pandoc": by_pandoc}


def lines(tables: list) -> list[str]:
    return [line for table in tables for row in table for cell in row for line in cell]


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def rows(source: str) -> list[list[str]]:
    """The cells of each row of each table, as a reader wrote them in HTML."""
    tree = html.fromstring(source)
    return [[words(cell.text_content()) for cell in row.xpath("./td|./th")] for row in tree.iter("tr")]


@pytest.fixture(
    params=[pytest.param(each, marks=[pytest.mark.lambat] * bool(LIKE_OTHERS.search(each))) for each in IDS]
)
def name(request, project):
    return request.param


@pytest.fixture(params=TORS)
def tor(request, project):
    return request.param


def test_every_reader_finds_all_of_the_text(name):
    texts = [words(text) for text in paragraphs(made(name)) if words(text)]
    assert len(texts) > 50
    seen = {reader: words(html.fromstring(read(name)).text_content()) for reader, read in READERS.items()}
    seen["docx2python"] = words("".join(lines(by_docx2python(name))))
    for reader, text in seen.items():
        assert [each for each in texts if each not in text] == [], reader


def test_every_reader_finds_the_months_of_a_schedule(tor):
    (schedule,) = (
        each["baris"]
        for each in checking.check(YEARS / f"{tor}.yaml").document.context()["bagian"]
        if each["jenis"] == "jadwal"
    )
    wanted = [
        (words(row["uraian"].strip("*")), ["x" if month in row["bulan"] else "" for month in range(1, 13)])
        for row in schedule
    ]
    assert any("x" in months for _, months in wanted)
    for reader, read in READERS.items():
        seen = [(row[1], row[2:]) for row in rows(read(tor)) if len(row) == 14 and row[1] in dict(wanted)]
        assert seen == wanted, reader
    table = next(table for table in by_docx2python(tor) if len(table) == len(schedule) + 2)
    seen = [(words("".join(row[1])), [words("".join(cell)) for cell in row[2:]]) for row in table[2:]]
    assert seen == wanted


def test_what_shows_a_month_has_the_colour_of_its_shade(tor):
    for cell in part(made(tor)).iter(f"{W}tc"):
        if "".join(cell.itertext()).strip() == "x":
            shade, (colour,) = cell.find(f"{W}tcPr/{W}shd"), cell.iter(f"{W}color")
            assert colour.get(f"{W}val") == shade.get(f"{W}fill") == "7F7F7F"


def test_headings_are_headings_and_lists_are_no_deeper_than_they_are(tor):
    sections = [each["judul"] for each in checking.check(YEARS / f"{tor}.yaml").document.context()["bagian"]]
    for reader, read in READERS.items():
        tree = html.fromstring(read(tor))
        assert [each.text_content().strip() for each in tree.iter("h1")][-len(sections) :] == sections, reader
        assert not tree.xpath("//li[not(normalize-space(text()))]/*[self::ol or self::ul][1]/li/ol"), reader
    numbered = [line.split("\t") for line in lines(by_docx2python(tor)) if re.match(r"[A-Z]\)\t", line)]
    assert numbered == [[f"{chr(ord('A') + place)})", title] for place, title in enumerate(sections)]


def test_the_items_of_each_section_are_numbered_from_one(tor):
    seen = lines(by_docx2python(tor))
    sections = [
        each["butir"]
        for each in checking.check(YEARS / f"{tor}.yaml").document.context()["bagian"]
        if each["jenis"] in ("daftar", "keluaran")
    ]
    assert len(sections) > 1
    for items in sections:
        for place, item in enumerate(items, 1):
            assert f"{place})\t{item.replace('*', '')}" in seen


def _numbered_rows(name: str) -> list[list[int]]:
    """The numbers at the head of the rows of each table, as docx2python counts them."""
    found = []
    for table in by_docx2python(name):
        heads = [re.fullmatch(r"(\d+)\)\t", row[0][0]) for row in table if row and row[0]]
        found.append([int(head[1]) for head in heads if head])
    return [numbers for numbers in found if numbers]


@pytest.mark.parametrize("name", [*TORS, "2024/keputusan-iku-pk", "2024/laporan/semester-1"])
def test_the_rows_of_each_table_are_numbered_from_one(name, project):
    tables = _numbered_rows(name)
    assert len(tables) >= 2
    for numbers in tables:
        assert numbers[0] == 1
        # A number that stands beside several rows is read at each of them.
        assert all(after in (before, before + 1, 1) for before, after in pairwise(numbers))


def test_the_lines_of_each_sub_activity_of_a_report_are_numbered_from_one(project):
    report = checking.check(YEARS / "2024/laporan/triwulan-1.yaml").document.context()
    wanted = [place for each in report["belanja"] for place in range(1, len(each["baris"]) + 1)]
    assert wanted.count(1) == 2
    assert wanted in _numbered_rows("2024/laporan/triwulan-1")


def test_the_dictums_of_a_decree_are_read_with_their_lists(project):
    name = "2024/keputusan-iku-pk"
    wanted = ["KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM"]
    for reader, read in READERS.items():
        assert [row[0] for row in rows(read(name)) if row[0] in wanted] == wanted, reader
        third = next(each for each in html.fromstring(read(name)).iter("tr") if "KETIGA" in each.text_content())
        assert len(third.xpath(".//ol/li")) == 4, reader
    text = "\n".join(lines(by_docx2python(name)))
    assert [each for each in text.split("\n") if each in wanted] == wanted
    assert re.search(r"a\)\tmenyusun rencana kerja tahunan.*\n+b\)\tmenyusun dokumen", text)


def test_the_articles_of_a_regulation_are_numbered_for_who_follows_no_styles(project):
    text = "\n".join(lines(by_docx2python("2024/perbup-renja")))
    assert re.search(r"\n\t1\)\tRenja Tahun 2024 disusun dengan sistematika:\s+a\)\tpendahuluan;", text)
    # Pandoc keeps how a level is written: (1) for an ayat.
    assert "(1)" in pypandoc.convert_text(made("2024/perbup-renja"), "markdown", "docx", extra_args=["--wrap=none"])


# What the readers rely on


def _styles(data: bytes) -> dict[str, tuple[str | None, bool, bool]]:
    """Of each style: what it is based on, whether it prints a number by itself, whether it is a heading."""
    styles = etree.fromstring(reading(data)["word/styles.xml"])
    return {
        style.get(f"{W}styleId"): (
            None if (based := style.find(f"{W}basedOn")) is None else based.get(f"{W}val"),
            style.find(f"{W}pPr/{W}numPr") is not None,
            style.find(f"{W}pPr/{W}outlineLvl") is not None,
        )
        for style in styles.iter(f"{W}style")
    }


def _is(style: str | None, place: int, styles: dict[str, tuple[str | None, bool, bool]]) -> bool:
    while style is not None:
        if styles[style][place]:
            return True
        style = styles[style][0]
    return False


def test_every_paragraph_of_a_numbered_style_carries_its_number_itself(name):
    styles, counted = _styles(made(name)), 0
    for paragraph in part(made(name)).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and _is(style.get(f"{W}val"), 1, styles):
            number = paragraph.find(f"{W}pPr/{W}numPr")
            assert number is not None, "".join(paragraph.itertext())
            assert [each.tag for each in number] == [f"{W}ilvl", f"{W}numId"]
            counted += 1
    assert counted > 4


def test_nothing_hangs_on_the_list_of_headings_that_is_none(name):
    if "perbup" in name:
        return  # ayat, huruf and angka are levels below their Pasal
    styles, used = _styles(made(name)), defaultdict(set)
    numbering = etree.fromstring(reading(made(name))["word/numbering.xml"])
    abstract = {
        each.get(f"{W}numId"): each.find(f"{W}abstractNumId").get(f"{W}val") for each in numbering.iter(f"{W}num")
    }
    for paragraph in part(made(name)).iter(f"{W}p"):
        number, style = paragraph.find(f"{W}pPr/{W}numPr/{W}numId"), paragraph.find(f"{W}pPr/{W}pStyle")
        if number is not None:
            used[abstract[number.get(f"{W}val")]].add(_is(style.get(f"{W}val"), 2, styles))
    assert used
    assert all(len(kinds) == 1 for kinds in used.values())
