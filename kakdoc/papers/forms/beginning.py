"""What a new input begins with: the skeleton of its kind, in the words of the office above it.

Skeletons are written for one office; another calls itself, its head, its regulations and its region otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kakdoc.base.bundled import template
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on import definitions
from kakdoc.inputs.tree import Block, Scalar, plain
from kakdoc.kinds.decree.sebutan import sebutan
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.law import government
from kakdoc.papers.forms import offers

_HEADS = ("kepala", "kepala_desa")
"""Under which keys the head of an office stands; else the first official is asked."""
_PLAIN = re.compile(r"[^\W_][\w .,'()/-]*")
"""What can stand in any text of a skeleton, quoted or not; a gap cannot."""


def skeleton(kind: Kind, target: Path) -> str:
    """Return a commented input of a kind to fill in, in the words of the office that a file there draws on."""
    text, office = definitions.skeleton(kind), offers.office(target)
    if not isinstance(office, Block):
        return text
    for shipped, own in _words(office):
        text = re.sub(rf"(?<!\w){shipped}(?!\w)", own, text)
    return text


def values(kind: Kind, target: Path) -> Mapping[str, Any]:
    """Return the values of an input of a kind to fill in, in the words of the office that a file there draws on."""
    if kind.definition is None and not template(kind.skeleton).is_file():
        return {"jenis": kind.name}
    found: Mapping[str, Any] = plain(opening.compose_bytes(skeleton(kind, target).encode(), Path(kind.skeleton))[0])
    return found


def _words(office: Block) -> Iterator[tuple[str, str]]:
    """Yield words of the skeletons, longest first, and how the office says them."""
    name, level = _text(office, "nama"), _text(office, "tingkat")
    region = government.with_kind(
        _text(office, "provinsi") if level == "provinsi" else _text(office, "kabupaten") or _text(office, "kota"), level
    )
    village = government.village(name) if level == "desa" and name else ""
    head = government.head_of_village(village) if village else government.head_of(region) if region else ""
    if maker := sebutan(_head(office)):
        yield "Keputusan Kepala Badan(?! Kepegawaian)", f"Keputusan {maker}"
    if head and head != "Bupati":
        own = government.bare(village or region)
        yield "Peraturan Bupati Kebumen", f"Peraturan {head} {own}"
        yield r"Bupati adalah Bupati \[isi: nama kabupaten\]", f"{head} adalah {head} {own}"
        yield "Bupati(?! Kebumen)", head
    if region:
        yield "Bupati Kebumen", f"{government.head_of(region)} {government.bare(region)}"
        yield "Kabupaten Kebumen", region
        yield "Kebumen", government.bare(region)
    if name:
        yield "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", name
    if short := _text(office, "singkatan"):
        yield "BKPSDM", short


def _head(office: Block) -> str:
    officials = office.entries.get("pejabat")
    known = officials.entries if isinstance(officials, Block) else {}
    found = next((known[key] for key in (*_HEADS, *known) if key in known), None)
    return _text(found, "jabatan") if isinstance(found, Block) else ""


def _text(node: Block, key: str) -> str:
    """Return a value of the office; empty for a gap, and for what would not read where it is put."""
    found = node.entries.get(key)
    text = " ".join(found.text.split()) if isinstance(found, Scalar) else ""
    return text if _PLAIN.fullmatch(text) else ""
