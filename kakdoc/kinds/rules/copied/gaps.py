"""Checks for what was left to fill in by other marks than `[isi: …]`: dots, lines, `x.xx`, names in brackets.

And for the official of the example, who signs for no other region (docs/aturan.md G.3: a paper bears the name of
who signs it). Dots in running text are blanks to be filled in by hand and are left alone, those behind *Rp* are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.office import Instansi, Pejabat
from kakdoc.kinds.rules.typed_marks import check_form
from kakdoc.values.people.nama import without_degrees
from kakdoc.values.text.seldom import Seldom

CONTOH_NAMA, CONTOH_NIP, CONTOH_DAERAH = "Moh. Amirudin", "196804241998031011", "Kebumen"
"""The official of the example, and the region for which he signs."""
_LINE = r"\.{3,}|(?:\.\s){2,}\.|…|_{2,}|-{4,}|–{3,}|—{3,}"
_CODE = r"(?<![\w.])(?:(?:\d+\.)*[xX]+(?:\.[xX]+)+|(?:\d+\.)+[xX]{2,}(?:\.\d+)*)(?!\w)"
_GAP = re.compile(rf"\A[xX]{{3,}}\Z|(?:Rp\.?\s*)?(?:{_LINE})[\s.…_–—-]*|{_CODE}")
_IN_TEXT = Seldom(("rp", "x"), rf"\bRp\.?\s*(?:{_LINE}|[xX]{{2,}}(?:\.[xX]+)*|,-)[.…_–—-]*|{_CODE}")
_PLACEHOLDER = re.compile(
    r"[(<{].*|x{3,}(?: x+)*|[-–—?]+|nama(?: (?:lengkap|terang|jelas))?(?: (?:dan|beserta) gelar)?", re.IGNORECASE
)
_OFFICE = ("pemerintah", "kabupaten", "nama", "provinsi", "singkatan", "tempat")
_NAMES = frozenset({"program", "kegiatan", "nama", "uraian"})
"""The last keys of the texts that are names, of which none has a blank in it."""
_REMEDY = "ganti dengan isinya."


def check_gaps(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K115 for a name with a blank in it, and for an amount or a code in a text that was not filled in."""
    for located in texts:
        if located.field[-1] in _NAMES and (found := _GAP.search(located.text)):
            yield _unfilled(found[0], located.field, found.start())
            continue
        for found in _IN_TEXT.finditer(located.text):
            message = f"“{found[0]}” belum diisi."
            yield warning("K115", message, _REMEDY, located.field, found.start())


def check_office(instansi: Instansi) -> Iterator[Problem]:
    """Yield K115 for a name of the office or its region with a blank in it."""
    for key in _OFFICE:
        if found := _GAP.search(getattr(instansi, key) or ""):
            yield _unfilled(found[0], ("instansi", key), found.start())
    for key in ("induk", "kop"):
        for index, line in enumerate(getattr(instansi, key)):
            if found := _GAP.search(line):
                yield _unfilled(found[0], ("instansi", key, index), found.start())


def check_officials(instansi: Instansi, keys: Iterable[str], *, dated: bool) -> Iterator[Problem]:
    """Yield K115 for officials without a name, K320 for the form of signing in a title, K341 for the example's.

    A name in brackets, as the example has them, may stand in a draft: it warns in a paper that has its date.
    """
    for key in dict.fromkeys(keys):
        pejabat = instansi.pejabat.get(key)
        if pejabat is None:
            continue
        path = ("instansi", "pejabat", key)
        yield from check_form(pejabat, path)
        for part in ("nama", "jabatan"):
            if found := _GAP.search(getattr(pejabat, part)):
                yield _unfilled(found[0], (*path, part), found.start())
        if dated and is_placeholder(pejabat):
            message = f"nama “{pejabat.nama}” belum diganti dengan nama pejabatnya."
            yield warning("K115", message, "isi namanya di instansi.yaml.", (*path, "nama"))
        if _is_example(pejabat) and not _is_at_home(instansi):
            message = f"“{pejabat.nama}” adalah pejabat di contoh, bukan pejabat {instansi.region or instansi.nama}."
            remedy = "isi nama, jabatan, pangkat, dan NIP pejabatnya di instansi.yaml."
            yield error("K341", message, remedy, (*path, "nama"))


def is_placeholder(pejabat: Pejabat) -> bool:
    """Return whether an official's name is a placeholder: in brackets as the example has it, `Nama Lengkap`, `xxx`."""
    return _PLACEHOLDER.fullmatch(without_degrees(pejabat.nama)) is not None


def _unfilled(gap: str, path: FieldPath, offset: int) -> Problem:
    return error("K115", f"“{gap.strip()}” belum diisi.", _REMEDY, path, offset)


def _is_example(pejabat: Pejabat) -> bool:
    same = without_degrees(pejabat.nama).casefold() == CONTOH_NAMA.casefold()
    return same or (pejabat.nip is not None and "".join(filter(str.isdigit, str(pejabat.nip))) == CONTOH_NIP)


def _is_at_home(instansi: Instansi) -> bool:
    named: Sequence[str] = (instansi.region, instansi.pemerintah)
    return all(CONTOH_DAERAH.casefold() in each.casefold().split() for each in named)
