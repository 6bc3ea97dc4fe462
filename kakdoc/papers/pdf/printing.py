"""PDF of the documents made: through Word where the `word` extra is installed, else through LibreOffice.

LibreOffice takes most of a second to start and a tenth for each paper, so all papers go in one call; where
there are cores for it, in two side by side, each with a profile of its own.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kakdoc.base.package import digest
from kakdoc.base.problems import Location, OutputError, Problem, error, refusal
from kakdoc.papers.pdf import indexes
from kakdoc.papers.saving import write_document

_WINDOWS = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_SECONDS_PER_RUN = 600
_SEAL = b"\n%kakdoc:"
_WORTH_TWO = 6
"""From so many papers on, a second LibreOffice saves more than its start costs."""


def office() -> str | None:
    """Return the LibreOffice program, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in (*_WINDOWS, _MAC) if Path(path).is_file()), None)


def to_pdf(documents: Sequence[Path], *, replacing: bool = False) -> tuple[list[Path], list[Problem]]:
    """Return the PDF beside each document, K605 for what could not be printed, and K601–K604 as Word files have them.

    A PDF there that is not exactly as it was printed here, a signed scan for one, is never replaced: see
    `write_document`. LibreOffice runs with a profile of its own, so one that is open on the desktop does not matter.
    """
    convert = _converter()
    if convert is None:
        remedy = (
            "pasang LibreOffice (Debian/Ubuntu: apt-get install libreoffice-writer; Windows: dari libreoffice.org)."
        )
        return [], [error("K605", "PDF tidak dibuat: LibreOffice tidak ditemukan.", remedy)]
    try:
        return _printed(convert, documents, replacing=replacing)
    except OSError as cause:  # the folder for what is in the making is full or gone
        message = f"PDF tidak dibuat: folder sementara tidak dapat dipakai ({refusal(cause)})."
        return [], [error("K605", message, "kosongkan tempat di diska, lalu jalankan lagi.")]


def _printed(convert: Converter, documents: Sequence[Path], *, replacing: bool) -> tuple[list[Path], list[Problem]]:
    made: list[Path] = []
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory(prefix="kakdoc-", ignore_cleanup_errors=True) as scratch:
        numbered = {Path(scratch, "in", f"{index}.docx"): path for index, path in enumerate(documents)}
        Path(scratch, "in").mkdir()
        for copy, path in numbered.items():
            shutil.copyfile(path, copy)
        convert(list(numbered), Path(scratch))
        listed = {copy for copy in numbered if indexes.has_contents(copy)} if convert is not _by_word else set()
        for copy, path in numbered.items():
            printed, target = Path(scratch, "out", copy.stem + ".pdf"), path.with_suffix(".pdf")
            try:
                made.append(write_document(_sealed(_whole(printed)), target, _edits, replacing=replacing))
                problems += [indexes.stale(target)] if copy in listed and indexes.is_stale(printed) else []
            except OutputError as fault:
                problems += fault.problems
            except (OSError, EOFError):
                remedy = "jalankan lagi, atau buka naskahnya di Word dan Simpan Sebagai PDF."
                failed = error("K605", "PDF tidak dapat dibuat oleh LibreOffice.", remedy)
                problems.append(failed.at(Location(target.as_posix())))
    return made, problems


def _whole(path: Path) -> bytes:
    """Return a PDF; raises EOFError for one that was not finished, OSError where there is none."""
    data = path.read_bytes()
    if b"%%EOF" not in data[-1024:]:
        raise EOFError
    return data


def _sealed(data: bytes) -> bytes:
    """Return a PDF with a comment behind its end that holds its fingerprint; whatever changes it breaks that."""
    return data + _SEAL + digest(data).encode() + b"\n"


def _edits(data: bytes) -> str:
    content, _, _ = data.rpartition(_SEAL)
    if content and _sealed(content) == data:
        return ""
    return "PDF ini diubah (misalnya ditandatangani) atau bukan buatan kakdoc"


Converter = Callable[[Sequence[Path], Path], None]
"""Writes the PDF of each file into `out` below a scratch folder; what could not be printed is missing there."""


def _converter() -> Converter | None:
    """Return Word where Python can drive it, else LibreOffice, else None."""
    if sys.platform == "win32" and importlib.util.find_spec("docx2pdf") is not None:
        return _by_word
    program = office()
    return None if program is None else lambda files, scratch: _by_libreoffice(program, files, scratch)


def _by_word(files: Sequence[Path], scratch: Path) -> None:
    from docx2pdf import convert

    (scratch / "out").mkdir(exist_ok=True)
    for file in files:
        with contextlib.suppress(Exception):  # whatever Word raises, the missing PDF is reported
            convert(str(file), str(scratch / "out" / f"{file.stem}.pdf"))


def _by_libreoffice(program: str, files: Sequence[Path], scratch: Path) -> None:
    side_by_side = 2 if len(files) >= _WORTH_TWO and (os.cpu_count() or 1) > 1 else 1
    shares = [files[number::side_by_side] for number in range(side_by_side)]
    with ThreadPoolExecutor(side_by_side) as pool:
        list(pool.map(lambda share: _convert(program, share[1], scratch, share[0]), enumerate(shares)))
    if listed := [each for each in files if indexes.has_contents(each)]:
        indexes.print_anew(program, scratch / "profil0", listed, scratch / "out", _SECONDS_PER_RUN)


def _convert(program: str, files: Sequence[Path], scratch: Path, number: int) -> None:
    profile = (scratch / f"profil{number}").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    try:
        subprocess.run(  # noqa: S603  the program found above, files of our own
            [*command, "--outdir", str(scratch / "out"), *map(str, files)],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS_PER_RUN,
        )
    except (OSError, subprocess.TimeoutExpired):
        sys.stderr.flush()  # the missing PDF files are reported one by one
