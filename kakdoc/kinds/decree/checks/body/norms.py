"""Checks on the wording of the articles of a regulation: norms, items, definitions, repeal.

Source: UU 12/2011 Lampiran II butir 87–108, 144–146, 243–273; UU 13/2022 Lampiran I butir 270b
(docs/aturan.md B.7, B.8, B.10).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import either, setting
from kakdoc.kinds.decree.body.articles import Norm, articles, lists, typed_conjunction
from kakdoc.kinds.decree.checks import typing
from kakdoc.kinds.decree.perbup import Perbup
from kakdoc.kinds.decree.sebutan import spelled
from kakdoc.kinds.fields.paragraphs import shortened
from kakdoc.kinds.law import government
from kakdoc.kinds.law.citations import citations
from kakdoc.kinds.law.names import fold
from kakdoc.values.text.seldom import Seldom

_BESIDE = either(" di samping rincian", "")

_WORDINGS = (
    (
        Seldom(("antara", "terbatas"), r"\b(?:antara\s+lain|namun\s+tidak\s+terbatas\s+pada)\b", re.IGNORECASE),
        "membuat norma ini terbuka",
        "sebutkan semuanya, atau tulis “meliputi”",
    ),
    (
        Seldom(("lambat-", "lama-"), r"\b(?:se)?lambat-lambatnya\b|\b(?:se)?lama-lamanya\b", re.IGNORECASE),
        "bukan kata batas yang baku",
        "tulis “paling lama”",
    ),
    (
        Seldom(
            ("banyak-", "tinggi-", "maksim"),
            r"\bsebanyak-banyaknya\b|\bsetinggi-tingginya\b|\bmaksimal\b|\bmaksimum\b",
            re.IGNORECASE,
        ),
        "bukan kata batas yang baku",
        "tulis “paling banyak”, “paling tinggi”, atau “paling lama”",
    ),
    (
        Seldom(
            ("kurang-", "sedikit-", "minim"),
            r"\bsekurang-kurangnya\b|\bsedikit-dikitnya\b|\bminimal\b|\bminimum\b",
            re.IGNORECASE,
        ),
        "bukan kata batas yang baku",
        "tulis “paling sedikit”, “paling rendah”, atau “paling singkat”",
    ),
    (
        Seldom(("s.", "s/d"), r"(?<![\w.])(?:s\.\s?d\.|s/d)(?!\w)", re.IGNORECASE),
        "adalah singkatan",
        "tulis “sampai dengan”",
    ),
    (
        Seldom(("para",), r"\bpara\s+(?!pihak\b)[^\W\d_]+", re.IGNORECASE),
        "berbentuk jamak",
        "tulis bentuk tunggalnya, tanpa “para”",
    ),
)
_TERM = re.compile(
    r"(?P<full>[^,;:]{2,200}?)\s+(?:yang\s+)?(?:selanjutnya\s+)?(?:di(?:sebut|singkat)\s+(?:dengan\s+)?(?P<short>[^,;:]{2,80}?)"
    r"\s*,?\s+)?adalah(?=[\s:])"
)
_REPEALED = re.compile(r"[\s,;]*(?:dinyatakan\s+)?(?:dicabut|tidak\s+berlaku)\b")
_REPEAL = re.compile(
    r"\bpada\s+saat\s+peraturan\s+(?:bupati|wali\s?(?:kota|nagari)|gubernur|kepala\s+\w+"
    rf"|{'|'.join(government.VILLAGES)})\s+ini\s+mulai\s+berlaku\b"
    r".*\bdicabut\s+dan\s+dinyatakan\s+tidak\s+berlaku\b",
    re.IGNORECASE | re.DOTALL,
)
# Words that begin a name: of an office, a region, a paper.
_NAMES = frozenset((
    "badan", "bupati", "camat", "daerah", "dinas", "direktur", "dprd", "gubernur", "inspektorat", "inspektur",
    "kabupaten", "kecamatan", "kelurahan", "kementerian", "kepala", "keputusan", "ketua", "kota", "lampiran", "lurah",
    "menteri", "negara", "pasal", "pemerintah", "peraturan", "perangkat", "presiden", "provinsi", "sekretariat",
    "sekretaris", "undang-undang", "wakil", "wali", "januari", "februari", "maret", "april", "mei", "juni", "juli",
    "agustus", "september", "oktober", "november", "desember", "senin", "selasa", "rabu", "kamis", "jumat",
    "sabtu", "minggu",
))  # fmt: skip


def check_wording(norms: Sequence[Norm]) -> Iterator[Problem]:
    """Yield K326 for wordings that a norm avoids (butir 243, 255–256, 273; UU 13/2022 butir 270b)."""
    for norm in norms:
        for pattern, fault, remedy in _WORDINGS:
            for match in pattern.finditer(norm.text):
                yield warning("K326", f"“{match[0]}” {fault}.", f"{remedy}.", norm.field, match.start())


def check_capitals(norms: Sequence[Norm]) -> Iterator[Problem]:
    """Yield K328 for an item that begins with a capital letter and with no name (butir 88)."""
    known = frozenset(word.casefold() for norm in norms for word in _mid_sentence(norm))
    for norm in norms:
        if norm.line["gaya"] == "rincian" and _is_common(norm.text, known):
            yield stray_capital(norm.text, norm.field)


def stray_capital(item: str, path: FieldPath, offset: int = 0) -> Problem:
    """Return K328 for an item that begins with a capital letter."""
    first = item.split(maxsplit=1)[0]
    message = f"rincian “{shortened(item)}” dimulai dengan huruf kapital."
    remedy = f"tulis “{first[0].lower()}{first[1:]}”, kecuali bila nama atau istilah."
    return warning("K328", message, remedy, path, offset)


def _is_common(text: str, known: Collection[str]) -> bool:
    """Return whether a text begins with a capital letter and with no name; `known` are names and terms."""
    first, second = ([*text.split(), "", ""])[:2]
    bare = re.sub(r"[^\w-]+$", "", first)
    return (
        bool(re.fullmatch(r"[A-Z][a-z]+(?:-[a-z]+)*", bare))
        and not second[:1].isupper()
        and bare.casefold() not in _NAMES
        and bare.casefold() not in known
    )


def is_common_capital(item: str, text: str) -> bool:
    """Return whether an item of a text begins with a capital letter and with no name that the text has elsewhere."""
    return _is_common(item, {word.casefold() for word in _inner_capitals(text)})


def check_conjunctions(paper: Perbup) -> Iterator[Problem]:
    """Yield K328 for an item that ends with another conjunction than its list has (butir 89–91)."""
    for path, items, joined in lists(paper):
        for index, item in enumerate(items[:-1]):
            typed = typed_conjunction(item.isi)
            if typed is not None and typed != joined:
                message = f"rincian ini diakhiri “{typed}”, padahal penghubungnya “{joined}”."
                remedy = f"hapus kata itu; bila maksudnya {typed}, tulis {setting('penghubung', typed)}{_BESIDE}."
                yield error("K328", message, remedy, (*path, index, "isi"))


def _mid_sentence(norm: Norm) -> Iterator[str]:
    """Yield the capitalised words of a text that do not begin a sentence: they are names or terms."""
    found = _inner_capitals(norm.text)
    if norm.line["gaya"] == "definisi":
        found += re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", _term(norm)[0])
    return iter(found)


def _inner_capitals(text: str) -> list[str]:
    """Return the capitalised words of a text that stand behind another word."""
    return re.findall(r"(?<=[^\W\d_,;]\s)[A-Z][a-z]+(?:-[a-z]+)*", text)


def _term(norm: Norm) -> tuple[str, str]:
    """Return what a definition defines, in full and as it is called afterwards; both empty when it defines nothing."""
    found = _TERM.match(norm.text)
    return (found["full"], found["short"] or found["full"]) if found else ("", "")


def check_definitions(paper: Perbup, norms: Sequence[Norm]) -> Iterator[Problem]:
    """Yield K325 for definitions that do not open the regulation (butir 96–98), K326 for terms used wrongly.

    A term is used again (butir 102), with its capitals (butir 108).
    """
    defining = [norm for norm in norms if norm.line["gaya"] == "definisi"]
    for norm in defining:
        term = _term(norm)[1]
        if not term:
            message = f"definisi “{shortened(norm.text).removesuffix('…')}…” tidak berbentuk “… adalah …”."
            yield warning("K326", message, "tulis istilahnya, “adalah”, lalu batasannya.", norm.field)
            continue
        others = [each for each in norms if each is not norm]
        if not any(_word(term).search(each.text) for each in others):
            message = f"istilah “{term}” tidak dipakai di pasal lain."
            yield warning("K326", message, "hapus definisinya, atau pakai istilahnya.", norm.field)
        yield from _check_small(term, others)
    if defining:
        yield from _check_opening(paper, defining[0])


def _word(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term)}(?!\w)")


def _check_small(term: str, norms: Sequence[Norm]) -> Iterator[Problem]:
    """Yield K326 for a term of several words written without its capitals."""
    if " " not in term or term == term.lower():
        return
    for norm in norms:
        for match in _word(term.lower()).finditer(norm.text):
            message = f"“{match[0]}” adalah istilah yang didefinisikan."
            yield warning("K326", message, f"tulis “{term}”.", norm.field, match.start())


def _check_opening(paper: Perbup, first: Norm) -> Iterator[Problem]:
    bab = paper.bab[0] if paper.bab else None
    path = first.field[:-2]
    isi = next((pasal.isi for place, pasal in articles(paper) if place == path), None)
    if first.place.pasal != 1:
        message = "definisi tidak berada di Pasal 1."
        yield error("K325", message, "pindahkan pasal ini ke awal: ketentuan umum mendahului yang lain.", path)
    elif bab is not None and fold(bab.judul) != ["ketentuan", "umum"]:
        message = f"bab yang memuat definisi berjudul “{bab.judul}”."
        yield error("K325", message, "beri judul Ketentuan Umum.", ("bab", 0, "judul"))
    if isi is not None and fold(spelled(isi)) != fold(f"Dalam {paper.kind()} ini yang dimaksud dengan"):
        message = f"pembuka definisi tertulis “{shortened(isi, 200)}”."
        remedy = f"tulis “Dalam {paper.kind()} ini yang dimaksud dengan:”{typing.agreeing(isi, paper.kind())}."
        yield error("K325", message, remedy, (*path, "isi"))


def check_repeal(paper: Perbup, norms: Sequence[Norm]) -> Iterator[Problem]:
    """Yield K326 for the repeal of a regulation in other words than those set for it (butir 144–146)."""
    known = paper.register()
    if paper.judul.casefold().startswith("pencabutan"):
        return  # its first article says so in words of its own (butir 147–148)
    for norm in norms:
        named = [each for each in citations(norm.text, known) if not each.inside_title]
        repealed = next((each for each in named if _REPEALED.match(norm.text, each.end)), None)
        if repealed is not None and not _REPEAL.search(norm.text):
            message = f"pencabutan {repealed.typed} tidak memakai rumusan bakunya."
            remedy = f"tulis “Pada saat {paper.kind()} ini mulai berlaku, … dicabut dan dinyatakan tidak berlaku.”"
            yield warning("K326", message, remedy, norm.field, repealed.start)
