"""Words that can only mean one choice are read as meant, from YAML and from a workbook."""

from __future__ import annotations

import datetime
import re

import pytest
from conftest import PROJECT
from openpyxl import load_workbook

from kakdoc.base.problems import meant
from kakdoc.papers import checking
from kakdoc.papers.forms import converting

KAK = (PROJECT / "tests" / "examples" / "kak" / "benar" / "lengkap.yaml").read_text("utf-8")
DECREE = (PROJECT / "tests" / "examples" / "keputusan" / "benar" / "keputusan-paling-pendek.yaml").read_text("utf-8")
MONTH = (PROJECT / "inputs" / "2024" / "laporan" / "bulanan-01-januari.yaml").read_text("utf-8")


@pytest.fixture(params=[".yaml", ".xlsx"])
def checked(request, folder):
    """An input as it is checked, typed in YAML or turned into a workbook with the words that were typed."""

    def check(text: str, name: str = "x"):
        path = folder / "inputs" / f"{name}.yaml"
        path.write_text(text, "utf-8")
        if request.param == ".xlsx":
            converting.convert(path, path.with_suffix(".xlsx"))
            path.unlink()
        return checking.check(path.with_suffix(request.param))

    return check


def signed(by: str) -> str:
    return re.sub(r"(?m)^penanda_tangan: .*$", f"penanda_tangan: {by}", KAK)


@pytest.mark.parametrize(
    ("word", "known", "right"),
    [
        ("Daftar ", ("teks", "daftar"), "daftar"),
        ("DAFTAR", ("teks", "daftar"), "daftar"),
        ("perjanjian kinerja", ("iku", "perjanjian_kinerja"), "perjanjian_kinerja"),
        ("Laporan Bulanan", ("laporan-bulanan",), "laporan-bulanan"),
        ("Plt", ("Plt.", "Plh."), "Plt."),
        ("Target–Realisasi", ("target - realisasi", "realisasi - target"), "target - realisasi"),
        ("daftr", ("teks", "daftar"), None),
        ("", ("teks", "-"), None),
        ("a-b", ("a b", "a_b"), None),
        ("a_b", ("a b", "a_b"), "a_b"),
    ],
)
def test_a_word_means_what_differs_from_it_by_case_blanks_and_signs_only(word, known, right):
    assert meant(word, known) == right


def test_kinds_and_choices_may_be_written_in_capitals_and_with_blanks(checked):
    typed = KAK.replace("jenis: kak", "jenis: 'KAK '").replace("jenis: daftar", 'jenis: "Daftar "')
    typed = typed.replace("jenis: keluaran", "jenis: KELUARAN")
    assert typed.count("Daftar ") == 1
    found = checked(typed)
    assert found.problems == ()
    assert found.document.context() == checked(KAK, "y").document.context()


@pytest.mark.parametrize(
    ("paper", "typed", "right"),
    [(KAK, "tahun", "tahun_anggaran"), (DECREE, "tahun_anggaran", "tahun")],
)
def test_a_key_that_begins_like_the_one_that_is_missing_is_meant_for_it(paper, typed, right, folder):
    path = folder / "inputs" / "x.yaml"
    path.write_text(re.sub(rf"^{right}:", f"{typed}:", paper, flags=re.MULTILINE), "utf-8")
    (problem,) = checking.check(path).problems
    assert (problem.code, problem.remedy) == ("K110", f"mungkin maksudnya “{right}”.")


def test_a_choice_in_a_workbook_may_be_written_in_capitals_and_with_blanks(folder):
    from openpyxl import load_workbook

    (folder / "inputs" / "x.yaml").write_text(KAK, "utf-8")
    converting.convert(folder / "inputs" / "x.yaml", folder / "inputs" / "x.xlsx")
    expected = checking.check(folder / "inputs" / "x.xlsx").document.context()
    book = load_workbook(folder / "inputs" / "x.xlsx")
    for row in book["Bagian"].iter_rows(min_row=2):
        row[1].value = row[1].value and f" {row[1].value.upper()} "
    book["Naskah"]["B2"] = "Kak"
    book.save(folder / "inputs" / "x.xlsx")
    found = checking.check(folder / "inputs" / "x.xlsx")
    assert found.problems == ()
    assert found.document.context() == expected


def test_a_ground_may_begin_with_a_capital_and_is_printed_with_a_small_letter(checked):
    found = checked(DECREE.replace("bahwa ", "Bahwa ", 1))
    assert [each for each in found.problems if each.code == "K313"] == []
    assert all(each.startswith("bahwa ") for each in found.document.context()["menimbang"])


