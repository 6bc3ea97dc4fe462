"""Texts that only look like an escape of Excel's: the file guards them, `_x005F_x0020_` is “_x0020_”.

openpyxl 3.1.5 takes the guard off shared strings and rich text, and gives none back when it writes; Excel would show a
blank then. It removes `x005F_`, so a guard that is left over when it did stands in the text it is given.
"""

from __future__ import annotations

import io
import re
import zipfile

_GUARD, _LEFT_OVER = b"x005F_", b"x005x005F_F_"
_TEXT = re.compile(rb">[^<]*</(?:\w+:)?t>")
STRINGS = "xl/sharedStrings.xml"


def kept(part: bytes) -> bytes:
    """Return a part whose texts keep their guards when openpyxl reads them."""
    return _TEXT.sub(lambda found: found[0].replace(_GUARD, _LEFT_OVER), part) if _GUARD in part else part


def kept_everywhere(data: bytes) -> bytes:
    """Return a workbook whose texts keep their guards when openpyxl reads them as rich text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        if not any(_GUARD in part for part in parts.values()):
            return data
        for name, part in parts.items():
            new.writestr(name, kept(part) if name == STRINGS or name.startswith("xl/worksheets/") else part)
    return stream.getvalue()
