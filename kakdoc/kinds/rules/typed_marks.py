"""Checks for what people who come from Word type although the program prints it: numbers, letters, forms of signing.

The form of signing has keys of its own (docs/aturan.md A.3). *Penjabat* and *Penjabat Sementara* are titles in full
(*Penjabat Bupati*); *Pelaksana Tugas* and *Pelaksana Harian* are not: they are printed as `Plt.` and `Plh.`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.fields.paragraphs import is_list
from kakdoc.kinds.office import Pejabat
from kakdoc.values.text.emphasis import unpaired
from kakdoc.values.text.seldom import late

_ORDINAL = r"[Kk][Ee](?i:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)(?:\s+(?i:belas|puluh))?"
# `Bagian Kesatu`, but not the office `Bagian Kepegawaian`; `KESATU:`, but not `Kegiatan:`.
_MARK = late(
    r"(?P<mark>\([1-9]\d?\)|(?:[1-9]\d?|[a-z])[.)](?=\s)|(?:BAB|Bab)\s+[IVXLC]+\b(?!\s+[a-z])|(?:Pasal|PASAL)\s+\d+(?=\s*$|\s*[.:\n])"
    rf"|(?:{_ORDINAL}|PERTAMA)(?=\s*:)|Bagian\s+{_ORDINAL}\b(?!\s+[a-z])|Paragraf\s+\d+\b(?!\s+[a-z])|(?:LAMPIRAN|Lampiran)\s+[IVX]+(?=\s*[.:]))\s*"
)
_IN_PROSE = late(r"\(?(?:\d|[a-z][.)])|(?:Bab|Bagian|Paragraf)\b")
"""How a list may begin, or a sentence about another paper: `Bab II RPJMD memuat …`."""
_ROMAN = r"(?:[IVXLC]{1,6}|[ivx]{1,6})"
_BEFORE_HEADING = late(
    rf"(?P<mark>\(?(?:\d{{1,2}}|[A-Za-z]|{_ROMAN})(?:\s?\.\s?\d{{1,2}}){{1,4}}\s?[.)]*(?=\s)"
    r"(?!\s+(?:juta|ribu|miliar|triliun|persen|per\b|km|kg|m[23²³]?\b|ha\b|hektare|meter|ton|%|[Rr]upiah))"
    rf"|\(?(?:\d{{1,2}}|[A-Za-z]|{_ROMAN})\s?[.)]+(?=\s|[A-Z]{{3}})"
    rf"|(?:\d{{1,2}}|[A-L]|[IVX]{{2,5}})\s?[-–—:]\s(?=\**[A-Z])"
    r"|(?:I{2,3}|IV|VI{1,3}|IX|XI{1,3})(?=\s[A-Z]{3})"
    r"|(?:BAB|Bab|bab)\s+(?:[IVXLC]+|[ivxlc]+|\d+|(?i:satu|dua|tiga|empat|lima|enam|tujuh|delapan))\b[.:)]?)\s*(?=\W*\w)"
)
"""Numbers before the heading of a section: `A.`, `I.`, `1)`, `(a)`, `1.1`, `A.1`, `2 -`, `II PELAKSANA`, `BAB I`.

Not `1.5 juta`.
"""
_WHOLE_TEXTS = frozenset({"isi", "pengantar", "penutup", "pembuka", "pernyataan"})
_NUMBERED = frozenset({"judul", "sasaran", "kegiatan"})
"""The texts of an annex that stand beside a number; cells and prose have none."""
_FORM_KEYS = {
    r"plt|pelaksana\s+tugas": "status: Plt.",
    r"plh|pelaksana\s+harian": "status: Plh.",
    r"pj": "status: Pj.",
    r"pjs": "status: Pjs.",
    r"a\.?\s?n|atas\s+nama": "atas_nama",
    r"u\.?\s?b|untuk\s+beliau": "untuk_beliau",
}
_FORMS = [
    (late(rf"\(?(?:{form})(?:\.\)?\s*|\)?\s+)(?=[(A-Z])", re.IGNORECASE), key) for form, key in _FORM_KEYS.items()
]


def check_marks(texts: Iterable[LocatedText], *, headings: bool = False) -> Iterator[Problem]:
    """Yield K333 for a number or letter typed before a text that gets one from Word.

    With `headings` any number before the heading of a section too. Light Markdown may begin with a list.
    """
    for located in texts:
        if headings and located.field[0] == "bagian" and located.field[-1] == "judul":
            yield from _before_heading(located)
            continue
        if located.field[0] == "lampiran" and located.field[-1] not in _NUMBERED:
            continue
        if all(isinstance(step, int) for step in located.field[-2:]):
            continue  # row and column: a cell of a free table
        long = "\n" in located.text or located.field[0] == "bagian"
        lists = (long and located.field[-1] in _WHOLE_TEXTS) or is_list(located.text)
        found = _MARK.match(located.text)
        if found is not None and not (lists and _IN_PROSE.match(located.text)):
            yield error(
                "K333",
                f"“{found['mark'].strip()}” di awal teks ini akan tercetak di samping nomor dari program.",
                "hapus: nomor dan huruf disusun program.",
                located.field,
            )


def _before_heading(heading: LocatedText) -> Iterator[Problem]:
    """Yield K333 for a number before the heading of a section; those of columns have none from Word."""
    if "kolom" not in heading.field and (mark := heading_mark(heading.text)):
        message = f"“{mark}” di awal judul ini akan tercetak di samping nomor dari program."
        remedy = "hapus: bagian dinomori program; bentuknya (A, I, 1, 1.1) dipilih dengan penomoran."
        yield error("K333", message, remedy, heading.field)


def heading_mark(heading: str) -> str:
    """Return the number or letter that was typed before a heading; empty for none."""
    found = _BEFORE_HEADING.match(heading.lstrip("* "))
    return found["mark"].strip() if found else ""


def check_unpaired(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K171 for a `**` that looks like a mark of bold and has no partner, so it is printed."""
    for located in texts:
        for at in unpaired(located.text) if "**" in located.text else ():
            message = "tanda tebal ** ini tidak berpasangan, jadi ikut tercetak."
            remedy = r"tulis ** di awal dan di akhir yang ditebalkan, menempel pada katanya; bintang biasa: \*\*."
            yield warning("K171", message, remedy, located.field, at)


def check_form(pejabat: Pejabat, path: FieldPath) -> Iterator[Problem]:
    """Yield K320 for an official whose title begins with `Plt.`, `Pelaksana Tugas`, `a.n.` and the like."""
    for form, key in _FORMS:
        if found := form.match(pejabat.jabatan):
            message = f"jabatan “{found.string}” memuat “{found[0].strip()}”."
            yield error("K320", message, f"tulis jabatannya saja, lalu isi {key} di bawahnya.", (*path, "jabatan"))
