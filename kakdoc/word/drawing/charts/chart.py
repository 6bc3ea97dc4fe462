"""Charts that Word draws and edits itself: what a template prints with the filter `grafik`.

A chart is a part of the package with its own workbook inside (ECMA-376 part 1, 14.2.1 and 15.2.11); in the
text stands a drawing that names it. What the chart shows, what it remembers and what the workbook holds are
written from one value, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from textwrap import shorten
from typing import Any

from kakdoc.base.problems import suggestion
from kakdoc.values.text.emphasis import plain
from kakdoc.word.drawing.additions import RELATION, Additions
from kakdoc.word.drawing.charts import book as workbook
from kakdoc.word.drawing.charts import part as chart_part
from kakdoc.word.drawing.charts.data import Grafik, Seri
from kakdoc.word.drawing.pictures import EMU_PER_CM, inline, one_line
from kakdoc.word.printable import UnprintableError, printable

JENIS = ("garis", "batang")
KEYS = ("jenis", "judul", "kategori", "kalimat", "seri", "satuan", "desimal")
SERIES_KEYS = ("nama", "nilai", "gaya")
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MOST_DIGITS = 18
_FINEST = -40
_LONGEST = 70
"""Letters of a name beside a chart."""
_MANY = 8
"""More points than this are not read aloud one by one."""


def read(value: Any) -> Grafik:
    """Return the chart that a mapping describes.

    `jenis` is “garis” or “batang”; `kategori` are names, `seri` each a `nama` and as many `nilai` (whole
    numbers, Decimals, None for a gap), with `gaya` the number of its look where that is not its place; `judul`,
    `satuan` and `desimal` may be left out. With `kalimat` true the names are texts of the paper: their marks are left
    out, and long ones are shortened. Raises UnprintableError.
    """
    if not isinstance(value, Mapping):
        raise UnprintableError("nilainya bukan grafik (jenis, judul, kategori, seri)")
    if unknown := [str(key) for key in value if key not in KEYS]:
        raise UnprintableError(f"kunci grafik “{unknown[0]}” tidak dikenal; {suggestion(unknown[0], KEYS)}")
    if value.get("jenis") not in JENIS:
        raise UnprintableError(f"jenis grafik “{value.get('jenis')}” tidak dikenal: tulis garis atau batang")
    decimals = value.get("desimal", 2)
    if isinstance(decimals, bool) or not isinstance(decimals, int) or not 0 <= decimals <= 6:
        raise UnprintableError("desimal grafik bukan bilangan bulat dari 0 sampai 6")
    categories = tuple(_text(each, "kategori") for each in _list(value, "kategori"))
    if value.get("kalimat") is True:
        categories = _short([plain(each) for each in categories])
    return Grafik(
        value["jenis"],
        _text(value.get("judul", ""), "judul"),
        categories,
        tuple(_seri(each, len(categories), place) for place, each in enumerate(_list(value, "seri"))),
        _text(value.get("satuan", ""), "satuan"),
        decimals,
    )


def _short(names: Sequence[str]) -> tuple[str, ...]:
    """Return names no longer than what has room beside a chart; two that would become one are numbered."""
    short = [shorten(name, _LONGEST, placeholder=" …") if len(name) > _LONGEST else name for name in names]
    alike = len(set(short)) < len(set(names))
    return tuple(f"{number}. {name}" if alike else name for number, name in enumerate(short, 1))


def _list(value: Mapping[str, Any], key: str) -> Sequence[Any]:
    found = value.get(key)
    if not isinstance(found, list | tuple) or not found:
        raise UnprintableError(f"{key} grafik kosong")
    return found


def _text(value: Any, key: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise UnprintableError(f"{key} grafik bukan teks")
    return one_line(str(printable(value)))


def _seri(value: Any, count: int, place: int) -> Seri:
    if not isinstance(value, Mapping) or not value.get("nama"):
        raise UnprintableError("seri grafik tidak bernama")
    if unknown := [str(key) for key in value if key not in SERIES_KEYS]:
        raise UnprintableError(f"kunci seri “{unknown[0]}” tidak dikenal; {suggestion(unknown[0], SERIES_KEYS)}")
    look = value.get("gaya", place + 1)
    if isinstance(look, bool) or not isinstance(look, int) or look < 1:
        raise UnprintableError("gaya seri grafik bukan bilangan bulat dari 1")
    name = _text(value["nama"], "nama seri")
    values = tuple(_number(each, name) for each in _list(value, "nilai"))
    if len(values) != count:
        raise UnprintableError(f"seri grafik “{name}” berisi {len(values)} nilai, padahal kategorinya {count}")
    return Seri(name, values, look - 1)


def _number(value: Any, name: str) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise UnprintableError(f"nilai “{value}” di seri grafik “{name}” bukan bilangan")
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    if number.adjusted() >= _MOST_DIGITS or not isinstance(exponent, int) or exponent < _FINEST:
        raise UnprintableError(f"nilai di seri grafik “{name}” lebih dari {_MOST_DIGITS} angka")
    return number


def description(chart: Grafik) -> str:
    """Return what a chart shows in words, for those who hear the paper instead of seeing it."""
    texts = []
    for seri in chart.seri:
        given = [(name, value) for name, value in zip(chart.kategori, seri.nilai, strict=True) if value is not None]
        told = given if len(given) <= _MANY else [given[0], given[-1]]
        points = (", " if told == given else " sampai ").join(f"{name} {chart.shown(value)}" for name, value in told)
        texts.append(f"{seri.nama}: {points or 'belum ada nilai'}")
    title = f" “{chart.judul}”" if chart.judul else ""
    return f"Grafik {chart.jenis}{title}. {'; '.join(texts)}."


class Charts:
    """The charts of one document; `font` is what its text is set in, "" for that of its theme."""

    def __init__(self, font: str, additions: Additions) -> None:
        self._font = font
        self._additions = additions

    def draw(self, value: Any, lebar: float, tinggi: float) -> str:
        """Return a run with the chart that a mapping describes, `lebar` by `tinggi` cm large."""
        chart = read(value)
        number = self._additions.number()
        target, book = f"charts/kakdoc{number}.xml", f"embeddings/kakdoc{number}.xlsx"
        self._additions.add(target, chart_part.write(chart, self._font, float(lebar)).encode(), _CHART)
        self._additions.add(f"charts/_rels/kakdoc{number}.xml.rels", _relations(book).encode(), "")
        self._additions.add(book, workbook.write(chart), _WORKBOOK)
        relation = self._additions.relate(number, "chart", target)
        size = (round(float(lebar) * EMU_PER_CM), round(float(tinggi) * EMU_PER_CM))
        return inline(
            self._additions.drawing(),
            size,
            "Grafik",
            description(chart),
            f'<a:graphicData uri="{chart_part.C}"><c:chart xmlns:c="{chart_part.C}" xmlns:r="{RELATION}" '
            f'r:id="{relation}"/></a:graphicData>',
        )


def _relations(book: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_PACKAGE_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{RELATION}/package" Target="../{book}"/></Relationships>'
    )
