"""What is typed into a kind made of data stands in its paper: every text of every example, letter by letter."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import replace

import pytest
from conftest import PROJECT
from lxml import etree
from papers.rendering import RENDERER

from kakdoc.inputs import opening
from kakdoc.inputs.walking import Leaf, leaves
from kakdoc.kinds.definition.document import Defined
from kakdoc.kinds.shape import CellType
from kakdoc.papers import checking
from kakdoc.papers.catalog import BY_NAME, MODELS
from kakdoc.word.styles import w

KINDS = sorted(name for name, kind in BY_NAME.items() if issubclass(kind.model, Defined))
EXAMPLES = [
    *((name, PROJECT / "templates" / name / "contoh.yaml") for name in KINDS),
    *(
        (each.stem, each)
        for folder in ("harian", "pegawai")
        for each in (PROJECT / "tests" / "examples" / folder / "benar").glob("*.yaml")
    ),
]
OTHERWISE = {"jenis", "tahun_lain", "daerah_lain", "nama_lain", "waktu_mulai", "waktu_selesai", "keluarga"}
"""Settings, times of day, which have a form of their own, and what only the excerpt of a person prints."""
_REFERENCE = re.compile(r"\[rujuk:[^\]]*\]")
_LIST_MARK = re.compile(r"^\s*(?:[-*]|\(?(?:\d+|[a-z])[.)])\s+", re.MULTILINE)


def shown(data: bytes) -> str:
    """All texts of a paper: its body, headers and footers, without blanks, as looks and lines part them."""
    found = []
    with zipfile.ZipFile(data) as paper:
        for name in paper.namelist():
            if re.match(r"word/(document|header|footer)\d*\.xml", name):
                found += [each.text or "" for each in etree.fromstring(paper.read(name)).iter(w("t"))]
    return bare("".join(found))


def bare(text: str) -> str:
    return re.sub(r"[\s*\\\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}-]", "", text).casefold()


def pieces(text: str) -> list[str]:
    """The lines of a text without the marks of lists; what the program puts for a reference parts them too."""
    lines = (line for line in _LIST_MARK.sub("", text).splitlines() if line.strip(" |-"))
    cells = (cell for line in lines for cell in (line.split("|") if line.startswith("|") else [line]))
    return [bare(each).rstrip(";,.:") for cell in cells for each in _REFERENCE.split(cell) if each.strip()]


def is_printed(leaf: Leaf) -> bool:
    """Whether a value is a text of the paper: no key of something else, no setting, nothing that has a form of its own."""
    is_text = leaf.shape.cell in (CellType.TEKS, CellType.PROSA, CellType.SEL) and not leaf.shape.choices
    return is_text and not leaf.shape.names and OTHERWISE.isdisjoint(map(str, leaf.path))


@pytest.mark.parametrize(("name", "path"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_every_text_that_was_typed_is_printed(name, path, folder, tmp_path):
    if not (folder / "inputs" / "peraturan.yaml").is_file():
        shutil.copy(PROJECT / "inputs" / "peraturan.yaml", folder / "inputs")
    own = folder / "inputs" / path.name
    shutil.copy(path, own)
    checked = checking.check(own)
    assert checked.document is not None, checked.problems
    printed = ""
    for template in {checked.kind.template, *checked.kind.parts.values()}:
        paper = tmp_path / "x.docx"
        kind = replace(checked.kind, template=template)
        paper.write_bytes(RENDERER.render(kind, checked.document, checked.pictures))
        printed += shown(paper)
    root, _ = opening.compose(own, MODELS)
    typed = [leaf for leaf in leaves(checked.kind.model, root) if is_printed(leaf)]
    lost = [(leaf.path, piece) for leaf in typed for piece in pieces(leaf.scalar.text) if piece not in printed]
    assert typed
    assert lost == []
