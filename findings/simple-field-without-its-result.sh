#!/usr/bin/env bash
# A field has two spellings, w:fldSimple (ECMA-376 part 1, 17.16.19) and the runs between w:fldChar (17.16.18); Word writes
# the numbers of captions (SEQ) in either. The last result stands in it as ordinary runs. Expected of mammoth and pandoc:
# "Tabel 3" for both spellings, because they read it from the longer one, and w:fldSimple only wraps runs as w:hyperlink
# does. Seen: the number in w:fldSimple is left out; pandoc does not even warn, mammoth in a list of messages only.
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

RESULT = "<w:r><w:t>3</w:t></w:r>"
CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
SIMPLE = f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ Tabel \\* ARABIC ">{RESULT}</w:fldSimple>'
LONG = (
    CHAR.format("begin") + '<w:r><w:instrText xml:space="preserve"> SEQ Tabel \\* ARABIC </w:instrText></w:r>'
    + CHAR.format("separate") + RESULT + CHAR.format("end")
)  # fmt: skip
document = Document()
document.add_paragraph("Tabel ")._p.append(parse_xml(SIMPLE))
document.add_paragraph("Tabel ")._p.extend(parse_xml(f'<w:p {nsdecls("w")}>{LONG}</w:p>'))
document.save("in.docx")
with open("in.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.split("\n\n")[:2]
by_pandoc = pypandoc.convert_file("in.docx", "plain").split("\n\n")[:2]
seen = {"mammoth": [text.strip() for text in by_mammoth], "pandoc": [text.strip() for text in by_pandoc]}
print("mammoth", version("mammoth"), "pandoc", pypandoc.get_pandoc_version())
print("expected:", dict.fromkeys(seen, ["Tabel 3", "Tabel 3"]))
print("seen:    ", seen)
sys.exit(0 if seen == dict.fromkeys(seen, ["Tabel", "Tabel 3"]) else 1)
PY
