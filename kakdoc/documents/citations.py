"""Regulations named in running text: where they stand, which they are, what is said of them.

Recognised are full names (“Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2010 tentang …”) and short
ones (“PP 8/2008”, “UU No. 23 Tahun 2014”), each with the title and the gazette that follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kakdoc.documents.peraturan import Peraturan, Register

_WORD = r"(?!(?:Nomor|No|Tahun)\b)[A-Z][\w&-]*"
_HEAD = (
    r"(?:Undang[-–‑\s][Uu]ndang|Peraturan|Keputusan|UU|Perppu|Perpu|PP|Perpres|PMK"
    r"|Permen(?:\s?PAN\s?-?\s?RB|\s?[A-Za-z]+)?|Perda|Pergub|Perbup)"
)
_NAMED = re.compile(
    rf"\b(?P<head>{_HEAD}(?:,?\s+(?:dan\s+|dalam\s+)?{_WORD}){{0,14}}?)\s*,?\s+(?:Nomor|No\.?)\s*:?\s*"
    r"(?P<nomor>[\w.-]+(?:/[\w.-]+)*?)(?:\s*,?\s+[Tt]ahun\s+|/)(?P<tahun>(?:19|20)\d\d)(?!\d)"
)
_SHORT = re.compile(
    rf"\b(?P<head>{_HEAD})\s*(?:Nomor|No\.?)?\s*(?P<nomor>\d{{1,4}})\s*(?:/|\s[Tt]ahun\s+)\s*(?P<tahun>(?:19|20)\d\d)(?!\d)"
)
_GAZETTE = re.compile(r"\(\s*(?P<series>(?:Lemba\w*|Berita)\s+(?:Negara|Daerah)[^()]*)\)")
_GAZETTE_YEAR = re.compile(r"\b[Tt]ahun\s+(\d{4})")
_GAZETTE_NUMBER = re.compile(r"\b(?:Nomor|No\.?)\s*(\d+)")
_TITLE = re.compile(r"\s*,?\s+tentang\s+")
_TITLE_END = re.compile(r"[(;]|\.(?:\s|$)|\n\s*\n|\s+sebagaimana\s+telah\b")
AMENDED = re.compile(
    r"\W*sebagaimana\s+telah\s+(?P<form>(?:beberapa\s+kali\s+diubah|diubah\s+beberapa\s+kali|diubah)"
    r"(?:\s*,?\s*(?:yang\s+)?terakhir)?)(?:\s+kali)?\s+(?:dengan|oleh)\s+"
)
_INSIDE_TITLE = re.compile(
    r"\b(?:atas|Pelaksanaan|Pencabutan|Pengganti|Menjadi|Penetapan|Melaksanakan)\s+$", re.IGNORECASE
)
_SHORT_HEADS = {
    "uu": "uu", "pp": "pp", "perppu": "perppu", "perpu": "perppu", "perpres": "perpres", "perda": "perda",
    "perbup": "perbup", "pergub": "pergub", "pmk": "permen",
}  # fmt: skip
_FULL_HEADS = {
    "undang undang": "uu", "undang undang republik indonesia": "uu", "peraturan pemerintah": "pp",
    "peraturan pemerintah republik indonesia": "pp", "peraturan presiden": "perpres",
    "peraturan presiden republik indonesia": "perpres",
    "peraturan pemerintah pengganti undang undang": "perppu",
}  # fmt: skip
_STARTS = (
    ("peraturan daerah provinsi", "perda_provinsi"), ("peraturan daerah", "perda"), ("peraturan gubernur", "pergub"),
    ("peraturan bupati", "perbup"), ("keputusan bupati", "keputusan_bupati"), ("keputusan kepala", "keputusan_kepala"),
    ("keputusan menteri", "keputusan_menteri"), ("keputusan", "keputusan_kepala"),
)  # fmt: skip
_MINISTRIES = {
    "permendagri": "Menteri Dalam Negeri",
    "permenpanrb": "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "permenkeu": "Menteri Keuangan",
    "pmk": "Menteri Keuangan",
}
_SHORTENED = {"propinsi": ("provinsi",), "pp": ("peraturan", "pemerintah"), "uu": ("undang", "undang"),
              "perpres": ("peraturan", "presiden")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gazette:
    """What a text says of the publication: numbers as typed, positions in the text."""

    text: str
    start: int
    end: int

    @property
    def main(self) -> str:
        """The part about the Lembaran or Berita itself."""
        return re.split(r"\s*,?\s*Tambahan\b", self.text, maxsplit=1)[0]

    @property
    def number(self) -> str | None:
        """The number in the Lembaran or Berita."""
        found = _GAZETTE_NUMBER.search(self.main)
        return found[1] if found else None

    @property
    def year(self) -> int | None:
        """The year of the Lembaran or Berita."""
        found = _GAZETTE_YEAR.search(self.main)
        return int(found[1]) if found else None

    @property
    def addition(self) -> str | None:
        """The number in the Tambahan Lembaran."""
        found = _GAZETTE_NUMBER.search(self.text[len(self.main) :])
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Citation:
    """One regulation named in a text; `jenis` is None for a kind that does not exist."""

    head: str
    jenis: str | None
    lembaga: str | None
    nomor: str
    tahun: int
    start: int
    end: int
    title: str | None
    gazette: Gazette | None
    inside_title: bool

    @property
    def short(self) -> str:
        """Kind, number and year as the text gives them."""
        return f"{self.head} Nomor {self.nomor} Tahun {self.tahun}"


def fold(text: str) -> list[str]:
    """Return the words of a title for comparing: small letters, no marks, usual short forms written out."""
    return [word for each in re.findall(r"\w+", text.casefold()) for word in _SHORTENED.get(each, (each,))]


def same_title(title: str, right: str) -> bool:
    """Return whether a text begins with a title, or stops where the title goes on with `tentang …`."""
    typed, known = fold(title), fold(right)
    if typed[: len(known)] == known:
        return True
    return known[: len(typed)] == typed and known[len(typed) : len(typed) + 1] == ["tentang"]


def citations(text: str, register: Register) -> Iterator[Citation]:
    """Yield the regulations named in a text, in order; those inside another's title are marked."""
    matches = sorted(
        {match.start(): match for rule in (_SHORT, _NAMED) for match in rule.finditer(text)}.values(),
        key=lambda match: match.start(),
    )
    covered = 0
    for index, match in enumerate(matches):
        if index and match.end() <= matches[index - 1].end():
            continue
        inside = match.start() < covered or bool(_INSIDE_TITLE.search(text[: match.start()]))
        cited = _citation(text, match, _next_start(text, matches[index + 1 :]), inside=inside)
        yield cited
        covered = max(covered, _title_end(text, cited, match, register))


