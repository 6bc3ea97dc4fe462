"""The parts of a paper that hold what a person can edit, found as Word finds them: by relationships.

ECMA-376 part 2, 9.3. Names say nothing: LibreOffice numbers headers anew and renames charts.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from kakdoc.base.package import Member, Package

PICTURES = "kakdoc/gambar.txt"
"""The member of a base that stands for its pictures: name, checksum and size of each."""

_KEPT = re.compile(
    r"_rels/\.rels|word/_rels/[^/]+\.rels|word/charts/[^/]+\.xml|word/theme/[^/]+\.xml"
    r"|word/(?:document|styles|numbering|settings|footnotes|endnotes|comments|header\d*|footer\d*)\.xml"
)
_MEDIA = "word/media/"
_MAIN = "/officeDocument"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PARSER = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)


def base(members: Package) -> list[Member]:
    """Return the members to keep for a later comparison: as they are, but of pictures only what tells them apart.

    Nothing is inflated or parsed here; charts stay, because their values are in them.
    """
    kept = [member for name, member in members.items() if _KEPT.fullmatch(name)]
    pictures = [f"{name} {_print(member)}\n" for name, member in members.items() if name.startswith(_MEDIA)]
    return [*kept, Member.of(PICTURES, "".join(pictures).encode())] if pictures else kept


def _print(member: Member) -> str:
    return f"{member.crc:08x}-{member.size}"


class Parts:
    """The parts of a package or of its base."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.main = next((target for _, kind, target in self._relations("") if kind.endswith(_MAIN)), "")
        self._known: dict[str, dict[str, tuple[str, str]]] = {}

    def tree(self, name: str) -> etree._Element | None:
        """Return the root of a part, None where there is no such part; raises ValueError when it is no XML."""
        if name not in self._package:
            return None
        try:
            return etree.fromstring(self._package[name].data, _PARSER)
        except etree.XMLSyntaxError as cause:
            raise ValueError(f"{name}: {cause.msg}") from cause

    def name(self, kind: str) -> str:
        """Return the name of the part that the main document has one of (styles, footnotes), "" when it has none."""
        found = (target for each, target in self._related(self.main).values() if each.endswith(f"/{kind}"))
        return next(found, "")

    def one(self, kind: str) -> etree._Element | None:
        """Return the root of the part of this name."""
        return self.tree(self.name(kind))

    def kinds(self, source: str) -> list[str]:
        """Return the kinds of what a part relates to; those of the package are of the part ""."""
        return [kind for kind, _ in self._related(source).values()]

    def target(self, source: str, relation: str) -> str:
        """Return the name of what a part relates to by an id, "" when there is nothing."""
        return self._related(source).get(relation, ("", ""))[1]

    def picture(self, name: str) -> str:
        """Return what tells the picture of this name from others."""
        if name in self._package:
            return _print(self._package[name])
        return self._pictures().get(name, "")

    def _pictures(self) -> dict[str, str]:
        listed = self._package[PICTURES].data.decode() if PICTURES in self._package else ""
        return dict(line.rsplit(" ", 1) for line in listed.splitlines())

    def _related(self, source: str) -> dict[str, tuple[str, str]]:
        if source not in self._known:
            self._known[source] = {each: (kind, target) for each, kind, target in self._relations(source)}
        return self._known[source]

    def _relations(self, source: str) -> Iterator[tuple[str, str, str]]:
        folder, name = posixpath.split(source)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        for each in () if root is None else root.iter(_RELATIONSHIP):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield each.get("Id", ""), each.get("Type", ""), target
