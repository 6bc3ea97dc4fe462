"""The pages of a paper beside its form: as pictures, or as text where there is no LibreOffice."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kakdoc.base.problems import FieldPath, KakdocError
from kakdoc.papers.pdf.preview import passages
from kakdoc.ui.web import answering
from kakdoc.ui.web.answering import desk_of
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.forms.filling import Filling
from kakdoc.ui.web.forms.shown import names
from kakdoc.ui.web.safety.folder import inside
from kakdoc.word.comparing.reading import with_tables

_WIDTHS = range(200, 2001)
"""Pixels across that a picture of a page may have."""


async def show(request: Request) -> Response:
    """Return the pages of a paper as it would be made now, as a part of the page of its form."""
    path = inside(request.query_params.get("berkas", ""))
    desk = desk_of(request)
    return HTMLResponse(await run_in_threadpool(lambda: _shown(desk, desk.fillings.of(path))))


def _shown(desk: Desk, filling: Filling) -> str:
    kind = filling.draft.kind
    if kind is None:
        return _drawn()
    try:
        paper = filling.paper(desk.renderer(kind))
    except KakdocError as fault:
        return _drawn(catatan=fault.problems)
    many = filling.draft.path.as_posix() if filling.checked().many else ""
    if paper is None:
        return _drawn(basi=not many, peserta=many)
    pages = desk.preview.pages(paper.data, filling.draft.path.as_posix())
    text = with_tables(desk.preview.reading(paper.data)) if not pages.count and pages.note else ()
    told = (pages.note,) if pages.note else ()
    stale, gaps = not paper.is_current, paper.has_gaps
    return _drawn(halaman=pages, catatan=told, bacaan=text, basi=stale, kosong=gaps, peserta=many)


def _drawn(**told: object) -> str:
    """Return the part of the page with the pages, or the text, of a paper, and what is told of them."""
    nothing = {"halaman": None, "catatan": (), "bacaan": (), "basi": False, "kosong": False, "peserta": ""}
    return answering.piece("_tengok.html", **{**nothing, **told})


async def picture(request: Request) -> Response:
    """Return one page as a picture."""
    asked = request.query_params
    try:
        page, width = int(asked.get("hal", "1")), int(asked.get("lebar", "800"))
        if width not in _WIDTHS:
            raise HTTPException(400)
        data = await run_in_threadpool(desk_of(request).preview.picture, asked.get("kunci", ""), page, width)
    except (LookupError, ValueError) as cause:
        raise HTTPException(404, "Gambar halaman ini sudah diganti; halamannya dimuat lagi sebentar.") from cause
    return Response(data, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


async def press(request: Request) -> Response:
    """Return the fields in which what stands at a point of a page was typed: id and title, best first."""
    asked = request.query_params
    desk = desk_of(request)
    filling = await run_in_threadpool(desk.fillings.of, inside(asked.get("berkas", "")))
    try:
        page, x, y = int(asked.get("hal", "1")), float(asked.get("x", "0")), float(asked.get("y", "0"))
        found = await run_in_threadpool(_pressed, desk, filling, asked.get("kunci", ""), page, (x, y))
    except (LookupError, ValueError, OverflowError):
        found = []
    return answering.answer(
        temuan=[{"id": names.element(path), "nama": names.named(path), "judul": title} for path, title in found]
    )


def _pressed(
    desk: Desk, filling: Filling, key: str, page: int, point: tuple[float, float]
) -> list[tuple[FieldPath, str]]:
    passage = desk.preview.passage_at(key, page, point)
    return passages.fields_at(passage, filling.draft.values, filling.draft.model, filling.people())
