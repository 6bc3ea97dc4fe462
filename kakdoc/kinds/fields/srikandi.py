"""The marks that SRIKANDI fills in: they are the program's to print, never a person's to type."""

from __future__ import annotations

import re

from kakdoc.base.problems import InvalidValue
from kakdoc.base.wording import setting
from kakdoc.values.dates import tanggal

MARK = re.compile(r"\$\{\w+\}")
REMEDY = f"hapus; di keputusan dengan {setting('srikandi', 'ya')} program menaruhnya di tempatnya."


def told(mark: str) -> str:
    """Return what is wrong with a typed mark (K321)."""
    return f"“{mark}” adalah tanda milik SRIKANDI."


def date(text: str) -> tanggal.Tanggal:
    """Return a typed date; raises InvalidValue K321 for a mark of SRIKANDI, else as `tanggal.parse`."""
    if mark := MARK.search(text):
        raise InvalidValue("K321", told(mark[0]), REMEDY)
    return tanggal.parse(text)
