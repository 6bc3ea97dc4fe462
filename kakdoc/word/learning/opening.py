"""A form opened: its parts, and what makes it one that nothing can be learned from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from kakdoc.base import package
from kakdoc.base.package import Member
from kakdoc.base.problems import InputError, Location, Problem, error
from kakdoc.word.joining.parts import without_trace
from kakdoc.word.learning.text.marks import spans
from kakdoc.word.learning.text.writing import Written
from kakdoc.word.places import paragraph_of, paragraph_place
from kakdoc.word.styles import w
from kakdoc.word.template.judging.tracked import TRACKED
from kakdoc.word.template.source import BODY, FOOTER, FOOTNOTES, HEADER

BODY_PART = "word/document.xml"
_PARTS = ((r"word/header\d*\.xml", HEADER), (r"word/footer\d*\.xml", FOOTER), (r"word/footnotes\.xml", FOOTNOTES))
_ENDNOTES, _ENDNOTES_LABEL = "word/endnotes.xml", "catatan akhir"
_STRICT = b"http://purl.oclc.org/ooxml/"
_COMMENTS = re.compile(r"word/comments\w*\.xml")
_OF_COMMENTS = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_LOCKS = tuple(map(w, ("documentProtection", "writeProtection", "mailMerge")))
_BOXES = (w("txbxContent"),)


def parts(data: bytes, file: str) -> tuple[dict[str, Member], dict[str, etree._Element]]:
    """Return the members of a form, and the roots of those in which people read; no comments, no locks.

    Raises TemplateError K501, K502, InputError K750 for another format, K753 for tracked changes, K754 for places in
    text boxes and notes at the end, each with all that was found.
    """
    members = without_trace(package.read(data, file))  # papers made of it carry their own
    body = members.get(BODY_PART)
    if body is None or _STRICT in body.data[:4000]:
        strict = body is not None
        raise InputError(_not_ours(file, strict=strict))
    roots = {name: _root(members[name], file) for name, _ in _labelled(members)}
    found = [each for name, root in roots.items() for each in _refused(root, label_of(name), file)]
    if found := [*found, *_in_endnotes(members, file)]:
        raise InputError(*found)
    for name, member in list(members.items()):
        if _COMMENTS.fullmatch(name) or name == "word/settings.xml":
            members[name] = _without(member, file)
    for root in roots.values():
        for each in list(root.iter(*_OF_COMMENTS)):
            each.getparent().remove(each)
    return members, roots


def label_of(name: str) -> str:
    """Return what people call a part: the body, a header."""
    return next((label for pattern, label in _PARTS if re.fullmatch(pattern, name)), BODY)


def _labelled(members: Mapping[str, Member]) -> Iterator[tuple[str, str]]:
    yield BODY_PART, BODY
    for name in members:
        if (label := label_of(name)) != BODY:
            yield name, label


def _root(member: Member, file: str) -> etree._Element:
    try:
        return etree.fromstring(member.data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as cause:
        message = f"susunan di dalamnya rusak ({member.name})."
        raise InputError(
            error("K750", message, "buka di Word, lalu simpan dengan nama baru.").at(Location(file))
        ) from cause


def _not_ours(file: str, *, strict: bool) -> Problem:
    reason = "disimpan sebagai “Strict Open XML”" if strict else "isinya bukan dokumen Word"
    remedy = "di Word: Simpan Sebagai, pilih “Dokumen Word (*.docx)”."
    return error("K750", f"surat ini tidak dapat dipelajari: {reason}.", remedy).at(Location(file))


def _refused(root: etree._Element, label: str, file: str) -> Iterator[Problem]:
    if found := list(root.iter(*TRACKED)):
        yield error(
            "K753",
            f"surat ini memuat {len(found)} perubahan terlacak yang belum diterima atau ditolak.",
            "di Word: Tinjau → Terima Semua Perubahan, matikan Lacak Perubahan, simpan, lalu jalankan lagi.",
        ).at(Location(file, spot=f"{label}, {paragraph_place(paragraph_of(found[0]))}"))
    for box in root.iter(*_BOXES):
        if (
            next(box.iterancestors("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"), None)
            is not None
        ):
            continue
        for paragraph in box.iter(w("p")):
            if (asked := spans(text := Written(paragraph).text)) or "{%" in text:
                shown = text[asked[0].start : asked[0].end] if asked else text.strip()
                yield _out_of_reach(shown, "kotak teks").at(Location(file, spot=f"{label}, {_beside(box)}"))
                break


def _out_of_reach(shown: str, where: str) -> Problem:
    return error(
        "K754",
        f"tempat isian “{shown[:40]}” berdiri di dalam {where}, yang tidak dapat diisi dengan benar.",
        f"di Word: pindahkan isinya ke paragraf atau tabel biasa, hapus {where}nya, simpan, lalu jalankan lagi.",
    )


def _in_endnotes(members: Mapping[str, Member], file: str) -> Iterator[Problem]:
    """Yield K754 for the first place in the notes at the end, which papers are not filled in."""
    root = _root(members[_ENDNOTES], file) if _ENDNOTES in members else None
    for paragraph in () if root is None else root.iter(w("p")):
        if asked := spans(text := Written(paragraph).text):
            shown = text[asked[0].start : asked[0].end]
            yield _out_of_reach(shown, "catatan akhir").at(Location(file, spot=_ENDNOTES_LABEL))
            return


def _beside(box: etree._Element) -> str:
    """Return where the paragraph is that a box hangs on."""
    outer = [each for each in box.iterancestors(w("p")) if next(each.iterancestors(*_BOXES), None) is None]
    return paragraph_place(outer[0] if outer else None)


def _without(member: Member, file: str) -> Member:
    """Return comments without any, or settings without what asks for data or locks the paper."""
    root = _root(member, file)
    for each in list(root):
        if member.name != "word/settings.xml" or each.tag in _LOCKS:
            root.remove(each)
    return Member.of(member.name, bytes(etree.tostring(root, encoding="UTF-8", standalone=True)))
