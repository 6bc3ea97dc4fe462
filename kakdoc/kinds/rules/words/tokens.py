"""The words of a text in small letters, by which is seen cheaply whether a pattern can match at all."""

from __future__ import annotations

import string

_MARKS = str.maketrans(dict.fromkeys(string.punctuation.replace("'", "") + "“”‘…–—•", " "))


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without marks and hyphens; apostrophes stay."""
    return text.casefold().translate(_MARKS).split()
