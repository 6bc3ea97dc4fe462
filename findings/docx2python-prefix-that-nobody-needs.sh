#!/usr/bin/env bash
# A namespace is declared where it is used (XML namespaces, 6.1); a document with neither links nor pictures needs none for
# relationships. Expected of docx2python: its text, because python-docx, mammoth, pandoc and LibreOffice read it, and
# prefixes mean nothing by themselves. Seen: KeyError 'r' at the first paragraph; with xmlns:r declared at the root, and used
# nowhere, the same file is read.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "docx2python==3.7.1" "python-docx==1.2.0"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import io
import sys
import zipfile
from importlib.metadata import version

from docx import Document
from docx2python import docx2python

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BODY = "<w:body><w:p><w:r><w:t>Satu</w:t></w:r><w:r><w:t> dua</w:t></w:r></w:p></w:body>"


def made(namespaces):
    """A paper with a body of our own in the place of the one that python-docx makes."""
    source, target = io.BytesIO(), io.BytesIO()
    Document().save(source)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            own = f'<?xml version="1.0"?><w:document {namespaces}>{BODY}</w:document>'
            new.writestr(name, own if name == "word/document.xml" else old.read(name))
    return target


def read(file):
    try:
        with docx2python(file) as found:
            return found.text.strip()
    except KeyError as fault:
        return repr(fault)


BARE, DECLARED = f'xmlns:w="{W}"', f'xmlns:w="{W}" xmlns:r="{R}"'
seen = {"bare": read(made(BARE)), "declared": read(made(DECLARED))}
print("docx2python", version("docx2python"), "python-docx reads:", Document(made(BARE)).paragraphs[0].text)
print("expected:", dict.fromkeys(seen, "Satu dua"))
print("seen:    ", seen)
sys.exit(0 if seen == {"bare": "KeyError('r')", "declared": "Satu dua"} else 1)
PY
