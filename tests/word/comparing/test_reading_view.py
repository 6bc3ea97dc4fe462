"""A paper as text: the numbers that are printed, headings, rows with their cells."""

from __future__ import annotations

import pytest
from word.making import docx, p

from kakdoc.base import package
from kakdoc.word.comparing import content, reading
from kakdoc.word.comparing.reading import Table

ABSTRACT = (
    '<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    '<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
)
LEVEL = '<w:lvl w:ilvl="{0}"><w:start w:val="{3}"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'


def numbering(*lists: list[tuple[str, str, int]]) -> str:
    """A numbering part whose lists, from 1 on, have these levels: form, text, start."""
    found = [
        ("".join(LEVEL.format(depth, *level) for depth, level in enumerate(levels)), number)
        for number, levels in enumerate(lists, 1)
    ]
    abstracts = "".join(
        ABSTRACT.format(number=number, levels=levels).partition("<w:num ")[0] for levels, number in found
    )
    nums = "".join(
        "<w:num " + ABSTRACT.format(number=number, levels=levels).partition("<w:num ")[2] for levels, number in found
    )
    return f'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{abstracts}{nums}</w:numbering>'


def item(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>')


def read(data: bytes) -> list[reading.Paragraph]:
    return reading.paragraphs(content.blocks(package.read(data, "naskah")))


def numbers(body: str, *lists: list[tuple[str, str, int]]) -> list[str]:
    data = docx(body, {"numbering.xml": ("numbering", numbering(*lists))})
    return [f"{line.number} {line.text}" for each in read(data) for line in each.lines]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", ["3. a", "4. b"]),
        ("lowerLetter", ["c. a", "d. b"]),
        ("upperLetter", ["C. a", "D. b"]),
        ("lowerRoman", ["iii. a", "iv. b"]),
        ("upperRoman", ["III. a", "IV. b"]),
        ("decimalZero", ["03. a", "04. b"]),
    ],
)
def test_items_have_the_numbers_of_their_form(form, printed):
    assert numbers(item("a", 1) + item("b", 1), [(form, "%1.", 3)]) == printed


def test_levels_print_the_numbers_above_them_and_begin_anew_below_the_next():
    body = item("a", 1) + item("aa", 1, 1) + item("ab", 1, 1) + item("b", 1) + item("ba", 1, 1)
    levels = [("upperRoman", "BAB %1", 1), ("decimal", "%1.%2", 1)]
    assert numbers(body, levels) == ["BAB I a", "I.1 aa", "I.2 ab", "BAB II b", "II.1 ba"]


def test_a_list_goes_on_behind_another_and_bullets_have_no_number():
    body = item("a", 1) + item("x", 2) + item("b", 1) + p("teks")
    assert numbers(body, [("decimal", "%1)", 1)], [("bullet", "-", 1)]) == ["1) a", "• x", "2) b", " teks"]


def test_capitals_of_a_style_are_printed_and_hidden_text_is_not():
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    body = f"<w:p>{run.format('<w:caps/>', 'Bupati')}{run.format('<w:vanish/>', 'rahasia')}{run.format('<w:b/>', 'x')}</w:p>"
    (line,) = read(docx(body))[0].lines
    assert [(each.text, each.bold) for each in line.pieces] == [("BUPATI", False), ("x", True)]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_cells_span_columns_and_rows_as_in_the_paper():
    head = cell("No", '<w:vMerge w:val="restart"/>') + cell("Bulan", '<w:gridSpan w:val="2"/>')
    below = cell("", "<w:vMerge/>") + cell("1") + cell("2")
    last = cell("a") + cell("b") + cell("c")
    table = "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in (head, below, last)) + "</w:tbl>"
    before, found, after = reading.with_tables(read(docx(p("di atas") + table + p("di bawah"))))
    assert isinstance(found, Table)
    assert [part.lines[0].text for part in (before, after)] == ["di atas", "di bawah"]
    assert [[(one.lines[0].text, one.columns, one.rows) for one in row] for row in found.rows] == [
        [("No", 1, 2), ("Bulan", 2, 1)],
        [("1", 1, 1), ("2", 1, 1)],
        [("a", 1, 1), ("b", 1, 1), ("c", 1, 1)],
    ]


def test_two_tables_that_touch_stay_two():
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell('a')}</w:tr></w:tbl>"
    assert len([each for each in reading.with_tables(read(docx(table + table))) if isinstance(each, Table)]) == 2
