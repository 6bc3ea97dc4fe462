"""Lists of a template that begin anew each time a loop prints them: rows of tables, items of sections.

Word marks a list as restarted with `w:startOverride` (ECMA-376 part 1, 17.9.27). Where a loop prints such a list, each
run of the loop gets a `w:num` of its own, because other programs count by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from kakdoc.base.package import Package
from kakdoc.word.styles import Numbered, w
from kakdoc.word.template.filters import NEW_LIST
from kakdoc.word.template.source import RAW, PartSource


@dataclass(frozen=True, slots=True)
class Restarting:
    """The lists of a template that restart: the definition of each, by its number and the level that does.

    `styles` are those that print one, by the id and by the name of the style.
    """

    lists: Mapping[tuple[str, str], str]
    styles: Mapping[str, Numbered]


_LOOP = r"\{%[-+]?\s*(?P<loop>for|endfor)\b"
_NUMBERED = r'<w:numPr><w:ilvl w:val="(?P<level>\d)"/><w:numId w:val="(?P<number>\d+)"/></w:numPr>'
# A style that the filter `prosa` prints the first paragraph with: `|prosa("Lanjutan Butir", "Butir Bernomor")`.
_FIRST = r'\|\s*prosa\((?:[^(){}]*),\s*"(?P<first>[^"(){}]+)"\s*(?=[,)])'
_STEP = re.compile(f"{_LOOP}|{_NUMBERED}|{_FIRST}")
_STYLED = re.compile(
    r'<w:pPr><w:pStyle w:val="(?P<style>[^"]+)"/>(?:<w:(?:keepNext|keepLines|pageBreakBefore|widowControl)\b[^<>]*/>)*+'
    r"(?!<w:(?:numPr|framePr))"
)


def read(package: Package, numbers: Mapping[str, Numbered], ids: Mapping[str, str]) -> Restarting:
    """Return the lists of a template that restart; `numbers` are its numbered styles by id, `ids` their ids by name."""
    if not numbers:
        return Restarting({}, {})
    lists = _restarting(etree.fromstring(package["word/numbering.xml"].data))
    styles = {id_: each for id_, each in numbers.items() if (each.number, each.level) in lists}
    return Restarting(lists, styles | {name: styles[id_] for name, id_ in ids.items() if id_ in styles})


def _restarting(numbering: etree._Element) -> dict[tuple[str, str], str]:
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


def restarted(part: PartSource, restarting: Restarting) -> PartSource:
    """Return a part in which each loop begins the lists that restart and that it prints itself."""
    if not restarting.lists or RAW.search(part.source):
        return part
    styles = restarting.styles
    source = _STYLED.sub(lambda found: found[0] + _own_number(styles.get(found["style"])), part.source)
    begun: dict[tuple[int, str, str], str] = {}  # the name of a list, by the place of its loop, definition and level
    edits = []
    for loop, found in _in_loops(source):
        key = _list(found, styles)
        if key in restarting.lists:
            name = begun.setdefault((loop, restarting.lists[key], key[1]), f"_daftar{len(begun)}")
            edits.append(_named(found, name))
    for (loop, abstract, level), name in begun.items():
        edits.append((loop, loop, f'{{% set {name} = {NEW_LIST}("{abstract}", {level}) %}}'))
    return replace(part, source=_edited(source, sorted(edits)))


def _list(found: re.Match[str], styles: Mapping[str, Numbered]) -> tuple[str, str]:
    """Return number and level of the list that is named in a template."""
    first = styles.get(found["first"] or "")
    return (first.number, first.level) if first else (found["number"] or "", found["level"] or "")


def _named(found: re.Match[str], name: str) -> tuple[int, int, str]:
    """Return what to write where a list is named: its name for its number, or as a further argument."""
    if found["first"]:
        return found.end(), found.end(), f", {name}"
    return found.start("number"), found.end("number"), f"{{{{ {name} }}}}"


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


def _own_number(numbered: Numbered | None) -> str:
    return numbered.properties() if numbered else ""
