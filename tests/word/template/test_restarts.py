"""Lists of a template that begin anew with the loop that prints them."""

from __future__ import annotations

import pytest
from lxml import etree
from word.making import NS, W, docx, numbering, p, part, reading, sound, tbl, tc, tr

from kakdoc.word.template.compiled import compile_template
from kakdoc.word.template.filling import NUMBERING

RESTARTED = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
STYLES = (
    f'<w:styles {NS}><w:style w:type="paragraph" w:styleId="Butir"><w:name w:val="Butir"/><w:pPr><w:numPr>'
    '<w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>'
)


def listed(text: str = "", number: int = 5, level: int = 0, more: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Butir"/>{more}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        f"</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def styled(text: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Butir"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def template(body: str, *restarted: int) -> bytes:
    """A template whose lists of these numbers are marked as restarted."""
    lists = numbering()
    for number in restarted:
        lists = lists.replace(
            f'<w:abstractNumId w:val="{number}"/></w:num>', f'<w:abstractNumId w:val="{number}"/>{RESTARTED}</w:num>'
        )
    return docx(body, {"styles.xml": ("styles", STYLES), "numbering.xml": ("numbering", lists)})


def printed(data: bytes, **context: object) -> list[tuple[str, str]]:
    """Each numbered text with its list: `5` for that of the template, `5a`, `5b` … for those that begin anew."""
    made = sound(compile_template(data, "t.docx").render(context))
    abstract = {}
    for num in etree.fromstring(reading(made)[NUMBERING]).iter(f"{W}num"):
        abstract[num.get(f"{W}numId")] = num.find(f"{W}abstractNumId").get(f"{W}val")
    names: dict[str, str] = {}
    found = []
    for paragraph in part(made).iter(f"{W}p"):
        numbers = paragraph.findall(f"{W}pPr/{W}numPr")
        assert len(numbers) < 2
        for number in numbers:
            name = number.find(f"{W}numId").get(f"{W}val")
            if name != abstract[name]:
                like = [each for each in names.values() if each[0] == abstract[name]]
                names.setdefault(name, f"{abstract[name]}{chr(ord('a') + len(like))}")
            found.append((names.get(name, name), "".join(paragraph.itertext())))
    return found


TWO = [{"n": "A", "isi": ["1", "2"]}, {"n": "B", "isi": ["3"]}]
OUTER = p("{%p for x in dua %}")
INNER = p("{%p for y in x.isi %}") + listed("{{ y }}") + p("{%p endfor %}")
END = p("{%p endfor %}")


def test_each_run_of_the_innermost_loop_begins_its_list():
    assert printed(template(OUTER + INNER + END, 5), dua=TWO) == [("5a", "1"), ("5a", "2"), ("5b", "3")]


def test_a_list_without_the_mark_goes_on():
    assert printed(template(OUTER + INNER + END), dua=TWO) == [("5", "1"), ("5", "2"), ("5", "3")]


def test_a_list_that_continues_around_an_inner_loop_stays_one():
    body = OUTER + listed("{{ x.n }}") + INNER.replace('numId w:val="5"', 'numId w:val="6"') + END
    assert printed(template(body, 5, 6), dua=TWO) == [
        ("5a", "A"), ("6a", "1"), ("6a", "2"), ("5a", "B"), ("6b", "3"),
    ]  # fmt: skip


def test_outside_of_loops_a_list_is_that_of_the_template():
    assert printed(template(listed("a") + OUTER + listed("{{ x.n }}") + END + listed("b"), 5), dua=TWO) == [
        ("5", "a"), ("5a", "A"), ("5a", "B"), ("5", "b"),
    ]  # fmt: skip


def test_rows_of_a_table_are_numbered_for_each_table():
    rows = tbl(2, tr("{%tr for y in x.isi %}", ""), tr(tc(listed()), "{{ y }}"), tr("{%tr endfor %}", ""))
    assert [name for name, _ in printed(template(OUTER + rows + END, 5), dua=TWO)] == ["5a", "5a", "5b"]


@pytest.mark.parametrize("more", ["", "<w:keepNext/>", "<w:keepNext/><w:keepLines/>"])
def test_a_style_that_numbers_by_itself_counts_as_well(more):
    body = OUTER + p("{%p for y in x.isi %}") + styled("{{ y }}", more) + END + END
    assert printed(template(body, 5), dua=TWO) == [("5a", "1"), ("5a", "2"), ("5b", "3")]
    assert printed(template(body.replace(styled("{{ y }}", more), listed("{{ y }}", more=more)), 5), dua=TWO) == [
        ("5a", "1"), ("5a", "2"), ("5b", "3"),
    ]  # fmt: skip


def test_the_mark_may_stand_at_another_number_of_the_same_list():
    """LibreOffice keeps it at the first paragraph of a list only."""
    lists = numbering().replace(
        "</w:numbering>", f'<w:num w:numId="20"><w:abstractNumId w:val="5"/>{RESTARTED}</w:num></w:numbering>'
    )
    data = docx(OUTER + INNER + END, {"styles.xml": ("styles", STYLES), "numbering.xml": ("numbering", lists)})
    assert [name for name, _ in printed(data, dua=TWO)] == ["5a", "5a", "5b"]


def test_deeper_levels_keep_the_list_of_the_template():
    body = OUTER + p("{%p for y in x.isi %}") + listed("{{ y }}", level=1) + END + END
    assert [name for name, _ in printed(template(body, 5), dua=TWO)] == ["5", "5", "5"]
