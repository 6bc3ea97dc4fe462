"""From the places of a form to fields: a key, a type and a tag for each, and what is not sure about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kakdoc.papers.forms.learning import keys
from kakdoc.papers.forms.learning.amounts import IN_WORDS, add_sum, compute_rows, say_in_words
from kakdoc.papers.forms.learning.fields import ITEM, Field, Proposal, free_key, new_field, printed
from kakdoc.papers.forms.learning.guessing import made
from kakdoc.word.learning.places import COUNT, PARAGRAPHS, Group, Place
from kakdoc.word.learning.text import labels
from kakdoc.word.learning.text.marks import GAP, MARK

_PHRASE = re.compile(r"(?i)\b(sebagai berikut|antara lain|berikut ini|di bawah ini|yaitu|adalah)\b.*$")
_NO_NOUN = re.compile(r"(?i)(me|di|ber)\w{3}|(kepada|untuk|dari|pada|dengan|oleh|adalah|yaitu|bahwa)\W*$")
_SAME = re.compile(r"(?i)^(uang )?(sebesar|sejumlah|senilai|jumlah uang)$")
_DAY, _DATE_TAG = "hari", re.compile(r"\{\{ (\w+)\|tanggal \}\}")
_SIGNING = re.compile(r"(?i)bertanda ?tangan")
_OF_SIGNER = "penanda_tangan"
_WRITER = re.compile(r"(?i)^(hormat (saya|kami)|yang membuat.*|pemohon)$")
_DATE_PIECES = frozenset(("tanggal", "bulan", "tahun"))


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
            add_sum(found, place, list(tables.values()))
        elif place.group is None and not IN_WORDS.search(place.words):
            _single(found, place, names)
    _name_days(found, places)
    compute_rows(found)
    say_in_words(found, places)
    return found


def _name_days(found: Proposal, places: Sequence[Place]) -> None:
    """Let the day of the week follow from the date behind it in its line."""
    for place, following in pairwise(places):
        date = _DATE_TAG.fullmatch(found.tags.get(following, ""))
        own = found.fields.get(_DAY)
        if (
            date
            and own
            and keys.slug(place.words) == _DAY
            and place.written is following.written
            and len(own.where) == 1
        ):
            found.tags[place] = f"{{{{ {date[1]}|nama_hari }}}}"
            del found.fields[_DAY]


def _table(found: Proposal, group: Group) -> Field:
    """Return the field of what is repeated, which its entries are columns of; one of single texts is a list."""
    asked = {each.words.casefold() for each in group.places if each.sort != COUNT}
    single = len(asked) == 1 and group.unit == PARAGRAPHS
    name = _noun(group.words) or _of_columns(asked)
    key = free_key(found, keys.slug(name), name)
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
            known = table.columns[key] = new_field(key, place)
        found.tags[place] = printed(known, f"{ITEM}.{known.key}")


class _Names:
    """What tells places from each other that have the same words."""

    def __init__(self, places: Iterable[Place]) -> None:
        unnamed = [each for each in places if each.sort != MARK]
        self._alike = Counter(keys.slug(each.words) for each in unnamed if not each.column)
        self._roles = {each.role for each in unnamed if each.role}
        self._signing = any(_SIGNING.search(each.about) and not each.role for each in unnamed)

    def wanted(self, place: Place) -> tuple[str, str, bool]:
        """Return the key of a place, its title, and whether another of that key is the same field."""
        own = keys.slug(place.words)
        if place.sort == MARK or (place.control and place.control.words):
            return own, place.words, True
        whose = self._whose(place, alone=self._alike[own] == 1)
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
        key = free_key(found, wanted, place.words)
        found.fields[key] = new_field(key, place, words)
        _put_right(found.fields[key], place)
    elif place.where not in found.fields[key].where:
        found.fields[key].where.append(place.where)
    found.tags[place] = put_as(found.fields[key], key, place)


def put_as(own: Field, key: str, place: Place) -> str:
    """Return the tag of a field at one of its places: an amount behind `Rp` is printed without it."""
    blank = {GAP: _plain(place.shown), MARK: "……"}.get(place.sort, "")
    if own.tipe == "uang":
        return f"{{{{ {key}|angka }}}}" if labels.is_money(place.before) else f"{{{{ {key}|rupiah }}}}"
    return printed(own, key, blank)


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
        own.guess = made("teks", words=f"{own.title} dengan kata")
        own.doubts = ["bagian dari tanggal yang ditulis dengan kata; diisi sebagai teks"]
