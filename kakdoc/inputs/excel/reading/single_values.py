"""The sheet of single values: a key in each row, as a heading or as a path (`instansi.pejabat.kepala.status`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kakdoc.base.problems import InputError, Problem, error, suggestion
from kakdoc.inputs.excel.cells import lost_zeros
from kakdoc.inputs.excel.layout import NAMED, Column, Layout
from kakdoc.inputs.excel.reading import form_version
from kakdoc.inputs.excel.reading.drafts import Item
from kakdoc.inputs.excel.reading.rows import SheetReader, Slot, folded
from kakdoc.inputs.tree import Cell, Scalar
from kakdoc.kinds.shape import CellType, fields

KEY, VALUE, EXPLANATION = NAMED, "Isian", "Penjelasan"
OLD_KEY = "Kunci"
"""What the column of the names was called in older forms."""
DEEPEST = 60
"""Steps of a path; no schema comes near it."""
_STEP = re.compile(r"(?:(?<=.)\.|^)((?:\\.|[^.\[\]\\])+)|\[(\d{1,6})\]")
_SPECIAL = re.compile(r"([.\[\]\\])")

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled row: its key, and its value not yet read."""

    key: str
    key_cell: Cell
    at: tuple[int, int]
    value: Any


def path_name(path: Path) -> str:
    """Return a path as it is written in the sheet; positions in lists count from 1."""
    pieces = [f"[{step + 1}]" if isinstance(step, int) else "." + _SPECIAL.sub(r"\\\1", step) for step in path]
    return "".join(pieces).removeprefix(".")


def read_path(name: str) -> Path | None:
    """Return the path that is written so, None when it is none."""
    path: list[str | int] = []
    end = 0
    while end < len(name):
        found = _STEP.match(name, end)
        if found is None or (found[2] and int(found[2]) < 1):
            return None
        path.append(int(found[2]) - 1 if found[2] else re.sub(r"\\(.)", r"\1", found[1]))
        end = found.end()
    return tuple(path)


def filled(reader: SheetReader) -> Iterator[Filled]:
    """Yield the rows that have a key, also with an empty value; values without a key are noted as K133."""
    known = {KEY: Slot("key"), VALUE: Slot("value"), EXPLANATION: Slot("note")}
    for number, row, slots in reader.table(known, {OLD_KEY: Slot("key")}):
        columns = {slot.role: column for column, slot in reversed(slots.items())}
        key_cell = reader.cell(number, columns.get("key", 1))
        key = str(row.get(key_cell.column) or "").strip().removesuffix("*").strip()
        column = columns.get("value", 0)
        value = row.get(column, "")
        if isinstance(value, str) and not value.strip():
            if key and column:
                yield Filled(key, reader.cell(number, column), (number, column), "")
            continue
        if not key:
            remedy = f"tulis namanya di kolom “{KEY}”, atau hapus isinya."
            place = reader.cell(number, column).start
            reader.problems.append(error("K133", "isian ini tidak punya nama.", remedy).at(place))
            continue
        yield Filled(key, key_cell, (number, column), value)


def without_version(rows: Iterable[Filled], reader: SheetReader) -> tuple[list[Filled], str | None]:
    """Return the rows but for that of the form's version, and what is typed there; None where it is not there.

    Notes K178 for what is no version. Raises InputError K178 for that of a later program.
    """
    found, version = [], None
    for row in rows:
        if folded(row.key) != folded(form_version.KEY):
            found.append(row)
            continue
        scalar = reader.scalar(row.at, row.value, CellType.BULAT)
        version = scalar.text.strip() if scalar else ""
        problem = form_version.refused(version, reader.cell(*row.at)) if version else None
        if problem and version.isdecimal():
            raise InputError(problem)
        reader.problems += [problem] if problem else []
    return found, version


def put(rows: Iterable[Filled], reader: SheetReader, plan: Layout, root: Item) -> None:
    """Put the values into the document."""
    titles = names(plan)
    lists = {each.path for each in plan.sheets if not each.nested}
    seen: dict[Path, Cell] = {}
    for row in rows:
        column, path = target(row.key, titles)
        if row.value == "":
            if column is not None and len(column.path) == 1:
                root.keys.setdefault(str(column.path[0]), row.key_cell)
            continue
        if path is None or path[0] not in fields(plan.model) or path in lists:
            _refuse_key(row, reader, plan)
            continue
        read = reader.computed if column and column.formula else reader.scalar
        scalar = read(row.at, row.value, column.cell_type if column else CellType.TEKS)
        if (
            scalar
            and column
            and not column.formula
            and column.cell_type is CellType.UANG
            and lost_zeros.is_doubtful(row.value)
        ):
            reader.doubt(row.at, row.value)
        if path in seen:
            message = f"“{row.key}” sudah ada di sel {_spot(seen[path])}."
            remedy = "hapus salah satu; nilai keduanya tidak digabung."
            reader.problems.append(error("K134", message, remedy).at(row.key_cell.start))
        elif scalar is None:
            root.keys.setdefault(str(path[0]), reader.cell(*row.at))
        else:
            seen[path] = row.key_cell
            fault = _put(root, path, scalar, row.key_cell)
            if fault:
                reader.problems.append(fault.at(row.key_cell.start))


def target(key: str, titles: Mapping[str, Column]) -> tuple[Column | None, Path | None]:
    """Return the single value that a key names, as a heading or as a path; None for each where it names none."""
    column = titles.get(folded(key)) or titles.get(key)
    return (column, column.path) if column else (None, read_path(key))


def names(plan: Layout) -> Mapping[str, Column]:
    """Return the single values of a document by their headings and their paths."""
    named = {folded(each.title): each for each in plan.fields}
    return named | {".".join(map(str, each.path)): each for each in plan.fields}


def _spot(cell: Cell) -> str:
    return cell.start.spot.rpartition("!")[2]


def _refuse_key(row: Filled, reader: SheetReader, plan: Layout) -> None:
    known = [each.title for each in plan.fields]
    lists = {folded(each.title): each.title for each in plan.sheets}
    lists |= {folded(path_name(each.path)): each.title for each in plan.sheets if not each.nested}
    remedy = suggestion(row.key, known)
    if folded(row.key) in lists:
        remedy = f"tulis di sheet “{lists[folded(row.key)]}”."
    reader.problems.append(error("K133", f"isian “{row.key}” tidak dikenal.", remedy).at(row.key_cell.start))


def _put(root: Item, path: Path, scalar: Scalar, key_cell: Cell) -> Problem | None:
    """Put a value at a path; returns what keeps it from going there."""
    if len(path) > DEEPEST:
        return error("K133", "nama isian ini terlalu panjang.", "periksa ejaannya.")
    here: Any = root
    for step, following in zip(path, [*path[1:], None], strict=True):
        made: Any = scalar if following is None else [] if isinstance(following, int) else Item(key_cell)
        if isinstance(step, str) and isinstance(here, Item):
            known = here.entries.get(step)
            if known is not None and following is None:
                return error("K134", f"“{path_name(path)}” sudah diisi.", "hapus salah satu; keduanya tidak digabung.")
            here.entries[step] = made if known is None else known
            here.keys.setdefault(step, key_cell)
            here = here.entries[step]
        elif isinstance(step, int) and isinstance(here, list) and step <= len(here):
            if step == len(here):
                here.append(made)
            elif following is None:
                here[step] = made
            here = here[step]
        else:
            message = f"“{path_name(path)}” tidak menunjuk tempat yang ada."
            return error("K133", message, "periksa ejaannya; butir daftar dinomori berurutan dari [1].")
    return None
