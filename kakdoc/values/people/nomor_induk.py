"""Numbers of persons beside that of civil servants: NIK (population) and NPWP (tax)."""

from __future__ import annotations

import re

from kakdoc.base.problems import InvalidValue
from kakdoc.values.text.quoting import quoted

_MARKS = re.compile(r"[\s.\-]")


def nik(text: str) -> str:
    """Return the sixteen digits of a population number, without blanks. Raises InvalidValue K718."""
    digits = _MARKS.sub("", text)
    if not re.fullmatch(r"[0-9]{16}", digits):
        raise InvalidValue("K718", f"NIK {quoted(text)} bukan 16 angka.", "tulis seperti di KTP.")
    return digits


def npwp(text: str) -> str:
    """Return a tax number: sixteen digits, or fifteen with their marks as the old form has them.

    Raises InvalidValue K718.
    """
    digits = _MARKS.sub("", text)
    if re.fullmatch(r"[0-9]{16}|[0-9]{22}", digits):
        return digits
    if re.fullmatch(r"[0-9]{15}", digits):
        return "{}.{}.{}.{}-{}.{}".format(*(digits[a:b] for a, b in _OLD))
    raise InvalidValue("K718", f"NPWP {quoted(text)} bukan 16 angka.", "tulis 16 angka; yang lama 15 angka.")


_OLD = ((0, 2), (2, 5), (5, 8), (8, 9), (9, 12), (12, 15))


def is_old(number: str) -> bool:
    """Return whether a tax number is of the old form (PMK 136/2023: sixteen digits from 2025 on at the latest)."""
    return len(_MARKS.sub("", number)) == 15
