"""Light Markdown as Word paragraphs: the template's own styles, native numbering, real tables.

What is understood: paragraphs, ordered lists (`1.`, `1)`, `a.`, `a)`), bulleted lists, nesting by
indentation, bold, italic, headings and tables. Everything else stands on paper as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from markdown_it.token import Token
from markupsafe import escape

from kakdoc.rendering import markdown
from kakdoc.rendering.headings import with_small_letters
from kakdoc.rendering.numbering import Numbering
from kakdoc.rendering.standing import LINE_END, Standing, below
from kakdoc.rendering.styles import Styles

PARAGRAPH = "Paragraf"
HEADING = "Anak Judul"
CONTINUATION = "Daftar Lanjutan"
TABLE = "Tabel Kakdoc"
DEEPEST = 8
"""Word knows nine levels of lists, counted from 0."""
WHOLE = 5000
"""All of the width there is, on any page and in any cell, in fiftieths of a percent."""
TABLE_HEAD = "Kepala Tabel"
TABLE_CELL = "Isi Tabel"
LIST_STYLES = {"1.": "Daftar Angka", "1)": "Daftar Angka Kurung", "a.": "Daftar Huruf", "a)": "Daftar Huruf Kurung",
               "-": "Daftar Butir"}  # fmt: skip

# Text without these is the same with and without Markdown: it need not be parsed.
_INLINE_MARK = re.compile(r"[*_\\\n\t]")
_ANY_MARK = re.compile(r"[*_\\|#\t]|^[ ]*(?:[-+]|\w{1,9}[.)])[ ]|[ ]{2}\n|\n[ ]+\n", re.MULTILINE)
_ALIGN = {"kanan": "right", "tengah": "center", "kiri": "left"}


class ProseWriter:
    """Prints the prose of one document: `width` is that of the text area, in twips."""

    def __init__(self, styles: Styles, numbering: Numbering, width: int) -> None:
        self._styles = styles
        self._numbering = numbering
        self._width = width

    def prosa(self, text: str, style: str = PARAGRAPH, first: str | None = None) -> str:
        """Return the paragraphs, lists and tables of a text as WordprocessingML.

        `style` is that of plain paragraphs; lists and tables have their own. `first` is that of a first paragraph
        beside a number: a text of one line is that paragraph, and before a list it is empty.
        """
        if first is not None and "\n" not in text:
            return self._plain(text, first, self.kalimat(text))
        tokens, lettered = markdown.parse(text) if _ANY_MARK.search(text) else ([], {})
        # The parser drops what is nested deeper than it goes; such a text is printed as it was typed.
        if not tokens or max(token.level for token in tokens) > markdown.NESTING - 2:
            pieces = [_joined(piece) for piece in text.split("\n\n") if piece.strip()]
            return "".join(map(self._plain, pieces, [first or style, *[style] * len(pieces)]))
        blocks = _Blocks(self._styles, self._numbering, self._width, lettered, below(self._styles, style, PARAGRAPH))
        return (blocks.begin(first, tokens[0]) if first else "") + "".join(blocks.write(tokens))

    def sel(self, text: str, style: str = TABLE_CELL) -> str:
        """Return what stands in a cell of the template: lines, paragraphs and lists, all of them in one style."""
        tokens, lettered = markdown.parse(text) if "\n" in text else ([], {})
        standing = Standing(style, in_cell=True)
        if not tokens or max(token.level for token in tokens) > markdown.NESTING - 2:
            return _paragraph(self._styles.id(style), LINE_END.join(map(self.kalimat, text.split("\n"))))
        return "".join(_Blocks(self._styles, self._numbering, self._width, lettered, standing).write(tokens))

    def _plain(self, text: str, style: str, runs: str | None = None) -> str:
        keep = "<w:keepNext/>" if text.endswith(":") else ""
        return _paragraph(self._styles.id(style), _run(text, 0, 0) if runs is None else runs, keep)

    def kalimat(self, text: str) -> str:
        """Return a text as runs: bold and italic, and its line ends, nothing else."""
        if not _INLINE_MARK.search(text):
            return _run(text, 0, 0)
        return _runs(markdown.parse_line(text), LINE_END)

    def kapital(self, text: str) -> str:
        """Return a heading as runs for a style in capitals: the degrees of names in it keep their letters."""
        return with_small_letters(self.kalimat(text))

    def tabel(self, table: Mapping[str, Any], bersambung: bool = False) -> str:
        """Return a table given as `kolom` (judul, rata, lebar) and `baris` (lists of texts).

        With `bersambung` its last row stays on the page of what follows, such as a signature.
        """
        columns: Sequence[Mapping[str, Any]] = table["kolom"]
        head = [self.kalimat(column["judul"]) for column in columns]
        rows = [[self.kalimat(cell) for cell in row] for row in table["baris"]]
        texts = [[column["judul"] for column in columns], *table["baris"]]
        given = [column.get("lebar") for column in columns]
        weights = [share or weight for share, weight in zip(given, _weights(texts), strict=True)]
        aligns = [_ALIGN[column["rata"]] for column in columns]
        written = _table(self._styles, self._width, head, rows, aligns, weights)
        return _kept(written) if bersambung else written


def _kept(table: str) -> str:
    """Return a table whose last row, and the empty paragraph behind it, stay with what follows.

    The first cell of a row tells; the property must stand in the paragraph itself, not in its style.
    """
    for start in (table.rindex("<w:tr>"), table.rindex("</w:tbl>")):
        style = table.index("/>", table.index("<w:pStyle", start)) + 2
        table = table[:style] + "<w:keepNext/>" + table[style:]
    return table


def _joined(paragraph: str) -> str:
    return " ".join(line.strip(" ") for line in paragraph.strip("\n").split("\n"))


class _Blocks:
    """Walks the block tokens of one text."""

    def __init__(
        self, styles: Styles, numbering: Numbering, width: int, lettered: Mapping[int, int], standing: Standing
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._width = width
        self._lettered = lettered
        self._standing = standing
        self._first: str | None = None
        self._lists: list[tuple[str, int]] = []  # list style and number of each open list
        self._fresh_item = False
        self._heading = False

    def begin(self, style: str, token: Token) -> str:
        """Give the first paragraph a style; return it empty where a text begins with something else."""
        if token.type != "paragraph_open":
            return _paragraph(self._styles.id(style), "")
        self._first = style
        return ""

    def write(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Yield the WordprocessingML of the tokens of a text."""
        cells: list[list[Token]] | None = None
        heads: list[Token] = []
        for token, after in zip(tokens, [*tokens[1:], None], strict=True):
            match token.type:
                case "table_open":
                    cells, heads = [], []
                case "table_close" if cells is not None:
                    yield self._table(cells, heads)
                    cells = None
                case "tr_open" if cells is not None:
                    cells.append([])
                case "th_open":
                    heads.append(token)
                case "inline" if cells is not None:
                    cells[-1].append(token)
                case _:
                    yield self._prose(token, after)

    def _prose(self, token: Token, after: Token | None) -> str:
        """Return what a token outside tables prints: a paragraph, or nothing."""
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                self._open_list(token)
            case "ordered_list_close" | "bullet_list_close":
                self._lists.pop()
            case "list_item_open":
                self._open_item(token)
                if after is not None and after.type == "list_item_close":
                    return self._paragraph([], keep=False)
            case "heading_open":
                self._heading = True
            case "heading_close":
                self._heading = False
            case "inline":
                keep = self._heading or token.content.rstrip().endswith(":")
                return self._paragraph(token.children or [], keep=keep)
        return ""

    def _open_list(self, token: Token) -> None:
        self._lists.append(self._new_list(token, len(self._lists), int(token.attrGet("start") or 1)))

    def _open_item(self, token: Token) -> None:
        """Begin an item; where letters give way to numbers, a list of its own begins."""
        name, _ = self._lists[-1]
        if token.info and LIST_STYLES[self._kind(token)] != name:
            self._lists[-1] = self._new_list(token, len(self._lists) - 1, int(token.info))
        self._fresh_item = True

    def _new_list(self, token: Token, level: int, start: int) -> tuple[str, int]:
        name = LIST_STYLES[self._kind(token)]
        start = self._lettered.get(token.map[0], start) if token.map else start
        return name, self._numbering.new(self._styles.list(name).abstract, min(level, DEEPEST), start)

    def _kind(self, token: Token) -> str:
        if token.type == "bullet_list_open":
            return "-"
        lettered = token.map is not None and token.map[0] in self._lettered
        return ("a" if lettered else "1") + token.markup

    def _paragraph(self, children: Sequence[Token], *, keep: bool) -> str:
        properties = "<w:keepNext/>" if keep else ""
        if self._heading or not self._lists:
            style = self._styles.id(HEADING if self._heading else self._first or self._standing.style)
            self._first = None
        else:
            name, number = self._lists[-1]
            level = min(len(self._lists) - 1, DEEPEST)
            listing = self._styles.list(name)
            style = listing.style if self._fresh_item else self._styles.id(CONTINUATION)
            style = self._styles.id(self._standing.style) if self._standing.in_cell else style
            if self._fresh_item:
                properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            properties += self._standing.indent(listing, level, fresh=self._fresh_item)
            self._fresh_item = False
        return _paragraph(style, _runs(children, self._standing.line_end), properties)

    def _table(self, cells: Sequence[Sequence[Token]], heads: Sequence[Token]) -> str:
        texts = [[cell.content for cell in row] for row in cells]
        written = [[_runs(cell.children or []) for cell in row] for row in cells]
        aligns = [str(token.attrGet("style") or "text-align:left").partition(":")[2] for token in heads]
        return _table(self._styles, self._width, written[0], written[1:], aligns, _weights(texts))


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _runs(children: Iterable[Token], line_end: str | None = None) -> str:
    written, bold, italic = [], 0, 0
    for token in children:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "hardbreak":
                written.append(LINE_END)
            case "softbreak":
                written.append(line_end or _run(" ", bold, italic))
            case _:
                written.append(_run(token.content, bold, italic))
    return "".join(written)


