"""The templates of the office: each kind with its templates, what is wrong with them, what they can print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base import disk, lookalikes
from kakdoc.base.bundled import TEMPLATES, template
from kakdoc.base.problems import InputError
from kakdoc.kinds.listed import printed
from kakdoc.papers import catalog
from kakdoc.papers.lookups import templates
from kakdoc.ui.web.answering import render

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Listed(NamedTuple):
    """A kind: its name and title, its templates each with whether it is the office's own."""

    name: str
    title: str
    templates: tuple[tuple[str, bool], ...]


async def show(request: Request) -> Response:
    """Return all kinds with their templates; of one that is asked for, and of all, what `kakdoc templat` says."""
    kind, judge_all = request.query_params.get("jenis", ""), request.query_params.get("nilai") == "semua"
    if kind and kind not in catalog.TITLES:
        raise HTTPException(404)
    wanted = [kind] if kind else list(catalog.TITLES) if judge_all else []
    judged = {each.name: each for each in await run_in_threadpool(lambda: list(templates.judged(wanted)))}
    return render(
        request,
        "templat.html",
        jenis=[*await run_in_threadpool(lambda: list(_listed()))],
        dinilai=judged,
        satu=kind,
        nama=await run_in_threadpool(_names, kind) if kind else (),
        penyaring=printed.FILTERS if kind else {},
        masalah=[*lookalikes.lying_flat(), *lookalikes.without_kind()] if not kind else [],
    )


def _listed() -> Iterator[Listed]:
    for name, title in catalog.TITLES.items():
        yield Listed(name, title, tuple((each, _is_own(each)) for each in _templates(name)))


def _templates(name: str) -> tuple[str, ...]:
    try:
        return templates.of(catalog.BY_NAME[name])
    except InputError:
        return ()


def _is_own(name: str) -> bool:
    return disk.is_file(Path(TEMPLATES, name))


def _names(kind: str) -> list[printed.Name]:
    try:
        own = catalog.BY_NAME[kind]
    except InputError:
        return []
    return list(printed.printable_names(own.model, own.names))


async def download(request: Request) -> Response:
    """Return a template as a Word file."""
    kind, name = (request.query_params.get(key, "") for key in ("jenis", "berkas"))
    if kind not in catalog.TITLES or name not in await run_in_threadpool(_templates, kind):
        raise HTTPException(404)
    try:
        data = await run_in_threadpool(disk.read, template(name))
    except OSError as cause:
        raise HTTPException(404) from cause
    file = name.replace("/", "-")
    return Response(
        data, media_type=_WORD, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file)}"}
    )
