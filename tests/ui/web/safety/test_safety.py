"""The page serves its user alone, and reaches nothing but its working folder."""

from __future__ import annotations

import ast
import asyncio
import io
import re
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import PROJECT
from starlette.datastructures import UploadFile
from ui.web.asking import ORIGIN, PORT, Visitor, asked
from ui.web.safety.hostile import (
    HOSTS,
    LEADING_OUT,
    MARK,
    ODD,
    ORIGINS,
    PAPER,
    RUN,
    lay_traps,
    of_strangers,
    right,
    standing,
    watched,
)

from kakdoc.base.problems import InvalidValue
from kakdoc.ui.web.app import ROUTES, Way
from kakdoc.ui.web.safety import folder, log, uploads
from kakdoc.ui.web.safety.guard import HEADERS, LARGEST, Guard

REFUSED = {400, 403, 404, 405, 413}
WEB = PROJECT / "kakdoc" / "ui" / "web"


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A working folder with links, a pipe and secrets, as the folder of this process."""
    place = lay_traps(tmp_path)
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def visitor(office):
    found = Visitor(office)
    yield found
    found.desk.shut()


def answered(visitor, requests):
    """Return each request with its answer, in one loop; none may hang."""

    async def ask():
        return [(each, await asked(visitor.app, each.method, each.address, each.raw, each.body)) for each in requests]

    return asyncio.run(asyncio.wait_for(ask(), 60))


@pytest.mark.parametrize(
    "seed", [pytest.param(seed, marks=[pytest.mark.lambat] * bool(seed), id=f"{seed + 1} of 5") for seed in range(5)]
)
def test_hostile_requests_read_write_and_run_nothing(visitor, office, seed):
    """Two thousand at a time, ten thousand in all."""
    before = standing(office.parent)
    keys = visitor.desk.keys
    with watched(office.parent / "luar") as seen:
        for request, answer in answered(visitor, of_strangers(visitor, seed, 2000)):
            assert answer.status in REFUSED, request
            assert not any(each in answer.text for each in (MARK, keys.cookie, keys.csrf, keys.token)), request
    assert seen == []
    assert standing(office.parent) == before
    assert not visitor.desk.closing


def parameters(way: Way | None = None) -> list[str]:
    """Return every word that could be the name of a parameter: of all pages, or of the function behind one way."""
    trees = {path.stem: ast.parse(path.read_text("utf-8")) for path in (WEB / "pages").rglob("*.py")}
    nodes = [node for tree in trees.values() for node in ast.walk(tree)]
    if way:
        module, _, name = way.place.partition(":")
        nodes = [
            node
            for each in trees[module.rpartition(".")[2]].body
            if getattr(each, "name", "") == name
            for node in ast.walk(each)
        ]
    words = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return sorted(
        each for each in words if isinstance(each, str) and re.fullmatch(r"[a-z_]{3,20}", each) and each != "csrf"
    )


def place_of(key: str) -> int:
    """Return where the names begin that a parameter is asked by beside a paper that is there: some for each."""
    return sum(map(ord, key)) % 15


@pytest.mark.parametrize("way", ROUTES, ids=lambda way: f"{way.method} {way.path}")
def test_names_that_lead_elsewhere_are_followed_by_no_page(visitor, office, way, monkeypatch):
    """Whoever has the cookie and the proof gets no further: each page is asked with them under every name of a parameter.

    Once all of them lead out, and once a paper that is there is named beside one that does; each page by some of them,
    as the door that all of them go through is asked by each.
    """
    monkeypatch.setenv("PATH", "")  # no office program, which would take its time
    outside = office.parent / "luar"
    before = standing(outside)
    every = parameters()
    sent = [dict.fromkeys(every, name[:300]) for name in LEADING_OUT[ROUTES.index(way) % 4 :: 4]]
    sent += [{"berkas": PAPER, key: name} for key in parameters(way) for name in LEADING_OUT[place_of(key) :: 15]]
    asking = [request for each in sent for request in right(visitor, way, each)]
    with watched(outside) as seen:
        for request, answer in answered(visitor, asking):
            assert answer.status < 500, (request, answer.text)
            assert MARK not in answer.text, request
    # What shows pages may start its own programs; none of them hears a name.
    assert [
        each for each in seen if each[0] != RUN or any(name in each[1] for name in LEADING_OUT[1:] if name[5:])
    ] == []
    assert standing(outside) == before
    written = [each.relative_to(office).as_posix() for each in office.rglob("*") if each.is_file()]
    drafts = f"{folder.HIDDEN}/"
    assert [each for each in written if not each.startswith((drafts, "inputs/", "outputs/"))] == []


@pytest.mark.parametrize("name", LEADING_OUT)
def test_the_door_to_the_folder_refuses_names_that_lead_elsewhere(office, name):
    with pytest.raises(InvalidValue) as refused:
        folder.inside(name)
    assert refused.value.code == "K930"


@pytest.mark.parametrize("name", ODD)
def test_a_name_that_means_something_elsewhere_is_only_a_name(office, name):
    assert folder.inside(name) == Path(name)


@pytest.mark.parametrize(
    "name", ["inputs", "inputs/2027", "inputs/2027/kak.yaml", "inputs/2027/Surat – 1 (baru).xlsx", "hasil/ä.docx"]
)
def test_the_door_opens_for_names_of_the_folder_also_for_what_is_not_there_yet(office, name):
    assert folder.inside(name) == Path(name)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_within_the_folder_is_followed_and_one_into_the_hidden_is_not(office):
    (office / "inputs" / "2027" / "kak.yaml").write_text("", "utf-8")
    (office / "sama.yaml").symlink_to("inputs/2027/kak.yaml")
    (office / "draf.jsonl").symlink_to(".kakdoc/draf/x.jsonl")
    assert folder.inside("sama.yaml") == Path("sama.yaml")
    with pytest.raises(InvalidValue):
        folder.inside("draf.jsonl")


@pytest.mark.parametrize("name", ["a/b", "..", "", ".", "con", "a\\b", "a ", ".x", "/a", "a:b"])
def test_a_name_of_one_file_is_one_name(name):
    with pytest.raises(InvalidValue, match=r".") as refused:
        folder.single(name)
    assert refused.value.code == "K930"
    assert folder.single("Kantor Contoh 2027") == "Kantor Contoh 2027"


def test_a_right_request_is_answered_by_each_name_of_this_computer(visitor):
    for host in (f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}", f"LocalHost:{PORT}"):
        assert visitor.get("/", host=host).status == 200
    assert visitor.get("/", origin=ORIGIN, **{"sec-fetch-site": "none"}).status == 200


@pytest.mark.parametrize("host", HOSTS)
def test_a_name_that_is_rebound_is_not_answered(visitor, host):
    assert visitor.get("/", host=host).status == 403
    assert visitor.get("/masuk", host=host).status == 403


@pytest.mark.parametrize("origin", ORIGINS)
def test_another_page_is_not_answered_whatever_it_holds(visitor, origin):
    headers = {
        "origin": origin,
        "host": f"127.0.0.1:{PORT}",
        "cookie": visitor.cookie,
        "x-kakdoc": visitor.desk.keys.csrf,
    }
    raw = [(key.encode(), value.encode()) for key, value in headers.items()]
    assert visitor.ask("POST", "/tutup", raw).status == 403
    assert visitor.ask("GET", "/", raw).status == 403
    assert not visitor.desk.closing


def test_a_change_without_any_sign_of_where_it_comes_from_is_refused(visitor):
    raw = visitor.headers(**{"x-kakdoc": visitor.desk.keys.csrf})
    assert visitor.ask("POST", "/tutup", raw).status == 403
    raw = visitor.headers(**{"x-kakdoc": visitor.desk.keys.csrf, "sec-fetch-site": "same-origin"})
    assert visitor.ask("POST", "/tutup", raw).status == 200


def test_the_first_address_gives_a_cookie_that_scripts_and_other_sites_do_not_get(visitor):
    answer = visitor.ask("GET", f"/masuk?kunci={visitor.desk.keys.token}", [(b"host", f"127.0.0.1:{PORT}".encode())])
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert f"{visitor.cookie};" in cookie
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert "Expires" not in cookie


@pytest.mark.parametrize("token", ["", "x", "cookie", "csrf", "token "])
def test_another_token_gives_no_cookie(visitor, token):
    value = getattr(visitor.desk.keys, token, token) if token in ("cookie", "csrf") else token
    answer = visitor.ask("GET", f"/masuk?kunci={value}", [(b"host", f"127.0.0.1:{PORT}".encode())])
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


def test_secrets_differ_from_each_other_and_from_run_to_run(tmp_path):
    keys = [secret for _ in range(3) for secret in Visitor(tmp_path).desk.keys]
    assert len(set(keys)) == len(keys)
    assert min(map(len, keys)) >= 43


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "text/plain", "application/json", "multipart/form-data", ""]
)
def test_a_change_without_proof_changes_nothing(visitor, kind):
    raw = visitor.headers(origin=ORIGIN, **{"content-type": kind})
    for body in (b"", b"csrf=x", b"{}", f"csrf={visitor.desk.keys.cookie}".encode()):
        assert visitor.ask("POST", "/tutup", raw, body).status in (400, 403)
    assert not visitor.desk.closing


def test_the_proof_counts_in_a_form_in_one_with_a_file_and_in_the_header(visitor):
    assert visitor.send("/tutup").status == 200
    assert visitor.upload("/tutup", "x.yaml", b"x").status == 200
    assert visitor.api("/detak", {}).status == 200


@pytest.mark.parametrize(
    "path", ["/", "/masuk", "/tidak-ada", "/statis/kakdoc.css", "/statis/tidak-ada", "/hidup", "/kunci"]
)
def test_every_answer_carries_what_keeps_browsers_strict(visitor, path):
    for answer in (visitor.get(path), visitor.ask("GET", path, [(b"host", b"evil.example")])):
        assert {key: answer.headers[key] for key in HEADERS} == HEADERS
        assert "server" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers
    policy = HEADERS["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "default-src 'none'" in policy


def test_pages_hold_no_script_no_style_and_no_address_of_a_network():
    for path in [*(WEB / "templates").rglob("*.html"), *(WEB / "static").iterdir()]:
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(?i)https?://|//[a-z]+\.[a-z]+/|@import|url\(", text), path.name
        if path.suffix == ".html":
            assert not re.search(
                r"(?i)<script(?![^>]*\bsrc=)|\sstyle=|<style|\son[a-z]+=|javascript:|\|\s*safe\b", text
            ), path.name
        if path.suffix == ".js":
            assert not re.search(
                r"\beval\(|new Function|innerHTML|outerHTML|document\.write|insertAdjacentHTML|\.style\.cssText", text
            ), path.name


def test_what_people_typed_is_text_on_every_page(visitor, office):
    evil = "<script>alert(1)</script>\"'><img src=x>"
    key = visitor.desk.note(evil)
    page = visitor.get(f"/?kabar={key}").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_fault_of_the_program_shows_nothing_of_it_on_the_page(visitor, monkeypatch):
    async def broken(_request):
        raise ZeroDivisionError(MARK)

    monkeypatch.setattr("kakdoc.ui.web.app.page", lambda _place: broken)
    answer = visitor.get("/")
    assert answer.status == 500
    assert "K901" in answer.text
    assert not re.search(rf"{MARK}|Traceback|\.py\"|site-packages", answer.text)
    logged = log.FILE.read_text("utf-8")
    assert "kesalahan program" in logged
    assert f"ZeroDivisionError: {MARK}" in logged


def test_a_folder_that_is_none_yet_is_reached_by_no_page_but_the_first(tmp_path, monkeypatch):
    (tmp_path / "foto.jpg").write_text(MARK, "utf-8")
    monkeypatch.chdir(tmp_path)
    visitor = Visitor(tmp_path)
    for way in ROUTES:
        if way.needs_folder:
            answer = visitor.get(way.path) if way.method == "GET" else visitor.send(way.path)
            assert (answer.status, answer.headers["location"]) == (303, "/")
    visitor.send("/tutup")
    assert [each.name for each in tmp_path.iterdir()] == ["foto.jpg"]


def test_every_address_has_its_page():
    from kakdoc.ui.web.app import page

    for way in ROUTES:
        assert asyncio.iscoroutinefunction(page(way.place)), way
        assert way.method in ("GET", "POST")
    assert {way.path for way in ROUTES if way.is_open} == {"/masuk", "/hidup", "/statis/{name}"}


# Sizes and uploads.


def test_what_is_too_large_is_refused_whether_it_says_so_or_not(visitor):
    told = visitor.headers(origin=ORIGIN, **{"content-length": str(LARGEST + 1), "x-kakdoc": visitor.desk.keys.csrf})
    assert visitor.ask("POST", "/detak", told, b"x").status == 413
    more = visitor.headers(origin=ORIGIN, **{"x-kakdoc": visitor.desk.keys.csrf, "content-type": "application/json"})
    assert visitor.ask("POST", "/detak", more, b"x" * (LARGEST + 1)).status == 413
    assert visitor.upload("/tutup", "x.yaml", b"x" * (LARGEST + 1)).status == 413


def test_a_form_of_two_hundred_rows_is_taken_and_one_without_end_is_not(visitor):
    assert (
        visitor.send("/tutup", [(f"baris.{row}.{column}", "x") for row in range(200) for column in range(8)]).status
        == 200
    )
    assert visitor.send("/tutup", [("x", "")] * (uploads.MOST_FIELDS + 1)).status == 400
    assert visitor.send("/tutup", {"x": "a" * (uploads.LARGEST_FIELD + 1)}).status == 400
    raw = visitor.headers(origin=ORIGIN, **{"content-type": "multipart/form-data; boundary=b"})
    part = b'--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\nx\r\n'
    assert visitor.ask("POST", "/detak", raw, part * (uploads.MOST_FILES + 1) + b"--b--\r\n").status == 400


@pytest.mark.parametrize(
    "body", [b"", b"--b", b"--b\r\n\r\n", b"--b\r\nContent-Disposition: x\r\n\r\nx\r\n--b--", b"\xff" * 99]
)
@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data; boundary=b",
        "multipart/form-data",
        'multipart/form-data; boundary="',
        "application/x-www-form-urlencoded; charset=x",
    ],
)
def test_a_form_that_is_none_is_refused(visitor, body, kind):
    raw = visitor.headers(origin=ORIGIN, **{"content-type": kind})
    assert visitor.ask("POST", "/tutup", raw, body).status in (400, 403)
    assert not visitor.desk.closing


async def _upload(name: str, data: bytes):
    return await uploads.taken(UploadFile(io.BytesIO(data), filename=name), (".xlsx", ".csv"))


@pytest.mark.parametrize(
    "name", ["", "x", "x.yaml", "x.xlsx.exe", "../x.docx", ".xlsx", "x.xls\u200bx", "x.xlsx\x00.png"]
)
def test_a_file_of_another_kind_is_refused(name):
    with pytest.raises(InvalidValue, match=r"."):
        asyncio.run(_upload(name, b"x"))


def test_of_the_name_of_a_file_only_its_ending_is_kept(tmp_path):
    for name in ("../../luar/Daftar.XLSX", "C:\\x\\daftar.xlsx", "/etc/cron.d/daftar.xlsx", "\x00/\n.xlsx" + "a.xlsx"):
        assert asyncio.run(_upload(name, b"x")) == (".xlsx", b"x")
    with pytest.raises(InvalidValue, match="kosong"):
        asyncio.run(_upload("x.csv", b""))
    with pytest.raises(InvalidValue, match="belum dipilih"):
        asyncio.run(uploads.taken("", (".csv",)))


_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_ENTITY = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(
    "members",
    [
        {"[Content_Types].xml": _TYPES, "word/document.xml": b"0" * (200 * 2**20)},
        {"[Content_Types].xml": _TYPES, "word/document.xml": _ENTITY},
        {"[Content_Types].xml": _TYPES, "../../luar/rahasia.yaml": b"x", "word/document.xml": b"<a/>"},
        {},
    ],
    ids=["a bomb", "an entity", "a name that leads out", "an empty package"],
)
def test_a_file_that_is_sent_is_looked_at_as_one_on_the_command_line(visitor, office, members):
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    before = standing(office.parent)
    answer = visitor.upload("/jenis-baru", "../../luar/surat.docx", package.getvalue(), {"nama": "surat"})
    assert answer.status == 422
    assert re.search(r"\bK\d{3}\b", answer.text)
    assert "root:" not in answer.text
    assert standing(office.parent) == before


def test_an_upload_is_never_on_disk_before_it_was_looked_at(visitor, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tidak-ada"))
    assert visitor.upload("/tutup", "x.xlsx", b"x" * (LARGEST // 2)).status == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"1", b"{", b"[" * 100_000, b'{"a":' * 50_000, b'{"a": NaN}', b"\xff", b'{"a": ' + b"9" * 5000 + b"}"],
)
def test_data_that_are_none_are_refused(body):
    from starlette.exceptions import HTTPException
    from starlette.requests import Request

    from kakdoc.ui.web.safety.proving import read_data

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    with pytest.raises(HTTPException) as refused:
        asyncio.run(read_data(Request({"type": "http", "method": "POST", "headers": []}, receive)))
    assert refused.value.status_code == 400


# The log.


def test_each_change_is_a_line_with_time_action_and_file_that_no_name_can_forge(office):
    assert log.Log().write("simpan", "inputs/2027/kak.yaml\n2027-01-01\thapus", "a\u2028b\x1b[2J") is None
    (line,) = log.FILE.read_text("utf-8").splitlines()
    moment, action, name, detail = line.split("\t")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", moment)
    assert (action, name, detail) == ("simpan", "inputs/2027/kak.yaml 2027-01-01 hapus", "a b [2J")


def test_a_long_log_is_begun_anew_and_the_one_before_is_kept(office):
    log.FILE.write_text("lama\n" * 300_000, "utf-8")
    log.Log().write("simpan")
    assert "lama" not in log.FILE.read_text("utf-8")
    assert (log.FILE.parent / "catatan.lama.log").read_text("utf-8").startswith("lama")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_full_disk_of_the_log_is_told_and_stops_nothing():
    problem = log.Log(Path("/dev/full")).write("simpan", "inputs/2027/kak.yaml")
    assert (problem.code, problem.fatal) == ("K932", False)
    assert "diska penuh" in problem.message


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_log_that_leads_out_of_the_folder_is_not_followed(office):
    log.FILE.symlink_to(office.parent / "luar" / "rahasia.yaml")
    assert log.Log().write("simpan").code == "K932"
    log.FILE.unlink()
    (office / ".kakdoc").rename(office / "kakdoc-lama")
    (office / ".kakdoc").symlink_to(office.parent / "luar")
    assert log.Log().write("simpan").code == "K932"
    assert [each.name for each in (office.parent / "luar").iterdir()] == ["rahasia.yaml"]


def test_the_log_says_why_where_it_has_no_place(office):
    (office / "berkas").write_text("", "utf-8")
    assert log.Log(Path("berkas/catatan.log")).write("simpan").code == "K932"


def test_what_is_no_request_is_not_answered(visitor):
    async def fail(*_):
        raise AssertionError

    asyncio.run(Guard(fail, visitor.desk.keys, PORT, (), fail)({"type": "websocket"}, fail, fail))
