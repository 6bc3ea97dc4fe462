"""Checks on parts against their whole, where a text says of what a number is made up.

Source: arithmetic; the words that tell it are the house's (docs/aturan.md G.6). Only parts of the unit of the whole
are added, all words for persons being one, and only where all figures of the clause are such parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import accumulate

from kakdoc.base.problems import InvalidValue, Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values.rupiah.amount import format_rupiah, parse, total
from kakdoc.values.text.seldom import late

_WORDS = r"(?: ?\([^()]{3,200}\))?"
_MADE_UP = r"(?:,? (?:yang )?terdiri (?:atas|dari)|,? (?:dengan )?(?:pe)?rincian(?: sebagai berikut)?)\s*:?\s*"
_MONEY = r"Rp\.?\s?\d{1,3}(?:\.\d{3})*(?:,\d\d)?(?:,-)?(?![\d.,]*\d)"
_OF_MONEY = late(rf"(?P<whole>{_MONEY}){_WORDS}{_MADE_UP}(?P<parts>[^;\n]*)")
_PART_OF_MONEY = late(_MONEY)
_COUNT = r"(?<![\d.,/-])(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d/]|[.,]\d)"
_UNIT = r"[a-z]{3,}|m2|m²|m3|m³|ha|kg|km"
_OF_COUNT = late(rf"(?P<whole>{_COUNT}){_WORDS} (?P<unit>{_UNIT})(?: [a-z]+){{0,3}}{_MADE_UP}(?P<parts>[^;\n]*)")
_FIGURE = late(rf"(?P<count>{_COUNT}){_WORDS}(?: (?P<unit>{_UNIT}))?")
_PERSONS = frozenset({
    "orang", "peserta", "pegawai", "personel", "bidan", "perawat", "dokter", "guru", "kader", "penyuluh",
    "petugas", "staf", "pendamping", "fasilitator", "narasumber", "laki", "perempuan", "pria", "wanita",
    "siswa", "mahasiswa", "pengawas", "operator", "warga", "responden",
})  # fmt: skip
"""Words for persons; a chairman or a household is none, for who else is in it is not said."""
_SENTENCE = late(r"\.(?=\s+[A-Z]|\s*\Z)")
_DOUBTFUL = late(
    r"%|\bpersen\b|\btahun \d|\bnomor\b|\bpasal\b|\bayat\b|\bantara lain\b|\btermasuk\b|\bdi ?antaranya\b"
    r"|\bsisanya\b|\b(?:yaitu|yakni)\b|\([^()]*\d|\b(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)\b"
    r"|\bmasing-masing\b|\bsetiap\b|\btiap\b|\bper (?=[a-z])|@",
    re.IGNORECASE,
)


def check_parts(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K432 for parts that do not add up to the whole that a text says they make up."""
    for located in texts:
        if "terdiri" in located.text or "rincian" in located.text:
            yield from _money(located)
            yield from _counts(located)


def _money(located: LocatedText) -> Iterator[Problem]:
    for match in _OF_MONEY.finditer(located.text):
        parts = _SENTENCE.split(match["parts"])[0]
        if _DOUBTFUL.search(parts):
            continue
        with suppress(InvalidValue):
            whole, found = parse(match["whole"]), [parse(each) for each in _PART_OF_MONEY.findall(parts)]
            if len(found) > 1 and total(found) != whole:
                yield _told(located, match.start("whole"), format_rupiah(whole), format_rupiah(total(found)))


def _counts(located: LocatedText) -> Iterator[Problem]:
    for match in _OF_COUNT.finditer(located.text):
        parts = _SENTENCE.split(match["parts"])[0]
        if _DOUBTFUL.search(parts) or "Rp" in parts:
            continue
        found = list(_FIGURE.finditer(parts))
        if len(found) < 2 or not all(_is_part(each["unit"], match["unit"]) for each in found):
            continue
        whole, sums = _value(match["whole"]), [*accumulate(_value(each["count"]) for each in found)]
        if whole not in sums[1:]:  # what stands behind may be the same people, parted otherwise
            yield _told(located, match.start("whole"), f"{whole} {match['unit']}", f"{sums[-1]} {match['unit']}")


def _is_part(unit: str | None, of: str) -> bool:
    return unit == of or {unit, of} <= _PERSONS


def _value(figure: str) -> int:
    return int(Decimal(figure.replace(".", "")))


def _told(located: LocatedText, at: int, whole: str, added: str) -> Problem:
    message = f"teks menyebut {whole}, padahal bagian-bagiannya berjumlah {added}."
    return warning("K432", message, "betulkan jumlahnya atau salah satu bagiannya.", located.field, at)
