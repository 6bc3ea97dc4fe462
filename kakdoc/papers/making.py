"""From what was checked to Word files on disk: filled in, traced, kept; problems and exit codes as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kakdoc.base import disk, lookalikes
from kakdoc.base.bundled import template as template_file
from kakdoc.base.guarding import guarded
from kakdoc.base.package import digest
from kakdoc.base.problems import InputError, KakdocError, Location, Problem, Severity, TemplateError, error, refusal
from kakdoc.base.shelf import Shelf
from kakdoc.inputs.drawing_on import known_names
from kakdoc.kinds.kind import Document, Kind
from kakdoc.kinds.office import KERTAS, Profil
from kakdoc.kinds.rules.shared import no_copy
from kakdoc.papers.checking import Checked, Outcome, judge, output_path
from kakdoc.papers.saving import write_document
from kakdoc.papers.trace import edits as traced
from kakdoc.papers.trace import telling

if TYPE_CHECKING:
    from kakdoc.word.template.filling import CompiledTemplate
    from kakdoc.word.template.page import PageSetup
    from kakdoc.word.trace import Trace


class Wishes(NamedTuple):
    """How papers are to be made.

    Below the folder `to`; `strict` takes warnings for errors, `replacing` puts new papers in the place of edited ones,
    `copy` makes certified copies, of the kinds that have them, `traced` has papers carry where they came from, `shelf`
    keeps compiled templates for later runs. Of a roster only the `rows` of these numbers are made, where there are any;
    `joined` puts them together into one more file, and at `most` so many faults of rows are told.
    """

    to: Path
    strict: bool = False
    replacing: bool = False
    copy: bool = False
    traced: bool = True
    shelf: Shelf | None = None
    rows: frozenset[int] = frozenset()
    joined: bool = False
    most: int | None = 50


def make(
    checked: Iterable[Checked], wishes: Wishes, step: Callable[[Path], object], renderer: Renderer | None = None
) -> Iterator[Outcome]:
    """Yield the outcome of each input, in order: its document written, or its problems; none is kept for the next."""
    renderer = renderer or Renderer(wishes.shelf)
    for each in checked:
        step(each.path)
        if wishes.copy and each.kind and (told := without_copy(each.kind, each.document)):
            yield Outcome(None, (told.at(Location(each.path.as_posix())),), 0)
        elif not each.is_sound(wishes.strict):
            yield Outcome(None, each.problems, 1)
        else:
            yield _outcome(each, wishes, renderer)


def _outcome(checked: Checked, wishes: Wishes, renderer: Renderer) -> Outcome:
    """Return what became of a sound input."""
    try:
        with guarded(checked.path):
            (made, *others), told = _written(checked, wishes, renderer)
    except KakdocError as fault:
        return Outcome(None, (*checked.problems, *fault.problems), fault.exit_code)
    return Outcome(made, (*checked.problems, *told), 0, tuple(others))


def _written(checked: Checked, wishes: Wishes, renderer: Renderer) -> tuple[list[Path], tuple[Problem, ...]]:
    """Return where the papers of a sound input were written, and what their templates warn of; none before all are."""
    kind, document, gathered = checked.kind, checked.document, checked.gathered
    assert kind and document and gathered  # noqa: S101, PT018  a sound input has them all
    if wishes.copy and kind.copy_checks and (found := judge(gathered.root, document, (kind.copy_checks,))):
        raise InputError(*found)
    if not gathered.is_still_so():
        raise InputError(changed(checked.path))
    made = [(part, *_rendered(checked, own, wishes, renderer)) for part, own in papers(kind)]
    told = tuple(dict.fromkeys(each for _, _, warned in made for each in warned))
    if wishes.strict and told:
        raise TemplateError(*told)
    facts, where = (
        telling.facts_of(document, kind.name),
        partial(output_path, checked.path, wishes.to, copy=wishes.copy),
    )
    return [saved(data, checked.path, where(part=part), facts, wishes) for part, data, _ in made], told


def papers(kind: Kind) -> list[tuple[str, Kind]]:
    """Return the papers that one record makes, each with its part of the name and the kind with its template."""
    return [(part, replace(kind, template=file)) for part, file in kind.parts.items()] or [("", kind)]


def _rendered(checked: Checked, kind: Kind, wishes: Wishes, renderer: Renderer) -> tuple[bytes, tuple[Problem, ...]]:
    """Return one paper of a sound input, and what its template warns of."""
    document, gathered = checked.document, checked.gathered
    assert document and gathered  # noqa: S101, PT018
    trace = telling.of_paper(gathered, document, kind, renderer.digest(kind)) if wishes.traced else None
    data = renderer.render(kind, document, gathered.pictures, trace, copy=wishes.copy)
    return data, renderer.warnings(kind, document)


def saved(data: bytes, path: Path, target: Path, facts: Mapping[str, str], wishes: Wishes) -> Path:
    """Return where the paper of an input was saved; never in the place of another's, or of an edited one unasked."""
    if not wishes.replacing:
        traced.refuse_another(target, facts)
    edits = partial(traced.edits, made_from=known_names.name_of(path), facts=facts)
    return write_document(data, target, edits, replacing=wishes.replacing)


