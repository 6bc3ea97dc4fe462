#!/usr/bin/env bash
# Offices put the unit of a number into its format, 0" hari" for 12 days; what is in quotes is text (ECMA-376 part 1,
# 18.8.31). Expected of readers: 12, or "12 hari", because telling dates from numbers has been solved for long by taking the
# quoted text out first, as openpyxl and calamine do. Seen: every d, m, y, h and s in the unit counts. xlsx2csv takes the 12
# for a day (11 January 1900) and writes the format with parts of that day filled in; the 12 is lost ("12ari" is the hour
# of midnight). pylightxl gives midnight or the day. Units without these letters ("orang") are right, so that a trial looks well.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "xlsx2csv==0.8.6" "pylightxl==1.61" "python-calamine==0.9.1" "openpyxl==3.1.5" "XlsxWriter==3.3.1"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import io
import sys
from importlib.metadata import version

import openpyxl
import pylightxl
import xlsxwriter
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv

FORMATS = ['0" orang"', '0" hari"', '0" dokumen"', '0" dus"']
with xlsxwriter.Workbook("in.xlsx") as book:
    sheet = book.add_worksheet("Data")
    for row, unit in enumerate(FORMATS):
        sheet.write_number(row, 0, 12, book.add_format({"num_format": unit}))
lines = io.StringIO()
Xlsx2csv("in.xlsx").convert(lines)
seen = {
    "openpyxl": [row[0] for row in openpyxl.load_workbook("in.xlsx").active.values],
    "python-calamine": [row[0] for row in CalamineWorkbook.from_path("in.xlsx").get_sheet_by_index(0).to_python()],
    "xlsx2csv": lines.getvalue().split("\n")[:4],
    "pylightxl": [row[0] for row in pylightxl.readxl("in.xlsx").ws("Data").rows],
}
print(*(f"{name} {version(name)}" for name in seen))
print("formats: ", FORMATS)
print("expected:", dict.fromkeys(seen, [12] * 4))
for name, values in seen.items():
    print("seen:    ", name, values)
right = seen["openpyxl"] == seen["python-calamine"] == [12] * 4
csv, light = seen["xlsx2csv"], seen["pylightxl"]
wrong = csv == ["12", '"0"" 12ari"""', '"0"" 11oku01en"""', '"0"" 11us"""']
sys.exit(0 if right and wrong and light[0] == 12 and light[1] == "00:00:00" else 1)
PY
