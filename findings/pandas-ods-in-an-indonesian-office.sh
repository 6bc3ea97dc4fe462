#!/usr/bin/env bash
# A cell of an .ods holds its value as an attribute (OpenDocument 1.3 part 3, 19.367-19.389: office:boolean-value="true",
# office:time-value="PT09H00M00S") and beside it, as text, what it looks like in the language of the document: BENAR and 09.00 in an
# Indonesian office, TRUE and 09:00:00 in an English one. Expected of pandas (engine odf): True and 9 o'clock for both,
# because it reads numbers and dates from the attribute. Seen: these two kinds are read from what they look like. In the
# Indonesian file true is False and 9 o'clock is midnight, without a warning; python-calamine reads both rightly.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "pandas==3.1.1" "odfpy==1.4.1" "python-calamine==0.9.1"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
import zipfile
from importlib.metadata import version

import pandas
from python_calamine import CalamineWorkbook

NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
)
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    f'<manifest:manifest {NS} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
    f'manifest:media-type="{TYPE}"/><manifest:file-entry manifest:full-path="content.xml" '
    'manifest:media-type="text/xml"/></manifest:manifest>'
)


def save(name, cells):
    """A sheet with one cell in each row."""
    rows = "".join(f"<table:table-row>{cell}</table:table-row>" for cell in cells)
    body = f'<office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet>'
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("mimetype", TYPE)
        file.writestr("META-INF/manifest.xml", MANIFEST)
        content = f'<office:document-content {NS} office:version="1.3"><office:body>{body}</office:body></office:document-content>'
        file.writestr("content.xml", content)


def cell(kind, value, shown):
    return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{shown}</text:p></table:table-cell>'


LOOKS = {"inggris": ("TRUE", "09:00:00"), "indonesia": ("BENAR", "09.00")}
seen, other = {}, {}
for language, (true, nine) in LOOKS.items():
    save(
        "in.ods",
        [cell("boolean", 'office:boolean-value="true"', true), cell("time", 'office:time-value="PT09H00M00S"', nine)],
    )
    seen[language] = [str(value) for value in pandas.read_excel("in.ods", engine="odf", header=None)[0]]
    other[language] = [str(row[0]) for row in CalamineWorkbook.from_path("in.ods").get_sheet_by_index(0).to_python()]
print("pandas", version("pandas"), "odfpy", version("odfpy"))
print("expected:", dict.fromkeys(LOOKS, ["True", "09:00:00"]), "as python-calamine:", other)
print("seen:    ", seen)
sys.exit(0 if seen == {"inggris": ["True", "09:00:00"], "indonesia": ["False", "00:00:00"]} else 1)
PY
