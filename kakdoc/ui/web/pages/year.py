"""The year at a glance."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kakdoc.ui.web.answering import render


async def overview(request: Request) -> Response:
    """Return the papers of the working folder."""
    return render(request, "tahun.html")
