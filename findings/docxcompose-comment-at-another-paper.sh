#!/usr/bin/env bash
# docxcompose appends one paper to another and renumbers what both have (lists, footnotes, pictures, bookmarks). Comments are
# parts of their own with ids, like footnotes (ECMA-376 part 1, 17.13.4). Expected of the comment in the appended paper: it
# comes along under a new id, as its footnotes do, or is left out together with its anchor. Seen: the anchor comes along with
# its old id, the comment does not. The paragraph now shows the comment of the first paper that has the same id, and both
# begin at 0: a reviewer's "setuju" stands at a text that he never saw.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "docxcompose==2.2.0" "python-docx==1.2.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from docx import Document
from docx.oxml.ns import qn
from docxcompose.composer import Composer


def paper(name, text, comment):
    document = Document()
    document.add_comment(document.add_paragraph(text).runs, text=comment, author="Penelaah")
    document.save(name)


paper("first.docx", "Naskah induk", "setuju")
paper("second.docx", "Lampiran", "jumlahnya salah")
composer = Composer(Document("first.docx"))
composer.append(Document("second.docx"))
composer.save("both.docx")
document = Document("both.docx")
comments = {str(comment.comment_id): comment.text for comment in document.comments}
seen = {
    paragraph.text: comments.get(anchor.get(qn("w:id")), "no such comment")
    for paragraph in document.paragraphs
    for anchor in paragraph._p.iter(qn("w:commentReference"))
}
print("docxcompose", version("docxcompose"), "python-docx", version("python-docx"))
print("expected:", {"Naskah induk": "setuju", "Lampiran": "jumlahnya salah"}, "or nothing for Lampiran")
print("seen:    ", seen)
sys.exit(0 if seen == {"Naskah induk": "setuju", "Lampiran": "setuju"} else 1)
PY
