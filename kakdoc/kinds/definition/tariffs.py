"""Tables of tariffs: what holds from one day to another for some keys, as data with their source.

A row has its keys, `nilai`, and where they are known `dari`, `sampai` (dates, both counted) and `sumber`. Of a column
whose name ends in `_mulai` that row holds whose value is the largest not above the one looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, SkipValidation, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from kakdoc.base.problems import InvalidValue, Problem, error, nearest
from kakdoc.kinds.definition.formulas.errors import FormulaError
from kakdoc.kinds.fields.base import Model, Nama
from kakdoc.kinds.fields.marks import Diambil
from kakdoc.kinds.fields.typed_text import scalar
from kakdoc.values.dates import tanggal
from kakdoc.values.dates.tanggal import Tanggal
from kakdoc.values.text.quoting import one_spaced, quoted

FROM, TO, VALUE, SOURCE = "dari", "sampai", "nilai", "sumber"
_RESERVED = frozenset({FROM, TO, VALUE, SOURCE})
_THRESHOLD = "_mulai"
_NUMBER = re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?|-?(?:0\.\d+|\d+\.\d{1,2})")
_TOO_LARGE = 10**15
_EXAMPLE = "tulis misalnya 150000, 150.000, atau 0,05."
Key = Decimal | str
Value = int | Decimal | str


def _number(text: str) -> Decimal | None:
    """Return the number that a text writes, None where it writes none."""
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(
        text if re.fullmatch(r"-?(?:0\.\d+|\d+\.\d{1,2})", text) else text.replace(".", "").replace(",", ".")
    )


def _key(value: object) -> Key:
    if isinstance(value, int | Decimal | Fraction):
        return Decimal(value) if not isinstance(value, Fraction) else Decimal(value.numerator) / value.denominator
    text = one_spaced(str(value))
    found = _number(text)
    return text.casefold() if found is None else found


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: its keys as typed and as compared, what holds, from when to when."""

    typed: Mapping[str, str]
    keys: Mapping[str, Key]
    value: Value
    first: date
    last: date
    source: str = ""

    def overlaps(self, other: Baris) -> bool:
        """Return whether both hold on some day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def period(self) -> str:
        """The days on which it holds, as messages say them."""
        since = "sejak awal" if self.first == date.min else f"sejak {_said(self.first)}"
        return since if self.last == date.max else f"{since} sampai {_said(self.last)}"


def _said(day: date) -> str:
    return str(Tanggal(day.year, day.month, day.day))


def _row(typed: Any) -> Any:
    """Return a row of a table as it was read. Raises InvalidValue K730, K122."""
    if isinstance(typed, Baris):
        return typed
    if not isinstance(typed, Mapping):
        raise InvalidValue("K730", "barisnya tidak mempunyai kunci.", "tulis kunci, nilai, dan masa berlakunya.")
    cells = {str(key): scalar(each) for key, each in typed.items() if each is not None}
    keys = {key: _key(each) for key, each in cells.items() if key not in _RESERVED}
    if VALUE not in cells or not keys:
        raise InvalidValue("K730", f"barisnya tidak mempunyai {'kunci' if keys == {} else VALUE}.", _EXAMPLE)
    for key, each in keys.items():
        if key.endswith(_THRESHOLD) and not isinstance(each, Decimal):
            raise InvalidValue("K730", f"“{cells[key]}” di kolom {key} bukan bilangan.", _EXAMPLE)
    first, last = _day(cells.get(FROM), date.min), _day(cells.get(TO), date.max)
    if last < first:
        raise InvalidValue("K730", f"berlaku sampai {_said(last)}, sebelum {_said(first)}.", "tukar kedua tanggalnya.")
    return Baris(cells, keys, _value(cells[VALUE]), first, last, cells.get(SOURCE, ""))


def _day(text: str | None, otherwise: date) -> date:
    if text is None:
        return otherwise
    found = tanggal.parse(text).date()
    if found is None:
        raise InvalidValue("K730", f"tanggal {quoted(text)} belum lengkap.", "tulis misalnya 2026-01-01.")
    return found


def _value(text: str) -> Value:
    found = _number(re.sub(r"^[Rr]p\.? ?", "", text))
    if found is not None and abs(found) < _TOO_LARGE:
        return int(found) if found == found.to_integral_value() else found
    if re.match(r"[\d.,-]|[Rr]p", text):
        raise InvalidValue("K730", f"nilai {quoted(text)} tidak terbaca sebagai bilangan.", _EXAMPLE)
    return text


class Tarif(Model):
    """A table of tariffs as it stands in its file."""

    judul: Nama | None = Field(default=None, title="Judul", description="Nama tabel tarif.")
    sumber: Nama | None = Field(default=None, title="Sumber", description="Peraturan yang menetapkannya.")
    baris: tuple[Annotated[SkipValidation[Baris], BeforeValidator(_row), WithJsonSchema({"type": "object"})], ...] = (
        Field(title="Baris", description="Kunci, nilai, dari, sampai, sumber.")
    )

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The keys in their order."""
        return tuple(self.baris[0].keys) if self.baris else ()

    @cached_property
    def _whole(self) -> Sequence[Baris]:
        """The rows with the keys of the table; what is wrong with others is told at their lines."""
        return [row for row in self.baris if row.keys.keys() == set(self.columns)]

    @cached_property
    def _by_keys(self) -> Mapping[tuple[Key, ...], Sequence[Baris]]:
        """The rows by the keys that are compared for being the same."""
        found: dict[tuple[Key, ...], list[Baris]] = {}
        for row in self._whole:
            found.setdefault(self._fixed(row.keys), []).append(row)
        return found

    def _fixed(self, keys: Mapping[str, Key]) -> tuple[Key, ...]:
        return tuple(keys[each] for each in self.columns if not each.endswith(_THRESHOLD))

    def find(self, keys: tuple[object, ...], when: Tanggal | int) -> Value:
        """Return what holds for some keys on a day, in a month or a year. Raises FormulaError K729, K731."""
        if not self.baris:
            raise _absent("tabelnya belum berisi satu baris pun.", "isi barisnya di tabel tarif.")
        if len(keys) != len(self.columns):
            raise _absent(f"tabelnya memerlukan {', '.join(self.columns)}, diberi {len(keys)} kunci.")
        asked = dict(zip(self.columns, map(_key, keys), strict=True))
        known = self._by_keys.get(self._fixed(asked), ())
        reached = [row for row in known if self._reaches(row, asked)]
        first, last = _span(when)
        holding = [row for row in reached if row.first <= first and last <= row.last]
        found = [row for row in holding if self._level(row) == max(map(self._level, holding))]
        if len(found) == 1:
            return found[0].value
        if found:
            message = f"{len(found)} baris berlaku untuk {_told(keys)}: {'; '.join(each.period for each in found)}."
            raise FormulaError("K731", message, "betulkan masa berlakunya di tabel tarif.")
        raise self._unknown(keys, asked, reached, when)

    def _level(self, row: Baris) -> tuple[Key, ...]:
        return tuple(row.keys[each] for each in self.columns if each.endswith(_THRESHOLD))

    def _reaches(self, row: Baris, asked: Mapping[str, Key]) -> bool:
        steps = (each for each in self.columns if each.endswith(_THRESHOLD))
        return all(isinstance(asked[each], Decimal) and row.keys[each] <= asked[each] for each in steps)  # type: ignore[operator]

    def _unknown(
        self, keys: tuple[object, ...], asked: Mapping[str, Key], reached: Sequence[Baris], when: Tanggal | int
    ) -> FormulaError:
        if reached:
            periods = "; ".join(dict.fromkeys(row.period for row in reached))
            return _absent(f"tidak ada tarif untuk {_told(keys)} pada {when}; yang ada berlaku {periods}.")
        for column, typed in zip(self.columns, keys, strict=True):
            known = {row.typed[column] for row in self._whole}
            if not column.endswith(_THRESHOLD) and asked[column] not in {row.keys[column] for row in self._whole}:
                closest = nearest(str(typed), known)
                remedy = f"mungkin maksudnya “{closest}”." if closest else "tambahkan barisnya di tabel tarif."
                return _absent(f"{column} {quoted(str(typed))} tidak ada di tabelnya.", remedy)
        return _absent(f"tidak ada tarif untuk {_told(keys)}.")


