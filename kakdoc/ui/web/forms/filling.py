"""A draft as it is filled in on a page: what is shown of it now, and what an act of the person changes of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from threading import RLock
from typing import Any

from kakdoc.base.guarding import guarded
from kakdoc.base.problems import FieldPath, KakdocError
from kakdoc.inputs.drawing_on.months import Folders
from kakdoc.kinds.fields.marks import Fakta
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.shape import key_of
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.checking import Checked
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.making import Renderer, papers
from kakdoc.ui.web.forms import acts
from kakdoc.ui.web.forms.shown import beside, figures, plan
from kakdoc.ui.web.forms.shown.counting import counted
from kakdoc.ui.web.forms.shown.offered import offered
from kakdoc.ui.web.forms.shown.plan import Group, Table
from kakdoc.ui.web.forms.shown.view import View, first
from kakdoc.ui.web.forms.standing_in import papers as standing
from kakdoc.values.text import emphasis

_OFFICE = "Data kantor"
_TYPED, _SHOW = "isi", "tampil"
_SAVE = "simpan"
_OF_DRAFT: Mapping[str, Callable[[Draft], object]] = {"batal": Draft.undo, "ulang": Draft.redo, _SAVE: Draft.save}


@dataclass(frozen=True, slots=True)
class Paper:
    """The Word file of a draft; not current where something typed since cannot be read.

    Where something is not filled in yet, `has_gaps`, dots stand there and for all that is computed of it.
    """

    data: bytes
    is_current: bool = True
    has_gaps: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A form before and after an act, each with what stood in it."""

    before: Group
    view: View
    after: Group
    now: View


