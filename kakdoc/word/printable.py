"""What has a place on paper, and what is refused because it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import escape

from kakdoc.values.dates import tanggal

BLANK_DAY = "……"
"""Printed where the day is filled in by hand."""

# XML 1.0 has no place for these. docxtpl takes \a and \f for a new paragraph and a new page, and breaks
# the file where none can stand: in a link, a property, a text box.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_EMPTY = 'isi nilainya di isian, atau tulis penggantinya di tag ini, misalnya {{ nomor or "………" }}.'
_DOCXTPL_OBJECTS = {
    "Subdoc": "sub-dokumen (Subdoc)",
    "RichText": "RichText",
    "RichTextParagraph": "RichTextParagraph",
    "InlineImage": "gambar sisipan (InlineImage)",
    "Listing": "Listing",
}


class UnprintableError(ValueError):
    """A value that has no place on paper; the message is Indonesian, `remedy` says more than what suits every tag."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class UnsupportedError(UnprintableError):
    """Something docxtpl offers and kakdoc does not."""


def printable(value: Any) -> Any:
    """Return a value fit for paper.

    Raises UnprintableError for what would print as “None”, “True” or as a Python list, and for
    characters that no Word file can hold; UnsupportedError for docxtpl's own objects.
    """
    if isinstance(value, str):
        if value.isprintable():  # true of most texts, and many times faster than the search
            return value
        if _ILLEGAL.search(value):
            raise UnprintableError("teks memuat karakter kendali yang tidak dapat disimpan di Word")
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        return value
    if isinstance(value, Undefined):
        return value
    kind = type(value).__name__
    if kind in _DOCXTPL_OBJECTS:
        raise UnsupportedError(f"{_DOCXTPL_OBJECTS[kind]} milik docxtpl tidak didukung kakdoc")
    if value is None:
        raise UnprintableError("nilainya tidak diisi (kosong)", _EMPTY)
    raise UnprintableError("nilainya bukan teks atau angka, melainkan kumpulan nilai")


def escaped(text: str) -> str:
    """Return a text with the signs of markup escaped; most have none, which `in` tells fastest."""
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return str(escape(text))
    return text


def printable_text(value: Any) -> Any:
    """Return a text or a table for the prose writer, refused as `printable` refuses it."""
    return printable(value) if type(value) is str or not isinstance(value, Mapping) else value


def date_on_paper(value: Any) -> str:
    """Return a date as it is printed, its day as dots where it is filled in by hand. Raises UnprintableError."""
    found = _date(value)
    return f"{found.hari or BLANK_DAY} {tanggal.BULAN[found.bulan - 1]} {found.tahun}"


def name_of_day(value: Any) -> str:
    """Return the day of the week of a date: `Senin`; dots where its day is blank. Raises UnprintableError."""
    return _date(value).nama_hari or BLANK_DAY


def _date(value: Any) -> tanggal.Tanggal:
    if not isinstance(value, Mapping) or not {"tahun", "bulan", "hari"} <= value.keys():
        raise UnprintableError("nilainya bukan tanggal")
    return tanggal.Tanggal(value["tahun"], value["bulan"], value["hari"])
