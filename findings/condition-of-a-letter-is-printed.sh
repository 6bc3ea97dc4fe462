#!/usr/bin/env bash
# A letter for mail merge chooses between words by a field in a field: { IF { MERGEFIELD JK } = "L" "Bapak" "Ibu" }. The inner
# one stands in the instruction of the outer one (ECMA-376 part 1, 17.16.18: fields may be nested), and only the result of
# the outer one is text. Expected of mammoth, pandoc and docx2python: "Yth. Bapak", because all three leave instructions out
# and print the results of fields. Seen: "Yth. LBapak" in all three; the result of the inner field counts as text although it stands in an
# instruction. LibreOffice 7.4.7 prints neither in its PDF: the greeting is empty.
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


def char(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text):
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(inner, result):
    return char("begin") + inner + char("separate") + f"<w:r><w:t>{result}</w:t></w:r>" + char("end")


INNER = field(code(" MERGEFIELD JK "), "L")
OUTER = field(code(" IF ") + INNER + code(' = "L" "Bapak" "Ibu" '), "Bapak")
document = Document()
document.add_paragraph("Yth. ")._p.extend(parse_xml(f'<w:p {nsdecls("w")}>{OUTER}</w:p>'))
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
print("expected:", dict.fromkeys(seen, "Yth. Bapak"))
print("seen:    ", seen)
sys.exit(0 if seen == dict.fromkeys(seen, "Yth. LBapak") else 1)
PY
