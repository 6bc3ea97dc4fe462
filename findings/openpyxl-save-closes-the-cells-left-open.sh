#!/usr/bin/env bash
# "Allow Edit Ranges" opens cells of a protected sheet without unlocking their format (protectedRanges, ECMA-376 part 1,
# 18.3.1.69). Expected of openpyxl: the ranges are there after load and save, because it keeps protection, validations and
# notes, has classes for them (ProtectedRange; IgnoredErrors for the next) and warns of extensions that it will remove.
# Seen: the sheet's protection stays, the ranges are gone, without a warning: nobody can type into the form any more. Gone
# too are the marks that keep green corners off numbers stored as text (NIP), and "read-only recommended".
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "openpyxl==3.1.5" "XlsxWriter==3.3.1"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
import warnings
import zipfile
from importlib.metadata import version

import openpyxl
import xlsxwriter

MARKS = ("sheetProtection", "protectedRange", "ignoredError", "fileSharing")
with xlsxwriter.Workbook("in.xlsx") as book:
    book.read_only_recommended()
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["NIP", "Jumlah"])
    sheet.write_string(1, 0, "199001012020121001")
    sheet.ignore_errors({"number_stored_as_text": "A1:A100"})
    sheet.protect("", {"sort": True})
    sheet.unprotect_range("B2:B100", "Isian")
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    openpyxl.load_workbook("in.xlsx").save("out.xlsx")


def marks(name):
    with zipfile.ZipFile(name) as package:
        parts = package.read("xl/worksheets/sheet1.xml") + package.read("xl/workbook.xml")
    return [mark for mark in MARKS if f"<{mark} ".encode() in parts]


before, after = marks("in.xlsx"), marks("out.xlsx")
print("openpyxl", version("openpyxl"), "XlsxWriter", version("XlsxWriter"))
print("expected:", before, "or a warning")
print("seen:    ", after, "warnings:", [str(warning.message) for warning in told])
sys.exit(0 if len(before) == 4 and after == ["sheetProtection"] and not told else 1)
PY
