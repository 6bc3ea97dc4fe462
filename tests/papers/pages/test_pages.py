"""Papers as they lie on the table, on F4 and on A4: nothing alone on a page, nothing torn, few pages to turn."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from papers.pages.printed import NEEDED, Printed, Word, read
from papers.pages.to_print import AMOUNTS, DECREES, ENDS, PAPERS, REPORTS, TOR

pytestmark = [*NEEDED, pytest.mark.lambat]
CM = 72 / 2.54


@pytest.fixture(scope="module")
def papers(pdfs) -> dict[str, Printed]:
    """Each paper as it comes out of the printer."""
    return {
        pdf.stem: read(pdf) for pdf in pdfs.glob("*.pdf") if pdf.stem.partition("-")[0] in (*PAPERS, *AMOUNTS, ENDS)
    }


def every(papers: dict[str, Printed], *stems: str) -> list[tuple[str, Printed]]:
    return [(name, each) for name, each in papers.items() if name.partition("-")[2] in stems]


def test_copies_never_stand_alone_on_a_page(papers):
    found = 0
    for name, paper in every(papers, *DECREES, "panjang"):
        for page in paper.pages():
            found += any(line.startswith("Tembusan:") for line in page)
            assert not page[0].startswith("Tembusan:"), name
            assert not re.match(r"\s*\d+\. .*(?:Sekretariat Daerah|Kebumen)[;.]$", page[0]), name
    assert found == 2 * 2 + 2


def test_no_page_is_blank(papers):
    for name, paper in papers.items():
        for page in paper.pages():
            assert [line for line in page if not re.fullmatch(r"\s*[–-] \d+ [–-]\s*", line)], name


def test_names_in_capitals_are_not_torn_at_the_end_of_a_line(papers):
    torn = re.compile(r"(?:KABUPATEN|SUMBER(?: DAYA)?|APARATUR(?: SIPIL)?|SEKRETARIS|KOTA)")
    for name, paper in papers.items():
        for line in (line for page in paper.lines for line in page if line.isupper()):
            assert not torn.fullmatch(line.split("  ")[-1].strip().rpartition(" ")[2]), (name, line)


def test_numbers_stand_whole_on_their_line(papers):
    for word, amount in AMOUNTS.items():
        whole, found = f"{amount:,}".replace(",", "."), 0
        for name in (f"{word}-{stem}" for stem in (*(Path(each).stem for each in REPORTS), "tabel")):
            words = [each.text for page in papers[name].words for each in page]
            pieces = [each for each in words if re.fullmatch(r"[\d.]+", each) and each.startswith(whole[:7])]
            assert set(pieces) == {whole}, name
            found += len(pieces)
        assert found > 300


def test_a_minus_stands_with_its_figure(papers):
    for name, paper in papers.items():
        assert not [line for page in paper.pages() for line in page if re.search(r"\s[-\u2011]$", line)], name


@pytest.mark.parametrize("paper", PAPERS)
def test_a_month_is_not_turned_and_other_reports_once_for_a_whole_form(paper, papers):
    assert not any(papers[f"{paper}-bulanan-03-maret"].turned())
    for name in ("triwulan-1", "semester-2"):
        report = papers[f"{paper}-{name}"]
        (lying,) = [page for page, turned in zip(report.pages(), report.turned(), strict=True) if turned]
        text = "\n".join(lying)
        assert all(part in text for part in ("formulir E.81", "K kinerja, Rp anggaran", "Predikat kinerja", "NIP."))


def test_headings_of_groups_and_sums_are_never_apart_from_their_rows(papers):
    for name, paper in every(papers, "bulanan-03-maret", "triwulan-1", "semester-2"):
        for page in paper.pages():
            rows = [line for line in page if not re.fullmatch(r"\s*– \d+ –\s*", line)]
            assert not re.match(r"\s*Sub Kegiatan Pengelolaan", rows[-1]), name
            assert not re.match(r"\s*Jumlah\b", rows[0]), name


@pytest.mark.parametrize("paper", PAPERS)
def test_no_item_of_a_list_stands_alone_before_or_after_a_page_break(paper, papers):
    for page in papers[f"{paper}-{TOR}"].pages():
        text = "\n".join(page)
        assert not re.search(r"KELUARAN\n\s*1\.[^\n]*(?:\n[^\n\d]*)?\n\s*– \d+ –\s*$", text)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_cover_has_one_leading_for_the_office_which_stands_low(paper, papers):
    tor = papers[f"{paper}-{TOR}"]
    first = tor.words[0]
    tops = sorted({round(word.top, 1) for word in first if word.top > lowest_rule(first)})
    steps = {round(below - above, 0) for above, below in pairwise(tops)}
    assert len(tops) == 4
    assert len(steps) == 1
    assert tops[0] > tor.sizes[0][1] * 0.6


def lowest_rule(words: list[Word]) -> float:
    return max(word.top for word in words if word.text == "MUTASI")


@pytest.mark.parametrize("paper", PAPERS)
def test_grounds_fill_their_pages(paper, papers):
    for name in DECREES:
        decree = papers[f"{paper}-{name}"]
        last = max(word.top for word in decree.words[0])
        assert last > decree.sizes[0][1] - 2.5 * CM - 3.2 * CM, name


@pytest.mark.parametrize("paper", PAPERS)
def test_a_regulation_leaves_no_half_page_blank_before_its_end(paper, papers):
    """The sentence on promulgation and both signatures go together, which may leave a third of a page."""
    regulation = papers[f"{paper}-perbup-renja"]
    pages = regulation.words
    end = next(n for n, page in enumerate(regulation.pages()) if any("Diundangkan" in line for line in page))
    for page, (_, height) in list(zip(pages, regulation.sizes, strict=True))[:end]:
        assert max(word.top for word in page) > height / 2


def test_a_signature_never_stands_on_a_page_without_text_above_it(papers):
    whole, alone = (
        0,
        re.compile(r"\s*(?:Kebumen, |Kepala Badan|Sumber Daya|Moh\. Amirudin|Ditetapkan di|Diundangkan di)"),
    )
    for name, paper in ((name, each) for name, each in papers.items() if name.startswith(ENDS)):
        last = paper.pages()[-1]
        assert not alone.match(last[0]), (name, last[0])
        assert any(re.search(r"Moh\. Amirudin|Diundangkan di", line) for line in last), name
        whole += len(paper.pages()) > 1
    assert whole > 8


def test_several_budgets_end_with_their_sum_in_words(papers):
    for paper in PAPERS:
        text = "\n".join(line for page in papers[f"{paper}-{TOR}"].pages() for line in page)
        below = text.partition("Jumlah seluruhnya")[2]
        assert "409.279.000" in below
        assert "empat ratus sembilan juta dua ratus tujuh puluh sembilan ribu rupiah" in below


def test_signatures_stand_clear_of_tables_above_them(papers):
    """At least four millimetres from the last row to the first line of the signature."""
    for name, paper in every(papers, "keputusan-rb"):
        words = paper.words[-1]
        head = min(word.top for word in words if word.text == "KEPALA")
        above = max(word.top for word in words if word.top < head - 1)
        assert head - above > 9.5 + 0.4 * CM, name


def test_one_obstacle_is_a_sentence_and_no_list(papers):
    text = "\n".join(line for page in papers["f4-bulanan-03-maret"].pages() for line in page)
    assert re.search(r"Permasalahan:\n\s*Jadwal narasumber", text)
    assert re.search(r"Tindak lanjut:\n\s*Menjadwalkan", text)
