"""Papers are made: one of a form or of the year, or all that are behind; edited ones are asked about first."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import lexists
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base.problems import InvalidValue, KakdocError, Problem
from kakdoc.papers.checking import Outcome
from kakdoc.papers.forms.drafting.journal import left_over
from kakdoc.ui.web.answering import Undone, desk_of, redirect, render, told, way
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.forms.shown.edited import edited as with_fields
from kakdoc.ui.web.pages.filling import take_over
from kakdoc.ui.web.pages.year import current
from kakdoc.ui.web.safety.folder import inside
from kakdoc.ui.web.safety.proving import read_form
from kakdoc.ui.web.year import making
from kakdoc.ui.web.year.work import Work

REPLACE, BESIDE = "ganti", "samping"
"""What may be done where a paper was edited."""
_LONGEST = 60.0
"""Seconds for which is waited until all inputs are checked."""
_OWN = frozenset({"csrf", "berkas", "cara", "sidik", "salinan"})
"""Fields that are no values of a form."""


async def make(request: Request) -> Response:
    """Make the papers of an input; what is being filled in is saved before, edited papers are asked about."""
    form = await read_form(request)
    path = inside(str(form.get("berkas", "")))
    try:
        await run_in_threadpool(_saved, desk_of(request), path, form)
    except (KakdocError, InvalidValue) as cause:
        return redirect(request, way("/isian", path), *told(cause))
    return await run_in_threadpool(_made, request, path, form)


def _saved(desk: Desk, path: Path, form: FormData) -> None:
    """Save what is being filled in of an input. Raises what `Draft.save` raises."""
    if not form.keys() - _OWN and lexists(path) and path.as_posix() not in left_over():
        return
    filling = desk.fillings.of(path)
    take_over(filling, form)
    if filling.draft.is_changed:
        filling.save()
        desk.log.write("simpan", path.as_posix())


def _made(request: Request, path: Path, form: FormData) -> Response:
    """Return the way to what became of the papers of an input that is saved."""
    desk, each, how = desk_of(request), making.checked(path), str(form.get("cara", ""))
    if each.many:
        return redirect(request, way("/peserta", path))
    copy = form.get("salinan") == "ya"
    edited = making.touched(each, copy=copy)
    known = [one.digest for one in edited] == [str(one) for one in form.getlist("sidik")]
    if edited and not (known and how in (REPLACE, BESIDE)):
        found = [(one, with_fields(path, one.differences)) for one in edited]
        return render(request, "disunting.html", berkas=path.as_posix(), disunting=found, salinan=copy)
    outcome = making.make(each, desk.renderer, replacing=how == REPLACE, copy=copy)
    if not outcome.papers and any(one.fatal for one in each.problems):
        return redirect(request, way("/isian", path), _NOT_MADE)
    unlogged = [desk.log.write("buat", one.as_posix()) for one in outcome.papers]
    said = _told(outcome.papers)
    own = [one for one in outcome.problems if one not in each.problems]
    return redirect(request, way("/naskah", path), *said, *own, *filter(None, unlogged))


_NOT_MADE = Undone(
    "Naskah belum dapat dibuat. Isi dan betulkan dahulu yang ditandai “Belum diisi” dan “Perlu dibetulkan”."
)


def _told(made: tuple[Path, ...]) -> list[Problem | str]:
    if not made:
        return []
    return ["Naskah sudah dibuat."] if len(made) == 1 else [f"{len(made)} naskah sudah dibuat."]


async def make_all(request: Request) -> Response:
    """Begin to make all that is missing or outdated, and lead to how far it is."""
    return await run_in_threadpool(_all, request)


def _all(request: Request) -> Response:
    desk = desk_of(request)
    if busy := desk.works.busy():
        return redirect(request, f"/kerja?nama={busy}")
    behind = current(desk, _LONGEST).behind
    if not behind:
        return redirect(request, "/", "Tidak ada naskah yang tertinggal.")
    outcomes = making.make_all([each.seen.path for each in behind], desk.renderer)
    total = sum(max(each.wanted, 1) for each in behind)
    name = desk.works.begin(Work("Membuat naskah yang tertinggal", "/", total, logged(desk, outcomes)))
    return redirect(request, f"/kerja?nama={name}")


async def print_all(request: Request) -> Response:
    """Begin to make the PDF of all papers that have none or an older one, and lead to how far it is."""
    return await run_in_threadpool(_all_printed, request)


def _all_printed(request: Request) -> Response:
    desk = desk_of(request)
    if busy := desk.works.busy():
        return redirect(request, f"/kerja?nama={busy}")
    papers = current(desk, 0).unprinted
    if not papers:
        return redirect(request, "/", "Semua naskah sudah ada PDF-nya.")
    work = Work("Membuat PDF", "/", len(papers), logged(desk, making.print_all(papers)), "PDF")
    return redirect(request, f"/kerja?nama={desk.works.begin(work)}")


def logged(desk: Desk, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Yield outcomes, each paper made named in the log."""
    for each in outcomes:
        for path in each.papers:
            desk.log.write("buat", path.as_posix())
        yield each
