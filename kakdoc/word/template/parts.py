"""One part of a template, compiled: filled in piece by piece, with the steps behind Jinja that it can need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Template

from kakdoc.base.package import Member
from kakdoc.word.template import limits, source

_PIECE = 2**16
_HUGE = 2**20
_LANDSCAPE = 'w:orient="landscape"'
_PARAGRAPH_END, _TABLE, _TABLE_END = "</w:p>", "<w:tbl>", "</w:tbl>"


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part ready to be filled; after Jinja come the steps it can need, no others.

    `whole` steps take the finished part, `local` ones any run of whole paragraphs.
    """

    source: source.PartSource
    template: Template
    whole: tuple[Callable[[str], str], ...] = ()
    local: tuple[Callable[[str], str], ...] = ()

    def arranged(self, step: Callable[[str], str]) -> CompiledPart:
        """Return the part with a last step that looks at whole tables, and at whole sections where pages are turned."""
        steps = (*self.local, step)
        if self.whole or _LANDSCAPE not in self.source.source:
            return replace(self, local=steps)
        return replace(self, whole=steps, local=())

    def render(self, context: Mapping[str, Any]) -> Member:
        """Return the part filled in, as it is stored."""
        return Member.of_pieces(self.source.member, self._pieces(context))

    def _pieces(self, context: Mapping[str, Any]) -> Iterator[bytes]:
        yield self.source.head.encode()
        chunks = limits.limited(self.template.root_render_func(self.template.new_context(dict(context))))
        if self.whole:
            yield _through((*self.whole, *self.local), "".join(chunks)).encode()
        else:
            for piece in _by_paragraph(chunks):
                yield _through(self.local, piece).encode()
        yield self.source.tail.encode()


def _through(steps: Iterable[Callable[[str], str]], xml: str) -> str:
    for step in steps:
        xml = step(xml)
    return xml


def _by_paragraph(chunks: Iterable[str]) -> Iterator[str]:
    """Yield the chunks joined to pieces of some size, each but the last ending with a paragraph."""
    waiting: list[str] = []
    size, enough = 0, _PIECE
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size > enough:
            text = "".join(waiting)
            end = _end_of_blocks(text)
            if end:
                yield text[:end]
                text = text[end:]
            waiting, size = [text], len(text)
            enough = max(_PIECE, 2 * size)  # a paragraph without end is not searched again at each chunk
    yield "".join(waiting)


def _end_of_blocks(xml: str) -> int:
    """Return where the last paragraph ends, outside tables as long as they are not huge; 0 when it does not."""
    end = xml.rfind(_PARAGRAPH_END) + len(_PARAGRAPH_END)
    open_tables = xml.count(_TABLE, 0, end) - xml.count(_TABLE_END, 0, end)
    if open_tables > 0 and len(xml) < _HUGE:
        end = xml.rfind(_TABLE, 0, end)
        return end if xml.count(_TABLE, 0, end) == xml.count(_TABLE_END, 0, end) else 0
    return end if end >= len(_PARAGRAPH_END) else 0
