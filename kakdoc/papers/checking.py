"""From input files to checked documents, with every problem found: as values, never raised."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.guarding import guarded
from kakdoc.base.problems import InputError, Location, Problem, error, meant, suggestion
from kakdoc.base.wording import either
from kakdoc.inputs import opening
from kakdoc.inputs.decoding import closed_folder
from kakdoc.inputs.drawing_on import definitions, known_names
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.drawing_on.gathering import gather
from kakdoc.inputs.drawing_on.months import Folders
from kakdoc.inputs.located import in_order, located, untold
from kakdoc.inputs.opening import InputFile
from kakdoc.inputs.tree import Block, Scalar, find
from kakdoc.inputs.typed.gaps import GAP
from kakdoc.inputs.validating import validate
from kakdoc.kinds.fields.marks import BERKAS_PESERTA, TARIFF_FOLDER, Roster
from kakdoc.kinds.kind import Document, Kind
from kakdoc.kinds.shape import fields, key_of
from kakdoc.papers.catalog import BY_NAME, MODELS

SHARED_FILES = frozenset({opening.OFFICE_FILE, opening.REGISTER_FILE, *opening.SHARED_BOOKS})
"""Files in a folder of inputs that are no documents themselves."""
_ROSTER = re.compile(
    rb"""^peserta:[ \t]*["']?([^"'#\r\n]+?\.xls[xm])["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE | re.IGNORECASE
)
_KEYS = 2**20
"""Bytes of an input in which its roster is looked for."""
_YEAR = re.compile(r"(?:19|20)\d\d")
OUTPUTS = Path("outputs")
"""Where papers go unless another folder is asked for."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One input that was read: what was gathered of it, its document when it holds, and every problem found."""

    path: Path
    problems: tuple[Problem, ...]
    kind: Kind | None = None
    gathered: Gathered | None = None
    document: Document | None = None
    many: bool = False
    """Whether it has a roster, of which each row is a paper of its own; then there is no document."""

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The pictures that it names, by the names it has for them."""
        return self.gathered.pictures if self.gathered else {}

    def is_sound(self, strict: bool) -> bool:
        """Return whether a document may be made of it."""
        return self.document is not None and not any(strict or problem.fatal for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: the file made, or the problems and the exit code they mean."""

    made: Path | None
    problems: tuple[Problem, ...]
    exit_code: int
    others: tuple[Path, ...] = ()
    """The other files that were made of it, where one record makes several papers."""
    asked: int = 1
    """For how many papers it stands: those of a roster that were not made are told together."""

    @property
    def papers(self) -> tuple[Path, ...]:
        """All files made."""
        return (*(() if self.made is None else (self.made,)), *self.others)