@pytest.mark.parametrize(
    "typed", ["Kepala", " KEPALA", "kepala badan kepegawaian dan pengembangan sumber daya  manusia kabupaten kebumen"]
)
def test_a_signer_may_be_named_by_his_key_in_capitals_or_by_his_title(typed, checked):
    found = checked(signed(f"'{typed}'"))
    assert found.problems == ()
    assert found.document.penanda_tangan == "kepala"


def test_a_title_that_two_officials_share_is_not_guessed(folder, checked):
    office = folder / "inputs" / "instansi.yaml"
    text = office.read_text("utf-8")
    twin = text[text.index("  bupati:") :].replace("  bupati:", "  bupati_lama:").split("  sekretaris_daerah:")[0]
    office.write_text(text.replace("  sekretaris_daerah:", twin + "  sekretaris_daerah:"), "utf-8")
    found = checked(signed("Bupati Kebumen"))
    assert [each.code for each in found.problems] == ["K119"]


def test_an_unknown_signer_is_told_with_those_there_are(checked):
    found = checked(signed("Sekretaris Badan"))
    [problem] = found.problems
    assert problem.code == "K119"
    assert "sekretaris_daerah (Sekretaris Daerah Kabupaten Kebumen)" in problem.remedy
    assert "kepala (Kepala Badan Kepegawaian dan" in problem.remedy
    assert "mungkin maksudnya" not in problem.remedy


def test_the_office_too_is_read_as_meant(folder, checked):
    office = folder / "inputs" / "instansi.yaml"
    text = office.read_text("utf-8").replace("kertas: F4", "kertas: f4")
    office.write_text(text.replace("    nip: 1968", "    status: plh\n    nip: 1968"), "utf-8")
    found = checked(KAK)
    assert found.problems == ()
    assert found.document.instansi.pejabat["kepala"].status == "Plh."
    assert found.document.instansi.profil["naskah_dinas"].kertas == "F4"


def test_a_regulation_may_be_cited_by_its_key_in_capitals(checked):
    found = checked(DECREE.replace("uu-23-2014", "UU-23-2014"))
    assert found.document is not None
    assert "uu-23-2014" in found.document.mengingat


def test_yes_and_no_may_be_written_in_capitals(checked):
    found = checked(DECREE + "\nkop: TIDAK\nmengingat_tetap: Ya\n")
    assert (found.document.kop, found.document.mengingat_tetap) == (False, True)


