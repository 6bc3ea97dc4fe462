"""The names that the template of a TOR can print beyond the input; see `printed`."""

from __future__ import annotations

from kakdoc.kinds.fields import tanda_tangan
from kakdoc.kinds.kak import budget, front, schedule

KAK = (
    """
pejabat@ kelompok Pejabat penanda tangan.
gaya_anak_judul teks Nama gaya anak judul (#) menurut penomoran.
tempat teks Tempat; dari instansi.yaml bila tidak diisi.
"""
    + tanda_tangan.NAMES
    + front.NAMES
    + budget.NAMES
    + schedule.NAMES
)
