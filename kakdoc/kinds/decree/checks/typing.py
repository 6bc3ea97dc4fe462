"""Checks for what is typed into decrees and regulations although the program prints it, or resolves it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kakdoc.base.problems import Problem, error, warning
from kakdoc.base.wording import mention, setting
from kakdoc.kinds.decree import joint
from kakdoc.kinds.decree.body.references import LABEL
from kakdoc.kinds.decree.sebutan import spelled
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law import government
from kakdoc.values.text.seldom import Seldom

_PROMULGATION = Seldom(("memerintahkan",), r"memerintahkan\s+pengundangan")
_SELF = Seldom(
    ("keputusan", "peraturan"),
    r"\b(?P<kind>Keputusan|Peraturan)\s+"
    r"(?P<maker>(?:Kepala|Sekretaris|Direktur|Ketua)\s+\w+|Kuasa(?:\s+\w+){0,2}|Pejabat(?:\s+\w+){1,3}|Bupati"
    rf"|Wali\s?[Kk]ota|Gubernur|Camat|Lurah|Bersama|{'|'.join(government.VILLAGES)})\s+ini\b",
)
_OTHER_SELF = Seldom(
    ("keputusan", "peraturan"), r"\b(?P<kind>Keputusan|Peraturan)(?P<maker>(?:\s+(?!ini\b)[A-Z]\w+){0,8})\s+ini\b"
)


_SHORT = 4
"""How many words the name of a paper has, at the most, whose maker is called by a short title."""


def check_promulgation(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K333 for the sentence on promulgation, which the program prints (UU 12/2011 Lampiran II butir 160–163)."""
    for located in texts:
        if found := next(_PROMULGATION.finditer(located.text), None):
            message = "kalimat pengundangan akan tercetak dua kali."
            yield error("K333", message, "hapus: program mencetaknya.", located.field, found.start())


def check_stray_labels(texts: Iterable[LocatedText], places: Iterable[str]) -> Iterator[Problem]:
    """Yield K316 for a reference by label where none is resolved; `places` are the keys where they are."""
    known = frozenset(places)
    for located in texts:
        for match in LABEL.finditer(located.text) if located.field[0] not in known else ():
            message, remedy = (
                f"“{match[0]}” di sini akan tercetak apa adanya.",
                "tulis tempatnya, misalnya “Lampiran I”.",
            )
            yield error("K316", message, remedy, located.field, match.start())


def check_self(texts: Iterable[LocatedText], kind: str) -> Iterator[Problem]:
    """Yield K326 where a decree or regulation calls itself by another's name or the other kind (docs/aturan.md B.6).

    A paper of the other kind may be meant where one was named before.
    """
    own, right = kind.partition(" ")[0], spelled(kind)
    for located in texts:
        for match in _OTHER_SELF.finditer(located.text):
            before = re.compile(rf"\b{match['kind']}\b[^.;]*?\bNomor\b").search(located.text, 0, match.start())
            alone = kind in joint.KINDS and match["maker"] and match["maker"].split()[0] != "Bersama"
            if before is None and (match["kind"] != own or alone):  # nor another paper that was named before
                what = "pembuat" if match["kind"] == own else "naskah"
                message = f"“{match[0]}” menyebut {what} lain; naskah ini {right}."
                yield warning("K326", message, f"tulis “{right} ini”.", located.field, match.start())
        for match in _SELF.finditer(located.text) if kind not in joint.KINDS else ():
            named = " ".join(match[0].split()[:-1])
            shorter = kind.startswith(f"{named} ") and kind.partition(named)[2].split()[0] == "Puskesmas"
            if match["kind"] == own and named not in (kind, right) and not shorter:
                other = f"menyebut pembuat lain; naskah ini {right}"
                message = f"“{match[0]}” {'bukan ejaan yang baku' if spelled(named) == right else other}."
                yield warning(
                    "K326", message, f"tulis “{right} ini”{agreeing(named, kind)}.", located.field, match.start()
                )


def agreeing(named: str, kind: str) -> str:
    """Return the other remedy where a key makes what a paper names itself: of the village, of several, in short."""
    if named in joint.KINDS:
        return f", atau isi {mention('bersama')} dengan semua pembuatnya"
    short = named.split()[1:]
    if len(kind.split()) > _SHORT and kind.split()[1:2] == short[:1]:  # the head of a school, of a panel
        return f", atau isi {setting('sebutan', ' '.join(short))} di bawah jabatannya di instansi.yaml"
    own = kind.removeprefix("Peraturan ") in government.VILLAGE_HEADS
    villages = own and any(re.search(rf"\bPeraturan {each}\b", named) for each in government.VILLAGES)
    return f", atau isi {setting('kesepakatan', 'ya')} bila disepakati BPD" if villages else ""
