"""How papers stand, and where they came from: asked through the commands, as staff ask."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from conftest import PROJECT
from docx import Document
from docx.oxml.ns import qn

from kakdoc.base.package import digest
from kakdoc.papers import checking, making
from kakdoc.ui.cli import main
from kakdoc.word import trace
from kakdoc.word.trace import packed

YEAR = ("kak-mutasi-promosi-asn", "keputusan-iku-pk", "keputusan-rb", "perbup-renja")


@pytest.fixture(scope="module")
def made_year(tmp_path_factory):
    """The TOR of 2024 with its decrees and a report, made."""
    folder = tmp_path_factory.mktemp("year")
    (folder / "inputs" / "2024" / "laporan").mkdir(parents=True)
    for name in ("instansi", *(f"2024/{each}" for each in (*YEAR, "laporan/bulanan-01-januari"))):
        shutil.copy(PROJECT / "inputs" / f"{name}.yaml", folder / "inputs" / f"{name}.yaml")
    with contextlib.chdir(folder):
        assert main(["buat", "inputs/2024"]) == 0
    return folder


@pytest.fixture
def year(folder, made_year):
    """That year, to be changed."""
    return Path(shutil.copytree(made_year, folder, dirs_exist_ok=True))


def states(run) -> dict[str, list[str]]:
    return {
        Path(each["berkas"]).stem: [state["keadaan"] for state in each["keadaan"]]
        for each in json.loads(run.out)["naskah"]
    }


def edit(path: Path, old: str, new: str) -> None:
    """Change a word as staff would, through python-docx."""
    document = Document(path)
    text = next(each for each in document.element.body.iter(qn("w:t")) if old in (each.text or ""))
    text.text = text.text.replace(old, new)
    document.save(path)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_papers_just_made_are_current(year, kakdoc):
    run = kakdoc("status")
    assert run.code == 0
    assert run.err == "5 naskah: 5 terkini.\n"
    assert [line.split()[0] for line in run.out.splitlines()[:5]] == ["terkini"] * 5


def test_what_changed_since_is_named(year, kakdoc):
    change(year / "inputs/2024/keputusan-rb.yaml", "tahun: 2024", "tahun:   2024")
    edit(year / "outputs/2024/perbup-renja.docx", "Renja", "Rencana Kerja")
    (year / "inputs/2024/keputusan-iku-pk.yaml").unlink()
    (year / "templates/laporan").mkdir(parents=True)
    shutil.copy(PROJECT / "templates/kak/naskah.docx", year / "templates/laporan/naskah.docx")
    run = kakdoc("status", "--format", "json")
    assert states(run) == {
        "kak-mutasi-promosi-asn": ["terkini"],
        "keputusan-iku-pk": ["tanpa isian"],
        "keputusan-rb": ["isian berubah"],
        "perbup-renja": ["disunting"],
        "bulanan-01-januari": ["templat berubah"],
    }
    text = kakdoc("status").out
    assert "isian berubah    outputs/2024/keputusan-rb.docx: inputs/2024/keputusan-rb.yaml" in text


def test_a_new_head_of_the_office_makes_every_paper_old(year, kakdoc):
    change(year / "inputs/instansi.yaml", "kabupaten: Kabupaten Kebumen", "kabupaten: Kabupaten Kebumen  # ibu kota")
    assert set(map(tuple, states(kakdoc("status", "--format", "json")).values())) == {("isian berubah",)}


def test_a_changed_tor_makes_what_draws_on_it_old(year, kakdoc):
    change(year / "inputs/2024/kak-mutasi-promosi-asn.yaml", "Rp 2.458.000", "Rp 2.458.001")
    assert set(map(tuple, states(kakdoc("status", "--format", "json")).values())) == {("isian berubah",)}


def test_a_paper_only_saved_again_is_current(year, kakdoc):
    for path in (year / "outputs").rglob("*.docx"):
        Document(path).save(path)
    assert kakdoc("status").err == "5 naskah: 5 terkini.\n"


def test_a_paper_asked_from_elsewhere_still_finds_its_input(year, kakdoc, monkeypatch):
    monkeypatch.chdir(year / "outputs" / "2024")
    assert kakdoc("status", ".").err == "5 naskah: 5 terkini.\n"


def test_what_is_not_traced_or_no_paper_is_told_apart(year, kakdoc):
    kakdoc("buat", "inputs/2024/keputusan-rb.yaml", "--tanpa-jejak", "--ke", "luar")
    Document().save(year / "luar" / "asing.docx")
    (year / "luar" / "kosong.docx").write_bytes(b"")
    (year / "luar" / "lama.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (year / "luar" / "~$asing.docx").write_bytes(b"x")
    run = kakdoc("status", "luar", "--format", "json")
    assert states(run) == {
        "asing": ["tanpa jejak"], "keputusan-rb": ["tanpa jejak"], "kosong": ["tidak terbaca"], "lama": ["tidak terbaca"],
    }  # fmt: skip


def test_each_output_of_a_tor_is_told_with_number_and_date(year, kakdoc):
    change(year / "inputs/2024/keputusan-rb.yaml", "tahun: 2024", "tahun: 2024\nnomor: 060/07\ntanggal: 2 Januari 2024")
    change(year / "inputs/2024/laporan/bulanan-01-januari.yaml", "keluaran: 7\n", "")
    kakdoc("buat", "inputs/2024")
    (activity,) = json.loads(kakdoc("status", "--format", "json").out)["kak"]
    outputs = {each["nomor"]: each["naskah"] for each in activity["keluaran"]}
    assert len(outputs) == 12
    assert outputs[1] == [{"berkas": "outputs/2024/perbup-renja.docx", "nomor": None, "tanggal": None}]
    assert outputs[3] == [{"berkas": "outputs/2024/keputusan-rb.docx", "nomor": "060/07", "tanggal": "2 Januari 2024"}]
    assert outputs[4] == []
    assert activity["lainnya"] == ["outputs/2024/laporan/bulanan-01-januari.docx"]
    text = kakdoc("status").out
    assert "outputs/2024/keputusan-rb.docx (Nomor 060/07, 2 Januari 2024)" in text
    assert "4. belum ada  Renja Perubahan" in text


def test_copies_beside_a_paper_are_no_outputs(year, kakdoc):
    shutil.copy(year / "outputs/2024/keputusan-rb.docx", year / "outputs/2024/keputusan-rb (baru).docx")
    (activity,) = json.loads(kakdoc("status", "--format", "json").out)["kak"]
    assert [len(each["naskah"]) for each in activity["keluaran"]][2] == 1


def test_nothing_to_ask_about_is_said(folder, kakdoc):
    run = kakdoc("status", "tidak-ada")
    assert (run.code, "[K101]" in run.err) == (1, True)
    (folder / "outputs").mkdir()
    run = kakdoc("status")
    assert (run.code, run.out, run.err) == (0, "", "Tidak ada naskah (*.docx) di sini.\n")


def test_asal_tells_what_a_paper_was_made_from_and_where_it_was_edited(year, kakdoc):
    paper = year / "outputs/2024/keputusan-rb.docx"
    run = kakdoc("asal", "outputs/2024/keputusan-rb.docx")
    assert run.code == 0
    for told in (
        "Jenis        Keputusan\n",
        "inputs/2024/keputusan-rb.yaml",
        "inputs/instansi.yaml",
        "keputusan/naskah.docx",
        "terkini",
    ):
        assert told in run.out
    edit(paper, "Menimbang", "Menimbang lagi")
    run = kakdoc("asal", paper)
    assert "Suntingan sesudah dibuat, 1 tempat:" in run.out
    assert "Menimbang lagi" in run.out


@pytest.mark.parametrize("name", [*YEAR, "laporan/bulanan-01-januari"])
def test_the_input_comes_back_byte_for_byte(name, year, kakdoc):
    run = kakdoc("asal", f"outputs/2024/{name}.docx", "--ambil", "kembali/isian.yaml")
    assert run.code == 0
    assert (year / "kembali/isian.yaml").read_bytes() == (year / f"inputs/2024/{name}.yaml").read_bytes()


def test_a_word_file_alone_is_enough_to_make_the_paper_again(year, kakdoc, tmp_path_factory, monkeypatch):
    elsewhere = tmp_path_factory.mktemp("lain")
    shutil.copy(year / "outputs/2024/keputusan-iku-pk.docx", elsewhere)
    monkeypatch.chdir(elsewhere)
    run = kakdoc("asal", "keputusan-iku-pk.docx", "--ambil", "inputs/2024/keputusan-iku-pk.yaml")
    assert sorted(run.out.split()) == [
        "inputs/2024/instansi.yaml", "inputs/2024/kak-mutasi-promosi-asn.yaml", "inputs/2024/keputusan-iku-pk.yaml",
    ]  # fmt: skip
    assert kakdoc("buat", "inputs/2024/keputusan-iku-pk.yaml", "--tanpa-jejak").code == 0
    made = (elsewhere / "outputs/2024/keputusan-iku-pk.docx").read_bytes()
    monkeypatch.chdir(year)
    kakdoc("buat", "inputs/2024/keputusan-iku-pk.yaml", "--tanpa-jejak", "--ke", "polos")
    assert made == (year / "polos/2024/keputusan-iku-pk.docx").read_bytes()


def test_a_workbook_comes_back_as_yaml_too(year, kakdoc):
    kakdoc("ubah", "inputs/2024/keputusan-rb.yaml", "inputs/2024/b.xlsx")
    kakdoc("buat", "inputs/2024/b.xlsx")
    assert kakdoc("asal", "outputs/2024/b.docx", "--ambil", "inputs/2024/c.xlsx").code == 0
    assert (year / "inputs/2024/c.xlsx").read_bytes() == (year / "inputs/2024/b.xlsx").read_bytes()
    assert kakdoc("asal", "outputs/2024/b.docx", "--ambil", "inputs/2024/d.yaml").code == 0
    kakdoc("buat", "inputs/2024/d.yaml", "inputs/2024/b.xlsx", "--tanpa-jejak", "--ke", "polos")
    assert (year / "polos/2024/d.docx").read_bytes() == (year / "polos/2024/b.docx").read_bytes()
    assert sorted(each.name for each in (year / "inputs/2024").glob(".*")) == []


def test_an_input_is_never_put_over_a_file(year, kakdoc):
    run = kakdoc("asal", "outputs/2024/keputusan-rb.docx", "--ambil", "inputs/2024/keputusan-rb.yaml")
    assert (run.code, "[K607]" in run.err) == (4, True)


def test_edits_that_the_input_does_not_know_are_told(year, kakdoc):
    edit(year / "outputs/2024/keputusan-rb.docx", "Menimbang", "Menimbang lagi")
    run = kakdoc("asal", "outputs/2024/keputusan-rb.docx", "--ambil", "x.yaml")
    assert (run.code, "[K164]" in run.err) == (0, True)


def test_a_paper_whose_trace_is_missing_newer_or_damaged_is_told_and_stays(year, kakdoc):
    paper = year / "outputs/2024/keputusan-rb.docx"
    data = paper.read_bytes()

    def with_part(part: bytes) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
            for info in old.infolist():
                new.writestr(info.filename, part if info.filename == "customXml/item1.xml" else old.read(info))
        return made.getvalue()

    wrong = {
        "K160": with_part(b"<lain/>"),
        "K161": with_part(b'<jejak xmlns="urn:kakdoc:jejak" versi="9" kakdoc="7.0.0"/>'),
        "K162": with_part(b'<jejak xmlns="urn:kakdoc:jejak" versi="1"'),
        "K163": b"\xd0\xcf\x11\xe0" + bytes(600),
    }
    for code, content in wrong.items():
        paper.write_bytes(content)
        run = kakdoc("asal", paper)
        assert (run.code, run.out, f"[{code}]" in run.err) == (1, "", True)
        run = kakdoc("buat", "inputs/2024/keputusan-rb.yaml")
        assert (run.code, "[K604]" in run.err, paper.read_bytes() == content) == (4, True, True), code


def test_without_a_trace_the_input_does_not_go_out(year, kakdoc):
    kakdoc("buat", "inputs/2024/keputusan-rb.yaml", "--tanpa-jejak", "--ke", "luar")
    with zipfile.ZipFile(year / "luar/2024/keputusan-rb.docx") as archive:
        assert not [name for name in archive.namelist() if name.startswith("customXml")]


def test_a_trace_tells_nothing_of_the_computer(year, kakdoc):
    with zipfile.ZipFile(year / "outputs/2024/keputusan-iku-pk.docx") as archive:
        assert str(year).encode() not in b"".join(map(archive.read, archive.namelist()))


def test_a_nearer_file_of_the_office_makes_a_paper_old(year, kakdoc):
    shutil.copy(year / "inputs/instansi.yaml", year / "inputs/2024/instansi.yaml")
    assert set(map(tuple, states(kakdoc("status", "--format", "json")).values())) == {("isian berubah",)}


def test_papers_of_another_working_folder_are_compared_with_their_own_inputs(
    year, kakdoc, tmp_path_factory, monkeypatch
):
    other = tmp_path_factory.mktemp("cadangan")
    shutil.copytree(year / "inputs", other / "inputs")
    change(other / "inputs/2024/keputusan-rb.yaml", "tahun: 2024", "tahun:  2024")
    monkeypatch.chdir(other)
    assert kakdoc("status", year / "outputs").err == "5 naskah: 5 terkini.\n"


def test_the_offices_own_template_is_found_from_the_paper(year, kakdoc, monkeypatch):
    (year / "templates/kak").mkdir(parents=True)
    document = Document(PROJECT / "templates/kak/naskah.docx")
    document.save(year / "templates/kak/naskah.docx")
    kakdoc("buat", "inputs/2024/kak-mutasi-promosi-asn.yaml")
    monkeypatch.chdir(year / "outputs")
    assert kakdoc("status", ".").err == "5 naskah: 5 terkini.\n"


def test_a_folder_named_like_a_paper_is_none_and_capitals_are_no_obstacle(year, kakdoc):
    (year / "outputs/arsip.docx").mkdir()
    (year / "outputs/2024/keputusan-rb.docx").rename(year / "outputs/2024/KEPUTUSAN-RB.DOCX")
    assert kakdoc("status").err == "5 naskah: 5 terkini.\n"


def test_an_input_that_changes_while_papers_are_made_gives_none(year):
    path = Path("inputs/2024/keputusan-rb.yaml")
    checked = checking.check(path)
    for spoil in (lambda: change(path, "tahun: 2024", "tahun:   2024"), path.unlink):
        spoil()
        (outcome,) = making.make([checked], making.Wishes(Path("lain")), lambda each: each)
        assert (outcome.made, outcome.exit_code, outcome.problems[-1].code) == (None, 1, "K129")


def test_the_new_paper_beside_is_never_that_of_another_input(year, kakdoc):
    folder = year / "inputs/2024"
    shutil.copy(folder / "keputusan-rb.yaml", folder / "keputusan-rb (baru).yaml")
    edit(year / "outputs/2024/keputusan-rb.docx", "Menimbang", "Menimbang lagi")
    run = kakdoc("buat", "inputs/2024")
    assert (run.code, run.err.count("[K604]")) == (4, 1)
    made = {path.name for path in (year / "outputs/2024").glob("keputusan-rb*")}
    assert made == {"keputusan-rb.docx", "keputusan-rb (baru).docx", "keputusan-rb (baru 2).docx"}
    assert "inputs/2024/keputusan-rb (baru).yaml" in kakdoc("asal", "outputs/2024/keputusan-rb (baru).docx").out


def test_names_that_windows_takes_for_one_are_told(year, kakdoc):
    shutil.copy(year / "inputs/2024/keputusan-rb.yaml", year / "inputs/2024/Keputusan-RB.yaml")
    run = kakdoc("buat", "inputs/2024")
    assert (run.code, "[K606]" in run.err) == (1, True)


def test_the_input_of_a_broken_paper_can_still_be_taken(year, kakdoc):
    paper = year / "outputs/2024/keputusan-rb.docx"
    with zipfile.ZipFile(paper) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:500]
    with zipfile.ZipFile(paper, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    run = kakdoc("asal", paper)
    assert (run.code, "rusak" in run.out) == (0, True)
    run = kakdoc("asal", paper, "--ambil", "kembali.yaml")
    assert (run.code, "[K163] peringatan" in run.err) == (0, True)
    assert (year / "kembali.yaml").read_bytes() == (year / "inputs/2024/keputusan-rb.yaml").read_bytes()


def test_what_the_input_taken_needs_and_is_not_there_is_told(year, kakdoc, tmp_path_factory, monkeypatch):
    elsewhere = tmp_path_factory.mktemp("lain")
    monkeypatch.chdir(elsewhere)
    paper = year / "outputs/2024/laporan/bulanan-01-januari.docx"
    run = kakdoc("asal", paper, "--ambil", "inputs/2024/laporan/b.yaml")
    assert sorted(run.out.split()) == [
        "inputs/2024/kak-mutasi-promosi-asn.yaml", "inputs/2024/laporan/b.yaml", "inputs/2024/laporan/instansi.yaml",
    ]  # fmt: skip
    assert run.err == ""
    (elsewhere / "instansi.yaml").write_text("nama: lain", "utf-8")
    run = kakdoc("asal", paper, "--ambil", "b.yaml")
    assert (run.code, "[K165]" in run.err, "instansi.yaml, " in run.err or "instansi.yaml." in run.err) == (
        0,
        True,
        True,
    )


@pytest.mark.parametrize(("target", "made"), [("baru", "baru.yaml"), ("inputs", "inputs/keputusan-rb.yaml")])
def test_a_target_without_a_name_of_its_own_gets_one(target, made, year, kakdoc):
    assert kakdoc("asal", "outputs/2024/keputusan-rb.docx", "--ambil", target).out.splitlines()[0] == made


def test_a_target_that_is_no_input_is_refused(year, kakdoc):
    run = kakdoc("asal", "outputs/2024/keputusan-rb.docx", "--ambil", "x.docx")
    assert (run.code, "[K145]" in run.err) == (2, True)


def test_outside_of_inputs_the_name_of_the_folder_does_not_go_out(year, kakdoc, monkeypatch):
    home = year / "budi.santoso"
    home.mkdir()
    shutil.copy(year / "inputs/instansi.yaml", home)
    shutil.copy(year / "inputs/2024/kak-mutasi-promosi-asn.yaml", home / "kak.yaml")
    monkeypatch.chdir(home)
    assert kakdoc("buat", "kak.yaml").code == 0
    (paper,) = home.rglob("*.docx")
    with zipfile.ZipFile(paper) as archive:
        assert b"budi" not in b"".join(map(archive.read, archive.namelist()))
    assert kakdoc("status").err == "1 naskah: 1 terkini.\n"


def foreign(paper: Path, extra: dict[str, bytes], names: dict[str, str] | None = None) -> None:
    """Have the trace of a paper name and carry other files too, and call some otherwise."""
    with zipfile.ZipFile(paper) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    small, large = (f"customXml/item{number}.xml" for number in (1, 2))
    rows = "".join(f'<isian nama="{each}" sidik="{digest(data)}"/>' for each, data in extra.items())
    carried = "".join(
        f'<isian nama="{each}">{base64.b64encode(packed(data)).decode()}</isian>' for each, data in extra.items()
    )
    parts[small] = parts[small].replace(b"</jejak>", f"{rows}</jejak>".encode())
    parts[large] = parts[large].replace(b"<bagian ", f"{carried}<bagian ".encode(), 1)
    for old, new in (names or {}).items():
        for part in (small, large):
            parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(paper, "w") as archive:
        for each, data in parts.items():
            archive.writestr(each, data)


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_only_the_input_and_its_kin_are_taken_whatever_a_trace_names(year, kakdoc):
    paper = year / "outputs/2024/keputusan-rb.docx"
    foreign(
        paper,
        {
            "templates/kak/naskah.docx": b"PK", "inputs/jalan.sh": b"#!/bin/sh", "inputs/2024/lain.yaml": b"jenis: kak",
            "inputs/.git/hooks/post-commit": b"x", "conftest.py": b"x", "inputs/2024/instansi.yaml.exe": b"MZ",
        },
    )  # fmt: skip
    before = written(year)
    run = kakdoc("asal", paper, "--ambil", "inputs/2024/x.yaml")
    assert (run.code, run.out) == (0, "inputs/2024/x.yaml\n")
    assert "[K182]" in run.err
    assert "inputs/2024/lain.yaml" in run.err
    assert written(year) - before == {"inputs/2024/x.yaml"}


@pytest.mark.parametrize("name", ["../luar.yaml", "/luar.yaml", "inputs/../../luar.yaml", "C:\\\\luar.yaml", "..", ""])
def test_a_trace_that_names_a_file_elsewhere_is_damaged_for_every_command(name, year, kakdoc):
    paper = year / "outputs/2024/keputusan-rb.docx"
    foreign(paper, {name: b"jenis: kak"})
    before = written(year.parent)
    for command in (("asal", paper), ("asal", paper, "--ambil", "x.yaml"), ("lanjut", paper, "--tahun", "2025")):
        run = kakdoc(*command)
        assert (run.code, "[K162]" in run.err) == (1, True), run.err
    assert written(year.parent) == before
    assert "tidak terbaca" in kakdoc("status", paper).out
    run = kakdoc("buat", "inputs/2024/keputusan-rb.yaml")
    assert (run.code, "[K604]" in run.err) == (4, True)


@pytest.mark.parametrize(
    "spoil",
    [
        {"inputs/2024/keputusan-rb.yaml": "inputs/2024/keputusan-rb.sh"},
        {"inputs/2024/keputusan-rb.yaml": "inputs/2024/keputusan-rb.docx"},
        {'nama="jenis" isi="keputusan"': 'nama="jenis" isi="kak"'},
    ],
)
def test_what_is_no_input_of_the_papers_kind_is_not_taken(spoil, year, kakdoc):
    paper = year / "outputs/2024/keputusan-rb.docx"
    foreign(paper, {}, spoil)
    before = written(year)
    run = kakdoc("asal", paper, "--ambil", "x")
    assert (run.code, "[K162]" in run.err) == (1, True), run.err
    assert written(year) == before


def test_a_tor_that_is_none_stops_the_taking_before_the_first_file(year, kakdoc, tmp_path_factory, monkeypatch):
    paper = year / "outputs/2024/laporan/bulanan-01-januari.docx"
    tor, fake = "inputs/2024/kak-mutasi-promosi-asn.yaml", b"bukan: kak"
    with zipfile.ZipFile(paper) as archive:
        told, parts = trace.load(archive), {each: archive.read(each) for each in archive.namelist()}
    (kak,) = (each for each in told.inputs if each.name == tor)
    parts["customXml/item1.xml"] = parts["customXml/item1.xml"].replace(kak.digest.encode(), digest(fake).encode())
    parts["customXml/item2.xml"] = parts["customXml/item2.xml"].replace(
        base64.b64encode(kak.packed), base64.b64encode(packed(fake))
    )
    with zipfile.ZipFile(paper, "w") as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    elsewhere = tmp_path_factory.mktemp("lain")
    monkeypatch.chdir(elsewhere)
    run = kakdoc("asal", paper, "--ambil", "inputs/2024/laporan/b.yaml")
    assert (run.code, "[K162]" in run.err, written(elsewhere)) == (1, True, set())


def test_a_workbook_with_macros_is_taken_as_yaml_only(year, kakdoc):
    kakdoc("ubah", "inputs/2024/keputusan-rb.yaml", "inputs/2024/makro.xlsx")
    book = year / "inputs/2024/makro.xlsx"
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert kakdoc("buat", "inputs/2024/makro.xlsx").code == 0
    run = kakdoc("asal", "outputs/2024/makro.docx", "--ambil", "x.xlsx")
    assert (run.code, "[K181]" in run.err, (year / "x.xlsx").exists()) == (1, True, False)
    assert kakdoc("asal", "outputs/2024/makro.docx", "--ambil", "x.yaml").code == 0


def test_a_trace_that_names_nothing_or_very_much_is_damaged(year, kakdoc):
    paper = year / "outputs/2024/keputusan-rb.docx"
    whole = paper.read_bytes()
    foreign(paper, {f"inputs/{number}.yaml": b"x" for number in range(trace.MAX_FILES)})
    assert "[K162]" in kakdoc("asal", paper).err
    paper.write_bytes(whole)
    foreign(paper, {}, {"<isian nama=": "<lain nama="})
    assert "[K162]" in kakdoc("asal", paper).err
    run = kakdoc("buat", "inputs/2024/keputusan-rb.yaml")
    assert (run.code, "[K604]" in run.err, "[K901]" in run.err) == (4, True, False)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no devices among files")
def test_what_a_trace_names_is_looked_for_among_inputs_only_and_never_waited_for(year, kakdoc):
    paper = year / "outputs/2024/keputusan-rb.docx"
    (year / "dev.yaml").symlink_to("/dev/zero")
    os.mkfifo(year / "inputs/pipa.yaml")
    (year / "rahasia").mkdir()
    (year / "rahasia/kunci.yaml").write_text("x", "utf-8")
    extra = {"dev.yaml": b"a", "inputs/pipa.yaml": b"b", "rahasia/kunci.yaml": b"x"}
    foreign(paper, extra)
    (state,) = json.loads(kakdoc("status", paper, "--format", "json").out)["naskah"][0]["keadaan"]
    assert {f"{name} tidak ada" for name in extra} == set(state["sebab"].split(", "))


def two_folders(root: Path, spoil: dict[str, str], name: str) -> None:
    """Copy the working folder, an input of it changed, and make its paper into the first one's results."""
    shutil.copytree(root / "inputs", root / "b" / "inputs")
    for old, new in spoil.items():
        target = (
            root
            / "b/inputs"
            / ("instansi.yaml" if old.startswith(("nama:", "nip:", "kabupaten:")) else f"2024/{name}.yaml")
        )
        change(target, old, new)


