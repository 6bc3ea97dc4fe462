"""The guide inside: the guide for staff, the list of problems and what they link to, and the search in them."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.ui.web.answering import render
from kakdoc.ui.web.guide import reading, searching


async def home(request: Request) -> Response:
    """Return the guide, or what a search found in all the texts."""
    if typed := request.query_params.get("kata", "").strip()[:200]:
        found = await run_in_threadpool(searching.search, typed)
        return render(request, "temuan.html", kata=typed, temuan=found, teks=reading.TEXTS)
    return await _show(request, "panduan")


async def read(request: Request) -> Response:
    """Return one of the other texts."""
    name = request.path_params["name"]
    if name not in reading.TEXTS:
        raise HTTPException(404)
    return await _show(request, name)


async def _show(request: Request, name: str) -> Response:
    text = await run_in_threadpool(reading.text, name)
    return render(request, "panduan.html", nama=name, isi=text, teks=reading.TEXTS)


async def picture(request: Request) -> Response:
    """Return a picture of the texts."""
    path = reading.pictures().get(request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    return Response(await run_in_threadpool(path.read_bytes), media_type="image/png")
