#!/usr/bin/env bash
# A table row may begin at a later column: w:gridBefore says how many are left out before its first cell (ECMA-376 part 1,
# 17.4.15), as Word writes it for a row whose left edge was dragged to the right, such as a row of sums. Expected of mammoth
# and pandoc: the sum stands under "Jumlah", because both compute the grid for merged cells. Seen: it stands under "Uraian",
# with no warning.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "mammoth==1.13.0" "pypandoc-binary==1.17" "python-docx==1.2.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import re
import sys
from importlib.metadata import version

import mammoth
import pypandoc
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = Document()
table = document.add_table(2, 2)
for cell, text in zip(table._cells, ("Uraian", "Jumlah", "", "500"), strict=True):
    cell.text = text
row = table.rows[1]._tr
row.remove(row.tc_lst[0])
row.insert(0, parse_xml(f'<w:trPr {nsdecls("w")}><w:gridBefore w:val="1"/><w:wBefore w:w="4320" w:type="dxa"/></w:trPr>'))
document.save("in.docx")


def last_row(page):
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", page.rpartition("<tr")[2], re.S)
    return [re.sub("<[^>]+>", "", cell).strip() for cell in cells]


with open("in.docx", "rb") as file:
    result = mammoth.convert_to_html(file)
seen = {"mammoth": last_row(result.value), "pandoc": last_row(pypandoc.convert_file("in.docx", "html"))}
print("mammoth", version("mammoth"), "pandoc", pypandoc.get_pandoc_version())
print("expected:", dict.fromkeys(seen, ["", "500"]))
print("seen:    ", seen, result.messages)
sys.exit(0 if all(cells[0] == "500" for cells in seen.values()) and not result.messages else 1)
PY
