"""Checks on a schedule in other columns than the months of a year (docs/aturan.md C.3)."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.base.problems import InvalidValue, Problem, error, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.kak.places import sections
from kakdoc.kinds.kak.schedule import MOST, MOST_MONTHS, BagianJadwalRinci
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.rules.registry import Rule


def check_times(kak: Kak) -> Iterator[Problem]:
    """Yield K245 for a step outside of the columns of its schedule, or for more columns than a page has room for.

    K213 tells of a schedule that has no month of the fiscal year: one of last year was copied.
    """
    for path, each in sections(kak):
        if not isinstance(each, BagianJadwalRinci):
            continue
        most = MOST_MONTHS if each.mulai else MOST
        if each.panjang > most:
            message = (
                f"jadwal ini berisi {each.panjang} {'bulan' if each.mulai else each.satuan}, paling banyak {most}."
            )
            yield error("K245", message, "bagi menjadi beberapa tabel, atau pakai satuan bulan.", (*path, "lama"))
            continue
        years = {column.tahun for column in each.kolom()}
        if not years & {None, kak.tahun_anggaran}:
            message = f"jadwal mulai {each.mulai} tidak memuat satu bulan pun dari tahun anggaran {kak.tahun_anggaran}."
            yield warning("K213", message, f"betulkan {mention('mulai')}.", (*path, "mulai"))
        for index, row in enumerate(each.baris):
            try:
                each.marked(row)
            except InvalidValue as refusal:
                yield error(refusal.code, refusal.message, refusal.remedy, (*path, "baris", index, "waktu"))


IN_COLUMNS = Rule(check_times, "K213 K245", "bagian tahun_anggaran")