HEAD = "judul: "


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            {
                "kabupaten: Kabupaten Kebumen": "kabupaten: Kabupaten Purworejo",
                "nama: Moh. Amirudin, S.IP., M.M.": "nama: Nama Contoh",
                "nip: 196804241998031011": "nip: 198001012005011001",
            },
            "instansi",
        ),
        ({"tahun: 2024": "tahun: 2025"}, "tahun"),
        ({"tahun: 2024": "tahun: 2024\nnomor: 060/9", HEAD: "judul: Lain sama sekali dan "}, "nama"),
        ({HEAD: "judul: Lain sama sekali dan "}, ""),
        ({"tahun: 2024": "tahun: 2024\nnomor: 060/9"}, ""),
    ],
)
def test_two_working_folders_with_one_result_keep_their_papers_apart(spoil, told, year, kakdoc, monkeypatch):
    kakdoc("buat", "inputs/2024/keputusan-rb.yaml")
    two_folders(year, spoil, "keputusan-rb")
    paper = year / "outputs/2024/keputusan-rb.docx"
    before = paper.read_bytes()
    monkeypatch.chdir(year / "b")
    run = kakdoc("buat", "inputs/2024/keputusan-rb.yaml", "--ke", "../outputs")
    if told:
        assert (run.code, run.out, f"[K606] di sana sudah ada naskah lain yang bernama sama ({told}" in run.err) == (
            1,
            "",
            True,
        )
        assert paper.read_bytes() == before
        assert kakdoc("buat", "inputs/2024/keputusan-rb.yaml", "--ke", "../outputs", "--timpa").code == 0
        assert before in [each.read_bytes() for each in paper.parent.glob("keputusan-rb (disunting*")]
    else:
        assert (run.code, paper.read_bytes() == before) == (0, False)


def test_a_paper_of_another_kind_is_never_replaced(year, kakdoc):
    before = (year / "outputs/2024/keputusan-rb.docx").read_bytes()
    shutil.copy(year / "inputs/2024/perbup-renja.yaml", year / "inputs/2024/keputusan-rb.yaml")
    run = kakdoc("buat", "inputs/2024/keputusan-rb.yaml")
    assert (run.code, "[K606]" in run.err) == (1, True)
    assert (year / "outputs/2024/keputusan-rb.docx").read_bytes() == before


def test_the_same_input_gives_the_same_bytes_in_every_working_folder(year, kakdoc, monkeypatch):
    two_folders(year, {}, "keputusan-rb")
    monkeypatch.chdir(year / "b")
    assert kakdoc("buat", "inputs/2024/keputusan-rb.yaml").code == 0
    made = [each / "outputs/2024/keputusan-rb.docx" for each in (year, year / "b")]
    assert made[0].read_bytes() == made[1].read_bytes()
