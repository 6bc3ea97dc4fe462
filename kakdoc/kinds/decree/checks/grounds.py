"""Checks on title and Menimbang of a decree or regulation (butir 2–27; docs/aturan.md B.1, B.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.kinds.decree import paper as produk
from kakdoc.kinds.decree.paper import CLOSING, SETS, ProdukHukum
from kakdoc.kinds.fields.paragraphs import is_long
from kakdoc.kinds.law.names import fold
from kakdoc.values import urutan
from kakdoc.values.text.ending import strip_end

_LETTERS = re.compile(
    r"\b(?:(?P<word>pada|dalam)\s+)?(?P<list>huruf\s+[a-z]\b(?:(?:\s*,)?\s*(?:dan\s+|sampai\s+dengan\s+)?(?:huruf\s+)?[a-z]\b)*)"
)
_TITLED = re.compile(
    r"\bperlu\s+(?:me|di)\w+\s+(?:dengan\s+)?(?P<kind>(?:Peraturan|Keputusan)\b.*?)\s+tentang\s+(?P<title>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_HOLLOW = re.compile(r"bahwa\s+(?:untuk\s+itu\s+)?(?P<said>(?:di)?(?:anggap|pandang)\s+perlu)\b", re.IGNORECASE)
# An earlier ground: `dimaksud pada huruf a`, not `Pasal 5 huruf a` nor `huruf a Undang-Undang …`.
_EARLIER = re.compile(
    r"\b(?:dimaksud|tersebut|disebut)\s+(?:(?P<word>pada|dalam|di)\s+)?huruf\s+(?P<letter>[a-z])\b"
    r"(?!\s+(?:Pasal|ayat|Undang|Peraturan|Keputusan|Diktum))"
)
_SENTENCES = re.compile(r";\s*\S|(?<=[a-z]{4})\.\s+(?=[A-Z][a-z]|[Bb]ahwa\b)")
_INNER_STOP = re.compile(r"(?<=[a-z]{4})\.[^\S\n]+(?=[A-Z][a-z]|[Bb]ahwa\b)")
_IN_WORD = re.compile(
    r"^(?:peraturan|keputusan)\s+(?:bupati|wali\s?kota|gubernur|kepala|bersama)\b|^tentang\b", re.IGNORECASE
)
_AMENDED = re.compile(r"\bsebagaimana\s+(?:telah|sudah)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<![\w.])(?=\w*[A-Z]{2})[A-Z][A-Za-z]*[A-Z]\b(?!\.\w)")
_WELL_KNOWN = frozenset({"ASN", "PNS", "PPPK", "APBD", "APBN", "NIK", "KKN", "DPRD"})


def check_title(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K318 for a title that repeats its kind or holds an abbreviation that is not well known (butir 2–7)."""
    title = paper.judul
    if found := _IN_WORD.match(title):
        message = f"judul dimulai dengan “{found[0]}”."
        yield error("K318", message, "hapus jenis naskah dan kata “tentang”: program yang mencetaknya.", ("judul",))
    if title.casefold().startswith("perubahan") and (found := _AMENDED.search(title)):
        message = "judul perubahan menyebut lagi perubahan sebelumnya."
        remedy = f"hapus mulai “{found[0]}”; perubahan kedua ditulis “Perubahan Kedua atas …”."
        yield error("K318", message, remedy, ("judul",), found.start())
    for match in _ACRONYM.finditer(title):
        own = match[0] == paper.instansi.singkatan
        if match[0] in paper.instansi.nama.split():
            continue  # the office is called so: `UPTD Puskesmas …`
        if own or not (title.isupper() or match[0] in _WELL_KNOWN or re.fullmatch(r"[IVXLC]+", match[0])):
            full = f"“{paper.instansi.nama}”" if own else "kepanjangannya"
            yield warning("K318", f"judul memuat singkatan “{match[0]}”.", f"tulis {full}.", ("judul",), match.start())


def check_grounds(paper: ProdukHukum, sets: str) -> Iterator[Problem]:
    """Yield K313 for a ground that is none (butir 17–22), K314, K315 for one that does not fit the others (butir 23).

    `sets` is kind and title, as the closing ground must name them.
    """
    last = len(paper.menimbang) - 1
    own = [each for each in paper.menimbang if not CLOSING.match(each)]
    for index, ground in enumerate(paper.menimbang):
        path = ("menimbang", index)
        yield from _check_ground(ground, path, alone=own == [ground])
        if index < last and CLOSING.match(ground) and SETS.search(ground):
            message = "pertimbangan penutup tidak berada di akhir."
            yield error("K314", message, "pindahkan ke akhir, atau hapus: program menyusunnya.", path)
        elif index < last or not produk.has_closing(paper.menimbang):
            yield from _check_earlier(ground, path, index)
        else:
            yield from _check_closing(ground, path, index, sets)
            yield from _check_set(ground, path, sets)


