"""Names of the papers of a roster: by the pattern of the input, as every system takes them."""

from __future__ import annotations

import re
import unicodedata

from kakdoc.inputs.drawing_on.roster.rows import Places
from kakdoc.papers.roster.filling import Numbered
from kakdoc.papers.roster.plan import Plan

_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]+')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_MOST = 150
"""Bytes that a name may have; its suffix and the marks of copies come behind it."""


def name(plan: Plan, each: Numbered, places: Places) -> str:
    """Return the name of the paper of a row, without its suffix; by its number in the file where nothing else tells."""
    typed = plan.name.filled(each, places)[0].text if plan.name else ""
    return fitting(typed) or f"baris-{each.row.number:03d}"


def fitting(text: str) -> str:
    """Return a text as the name of a file: signs that no system takes are a hyphen."""
    found = _REFUSED.sub("-", unicodedata.normalize("NFC", " ".join(text.split()))).strip(" .-")
    while len(found.encode()) > _MOST:
        found = found[:-1].rstrip(" .-")
    return f"_{found}" if _DEVICES.fullmatch(found) else found
