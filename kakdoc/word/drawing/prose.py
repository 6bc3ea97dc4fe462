"""Light Markdown as Word paragraphs: the template's own styles, native numbering, real tables.

What is understood stands in `markdown` (blocks) and in `values.emphasis` (bold and italic). Everything else
stands on paper as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from kakdoc.values.text import labelled
from kakdoc.values.text.emphasis import pieces
from kakdoc.values.text.list_marks import Form
from kakdoc.values.text.markdown import Block, Heading, Item, Table, Text, parse
from kakdoc.values.text.seldom import late
from kakdoc.word.drawing import tables
from kakdoc.word.drawing.headings import are_centred, with_small_letters
from kakdoc.word.drawing.matrix import Matrix
from kakdoc.word.drawing.numbering import Numbering
from kakdoc.word.drawing.standing import HEADING, Standing, below
from kakdoc.word.drawing.tables import PARAGRAPH
from kakdoc.word.printable import escaped
from kakdoc.word.styles import Styles

CONTINUATION = "Daftar Lanjutan"
DEEPEST = 8
"""Word knows nine levels of lists, counted from 0."""
CENTRED = '<w:jc w:val="center"/>'
TABLE_HEAD = "Kepala Tabel"
TABLE_CELL = "Isi Tabel"
_LETTER, _COLON, _LABEL_LEAST, _LABEL_MOST = 150, 240, 1300, 4200
"""Widths in twips: of a letter of a label, of the column of colons, and of labels at least and at most."""
_NIP, _TIE = late(r"(?<!\d)\d{8} \d{6} [12] \d{3}(?!\d)"), "\u00a0"
_BULLET = Form("bullet")
LIST_STYLES = {
    Form("decimal", "", "."): "Daftar Angka",
    Form("decimal", "", ")"): "Daftar Angka Kurung",
    Form("lowerLetter", "", "."): "Daftar Huruf",
    Form("lowerLetter", "", ")"): "Daftar Huruf Kurung",
    _BULLET: "Daftar Butir",
}
_LIKE = {".": "Daftar Angka", ")": "Daftar Angka Kurung"}
"""What lists of other marks, (1), I., (a), look like but for these."""

# Text without these is the same with and without Markdown: it need not be parsed. In a line the mark of a block can
# only be a sign or begin it; one pattern for several lines, which is tried at every letter, takes ten times as long.
_SIGN, _OPENING = re.compile("[|#\t\xa0*]"), re.compile(r"[ ]*(?:[-•–(\uf000-\uf0ff]|\w{1,8}[.)])")
_ALIGN = {"kanan": "right", "tengah": "center", "kiri": "left"}
# What Word has markup for; a minus must not be torn from its figure at the end of a line.
_OWN = re.compile(r"(\t|\n|-(?=\d)(?<![^\W_]-)|-(?=\d)(?<=\bRp-))")
_WORDS_OWN = {"\t": "<w:tab/>", "\n": "<w:br/>", "-": "<w:noBreakHyphen/>"}


class ProseWriter:
    """Prints the prose of one document: `width` is that of the text area, in twips."""

    def __init__(self, styles: Styles, numbering: Numbering, width: int) -> None:
        self._styles = styles
        self._numbering = numbering
        self._width = width
        self._openings: dict[tuple[str, int | None, bool], str] = {}

    def prosa(
        self,
        text: str,
        style: str = PARAGRAPH,
        first: str | None = None,
        number: int | None = None,
        anak_judul: str = HEADING,
        bersambung: bool = False,
    ) -> str:
        """Return the paragraphs, lists and tables of a text as WordprocessingML.

        `style` is that of plain paragraphs; lists and tables have their own. `first` is that of the first paragraph,
        where it stands beside a number: a text of one line is that paragraph, and before a list it is empty. `number`
        is that of the list it is in, where that is not the one of its style; `anak_judul` is the style of headings.
        With `bersambung` its end stays on the page of what follows, such as a signature.
        """
        written = self._prose(text, style, first, number, anak_judul)
        return tables.kept(written) if bersambung and written else written

    def _prose(self, text: str, style: str, first: str | None, number: int | None, anak_judul: str) -> str:
        if "\n" not in text and (first is not None or not _is_marked(text)):
            return self._line(first or style, text, number) if first is not None or text.strip() else ""
        blocks = parse(text) if _is_marked(text) else [Text(each) for each in _plain_paragraphs(text)]
        if first is not None and not (blocks and isinstance(blocks[0], Text)):
            blocks.insert(0, Text(""))
        standing = below(self._styles, style, PARAGRAPH, first, number)
        return self._written(blocks, standing._replace(heading=anak_judul))

    def sel(self, text: str, style: str = TABLE_CELL, rata: str = "") -> str:
        """Return the paragraphs and lists of a cell, in the style of cells; a line end is a new line.

        What is typed on one line is one line: `1. Ketua` in a row of its own begins no list.
        """
        aligned = _ALIGN.get(rata, rata)
        if "\n" not in text:
            return _plain(self._styles, style, text, self._styles.number(style), aligned)
        return self._written(parse(text, "baris"), Standing(style, aligned=aligned, in_cell=True))

    def _line(self, style: str, text: str, number: int | None) -> str:
        """Return a text of one line, without marks of blocks, as the paragraph that it is."""
        line = "" if text.isspace() else text.strip(" ")
        kind = style, number, line.rstrip().endswith(":")
        opening = self._openings.get(kind) or self._openings.setdefault(kind, self._opening(*kind))
        return f"{opening}{_runs(line)}</w:p>"

    def _opening(self, style: str, number: int | None, keep: bool) -> str:
        """Return what a paragraph begins with: thousands of a regulation's begin alike."""
        return _plain(self._styles, style, "", self._styles.number(style, number), keep=keep).removesuffix("</w:p>")

    def _written(self, blocks: Sequence[Block], standing: Standing) -> str:
        return _Blocks(self._styles, self._numbering, self._width, standing).write(blocks)

    def kalimat(self, text: str) -> str:
        """Return a text as runs: bold and italic, and its line ends, nothing else."""
        return _runs(text)

    def kapital(self, text: str) -> str:
        """Return a heading as runs for a style in capitals: the degrees of names in it keep their letters."""
        return with_small_letters(_runs(text))

    def matriks(self, table: Mapping[str, Any], bersambung: bool = False) -> str:
        """Return the matrix of a schedule, given as `kepala` (texts with their spans) and `baris`; see `tabel`."""
        rows = [(self.sel(row["uraian"]), row["kolom"]) for row in table["baris"]]
        written = Matrix(self._styles, self._numbering, self._width, table["kepala"]).table(rows)
        return tables.kept(written) if bersambung else written

    def tabel(self, table: Mapping[str, Any], bersambung: bool = False) -> str:
        """Return a table given as `kolom` (judul, rata, lebar, kelompok) and `baris` (lists of texts).

        Columns of one `kelompok` that stand side by side have its name above theirs. With `bersambung` the last row
        stays on the page of what follows, such as a signature.
        """
        columns: Sequence[Mapping[str, Any]] = table["kolom"]
        aligns = [_ALIGN[column["rata"]] for column in columns]
        head = [self.sel(column["judul"], TABLE_HEAD, "center") for column in columns]
        rows = [
            [self.sel(cell, rata=align) for cell, align in zip(row, aligns, strict=False)] for row in table["baris"]
        ]
        texts = [[column["judul"] for column in columns], *table["baris"]]
        given = [column.get("lebar") for column in columns]
        weights = [share or weight for share, weight in zip(given, tables.weights(texts), strict=True)]
        groups = [column.get("kelompok") for column in columns]
        above = [(self.sel(name or "", TABLE_HEAD, "center"), bool(name), count) for name, count in _runs_of(groups)]
        heads = tables.Head(head, above if any(groups) else ())
        written = tables.table(self._styles, self._width, heads, rows, weights)
        return tables.kept(written) if bersambung else written


