"""Checks on regulations named in any text, against the register (domain rules B.2, B.8–B.10).

All are warnings: a register may be behind, and a text may name an old act on purpose.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from kakdoc.documents.base import LocatedText
from kakdoc.documents.citations import AMENDED, Citation, candidates, citations, misnamed, same_title
from kakdoc.documents.peraturan import Peraturan, Register, first_day
from kakdoc.problems import Problem, warning

_WRONG_SERIES = re.compile(r"\b(?P<wrong>Lembaga|Lembar)\s+(?P<whose>Negara|Daerah)\b(?=[^.;]{0,80}\bNomor\b)")
_NO_COMMA = re.compile(r"(?P<before>\bNomor\s+\d+)\s+(?=Tambahan\s+Lembar)")
_UNCHECKED = " (menurut register, belum diverifikasi)"


def check_citations(texts: Iterable[LocatedText], register: Register, at: datetime.date) -> Iterator[Problem]:
    """Yield K301–K306 for the regulations that texts name, as of a day."""
    for located in texts:
        cited = list(citations(located.text, register))
        for index, each in enumerate(cited):
            yield from check_one(located, each, register, at)
            if not each.inside_title:
                yield from _check_amendment(located, each, cited[index + 1 :], register, at)
        yield from _check_wording(located)


def check_one(located: LocatedText, cited: Citation, register: Register, at: datetime.date) -> Iterator[Problem]:
    """Yield what is wrong with one regulation named: its kind, status, title and gazette."""
    known = candidates(cited, register)
    if not known:
        meant = misnamed(cited, register)
        if meant is not None and not cited.inside_title:
            yield warning(
                "K304",
                f"“{cited.short}” tampak keliru jenisnya: yang berjudul “{meant.judul}” adalah {register.head(meant)}.",
                f"tulis “{register.name(meant)}”.",
                located.field,
                cited.start,
            )
        return
    peraturan = known[0]
    if not cited.inside_title:
        yield from _check_status(located, cited, peraturan, register, at)
        yield from _check_title(located, cited, peraturan, register)
        yield from _check_gazette(located, cited, peraturan, register)


def _check_status(
    located: LocatedText, cited: Citation, peraturan: Peraturan, register: Register, at: datetime.date
) -> Iterator[Problem]:
    change = peraturan.diganti
    if change is None or first_day(change.sejak) > at:
        return
    names = " dan ".join(register.name(register.entries[key]) for key in change.oleh)
    doubt = "" if change.terverifikasi else " (belum dipastikan)"
    how = "sebagian materinya sudah diatur dengan" if change.sebagian else "sudah diganti dengan"
    yield warning(
        "K301",
        f"{register.head(peraturan)} {how} {names} sejak {change.sejak}{doubt}.",
        "sebut penggantinya; bila memang dimaksud sebagai sejarah, peringatan ini boleh diabaikan.",
        located.field,
        cited.start,
    )


def _check_title(located: LocatedText, cited: Citation, peraturan: Peraturan, register: Register) -> Iterator[Problem]:
    if cited.title is None or same_title(cited.title, peraturan.judul):
        return
    words, length = cited.title.split(), len(peraturan.judul.split()) + 2
    shown = " ".join(words[:length]) + ("…" if len(words) > length else "")
    yield warning(
        "K302",
        f"judul {register.head(peraturan)} tertulis “{shown}”, padahal judulnya “{peraturan.judul}”"
        f"{_doubt(peraturan)}.",
        f"tulis “{register.name(peraturan)}”.",
        located.field,
        cited.start,
    )


def _check_gazette(
    located: LocatedText, cited: Citation, peraturan: Peraturan, register: Register
) -> Iterator[Problem]:
    gazette = cited.gazette
    if gazette is None or peraturan.lembaran is None:
        return
    year = peraturan.tahun_lembaran or peraturan.tahun
    series = "Berita" if register.publication(peraturan).startswith("(Berita") else "Lembaran"
    wrong = []
    if gazette.number not in (None, peraturan.lembaran):
        wrong.append(f"Nomor {series} tertulis {gazette.number}, seharusnya {peraturan.lembaran}")
    if gazette.year not in (None, year):
        wrong.append(f"Tahun {series} tertulis {gazette.year}, seharusnya {year}")
    if peraturan.tambahan and gazette.addition not in (None, peraturan.tambahan):
        wrong.append(f"Nomor Tambahan Lembaran tertulis {gazette.addition}, seharusnya {peraturan.tambahan}")
    if wrong:
        yield warning(
            "K303",
            f"{register.head(peraturan)}: {'; '.join(wrong)}{_doubt(peraturan)}.",
            f"tulis “{register.publication(peraturan)}”.",
            located.field,
            gazette.start,
        )


def _doubt(peraturan: Peraturan) -> str:
    return "" if peraturan.terverifikasi else _UNCHECKED


def _check_amendment(
    located: LocatedText, cited: Citation, following: Iterable[Citation], register: Register, at: datetime.date
) -> Iterator[Problem]:
    """Yield K305 for an amendment clause that names another act than the last amendment in force."""
    known = candidates(cited, register) or [each for each in (misnamed(cited, register),) if each]
    clause = AMENDED.match(located.text, cited.end)
    if not known or clause is None:
        return
    named = next((each for each in following if each.start >= clause.end() - 1), None)
    if named is None or named.start > clause.end() + 3:
        return
    amended = register.amendments(known[0], at)
    last = amended[-1] if amended else None
    several = "beberapa" in clause["form"]
    right_form = len(amended) > 1
    if last is not None and last in candidates(named, register) and several == right_form:
        return
    if not known[0].diubah and (named.jenis, named.nomor) != (known[0].jenis, known[0].nomor):
        return  # the register may not know of it; an act that amends itself is wrong anyhow
    right = register.amendment_clause(known[0], at)
    state = f"yang terakhir adalah {register.head(last)}" if last else "pada tanggal naskah belum ada perubahan"
    yield warning(
        "K305",
        f"perubahan {register.head(known[0])} tidak sesuai dengan register: {state}.",
        f"tulis “{right}”." if right else "hapus anak kalimat “sebagaimana telah diubah …”.",
        located.field,
        named.start,
    )


def _check_wording(located: LocatedText) -> Iterator[Problem]:
    """Yield K306 for `Lembaga Negara`, `Lembar Negara` and a comma left out before `Tambahan`."""
    for match in _WRONG_SERIES.finditer(located.text):
        message = f"“{match['wrong']} {match['whose']}” keliru."
        remedy = f"tulis “Lembaran {match['whose']}”."
        yield warning("K306", message, remedy, located.field, match.start())
    for match in _NO_COMMA.finditer(located.text):
        message = f"koma sebelum “Tambahan Lembaran” sesudah “{match['before']}” tertinggal."
        yield warning("K306", message, f"tulis “{match['before']}, Tambahan Lembaran …”.", located.field, match.end())
