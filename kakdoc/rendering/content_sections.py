"""Pages of a section, and the headers and footers that its pages show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from kakdoc.rendering.additions import RELATION
from kakdoc.rendering.content_blocks import Form
from kakdoc.rendering.content_styles import is_on
from kakdoc.rendering.styles import w

_KINDS = {"headerReference": "kepala halaman", "footerReference": "kaki halaman"}
_PAGES = {"default": "", "first": " pertama", "even": " genap"}
_SIDES = ("top", "right", "bottom", "left")
_MM = 25.4 / 1440


def form(section: etree._Element) -> Form:
    """Return size of paper, margins, columns and first page number of a section; lengths in whole millimetres."""
    columns, numbers = section.find(w("cols")), section.find(w("pgNumType"))
    return (
        ("ukuran kertas", _lengths(section.find(w("pgSz")), ("w", "h"))),
        ("batas tepi", _lengths(section.find(w("pgMar")), _SIDES)),
        ("nomor halaman pertama", "" if numbers is None else numbers.get(w("start"), "")),
        ("kolom", "1" if columns is None else columns.get(w("num"), "1")),
    )


def _lengths(element: etree._Element | None, names: Sequence[str]) -> tuple[int, ...]:
    texts = () if element is None else (element.get(w(name), "0") for name in names)
    return tuple(round(int(text) * _MM) if text.lstrip("-").isdecimal() else 0 for text in texts)


def has_even_pages(settings: etree._Element | None) -> bool:
    """Return whether even pages have headers of their own."""
    found = None if settings is None else settings.find(w("evenAndOddHeaders"))
    return found is not None and is_on(found)


def margins(sections: Sequence[etree._Element], *, even: bool) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the place and the relationship of each header and footer, section by section.

    A section without one of its own shows that of the section before.
    """
    current: dict[tuple[str, str], str] = {}
    for section in sections:
        for tag in _KINDS:
            for each in section.iterfind(w(tag)):
                current[tag, each.get(w("type"), "default")] = each.get(f"{{{RELATION}}}id", "")
        title = section.find(w("titlePg"))
        shown = {"default": True, "first": title is not None and is_on(title), "even": even}
        for tag, name in _KINDS.items():
            for page in (page for page, is_shown in shown.items() if is_shown):
                yield name, f"{name}{_PAGES[page]}", current.get((tag, page), "")
