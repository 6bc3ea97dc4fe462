#!/usr/bin/env bash
# num2words(amount, to="currency") says the smaller unit by its name: "mille euros et cinquante centimes" in French. Expected
# with lang="id": "seribu rupiah lima puluh sen", because banks and statutes write it so and because Indonesian reads no
# decimals into money. Seen: "seribu koma lima rupiah", a decimal fraction read out before the unit; written as
# Decimal("1000.50") the same amount has other words, "seribu koma lima nol rupiah".
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "num2words==0.5.14"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from decimal import Decimal
from importlib.metadata import version

from num2words import num2words

given = [1000.5, Decimal("1000.50"), Decimal("1000.05")]
seen = [num2words(amount, lang="id", to="currency") for amount in given]
french = num2words(1000.5, lang="fr", to="currency")
print("num2words", version("num2words"))
print("expected:", ["seribu rupiah lima puluh sen", "seribu rupiah lima puluh sen", "seribu rupiah lima sen"])
print("seen:    ", seen)
print("French:  ", french)
as_seen = ["seribu koma lima rupiah", "seribu koma lima nol rupiah", "seribu koma nol lima rupiah"]
sys.exit(0 if seen == as_seen and "centimes" in french else 1)
PY
