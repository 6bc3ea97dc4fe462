#!/usr/bin/env bash
# A list in a Writer document may begin with text:list-header, a line without a number (OpenDocument 1.3 part 3, 5.3.4), as "unnumbered entry" makes it; and one
# numbered line may stand by itself, text:numbered-paragraph (5.3.6). Expected of pandoc: the heading without a number, then "1."
# for the first item, and the single line with or without its number. Seen: the heading is item 1, so that every number
# behind it is one too high and "angka 1" in the text names the heading; the line of its own is left out with
# its text, without a warning.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q "pypandoc-binary==1.17"
cd "$dir"
"$dir/venv/bin/python" - <<'PY'
import sys
import zipfile

import pypandoc

NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
)
TYPE = "application/vnd.oasis.opendocument.text"
ENTRY = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'


def save(name, body):
    """A text document with a body."""
    entries = ENTRY.format("/", TYPE) + "".join(ENTRY.format(f"{part}.xml", "text/xml") for part in ("content", "styles"))
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("mimetype", TYPE)
        file.writestr("META-INF/manifest.xml", f'<manifest:manifest {NS} manifest:version="1.3">{entries}</manifest:manifest>')
        file.writestr("styles.xml", f'<office:document-styles {NS} office:version="1.3"><office:styles/></office:document-styles>')
        text = f"<office:body><office:text>{body}</office:text></office:body>"
        file.writestr("content.xml", f'<office:document-content {NS} office:version="1.3">{text}</office:document-content>')


LIST = (
    "<text:list><text:list-header><text:p>Syarat</text:p></text:list-header>"
    "<text:list-item><text:p>satu</text:p></text:list-item><text:list-item><text:p>dua</text:p></text:list-item></text:list>"
)
ALONE = "<text:numbered-paragraph><text:p>sendiri</text:p></text:numbered-paragraph>"
save("in.odt", f"<text:p>awal</text:p>{LIST}<text:p>tengah</text:p>{ALONE}<text:p>akhir</text:p>")
seen = [line for line in pypandoc.convert_file("in.odt", "plain").splitlines() if line]
print("pandoc", pypandoc.get_pandoc_version())
print("expected:", ["awal", "Syarat", "1.  satu", "2.  dua", "tengah", "1.  sendiri", "akhir"])
print("seen:    ", seen)
sys.exit(0 if seen == ["awal", "1.  Syarat", "2.  satu", "3.  dua", "tengah", "akhir"] else 1)
PY
