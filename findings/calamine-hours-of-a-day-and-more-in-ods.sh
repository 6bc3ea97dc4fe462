#!/usr/bin/env bash
# Hours worked are kept as [h]:mm in .xlsx and as office:value-type="time" in .ods (OpenDocument 1.3 part 3, 19.389
# office:time-value: a duration). Expected of python-calamine, which reads both with one API: a value to reckon with for each,
# timedelta or time, because it gives timedelta for [h]:mm and time for 23:30 in .ods. Seen: from 24 hours on, and for a duration
# that is not written to the second (PT7H30M), the .ods gives the text of the duration. The column of an overtime sheet is
# thus of two types, and only its sums are texts.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "python-calamine==0.9.1" "odfpy==1.4.1" "XlsxWriter==3.3.1"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import datetime
import sys
from importlib.metadata import version

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

DURATIONS = ["PT23H30M00S", "PT24H00M00S", "PT26H30M00S", "PT7H30M"]
HOURS = [datetime.timedelta(hours=hours) for hours in (23.5, 24, 26.5, 7.5)]
with xlsxwriter.Workbook("in.xlsx") as book:
    sheet, hours = book.add_worksheet(), book.add_format({"num_format": "[h]:mm"})
    for column, value in enumerate(HOURS):
        sheet.write_datetime(0, column, value, hours)
book = OpenDocumentSpreadsheet()
table, row = Table(name="Data"), TableRow()
for text in DURATIONS:
    cell = TableCell(valuetype="time", timevalue=text)
    cell.addElement(P(text="jam"))
    row.addElement(cell)
table.addElement(row)
book.spreadsheet.addElement(table)
book.save("in.ods")
seen = {name: CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()[0] for name in ("in.xlsx", "in.ods")}
print("python-calamine", version("python-calamine"))
print("expected:", dict.fromkeys(seen, HOURS), "(time for those below 24 hours is as good)")
print("seen:    ", seen)
sys.exit(0 if seen == {"in.xlsx": HOURS, "in.ods": [datetime.time(23, 30), *DURATIONS[1:]]} else 1)
PY
