"""Pictures that inputs name: read, and refused where no Word file could show them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.problems import Problem, error, refusal
from kakdoc.inputs.tree import Node, Scalar
from kakdoc.inputs.walking import files
from kakdoc.kinds.fields.marks import GAMBAR
from kakdoc.values import picture
from kakdoc.values.text.quoting import quoted

MAX_BYTES = 8 * 2**20
_OTHERS = {b"%PDF": "PDF", b"GIF8": "GIF", b"BM": "BMP", b"RIFF": "WebP", b"<svg": "SVG", b"PK": "Word atau zip"}


def read(root: Node, model: type[BaseModel]) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the pictures a tree names, by the name they have there, and K128 for those that cannot be printed."""
    pictures: dict[str, bytes] = {}
    problems: list[Problem] = []
    for scalar in named(root, model):
        try:
            data = disk.read(scalar.text, MAX_BYTES)
        except OSError as cause:
            why = "" if isinstance(cause, FileNotFoundError) else f" ({refusal(cause)})"
            message = f"gambar {quoted(scalar.text)} tidak dapat dibaca{why}."
            remedy = "periksa nama berkasnya; tulis nama relatif terhadap folder berkas isian ini."
            problems.append(error("K128", message, remedy).at(scalar.span.start))
            continue
        fault = _fault(data)
        if fault:
            remedy = "simpan ulang sebagai PNG atau JPEG di bawah 8 MB, lalu tulis nama barunya."
            problems.append(error("K128", f"gambar “{scalar.text}” {fault}.", remedy).at(scalar.span.start))
        pictures[scalar.text] = data
    return pictures, problems


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
