"""Pages of a section, and the headers and footers that its pages show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from kakdoc.word.comparing.blocks import Form
from kakdoc.word.comparing.styles.looks import is_on
from kakdoc.word.drawing.additions import RELATION
from kakdoc.word.styles import w

_TAGS = {"headerReference": "kepala halaman", "footerReference": "kaki halaman"}
_PAGES = {"default": "", "first": " pertama", "even": " genap"}
_SIDES = ("top", "right", "bottom", "left")
_MM = 25.4 / 1440


def section_form(section: etree._Element, number: int) -> Form:
    """Return paper, margins, columns, page numbers and borders of a section; lengths in whole millimetres."""
    kind = _said(section, "type", "val", "nextPage")
    borders = section.find(w("pgBorders"))
    return (
        ("ukuran kertas", _lengths(section.find(w("pgSz")), ("w", "h"))),
        ("batas tepi", _lengths(section.find(w("pgMar")), _SIDES)),
        ("nomor halaman pertama", _said(section, "pgNumType", "start", "")),
        ("bentuk nomor halaman", _said(section, "pgNumType", "fmt", "decimal")),
        ("kolom", _said(section, "cols", "num", "1")),
        ("awal bagian", kind if number > 1 else ""),
        ("garis tepi halaman", () if borders is None else _borders(borders)),
    )


def _said(section: etree._Element, tag: str, name: str, default: str) -> str:
    found = section.find(w(tag))
    return default if found is None else str(found.get(w(name), default))


def _borders(borders: etree._Element) -> tuple[tuple[str, str], ...]:
    """Return the kind of line on each side that has one."""
    kinds = ((side, borders.find(w(side))) for side in _SIDES)
    return tuple((side, kind) for side, each in kinds if each is not None and (kind := each.get(w("val"))) != "none")


def _lengths(element: etree._Element | None, names: Sequence[str]) -> tuple[int, ...]:
    texts = () if element is None else (element.get(w(name), "0") for name in names)
    return tuple(round(int(text) * _MM) if text.lstrip("-").isdecimal() else 0 for text in texts)


def has_even_pages(settings: etree._Element | None) -> bool:
    """Return whether even pages have headers of their own."""
    found = None if settings is None else settings.find(w("evenAndOddHeaders"))
    return found is not None and is_on(found)


class Margin(NamedTuple):
    """A header or footer of one section; `is_first` when the first page of the section shows it."""

    section: int
    kind: str
    place: str
    relation: str
    is_first: bool


def margins(sections: Sequence[etree._Element], *, even: bool) -> Iterator[Margin]:
    """Yield each header and footer that is shown, section by section.

    A section without one of its own shows that of the section before.
    """
    current: dict[tuple[str, str], str] = {}
    for number, section in enumerate(sections):
        for tag in _TAGS:
            for each in section.iterfind(w(tag)):
                current[tag, each.get(w("type"), "default")] = each.get(f"{{{RELATION}}}id", "")
        title = section.find(w("titlePg"))
        is_titled = title is not None and is_on(title)
        shown = {"default": True, "first": is_titled, "even": even}
        for tag, name in _TAGS.items():
            for page in (page for page, is_shown in shown.items() if is_shown):
                is_first = page == ("first" if is_titled else "default")
                yield Margin(number, name, f"{name}{_PAGES[page]}", current.get((tag, page), ""), is_first)
