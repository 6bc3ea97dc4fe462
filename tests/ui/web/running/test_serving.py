"""The program that serves: found again, ended in three ways, and what stands in its way told."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import program, running
from ui.web.asking import Visitor

from kakdoc.base.problems import UsageError
from kakdoc.ui.cli import page
from kakdoc.ui.web.running import found, serving, window


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A working folder, and a cache of its own."""
    (tmp_path / "kantor" / "inputs").mkdir(parents=True)
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kantor"


@contextlib.contextmanager
def served(folder: Path, **named: object):
    """Yield the address of a page that is served by a thread of this process, and the thread."""
    told: list[str] = []
    ready = threading.Event()

    def opened(address: str, _ran: bool) -> None:
        told.append(address)
        ready.set()

    thread = threading.Thread(target=serving.serve, args=(folder, 0, opened), kwargs=named, daemon=True)
    thread.start()
    assert ready.wait(20)
    yield told[0], thread
    thread.join(20)
    assert not thread.is_alive()


def asked(address: str, method: str = "GET", path: str = "", headers: dict[str, str] | None = None):
    """Return status, headers and body of an answer of a running page."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    try:
        connection.request(method, path or f"{parts.path}?{parts.query}", headers=headers or {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()
    finally:
        connection.close()


def cookie_of(address: str) -> str:
    return asked(address)[1]["set-cookie"].partition(";")[0]


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to whole groups of processes")
def test_a_second_start_opens_the_one_that_runs_and_ctrl_c_ends_it_cleanly(office):
    start = (sys.executable, "-m", "kakdoc", "buka", office, "--tanpa-peramban")
    with running(*start, "--port", "0") as process:
        address = process.stdout.readline().decode().strip()
        assert asked(address)[0] == 303
        again = program("buka", office, "--tanpa-peramban", cwd=office.parent)
        assert (again.returncode, again.stdout.strip()) == (0, address)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    assert found.find(office) is None
    with pytest.raises(ConnectionRefusedError):
        asked(address)


def test_the_button_ends_it_after_its_own_answer(office):
    with served(office) as (address, _):
        cookie = cookie_of(address)
        origin = address.partition("/masuk")[0]
        csrf = asked(address, path="/kunci", headers={"Cookie": cookie})[2].split('"')[3]
        given = {"Cookie": cookie, "Origin": origin, "X-Kakdoc": csrf}
        status, _, text = asked(address, "POST", "/tutup", given)
        assert status == 200
        assert "sudah ditutup" in text


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that a program is in")
def test_a_folder_that_is_moved_while_it_is_open_is_told_and_makes_room_for_a_new_start(office):
    with served(office) as (address, _):
        cookie = {"Cookie": cookie_of(address)}
        office.rename(office.with_name("arsip"))
        status, _, text = asked(address, path="/", headers=cookie)
        assert (status, "K933" in text) == (422, True)
        office.with_name("arsip").rename(office)
        assert asked(address, path="/", headers=cookie)[0] == 200
        office.rename(office.with_name("arsip"))
        assert found.find(office) is None


def test_a_start_while_the_program_before_is_ending_waits_for_that(office):
    is_held, released = threading.Event(), []

    def ending() -> None:
        with found.alone(office):
            is_held.set()
            time.sleep(0.3)
            released.append(office)

    threading.Thread(target=ending, daemon=True).start()
    assert is_held.wait(20)
    with served(office, idle=0.1) as (address, _):
        assert released == [office]
        assert address.startswith("http://127.0.0.1:")


def test_it_ends_some_time_after_the_last_page_was_left(office):
    with served(office, idle=0.3) as (_, thread):
        thread.join(20)
        assert not thread.is_alive()
    assert found.find(office) is None


def test_a_page_that_is_open_keeps_it_running_and_one_that_was_left_does_not(tmp_path):
    desk = Visitor(tmp_path).desk
    name = desk.seen()
    time.sleep(0.01)
    assert desk.idle() == 0
    desk.left(name)
    assert 0 < desk.idle() < 5


def test_pages_that_were_closed_without_a_word_are_not_waited_for_for_ever(tmp_path, monkeypatch):
    desk = Visitor(tmp_path).desk
    desk.seen("halaman")
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 3 * 3600)
    assert 3500 < desk.idle() < 3700


def test_the_pages_that_are_counted_are_few_and_a_piece_is_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    visitor = Visitor(tmp_path)
    for _ in range(3):
        visitor.get("/", **{"x-kakdoc-halaman": "satu"})
    assert list(visitor.desk._open) == ["satu"]
    for number in range(2000):
        visitor.desk.seen(str(number))
    assert len(visitor.desk._open) == 1000


def test_a_port_that_is_taken_is_told_and_without_wish_another_is_taken(office):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match="K935"):
            serving.serve(office, port, print)
    assert found.find(office) is None


def test_a_folder_has_its_port_each_time_so_that_a_window_finds_it_again(office):
    usual = found.usual_port(office)
    assert usual == found.usual_port(office / ".." / "kantor")
    assert 20_000 <= usual < 32_768
    with serving._bound(office, None) as first, serving._bound(office, None) as second:
        assert first.getsockname() != second.getsockname()
        assert second.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("port", ["http", "-1", "65536", "8_0", "１２"])
def test_what_is_no_port_is_told(office, kakdoc, port):
    run = kakdoc("buka", office, f"--port={port}")
    assert run.code == 2
    assert "K935" in run.err


@pytest.mark.parametrize("name", ["tidak/ada", "berkas.txt"])
def test_what_is_no_folder_is_told_at_its_name(office, kakdoc, name):
    (office / "berkas.txt").write_text("", "utf-8")
    run = kakdoc("buka", office / name)
    assert run.code == 2
    assert "K933" in run.err
    assert name.partition("/")[0] in run.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everywhere")
def test_a_folder_without_rights_is_told(office, kakdoc):
    office.chmod(0)
    run = kakdoc("buka", office)
    office.chmod(0o700)
    assert run.code == 2
    assert "K933" in run.err


def test_another_program_that_holds_the_folder_and_does_not_answer_is_told(office, monkeypatch, kakdoc):
    monkeypatch.setattr(serving, "_WAIT", 0.1)
    with found.alone(office):
        run = kakdoc("buka", office)
    assert run.code == 4
    assert "K934" in run.err


def test_without_a_cache_it_runs_all_the_same(office, monkeypatch):
    (office / "cache").write_text("", "utf-8")
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(office / "cache"))
    with served(office, idle=0.2) as (address, _):
        assert asked(address)[0] == 303
    assert found.find(office) is None


def test_what_is_kept_of_a_page_is_for_the_user_alone_and_told_only_to_who_knows_it(office):
    found.keep(office, found.Running(1, "kunci"))
    kept = [each for each in (office.parent / "cache").rglob("*") if each.is_file()]
    assert all(os.name == "nt" or not each.stat().st_mode & 0o77 for each in kept)
    assert b"kunci" in b"".join(each.read_bytes() for each in kept)
    assert found.find(office) is None


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"port": "x", "token": 1}', b'{"port": 1}', b'"x"', b"\xff"])
def test_what_is_kept_and_not_understood_counts_as_nothing(office, kept):
    found._shelf().put(found._key(office), kept)
    assert found.find(office) is None


def test_another_program_at_the_port_is_not_taken_for_ours_and_hears_no_token(office):
    heard = []
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        found.keep(office, found.Running(other.getsockname()[1], "kunci-rahasia"))

        def answer() -> None:
            talk, _ = other.accept()
            heard.append(talk.recv(4096))
            talk.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{"bukti":"x","tutup":false}')
            talk.close()

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        assert found.find(office) is None
        thread.join(5)
    assert heard
    assert b"kunci-rahasia" not in heard[0]


def test_without_its_libraries_the_command_says_how_to_get_them(office, monkeypatch, kakdoc):
    monkeypatch.setattr(page, "_NEEDED", ("pustaka_yang_tidak_ada",))
    for command in ("buka", "pintasan"):
        run = kakdoc(command, office)
        assert run.code == 2
        assert "K936" in run.err
        assert "pip install 'kakdoc[web]'" in run.err


def test_a_start_without_console_tells_what_went_wrong_in_the_browser(office, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(sys, "argv", ["kakdoc-buka", str(office / "tidak" / "ada")])
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    with pytest.raises(SystemExit) as ended:
        page.run_window()
    assert ended.value.code == 2
    assert len(opened) == 1
    assert "K933" in (office.parent / "cache" / "kakdoc" / "pesan.html").read_text("utf-8")


def test_a_start_that_names_no_folder_goes_to_this_one_or_to_the_documents(office, monkeypatch):
    home = office.parent
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert window.usual_folder() == home / "naskah-dinas"
    (home / "Documents").mkdir()
    assert window.usual_folder() == home / "Documents" / "naskah-dinas"
    monkeypatch.chdir(office)
    assert window.usual_folder() == office


def test_without_a_browser_the_address_is_told(office, monkeypatch, capsys):
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    page._open("http://127.0.0.1:1/masuk")
    assert "http://127.0.0.1:1/masuk" in capsys.readouterr().err


_POST = b"POST /tutup HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nOrigin: http://{host}\r\n"
RAW = (
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nCookie: {cookie}\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nCookie: {cookie}\r\n\r\n",
    b"GET / HTTP/1.0\r\nCookie: {cookie}\r\n\r\n",
    b"GET /\r\n",
    b"GET / HTTP/1.1\r\nHost : {host}\r\nCookie: {cookie}\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nX: a\x00b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: {host}\r\n\r\n",
    b"GET /../../etc/passwd HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    b"GET /statis/../../../etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n",
    b"GET /statis/%2e%2e%2fapp.py HTTP/1.1\r\nHost: {host}\r\n\r\n",
    b"GET /statis/..%5capp.py HTTP/1.1\r\nHost: {host}\r\n\r\n",
    b"GET //evil.example/ HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    b"CONNECT evil.example:443 HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    _POST
    + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /kunci HTTP/1.1\r\nHost: {host}\r\n\r\n",
    _POST + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\nabcde",
    _POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    _POST + b"Content-Length: 99999999999\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {host}\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    b"GET /?" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    b"\r\n" * 50,
    b"A" * 70_000,
)
"""What no browser sends, or what another page or program does."""


def test_the_real_server_answers_no_raw_request_that_it_should_not_and_goes_on(office):
    with served(office, idle=30) as (address, _):
        cookie = cookie_of(address)
        host = urlsplit(address).netloc
        for number, request in enumerate(RAW):
            sent = request.replace(b"{host}", host.encode()).replace(b"{cookie}", cookie.encode())
            told = _said(host, sent)
            assert not told or told.startswith(b"HTTP/1.1 4"), (number, told[:200])
            assert b"csrf" not in told, number
            assert b"server:" not in told.lower(), number
        status, _, text = asked(address, path="/kunci", headers={"Cookie": cookie})
        assert status == 200
        given = {"Cookie": cookie, "Origin": f"http://{host}", "X-Kakdoc": text.split('"')[3]}
        assert asked(address, "POST", "/tutup", given)[0] == 200


def _said(host: str, sent: bytes) -> bytes:
    """Return all that the server says to some bytes, until it closes or has nothing more to say."""
    said = b""
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=0.4) as talk, contextlib.suppress(OSError):
        talk.sendall(sent)
        talk.shutdown(socket.SHUT_WR)
        while piece := talk.recv(65536):
            said += piece
    return said


def test_it_listens_on_this_computer_alone(office):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # sends nothing; tells by which address this computer would go out
        own = probe.getsockname()[0]
        with serving._bound(office, 0) as listening:
            port = listening.getsockname()[1]
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((own, port), timeout=2)
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
