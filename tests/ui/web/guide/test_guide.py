"""The guide inside the page: the texts of `docs` read as pages, their links lead somewhere, words are found in them."""

from __future__ import annotations

import re

import pytest
from conftest import PROJECT
from ui.web.asking import Visitor, words

from kakdoc.base.codes import CODES
from kakdoc.ui.web.answering import TEMPLATES
from kakdoc.ui.web.guide import reading
from kakdoc.ui.web.guide.searching import MOST, search


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    """Somebody without a working folder: the guide is for them as well."""
    monkeypatch.chdir(tmp_path)
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


def test_the_guide_and_its_pictures_are_pages(visitor):
    page = visitor.get("/panduan")
    assert page.status == 200
    assert page.text.count("<h1") == 1
    pictures = re.findall(r'<img src="([^"]+)"', page.text)
    assert pictures
    for each in pictures:
        answer = visitor.get(each)
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert visitor.get("/panduan/gambar/tidak-ada.png").status == 404
    assert visitor.get("/panduan/keputusan-desain").status == 404


def test_the_code_of_each_message_leads_to_its_explanation():
    addresses = {each.address for each in reading.text("masalah").parts}
    assert {f"/panduan/masalah#{code.lower()}" for code in CODES} <= addresses


@pytest.mark.parametrize("name", reading.TEXTS)
def test_every_link_of_a_text_leads_to_a_page_and_a_place_that_is_there(name):
    html = reading.text(name).html
    for target in re.findall(r'href="([^"]*)"', html):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        read = path.removeprefix(reading.HOME).strip("/") or "panduan"
        assert read in reading.TEXTS, target
        assert not anchor or f'id="{anchor}"' in reading.text(read).html, target
    assert " style=" not in html
    assert html.count("<h1") == 1
    assert len(re.findall(r'id="([^"]*)"', html)) == len(set(re.findall(r'id="([^"]*)"', html)))


def test_short_help_leads_to_parts_of_the_guide_that_are_there():
    addresses = {each.address for each in reading.text("panduan").parts}
    called = re.findall(r'call lipat\(".*?", "(.*?)"\)', (TEMPLATES / "_bantuan.html").read_text("utf-8"))
    assert len(called) >= 6
    assert {f"/panduan#{each}" for each in called} <= addresses


def test_what_the_guide_tells_to_press_stands_on_a_page():
    guide = (PROJECT / "docs" / "panduan.md").read_text("utf-8")
    told = guide[guide.index("\n## Tiga langkah") : guide.index("\n## 1. ")]
    pages = " ".join(words(each.read_text("utf-8")) for each in TEMPLATES.glob("*.html"))
    pressed = {re.sub(r"\s+", " ", each) for each in re.findall(r"(?<![*`])\*([^\s*`][^*]*)\*(?!\*)", told)}
    assert len(pressed) >= 15
    assert {each for each in pressed if each not in pages} == set()


def test_html_in_a_text_is_shown_and_links_to_other_files_keep_their_words(tmp_path, monkeypatch):
    (tmp_path / "panduan.md").write_text(
        "# Judul\n\n<script>x</script> [a](ketelitian.md) [**b**](masalah.md#k120--jumlah) [c](#sini) (K301–K302)\n\n"
        "| Tarif | Rp |\n|:--|--:|\n| a<b | 5 |\n\n# Sini\n",
        "utf-8",
    )
    monkeypatch.setattr(reading, "bundled", lambda _: tmp_path)
    text = reading.text.__wrapped__("panduan")
    assert "&lt;script&gt;x&lt;/script&gt; a " in text.html
    assert (
        '<a href="/panduan/masalah#k120"><strong>b</strong></a> <a href="/panduan#sini">c</a> (<a href="/panduan/masalah#k301">K301</a>'
        in text.html
    )
    assert 'aria-label="Tabel 1: Judul"' in text.html
    assert '<td>a&lt;b</td>\n<td class="angka">5</td>' in text.html
    assert '<h2 id="sini">Sini</h2>' in text.html


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("k120", "/panduan/masalah#k120"),
        ("Tempel EXCEL", "/panduan#mengisi-di-excel"),
        ("rincian pagu tidak sama", "/panduan/masalah#k203"),
    ],
)
def test_words_lead_to_the_part_that_has_them_all(typed, address):
    found = search(typed)
    assert found.whole
    assert address in [each.part.address for each in found.hits]


def test_where_no_part_has_all_words_those_that_have_some_are_shown_and_nothing_without_any(visitor):
    some = search("pagu qqqq")
    assert some.total
    assert not some.whole
    assert "memuat semua kata itu" in visitor.get("/panduan?kata=pagu+qqqq").text
    assert "Tidak ada bagian yang memuat “qqqq”" in words(visitor.get("/panduan?kata=qqqq").text)
    assert search("(((").total == 0


def test_what_is_searched_for_is_marked_and_never_taken_for_html(visitor):
    page = visitor.get("/panduan?kata=%3Cb%3Epagu").text
    assert "<mark>pagu</mark>" in page
    assert "<b>" not in page
    assert len(search("a").hits) == MOST < search("a").total
