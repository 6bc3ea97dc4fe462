"""A draft with something in the place of all that is missing in it, for two papers that are then compared."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kakdoc.base.problems import FieldPath, InputError, KakdocError
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on.months import MONTHLY, Folders
from kakdoc.inputs.opening import Held, InputFile
from kakdoc.inputs.origins import rows_of
from kakdoc.inputs.typed.gaps import GAP
from kakdoc.kinds.fields.marks import BERKAS_KAK, TahunNaskah
from kakdoc.kinds.fields.peserta import KEYS
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.shape import key_of
from kakdoc.papers.catalog import BY_NAME, MODELS
from kakdoc.papers.checking import Checked
from kakdoc.papers.forms import converting
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.forms.drafting.operations import Operation, Set, applied
from kakdoc.papers.forms.drafting.operations import at as typed_at
from kakdoc.ui.web.forms import acts
from kakdoc.ui.web.forms.shown import plan
from kakdoc.ui.web.forms.shown.figures import entries
from kakdoc.ui.web.forms.shown.plan import Cards, Entry, Group, Node, Table, at
from kakdoc.ui.web.forms.standing_in.values import DOTS, FIRST, NOBODY, SECOND, StandIn, stand_in
from kakdoc.values.dates.tanggal import BULAN

Inputs = tuple[InputFile, InputFile]
Values = dict[str, Any]
Files = dict[FieldPath, tuple[Path, Inputs]]
NO_OFFICIAL, NO_MONTH = "K119", "K231"
_OFFICIAL = {"nama": DOTS, "jabatan": DOTS}
_MARKS = re.compile(rf"{GAP.pattern}|\[\s*(?:kolom|urut)\b[^\[\]]*\]", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


@dataclass
class StandIns:
    """What stands in for the values of a draft.

    `values` are those typed, with rows where there have to be some; `found` what stands in by its field; `officials`
    are keys of those whom the office does not have, `office` what stands in for its gaps, `files` for inputs by the
    field that names them, `months` for monthly reports.
    """

    draft: Draft
    begin: Callable[[str, Path, Values, Files], StandIns | None]
    """Has something stand in for another input: its kind, where it is, what else is typed in it, which it names."""
    values: Values = field(init=False)
    form: Group = field(init=False)
    found: dict[FieldPath, StandIn] = field(default_factory=dict)
    officials: set[str] = field(default_factory=set)
    office: dict[FieldPath, StandIn] = field(default_factory=dict)
    files: Files = field(default_factory=dict)
    months: dict[Path, Inputs] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hold(_without_marks({key: each for key, each in self.draft.values.items() if key not in KEYS}))

    def hold(self, values: Values) -> None:
        """Take values for those typed."""
        self.values, self.form = values, plan.form(self.draft.model, values)

    def checked(self, side: int) -> Checked:
        """Return the draft checked with all that stands in for the first paper or the second."""
        given = {path: inputs[side] for path, inputs in (*self.files.values(), *self.months.items())}
        return self.draft.checked(Folders(MODELS, given), instead=self.filled(side))

    def filled(self, side: int) -> Values:
        """Return the values with all that stands in for the first paper or the second."""
        values: Any = self.values
        named = {path: file.name for path, (file, _) in self.files.items()}
        for path, value in {**{path: each.value(side) for path, each in self.found.items()}, **named}.items():
            for each in acts.operations(self.form, values, [{"aksi": "isi", "di": [*path], "nilai": value}]):
                values = applied(values, each)[0]
        of_office: dict[FieldPath, Any] = {path: each.value(side) for path, each in self.office.items()}
        of_office |= {("pejabat", key): _OFFICIAL for key in sorted(self.officials)}
        for path, value in of_office.items():
            values = applied(values, Set(("instansi", *path), value))[0]
        return values  # type: ignore[no-any-return]

    def inputs(self, **also: str) -> Inputs:
        """Return the input with the first values standing in and with the second, and something else typed."""
        one, other = (self.draft.file({**self.filled(side), **also}, Held(b"", None)) for side in (FIRST, SECOND))
        return one, other

    def note(self, found: Checked) -> bool:
        """Have something stand in for what keeps a paper from being made; return whether there was anything new."""
        own = self.draft.path.as_posix()
        fatal = [each for each in found.problems if each.fatal and each.location is not None]
        of_own = {each.location.path: each for each in fatal if each.location and each.location.file == own}
        noted = [self._note(path, each.code) for path, each in of_own.items() if path]
        others = {each.location.file for each in fatal if each.location} - {own}
        noted += [self._note_file(each) for each in sorted(others)]
        if not any(noted):  # a number that some table does not have
            noted += [each.refused() for each in self.found.values() if each.is_number]
        return any(noted)

    def _note(self, path: FieldPath, code: str) -> bool:
        match node := self._node(path):
            case Table() | Cards():
                return self._grow(node)
            case Group():
                return self._begin(node, code)
            case Entry():
                return self._stand_in(node, code)
        return False

    def _node(self, path: FieldPath) -> Node | None:
        """Return the node at a path; of a row that is a text alone, that text."""
        node, around = at(self.form, path), at(self.form, path[:-1])
        if node is None and isinstance(around, Table) and isinstance(path[-1], int) and path[-1] < len(around.rows):
            row = around.rows[path[-1]]
            return next((each for each in row if each.required), row[0])
        return node

    def _grow(self, node: Table | Cards) -> bool:
        """Give a list that has to hold something its first row."""
        if (node.rows if isinstance(node, Table) else node.items) or (isinstance(node, Cards) and node.keyed):
            return False
        jenis = node.kinds[0][0] if isinstance(node, Cards) and node.kinds else None
        self._apply(*acts.operations(self.form, self.values, [{"aksi": "tambah", "di": [*node.path], "jenis": jenis}]))
        return True

    def _begin(self, node: Group, code: str) -> bool:
        """Give a group its place, so that what has to be in it is told; where it is a text alone, stand in for that."""
        typed = typed_at(self.values, node.path)
        text = next((each for each in node.nodes if isinstance(each, Entry)), None)
        if isinstance(typed, str) and text is not None:
            return self._stand_in(text, code)
        if typed is not None:
            return False
        self._apply(Set(node.path, {}))
        return True

    def _apply(self, *operations: Operation) -> None:
        values: Any = self.values
        for each in operations:
            values = applied(values, each)[0]
        self.hold(values)

    def _stand_in(self, entry: Entry, code: str) -> bool:
        """Have something stand in for a value, or something else where that was refused."""
        if code == NO_OFFICIAL or entry.shape.names == "pejabat":
            return self._name_nobody(entry)
        if entry.file in BY_NAME:
            return self._read(entry)
        known = self.found.get(entry.path)
        if known is not None:
            return known.refused()
        made = stand_in(entry, len(self.found), self._year())
        wanted = typed_at(self._given, entry.path)
        self.found[entry.path] = made.or_meant(wanted) if isinstance(wanted, str) else made
        return True

    @cached_property
    def _given(self) -> Values:
        """What the TOR that is named gives to a new input of the kind: names that others are found by."""
        key, kind = key_of(self.draft.model, BERKAS_KAK), self.draft.kind
        named = str(self.values.get(key or "") or "")
        if kind is None or kind.prefill is None or not named:
            return {}
        try:
            return dict(converting.from_kak(kind, self.draft.path.parent / named, self.draft.path))
        except KakdocError:
            return {}

    def _name_nobody(self, entry: Entry) -> bool:
        """Have somebody without a name be the official whom nobody chose, or whom the office does not have."""
        key = entry.value or entry.default or NOBODY
        if key in self.officials:
            return False
        self.officials.add(key)
        if key == NOBODY:
            self.found[entry.path] = stand_in(entry, 0, "")
        return True

    def _year(self) -> str:
        typed = str(self.values.get(key_of(self.draft.model, TahunNaskah) or "") or "")
        return typed if _YEAR.fullmatch(typed) else ""

    def _read(self, entry: Entry) -> bool:
        """Have another input stand in for the one that is named here, or that nobody named."""
        if entry.path in self.files:
            return False
        name = os.path.normpath(self.draft.path.parent / (entry.value or f"{entry.file}-belum-dipilih.yaml"))
        begun = self.begin(entry.file, Path(name), {}, {})
        if begun is not None:
            self.files[entry.path] = Path(name), begun.inputs()
        return begun is not None

    def begin_months(self, found: Checked) -> bool:
        """Have a monthly report stand in for each that is not there; return whether there was anything new.

        Else a sum of months would look as if it were whole.
        """
        key, kind = key_of(self.draft.model, BERKAS_KAK) or "", BY_NAME[MONTHLY]
        if self.months or kind.prefill is None or not any(each.code == NO_MONTH for each in found.problems):
            return False
        typed = {**kind.prefill(getattr(found.document, key)), key: self.values.get(key, "")}
        path = self.draft.path.with_name(f"{MONTHLY}-belum-ada.yaml")
        begun = self.begin(MONTHLY, path, typed, {place: each for place, each in self.files.items() if place == (key,)})
        if begun is not None:
            self.months = {path.with_stem(f"{path.stem}-{each}"): begun.inputs(bulan=each) for each in BULAN}
        return begun is not None

    def _note_file(self, file: str) -> bool:
        """Have something stand in for what is missing in another file: the office's, or another input."""
        if Path(file).name == opening.OFFICE_FILE:
            return self._fill_office(Path(file))
        named = [each for each in entries(self.form) if each.file in BY_NAME and each.value]
        meant = [each for each in named if os.path.normpath(self.draft.path.parent / each.value) == file]
        return any(self._read(each) for each in meant)

    def _fill_office(self, file: Path) -> bool:
        if self.office:
            return False
        try:
            typed = rows_of(opening.shared(file).root)
        except InputError:
            return False
        blank = [each for each in entries(plan.form(Instansi, typed)) if _is_blank(each)]
        self.office = {each.path: stand_in(each, place, "") for place, each in enumerate(blank)}
        return bool(blank)


def _is_blank(entry: Entry) -> bool:
    return entry.asked or (entry.required and not entry.value.strip()) or GAP.search(entry.value) is not None


def _without_marks(value: Any) -> Any:
    """Return values in which dots stand for what a skeleton leaves to fill in, and what a roster gives."""
    if isinstance(value, Mapping):
        return {key: _without_marks(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_marks(each) for each in value]
    return _MARKS.sub(DOTS, value) if isinstance(value, str) and "[" in value else value
