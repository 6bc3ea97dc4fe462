"""Names of files in a definition: such as lie in `templates/`, on every system, and no two alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, error
from kakdoc.kinds.definition.schema import Definition
from kakdoc.values.text.quoting import quoted

_FILE = re.compile(r"(?:[a-z][a-z0-9-]{0,99}/)?(?!\.)[^\x00-\x1f/\\:*?\"<>|]{1,100}\.docx", re.IGNORECASE)
_PART = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}", re.IGNORECASE)


def check_files(definition: Definition) -> Iterator[Problem]:
    """Yield K703 for a template that is no Word file of a kind, and for names of papers that no file can have."""
    for part, file in (definition.naskah or {}).items():
        yield from _template(file, ("naskah", part) if part else ("naskah",))
    if definition.petikan is not None:
        yield from _template(definition.petikan, ("petikan",))
    seen = set[str]()
    for part in filter(None, definition.naskah or {}):
        if not _PART.fullmatch(part):
            message = f"naskah tidak dapat bernama {quoted(part)}: nama itu menjadi bagian nama berkasnya."
            yield error("K703", message, "pakai huruf, angka, dan tanda hubung, misalnya lembar-1.", ("naskah", part))
        elif part.casefold() in seen:
            message = f"dua naskah bernama {quoted(part)}; huruf besar dan kecil tidak membedakan nama berkas."
            yield error("K703", message, "ganti nama salah satu.", ("naskah", part))
        seen.add(part.casefold())


def _template(file: str, path: FieldPath) -> Iterator[Problem]:
    if not _FILE.fullmatch(file):
        message = f"templat {quoted(file)} bukan nama berkas Word di folder templates."
        remedy = "tulis nama berkas di folder jenis ini, naskah.docx, atau milik jenis lain, laporan/naskah.docx."
        yield error("K703", message, remedy, path)
