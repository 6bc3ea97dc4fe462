#!/usr/bin/env bash
# Markup that newer programs know stands beside one for all others: mc:AlternateContent with mc:Choice and mc:Fallback
# (ECMA-376 part 3, 9.3), of which a reader takes exactly one. It may stand around a run of text, as well as around a drawing. Expected
# of readers: "satu" or "dua", because all meet the element in nearly every file with a drawing. Seen: pandoc takes neither
# and does not warn, docx2python takes both, one behind the other; mammoth takes the fallback, as one may.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "mammoth==1.13.0" "pypandoc-binary==1.17" "docx2python==3.7.1" "python-docx==1.2.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import mammoth
import pypandoc
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
BOTH = (
    '<mc:AlternateContent><mc:Choice Requires="w14"><w:r><w:t>satu</w:t></w:r></mc:Choice>'
    "<mc:Fallback><w:r><w:t>dua</w:t></w:r></mc:Fallback></mc:AlternateContent>"
)
document = Document()
document.add_paragraph("Lembar ")._p.extend(parse_xml(f'<w:p {nsdecls("w")} {MC} {W14}>{BOTH}</w:p>'))
document.save("in.docx")
with open("in.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
with docx2python("in.docx") as read:
    by_docx2python = read.text
texts = {
    "mammoth": by_mammoth,
    "pandoc": pypandoc.convert_file("in.docx", "plain"),
    "docx2python": by_docx2python,
}
seen = {name: text.strip() for name, text in texts.items()}
print({name: version(name) for name in ("mammoth", "docx2python")}, "pandoc", pypandoc.get_pandoc_version())
print("expected: Lembar satu, or Lembar dua, in each")
print("seen:    ", seen)
sys.exit(0 if seen == {"mammoth": "Lembar dua", "pandoc": "Lembar", "docx2python": "Lembar satudua"} else 1)
PY
