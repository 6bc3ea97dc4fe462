"""Amounts in words: spelled, read backwards, and compared with the figure beside them."""

from kakdoc.values.terbilang.pairs import Pair, check_pair, find_pairs, spell_decimal
from kakdoc.values.terbilang.reading import read
from kakdoc.values.terbilang.spelling import LIMIT, spell, spell_rupiah

__all__ = [
    "LIMIT",
    "Pair",
    "check_pair",
    "find_pairs",
    "read",
    "spell",
    "spell_decimal",
    "spell_rupiah",
]
