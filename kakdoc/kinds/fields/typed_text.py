"""What is typed into a field of text: one value, on one line or on several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kakdoc.base.problems import InvalidValue
from kakdoc.base.wording import either
from kakdoc.kinds.fields import paragraphs
from kakdoc.values.text.ending import strip_end
from kakdoc.values.text.list_marks import of_line

_DROP = either("hapus kuncinya", "kosongkan selnya")
EMPTY = InvalidValue("K112", "isian ini kosong.", f"isi nilainya; bila memang tidak dipakai, {_DROP}.")
_SEVERAL = either("kunci dan nilai", "beberapa isian")
_QUOTE = either(
    "bila titik dua memang bagian dari isinya, apit seluruhnya dengan tanda kutip.",
    "tulis di satu sel, lalu hapus baris yang namanya lebih panjang daripada isian ini.",
)
_INLINE = either("tulis langsung di belakang titik dua.", "tulis di satu sel.")


def scalar(value: Any) -> str:
    """Return the typed text of a field; raises InvalidValue K112 or K113."""
    if value is None or (isinstance(value, str) and not value.strip()):
        raise EMPTY
    if isinstance(value, str):
        return _outdented(value).strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, Sequence):
        raise InvalidValue("K113", f"isian ini harus satu nilai, bukan {_SEVERAL}.", _QUOTE)
    raise InvalidValue("K113", "isian ini harus satu nilai, bukan daftar.", _INLINE)


def _outdented(text: str) -> str:
    """Return a text that begins with an item of a list without the indent of that line, on any line.

    Word pastes lists with a tab before each mark; without that of the first the second item would stand below it.
    """
    indent = text[: len(text) - len(text.lstrip())].rpartition("\n")[2]
    if not indent or "\n" not in text.strip() or of_line(text.lstrip().partition("\n")[0]) is None:
        return text
    return re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)


def line(value: Any) -> str:
    """Return a text of one line; raises InvalidValue K170 where paragraphs or a list would be run together."""
    return paragraphs.one(scalar(value))


def place(value: Any) -> str:
    """Return a text of one line where it is one paragraph, else as it was typed."""
    return paragraphs.unwrapped(scalar(value))


def cell(value: Any) -> str:
    """Return the text of a cell of a table, its lines as typed."""
    return scalar(value)


def title(value: Any) -> str:
    """Return a title without the mark at its end, but with the dot of a degree."""
    return strip_end(line(value).rstrip(" :;")).rstrip(" :;,")