def _check_ground(ground: str, path: FieldPath, *, alone: bool) -> Iterator[Problem]:
    """Yield K313 for a ground that does not begin with *bahwa*, says nothing, or is more than one sentence."""
    if not re.match(r"bahwa\b", ground, re.IGNORECASE):
        message = "pertimbangan ini tidak dimulai dengan “bahwa”."
        remedy = "mulai dengan “bahwa …”, tanpa huruf a., b. di depannya."
        yield error("K313", message, remedy, path)
    elif alone and (hollow := _HOLLOW.match(ground)):
        message = f"“{hollow['said']}” saja bukan pertimbangan."
        yield error("K313", message, "sebutkan keadaan atau ketentuan yang menjadi alasannya.", path)
    if found := (_INNER_STOP if is_long(ground) else _SENTENCES).search(ground):
        message = "pertimbangan ini lebih dari satu kalimat."
        remedy = "satu butir satu kalimat: jadikan sisanya butir sendiri yang dimulai “bahwa”."
        # A semicolon may join two halves of one; below a first paragraph a list may need a sentence of its own.
        tell = warning if is_long(ground) or found[0].lstrip().startswith(";") else error
        yield tell("K313", message, remedy, path, found.start())


def _check_earlier(ground: str, path: FieldPath, index: int) -> Iterator[Problem]:
    """Yield K314 for an earlier ground called with another preposition than *dalam*, or one that is not earlier."""
    for match in _EARLIER.finditer(ground):
        if urutan.read_letter(match["letter"]) > index:
            message = f"“huruf {match['letter']}” bukan pertimbangan di atas butir ini."
            remedy = "rujuk hanya huruf yang mendahuluinya." if index else "butir pertama tidak merujuk butir lain."
            yield error("K314", message, remedy, path, match.start())
        elif match["word"] != "dalam":
            typed = " ".join(match[0].split())
            right = f"dimaksud dalam huruf {match['letter']}"
            yield error("K314", f"“{typed}” tidak memakai “dalam”.", f"tulis “{right}”.", path, match.start())


def _check_closing(ground: str, path: FieldPath, others: int, sets: str) -> Iterator[Problem]:
    """Yield K314 for a last ground that does not close all others as it should."""
    closes = bool(CLOSING.match(ground))
    if not others:
        if closes:
            message = "pertimbangan ini hanya menutup, padahal tidak ada pertimbangan lain."
            yield error("K314", message, "tulis alasannya; kalimat penutup disusun program.", path)
        return
    right = produk.letters(others)
    found = _LETTERS.search(ground)
    wording = " ".join(found["list"].split()) if found else ""
    if closes and found and found["word"] == "dalam" and wording == right:
        return
    remedy = f"tulis “{produk.closing_ground(others, sets)};”, atau hapus: program menyusunnya."
    shown = "“" + " ".join(filter(None, (found["word"], wording))) + "”" if found else "tanpa huruf"
    message = f"pertimbangan penutup menyebut {shown}, seharusnya “dalam {right}”."
    if not closes and not found:
        message = "pertimbangan terakhir tidak menutup pertimbangan di atasnya."
    yield error("K314", message, remedy, path, found.start() if found else 0)


def _check_set(ground: str, path: FieldPath, sets: str) -> Iterator[Problem]:
    """Yield K315 for a last ground that names another paper than this, or none (butir 23, 58)."""
    remedy = f"tulis “{sets};”, atau hapus: program menyusunnya."
    titled = _TITLED.search(strip_end(ground))
    if titled is None:
        yield error("K315", "pertimbangan penutup tidak menyebut jenis dan judul naskah ini.", remedy, path)
        return
    kind, _, title = sets.partition(" tentang ")
    if fold(titled["title"]) != fold(title) or not " ".join(fold(titled["kind"])).startswith(" ".join(fold(kind))):
        named = " ".join(f"{titled['kind']} tentang {titled['title']}".split())
        message = f"“{named}” lain daripada judul naskah ini."
        yield error("K315", message, remedy, path, titled.start("kind"))
