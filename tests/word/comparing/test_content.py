"""Edited or only saved: everything that a reader sees counts, nothing that programs write anew by themselves."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache

import pytest
from conftest import many, shares
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word import papers
from word.comparing.edits import EDITS, edited, unpacked
from word.libreoffice import NEEDED, libreoffice_save
from word.making import W, docx, p, tbl, tr
from word.word_save import packed, word_save

from kakdoc.base import package
from kakdoc.word.comparing import content
from kakdoc.word.comparing.content import Difference

TOR, DECREE, REGULATION, REPORT = papers.SHIPPED
ADDED = ("dengan foto", "dengan catatan kaki")


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The shipped papers, and two with what those lack."""
    folder = tmp_path_factory.mktemp("naskah")
    notes = papers.with_notes()
    return {**papers.shipped(folder / "shipped"), ADDED[0]: papers.with_photos(folder / "foto"), ADDED[1]: notes}


@lru_cache(maxsize=64)
def blocks(data: bytes) -> list[content.Block]:
    return content.blocks(package.read(data, "naskah.docx"))


def edits(before: bytes, after: bytes) -> list[Difference]:
    return content.differences(blocks(before), blocks(after))


def python_docx(data: bytes, change=id) -> bytes:
    document, saved = Document(io.BytesIO(data)), io.BytesIO()
    change(document)
    document.save(saved)
    return saved.getvalue()


def with_body(data: bytes, change) -> bytes:
    files = unpacked(data)
    root = etree.fromstring(files["word/document.xml"])
    change(root)
    return packed({**files, "word/document.xml": etree.tostring(root)})


# ── Saving is not editing ──


@shares(5)
def test_saving_in_word_is_no_edit_of_any_paper(share, made):
    assert len(made) == 25
    for seed, (name, data) in list(enumerate(made.items()))[share]:
        assert edits(data, word_save(data, seed)) == [], name


@shares(5)
def test_saving_by_python_docx_is_no_edit_of_any_paper(share, made):
    for name, data in list(made.items())[share]:
        assert edits(data, python_docx(data)) == [], name


@settings(max_examples=many(12), deadline=None)
@given(seed=st.integers(0, 10**9))
def test_however_word_cuts_runs_and_renames_parts_it_is_no_edit(seed, made):
    assert edits(made[TOR], word_save(made[TOR], seed)) == []


def test_an_edit_shows_as_well_after_saving_in_word(made):
    for name in EDITS:
        if (changed := edited(made[ADDED[1]], name)) is not None:
            assert edits(made[ADDED[1]], word_save(changed, 7)), name


class TestLibreOffice:
    pytestmark = NEEDED

    def test_saving_once_or_twice_or_in_both_programs_is_no_edit(self, made, tmp_path):
        chosen = {name: made[name] for name in (TOR, REGULATION, ADDED[0])}
        once = libreoffice_save(chosen, tmp_path / "1")
        both = libreoffice_save({name: word_save(data, 3) for name, data in once.items()}, tmp_path / "2")
        for name, data in chosen.items():
            assert edits(data, once[name]) == [], name
            assert edits(data, both[name]) == [], name

    @pytest.mark.lambat
    def test_every_edit_shows_as_well_after_saving(self, made, tmp_path):
        paper = made[ADDED[1]]
        changed = {name: data for name in EDITS if (data := edited(paper, name)) is not None}
        assert len(changed) > 40
        saved = libreoffice_save({"": paper, **changed}, tmp_path)
        assert edits(paper, saved.pop("")) == []
        for name, data in saved.items():
            assert edits(paper, data), name

    @pytest.mark.lambat
    def test_saving_is_no_edit_of_any_paper(self, made, tmp_path):
        assert len(made) == 25
        for name, data in libreoffice_save(made, tmp_path).items():
            assert edits(made[name], data) == [], name

    @pytest.mark.lambat
    @pytest.mark.parametrize(("place", "paper"), [*enumerate([*papers.SHIPPED, ADDED[0]])])
    def test_every_edit_of_other_papers_shows_after_saving(self, place, paper, made, tmp_path):
        """Every twelfth edit in each paper; one paper shows each, above."""
        some = [*EDITS][place::12]
        changed = {name: data for name in some if (data := edited(made[paper], name)) is not None}
        for name, data in libreoffice_save(changed, tmp_path).items():
            assert edits(made[paper], data), name


