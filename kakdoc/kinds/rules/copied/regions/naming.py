"""What names a region or a place in a text: its kind and its name, *Pemkab Kebumen*, *Bupati Kebumen*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kakdoc.kinds.law.government import VILLAGES
from kakdoc.values.text.seldom import Seldom, late

REGIONS = ("kabupaten", "kota", "provinsi")
"""The kinds that every office looks for; the others are looked for where an office is one of them."""
_KINDS = {
    "kabupaten": "kabupaten", "kab": "kabupaten", "pemkab": "kabupaten", "bupati": "kabupaten",
    "perbup": "kabupaten", "kepbup": "kabupaten", "perwal": "kota", "perwali": "kota", "pergub": "provinsi",
    "kota": "kota", "pemkot": "kota", "wali kota": "kota", "walikota": "kota",
    "provinsi": "provinsi", "propinsi": "provinsi", "prov": "provinsi", "pemprov": "provinsi", "gubernur": "provinsi",
    "kecamatan": "kecamatan", "kec": "kecamatan", "camat": "kecamatan",
    "kapanewon": "kecamatan", "panewu": "kecamatan", "kemantren": "kecamatan",
    "kelurahan": "kelurahan", "kel": "kelurahan", "lurah": "kelurahan",
    "pemdes": "desa", "wali nagari": "desa", **{each.casefold(): "desa" for each in VILLAGES},
    "puskesmas": "puskesmas", "rsud": "rsud", "rumah sakit umum daerah": "rsud",
    "perusahaan umum daerah air minum": "perumda", "perumda air minum": "perumda", "pdam": "perumda",
}  # fmt: skip
_ACTS = frozenset(("perbup", "kepbup", "perwal", "perwali", "pergub"))
_HEADS = frozenset((*_ACTS, "bupati", "wali kota", "walikota", "gubernur", "pemkab", "pemkot", "pemprov"))
_NAME = r"(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})"
_REGION = Seldom(
    ("kab", "kot", "prov", "prop", "bup", "perwal", "gub"),
    r"(?<![\w/])(?<![^\W_]-(?<!\b[Ss]e-))(?<!\b[Hh]utan\s)(?<!\b[Tt]aman\s)"
    r"(?P<whose>Pemerintah(?:an)?\s+(?:Daerah\s+)?|PEMERINTAH\s+(?:DAERAH\s+)?)?"
    r"(?P<kind>[Kk]abupaten|KABUPATEN|[Ww]ali\s?[Kk]ota|WALI\s?KOTA|Kota|KOTA|[Pp]ro[vp]insi|PRO[VP]INSI|[Bb]upati|BUPATI"
    r"|[Gg]ubernur|GUBERNUR"
    r"|Perbup|Kepbup|Perwali?|Pergub|Pem(?:kab|kot|prov)\b\.?|K(?:ab|AB)\b\.?|P(?:rov|ROV)\b\.?)(?:\s+|(?<=\.))"
    + _NAME,
)
_PLACE = late(
    r"(?<![\w/])(?<![^\W_]-(?<!\b[Ss]e-))(?P<whose>)(?P<kind>Kecamatan|KECAMATAN|Kec\b\.?|Camat|CAMAT|Kapanewon|KAPANEWON|Panewu|PANEWU|Kemantren|KEMANTREN|Kelurahan|KELURAHAN|Kel\b\.?|Lurah|LURAH"
    r"|Pemdes|Wali\sNagari|WALI\sNAGARI|"
    + "|".join(f"{each}|{each.upper()}" for each in VILLAGES)
    + r"|Puskesmas|PUSKESMAS|RSUD|Rumah\sSakit\sUmum\sDaerah|RUMAH\sSAKIT\sUMUM\sDAERAH"
    r"|Perusahaan\sUmum\sDaerah\sAir\sMinum|PERUSAHAAN\sUMUM\sDAERAH\sAIR\sMINUM|Perumda\sAir\sMinum|PDAM)\s+"
    r"(?:(?:[Dd]r|H|Hj|Prof|KH|Ir)\.\s+)*"
    r"(?!Kota\b|Kabupaten\b)" + _NAME
)
_SCHOOL = late(
    r"(?<![\w/-])(?P<whose>)(?P<kind>(?:TK|SD|SMP|SMA|SMK|MI|MTs|MA)(?:N|\s+(?:N|Negeri|NEGERI)))\s+"
    r"(?P<name>\d{1,3}\s+[A-Z][\w’'-]*)"
)
_NUMBERED = late(r"[A-Z][a-z’'-]+(?:\s+[A-Z][a-z]+)?\s+(?:Nomor|No\b\.?|\d)")
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
    # behind those who head a region, and behind villages
    "kepada", "melalui", "selaku", "bersama", "terpilih", "beserta", "terhadap", "agar", "dapat", "akan", "telah",
    "wajib", "menetapkan", "memutuskan", "cq", "c.q", "wakil", "bupati", "walikota", "wali", "gubernur", "camat",
    "lurah", "no", "sesuai", "mengenai", "selama", "hasil", "periode", "masa", "antarwaktu", "definitif",
    "berkembang", "swadaya", "swakarya", "swasembada", "wisata", "digital", "adat", "binaan", "lokasi", "lokus",
    "cantik", "cinta", "emas", "makmur", "tematik", "sejahtera", "dunia", "tangguh", "persiapan", "rawan", "non",
    "nelayan", "hutan", "pinggiran", "iklim", "kb", "keluarga", "berkualitas", "berseri", "berdaya",
    "ta", "apbd", "apbn",
    "keliling", "pembantu", "rawat", "induk", "pkm", "perawatan", "ponek", "poned", "negeri", "swasta", "khusus",
    "urusan", "pengadilan", "kepala", "sekretaris", "anggota", "republik", "indonesia", "kawasan", "zona", "industri",
    "seluruh", "semua", "lingkungan", "tingkat", "bumi", "kembali", "lokal", "rw", "rt", "gubernur", "nomor",
    "anom",
))  # fmt: skip
_SHORT = frozenset(
    ("jateng", "jatim", "jabar", "diy", "dki", "sumut", "sumbar", "sumsel", "kaltim", "sulsel", "ntb", "ntt")
)
"""Short forms of provinces, which are not compared."""
_GENERIC = frozenset(("daerah", "khusus", "istimewa"))
_FIRST_OF_TWO = frozenset((
    "pasar", "tanah", "kepulauan", "barito", "hulu", "kotawaringin", "lampung", "aceh", "nusa", "jawa", "kalimantan",
    "sulawesi", "sumatera", "papua", "maluku", "bangka", "ogan", "musi", "padang", "pulau", "gunung", "tulang",
    "rokan", "indragiri", "lima", "labuhan", "tapanuli", "toli", "parigi", "teluk", "raja", "rote", "sumba",
    "pesisir", "deli", "dki", "daerah", "khusus", "istimewa", "sungai", "lubuk", "pematang", "tebing", "tanjung",
    "pangkal", "bandar", "mahakam", "penajam", "pakpak", "humbang", "batu", "minahasa", "bolaang", "halmahera",
    "buru", "seram", "pegunungan", "kulon", "muara", "muaro", "way", "empat", "rejang", "kuantan", "mandailing",
    "tirta",
    "serdang", "bener", "gayo", "nagan", "kubu", "tana", "tojo", "polewali", "sabu", "mamberamo", "boven", "penukal",
))  # fmt: skip
_SIDES = frozenset((
    "barat", "timur", "utara", "selatan", "tengah", "tenggara", "daya", "laut", "raya", "baru", "hulu",
    "hilir", "ilir", "samosir", "jaya", "besar", "singkil", "tamiang", "lor", "kidul", "wetan", "kulon",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """One region or place that a text names, from `start` to `end`; `words` are those of its name, in small letters."""

    kind: str
    words: tuple[str, ...]
    shown: str
    start: int
    end: int
    of_government: bool
    """Whether its government or its head is named: *Pemerintah Kota X*, *Wali Kota X*."""


def named(text: str) -> Iterator[Named]:
    """Yield the regencies, cities and provinces that a text names."""
    return _found(_REGION.pattern, text) if _REGION.occurs(text) else iter(())


def places(text: str) -> Iterator[Named]:
    """Yield the districts, villages, health centres, hospitals and schools that a text names."""
    for pattern in (_PLACE, _SCHOOL):
        yield from _found(pattern, text)


def sisters(text: str, unit: str) -> Iterator[Named]:
    """Yield the units in a text that are called like `unit` or its initials, with the name of their town."""
    words = unit.split()
    short = "".join(word[0] for word in words if word[0].isupper())
    if words[-1] not in text and short not in text:
        return
    called = "".join(rf"(?:{word}\s+)?" if word == "Besar" else rf"{re.escape(word)}\s+" for word in words)
    initials = rf"|{short}\s+" if len(short) > 2 else ""
    for match in re.finditer(rf"\b(?:{called}{initials})(?:Wilayah\s+[IVX\d]+\s+)?(?P<name>[A-Z][a-z][\w’'-]*)", text):
        if match["name"].casefold() not in _NO_NAME:
            shown = " ".join(match[0].split())
            yield Named("unit", (match["name"].casefold(),), shown, match.start(), match.end(), of_government=False)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Named]:
    match = pattern.search(text)
    while match:
        found = _named(match)
        if found:
            yield found
        match = pattern.search(text, found.end if found else match.start("name"))


def _named(match: re.Match[str]) -> Named | None:
    """Return what a match names; None where it is a general expression."""
    typed = " ".join(match["kind"].split())
    kind, words = kind_of(typed), tuple(match["name"].casefold().split())
    first = words[0]
    general = first == "daerah" and not _GENERIC & {*words[1:2]}
    letter = len(first) == 1 and first.isalpha()  # `Dana Desa T.A. 2026`
    short = words in {(each,) for each in _SHORT} and kind == "provinsi"
    if general or letter or short or first in _NO_NAME or first.startswith("se-"):
        return None
    name = _shortened(match["name"])
    if typed.casefold() in _ACTS and not _NUMBERED.match(match.string, match.start("name")):  # `Perbup RKPD`
        return None
    of_government = bool(match["whose"]) or typed.rstrip(".").casefold() in _HEADS
    end = match.start("name") + len(name)
    shown = " ".join(match.string[match.start("kind") : end].split())
    return Named(kind, words, shown, match.start(), end, of_government)


def kind_of(typed: str) -> str:
    """Return the kind that a word says, *kabupaten* for *Pemkab*; of a school its sort in small letters."""
    small = typed.rstrip(".").casefold()
    return _KINDS.get(small) or small.removesuffix("negeri").strip().removesuffix("n").strip()


def parted(name: str) -> tuple[str, tuple[str, ...]]:
    """Return kind and words of a name of a region; *kabupaten* where it does not say."""
    first, *rest = name.casefold().split() or [""]
    kind = _KINDS.get(first.rstrip("."))
    return (kind, tuple(rest)) if kind else ("kabupaten", (first, *rest))


def _shortened(words: str) -> str:
    """Return the name of a region out of the words with a capital that follow its kind."""
    pieces = re.findall(r"\S+\s*", words)
    taken = [pieces[0]]
    for piece in pieces[1:]:
        before, word = taken[-1].strip().casefold(), piece.strip().casefold()
        if before not in _FIRST_OF_TWO and word not in _SIDES and not before.isdigit():
            break
        taken.append(piece)
    return "".join(taken).rstrip()
