#!/usr/bin/env bash
# The Indonesian date is "1 Februari 2024", without a zero, and so is CLDR's long form. Expected of Babel's full form: the long
# one with the weekday before it, "Kamis, 1 Februari 2024", as in the other languages that have the same order. Seen: "Kamis,
# 01 Februari 2024". The zero comes with the weekday only, so it is missed by tests with days from the 10th on and by those
# of the long form; invitations and records of meetings are where the weekday is needed.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "Babel==2.19.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from datetime import date
from importlib.metadata import version

from babel.core import get_cldr_version
from babel.dates import format_date

seen = {form: format_date(date(2024, 2, 1), form, locale="id") for form in ("medium", "long", "full")}
others = {name: format_date(date(2024, 2, 1), "full", locale=name) for name in ("ms", "nl", "fr", "it")}
print("Babel", version("Babel"), "CLDR", get_cldr_version())
print("expected:", {"medium": "1 Feb 2024", "long": "1 Februari 2024", "full": "Kamis, 1 Februari 2024"})
print("seen:    ", seen)
print("others:  ", others)
right = seen["medium"] == "1 Feb 2024" and seen["long"] == "1 Februari 2024" and not any("01" in each for each in others.values())
sys.exit(0 if right and seen["full"] == "Kamis, 01 Februari 2024" else 1)
PY
