"""The papers of one input: how they stand, what can be done with them; a paper is sent to who asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base import disk
from kakdoc.base.problems import InputError, InvalidValue, Location, Problem, error
from kakdoc.inputs.opening import read_bytes
from kakdoc.kinds.kind import Document
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.checking import OUTPUTS, output_path
from kakdoc.papers.forms.drafting.journal import left_over
from kakdoc.papers.pdf import printing
from kakdoc.papers.trace import edits
from kakdoc.papers.trace.standing import State
from kakdoc.ui.web.answering import desk_of, redirect, render, way
from kakdoc.ui.web.safety.folder import inside
from kakdoc.ui.web.safety.proving import read_form
from kakdoc.ui.web.year import making, opening, srikandi
from kakdoc.ui.web.year.lines import line
from kakdoc.ui.web.year.seen import seen

SHOW = "tampil"
"""The way of a PDF that is to be looked at and printed at once."""
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}


async def show(request: Request) -> Response:
    """Return the papers of an input."""
    path = inside(request.query_params.get("berkas", ""))
    return await run_in_threadpool(_shown, request, path)


def _shown(request: Request, path: Path) -> Response:
    """Return the papers of an input. Raises InputError for one that is not there."""
    read_bytes(path)
    known = desk_of(request).year.known()
    own = known.inputs.get(path) or seen(making.checked(path))
    if own.many:
        return redirect(request, way("/peserta", path))
    found = line(path, own, known.papers, is_unsaved=path.as_posix() in left_over())
    copies = [each for each in making.targets(path, own.parts, copy=True) if disk.is_file(each)]
    return render(
        request,
        "naskah.html",
        n=found,
        lembar=[_sheet(each) for each in [*(each.path for each in found.papers), *copies]],
        petikan=_excerpts(path),
        salinan=own.has_copies,
        srikandi=own.marks and State.DIISI not in found.states,
        bertanda=own.kind in BY_NAME and BY_NAME[own.kind].model.unbroken is not Document.unbroken and not own.marks,
    )


def _excerpts(path: Path) -> list[Path]:
    """Return the excerpts of a collective decree that are there."""
    folder = output_path(path, OUTPUTS).with_suffix("")
    return disk.below(folder, (".docx",))[0] if disk.is_folder(folder) else []


def _sheet(path: Path) -> dict[str, Any]:
    """Return what is told of a paper: its files, and whether its PDF is there and not older than it."""
    pdf = path.with_suffix(".pdf")
    old, new = disk.stamp(path), disk.stamp(pdf)
    state = "" if new is None else ("lama" if old and old > new else "ada")
    return {"berkas": path.as_posix(), "nama": path.name, "pdf": pdf.as_posix(), "keadaan_pdf": state}


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
    is_shown = request.query_params.get("cara") == SHOW and path.suffix.lower() == ".pdf"
    return _sent(data, path.name, "inline" if is_shown else "attachment")


async def send_to_srikandi(request: Request) -> Response:
    """Return a paper as SRIKANDI takes it, once its marks were found whole; else what is wrong with them."""
    path = inside(request.query_params.get("berkas", ""))
    data, name = await run_in_threadpool(_for_srikandi, path)
    return _sent(data, name, "attachment")


def _for_srikandi(path: Path) -> tuple[bytes, str]:
    """Return the paper of an input for SRIKANDI, and its name. Raises InputError K956 for one without marks."""
    own = seen(making.checked(path))
    if not own.marks:
        message = "naskah ini tidak memuat tanda SRIKANDI."
        remedy = "pilih ya di “SRIKANDI” di formulirnya, kosongkan nomor dan tanggal, lalu buat naskahnya."
        raise InputError(error("K956", message, remedy).at(Location(path.as_posix())))
    paper, *_ = making.targets(path, own.parts)
    return srikandi.copy_for(paper, own.marks), f"{paper.stem} (SRIKANDI).docx"


def _sent(data: bytes, name: str, how: str) -> Response:
    headers = {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, media_type=_TYPES[Path(name).suffix.lower()], headers=headers)


async def print_pdf(request: Request) -> Response:
    """Make the PDF of a paper, and show it, to be printed, where that is asked for."""
    form = await read_form(request)
    path = output(str(form.get("naskah", "")))
    made, found = await run_in_threadpool(_printed, path)
    for each in made:
        desk_of(request).log.write("pdf", each.as_posix())
    if made and form.get("cara") == SHOW:
        return redirect(request, f"/naskah/unduh?naskah={quote(made[0].as_posix())}&cara={SHOW}")
    return redirect(request, _back(form), *(["PDF sudah dibuat."] if made else []), *found)


def _printed(path: Path) -> tuple[list[Path], tuple[Problem, ...]]:
    """Return the PDF beside a paper and what is told of it. Raises InputError where there is no such paper."""
    edits.read(path)
    made, found = printing.to_pdf([path])
    return made, tuple(found)


async def open_here(request: Request) -> Response:
    """Open a paper in the program that the computer has for it."""
    form = await read_form(request)
    path = output(str(form.get("naskah", "")))
    await run_in_threadpool(_opened, path)
    return redirect(request, _back(form), f"{path.name} dibuka di program pengolah kata.")


def _opened(path: Path) -> None:
    edits.read(path)
    opening.open_file(path)


def _back(form: FormData) -> str:
    """Return the address of the papers of an input that a form names."""
    return way("/naskah", inside(str(form.get("berkas", ""))))
