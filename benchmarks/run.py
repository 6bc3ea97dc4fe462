"""All figures of docs/kinerja.md, in one run: `python benchmarks/run.py [--write] [--dasar WHEEL] [--hanya BAGIAN]`."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import given
import masses
import processes
import rosters
import traces
from docxtpl import DocxTemplate
from measuring import cpu_seconds, in_turn, keep, seconds, told
from page import form, pages, served

from kakdoc.base import package
from kakdoc.papers import checking, making
from kakdoc.values import terbilang
from kakdoc.word import styles
from kakdoc.word.drawing.additions import Additions
from kakdoc.word.drawing.charts.chart import Charts
from kakdoc.word.template import filters
from kakdoc.word.template.compiled import compile_template
from kakdoc.word.template.filling import CompiledTemplate

HERE = Path(__file__).parent
PROJECT = HERE.parent
INPUT = PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml"
TEMPLATE = PROJECT / "templates" / "kak" / "naskah.docx"
MANY = 10_000
MANY_ROWS = 15_000


def large_perbup() -> tuple[CompiledTemplate, dict[str, object]]:
    """The template and the context of a regulation of 40 articles, each of two ayat with lists three levels deep."""
    items = [
        {"isi": f"rincian {number}", "rincian": [{"isi": "anak", "rincian": ["cucu satu", "cucu dua"]}, "adik"]}
        for number in range(3)
    ]
    article = {"ayat": [{"isi": "Ketentuan ini memuat:", "rincian": items}, "Pelaksanaannya paling lama 7 hari."]}
    checked = checking.check(PROJECT / "inputs" / "2024" / "perbup-renja.yaml")
    assert checked.document is not None
    given = {name: getattr(checked.document, name) for name in checked.document.model_fields_set}
    paper = checked.document.model_validate({**given, "bab": [{"judul": "Bab", "pasal": [article] * 40}]})
    return compile_template(
        (PROJECT / "templates" / "perbup" / "naskah.docx").read_bytes(), "perbup.docx"
    ), paper.context()


RENDERED = (
    ("TOR 2024", "kak-mutasi-promosi-asn.yaml", "≥ 30×"),
    ("Keputusan", "keputusan-rb.yaml", "≥ 80×"),
    ("Perbup", "perbup-renja.yaml", "≥ 50×"),
    ("Laporan bulanan", "laporan/bulanan-03-maret.yaml", "≥ 48×"),
    ("Laporan triwulan", "laporan/triwulan-1.yaml", "≥ 40×"),
)


def renderings() -> list[str]:
    """A row for each kind of paper, and one for a regulation of 40 articles."""
    rows = []
    for name, file_name, goal in RENDERED:
        checked = checking.check(PROJECT / "inputs" / "2024" / file_name)
        assert checked.kind is not None
        assert checked.document is not None
        file = PROJECT / "templates" / checked.kind.template
        template = compile_template(file.read_bytes(), file.name)
        rows.append(rendering(name, file, template, checked.document.context(), goal))
    perbup, large = large_perbup()
    return [
        *rows,
        rendering("Perbup 40 pasal", PROJECT / "templates" / "perbup" / "naskah.docx", perbup, large, "≥ 50×"),
    ]


def rendering(name: str, file: Path, template: CompiledTemplate, context: dict[str, object], goal: str) -> str:
    """A row of rendering: both sides print the same, with the same filters, charts among them."""
    env = filters.build()
    members = package.read(file.read_bytes(), file.name)
    font = styles.default_font(members)

    def by_docxtpl() -> None:
        document = DocxTemplate(file)
        writer, charts = template.prose_writer(template.numbering()), Charts(font, Additions(members))
        full = {**context, filters.WRITER: writer, filters.CHARTS: lambda: charts}
        document.render(full, jinja_env=env, autoescape=True)
        document.save(io.BytesIO())

    ours, theirs, ratio = in_turn(
        lambda: cpu_seconds(lambda: template.render(context), 20), lambda: cpu_seconds(by_docxtpl, 2), rounds=15
    )
    return f"| {name} dari templat terkompilasi | {ours * 1e3:.2f} ms | {theirs * 1e3:.1f} ms | {ratio:.1f}× lebih cepat | {goal} |"


def year_folder() -> str:
    """The year's papers, read, checked, rendered and written, against docxtpl rendering the same contexts."""
    files = list(checking.inputs([PROJECT / "inputs" / "2024"]))
    env = filters.build()
    env.filters["grafik"] = env.filters["gambar"] = lambda *_: ""

    def ours() -> None:
        with tempfile.TemporaryDirectory() as scratch:
            checked = [checking.check(path) for path in files]
            made = list(making.make(checked, making.Wishes(Path(scratch)), step=lambda path: path))
            assert all(each.made for each in made)

    checked = [checking.check(path) for path in files]
    writers: dict[str, CompiledTemplate] = {}

    def theirs() -> None:
        for each in checked:
            assert each.kind is not None
            assert each.document is not None
            file = PROJECT / "templates" / each.kind.template
            if file.name not in writers:
                writers[file.name] = compile_template(file.read_bytes(), file.name)
            template = writers[file.name]
            full = {**each.document.context(), filters.WRITER: template.prose_writer(template.numbering())}
            document = DocxTemplate(file)
            document.render(full, jinja_env=env, autoescape=True)
            document.save(io.BytesIO())

    ours(), theirs()
    mine, bare, ratio = in_turn(lambda: seconds(ours, 1), lambda: seconds(theirs, 1), rounds=5)
    return f"| Satu tahun, {len(files)} naskah, dengan pemeriksaan dan grafik | {mine:.2f} s | {bare:.2f} s | {1 / ratio:.2f}× waktunya | ≤ 1× |"


