"""What docxtpl drops around `{%- … -%}` and around tags for rows and cells that stand outside of any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from kakdoc.base.problems import Location, Problem, error
from kakdoc.word.styles import w
from kakdoc.word.template.judging.tags import NAMES, Line, Typed, between

_NEXT_TAG = re.compile(r"\{%|\{\{")
_OF_TABLES = re.compile(r"\{(?:%|\{|#)(?P<unit>tr|tc) ")
_UNITS = {"tr": "baris", "tc": "sel"}
_HELPER = re.compile(r"\{%\s*(?P<name>cellbg|colspan|vm|hm)\b")
# What a join may pass over: the ends of paragraphs, and what lies between runs and says nothing.
_EMPTY = frozenset(
    w(each)
    for each in (
        "p", "r", "t", "proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart",
        "commentRangeEnd", "lastRenderedPageBreak",
    )
)  # fmt: skip


def check(typed: Typed, file: str) -> Iterator[Problem]:
    """Yield K507 for what a minus in `{%- … -%}` would drop, K503 for tags of tables outside of tables or astray."""
    found = [(line, [(tag.start, tag.end) for tag in tags if tag.end]) for line, tags in typed.lines]
    texts = _Texts([node for line, tags in found for node in _lasting(line, tags)])
    helped: set[tuple[etree._Element | None, str]] = set()
    for line, tags in found:
        for start, end in tags:
            tag = line.text[start:end]
            yield from _placed(typed, file, line, tag)
            yield from _repeated(typed, file, line, tag, helped)
            if lost := _lost_before(line, tags, start, texts) if tag.startswith("{%-") else "":
                yield _lost(typed, file, line, tag, lost)
            if lost := _lost_behind(line, tags, end, texts) if tag.endswith("-%}") else "":
                yield _lost(typed, file, line, tag, lost)


class _Texts:
    """The texts of a part in their order, those left whose beginning is not inside a tag."""

    def __init__(self, nodes: Sequence[etree._Element]) -> None:
        self._nodes = nodes
        self._number = {node: number for number, node in enumerate(nodes)}

    def before(self, node: etree._Element) -> etree._Element | None:
        number = self._number[node]
        return self._nodes[number - 1] if number else None

    def behind(self, node: etree._Element) -> etree._Element | None:
        number = self._number[node] + 1
        return self._nodes[number] if number < len(self._nodes) else None


def _lasting(line: Line, tags: Sequence[tuple[int, int]]) -> list[etree._Element]:
    """Return the texts of a paragraph without those that a tag runs on into, which docxtpl joins to the one before."""
    starts = zip(line.starts(), line.nodes, strict=True)
    return [node for place, node in starts if not any(start < place < end for start, end in tags)]


def _home(line: Line, tags: Sequence[tuple[int, int]], place: int) -> tuple[etree._Element, int, int]:
    """Return the lasting text that holds a character of a paragraph, with its beginning and its end."""
    lasting = _lasting(line, tags)
    starts = [start for start, node in zip(line.starts(), line.nodes, strict=True) if node in lasting]
    number = max(number for number, start in enumerate(starts) if start <= place)
    return lasting[number], starts[number], [*starts, len(line.text)][number + 1]


def _lost_before(line: Line, tags: Sequence[tuple[int, int]], place: int, texts: _Texts) -> str:
    node, start, _ = _home(line, tags, place)
    if (before := texts.before(node)) is None:
        return ""
    return line.text[start:place].strip() or _passed_over(before, node)


def _lost_behind(line: Line, tags: Sequence[tuple[int, int]], place: int, texts: _Texts) -> str:
    node, _, end = _home(line, tags, place - 1)
    if (behind := texts.behind(node)) is None or _NEXT_TAG.search(line.text, place, end):
        return ""
    return line.text[place:end].strip() or _passed_over(node, behind)


def _passed_over(first: etree._Element, last: etree._Element) -> str:
    """Return what a join of two texts would drop or tear, "" when they only lie in neighbouring paragraphs."""
    lost = next((each for each in between(first, last, first.getroottree().getroot()) if each.tag not in _EMPTY), None)
    if lost is None and _block(first) is not _block(last):
        lost = next(each for node in (first, last) for each in (_block(node),) if each.tag != w("body"))
    name = "" if lost is None else etree.QName(lost).localname
    return name and f"({NAMES.get(name, name)})"


def _block(node: etree._Element) -> etree._Element:
    return next(node.iterancestors(w("p"))).getparent()


def _lost(typed: Typed, file: str, line: Line, tag: str, text: str) -> Problem:
    return error(
        "K507",
        f"teks “{' '.join(text.split())[:60]}” di samping tag “{' '.join(tag.split())[:60]}” akan hilang, karena tanda "
        "minus di tag itu menyambung paragraf dengan membuang apa pun sampai ke teks sebelah.",
        "hapus tanda minusnya, atau letakkan tag itu sendiri di awal atau akhir paragrafnya.",
    ).at(Location(file, spot=typed.spot(line.paragraph)))


def _placed(typed: Typed, file: str, line: Line, tag: str) -> Iterator[Problem]:
    of_table, helper = _OF_TABLES.match(tag), _HELPER.match(tag)
    if of_table is None and helper is None:
        return
    spot = Location(file, spot=typed.spot(line.paragraph))
    table = next(line.paragraph.iterancestors(w("tc")), None)
    if of_table and table is None:
        unit = _UNITS[of_table["unit"]]
        message = f"“{' '.join(tag.split())}” berdiri di luar tabel, padahal menggantikan {unit} tabel."
        yield error("K503", message, "pindahkan ke dalam tabel, atau pakai {%p … %} untuk paragraf.").at(spot)
    if helper and (table is None or table.find(f".//{w('tbl')}") is not None):
        reason = "di luar tabel" if table is None else "di sel yang berisi tabel lain"
        message = f"“{helper['name']}” {reason} tidak dapat dikerjakan docxtpl."
        yield error("K503", message, "letakkan di sel biasa, di awal teksnya.").at(spot)


def _repeated(
    typed: Typed, file: str, line: Line, tag: str, helped: set[tuple[etree._Element | None, str]]
) -> Iterator[Problem]:
    """Yield K503 for a second tag of one name in a cell, which docxtpl leaves to Jinja; `helped` is what was met."""
    helper = _HELPER.match(tag)
    cell = next(line.paragraph.iterancestors(w("tc")), None)
    if helper is None or cell is None:
        return
    if (cell, helper["name"]) in helped:
        message = f"“{helper['name']}” berdiri dua kali di sel ini; docxtpl hanya mengerjakan satu di setiap sel."
        remedy = "hapus salah satu; pilihan ditulis di dalam satu tag: {% cellbg 'D9D9D9' if … else 'FFFFFF' %}."
        yield error("K503", message, remedy).at(Location(file, spot=typed.spot(line.paragraph)))
    helped.add((cell, helper["name"]))
