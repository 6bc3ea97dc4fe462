"""Personal decrees made of definitions: of several persons, of one, as an excerpt; at every level, from a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import PROJECT
from docx import Document as Word
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.table import Table
from kinds.definition.shipped.test_daily_papers import lines

from kakdoc.kinds.definition.named_rules.registry import RULES
from kakdoc.papers.catalog import BY_NAME

DECREES = (
    "keputusan-kenaikan-pangkat",
    "keputusan-mutasi",
    "keputusan-pensiun",
    "keputusan-promosi",
    "pengangkatan-pns",
)
EVERY = pytest.mark.parametrize("name", DECREES)
OFFICES = yaml.safe_load((PROJECT / "tests" / "kinds" / "levels" / "offices.yaml").read_text("utf-8"))
PAID = {
    "keputusan-kenaikan-pangkat": ["4.042.500", "3.533.900", "3.497.300"],
    "pengangkatan-pns": ["2.785.700", "2.485.900", "2.785.700"],
}
"""Basic pay by the table of 2024: III/d 16, III/c 10, III/b 12 years; III/a 0, II/c 3 years."""


def given(name: str, persons: int = 3) -> dict:
    text = (PROJECT / "templates" / name / "contoh.yaml").read_text("utf-8")
    values = yaml.load(text, yaml.BaseLoader)  # noqa: S506  it makes texts only
    return {**values, "pegawai": values["pegawai"][:persons]} if "pegawai" in values else values


@pytest.fixture
def made(folder, kakdoc):
    """The paper of some values; nothing may be warned of."""

    def make(values: dict, suffix: str = ".yaml") -> Document:
        path = Path("inputs/x.yaml")
        path.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
        if suffix != ".yaml":
            assert kakdoc("ubah", path, path.with_suffix(suffix)).code == 0
            path.unlink()
        run = kakdoc("buat", path.with_suffix(suffix), "--ketat")
        assert run.code == 0, run.err
        return Word("outputs/x.docx")

    return make


def list_of(paper: Document) -> list[list[str]]:
    """The rows of the list of persons, its heads first."""
    return [[cell.text for cell in row.cells] for row in _table(paper).rows]


def _table(paper: Document) -> Table:
    (table,) = (each for each in paper.tables if each.rows[0].cells[0].text == "No")
    return table


@EVERY
@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_several_persons_stand_in_an_annex_on_its_side_whose_columns_are_numbered(name, suffix, made):
    paper = made(given(name), suffix)
    heads, numbers, *rows = list_of(paper)
    assert numbers == [str(number) for number in range(1, len(heads) + 1)]
    assert [given(name)["pegawai"][at]["nama"] in " ".join(row) for at, row in enumerate(rows)] == [True] * 3
    assert [section.orientation for section in paper.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert all(row._tr.xpath("w:trPr/w:tblHeader") for row in [*_table(paper).rows][:2])
    if name in PAID:
        column = heads.index("Gaji Pokok (Rp)")
        assert [row[column] for row in rows] == PAID[name]


@EVERY
def test_the_columns_of_the_annex_are_those_that_the_definition_lets_texts_refer_to(name, made):
    heads = [" ".join(each.replace("/ ", "/").split()) for each in list_of(made(given(name)))[0]]
    definition = yaml.safe_load((PROJECT / "templates" / name / "jenis.yaml").read_text("utf-8"))
    (rule,) = (each for each in definition["periksa"] if each["aturan"] == "lajur")
    named = [each.strip() for each in rule["dengan"]["kolom"].split(";")]
    assert [each.removesuffix(" (Rp)") for each in heads] == named


@EVERY
def test_one_person_stands_in_the_dictum_and_there_is_no_annex(name, made):
    text = "\n".join(lines(made(given(name, 1))))
    (person,) = given(name, 1)["pegawai"]
    assert all(person[key] in text for key in ("nama", "nip", "tmt"))
    assert "Lampiran" not in text
    assert "lajur" not in text


@EVERY
def test_each_person_has_an_excerpt_with_who_certifies_it_and_nobody_else_in_it(name, made):
    persons = given(name)["pegawai"]
    made({**given(name), "petikan": "ya"})
    papers = {path.stem: lines(Word(path)) for path in Path("outputs/x/petikan").iterdir()}
    assert papers.keys() == {each["nip"] for each in persons}
    for person in persons:
        printed = papers[person["nip"]]
        text = "\n".join(printed)
        assert {"PETIKAN", "Menimbang | : | dst;", "Mengingat | : | dst;"} <= set(printed)
        assert [each["nip"] for each in persons if each["nip"] in text] == [person["nip"]]
        assert not any(word in text for word in ("lajur", "Lampiran", "None"))
        certified, signed, names = printed[printed.index("Tembusan:") - 3 : printed.index("Tembusan:")]
        assert certified.startswith("Petikan sesuai dengan aslinya / KEPALA BADAN")
        assert certified.endswith("| BUPATI KEBUMEN,")
        assert signed.endswith("| ttd")
        assert names.startswith("Moh. Amirudin, S.IP., M.M.")


def test_a_roster_fills_the_list_of_persons_and_a_fault_is_told_at_its_row(folder, kakdoc):
    decree = given("keputusan-mutasi")
    heads = {
        key: each.title(key)
        for key, each in BY_NAME[decree["jenis"]].model.plan.definition.isian["pegawai"].kolom.items()
    }
    rows = [[person[key] for key in heads] for person in decree.pop("pegawai")]
    Path("inputs/x.yaml").write_text(yaml.safe_dump({**decree, "peserta": "pegawai.csv"}, allow_unicode=True), "utf-8")

    def roster(*own: list[str]) -> None:
        text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in ([*heads.values()], *own))
        Path("inputs/pegawai.csv").write_text(text + "\n", "utf-8")

    roster(*rows)
    assert kakdoc("buat", "inputs/x.yaml", "--ketat").err == "1 dari 1 naskah dibuat; tidak ada masalah.\n"
    assert [row[1].split("\n") for row in list_of(Word("outputs/x.docx"))[2:]] == [row[:2] for row in rows]
    roster(*rows, rows[0])
    assert kakdoc("periksa", "inputs/x.yaml").err.startswith("inputs/pegawai.csv:5: [K844] ")


@EVERY
@pytest.mark.parametrize("level", ["kota", "provinsi"])
def test_the_head_of_the_region_signs_at_every_level(name, level, folder, made):
    office = yaml.safe_load((folder / "inputs" / "instansi.yaml").read_text("utf-8"))
    (folder / "inputs" / "instansi.yaml").write_text(yaml.safe_dump(_at(level, office), allow_unicode=True), "utf-8")
    printed = [each.upper() for each in lines(made(given(name)))]
    head = {"kota": "WALI KOTA MAGELANG", "provinsi": "GUBERNUR JAWA TENGAH"}[level]
    assert f"KEPUTUSAN {head}" in printed
    assert not any("BUPATI" in each for each in printed)


def _at(level: str, office: dict) -> dict:
    region, key, title = {
        "kota": ("Kota Magelang", "wali_kota", "Wali Kota Magelang"),
        "provinsi": ("Provinsi Jawa Tengah", "gubernur", "Gubernur Jawa Tengah"),
    }[level]
    officials = {
        "kepala": {
            **office["pejabat"]["kepala"],
            "nama": "Nama Contoh, S.H.",
            "jabatan": f"Kepala Badan Contoh {region}",
        },
        key: {"nama": "(Nama)", "jabatan": title},
    }
    own = {"tingkat": level, "pemerintah": f"Pemerintah {region}", "kabupaten": region, "tempat": "Contoh"}
    return {**office, **own, "pejabat": officials}


def test_a_decree_of_the_head_of_the_office_has_its_letterhead(made):
    printed = lines(made({**given("keputusan-mutasi"), "penanda_tangan": "kepala"}))
    assert printed[0] == "Pemerintah Kabupaten Kebumen"
    assert any(each.startswith("Keputusan Kepala Badan") for each in printed)


def test_texts_of_an_office_take_the_place_of_the_drafts_for_all_its_papers(folder, made):
    own = folder / "templates" / "keputusan-mutasi" / "jenis.yaml"
    own.parent.mkdir(parents=True)
    text = (PROJECT / "templates" / "keputusan-mutasi" / "jenis.yaml").read_text("utf-8")
    draft = "Biaya yang timbul akibat pemindahan ini dibebankan pada anggaran perangkat daerah yang menerima."
    assert draft in text
    own.write_text(text.replace(draft, "Biayanya dibebankan pada anggaran instansi penerima."), "utf-8")
    assert any("anggaran instansi penerima" in each for each in lines(made(given("keputusan-mutasi"))))


def test_the_letter_on_pay_tells_old_and_new_pay_in_figures_and_words(made):
    text = "\n".join(lines(made(given("pemberitahuan-kgb"))))
    assert "Rp3.799.400 (tiga juta tujuh ratus sembilan puluh sembilan ribu empat ratus rupiah)" in text
    assert "Rp3.919.100 (tiga juta sembilan ratus sembilan belas ribu seratus rupiah)" in text


@EVERY
def test_what_may_be_left_out_of_a_person_leaves_no_trace(name, made):
    optional = {
        key for key, each in BY_NAME[name].model.plan.definition.isian["pegawai"].kolom.items() if not each.wajib
    }
    optional &= {"keluarga", "dasar_pensiun", "eselon", "jenis_kelamin", "angka_kredit"}
    optional |= {"pangkat_baru", "golongan_baru"} if name == "keputusan-pensiun" else set()
    persons = [{key: value for key, value in each.items() if key not in optional} for each in given(name)["pegawai"]]
    assert "None" not in "\n".join(lines(made({**given(name), "pegawai": persons})))
    text = "\n".join(lines(made({**given(name), "pegawai": persons[:1]})))
    assert not any(word in text for word in ("None", "Keluarga", "Jenis Kelamin", "Eselon", "Angka Kredit"))


def test_every_named_rule_but_that_of_candidates_is_asked_for_by_a_shipped_definition():
    asked = {
        each.aturan
        for kind in BY_NAME.values()
        if kind.definition
        for each in kind.model.plan.definition.periksa
        if each.aturan
    }
    assert RULES.keys() - asked == {"gaji_cpns"}
