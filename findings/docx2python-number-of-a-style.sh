#!/usr/bin/env bash
# In Word a paragraph style may carry the list (w:style/w:pPr/w:numPr), as numbered headings do; its paragraphs say only
# the style (ECMA-376 part 1, 17.9.23 w:pStyle, 17.3.1.19 w:numPr). docx2python prints the numbers of lists. Expected: the
# same number for both paragraphs of this file, whose list stands in the style of one and in the other itself.
# Seen: only the paragraph that says the list itself has a number.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "docx2python==3.7.1" "python-docx==1.2.0"
"$dir/venv/bin/python" - "$dir/in.docx" <<'PY'
import sys
from importlib.metadata import version
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

document = Document()
numbering = document.part.numbering_part.element
numbering.insert(0, parse_xml(
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
    '</w:lvl></w:abstractNum>'
))
numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
style = document.styles.add_style("Butir", WD_STYLE_TYPE.PARAGRAPH)
style.element.get_or_add_pPr().append(parse_xml(number))
document.add_paragraph("menurut gaya", style="Butir")
document.add_paragraph("menurut paragraf", style="Butir")._p.get_or_add_pPr().append(parse_xml(number))
document.save(sys.argv[1])
with docx2python(sys.argv[1]) as read:
    seen = [line for line in read.text.split("\n") if line]
print("docx2python", version("docx2python"))
print("expected:", ["1)\tmenurut gaya", "2)\tmenurut paragraf"])
print("seen:    ", seen)
sys.exit(0 if seen == ["menurut gaya", "1)\tmenurut paragraf"] else 1)
PY
