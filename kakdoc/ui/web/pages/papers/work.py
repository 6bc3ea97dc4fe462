"""How far something is that takes its time, and its end."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.ui.web.answering import desk_of, redirect, render
from kakdoc.ui.web.safety.proving import read_form
from kakdoc.ui.web.year.work import Work

_WAIT = 0.5
"""Seconds for which a page waits, so that what is short is over when it is shown."""
_SHOWN = 200
"""Papers and problems that are listed."""


async def show(request: Request) -> Response:
    """Return how far it is."""
    name = request.query_params.get("nama", "")
    work = _work(request, name)
    await run_in_threadpool(work.wait, _WAIT)
    return render(request, "kerja.html", kerja=work, nama=name, banyak=_SHOWN)


async def stop(request: Request) -> Response:
    """Have it end after the paper at hand."""
    name = str((await read_form(request)).get("nama", ""))
    work = _work(request, name)
    work.stop()
    await run_in_threadpool(work.wait, 4 * _WAIT)
    return redirect(request, f"/kerja?nama={name}")


def _work(request: Request, name: str) -> Work:
    """Return what has a name. Raises HTTPException 404 for what is forgotten."""
    found = desk_of(request).works.of(name)
    if found is None:
        raise HTTPException(404)
    return found
