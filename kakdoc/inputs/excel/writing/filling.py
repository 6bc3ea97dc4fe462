"""From an input as plain values to the rows of the sheets it is laid out in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kakdoc.base.problems import InputError, InvalidValue, error
from kakdoc.inputs.excel.layout import Column, Layout, Listing, Rows
from kakdoc.inputs.excel.reading.single_values import Path, path_name
from kakdoc.kinds.shape import CellType
from kakdoc.values.dates import bulan

LONGEST = 32_767
"""Characters a cell of Excel can hold, counted as it counts: in units of UTF-16."""


@dataclass(slots=True)
class FilledRow:
    """A row of a sheet: its number, what it belongs to, its texts by path (months as one text)."""

    number: int
    reference: int | str | None
    texts: dict[Path, str]
    item: Any = None
    """What it was made of."""


@dataclass(slots=True)
class Filling:
    """All texts of an input in their places; `paths` are those that have none but their name."""

    singles: dict[Path, str] = field(default_factory=dict)
    rows: dict[str, list[FilledRow]] = field(default_factory=dict)
    paths: list[tuple[str, str]] = field(default_factory=list)
    given: frozenset[str] = frozenset()
    """Sheets whose texts come from elsewhere, and are not to be changed here."""


def fill(data: Mapping[str, Any], plan: Layout) -> Filling:
    """Return an input laid out in sheets. Raises InputError K144 for what a workbook cannot hold."""
    return _Filler(plan).fill(data)


class _Filler:
    def __init__(self, plan: Layout) -> None:
        self._plan = plan
        self._made = Filling(rows={each.title: [] for each in plan.sheets})
        self._inner: dict[str, list[Listing]] = {}
        for listing in plan.sheets:
            for sheet in dict.fromkeys(each.sheet for each in listing.parents):
                self._inner.setdefault(sheet, []).append(listing)

    def fill(self, data: Mapping[str, Any]) -> Filling:
        self._made.singles = self._texts(data, self._plan.fields, marked=False)
        self._inside(data, "", None, (), set(self._made.singles))
        return self._made

    def _texts(self, data: Any, columns: tuple[Column, ...], *, marked: bool) -> dict[Path, str]:
        found = {}
        for column in columns:
            text = _text(_dig(data, column.path), column.cell_type, marked=marked)
            if text is not None:
                found[column.path] = _fitting(text, column.title)
        return found

    def _inside(self, data: Mapping[str, Any], sheet: str, number: int | None, path: Path, placed: set[Path]) -> None:
        """Lay out the lists of a mapping, and name what is left by its path."""
        variant = data.get("jenis")
        for listing in self._inner.get(sheet, ()):
            owned = any(each.sheet == sheet and each.variant in (None, variant) for each in listing.parents)
            items = _dig(data, listing.path) if owned else None
            if isinstance(items, list):
                placed = placed | {listing.path}
                reference: int | str | None = number
                if number is not None and listing.reference == "Induk":
                    reference = f"{sheet} {number}"
                for position, item in enumerate(items):
                    self._row(listing, item, reference, (*path, *listing.path, position))
        for place, text in _leaves(data, (), placed):
            self._made.paths.append((path_name((*path, *place)), _fitting(text, path_name(place))))

    def _row(self, listing: Listing, item: Any, reference: int | str | None, path: Path) -> None:
        rows = self._made.rows[listing.title]
        number = len(rows) + 1
        if listing.rows is Rows.TEXT and isinstance(item, str):
            rows.append(FilledRow(number, reference, {(): _fitting(item, listing.title)}, item))
        elif (
            listing.rows is Rows.TABLE and isinstance(item, list) and not any(isinstance(x, list | dict) for x in item)
        ):
            cells: dict[Path, str] = {
                (str(place),): _fitting(text, listing.title) for place, text in enumerate(item, 1) if text
            }
            rows.append(FilledRow(number, reference, cells, item))
        elif listing.rows is Rows.KEYS and (isinstance(item, Mapping) or (listing.lifted and isinstance(item, str))):
            data = item if isinstance(item, Mapping) else {listing.lifted: item}
            texts = self._texts(data, listing.columns, marked=True)
            rows.append(FilledRow(number, reference, texts, item))
            self._inside(data, listing.title, number, path, set(texts))
        elif item is not None:
            raise InputError(
                error(
                    "K144",
                    f"{path_name(path)}: bentuk isiannya tidak dapat ditulis ke sheet “{listing.title}”.",
                    "jalankan `kakdoc periksa` lebih dulu, lalu betulkan bentuknya.",
                )
            )


def _dig(data: Any, path: Path) -> Any:
    for key in path:
        if isinstance(key, int):
            data = data[key] if isinstance(data, list) and key < len(data) else None
        else:
            data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _text(value: Any, cell_type: CellType, *, marked: bool) -> str | None:
    """Return a value as the one text of its cell, None when it is none; with `marked`, months must be months."""
    if (
        cell_type in (CellType.BULAN, CellType.NOMOR)
        and isinstance(value, list)
        and all(isinstance(each, str) for each in value)
    ):
        value = ", ".join(value)
    if not isinstance(value, str) or not value.strip():
        return None
    if cell_type is CellType.BULAN and marked:
        try:
            bulan.parse(value)
        except InvalidValue:
            return None
    return value


def _fitting(text: str, place: str) -> str:
    if 2 * len(text) <= LONGEST:
        return text
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if length <= LONGEST:
        return text
    message = f"{place}: teks ini {length} huruf, sedangkan sel Excel memuat paling banyak {LONGEST}."
    raise InputError(error("K144", message, "pecah menjadi beberapa bagian, atau tetap gunakan berkas .yaml."))


def _leaves(value: Any, path: Path, placed: set[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the texts inside a value that have no place yet."""
    if path and path in placed:
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key), placed)
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _leaves(inner, (*path, position), placed)
    elif isinstance(value, str) and value.strip():
        yield path, value
    elif not value and path and _is_text(str(path[-1])):  # a comma in braces made a key of a text: told when it is read
        yield path, str(path[-1])


def _is_text(key: str) -> bool:
    """Return whether a key is written as no key of an input is: with a blank or a capital."""
    return " " in key or key != key.lower()