# ── Editing is ──


def tried(name: str, made: dict[str, bytes]) -> Iterator[str]:
    """The papers in which an edit can be made; there it counts."""
    for paper in (*ADDED, *papers.SHIPPED):
        if (changed := edited(made[paper], name)) is not None:
            found = edits(made[paper], changed)
            assert found, paper
            assert all(each.place and each.changes for each in found)
            assert content.whole(blocks(changed)) != content.whole(blocks(made[paper]))
            yield paper


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_counts_where_it_can_be_made(name, made):
    assert next(tried(name, made))


@pytest.mark.lambat
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_counts_wherever_it_can_be_made(name, made):
    assert list(tried(name, made))


@settings(max_examples=many(25), deadline=None)
@given(data=st.data())
def test_any_other_character_anywhere_counts(data, made):
    texts: list[etree._Element] = []
    paper = with_body(made[TOR], lambda root: texts.extend(each for each in root.iter(f"{W}t") if each.text))
    chosen = data.draw(st.integers(0, len(texts) - 1))
    place = data.draw(st.integers(0, len(texts[chosen].text) - 1))
    sign = data.draw(st.characters(codec="utf-8", categories=("L", "N", "P", "S")))

    def change(root) -> None:
        text = [each for each in root.iter(f"{W}t") if each.text][chosen]
        text.text = text.text[:place] + sign + text.text[place + 1 :]

    same = texts[chosen].text[place] == sign
    assert (edits(paper, with_body(paper, change)) == []) == same


def test_edits_by_python_docx_are_told_by_place_and_kind(made):
    place = []

    def change(document) -> None:
        place.append(next(index for index, table in enumerate(document.tables) if len(table.rows) > 5))
        document.paragraphs[10].runs[0].text += " sekali"
        document.paragraphs[14].runs[0].bold = True
        document.paragraphs[15].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in document.tables[place[0]].rows[4].cells[1].paragraphs[0].runs:
            run.italic = True
        document.sections[-1].footer.paragraphs[0].add_run(" rahasia")

    found = edits(made[TOR], python_docx(made[TOR], change))
    assert [(each.place, each.changes) for each in found] == [
        ("paragraf 11", ("teks",)),
        ("paragraf 15", ("tebal",)),
        ("paragraf 16", ("perataan",)),
        (f"tabel {place[0] + 1} baris 5", ("miring",)),
        ("kaki halaman", ("teks",)),
    ]


SIMPLE = docx(p("Satu dua tiga.") + p("Empat lima enam.") + tbl(2, tr("a", "b"), tr("c", "d")) + p("Tujuh delapan."))


def body(inner: str) -> list[Difference]:
    return edits(SIMPLE, docx(inner))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            p("Satu dua tiga.") + p("Empat 5 enam.") + tbl(2, tr("a", "b"), tr("c", "d")) + p("Tujuh delapan."),
            [Difference("paragraf 2", ("teks",), "Empat lima enam.", "Empat 5 enam.")],
        ),
        (
            p("Satu dua tiga.") + tbl(2, tr("a", "b"), tr("c", "d")) + p("Tujuh delapan."),
            [Difference("paragraf 2", ("paragraf dihapus",), "Empat lima enam.", "")],
        ),
        (
            p("Satu dua tiga.") + p("Empat lima enam.") + tbl(2, tr("a", "b"), tr("c", "d")) + p("Tujuh delapan.") + p("Baru."),
            [Difference("paragraf 4", ("paragraf ditambahkan",), "", "Baru.")],
        ),
        (
            p("Empat lima enam.") + tbl(2, tr("a", "b"), tr("c", "d")) + p("Satu dua tiga.") + p("Tujuh delapan."),
            [Difference("paragraf 2", ("paragraf dipindahkan",), "Satu dua tiga.", "Satu dua tiga.")],
        ),
        (
            p("Satu dua tiga.") + p("Empat lima enam.") + tbl(2, tr("a", "b")) + p("Tujuh delapan."),
            [Difference("tabel 1 baris 2", ("baris tabel dihapus",), "c d", "")],
        ),
        (
            p("Satu dua tiga.") + p("Empat lima enam.") + tbl(2, tr("a", "b"), tr("c", "")) + p("Tujuh delapan."),
            [Difference("tabel 1 baris 2", ("teks",), "c d", "c")],
        ),
    ],
    ids=["changed", "deleted", "added", "moved", "row deleted", "cell emptied"],
)  # fmt: skip
def test_a_difference_tells_the_place_the_kind_and_both_texts(inner, expected):
    assert body(inner) == expected


