"""Checks on the title of an official: the form of signing has keys of its own (docs/aturan.md A.3).

*Penjabat* and *Penjabat Sementara* are titles in full (*Penjabat Bupati*); *Pelaksana Tugas* and *Pelaksana Harian*
are not: they are printed as `Plt.` and `Plh.` before the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, error
from kakdoc.kinds.office import Pejabat

_KEYS = {
    r"plt|pelaksana\s+tugas": "status: Plt.",
    r"plh|pelaksana\s+harian": "status: Plh.",
    r"pj": "status: Pj.",
    r"pjs": "status: Pjs.",
    r"a\.?\s?n|atas\s+nama": "atas_nama",
    r"u\.?\s?b|untuk\s+beliau": "untuk_beliau",
}
_FORMS = [
    (re.compile(rf"\(?(?:{form})(?:\.\)?\s*|\)?\s+)(?=[(A-Z])", re.IGNORECASE), key) for form, key in _KEYS.items()
]


def check_form(pejabat: Pejabat, path: FieldPath) -> Iterator[Problem]:
    """Yield K320 for an official whose title begins with `Plt.`, `Pelaksana Tugas`, `a.n.` and the like."""
    for form, key in _FORMS:
        if found := form.match(pejabat.jabatan):
            message = f"jabatan “{found.string}” memuat “{found[0].strip()}”."
            yield error("K320", message, f"tulis jabatannya saja, lalu isi {key} di bawahnya.", (*path, "jabatan"))
