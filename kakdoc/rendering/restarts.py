"""Lists of a template that begin anew each time a loop prints them: rows of tables, items of sections.

Word marks a list as restarted with `w:startOverride` (ECMA-376 part 1, 17.9.27). Where a loop prints such a list, each
run of the loop gets a `w:num` of its own, because other programs count by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from kakdoc.rendering.package import Package
from kakdoc.rendering.source import RAW, PartSource
from kakdoc.rendering.styles import w

NEW_LIST = "_daftar_baru"
"""Name in the context of what hands out the number of a new list, given its definition and its level."""

Lists = Mapping[tuple[str, str], str]
"""The definition (`w:abstractNumId`) of each list that restarts, by its number and the level that does."""

_LOOP = re.compile(r"\{%[-+]?\s*(?P<loop>for|endfor)\b")
_NUMBERED = re.compile(r'<w:numPr><w:ilvl w:val="(?P<level>\d)"/><w:numId w:val="(?P<number>\d+)"/></w:numPr>')
_STEP = re.compile(f"{_LOOP.pattern}|{_NUMBERED.pattern}")
_STYLED = re.compile(
    r'<w:pPr><w:pStyle w:val="(?P<style>[^"]+)"/>(?:<w:(?:keepNext|keepLines|pageBreakBefore|widowControl)\b[^<>]*/>)*+'
    r"(?!<w:(?:numPr|framePr))"
)


def read(package: Package) -> tuple[Lists, Mapping[str, tuple[str, str]]]:
    """Return the lists of a template that restart, and the number and level of each style that prints one."""
    if "word/numbering.xml" not in package or "word/styles.xml" not in package:
        return {}, {}
    lists = _restarting(etree.fromstring(package["word/numbering.xml"].data))
    found = {}
    for style in etree.fromstring(package["word/styles.xml"].data).iterfind(w("style")):
        number = style.find(f"{w('pPr')}/{w('numPr')}")
        key = (_val(number, "numId"), _val(number, "ilvl") or "0")
        if number is not None and key in lists:
            found[style.get(w("styleId"), "")] = key
    return lists, found


def _restarting(numbering: etree._Element) -> Lists:
    abstracts = {num.get(w("numId"), ""): _val(num, "abstractNumId") for num in numbering.iterfind(w("num"))}
    marked = {
        (_val(num, "abstractNumId"), override.get(w("ilvl"), ""))
        for num in numbering.iterfind(w("num"))
        for override in num.iterfind(w("lvlOverride"))
        if override.find(w("startOverride")) is not None
    }
    return {
        (number, level): abstract
        for number, abstract in abstracts.items()
        for marked_abstract, level in marked
        if marked_abstract == abstract
    }


def _val(parent: etree._Element | None, name: str) -> str:
    found = None if parent is None else parent.find(w(name))
    return "" if found is None else str(found.get(w("val"), ""))


def restarted(part: PartSource, lists: Lists, styled: Mapping[str, tuple[str, str]]) -> PartSource:
    """Return a part in which each loop begins the lists that restart and that it prints itself."""
    if not lists or RAW.search(part.source):
        return part
    source = _STYLED.sub(lambda found: found[0] + _own_number(styled.get(found["style"])), part.source)
    begun: dict[tuple[int, str, str], str] = {}  # the name of a list, by the place of its loop, definition and level
    edits = []
    for loop, found in _in_loops(source):
        if (found["number"], found["level"]) in lists:
            key = (loop, lists[found["number"], found["level"]], found["level"])
            name = begun.setdefault(key, f"_daftar{len(begun)}")
            edits.append((found.start("number"), found.end("number"), f"{{{{ {name} }}}}"))
    for (loop, abstract, level), name in begun.items():
        edits.append((loop, loop, f'{{% set {name} = {NEW_LIST}("{abstract}", {level}) %}}'))
    return replace(part, source=_edited(source, sorted(edits)))


def _in_loops(source: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each number of a list inside a loop, with the place where the innermost loop begins."""
    loops: list[int] = []
    for step in _STEP.finditer(source):
        if step["loop"] == "for":
            loops.append(step.start())
        elif step["loop"]:
            loops = loops[:-1]
        elif loops:
            yield loops[-1], step


def _edited(source: str, edits: Sequence[tuple[int, int, str]]) -> str:
    pieces, last = [], 0
    for start, end, text in edits:
        pieces += [source[last:start], text]
        last = end
    return "".join((*pieces, source[last:]))


def _own_number(key: tuple[str, str] | None) -> str:
    return f'<w:numPr><w:ilvl w:val="{key[1]}"/><w:numId w:val="{key[0]}"/></w:numPr>' if key else ""
