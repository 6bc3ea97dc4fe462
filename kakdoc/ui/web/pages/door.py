"""The way in, the signs of life, the way out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kakdoc.ui.web.answering import answer, desk_of, refuse, render
from kakdoc.ui.web.safety.guard import cookie_name
from kakdoc.ui.web.safety.keys import same
from kakdoc.ui.web.safety.proving import read_data

_OLD = "Alamat ini sudah tidak berlaku. Buka lagi lewat pintasan kakdoc, atau dengan `kakdoc buka`."
_LONGEST = 100
"""Letters of a question that is answered."""


async def enter(request: Request) -> Response:
    """Return the way to the first page, with the cookie, for who has the token."""
    desk = desk_of(request)
    if not same(request.query_params.get("kunci", ""), desk.keys.token):
        return refuse(request, _OLD, 403)
    found = RedirectResponse("/", 303)
    found.set_cookie(cookie_name(desk.port), desk.keys.cookie, path="/", httponly=True, samesite="strict")
    return found


async def alive(request: Request) -> Response:
    """Return what proves to a second start, and to a page that lost the program, that this is the one they know.

    Where its folder is gone it makes room for the second start.
    """
    if desk_of(request).is_lost:
        desk_of(request).close()
    question = request.query_params.get("tanya", "")[:_LONGEST]
    return answer(bukti=desk_of(request).keys.proof(question), tutup=desk_of(request).closing)


async def proof(request: Request) -> Response:
    """Return what forms carry, for a page that was open before the program began anew."""
    return answer(csrf=desk_of(request).keys.csrf)


async def beat(request: Request) -> Response:
    """Note that a page is open, or that it was left."""
    desk, told = desk_of(request), await read_data(request)
    name = str(told.get("halaman", ""))
    if told.get("pergi"):
        desk.left(name)
    else:
        desk.seen(name)
    return answer(tutup=desk.closing)


async def close(request: Request) -> Response:
    """Have the program end; what was typed and not saved waits in its draft."""
    desk = desk_of(request)
    if desk.is_laid:
        desk.log.write("tutup")
    desk.close()
    return render(request, "tutup.html")
