#!/usr/bin/env bash
# w:bdo and w:dir wrap runs whose direction is said (ECMA-376 part 1, 17.3.2.3 and 17.3.2.8); religious offices and schools have
# them around Arabic words in letters and certificates, with w:val="ltr" around a number. Expected of mammoth and pandoc: the text, perhaps without its
# direction, because both read on through wrappers that they do not need, such as w:smartTag. Seen: the text is left out
# with its wrapper. mammoth says so in a list of messages, pandoc does not; w:customXml, the wrapper of forms bound to
# data, is read by mammoth and left out by pandoc.
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

TEXT = "<w:r><w:t>12</w:t></w:r>"
WRAPPED = {
    "smartTag": f'<w:smartTag w:uri="u" w:element="e">{TEXT}</w:smartTag>',
    "bdo": f'<w:bdo w:val="ltr">{TEXT}</w:bdo>',
    "dir": f'<w:dir w:val="ltr">{TEXT}</w:dir>',
    "customXml": f'<w:customXml w:uri="u" w:element="e">{TEXT}</w:customXml>',
}
document = Document()
for wrapped in WRAPPED.values():
    document.add_paragraph("Nomor ")._p.extend(parse_xml(f'<w:p {nsdecls("w")}>{wrapped}</w:p>'))
document.save("in.docx")
with open("in.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
texts = {"mammoth": by_mammoth, "pandoc": pypandoc.convert_file("in.docx", "plain")}
seen = {
    name: {wrapper: line.strip() for wrapper, line in zip(WRAPPED, text.strip().split("\n\n"), strict=True)}
    for name, text in texts.items()
}
print("mammoth", version("mammoth"), "pandoc", pypandoc.get_pandoc_version())
print("expected:", dict.fromkeys(WRAPPED, "Nomor 12"))
print("seen:    ", seen)
lost = {name: [wrapper for wrapper, line in lines.items() if line == "Nomor"] for name, lines in seen.items()}
sys.exit(0 if lost == {"mammoth": ["bdo", "dir"], "pandoc": ["bdo", "dir", "customXml"]} else 1)
PY
