"""The content of a paper as blocks that are equal where nobody edited it.

Saving is not editing: Word and LibreOffice write styles, runs, lists, part names and much else anew, so everything is
compared by its effect: the text, how each piece of it looks, how its list numbers are printed.

Not seen, because saving changes it by itself or because it is not read:

- tables: widths of columns, place and width of the table, borders, margins of cells, repeated header rows, rows kept
  whole;
- paragraphs: borders, tab stops, lines kept together, the signs of bullets, the value of a number that goes on;
- text: spacing and width of letters, effects, borders, fonts of other scripts, the default font of the paper, the
  colour of an underline, soft hyphens; the look of text in formulas and in what else is told by its words alone;
- pages: gutter, distance of headers, widths of columns of text, line numbers, colour, vertical place of text; colour
  and width of page borders; empty paragraphs before the end of a section; page breaks set in a table; where footnotes
  stand;
- drawings: size, place, crop, colours, lines and alternative text; how charts look, links to data; text in SmartArt
  and WordArt; what is behind the picture of an embedded object; the content of a file that is put in (altChunk);
- the rest: contents lists, targets of links, bookmarks, languages, themes, properties of the file, styles nobody uses,
  settings other than protection, authors and states of comments, marks between the rows and cells of a table.

A section whose first page differs may lose what its later pages show where its first header is spread to all of them,
as LibreOffice does it with sections of one page. Sizes of paper, margins and rows are compared in whole millimetres,
raised and lowered text by its direction; results of fields such as PAGE are left out.

Seen although nobody meant it: a picture that Word compressed while saving, a first header, a formula, a field without
a result or a part put in (altChunk) that LibreOffice lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kakdoc.base.package import Package
from kakdoc.word.comparing import graphics
from kakdoc.word.comparing.blocks import Block, Form, Paragraph, block, whole
from kakdoc.word.comparing.differences import Difference, differences
from kakdoc.word.comparing.headers import Shown, arranged
from kakdoc.word.comparing.seals import seals
from kakdoc.word.comparing.sections import has_even_pages, margins, section_form
from kakdoc.word.comparing.styles.looks import LEVEL, LIST, STYLE, Look, Sheet, paragraph_look
from kakdoc.word.comparing.styles.numbers import Numbers
from kakdoc.word.comparing.styles.tables import Grid, cell_form, children, row_form
from kakdoc.word.comparing.text import ALTERNATE, PAGE_BREAK, SKIPPED, Reader, alternative, split
from kakdoc.word.fields import fold_contents
from kakdoc.word.parts import Parts, base
from kakdoc.word.places import paragraph_number, row_number
from kakdoc.word.styles import w
from kakdoc.word.template.judging.tracked import TRACKED

__all__ = ["Block", "Difference", "base", "blocks", "differences", "whole"]

_TRACKING = "pelacakan perubahan"
_PARAGRAPH, _PAGE_SETUP = "paragraf", "pengaturan halaman"
_ON_NEW_PAGE = ("halaman baru", "ya")
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_P, _PPR, _TBL, _TR, _TC, _SECTION = w("p"), w("pPr"), w("tbl"), w("tr"), w("tc"), w("sectPr")
_NOTES = {"footnote": ("footnotes", "catatan kaki"), "endnote": ("endnotes", "catatan akhir")}
_EMPTY = block(_PARAGRAPH, "", (Paragraph((), ()),))


def blocks(package: Package) -> list[Block]:
    """Return the content of a paper, or of its `base`, in reading order; headers, notes and comments come last.

    Raises ValueError when a part is no XML, or has no number where one must be.
    """
    return list(_Paper(Parts(package)).blocks())


class _Paper:
    """What its stories share: styles, lists, parts."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.numbers = Numbers(parts.one("numbering"))
        self.sheet = Sheet(parts.one("styles"), self.numbers.indents, parts.one("theme"))

    def blocks(self) -> Iterator[Block]:
        root = self.parts.tree(self.parts.main)
        body = None if root is None else root.find(w("body"))
        if body is None:
            return
        fold_contents(body)
        story = _Story(self, self.parts.main, body)
        yield from story.blocks()
        yield from self._margins(story.sections)
        yield from self._notes(story.reader.notes)
        yield from self._comments()
        yield from seals(self.parts)

    def _margins(self, sections: list[etree._Element]) -> Iterator[Block]:
        even = has_even_pages(self.parts.one("settings"))
        found: list[Shown] = []
        for margin in margins(sections, even=even):
            target = self.parts.target(self.parts.main, margin.relation)
            root = self.parts.tree(target)
            said = () if root is None else tuple(_Story(self, target, root).as_one(margin.kind, margin.place))
            found.append((margin, said))
        return arranged(found)

    def _notes(self, met: list[tuple[str, str]]) -> Iterator[Block]:
        for kind, (part, name) in _NOTES.items():
            found = {each.get(w("id")): each for each in self._stories(part, kind)}
            shown = [found[note] for met_kind, note in met if met_kind == kind and note in found]
            for number, each in enumerate(shown, 1):
                yield from _Story(self, self.parts.name(part), each).as_one(name, f"{name} {number}")

    def _comments(self) -> Iterator[Block]:
        for number, each in enumerate(self._stories("comments", "comment"), 1):
            story = _Story(self, self.parts.name("comments"), each)
            yield from story.as_one("komentar", f"komentar {number}", even_empty=True)

    def _stories(self, part: str, kind: str) -> Iterator[etree._Element]:
        root = self.parts.one(part)
        yield from () if root is None else root.iterfind(w(kind))


