"""Write the days off of the joint decrees into the package, from the library `holidays`, once a year.

    python -m venv /tmp/libur && /tmp/libur/bin/pip install holidays==0.109
    /tmp/libur/bin/python benchmarks/libur.py

A year belongs into `YEARS` only when its decree (SKB Libur Nasional dan Cuti Bersama) is out and its days were compared
with it: for a year without decree the library gives fewer days and no warning.
"""

from __future__ import annotations

import csv
from pathlib import Path

import holidays

YEARS = range(2024, 2028)
DATA = Path(__file__).parents[1] / "kakdoc" / "values" / "dates" / "libur.csv"


def main() -> None:
    found = holidays.country_holidays("ID", years=YEARS, categories=("public", "government"), language="id")
    with DATA.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("tanggal", "nama"))
        rows.writerows((day.isoformat(), name.replace(" (perkiraan)", "")) for day, name in sorted(found.items()))


if __name__ == "__main__":
    main()
