#!/usr/bin/env bash
# Friday is written "Jumat" today, and still very often "Jum'at", as in the spelling before it. Expected of dateparser with
# language id: both give the date, because it knows the old spellings of months (Nopember, Pebruari) and "Ahad" for Sunday,
# and the weekday adds nothing to a whole date. Seen: with "Jum'at" there is no date at all (None), with either apostrophe,
# with the language given or found. One day of seven is lost, and only from papers of those who write it so.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "dateparser==1.5.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import dateparser

GIVEN = [
    "Minggu, 3 Maret 2024", "Ahad, 3 Maret 2024", "Kamis, 7 Nopember 2024", "Jumat, 1 Maret 2024",
    "Jum'at, 1 Maret 2024", "Jum\u2019at, 1 Maret 2024",
]  # fmt: skip
day = lambda found: found and found.date().isoformat()  # noqa: E731
seen = {text: (day(dateparser.parse(text, languages=["id"])), day(dateparser.parse(text))) for text in GIVEN}
dates = ["2024-03-03", "2024-03-03", "2024-11-07", "2024-03-01"]
print("dateparser", version("dateparser"))
print("expected: a date for each")
for text, found in seen.items():
    print("seen:    ", text, found)
known = [seen[text][0] for text in GIVEN[:4]] == dates
sys.exit(0 if known and all(seen[text] == (None, None) for text in GIVEN[4:]) else 1)
PY
