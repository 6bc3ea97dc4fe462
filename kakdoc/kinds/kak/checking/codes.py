"""Codes of a TOR: those of SIPD and of the APBN, each below the one above it (docs/aturan.md C.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, warning
from kakdoc.kinds.kak.places import sub_kegiatan
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.rules.registry import Rule

_SHORT = re.compile(r"\d{3}(?:\.\d?[A-Z]{1,2})?|\d?[A-Z]{1,3}")
"""An RO, a komponen with or without its sub komponen, a KRO, written without the codes above them."""
_ACTIVITY = re.compile(r"(?:^|\.)(\d{4}(?:\..+)?)$")
"""Where a code names a kegiatan of the APBN: the code from there on, without that of the programme before it."""


def check_kode(kak: Kak) -> Iterator[Problem]:
    """Yield K212 for a code that does not continue the one above it, or is none of its level in the APBN."""
    of_apbn = kak.is_of_apbn()
    levels = [
        ("program", "kode_program", kak.kode_program),
        ("kegiatan", "kode_kegiatan", kak.kode_kegiatan),
        ("KRO", "kode_kro", kak.kode_kro),
        ("RO", "kode_ro", kak.kode_ro),
    ]
    above: tuple[str, str] | None = None
    for name, key, code in levels:
        if code and above and not _continues(code, above[1], of_apbn=of_apbn):
            yield _problem(code, " ".join(above), (key,), of_apbn=of_apbn)
        above = (name, code) if code else above
    for path, sub in sub_kegiatan(kak):
        if sub.kode and above and not _continues(sub.kode, above[1], of_apbn=of_apbn):
            yield _problem(sub.kode, " ".join(above), (*path, "kode"), of_apbn=of_apbn)


def _continues(code: str, above: str, *, of_apbn: bool) -> bool:
    """Return whether a code stands below another: it begins with it, or is written without it as the APBN does."""
    if code.startswith(above + "."):
        return True
    own, other = _ACTIVITY.search(code), _ACTIVITY.search(above)
    if not of_apbn or own is None:
        return of_apbn and _SHORT.fullmatch(code) is not None
    return other is None or own[1].startswith(other[1] + ".")


def _problem(code: str, parent: str, path: FieldPath, *, of_apbn: bool) -> Problem:
    remedy = f"cocokkan dengan {'RKA-K/L' if of_apbn else 'SIPD'}."
    return warning("K212", f"kode {code} tidak berada di bawah {parent}.", remedy, path)


IN_ORDER = Rule(check_kode, "K212", "bagian instansi kode_kegiatan kode_kro kode_program kode_ro")
