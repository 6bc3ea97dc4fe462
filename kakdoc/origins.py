"""What a paper tells of where it came from, and its input taken back out of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kakdoc import papers, pipeline, starting, status
from kakdoc.catalog import BY_NAME, MODELS
from kakdoc.forms import making
from kakdoc.problems import InputError, Location, Problem, UsageError, error, warning
from kakdoc.reading import load
from kakdoc.reading.tree import plain
from kakdoc.rendering.package import digest
from kakdoc.rendering.trace import File, Trace

if TYPE_CHECKING:
    from kakdoc.rendering.content import Difference


def as_text(path: Path) -> str:
    """Return what a paper is, what it was made from and how that stands today, and where it was edited.

    Raises what `papers.origin` raises.
    """
    data = papers.read(path)
    trace = papers.origin(data, path.as_posix())
    facts = trace.facts
    title = BY_NAME[facts["jenis"]].title if facts.get("jenis") in BY_NAME else facts.get("jenis", "")
    try:
        edited = papers.differences(data, trace, path.as_posix())
        edits, states = list(_edits(edited)), [state.value for state, _ in status.touched(edited)]
    except InputError:
        edits = ["Suntingannya tidak dapat dibaca: isi berkas ini rusak."]
        states = [status.State.DISUNTING.value]
    states += [f"{state} ({reason})" for state, reason in status.changes(path, trace)]
    rows = [
        ("Naskah", path.as_posix()),
        ("Jenis", title),
        ("Nama", facts.get("nama", "")),
        ("Tahun", facts.get("tahun", "")),
        ("Nomor", facts.get("nomor", "")),
        ("Tanggal", facts.get("tanggal", "")),
        *(("" if number else "Isian", each.name) for number, each in enumerate(trace.inputs)),
        ("Templat", trace.template.name),
        ("Dibuat oleh", f"kakdoc {trace.program}"),
        ("Keadaan", "; ".join(states) or status.State.TERKINI),
    ]
    return "\n".join([*(f"{name:<13}{value}" for name, value in rows if value), *edits])


def _edits(edited: Sequence[Difference]) -> Iterator[str]:
    for title, filled in (("Suntingan sesudah dibuat", False), ("Diisi SRIKANDI", True)):
        own = [each for each in edited if each.is_filled == filled]
        if own:
            yield f"{title}, {len(own)} tempat:"
        for each in own:
            texts = " → ".join(f"“{text}”" for text in (each.old, each.new) if text)
            said = "" if filled else f" {', '.join(each.changes)}"
            yield f"  {each.place}:{said}" + (f" {texts}" if texts else "")


def take(path: Path, target: Path) -> tuple[list[Path], list[Problem]]:
    """Write the input of a paper to `target`, and what it needs where it looks for it; returns both and the warnings.

    A workbook becomes YAML, or YAML a workbook, where the suffix asks for it. Raises OutputError K607 for a target
    that is there already, InputError K162 when the paper does not carry its input whole, UsageError K145 for a target
    that is no input.
    """
    data = papers.read(path)
    trace = papers.origin(data, path.as_posix())
    own = trace.inputs[0]
    place = _target(own, target)
    starting.write_new(_in_form(papers.carried(own, path.as_posix()), Path(own.name), place), place)
    written, missing = [place], []
    for each in trace.inputs[1:]:
        wanted = _place(each, trace, place)
        if wanted is None or _holds(wanted, each):
            continue
        if each.packed is None or wanted.exists() or not _is_near(wanted, place):
            missing.append(each.name)
        else:
            starting.write_new(papers.carried(each, path.as_posix()), wanted)
            written.append(wanted)
    return written, [*papers.unknown_edits(path, data, trace), *_missing(place, missing)]


def _target(own: File, target: Path) -> Path:
    """Return the file to write: in a folder under the input's own name, without a suffix with the input's."""
    if target.is_dir():
        return target / Path(own.name).name
    if not target.suffix:
        return target.with_name(target.name + Path(own.name).suffix)
    if target.suffix.lower() not in load.SUFFIXES:
        message = f"isian tidak dapat ditulis sebagai {target.suffix}."
        raise UsageError(error("K145", message, "beri nama berakhiran .yaml atau .xlsx sesudah --ambil."))
    return target


def _in_form(data: bytes, source: Path, target: Path) -> bytes:
    """Return an input as it is, or in its other form where the target's suffix asks for it."""
    given, wanted = source.suffix.lower() in making.YAML, target.suffix.lower() in making.YAML
    if given == wanted:
        return data
    root, problems = load.compose_bytes(data, source, MODELS)
    faults = [each for each in problems if each.fatal]
    if faults:
        raise InputError(*faults)
    return making.other_form(plain(root), pipeline.kind_of(root), source)


def _place(file: File, trace: Trace, target: Path) -> Path | None:
    """Return where the input at its new place looks for a file, None for the office's that is found already."""
    name = Path(file.name)
    if name.name == load.OFFICE_FILE:
        above = load.above(target, load.OFFICE_FILE)
        if file != trace.nearest(load.OFFICE_FILE):
            return None  # that of the TOR's folder
        return above or target.with_name(load.OFFICE_FILE)
    if name.name == load.REGISTER_FILE:
        return None
    return Path(os.path.normpath(target.parent / os.path.relpath(file.name, Path(trace.inputs[0].name).parent)))


def _holds(path: Path, file: File) -> bool:
    return path.is_file() and digest(path.read_bytes()) == file.digest


def _is_near(path: Path, target: Path) -> bool:
    """Return whether a file may be written without surprise: in the target's folder or in the working folder."""
    folders = (target.resolve().parent, Path.cwd())
    return any(path.resolve().is_relative_to(folder) for folder in folders)


def _missing(target: Path, names: Sequence[str]) -> list[Problem]:
    if not names:
        return []
    message = f"isian ini memakai berkas yang di sini tidak ada atau isinya lain: {', '.join(names)}."
    remedy = (
        "salin berkas itu dari folder lama, atau ambil dari naskahnya sendiri; sesudah itu jalankan kakdoc periksa."
    )
    return [warning("K165", message, remedy).at(Location(target.as_posix()))]
