"""From a printed passage to the fields in which it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PROJECT

from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.pdf.preview.passages import Passage, at_point, fields_at, fields_of
from kakdoc.papers.pdf.preview.pictures import Segment
from kakdoc.values.text.emphasis import Piece
from kakdoc.word.comparing.reading import Cell, Line, Paragraph, Sort

TOR, DECREE = BY_NAME["kak"].model, BY_NAME["keputusan"].model


@pytest.fixture(scope="module")
def values(tmp_path_factory):
    """What the TOR of 2024 was typed as."""
    copy = tmp_path_factory.mktemp("isian") / "kak.yaml"
    copy.write_bytes((PROJECT / "inputs/2024/kak-mutasi-promosi-asn.yaml").read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy.parent)
        draft = Draft.open(Path(copy.name))
        draft.release()
        return draft.values


def paths(text, values, model=TOR, row="", people=None):
    return [path for path, _ in fields_of(text, values, model, row, people or {})]


LINES = ("bagian", 6, "sub_kegiatan")


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("LATAR BELAKANG", ("bagian", 0, "judul")),
        ("Meningkatkan kualitas pelaporan kinerja.", ("bagian", 1, "isi")),
        ("Pelaporan kinerja dan keuangan kegiatan secara berkala.", ("bagian", 2, "butir", 3)),
        ("5.110.000", (*LINES, 0, "rincian", 0, "jumlah")),
        ("Belanja Natura dan Pakan-Natura", (*LINES, 1, "rincian", 6, "uraian")),
        ("KEGIATAN MUTASI DAN PROMOSI ASN", ("kegiatan",)),
        ("TAHUN ANGGARAN 2024", ("tahun_anggaran",)),
        # A line of a paragraph, as it is broken on the page.
        ("ada, memecahkan permasalahan yang dihadapi serta memenuhi kebutuhan masyarakat", ("bagian", 0, "isi")),
    ],
)
def test_a_passage_leads_to_the_field_that_it_was_typed_in(printed, field, values):
    assert paths(printed, values)[0] == field


@pytest.mark.parametrize(
    "printed", ["", ":", "Jumlah", "Bulan ke-", "x", "7", "NIP. 196804241998031011", "Sub Kegiatan"]
)
def test_what_nobody_typed_leads_nowhere(printed, values):
    assert paths(printed, values) == []


def test_a_sentence_of_the_template_leads_to_all_that_it_was_filled_with(values):
    assert paths("5.03.02 – Kepegawaian Daerah", values) == [("program",), ("kode_program",)]
    assert paths("Kebumen, …… Januari 2024", values) == [("tanggal",), ("tempat",)]


def test_where_two_rows_hold_the_same_the_one_that_is_pressed_comes_first(values):
    twice = [(*LINES, 1, "rincian", 9, "jumlah"), (*LINES, 1, "rincian", 13, "jumlah")]
    assert sorted(paths("8.400.000", values, row="8.400.000")) == twice
    assert paths("8.400.000", values, row="Belanja Sewa Hotel\n8.400.000") == twice[::-1]
    assert paths("8.400.000", values, row="Belanja Jasa Tenaga Ahli\n8.400.000") == twice


def test_a_field_is_named_by_its_title(values):
    assert fields_of("LATAR BELAKANG", values, TOR)[0][1].endswith("Judul")


TYPED = {
    "jenis": "keputusan",
    "judul": "Penetapan **Tim Kerja** Tahun 2027",
    "tahun": "2027",
    "tanggal": "2027-03-05",
    "mengingat": ["uu-23-2014", "uu-5-2014"],
    "menimbang": ["bahwa diperlukan tim kerja"],
    "diktum": ["Membentuk tim dengan susunan:\n\na. ketua; dan\nb. dua anggota.", "Biaya dibebankan pada APBD."],
    "penanda_tangan": "sekretaris",
}


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("PENETAPAN TIM KERJA TAHUN 2027", ("judul",)),
        ("pada tanggal 5 Maret 2027", ("tanggal",)),
        (
            "Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara (Lembaran Negara Tahun 2014 Nomor 6)",
            ("mengingat", 1),
        ),
        ("bahwa diperlukan tim kerja;", ("menimbang", 0)),
        ("ketua; dan", ("diktum", 0)),
        ("dua anggota.", ("diktum", 0)),
        ("Biaya dibebankan pada APBD.", ("diktum", 1)),
    ],
)
def test_dates_regulations_items_and_marks_are_known_as_they_are_printed(printed, field):
    assert paths(printed, TYPED, DECREE)[0] == field


def test_the_name_of_a_signer_leads_to_the_field_that_names_the_office():
    people = {"sekretaris": ("Nama Contoh, S.E.", "Sekretaris Badan"), "kepala": ("Nama Lain",)}
    assert paths("Nama Contoh, S.E.", TYPED, DECREE, people=people) == [("penanda_tangan",)]
    assert paths("Nama Lain", TYPED, DECREE, people=people) == []


def test_a_value_that_is_not_right_yet_is_found_as_it_stands():
    assert paths("besok lusa", {"jenis": "keputusan", "tanggal": "besok lusa"}, DECREE) == [("tanggal",)]


def test_of_a_paragraph_the_fields_of_the_pressed_line_come_first(values):
    paragraph = "Rencana 5.03.02 – Kepegawaian Daerah dan Mutasi dan Promosi ASN di Kebumen"
    found = fields_at(Passage("Mutasi dan Promosi ASN di Kebumen", paragraph, paragraph), values, TOR)
    assert found[0][0] == ("kegiatan",)
    assert ("program",) in [path for path, _ in found]


def row(*texts: str) -> Paragraph:
    return Paragraph(Sort.ROW, "tabel 1 baris 1", tuple(Cell((Line("", (Piece(text),)),)) for text in texts))


def test_a_point_finds_the_paragraph_around_it_and_of_two_alike_the_one_beside_its_neighbours():
    paper = [row("Sewa", "8.000"), row("Jasa", "8.000")]
    printed = [
        Segment(10, 90, 40, 100, "Sewa"), Segment(60, 90, 90, 100, "8.000"),
        Segment(10, 70, 40, 80, "Jasa"), Segment(60, 70, 90, 80, "8.000"),
    ]  # fmt: skip
    assert at_point(printed[:2], (75, 95), paper) == Passage("8.000", "8.000", "Sewa\n8.000")
    assert at_point(printed[2:], (75, 75), paper) == Passage("8.000", "8.000", "Jasa\n8.000")
    assert at_point(printed, (75, 20), paper) == Passage()
    assert at_point([], (1, 1), paper) == Passage()


def test_a_line_that_ends_in_a_hyphen_is_of_its_paragraph():
    paper = [Paragraph(Sort.TEXT, "paragraf 1", (Cell((Line("a.", (Piece("Rapat pelaksanaan kegiatan"),)),)),))]
    assert at_point([Segment(0, 0, 50, 10, "a. Rapat pelak-")], (5, 5), paper).paragraph == "Rapat pelaksanaan kegiatan"
    assert at_point([Segment(0, 0, 50, 10, "– 2 –")], (5, 5), paper).paragraph == "– 2 –"
