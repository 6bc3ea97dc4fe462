"""Where a long text stands on paper: below a number or in a cell, and how its lists are indented there."""

from __future__ import annotations

from typing import NamedTuple

from kakdoc.word.styles import ListStyle, Styles

HEADING = "Anak Judul"
"""The style of headings between paragraphs, where no other is asked for."""
CELL_STEP = 284
"""How far each level of a list is indented in a cell, in twips: columns are narrow."""


class Standing(NamedTuple):
    """The style of plain paragraphs; by how much lists are indented more than their own style says, in twips.

    `first` is the style of the first paragraph where that is another, `number` its list where that is not its style's.
    In a cell everything is printed in the cell's style, whose letters are small.
    """

    style: str
    shift: int = 0
    first: str | None = None
    number: int | None = None
    aligned: str = ""
    in_cell: bool = False
    heading: str = HEADING

    def indent(self, listing: ListStyle, level: int, *, fresh: bool) -> str:
        """Return the indentation of a list item: of its first paragraph (`fresh`), or of its others."""
        left, hanging = listing.indents[min(level, len(listing.indents) - 1)] if listing.indents else (0, 0)
        if self.in_cell:
            left, hanging = CELL_STEP * (level + 1), CELL_STEP
        if not fresh:
            return f'<w:ind w:left="{left + self.shift}"/>'
        return f'<w:ind w:left="{left + self.shift}" w:hanging="{hanging}"/>' if self.in_cell or self.shift else ""


def below(styles: Styles, style: str, usual: str, first: str | None, number: int | None) -> Standing:
    """Return how a text stands whose paragraphs have a style: its lists as much further in as it is than the usual."""
    return Standing(style, max(0, styles.indent(style) - styles.indent(usual)), first, number)
