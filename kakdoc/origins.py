"""What a paper tells of where it came from, and its input taken back out of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kakdoc import papers, starting, status
from kakdoc.catalog import BY_NAME
from kakdoc.forms import making
from kakdoc.problems import InputError
from kakdoc.reading import load
from kakdoc.reading.load import OFFICE_FILE
from kakdoc.rendering.content import Difference
from kakdoc.rendering.package import is_untouched
from kakdoc.rendering.trace import File, Trace


def told(path: Path) -> tuple[Trace, Sequence[Difference]]:
    """Return the trace of a paper and what was edited in it since; raises what `papers.origin` raises."""
    data = papers.read(path)
    trace = papers.origin(data, path.as_posix())
    return trace, () if is_untouched(data) else papers.differences(data, trace)


def as_text(path: Path, trace: Trace, edited: Sequence[Difference]) -> str:
    """Return what a paper is, what it was made from and how that stands today, and where it was edited."""
    facts = trace.facts
    states = dict(status.of(path).states)
    title = BY_NAME[facts["jenis"]].title if facts.get("jenis") in BY_NAME else facts.get("jenis", "")
    rows = [
        ("Naskah", path.as_posix()),
        ("Jenis", title),
        ("Nama", facts.get("nama", "")),
        ("Tahun", facts.get("tahun", "")),
        ("Nomor", facts.get("nomor", "")),
        ("Tanggal", facts.get("tanggal", "")),
        *(("Isian" if not number else "", each.name) for number, each in enumerate(trace.inputs)),
        ("Templat", trace.template.name),
        ("Dibuat oleh", f"kakdoc {trace.program}"),
        ("Keadaan", "; ".join(f"{state} ({reason})" if reason else str(state) for state, reason in states.items())),
    ]
    lines = [f"{name:<13}{value}" for name, value in rows if value]
    return "\n".join([*lines, *_edits(edited)])


def _edits(edited: Sequence[Difference]) -> Iterator[str]:
    if edited:
        yield f"Suntingan sesudah dibuat, {len(edited)} tempat:"
    for each in edited:
        texts = " → ".join(f"“{text}”" for text in (each.old, each.new) if text)
        yield f"  {each.place}: {', '.join(each.changes)}" + (f" {texts}" if texts else "")


def take(path: Path, trace: Trace, target: Path) -> list[Path]:
    """Write the input of a paper to `target`, and beside it what it needs and is not there; returns what was written.

    A workbook becomes YAML, or YAML a workbook, where the suffix asks for it. Raises OutputError K607 for a file that
    is there already, InputError K162 when the paper does not carry its input.
    """
    own, *others = trace.inputs
    data = own.data
    if data is None:
        raise InputError(papers.damaged(path.as_posix()))
    suffixes = {_suffix(own.name), target.suffix.lower()}
    if len(suffixes) == 1 or suffixes <= set(making.YAML):
        starting.write_new(data, target)
    else:
        _converted(data, _suffix(own.name), target)
    return [target, *_companions(own, others, target)]


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def _converted(data: bytes, suffix: str, target: Path) -> None:
    beside = target.with_name(f".{target.stem}{suffix}")
    starting.write_new(data, beside)
    try:
        making.convert(beside, target)
    finally:
        beside.unlink()


def _companions(own: File, others: Sequence[File], target: Path) -> Iterator[Path]:
    """Write the office's file and the TOR where the input would look for them, unless something is there."""
    for each in others:
        data, name = each.data, Path(each.name)
        if data is None:
            continue
        if name.name == OFFICE_FILE:
            place = None if load.above(target, OFFICE_FILE) else target.with_name(OFFICE_FILE)
        else:
            place = target.parent / os.path.relpath(each.name, Path(own.name).parent)
        if place is not None and place.resolve().parent == target.resolve().parent and not place.exists():
            starting.write_new(data, place)
            yield place
