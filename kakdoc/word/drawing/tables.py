"""A free table as Word's own: columns by weights, its head repeated, an empty paragraph below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kakdoc.word.styles import Styles

PARAGRAPH = "Paragraf"
"""The style of running text, and of the empty paragraph below a table."""
TABLE = "Tabel Kakdoc"
_WHOLE = 5000
"""All of the width there is, on any page and in any cell, in fiftieths of a percent."""


class Head(NamedTuple):
    """The head of a table: a cell for each column, and above them those over several: cell, whether named, how many.

    What stands below no named one reaches up to it.
    """

    cells: Sequence[str]
    above: Sequence[tuple[str, bool, int]] = ()


def weights(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return how wide each column wants to be: by its longest text, within reason."""
    columns = list(zip(*rows, strict=True))
    return [min(max(5, *map(len, column)), 40) for column in columns]


def _divided(whole: int, weights: Sequence[float]) -> list[int]:
    """Return a length divided by weights, to the last unit."""
    edges = [round(whole * sum(weights[:index]) / sum(weights)) for index in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def table(
    styles: Styles,
    width: int,
    head: Head,
    rows: Sequence[Sequence[str]],
    weights: Sequence[float],
    shift: int = 0,
) -> str:
    """Return a table of cells that are written already, its columns by weights.

    It is as wide as the text, which begins `shift` twips further in.
    """
    widths, shares = _divided(width - shift, weights), _divided(_WHOLE, weights)
    across = _WHOLE * (width - shift) // width
    indent = f'<w:tblInd w:w="{shift}" w:type="dxa"/>' if shift else ""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)

    def row(cells: Sequence[str], properties: str = "") -> str:
        written = (_cell(cell, share) for cell, share in zip(cells, shares, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(written)}</w:tr>"

    heads = _heads(head, shares) if head.above else row(head.cells, "<w:tblHeader/>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.id(TABLE)}"/><w:tblW w:w="{across}" w:type="pct"/>'
        f'{indent}<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{heads}{''.join(map(row, rows))}</w:tbl>"
        f'<w:p><w:pPr><w:pStyle w:val="{styles.id(PARAGRAPH)}"/><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>'
    )


def _heads(head: Head, shares: Sequence[int]) -> str:
    """Return two rows of heads: those over several columns, and those of the columns."""
    first, second, at = list[str](), list[str](), 0
    for cell, named, count in head.above:
        columns = range(at, at + count)
        at += count
        if named:
            span = f'<w:gridSpan w:val="{count}"/>' if count > 1 else ""
            first.append(_cell(cell, sum(shares[n] for n in columns), span))
            second += [_cell(head.cells[n], shares[n]) for n in columns]
        else:
            first += [
                _cell(head.cells[n], shares[n], '<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>')
                for n in columns
            ]
            second += [_cell(cell, shares[n], "<w:vMerge/>") for n in columns]
    rows = ("".join(each) for each in (first, second))
    return "".join(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{each}</w:tr>" for each in rows)


def _cell(content: str, share: int, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="pct"/>{properties}</w:tcPr>{content}</w:tc>'


def kept(written: str) -> str:
    """Return paragraphs and tables whose last paragraph, or row with the empty one behind it, stays with what follows.

    The first cell of a row tells; the property must stand in the paragraph itself, not in its style.
    """
    last = written.rindex("<w:p>")
    row = written.rfind("<w:tr>") if "</w:tbl>" in written and "<w:t" not in written[last:] else -1
    for start in (last, row) if row >= 0 else (last,):
        style = written.index("/>", written.index("<w:pStyle", start)) + 2
        if not written.startswith("<w:keepNext/>", style):
            written = written[:style] + "<w:keepNext/>" + written[style:]
    return written
