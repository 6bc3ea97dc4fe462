"""What stands before every page: only this computer's browser, by the right name, from our pages, with our cookie.

Ports are no border for cookies, and a name of another's may lead to this computer: Host, Origin and what browsers say
of where a request comes from (Fetch Metadata) are asked beside the cookie. `open_paths` is how addresses begin that
are answered without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kakdoc.ui.web.safety.keys import Keys, same

SAFE = ("GET", "HEAD")
"""Methods that change nothing."""
LARGEST = 32 * 2**20
"""Bytes that one request may bring."""
_LONGEST = 8192
"""Bytes of an address."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    # With "no-referrer" browsers would send forms of our own with "Origin: null".
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
"""What every answer carries."""
_RAW = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: int
    why: str


_ELSEWHERE = Refusal(403, "Halaman ini hanya menjawab peramban di komputer ini, dari halamannya sendiri.")
_STRANGER = Refusal(403, "Halaman ini belum dikenal peramban Anda. Buka lewat pintasan kakdoc, atau `kakdoc buka`.")
_UNREADABLE = Refusal(400, "Permintaan ini tidak terbaca.")
_NO_METHOD = Refusal(405, "Cara meminta ini tidak dikenal.")
_TOO_LARGE = Refusal(413, f"Yang dikirim terlalu besar: paling banyak {LARGEST // 2**20} MB.")


class Guard:
    """Answers nobody but whom it should; what it lets through is limited, what goes out carries `HEADERS`.

    `refuse` makes the answer to a refused request, of the reason and the status.
    """

    def __init__(
        self, app: ASGIApp, keys: Keys, port: int, open_paths: Sequence[str], refuse: Callable[..., Response]
    ) -> None:
        self._app, self._keys, self._open = app, keys, tuple(open_paths)
        self._port, self._refuse = port, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            refused = self.refusal(scope)
            answer = self._refuse(Request(scope), refused.why, refused.status) if refused else self._app
            await answer(scope, _limited(receive), _with_headers(send))

    def refusal(self, scope: Scope) -> Refusal | None:
        """Return why a request is not answered; None for one that may go on."""
        headers = Headers(scope=scope)
        return (
            _method(scope["method"])
            or _address(scope)
            or self._asked_for(headers)
            or self._comes_from(scope["method"], headers)
            or _size(headers)
            or (None if scope["path"].startswith(self._open) else self._known(headers))
        )

    def _hosts(self) -> Iterator[str]:
        for name in ("127.0.0.1", "localhost", "[::1]"):
            yield f"{name}:{self._port}"
            if self._port == 80:
                yield name

    def _asked_for(self, headers: Headers) -> Refusal | None:
        found = headers.getlist("host")
        return None if len(found) == 1 and found[0].lower() in self._hosts() else _ELSEWHERE

    def _comes_from(self, method: str, headers: Headers) -> Refusal | None:
        """Return a refusal of what another page sent, also one of another program of this computer."""
        site = headers.getlist("sec-fetch-site")
        if any(each not in ("none", "same-origin") for each in site):
            return _ELSEWHERE
        origins = headers.getlist("origin")
        if any(each.lower() != f"http://{headers['host'].lower()}" for each in origins):
            return _ELSEWHERE
        proven = method in SAFE or origins or "same-origin" in site
        return None if proven else _ELSEWHERE

    def _known(self, headers: Headers) -> Refusal | None:
        held = [value for each in headers.getlist("cookie") for value in _cookies(each, cookie_name(self._port))]
        return None if len(held) == 1 and same(held[0], self._keys.cookie) else _STRANGER


def cookie_name(port: int) -> str:
    """Return the name of the cookie: cookies do not know ports, and two working folders may be open."""
    return f"kakdoc-{port}"


def _cookies(header: str, name: str) -> Iterator[str]:
    """Yield the values of a cookie in a header, one for each time that it stands there."""
    for piece in header.split(";"):
        try:
            found = SimpleCookie(piece.strip())
        except CookieError:
            continue
        if name in found:
            yield found[name].value


def _method(method: str) -> Refusal | None:
    return None if method in (*SAFE, "POST") else _NO_METHOD


def _address(scope: Scope) -> Refusal | None:
    """Return a refusal of addresses that no page of ours has."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode(errors="replace")
    path: str = scope["path"]
    strange = any(each in path for each in ("\\", "//", "..", "\x00")) or not path.isprintable()
    too_long = len(raw) + len(scope.get("query_string", b"")) > _LONGEST
    return _UNREADABLE if strange or too_long else None


def _size(headers: Headers) -> Refusal | None:
    for told in headers.getlist("content-length"):
        if not (told.isascii() and told.isdigit()):
            return _UNREADABLE
        if len(told) > 12 or int(told) > LARGEST:
            return _TOO_LARGE
    return None


def _limited(receive: Receive) -> Receive:
    """Return a way to receive that raises HTTPException 413 once more came than may; lengths that are told may lie."""
    came = 0

    async def counted() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > LARGEST:
            raise HTTPException(*_TOO_LARGE)
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def more(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [each for each in message["headers"] if each[0].decode("latin-1").lower() not in HEADERS]
            message["headers"] = [*own, *_RAW]
        await send(message)

    return more
