"""Inputs spoiled at random: none may bring a fault of the program, take long, or give a paper that is no package.

`python tests/fuzz_inputs.py 20000` spoils that many of the shipped inputs, YAML and workbooks by turns; the seed may
follow. It tells each fault as it is met, where it stands after every 500 inputs, and what it found when it is stopped.
A test runs a small number of them.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from papers.rendering import RENDERER

from kakdoc.base.package import is_untouched
from kakdoc.papers import checking, making
from kakdoc.papers.forms import converting

PROJECT = Path(__file__).parent.parent
LONGEST = 5.0
"""Seconds of processor that one input may take, checked and made."""
WORDS = (
    "", "0", "-1", "1e9", "Rp 1.000,-", "1.000." * 40, "((((", "[isi: apa]", "[rujuk: a]", "**", "*", "_", "| a | b |", "ya",
    "2024", "31 Februari 2024", "32 Maret 2027", "196804241998031011", "&lt;", "<w:p>", "{{ x }}", "{% if %}", "${ttd_pengirim}",
    "\u200b", "\u00a0", "é" * 300, "a" * 5000, "a. satu\n\nb. dua", "1. satu\n2. dua", "Pasal 3 ayat (2) huruf a",
    "UU Nomor 5 Tahun 2014", "../x.yaml", "a\tb", "\U0001f600", "\u202eabc", "dan dan", "%", "5 (lima) orang", "null", "~",
    "- ", "#", "&a", "!!python/object:os.system", "x: y", "“", "tahun 1999 " * 50, "KESATU", "9" * 400, "I", "Januari-Mei",
)  # fmt: skip


@dataclass
class Seen:
    """What a run found."""

    inputs: int = 0
    papers: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)
    by_code: dict[str, int] = field(default_factory=dict)


def sources() -> list[tuple[Path, str]]:
    """Return the shipped inputs and where they lie below `inputs`."""
    files = [*PROJECT.glob("inputs/20*/**/*.yaml"), *PROJECT.glob("tests/examples/*/benar/*.yaml")]
    return [(each, each.relative_to(PROJECT).as_posix().removeprefix("inputs/")) for each in sorted(files)]


def spoiled_text(text: str, chance: random.Random) -> str:
    """Return a text with one to three things changed."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        number = chance.randrange(len(lines))
        other, word = chance.randrange(len(lines)), chance.choice(WORDS)
        line = lines[number]
        key, colon, _ = line.partition(": ")
        match chance.randrange(9):
            case 0:
                lines[number] = f"{key}{colon}{word}" if colon else word
            case 1:
                lines[number] = f"{key}{colon}{word!r}"
            case 2:
                del lines[number : number + chance.randint(1, 3)]
            case 3:
                lines.insert(other, line)
            case 4:
                lines[number], lines[other] = lines[other], line
            case 5:
                place = chance.randint(0, len(line))
                lines[number] = line[:place] + word + line[place:]
            case 6:
                place = chance.randint(0, len(line))
                lines[number] = line[:place] + chr(chance.choice((0x85, 0x2028, 0xFEFF, 0x09, 0x7F, 0x300, 0x5B, 0x22)))
            case 7:
                lines[number] = " " * chance.randint(1, 4) + line
            case _:
                lines[number] = line[: chance.randint(0, len(line))]
        lines = lines or [""]
    return "\n".join(lines)


def spoiled_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some changed, cut or doubled."""
    content = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(max(len(content), 1))
        match chance.randrange(3):
            case 0:
                content[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[place : place + chance.randint(1, 50)]
            case _:
                content[place:place] = content[place : place + chance.randint(1, 20)]
    return bytes(content)


def spoiled_book(data: bytes, chance: random.Random) -> bytes:
    """Return a workbook with cells and sheets changed as people do, or its file as a bad disk does."""
    if chance.random() < 0.15:
        return spoiled_bytes(data, chance)
    if chance.random() < 0.25:
        return spoiled_members(data, chance)
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    for _ in range(chance.choice((1, 1, 2, 3))):
        sheet = book[chance.choice(book.sheetnames)]
        cell = sheet.cell(chance.randint(1, sheet.max_row + 1), chance.randint(1, sheet.max_column + 1))
        match chance.randrange(8):
            case 0 | 1 | 2:
                with contextlib.suppress(Exception):  # what openpyxl itself does not take
                    cell.value = chance.choice((*WORDS, 0, -5, 1.5, 1e300, True, 45414, "=A1", "#N/A"))
            case 3:
                sheet.delete_rows(cell.row, chance.randint(1, 3))
            case 4:
                sheet.delete_cols(cell.column)
            case 5:
                sheet.insert_rows(cell.row)
            case 6:
                sheet.title = chance.choice(("Lain", "Naskah", "naskah ", "Catatan", "Rincian"))
            case _:
                cell.number_format = chance.choice(("0%", '"Rp"#,##0', "mmmm yyyy", "@", "[Red]0.00;(0)", "General"))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def spoiled_members(data: bytes, chance: random.Random) -> bytes:
    """Return a package with the bytes of one member spoiled, left out or doubled; the package itself is whole."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            if name == victim and chance.random() < 0.2:
                continue
            new.writestr(name, spoiled_bytes(content, chance) if name == victim else content)
    return made.getvalue()


