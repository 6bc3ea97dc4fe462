"""What the body of a rendered document brings along: parts, their relationships and content types.

ECMA-376 part 2, 9.2 (content types) and 9.3 (relationships). A document that brings nothing costs nothing.
"""

from __future__ import annotations

import re

from lxml import etree

from kakdoc.base.package import Member, Package

_FOLDER = "word"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Where the kinds of relationships, and the attribute that names one, have their names."""
_DEFAULT = f"{{{_TYPES_NS}}}Default"
_FIRST_DRAWING = 2001
_OURS = re.compile(r"kakdoc(\d+)", re.IGNORECASE)


class Additions:
    """The parts that one document has beside those of its template, numbered as they come."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._members: dict[str, Member] = {}
        self._types: dict[str, str] = {}
        self._relations: list[tuple[str, str, str]] = []
        self._number = self._drawing = 0

    def drawing(self) -> int:
        """Return a number for a drawing that no other one has."""
        self._drawing += 1
        return _FIRST_DRAWING + self._drawing

    def number(self) -> int:
        """Return a number that no part, and no relationship, of the template or of the document has."""
        if not self._number:
            relations = self._package[_RELATIONS].data.decode() if _RELATIONS in self._package else ""
            taken = (*self._package, relations)
            self._number = max((int(each) for text in taken for each in _OURS.findall(text)), default=0)
        self._number += 1
        return self._number

    def relate(self, number: int, kind: str, target: str) -> str:
        """Return the id of a new relationship of the body; `target` is seen from the body's folder."""
        relation = f"rIdKakdoc{number}"
        self._relations.append((relation, f"{RELATION}/{kind}", target))
        return relation

    def add(self, target: str, data: bytes, content_type: str) -> None:
        """Add a part at `target`, seen from the body's folder; what is packed already is stored as it is."""
        extension = target.rpartition(".")[2]
        store = Member.of if extension in ("xml", "rels") else Member.stored
        name = f"{_FOLDER}/{target}"
        self._members[name] = store(name, data)
        if extension != "rels":
            self._types[name] = content_type

    def members(self) -> dict[str, Member]:
        """Return the members of the package that were added or that change with them."""
        if not self._relations:
            return {}
        relations = _tree(self._package, _RELATIONS, f'<Relationships xmlns="{_RELATIONS_NS}"/>')
        for relation, kind, target in self._relations:
            etree.SubElement(relations, f"{{{_RELATIONS_NS}}}Relationship", Id=relation, Type=kind, Target=target)
        types = _tree(self._package, _TYPES, "")
        for name, content_type in self._types.items():
            _declare(types, name, content_type)
        return {**self._members, _RELATIONS: _member(_RELATIONS, relations), _TYPES: _member(_TYPES, types)}


def _tree(package: Package, name: str, otherwise: str) -> etree._Element:
    return etree.fromstring(package[name].data if name in package else otherwise.encode())


def _member(name: str, tree: etree._Element) -> Member:
    return Member.of(name, etree.tostring(tree, encoding="UTF-8", standalone=True))


def _declare(types: etree._Element, name: str, content_type: str) -> None:
    """Say the content type of a part: by its extension where that says nothing else, else by its name."""
    extension = name.rpartition(".")[2]
    known = {each.get("Extension", "").lower(): each.get("ContentType") for each in types.iter(_DEFAULT)}
    if known.get(extension) == content_type:
        return
    if extension in known or extension == "xml":
        etree.SubElement(types, f"{{{_TYPES_NS}}}Override", PartName=f"/{name}", ContentType=content_type)
    else:
        types.insert(0, etree.Element(_DEFAULT, Extension=extension, ContentType=content_type))
