"""What a person decided of the fields that were found: their titles, types and keys, which are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kakdoc.papers.forms.learning import keys
from kakdoc.papers.forms.learning.fields import ITEM, Field, Proposal
from kakdoc.papers.forms.learning.guessing import made
from kakdoc.papers.forms.learning.proposing import put_as
from kakdoc.word.learning.places import Place

CHOOSABLE = {
    "teks": "teks",
    "prosa": "teks panjang",
    "nama": "nama orang",
    "tanggal": "tanggal",
    "waktu": "jam",
    "tahun": "tahun",
    "uang": "jumlah uang",
    "bilangan": "bilangan",
    "volume": "volume",
    "persen": "persen",
    "ya_tidak": "ya atau tidak",
    "nip": "NIP",
    "nik": "NIK",
    "npwp": "NPWP",
    "pangkat": "pangkat",
    "golongan": "golongan",
    "rekening": "kode rekening",
}
"""The types that a person can choose, in the words of people."""
_WORDS = "|terbilang "
_NAME, _QUOTED = re.compile(r"\b[a-z]\w*(?:\.\w+)*\b(?!\()"), re.compile(r"\"[^\"]*\"|'[^']*'")
_COUNTED = frozenset(("uang", "bilangan", "volume", "persen"))


class Decided(NamedTuple):
    """What a person decided of one field."""

    title: str
    tipe: str
    is_field: bool = True
    key: str = ""
    """What templates call it; empty where nobody said."""


def is_open(own: Field) -> bool:
    """Return whether the type of a field can be another one: that of a table, a list, a signer is seen in the form."""
    return not own.columns and not own.computed and own.tipe in CHOOSABLE


def apply(found: Proposal, decided: Mapping[str, Decided]) -> None:
    """Change a proposal as was decided; `decided` is by key, that of a column is `table.column`.

    Of who decided nothing is doubted any more. What is no field stays in the form as it was.
    """
    for name, own in list(named(found.fields)):
        said = decided.get(name)
        if said is None:
            continue
        own.doubts.clear()
        if not said.is_field:
            _drop(found, name)
            continue
        own.title = keys.title(said.title) or own.title
        if said.tipe != own.tipe and said.tipe in CHOOSABLE and is_open(own):
            _turn(found, name, own, said.tipe)
    _forget_formulas(found)
    _rename(found, decided)


def name(fields: Mapping[str, Field], decided: Mapping[str, Decided]) -> None:
    """Give fields the titles that were decided, and nothing else: what a form with tags asks for it says itself."""
    for key, own in named(fields):
        if said := decided.get(key):
            own.title = keys.title(said.title) or own.title
            own.doubts.clear()


def named(fields: Mapping[str, Field], before: str = "") -> Iterator[tuple[str, Field]]:
    """Yield fields with their names: columns as `table.column`, behind their table."""
    for key, each in fields.items():
        yield before + key, each
        yield from named(each.columns, f"{before}{key}.")


def _places_of(found: Proposal, name: str) -> list[Place]:
    """Return the places in which a field or a column is printed."""
    table, _, column = name.partition(".")
    loops = {group for group, loop in found.loops.items() if loop == f"{ITEM} in {table}"}
    wanted = f"{ITEM}.{column}" if column else table
    return [place for place, tag in found.tags.items() if (not column or place.group in loops) and wanted in names(tag)]


def names(expression: str) -> list[str]:
    """Return the names in a formula or in the tag of a place; what is quoted there is a text."""
    return _NAME.findall(_QUOTED.sub("", expression))


def _drop(found: Proposal, name: str) -> None:
    table, _, column = name.partition(".")
    for place in _places_of(found, name):
        del found.tags[place]
    if column:
        if table in found.fields:
            found.fields[table].columns.pop(column, None)
        return
    for group, loop in list(found.loops.items()):
        if loop == f"{ITEM} in {table}":
            del found.loops[group]
            for place in [each for each in found.tags if each.group is group]:
                del found.tags[place]
    found.fields.pop(name, None)


def _turn(found: Proposal, name: str, own: Field, tipe: str) -> None:
    """Give a field another type, and let its places print that; words of an amount that is none any more stay empty."""
    own.guess, own.more = made(tipe, words=own.title), {}
    table, _, column = name.partition(".")
    for place in _places_of(found, name):
        if _WORDS in found.tags[place]:
            del found.tags[place]
        else:
            found.tags[place] = put_as(own, f"{ITEM}.{column}" if column else table, place)


def _forget_formulas(found: Proposal) -> None:
    """Take out formulas over fields that are gone, or that are no numbers any more."""
    known = dict(named(found.fields))
    for name, own in known.items():
        table = name.rpartition(".")[0]
        used = names(str(own.more.get("rumus", "")))
        if any((known.get(f"{table}.{each}") or known.get(each)) not in _numbers(known) for each in used):
            del own.more["rumus"]
            own.computed = False


def _numbers(known: Mapping[str, Field]) -> list[Field]:
    return [each for each in known.values() if each.tipe in _COUNTED]


def _rename(found: Proposal, decided: Mapping[str, Decided]) -> None:
    """Give fields and columns the keys that were decided; tags, loops and formulas follow."""
    for name, _ in reversed(list(named(found.fields))):  # columns before the table by whose name they are decided on
        said = decided.get(name)
        wanted = keys.slug(said.key) if said else ""
        table, _, old = name.rpartition(".")
        if wanted and wanted != old:
            around = found.fields[table].columns if table else found.fields
            new = keys.free(wanted, around.keys() - {old})
            if table:
                _rename_column(found, table, old, new)
            else:
                _rename_field(found, old, new)
            _put_key(around, old, new)


def _put_key(fields: dict[str, Field], old: str, new: str) -> None:
    """Call a field otherwise, at the same place among the others."""
    before = dict(fields)
    fields.clear()
    for key, each in before.items():
        each.key = new if key == old else key
        fields[each.key] = each


def _rename_field(found: Proposal, old: str, new: str) -> None:
    found.tags |= {place: _called(tag, old, new) for place, tag in found.tags.items()}
    found.loops |= {group: _called(loop, old, new) for group, loop in found.loops.items()}
    for own in found.fields.values():
        _put_formula(own, old, new)
        for each in own.columns.values() if old not in own.columns else ():
            _put_formula(each, old, new)


def _rename_column(found: Proposal, table: str, old: str, new: str) -> None:
    for place in _places_of(found, f"{table}.{old}"):
        found.tags[place] = _called(found.tags[place], f"{ITEM}.{old}", f"{ITEM}.{new}")
    for each in found.fields[table].columns.values():
        _put_formula(each, old, new)
    for _, own in named(found.fields):
        _put_formula(own, f"{table}.{old}", f"{table}.{new}")


def _put_formula(own: Field, old: str, new: str) -> None:
    if "rumus" in own.more:
        own.more["rumus"] = _called(str(own.more["rumus"]), old, new)


def _called(expression: str, old: str, new: str) -> str:
    """Return a formula or a tag with a name in it changed, where it stands alone or has something of it behind a dot.

    What is quoted there is a text, what follows `|` a filter, what has arguments a function: all of them stay.
    """
    name = re.compile(rf"(?<![\w.|])(?<!\| ){re.escape(old)}(?=\b(?!\())")
    quoted = _QUOTED.finditer(expression)
    made, start = "", 0
    for each in quoted:
        made += name.sub(new, expression[start : each.start()]) + each[0]
        start = each.end()
    return made + name.sub(new, expression[start:])