def test_polarity_of_an_indicator_may_be_written_in_capitals(folder, checked):
    (folder / "inputs" / "kak-mutasi-promosi-asn.yaml").write_bytes(
        (PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml").read_bytes()
    )
    text = MONTH.replace("../kak-mutasi", "kak-mutasi").replace("polaritas: naik", "polaritas: Naik")
    assert "Naik" in text
    assert checked(text).document.indikator[0].polaritas == "naik"


@pytest.mark.parametrize("kind", ["KAK", "Kak", "laporan bulanan", "LAPORAN_TRIWULAN"])
def test_a_command_takes_a_kind_as_meant(kind, folder, kakdoc):
    assert kakdoc("formulir", kind, "inputs/a.xlsx").code == 0
    assert kakdoc("baru", kind, "inputs/a.yaml").code == 0
    assert kakdoc("skema", kind).code == 0


def test_the_schema_of_the_office_may_be_asked_for_in_capitals(kakdoc):
    assert kakdoc("skema", "Instansi").out == kakdoc("skema", "instansi").out


@pytest.mark.parametrize("word", ["TOR", " tor ", "T.O.R.", "Kerangka  Acuan Kerja", "Kak"])
def test_a_tor_is_a_kak(checked, word):
    found = checked(KAK.replace("jenis: kak", f"jenis: '{word}'"))
    assert (found.kind.name, found.problems) == ("kak", ())


def test_a_form_of_a_tor_is_that_of_a_kak(folder, kakdoc):
    assert kakdoc("baru", "TOR", "inputs/x.yaml").code == kakdoc("formulir", "Tor", "inputs/y.xlsx").code == 0


@pytest.fixture
def month(folder):
    """A report of January in a folder with its TOR, its `bulan` and `kak` as they are given; as a workbook too."""
    kak = PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml"
    (folder / "inputs" / kak.name).write_bytes(kak.read_bytes())
    (folder / "inputs" / "laporan").mkdir()

    def check(typed: object, kak: str = "../kak-mutasi-promosi-asn.yaml", number_format: str = "@"):
        path = folder / "inputs" / "laporan" / "x.xlsx"
        source = path.with_suffix(".yaml")
        text = re.sub(
            r"(?m)^bulan: .*$", f'bulan: "{typed}"', re.sub(r"(?m)^kak: .*$", lambda _: f"kak: '{kak}'", MONTH)
        )
        source.write_text(text, "utf-8")
        if isinstance(typed, str):
            in_text = checking.check(source)
            source.unlink()
        converting.convert(PROJECT / "inputs" / "2024" / "laporan" / "bulanan-01-januari.yaml", path)
        sheets = load_workbook(path)
        for row in sheets["Naskah"].iter_rows(min_row=2):
            if row[0].value in ("Bulan *", "KAK *"):
                row[1].value = typed if row[0].value == "Bulan *" else kak
                row[1].number_format = number_format if row[0].value == "Bulan *" else "@"
        sheets.save(path)
        source.unlink(missing_ok=True)
        in_book = checking.check(path)
        path.unlink()
        return (in_text, in_book) if isinstance(typed, str) else (in_book,)

    return check


@pytest.mark.parametrize("typed", ["Jan", "JAN.", "January", "Jan-24", "Januari 2024", "01/2024", "2024-01"])
def test_a_month_may_be_short_or_beside_its_year(month, typed):
    for found in month(typed):
        assert (found.document.bulan, found.problems) == (1, ())


@pytest.mark.parametrize(
    ("typed", "number_format"),
    [
        (datetime.date(2024, 1, 1), "mmm\\-yy"),
        (datetime.date(2024, 1, 1), "mm-dd-yy"),
        (datetime.date(2026, 1, 24), "d\\-mmm"),
        (datetime.date(2026, 1, 24), "[$-421]d-mmm;@"),
        (1, "General"),
    ],
)
def test_a_month_that_excel_made_a_date_of_is_that_month(month, typed, number_format):
    [found] = month(typed, number_format=number_format)
    assert (found.document.bulan, found.problems) == (1, ())


@pytest.mark.parametrize("typed", ["Jan-27", "Januari 2027"])
def test_a_month_beside_another_year_is_an_error(month, typed):
    for found in month(typed):
        assert [(each.code, each.message) for each in found.problems] == [
            ("K125", f"bulan “{typed}” menyebut tahun 2027, sedangkan KAK-nya tahun 2024.")
        ]


def test_a_whole_date_or_its_bare_number_is_no_month(month):
    [[found]] = (each.problems for each in month(datetime.date(2024, 1, 15), number_format="mm-dd-yy"))
    assert (found.code, found.location.spot) == ("K125", "Naskah!B3")
    [[found]] = (each.problems for each in month(45292))
    assert (found.code, "1 Januari 2024" in found.remedy) == ("K176", True)


def test_folders_may_be_parted_as_windows_does_it(month):
    for found in (
        *month("Januari", "..\\kak-mutasi-promosi-asn.yaml"),
        *month("Jan", " ../kak-mutasi-promosi-asn.yaml "),
    ):
        assert found.problems == ()
    for found in month("Januari", "..\\kak-mutasi-promosi.yaml"):
        assert [each.remedy for each in found.problems] == ["mungkin maksudnya “kak-mutasi-promosi-asn.yaml”."]


@pytest.mark.parametrize("typed", ["Feb-27", "27 Februari", "2027"])
def test_a_part_of_a_date_is_refused_with_what_is_missing(checked, typed):
    [found] = checked(re.sub(r"(?m)^tanggal: .*$", f'tanggal: "{typed}"', KAK)).problems
    assert found.code == "K122"
    assert re.search("tahunnya belum ada|belum ada tahunnya|bulannya belum ada", found.message)


@pytest.mark.parametrize(("kak", "given"), [("[a.yaml]", "daftar"), ("", "kosong")])
def test_a_file_is_asked_for_where_something_else_is_given(folder, kak, given):
    path = folder / "inputs" / "x.yaml"
    path.write_text(re.sub(r"(?m)^kak: .*$", f"kak: {kak}", MONTH), "utf-8")
    [found] = checking.check(path).problems
    assert (found.code, found.message) == ("K113", f"kak: di sini perlu nama berkas, bukan {given}.")
