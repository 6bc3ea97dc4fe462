"""Names that a field can have: a word of small letters that means nothing to the program."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping

from kakdoc.base.problems import FieldPath, Problem, error
from kakdoc.kinds.definition.computing.levels import LEVEL
from kakdoc.kinds.definition.document import Defined
from kakdoc.kinds.definition.formulas.values import HEADING
from kakdoc.kinds.definition.schema import Isian

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_JINJA = frozenset(
    (
        *("true", "false", "none", "loop", "namespace", "range", "lipsum", "cycler", "joiner", "super", "caller"),
        *("varargs", "kwargs", "self", "block", "macro", "call", "filter", "set", "include", "extends", "endfor"),
        *("endif", "elif", "autoescape", "raw", "recursive", "ignore", "missing", "without", "with", "context"),
    )
)
OWN = frozenset(
    ("jenis", "profil", "tahun_lain", "daerah_lain", "nama_lain", "instansi", "peraturan", "tabel_tarif", "bulan_lain")
)
"""Keys that every kind has, which no definition gives."""
_TAKEN = (
    frozenset(each for each in (*dir(Defined), "plan") if not each.startswith("_")) | _JINJA | frozenset(keyword.kwlist)
)


def check_names(known: Mapping[str, Isian], path: FieldPath, base: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Yield K701 for names that a field cannot have, in all groups and tables; those of a `base` are its own."""
    for key, isian in known.items():
        own = (*path, key)
        if key not in base and (why := _why(key, outermost=len(path) == 1)):
            yield error("K701", f"isian tidak dapat bernama “{key}”: {why}.", _remedy(key), own)
        for level in {LEVEL, HEADING} & isian.kolom.keys() if isian.jenjang else ():
            message = f"kolom tabel berjenjang tidak dapat bernama “{level}”: nama itu diisi program."
            yield error("K701", message, "pakai nama lain.", (*own, "kolom", level))
        yield from check_names(isian.inner, (*own, isian.below))


def _why(key: str, *, outermost: bool) -> str:
    if not _KEY.fullmatch(key):
        return "kunci terdiri atas huruf kecil, angka, dan garis bawah, mulai dari huruf"
    if outermost and key in OWN:
        return "kunci itu sudah ada di setiap jenis naskah"
    return "kata itu dipakai program" if key in _TAKEN or key.startswith("model_") else ""


def _remedy(key: str) -> str:
    fitting = re.sub(r"[^a-z0-9]+", "_", key.casefold()).strip("_").lstrip("0123456789_")
    if not fitting or fitting in _TAKEN or fitting in OWN or fitting.startswith("model_"):
        fitting = f"{fitting.removeprefix('model_') or 'isian'}_naskah"
    return f"pakai nama lain, misalnya “{fitting}”."
