"""From a change in a form to the pages beside it, against LibreOffice's conversion itself.

`python benchmarks/page/pages.py` prints the rows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from measuring import in_turn, seconds

from kakdoc.papers import making
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.forms.drafting.operations import Set
from kakdoc.papers.pdf import printing
from kakdoc.papers.pdf.preview.office import Limits, Office
from kakdoc.papers.pdf.preview.pages import Preview

PROJECT = Path(__file__).parent.parent.parent
INPUT = Path("inputs/2024/kak-mutasi-promosi-asn.yaml")
WIDTH = 900


@contextmanager
def _folder() -> Iterator[Path]:
    """Work in a copy of the project's inputs."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(PROJECT / "inputs", Path(scratch, "inputs"))
        os.chdir(scratch)
        try:
            yield Path(scratch)
        finally:
            os.chdir(PROJECT)


def rows() -> Iterator[str]:
    """Yield a row against a call of LibreOffice, and one against the conversion alone in the one that is kept alive."""
    program = printing.office()
    if program is None:
        return
    with _folder() as folder:
        preview, office, draft = Preview(program), Office(program, Limits()), Draft.open(INPUT)
        try:
            renderer, numbers = making.Renderer(), count()

            def word() -> bytes:
                draft.apply(Set(("bagian", 0, "judul"), f"Latar Belakang {next(numbers)}"))
                checked = draft.checked()
                assert checked.kind is not None
                assert checked.gathered is not None
                assert checked.document is not None, checked.problems
                return renderer.render(checked.kind, checked.document, checked.gathered.pictures)

            def change() -> None:
                pages = preview.pages(word())
                assert pages.count, pages.note
                preview.picture(pages.key, 2, WIDTH)

            yield from _rows(change, word, office, _call(program, folder, word()))
            draft.discard()
        finally:
            preview.close()
            office.close()


def _call(program: str, folder: Path, paper: bytes) -> Callable[[], object]:
    """A call that converts a paper, with a profile that was used before."""
    (folder / "naskah.docx").write_bytes(paper)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "naskah.docx"]
    return lambda: subprocess.run(command, check=True, capture_output=True)


def _rows(
    change: Callable[[], None], word: Callable[[], bytes], office: Office, call: Callable[[], object]
) -> Iterator[str]:
    change(), call(), office.to_pdf(word())
    said = "Perubahan isian sampai halaman TOR tergambar, dengan LibreOffice yang tetap hidup (waktu jam), dibanding"
    theirs, ours, ratio = in_turn(lambda: seconds(call, 1), lambda: seconds(change, 1))
    yield f"| {said} satu panggilan `soffice --convert-to` | {ours * 1e3:.0f} ms | {theirs * 1e3:.0f} ms | {ratio:.2f}× waktunya | ≤ 1,5× |"

    def alone() -> float:
        paper = word()
        return seconds(lambda: office.to_pdf(paper), 1)

    theirs, ours, ratio = in_turn(alone, lambda: seconds(change, 1), rounds=15)
    yield f"| {said} konversinya saja di LibreOffice seperti itu | {ours * 1e3:.0f} ms | {theirs * 1e3:.0f} ms | {ratio:.2f}× waktunya | ≤ 1,5× |"


if __name__ == "__main__":
    for each in rows():
        print(each, flush=True)