def _runs_of(groups: Sequence[str | None]) -> list[tuple[str | None, int]]:
    """Return the groups of columns side by side, each with how many columns it has."""
    return [(name, sum(1 for _ in run)) for name, run in groupby(groups)]


def _is_marked(text: str) -> bool:
    lines = text.split("\n")
    return (
        _SIGN.search(text) is not None
        or any(map(_OPENING.match, lines))
        or (len(lines) > 1 and " :" in text)
        or "  \n" in text
        or any(line and not line.strip(" ") for line in lines[1:-1])
    )


def _plain_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text without marks; lines of one are joined."""
    found = (piece.strip("\n").split("\n") for piece in text.split("\n\n") if piece.strip())
    return [" ".join(line.strip(" ") for line in lines) for lines in found]


class _Blocks:
    """Writes the blocks of one text."""

    def __init__(self, styles: Styles, numbering: Numbering, width: int, standing: Standing) -> None:
        self._styles = styles
        self._numbering = numbering
        self._width = width
        self._standing = standing
        self._lists: list[tuple[str, int]] = []  # list style and number of each open list

    def write(self, blocks: Sequence[Block]) -> str:
        """Return the WordprocessingML of the blocks of a text."""
        return "".join((*(self._block(each, is_first=True) for each in blocks[:1]), *self._below(blocks[1:])))

    def _below(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the blocks after the first: beside a number they may be the wording of articles, with headings."""
        numbered = self._standing.first is not None
        texts = [block.text if numbered and isinstance(block, Text) and not block.depth else "" for block in blocks]
        for block, text, is_heading in zip(blocks, texts, are_centred(texts), strict=True):
            yield self._paragraph(self._standing.style, CENTRED, text, keep=True) if is_heading else self._block(block)

    def _block(self, block: Block, *, is_first: bool = False) -> str:
        match block:
            case Text(text) if block.labels and not (is_first and self._standing.first):
                return self._row(block)
            case Text(text, 0):
                style = (self._standing.first if is_first else None) or self._standing.style
                return self._paragraph(style, self._styles.number(style, self._standing.number), text)
            case Text(text, depth):
                return self._listed(CONTINUATION, text, depth)
            case Heading(text):
                style = self._standing.heading
                return self._paragraph(style, self._styles.number(style), text, keep=True)
            case Item(text, depth, form, number, begins):
                if begins:
                    self._lists[depth - 1 :] = [self._new_list(form, depth - 1, number)]
                del self._lists[depth:]
                return self._listed(self._lists[-1][0], text, depth, fresh=True)
            case Table(rows, aligns):
                return self._table(rows, aligns)

    def _row(self, block: Text) -> str:
        """Return a row of a form: its colon in one column with the others, what belongs to it in another."""
        label, value = labelled.parts(block.text)
        left = self._styles.indent(self._standing.style)
        if block.depth:
            level = min(block.depth - 1, DEEPEST)
            listing = self._styles.list(self._lists[block.depth - 1][0])
            left = self._standing.shift + listing.indents[min(level, len(listing.indents) - 1)][0]
        colon = left + min(max(_LABEL_LEAST, block.labels * _LETTER), _LABEL_MOST)
        behind = colon + _COLON
        properties = (
            f'<w:tabs><w:tab w:val="left" w:pos="{colon}"/><w:tab w:val="left" w:pos="{behind}"/></w:tabs>'
            f'<w:spacing w:after="40"/><w:ind w:left="{behind}" w:hanging="{behind - left}"/><w:jc w:val="left"/>'
        )
        return _paragraph(self._styles.id(self._standing.style), _runs(f"{label}\t:\t{value}"), properties)

    def _table(self, rows: Sequence[Sequence[str]], aligns: Sequence[str]) -> str:
        head, cell = self._styles.id(TABLE_HEAD), self._styles.id(TABLE_CELL)
        written = [
            [_paragraph(cell, _runs(text), f'<w:jc w:val="{align}"/>') for text, align in zip(row, aligns, strict=True)]
            for row in rows[1:]
        ]
        heads = [_paragraph(head, _runs(text), '<w:jc w:val="center"/>') for text in rows[0]]
        return tables.table(
            self._styles, self._width, tables.Head(heads), written, tables.weights(rows), self._standing.shift
        )

    def _listed(self, style: str, text: str, depth: int, *, fresh: bool = False) -> str:
        """Return a paragraph of an item: its first, with its number (`fresh`), or one that goes on with it."""
        name, number = self._lists[depth - 1]
        level = min(depth - 1, DEEPEST)
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if fresh else ""
        properties += self._standing.indent(self._styles.list(name), level, fresh=fresh)
        return self._paragraph(self._standing.style if self._standing.in_cell else style, properties, text)

    def _new_list(self, form: Form, level: int, start: int) -> tuple[str, int]:
        name = LIST_STYLES.get(_BULLET if form.style == "bullet" else form)
        level = min(level, DEEPEST)
        if name:
            return name, self._numbering.new(self._styles.list(name).abstract, level, start)
        name = _LIKE[form.closing]
        listing = self._styles.list(name)
        look = listing.levels[level] if level < len(listing.levels) else ""
        for mark, value in (("numFmt", form.style), ("lvlText", f"{form.opening}%{level + 1}{form.closing}")):
            look = re.sub(rf'(<w:{mark} w:val=")[^"]*', rf"\g<1>{value}", look)
        return name, self._numbering.new(listing.abstract, level, start, look)

    def _paragraph(self, style: str, properties: str, text: str, *, keep: bool = False) -> str:
        return _plain(self._styles, style, text, properties, self._standing.aligned, keep=keep)


