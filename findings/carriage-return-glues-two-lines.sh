#!/usr/bin/env bash
# A line ends within a paragraph by w:br, or by w:cr, a carriage return (ECMA-376 part 1, 17.3.3.4: both are a line break where
# nothing floats). Programs that turn older files into .docx write the second. Expected of pandoc: a break for both, because
# it keeps w:br. Seen: w:cr gives nothing at all, no space either, and no warning, so that the lines of an address become one word;
# mammoth leaves it out too, and says so in its messages. python-docx and LibreOffice read a break.
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

document = Document()
for ending in ("br", "cr"):
    lines = f"<w:r><w:t>Jalan Contoh 1</w:t><w:{ending}/><w:t>Kebumen</w:t></w:r>"
    document.add_paragraph()._p.extend(parse_xml(f'<w:p {nsdecls("w")}>{lines}</w:p>'))
document.save("in.docx")
with open("in.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
markdown = pypandoc.convert_file("in.docx", "html", extra_args=["--wrap=none"])
seen = {"pandoc": markdown.replace("<br />\n", "<br />").strip().split("\n"), "mammoth": by_mammoth.strip().split("\n\n")}
print("mammoth", version("mammoth"), "pandoc", pypandoc.get_pandoc_version())
print("expected of pandoc:", ["<p>Jalan Contoh 1<br />Kebumen</p>"] * 2)
print("seen:              ", seen)
glued = "Jalan Contoh 1Kebumen"
sys.exit(0 if seen["pandoc"] == ["<p>Jalan Contoh 1<br />Kebumen</p>", f"<p>{glued}</p>"] and seen["mammoth"][1] == glued else 1)
PY
