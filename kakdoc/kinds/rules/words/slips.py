"""Checks on slips of typing in any paper: a stray letter, a word twice, a letter three times (docs/aturan.md F.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import eq

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.wording import GAP, around
from kakdoc.kinds.rules.words.tokens import words
from kakdoc.values.text.seldom import late

_STRAY = late(r"(?<![\w’-])(?P<before>[\w’-]++)\s(?P<letter>[a-wyz])(?=[^\S\n]+\w)")
"""A lonely *x* is a times sign: `luas x 100`."""
_LONE = late(r"\s[a-wyz]\s")
"""What every stray letter has around it."""
_FACTOR = late(r"\s+[x×](?!\w)")
# After these words a single letter is a label.
_LABELLED = frozenset((
    "huruf", "butir", "poin", "point", "angka", "ayat", "pasal", "golongan", "kelas", "tipe", "kategori", "lampiran",
    "seri", "bagian", "dan", "atau", "serta", "hingga", "rencana", "plan", "opsi", "alternatif", "model", "nomor",
    "no", "ruang", "blok", "grade", "x", "sumbu", "nilai", "variabel", "simbol", "notasi", "vitamin", "hepatitis",
    "faktor", "koefisien", "indeks", "titik", "kolom", "rumus", "influenza", "diktum",
))  # fmt: skip
_DOUBLED = late(rf"\b(?P<word>[^\W\d_]{{2,}}+){GAP}(?P=word)\b", re.IGNORECASE)
_PHRASE = late(r"\b(?P<word>[A-Z][^\W\d_]+(?: [^\W\d_]{2,}){1,3}) (?P=word)\b", re.IGNORECASE)
"""Names of the form that stand twice, of two to four words: `Sub Kegiatan Sub Kegiatan`, `Kerangka Acuan Kerja …`."""
_WHO = late(r"\b(?:apa|siapa|hal)\s+\Z", re.IGNORECASE)
"""Before *yang yang bersangkutan sampaikan* that are two words."""
_ROMAN = late(r"[ivxlcdm]+")
# A word of three letters and more; what is longer than any word is none, nor what has no vowel (`yyyy`, `dd-mmm`).
_WORDS = late(r"(?<![.@/\w])(?=[^\W_]*[aiueoAIUEO])\w{3,80}+(?!\w)(?![@./]\w)")
_MARKS_TWICE = (",,", ", ,", ";;", "; ;", ",;", ";,", ",.")
_MARK_TWICE = late(r"(?<=[^\W_])\s?(?P<marks>,\s?,|;\s?;|,;|;,|,\.(?![\d.]))(?=\s|\Z)")
"""A comma or a semicolon with another mark right behind it."""
_TRIPLED = late(r"([a-z])\1\1")


_SUPERFLUOUS = "baca ulang, lalu hapus yang berlebih."
_REDOUBLED = frozenset((
    "undang", "masing", "lain", "rata", "sama", "tiap", "baik", "kira", "terus", "sungguh", "mudah", "dasar", "pokok",
    "batas", "syarat", "anak", "ibu", "bapak", "orang", "hak", "hal", "benar", "cita", "langkah", "alat", "bahan",
))  # fmt: skip
"""Words that are said twice (EYD V: with a hyphen)."""


def check_slips(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K404 for a stray letter, a word typed twice, a mark typed twice, a letter typed three times."""
    for located in texts:
        for match in _STRAY.finditer(located.text) if _LONE.search(located.text) else ():
            if not _is_label(match):
                shown = around(located.text, match)
                yield _slip(
                    located,
                    match.start("letter"),
                    f"huruf “{match['letter']}” berdiri sendiri dalam “{shown}”.",
                )
        for match in _twice(located.text):
            yield _slip(located, match.start(), *_doubled(located.text, match))
        for match in _MARK_TWICE.finditer(located.text) if any(map(located.text.__contains__, _MARKS_TWICE)) else ():
            yield _slip(located, match.start("marks"), f"dua tanda baca “{match['marks']}” berurutan, satu berlebih.")
        for match in _WORDS.finditer(located.text) if _TRIPLED.search(located.text) else ():
            if not _TRIPLED.search(match[0]) or _ROMAN.fullmatch(match[0]):
                continue
            yield _slip(located, match.start(), f"“{match[0]}” memuat huruf yang sama tiga kali berturut-turut.")


def _twice(text: str) -> Iterator[re.Match[str]]:
    """Yield the words and names that stand twice in a row."""
    typed = words(text)
    if any(b"\1" * count in bytes(map(eq, typed, typed[count:])) for count in range(1, 5)):
        yield from (match for match in _DOUBLED.finditer(text) if not _WHO.search(text, 0, match.start()))
        yield from _PHRASE.finditer(text)


def _doubled(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return message and remedy for what stands twice; some are words that are said twice, joined by a hyphen."""
    word, shown = match["word"], around(text, match)
    if word.casefold() in _REDOUBLED:
        return f"“{match[0]}” dalam “{shown}” kurang tanda hubung.", f"tulis “{word}-{match[0][-len(word) :]}”."
    what = "kata" if " " not in word else "kata-kata"
    return f"{what} “{word}” tertulis dua kali dalam “{shown}”.", _SUPERFLUOUS


def _is_label(match: re.Match[str]) -> bool:
    """Return whether a lonely letter names something, or is a factor: `p x l`."""
    before = match["before"]
    return before.casefold() in _LABELLED or before[-1].isdigit() or bool(_FACTOR.match(match.string, match.end()))


def _slip(located: LocatedText, offset: int, message: str, remedy: str = _SUPERFLUOUS) -> Problem:
    return warning("K404", message, remedy, located.field, offset)