def _plain(styles: Styles, style: str, text: str, properties: str, aligned: str = "", *, keep: bool = False) -> str:
    """Return a paragraph of text; one that announces what follows stays with it."""
    if keep or text.rstrip().endswith(":"):
        properties = "<w:keepNext/>" + properties
    if aligned:
        properties += f'<w:jc w:val="{aligned}"/>'
    return _paragraph(styles.id(style), _runs(text), properties)


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _runs(text: str) -> str:
    if "*" in text:
        return "".join(_run(piece.text, piece.bold, piece.italic) for piece in pieces(text))
    return _run(text, 0, 0) if text else ""


def _run(text: str, bold: int, italic: int) -> str:
    properties = f"<w:rPr>{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}</w:rPr>" if bold or italic else ""
    if "-" not in text and "\n" not in text and "\t" not in text:
        return f"<w:r>{properties}{_text(text)}</w:r>"
    written = (_WORDS_OWN.get(piece) or _text(piece) for piece in _OWN.split(text) if piece)
    return f"<w:r>{properties}{''.join(written)}</w:r>"


def _text(text: str) -> str:
    if " 1 " in text or " 2 " in text:  # the sex in a NIP, whose pieces stay on one line
        text = _NIP.sub(lambda found: found[0].replace(" ", _TIE), text)
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
