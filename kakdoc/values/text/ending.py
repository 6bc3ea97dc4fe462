"""The marks at the end of a text: taken off where the program puts its own, but never the dot of `S.H.` or `dkk.`."""

from __future__ import annotations

import re

_END = re.compile(r"[\s;.,]+$")
# A dot at the end that belongs to a word: `S.H.`, `M.Si.`, `S.Farm.`, `dkk.`
_DOTTED = re.compile(
    r"(?:(?<!\w)(?:(?:[A-Za-z]{1,4}|[A-Z][A-Za-z]{1,7})\.){2,}|(?<=, )[SMDAB]\. [A-Z][a-z]{1,4}\."
    r"|\b(?:dkk|dll|dst|dsb|Tbk|Apt)\.)(?=[\s;:.,]*$)"
)
# A mark that ends a sentence or an item, with what may close behind it: `… selesai.”`, `… sebagai berikut:**`.
_CLOSED = re.compile(r"[.;:,?!…][\"'”’)\]*]*$")


def strip_end(text: str) -> str:
    """Return a text without the marks at its end, which the program puts; the dot of `S.H.` stays."""
    dotted = _DOTTED.search(text)
    return text[: dotted.end()] if dotted else _END.sub("", text)


def is_closed(text: str) -> bool:
    """Return whether a text of several paragraphs ends with a mark of its own, or with the row of a table."""
    last = text.rstrip().rpartition("\n")[2]
    return last.lstrip().startswith("|") or bool(_CLOSED.search(last))


def with_stop(text: str) -> str:
    """Return a sentence or a title with a full stop, where it does not end with a dot already."""
    return text if text.endswith(".") else text + "."