class _Story:
    """A text that is read from its beginning to its end: the body, a header, a note."""

    def __init__(self, paper: _Paper, part: str, root: etree._Element) -> None:
        self._paper, self._part, self._root = paper, part, root
        self.reader = Reader(paper.sheet)
        self.sections: list[etree._Element] = []
        self._paragraphs = self._tables = 0
        self._is_new_page = False
        self._is_tracked = next(root.iter(*TRACKED), None) is not None

    def blocks(self) -> Iterator[Block]:
        """Yield paragraphs, rows, drawings and sections."""
        empty: list[Block] = []
        for each in self._walk(self._root):
            if each.kind == _PARAGRAPH and each.fingerprint == _EMPTY.fingerprint:
                empty.append(each)
                continue
            # LibreOffice drops empty paragraphs before the end of a section.
            yield from () if each.kind == _PAGE_SETUP else empty
            empty.clear()
            yield each

    def as_one(self, kind: str, place: str, *, even_empty: bool = False) -> Iterator[Block]:
        """Yield the whole story as one block, and its drawings; nothing where it is empty."""
        inside = tuple(each for each in self._flat(self._root) if each.pieces)
        if inside or even_empty:
            yield block(kind, place, inside, self._tracking(self._root))
        yield from self._graphics(place)

    def _walk(self, parent: etree._Element | None) -> Iterator[Block]:
        for child in () if parent is None else parent:
            if child.tag == _P:
                yield from self._paragraph(child)
            elif child.tag == _TBL:
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self._walk(child)
            elif child.tag == _SECTION:
                yield self._section(child)
            elif child.tag == ALTERNATE:
                yield from self._walk(alternative(child))
            elif child.tag not in SKIPPED:
                yield block(_PARAGRAPH, f"sesudah {paragraph_number(self._paragraphs)}", (self._other(child),))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        self._paragraphs += 1
        place = paragraph_number(self._paragraphs)
        for number, part in enumerate(self._pages(self._read(paragraph))):
            yield block(_PARAGRAPH, place, (part,), self._tracking(paragraph) if not number else ())
        yield from self._graphics(place)
        for properties in paragraph.iterchildren(_PPR):
            yield from map(self._section, properties.iterchildren(_SECTION))

    def _pages(self, made: Paragraph) -> Iterator[Paragraph]:
        """Yield the parts of a paragraph between page breaks; a break belongs to what comes after it."""
        parts = split(made.pieces, PAGE_BREAK)
        if len(parts) == 1 and not self._is_new_page and _ON_NEW_PAGE not in made.form:
            yield made
            return
        self._is_new_page |= _ON_NEW_PAGE in made.form
        form = tuple(each for each in made.form if each != _ON_NEW_PAGE)
        for number, pieces in enumerate(parts):
            self._is_new_page |= number > 0
            if pieces or len(parts) == 1:
                yield Paragraph((*form, *self._new_page()), pieces)
        if not any(parts) and len(parts) > 1:
            yield Paragraph(self._new_page(), ())

    def _new_page(self) -> Form:
        """Return the page break before what comes now, if there is one."""
        is_new, self._is_new_page = self._is_new_page, False
        return (_ON_NEW_PAGE,) if is_new else ()

    def _table(self, table: etree._Element) -> Iterator[Block]:
        self._tables += 1
        number, rows, new_page = self._tables, list(children(table, _TR)), self._new_page()
        grid = Grid.of(table, rows, self._paper.sheet)
        for index, row in enumerate(rows):
            place = row_number(number, index + 1)
            inside, form = self._row(row, grid, index)
            tracking = self._tracking(*([row] if index else [table, row]))
            yield block("baris tabel", place, inside, (*form, *tracking, *(() if index else new_page)))
            yield from self._graphics(place)

    def _row(self, row: etree._Element, grid: Grid, index: int) -> tuple[list[Paragraph], Form]:
        cells = list(children(row, _TC))
        inside: list[Paragraph] = []
        at, shape, shades, stands = 0, [], [], []
        for column, cell in enumerate(cells):
            layers = grid.layers(index, column, len(cells))
            paragraphs = [_within(each) for each in self._flat(cell, layers)]
            inside += paragraphs
            form = cell_form(cell, layers, self._paper.sheet)
            shape.append((grid.columns(at, form.span), form.continues, len(paragraphs)))
            at += form.span
            shades.append(form.shade)
            stands.append(form.stands)
        whole_row = (("susunan sel", tuple(shape)), ("warna sel", tuple(shades)), ("letak teks di sel", tuple(stands)))
        return inside, (*whole_row, *row_form(row))

    def _flat(self, parent: etree._Element | None, table: tuple[str, ...] = ()) -> Iterator[Paragraph]:
        """Yield paragraphs, those of tables too."""
        for child in () if parent is None else parent:
            if child.tag == _P:
                yield self._read(child, table)
            elif child.tag == _TBL:
                self._tables += 1
                rows = list(children(child, _TR))
                grid = Grid.of(child, rows, self._paper.sheet)
                for index, row in enumerate(rows):
                    inside, form = self._row(row, grid, index)
                    yield Paragraph(form, ())
                    yield from inside
            elif child.tag in _WRAPPERS:
                yield from self._flat(child, table)
            elif child.tag == ALTERNATE:
                yield from self._flat(alternative(child), table)
            elif child.tag not in SKIPPED:
                yield self._other(child)

    def _read(self, paragraph: etree._Element, table: tuple[str, ...] = ()) -> Paragraph:
        own, sheet = paragraph_look(next(paragraph.iterchildren(_PPR), None)), self._paper.sheet
        style = own.get(STYLE)
        pieces = self.reader.pieces(paragraph, sheet.base(style, table)[0])
        look, shape = sheet.paragraph(style, table, own)
        return Paragraph(self._form(look, shape if pieces else None), pieces)

    def _other(self, element: etree._Element) -> Paragraph:
        return Paragraph((), self.reader.other(element, self._paper.sheet.base(None)[0]))

    def _form(self, look: Look, shape: Form | None) -> Form:
        """Return a paragraph's numbering and shape; how an empty one stands does not show."""
        number = look.get(LIST, "0")
        numbered = self._paper.numbers.take(number, look.get(LEVEL, "0")) if number not in ("", "0") else ()
        new_page = (_ON_NEW_PAGE,) if look.get("halaman baru") else ()
        return (("penomoran", numbered), *shape, *new_page) if shape else (*_numbered(numbered), *new_page)

    def _section(self, section: etree._Element) -> Block:
        self.sections.append(section)
        place = f"pengaturan halaman bagian {len(self.sections)}"
        return block(_PAGE_SETUP, place, (), (*section_form(section, len(self.sections)), *self._tracking(section)))

    def _tracking(self, *elements: etree._Element) -> Form:
        """Return whether there are tracked changes; of the first of two elements only its own properties count."""
        if not self._is_tracked:
            return ()
        inside = [*elements[-1:], *(child for each in elements[:-1] for child in each if child.tag != _TR)]
        count = sum(1 for each in inside for _ in each.iter(*TRACKED))
        return ((_TRACKING, count),) if count else ()

    def _graphics(self, place: str) -> Iterator[Block]:
        while self.reader.graphics:  # a text box may hold more of them
            met, self.reader.graphics = self.reader.graphics, []
            for each in met:
                yield from self._graphic(each, place)

    def _graphic(self, graphic: etree._Element, place: str) -> Iterator[Block]:
        """Yield what a drawing shows; a group may hold text boxes and pictures."""
        chart = graphics.chart(graphic, self._paper.parts, self._part)
        boxes = list(graphics.text_boxes(graphic))
        pictures = graphics.pictures(graphic, self._paper.parts, self._part)
        if chart is not None:
            yield block("grafik", f"{place}, grafik", text=graphics.chart_text(chart))
        if boxes:
            inside = [each for box in boxes for each in self._flat(box)]
            yield block("kotak teks", f"{place}, kotak teks", inside)
        if pictures or (chart is None and not boxes):
            yield block("gambar", f"{place}, gambar", (), (("gambar", pictures),))


def _numbered(number: tuple[str, ...]) -> Form:
    return (("penomoran", number),) if number else ()


def _within(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph as it is compared in a cell, where LibreOffice repeats the page break before a table."""
    if _ON_NEW_PAGE not in paragraph.form:
        return paragraph
    return Paragraph(tuple(each for each in paragraph.form if each != _ON_NEW_PAGE), paragraph.pieces)
