"""The trace of a paper: what it was made from and what it was like, carried inside the paper itself.

Two custom XML parts hold it (ECMA-376 part 1, 15.2.5 and 22.5): a small one with names and digests, a large one
with the inputs and the content as made. Word shows neither and, like LibreOffice, keeps both when it saves; LibreOffice
even doubles them, so the first one that is whole counts.
"""

from __future__ import annotations

import base64
import binascii
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PureWindowsPath

from lxml import etree

from kakdoc.base.package import Member, Package, digest

FORMAT = 1
"""What this version writes, and the highest it reads."""
_SMALL, _LARGE = "urn:kakdoc:jejak", "urn:kakdoc:muatan"
_IDS = {_SMALL: "{6B616B64-6F63-4A65-8A61-6B0000000001}", _LARGE: "{6B616B64-6F63-4D75-8174-616E00000002}"}
_ITEM = re.compile(r"customXml/item(\d+)\.xml")
_PROPERTIES = re.compile(r"customXml/itemProps(\d+)\.xml")
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True)
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
_MAX_UNPACKED = 64 * 2**20
MAX_FILES = 4096
"""How many files a trace may name: a report names its months and its photographs."""


class Damaged(ValueError):
    """A trace that is there and cannot be read."""


class Newer(ValueError):
    """A trace that a later version wrote; the version is its argument."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that a paper was made from: its name, the digest of its bytes, and the bytes where they are carried."""

    name: str
    digest: str
    packed: bytes | None = None  # deflated
    columns: str = ""  # of a row of a roster: type and heading of each cell that it has, a line each

    @property
    def data(self) -> bytes | None:
        """The bytes; raises Damaged when they are not what they were."""
        if self.packed is None:
            return None
        data = _inflated(self.packed)
        if digest(data) != self.digest:
            raise Damaged
        return data


@dataclass(frozen=True, slots=True)
class Trace:
    """What a paper was made from.

    `facts` tell what it is (jenis, tahun, nomor …), `promises` the outputs that a TOR promises, in its order;
    the first of `inputs` is the input itself. `made` is the content as made, by the name of the part, filled by `load`.
    """

    program: str
    facts: Mapping[str, str]
    template: File
    inputs: tuple[File, ...]
    promises: tuple[str, ...] = ()
    made: Mapping[str, Member] = field(default_factory=dict)

    def nearest(self, name: str) -> File | None:
        """Return the file of a name that lies in the folder of the input or next above it, as traces name them."""
        found, folder = {each.name: each for each in self.inputs}, self.inputs[0].name
        while folder:
            folder = folder.rpartition("/")[0]
            if (wanted := f"{folder}/{name}" if folder else name) in found:
                return found[wanted]
        return None


class Room:
    """The place for a trace in the package of a template: relationships, properties and free names, found once."""

    def __init__(self, members: Package) -> None:
        taken = [int(found[1]) for name in members for found in [_ITEM.match(name) or _PROPERTIES.match(name)] if found]
        self._first = max(taken, default=0) + 1
        self.members = {**members, **self._fixed(members)}
        """The members of the package that does have the trace, all but the two parts themselves."""

    def _fixed(self, members: Package) -> dict[str, Member]:
        fixed = {}
        for number, space in enumerate(_IDS, self._first):
            kind, target = f"{_OFFICE}/relationships/customXmlProps", f"itemProps{number}.xml"
            relation = f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>'
            fixed[f"customXml/_rels/item{number}.xml.rels"] = (
                f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'
            )
            fixed[f"customXml/itemProps{number}.xml"] = (
                f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_IDS[space]}">'
                f'<ds:schemaRefs><ds:schemaRef ds:uri="{space}"/></ds:schemaRefs></ds:datastoreItem>'
            )
        made = {name: Member.of(name, text.encode()) for name, text in fixed.items()}
        return {**made, _RELATIONS: self._related(members), _TYPES: self._typed(members)}

    def _related(self, members: Package) -> Member:
        blank = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
        tree = etree.fromstring(members[_RELATIONS].data if _RELATIONS in members else blank)
        for number in range(self._first, self._first + len(_IDS)):
            etree.SubElement(
                tree,
                f"{{{_PACKAGE}/relationships}}Relationship",
                Id=f"rIdKakdocJejak{number}",
                Type=f"{_OFFICE}/relationships/customXml",
                Target=f"../customXml/item{number}.xml",
            )
        return _member(_RELATIONS, tree)

    def _typed(self, members: Package) -> Member:
        tree = etree.fromstring(members[_TYPES].data)
        for number in range(self._first, self._first + len(_IDS)):
            for name, kind in ((f"item{number}", "application/xml"), (f"itemProps{number}", _PROPERTIES_TYPE)):
                part = f"/customXml/{name}.xml"
                etree.SubElement(tree, f"{{{_PACKAGE}/content-types}}Override", PartName=part, ContentType=kind)
        return _member(_TYPES, tree)

    def filled(self, trace: Trace, made: Iterable[Member]) -> list[Member]:
        """Return the two parts of a trace; `made` are the members that tell what the content was like."""
        small, large = (f"customXml/item{number}.xml" for number in (self._first, self._first + 1))
        return [Member.stored(small, _small(trace).encode()), Member.stored(large, _large(trace, made))]


def _member(name: str, tree: etree._Element) -> Member:
    return Member.of(name, etree.tostring(tree, encoding="UTF-8", standalone=True))


