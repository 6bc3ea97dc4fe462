#!/usr/bin/env bash
# An amount in an .ods is a number with its currency (office:value-type="currency", OpenDocument 1.3 part 3, 19.387), which is what
# LibreOffice saves for a column with Rp. Expected of pyexcel-ods and pyexcel-ods3: 5110000, as for a cell that is a plain
# number, because the currency is how it looks and both give 0.11 for 11%. Seen: the text "5110000 IDR"; a sum of
# the column fails, or leaves the amounts out, while the same sheet saved as .xlsx gives numbers.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "pyexcel-ods==0.6.0" "pyexcel-ods3==0.6.1"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
import zipfile
from importlib.metadata import version

import pyexcel_ods
import pyexcel_ods3

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


MONEY = 'office:currency="IDR" office:value="5110000"'
save(
    "in.ods",
    [
        cell("float", 'office:value="5110000"', "5.110.000"),
        cell("percentage", 'office:value="0.11"', "11%"),
        cell("currency", MONEY, "Rp5.110.000"),
    ],
)
readers = {"pyexcel-ods": pyexcel_ods, "pyexcel-ods3": pyexcel_ods3}
seen = {name: [row[0] for row in reader.get_data("in.ods")["S"]] for name, reader in readers.items()}
print({name: version(name) for name in readers})
print("expected:", dict.fromkeys(readers, [5110000, 0.11, 5110000]))
print("seen:    ", seen)
sys.exit(0 if seen == dict.fromkeys(readers, [5110000, 0.11, "5110000 IDR"]) else 1)
PY
