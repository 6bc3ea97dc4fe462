"""Each file of a run is opened once: counted in a process of its own, as the system is asked."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT
from word.drawing.test_pictures import png

from kakdoc.papers import checking, making

YEAR = PROJECT / "inputs" / "2024"
COUNTED = """
import collections, json, os, sys
opened = collections.Counter()
def count(event, given):
    if event == "open" and isinstance(given[0], (str, os.PathLike)) and "r" in str(given[1] or "r"):
        path = os.path.relpath(given[0])
        opened.update([path.replace(os.sep, "/")] if path.startswith("inputs") else [])
sys.addaudithook(count)
from kakdoc.ui.cli import main
code = main(sys.argv[1:])
print(json.dumps([code, opened]))
"""


def opened(*arguments: str) -> tuple[int, dict[str, int]]:
    """Return the exit code of a command, and how often it opened each file of the inputs."""
    run = subprocess.run([sys.executable, "-c", COUNTED, *arguments], capture_output=True, text=True, check=True)
    code, counts = json.loads(run.stdout.splitlines()[-1])
    return code, counts


@pytest.fixture
def year(folder, kakdoc):
    """A TOR, a decree, three months (one a workbook), a quarter; register, the office's twin, a logo and a photo."""
    for name in ("kak-mutasi-promosi-asn.yaml", "keputusan-rb.yaml", "laporan/triwulan-1.yaml"):
        (folder / "inputs" / "2024" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(YEAR / name, folder / "inputs" / "2024" / name)
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", folder / "inputs")
    reports = folder / "inputs" / "2024" / "laporan"
    for number, name in ((1, "januari"), (2, "februari"), (3, "maret")):
        file = f"bulanan-{number:02}-{name}.yaml"
        photo = "\ndokumentasi:\n  - berkas: ../../foto.png\n    keterangan: Rapat\n"
        (reports / file).write_text((YEAR / "laporan" / file).read_text("utf-8") + photo, "utf-8")
    office = folder / "inputs" / "instansi.yaml"
    office.write_text(office.read_text("utf-8") + "\nlogo: logo.png\n", "utf-8")
    for name in ("logo.png", "foto.png"):
        (folder / "inputs" / name).write_bytes(png(2, 2))
    for text in (office, reports / "bulanan-03-maret.yaml"):
        assert kakdoc("ubah", text, text.with_suffix(".xlsx")).code == 0
    (reports / "bulanan-03-maret.yaml").unlink()
    return folder


def test_every_file_that_papers_are_made_of_is_opened_once_in_a_run(year):
    code, counts = opened("buat", "inputs")
    assert code == 0, counts
    files = {path.relative_to(year).as_posix() for path in (year / "inputs").rglob("*") if path.is_file()}
    looked_into = {path for path in files if "/2024/" in path and path.endswith(".yaml")}
    assert counts == {path: 1 + (path in looked_into) for path in files}, "the workbook might be the roster of an input"
    book = next((year / "inputs" / "2024").rglob("*.xlsx"))
    shutil.copy(YEAR / "laporan" / f"{book.stem}.yaml", book.with_suffix(".yaml"))
    book.unlink()
    code, counts = opened("buat", "inputs", "--ke", "lagi")
    assert (code, set(counts.values())) == (0, {1}), counts


def test_reports_of_many_activities_in_one_folder_push_no_tor_out(folder):
    reports = folder / "inputs" / "laporan"
    reports.mkdir()
    tor = (YEAR / "kak-mutasi-promosi-asn.yaml").read_text("utf-8")
    months = sorted((YEAR / "laporan").glob("*.yaml"))
    for number in range(7):
        name = f"kak-{number}.yaml"
        (folder / "inputs" / name).write_text(tor.replace("kegiatan: ", f"kegiatan: N{number} "), "utf-8")
        for month in months:
            text = month.read_text("utf-8").replace("kak-mutasi-promosi-asn.yaml", name)
            (reports / f"{month.stem}-{number}.yaml").write_text(text, "utf-8")
    _, counts = opened("periksa", "inputs")
    assert len(counts) == 7 * (1 + len(months)) + 1
    assert set(counts.values()) == {1}


@pytest.mark.parametrize(
    "file",
    ["instansi.yaml", "peraturan.yaml", "logo.png", "2024/kak-mutasi-promosi-asn.yaml", "2024/keputusan-rb.yaml"],
)
def test_a_paper_is_not_made_when_a_file_it_is_made_of_changed_since_it_was_read(file, year):
    checked = checking.check(Path("inputs/2024/keputusan-rb.yaml"))
    assert checked.document
    with (year / "inputs" / file).open("ab") as changed:
        changed.write(b"\n")
    (outcome,) = making.make([checked], making.Wishes(Path("outputs")), lambda each: each)
    assert (outcome.made, [each.code for each in outcome.problems][-1:]) == (None, ["K129"])


OWN = """
peraturan:
  uu-1-2024:
    jenis: uu
    nomor: 1
    tahun: 2024
    judul: Contoh
"""


@pytest.mark.parametrize("own", ["", OWN])
def test_a_decree_tells_of_the_register_it_cites_from_also_when_it_adds_to_it(own, year):
    decree = year / "inputs" / "2024" / "keputusan-rb.yaml"
    decree.write_text(decree.read_text("utf-8") + own, "utf-8")
    checked = checking.check(Path("inputs/2024/keputusan-rb.yaml"))
    assert checked.gathered
    assert "inputs/peraturan.yaml" in checked.gathered.files
    with (year / "inputs" / "peraturan.yaml").open("ab") as changed:
        changed.write(b"\n")
    (outcome,) = making.make([checked], making.Wishes(Path("outputs")), lambda each: each)
    assert [each.code for each in outcome.problems if each.fatal] == ["K129"]
