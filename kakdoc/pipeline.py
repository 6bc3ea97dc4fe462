"""Read, check, render, write: from input files to documents and problems, as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kakdoc.catalog import BY_NAME, MODELS, Document, DocumentKind
from kakdoc.problems import InputError, KakdocError, Location, Problem, error, meant, suggestion, warning
from kakdoc.reading import build, choices, files, last_year, load, months, pictures
from kakdoc.reading.standing import heading
from kakdoc.reading.tree import Block, find, locate
from kakdoc.resources import bundled
from kakdoc.wording import either, titled

if TYPE_CHECKING:
    from kakdoc.renderer import Renderer

SHARED_FILES = frozenset({load.OFFICE_FILE, load.REGISTER_FILE, *load.SHARED_BOOKS})
"""Files in a folder of inputs that are no documents themselves."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One input that was read: its document when it holds, and every problem found."""

    path: Path
    kind: DocumentKind | None
    document: Document | None
    problems: tuple[Problem, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    root: Block | None = None
    stamps: Mapping[str, files.Stamp | None] = field(default_factory=dict)
    """Of each file that it was read with, what changes when the file does."""

    def is_sound(self, strict: bool) -> bool:
        """Return whether a document may be made of it."""
        return self.document is not None and not any(strict or problem.fatal for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: the file made, or the problems and the exit code they mean."""

    made: Path | None
    problems: tuple[Problem, ...]
    exit_code: int


def inputs(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the input files that paths name: a file itself, a folder's `*.yaml` and `*.xlsx` at any depth.

    A folder without inputs is given as it is, and like a file that is not there fails when read.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(each for each in path.rglob("*") if each.suffix.lower() in load.SUFFIXES)
        documents = [each for each in found if each.name not in SHARED_FILES and not each.name.startswith("~$")]
        yield from documents or [path]


@load.uncollected()
def check(path: Path) -> Checked:
    """Return an input read and checked; what is wrong with it is in the result, never raised."""
    problems: list[Problem] = []
    if path.is_dir():
        return Checked(path, None, None, (no_inputs(path),))
    try:
        root, found = load.shared(path, MODELS)  # the reports of its folder may have read it
        problems += found
        kind = kind_of(root)
        problems += last_year.check(root, kind.model)
        full, found = _with_its_files(root, path, kind)
        problems += found
    except InputError as fault:
        return Checked(path, None, None, (*problems, *_untold(fault.problems, problems)))
    images, found = pictures.read(full)
    problems += found
    document, refused = build.validate(full, kind.model)
    if document is not None:
        refused += [_located(full, document, problem) for each in kind.checks for problem in each(document)]
    problems += _untold(refused, problems)
    stamps = files.stamps({path.as_posix(), *files.drawn_on(full), *images})
    return Checked(path, kind, document, tuple(sorted(problems, key=_order)), images, full, stamps)  # type: ignore[arg-type]


def no_inputs(path: Path) -> Problem:
    """Return K101 for a folder without inputs."""
    message = "folder ini tidak berisi isian (*.yaml, *.xlsx)."
    return error("K101", message, "periksa nama foldernya.").at(Location(path.as_posix()))


def _with_its_files(root: Block, path: Path, kind: DocumentKind) -> tuple[Block, list[Problem]]:
    """Return an input with what other files give it: the office, the register of regulations, the months, the TOR."""
    problems: list[Problem] = []
    full, found = load.with_office(root, path)
    problems += found
    full, found = load.with_register(full, path, bundled("inputs") / load.REGISTER_FILE)
    problems += found
    if "bulan_lain" in kind.model.model_fields:
        full, found = months.with_months(full, path, MODELS)
        problems += found
    full, found = load.with_kak(full, MODELS)
    problems += found
    return choices.named(full, kind.model), problems


def _untold(problems: Iterable[Problem], known: Sequence[Problem]) -> list[Problem]:
    """Return problems without those that are known, or only follow from what is: a gap, a cell that gave no value."""
    gaps = {each.location for each in known if each.code == "K115"}
    broken = {each.location for each in known if each.fatal and each.location and each.location.spot}
    return [
        each
        for each in problems
        if each not in known
        and each.location not in gaps
        and not (each.code in ("K111", "K112") and each.location in broken)
    ]


def kind_of(root: Block) -> DocumentKind:
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
        remedy = f"ubah menjadi {shared}.yaml, yang dibaca semua naskah: `kakdoc ubah {shared}.xlsx {shared}.yaml`."
        raise InputError(error("K188", message, remedy).at(span.start))
    if name not in BY_NAME:  # reading has settled what can only mean one
        message = f"jenis “{name}” tidak dikenal."
        raise InputError(error("K114", message, suggestion(name, BY_NAME)).at(span.start))
    return BY_NAME[name]


def _located(root: Block, document: Any, problem: Problem) -> Problem:
    text: Any = document
    for step in problem.field if problem.offset else ():
        text = text[step] if isinstance(step, int) or isinstance(text, dict) else getattr(text, step)
    place = locate(root, problem.field, problem.offset, text if isinstance(text, str) else "")
    return problem.at(place, lambda key: heading(type(document), root, problem.field, key) or titled(key))


def _order(problem: Problem) -> tuple[str, int, int, str, int, str]:
    """Return what problems are sorted by: the order of the file; cells by sheet, row and column."""
    place = problem.location or Location("")
    cell = re.fullmatch(r"(.*)!([A-Z]+)(\d+)", place.spot)
    sheet, column, row = (cell[1], cell[2].rjust(3), int(cell[3])) if cell else ("", "", 0)
    return (place.file, place.line or 0, place.column or 0, sheet, row, column)


def output_path(path: Path, root: Path, *, copy: bool = False) -> Path:
    """Return where the document of an input goes: its path below `inputs/` is kept.

    An input elsewhere gives its folder's name and its own stem; a certified copy is named as one.
    """
    below = files.below_inputs(path)
    below = path.resolve().parts[1:-1][-1:] if below is None else below
    return root.joinpath(*below, path.stem + (" (salinan)" if copy else "") + ".docx")


@dataclass(frozen=True, slots=True)
class Wishes:
    """How papers are to be made.

    Below the folder `to`; `strict` takes warnings for errors, `replacing` puts new papers in the place of edited ones,
    `copy` makes certified copies, of the kinds that have them, `traced` has papers carry where they came from.
    """

    to: Path
    strict: bool = False
    replacing: bool = False
    copy: bool = False
    traced: bool = True


def make(checked: Sequence[Checked], wishes: Wishes, step: Callable[[Path], object]) -> Iterator[Outcome]:
    """Yield the outcome of each input, in order: its document written, or its problems."""
    from kakdoc.renderer import Renderer

    renderer, taken = Renderer(), dict[str, Path]()
    for each in checked:
        step(each.path)
        if wishes.copy and each.kind is not None and each.kind.copy_checks is None:
            yield Outcome(None, (_no_copy(each.path),), 0)
        elif not each.is_sound(wishes.strict):
            yield Outcome(None, each.problems, 1)
        else:
            yield _outcome(each, wishes, renderer, taken)


def _outcome(checked: Checked, wishes: Wishes, renderer: Renderer, taken: dict[str, Path]) -> Outcome:
    """Return what became of a sound input; `taken` are the files that others of this run made, by their names."""
    from kakdoc import papers
    from kakdoc.writing import write_document

    target = output_path(checked.path, wishes.to, copy=wishes.copy)
    try:
        if wishes.copy:
            _check_copy(checked)
        name = target.as_posix().casefold()  # as Windows sees it, where papers end up
        if name in taken:
            raise InputError(same_output(checked.path, taken[name], target))
        taken[name] = checked.path
        if files.stamps(set(checked.stamps)) != checked.stamps:
            raise InputError(_changed(checked.path))
        data = _rendered(checked, wishes, renderer)
        edits = partial(papers.edits, made_from=files.name_of(checked.path))
        made = write_document(data, target, edits, replacing=wishes.replacing)
    except KakdocError as fault:
        return Outcome(None, (*checked.problems, *fault.problems), fault.exit_code)
    return Outcome(made, checked.problems, 0)


def _rendered(checked: Checked, wishes: Wishes, renderer: Renderer) -> bytes:
    kind, document, root = checked.kind, checked.document, checked.root
    assert kind and document and root  # noqa: S101, PT018  a sound input has them all
    trace = None
    if wishes.traced:
        from kakdoc import tracing
        from kakdoc.rendering.trace import File

        template = File(kind.template, renderer.digest(kind))
        trace = tracing.origin(checked.path, root, document, kind.name, template, checked.pictures)
    return renderer.render(kind, document, checked.pictures, trace, copy=wishes.copy)


def _no_copy(path: Path) -> Problem:
    message = "jenis naskah ini tidak punya bentuk salinan, jadi dilewati."
    return warning("K329", message, "salinan dibuat dari berkas perbup.").at(Location(path.as_posix()))


def _check_copy(checked: Checked) -> None:
    """Raise InputError with what keeps a certified copy from being made."""
    if checked.root is not None and checked.kind is not None and checked.kind.copy_checks is not None:
        found = [each.at(locate(checked.root, each.field)) for each in checked.kind.copy_checks(checked.document)]
        if found:
            raise InputError(*found)


def _changed(path: Path) -> Problem:
    message = "isian ini, atau berkas yang dipakainya, berubah atau hilang selagi naskahnya dibuat."
    return error("K129", message, "simpan isiannya, lalu jalankan lagi.").at(Location(path.as_posix()))


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
