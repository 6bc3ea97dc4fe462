"""What is compared of a paper: blocks with a readable text, the look of each piece of it, and a fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kakdoc.word.comparing.text import Piece

Form = tuple[tuple[str, object], ...]
"""What a block or a paragraph is beside its text, by the name staff have for it."""


class Paragraph(NamedTuple):
    """A paragraph in normal form; equal where it looks and reads the same."""

    form: Form
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text without its look."""
        return "".join([text for text, _ in self.pieces])


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a row, a header, a picture …: the smallest thing that is said to be edited.

    `fingerprint` is of the normal form alone; `place` may move without it.
    """

    kind: str
    place: str
    text: str
    form: Form
    paragraphs: tuple[Paragraph, ...]
    fingerprint: str


def block(kind: str, place: str, paragraphs: Iterable[Paragraph] = (), form: Form = (), text: str = "") -> Block:
    """Return a block of these paragraphs; `text` is for what has none."""
    inside = tuple(paragraphs)
    normal = repr((kind, form, text, [tuple(each) for each in inside]))
    fingerprint = hashlib.blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return Block(kind, place, text or "\n".join(each.text for each in inside), form, inside, fingerprint)


def whole(blocks: Iterable[Block]) -> str:
    """Return one fingerprint for all blocks in their order."""
    joined = "\n".join(each.fingerprint for each in blocks)
    return hashlib.blake2b(joined.encode(), digest_size=16).hexdigest()