def _absent(message: str, remedy: str = "periksa kuncinya, atau tambahkan barisnya di tabel tarif.") -> FormulaError:
    return FormulaError("K729", message, remedy)


def _told(keys: tuple[object, ...]) -> str:
    return ", ".join(map(str, keys))


def _span(when: Tanggal | int) -> tuple[date, date]:
    """Return the first and the last day that a date, a month or a year may mean."""
    if isinstance(when, Tanggal):
        last = when.hari or tanggal.days_in(when.tahun, when.bulan)
        return date(when.tahun, when.bulan, when.hari or 1), date(when.tahun, when.bulan, last)
    if not tanggal.FIRST_YEAR <= when <= tanggal.LAST_YEAR:
        raise _absent(f"{when} bukan tahun.", 'tulis `cari("tarif", kunci, tanggal)` atau tahunnya.')
    return date(when, 1, 1), date(when, 12, 31)


TABLES_KEY = "tabel_tarif"


def tables(names: Sequence[str]) -> tuple[Any, Any]:
    """Return the field of a schema that some tables of tariffs give, as `create_model` takes it."""
    return (
        Annotated[SkipJsonSchema[dict[str, Tarif]], Diambil("tarif", tuple(names))],
        Field(default_factory=dict, exclude=True, title="Tabel tarif", description="Diambil dari folder tarif."),
    )


def check_tables(paper: Any) -> Iterator[Problem]:
    """Yield K730 for rows with other keys than those of the table, K731 for two that hold on the same day."""
    for name, table in getattr(paper, TABLES_KEY, {}).items():
        for index, problem in _faults(table):
            yield error(*problem, (TABLES_KEY, name, "baris", index))


def _faults(table: Tarif) -> Iterator[tuple[int, tuple[str, str, str]]]:
    seen: dict[tuple[Key, ...], list[tuple[int, Baris]]] = {}
    for index, row in enumerate(table.baris):
        if set(row.keys) != set(table.columns):
            message = f"kunci baris ini {', '.join(row.keys)}, bukan {', '.join(table.columns)}."
            yield index, ("K730", message, "samakan kunci semua barisnya.")
            continue
        same = seen.setdefault(tuple(row.keys[each] for each in table.columns), [])
        for before, other in same:
            if row.overlaps(other):
                keys = ", ".join(row.typed[each] for each in table.columns)
                message = f"tarif {keys} berlaku {row.period}, padahal baris ke-{before + 1} {other.period}."
                yield index, ("K731", message, "isi `sampai` di baris yang lama, sehari sebelum yang baru.")
        same.append((index, row))