def _small(trace: Trace) -> str:
    facts = "".join(f'<fakta nama="{key}" isi={_value(value)}/>' for key, value in trace.facts.items())
    promises = "".join(f"<keluaran isi={_value(each)}/>" for each in trace.promises)
    files = "".join(_file("isian", each) for each in trace.inputs)
    return (
        f'{_HEAD}<jejak xmlns="{_SMALL}" versi="{FORMAT}" kakdoc="{trace.program}">'
        f"{facts}{promises}{_file('templat', trace.template)}{files}</jejak>"
    )


def _file(tag: str, file: File) -> str:
    columns = f" kolom={_value(file.columns)}" if file.columns else ""
    return f'<{tag} nama={_value(file.name)} sidik="{file.digest}"{columns}/>'


def _value(text: str) -> str:
    return f'"{text.translate(_ENTITIES)}"'


def _large(trace: Trace, made: Iterable[Member]) -> bytes:
    """Return what is carried: base64 of bytes that are deflated already, so that it costs next to nothing."""
    pieces = [f'{_HEAD}<muatan xmlns="{_LARGE}" versi="{FORMAT}" kakdoc="{trace.program}">'.encode()]
    for each in trace.inputs:
        if each.packed is not None:
            pieces += (f"<isian nama={_value(each.name)}>".encode(), base64.b64encode(each.packed), b"</isian>")
    for member in made:
        way = "deflate" if member.method else "apa adanya"
        head = f'<bagian nama={_value(member.name)} cara="{way}" ukuran="{member.size}">'
        pieces += (head.encode(), base64.b64encode(member.payload), b"</bagian>")
    return b"".join((*pieces, b"</muatan>"))


def read(archive: zipfile.ZipFile) -> Trace | None:
    """Return the trace of a paper without what it carries, None where there is none.

    Raises Damaged, and Newer for one that a later version wrote.
    """
    root = _root(archive, _SMALL)
    if root is None:
        return None
    found: dict[str, list[Mapping[str, str]]] = {"fakta": [], "keluaran": [], "templat": [], "isian": []}
    for each in root:
        if isinstance(each.tag, str):
            found.setdefault(each.tag.rpartition("}")[2], []).append(each.attrib)
    files = found["isian"]
    if not 0 < len(files) <= MAX_FILES or not all(is_safe(each.get("nama", "")) for each in files + found["templat"]):
        raise Damaged
    try:
        return Trace(
            program=root.attrib["kakdoc"],
            facts={each["nama"]: each["isi"] for each in found["fakta"]},
            template=next(File(each["nama"], each["sidik"]) for each in found["templat"]),
            inputs=tuple(File(each["nama"], each["sidik"], None, each.get("kolom", "")) for each in files),
            promises=tuple(each["isi"] for each in found["keluaran"]),
        )
    except (KeyError, StopIteration) as cause:
        raise Damaged from cause


def is_safe(name: str) -> bool:
    """Return whether a name stays within the folder that it is told from, by the rules of Windows too."""
    path = PureWindowsPath(name)
    return bool(path.parts) and not path.anchor and ".." not in path.parts and "\0" not in name


def load(archive: zipfile.ZipFile) -> Trace | None:
    """Return the trace of a paper with what it carries; raises what `read` raises."""
    trace = read(archive)
    if trace is None:
        return None
    root = _root(archive, _LARGE)
    if root is None:
        raise Damaged
    carried = {each.get("nama", ""): _bytes(each) for each in _children(root, "isian")}
    inputs = tuple(replace(each, packed=carried.get(each.name)) for each in trace.inputs)
    parts = (_part(each) for each in _children(root, "bagian"))
    made = {each.name: each for each in parts}
    if sum(each.size for each in made.values()) > _MAX_UNPACKED:
        raise Damaged
    return Trace(trace.program, trace.facts, trace.template, inputs, trace.promises, made)


def _root(archive: zipfile.ZipFile, space: str) -> etree._Element | None:
    """Return the root of the first part of ours that is whole; raises Damaged when there are only broken ones."""
    broken = False
    for name in archive.namelist():
        if not (name.startswith("customXml/item") and _ITEM.fullmatch(name)):
            continue
        try:
            data = archive.read(name)
            if space.encode() not in data[:512]:
                continue
            root = etree.fromstring(data, _PARSER)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError):
            broken = True
            continue
        if etree.QName(root).namespace == space:
            return _known(root)
    if broken:
        raise Damaged
    return None


def _known(root: etree._Element) -> etree._Element:
    version = root.get("versi", "")
    if not version.isdecimal():
        raise Damaged
    if len(version) > 4 or int(version) > FORMAT:
        raise Newer(root.get("kakdoc", ""))
    return root


def _children(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    yield from root.iterchildren(f"{{{etree.QName(root).namespace}}}{tag}")


def _bytes(element: etree._Element) -> bytes:
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True)
    except binascii.Error as cause:
        raise Damaged from cause


def _part(element: etree._Element) -> Member:
    """Return a part of the content as made, still deflated; a size that lies lets no more through."""
    data, size = _bytes(element), element.get("ukuran", "")
    if not (size.isdecimal() and len(size) < 10):
        raise Damaged
    method = zipfile.ZIP_DEFLATED if element.get("cara") == "deflate" else zipfile.ZIP_STORED
    return Member(element.get("nama", ""), data, 0, int(size), method)


def packed(data: bytes) -> bytes:
    """Return bytes deflated, as a paper carries them.

    Every paper pays for it: the fastest level, and a window and a memory that take half the time of the usual ones.
    """
    packer = zlib.compressobj(1, zlib.DEFLATED, -13, 6)
    return packer.compress(data) + packer.flush()


def _inflated(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = unpacker.decompress(data, _MAX_UNPACKED)
    except zlib.error as cause:
        raise Damaged from cause
    if not unpacker.eof:
        raise Damaged
    return found
