"""Requests of who should get nothing: strangers, other pages, other programs, and names that lead elsewhere."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import quote, urlencode

from conftest import PROJECT
from ui.web.asking import ORIGIN, PORT, Visitor

from kakdoc.ui.web.app import ROUTES, Way
from kakdoc.ui.web.safety.guard import LARGEST, cookie_name

PAPER = "inputs/2027/kak-mutasi-promosi-asn.yaml"
"""An input of the working folder that may be read and written."""
_FORM = "application/x-www-form-urlencoded"
MARK = "RAHASIA-DI-LUAR-FOLDER-KERJA"
HOSTS = (
    "", "kakdoc.example", f"kakdoc.example:{PORT}", "127.0.0.1", "localhost", f"127.0.0.1:{PORT + 1}", f"127.0.0.2:{PORT}",
    f"localhost.:{PORT}", f"127.0.0.1.:{PORT}", f"127.0.0.1.nip.io:{PORT}", f"localhost.evil.example:{PORT}", "[::1]",
    f"[::ffff:127.0.0.1]:{PORT}", f"0.0.0.0:{PORT}", f"2130706433:{PORT}", f"127.1:{PORT}", f"0x7f000001:{PORT}",
    f"user@127.0.0.1:{PORT}", f"127.0.0.1:{PORT}@evil.example", f"127.0.0.1:{PORT}:80", f"127.0.0.1:{PORT}/", f"127.0.0.1:0{PORT}",
    f"127.0.0.1:{PORT},evil.example", f" 127.0.0.1:{PORT}", f"127.0.0.1:{PORT}#", f"http://127.0.0.1:{PORT}", f"[::1%25lo]:{PORT}",
)  # fmt: skip
ORIGINS = (
    "null", "", "http://evil.example", f"http://evil.example:{PORT}", f"https://127.0.0.1:{PORT}", "http://127.0.0.1",
    f"http://127.0.0.1:{PORT + 1}", f"http://localhost:{PORT}", f"http://127.0.0.1:{PORT}.evil.example", "file://",
    f"http://127.0.0.1:{PORT}/", f"{ORIGIN} http://evil.example", f"http://evil@127.0.0.1:{PORT}", "about:blank",
    "chrome-extension://abcdefghijklmnop", f"ws://127.0.0.1:{PORT}", "http://[::1]", f"{ORIGIN}\x00",
)  # fmt: skip
METHODS = (
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "get",
    "Post",
    "",
    "GET ",
    "X" * 2000,
    "MOVE",
)
LENGTHS = (str(LARGEST + 1), "9" * 12, "9" * 5000, "-1", "1e9", "+5", "٥", "0x10", "5, 5", "", " ", "١٢٣", "5\x00")
LEADING_OUT = (
    "../luar/rahasia.yaml", "..", ".", "/", "", "inputs/../../luar/rahasia.yaml", "./inputs/2027/kak.yaml", "inputs//2027/kak.yaml",
    "inputs/2027/../../../luar/rahasia.yaml", "/etc/passwd", "/etc/hostname", "//etc/passwd", "///luar", "~/.ssh/id_rsa",
    "C:\\Windows\\win.ini", "C:/Windows/win.ini", "C:inputs", "\\\\server\\bagi\\x", "//server/bagi/x", "\\\\?\\C:\\x", "\\\\.\\COM1",
    "inputs\\..\\..\\luar\\rahasia.yaml", "..\\luar\\rahasia.yaml", "inputs/2027/kak.yaml:aliran", "inputs/kak.yaml::$DATA",
    "con", "CON", "con.yaml", "inputs/aux.yaml", "nul", "inputs/NUL.docx", "prn", "com1", "COM¹.yaml", "lpt9.txt", "conin$", "CLOCK$",
    "con .yaml", "inputs/2027/kak.yaml.", "inputs/2027/kak.yaml ", "inputs./2027", "inputs /x", "...", ".. /luar", "....//luar",
    ".kakdoc", ".kakdoc/draf/x.jsonl", ".KAKDOC/draf/x.jsonl", "inputs/../.kakdoc/draf/x.jsonl", "./.kakdoc/catatan.log",
    ".git/config", ".ssh/id_rsa", "inputs/.rahasia.yaml", "inputs/tautan.yaml", "inputs/pintu/rahasia.yaml", "inputs/pintu", "putus.yaml",
    "lingkar", "lingkar/x", "inputs/pipa.yaml", "/dev/zero", "/dev/stdin", "/proc/self/environ", "/proc/self/cwd/../luar/rahasia.yaml",
    "a\x00b", "inputs/2027/kak.yaml\x00.png", "a\nb", "a\rb", "a\u2028b", "a\u202eyaml", "\ufeffinputs", "a\x1bb", "\ud800", "\udc80",
    "a" * 5000, "a/" * 3000 + "b", "x" * 300 + ".yaml", "inputs/" * 50 + "x", "*", "inputs/*.yaml", "?", "<x>", "a|b", 'a"b',
    "| id", "file:///etc/passwd", "http://evil.example/x",
    "..%2fluar%2frahasia.yaml", "..%c0%afluar", "data:text/html,x",
)  # fmt: skip
"""Names that no page may follow: out of the folder, hidden in it, devices, names that systems read otherwise."""
ODD = (
    "~root", "KAKDOC~1", "$(id)", "`id`", "; id", "{{ x }}", "{% include 'x' %}", "%2e%2e/luar", "..%2fx"[2:], "．．／luar/x",
    "‥/luar", "inputs／2027", "&x", "-rf", "--help", "a;b", "a'b",
)  # fmt: skip
"""Names that mean something elsewhere, and here are names."""
_SITES = ("cross-site", "same-site", "cross-site, none", "NONE", "x")
_CLOSED = [way for way in ROUTES if not way.is_open]


class Request(NamedTuple):
    """A request as it comes in; the headers may stand there twice."""

    method: str
    address: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    @property
    def raw(self) -> list[tuple[bytes, bytes]]:
        return [(key.lower().encode(), value.encode("utf-8", "surrogatepass")) for key, value in self.headers]


def lay_traps(base: Path) -> Path:
    """Return a working folder with secrets around it, and links and a pipe in it that lead there."""
    office, outside = base / "kantor", base / "luar"
    for folder in (outside, office / "inputs" / "2027", office / ".kakdoc" / "draf"):
        folder.mkdir(parents=True)
    for name in ("inputs/instansi.yaml", PAPER):
        (office / name).write_bytes((PROJECT / name).read_bytes())
    for secret in (
        outside / "rahasia.yaml",
        office / ".kakdoc" / "draf" / "x.jsonl",
        office / "inputs" / ".rahasia.yaml",
    ):
        secret.write_text(MARK, "utf-8")
    if sys.platform != "win32":
        (office / "inputs" / "tautan.yaml").symlink_to(outside / "rahasia.yaml")
        (office / "inputs" / "pintu").symlink_to(outside)
        (office / "putus.yaml").symlink_to(base / "tidak-ada")
        (office / "lingkar").symlink_to(office / "lingkar")
        os.mkfifo(office / "inputs" / "pipa.yaml")
    return office


def of_strangers(visitor: Visitor, seed: int, count: int) -> Iterator[Request]:
    """Yield requests of which each has at least one fault that must keep it from being answered."""
    random = Random(seed)  # noqa: S311  the same each time
    for _ in range(count):
        way = random.choice(_CLOSED)
        wrong = random.sample(_FAULTS if way.method == "POST" else _FAULTS[:-1], random.choice((1, 1, 1, 2, 3)))
        request = _right(visitor, way.method, way.path)
        for fault in wrong:
            request = fault(visitor, random, request)
        yield request


def _right(visitor: Visitor, method: str, path: str) -> Request:
    """Return a request that is answered."""
    headers = [("host", f"127.0.0.1:{PORT}"), ("cookie", visitor.cookie)]
    if method == "POST":
        headers += [("origin", ORIGIN), ("x-kakdoc", visitor.desk.keys.csrf), ("content-type", "application/json")]
    return Request(method, path, tuple(headers), b"{}" if method == "POST" else b"")


def right(visitor: Visitor, way: Way, sent: dict[str, str]) -> Iterator[Request]:
    """Yield the requests by which somebody who may sends values to a page: its query, or a form and data."""
    plain = _right(visitor, way.method, way.path.replace("{", "").replace("}", ""))
    if way.method == "GET":
        query = "&".join(f"{key}={quote(value.encode('utf-8', 'surrogatepass'))}" for key, value in sent.items())
        yield plain._replace(address=f"{plain.address}?{query[:8000]}")
        return
    yield plain._replace(body=json.dumps(sent).encode())
    form = urlencode({key: value.encode("utf-8", "surrogatepass") for key, value in sent.items()}).encode()
    yield plain._replace(headers=(*_without(plain, "content-type"), ("content-type", _FORM)), body=form)


def _without(request: Request, name: str) -> tuple[tuple[str, str], ...]:
    return tuple(each for each in request.headers if each[0] != name)


def _host(_visitor: Visitor, random: Random, request: Request) -> Request:
    bad = ("host", random.choice(HOSTS))
    kept = _without(request, "host")
    return request._replace(headers=random.choice(((*kept, bad), kept, (*request.headers, bad))))


def _origin(_visitor: Visitor, random: Random, request: Request) -> Request:
    return request._replace(headers=(*_without(request, "origin"), ("origin", random.choice(ORIGINS))))


def _site(_visitor: Visitor, random: Random, request: Request) -> Request:
    return request._replace(headers=(*request.headers, ("sec-fetch-site", random.choice(_SITES))))


def _cookie(visitor: Visitor, random: Random, request: Request) -> Request:
    name, value = cookie_name(PORT), visitor.desk.keys.cookie
    bad = random.choice((
        "", name, f"{name}=", f"{name}={value[:-1]}", f"{name}={value}x", f"{name}={value.swapcase()}", f"kakdoc-1={value}",
        f"{name}={visitor.desk.keys.csrf}", f"{name}={visitor.desk.keys.token}", f"{name}=x; {name}={value}", f"{name}={value}; {name}=",
        f"{name.upper()}={value}", f"{name}%3D{value}", f"{name}={value}\x00", "; " * 500, f"{name}={'a' * 5000}", f"{name}=\udcff",
    ))  # fmt: skip
    kept = _without(request, "cookie")
    return request._replace(
        headers=random.choice((kept, (*kept, ("cookie", bad)), (*request.headers, ("cookie", f"{name}=x"))))
    )


def _method(_visitor: Visitor, random: Random, request: Request) -> Request:
    return request._replace(method=random.choice(METHODS))


def _path(_visitor: Visitor, random: Random, request: Request) -> Request:
    name = random.choice(LEADING_OUT)
    bad = random.choice(
        (name, "/" + name, f"/statis/{name}", f"/statis/../{name}", quote(name.encode("utf-8", "replace"), safe=""))
    )
    return request._replace(address=f"/tidak-ada/{bad}".replace("?", "%3F"))


def _length(_visitor: Visitor, random: Random, request: Request) -> Request:
    return request._replace(headers=(*request.headers, ("content-length", random.choice(LENGTHS))))


def _proof(visitor: Visitor, random: Random, request: Request) -> Request:
    bad = random.choice(("", "x", visitor.desk.keys.csrf[:-1], visitor.desk.keys.cookie, "\udcff", "a" * 5000))
    kind = random.choice(
        ("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "")
    )
    kept = _without(request._replace(headers=_without(request, "x-kakdoc")), "content-type")
    more = (("content-type", kind), *((("x-kakdoc", bad),) if random.random() < 0.5 else ()))
    return request._replace(
        headers=(*kept, *more), body=random.choice((b"{}", b"csrf=", f"csrf={bad}".encode("utf-8", "replace"), b""))
    )


_FAULTS = (_host, _origin, _site, _cookie, _method, _path, _length, _proof)


RUN = "dijalankan"
WATCHED: list[tuple[str, str]] = []
_RUNS = frozenset(
    ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.fork", "pty.spawn")
)
_watching: list[str] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event in _RUNS:
        WATCHED.append((RUN, str(arguments)))
    elif event == "open" or event.startswith(("os.", "shutil.", "glob.")):
        named = (str(each) for each in arguments[:2] if isinstance(each, (str, bytes, Path)))
        WATCHED.extend((event, each) for each in named if _watching[0] in each)


sys.addaudithook(_watch)


@contextmanager
def watched(outside: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield what this process opens, lists, changes in a folder, by that name, and the programs that it starts."""
    WATCHED.clear()
    _watching.append(str(outside))
    try:
        yield WATCHED
    finally:
        _watching.clear()


def standing(folder: Path) -> dict[str, object]:
    """Return what lies in a folder: bytes of files, targets of links; the log is left out."""
    found: dict[str, object] = {}
    for each in sorted(folder.rglob("*")):
        if each.is_symlink():
            found[str(each)] = each.readlink()
        elif each.is_file() and each.name != "catatan.log":
            found[str(each)] = each.read_bytes()
        else:
            found[str(each)] = None
    return found
