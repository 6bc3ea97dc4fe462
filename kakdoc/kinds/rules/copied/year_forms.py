"""How years are written that belong to something else: periods, and names of regulations."""

from __future__ import annotations

import re

DASHES = "‐‑‒–—−~-"
DASH = (
    rf"[\s*_()]*(?:[{DASHES}]{{1,3}}|(?i:s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga))[\s*_()]*"
    r"(?i:(?:akhir|awal)\s+)?(?i:(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)\s+)?"
)
RANGE = re.compile(rf"(?<![\d.,{DASHES}])((?:19|20)\d\d){DASH}((?:19|20)\d\d)(?!\d|[.,{DASHES}]\d)")
# `2024-26`, `2025-’29`
SHORT_RANGE = re.compile(rf"(?<![\d.,/{DASHES}])((?:19|20)\d\d)\s?[{DASHES}]\s?['’‘]?(\d\d)(?![\w/]|[.,{DASHES}]\d)")
# The year of a regulation belongs to its name: “Nomor 54 Tahun 2010”, “PP 8/2008”, “UUD 1945”; so do the figures of
# its gazette: “(Berita Negara Republik Indonesia Tahun 2015 Nomor 2036)”.
REGULATION = re.compile(
    r"\((?:Lemba\w*|Berita)\s++(?:Negara|Daerah)[^()]{0,400}\)"
    r"|\b(?:(?:Nomor|NOMOR|nomor|[Nn]o\.?|NO\.?)\s*+:?\s*+[\w./…-]+\s*(?:(?:[Tt]ahun|TAHUN|[Tt]hn?\.?)\s+|/)(?:19|20)\d\d"
    r"|(?:UU|PP|Inpres|Keppres|Perpu|Perppu|Perpres|Permen\w*|Perda|Pergub|Perbup|Perwal(?:i|kot)?|Perwako|Kepmen\w*|PMK)\s*(?:No\.?\s*)?\d+\s*(?:/|[Tt]ahun)\s*(?:19|20)\d\d"
    r"|(?:Negara\s+Republik\s+Indonesia|UUD(?:\s+NRI)?)\s+(?:Tahun\s+)?1945)"
)
