"""Pictures given with a document, as Word drawings: scaled, upright, each stored once, never encoded anew.

The markup is DrawingML's `wp:inline` (ECMA-376 part 1, 20.4.2.8).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import escape

from kakdoc.values import picture
from kakdoc.values.picture import Picture
from kakdoc.word.drawing.additions import RELATION, Additions

EMU_PER_CM = 360_000
_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
# What makes a picture of each EXIF orientation stand upright (`a:xfrm`, 20.1.7.6): mirrored first, then turned.
_UPRIGHT = {
    2: ' flipH="1"', 3: ' rot="10800000"', 4: ' flipV="1"', 5: ' rot="16200000" flipH="1"', 6: ' rot="5400000"',
    7: ' rot="5400000" flipH="1"', 8: ' rot="16200000"',
}  # fmt: skip


_BREAKS = re.compile(r"[\t\n\r]+")


class Pictures:
    """The pictures of one document: those given by name, and those that the template printed."""

    def __init__(self, given: Mapping[str, bytes], additions: Additions) -> None:
        self._given = given
        self._additions = additions
        self._stored: dict[str, tuple[Picture, str]] = {}

    def draw(self, name: str, tinggi: float, lebar: float, description: str = "") -> str:
        """Return a run with a picture as large as fits in a box of `tinggi` by `lebar` cm.

        Without a `description` it is described by its file name.
        Raises KeyError for a picture that was not given, ValueError for one that cannot be read.
        """
        if name not in self._stored:
            self._stored[name] = self._store(self._given[name])
        shown, relation = self._stored[name]
        down, across = float(tinggi) * EMU_PER_CM, float(lebar) * EMU_PER_CM
        if shown.lies:
            down, across = across, down
        scale = min(down / shown.height, across / shown.width)
        size = (max(1, round(shown.width * scale)), max(1, round(shown.height * scale)))
        return _drawing(
            relation, self._additions.drawing(), size, shown.orientation, (name.rpartition("/")[2], description)
        )

    def _store(self, data: bytes) -> tuple[Picture, str]:
        found = picture.read(data)
        number = self._additions.number()
        target = f"media/kakdoc{number}.{found.extension}"
        self._additions.add(target, data, _TYPES[found.extension])
        return found, self._additions.relate(number, "image", target)


def one_line(text: str) -> str:
    """Return a text without line breaks and tabs, which names have no place for."""
    return _BREAKS.sub(" ", text)


def inline(drawing: int, size: tuple[int, int], name: str, description: str, graphic: str) -> str:
    """Return a run with a graphic that stands in the line like a letter; `size` in EMU, `description` as read aloud.

    A graphic that is turned by a quarter has the size it has lying: Word changes width and height itself
    when it makes room for it, from version 2010 on, and so does LibreOffice.
    """
    across, down = size
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{drawing}" name="{name} {drawing}" descr="{escape(one_line(description))}"/>'
        f'<a:graphic xmlns:a="{_A}">{graphic}</a:graphic></wp:inline></w:drawing></w:r>'
    )


def _drawing(relation: str, drawing: int, size: tuple[int, int], orientation: int, texts: tuple[str, str]) -> str:
    across, down = size
    name, description = texts
    return inline(
        drawing,
        size,
        "Gambar",
        description or name,
        f'<a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{drawing}" name="{escape(one_line(name))}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{RELATION}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm{_UPRIGHT.get(orientation, "")}><a:off x="0" y="0"/>'
        f'<a:ext cx="{across}" cy="{down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        f"</pic:pic></a:graphicData>",
    )
