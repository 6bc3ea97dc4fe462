"""Many rows: several workers give what one process gives, a worker that dies loses nothing, rules find what they do."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import PROJECT
from kinds.definition.trials import kind

from kakdoc.inputs.validating import validate
from kakdoc.papers import checking, making
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.roster import pooling, running
from kakdoc.papers.roster.pooling import Pool
from kakdoc.ui import side_by_side

TEXT = """\
jenis: keputusan
tahun: 2027
judul: Penugasan [kolom nama]
peserta: pegawai.csv
nama_berkas: [kolom nip]
menimbang:
  - bahwa [kolom nama] memenuhi syarat syarat;
  - bahwa tahun 2019 sudah lewat;
mengingat: [uu-23-2014]
diktum:
  - Menugaskan [kolom nama] sejak [kolom sejak].
  - Keputusan Kepala Badan ini mulai berlaku pada tanggal ditetapkan.
"""


@pytest.fixture
def laid(folder):
    """Lays out a decree for so many rows; each third has a fault of its own."""
    (folder / "inputs" / "peraturan.yaml").write_bytes((PROJECT / "inputs" / "peraturan.yaml").read_bytes())
    (folder / "inputs" / "2027").mkdir()

    def lay(count: int) -> Path:
        since = ("Januari 2027", "tahun 2018", "[isi: kapan]")
        rows = "".join(f"Nama Contoh {n};{10**17 + n};{since[n % 3]}\n" for n in range(count))
        (folder / "inputs" / "2027" / "pegawai.csv").write_text(f"Nama;NIP;Sejak\n{rows}", "utf-8")
        path = Path("inputs/2027/tugas.yaml")
        path.write_text(TEXT, "utf-8")
        return path

    return lay


def outcomes(path: Path, to: str, pool: Pool | None):
    found = list(running.make([checking.check(path)], making.Wishes(Path(to)), lambda _: None, None, pool))
    return [(each.made and each.made.relative_to(to), each.problems, each.exit_code) for each in found]


def papers(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).rglob("*.docx"))}


def dying(payload, rows):
    """The work of a worker that dies once."""
    try:
        Path("mati").touch(exist_ok=False)
    except FileExistsError:
        return REAL(payload, rows)
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def stopping(payload, rows):
    """The work of a worker that stands still once."""
    try:
        Path("diam").touch(exist_ok=False)
    except FileExistsError:
        return REAL(payload, rows)
    os.kill(os.getpid(), signal.SIGSTOP)
    return []


REAL = pooling.work


def test_workers_give_what_one_process_gives_and_one_that_dies_loses_nothing(laid, monkeypatch):
    monkeypatch.setattr(pooling, "MANY", 9)
    monkeypatch.setattr(pooling, "_TASK", 4)
    path = laid(30)
    alone = outcomes(path, "a", None)
    assert sum(made is not None for made, _, _ in alone) == 20
    assert outcomes(path, "b", Pool(lambda: ThreadPoolExecutor(2), 2)) == alone
    if os.name != "nt":
        monkeypatch.setattr(pooling, "work", dying)
        assert outcomes(path, "c", Pool(lambda: ProcessPoolExecutor(2), 2)) == alone
        assert Path("mati").exists()
        assert papers("a") == papers("b") == papers("c")


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
def test_a_worker_that_does_not_answer_is_ended_and_its_rows_are_made_all_the_same(laid, monkeypatch):
    monkeypatch.setattr(pooling, "MANY", 9)
    monkeypatch.setattr(pooling, "_TASK", 4)
    monkeypatch.setattr(pooling, "PATIENCE", 0.5)
    monkeypatch.setattr(pooling, "work", stopping)
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)
    path = laid(12)
    assert outcomes(path, "b", side_by_side.pool("fork")) == outcomes(path, "a", None)
    assert Path("diam").exists()
    assert papers("a") == papers("b")
    assert not multiprocessing.active_children()


def judged(path: Path) -> tuple[list[list[str]], int]:
    """Return the codes of each row as the rules of its kind find them, and how many rules were asked once."""
    run = running.opened(checking.check(path), making.Wishes(Path("x")), None)
    model, rules, found = run.job.gathered.model, BY_NAME[run.job.kind].checks, []
    for each, _ in run.rows(frozenset()):
        root = run.job.plan.root.filled(each, run.job.places, [])
        document, problems = validate(root, model)
        assert document is not None, problems
        told = [problem for rule in rules for problem in rule(document)]
        assert list(run.job.rules(document)) == told
        found.append([problem.code for problem in told])
    return found, run.job.rules.kept


def test_what_no_row_changes_is_judged_once_and_nothing_else_is_told(laid):
    found, kept = judged(laid(9))
    assert len(found) == 9
    assert kept > 2


COMPUTED = """\
judul: Surat sejak
isian:
  tahun: tahun
  sejak: tanggal
  tanggal: {tipe: tanggal, rumus: sejak, fakta: tanggal}
  asal: nama
  npwp: {tipe: npwp, rumus: asal}
  dasar_hukum: {tipe: peraturan, rumus: '"uu-" ~ nomor_dasar'}
  nomor_dasar: nama
"""


def test_what_is_computed_of_the_cells_of_a_row_is_judged_for_each(laid):
    path = laid(0)
    kind("sejak", COMPUTED, ("{{ tanggal|tanggal }} {{ npwp }} {{ dasar_hukum }}",))
    path.write_text("jenis: sejak\ntahun: 2027\npeserta: pegawai.csv\n", "utf-8")
    rows = ("2 Januari 2027;3305010101900001;23-2014", "2 Januari 2026;012345678901000;23-2014",
            "3 Maret 2027;3305010101900001;99-9999")  # fmt: skip
    for first in range(3):
        given = "\n".join(rows[first:] + rows[:first])
        path.with_name("pegawai.csv").write_text(f"sejak;asal;nomor dasar\n{given}\n", "utf-8")
        expected: list[list[str]] = [[], ["K213", "K717"], ["K307"]]
        found, kept = judged(path)
        assert [[code for code in codes if code in ("K213", "K717", "K307")] for codes in found] == [
            *expected[first:], *expected[:first],
        ]  # fmt: skip
        assert kept
