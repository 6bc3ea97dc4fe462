"""What a numbered instrument or letter is about: its years and regions are those of the instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OF_YEAR = r"(?:tahun|thn\.?|th\.?)"
_YEAR = r"(?:19|20)\d\d"
_TITLE = re.compile(
    rf"(?:(?<![\w./-])\d[\w./-]*+\s+{_OF_YEAR}\s+{_YEAR}|(?<![\w./-])[\w.-]++(?:/[\w.-]++)+)"
    r"(?:,?\s+(?:tanggal|tgl\.?|bertanggal)\s+\d{1,2}\s+\w{3,9}\s+\d{4})?"
    r"\s*,?\s+(?:tentang|perihal|hal(?!\s+(?:ini|itu|tersebut)\b))\b\s*:?\s*(?P<title>(?:[^.;,(\n]|\.\d|\n(?!\s*\n)){1,600})",
    re.IGNORECASE,
)


def titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield where it stands what a numbered instrument or letter is about."""
    for match in _TITLE.finditer(text):
        yield match.span("title")
