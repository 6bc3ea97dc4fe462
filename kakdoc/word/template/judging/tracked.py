"""The marks of tracked changes."""

from __future__ import annotations

from kakdoc.word.styles import w

_CHANGES = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "tblGridChange", "tblPrExChange", "sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
)  # fmt: skip
TRACKED = tuple(map(w, _CHANGES))
"""The elements that say that something was put in, taken out, moved or formatted anew."""
