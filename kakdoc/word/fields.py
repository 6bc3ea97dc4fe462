"""Fields of Word: where each begins and ends, and what it is told to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kakdoc.word.styles import w

_CHAR, _TYPE, _TEXT, _SIMPLE, _INSTR = w("fldChar"), w("fldCharType"), w("instrText"), w("fldSimple"), w("instr")


@dataclass(slots=True)
class Field:
    """A field: its instruction, the element that begins it and, where it has one of its own, the one that ends it."""

    begin: etree._Element
    instruction: str = ""
    end: etree._Element | None = None

    @property
    def name(self) -> str:
        """What kind of field it is, in capitals: `PAGE`, `TOC`."""
        return next(iter(self.instruction.split()), "").upper()


def fields(root: etree._Element) -> Iterator[Field]:
    """Yield the fields of a part, each when it ends; one that never ends comes last."""
    open_fields: list[Field] = []
    for each in root.iter(_CHAR, _TEXT, _SIMPLE):
        if each.tag == _SIMPLE:
            yield Field(each, each.get(_INSTR, ""))
        elif each.tag == _TEXT:
            if open_fields:
                open_fields[-1].instruction += each.text or ""
        elif each.get(_TYPE) == "begin":
            open_fields.append(Field(each))
        elif each.get(_TYPE) == "end" and open_fields:
            open_fields[-1].end = each
            yield open_fields.pop()
    yield from open_fields
