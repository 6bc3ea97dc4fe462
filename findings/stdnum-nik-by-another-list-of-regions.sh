#!/usr/bin/env bash
# A NIK begins with the code of the region where it was given, by the list of the Ministry of Home Affairs (UU 24/2013, PP 40/2019;
# codes: Permendagri 72/2019 and later Kepmendagri): 92 is Papua Barat, 65 Kalimantan Utara since 2012; no region has 94.71.
# Expected of python-stdnum (stdnum.id.nik), which looks the region up: numbers that are right in form are valid for
# each of them. Seen: it has the list of the statistics office (91 Papua Barat, 94 Papua) as it was before 2012. The numbers
# of Papua Barat and Kalimantan Utara are refused; one that begins with 94.71, by that list Jayapura, is valid.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "python-stdnum==2.2"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from stdnum.id import nik

PLACES = {"3305": "Kebumen", "9202": "Manokwari", "6571": "Tarakan", "9471": "none today"}
seen = {f"{code} {place}": nik.is_valid(f"{code}010101800001") for code, place in PLACES.items()}
print("python-stdnum", version("python-stdnum"))
print("expected:", {key: not key.endswith("today") for key in seen})
print("seen:    ", seen)
sys.exit(0 if list(seen.values()) == [True, False, False, True] else 1)
PY
