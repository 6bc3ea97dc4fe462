"""Checks on the plan of a TOR that reports compare with: cash and physical progress by month (docs/aturan.md C.6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kakdoc.base.problems import Problem, error
from kakdoc.base.wording import spoken
from kakdoc.kinds.kak.places import sub_kegiatan
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.rules.registry import Rule
from kakdoc.values.dates.tanggal import BULAN
from kakdoc.values.rupiah.amount import format_rupiah, total

_KAS, _FISIK = spoken("anggaran_kas"), spoken("target_fisik")


def check_anggaran_kas(kak: Kak) -> Iterator[Problem]:
    """Yield K218 for a cash plan that is not of twelve months, or does not add up to the ceiling (C.6)."""
    for path, sub in sub_kegiatan(kak):
        place = (*path, "anggaran_kas")
        if sub.anggaran_kas and len(sub.anggaran_kas) != 12:
            message = f"{_KAS} berisi {len(sub.anggaran_kas)} jumlah, seharusnya 12."
            yield error("K218", message, "tulis satu jumlah untuk setiap bulan, Januari sampai Desember.", place)
        elif sub.anggaran_kas and sub.pagu is not None and total(sub.anggaran_kas) != sub.pagu:
            summed = total(sub.anggaran_kas)
            over = total((summed, -sub.pagu))
            message = (
                f"jumlah {_KAS} {format_rupiah(summed)} tidak sama dengan pagu {format_rupiah(sub.pagu)} "
                f"(selisih {format_rupiah(max(over, -over))})."
            )
            yield error("K218", message, f"betulkan rencana salah satu bulan “{sub.nama}”, atau pagunya.", place)


def check_target_fisik(kak: Kak) -> Iterator[Problem]:
    """Yield K219 for a physical plan that is not of twelve months, or that falls although it is cumulative (C.6)."""
    for path, sub in sub_kegiatan(kak):
        place = (*path, "target_fisik")
        if sub.target_fisik and len(sub.target_fisik) != 12:
            message = f"{_FISIK} berisi {len(sub.target_fisik)} persentase, seharusnya 12."
            remedy = "tulis target kumulatif setiap bulan, Januari sampai Desember."
            yield error("K219", message, remedy, place)
            continue
        for month, (before, after) in enumerate(pairwise(sub.target_fisik), 1):
            if after < before:
                figures = [f"{value:f}%".replace(".", ",") for value in (before, after)]
                message = (
                    f"{_FISIK} turun dari {figures[0]} ({BULAN[month - 1]}) menjadi {figures[1]} ({BULAN[month]})."
                )
                remedy = "target ditulis kumulatif sejak Januari; betulkan salah satu bulan itu."
                yield error("K219", message, remedy, (*place, month))


CHECKS = (Rule(check_anggaran_kas, "K218", "bagian"), Rule(check_target_fisik, "K219", "bagian"))
"""The checks on the plan, in the order in which they are made."""
