#!/usr/bin/env bash
# An invitation says when a training is: "4–6 Agustus 2026". Babel writes spans of days: format_interval(first, last, skeleton).
# Expected for the skeleton yMMMMd, whose MMMM asks for the whole name of the month, the whole name, as format_interval gives
# it for yMMMM ("Agustus–September 2026"), and as UTS 35 has it: where the nearest skeleton has another width, the pattern is
# adjusted to the width that was asked for, as format_skeleton does for one day. Seen: "4–6 Agu 2026", the same as for yMMMd,
# and nothing is said. In May nobody sees it, because "Mei" is the short name as well.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "Babel==2.19.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from datetime import date
from importlib.metadata import version

from babel.dates import format_interval, format_skeleton

whole, short = (format_interval(date(2026, 8, 4), date(2026, 8, 6), form, locale="id") for form in ("yMMMMd", "yMMMd"))
may = format_interval(date(2026, 5, 4), date(2026, 5, 6), "yMMMMd", locale="id")
months = format_interval(date(2026, 8, 4), date(2026, 9, 6), "yMMMM", locale="id")
day = format_skeleton("yMMMMd", date(2026, 8, 4), locale="id")
print("Babel", version("Babel"))
print("expected: 4–6 Agustus 2026 |", may, "|", months, "| 4 Agustus 2026")
print("seen:    ", whole, "|", may, "|", months, "|", day)
others = may == "4–6 Mei 2026" and "Agustus" in months and day == "4 Agustus 2026"
sys.exit(0 if others and whole == short == "4–6 Agu 2026" else 1)
PY
