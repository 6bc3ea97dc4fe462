"""What the form of a report takes over from the TOR, so that names and order are not typed again."""

from __future__ import annotations

from typing import Any

from kakdoc.kinds.kak.schema import Kak
from kakdoc.values.rupiah.amount import format_rupiah


def of_month(kak: Kak) -> dict[str, Any]:
    """Return the rows of a monthly report: every sub-activity, every budget line; the figures are left to fill in.

    The ceiling is that of the day, so that a TOR changed later is noticed (K235).
    """
    return {
        "realisasi": [
            {
                "sub_kegiatan": sub.nama,
                "fisik": "[isi: persen]",
                **({} if sub.pagu is None else {"pagu": format_rupiah(sub.pagu)}),
                "rincian": [{"uraian": line.uraian, "jumlah": "[isi: rupiah]"} for line in sub.rincian],
            }
            for sub in kak.sub_kegiatan()
        ],
        "kegiatan": [
            {"langkah": str(number), "uraian": "[isi: yang dilaksanakan, atau hapus baris ini]"}
            for number, _ in enumerate(kak.langkah(), 1)
        ],
    }
