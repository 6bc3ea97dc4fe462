"""From the places of a form to fields: a key, a type and a tag for each, and what is not sure about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kakdoc.papers.forms.learning import keys
from kakdoc.papers.forms.learning.guessing import Guess, guess, is_read, made
from kakdoc.word.learning.places import COUNT, NAME, PARAGRAPHS, Group, Place
from kakdoc.word.learning.text import labels
from kakdoc.word.learning.text.marks import CHECK, GAP, MARK

_PHRASE = re.compile(r"(?i)\b(sebagai berikut|antara lain|berikut ini|di bawah ini|yaitu|adalah)\b.*$")
_NO_NOUN = re.compile(r"(?i)(me|di|ber)\w{3}|(kepada|untuk|dari|pada|dengan|oleh|adalah|yaitu|bahwa)\W*$")
_SAME = re.compile(r"(?i)^(uang )?(sebesar|sejumlah|senilai|jumlah uang)$")
_SUM = re.compile(r"(?i)^(jumlah|total)\b")
_AMOUNT_TAG = re.compile(r"\{\{ (\w+)\|(?:rupiah|angka) ")
_EMPTY_NAME = re.compile(r"(?i)^\W*(nama|pangkat|golongan|gelar|lengkap|terang|jelas|dan|[\W_])+$")
_IN_WORDS = re.compile(r"(?i)\bterbilang\b|\bdengan huruf\b")
_PRICE, _AMOUNT = re.compile(r"(?i)\bharga\b"), re.compile(r"(?i)\b(jumlah|total)\b")
_COUNTED = frozenset(("volume", "bilangan"))
_SIGNING = re.compile(r"(?i)bertanda ?tangan")
_OF_SIGNER = "penanda_tangan"
_WRITER = re.compile(r"(?i)^(hormat (saya|kami)|yang membuat.*|pemohon)$")
_DATE_PIECES = frozenset(("tanggal", "bulan", "tahun"))
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


def proposed(places: Iterable[Place]) -> Proposal:
    """Return fields and tags for the places of a form."""
    found, places = Proposal(), list(places)
    names, tables = _Names([each for each in places if each.group is None]), dict[Group, Field]()
    for place in places:
        if place.group is not None and any(each.sort != COUNT for each in place.group.places):
            if place.group not in tables:
                tables[place.group] = _table(found, place.group)
            _column(found, tables[place.group], place)
        elif place.column:
            _sum(found, place, list(tables.values()))
        elif place.group is None and not _IN_WORDS.search(place.words):
            _single(found, place, names)
    _compute_rows(found)
    _in_words(found, places)
    return found


def _table(found: Proposal, group: Group) -> Field:
    """Return the field of what is repeated, which its entries are columns of; one of single texts is a list."""
    asked = {each.words.casefold() for each in group.places if each.sort != COUNT}
    single = len(asked) == 1 and group.unit == PARAGRAPHS
    name = _noun(group.words) or _of_columns(asked)
    key = _key(found, keys.slug(name), name)
    table = Field(key, keys.title(name), made("daftar" if single else "tabel"), [group.where])
    if not group.sure:
        table.doubts.append("yang berulang di sini dijadikan satu; bila bukan daftar, pisahkan lagi di naskah.docx")
    found.fields[key] = table
    found.loops[group] = f"{ITEM} in {key}"
    return table


def _noun(words: str) -> str:
    """Return the name of a table from the line above it: its last word, unless that is a verb."""
    said = _PHRASE.sub("", words).split()
    return "" if not said or _NO_NOUN.match(said[-1]) else said[-1].strip(":,.")


def _of_columns(titles: set[str]) -> str:
    if any(re.search(r"\bnip\b", each) for each in titles):
        return "pegawai"
    named = [found[1] for each in sorted(titles) if (found := re.match(r"(?:nama|uraian) (\w+)$", each))]
    return named[0] if named else "daftar nama" if "nama" in titles else "rincian"


def _key(found: Proposal, wanted: str, words: str) -> str:
    """Return a free key; one that the program has for itself is renamed, and told."""
    key = keys.free(wanted, found.fields)
    if wanted and keys.is_reserved(wanted):
        found.renamed.append((words, wanted, key))
    return key


def _column(found: Proposal, table: Field, place: Place) -> None:
    if place.sort == COUNT:
        found.tags[place] = "{{ loop.index }}"
    elif table.tipe == "daftar":
        table.where.append(place.where)
        found.tags[place] = f"{{{{ {ITEM} }}}}"
    else:
        wanted = keys.slug(re.sub(r"(?i)\s*\(rp\.?\)\s*$", "", place.words)) or "kolom"
        known = next((each for each in table.columns.values() if each.title == keys.title(place.words)), None)
        if known is None or place.sort != MARK:
            key = keys.free(wanted, table.columns)
            known = table.columns[key] = _field(key, place)
        found.tags[place] = _printed(known, f"{ITEM}.{known.key}")


def _field(key: str, place: Place, words: str = "") -> Field:
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
    if place.sort == NAME:
        if not _EMPTY_NAME.match(place.shown):
            more["bawaan"] = place.shown
        found = found if is_read(found.tipe, place.shown) else made("teks")
    if not found.sure:
        doubts.append("tipenya ditebak" if place.sure else f"ditebak dari “{place.words or '…'}” di dekatnya")
    return Field(key, keys.title(words or place.words) or "Isian", found, [place.where], doubts, more=more)


def _printed(known: Field, name: str, blank: str = "") -> str:
    """Return the tag that prints a field; one that may be left out prints its gap then."""
    expression = known.guess.prints.format(name)
    optional = known.guess.more.get("wajib") == "tidak" and known.guess.prints == "{}"
    return f'{{{{ {expression} or "{blank}" }}}}' if optional else f"{{{{ {expression} }}}}"


class _Names:
    """What tells places from each other that have the same words."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = [each for each in places if each.sort != MARK]
        self._roles = {each.role for each in self._places if each.role}
        self._signing = any(_SIGNING.search(each.about) and not each.role for each in self._places)

    def wanted(self, place: Place) -> tuple[str, str, bool]:
        """Return the key of a place, its title, and whether another of that key is the same field."""
        own = keys.slug(place.words)
        if place.sort == MARK or (place.control and place.control.words):
            return own, place.words, True
        alike = [each for each in self._places if keys.slug(each.words) == own and not each.column]
        whose = self._whose(place, alone=len(alike) == 1)
        if not whose:
            return own, place.words, False
        return f"{own}_{keys.slug(whose)}", f"{place.words} {whose.replace('_', ' ')}", True

    def _whose(self, place: Place, *, alone: bool) -> str:
        """Return the person that a place is of, "" where nothing need or can be said."""
        if place.role:
            sole = len(self._roles) == 1
            return _OF_SIGNER if (self._signing and sole) or _WRITER.match(place.role) else place.role
        if alone and not (self._signing and _SIGNING.search(place.about)):
            return ""
        if place.about.casefold().startswith("pihak "):
            return place.about
        return _OF_SIGNER if _SIGNING.search(place.about) and place.about.rstrip().endswith("ini:") else ""


