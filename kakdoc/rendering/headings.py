"""Headings in a style of capitals: the degrees of names in them keep their letters (`S.IP.` is never `S.Ip.`)."""

from __future__ import annotations

import re

from kakdoc.values.nama import with_degrees

_RUN = re.compile(
    r'<w:r>(?:<w:rPr>(?P<look>.*?)</w:rPr>)?<w:t xml:space="preserve">(?P<text>[^<]*)</w:t></w:r>', re.DOTALL
)


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
