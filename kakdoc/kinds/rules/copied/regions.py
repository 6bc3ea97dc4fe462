"""Checks on other regencies, cities and provinces than the office's own: what a paper copied from elsewhere keeps.

Source: the house's reading of copied papers (docs/aturan.md G.2). Cited acts and letters name whose they are;
journeys, neighbours and guests are elsewhere by nature; `daerah_lain` allows others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.citations import citations
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.rules import cited_titles
from kakdoc.values.text.seldom import Seldom

_KINDS = {
    "kabupaten": "kabupaten", "kab": "kabupaten", "pemkab": "kabupaten", "kota": "kota", "pemkot": "kota",
    "provinsi": "provinsi", "propinsi": "provinsi", "prov": "provinsi", "pemprov": "provinsi",
}  # fmt: skip
_NAMED = Seldom(
    ("kab", "kot", "prov", "prop"),
    r"(?<![\w/])(?<![^\W_]-(?<!\b[Ss]e-))(?<!\b[Ww]ali\s)(?<!\bWALI\s)(?<!\b[Jj]alan\s)(?<!\b[Hh]utan\s)(?<!\b[Tt]aman\s)(?P<whose>Pemerintah(?:an)?\s+(?:Daerah\s+)?|PEMERINTAH\s+(?:DAERAH\s+)?)?"
    r"(?P<kind>(?:Kabupaten|KABUPATEN|Kota|KOTA|Pro[vp]insi|PRO[VP]INSI|Pem(?:kab|kot|prov)|K(?:ab|AB)\b\.?|P(?:rov|ROV)\b\.?))\s+"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})",
)
# A word behind *Kabupaten* and the like that begins no name of a region.
_NO_NAME = frozenset((
    "layak", "sehat", "pusaka", "cerdas", "informatif", "kreatif", "inklusif", "peduli", "tangguh", "hijau",
    "bersih", "ramah", "bebas", "tanggap", "siaga", "lengkap", "lestari", "mandiri", "maju", "terbaik",
    "percontohan", "setempat", "lain", "lainnya", "induk", "asal", "tujuan", "administrasi", "lama", "besar",
    "kecil", "satelit", "metropolitan", "antikorupsi", "literasi", "inovatif", "terinovatif", "sangat",
    "berkelanjutan", "tahun", "tentang", "dalam", "dan", "atau", "yang", "pada", "untuk", "dengan", "dari",
    "ke", "di", "nomor", "kabupaten", "kota", "provinsi", "propinsi", "masing-masing", "tersebut", "ini",
    "itu", "tertinggal", "penyangga", "perbatasan", "adipura", "adiwiyata", "toleran", "bahagia", "aman",
    "tertib", "terpadu", "sedang", "se", "serta", "bagi", "oleh", "sebagai", "adalah", "peserta", "kecamatan",
    "desa", "kelurahan", "universal", "stunting", "odf", "penerima", "pelaksana", "sasaran", "prioritas",
    "terdekat", "sekitar", "tetangga", "sekaligus", "i", "ii", "iii", "iv", "tanpa", "tua", "ruas", "wilayah",
))  # fmt: skip
_SHORT = frozenset(
    ("jateng", "jatim", "jabar", "diy", "dki", "sumut", "sumbar", "sumsel", "kaltim", "sulsel", "ntb", "ntt")
)
"""Short forms of provinces, which are not compared."""
_GENERIC = frozenset(("daerah", "khusus", "istimewa"))
_FIRST_OF_TWO = frozenset((
    "tanah", "kepulauan", "barito", "hulu", "kotawaringin", "lampung", "aceh", "nusa", "jawa", "kalimantan",
    "sulawesi", "sumatera", "papua", "maluku", "bangka", "ogan", "musi", "padang", "pulau", "gunung",
    "tulang", "rokan", "indragiri", "lima", "labuhan", "tapanuli", "toli", "parigi", "teluk", "raja", "rote",
    "sumba", "pesisir", "deli", "dki", "daerah", "khusus", "istimewa", "sungai", "lubuk", "pematang",
    "tebing", "tanjung", "pangkal", "bandar", "mahakam", "penajam", "pakpak", "humbang", "batu", "minahasa",
    "bolaang", "halmahera", "buru", "seram", "pegunungan",
))  # fmt: skip
_SIDES = frozenset((
    "barat", "timur", "utara", "selatan", "tengah", "tenggara", "daya", "laut", "raya", "baru", "hulu",
    "hilir", "ilir", "samosir", "jaya", "besar", "singkil", "tamiang",
))  # fmt: skip
_ELSEWHERE = re.compile(
    r"\b(?:ke(?:\s+\w+){0,2}|(?:studi|kaji|banding|tiru|kunjungan|perjalanan|benchmark\w*|berbatasan|sebelah|kerja\s?sama"
    r"|bekerja\s+sama|kemitraan|pindah\w*|perpindahan|bertempat|lokasi|hotel|surat|lahir|alamat|asal|berasal|seperti"
    r"|misalnya|antara\s+lain|bersama|tuan\s+rumah|luar|narasumber|peserta|mutasi\s+(?:dari|ke)|antar\w*)\b[^.;\n]{0,80})"
    r"\s*\Z",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:rapat|koordinasi|bimtek|bimbingan|pelatihan|diklat|workshop|sosialisasi|konsultasi|kantor|pengadilan)\b"
    r"[^.;\n]{0,40}\bdi\s+\Z",
    re.IGNORECASE,
)
"""Where one goes to in a city that is not the own regency."""
_OTHERS_LETTERS = frozenset({"tembusan", "mengingat"})


def check_regions(
    texts: Iterable[LocatedText], instansi: Instansi, register: Register, allowed: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield K406 for each region that is another than the office's, once for each text that names it."""
    for located in texts if instansi.region else ():
        told = set[tuple[str, str]]()
        if located.field[0] in _OTHERS_LETTERS or located.is_cell:
            continue
        for match in _foreign(located.text, instansi, register, allowed):
            kind, name = _KINDS[match["kind"].rstrip(".").casefold()], _name(match["name"])
            if (kind, name.casefold()) in told:
                continue
            told.add((kind, name.casefold()))
            shown = f"{' '.join(match['kind'].split())} {name}"
            yield warning(
                "K406",
                f"teks menyebut “{shown}”, padahal naskah ini dari {instansi.region}.",
                f"ganti di seluruh naskah; bila dimaksud, tambahkan namanya di {mention('daerah_lain', 'kunci ')}.",
                located.field,
                match.start(),
            )


