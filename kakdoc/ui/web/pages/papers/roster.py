"""A roster: its rows with what is wrong with each, and their papers, made while one looks on."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base.problems import KakdocError
from kakdoc.inputs.drawing_on.roster import asked
from kakdoc.ui.web.answering import desk_of, redirect, render, told, way
from kakdoc.ui.web.pages.papers.making import logged
from kakdoc.ui.web.safety.folder import inside
from kakdoc.ui.web.safety.proving import read_form
from kakdoc.ui.web.year import making
from kakdoc.ui.web.year.roster import people
from kakdoc.ui.web.year.seen import Seen, plain_name, seen
from kakdoc.ui.web.year.work import Work

_PAGE = 200
"""Rows that are shown at a time."""
_LONGEST = 5.0
"""Seconds for which is waited until the rows are checked; those of twenty thousand take minutes."""


async def show(request: Request) -> Response:
    """Return the rows of the roster of an input, those with faults alone where that is asked for."""
    path = inside(request.query_params.get("berkas", ""))
    return await run_in_threadpool(_shown, request, path)


def _shown(request: Request, path: Path) -> Response:
    query, checked = request.query_params, making.checked(path)
    if checked.kind is None or not checked.many:
        return redirect(request, way("/naskah", path))
    known = _seen(request, path)
    is_known, known = known is not None, known or Seen(path, checked.kind.name, checked.kind.title, plain_name(path))
    try:
        found = people(checked, known.problems)
    except KakdocError as cause:  # the form has its fields, and the way to another roster
        return redirect(request, way("/isian", path), *told(cause))
    only = query.get("hanya") == "salah"
    rows = [each for each in found.rows if each.problems or not only]
    first = int(query.get("dari", "")) if query.get("dari", "").isascii() and query.get("dari", "").isdecimal() else 0
    return render(
        request,
        "peserta.html",
        n=known,
        diperiksa=is_known,
        berkas=path.as_posix(),
        p=found,
        baris=rows[min(first, len(rows)) :][:_PAGE],
        jumlah=len(rows),
        dari=first,
        halaman_isi=_PAGE,
        hanya=only,
        salah=sum(each.is_wrong for each in found.rows),
        ada=sum(bool(each.papers) for each in found.rows),
    )


def _seen(request: Request, path: Path) -> Seen | None:
    """Return what is known of an input with a roster; None while its rows are still being checked."""
    inputs = desk_of(request).year.known(_LONGEST).inputs
    known = inputs.get(path)
    if known is None and path in inputs:
        return None
    return known if known is not None and known.many else seen(making.checked(path))


async def make(request: Request) -> Response:
    """Begin to make the papers of a roster, of some rows where they are named, and lead to how far it is."""
    form = await read_form(request)
    path = inside(str(form.get("berkas", "")))
    back = way("/peserta", path)
    try:
        rows = asked.numbers(str(form["baris"])) if str(form.get("baris", "")).strip() else frozenset[int]()
    except KakdocError as cause:
        return redirect(request, back, *told(cause))
    joined = form.get("satukan") == "ya"
    return await run_in_threadpool(_begun, request, path, rows, joined)


def _begun(request: Request, path: Path, rows: frozenset[int], joined: bool) -> Response:
    desk, back = desk_of(request), way("/peserta", path)
    if busy := desk.works.busy():
        return redirect(request, f"/kerja?nama={busy}")
    checked = making.checked(path)
    if not checked.many:
        return redirect(request, back)
    try:
        total = len(rows) or len(people(checked, ()).rows)
    except KakdocError as cause:
        return redirect(request, back, *told(cause))
    outcomes = logged(desk, making.make_rows(checked, desk.renderer, rows, joined=joined))
    name = desk.works.begin(Work(f"Membuat naskah {plain_name(path)}", back, total, outcomes))
    return redirect(request, f"/kerja?nama={name}")
