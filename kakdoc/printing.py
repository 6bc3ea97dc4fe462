"""PDF of the documents made, through LibreOffice: one call for all of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kakdoc.problems import Location, Problem, error

_WINDOWS = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_SECONDS_PER_RUN = 600


def office() -> str | None:
    """Return the LibreOffice program, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in (*_WINDOWS, _MAC) if Path(path).is_file()), None)


def to_pdf(documents: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the PDF beside each document, and K605 for what could not be printed.

    LibreOffice runs with a profile of its own, so one that is open on the desktop does not matter.
    """
    program = office()
    if program is None:
        remedy = (
            "pasang LibreOffice (Debian/Ubuntu: apt-get install libreoffice-writer; Windows: dari libreoffice.org)."
        )
        return [], [error("K605", "PDF tidak dibuat: LibreOffice tidak ditemukan.", remedy)]
    made, problems = [], []
    with tempfile.TemporaryDirectory(prefix="kakdoc-") as scratch:
        numbered = {Path(scratch, "in", f"{index}.docx"): path for index, path in enumerate(documents)}
        Path(scratch, "in").mkdir()
        for copy, path in numbered.items():
            shutil.copyfile(path, copy)
        _convert(program, list(numbered), Path(scratch))
        for copy, path in numbered.items():
            printed, target = Path(scratch, "out", copy.stem + ".pdf"), path.with_suffix(".pdf")
            try:
                beside = target.with_name(f".{target.name}.tmp")
                shutil.copyfile(printed, beside)
                beside.replace(target)
                made.append(target)
            except OSError as cause:
                problems.append(_failed(target, cause))
    return made, problems


def _failed(target: Path, cause: OSError) -> Problem:
    message = "PDF tidak dapat dibuat oleh LibreOffice."
    if isinstance(cause, PermissionError):
        message = "PDF tidak dapat ditulis; mungkin sedang terbuka."
    remedy = "tutup PDF yang lama, lalu jalankan lagi; atau buka naskahnya di Word dan Simpan Sebagai PDF."
    return error("K605", message, remedy).at(Location(target.as_posix()))


def _convert(program: str, files: Sequence[Path], scratch: Path) -> None:
    profile = (scratch / "profil").as_uri()
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
