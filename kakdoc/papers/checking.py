"""Read, check, render, write: from input files to documents and problems, as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kakdoc.base import disk
from kakdoc.base.bundled import bundled
from kakdoc.base.guarding import guarded
from kakdoc.base.problems import (
    InputError,
    KakdocError,
    Location,
    Problem,
    TemplateError,
    error,
    meant,
    suggestion,
    warning,
)
from kakdoc.base.wording import either
from kakdoc.inputs import opening, validating
from kakdoc.inputs.decoding import closed_folder
from kakdoc.inputs.drawing_on import files, known_names, months, pictures
from kakdoc.inputs.located import in_order, located, of_no_name, untold
from kakdoc.inputs.tree import Block, find, locate
from kakdoc.inputs.typed import choices, last_year, printed_words
from kakdoc.kinds.kind import Document, Kind
from kakdoc.papers.catalog import BY_NAME, MODELS

if TYPE_CHECKING:
    from kakdoc.papers.making import Renderer

SHARED_FILES = frozenset({opening.OFFICE_FILE, opening.REGISTER_FILE, *opening.SHARED_BOOKS})
"""Files in a folder of inputs that are no documents themselves."""
_YEAR = re.compile(r"(?:19|20)\d\d")
OUTPUTS = Path("outputs")
"""Where papers go unless another folder is asked for."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One input that was read: its document when it holds, and every problem found."""

    path: Path
    kind: Kind | None
    document: Document | None
    problems: tuple[Problem, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    root: Block | None = None
    stamps: Mapping[str, known_names.Stamp | None] = field(default_factory=dict)
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

    A folder without inputs, or one that may not be opened, is given as it is, and like a file that is not there fails
    when read.
    """
    for path in paths:
        if not disk.is_folder(path):
            yield path
            continue
        found, closed = disk.below(path, opening.SUFFIXES)
        documents = [each for each in found if each.name not in SHARED_FILES and not each.name.startswith("~$")]
        yield from sorted([*documents, *closed]) or [path]


def check(path: Path) -> Checked:
    """Return an input read and checked; what is wrong with it is in the result, never raised."""
    try:
        with guarded(path), opening.uncollected():
            return _checked(path)
    except InputError as fault:
        return Checked(path, None, None, fault.problems)


def check_all(paths: Iterable[Path], to: Path = OUTPUTS) -> Iterator[Checked]:
    """Yield each input checked, in order, with K606 where one before it gives a paper of the same name below `to`."""
    taken: dict[str, Path] = {}
    for path in paths:
        checked, target = check(path), output_path(path, to)
        first = taken.setdefault(target.as_posix().casefold(), path)  # as Windows sees it, where papers end up
        if first != path and disk.is_file(path):
            checked = replace(checked, problems=(*checked.problems, same_output(path, first, target)))
        yield checked


def _checked(path: Path) -> Checked:
    problems: list[Problem] = []
    if disk.is_folder(path):
        return Checked(path, None, None, (no_inputs(path),))
    try:
        root, found = opening.shared(path, MODELS)  # the reports of its folder may have read it
        problems += found
        kind = kind_of(root)
        problems += [*last_year.check(root, kind.model), *printed_words.check(root, kind.model)]
        full, found = _with_its_files(root, path, kind)
        problems += found
    except InputError as fault:
        found = of_no_name((*problems, *untold(fault.problems, problems)))
        return Checked(path, None, None, tuple(found))
    images, found = pictures.read(full)
    problems += found
    document, refused = validating.validate(full, kind.model)
    if document is not None:
        refused += located(full, document, (problem for each in kind.checks for problem in each(document)))
    problems += untold(refused, problems)
    stamps = known_names.stamps({path.as_posix(), *known_names.drawn_on(full), *images})
    return Checked(path, kind, document, in_order(problems), images, full, stamps)  # type: ignore[arg-type]


def no_inputs(path: Path) -> Problem:
    """Return K101 for a folder without inputs, or one that may not be opened."""
    message = "folder ini tidak berisi isian (*.yaml, *.xlsx)."
    empty = error("K101", message, "periksa nama foldernya.").at(Location(path.as_posix()))
    return closed_folder(path) or empty


def _with_its_files(root: Block, path: Path, kind: Kind) -> tuple[Block, list[Problem]]:
    """Return an input with what other files give it: the office, the register of regulations, the months, the TOR."""
    problems: list[Problem] = []
    full, found = files.with_office(root, path)
    problems += found
    full, found = files.with_register(full, path, bundled("inputs") / opening.REGISTER_FILE)
    problems += found
    if "bulan_lain" in kind.model.model_fields:
        full, found = months.with_months(full, path, MODELS)
        problems += found
    full, found = files.with_kak(full, MODELS)
    problems += found
    return choices.named(full, kind.model), problems


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


def output_path(path: Path, root: Path, *, copy: bool = False) -> Path:
    """Return where the document of an input goes: its path below `inputs/` is kept.

    An input elsewhere gives its folder's name and its own stem, below its year where that holds the folder; a certified
    copy is named as one.
    """
    below = known_names.below_inputs(path)
    if below is None:
        folders = Path(disk.real(path)).parts[1:-1]
        below = folders[-2:] if _YEAR.fullmatch("".join(folders[-2:-1])) else folders[-1:]
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


def make(checked: Iterable[Checked], wishes: Wishes, step: Callable[[Path], object]) -> Iterator[Outcome]:
    """Yield the outcome of each input, in order: its document written, or its problems; none is kept for the next."""
    from kakdoc.papers.making import Renderer

    renderer = Renderer()
    for each in checked:
        step(each.path)
        if wishes.copy and each.kind is not None and each.kind.copy_checks is None:
            yield Outcome(None, (_no_copy(each.path),), 0)
        elif not each.is_sound(wishes.strict):
            yield Outcome(None, each.problems, 1)
        else:
            yield _outcome(each, wishes, renderer)


def _outcome(checked: Checked, wishes: Wishes, renderer: Renderer) -> Outcome:
    """Return what became of a sound input."""
    try:
        with guarded(checked.path):
            made, told = _written(checked, wishes, renderer)
    except KakdocError as fault:
        return Outcome(None, (*checked.problems, *fault.problems), fault.exit_code)
    return Outcome(made, (*checked.problems, *told), 0)


def _written(checked: Checked, wishes: Wishes, renderer: Renderer) -> tuple[Path, tuple[Problem, ...]]:
    """Return where the paper of a sound input was written, and what its template warns of."""
    from kakdoc.papers.saving import write_document
    from kakdoc.papers.trace import reading as papers

    if wishes.copy:
        _check_copy(checked)
    if known_names.stamps(set(checked.stamps)) != checked.stamps:
        raise InputError(_changed(checked.path))
    data, facts = _rendered(checked, wishes, renderer), _facts(checked)
    told = renderer.warnings(checked.kind, checked.document)  # type: ignore[arg-type]  # a sound input has both
    if wishes.strict and told:
        raise TemplateError(*told)
    edits = partial(papers.edits, made_from=known_names.name_of(checked.path), facts=facts)
    target = output_path(checked.path, wishes.to, copy=wishes.copy)
    if not wishes.replacing:
        papers.refuse_another(target, facts)
    return write_document(data, target, edits, replacing=wishes.replacing), told


def _facts(checked: Checked) -> dict[str, str]:
    from kakdoc.papers.trace import telling

    assert checked.kind and checked.document  # noqa: S101, PT018  a sound input has them
    return telling.facts_of(checked.document, checked.kind.name)


def _rendered(checked: Checked, wishes: Wishes, renderer: Renderer) -> bytes:
    kind, document, root = checked.kind, checked.document, checked.root
    assert kind and document and root  # noqa: S101, PT018  a sound input has them all
    trace = None
    if wishes.traced:
        from kakdoc.papers.trace import telling
        from kakdoc.word.trace import File

        template = File(kind.template, renderer.digest(kind))
        trace = telling.origin(checked.path, root, document, kind.name, template, checked.pictures)
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
