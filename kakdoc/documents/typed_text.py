"""What is typed into a field of text: one value, on one line or on several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kakdoc.problems import InvalidValue
from kakdoc.values.list_marks import of_line

EMPTY = InvalidValue("K112", "isian ini kosong.", "isi nilainya; bila memang tidak dipakai, hapus kuncinya.")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def scalar(value: Any) -> str:
    """Return the typed text of a field; raises InvalidValue K112 or K113."""
    if value is None or (isinstance(value, str) and not value.strip()):
        raise EMPTY
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, Sequence):
        remedy = "bila titik dua memang bagian dari isinya, apit seluruhnya dengan tanda kutip."
        raise InvalidValue("K113", "isian ini harus satu nilai, bukan kunci dan nilai.", remedy)
    shape = "daftar"
    raise InvalidValue("K113", f"isian ini harus satu nilai, bukan {shape}.", "tulis langsung di belakang titik dua.")


def line(value: Any) -> str:
    """Return a text of one line; raises InvalidValue K170 where paragraphs or a list would be run together."""
    text = scalar(value)
    if "\n" not in text:
        return text
    if _PARAGRAPHS.search(text) or sum(of_line(each) is not None for each in text.split("\n")) > 1:
        raise InvalidValue(
            "K170",
            "isian ini hanya dapat memuat satu paragraf, sedangkan isinya beberapa paragraf atau sebuah daftar.",
            "jadikan satu kalimat, atau pecah menjadi beberapa butir atau isian.",
        )
    return re.sub(r"\s*\n\s*", " ", text)


def cell(value: Any) -> str:
    """Return the text of a cell of a table, its lines as typed."""
    return scalar(value)


def title(value: Any) -> str:
    """Return a title without the mark at its end."""
    return line(value).rstrip(".;:, ")
