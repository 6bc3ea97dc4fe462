"""What a paper tells of where it came from, and where it was edited since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kakdoc.base.problems import InputError
from kakdoc.papers.catalog import TITLES
from kakdoc.papers.trace import edits as traced
from kakdoc.papers.trace import standing

if TYPE_CHECKING:
    from kakdoc.word.comparing.content import Difference


def as_text(path: Path) -> str:
    """Return what a paper is, what it was made from and how that stands today, and where it was edited.

    Raises what `papers.origin` raises.
    """
    data = traced.read(path)
    trace = traced.origin(data, path.as_posix())
    facts = trace.facts
    title = facts.get("sebutan") or TITLES.get(kind := facts.get("jenis", ""), kind)
    try:
        edited = traced.differences(data, trace, path.as_posix())
        edits, states = list(_edits(edited)), [state.value for state, _ in standing.touched(edited)]
    except InputError:
        edits = ["Suntingannya tidak dapat dibaca: isi berkas ini rusak."]
        states = [standing.State.DISUNTING.value]
    standing.forget()
    states += [f"{state} ({reason})" for state, reason in standing.changes(path, trace)]
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
        ("Keadaan", "; ".join(states) or standing.State.TERKINI),
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
