"""Words that a message says otherwise in a text file than in a workbook, written once where the message is.

A message holds both wordings between noncharacters of Unicode, which no text is made of; the right one is taken when
the place of the problem is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_OPEN, _OR, _CLOSE, _KEY, _END = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
_EITHER = re.compile(f"{_OPEN}([^{_OPEN}{_OR}{_CLOSE}]*){_OR}([^{_OPEN}{_OR}{_CLOSE}]*){_CLOSE}")
_NAME = re.compile(f"{_KEY}([^{_END}]*){_END}")
_IN_PAGE = {"sheet": "bagian", "sel": "isian", "selnya": "isiannya"}
_ON_MAIN = re.compile(r"\bbaris (“[^”]+”) sheet “Naskah”")
_SHEET = re.compile(r"\b(?:sheet|selnya|sel)\b")


def either(in_text: str, in_workbook: str) -> str:
    """Return words of which a text file gets the first, a workbook the second."""
    return f"{_OPEN}{in_text}{_OR}{in_workbook}{_CLOSE}"


def mention(name: str, before: str = "") -> str:
    """Return the mention of a key: `kunci nama_lain`, with what stands `before` it; in a workbook where it stands."""
    return either(before + name, placed(name))


def placed(name: str) -> str:
    """Return where a key stands, for the second wording of `either` alone: `kolom “Keuangan”`, `sheet “Rincian”`."""
    return _KEY + name + _END


def spoken(name: str) -> str:
    """Return a key as a word of the sentence: `harga_satuan`; in a workbook `harga satuan`."""
    return either(name, name.replace("_", " ")) if "_" in name else name


def setting(name: str, value: str) -> str:
    """Return the mention of a key with its value: `kop: tidak`; in a workbook the value at its place."""
    return either(f"{name}: {value}", f"“{value}” di {placed(name)}")


def in_text(message: str) -> str:
    """Return a message as a text file gets it."""
    return _EITHER.sub(r"\1", message) if _OPEN in message else message


def in_workbook(message: str, heading: Callable[[str], str]) -> str:
    """Return a message as a workbook gets it; `heading` tells where a key stands there."""
    if _OPEN not in message:
        return message
    return _NAME.sub(lambda found: heading(found[1]), _EITHER.sub(r"\2", message))


def in_page(message: str) -> str:
    """Return the words of a workbook as a page says them: a sheet is a part of the form there, a cell a field."""
    if "sheet" not in message and "sel" not in message:
        return message
    return _SHEET.sub(lambda found: _IN_PAGE[found[0]], _ON_MAIN.sub(r"isian \1", message))


def titled(name: str) -> str:
    """Return a key as a heading, where no more is known of it."""
    return f"“{name.replace('_', ' ').capitalize()}”"
