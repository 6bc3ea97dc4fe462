"""Keys for what people call things: `Nama Lengkap Pegawai` is `nama_lengkap_pegawai`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

from kakdoc.kinds.definition.judging.names import check_names
from kakdoc.kinds.definition.schema import Isian
from kakdoc.kinds.fields.peserta import KEYS as ROSTER_KEYS

_LONGEST = 40
FALLBACK, SUFFIX = "isian", "_surat"
_SHORT = frozenset((
    "nip", "nik", "npwp", "nis", "nisn", "npsn", "nuptk", "tmt", "rt", "rw", "rt/rw", "ktp", "asn", "pns", "sk", "apbd",
))  # fmt: skip
"""Words that are written in capitals."""


@lru_cache(maxsize=4096)
def slug(words: str) -> str:
    """Return words as a key: small letters, digits and lines below, cut between words; "" where nothing is left."""
    words = re.sub(r"\([^)]*\)", "", words).strip() or words
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    pieces = re.sub(r"[^a-z0-9]+", "_", plain).strip("_").split("_")
    key = ""
    for piece in pieces:
        if key and len(key) + len(piece) >= _LONGEST:
            break
        key = f"{key}_{piece}" if key else piece[:_LONGEST]
    return re.sub(r"^[0-9_]+", "", key)


@lru_cache(maxsize=4096)
def is_reserved(key: str) -> bool:
    """Return whether no field can have a key."""
    return key in ROSTER_KEYS or any(check_names({key: Isian()}, ("isian",)))


def free(key: str, taken: Container[str]) -> str:
    """Return a key that is free: with a word behind it where the program has it, with a number where a field has it."""
    key = key or FALLBACK
    if is_reserved(key):
        key = f"{key}{SUFFIX}"
    number, found = 2, key
    while found in taken:
        found, number = f"{key}_{number}", number + 1
    return found


def kind_name(stem: str) -> str:
    """Return the name of a kind for that of a file."""
    return re.sub(r"^[0-9-]+", "", slug(stem).replace("_", "-"))


def title(words: str) -> str:
    """Return words as the title of a field: `NAMA` as `Nama`, `nip` as `NIP`."""
    said = re.sub(r"[^\W\d_]+", lambda each: _word(each[0]), " ".join(words.split())).strip(" .:")
    return said[:1].upper() + said[1:]


def _word(word: str) -> str:
    """Return a word as it stands in a title: capitals are for abbreviations, which have few vowels."""
    if word.casefold() in _SHORT:
        return word.upper()
    return word.lower() if word.isupper() and len(re.findall(r"[AEIOU]", word)) > 1 else word
