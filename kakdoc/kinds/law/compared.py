"""A citation compared with the regulation that it names: its title and its gazette (docs/aturan.md B.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.citations import Citation
from kakdoc.kinds.law.gazettes import Gazette
from kakdoc.kinds.law.hierarchy import LIST
from kakdoc.kinds.law.names import fold, same_title
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Register

_UNCHECKED = " (menurut register, belum diverifikasi)"
_LONGEST_SHOWN = 25
_REGULATIONS = ("undang undang", "peraturan pemerintah", "peraturan presiden", "peraturan peraturan", "sebagaimana")


def check_title(located: LocatedText, cited: Citation, peraturan: Peraturan, register: Register) -> Iterator[Problem]:
    """Yield K302 for a title that is not the regulation's."""
    if cited.title is None or _is_title(cited, peraturan):
        return
    words, length = cited.title.split(), min(len(peraturan.judul.split()) + 2, _LONGEST_SHOWN)
    shown = " ".join(words[:length]) + ("…" if len(words) > length else "")
    message = (
        f"judul {register.head(peraturan)} tertulis “{shown}”, tidak sesuai dengan judul resminya{_doubt(peraturan)}."
    )
    yield warning("K302", message, f"tulis “{register.name(peraturan)}”.", located.field, cited.start)


def check_gazette(located: LocatedText, cited: Citation, peraturan: Peraturan, register: Register) -> Iterator[Problem]:
    """Yield K303 for numbers and years of a gazette that are not the regulation's."""
    gazette = cited.gazette
    if gazette is None or peraturan.lembaran is None:
        return
    wrong = list(_wrong_numbers(gazette, peraturan, register))
    if wrong:
        whose = _owner(gazette, register)
        owner = f"; nomor itu milik {register.head(whose)}" if whose and whose is not peraturan else ""
        message = f"{register.head(peraturan)}: {'; '.join(wrong)}{_doubt(peraturan)}{owner}."
        yield warning("K303", message, f"tulis “{register.publication(peraturan)}”.", located.field, gazette.start)


def _wrong_numbers(gazette: Gazette, peraturan: Peraturan, register: Register) -> Iterator[str]:
    """Yield what a text says otherwise of the publication than the register."""
    year = peraturan.tahun_lembaran or peraturan.tahun
    series = " ".join(register.publication(peraturan).strip("()").split()[:2])
    if gazette.series.startswith("Berita") != series.startswith("Berita"):
        yield f"tertulis {gazette.series}, seharusnya {series}"
    if gazette.year not in (None, year):
        yield f"tahun {series} tertulis {gazette.year}, seharusnya {year}"
    if gazette.number not in (None, peraturan.lembaran):
        yield f"nomor {series} tertulis {gazette.number}, seharusnya {peraturan.lembaran}"
    if peraturan.tambahan and gazette.addition not in (None, peraturan.tambahan):
        yield f"nomor Tambahan {series} tertulis {gazette.addition}, seharusnya {peraturan.tambahan}"


def _owner(gazette: Gazette, register: Register) -> Peraturan | None:
    """Return the regulation that the numbers in a text belong to."""
    numbers = (gazette.number, gazette.addition)
    if gazette.number is None or gazette.addition is None:
        return None
    found = register.mentioning(f'"{gazette.addition}"')
    return next((each for each in found if (each.lembaran, each.tambahan) == numbers), None)


def _doubt(peraturan: Peraturan) -> str:
    if peraturan.sumber == LIST:
        return f" (menurut {LIST})"
    return "" if peraturan.terverifikasi else _UNCHECKED


def _is_title(cited: Citation, peraturan: Peraturan) -> bool:
    """Return whether a citation has a title of the regulation; a gazette right behind it leaves no words over."""
    title = cited.title or ""
    typed, known = fold(title), (peraturan.judul, *peraturan.judul_lain)
    if any(_is_cut(typed, each) or _is_initials(title, each) for each in known):
        return True
    same = [each for each in known if same_title(title, each)]
    return any(cited.gazette is None or len(typed) <= len(fold(each)) for each in same)


def _is_cut(typed: list[str], title: str) -> bool:
    """Return whether a text was read up to where its title goes on in brackets, or with another regulation."""
    known = fold(title)
    follows = " ".join(known[len(typed) :])
    return typed == fold(title.partition("(")[0]) or (typed == known[: len(typed)] and follows.startswith(_REGULATIONS))


def _is_initials(typed: str, title: str) -> bool:
    """Return whether a text calls a title by its initials: `ITE` for *Informasi dan Transaksi Elektronik*."""
    short = re.match(r"\W*([A-Z]{2,8})\b", typed)
    letters = iter(word[0].upper() for word in fold(title))
    return short is not None and all(letter in letters for letter in short[1])