def _run(text: str, bold: int, italic: int) -> str:
    if not text:
        return ""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    if "\t" not in text:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t"))
    return f"<w:r>{properties}{'<w:tab/>'.join(pieces)}</w:r>"


def _weights(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return how wide each column wants to be: by its longest text, within reason."""
    columns = list(zip(*rows, strict=True))
    return [min(max(5, *map(len, column)), 40) for column in columns]


def _divided(whole: int, weights: Sequence[float]) -> list[int]:
    """Return a length divided by weights, to the last unit."""
    edges = [round(whole * sum(weights[:index]) / sum(weights)) for index in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _table(
    styles: Styles,
    width: int,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    aligns: Sequence[str],
    weights: Sequence[float],
) -> str:
    widths, shares = _divided(width, weights), _divided(WHOLE, weights)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    head_style, cell_style = styles.id(TABLE_HEAD), styles.id(TABLE_CELL)

    def row(cells: Sequence[str], properties: str, style: str, justified: Sequence[str]) -> str:
        written = (
            f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="pct"/></w:tcPr>'
            + _paragraph(style, cell, f'<w:jc w:val="{align}"/>')
            + "</w:tc>"
            for cell, share, align in zip(cells, shares, justified, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(written)}</w:tr>"

    body = "".join(row(cells, "", cell_style, aligns) for cells in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.id(TABLE)}"/><w:tblW w:w="{WHOLE}" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{row(head, '<w:tblHeader/>', head_style, ['center'] * len(head))}{body}</w:tbl>"
        + _paragraph(styles.id(PARAGRAPH), "", '<w:spacing w:before="0" w:after="0"/>')
    )