def _single(found: Proposal, place: Place, names: _Names) -> None:
    wanted, words, same = names.wanted(place)
    title = keys.title(words)
    key = _known(found, wanted, title) if same else _same_amount(found, place)
    if not key:
        key = _key(found, wanted, place.words)
        found.fields[key] = _field(key, place, words)
        _put_right(found.fields[key], place)
    elif place.where not in found.fields[key].where:
        found.fields[key].where.append(place.where)
    blank = {GAP: _plain(place.shown), MARK: "……"}.get(place.sort, "")
    found.tags[place] = _put_as(found.fields[key], key, place, blank)


def _put_as(own: Field, key: str, place: Place, blank: str) -> str:
    """Return the tag of a field at one of its places: an amount behind `Rp` is printed without it."""
    if own.tipe == "uang":
        return f"{{{{ {key}|angka }}}}" if labels.is_money(place.before) else f"{{{{ {key}|rupiah }}}}"
    return _printed(own, key, blank)


def _same_amount(found: Proposal, place: Place) -> str:
    """Return the key of the amount that a place says again (`sebesar Rp…`), "" where there is none before it."""
    known = [key for key, each in found.fields.items() if each.tipe == "uang" and not each.computed]
    if not known or not _SAME.match(place.words):
        return ""
    found.fields[known[-1]].doubts.append(f"dipakai lagi untuk “{place.words} …” ({place.where})")
    return known[-1]


def _known(found: Proposal, wanted: str, title: str) -> str:
    """Return the key of a field with this title that is there already, "" where there is none."""
    alike = (key for key, each in found.fields.items() if each.title.casefold() == title.casefold())
    return next((key for key in alike if key.startswith(wanted[:10])), "")


