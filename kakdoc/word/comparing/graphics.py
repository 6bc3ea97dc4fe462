"""Pictures, charts and shapes as they are compared: a picture by its bytes, a chart by its title and values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from kakdoc.word.comparing.text import ALTERNATE, alternative
from kakdoc.word.drawing.additions import RELATION
from kakdoc.word.drawing.charts.part import C
from kakdoc.word.parts import Parts
from kakdoc.word.styles import w

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART, _ID = f"{{{C}}}chart", f"{{{RELATION}}}id"
_BLIP, _EMBED = f"{{{_A}}}blip", f"{{{RELATION}}}embed"
_VML = "{urn:schemas-microsoft-com:vml}imagedata"
_BOX = w("txbxContent")
_DIGITS = 12  # a chart's values pass through binary numbers when it is saved
_POINTS = 10_000  # a file may say that its only value is the billionth
_PLOTS = {"lineChart": "garis", "barChart": "batang"}


def chart(graphic: etree._Element, parts: Parts, source: str) -> etree._Element | None:
    """Return the chart part that a drawing shows, None when it shows no chart."""
    found = next(graphic.iter(_CHART), None)
    return None if found is None else parts.tree(parts.target(source, found.get(_ID, "")))


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of a drawing or of a group in it; those in their texts are drawings of their own."""
    for child in element:
        if child.tag == _BOX:
            yield child
        else:
            chosen = alternative(child) if child.tag == ALTERNATE else child
            yield from () if chosen is None else text_boxes(chosen)


def pictures(graphic: etree._Element, parts: Parts, source: str) -> tuple[str, ...]:
    """Return what tells the pictures of a drawing from others."""
    ids = [blip.get(_EMBED) for blip in graphic.iter(_BLIP)] + [data.get(_ID) for data in graphic.iter(_VML)]
    return tuple(parts.picture(parts.target(source, each)) for each in ids if each)


def chart_text(root: etree._Element) -> str:
    """Return what a chart says, a line each for its title, its categories and its series."""
    return "\n".join(_lines(root))


def _lines(root: etree._Element) -> Iterator[str]:
    title = root.find(f"{{{C}}}chart/{{{C}}}title")
    yield _typed(title) if title is not None else ""
    for series in root.iter(f"{{{C}}}ser"):
        kind = etree.QName(series.getparent()).localname
        yield f"{_PLOTS.get(kind, kind)}: {'; '.join(_points(series, 'tx'))}"
        yield "; ".join(_points(series, "cat") or _points(series, "xVal"))
        yield "; ".join(_number(each) for each in _points(series, "val") or _points(series, "yVal"))
    # What was typed by hand: titles of axes, labels of values.
    for typed in root.iter(f"{{{C}}}rich"):
        if typed.getparent().getparent() is not title and (text := _typed(typed)):
            yield text


def _typed(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{{{_A}}}t"))


def _points(series: etree._Element, name: str) -> list[str]:
    """Return the cached values of a series; those that are missing are empty."""
    found = series.find(f"{{{C}}}{name}")
    if found is None:
        return []
    points = {int(each.get("idx", "0")): each.findtext(f"{{{C}}}v") or "" for each in found.iter(f"{{{C}}}pt")}
    return [points.get(place, "") for place in range(min(max(points, default=-1) + 1, _POINTS))]


def _number(text: str) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return f"{float(value):.{_DIGITS}g}" if value.is_finite() else text
