"""The page as staff have it, a process of its own asked over its port: many windows at once, and many edits.

`python benchmarks/page/served.py` prints the row of the windows, with `ingatan` that of the memory.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit

PROJECT = Path(__file__).parent.parent.parent
INPUT = "inputs/2027/kak-mutasi-promosi-asn.yaml"
FORM = f"/isian?berkas={INPUT}"
WINDOWS, ROUNDS = 50, 40
EDITS, EARLY, LOOKS = 10_000, 1_000, 100
"""Edits, those after which memory is first looked at, and of how many edits one has the pages of the paper drawn."""


class Browser:
    """Who opened the page that is served: its cookie, its secret for forms, and the process that answers."""

    def __init__(self, address: str, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._port = urlsplit(address).port
        self._line = self.connection()
        entered = self._asked(self._line, "GET", address.partition(f":{self._port}")[2], {})
        self._cookie = {"Cookie": entered[1]["set-cookie"].partition(";")[0]}
        self._secret = json.loads(self.ask("GET", "/kunci"))["csrf"]

    def connection(self) -> http.client.HTTPConnection:
        """Return a connection of one more window."""
        return http.client.HTTPConnection("127.0.0.1", self._port or 0, timeout=600)

    def ask(self, method: str, path: str, data: object = None, line: http.client.HTTPConnection | None = None) -> bytes:
        """Return an answer; what is no success is an error."""
        headers = {**self._cookie}
        if method == "POST":
            headers |= {"Origin": f"http://127.0.0.1:{self._port}", "X-Kakdoc": self._secret}
            headers |= {"Content-Type": "application/json", "Accept": "application/json"}
        status, _, body = self._asked(line or self._line, method, path, headers, data)
        assert status == 200, (status, body[:300])
        return body

    def _asked(
        self, line: http.client.HTTPConnection, method: str, path: str, headers: Mapping[str, str], data: object = None
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        line.request(method, path, None if data is None else json.dumps(data), dict(headers))
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read()

    @property
    def processor(self) -> float:
        """The seconds of processor that the process which answers has taken."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """The memory of the process that answers, in MiB."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@contextlib.contextmanager
def opened() -> Iterator[Browser]:
    """Yield who has the page of a copy of the project's inputs before them."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(PROJECT / "inputs", Path(scratch, "kantor", "inputs"))
        env = {**os.environ, "PYTHONPATH": str(PROJECT), "XDG_CACHE_HOME": str(Path(scratch, "simpanan"))}
        command = [sys.executable, "-m", "kakdoc", "buka", "kantor", "--tanpa-peramban", "--port", "0"]
        process = subprocess.Popen(command, cwd=scratch, env=env, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        try:
            yield Browser(process.stdout.readline().strip(), process)
        finally:
            process.terminate()
            process.wait(60)


def windows() -> Iterator[str]:
    """Yield how long windows wait that ask for a form at once, and what that takes of the processor.

    It is the middle one of them, in the round that others on the machine disturbed least.
    """
    with opened() as browser:
        browser.ask("GET", FORM)
        before = browser.processor
        waited = min(statistics.median(_at_once(browser)) for _ in range(ROUNDS))
        took = (browser.processor - before) / ROUNDS
    title = f"{WINDOWS} jendela meminta formulir TOR sekaligus"
    yield f"| {title}, jawaban tengah (waktu jam) | {waited * 1e3:.0f} ms | – | – | < 100 ms |"
    yield f"| {title}, semua jawaban (prosesor) | {took * 1e3:.0f} ms | – | – | |"


def _at_once(browser: Browser) -> list[float]:
    """Return the seconds that each of many windows waits for the form."""
    ready, waited = threading.Barrier(WINDOWS), list[float]()

    def one() -> None:
        line = browser.connection()
        ready.wait()
        started = time.perf_counter()
        browser.ask("GET", FORM, line=line)
        waited.append(time.perf_counter() - started)
        line.close()

    threads = [threading.Thread(target=one) for _ in range(WINDOWS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(waited) == WINDOWS
    return waited


def memory() -> Iterator[str]:
    """Yield how the memory of the page grows while one goes on typing, undoing, reloading, looking at the paper."""
    with opened() as browser:
        size = {number: browser.memory for number in _edited(browser) if number in (EARLY, EDITS)}
    yield (
        f"| Ingatan halaman sesudah {EDITS} ketikan lewat portnya, dibanding sesudah {EARLY} | {size[EDITS]:.0f} MiB | "
        f"{size[EARLY]:.0f} MiB | {size[EDITS] / size[EARLY]:.2f}× ({size[EDITS] - size[EARLY]:+.1f} MiB) | ≈ 1 |"
    )


def _edited(browser: Browser) -> Iterator[int]:
    """Edit a form through the page; yield the number of each edit."""
    revision = int(re.findall(rb'data-revisi="(\d+)"', browser.ask("GET", FORM))[0])
    for number in range(1, EDITS + 1):
        text = f"Latar Belakang {number}, diketik sampai {'x' * (number % 40)}"
        act = {"aksi": "isi", "di": ["bagian", number % 3, "judul"], "nilai": text}
        acts = [act] if number % 10 else [act, {"aksi": "batal", "di": []}]
        sent = {"berkas": INPUT, "revisi": revision, "aksi": acts}
        revision = json.loads(browser.ask("POST", "/isian/ubah", sent))["revisi"]
        if number % LOOKS == 0:
            _looked(browser)
        yield number


def _looked(browser: Browser) -> None:
    """Have the form and the first page of the paper shown again."""
    browser.ask("GET", FORM)
    shown = browser.ask("GET", f"/naskah/lihat?berkas={quote(INPUT)}").decode()
    for picture in re.findall(r'src="([^"]+)"', shown)[:1]:
        browser.ask("GET", picture.replace("&amp;", "&"))


if __name__ == "__main__":
    for row in memory() if "ingatan" in sys.argv else windows():
        print(row, flush=True)