class Filling:
    """One draft, for however many windows: an act names the revision that its window shows."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.lock = RLock()
        self._revision = -1
        self._form = Group((), "", ())
        self._view = View()
        self._windows: dict[FieldPath, int] = {}
        self._checked: Checked | None = None
        self._paper: tuple[int, Paper] | None = None
        self._html: bytes | None = None

    def shown(self) -> tuple[Group, View]:
        """Return the form and what stands in it, as the draft is now."""
        with self.lock:
            self._look()
            return self._form, self._view

    def html(self, make: Callable[[Group, View], bytes]) -> tuple[int, bytes]:
        """Return the form as HTML with its revision; what `make` makes of it is kept until something changes."""
        with self.lock:
            self._look()
            if self._html is None:
                self._html = make(self._form, self._view)
            return self._revision, self._html

    def checked(self) -> Checked:
        """Return the draft checked, as it is now."""
        with self.lock:
            self._look()
            assert self._checked is not None  # noqa: S101  it was looked at
            return self._checked

    def paper(self, renderer: Renderer) -> Paper | None:
        """Return the Word file as it would be made now, else the last that could be made; None where none ever could.

        Faults of its rules do not keep it from being shown. Raises TemplateError.
        """
        with self.lock:
            if self._paper is None or self._paper[0] != self.draft.revision:
                found = self._papered(renderer)
                if found is None:
                    return None if self._paper is None else replace(self._paper[1], is_current=False)
                self._paper = self.draft.revision, found
            return self._paper[1]

    def _papered(self, renderer: Renderer) -> Paper | None:
        """Return the Word file as it would be made now, with dots for what is not filled in; None where none could."""
        checked = self.checked()
        if self.draft.kind is None:
            return None
        kind = papers(self.draft.kind)[0][1]
        make = partial(self._made, renderer, kind)
        data = None if standing.is_needed(checked) else make(checked)
        if data is not None:
            return Paper(data)
        dotted = standing.paper(self.draft, checked, make)
        return None if dotted is None else Paper(dotted, has_gaps=True)

    def _made(self, renderer: Renderer, kind: Kind, checked: Checked) -> bytes | None:
        """Return the Word file of what was checked; None where what it computes of faulty values may be missing."""
        try:
            with guarded(self.draft.path):
                return renderer.render(kind, checked.document, checked.pictures)
        except KakdocError:
            if any(each.fatal for each in checked.problems):
                return None
            raise

    def people(self) -> Mapping[str, Sequence[str]]:
        """Return what is printed of the office's officials, by the keys that fields name them by."""
        document = self.checked().document
        officials = document.instansi.pejabat if document is not None else {}
        return {key: [str(each) for each in (one.nama, one.jabatan, one.nip) if each] for key, one in officials.items()}

    def _look(self) -> None:
        if self._revision == self.draft.revision and self._checked is not None and self._is_still_so(self._checked):
            return
        draft = self.draft
        self._checked = draft.checked(Folders(MODELS))
        self._form = plan.form(draft.model, draft.values)
        found = figures.computed(self._form, draft.model, draft.values, self._checked.document)
        told = beside.by_field(self._form, self._checked.problems, draft.path.as_posix())
        asked = frozenset(each.path for each in figures.entries(self._form) if each.asked)
        windows, own = dict(self._windows), draft.path.as_posix()
        self._view = View(told, found, offered(draft.path), asked, windows, own)
        self._revision, self._html = draft.revision, None

    def _is_still_so(self, checked: Checked) -> bool:
        """Return whether the other files that the draft draws on are still those that were read."""
        own = self.draft.path.as_posix()
        files = checked.gathered.files if checked.gathered else {}
        return all(file.is_still(name) for name, file in files.items() if name != own)

    def act(self, revision: int, done: Sequence[Any]) -> Shift | None:
        """Return what some acts on a page have changed; None where it shows another revision, with nothing done.

        Values typed hold on any revision that still has a place for them. Raises InvalidValue for an act that is none.
        """
        with self.lock:
            before, view = self.shown()
            if revision != self.draft.revision and any(_kind_of(each) != _TYPED for each in done):
                return None
            self._do(before, done)
            after, _ = self.shown()
            self._turn(after, acts.landing(after, done))
            return Shift(before, view, after, self._view)

    def _turn(self, form: Group, path: FieldPath) -> None:
        """Have long tables show the row that a path leads to."""
        for length, step in enumerate(path):
            if isinstance(step, int) and isinstance(plan.at(form, path[:length]), Table):
                self._windows[path[:length]] = first(step)
        if self._windows != self._view.windows:
            self._view, self._html = replace(self._view, windows=dict(self._windows)), None

    def _do(self, form: Group, done: Sequence[Any]) -> None:
        """Do acts in their order; those between undoing, redoing and saving are one step."""
        to_do = [each for each in done if _kind_of(each) != _SHOW]
        for of_draft, group in groupby(to_do, key=lambda each: _kind_of(each) in _OF_DRAFT):
            if of_draft:
                for each in group:
                    _OF_DRAFT[_kind_of(each)](self.draft)
                form = plan.form(self.draft.model, self.draft.values)
            elif operations := acts.operations(form, self.draft.values, [*group]):
                self.draft.apply(*operations)

    def save(self) -> None:
        """Save the draft; raises what `Draft.save` raises."""
        with self.lock:
            self.draft.save()

    def title(self) -> str:
        """Return what the paper is called: by its own title once that is typed, else by its kind."""
        if self.draft.kind is None:
            return _OFFICE
        typed = self.draft.values.get(key_of(self.draft.model, Fakta("nama")) or "")
        own = "".join([each.text for each in emphasis.pieces(" ".join(str(typed or "").split()))])
        return own or self.draft.kind.title

    def state(self) -> str:
        """Return in words how the draft stands."""
        saved = "Ada perubahan yang belum disimpan" if self.draft.is_changed else "Tersimpan"
        return f"{saved}; {counted(self.checked().problems) or 'tidak ada yang perlu dibetulkan'}."


def is_save(act: Any) -> bool:
    """Return whether an act is to save."""
    return _kind_of(act) == _SAVE


def _kind_of(act: Any) -> str:
    kind = act.get("aksi") if isinstance(act, Mapping) else None
    return kind if isinstance(kind, str) else ""
