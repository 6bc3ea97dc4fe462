#!/usr/bin/env bash
# Word marks what was dragged to another place, with tracking on, as w:moveFrom and w:moveTo (ECMA-376 part 1, 17.13.5.22 and
# 17.13.5.25): a deletion and an insertion that belong together. Expected of docx-revisions, which gives the text of a
# paragraph before and after all changes: the moved words before in the first paragraph, after in the last. Seen: in neither
# text of either paragraph, and accept_all() leaves the marks in the file, so that the words stand in no reading of the paper.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "docx-revisions==0.1.5" "python-docx==1.2.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx_revisions import RevisionDocument

MOVE = (
    '<w:p {ns}><w:move{way}RangeStart w:id="{id}" w:name="pindah" w:author="A" w:date="2027-01-04T08:00:00Z"/>'
    '<w:move{way} w:id="{id}1" w:author="A" w:date="2027-01-04T08:00:00Z"><w:r><w:t>pindahan </w:t></w:r></w:move{way}>'
    '<w:move{way}RangeEnd w:id="{id}"/></w:p>'
)
document = Document()
for text, way, number in (("awal", "From", 1), ("akhir", "To", 2)):
    paragraph = document.add_paragraph()
    paragraph._p.extend(parse_xml(MOVE.format(ns=nsdecls("w"), way=way, id=number)))
    paragraph.add_run(text)
document.save("in.docx")
reading = RevisionDocument("in.docx")
seen = {
    "before": [paragraph.original_text for paragraph in reading.paragraphs],
    "after": [paragraph.accepted_text for paragraph in reading.paragraphs],
}
reading.accept_all()
reading.save("out.docx")
body = Document("out.docx").element.body.xml
seen["marks left"] = "w:moveFrom " in body and "w:moveTo " in body
print("docx-revisions", version("docx-revisions"), "python-docx", version("python-docx"))
print("expected:", {"before": ["pindahan awal", "akhir"], "after": ["awal", "pindahan akhir"], "marks left": False})
print("seen:    ", seen)
sys.exit(0 if seen == {"before": ["awal", "akhir"], "after": ["awal", "akhir"], "marks left": True} else 1)
PY