def without_copy(kind: Kind, document: Document | None) -> Problem | None:
    """Return the warning for a paper of whose kind, or of whose maker, there are no certified copies; else None."""
    if kind.copy_checks is None:
        return no_copy()
    told = kind.copy_checks(document) if document is not None else ()
    return next((each for each in told if each.severity is Severity.PERINGATAN), None)


def changed(path: Path) -> Problem:
    """Return K129 for an input that is no longer what was read."""
    message = "isian ini, atau berkas yang dipakainya, berubah atau hilang selagi naskahnya dibuat."
    return error("K129", message, "simpan isiannya, lalu jalankan lagi.").at(Location(path.as_posix()))


class Renderer:
    """Makes Word files of documents, of templates that `shelf` keeps between runs."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf(None)
        self._compiled: dict[tuple[str, Profil | None], CompiledTemplate] = {}
        self._read: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}
        self._alike: dict[str, tuple[Problem, ...]] = {}

    def digest(self, kind: Kind) -> str:
        """Return the fingerprint of the template of a kind. Raises TemplateError K509."""
        if kind.template not in self._digests:
            self._digests[kind.template] = digest(self._bytes(kind.template))
        return self._digests[kind.template]

    def _bytes(self, name: str) -> bytes:
        """Return a template, read once; raises TemplateError K509."""
        if name not in self._read:
            path = template_file(name)
            try:
                self._read[name] = disk.read(path)
            except OSError as cause:
                remedy = "pulihkan dengan `kakdoc mulai DIR`, simpan templat di sana, atau betulkan `naskah:`."
                problem = error("K509", f"templat tidak dapat dibaca ({refusal(cause)}).", remedy)
                raise TemplateError(problem.at(Location(path.as_posix()))) from cause
        return self._read[name]

    def render(
        self,
        kind: Kind,
        document: Any,
        images: Mapping[str, bytes] | None = None,
        trace: Trace | None = None,
        *,
        copy: bool = False,
    ) -> bytes:
        """Return the bytes of the Word file, with `copy` of its certified copy. Raises TemplateError.

        `images` are the pictures that the document names, `trace` is what the paper carries of where it came from.
        """
        return self.printed(kind, document, document.salinan() if copy else document.context(), images, trace)

    def printed(
        self,
        kind: Kind,
        document: Any,
        context: Mapping[str, Any],
        images: Mapping[str, bytes] | None,
        trace: Trace | None,
    ) -> bytes:
        """Return the bytes of the Word file of what a document prints. Raises TemplateError."""
        template = self._template(kind, document)
        if lost := [name for name in document.must_print() if not template.prints(name)]:
            raise TemplateError(*(_unprinted(name, template.file) for name in lost))
        return template.render(context, images, document.unbroken(), trace)

    def warnings(self, kind: Kind, document: Any) -> tuple[Problem, ...]:
        """Return what to warn of in the template of a document, and files that look like it. Raises TemplateError."""
        if kind.template not in self._alike:
            self._alike[kind.template] = tuple(lookalikes.of_templates([kind.template]))
        return (*self._template(kind, document).warnings, *self._alike[kind.template])

    def _template(self, kind: Kind, document: Any) -> CompiledTemplate:
        from kakdoc.word.template import kept

        profile = document.instansi.profil.get(document.profil)  # none for the page of the template itself
        key = (kind.template, profile)
        if key not in self._compiled:
            file = template_file(kind.template).as_posix()
            setup = None if profile is None else page_setup(profile)
            self._compiled[key] = kept.template(self._bytes(kind.template), file, setup, self._shelf)
        return self._compiled[key]


def _unprinted(name: str, file: str) -> Problem:
    """Return K364 for a name that a paper needs and its template does not print."""
    message = f"templat ini tidak mencetak {name}, yang diperlukan naskah ini."
    remedy = f"tambahkan {name} di templat, atau ambil templat yang baru dari `kakdoc mulai`."
    return error("K364", message, remedy).at(Location(file))


def page_setup(profile: Profil) -> PageSetup:
    """Return a page profile of the office as the renderer takes it."""
    from kakdoc.word.template.page import PageSetup

    margin, (width, height) = profile.margin, KERTAS[profile.kertas]
    return PageSetup(
        width=float(width),
        height=float(height),
        top=float(margin.atas),
        bottom=float(margin.bawah),
        left=float(margin.kiri),
        right=float(margin.kanan),
        font=profile.huruf,
        size=float(profile.ukuran_huruf),
        spacing=float(profile.spasi or 1),
        head_room=float(profile.ruang_lambang or 8),
        signature_room=float(profile.ruang_tanda_tangan or 75),
    )
