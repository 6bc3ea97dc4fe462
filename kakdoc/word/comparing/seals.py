"""What a person puts upon a whole paper without touching its text: a digital signature, a protection.

ECMA-376 part 2, 12.2 (signatures) and part 1, 17.15.1.29 and 17.15.1.93 (protections).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kakdoc.word.comparing.blocks import Block, block
from kakdoc.word.parts import Parts
from kakdoc.word.styles import w

_SIGNATURE, _PROTECTION = "tanda tangan digital", "perlindungan dokumen"
_ORIGIN = "/digital-signature/origin"
_EDITING, _OPENING = w("documentProtection"), w("writeProtection")
_ON = frozenset(("1", "true", "on"))
_SAYS = ("edit", "enforcement", "recommended")


def seals(parts: Parts) -> Iterator[Block]:
    """Yield a block for the signatures of a paper, and one for its protections."""
    if any(kind.endswith(_ORIGIN) for kind in parts.kinds("")):
        yield block(_SIGNATURE, _SIGNATURE)
    settings = parts.one("settings")
    found = [] if settings is None else [said for each in settings.iter(_EDITING, _OPENING) if (said := _said(each))]
    if found:
        yield block(_PROTECTION, _PROTECTION, (), ((_PROTECTION, tuple(found)),))


def _said(protection: etree._Element) -> tuple[str, ...]:
    """Return what a protection forbids, () when it is switched off; passwords are written anew by programs."""
    if protection.tag == _EDITING and protection.get(w("enforcement")) not in _ON:
        return ()
    return (etree.QName(protection).localname, *(protection.get(w(name), "") for name in _SAYS))