def _foreign(text: str, instansi: Instansi, register: Register, allowed: Collection[str]) -> Iterator[re.Match[str]]:
    found = [each for each in _NAMED.finditer(text) if _is_foreign(each, instansi, allowed)]
    cited = [(each.start, each.end) for each in citations(text, register)] if found else []
    cited += cited_titles.titles(text) if found else ()
    for match in found:
        if not any(start <= match.start() < end for start, end in cited):
            yield match


def _is_foreign(match: re.Match[str], instansi: Instansi, allowed: Collection[str]) -> bool:
    kind, words = _KINDS[match["kind"].rstrip(".").casefold()], match["name"].casefold().split()
    if (
        words[0] in _NO_NAME | _SHORT
        or words[0].startswith("se-")
        or (words[0] == "daerah" and not _GENERIC & {*words[1:2]})
    ):
        return False
    own_kind, own = _parted(instansi.region)
    if own_kind == "provinsi" != kind and instansi.tingkat != "kabupaten":
        return False  # a province writes of its regencies and cities
    owns = [own] if kind == own_kind or (kind == "kota" and not match["whose"]) else []
    if kind == "provinsi":
        own_province = instansi.provinsi or (instansi.region if own_kind == "provinsi" else "")
        owns = [_parted(own_province)[1]] if own_province else [words]
    owns += [_parted(each)[1] for each in allowed]
    if any(words[: len(each)] == each for each in owns if each):
        return False
    before = match.string[max(0, match.start() - 120) : match.start()]
    visited = kind == "kota" != own_kind and not match["whose"] and _MEETING.search(before)
    return not visited and not _ELSEWHERE.search(before)


def _parted(daerah: str) -> tuple[str, list[str]]:
    """Return kind and words of the name of a region; *kabupaten* where it does not say."""
    first, *rest = daerah.casefold().split() or [""]
    kind = _KINDS.get(first.rstrip("."))
    return (kind, rest) if kind else ("kabupaten", [first, *rest])


def _name(words: str) -> str:
    """Return the name of a region out of the words with a capital that follow its kind."""
    first, *rest = words.split()
    taken = [first]
    for word in rest:
        if taken[-1].casefold() not in _FIRST_OF_TWO and word.casefold() not in _SIDES:
            break
        taken.append(word)
    return " ".join(taken)
