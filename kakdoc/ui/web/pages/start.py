"""The first page: the papers, or where there is no working folder yet the few questions that make one."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base import disk
from kakdoc.base.problems import InvalidValue, KakdocError, OutputError, Problem, error, refusal
from kakdoc.papers import starting
from kakdoc.papers.forms.new_office import Known
from kakdoc.ui.web.answering import desk_of, redirect, render, told
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.pages import year
from kakdoc.ui.web.running.window import FOLDER
from kakdoc.ui.web.safety.folder import single
from kakdoc.ui.web.safety.proving import read_form

LEVELS = {
    "kabupaten": "Kabupaten",
    "kota": "Kota",
    "provinsi": "Provinsi",
    "desa": "Desa",
    "kecamatan": "Kecamatan",
    "kelurahan": "Kelurahan",
    "upt": "Puskesmas, rumah sakit, atau sekolah",
    "kementerian": "Satuan kerja kementerian",
}
"""The levels of government, in the words of the page."""
_OF_OFFICE, _OF_HEAD = ("instansi", "singkatan", "tempat"), ("kepala", "jabatan", "pangkat", "golongan", "nip")
_TAKEN = ("tingkat", "daerah", "provinsi", *_OF_OFFICE, *_OF_HEAD)
_AT = {"K930": "folder", "K345": "daerah"}
"""The field beside which a message stands."""


async def home(request: Request) -> Response:
    """Return the papers of the working folder, or the questions that make one."""
    if desk_of(request).is_laid:
        return await year.overview(request)
    return _questions(request, {}, ())


async def begin(request: Request) -> Response:
    """Make the working folder as asked, once; with a fault, the questions again and what was answered."""
    desk, form = desk_of(request), await read_form(request)
    if desk.is_laid:
        return redirect(request, "/")
    given = {key: str(value).strip() for key, value in form.items() if key != "csrf"}
    try:
        await run_in_threadpool(_lay_out, desk, given)
    except (KakdocError, InvalidValue) as cause:
        return _questions(request, given, told(cause), 422)
    unwritten = desk.log.write("buat folder kerja", desk.folder.name)
    return redirect(request, "/", "Folder kerja sudah siap.", *filter(None, [unwritten]))


def _questions(request: Request, given: dict[str, str], found: Sequence[Problem], status: int = 200) -> Response:
    return render(
        request,
        "mulai.html",
        status,
        diisi={"folder": FOLDER, **given},
        tingkat=LEVELS,
        di_isian={_AT.get(each.code, ""): [each] for each in found},
        perlu_nama=bool(disk.names(desk_of(request).folder)),
    )


def _lay_out(desk: Desk, given: dict[str, str]) -> None:
    """Lay out the folder: this one where it is empty, else a new one in it.

    Raises UsageError, OutputError, InvalidValue K930; nothing is made then.
    """
    folder = desk.folder
    if disk.names(folder):
        folder /= single(given.get("folder", ""))
    known = Known(**{each: given.get(each, "") for each in _TAKEN})
    starting.lay_out(folder, known)
    try:
        desk.enter(folder)
    except OSError as cause:
        message = f"folder ini tidak dapat dibuka ({refusal(cause)})."
        raise OutputError(error("K601", message, "pilih folder lain.")) from cause
