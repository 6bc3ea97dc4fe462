"""Papers as the program makes them, for tests that look at what happens to them afterwards."""

from __future__ import annotations

import contextlib
import shutil
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

from conftest import PROJECT
from word.drawing.test_pictures import chunk
from word.making import DEFAULT_HEADER, NS, docx, header, p, section, tbl, tr

from kakdoc.ui.cli import main

SHIPPED = (
    "2024/kak-mutasi-promosi-asn", "2024/keputusan-iku-pk", "2024/perbup-renja", "2024/laporan/triwulan-1",
)  # fmt: skip
"""One of each kind."""
_EXAMPLE = PROJECT / "tests" / "examples" / "laporan" / "dasar"


def shipped(folder: Path) -> dict[str, bytes]:
    """All papers of the shipped inputs, by their path without the ending."""
    return _made(PROJECT, [Path("inputs/2024"), Path("inputs/2027")], folder)


def with_photos(folder: Path) -> bytes:
    """A monthly report with two photos."""
    reports = folder / "inputs" / "2024" / "laporan"
    reports.mkdir(parents=True)
    shutil.copy(PROJECT / "inputs" / "instansi.yaml", folder / "inputs")
    for file in _EXAMPLE.glob("*.yaml"):
        shutil.copy(file, reports.parent if file.name.startswith("kak-") else reports)
    for number, name in enumerate("ab"):
        (reports / f"{name}.png").write_bytes(_photo(number))
    with (reports / "bulanan-02.yaml").open("a", encoding="utf-8") as file:
        file.write("dokumentasi:\n" + "".join(f"  - {{berkas: {n}.png, keterangan: Foto {n}}}\n" for n in "ab"))
    made = _made(folder, [reports.relative_to(folder) / "bulanan-02.yaml"], folder / "o")
    return next(iter(made.values()))


def _photo(number: int) -> bytes:
    """A picture of its own: LibreOffice takes those of the same dots for the same."""
    dots = bytes((number * 50 + place) % 256 for place in range(30))
    rows = b"".join(b"\0" + dots for _ in range(20))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 30, 20, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_notes() -> bytes:
    """A paper with footnotes, a header, a list and a table, as another template may have it."""
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r>'
        f"</w:p></w:footnote>"
        for number, text in ((2, "Catatan yang pertama"), (3, "Catatan yang kedua"))
    )
    reference = (
        '<w:r><w:t>Kalimat 12, yang paling panjang di sini.</w:t></w:r><w:r><w:footnoteReference w:id="{}"/></w:r>'
    )
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>'
    listed = "".join(p(f"Butir yang ke-{number}", numbered) for number in (1, 2, 3))
    rows = (tr("kepala pertama", "kepala kedua"), tr("sel pertama", "sel kedua"), tr("sel ketiga", "sel keempat"))
    body = f"<w:p>{reference.format(2)}{reference.format(3)}</w:p>{p('Paragraf yang kedua.')}{listed}{tbl(2, *rows)}"
    parts = {
        **header(p("Kepala dari naskah ini")),
        "footnotes.xml": ("footnotes", f"<w:footnotes {NS}>{notes}</w:footnotes>"),
    }
    return docx(f"{body}{p('Paragraf yang terakhir.')}", parts, last=section(DEFAULT_HEADER))


def _made(folder: Path, inputs: Sequence[Path], target: Path) -> dict[str, bytes]:
    with contextlib.chdir(folder):
        assert main(["buat", *map(str, inputs), "--ke", str(target)]) == 0
    found = sorted(target.rglob("*.docx"))
    return {each.relative_to(target).with_suffix("").as_posix(): each.read_bytes() for each in found}
