"""Headings: in a style of capitals the degrees of names keep their letters; those of articles stand in the middle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kakdoc.values.people.nama import with_degrees

_RUN = re.compile(
    r'<w:r>(?:<w:rPr>(?P<look>.*?)</w:rPr>)?<w:t xml:space="preserve">(?P<text>[^<]*)</w:t></w:r>', re.DOTALL
)
_QUOTED = r"\**[“\"]?{}[”\"]?\**"
_ARTICLE = re.compile(_QUOTED.format(r"Pasal (?:\d+[A-Z]*|[IVX]+)"))
_DIVISION = re.compile(
    _QUOTED.format(r"(?:BAB [IVXLC]+[A-Z]*(?: [A-Z][A-Z ,/-]+)?|Bagian Ke[a-z]+(?: [A-Z]?[a-z]+)?|Paragraf \d+[A-Z]*)")
)
_LONGEST = 120
"""Letters of the title of a division at most; what is longer, or ends like a sentence, is none."""


def are_centred(texts: Sequence[str]) -> list[bool]:
    """Return which paragraphs of the wording of articles are headings: `Pasal 5`, `BAB IIA` and the title below it.

    Source: UU 12/2011 Lampiran II butir 72-80.
    """
    below = (False, *(bool(_DIVISION.fullmatch(text)) for text in texts))
    return [
        bool(_ARTICLE.fullmatch(text) or _DIVISION.fullmatch(text)) or (titled and _is_title(text))
        for text, titled in zip(texts, below, strict=False)
    ]


def _is_title(text: str) -> bool:
    return bool(text) and len(text) <= _LONGEST and not text.endswith((".", ":", ";", ","))


def with_small_letters(runs: str) -> str:
    """Return runs of text, in which those of degrees take off the capitals of their style."""
    return _RUN.sub(_parted, runs)


def _parted(run: re.Match[str]) -> str:
    look = run["look"] or ""
    return "".join(
        _run(piece, look + ('<w:caps w:val="0"/>' if kept else "")) for piece, kept in with_degrees(run["text"])
    )


def _run(text: str, look: str) -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