def test_of_a_long_text_only_what_is_around_the_edit_is_told():
    long = " ".join(f"kata{number}" for number in range(200))
    found = edits(docx(p(long)), docx(p(long.replace("kata100 ", "lain "))))
    assert [(each.old[:29], each.new[:27], len(each.old)) for each in found] == [
        ("…kata97 kata98 kata99 kata100", "…kata97 kata98 kata99 lain ", 61)
    ]


def test_whole_columns_are_told_row_by_row(made):
    found = edits(made[DECREE], edited(made[DECREE], "kolom dihapus"))
    assert len({each.place for each in found}) == len(found) > 5


def test_what_stands_before_the_end_of_a_section_and_is_empty_does_not_count():
    assert (
        body(
            p("Satu dua tiga.")
            + p("Empat lima enam.")
            + tbl(2, tr("a", "b"), tr("c", "d"))
            + p("Tujuh delapan.")
            + "<w:p/>"
        )
        == []
    )


def test_an_empty_paragraph_between_others_counts():
    inner = (
        p("Satu dua tiga.")
        + "<w:p/>"
        + p("Empat lima enam.")
        + tbl(2, tr("a", "b"), tr("c", "d"))
        + p("Tujuh delapan.")
    )
    assert [each.changes for each in body(inner)] == [("paragraf ditambahkan",)]


# ── What is kept for comparing ──


def test_the_base_reads_like_the_paper_it_is_of(made):
    for name, data in made.items():
        members = package.read(data, name)
        kept = content.base(members)
        assert content.blocks({each.name: each for each in kept}) == content.blocks(members), name


def test_the_base_holds_no_pictures_and_no_workbooks(made):
    members = package.read(made[ADDED[0]], "x")
    names = [each.name for each in content.base(members)]
    assert any(re.match("word/media/", name) for name in members)
    assert not [name for name in names if re.match("word/(media|embeddings)/", name)]
    assert all(each is members[each.name] for each in content.base(members) if each.name in members)


def test_a_part_that_is_no_xml_is_told_as_wrong_value(made):
    members = package.read(made[TOR], "x")
    with pytest.raises(ValueError, match=r"word/document\.xml"):
        content.blocks({**members, "word/document.xml": package.Member.of("word/document.xml", b"<w:document")})


def test_a_chart_that_claims_a_billion_values_is_read_at_once(made):
    files = unpacked(made[REPORT])
    charts = {
        name: data.replace(b'idx="0"', b'idx="999999999"') for name, data in files.items() if "/charts/kakdoc" in name
    }
    assert [each.kind for each in blocks(packed({**files, **charts}))].count("grafik") == len(charts) == 2


def test_a_package_without_a_document_has_no_content():
    assert content.blocks({}) == []


def test_fingerprints_do_not_hang_on_the_place(made):
    data = made[TOR]
    first = blocks(
        with_body(
            data,
            lambda root: root.find(f"{W}body").insert(
                0, etree.fromstring(p("Awal.").replace("<w:p>", f'<w:p xmlns:w="{W[1:-1]}">', 1))
            ),
        )
    )
    assert [each.fingerprint for each in first[1:]] == [each.fingerprint for each in blocks(data)]
