"""Names: of people in capitals or without degrees, of regencies and years in one piece.

Rules: UU 12/2011 Lampiran II butir 166 (in a regulation the name stands without gelar, pangkat, golongan
and NIP); degrees keep their letters, `S.IP.` is never `S.Ip.` nor `S.IP` (docs/aturan.md E.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_BEFORE = frozenset((
    "drs.", "dra.", "dr.", "drg.", "drh.", "ir.", "prof.", "h.", "hj.", "k.h.", "kh.", "ns.", "apt.", "drs", "dra",
    "dr", "ir", "prof", "kh", "hj", "(h.c.)", "(hc)", "(h.c)",
))  # fmt: skip
# Typed without the comma before it: `S.H.`, `M.Si`, `A.Md.`, `Ph.D.`.
_AFTER = re.compile(r"(?:[SMDAB]|Sp|Ph|Dipl|Psi)\.(?:[A-Z][A-Za-z]*\.?)+")
# In running text a letter and a dot may be a name too (`A.Yani`): a comma before it tells, or what it is a degree of.
_FIELDS = (
    "Ag|Ak|Ars|Des|Ds|E|Ec|Ed|Eng|Farm|Fil|Gz|H|Hum|Hut|Ikom|IP|Ked|Keb|Kep|Kes|KG|Kn|Kom|KM|Li|Ling|Mat|Md|M|Or|P|Par|Pd|"
    "PdI|Pem|Phil|Pi|Psi|Pt|SA|Sc|Si|SM|Sn|Sos|Sy|Stat|STP|T|Th|Tr|Vet"
)
_DEGREE = re.compile(
    rf"(?<![\w.])(?:(?:[SMDAB]|Sp|Ph|Dipl)\.\s?(?:{_FIELDS})\b\.?(?:[A-Z][A-Za-z]*\.?)*|Ph\.\s?D\b\.?"
    r"|A\.?[Mm]d\b\.?(?:[A-Z]\w*\.?)*|(?<=, )(?:[SMDABP]|Sp|Ph|Dipl|Psi)\.(?:[A-Z][A-Za-z]*\.?)+(?:\([A-Z][A-Za-z]*\))?"
    r"|(?<=, )(?:Lc|Psikolog|Apt|Ns|CFrA)\b\.?"
    r"|(?:[Dd]rs|[Dd]ra|[Dd]r|[Dd]rg|[Dd]rh|[Ii]r|[Pp]rof|Hj|Ns|[Aa]pt)\.(?=\s?[A-Z(])|\(H\.\s?[Cc]\.\))"
)


_TIE = "\N{NO-BREAK SPACE}"
_LONGEST_TIED = 26
# Parts of these names say something else, or nothing, when they stand apart.
_COMPOUNDS = (
    "Sumber Daya Manusia", "Sumber Daya Alam", "Sumber Daya Air", "Aparatur Sipil Negara", "Rumah Sakit", "Umum Daerah",
    "Polisi Pamong Praja", "Tenaga Kerja", "Satu Pintu", "Keluarga Berencana", "Lingkungan Hidup", "Tata Ruang",
    "Kesatuan Bangsa", "Penanaman Modal", "Perangkat Daerah", "Sekretaris Daerah", "Sekretariat Daerah", "Kerja Sama",
    "Desa Adat", "Usaha Mikro", "Usaha Kecil", "Wali Kota", "Wali Nagari",
)  # fmt: skip
_SIDES = "Utara|Selatan|Timur Laut|Timur|Barat Daya|Barat Laut|Barat|Tengah|Tenggara|Hulu|Hilir|Ulu|Ilir|Raya|Jaya|Baru"
_KINDS = "Kabupaten|Kota|Provinsi|Kecamatan|Kelurahan|Desa|Nagari|Distrik"
_REGION = rf"(?:{_KINDS}) (?!(?:dan|atau|di|dengan|yang|ini|lain)\b)[A-Z][\w'-]*(?: (?:{_SIDES}))*"
_TITLED = r"(?:(?:Drs|Dra|Dr|Drg|Drh|Ir|Prof|Hj|Ns|Apt)\. )+(?-i:[A-Z])[\w'-]*"
_NUMBERED = r"(?:Tahun|Nomor|Triwulan|Semester|Lampiran|Bulan|Pasal) [\dIVXivx]+(?:[-–]\d+)?"


def without_degrees(name: str) -> str:
    """Return a name without what stands before and after it: `Dr. H. Ani Budi, S.H.` gives `Ani Budi`."""
    words = name.partition(",")[0].split()
    own = words[slice(*_own(words))]
    return " ".join(own or words) or name


def upper_name(name: str) -> str:
    """Return a name in capitals, its degrees as typed: `MOH. AMIRUDIN, S.IP., M.M.`."""
    own, comma, after = name.partition(",")
    words = own.split()
    first, last = _own(words)
    return " ".join([*words[:first], *(word.upper() for word in words[first:last]), *words[last:]]) + comma + after


def signed(name: str) -> str:
    """Return a name as it stands below a signature: no degree before it ends a line, `Dr. H. Ani` stays together."""
    words = name.split(" ")
    first, _ = _own(words)
    return " ".join([_TIE.join(words[: first + 1]), *words[first + 1 :]])


def with_degrees(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, each with whether it is the degree of a name, which capitals would spoil."""
    end = 0
    for match in _DEGREE.finditer(text):
        yield from (piece for piece in ((text[end : match.start()], False), (match[0], True)) if piece[0])
        end = match.end()
    if text[end:]:
        yield text[end:], False


