"""What all tests share: the working folder of the project, a run of the program, a writer of inputs."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import yaml
from hypothesis import settings

PROJECT = Path(__file__).parent.parent
LONGEST = (
    "ui/web/browser/test_browser_filling.py",
    "ui/web/browser/test_browser_year.py",
    "ui/web/browser/test_browser_next_year.py",
    "kinds/text/test_as_typed.py",
    "papers/forms/test_round_trip.py",
    "word/comparing/test_content.py",
    "kinds/decree/test_decree_misfits.py",
    "inputs/excel/test_sheet_words.py",
    "papers/test_fuzz.py",
    "papers/pages/test_pages.py",
    "inputs/excel/test_counting.py",
    "inputs/excel/test_workbook.py",
    "papers/test_guards.py",
    "papers/pages/test_readers.py",
    "kinds/test_contract.py",
    "word/template/test_tags.py",
)
"""Files whose tests take longest, which are begun first, so that all processes end together."""


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory):
    """A folder for what runs keep, so that tests neither find nor leave anything in the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory, request):
    """A folder with every paper of which pages are looked at, as PDF by its name."""
    from papers.pages.to_print import print_all

    fill = partial(print_all, whole=not is_quick(request.config))
    return made_once(tmp_path_factory.getbasetemp(), "pdfs", fill)


@pytest.fixture(scope="session")
def resaved(tmp_path_factory):
    """What LibreOffice made of papers that it opened and saved, by name."""
    from word.to_save import save_all

    folder = made_once(tmp_path_factory.getbasetemp(), "resaved", save_all)
    return {each.stem: each.read_bytes() for each in folder.glob("*.docx")}


def made_once(base: Path, name: str, fill: Callable[[Path], object]) -> Path:
    """Return a folder that one process of the run filled, the first that asks; others wait for it."""
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made, taken, in_making, failed = (root / f"{name}{state}" for state in ("", ".diambil", ".dibuat", ".gagal"))
    try:
        taken.mkdir()
    except FileExistsError:
        waited = time.monotonic()
        while not made.exists():
            assert not failed.exists(), f"{name}: see the process that made it"
            assert time.monotonic() - waited < 600, f"{name}: the process that makes it has ended"
            time.sleep(0.1)
        return made
    in_making.mkdir()
    try:
        fill(in_making)
    except BaseException:
        failed.mkdir()
        raise
    return in_making.rename(made)


@pytest.fixture
def project(monkeypatch):
    """The project as working folder."""
    monkeypatch.chdir(PROJECT)
    return PROJECT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder of its own, with the office's data."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "instansi.yaml").write_bytes((PROJECT / "inputs" / "instansi.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kakdoc(capsys):
    """The program in this process: `kakdoc("buat", "inputs")` returns code, stdout and stderr."""
    from kakdoc.ui.cli import main

    def run(*arguments: object) -> Run:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Run(code, printed.out, printed.err)

    return run


def program(*arguments: object, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "kakdoc", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, encoding="utf-8", **options)


@contextlib.contextmanager
def running(*command: object, **options: object):
    """Yield a process that hears Ctrl-C and is ended whatever happens.

    Programs that are started in the background inherit that Ctrl-C is ignored.
    """
    process = subprocess.Popen(
        [*map(str, command)],
        stdout=subprocess.PIPE,
        preexec_fn=_hear_ctrl_c,  # noqa: PLW1509  no threads here
        **options,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _hear_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def growth(action: Callable[[int], object], small: int, large: int) -> float:
    """Return by how much a unit of a large size costs more CPU time than one of a small size, the better of three runs.

    What grows with the size gives about 1, what grows with its square about large / small; a large one that costs no
    more than two small ones is not run again.
    """
    one = min(_cost(action, small) for _ in range(3))
    found = _cost(action, large) / one
    return found if found < 2 else min(found, *(_cost(action, large) / one for _ in range(2)))


def _cost(action: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    action(size)
    return (time.process_time() - started) / size


def shares(count: int) -> pytest.MarkDecorator:
    """Try an exhaustive set in so many parts, each a slice of it named `share`; all but the first are `lambat`."""
    each = [(slice(number, None, count), [pytest.mark.lambat] * bool(number)) for number in range(count)]
    parts = [pytest.param(part, marks=marks, id=f"{part.start + 1} of {count}") for part, marks in each]
    return pytest.mark.parametrize("share", parts)


def many(examples: int) -> int:
    """Return how many examples to draw: a fifth of them where the exhaustive sets are left out."""
    return max(5, examples * settings.default.max_examples // 100)


def dumped(value: object) -> str:
    """Return plain values as YAML, by the emitter that is compiled where it is there: ten times as fast."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10**6)


def is_quick(config) -> bool:
    """Whether the exhaustive sets are left out."""
    return config.option.markexpr == "not lambat"


def pytest_configure(config):
    gc.set_threshold(200_000, 20, 20)  # as the program itself does: looking for garbage was a quarter of all tests
    settings.register_profile("semua", deadline=None)  # how long an example takes is no matter of these tests
    settings.load_profile("semua")
    settings.register_profile("cepat", max_examples=20, deadline=None)
    if is_quick(config):
        settings.load_profile("cepat")


def pytest_collection_modifyitems(items):
    order = {PROJECT / "tests" / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path, len(order)))


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the expected files anew; read them afterwards")


@pytest.fixture
def golden(request):
    """Compare a text with the expected file beside it, or write it with --update-golden."""

    def check(text: str, file: Path) -> None:
        if request.config.getoption("--update-golden"):
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return check
