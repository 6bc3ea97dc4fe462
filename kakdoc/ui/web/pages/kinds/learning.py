"""An office's own Word form becomes a kind: taken, what was found in it confirmed, written, its form opened."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base import disk
from kakdoc.base.problems import InvalidValue, KakdocError, Problem
from kakdoc.inputs.drawing_on.known_names import INPUTS
from kakdoc.kinds.fields.marks import TahunNaskah
from kakdoc.kinds.shape import key_of
from kakdoc.papers import catalog
from kakdoc.papers.forms.drafting.operations import Set
from kakdoc.papers.forms.learning import deciding, definition, new_kind
from kakdoc.papers.forms.learning.deciding import Decided
from kakdoc.papers.forms.learning.new_kind import Learned, Prepared
from kakdoc.ui.web.answering import desk_of, redirect, render, told, way
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.pages.kinds import marked
from kakdoc.ui.web.safety import uploads
from kakdoc.ui.web.safety.folder import inside, single
from kakdoc.ui.web.safety.proving import read_form

_YEAR = re.compile(r"(?:19|20)\d\d")
_LOST = "Surat itu tidak tersimpan di program lagi. Pilih lagi suratnya; yang sudah dijawab dijawab sekali lagi."
_MOST = 1000


async def ask(request: Request) -> Response:
    """Return the question for a form and its name."""
    return _question(request, "", ())


async def take(request: Request) -> Response:
    """Take a form and lead to what was found in it; with a fault, the question again."""
    form = await read_form(request)
    title = " ".join(str(form.get("nama") or "").split())
    try:
        found = await uploads.taken(form.get("berkas"), (".docx", *new_kind.OTHER))
        name = f"{single(title)}{found.suffix}"
        await run_in_threadpool(_prepared, name, found.data, {})
    except (KakdocError, InvalidValue) as cause:
        return _question(request, title, told(cause), 422)
    return redirect(request, f"/jenis-baru/periksa?kunci={desk_of(request).uploads.keep(name, found.data)}")


def _question(request: Request, title: str, found: Sequence[Problem], status: int = 200) -> Response:
    return render(request, "jenis_baru.html", status, nama=title, masalah=found)


def _prepared(name: str, data: bytes, decided: Mapping[str, Decided]) -> Prepared:
    """Return what a form will become. Raises what `new_kind.prepare` and `new_kind.free_name` raise."""
    form = Path(name)
    new_kind.refuse_other(form)
    return new_kind.prepare(form, data, new_kind.free_name(form), decided)


async def show(request: Request) -> Response:
    """Return the text of a form with the places that were found, and their fields to be confirmed."""
    key = request.query_params.get("kunci", "")
    held = desk_of(request).uploads.of(key)
    if held is None:
        return redirect(request, "/jenis-baru", _LOST)
    found = await run_in_threadpool(_prepared, *held, {})
    return await _found(request, key, found, ())


async def _found(
    request: Request, key: str, found: Prepared, problems: Sequence[Problem], *, status: int = 200
) -> Response:
    parts = await run_in_threadpool(marked.marked, found.copy, found.fields)
    asked = [(name, each) for name, each in deciding.named(found.fields) if each.where or "." in name]
    return render(
        request,
        "jenis_baru_isian.html",
        status,
        kunci=key,
        surat=Path(found.source).stem,
        bagian=parts,
        isian=asked,
        jenis_isian=deciding.CHOOSABLE,
        terbuka=set() if found.is_tagged else {name for name, each in asked if deciding.is_open(each)},
        tetap=found.is_tagged,
        kantor=found.office,
        masalah=[*problems, *found.problems],
    )


async def write(request: Request) -> Response:
    """Write the kind as it was confirmed and open the form of its first paper."""
    form, desk = await read_form(request), desk_of(request)
    key = str(form.get("kunci") or "")
    held = desk.uploads.of(key)
    if held is None:
        return redirect(request, "/jenis-baru", _LOST)
    try:
        learned = await run_in_threadpool(lambda: _prepared(*held, _decided(form)).write())
    except (KakdocError, InvalidValue) as cause:
        found = await run_in_threadpool(_prepared, *held, {})
        return await _found(request, key, found, told(cause), status=422)
    desk.uploads.forget(key)
    unlogged = [desk.log.write("jenis baru", each.as_posix()) for each in learned.files]
    return await _opened(request, desk, learned, [each for each in unlogged[:1] if each])


def _decided(form: FormData) -> dict[str, Decided]:
    """Return what a form says of fields: title, type and key by their names, and which are none."""
    names = [key[2:] for key in form if key.startswith("j:")][:_MOST]
    return {name: _said_of(form, name) for name in names}


def _said_of(form: FormData, name: str) -> Decided:
    title, tipe, key = (str(form.get(f"{sort}:{name}") or "") for sort in "jtn")
    return Decided(title, tipe, f"b:{name}" not in form, key)


async def _opened(request: Request, desk: Desk, learned: Learned, unlogged: Sequence[Problem]) -> Response:
    done = f"Jenis naskah “{catalog.TITLES[learned.name]}” sudah dibuat; ini isian pertamanya."
    if any(each.fatal for each in learned.problems):
        message = "Jenis naskahnya sudah ditulis, tetapi belum dapat dipakai:"
        return redirect(request, f"/templat?jenis={learned.name}", message, *learned.problems, *unlogged)
    path = await run_in_threadpool(_free, learned.name)
    await run_in_threadpool(_begun, desk, learned.name, path)
    return redirect(request, way("/isian", path), done, *unlogged)


def _begun(desk: Desk, kind: str, path: Path) -> None:
    """Begin the first input of a kind, in the year of its folder."""
    draft = desk.fillings.new(catalog.named(kind), path).draft
    if year := key_of(draft.model, TahunNaskah):
        draft.apply(Set((year,), path.parent.name))


def _free(kind: str) -> Path:
    """Return a name for the first input of a kind, in the folder of the latest year, that no file has."""
    years = [each for each in disk.names(Path(INPUTS)) if _YEAR.fullmatch(each)]
    folder = Path(INPUTS, max(years, default=definition.YEAR))
    return inside(disk.free(folder / f"{kind}.yaml").as_posix())
