"""Pictures that inputs name: read, and refused where no Word file could show them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.problems import Problem, error, refusal
from kakdoc.base.remembering import Few
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.opening import Held
from kakdoc.inputs.tree import Node, Scalar
from kakdoc.inputs.walking import files
from kakdoc.kinds.fields.marks import GAMBAR
from kakdoc.values import picture
from kakdoc.values.text.quoting import quoted

MAX_BYTES = 8 * 2**20
_OTHERS = {b"%PDF": "PDF", b"GIF8": "GIF", b"BM": "BMP", b"RIFF": "WebP", b"<svg": "SVG", b"PK": "Word atau zip"}
_KNOWN = Few[Held](1, MAX_BYTES, lambda picture: len(picture.data))


def with_pictures(gathered: Gathered) -> Gathered:
    """Return an input with the pictures that it names."""
    found, problems = read(gathered.root, gathered.model)
    return replace(
        gathered,
        pictures={name: picture.data for name, picture in found.items()},
        files={**gathered.files, **found},
        problems=(*gathered.problems, *problems),
    )


def read(root: Node, model: type[BaseModel]) -> tuple[dict[str, Held], list[Problem]]:
    """Return the pictures a tree names, by the name they have there, and K128 for those that cannot be printed."""
    pictures: dict[str, Held] = {}
    problems: list[Problem] = []
    for scalar in named(root, model):
        try:
            held = _held(scalar.text)
        except OSError as cause:
            why = "" if isinstance(cause, FileNotFoundError) else f" ({refusal(cause)})"
            message = f"gambar {quoted(scalar.text)} tidak dapat dibaca{why}."
            remedy = "periksa nama berkasnya; tulis nama relatif terhadap folder berkas isian ini."
            problems.append(error("K128", message, remedy).at(scalar.span.start))
            continue
        fault = _fault(held.data)
        if fault:
            remedy = "simpan ulang sebagai PNG atau JPEG di bawah 8 MB, lalu tulis nama barunya."
            problems.append(error("K128", f"gambar “{scalar.text}” {fault}.", remedy).at(scalar.span.start))
        pictures[scalar.text] = held
    return pictures, problems


def _held(name: str) -> Held:
    """Return a picture, read once for all papers unless it changes or many come between. Raises OSError."""
    key = os.getcwd(), name, disk.stamp(name)  # noqa: PTH109
    return _KNOWN.find(key) or _KNOWN.keep(key, Held.read(name, MAX_BYTES))


def _fault(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        return "lebih dari 8 MB"
    other = next((name for start, name in _OTHERS.items() if data.startswith(start)), None)
    if data[4:8] == b"ftyp":
        other = "HEIC, AVIF, atau video"
    if other:
        return f"ternyata {other}, bukan PNG atau JPEG"
    try:
        picture.read(data)
    except ValueError as cause:
        return str(cause)
    return ""


def named(root: Node, model: type[BaseModel]) -> Iterator[Scalar]:
    """Yield the names of pictures in an input."""
    return (scalar for scalar, mark in files(model, root) if mark == GAMBAR)
