"""Pictures given with a document, as Word drawings: scaled, each stored once, named without a clock.

The markup is DrawingML's `wp:inline` (ECMA-376 part 1, 20.4.2.8).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.shared import Cm
from markupsafe import escape

from kakdoc.rendering.package import Member, Package

_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_FIRST_ID = 2001
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BROKEN = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)


class Pictures:
    """The pictures of one document: those given by name, and those that the template printed."""

    def __init__(self, given: Mapping[str, bytes]) -> None:
        self._given = given
        self._numbers: dict[str, int] = {}
        self._drawn = 0

    def draw(self, name: str, tinggi: float, lebar: float) -> str:
        """Return a run with a picture as large as fits in a box of `tinggi` by `lebar` cm.

        Raises KeyError for a picture that was not given, ValueError for one that cannot be read.
        """
        image = self._read(name)
        scale = min(int(Cm(tinggi)) / image.px_height, int(Cm(lebar)) / image.px_width)
        across, down = round(image.px_width * scale), round(image.px_height * scale)
        number = self._numbers.setdefault(name, len(self._numbers) + 1)
        self._drawn += 1
        return _drawing(number, _FIRST_ID + self._drawn, across, down, name.rpartition("/")[2])

    def _read(self, name: str) -> Image:
        try:
            return Image.from_blob(self._given[name])
        except _BROKEN as cause:
            raise ValueError(name) from cause

    def members(self, package: Package) -> dict[str, Member]:
        """Return the members of a package that the printed pictures add or change."""
        if not self._numbers:
            return {}
        images = {number: self._read(name) for name, number in self._numbers.items()}
        files = {number: f"media/kakdoc{number}.{_extension(image)}" for number, image in images.items()}
        changed = {f"word/{files[number]}": Member.of(f"word/{files[number]}", images[number].blob) for number in files}
        relations = "".join(
            f'<Relationship Id="{_relation(number)}" Type="{_RELATION}" Target="{file}"/>'
            for number, file in files.items()
        )
        changed[_RELATIONS] = _extended(package[_RELATIONS], relations, "</Relationships>")
        known = package[_TYPES].data.decode()
        types = {
            f'<Default Extension="{_extension(image)}" ContentType="{image.content_type}"/>'
            for image in images.values()
            if not re.search(rf'Extension="{_extension(image)}"', known, re.IGNORECASE)
        }
        changed[_TYPES] = Member.of(_TYPES, re.sub(r"(<Types [^>]*>)", rf"\1{''.join(sorted(types))}", known).encode())
        return changed


def _extension(image: Image) -> str:
    return {"image/png": "png", "image/jpeg": "jpg"}.get(image.content_type, "png")


def _relation(number: int) -> str:
    return f"rIdKakdoc{number}"


def _extended(member: Member, addition: str, end: str) -> Member:
    return Member.of(member.name, member.data.decode().replace(end, addition + end).encode())


def _drawing(number: int, drawing: int, across: int, down: int, name: str) -> str:
    shown = escape(name)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{drawing}" name="Gambar {drawing}" descr="{shown}"/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{drawing}" name="{shown}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{_relation(number)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></w:r>"
    )
