"""Checks on the budget that the prose of a KAK tells again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kakdoc.base.problems import Problem
from kakdoc.kinds.fields.tanda_tangan import are_known
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.rules.counted import own
from kakdoc.kinds.rules.wording import amounts


def check_budget(kak: Kak) -> Iterator[Problem]:
    """Yield K433 for an amount said to be this activity's that stands nowhere in the paper; K217 reads the budget's."""
    said = texts(kak)
    if not are_known(kak.penanda_tangan, kak.tanda_tangan, kak.instansi.pejabat):
        return

    def printed() -> dict[str, Any]:
        cells = [amount for each in said if each.is_cell for _, _, amount in amounts(each.text)]
        return {"naskah": kak.context(), "sel": cells}

    yield from own.check_budget(
        (each for each in said if each.field[-1] != "pengantar"),
        own.Own(kak.tahun_anggaran, (kak.kegiatan,), (), printed),
    )
