"""The papers of one input: how they stand, what can be done with them; a paper is sent to who asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base import disk
from kakdoc.base.problems import InvalidValue
from kakdoc.inputs.opening import read_bytes
from kakdoc.papers.checking import OUTPUTS
from kakdoc.papers.forms.drafting.journal import left_over
from kakdoc.papers.trace import edits
from kakdoc.ui.web.answering import desk_of, redirect, render
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.safety.folder import inside
from kakdoc.ui.web.year import making
from kakdoc.ui.web.year.overview import Line, line
from kakdoc.ui.web.year.seen import seen

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}


async def show(request: Request) -> Response:
    """Return the papers of an input."""
    path = inside(request.query_params.get("berkas", ""))
    found = await run_in_threadpool(_line, desk_of(request), path)
    if found.seen.many:
        return redirect(request, f"/peserta?berkas={path.as_posix()}")
    return render(request, "naskah.html", n=found, lembar=[_sheet(each.path) for each in found.papers])


def _line(desk: Desk, path: Path) -> Line:
    """Return an input with its papers. Raises InputError for one that is not there."""
    read_bytes(path)
    known = desk.year.known()
    is_unsaved = path.as_posix() in left_over()
    return line(path, seen(making.checked(path)), known.papers, is_unsaved=is_unsaved)


def _sheet(path: Path) -> dict[str, Any]:
    """Return what is told of a paper: its files, its size."""
    pdf = path.with_suffix(".pdf")
    return {"berkas": path.as_posix(), "nama": path.name, "pdf": pdf.as_posix() if disk.is_file(pdf) else ""}


def output(name: str) -> Path:
    """Return a paper or its PDF by its name. Raises InvalidValue K930 for any other file."""
    path = inside(name)
    if path.suffix.lower() not in _TYPES or not disk.is_within(path, OUTPUTS):
        raise InvalidValue("K930", "berkas ini bukan naskah hasil.", "pilih naskah dari halaman Naskah.")
    return path


async def send(request: Request) -> Response:
    """Return a paper, to be kept or, a PDF, to be shown."""
    path = output(request.query_params.get("naskah", ""))
    data = await run_in_threadpool(edits.read, path)
    is_shown = request.query_params.get("tampil") == "1" and path.suffix.lower() == ".pdf"
    how = "inline" if is_shown else "attachment"
    headers = {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(path.name, safe='')}"}
    return Response(data, media_type=_TYPES[path.suffix.lower()], headers=headers)
