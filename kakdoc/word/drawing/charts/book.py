"""The workbook inside a chart: one sheet that Word opens for “Edit Data” (ECMA-376 part 1, 12 and 18).

Names stand in the first row and the first column, as inline strings; the same data give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape

from kakdoc.base import package
from kakdoc.base.package import Member
from kakdoc.word.drawing.charts.data import Grafik

SHEET = "Data"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# `_x0041_` in a cell means the letter A (22.9.2.19, ST_Xstring), so the underscore itself is written so.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def text(value: str) -> str:
    """Return a text as it stands in the XML of a chart or a cell."""
    return escape(_ESCAPE.sub("_x005F_", value))


def column(number: int) -> str:
    """Return the letters of a column counted from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def write(chart: Grafik) -> bytes:
    """Return the bytes of an .xlsx file with the data of a chart."""
    members = [*_frame(), _part("xl/styles.xml", _styles(chart.format()))]
    return package.write([*members, _part("xl/worksheets/sheet1.xml", _sheet(chart))], sealed=False)


def _part(name: str, xml: str) -> Member:
    return Member.of(name, (_DECLARATION + xml).encode())


@cache
def _frame() -> tuple[Member, ...]:
    """Return the parts that are the same in every workbook."""
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_SPREADSHEET}.{kind}+xml"/>'
        for name, kind in (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"))
    )
    return (
        _part(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        ),
        _part("_rels/.rels", _relations(("officeDocument", "xl/workbook.xml"))),
        _part(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
        _part(
            "xl/_rels/workbook.xml.rels",
            _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        ),
    )


def _relations(*targets: tuple[str, str]) -> str:
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{written}</Relationships>'


def _styles(code: str) -> str:
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="{escape(code)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(chart: Grafik) -> str:
    last = len(chart.seri) + 1
    return (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:{column(last)}{len(chart.kategori) + 1}"/>'
        f'<cols><col min="1" max="1" width="40" customWidth="1"/>'
        f'<col min="2" max="{last}" width="20" customWidth="1"/></cols>'
        f"<sheetData>{''.join(_rows(chart))}</sheetData></worksheet>"
    )


def _rows(chart: Grafik) -> Iterator[str]:
    heads = "".join(_string(f"{column(number)}1", seri.nama) for number, seri in enumerate(chart.seri, 2))
    yield f'<row r="1">{heads}</row>'
    for row, name in enumerate(chart.kategori, 2):
        cells = "".join(
            f'<c r="{column(number)}{row}" s="1"><v>{seri.nilai[row - 2]:f}</v></c>'
            for number, seri in enumerate(chart.seri, 2)
            if seri.nilai[row - 2] is not None
        )
        yield f'<row r="{row}">{_string(f"A{row}", name)}{cells}</row>'


def _string(cell: str, value: str) -> str:
    kept = "" if value == value.strip() else ' xml:space="preserve"'
    return f'<c r="{cell}" t="inlineStr"><is><t{kept}>{text(value)}</t></is></c>'
