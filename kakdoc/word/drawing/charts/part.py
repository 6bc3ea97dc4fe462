"""The chart part: DrawingML's `c:chartSpace` (ECMA-376 part 1, 21.2), for lines and for bars.

Told apart in grey as well as in colour: lines by dashes and markers, bars by dark, light and hatching.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from functools import cache
from html import escape

from kakdoc.word.drawing.additions import RELATION
from kakdoc.word.drawing.charts.book import SHEET, column, text
from kakdoc.word.drawing.charts.data import Grafik, Seri

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_INK, _RULE, _AXIS = "262626", "D9D9D9", "7F7F7F"
_TEXT, _SMALL, _TITLE = 900, 800, 1100  # hundredths of a point
_POINTS_PER_CM = 72 / 2.54
_LINE, _LETTER = 0.8, 0.55  # the share of a chart that LibreOffice gives a title; a bold letter in parts of its size
# colour, dash, marker, whether the marker is filled
_LINES = (
    ("595959", "dash", "diamond", False), ("1F3864", "solid", "circle", True), ("C55A11", "sysDot", "triangle", True),
    ("2E75B6", "lgDashDot", "square", False), ("00785A", "sysDash", "x", False), ("7B2D8B", "lgDash", "star", False),
)  # fmt: skip
# colour of the fill, pattern (None: solid)
_BARS = (
    ("1F3864", None), ("BDD7EE", None), ("7F7F7F", "wdUpDiag"), ("2E75B6", None), ("262626", "pct25"),
    ("C55A11", "wdDnDiag"),
)  # fmt: skip
_MOST_LABELS = 48  # on a whole page
_LARGE = ((12, "triliun"), (9, "miliar"), (6, "juta"))
_ZERO, _HUNDRED, _ROOM, _NEAR = Decimal(0), Decimal(100), Decimal("1.25"), Decimal("0.15")
_LEAST_ROOM, _MOST_ROOM, _LETTER_ROOM = Decimal("1.15"), Decimal("1.48"), Decimal("0.36")  # of 4 % of the longest bar
_PERCENT_STEPS = ((Decimal(20), 120), (Decimal(25), 125), (Decimal(50), 150))
_NO_WRAP = '<a:bodyPr wrap="none"/>'


def write(chart: Grafik, font: str, width: float = 15.5) -> str:
    """Return the chart part: the chart, its last values, and where its workbook is (rId1); `width` in cm.

    Bars of several series have no legend, because LibreOffice turns its order round; they are named where they are.
    """
    named = chart.jenis == "batang" and len(chart.seri) > 1
    legend = "" if named else '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
    plot = _lines(chart) if chart.jenis == "garis" else _bars(chart)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{_A}" xmlns:r="{RELATION}"><c:date1904 val="0"/>'
        f'<c:lang val="id-ID"/><c:roundedCorners val="0"/><c:chart>{_title(chart.judul, font, width)}'
        f"<c:plotArea><c:layout/>{plot}<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_fill('FFFFFF')}<a:ln><a:noFill/></a:ln></c:spPr>{_letters(_TEXT, font)}"
        f'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _face(font: str) -> str:
    return "".join(f'<a:{script} typeface="{escape(font)}"/>' for script in ("latin", "ea", "cs")) if font else ""


@cache
def _letters(size: int, font: str = "", box: str = "<a:bodyPr/>") -> str:
    properties = f'<a:defRPr sz="{size}" b="0">{_fill(_INK)}{_face(font)}</a:defRPr>'
    return f'<c:txPr>{box}<a:lstStyle/><a:p><a:pPr>{properties}</a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr>'


def _title(title: str, font: str, width: float) -> str:
    """Return the title, in letters as small as it takes to stand on one line, down to those of labels."""
    if not title:
        return '<c:autoTitleDeleted val="1"/>'
    fitting = round(width * _POINTS_PER_CM * _LINE / (_LETTER * len(title)) * 2) * 50
    form = f'sz="{min(_TITLE, max(_SMALL, fitting))}" b="1">{_fill(_INK)}{_face(font)}'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {form}</a:defRPr></a:pPr>"
        f'<a:r><a:rPr lang="id-ID" {form}</a:rPr><a:t>{escape(title)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )


def _lines(chart: Grafik) -> str:
    places = _label_places(chart)
    series = "".join(
        f"<c:ser>{_name(number, seri)}{_line_look(seri.gaya)}{_last_label(chart, seri, places.get(number, ''))}"
        f'{_data(chart, number, seri)}<c:smooth val="0"/></c:ser>'
        for number, seri in enumerate(chart.seri)
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f'<c:axId val="1"/><c:axId val="2"/></c:lineChart>{_category_axis("b", "minMax")}'
        f"{_value_axis(chart, 'l', 'autoZero')}"
    )


def _bars(chart: Grafik) -> str:
    """Return horizontal bars, the first on top: names of sub-activities are sentences, and need a line each.

    Where bars are thinner than a figure is high, the axis alone tells their values, and each series is named once.
    """
    series = "".join(
        f'<c:ser>{_name(number, seri)}{_bar_look(seri.gaya)}<c:invertIfNegative val="0"/>'
        f"{_bar_labels(chart, number)}{_data(chart, number, seri)}</c:ser>"
        for number, seri in enumerate(chart.seri)
    )
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>{_category_axis("l", "maxMin")}'
        f"{_value_axis(chart, 'b', 'max')}"
    )


def _name(number: int, seri: Seri) -> str:
    return (
        f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f"<c:f>{SHEET}!${column(number + 2)}$1</c:f>{_strings([seri.nama])}</c:strRef></c:tx>"
    )


def _strings(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{text(each)}</c:v></c:pt>' for place, each in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _data(chart: Grafik, number: int, seri: Seri) -> str:
    letter, last = column(number + 2), len(chart.kategori) + 1
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value:f}</c:v></c:pt>'
        for place, value in enumerate(seri.nilai)
        if value is not None
    )
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_strings(chart.kategori)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f"<c:formatCode>{escape(chart.format())}</c:formatCode>"
        f'<c:ptCount val="{len(seri.nilai)}"/>{points}</c:numCache></c:numRef></c:val>'
    )


@cache
def _line_look(number: int) -> str:
    colour, dash, marker, filled = _LINES[number % len(_LINES)]
    edge = f'<a:ln w="12700">{_fill(colour)}</a:ln>'
    return (
        f'<c:spPr><a:ln w="25400" cap="rnd">{_fill(colour)}<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{marker}"/><c:size val="6"/><c:spPr>{_fill(colour if filled else "FFFFFF")}{edge}'
        f"</c:spPr></c:marker>"
    )


@cache
def _bar_look(number: int) -> str:
    colour, pattern = _BARS[number % len(_BARS)]
    fill = (
        f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
        if pattern
        else _fill(colour)
    )
    return f'<c:spPr>{fill}<a:ln w="6350">{_fill(_INK)}</a:ln></c:spPr>'


@cache
def _shows(*names: str) -> str:
    """Return what labels show: the named parts, nothing else."""
    known = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    return "".join(f'<c:{name} val="{int(name in names)}"/>' for name in known)


def _label(chart: Grafik, place: str, *shown: str) -> str:
    """Return the settings of labels that show the value with its unit, the name of its series, or both."""
    return (
        f'<c:numFmt formatCode="{escape(chart.format())}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_letters(_SMALL, box=_NO_WRAP)}<c:dLblPos val="{place}"/>{_shows(*shown)}'
        f"{'<c:separator> </c:separator>' if len(shown) > 1 else ''}"
    )


def _bar_labels(chart: Grafik, number: int) -> str:
    """Return the labels at the ends of the bars of a series, as far as there is room for them."""
    named = ("showSerName",) if len(chart.seri) > 1 else ()
    if len(chart.kategori) * len(chart.seri) <= _MOST_LABELS:
        return f"<c:dLbls>{_label(chart, 'outEnd', *named, 'showVal')}</c:dLbls>"
    if not named:
        return ""
    bar = min(number, len(chart.kategori) - 1)  # each at another bar, so that names have room
    return f'<c:dLbls><c:dLbl><c:idx val="{bar}"/>{_label(chart, "outEnd", *named)}</c:dLbl>{_shows()}</c:dLbls>'


def _last(seri: Seri) -> int | None:
    return max((place for place, value in enumerate(seri.nilai) if value is not None), default=None)


def _label_places(chart: Grafik) -> dict[int, str]:
    """Return where the label of the last value of each line stands: away from the other lines and from the axis.

    Above where it is the highest there, else below; near the axis below is none of its room, so it stands above, or
    beside another one that does.
    """
    lowest = min((_ZERO, *chart.values))
    highest = max((_HUNDRED if chart.satuan == "%" else _ZERO, *chart.values))
    places: dict[int, str] = {}
    taken: set[tuple[int, str]] = set()
    ends = [(last, number) for number, seri in enumerate(chart.seri) if (last := _last(seri)) is not None]
    for last, number in sorted(ends, key=lambda end: (-_value(chart, end), end[1])):
        value = _value(chart, (last, number))
        others = [(-other, place) for place, each in enumerate(chart.seri) if (other := each.nilai[last]) is not None]
        low = value - lowest <= (highest - lowest) * _NEAR
        place = "t" if low or min(others) == (-value, number) else "b"
        places[number] = "r" if (last, place) in taken else place
        taken.add((last, places[number]))
    return places


def _value(chart: Grafik, end: tuple[int, int]) -> Decimal:
    last, number = end
    return chart.seri[number].nilai[last] or _ZERO


def _last_label(chart: Grafik, seri: Seri, place: str) -> str:
    """Return a label for the last value of a line, "" where it has none."""
    if not place:
        return ""
    label = _label(chart, place, "showVal")
    return f'<c:dLbls><c:dLbl><c:idx val="{_last(seri)}"/>{label}</c:dLbl>{_shows()}</c:dLbls>'


@cache
def _category_axis(side: str, orientation: str) -> str:
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525">{_fill(_AXIS)}</a:ln></c:spPr>'
        f'<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Grafik, side: str, crosses: str) -> str:
    step, top, bottom = _scale(chart)
    bounds = "".join(f'<c:{name} val="{end:f}"/>' for name, end in (("max", top), ("min", bottom)) if end is not None)
    unit = f'<c:majorUnit val="{step:f}"/>' if step else ""
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{bounds}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:majorGridlines><c:spPr><a:ln w="6350">{_fill(_RULE)}</a:ln></c:spPr>'
        f'</c:majorGridlines><c:numFmt formatCode="{escape(_axis_format(chart, step))}" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr><a:ln w="9525">{_fill(_AXIS)}</a:ln></c:spPr>{_letters(_SMALL)}<c:crossAx val="1"/>'
        f'<c:crosses val="{crosses}"/><c:crossBetween val="between"/>{unit}</c:valAx>'
    )


def _scale(chart: Grafik) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return the step, the top and the bottom of the value axis; None is for Word to choose.

    Percentages go from 0 to 100 unless there are others. Bars get room for the label at their end.
    """
    lowest, highest = min(chart.values, default=_ZERO), max(chart.values, default=_ZERO)
    bars = chart.jenis == "batang"
    if chart.satuan == "%" and lowest >= 0 and highest <= _HUNDRED:
        top = (_HUNDRED * _room(chart)).to_integral_value() if bars else _HUNDRED
        return next(step for step, end in _PERCENT_STEPS if top < end), top, _ZERO  # no line beyond 100
    if not bars or lowest == highest == 0:
        return None, None, _ZERO if lowest >= 0 else None
    room = max(_ROOM, _room(chart))
    above, below = max(highest, _ZERO) * room, max(-lowest, _ZERO) * room
    step = _round_step(above + below)
    top, bottom = ((end / step).to_integral_value(ROUND_CEILING) * step for end in (above, below))
    return step, top, _ZERO - bottom


def _room(chart: Grafik) -> Decimal:
    """Return how much longer than the longest bar the axis is, so that a label has room behind it."""
    named = max(len(seri.nama) + 1 for seri in chart.seri) if len(chart.seri) > 1 else 0
    letters = named + max((len(chart.shown(value)) for value in chart.values), default=0)
    return min(max(1 + (letters * _LETTER_ROOM).to_integral_value(ROUND_CEILING) / 25, _LEAST_ROOM), _MOST_ROOM)


def _round_step(length: Decimal) -> Decimal:
    """Return 1, 2 or 5 times a power of ten, of which about five make the length."""
    power = Decimal(1).scaleb((length / 5).adjusted())
    return next(step for each in (1, 2, 5, 10) if (step := (power * each).normalize()) * 5 >= length)


def _axis_format(chart: Grafik, step: Decimal | None) -> str:
    """Return the number format of the value axis: as many decimals as its step has, large rupiah in millions."""
    decimals = None if step is None else max(0, -step.adjusted())
    if chart.satuan == "Rp":
        for digits, name in _LARGE:
            if chart.largest >= 2 * Decimal(10) ** digits:
                return chart.format(0, "," * (digits // 3), f" {name}")
    return chart.format(decimals)
