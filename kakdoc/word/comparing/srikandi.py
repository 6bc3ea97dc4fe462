"""Marks of SRIKANDI that were filled in: what that program did is no edit by staff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kakdoc.word.comparing.blocks import Block, Paragraph
from kakdoc.word.comparing.text import OBJECT

FILLED = "diisi SRIKANDI"
_PICTURE = "gambar"
_MARK = re.compile(r"(\$\{(?:nomor_naskah|tanggal_naskah|ttd_pengirim)\})")
# A signature is a picture; by words in its place somebody signed by hand.
_SIGNATURE = "${ttd_pengirim}"

Cut = tuple[slice, slice, tuple[Block, Block] | None]


def cuts(made: Sequence[Block], now: Sequence[Block]) -> Iterator[Cut]:
    """Yield what lies before each block whose marks were filled in, that block as made and as it is, then the rest.

    The pictures that came with it stand behind it, and belong to neither.
    """
    old_start = new_start = 0
    for old_place, old in enumerate(made):
        if not _MARK.search(old.text):
            continue
        new_place = next((place for place in range(new_start, len(now)) if fills(old, now[place])), None)
        if new_place is not None:
            yield slice(old_start, old_place), slice(new_start, new_place), (old, now[new_place])
            old_start, new_start = old_place + 1, _behind_pictures(now, new_place, old.text.count(OBJECT))
    yield slice(old_start, len(made)), slice(new_start, len(now)), None


def _behind_pictures(now: Sequence[Block], place: int, before: int) -> int:
    """Return the place behind a block and the pictures that it has more than before."""
    end = place + 1
    while end < len(now) and end <= place + now[place].text.count(OBJECT) - before and now[end].kind == _PICTURE:
        end += 1
    return end


def fills(old: Block, new: Block) -> bool:
    """Return whether a block is another one in which only marks were filled in."""
    return (
        old.kind == new.kind
        and old.form == new.form
        and old.text != new.text
        and len(old.paragraphs) == len(new.paragraphs)
        and all(map(_is_filled, old.paragraphs, new.paragraphs))
    )


def _is_filled(old: Paragraph, new: Paragraph) -> bool:
    if old == new:
        return True
    looks = {look for text, look in new.pieces if text.replace(OBJECT, "").strip()}
    return (
        old.form == new.form
        and looks <= {look for _, look in old.pieces}
        and re.fullmatch("".join(map(_pattern, _MARK.split(old.text))), new.text) is not None
    )


def _pattern(piece: str) -> str:
    if not _MARK.fullmatch(piece):
        return re.escape(piece)
    return rf"(?:{re.escape(piece)}|{re.escape(OBJECT)})" if piece == _SIGNATURE else r"[^\n]+?"
