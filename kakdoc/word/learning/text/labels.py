"""The words that say what a gap is for: before it, beside it in the row, above it, or in brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kakdoc.word.learning.text.marks import spans

_BEFORE_MONEY = re.compile(r"(?i)\brp\s?\.?\s*$")
_ENDS = re.compile(r"[\n\t;]|  +|(?<=[^\W\d_])[.,](?=\s)|(?<=\d{4}),")
_NUMBER = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s*|[-•*–]\s*)")
_WORDS = re.compile(r"[^\W\d_][\w'’-]*(?:\.(?=\w))?[\w]*")
_IDLE = frozenset(
    (
        *("di", "ke", "dari", "pada", "yang", "dengan", "untuk", "dan", "atau", "sebagai", "adalah", "ini", "itu"),
        *("telah", "oleh", "tersebut", "dalam", "kepada", "bahwa", "serta", "atas", "ada", "akan", "maka"),
        *("sdr", "sdri", "saudara", "saudari", "bapak", "ibu"),
    )
)
_KNOWN = re.compile(
    r"(?i)\b((?:hari|tanggal|tgl|bulan|tahun|pukul|jam|nomor|no|nama|nip|nik|jabatan|pangkat|alamat|tempat|umur|usia|"
    r"terbilang|selama|sebanyak|sebesar|sejumlah|senilai|(?:mulai|sejak|sampai|lahir|sampai dengan|s\.?d\.?|"
    r"terhitung mulai) tanggal|sampai dengan|s\.?/?d\.?|lama|desa|kelurahan|kecamatan|kabupaten|kota|provinsi|kelas|"
    r"rt|rw)\.?)(?:\s+ini)?\s*$"
)
_PHRASES = (
    (re.compile(r"(?i)\b(ditetapkan|dikeluarkan|dibuat|bertempat|lahir) di$"), "tempat"),
    (re.compile(r"(?i)\b(yth|kepada)\b\W*((bapak|ibu|sdri?|saudara|saudari)\W*)*$"), "penerima"),
    (re.compile(r"(?i)\ba\.? ?n\.?$"), "atas nama"),
    (re.compile(r"(?i)^di\W*$"), "tempat tujuan"),
)
"""What stands before a gap and names it in another word."""
_HINT = re.compile(r"^\s*\(([^()\n.…_]{3,60})\)")
_PLACE_OF_DATE = re.compile(r"\s*(?:di(?:tetapkan|keluarkan) di )?[A-Z][\w. ]{2,40},\s*")
_COLUMNS = re.compile(r"[\n\t;]|   +")
_AROUND = ' :;,.*-–=•|/"“”'
_OPENING = ' \t([\u00a0“"'
_AROUND = ' :;,.*-–=•|/"“”'
_MOST = 3
_LONG = 60
"""So many words before a gap name it where nothing else does."""


def in_line(before: str, after: str) -> tuple[str, bool]:
    """Return what the words around a gap in its line say that it is, "" for none, and whether that is sure."""
    said = _BEFORE_MONEY.sub("", before).rstrip(_OPENING)
    if said.rstrip().endswith((":", "=")):
        return _named(said.rstrip(" :=\t\n")), True
    said = said.rpartition("\n")[2]
    if _PLACE_OF_DATE.fullmatch(before.rpartition("\n")[2]):
        return "tanggal", True
    if hint := _HINT.match(after):
        return tidy(hint[1]), True
    if found := by_phrase(said):
        return found, True
    said = _last_piece(said)
    if known := _KNOWN.search(said):
        return tidy(known[1]), True
    words = last = _WORDS.findall(_NUMBER.sub("", said))
    while words and words[-1].casefold() in _IDLE:
        words = words[:-1]
    words = words or last[-1:]
    idle = [number for number, word in enumerate(words[:-1]) if word.casefold() in _IDLE]
    return tidy(" ".join(words[idle[-1] + 1 if idle else 0 :][-_MOST:])), False


def by_phrase(said: str) -> str:
    """Return what a phrase before a gap means, "" for none that is known: `Kepada Yth.`, `di`."""
    return next((words for pattern, words in _PHRASES if pattern.search(said.strip())), "")


def _named(text: str) -> str:
    """Return the label that ends with a colon: what stands behind a tab or a wide blank, of a sentence its end."""
    label = _COLUMNS.split(text.strip())[-1]
    return tidy(label if len(label) <= _LONG else _last_piece(label))


def is_money(before: str) -> bool:
    """Return whether a gap stands behind `Rp`."""
    return bool(_BEFORE_MONEY.search(before.rstrip(" (\u00a0")))


def follows_colon(before: str) -> bool:
    """Return whether a label with a colon stands before a gap."""
    return _BEFORE_MONEY.sub("", before).rstrip(" \t([\u00a0").endswith((":", "="))


def _last_piece(text: str) -> str:
    """Return what stands behind the last end of a sentence or column."""
    return _ENDS.split(text.strip())[-1]


def tidy(text: str) -> str:
    """Return a label without its number, its colon and signs at its ends."""
    text = _NUMBER.sub("", " ".join(text.split()))
    text = text.strip(_AROUND)
    return text.removesuffix(")").strip(_AROUND) if text.endswith(")") and "(" not in text else text


def is_label(text: str) -> bool:
    """Return whether the text of a cell names what stands beside it."""
    text = text.strip()
    return bool(text) and len(text) <= 90 and any(map(str.isalpha, text)) and not text.endswith(",")


def of_cells(left: Sequence[str]) -> str:
    """Return the label among the cells to the left of an empty one, the nearest that is no colon and no number."""
    for text in reversed(left):
        if tidy(text) and any(map(str.isalpha, text)):
            return tidy(text) if is_label(text) and not spans(text) else ""
    return ""
