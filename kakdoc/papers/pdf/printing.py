"""PDF of the documents made: through Word where the `word` extra is installed, else through LibreOffice.

LibreOffice takes most of a second to start and a tenth for each paper, so all papers go in one call; where
there are cores for it, in two side by side, each with a profile of its own.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from kakdoc.base.package import digest
from kakdoc.base.problems import Location, OutputError, Problem, error, refusal
from kakdoc.papers.pdf import calling, indexes
from kakdoc.papers.roster.pooling import Pool, given_back
from kakdoc.papers.saving import write_document

_WINDOWS = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_SECONDS_PER_RUN, _SECONDS_PER_PAPER = 120, 5
"""How long LibreOffice may take, and Word for each paper: many times what they do on a computer that is busy."""
_SEAL = b"\n%kakdoc:"
_WORTH_TWO = 6
"""From so many papers on, a second LibreOffice saves more than its start costs."""
_PORTION = 50
"""Papers that a worker prints in one go."""
_Print = tuple[bytes, tuple[Problem, ...]]


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


def by_workers(pool: Pool, documents: Sequence[Path], *, replacing: bool = False) -> tuple[list[Path], list[Problem]]:
    """Return what `to_pdf` does, printed by the workers of a pool; what they give back is saved here."""
    made: list[Path] = []
    problems: list[Problem] = []
    executor, files = pool.start(), iter(documents)
    portions = iter(lambda: list(islice(files, _PORTION)), [])
    waiting = deque[tuple[list[Path], Future[list[_Print]]]]()
    patience = 2.0 * _seconds(range(_PORTION))  # once for the pages, once for their contents lists
    try:
        while True:
            for portion in islice(portions, max(0, 2 * pool.workers - len(waiting))):
                waiting.append((portion, executor.submit(printed, [each.read_bytes() for each in portion])))
            if not waiting:
                return made, list(dict.fromkeys(problems))
            portion, future = waiting.popleft()
            prints = _given_back(future, patience)
            patience = patience if prints else 0.0  # none of them is waited for again
            for found, told in _saved(portion, prints, replacing=replacing):
                made += found
                problems += told
    finally:
        executor.shutdown(cancel_futures=True)


def _given_back(future: Future[list[_Print]], patience: float) -> list[_Print] | None:
    """Return what a worker printed, None where there is none any more."""
    try:
        return given_back(future, patience)
    except (BrokenExecutor, CancelledError):
        return None


def _saved(
    portion: Sequence[Path], prints: Sequence[_Print] | None, *, replacing: bool
) -> Iterator[tuple[list[Path], Sequence[Problem]]]:
    """Yield the PDF beside each document, and what is told of it; printed here where no worker does."""
    if prints is None:
        yield to_pdf(portion, replacing=replacing)
        return
    for path, (data, told) in zip(portion, prints, strict=True):
        target = path.with_suffix(".pdf")
        problems = tuple(each.at(Location(target.as_posix())) if each.location else each for each in told)
        try:
            yield [write_document(data, target, _edits, replacing=replacing)] if data else [], problems
        except OutputError as fault:
            yield [], (*problems, *fault.problems)


def printed(documents: Sequence[bytes]) -> list[_Print]:
    """Return the PDF of each Word file, empty where there is none, with what is told of it."""
    with tempfile.TemporaryDirectory(prefix="kakdoc-", ignore_cleanup_errors=True) as scratch:
        files = [Path(scratch, f"{number}.docx") for number in range(len(documents))]
        for file, data in zip(files, documents, strict=True):
            file.write_bytes(data)
        _, told = to_pdf(files)
        return [(_bytes(each), tuple(_of(each, told))) for each in (file.with_suffix(".pdf") for file in files)]


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _of(file: Path, told: Sequence[Problem]) -> Iterator[Problem]:
    """Yield what is told of a file, and of all."""
    for each in told:
        if each.location is None or each.location.file == file.as_posix():
            yield each


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


_WORD = "import sys, docx2pdf; docx2pdf.convert(*sys.argv[1:])"


def _by_word(files: Sequence[Path], scratch: Path) -> None:
    """Have Word print, in a process of its own: where it waits for somebody to press a button, nobody sees that."""
    (scratch / "out").mkdir(exist_ok=True)
    with contextlib.suppress(OSError):  # what is missing then is reported
        for file in files:
            target = scratch / "out" / f"{file.stem}.pdf"
            calling.call([sys.executable, "-c", _WORD, str(file), str(target)], _SECONDS_PER_RUN)


def _by_libreoffice(program: str, files: Sequence[Path], scratch: Path) -> None:
    side_by_side = 2 if len(files) >= _WORTH_TWO and (os.cpu_count() or 1) > 1 else 1
    shares = [files[number::side_by_side] for number in range(side_by_side)]
    with ThreadPoolExecutor(side_by_side) as pool:
        try:
            list(pool.map(lambda share: _convert(program, share[1], scratch, share[0]), enumerate(shares)))
        except BaseException:  # LibreOffice does not hear Ctrl-C, and would be waited for
            calling.end()
            raise
    if listed := [each for each in files if indexes.has_contents(each)]:
        indexes.print_anew(program, scratch / "profil0", listed, scratch / "out", _seconds(listed))


def _seconds(papers: Sequence[object]) -> int:
    return _SECONDS_PER_RUN + _SECONDS_PER_PAPER * len(papers)


def _convert(program: str, files: Sequence[Path], scratch: Path, number: int) -> None:
    profile = (scratch / f"profil{number}").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    with contextlib.suppress(OSError):  # the missing PDF files are reported one by one
        calling.call([*command, "--outdir", str(scratch / "out"), *map(str, files)], _seconds(files))
