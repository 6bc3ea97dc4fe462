"""Papers as they lie on the table, on F4 and on A4: nothing alone on a page, nothing torn, few pages to turn."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import PROJECT
from kinds.decree.decrees import decree, office
from kinds.decree.test_decree_print import Printed, Word, read, without_number
from kinds.report.test_laporan_look import Changed, enlarged
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
INPUTS = PROJECT / "inputs" / "2024"
DECREES = ("keputusan-iku-pk", "keputusan-rb", "perbup-renja")
REPORTS = ("laporan/bulanan-03-maret", "laporan/triwulan-1", "laporan/semester-2")
TOR = "kak-mutasi-promosi-asn"
PAPERS = ("f4", "a4")
AMOUNTS = {"miliar": 309_392_796_000, "triliun": 9_999_999_999_999}
CM = 72 / 2.54


@dataclass(frozen=True)
class Paper:
    printed: Printed
    sizes: list[tuple[float, float]]
    """Width and height of each page, in points."""

    def pages(self) -> list[list[str]]:
        return [without_number(page) for page in self.printed.lines]

    def turned(self) -> list[bool]:
        return [width > height for width, height in self.sizes]


def on(document: Any, paper: str) -> Any:
    return document if paper == "f4" else document.model_copy(update={"profil": "naskah_dinas_2023"})


def shipped(paper: str) -> dict[str, tuple[Any, Any]]:
    found = {}
    for name in (*DECREES, TOR, *REPORTS):
        checked = checking.check(INPUTS / f"{name}.yaml")
        found[f"{paper}-{Path(name).stem}"] = (checked.kind, on(checked.document, paper))
    return found


def with_amounts() -> dict[str, tuple[Any, Any]]:
    found = {}
    for word, amount in AMOUNTS.items():
        for name in REPORTS:
            checked = checking.check(INPUTS / f"{name}.yaml")
            document = on(checked.document, "a4")
            changed = Changed(document, lambda context, amount=amount: enlarged(context, amount))
            found[f"{word}-{Path(name).stem}"] = (checked.kind, changed)
        cells = ["1", "Belanja jasa tenaga ahli", *[f"{amount:,}".replace(",", ".")] * 6]
        columns = [{"judul": title} for title in ("No", "Uraian", *(f"Tahun {year}" for year in range(2024, 2030)))]
        annex = {
            "jenis": "tabel",
            "judul": "Pagu Enam Tahun",
            "mendatar": "ya",
            "kolom": columns,
            "baris": [cells] * 30,
        }
        found[f"{word}-tabel"] = (BY_NAME["keputusan"], on(long_decree(lampiran=[annex]), "a4"))
    return found


LONG = "Petunjuk Pelaksanaan Pengelolaan Mutasi, Promosi, dan Pengembangan Karier Aparatur Sipil Negara di Lingkungan Badan"


def long_decree(**fields: Any) -> Any:
    """A decree with a long title, signed for others, with copies for many."""
    signer = {
        "nama": "Nama Contoh",
        "jabatan": "Sekretaris Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen",
        "status": "Plh.",
        "atas_nama": "Bupati Kebumen",
        "untuk_beliau": "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen",
    }
    dictum = "Setiap unit kerja melaksanakan rencana aksi sesuai dengan tugasnya dan melaporkan hasilnya. "
    officials = office()["pejabat"] | {"kepala": signer}
    given = {
        "judul": f"{LONG} Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen Tahun 2024",
        "diktum": ["Uraian tercantum dalam Lampiran.", *[dictum * 3] * 5],
        "tembusan": [f"Kepala Bagian {letter} Sekretariat Daerah" for letter in "ABCDEFGHIJKL"],
        "instansi": office(pejabat=officials),
    }
    return decree(**{**given, **fields})


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> dict[str, Paper]:
    """Each paper as it comes out of the printer."""
    folder = tmp_path_factory.mktemp("pages")
    one_row = {"jenis": "tabel", "judul": "Rincian", "kolom": [{"judul": "Uraian"}], "baris": [["Satu"]]}
    given = {**shipped("f4"), **shipped("a4"), **with_amounts()}
    given |= {
        f"{paper}-panjang": (BY_NAME["keputusan"], on(long_decree(lampiran=[one_row]), paper)) for paper in PAPERS
    }
    for name, (kind, document) in given.items():
        (folder / f"{name}.docx").write_bytes(RENDERER.render(kind, document))
    pdfs, problems = printing.to_pdf(sorted(folder.glob("*.docx")))
    assert problems == []
    return {pdf.stem: Paper(read(pdf), sizes(pdf)) for pdf in pdfs}


def sizes(pdf: Path) -> list[tuple[float, float]]:
    told = subprocess.run(["pdfinfo", "-l", "-1", pdf], capture_output=True, text=True, check=True).stdout
    return [(float(width), float(height)) for width, height in re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", told)]


def every(papers: dict[str, Paper], *stems: str) -> list[tuple[str, Paper]]:
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
        for line in (line for page in paper.printed.lines for line in page if line.isupper()):
            assert not torn.fullmatch(line.split("  ")[-1].strip().rpartition(" ")[2]), (name, line)


def test_numbers_stand_whole_on_their_line(papers):
    for word, amount in AMOUNTS.items():
        whole, found = f"{amount:,}".replace(",", "."), 0
        for name in (f"{word}-{stem}" for stem in (*(Path(each).stem for each in REPORTS), "tabel")):
            words = [each.text for page in papers[name].printed.words for each in page]
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
    first = tor.printed.words[0]
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
        last = max(word.top for word in decree.printed.words[0])
        assert last > decree.sizes[0][1] - 2.5 * CM - 3.2 * CM, name


@pytest.mark.parametrize("paper", PAPERS)
def test_a_regulation_leaves_no_half_page_blank_before_its_end(paper, papers):
    regulation = papers[f"{paper}-perbup-renja"]
    pages = regulation.printed.words
    end = next(n for n, page in enumerate(regulation.pages()) if any("Diundangkan" in line for line in page))
    for page, (_, height) in list(zip(pages, regulation.sizes, strict=True))[:end]:
        assert max(word.top for word in page) > height - 2.5 * CM - 6 * CM


def test_several_budgets_end_with_their_sum_in_words(papers):
    for paper in PAPERS:
        text = "\n".join(line for page in papers[f"{paper}-{TOR}"].pages() for line in page)
        below = text.partition("Jumlah seluruhnya")[2]
        assert "409.279.000" in below
        assert "empat ratus sembilan juta dua ratus tujuh puluh sembilan ribu rupiah" in below


def test_signatures_stand_clear_of_tables_above_them(papers):
    """At least four millimetres from the last row to the first line of the signature."""
    for name, paper in every(papers, "keputusan-rb"):
        words = paper.printed.words[-1]
        head = min(word.top for word in words if word.text == "KEPALA")
        above = max(word.top for word in words if word.top < head - 1)
        assert head - above > 9.5 + 0.4 * CM, name


def test_one_obstacle_is_a_sentence_and_no_list(papers):
    text = "\n".join(line for page in papers["f4-bulanan-03-maret"].pages() for line in page)
    assert re.search(r"Permasalahan:\n\s*Jadwal narasumber", text)
    assert re.search(r"Tindak lanjut:\n\s*Menjadwalkan", text)
