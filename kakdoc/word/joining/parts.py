"""The parts of papers brought into one package: alike once, else under names of their own, with what they relate to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from kakdoc.base.package import Member, Package, digest

BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
_RELATION_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_TRACE = b"urn:kakdoc:"
_OF_TRACE = re.compile(r"customXml/(?:_rels/)?item(?:Props)?(\d+)\.xml(?:\.rels)?")


class Relation(NamedTuple):
    """A relationship: its kind, what it leads to, and whether that lies outside the package."""

    kind: str
    target: str
    external: bool = False


def without_trace(members: Package) -> dict[str, Member]:
    """Return a paper without the parts that tell where it came from."""
    numbers = {
        found[1]
        for name, member in members.items()
        if (found := _OF_TRACE.fullmatch(name)) and name.count("/") == 1 and _TRACE in member.data[:512]
    }
    own = {name for name in members if (found := _OF_TRACE.fullmatch(name)) and found[1] in numbers}
    kept = {name: member for name, member in members.items() if name not in own}
    return kept | {name: _pruned(kept, name, own) for name in (RELATIONS, TYPES) if own and name in kept}


def _pruned(members: Package, name: str, gone: set[str]) -> Member:
    """Return a part of relationships or types without those of parts that are gone."""
    tree = etree.fromstring(members[name].data)
    for each in list(tree):
        target = each.get("PartName", "").lstrip("/") or posixpath.normpath(
            posixpath.join("word", each.get("Target", ""))
        )
        if target in gone:
            tree.remove(each)
    return Member.of(name, etree.tostring(tree, encoding="UTF-8", standalone=True))


def relations(members: Package, part: str) -> dict[str, Relation]:
    """Return the relationships of a part by their ids; targets as names of parts."""
    folder, _, name = part.rpartition("/")
    own = f"{folder}/_rels/{name}.rels"
    if own not in members:
        return {}
    return {
        each.attrib["Id"]: Relation(
            each.attrib["Type"],
            each.attrib["Target"] if each.get("TargetMode") == "External" else _resolved(folder, each.attrib["Target"]),
            each.get("TargetMode") == "External",
        )
        for each in etree.fromstring(members[own].data)
    }


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


class Joined:
    """The package of the first paper, with what the bodies of others need."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        self.members = dict(members)
        self._known: dict[tuple[str, str], str] = {}
        self._relations = etree.fromstring(members[RELATIONS].data)
        self._types = etree.fromstring(members[TYPES].data)
        self._added = 0
        for key, relation in relations(members, BODY).items():
            self._known.setdefault((relation.kind, self._print(members, relation)), key)

    def related(self, members: Package, relation: Relation) -> str:
        """Return the id that a relationship of another paper's body has here; what it leads to is brought along."""
        seen = (relation.kind, self._print(members, relation))
        if seen not in self._known:
            target = relation.target if relation.external else f"/{self._brought(members, relation.target)}"
            self._known[seen] = self.add(relation._replace(target=target))
        return self._known[seen]

    def add(self, relation: Relation) -> str:
        """Return the id of a new relationship of the body."""
        key = f"rIdGabung{len(self._known)}"
        given = {"Id": key, "Type": relation.kind, "Target": relation.target}
        mode = {"TargetMode": "External"} if relation.external else {}
        etree.SubElement(self._relations, f"{{{_RELATION_NS}}}Relationship", {**given, **mode})
        self._known.setdefault((relation.kind, key), key)
        return key

    def put(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part of a type of its own."""
        self.members[name] = Member.of(name, data)
        etree.SubElement(self._types, f"{{{_TYPES_NS}}}Override", PartName=f"/{name}", ContentType=content_type)

    def _brought(self, members: Package, name: str) -> str:
        """Return the name that a part of another paper has here, with all that it relates to."""
        folder, _, own = name.rpartition("/")
        stem, dot, suffix = own.rpartition(".")
        self._added += 1
        new = f"{folder}/{stem}-g{self._added}{dot}{suffix}"
        self.members[new] = members[name]._replace(name=new)
        self._typed(members, name, new)
        if inner := relations(members, name):
            self._relate(f"{folder}/_rels/{stem}-g{self._added}{dot}{suffix}.rels", members, inner)
        return new

    def _relate(self, name: str, members: Package, inner: Mapping[str, Relation]) -> None:
        tree = etree.Element(f"{{{_RELATION_NS}}}Relationships", nsmap={None: _RELATION_NS})
        for key, each in inner.items():
            target = each.target if each.external else f"/{self._brought(members, each.target)}"
            mode = {"TargetMode": "External"} if each.external else {}
            etree.SubElement(tree, f"{{{_RELATION_NS}}}Relationship", Id=key, Type=each.kind, Target=target, **mode)
        self.members[name] = Member.of(name, etree.tostring(tree, encoding="UTF-8", standalone=True))

    def _typed(self, members: Package, old: str, new: str) -> None:
        for each in etree.fromstring(members[TYPES].data):
            if each.get("PartName") == f"/{old}":
                given = {"PartName": f"/{new}", "ContentType": each.attrib["ContentType"]}
                etree.SubElement(self._types, f"{{{_TYPES_NS}}}Override", given)
            elif each.get("Extension") and f".{each.get('Extension')}" == new[new.rfind(".") :]:
                known = [own.get("Extension") for own in self._types]
                if each.get("Extension") not in known:
                    self._types.insert(0, each)

    def _print(self, members: Package, relation: Relation) -> str:
        """Return what tells what a relationship leads to from others: the address, or the parts."""
        if relation.external or relation.target not in members:
            return relation.target
        return digest(b"".join(_whole(members, relation.target, frozenset())))

    def finished(self) -> dict[str, Member]:
        """Return the members of the package."""
        for name, tree in ((RELATIONS, self._relations), (TYPES, self._types)):
            self.members[name] = Member.of(name, etree.tostring(tree, encoding="UTF-8", standalone=True))
        return self.members


def _whole(members: Package, name: str, seen: frozenset[str]) -> Iterator[bytes]:
    """Yield the bytes of a part and of all that it relates to."""
    yield members[name].payload
    for key, each in relations(members, name).items():
        yield f"{key} {each.kind}".encode()
        if each.external or each.target not in members or each.target in seen:
            yield each.target.encode()
        else:
            yield from _whole(members, each.target, seen | {name})
