"""Papers of a roster on a Dask cluster: as one process makes them, whoever dies, and heard by nobody outside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from conftest import PROJECT, program
from conftest import running as started

from kakdoc.papers import checking, making
from kakdoc.papers.roster import pooling, running
from kakdoc.ui import side_by_side
from kakdoc.ui.cli import cluster

TEXT = """\
jenis: keputusan
tahun: 2027
nomor: 800.1.3/[urut 003]/BKPSDM/2027
judul: Penugasan [kolom nama]
peserta: pegawai.csv
kunci: nip
menimbang: [bahwa perlu;]
mengingat: [uu-23-2014]
diktum:
  - Menugaskan [kolom nama] sejak [kolom sejak].
  - Keputusan Kepala Badan ini mulai berlaku pada tanggal ditetapkan.
"""
REAL = pooling.work
PATH = Path("inputs/2027/tugas.yaml")


@pytest.fixture
def laid(folder, monkeypatch):
    """A decree for twenty rows in tasks of three; each fifth has a fault of its own."""
    (folder / "inputs" / "peraturan.yaml").write_bytes((PROJECT / "inputs" / "peraturan.yaml").read_bytes())
    (folder / "inputs" / "2027").mkdir()
    since = ("Januari 2027", "Februari 2027", "[isi: kapan]", "Maret 2027", "April 2027")
    rows = "".join(f"Nama Contoh {n};{10**17 + n};{since[n % 5]}\n" for n in range(20))
    (folder / "inputs" / "2027" / "pegawai.csv").write_text(f"Nama;NIP;Sejak\n{rows}", "utf-8")
    PATH.write_text(TEXT, "utf-8")
    monkeypatch.setattr(pooling, "_TASK", 3)
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)
    return folder


def outcomes(to: str, pool: pooling.Pool | None):
    found = list(running.make([checking.check(PATH)], making.Wishes(Path(to)), lambda _: None, None, pool))
    return [(each.made and each.made.relative_to(to), each.problems, each.exit_code) for each in found]


def papers_at(folder: str) -> list[Path]:
    return [Path(folder) / made for made, _, _ in outcomes(folder, None) if made]


def papers(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).rglob("*.docx"))}


def dying(payload, rows):
    """The work of a worker that dies twice, once when its task is done but for the telling."""
    for name in ("mati-1", "mati-2"):
        done = REAL(payload, rows)
        try:
            Path(name).touch(exist_ok=False)
        except FileExistsError:
            continue
        os.kill(os.getpid(), signal.SIGKILL)
        return done
    return REAL(payload, rows)


def listening() -> set[str]:
    """Return the addresses at which this process and those that it started listen."""
    own = psutil.Process()
    return {
        each.laddr.ip
        for process in (own, *own.children(recursive=True))
        for each in process.net_connections("inet")
        if each.status == psutil.CONN_LISTEN
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs in another way")
@pytest.mark.lambat
def test_workers_of_a_cluster_make_what_one_process_makes_whoever_dies_and_only_this_computer_hears(laid, monkeypatch):
    import dask
    import distributed  # noqa: F401  its defaults have to be there before some are set

    alone = outcomes("a", None)
    book = Path("inputs/2027/buku-nomor.csv").read_bytes()
    assert sum(made is not None for made, _, _ in alone) == 16
    few = dask.config.set({"distributed.scheduler.allowed-failures": 1})  # so that the second death breaks the task
    with few, cluster.opened(cluster.LOCAL, 2) as pool:
        assert listening() == {"127.0.0.1"}
        assert outcomes("b", pool) == alone
        monkeypatch.setattr(pooling, "work", dying)
        assert outcomes("c", pool) == alone
        assert Path("mati-2").exists()
        assert papers("a") == papers("b") == papers("c")
        assert Path("inputs/2027/buku-nomor.csv").read_bytes() == book
    assert listening() == set()


def test_what_no_worker_survives_is_made_by_who_asked(laid):
    alone, asked = outcomes("a", None), []

    class Deadly(ThreadPoolExecutor):
        def submit(self, *_):
            asked.append(future := Future())
            future.set_exception(BrokenExecutor())
            return future

    assert outcomes("b", pooling.Pool(lambda: Deadly(1), 1, least=1)) == alone
    assert papers("a") == papers("b")
    assert len(asked) > 1


def test_the_command_makes_the_same_on_a_local_cluster_and_says_the_same(laid):
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    few = program("buat", "inputs", "--ke", "a", cwd=laid, env=env)
    many = program("buat", "inputs", "--ke", "b", "--kluster", "lokal", cwd=laid, env=env)
    assert (many.returncode, many.stdout, many.stderr) == (few.returncode, few.stdout.replace("a/", "b/"), few.stderr)
    assert papers("a") == papers("b")
    assert len(papers("b")) == 16


@pytest.mark.libreoffice
def test_workers_print_too_and_who_asked_saves(laid, monkeypatch):
    from kakdoc.papers.pdf import printing

    if printing.office() is None:
        pytest.skip("LibreOffice is not installed")
    monkeypatch.setattr(printing, "_PORTION", 1)
    made = [Path(name) for name in sorted(map(str, papers_at("a")))][:2]
    gone = Path("a/hilang.docx")
    gone.write_bytes(b"PK\x03\x04rusak")
    pool = pooling.Pool(lambda: ThreadPoolExecutor(1), 1)
    pdfs, problems = printing.by_workers(pool, [*made, gone])
    assert pdfs == [each.with_suffix(".pdf") for each in made]
    assert all(each.read_bytes().startswith(b"%PDF") for each in pdfs)
    assert [(each.code, each.location.file) for each in problems] == [("K605", "a/hilang.pdf")]
    Path(pdfs[0]).write_bytes(b"%PDF ditandatangani")
    _, problems = printing.by_workers(pool, made[:1])
    assert [each.code for each in problems] == ["K604"]


@pytest.mark.parametrize("address", ["tcp://10.0.0.1:8786", "10.0.0.1:8786", "http://tls://", ""])
def test_another_address_than_one_of_tls_is_refused(laid, kakdoc, address):
    run = kakdoc("buat", "inputs", "--kluster", address)
    assert run.code == 2
    assert "[K820]" in run.err
    assert not Path("outputs").exists()


def test_without_the_extra_the_command_that_installs_it_is_told(laid, kakdoc, monkeypatch):
    monkeypatch.setattr(cluster, "find_spec", lambda _: None)
    run = kakdoc("buat", "inputs", "--kluster", "lokal")
    assert run.code == 2
    assert "[K819]" in run.err
    assert "pip install 'kakdoc[kluster]'" in run.err


def test_a_cluster_that_does_not_answer_is_told(laid, kakdoc, monkeypatch):
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    run = kakdoc("buat", "inputs", "--kluster", "tls://127.0.0.1:1")
    assert (run.code, run.out) == (4, "")
    assert "[K821]" in run.err


def test_workers_that_would_make_other_papers_are_refused(laid, kakdoc, monkeypatch):
    def elsewhere(payload, rows):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pooling, "__version__", "0.0.1")
            return REAL(payload, rows)

    monkeypatch.setattr(pooling, "work", elsewhere)
    found = outcomes("a", pooling.Pool(lambda: ThreadPoolExecutor(1), 1, least=1))
    assert [problem.code for _, problems, _ in found for problem in problems] == ["K822"]
    assert [code for _, _, code in found] == [4]
    assert papers("a") == {}


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
@pytest.mark.lambat
def test_ctrl_c_is_heard_once_and_no_worker_stays(laid):
    rows = "".join(f"Nama Contoh {n};{10**17 + n};Januari 2027\n" for n in range(450))
    (laid / "inputs" / "2027" / "pegawai.csv").write_text(f"Nama;NIP;Sejak\n{rows}", "utf-8")
    command = (sys.executable, "-m", "kakdoc", "buat", "inputs", "--kluster", "lokal")
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    options = {"cwd": laid, "stderr": subprocess.PIPE, "text": True, "env": env, "start_new_session": True}
    with started(*command, **options) as asked:
        deadline = time.monotonic() + 60
        while not list(laid.rglob("*.docx")) and time.monotonic() < deadline:
            time.sleep(0.01)
        workers = psutil.Process(asked.pid).children(recursive=True)
        os.killpg(asked.pid, signal.SIGINT)  # as a terminal does: to all of them
        _, said = asked.communicate()
    assert (asked.returncode, said) == (130, "Dihentikan. Naskah yang sudah selesai tetap utuh.\n")
    assert workers
    assert psutil.wait_procs(workers, timeout=20)[1] == []


def test_a_worker_of_this_computer_leaves_ctrl_c_to_who_asked():
    before = signal.getsignal(signal.SIGINT)
    try:
        cluster.dask_setup(None)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.lambat
def test_a_cluster_of_the_office_is_reached_by_its_certificates_alone_and_not_needed_to_end(laid, kakdoc, monkeypatch):
    import dask
    from distributed import LocalCluster
    from distributed.security import Security

    alone = outcomes("a", None)
    secret = Security.temporary()
    for name, text in secret.get_tls_config_for_role("client").items():
        if text and name != "ciphers":
            Path(f"{name}.pem").write_text(text, "utf-8")
    files = {
        "distributed.comm.tls.ca-file": "ca_file.pem",
        "distributed.comm.tls.client.cert": "cert.pem",
        "distributed.comm.tls.client.key": "key.pem",
    }
    options = {"n_workers": 1, "host": "127.0.0.1", "protocol": "tls://", "security": secret, "dashboard_address": None}
    with LocalCluster(**options, local_directory=str(laid / "dask")) as office:
        with dask.config.set(files), cluster.opened(office.scheduler_address, 2) as pool:
            assert outcomes("b", pool) == alone
            monkeypatch.setattr(pooling, "PATIENCE", 1)
            monkeypatch.setattr(cluster, "_SECONDS", 1)

            def start():
                executor = pool.start()
                office.scale(0)  # and none comes back
                while office.scheduler.workers:
                    time.sleep(0.01)
                return executor

            assert outcomes("c", pool._replace(start=start)) == alone
        run = kakdoc("buat", PATH, "--kluster", office.scheduler_address)
        assert (run.code, run.out) == (4, "")
        assert "[K821]" in run.err
    assert papers("a") == papers("b") == papers("c")
