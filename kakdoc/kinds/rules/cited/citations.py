"""Checks on regulations named in any text, against the register (docs/aturan.md B.4, B.5).

All are warnings: a register may be behind, and a text may name an old act on purpose.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.acts import unregistered
from kakdoc.kinds.law.citations import AMENDED, Citation, candidates, citations, misnamed, renumbered
from kakdoc.kinds.law.compared import check_gazette, check_title
from kakdoc.kinds.law.government import VILLAGES
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Register, first_day
from kakdoc.values.text.seldom import late

_WRONG_SERIES = late(
    r"(?:\(\s*+|\bTambahan\s++)(?P<name>(?:Lembaga|Lembar)\s++(?P<whose>Negara|Daerah))\b(?=[^().;]{0,80}\bNomor\b)"
)
_NO_COMMA = late(r"(?P<before>\bNomor\s++\d++)\s++(?=Tambahan\s++Lembar)")
_SERIES = {
    "uu": ("Lembaran Negara", True), "perppu": ("Lembaran Negara", True), "pp": ("Lembaran Negara", True),
    "perpres": ("Lembaran Negara", False), "permen": ("Berita Negara", None), "perda": ("Lembaran Daerah", None),
    "perda_provinsi": ("Lembaran Daerah", None), "perbup": ("Berita Daerah", None), "pergub": ("Berita Daerah", None),
    "perdes": ("Lembaran Desa", None), "perkades": ("Berita Desa", None),
}  # fmt: skip
"""Where each kind is published, and whether it has an addition; None where both occur."""
_NO_MORE = late(
    r"\b(?:(?:telah|sudah)\s++(?:tidak\s++berlaku|dicabut|diganti(?:kan)?)\b|"
    r"dicabut\s++dan\s++dinyatakan|dinyatakan\s++(?:tidak\s++berlaku|dicabut)|tidak\s++berlaku\s++lagi)"
)
_ANOTHER = late(r"[.;]\s|(?:[Nn]omor|[Nn]o\.?)\s*+\d|\d/(?:19|20)\d\d")
"""What ends what a text says of one regulation: the sentence, or the number of another."""
_SAID = 400
"""So many characters behind the name of a regulation it is looked for what becomes of it."""
_REPLACED = late(
    r"\b(?:sebelum\s++(?:dicabut|diganti(?:kan)?)\s*+,|mencabut|menggantikan|mengganti|pengganti|dicabutnya|semula|sebelumnya(?:\s++diatur)?(?:\s++(?:dalam|dengan|oleh))?)\s++$",
    re.IGNORECASE,
)
_JOINED = late(r"(?:\s*+,)?\s++(?:jo\.?|juncto|jis\.?)\s++(?:dengan\s++)?", re.IGNORECASE)
_OLD = 1960
"""Acts up to this year stood elsewhere, or without an addition."""


def check_citations(texts: Iterable[LocatedText], register: Register, at: datetime.date) -> Iterator[Problem]:
    """Yield K301–K306 and K372 for the regulations that texts name, as of a day."""
    for located in texts:
        outer = [each for each in citations(located.text, register) if not each.inside_title]
        amending, told = set[int](), set[int]()
        chain: Citation | None = None
        for each, following in zip_longest(outer, outer[1:]):
            if each.start not in told:
                yield from check_one(located, each, register, at, amending=each.start in amending)
            clause = AMENDED.match(located.text, each.end)
            if clause and following and clause.end() <= following.start <= clause.end() + 3:
                amending.add(following.start)
                for problem in _check_amendment(located, each, following, clause["form"], (register, at)):
                    told.add(following.start)
                    yield problem
            elif following and _JOINED.fullmatch(located.text, each.end, following.start):
                chain = chain or each
                amending.add(following.start)
            elif chain is not None:
                yield from _check_chain(located, chain, each, register, at)
                chain = None
        yield from _check_wording(located)


def _check_chain(
    located: LocatedText, first: Citation, last: Citation, register: Register, at: datetime.date
) -> Iterator[Problem]:
    """Yield K305 for `A jo. B` where B amended A, but was not the last to do so; others may be joined as well."""
    amended = [each for each in candidates(first, register) if _is_known_change(each, last, register)]
    if amended:
        yield from _check_amendment(located, first, last, "terakhir", (register, at))


def check_one(
    located: LocatedText, cited: Citation, register: Register, at: datetime.date, *, amending: bool = False
) -> Iterator[Problem]:
    """Yield what is wrong with one regulation named: its kind, status, title and gazette.

    One that is named because it amended another may itself be out of force.
    """
    known = candidates(cited, register)
    yield from _check_capital(located, cited)
    yield from _check_series(located, cited, known[0] if known else None)
    if known and not amending and not _is_of_the_past(located.text, cited):
        yield from _check_status(located, cited, known[0], register, at)
    if known:
        yield from check_title(located, cited, known[0], register)
        yield from check_gazette(located, cited, known[0], register)
        return
    meant = misnamed(cited, register) or unregistered.of_another_kind(cited)
    if meant is not None:
        yield warning(
            "K304",
            f"“{cited.typed}” tampak keliru jenis atau lembaganya: yang berjudul itu adalah {register.head(meant)}.",
            f"tulis “{register.plain_citation(meant) if cited.gazette else register.name(meant)}”.",
            located.field,
            cited.start,
        )
        return
    told = list(unregistered.check_act(located, cited, register))
    yield from told or _check_number(located, cited, register)


def _check_number(located: LocatedText, cited: Citation, register: Register) -> Iterator[Problem]:
    """Yield K302 for an act nobody knows whose title is that of one with the same number or of the same year."""
    if (meant := renumbered(cited, register)) is not None:
        yield warning(
            "K302",
            f"{cited.typed} tidak dikenal; yang berjudul “{meant.judul}” adalah {register.head(meant)}.",
            f"tulis “{register.plain_citation(meant) if cited.gazette else register.name(meant)}”.",
            located.field,
            cited.start,
        )


def _is_of_the_past(text: str, cited: Citation) -> bool:
    """Return whether a text itself says that a regulation is in force no more, or names what came in its place."""
    after = _NO_MORE.search(text, cited.start, cited.start + _SAID)
    if after and not _ANOTHER.search(text, cited.start + len(cited.typed), after.start()):
        return True
    return bool(_REPLACED.search(text, max(0, cited.start - 60), cited.start))


def _check_capital(located: LocatedText, cited: Citation) -> Iterator[Problem]:
    """Yield K372 for `Tentang` with a capital amid a citation (butir 46: conjunctions are small)."""
    if cited.tentang is not None:
        message = "“Tentang” di antara nomor dan judul peraturan ditulis dengan huruf awal kapital."
        yield warning("K372", message, "tulis “tentang”.", located.field, cited.tentang)


def _check_status(
    located: LocatedText, cited: Citation, peraturan: Peraturan, register: Register, at: datetime.date
) -> Iterator[Problem]:
    change = peraturan.diganti
    if change is None or first_day(change.sejak) > at:
        return
    others = register.known(change.oleh)
    heads, names = (" dan ".join(map(write, others)) for write in (register.head, register.name))
    doubt = "" if change.terverifikasi else " (menurut register, belum dipastikan)"
    head = register.head(peraturan)
    if change.sebagian:
        message = f"sebagian materi {head} sudah diatur dengan {heads} sejak {change.sejak}{doubt}."
        remedy = f"periksa di JDIH apakah masih tepat dirujuk; peraturan yang lebih baru: “{names}”."
    else:
        message = f"{head} sudah diganti dengan {heads} sejak {change.sejak}{doubt}."
        remedy = f"tulis “{names}”; bila memang disebut sebagai sejarah, peringatan ini boleh diabaikan."
    yield warning("K301", message, remedy, located.field, cited.start)


def _check_series(located: LocatedText, cited: Citation, peraturan: Peraturan | None) -> Iterator[Problem]:
    """Yield K303 for a gazette that a kind does not stand in, or an addition that it has or lacks (butir 47–49)."""
    gazette = cited.gazette
    if gazette is None or cited.jenis not in _SERIES or (peraturan is not None and peraturan.terbitan):
        return
    series, added = _SERIES[cited.jenis]
    if added and unregistered.may_lack_addition(cited, peraturan):
        added = None
    first, whose = gazette.series.split()
    typed = f"{first} {'Desa' if whose in VILLAGES else whose}"
    named = peraturan is None and first in ("Lembaran", "Berita")  # the register tells of those it knows
    if named and typed != series and cited.tahun > _OLD:
        message = f"{cited.typed} tertulis di {typed}, padahal jenisnya dimuat di {series}."
        yield warning("K303", message, f"tulis “{series} …”.", located.field, gazette.start)
    elif typed == series and added is not None and added != bool(gazette.addition) and cited.tahun > _OLD:
        fault = "tanpa Tambahan Lembaran Negara" if added else "dengan Tambahan Lembaran Negara, yang tidak dimilikinya"
        message = f"{cited.typed} tertulis {fault}."
        remedy = "tambahkan “, Tambahan Lembaran Negara Republik Indonesia Nomor …”." if added else "hapus tambahannya."
        yield warning("K303", message, remedy, located.field, gazette.start)


def _check_amendment(
    located: LocatedText, cited: Citation, named: Citation, form: str, known: tuple[Register, datetime.date]
) -> Iterator[Problem]:
    """Yield K305 for an amendment clause that names another act than the last amendment in force, or miscounts them."""
    register, at = known
    found = candidates(cited, register) or [each for each in (misnamed(cited, register),) if each]
    if found:
        says = _wrong_amendment(found[0], named, form, known)
        right = register.amendment_clause(found[0], at)
        remedy = f"tulis “{right}”" if right else "sebutkan peraturan yang mengubahnya, atau hapus anak kalimat ini"
        behind = (
            "" if _is_known_change(found[0], named, register) else "; bila register tertinggal, lengkapi peraturan.yaml"
        )
        if says:
            yield warning("K305", says, f"{remedy}{behind}.", located.field, named.start)


def _wrong_amendment(
    peraturan: Peraturan, named: Citation, form: str, known: tuple[Register, datetime.date]
) -> str | None:
    """Return what is wrong with the amendment that a text names, or None."""
    register, at = known
    head, amended, meant = register.head(peraturan), register.amendments(peraturan, at), candidates(named, register)
    if peraturan in meant:
        return f"{head} tidak mungkin diubah dengan dirinya sendiri."
    if not peraturan.diubah:
        return None  # the register may not know of it
    late = [
        each.sejak for each in peraturan.diubah if register.entry(each.oleh) in meant and first_day(each.sejak) > at
    ]
    if late:
        return f"{register.head(meant[0])} baru mengubah {head} sejak {late[0]}, sesudah tanggal naskah."
    if not amended:
        return f"pada tanggal naskah, menurut register {head} belum diubah."
    if amended[-1] not in meant:
        last = register.head(amended[-1])
        return f"perubahan terakhir {head}, menurut register, adalah {last}, bukan “{named.typed}”."
    return _wrong_form(head, len(amended), form)


def _wrong_form(head: str, count: int, form: str) -> str | None:
    """Return what is wrong with how a text counts the amendments, or None (docs/aturan.md B.5)."""
    if count > 1 and not re.search(r"kali|terakhir", form):
        return f"{head} sudah lebih dari satu kali diubah, maka ditulis “beberapa kali diubah, terakhir dengan”."
    if count == 1 and re.search(r"kali", form):
        return f"{head} baru satu kali diubah, menurut register."
    return None


def _is_known_change(peraturan: Peraturan, named: Citation, register: Register) -> bool:
    """Return whether a text names one of the registered amendments, or the regulation itself."""
    changes = register.known(each.oleh for each in peraturan.diubah)
    return any(each is peraturan or each in changes for each in candidates(named, register))


def _check_wording(located: LocatedText) -> Iterator[Problem]:
    """Yield K306 for `Lembaga Negara`, `Lembar Negara` and a comma left out before `Tambahan`."""
    if "Lemba" not in located.text:
        return
    for match in _WRONG_SERIES.finditer(located.text):
        message = f"“{' '.join(match['name'].split())}” seharusnya “Lembaran {match['whose']}”."
        yield warning("K306", message, f"tulis “Lembaran {match['whose']}”.", located.field, match.start("name"))
    for match in _NO_COMMA.finditer(located.text):
        before = " ".join(match["before"].split())
        message = f"koma sebelum “Tambahan Lembaran” tertinggal sesudah “{before}”."
        yield warning("K306", message, f"tulis “{before}, Tambahan Lembaran …”.", located.field, match.end())
