"""How many items of a list can be numbered as the paper numbers them: KESATU, Kesatu, a."""

from __future__ import annotations

from typing import Any

from pydantic import AfterValidator

from kakdoc.base.problems import InvalidValue
from kakdoc.values import urutan
from kakdoc.values.rupiah.amount import format_angka


def _at_most(most: int, name: str) -> AfterValidator:
    """Return a validator of a list; it raises InvalidValue K334 where the numbers would run out."""

    def check(items: Any) -> Any:
        if len(items) > most:
            message = f"daftar ini berisi {format_angka(len(items))} butir, padahal {name} paling banyak {most}."
            raise InvalidValue("K334", message, "gabungkan butirnya, atau pindahkan sebagian ke lampiran.")
        return items

    return AfterValidator(check)


DICTUMS = _at_most(urutan.LAST - 1, "diktum")
"""One ordinal is left for the dictum on entry into force."""
PARTS = _at_most(urutan.LAST, "bagian dalam satu bab")
LETTERS = _at_most(urutan.LAST_LETTER, "rincian berhuruf")
GROUNDS = _at_most(urutan.LAST_LETTER - 1, "pertimbangan")
"""One letter is left for the ground that closes."""
