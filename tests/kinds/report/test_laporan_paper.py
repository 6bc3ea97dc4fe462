"""What a report prints: sentences composed, skeletons filled, any misfit answered, the paper good Word."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from itertools import product
from pathlib import Path

import ooxml_integrity
import pytest
from conftest import PROJECT, dumped
from inputs.test_reading import paths, replaced
from lxml import etree
from papers.rendering import RENDERER
from word.making import W, paragraphs

from kakdoc.inputs import opening
from kakdoc.inputs.tree import plain
from kakdoc.papers import checking, making
from kakdoc.papers.forms import converting
from kakdoc.ui.messages.problems import MANY_GAPS
from kakdoc.values.rupiah.amount import format_angka
from kakdoc.word.template import filters

BASE = PROJECT / "tests" / "examples" / "laporan" / "dasar"
MISFITS = [None, "x", "  ", [], {}, {"x": "y"}, [None], "-1", "999999999999999", "1" * 40, True]
DRAWS_CHARTS = pytest.mark.skipif(
    "grafik" not in filters.FILTERS, reason="the filter grafik, which the template of reports uses, is not there"
)


@pytest.fixture
def reports(folder):
    """The folder of the reports of the small example; its TOR lies above it."""
    found = folder / "inputs" / "2024" / "laporan"
    found.mkdir(parents=True)
    for file in BASE.glob("*.yaml"):
        shutil.copy(file, found.parent if file.name.startswith("kak-") else found)
    return Path("inputs/2024/laporan")


def answered(path: Path) -> bool:
    """Check an input: a document that can be printed, or problems with place and remedy; return whether sound."""
    checked = checking.check(path)
    assert checked.document is not None or checked.problems
    assert all(each.location and each.remedy and each.code for each in checked.problems)
    if checked.is_sound(strict=False):
        assert checked.document.context()["jumlah"]
    return checked.is_sound(strict=False)


@pytest.mark.parametrize("name", ["bulanan-03", "triwulan-1"])
def test_any_misfit_at_any_place_of_a_report_gets_an_answer(name, reports):
    file = reports / f"{name}.yaml"
    data = plain(opening.load(file)[0]) | {"kak": "../kak-dasar.yaml"}
    data |= {
        **({"ringkasan": "Inti"} if name == "triwulan-1" else {}),
        "permasalahan": ["Satu"],
        "tindak_lanjut": ["Dua"],
        "kop": "tidak",
        "pengantar": "Awal",
    }
    outcomes = []
    for path, misfit in product(paths(data), MISFITS):
        file.write_text(dumped(replaced(data, path, misfit)), "utf-8")
        outcomes.append(answered(file))
    assert len(outcomes) > 50
    assert {True, False} == set(outcomes)


def test_any_misfit_in_a_month_gets_an_answer_in_the_quarter(reports):
    file, quarter = reports / "bulanan-02.yaml", reports / "triwulan-1.yaml"
    data = plain(opening.load(file)[0]) | {"kak": "../kak-dasar.yaml"}
    for path in paths(data):
        for misfit in MISFITS[::3]:
            file.write_text(dumped(replaced(data, path, misfit)), "utf-8")
            answered(quarter)


def test_any_misfit_in_the_tor_gets_an_answer_in_a_report(reports):
    file, report = reports.parent / "kak-dasar.yaml", reports / "bulanan-01.yaml"
    data = plain(opening.load(file)[0])
    for path in paths(data):
        for misfit in MISFITS[::4]:
            file.write_text(dumped(replaced(data, path, misfit)), "utf-8")
            answered(report)


def test_without_texts_of_its_own_a_report_composes_its_opening_and_closing(reports):
    printed = checking.check(reports / "bulanan-02.yaml").document.context()
    assert printed["pengantar"] == (
        "Laporan ini menyajikan kinerja dan keuangan Kegiatan Mutasi dan Promosi ASN pada Program Kepegawaian Daerah "
        "Bulan Februari Tahun Anggaran 2024 di Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen."
    )
    assert printed["penutup"] == "Demikian laporan Bulan Februari 2024 ini dibuat sebagai bahan pertanggungjawaban."
    assert printed["tempat"] == "Kebumen"


def test_texts_of_its_own_come_first(reports):
    with (reports / "triwulan-1.yaml").open("a", encoding="utf-8") as file:
        file.write("pengantar: Awal.\nringkasan: Inti.\npenutup: Akhir.\ntempat: Gombong\n")
    printed = checking.check(reports / "triwulan-1.yaml").document.context()
    given = [printed[key] for key in ("pengantar", "ringkasan", "penutup", "tempat")]
    assert given == ["Awal.", "Inti.", "Akhir.", "Gombong"]


def test_where_a_sub_activity_has_no_plan_the_total_has_none(reports):
    printed = checking.check(reports / "triwulan-1.yaml").document.context()
    with_plan, without = printed["realisasi"]
    assert (with_plan["rencana"], without["rencana"], printed["jumlah"]["rencana"]) == (3000000, None, None)
    assert (without["deviasi"], printed["jumlah"]["deviasi"], printed["jumlah"]["target_fisik"]) == (None, None, None)
    (series,) = printed["kurva"]["seri"]
    assert (series["nama"], series["gaya"]) == ("Realisasi", 2)


def test_one_point_is_no_curve(reports):
    """Of the first month of an activity without a plan nothing is drawn or said; with the second there is a line."""
    first, second = (checking.check(reports / f"bulanan-0{month}.yaml") for month in (1, 2))
    assert first.document.context()["kurva"] is None
    assert second.document.context()["kurva"]["seri"]
    printed = paragraphs(RENDERER.render(first.kind, first.document))
    assert not any("Kurva" in each for each in printed)


def test_lines_are_printed_only_where_they_add_up_to_their_sub_activity(reports):
    printed = checking.check(reports / "triwulan-1.yaml").document.context()
    assert [len(group["baris"]) for group in printed["belanja"]] == [2, 0]


def test_photographs_stand_two_in_a_row(reports):
    with (reports / "triwulan-1.yaml").open("a", encoding="utf-8") as file:
        file.write("dokumentasi:\n" + "".join(f"  - {{berkas: {n}.png, keterangan: Foto {n}}}\n" for n in range(3)))
        shutil.copy(next((PROJECT / "docs" / "gambar").glob("*.png")), reports / "0.png")
    for number in (1, 2):
        shutil.copy(reports / "0.png", reports / f"{number}.png")
    printed = checking.check(reports / "triwulan-1.yaml").document.context()
    assert [[photo["keterangan"] for photo in row] for row in printed["dokumentasi"]] == [
        ["Foto 0", "Foto 1"],
        ["Foto 2"],
    ]


GAPS = {
    "[isi: berkas KAK, misalnya ../kak-nama-kegiatan.yaml]": "../kak-dasar.yaml",
    "[isi: bulan, misalnya Maret]": "April",
    "[isi: tanggal laporan]": "5 Juli 2024",
    "[isi: nama sub kegiatan seperti di KAK]": "Pengelolaan Mutasi ASN",
    "[isi: persen]": "30",
    "[isi: nama belanja seperti di KAK]": "Belanja Sewa Hotel",
    "[isi: jumlah, misalnya Rp 5.110.000]": "Rp 5.000",
    "[isi: target tahun ini]": "80",
    "[isi: realisasi sampai bulan ini]": "75,5",
    "[isi: I, II, III, atau IV]": "I",
    "[isi: I atau II]": "I",
}


@pytest.mark.parametrize("length", ["bulanan", "triwulan", "semester"])
def test_a_new_input_passes_as_soon_as_its_gaps_are_filled(length, reports, kakdoc):
    file = reports / "baru.yaml"
    assert kakdoc("baru", f"laporan-{length}", file).out == f"{file.as_posix()}\n"
    text = file.read_text("utf-8")
    run = kakdoc("periksa", file)
    gaps = text.count("[isi:") - 1  # one stands in the explanation
    assert run.err.count("[K") == run.err.count("[K115]") == (1 if gaps > MANY_GAPS else gaps)
    for gap, value in GAPS.items():
        text = text.replace(gap, value)
    text = re.sub(r"\[isi: [^\]]+\]", "Contoh", text)
    if length == "bulanan":
        text = text.replace(
            "indikator:\n", "  - {sub_kegiatan: Pengelolaan Promosi ASN, fisik: 30, keuangan: 0}\nindikator:\n", 1
        )
    if length == "semester":
        month = (reports / "bulanan-03.yaml").read_text("utf-8")
        for name, number in (("April", 4), ("Mei", 5), ("Juni", 6)):
            (reports / f"bulanan-0{number}.yaml").write_text(
                month.replace("bulan: Maret", f"bulan: {name}").replace("5 April", "5 Juli"), "utf-8"
            )
    file.write_text(text, "utf-8")
    run = kakdoc("periksa", file, "--ketat")
    assert run.err == "1 isian diperiksa; tidak ada masalah.\n"
    assert run.code == 0


def made(path: Path, renderer: making.Renderer = RENDERER) -> bytes:
    checked = checking.check(path)
    assert checked.problems == ()
    return renderer.render(checked.kind, checked.document, checked.pictures)


SHIPPED = ["bulanan-01-januari", "bulanan-06-juni", "triwulan-2", "triwulan-4", "semester-1"]


@DRAWS_CHARTS
@pytest.mark.parametrize("name", SHIPPED)
def test_the_paper_is_good_word(name, project, tmp_path):
    data = made(Path(f"inputs/2024/laporan/{name}.yaml"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    assert not list(root.iter("{*}txbxContent"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in root.iter(f"{W}tr"))
    assert not re.search(r"  +", "\n".join(paragraphs(data)))
    assert "{" not in "".join(paragraphs(data))
    file = tmp_path / "x.docx"
    file.write_bytes(data)
    assert [str(each) for each in ooxml_integrity.check(str(file)) if each.severity != ooxml_integrity.INFO] == []


@DRAWS_CHARTS
@pytest.mark.parametrize("name", SHIPPED)
def test_every_figure_of_the_tables_stands_in_the_paper(name, project):
    path = Path(f"inputs/2024/laporan/{name}.yaml")
    cells, printed = set(paragraphs(made(path))), checking.check(path).document.context()
    for row in (
        *printed["realisasi"],
        printed["jumlah"],
        *(line for group in printed["belanja"] for line in group["baris"]),
    ):
        for key in ("pagu", "periode_ini", "keuangan", "sisa"):
            assert format_angka(row[key]) in cells
        assert f"{row['persen']:.2f}".replace(".", ",") + "%" in cells
    for step in printed["kegiatan"]:
        assert any(step["uraian"] in cell and step["langkah"] in cell for cell in cells)
    assert {*printed["permasalahan"], *printed["tindak_lanjut"]} <= cells


@DRAWS_CHARTS
@pytest.mark.parametrize("name", SHIPPED)
def test_only_form_e81_turns_the_page_and_stands_last_and_a_month_never_turns(name, project):
    with zipfile.ZipFile(io.BytesIO(made(Path(f"inputs/2024/laporan/{name}.yaml")))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    turned = [size.get(f"{W}orient") == "landscape" for size in root.iter(f"{W}pgSz")]
    assert turned == ([False] if name.startswith("bulanan") else [False, True])
    text = "".join(root.itertext())
    assert name.startswith("bulanan") or text.index("formulir E.81") > text.index(
        "dibuat sebagai bahan pertanggungjawaban"
    )


@DRAWS_CHARTS
def test_nothing_follows_the_signature_of_a_month_that_could_spill_on_a_blank_page(project):
    with zipfile.ZipFile(io.BytesIO(made(Path("inputs/2024/laporan/bulanan-03-maret.yaml")))) as archive:
        *_, last, section = etree.fromstring(archive.read("word/document.xml"))[0]
    assert section.tag == f"{W}sectPr"
    assert "".join(last.itertext()) == "NIP. 196804241998031011"


@DRAWS_CHARTS
def test_two_runs_give_identical_bytes(project):
    path = Path("inputs/2024/laporan/triwulan-2.yaml")
    assert made(path, making.Renderer()) == made(path, making.Renderer())


def with_evaluation(reports: Path, text: str) -> checking.Checked:
    quarter = reports / "triwulan-1.yaml"
    quarter.write_text(quarter.read_text("utf-8") + f"evaluasi:\n{text}", "utf-8")
    return checking.check(quarter)


def test_the_evaluation_of_the_renja_has_its_notes_and_both_signatures():
    quarter = checking.check(PROJECT / "inputs" / "2024" / "laporan" / "triwulan-2.yaml")
    document = quarter.document
    notes = document.evaluasi.model_copy(update={"penilai": "sekretaris_daerah", "faktor_pendorong": None})
    printed = paragraphs(RENDERER.render(quarter.kind, document.model_copy(update={"evaluasi": notes})))
    assert {"Disusun,", "Dievaluasi,", "Faktor pendorong", "Memutakhirkan data riwayat jabatan"} <= set(printed)
    assert printed[printed.index("Faktor pendorong") + 2] == "–"
    assert "Sekretaris\N{NO-BREAK SPACE}Daerah Kabupaten\N{NO-BREAK SPACE}Kebumen," in printed


def test_who_evaluates_must_be_an_official_of_the_office(reports):
    checked = with_evaluation(reports, "  penilai: kepala_bapeda\n")
    assert [problem.code for problem in checked.problems] == ["K251", "K119"]  # the TOR has no Renstra targets
    assert checked.problems[1].message == "penilai “kepala_bapeda” tidak ada di instansi.yaml."


@pytest.mark.parametrize(
    "typed", ["realisasi: belum diukur", "realisasi:", "realisasi: '–'", "", "realisasi: Belum Diukur."]
)
@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_an_indicator_that_is_not_measured_yet_is_printed_as_that(typed, suffix, reports):
    file = reports / "bulanan-03.yaml"
    text = file.read_text("utf-8")
    head, _, rest = text.partition("indikator:\n")
    changed = re.sub(r"realisasi: [\d.,]+", typed, rest, count=1)
    assert changed != rest
    file.write_text(f"{head}indikator:\n{changed}", "utf-8")
    if suffix == ".xlsx":
        converting.convert(file, file.with_suffix(suffix))
        file.unlink()
    checked = checking.check(file.with_suffix(suffix))
    assert [each.code for each in checked.problems if each.fatal] == []
    paper = RENDERER.render(checked.kind, checked.document, checked.pictures)
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    rows = [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    [row] = [row for row in rows if any("belum diukur" in cell for cell in row)]
    assert row[1].endswith(" (belum diukur)")
    assert row[-3:] == ["–", "–", "–"]
