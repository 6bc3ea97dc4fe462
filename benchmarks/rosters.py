"""Many papers from one roster, against docxtpl with the same template and the same contexts, two processes each.

`python benchmarks/rosters.py N` prints the row; `python benchmarks/rosters.py docxtpl FOLDER FIRST LAST` is one of the
two processes of docxtpl.
"""

from __future__ import annotations

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import given

PROJECT = Path(__file__).parent.parent
TEMPLATE = PROJECT / "templates" / "keputusan" / "naskah.docx"
_DECREE = """jenis: keputusan
tahun: 2024
nomor: 800.1.11/[urut 00001]/BKPSDM/2024
judul: Kenaikan Gaji Berkala [kolom nama]
tanggal: 5 Februari 2024
peserta: pegawai.csv
kunci: nip
nama_berkas: [kolom nip]
menimbang:
  - bahwa Saudara [kolom nama], [kolom jabatan], memenuhi syarat kenaikan gaji berkala;
  - bahwa kenaikan gaji berkala diberikan menurut peraturan perundang-undangan;
mengingat:
  - uu-23-2014
  - uu-20-2023
diktum:
  - Memberikan kenaikan gaji berkala kepada [kolom nama], NIP [kolom nip], dengan gaji pokok [kolom gaji|rupiah] ([kolom gaji|terbilang]).
  - Gaji pokok baru berlaku mulai tanggal [kolom tmt|tanggal].
  - Keputusan Kepala Badan ini mulai berlaku pada tanggal ditetapkan.
tembusan:
  - Kepala Badan Pengelolaan Keuangan dan Aset Daerah
  - [kolom nama]
"""
_SAMPLE = 60
"""Papers that each process of docxtpl makes in a round."""
_ROUNDS = 3


def laid(folder: Path, count: int) -> Path:
    """A folder of inputs with one decree for a roster of so many rows."""
    inputs = given.office(folder)
    (inputs / "peraturan.yaml").write_bytes((PROJECT / "inputs" / "peraturan.yaml").read_bytes())
    (inputs / "2024").mkdir()
    (inputs / "2024" / "gaji.yaml").write_text(_DECREE, "utf-8")
    rows = (
        f"Nama Contoh {n};{10**17 + n};Penelaah Teknis Kebijakan;{3_000_000 + 100 * n};1 Maret 2024\n"
        for n in range(count)
    )
    (inputs / "2024" / "pegawai.csv").write_text("Nama;NIP;Jabatan;Gaji;TMT\n" + "".join(rows), "utf-8")
    return inputs


def contexts(folder: Path, count: int) -> list[dict[str, Any]]:
    """What the template prints of the first rows, as kakdoc composes it."""
    from kakdoc.inputs.validating import validate
    from kakdoc.papers import checking, making
    from kakdoc.papers.roster import running

    os.chdir(folder)
    run = running.opened(checking.check(Path("inputs/2024/gaji.yaml")), making.Wishes(Path("outputs")), None)
    found = []
    for each, _ in run.rows(frozenset()):
        root = run.job.plan.root.filled(each, run.job.places, [])
        document, problems = validate(root, run.job.gathered.model)
        assert document is not None, problems
        found.append(document.context())
        if len(found) == count:
            break
    os.chdir(PROJECT)
    return found


def by_docxtpl(folder: Path, first: int, last: int) -> float:
    """Seconds of processor that docxtpl takes to render and save some of the contexts."""
    from bare.bare_docxtpl import filters
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    environment = Environment(autoescape=True)
    environment.filters.update(filters())
    several = json.loads((folder / "contexts.json").read_text("utf-8"))[first:last]
    started = time.process_time()
    for number, context in enumerate(several):
        document = DocxTemplate(TEMPLATE)
        document.render(context, jinja_env=environment, autoescape=True)
        stream = io.BytesIO()
        document.save(stream)
        (folder / f"{first + number}.docx").write_bytes(stream.getvalue())
    return time.process_time() - started


def _docxtpl(folder: Path) -> tuple[float, float]:
    """Seconds of processor and by the clock that two processes of docxtpl take for each paper."""
    started = time.perf_counter()
    halves = [
        subprocess.Popen(
            [sys.executable, __file__, "docxtpl", str(folder), str(each * _SAMPLE), str((each + 1) * _SAMPLE)],
            stdout=subprocess.PIPE,
        )
        for each in range(2)
    ]
    used = [float(each.communicate()[0]) for each in halves]
    return sum(used) / (2 * _SAMPLE), (time.perf_counter() - started) / (2 * _SAMPLE)


def _kakdoc(folder: Path, target: str) -> tuple[float, float, float]:
    """Seconds of processor and by the clock of a whole run of kakdoc, and its peak in MiB."""
    starter = "import os,sys; p=os.spawnv(os.P_NOWAIT,sys.argv[1],sys.argv[1:]); _,s,u=os.wait4(p,0); print(u.ru_utime+u.ru_stime,u.ru_maxrss); sys.exit(os.waitstatus_to_exitcode(s))"
    command = [sys.executable, "-c", starter, sys.executable, "-m", "kakdoc", "buat", "inputs", "--ke", target]
    started = time.perf_counter()
    env = {**os.environ, "PYTHONPATH": str(PROJECT), "XDG_CACHE_HOME": str(folder / "cache")}
    run = subprocess.run(command, cwd=folder, env=env, stdout=subprocess.PIPE, text=True, check=True)
    cpu, peak = map(float, run.stdout.splitlines()[-1].split())
    return cpu, time.perf_counter() - started, peak / 1024


def row(count: int) -> str:
    """How a roster of so many rows stands to docxtpl, round by round in turn; the medians."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        laid(folder, count)
        plain = json.dumps(
            contexts(folder, 2 * _SAMPLE), default=lambda value: {} if hasattr(value, "keys") else str(value)
        )
        (folder / "contexts.json").write_text(plain, "utf-8")
        theirs, ours = [], []
        for turn in range(_ROUNDS):
            theirs.append(_docxtpl(folder))
            ours.append(_kakdoc(folder, f"hasil-{turn}"))
    cpu = statistics.median(their[0] / (our[0] / count) for their, our in zip(theirs, ours, strict=True))
    clock = statistics.median(their[1] / (our[1] / count) for their, our in zip(theirs, ours, strict=True))
    mine, peak = statistics.median(our[0] / count for our in ours), max(our[2] for our in ours)
    return (
        f"| {count} keputusan dari satu daftar, dengan pemeriksaan, jejak, dan fsync, proses utuh (waktu CPU) | {mine * 1e3:.2f} ms | "
        f"{statistics.median(each[0] for each in theirs) * 1e3:.1f} ms | {cpu:.1f}× lebih cepat; menurut jam {clock:.1f}×; puncak {peak:.0f} MiB | ≥ 28× |"
    )


if __name__ == "__main__":
    if sys.argv[1] == "docxtpl":
        print(by_docxtpl(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
    else:
        print(row(int(sys.argv[1])))
