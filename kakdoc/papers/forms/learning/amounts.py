"""Amounts of a form: sums below tables, products in their rows, the words of an amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kakdoc.papers.forms.learning import keys
from kakdoc.papers.forms.learning.fields import ITEM, Field, Proposal, free_key, new_field, printed
from kakdoc.papers.forms.learning.guessing import made
from kakdoc.word.learning.places import Place

_SUM = re.compile(r"(?i)^(jumlah|total)\b")
_AMOUNT_TAG = re.compile(r"\{\{ (\w+)\|(?:rupiah|angka) ")
_PRICE, _AMOUNT = re.compile(r"(?i)\bharga\b"), re.compile(r"(?i)\b(jumlah|total)\b")
_UNIT = re.compile(r"(?i)\s*rupiah\b")
_COUNTED = frozenset(("volume", "bilangan"))
IN_WORDS = re.compile(r"(?i)\bterbilang\b|\bdengan huruf\b")
"""The words of a place for an amount in words."""


def add_sum(found: Proposal, place: Place, tables: Iterable[Field]) -> None:
    """Make a cell below a column of money the sum of it; other cells of a row of sums stay empty."""
    title = keys.title(place.column)
    pairs = [(table, each) for table in tables for each in table.columns.values() if each.title == title]
    if not pairs or pairs[-1][1].tipe != "uang" or (_PRICE.search(title) and not _AMOUNT.search(title)):
        return
    table, column = pairs[-1]
    key = free_key(found, keys.slug(place.words) or "jumlah", place.words)
    own = found.fields[key] = Field(key, keys.title(place.words), column.guess, [place.where])
    if _SUM.match(place.words) and not any(each.computed for each in list(found.fields.values())[:-1]):
        own.more["rumus"], own.computed = f"jumlah({table.key}.{column.key})", True
    else:
        own.doubts.append("di bawah tabel; bila dihitung, tulis rumusnya")
    found.tags[place] = printed(own, key)


def compute_rows(found: Proposal) -> None:
    """Give a column of amounts its formula where one of counts and one of prices stand beside it."""
    for table in found.fields.values():
        counted = [each for each in table.columns.values() if each.tipe in _COUNTED]
        money = [each for each in table.columns.values() if each.tipe == "uang"]
        prices = [each for each in money if _PRICE.search(each.title) and not _AMOUNT.search(each.title)]
        amounts = [each for each in money if _AMOUNT.search(each.title)]
        if "satuan" in table.columns and amounts and not amounts[0].guess.sure and _before(table, amounts[0], prices):
            amounts[0].guess, amounts[0].doubts = made("volume"), []
            _reprint(found, table, amounts[0])
        if len(counted) == 1 and prices and len(amounts) == 1:
            amounts[0].more["rumus"], amounts[0].computed = f"{counted[0].key} * {prices[0].key}", True
            amounts[0].doubts = ["rumusnya ditebak dari judul kolom"]


def _before(table: Field, amount: Field, prices: Sequence[Field]) -> bool:
    """Return whether a column stands before those of prices: what is counted does, what they come to does not."""
    order = list(table.columns)
    return all(order.index(amount.key) < order.index(each.key) for each in prices)


def _reprint(found: Proposal, table: Field, column: Field) -> None:
    """Let the tags of a column print the type that it has now."""
    name = f"{ITEM}.{column.key}"
    loops = [group for group, loop in found.loops.items() if loop.endswith(f" in {table.key}")]
    for place, tag in found.tags.items():
        if place.group in loops and name in tag:
            found.tags[place] = printed(column, name)


def say_in_words(found: Proposal, places: Sequence[Place]) -> None:
    """Let amounts in words be the words of the amount before them; a field of its own where there is none."""
    amounts = {each: name[1] for each, tag in found.tags.items() if (name := _AMOUNT_TAG.match(tag))}
    for number, place in enumerate(places):
        if place.group is not None or place in found.tags or not IN_WORDS.search(place.words):
            continue
        before = places[number - 1] if number and places[number - 1].written is place.written else None
        if before is not None and place.before.rstrip().endswith("("):
            amount = amounts.get(before, "")
        else:
            earlier = [amounts[each] for each in places[:number] if each in amounts]
            amount = earlier[-1] if earlier else next(iter(amounts.values()), "")
        found.tags[place] = _in_words(amount, place) if amount else _words_alone(found, place, before)


def _in_words(amount: str, place: Place) -> str:
    """Return the tag of an amount in words, which says `rupiah` itself: the word behind the gap goes into it."""
    if unit := _UNIT.match(place.after):
        place.end += unit.end()
    return f"{{{{ {amount}|terbilang }}}}"


def _words_alone(found: Proposal, place: Place, before: Place | None) -> str:
    """Return the tag of words that are those of no amount: a text of its own."""
    words = place.words if before is None else f"{before.words} huruf"
    key = free_key(found, keys.slug(words), words)
    own = found.fields[key] = new_field(key, place, words)
    own.doubts.append("tidak ada jumlah rupiah di depannya; bila ada, ganti tagnya menjadi {{ jumlah|terbilang }}")
    return printed(own, key)
