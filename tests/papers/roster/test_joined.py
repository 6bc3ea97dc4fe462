"""Papers joined to one file: each begins anew and has its own headers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import ooxml_integrity
import pytest
from conftest import PROJECT
from docx import Document
from word.making import DEFAULT_HEADER, docx, header, p, section

from kakdoc.base.package import is_untouched
from kakdoc.papers import checking, making
from kakdoc.papers.catalog import BY_NAME
from kakdoc.word.joining import papers
from kakdoc.word.styles import w


@pytest.fixture(scope="module")
def single():
    """Three decrees of one template, with lists, annexes and page headers, as they are on disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        renderer, kind = making.Renderer(), BY_NAME["keputusan"]
        paths = [
            path
            for path in sorted(Path("inputs/2024").rglob("*.yaml"))
            if "\njenis: keputusan\n" in path.read_text("utf-8")
        ]
        found = [checking.check(path) for path in (*paths, *paths)][:3]
        return [renderer.render(kind, each.document, each.pictures) for each in found]


@pytest.fixture(scope="module")
def joined(single):
    found = papers.Papers()
    for each in single:
        found.add(each)
    return found.finished()


def body(data: bytes):
    return Document(io.BytesIO(data)).element.body


def test_the_file_is_whole_and_sealed(joined, tmp_path):
    (tmp_path / "x.docx").write_bytes(joined)
    found = ooxml_integrity.check(str(tmp_path / "x.docx"))
    assert [str(each) for each in found if each.severity == ooxml_integrity.ERROR] == []
    assert is_untouched(joined)
    with zipfile.ZipFile(io.BytesIO(joined)) as archive:
        assert archive.testzip() is None
        assert not [name for name in archive.namelist() if name.startswith("customXml")]


def test_every_text_is_there_in_order(single, joined):
    assert [each.text for each in body(joined).iter(w("t"))] == [
        each.text for data in single for each in body(data).iter(w("t"))
    ]


def test_each_paper_begins_a_section_that_counts_its_pages_anew(single, joined):
    counts = [len([*body(data).iter(w("sectPr"))]) for data in single]
    sections = [*body(joined).iter(w("sectPr"))]
    assert len(sections) == sum(counts)
    for place in (0, counts[0], counts[0] + counts[1]):
        numbers = sections[place].find(w("pgNumType"))
        assert numbers is not None
        assert numbers.get(w("start")) == "1"
        kind = sections[place].find(w("type"))
        assert kind is None or kind.get(w("val")) != "continuous"


def test_no_list_goes_on_in_the_next_paper(single, joined):
    used: list[set[str]] = []
    blocks = iter(body(joined))
    for data in single:
        own = len([each for each in body(data) if each.tag != w("sectPr")])
        taken = [next(blocks) for _ in range(own)]
        used.append({each.get(w("val")) for block in taken for each in block.iter(w("numId"))} - {"0"})
    assert all(used)
    assert used[0].isdisjoint(used[1])
    assert used[1].isdisjoint(used[2])
    numbering = Document(io.BytesIO(joined)).part.numbering_part.element
    known = {each.get(w("numId")): each for each in numbering.findall(w("num"))}
    assert set().union(*used) <= known.keys()
    for number in used[1]:
        overrides = known[number].findall(w("lvlOverride"))
        assert [each.get(w("ilvl")) for each in overrides] == [str(level) for level in range(9)]
        assert all(each.find(w("startOverride")) is not None for each in overrides)


def test_headers_that_are_alike_are_there_once(single, joined):
    with zipfile.ZipFile(io.BytesIO(joined)) as whole, zipfile.ZipFile(io.BytesIO(single[0])) as one:
        parts = [name for name in whole.namelist() if name.startswith("word/header")]
        assert parts == [name for name in one.namelist() if name.startswith("word/header")]


def test_a_section_without_headers_gets_none_of_the_paper_before():
    found = papers.Papers()
    found.add(docx(p("satu"), header(p("kepala")), last=section(DEFAULT_HEADER)))
    found.add(docx(p("dua"), last=section()))
    whole = Document(io.BytesIO(found.finished()))
    assert [[each.text for each in own.header.paragraphs] for own in whole.sections] == [["kepala"], [""]]


def test_numbers_of_marks_are_there_once(single):
    mark = '<w:bookmarkStart w:id="0" w:name="awal"/><w:bookmarkEnd w:id="0"/>'
    link = '<w:p><w:hyperlink w:anchor="awal"><w:r><w:t>ke awal</w:t></w:r></w:hyperlink></w:p>'
    found = papers.Papers()
    for _ in range(2):
        found.add(docx(f"<w:p>{mark}</w:p>{link}"))
    whole = body(found.finished())
    assert [each.get(w("name")) for each in whole.iter(w("bookmarkStart"))] == ["awal", "awal_2"]
    assert [each.get(w("anchor")) for each in whole.iter(w("hyperlink"))] == ["awal", "awal_2"]
    assert len({each.get(w("id")) for each in whole.iter(w("bookmarkStart"))}) == 2


def test_a_paper_with_notes_is_not_joined():
    with pytest.raises(papers.NotJoinable):
        papers.Papers().add(docx('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'))