def inputs(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the input files that paths name: a file itself, a folder's `*.yaml` and `*.xlsx` at any depth.

    A folder without inputs, or one that may not be opened, is given as it is, and like a file that is not there fails
    when read.
    """
    for path in paths:
        if not disk.is_folder(path):
            yield path
            continue
        found, closed = disk.below(path, opening.SUFFIXES)
        documents = [each for each in found if _is_document(each)]
        rosters = _rosters(documents)
        yield from sorted([*(each for each in documents if each not in rosters), *closed]) or [path]


def _is_document(file: Path) -> bool:
    """Return whether a file in a folder of inputs is one, not what inputs share."""
    return file.name not in SHARED_FILES and file.parent.name != TARIFF_FOLDER and not file.name.startswith("~$")


def _rosters(files: Sequence[Path]) -> set[Path]:
    """Return the workbooks that inputs among some files name as their rosters, which are no inputs themselves."""
    if not any(each.suffix.lower() in opening.WORKBOOKS for each in files):
        return set()
    found = set[Path]()
    for each in files:
        if each.suffix.lower() not in opening.WORKBOOKS and (named := _ROSTER.search(_start(each))):
            found.add(Path(os.path.normpath(each.parent / named[1].decode(errors="replace"))))
    return found


def _start(path: Path) -> bytes:
    try:
        return disk.read(path, _KEYS)
    except OSError:
        return b""


def check(path: Path, folders: Folders | None = None, entered: InputFile | None = None) -> Checked:
    """Return an input read and checked; what is wrong with it is in the result, never raised.

    `folders` holds what a run has read already, `entered` what is being filled in and stands in place of the file.
    """
    try:
        with guarded(path), opening.uncollected():
            return _checked(path, folders or Folders(MODELS), entered)
    except InputError as fault:
        return Checked(path, fault.problems)


def check_all(paths: Iterable[Path], to: Path = OUTPUTS) -> Iterator[Checked]:
    """Yield each input checked, in order, with K606 where one before it gives a paper of the same name below `to`."""
    files = tuple(paths)
    yield from check_named(zip(files, clashes(files, to), strict=True))


def check_named(paths: Iterable[tuple[Path, Problem | None]]) -> Iterator[Checked]:
    """Yield each input checked, with the problem that the name of its paper is."""
    folders = Folders(MODELS)
    for path, clash in paths:
        checked = check(path, folders)
        yield replace(checked, problems=(*checked.problems, clash)) if clash else checked


def clashes(paths: Iterable[Path], to: Path) -> Iterator[Problem | None]:
    """Yield for each input K606 where one before it gives a paper of the same name below `to`, else None."""
    taken: dict[str, Path] = {}
    for path in paths:
        target = output_path(path, to)
        first = taken.setdefault(target.as_posix().casefold(), path)  # as Windows sees it, where papers end up
        yield same_output(path, first, target) if first != path and disk.is_file(path) else None


def _checked(path: Path, folders: Folders, entered: InputFile | None) -> Checked:
    """Return an input checked: what it draws on is gathered, its schema validates it, the rules of its kind judge."""
    if disk.is_folder(path):
        return Checked(path, (no_inputs(path),))
    gathered = gather(path, _model_of, folders, entered)
    root, kind = gathered.root, kind_of(gathered.root)
    gathered = replace(gathered, files={**gathered.files, **_definitions(root, kind)})
    gathered = replace(gathered, problems=(*gathered.problems, *_without_excerpt(root, kind)))
    named = root.entries.get(key_of(kind.model, BERKAS_PESERTA) or "")
    if isinstance(named, Scalar) and opening.is_named(named):
        if GAP.search(named.text):
            return Checked(path, in_order(gathered.problems))
        if kind.roster_table is None:
            return Checked(path, in_order(gathered.problems), kind, gathered, many=True)
        gathered = _collective(gathered, kind.roster_table, named)
        root = gathered.root
    document, refused = validate(root, kind.model)
    judged = judge(root, document, kind.checks) if document is not None else []
    problems = in_order((*gathered.problems, *untold([*refused, *judged], gathered.problems)))
    return Checked(path, problems, kind, gathered, document)


def _definitions(root: Block, kind: Kind) -> Mapping[str, opening.Held]:
    """Return the definitions that a paper rests on: of its kind, and of the kinds of the papers that it names."""
    named = (root.entries.get(key) for key in definitions.papers(kind))
    others = (_definitions(each, kind_of(each)) for each in named if isinstance(each, Block))
    return {name: file for each in (definitions.files(kind), *others) for name, file in each.items()}


def _collective(gathered: Gathered, table: str, named: Scalar) -> Gathered:
    """Return an input in which a table holds the rows of its roster. Raises what `collective.with_rows` raises."""
    from kakdoc.inputs.drawing_on.roster import collective

    return collective.with_rows(gathered, table, named)


def _without_excerpt(root: Block, kind: Kind) -> Iterator[Problem]:
    """Yield K816 where excerpts are asked for of a kind that has none."""
    typed = root.entries.get("petikan")
    own = fields(kind.model).get("petikan")
    if kind.excerpt is not None or not isinstance(typed, Scalar) or own is None or own.shape.mark(Roster) is None:
        return
    if meant(typed.text, ("ya", "true", "yes", "benar")) is not None:
        message = f"naskah berjenis {kind.name} tidak punya petikan."
        yield error("K816", message, "hapus `petikan:` dari isian ini.").at(typed.span.start)


def judge(root: Block, document: Any, rules: Iterable[Callable[[Any], Iterator[Problem]]]) -> list[Problem]:
    """Return what rules find in a document, at the places where it was typed."""
    return located(root, document, (problem for rule in rules for problem in rule(document)))


def _model_of(root: Block) -> type[BaseModel]:
    return kind_of(root).model


def no_inputs(path: Path) -> Problem:
    """Return K101 for a folder without inputs, or one that may not be opened."""
    message = "folder ini tidak berisi isian (*.yaml, *.xlsx)."
    empty = error("K101", message, "periksa nama foldernya.").at(Location(path.as_posix()))
    return closed_folder(path) or empty


def kind_of(root: Block) -> Kind:
    """Return the kind that an input says it is; raises InputError K111 or K114."""
    node, span = find(root, ("jenis",))
    if "jenis" not in root.entries:
        place, example = root.span.start, next(iter(BY_NAME))
        in_sheet = f"isi baris “Jenis naskah” di sheet Naskah, misalnya dengan {example}."
        remedy = either(f"tulis di baris pertama, misalnya `jenis: {example}`.", in_sheet)
        message = either("kunci “jenis” belum ada.", "“Jenis naskah” di sheet Naskah belum diisi.")
        raise InputError(error("K111", message, remedy).at(place))
    name = getattr(node, "text", "")
    if (shared := meant(name, ("instansi", "peraturan"))) is not None:
        message = f"berkas ini berisi data {shared}, bukan naskah."
        book = Path(span.start.file)
        turned = f"kakdoc ubah {book.as_posix()} {book.with_name(f'{shared}.yaml').as_posix()}"
        remedy = f"ubah menjadi {shared}.yaml, yang dibaca semua naskah: `{turned}`."
        raise InputError(error("K188", message, remedy).at(span.start))
    if name not in BY_NAME:  # reading has settled what can only mean one
        message = f"jenis “{name}” tidak dikenal."
        raise InputError(error("K114", message, suggestion(name, BY_NAME)).at(span.start))
    return BY_NAME[name]


def output_path(path: Path, root: Path, *, copy: bool = False, part: str = "") -> Path:
    """Return where the document of an input goes: its path below `inputs/` is kept.

    An input elsewhere gives its folder's name and its own stem, below its year where that holds the folder; a certified
    copy is named as one, and each of several papers of one record by its part.
    """
    below = known_names.below_inputs(path)
    if below is None:
        folders = Path(disk.real(path)).parts[1:-1]
        below = folders[-2:] if _YEAR.fullmatch("".join(folders[-2:-1])) else folders[-1:]
    return root.joinpath(*below, path.stem + (f"-{part}" if part else "") + (" (salinan)" if copy else "") + ".docx")


def same_output(path: Path, other: Path, target: Path) -> Problem:
    """Return K606 for an input whose result would have the name of another's."""
    return error(
        "K606",
        f"hasilnya akan bernama sama dengan hasil “{other.as_posix()}” ({target.as_posix()}).",
        "ganti nama salah satu isian.",
    ).at(Location(path.as_posix()))


def settled(outcomes: Iterable[Outcome], strict: bool) -> Iterator[Outcome]:
    """Yield the outcomes with warnings raised to errors when `strict`."""
    for outcome in outcomes:
        raised = tuple(replace(each, severity=type(each.severity).GALAT) for each in outcome.problems)
        yield replace(outcome, problems=raised if strict else outcome.problems)