def upper_text(text: str) -> str:
    """Return a text in capitals, the degrees of names in it as typed: `DIREKTUR RUMAH SAKIT dr. SOEDIRMAN`."""
    return "".join(piece if kept else piece.upper() for piece, kept in with_degrees(text))


def _own(words: list[str]) -> tuple[int, int]:
    """Return where the name itself begins and ends among words, at least one of which is its own."""
    first, last = 0, len(words)
    while first < last - 1 and _is_before(words[first]):
        first += 1
    while last > first + 1 and _AFTER.fullmatch(words[last - 1]):
        last -= 1
    return first, last


def _is_before(word: str) -> bool:
    """Return whether a word is a degree before a name, or several written as one: `Drs.H.`."""
    folded = word.casefold()
    return folded in _BEFORE or all(f"{piece}." in _BEFORE for piece in folded.rstrip(".").split("."))


def glued(text: str, *names: str) -> str:
    """Return a heading in which `Kabupaten Kebumen`, `Sumber Daya Manusia`, `dr. Soedirman` stay on one line.

    `names` are others that stay whole, such as the region of the office. What is longer than a short line is not tied
    together whole, or it would leave half a line empty or not fit at all. Only for text that is not justified.
    """
    return _whole(names).sub(lambda found: _tied(found[0]), text)


def _tied(phrase: str) -> str:
    """Return a phrase with its words tied together; of a long one only the first two and the last two."""
    if len(phrase) <= _LONGEST_TIED:
        return phrase.replace(" ", _TIE)
    first, *between, last = phrase.split(" ")
    if len(between) < 2:
        return f"{first}{_TIE}{' '.join((*between, last))}"
    return f"{first}{_TIE}{' '.join(between)}{_TIE}{last}"


@lru_cache(maxsize=64)
def _whole(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of what is tied together; the longest first."""
    known = sorted((*names, *_COMPOUNDS), key=len, reverse=True)
    phrases = "|".join(re.escape(each.strip()).replace(r"\ ", " ") for each in known if " " in each.strip())
    return re.compile(rf"\b(?:{phrases}|{_REGION}|{_TITLED}|{_NUMBERED})\b", re.IGNORECASE)
