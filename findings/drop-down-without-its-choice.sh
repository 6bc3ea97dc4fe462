#!/usr/bin/env bash
# Older forms in Word have drop-down fields (FORMDROPDOWN). What was chosen is no text in the file: it is the number of an entry
# of the list in the field's data (w:ddList/w:result, ECMA-376 part 1, 17.16.28), and Word and LibreOffice print that entry.
# Expected of mammoth and pandoc: the entry, because both know form fields (the check box beside it is a check box in
# mammoth's HTML). Seen: nothing stands there, and neither warns. A form read for its data has "Golongan:" empty, whatever
# was chosen.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "mammoth==1.13.0" "pypandoc-binary==1.17" "python-docx==1.2.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import mammoth
import pypandoc
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
LIST = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Golongan"/><w:enabled/><w:calcOnExit w:val="0"/>'
    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="III/a"/><w:listEntry w:val="III/b"/></w:ddList></w:ffData>'
    '</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText></w:r>'
    + CHAR.format("separate") + CHAR.format("end")
)  # fmt: skip
document = Document()
document.add_paragraph("Golongan: ")._p.extend(parse_xml(f'<w:p {nsdecls("w")}>{LIST}</w:p>'))
document.save("in.docx")
with open("in.docx", "rb") as file:
    read = mammoth.extract_raw_text(file)
seen = {"mammoth": read.value.strip(), "pandoc": pypandoc.convert_file("in.docx", "plain").strip()}
print("mammoth", version("mammoth"), "pandoc", pypandoc.get_pandoc_version())
print("expected:", dict.fromkeys(seen, "Golongan: III/b"))
print("seen:    ", seen, "warnings:", read.messages)
sys.exit(0 if seen == dict.fromkeys(seen, "Golongan:") and not read.messages else 1)
PY
