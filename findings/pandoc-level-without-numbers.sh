#!/usr/bin/env bash
# A list level whose number format is "none" prints no number in Word (ECMA-376 part 1, 17.9.17, ST_NumberFormat 17.18.59:
# "none: no numbering"); offices use it so that a heading makes the level below it restart. Expected of pandoc: a plain
# paragraph, or an item without a number. Seen: an item that is numbered "1.".
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "pypandoc-binary==1.17" "python-docx==1.2.0"
"$dir/venv/bin/python" - "$dir/in.docx" <<'PY'
import sys
import pypandoc
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = Document()
numbering = document.part.numbering_part.element
numbering.insert(0, parse_xml(
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/><w:lvlText w:val=""/>'
    '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
))
numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
paragraph = document.add_paragraph("Tabel 1 Realisasi")
paragraph._p.get_or_add_pPr().append(parse_xml(
    f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
))
document.save(sys.argv[1])
seen = pypandoc.convert_file(sys.argv[1], "markdown").strip()
print("pandoc", pypandoc.get_pandoc_version())
print("expected: Tabel 1 Realisasi")
print("seen:    ", seen)
sys.exit(0 if seen.replace("  ", " ") == "1. Tabel 1 Realisasi" else 1)
PY
