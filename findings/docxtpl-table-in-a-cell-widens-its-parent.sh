#!/usr/bin/env bash
# A table may stand in a cell of another one (ECMA-376 part 1, 17.4.65 inside 17.4.66), such as the rows of a signature in
# a frame. docxtpl repairs the grid of a table whose rows a loop made longer. Expected: of each table the columns of its
# own rows count, so a frame of one column keeps it. Seen: the rows of the inner table count for the outer one too, which
# gets two more columns that no cell of its own fills, each a third as wide.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "docxtpl==0.20.2" "python-docx==1.2.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from docx import Document
from docxtpl import DocxTemplate

document = Document()
frame = document.add_table(1, 1)
frame.cell(0, 0).add_table(1, 3)
document.save("in.docx")


def grid(path):
    table = Document(path).tables[0]._tbl
    return [each.w.twips for each in table.tblGrid.gridCol_lst]


template = DocxTemplate("in.docx")
template.render({})
template.save("out.docx")
expected, seen = grid("in.docx"), grid("out.docx")
print("docxtpl", version("docxtpl"))
print("expected:", expected)
print("seen:    ", seen)
sys.exit(0 if len(expected) == 1 and len(seen) == 3 else 1)
PY
