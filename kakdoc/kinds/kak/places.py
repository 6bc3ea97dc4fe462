"""Where the sections of a TOR, its sub-activities and their lines stand."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.base.problems import FieldPath
from kakdoc.kinds.kak.lines import Rincian
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kak.sections import AnyBagian, BagianAnggaran, Langkah, SubKegiatan, steps_of


def sections(kak: Kak) -> Iterator[tuple[FieldPath, AnyBagian]]:
    """Yield each section with its place."""
    return ((("bagian", index), each) for index, each in enumerate(kak.bagian))


def steps(kak: Kak) -> Iterator[tuple[FieldPath, Langkah]]:
    """Yield each step of the schedule with its place."""
    for path, each in sections(kak):
        for index, row in enumerate(steps_of(each)):
            yield (*path, "baris", index), row


def sub_kegiatan(kak: Kak) -> Iterator[tuple[FieldPath, SubKegiatan]]:
    """Yield each sub-activity of the budget with its place."""
    for path, each in sections(kak):
        if isinstance(each, BagianAnggaran):
            for index, sub in enumerate(each.sub_kegiatan):
                yield (*path, "sub_kegiatan", index), sub


def lines(kak: Kak) -> Iterator[tuple[FieldPath, Rincian]]:
    """Yield each line of the budget with its place."""
    for path, sub in sub_kegiatan(kak):
        for index, line in enumerate(sub.rincian):
            yield (*path, "rincian", index), line
