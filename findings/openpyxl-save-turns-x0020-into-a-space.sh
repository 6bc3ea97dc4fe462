#!/usr/bin/env bash
# In workbooks _xHHHH_ is an escape for a character (ECMA-376 part 1, 22.9.2.19 ST_Xstring), so a text that really holds
# "_x0020_", as the internal column names of SharePoint do, must be written "_x005F_x0020_". Expected of openpyxl: the text is
# the same after load and save, because it takes that guard off when it loads (and has escape() and unescape() for the
# purpose). Seen: it does not put the guard back. Other programs then read a space; openpyxl itself still reads its own file
# as before, so a test with it alone finds nothing. What Excel writes for a carriage return in a cell, _x000D_, it leaves.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "openpyxl==3.1.5" "python-calamine==0.9.1" "XlsxWriter==3.3.1"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

with xlsxwriter.Workbook("in.xlsx") as book:
    book.add_worksheet().write_column(0, 0, ["Nama_x0020_Pegawai", "satu\r\ndua"])
book = openpyxl.load_workbook("in.xlsx")
book.save("out.xlsx")


def by_calamine(name):
    return [row[0] for row in CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()]


def by_openpyxl(name):
    return [row[0] for row in openpyxl.load_workbook(name).active.values]


seen = [by_calamine("in.xlsx"), by_openpyxl("in.xlsx"), by_calamine("out.xlsx"), by_openpyxl("out.xlsx")]
print("openpyxl", version("openpyxl"), "python-calamine", version("python-calamine"))
print("expected:", ["Nama_x0020_Pegawai", "satu\r\ndua"], "four times")
for who, values in zip(("calamine before", "openpyxl before", "calamine after", "openpyxl after"), seen, strict=True):
    print("seen:    ", who, values)
texts = [values[0] for values in seen]
kept, lost = "Nama_x0020_Pegawai", "Nama Pegawai"
sys.exit(0 if texts == [kept, kept, lost, kept] and seen[1][1] == "satu_x000D_\ndua" else 1)
PY
