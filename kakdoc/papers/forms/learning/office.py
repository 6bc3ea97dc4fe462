"""What the office's own file tells of a form: its names in the letterhead, its officials among who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kakdoc.base.problems import InputError
from kakdoc.inputs import opening
from kakdoc.inputs.tree import plain
from kakdoc.papers.forms.learning import keys
from kakdoc.papers.forms.learning.fields import Field, Proposal
from kakdoc.papers.forms.learning.guessing import made
from kakdoc.word.learning.form import Form
from kakdoc.word.learning.known import Known, Met, met
from kakdoc.word.learning.places import NAME, Place

PLACE = Path("inputs", opening.OFFICE_FILE)
_NAMES = ("pemerintah", "kabupaten", "nama")
_ADDRESS = ("jalan", "telepon", "pos_el", "laman", "kode_pos")
_NIP = re.compile(r"^(\d{8})\s*(\d{6})\s*(\d)\s*(\d{3})$")


class Office(NamedTuple):
    """The office of the working folder as its file says; nothing where there is none that can be read."""

    names: Sequence[Known] = ()
    officials: Mapping[str, Sequence[Known]] = {}
    titles: Mapping[str, str] = {}

    @classmethod
    def read(cls) -> Office:
        """Return what `inputs/instansi.yaml` says; what is still a gap there says nothing."""
        try:
            known = plain(opening.compose(PLACE)[0]) if PLACE.is_file() else {}
        except InputError:
            return cls()
        people = _mapping(known.get("pejabat"))
        officials = {key: tuple(_of_person(each)) for key, each in people.items() if isinstance(each, Mapping)}
        titles = {key: str(each.get("jabatan")) for key, each in people.items() if isinstance(each, Mapping)}
        return cls(tuple(_names(known)), {key: each for key, each in officials.items() if each}, titles)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _said(value: Any) -> str:
    """Return a text that says something: no gap."""
    return value.strip() if isinstance(value, str) and "[isi" not in value and not value.startswith("(") else ""


def _names(known: Mapping[str, Any]) -> Iterator[Known]:
    for key in _NAMES:
        if text := _said(known.get(key)):
            yield Known(text, f"instansi.{key}", alone=True)
    if text := _said(known.get("tempat")):
        yield Known(text, "instansi.tempat", before=",")
    address = _mapping(known.get("alamat"))
    for key in _ADDRESS:
        if text := _said(address.get(key)):
            yield Known(text, f"instansi.alamat.{key}")


def _of_person(known: Mapping[str, Any]) -> Iterator[Known]:
    name, rank, grade = (_said(known.get(each)) for each in ("nama", "pangkat", "golongan"))
    if not name:
        return
    yield Known(name, "nama")
    if title := _said(known.get("jabatan")):
        yield Known(title, "jabatan", alone=True)
    if rank:
        yield Known(rank, "pangkat", alone=True)
        if grade:
            yield Known(f"{rank} ({grade})", "baris_pangkat", alone=True)
    if found := _NIP.match(_said(known.get("nip"))):
        yield from (Known(" ".join(found.groups()), "nip"), Known("".join(found.groups()), "nip"))


class Meeting(NamedTuple):
    """A text of the office met in a form, the official that it is of, "" for the office itself."""

    met: Met
    official: str = ""

    def overlaps(self, other: Meeting) -> bool:
        """Return whether two stand at one place; the first of them counts."""
        one, two = self.met, other.met
        return one.written is two.written and one.start < two.end and two.start < one.end

    def covers(self, place: Place) -> bool:
        """Return whether a place is the same text."""
        same = place.written is self.met.written
        return same and place.sort == NAME and place.start < self.met.end and self.met.start < place.end


def meets(form: Form, office: Office) -> list[Meeting]:
    """Return where a form says what the office's file says.

    An official is met where the form has his or her name; the other lines of one who is not are left alone.
    """
    found: list[Meeting] = []
    for key, known in office.officials.items():
        lines = met(form, known)
        if any(each.expression.startswith("nama") for each in lines):
            found += [Meeting(each, key) for each in lines]
    found += [Meeting(each) for each in met(form, office.names)]
    return [each for number, each in enumerate(found) if not any(map(each.overlaps, found[:number]))]


def add_tags(proposal: Proposal, office: Office, meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """Return what a form will print of the office's file, with tags added for it; officials become fields."""
    names, printed = dict[str, str](), dict[str, None]()
    for each in meetings:
        if each.official and each.official not in names:
            name = names[each.official] = keys.free(each.official, proposal.fields)
            own = Field(name, keys.title(each.official.replace("_", " ")), made("pejabat"), [each.met.where])
            hint = f"Kunci pejabat di instansi.yaml; bawaannya {office.titles[each.official]}."
            own.more.update(petunjuk=hint, bawaan=each.official)
            proposal.fields[name] = own
        own_name = f"{names[each.official]}." if each.official else ""
        place = Place(NAME, "", each.met.where, each.met.written, each.met.start, each.met.end)
        proposal.tags[place] = f"{{{{ {own_name}{each.met.expression} }}}}"
        printed[f"{own_name}{each.met.expression.partition('|')[0]}"] = None
    return tuple(printed)
