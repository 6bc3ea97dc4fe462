#!/usr/bin/env bash
# A list of a document may begin at another number than its definition: w:startOverride (ECMA-376 part 1, 17.9.26) is what
# "Set numbering value" and programs write for it. docx2python prints the numbers of lists, and begins where w:start of the
# definition says. Expected: also where w:startOverride says, because both tell the same and the second is the one that is
# met in papers with several lists. Seen: the list that begins at 8 is printed from 5 on, so a text that refers to "angka 8" names
# no item.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "docx2python==3.7.1" "pypandoc-binary==1.17" "python-docx==1.2.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import re
import sys
from importlib.metadata import version

import pypandoc
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

document = Document()
numbering = document.part.numbering_part.element
numbering.insert(0, parse_xml(
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
    "</w:lvl></w:abstractNum>"
))
for number, start in ((90, ""), (91, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride>')):
    numbering.append(parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{start}</w:num>'
    ))
for text, number in (("lima", 90), ("enam", 90), ("delapan", 91), ("sembilan", 91)):
    document.add_paragraph(text)._p.get_or_add_pPr().append(parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    ))
document.save("in.docx")
with docx2python("in.docx") as read:
    seen = re.findall(r"(\d+)\)\t(\w+)", read.text)
by_pandoc = re.findall(r"(\d+)\. +(\w+)", pypandoc.convert_file("in.docx", "plain"))
expected = [("5", "lima"), ("6", "enam"), ("8", "delapan"), ("9", "sembilan")]
print("docx2python", version("docx2python"), "pandoc", pypandoc.get_pandoc_version())
print("expected:   ", expected)
print("pandoc:     ", by_pandoc)
print("docx2python:", seen)
as_seen = [("5", "lima"), ("6", "enam"), ("5", "delapan"), ("6", "sembilan")]
sys.exit(0 if by_pandoc == expected and seen == as_seen else 1)
PY
