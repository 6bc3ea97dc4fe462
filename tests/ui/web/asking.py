"""A browser without a screen: it asks an application in this process, byte for byte as a server would pass it on."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlencode

from kakdoc.ui.web.app import application
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.safety.guard import cookie_name

PORT = 4711
ORIGIN = f"http://127.0.0.1:{PORT}"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)  # at its end `asyncio.run` has all of a result written out, for nobody

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


class Visitor:
    """Who opened the address of a desk: keeps its cookie, and sends what a browser would of the page it comes from."""

    def __init__(self, folder: Path, **named: object) -> None:
        self.desk = Desk(folder, PORT, **named)
        self.app = application(self.desk)
        self.cookie = f"{cookie_name(PORT)}={self.desk.keys.cookie}"

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, self.headers(**headers))

    def follow(self, answer: Answer) -> Answer:
        """Return the page that an answer leads to."""
        assert answer.status == 303, (answer.status, answer.text)
        return self.get(answer.headers["location"])

    def send(self, path: str, fields: object = (), **headers: str) -> Answer:
        """Send a form, as it goes without the script."""
        pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
        body = urlencode([("csrf", self.desk.keys.csrf), *pairs]).encode()
        given = self.headers(origin=ORIGIN, **{"content-type": "application/x-www-form-urlencoded"}, **headers)
        return self.ask("POST", path, given, body)

    def api(self, path: str, data: object, **headers: str) -> Answer:
        """Send data, as the script does."""
        given = self.headers(
            origin=ORIGIN,
            accept="application/json",
            **{"content-type": "application/json", "x-kakdoc": self.desk.keys.csrf},
            **headers,
        )
        return self.ask("POST", path, given, json.dumps(data).encode())

    def upload(self, path: str, name: str, data: bytes, fields: dict[str, str] | None = None, file="berkas") -> Answer:
        """Send a form with a file."""
        parts = [
            (f'name="{key}"', value.encode()) for key, value in {"csrf": self.desk.keys.csrf, **(fields or {})}.items()
        ]
        parts.append((f'name="{file}"; filename="{name}"\r\nContent-Type: application/octet-stream', data))
        body = b"".join(
            b"--batas\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + value + b"\r\n"
            for head, value in parts
        )
        given = self.headers(origin=ORIGIN, **{"content-type": "multipart/form-data; boundary=batas"})
        return self.ask("POST", path, given, body + b"--batas--\r\n")

    def headers(self, **more: str) -> list[tuple[bytes, bytes]]:
        given = {"host": f"127.0.0.1:{PORT}", "cookie": self.cookie, **more}
        return [(key.encode("latin-1"), value.encode("latin-1")) for key, value in given.items()]

    def ask(self, method: str, path: str, headers: list[tuple[bytes, bytes]], body: bytes = b"") -> Answer:
        """Return the application's answer to a request, whatever it is; what it raises comes out."""
        return asyncio.run(asked(self.app, method, path, headers, body))


async def asked(app, method, address, headers, body=b"") -> Answer:
    """Return the answer of an application; `address` is a path with its query, as it is asked for."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("utf-8", "surrogatepass"),
        "query_string": query.encode("utf-8", "surrogatepass"),
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", PORT),
    }
    sent: list[dict] = []
    pieces = [body[place : place + 65536] for place in range(0, len(body), 65536)] or [b""]
    waiting = iter(pieces)
    left = len(pieces)

    async def receive():
        nonlocal left
        piece = next(waiting, None)
        if piece is None:
            await asyncio.sleep(60)
            return {"type": "http.disconnect"}
        left -= 1
        return {"type": "http.request", "body": piece, "more_body": left > 0}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    found = {name.decode(): value.decode("latin-1") for name, value in start["headers"]}
    return Answer(start["status"], found, b"".join(each.get("body", b"") for each in sent[1:]))


def words(html: str) -> str:
    """Return what a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()
