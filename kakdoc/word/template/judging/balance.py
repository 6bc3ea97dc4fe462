"""Whether loops and conditions hold whole markup: what they cut through would be doubled or missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import nodes

from kakdoc.base.problems import Location, Problem, error
from kakdoc.word.template.faults import Places
from kakdoc.word.template.judging.tags import NAMES
from kakdoc.word.template.source import PartSource

_ELEMENT = re.compile(r"<(?P<close>/?)(?P<name>[\w:.-]+)(?P<rest>[^<>]*)>|\0(?P<block>\d+)\0")
# What hands finished text, its escapes already in it, to a filter: `upper` makes `&AMP;` of `&amp;`.
FINISHED = (nodes.FilterBlock, nodes.AssignBlock, nodes.Macro, nodes.CallBlock)
_WORDS: dict[type[nodes.Node], str] = {
    nodes.For: "for", nodes.If: "if", nodes.FilterBlock: "filter", nodes.AssignBlock: "set", nodes.Macro: "macro",
    nodes.CallBlock: "call",
}  # fmt: skip


def is_balanced(tree: nodes.Template) -> bool:
    """Return whether every loop body and branch is whole markup, so that any rendering is well-formed."""
    escaped = any(each.name in ("e", "escape") for each in tree.find_all(nodes.Filter))
    finished = escaped or next(tree.find_all(FINISHED), None) is not None
    return not finished and all(_closes_itself(statements) for statements in bodies(tree))


def bodies(node: nodes.Node) -> Iterator[Sequence[nodes.Node]]:
    """Yield the statements of a template, then those of every block in it."""
    for name in ("body", "else_", "elif_"):
        statements = getattr(node, name, None) or ()
        if statements and name != "elif_":
            yield statements
        for statement in statements:
            if isinstance(statement, nodes.Stmt):
                yield from bodies(statement)


def template_data(statements: Iterable[nodes.Node]) -> Iterator[nodes.TemplateData]:
    """Yield the texts of the template itself among statements, without those in blocks."""
    for statement in statements:
        if isinstance(statement, nodes.Output):
            yield from (each for each in statement.nodes if isinstance(each, nodes.TemplateData))


def _closes_itself(statements: Iterable[nodes.Node]) -> bool:
    """Return whether a body leaves open what was open: a tag in a run closes the run and opens it again."""
    effect = Effect()
    for element in _ELEMENT.finditer("".join(data.data for data in template_data(statements))):
        effect.take(element)
    return effect.net() == _NOTHING


@dataclass
class Effect:
    """What a piece of markup does to the elements that are open: those it closes, then those it opens."""

    closes: list[str] = field(default_factory=list)
    opens: list[str] = field(default_factory=list)

    def take(self, element: re.Match[str]) -> None:
        """Note one start or end of an element."""
        if not element["close"]:
            self.opens += [element["name"]] * (not element["rest"].endswith("/"))
        elif self.opens and self.opens[-1] == element["name"]:
            self.opens.pop()
        else:
            self.closes.append(element["name"])

    def then(self, other: Effect) -> None:
        """Add the effect of what follows."""
        for name in other.closes:
            if self.opens and self.opens[-1] == name:
                self.opens.pop()
            else:
                self.closes.append(name)
        self.opens += other.opens

    def net(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what is closed and opened, without what is closed only to be opened again, as between two runs."""
        closes, opens = [*self.closes], [*self.opens]
        while closes and opens and closes[-1] == opens[0]:
            closes.pop()
            opens.pop(0)
        return tuple(closes), tuple(opens)


_NOTHING = Effect().net()


def check(part: PartSource, file: str, tree: nodes.Template) -> Iterator[Problem]:
    """Yield K503 for each loop or condition whose two ends stand in different places of the markup."""
    found: list[tuple[nodes.Node, Effect]] = []
    whole = _effect(tree.body, found)
    if not found and whole == Effect():
        return
    places = Places(part)
    for node, effect in found:
        word = _WORDS.get(type(node), "")
        tag = re.search(rf"\{{%[-+]?\s*{word}\b.*?%\}}", places.text(node.lineno), re.DOTALL)
        spot = Location(file, spot=places.describe(node.lineno, tag[0] if tag else ""))
        made = tag is not None and "loop.first" in tag[0] and "loop.first" not in part.original
        yield (_helper() if made else _cut(tag[0] if tag else word, effect)).at(spot)
    if not found:
        message = "tag di bagian ini memotong susunan Word (tabel, kontrol isi, atau paragraf) di tengah."
        yield error("K503", message, "ketik ulang tag itu di paragraf biasa.").at(Location(file, spot=part.label))


def _helper() -> Problem:
    """Return K503 for what docxtpl itself makes of `vm` and `hm`, which trips over tabs and over fields."""
    message = (
        "“vm” atau “hm” tidak dapat dikerjakan docxtpl di sel ini, karena paragrafnya mempunyai tabulasi atau bidang."
    )
    return error("K503", message, "hapus tabulasinya (Paragraf → Tab), atau gabung selnya di templat.")


def _cut(tag: str, effect: Effect) -> Problem:
    closes, opens = effect.net()
    names = [NAMES.get(each.rpartition(":")[2], "") for each in (*reversed(closes), *opens)]
    border = next(filter(None, names), "susunan lain")
    return error(
        "K503",
        f"“{' '.join(tag.split())}” dan tag penutupnya tidak di tingkat yang sama: batas {border} ada di antaranya.",
        f"letakkan keduanya di dalam {border} yang sama, atau keduanya di luarnya.",
    )


def _effect(statements: Sequence[nodes.Node], found: list[tuple[nodes.Node, Effect]]) -> Effect:
    """Return the effect of statements on the open elements; blocks that cut the markup are added to `found`."""
    text: list[str] = []
    blocks: list[Effect] = []
    for statement in statements:
        if isinstance(statement, nodes.Output):
            text += [each.data.replace("\0", "") for each in statement.nodes if isinstance(each, nodes.TemplateData)]
        elif isinstance(statement, nodes.Stmt):
            text.append(f"\0{len(blocks)}\0")
            blocks.append(_of_block(statement, found))
    effect = Effect()
    for element in _ELEMENT.finditer("".join(text)):
        if element["block"]:
            effect.then(blocks[int(element["block"])])
        else:
            effect.take(element)
    return effect


def _of_block(node: nodes.Stmt, found: list[tuple[nodes.Node, Effect]]) -> Effect:
    body = _effect(getattr(node, "body", None) or (), found)
    if isinstance(node, nodes.If):
        others = [_effect(each.body, found) for each in node.elif_] + [_effect(node.else_, found)]
        if any(each.net() != body.net() for each in others):
            found.append((node, next(each for each in (body, *others) if each.net() != _NOTHING)))
    elif isinstance(node, (nodes.For, *FINISHED)):
        others = [_effect(getattr(node, "else_", None) or (), found)]
        odd = next((each for each in (body, *others) if each.net() != _NOTHING), None)
        if odd is not None:
            found.append((node, odd))
    return body if isinstance(node, nodes.If | nodes.For | nodes.With | nodes.ScopedEvalContextModifier) else Effect()