def grown(engine: str, lines: int) -> tuple[float, float]:
    """Seconds and peak MiB of a process that renders so many budget lines."""
    run = subprocess.run(
        [sys.executable, str(HERE / "bare" / "grown.py"), engine, str(lines)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    took, peak = run.stdout.split()
    return float(took), int(peak) / 1024


def growth() -> list[str]:
    base = grown("kakdoc", 2)[1]
    rows, per_row = [], {}
    for lines in (15, 150, 1_500, 15_000):
        took = min(grown("kakdoc", lines)[0] for _ in range(3))
        per_row[lines] = took / lines
        rows.append(f"| {lines} baris belanja | {took * 1e3:.1f} ms | {took / lines * 1e6:.0f} µs per baris | | |")
    flat = per_row[15_000] / per_row[1_500]
    ours, theirs = grown("kakdoc", 15_000), grown("docxtpl", 15_000)
    return [
        *rows,
        f"| Waktu per baris, 15.000 dibanding 1.500 | | | {flat:.2f}× | ≈ 1 |",
        f"| Puncak memori pada 15.000 baris | {ours[1]:.0f} MiB | {theirs[1]:.0f} MiB | {ours[1] / theirs[1]:.2f} (di atas {base:.0f} MiB dasar: {(ours[1] - base) / (theirs[1] - base):.2f}) | < 0,25 |",
    ]


def many(template: CompiledTemplate, context: dict[str, object]) -> str:
    def peak() -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    for _ in range(500):
        template.render(context)
    early = peak()
    for _ in range(MANY - 500):
        template.render(context)
    return f"| Puncak memori sesudah 10.000 naskah dibanding 500 | {peak():.0f} MiB | {early:.0f} MiB | {peak() / early:.3f} | ≈ 1 |"


def workbook() -> str:
    """A TOR of 5,000 budget rows in Excel, read and checked, against openpyxl's reading alone."""
    from openpyxl import load_workbook

    with tempfile.TemporaryDirectory() as scratch:
        path = given.workbook(Path(scratch), 5000)
        checked = checking.check(path)
        assert checked.document is not None, checked.problems
        theirs, ours, ratio = in_turn(
            lambda: seconds(lambda: load_workbook(path, data_only=True), 1),
            lambda: seconds(lambda: checking.check(path), 1),
        )
    return f"| Buku kerja 5.000 baris belanja, dibaca dan diperiksa | {ours * 1e3:.0f} ms | {theirs * 1e3:.0f} ms (openpyxl membaca saja) | {ratio:.2f}× waktunya | ≤ 2× |"


def conversion() -> str:
    """A TOR of 15,000 budget rows turned from YAML into a workbook, against openpyxl writing bare rows of those values."""
    from openpyxl import Workbook

    from kakdoc.inputs.yaml.writing import dump
    from kakdoc.papers.forms import converting

    data = given.with_budget(MANY_ROWS)

    def theirs() -> None:
        book = Workbook()
        sheet = book.create_sheet("Rincian")
        for number in range(MANY_ROWS):
            name, code = f"Belanja Alat/Bahan untuk Kegiatan Kantor {number}", f"5.1.02.01.01.{number:05d}"
            sheet.append([number, 1, name, code, 12, "paket", 1000 + number])
        book.save(io.BytesIO())

    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch, "besar.yaml"), Path(scratch, "besar.xlsx")
        source.write_text(dump(data), "utf-8")

        def ours() -> None:
            target.unlink(missing_ok=True)
            converting.convert(source, target)

        bare, mine, ratio = in_turn(lambda: cpu_seconds(theirs), lambda: cpu_seconds(ours), rounds=3)
    return f"| `ubah` 15.000 baris belanja dari YAML ke Excel (waktu CPU) | {mine:.2f} s | {bare:.2f} s (openpyxl menulis saja) | {ratio:.2f}× waktunya | ≤ 3× |"


def words() -> str:
    amounts = [number * 7919 % 10**12 for number in range(1, 200_001)]
    terbilang.spell_rupiah(1)
    rate = len(amounts) / seconds(lambda: [terbilang.spell_rupiah(amount) for amount in amounts], 1)
    return f"| `terbilang` | {rate:,.0f} jumlah per detik | | | ≥ 100.000 |".replace(",", ".")


Part = Callable[[dict[str, object], Path | None], Iterator[str]]


def rendered(context: dict[str, object], _older: Path | None) -> Iterator[str]:
    """Yield the rows of rendering; what grows first, as a process begins with the peak of memory of the one that starts it."""
    template = compile_template(TEMPLATE.read_bytes(), "kak.docx")
    yield from growth()
    yield masses.folders()
    yield from renderings()
    yield from traces.trace(template, INPUT)
    yield many(template, context)
    yield year_folder()
    yield workbook()
    yield conversion()
    yield traces.standing(INPUT)


def crowds(_context: dict[str, object], _older: Path | None) -> Iterator[str]:
    """Yield the rows of many warnings and of a big roster."""
    yield masses.warnings()
    yield rosters.row(10_000)


PARTS: Mapping[str, Part] = {
    "naskah": rendered,
    "proses": processes.rows,
    "banyak": crowds,
    "tengok": lambda *_: pages.rows(),
    "formulir": lambda *_: form.rows(),
    "jendela": lambda *_: served.windows(),
    "ingatan": lambda *_: served.memory(),
    "terbilang": lambda *_: iter((words(),)),
}
"""The parts of the table, by the names that `--hanya` takes."""


def _after(option: str) -> str | None:
    return sys.argv[sys.argv.index(option) + 1] if option in sys.argv else None


def main() -> None:
    older, only = _after("--dasar"), _after("--hanya")
    checked = checking.check(INPUT)
    assert checked.document is not None
    context = checked.document.context()
    parts = only.split(",") if only else list(PARTS)
    rows = told(row for part in parts for row in PARTS[part](context, Path(older).resolve() if older else None))
    if "--write" in sys.argv:
        keep(rows, whole=not only)


if __name__ == "__main__":
    main()
