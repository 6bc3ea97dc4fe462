"""The fields of a definition to be: what each is called, its type, where it is asked for, what is not sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from kakdoc.papers.forms.learning import keys
from kakdoc.papers.forms.learning.guessing import Guess, guess, is_read, made
from kakdoc.word.learning.places import NAME, Group, Place
from kakdoc.word.learning.text import labels
from kakdoc.word.learning.text.marks import CHECK, GAP

_EMPTY_NAME = re.compile(r"(?i)^\W*(nama|pangkat|golongan|gelar|lengkap|terang|jelas|dan|[\W_])+$")
_BLANK = re.compile(r"[.…_‥‗]{2,}|…|(?<=/)[.…_]|[.…_](?=/)")
ITEM = "b"
"""How the tags of a loop call an entry."""


@dataclass(eq=False, slots=True)
class Field:
    """A field of the definition to be: its title, its type, where it is asked for, what is not sure."""

    key: str
    title: str
    guess: Guess
    where: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    columns: dict[str, Field] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    computed: bool = False

    @property
    def tipe(self) -> str:
        """Its type."""
        return self.guess.tipe


@dataclass(slots=True)
class Proposal:
    """Fields by key, tags by place, loops by group, and what was renamed."""

    fields: dict[str, Field] = field(default_factory=dict)
    tags: dict[Place, str] = field(default_factory=dict)
    loops: dict[Group, str] = field(default_factory=dict)
    renamed: list[tuple[str, str, str]] = field(default_factory=list)
    """Words, the key that they would have, the one that they got."""
    left: list[tuple[str, str]] = field(default_factory=list)
    """What stayed as it is, and where."""


def free_key(found: Proposal, wanted: str, words: str) -> str:
    """Return a free key; one that the program has for itself is renamed, and told."""
    key = keys.free(wanted, found.fields)
    if wanted and keys.is_reserved(wanted):
        found.renamed.append((words, wanted, key))
    return key


def new_field(key: str, place: Place, words: str = "") -> Field:
    """Return a new field for a place, its type guessed; a control says its type itself."""
    control = place.control
    in_money_column = bool(re.search(r"(?i)\(rp\.?\)", place.words))
    money = labels.is_money(place.before) or in_money_column
    found = guess(place.words, money=money, after=place.after, named=place.sure)
    more: dict[str, Any] = {}
    doubts = []
    if place.sort == CHECK or (control and control.what == "ya_tidak"):
        found, more = made("ya_tidak"), {"bawaan": "tidak"}
    elif control and control.what:
        choices = {"pilihan": list(control.choices)} if control.what == "pilihan" else {}
        usual = found if found.tipe == control.what else made(control.what, more=choices, words=place.words)
        found = usual if control.what != "teks" or not found.sure else found
    if control and control.hint:
        more["petunjuk"] = control.hint.rstrip(".") + "."
    if control and control.doubt:
        doubts.append(control.doubt)
    if place.sort == GAP and "/" in place.shown and found.tipe == "teks":
        found = found._replace(example=_BLANK.sub("001", place.shown).replace(" ", ""))
    if place.sort == NAME:
        if not _EMPTY_NAME.match(place.shown):
            more["bawaan"] = place.shown
        found = found if is_read(found.tipe, place.shown) else made("teks")
    if not found.sure:
        doubts.append("tipenya ditebak" if place.sure else f"ditebak dari “{place.words or '…'}” di dekatnya")
    return Field(key, keys.title(words or place.words) or "Isian", found, [place.where], doubts, more=more)


def printed(known: Field, name: str, blank: str = "") -> str:
    """Return the tag that prints a field; one that may be left out prints its gap then."""
    expression = known.guess.prints.format(name)
    optional = known.guess.more.get("wajib") == "tidak" and known.guess.prints == "{}"
    return f'{{{{ {expression} or "{blank}" }}}}' if optional else f"{{{{ {expression} }}}}"