def spoiled(count: int, seed: int, books: dict[str, bytes]) -> Iterator[Path]:
    """Yield spoiled inputs of the working folder, one after the other, each in the place of its source."""
    chance, given = random.Random(seed), sources()  # noqa: S311
    for number in range(count):
        source, name = given[number // 2 % len(given)]
        data, own = source.read_bytes(), Path("inputs", name)
        if number % 2:
            path, content = own.with_suffix(".xlsx"), spoiled_book(books[name], chance)
            own.unlink()
        elif chance.random() < 0.1:
            path, content = own, spoiled_bytes(data, chance)
        else:
            path, content = own, spoiled_text(data.decode(), chance).encode(errors="replace")
        path.write_bytes(content)
        yield path
        path.unlink()
        own.write_bytes(data)


def lay_out() -> dict[str, bytes]:
    """Copy the shipped inputs into the working folder; return each as a workbook too."""
    shutil.copytree(PROJECT / "inputs", "inputs")
    shutil.copytree(PROJECT / "tests/examples", "inputs/tests/examples")
    books = {}
    for _, name in sources():
        book = Path("inputs", name).with_suffix(".xlsx")
        converting.convert(Path("inputs", name), book)
        books[name] = book.read_bytes()
        book.unlink()
    return books


def fuzz(count: int, seed: int = 1, tell: Callable[[Seen], None] = lambda _: None) -> Seen:
    """Return what became of so many spoiled inputs, or of those until Ctrl-C; tell how things stand after each."""
    seen, here = Seen(), Path.cwd()
    with tempfile.TemporaryDirectory(prefix="kakdoc-fuzz-") as scratch, contextlib.suppress(KeyboardInterrupt):
        os.chdir(scratch)
        try:
            for path in spoiled(count, seed, lay_out()):
                _try(path, seen)
                tell(seen)
        finally:
            os.chdir(here)
    return seen


def _try(path: Path, seen: Seen) -> None:
    data, started = path.read_bytes(), time.process_time()
    checked = checking.check(path)
    (outcome,) = making.make([checked], making.Wishes(Path("outputs"), replacing=True), lambda _: None, RENDERER)
    took = time.process_time() - started
    seen.inputs += 1
    seen.slowest = max(seen.slowest, took)
    for each in outcome.problems:
        seen.by_code[each.code] = seen.by_code.get(each.code, 0) + 1
        if each.code == "K901":
            _keep(path, data, each.trace, seen)
    if took > LONGEST:
        _keep(path, data, f"{took:.1f} s", seen)
    if outcome.made is not None:
        seen.papers += 1
        if not _is_package(outcome.made):
            _keep(path, data, "no package", seen)
        outcome.made.unlink()


def _is_package(path: Path) -> bool:
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        from lxml import etree

        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        return is_untouched(data) and archive.testzip() is None


def _keep(path: Path, data: bytes, why: str, seen: Seen) -> None:
    """Remember a fault, and where it is asked for its input."""
    seen.faults.append(f"{path}: {why}")
    kept = os.environ.get("KAKDOC_FUZZ_KEEP")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        Path(kept, f"{len(seen.faults)}-{path.name}").write_bytes(data)


class Telling:
    """What is said while a run goes on."""

    def __init__(self) -> None:
        self.told = 0

    def __call__(self, seen: Seen) -> None:
        """Print the faults not told yet, and every 500 inputs a line."""
        for each in seen.faults[self.told :]:
            sys.stdout.write(f"{each}\n")
        self.told = len(seen.faults)
        if seen.inputs % 500 == 0:
            sys.stdout.write(f"{told(seen)}\n")
        sys.stdout.flush()


def told(seen: Seen) -> str:
    """Return a run's sums in a line."""
    return f"{seen.inputs} inputs, {seen.papers} papers, slowest {seen.slowest:.2f} s, {len(seen.faults)} faults"


if __name__ == "__main__":
    wanted = int(sys.argv[1])
    found = fuzz(wanted, int(sys.argv[2]) if len(sys.argv) > 2 else 1, Telling())
    sys.stdout.write(f"{told(found)}; {len(found.by_code)} codes\n")
    sys.exit(bool(found.faults) or found.inputs < wanted)
