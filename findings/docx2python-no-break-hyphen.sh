#!/usr/bin/env bash
# w:noBreakHyphen (ECMA-376 part 1, 17.3.3.18) is the hyphen that Word writes for Ctrl+Shift+Hyphen; it keeps a minus at
# its figure. Expected of every reader: some hyphen between "selisih " and "3", because the element stands in a run like
# w:tab, which all of them read. Seen: docx2python and docx2txt give "selisih 3", so that a minus is lost without a word.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "docx2python==3.7.1" "docx2txt==0.9" "mammoth==1.13.0" "python-docx==1.2.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import docx2txt
import mammoth
from docx import Document
from docx.oxml import OxmlElement
from docx2python import docx2python

document = Document()
run = document.add_paragraph("selisih ").add_run()
run._r.append(OxmlElement("w:noBreakHyphen"))
run._r.add_t("3")
document.save("in.docx")
with docx2python("in.docx") as read:
    by_docx2python = read.text
with open("in.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
seen = {
    "python-docx": Document("in.docx").paragraphs[0].text,
    "mammoth": by_mammoth.strip(),
    "docx2python": by_docx2python.strip(),
    "docx2txt": docx2txt.process("in.docx").strip(),
}
print(*(f"{name} {version(name)}" for name in seen))
print("expected:", dict.fromkeys(seen, "selisih -3"), "(U+2011 for the hyphen is as good)")
print("seen:    ", seen)
told = {name for name, text in seen.items() if text in ("selisih -3", "selisih \u20113")}
lost = {name for name, text in seen.items() if text == "selisih 3"}
sys.exit(0 if told == {"python-docx", "mammoth"} and lost == {"docx2python", "docx2txt"} else 1)
PY
