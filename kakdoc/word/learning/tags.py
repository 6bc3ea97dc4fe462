"""Tags that stand in a form already: the names that they print, how they print them, what they repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes

from kakdoc.base.problems import TemplateError
from kakdoc.word.learning.form import Form
from kakdoc.word.learning.text.writing import Written
from kakdoc.word.template import faults, filters, source
from kakdoc.word.template.judging.tags import Marks

_LOCAL = frozenset(("loop", "range", "namespace", "dict", "cycler", "joiner"))
_WORD = re.compile(r"(?P<text>\"[^\"]*\"|'[^']*')|(?<![\w.|])(?P<name>[^\W\d]\w*)(?!\s*=[^=])")


@dataclass(slots=True)
class Asked:
    """A name that a template asks for: the filters behind it, what it holds, whether it is a list or a choice."""

    name: str
    filters: list[str] = field(default_factory=list)
    inner: dict[str, Asked] = field(default_factory=dict)
    listed: bool = False
    chosen: bool = False
    printed: bool = False

    def under(self, name: str) -> Asked:
        """Return what stands under a name in it."""
        return self.inner.setdefault(name, Asked(name))


def asked(data: bytes, file: str) -> dict[str, Asked]:
    """Return the names that a template asks for, in their order. Raises TemplateError K503, and as `faults` tells."""
    env, root = filters.build(), Asked("")
    for part in source.read(data):
        try:
            tree = env.parse(part.source)
        except TemplateSyntaxError as fault:
            raise TemplateError(*faults.syntax_faults(part, fault, env, file)) from fault
        _Names(root).visit(tree, {})
    return root.inner


class _Names:
    """Walks a template with what each name of a loop stands for."""

    def __init__(self, root: Asked) -> None:
        self._root = root

    def visit(self, node: nodes.Node, local: dict[str, Asked | None]) -> None:
        """Note what a piece of a template asks for."""
        match node:
            case nodes.For():
                self._loop(node, local)
            case nodes.If(test=test):
                if (found := self._found(test.node if isinstance(test, nodes.Not) else test, local)) is not None:
                    found.chosen = True
                self._children(node, local)
            case nodes.Assign(target=nodes.Name(name=name)):
                self._children(node, local)
                local[name] = None
            case nodes.Output():
                for each in node.nodes:
                    self._print(each, local)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                self._found(node, local)
                self._children(node, local)
            case nodes.Filter(node=inner, name=name):
                if inner is not None and (found := self._found(inner, local)) is not None:
                    found.filters.append(name)
                self._children(node, local)
            case _:
                self._children(node, local)

    def _children(self, node: nodes.Node, local: dict[str, Asked | None]) -> None:
        for each in node.iter_child_nodes():
            if not isinstance(each, nodes.Name) or each.ctx == "load":
                self.visit(each, local)

    def _print(self, node: nodes.Node, local: dict[str, Asked | None]) -> None:
        inner = node
        while isinstance(inner, nodes.Filter) and inner.node is not None:
            inner = inner.node
        if (found := self._found(inner, local)) is not None:
            found.printed = True
        self.visit(node, local)

    def _loop(self, node: nodes.For, local: dict[str, Asked | None]) -> None:
        self.visit(node.iter, local)
        inner = node.iter
        while isinstance(inner, nodes.Filter) and inner.node is not None:
            inner = inner.node
        found = self._found(inner, local)
        own = dict(local)
        if found is not None:
            found.listed = True
        targets = [node.target] if isinstance(node.target, nodes.Name) else node.target.find_all(nodes.Name)
        own |= {each.name: found for each in targets}
        for piece in (*node.body, *node.else_):
            self.visit(piece, own)

    def _found(self, node: nodes.Node, local: dict[str, Asked | None]) -> Asked | None:
        """Return what an expression asks for where it is a name, or something under one."""
        if isinstance(node, nodes.Name):
            if node.name in local:
                return local[node.name]
            return None if node.name in _LOCAL else self._root.under(node.name)
        if isinstance(node, nodes.Getattr):
            below = self._found(node.node, local)
            return None if below is None else below.under(node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            below = self._found(node.node, local)
            return None if below is None else below.under(node.arg.value)
        return None


def spots(form: Form, name: str) -> Iterator[tuple[Written, int, int]]:
    """Yield where a name stands in the tags of a form, from the end of each paragraph."""
    for written, _ in form.lines():
        text = written.text
        for tag in reversed([each for each in Marks().tags(text) if each.end is not None]):
            inside = text[tag.start : tag.end]
            for found in reversed([each for each in _WORD.finditer(inside) if each["name"] == name]):
                yield written, tag.start + found.start("name"), tag.start + found.end("name")
