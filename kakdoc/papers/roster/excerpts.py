"""Excerpts of a collective decree: for each row of its table the same text with that row alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kakdoc.base.guarding import guarded
from kakdoc.base.problems import KakdocError, Location, Problem, error, meant
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.drawing_on.roster import asked, collective
from kakdoc.inputs.drawing_on.roster.rows import Places
from kakdoc.inputs.tree import Scalar
from kakdoc.kinds.fields.marks import BERKAS_PESERTA, Roster
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.shape import fields, key_of
from kakdoc.papers.checking import Checked, Outcome, output_path
from kakdoc.papers.making import Renderer, Wishes, saved
from kakdoc.papers.roster import names
from kakdoc.papers.roster.bundling import Bundle
from kakdoc.papers.trace import telling
from kakdoc.values import cell_marks

if TYPE_CHECKING:
    from kakdoc.word.trace import File

_FOLDER = "petikan"
_USUAL = ("nip", "nama")
"""The columns by which an excerpt is named where nothing else tells, the first that has something."""


@dataclass(frozen=True, slots=True)
class _Making:
    """The excerpts of one paper: what it prints, the kind with their template, where they go."""

    checked: Checked
    kind: Kind
    table: str
    context: Mapping[str, Any]
    folder: Path
    gathered: Gathered
    """What each is made from, without the roster."""


def are_asked_for(checked: Checked) -> bool:
    """Return whether a sound input asks for excerpts, of a kind that has some."""
    kind, document = checked.kind, checked.document
    if kind is None or document is None or kind.excerpt is None or kind.roster_table is None:
        return False
    return fields(kind.model)["petikan"].shape.mark(Roster) is not None and document.petikan


def make(checked: Checked, wishes: Wishes, renderer: Renderer) -> Iterator[Outcome]:
    """Yield the outcome of the excerpt of each row of a paper that was made, and who has none."""
    kind, document = checked.kind, checked.document
    assert kind and kind.excerpt and kind.roster_table and document  # noqa: S101, PT018  asked for before
    own = replace(kind, template=kind.excerpt, parts={})
    folder = output_path(checked.path, wishes.to).with_suffix("") / _FOLDER
    gathered, given, places = _of_rows(checked, kind.roster_table)
    wanted, found = wishes.rows if places else frozenset[int](), set[int]()
    making = _Making(checked, own, kind.roster_table, document.context(), folder, gathered)
    bundle = Bundle(folder.parent.with_name(f"{folder.parent.name}-{_FOLDER}"), wishes)
    seen: dict[str, int] = {}
    for number, row in enumerate(making.context[making.table], 1):
        line, file = next(given, (0, None))
        name = _name(checked, row) or f"petikan-{number:03d}"
        first = seen.setdefault(name.casefold(), number)
        if wanted and line not in wanted:
            continue
        found.add(line)
        if first == number:
            outcome, data = _outcome(making, row, name, wishes, renderer, file)
            yield outcome
            yield from bundle.add(data) if outcome.made else ()
        else:
            yield Outcome(None, (_twin(name, first, number).at(Location(checked.path.as_posix())),), 1)
    yield from bundle.finish()
    if places and (absent := tuple(asked.absent(wanted, found, places))):
        yield Outcome(None, absent, 1, asked=0)


def _of_rows(checked: Checked, table: str) -> tuple[Gathered, Iterator[tuple[int, File | None]], Places | None]:
    """Return what all excerpts are made from, and of a roster its rows, each with its number, and where they stand."""
    gathered, kind = checked.gathered, checked.kind
    assert gathered and kind  # noqa: S101, PT018
    named = gathered.root.entries.get(key_of(kind.model, BERKAS_PESERTA) or "")
    if not isinstance(named, Scalar) or not named.text.strip():
        return gathered, iter(()), None
    source, wanted, rows = collective.rows_of(gathered, table, named)
    others = {name: file for name, file in gathered.files.items() if name != source.places.file}
    told = ((row.number, telling.of_row(source.places, source.head, wanted, row.texts)) for row in rows)
    files = others if gathered.path.as_posix() in others else gathered.files
    return replace(gathered, files=files), told, source.places


def _outcome(
    making: _Making, row: Mapping[str, Any], name: str, wishes: Wishes, renderer: Renderer, file: File | None
) -> tuple[Outcome, bytes]:
    """Return what became of an excerpt, and its bytes."""
    checked, target, gathered = making.checked, making.folder / f"{name}.docx", making.gathered
    document, kind, files = checked.document, making.kind, () if file is None else (file,)
    assert document  # noqa: S101
    context = {**making.context, making.table: [row]}
    try:
        with guarded(checked.path):
            trace = (
                telling.of_paper(gathered, document, making.kind, renderer.digest(making.kind), files)
                if wishes.traced
                else None
            )
            data = renderer.printed(making.kind, document, context, gathered.pictures, trace)
            facts = telling.facts_of(document, making.kind.name)
            return Outcome(saved(data, checked.path, target, facts, wishes), renderer.warnings(kind, document), 0), data
    except KakdocError as fault:
        return Outcome(None, fault.problems, fault.exit_code), b""


def _name(checked: Checked, row: Mapping[str, Any]) -> str:
    """Return the name of the excerpt of a row: by the pattern of the input or the kind, else by what is usual."""
    typed = checked.gathered and checked.gathered.root.entries.get("nama_berkas")
    pattern = typed.text if isinstance(typed, Scalar) else (checked.kind and checked.kind.file_pattern) or ""
    if not pattern.strip():
        return names.fitting(next((str(row[key]) for key in _USUAL if row.get(key)), ""))
    done, pieces = 0, []
    for mark in cell_marks.found(pattern):
        key = meant(mark.column, map(str, row)) if mark.column else None
        pieces += [pattern[done : mark.start], str(row[key]) if key else ""]
        done = mark.end
    return names.fitting("".join((*pieces, pattern[done:])))


def _twin(name: str, first: int, number: int) -> Problem:
    message = f"petikan baris ke-{number} akan bernama sama dengan baris ke-{first}, “{name}”."
    return error("K810", message, "pakai kolom yang berbeda di setiap baris untuk `nama_berkas:`.")
