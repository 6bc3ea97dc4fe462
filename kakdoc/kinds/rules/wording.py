"""Checks on the text of any paper: another activity's name, old spelling, slips, words of figures.

Sources: the house's reading of the 2024 TOR, a copied paper with another activity's text (docs/aturan.md G); EYD V
for spelling; UU 12/2011 Lampiran II butir 86 and 270c for figures with words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from kakdoc.base.problems import InvalidValue, Problem, error, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values import terbilang
from kakdoc.values.rupiah.amount import Jumlah, parse
from kakdoc.values.text.seldom import Seldom

_AMOUNT = re.compile(r"\bRp\.?\s{0,3}\d{1,3}(?:\.\d{3})*(?:,\d\d)?(?![.,]?\d)")
# White space inside a paragraph: an empty line ends what belongs together.
GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?![^\S\n]*\n)[^\S\n]*)"
_WORD = r"(?!(?:Kegiatan|Program|Sub)\b)[A-Z][\w/()’'-]*"
_JOINER = r"(?:dan|atau|serta|di|ke|dari|untuk|pada|dengan|dalam|bagi|oleh)"
_NAMED = Seldom(
    ("kegiatan", "program"),
    rf"\b(?P<kind>Sub\s?[Kk]egiatan|Kegiatan|Program){GAP}(?P<name>{_WORD}(?:,?{GAP}(?:{_JOINER}{GAP})*{_WORD})+)",
)
# Words that begin a general expression or something else than a name.
_NOT_A_NAME = frozenset((
    "Tahun", "Anggaran", "Perangkat", "Daerah", "Pemerintah", "Pemerintahan", "Pembangunan", "Kabupaten", "Kota",
    "Provinsi", "Badan", "Dinas", "Kerja", "Nasional", "Prioritas", "Strategis", "Unggulan", "Utama", "Rutin",
))  # fmt: skip

_OLD_SPELLINGS = {
    "milyar": "miliar",
    "milyard": "miliar",
    "trilyun": "triliun",
    "triliyun": "triliun",
    "nopember": "November",
    "pebruari": "Februari",
    "jum'at": "Jumat",
    "jum’at": "Jumat",
}
_OLD = Seldom(_OLD_SPELLINGS, rf"\b({'|'.join(map(re.escape, _OLD_SPELLINGS))})\b", re.IGNORECASE)
_STRAY = re.compile(r"(?<![\w’-])(?P<before>[\w’-]++)\s(?P<letter>[a-z])(?=[^\S\n]+\w)")
_LONE = re.compile(r"\s[a-z]\s")
"""What every stray letter has around it."""
# After these words a single letter is a label.
_LABELLED = frozenset((
    "huruf", "butir", "poin", "point", "angka", "ayat", "pasal", "golongan", "kelas", "tipe", "kategori", "lampiran",
    "seri", "bagian", "dan", "atau", "serta", "hingga", "rencana", "plan", "opsi", "alternatif", "model", "nomor",
    "no", "ruang", "blok", "grade",
))  # fmt: skip
_DOUBLED = re.compile(rf"\b(?P<word>[^\W\d_]{{2,}}+){GAP}(?P=word)\b", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxlcdm]+")
_SHOWN = 60
"""How many characters on either side of a match a message shows at most."""
# A word of three letters and more; what is longer than any word is none, nor what has no vowel (`yyyy`, `dd-mmm`).
_WORDS = re.compile(r"(?<![.@/\w])(?=[^\W_]*[aiueoAIUEO])\w{3,80}+(?!\w)(?![@./]\w)")
_TRIPLED = re.compile(r"([a-z])\1\1")


def check_names(texts: Iterable[LocatedText], known: Iterable[str]) -> Iterator[Problem]:
    """Yield K402 for a programme or activity named in the text that is not this paper's own."""
    names = list(known)
    own = [_folded(name) for name in names]
    for located in texts:
        for match in _NAMED.finditer(located.text) if located.names_activities and located.text not in names else ():
            name = _folded(match["name"])
            if match["name"].split()[0] in _NOT_A_NAME or any(_same(name, each) for each in own):
                continue
            yield warning(
                "K402",
                f"teks menyebut {match['kind']} “{_flat(match['name'])}”, padahal naskah ini tentang “{names[0]}”.",
                "ganti dengan nama yang benar; bila memang dimaksud, tambahkan namanya di "
                f"{mention('nama_lain', 'kunci ')}.",
                located.field,
                match.start(),
            )


def _same(name: str, own: str) -> bool:
    return name == own or name.startswith(own + " ") or own.startswith(name + " ")


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", name).casefold().split())


def _flat(text: str) -> str:
    return " ".join(text.split())


def check_spelling(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K403 for spellings that EYD has replaced."""
    for located in texts:
        for match in _OLD.finditer(located.text):
            right = _OLD_SPELLINGS[match[0].casefold()]
            yield warning("K403", f"“{match[0]}” adalah ejaan lama.", f"tulis “{right}”.", located.field, match.start())


def check_slips(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K404 for a stray letter, a word typed twice, a letter typed three times."""
    for located in texts:
        for match in _STRAY.finditer(located.text) if _LONE.search(located.text) else ():
            if match["before"].casefold() not in _LABELLED and not match["before"][-1].isdigit():
                shown = around(located.text, match)
                yield _slip(
                    located,
                    match.start("letter"),
                    f"huruf “{match['letter']}” berdiri sendiri dalam “{shown}”.",
                )
        for match in _DOUBLED.finditer(located.text):
            yield _slip(
                located,
                match.start(),
                f"kata “{match['word']}” tertulis dua kali dalam “{around(located.text, match)}”.",
            )
        for match in _WORDS.finditer(located.text) if _TRIPLED.search(located.text) else ():
            if not _TRIPLED.search(match[0]) or _ROMAN.fullmatch(match[0]):
                continue
            yield _slip(located, match.start(), f"“{match[0]}” memuat huruf yang sama tiga kali berturut-turut.")


def _slip(located: LocatedText, offset: int, message: str) -> Problem:
    return warning("K404", message, "baca ulang, lalu hapus yang berlebih.", located.field, offset)


def check_pairs(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K201, K202 or K120 for a figure whose words in brackets name another value.

    Only amounts of money stop the paper: other figures may stand beside brackets of another kind.
    """
    for located in texts:
        for pair in terbilang.find_pairs(located.text):
            refusal = terbilang.check_pair(pair)
            if refusal is not None:
                tell = error if pair.is_money else warning
                yield tell(refusal.code, refusal.message, refusal.remedy, located.field, pair.start)


def amounts(text: str) -> Iterator[tuple[int, str, Jumlah]]:
    """Yield the position, the figure and the value of every amount in rupiah in a text."""
    for match in _AMOUNT.finditer(text):
        with suppress(InvalidValue):
            yield match.start(), match[0], parse(match[0])


def around(text: str, match: re.Match[str]) -> str:
    """Return the match with two words on either side."""
    before = re.search(r"(?:\S+\s+){0,2}\S*\Z", text[max(0, match.start() - _SHOWN) : match.start()])
    after = re.match(r"\S*(?:\s+\S+){0,2}", text[match.end() : match.end() + _SHOWN])
    return _flat((before[0] if before else "") + match[0] + (after[0] if after else ""))