def _plain(blank: str) -> str:
    """Return a gap as it can stand in a text of a tag."""
    said = re.sub(r"[‥‗]+", "……", blank)
    return re.sub(r"[\"{}%\\]", "", said) or "……"


def _put_right(own: Field, place: Place) -> None:
    """Mend guesses that the whole line speaks against: the pieces of a date written out in words."""
    text = place.written.text.casefold()
    if own.key in ("hari", *_DATE_PIECES) and all(each in text for each in _DATE_PIECES) and "bulan" in text:
        own.guess = made("teks", words=own.title)
        own.doubts = ["bagian dari tanggal yang ditulis dengan kata; diisi sebagai teks"]


def _sum(found: Proposal, place: Place, tables: Iterable[Field]) -> None:
    """Make a cell below a column of money the sum of it; other cells of a row of sums stay empty."""
    title = keys.title(place.column)
    pairs = [(table, each) for table in tables for each in table.columns.values() if each.title == title]
    if not pairs or pairs[-1][1].tipe != "uang" or (_PRICE.search(title) and not _AMOUNT.search(title)):
        return
    table, column = pairs[-1]
    key = _key(found, keys.slug(place.words) or "jumlah", place.words)
    own = found.fields[key] = Field(key, keys.title(place.words), column.guess, [place.where])
    if _SUM.match(place.words) and not any(each.computed for each in list(found.fields.values())[:-1]):
        own.more["rumus"], own.computed = f"jumlah({table.key}.{column.key})", True
    else:
        own.doubts.append("di bawah tabel; bila dihitung, tulis rumusnya")
    found.tags[place] = _printed(own, key)


def _compute_rows(found: Proposal) -> None:
    """Give a column of amounts its formula where one of counts and one of prices stand beside it."""
    for table in found.fields.values():
        counted = [each for each in table.columns.values() if each.tipe in _COUNTED]
        money = [each for each in table.columns.values() if each.tipe == "uang"]
        prices = [each for each in money if _PRICE.search(each.title) and not _AMOUNT.search(each.title)]
        amounts = [each for each in money if _AMOUNT.search(each.title)]
        if "satuan" in table.columns and not prices and amounts and not amounts[0].guess.sure:
            amounts[0].guess, amounts[0].doubts = made("volume"), []
            _reprint(found, table, amounts[0])
        if len(counted) == 1 and prices and len(amounts) == 1:
            amounts[0].more["rumus"], amounts[0].computed = f"{counted[0].key} * {prices[0].key}", True
            amounts[0].doubts = ["rumusnya ditebak dari judul kolom"]


def _reprint(found: Proposal, table: Field, column: Field) -> None:
    """Let the tags of a column print the type that it has now."""
    name = f"{ITEM}.{column.key}"
    loops = [group for group, loop in found.loops.items() if loop.endswith(f" in {table.key}")]
    for place, tag in found.tags.items():
        if place.group in loops and name in tag:
            found.tags[place] = _printed(column, name)


def _in_words(found: Proposal, places: Sequence[Place]) -> None:
    """Let amounts in words be the words of the amount before them; a field of its own where there is none."""
    amounts = {each: name[1] for each, tag in found.tags.items() if (name := _AMOUNT_TAG.match(tag))}
    for number, place in enumerate(places):
        if place.group is not None or place in found.tags or not _IN_WORDS.search(place.words):
            continue
        before = places[number - 1] if number and places[number - 1].written is place.written else None
        if before is not None and place.before.rstrip().endswith("("):
            amount = amounts.get(before, "")
        else:
            earlier = [amounts[each] for each in places[:number] if each in amounts]
            amount = earlier[-1] if earlier else next(iter(amounts.values()), "")
        found.tags[place] = f"{{{{ {amount}|terbilang }}}}" if amount else _words_alone(found, place, before)


def _words_alone(found: Proposal, place: Place, before: Place | None) -> str:
    """Return the tag of words that are those of no amount: a text of its own."""
    words = place.words if before is None else f"{before.words} huruf"
    key = _key(found, keys.slug(words), words)
    own = found.fields[key] = _field(key, place, words)
    own.doubts.append("tidak ada jumlah rupiah di depannya; bila ada, ganti tagnya menjadi {{ jumlah|terbilang }}")
    return _printed(own, key)
