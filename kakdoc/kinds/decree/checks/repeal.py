"""Checks on the regulations and decrees that a paper repeals or amends (UU 12/2011 Lampiran II butir 221–238).

What the articles repeal is what title and Menimbang say, and no higher than the paper (docs/aturan.md B.15).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.decree import mengingat
from kakdoc.kinds.decree.mengingat import Basis
from kakdoc.kinds.decree.paper import ProdukHukum
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.citations import Citation, citations
from kakdoc.kinds.law.names import fold
from kakdoc.kinds.law.register import Register

_GOES = re.compile(
    r"[\s,;]+(?:(?:dinyatakan|yang|telah|sudah)\s+)*(?:di(?:cabut|ubah)|tidak\s+berlaku|ditarik\s+kembali)\b"
)
_TITLE_ENDS = re.compile(
    r"[\s,;]+(?:sudah|telah|perlu|tidak|belum|masih|maka|dipandang|dianggap|harus|dapat|agar|sebagaimana|dicabut|diubah"
    r"|dinyatakan|ditarik|yang|berakhir|sehingga|dan\s+(?:perlu|harus|dinyatakan))\b"
)
"""Words behind a title that are none of it: it has capitals."""
_BEFORE = re.compile(
    r"(?:^|[.;:]\s+|\b(?:untuk|dengan|dan)\s+)(?:men(?:cabut|yatakan\s+mencabut)|mengubah)(?:\s+dan\s+menyatakan\s+tidak\s+berlaku)?"
    r"(?:\s+(?:ketentuan|beberapa\s+ketentuan|lampiran(?:\s+[IVXLC]+)?|susunan\s+\w+)(?:\s+(?:dalam|pada))?)?\s+$",
    re.IGNORECASE,
)
_TOLD = re.compile(r"cabut|ubah|tidak\s+berlaku", re.IGNORECASE)
_REPEALS = re.compile(r"cabut|tidak\s+berlaku|ditarik", re.IGNORECASE)
_CHANGES = re.compile(r"\b(?:mengubah|(?:di|ber)ubah|perubahan|menambah\w*|mengganti\w*|diganti)\b", re.IGNORECASE)
_DROPPED = re.compile(
    r"\bdicabut|\bmencabut|\btidak\s+sesuai|\bpencabutan|\bdiubah|\bmengubah|\bdisesuaikan|\bberakhir"
)


def check_repealed(paper: ProdukHukum, texts: Sequence[LocatedText], level: str) -> Iterator[Problem]:
    """Yield K348 for an act that title or Menimbang call otherwise, K349 for one above the paper's own `level`.

    `texts` are the articles or dictums.
    """
    known = paper.register()
    touched = [(located, start, act) for located in texts for start, act in _touched(located.text, known)]
    said = list(_said(paper, known)) if touched else []
    for located, start, act in touched:
        yield from _check_named(located, start, act, said)
        key = act.sort_key()
        repeals = _REPEALS.search(located.text)
        if key is not None and repeals and key[0] < known.level(level):
            message = f"{act.head()} lebih tinggi tingkatnya daripada naskah ini."
            remedy = "cabut dengan naskah yang setingkat atau lebih tinggi."
            yield warning("K349", message, remedy, located.field, start)


def check_amended_decree(paper: ProdukHukum, dictums: Sequence[LocatedText], kind: str) -> Iterator[Problem]:
    """Yield K355 for a decree that amends another's, or says in its title only that it amends (UU 30/2014 ps. 63).

    `kind` is how the paper calls itself: `Keputusan Kepala Badan`.
    """
    amended = mengingat.amended(paper)
    if amended is None or amended.named is None:
        return
    if not _same_maker(amended.named.head, kind):
        message = f"{amended.head()} diubah dengan {kind}."
        remedy = "keputusan hanya diubah oleh pejabat yang menetapkannya; betulkan judul, atau penanda tangannya."
        yield warning("K355", message, remedy, ("judul",))
    if not any(_CHANGES.search(each.text) for each in dictums):
        message = "judul menyebut perubahan, padahal tidak ada diktum yang mengubah."
        remedy = (
            "tulis misalnya “Mengubah Lampiran Keputusan … sehingga menjadi sebagaimana tercantum dalam Lampiran …”."
        )
        yield warning("K355", message, remedy, ("diktum",))


def _same_maker(head: str, kind: str) -> bool:
    """Return whether a decree is by the maker of another: their names go together as far as both go."""
    named, own = fold(head), fold(kind)
    most = min(len(named), len(own))
    return named[:most] == own[:most]


def _touched(text: str, known: Register) -> Iterator[tuple[int, Basis]]:
    """Yield the acts that a text repeals or amends, each with where it is named."""
    if not _TOLD.search(text):
        return
    for cited in citations(text, known):
        end = _end(text, cited)
        before = _BEFORE.search(text, max(0, cited.start - 80), cited.start)
        if not cited.inside_title and (before or _GOES.match(text, end)):
            yield cited.start, mengingat.basis(text[cited.start : end], known)


def _end(text: str, cited: Citation) -> int:
    """Return where an act ends: before the words on it that follow a title without a gazette."""
    found = _TITLE_ENDS.search(text, cited.start, cited.end) if cited.gazette is None else None
    return found.start() if found else cited.end


def _said(paper: ProdukHukum, known: Register) -> Iterator[tuple[str, Basis, bool]]:
    """Yield the acts that title and Menimbang name: where, which, and whether they say that it goes."""
    if (amended := mengingat.amended(paper)) is not None:
        yield ("judul", amended, True)
    elif paper.judul.casefold().startswith("pencabutan"):
        yield from (("judul", act, True) for act in _acts(paper.judul, known))
    for ground in paper.menimbang:
        yield from (("Menimbang", act, bool(_DROPPED.search(ground))) for act in _acts(ground, known))


def _acts(text: str, known: Register) -> Iterator[Basis]:
    for cited in citations(text, known):
        if not cited.inside_title:
            yield mengingat.basis(text[cited.start : _end(text, cited)], known)


def _check_named(
    located: LocatedText, start: int, act: Basis, said: Sequence[tuple[str, Basis, bool]]
) -> Iterator[Problem]:
    """Yield K348 where title or Menimbang name another act of that kind instead: of its title, or one that goes."""
    here = _number(act)
    foreign = next((other for _, other, _ in said if here is not None and _is_of_another(act, other)), None)
    if foreign is not None:
        message = f"{act.head()} di sini bukan {foreign.head()} di judul atau Menimbang: pembuatnya lain."
        yield warning("K348", message, "samakan pembuatnya.", located.field, start)
        return
    for where in ("judul", "Menimbang") if here is not None else ():
        named = [(other, goes) for place, other, goes in said if place == where and other.issuer() == act.issuer()]
        other = next((other for other, goes in named if _is_meant(act, other, goes=goes, where=where)), None)
        if other is not None and all(_number(each) != here for each, _ in named):
            message = f"di sini {act.head()}, di {where} {other.head()}."
            remedy = "samakan nomor dan tahunnya dengan peraturan yang dimaksud."
            yield warning("K348", message, remedy, located.field, start)
            return


def _is_of_another(act: Basis, other: Basis) -> bool:
    """Return whether two acts have kind, number, year and title in common, and makers of two regions or offices."""
    (kind, maker), (other_kind, other_maker) = act.issuer(), other.issuer()
    if kind != other_kind or act.named is None or other.named is None:
        return False
    same = (act.named.nomor, act.named.tahun) == (other.named.nomor, other.named.tahun) and _title(act) == _title(other)
    return bool(_title(act)) and same and not (maker.startswith(other_maker) or other_maker.startswith(maker))


def _is_meant(act: Basis, other: Basis, *, goes: bool, where: str) -> bool:
    """Return whether another act is meant by the same: it has its title, or no title and is said to go."""
    titles = (_title(other), _title(act))
    return titles[0] == titles[1] if all(titles) and where != "judul" else goes


def _number(act: Basis) -> tuple[object, ...] | None:
    """Return kind, issuer, year and number of an act; None for what is not read."""
    return act.identity() if act.sort_key() is not None else None


def _title(act: Basis) -> list[str]:
    named = act.named.title if act.named else None
    return fold(named or (act.entry.judul if act.entry else ""))