def _next_start(text: str, following: Sequence[re.Match[str]]) -> int:
    """Return where the next regulation begins that does not belong to a title."""
    own = (match.start() for match in following if not _INSIDE_TITLE.search(text[: match.start()]))
    return next(own, len(text))


def _citation(text: str, match: re.Match[str], limit: int, *, inside: bool) -> Citation:
    jenis, lembaga = kind_of(match["head"])
    opening = _TITLE.match(text, match.end())
    title, stop = None, match.end()
    if opening:
        found = _TITLE_END.search(text, opening.end(), limit)
        stop = found.start() if found else limit
        title = " ".join(text[opening.end() : stop].split()).rstrip(" .,;:")
    gazette = _GAZETTE.match(text, stop + len(text[stop:]) - len(text[stop:].lstrip()), limit)
    return Citation(
        head=" ".join(match["head"].split()),
        jenis=jenis,
        lembaga=lembaga,
        nomor=match["nomor"],
        tahun=int(match["tahun"]),
        start=match.start(),
        end=gazette.end() if gazette else stop if title else match.end(),
        title=title,
        gazette=Gazette(gazette["series"], gazette.start("series"), gazette.end()) if gazette else None,
        inside_title=inside,
    )


def _title_end(text: str, cited: Citation, match: re.Match[str], register: Register) -> int:
    """Return up to where other regulations belong to this one's title, as registered."""
    known = [each for each in candidates(cited, register) if same_title(cited.title or "", each.judul)]
    if cited.title is None or not known:
        return match.end()
    count = 1 + len(re.findall(r"\w+", known[0].judul))
    words = list(islice(re.finditer(r"\w+", text[match.end() :]), count))
    return match.end() + words[-1].end()


def kind_of(head: str) -> tuple[str | None, str | None]:
    """Return the kind that a name begins with and the ministry it names; no kind when there is none such."""
    folded = " ".join(re.findall(r"\w+", head.casefold()))
    joined = folded.replace(" ", "")
    if joined.startswith("permen") and not folded.startswith("peraturan"):
        return "permen", _MINISTRIES.get(joined)
    if joined in _SHORT_HEADS:
        return _SHORT_HEADS[joined], _MINISTRIES.get(joined)
    if folded in _FULL_HEADS:
        return _FULL_HEADS[folded], None
    for start, jenis in _STARTS:
        if folded.startswith(start):
            return jenis, " ".join(head.split()[1:]) if jenis.startswith("keputusan") else None
    if folded.startswith(("peraturan pemerintah ", "peraturan presiden ", "undang undang ")):
        return None, None
    return "permen", " ".join(head.split()[1:]).removesuffix(" Republik Indonesia")


def candidates(cited: Citation, register: Register) -> list[Peraturan]:
    """Return the registered regulations that a citation names: kind, number, year and, of a Permen, the ministry."""
    if cited.jenis is None:
        return []
    found = register.find(cited.jenis, cited.nomor, cited.tahun) or register.find(
        cited.jenis, f"{cited.nomor}/{cited.tahun}", cited.tahun
    )
    if cited.jenis in ("permen", "keputusan_menteri") and cited.lembaga:
        found = [each for each in found if fold(each.lembaga or "") == fold(cited.lembaga)]
    if cited.jenis in ("perda", "perbup") and len(fold(cited.head)) > 2:
        found = [each for each in found if fold(register.head(each))[: len(fold(cited.head))] == fold(cited.head)]
    return found


def misnamed(cited: Citation, register: Register) -> Peraturan | None:
    """Return the regulation of another kind that a citation means: same number and year, and its title."""
    if cited.title is None:
        return None
    for each in register.entries.values():
        if (each.nomor, each.tahun) == (cited.nomor, cited.tahun) and same_title(cited.title, each.judul):
            return each
    return None
