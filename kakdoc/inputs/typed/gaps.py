"""What a skeleton leaves to fill in, where nobody did, and marks of a roster where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kakdoc.base.problems import Problem, error
from kakdoc.inputs.tree import Block, Entered, Node, Scalar, places_in, scalars
from kakdoc.kinds.fields.peserta import KEYS
from kakdoc.values import cell_marks

GAP = re.compile(r"\[isi\b[^\]]*\]", re.IGNORECASE)
"""What a skeleton leaves to fill in."""


def gaps(root: Node) -> list[Problem]:
    """Return K115 for every gap of a skeleton that was not filled in."""
    return [each for scalar in scalars(root) if "[" in scalar.text for each in _gaps_in(scalar)]


def _gaps_in(scalar: Scalar) -> Iterator[Problem]:
    found = {match.start(): match[0] for match in GAP.finditer(scalar.text)}
    if isinstance(scalar.span, Entered) and len(found) == 1 and GAP.fullmatch(scalar.text.strip()):
        wanted = scalar.text.strip()[1:-1].partition(":")[2].strip(" .") or "nilainya"
        yield error("K115", f"“{scalar.span.name}” belum diisi.", f"isi dengan {wanted}.").at(scalar.span.start)
        return
    for offset, place in places_in(scalar, scalar.text, found).items():
        remedy = "ganti seluruh tanda kurung itu dengan isinya."
        yield error("K115", f"“{found[offset]}” belum diisi.", remedy).at(place)


def stray_marks(root: Node, *, has_roster: bool) -> list[Problem]:
    """Return K801 for every mark of a roster where there is none, and for what only begins as one."""
    own = root
    if isinstance(root, Block):
        own = replace(root, entries={key: each for key, each in root.entries.items() if key not in KEYS})
    return [each for scalar in scalars(own) if "[" in scalar.text for each in _stray_in(scalar, has_roster)]


def _stray_in(scalar: Scalar, has_roster: bool) -> Iterator[Problem]:
    broken = dict(cell_marks.malformed(scalar.text))
    whole = (
        {} if has_roster else {each.start: scalar.text[each.start : each.end] for each in cell_marks.found(scalar.text)}
    )
    for offset, place in places_in(scalar, scalar.text, {*broken, *whole}).items() if broken or whole else ():
        if offset in broken:
            message = f"tanda “{broken[offset]}” tidak terbaca."
            remedy = "tulis [kolom nama], dengan judul kolom daftar peserta, atau [urut 003]."
            yield error("K801", message, remedy).at(place)
        else:
            message = f"tanda “{whole[offset]}” tidak punya daftar peserta."
            remedy = "tulis `peserta: NAMA.csv` (atau .xlsx) di isian ini, atau ganti tanda itu dengan isinya."
            yield error("K801", message, remedy).at(place)
