"""Tables of tariffs that formulas look into: `tarif/NAMA.yaml` or `.csv` above an input, else those that came along."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.bundled import bundled
from kakdoc.base.problems import InputError, Location, error
from kakdoc.base.remembering import ByIdentity, Few
from kakdoc.inputs import decoding, opening
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.drawing_on.known_names import above, shown
from kakdoc.inputs.opening import InputFile
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, Source, Span
from kakdoc.kinds.fields.marks import TARIFF_FOLDER, Diambil
from kakdoc.kinds.shape import fields

_SUFFIXES = (".yaml", ".csv")
_SEPARATORS = (",", ";", "\t")
_TEXTS, _TOGETHER = Few[InputFile](64), ByIdentity[Block](64)


def with_tariffs(gathered: Gathered) -> Gathered:
    """Return an input with the tables of tariffs that its formulas look into, each the nearest above it.

    A table that is nowhere is left to the formula to tell. Raises InputError K730 for two files of one name, and what
    reading a file raises.
    """
    marks = {key: field.shape.mark(Diambil) for key, field in fields(gathered.model).items()}
    for key, mark in marks.items():
        if mark is not None and mark.dari == "tarif":
            found = {name: file for name in mark.nama if (file := _file(gathered.path, name))}
            files = {name: _opened(file) for name, file in found.items()}
            own = {shown(file).as_posix(): files[name] for name, file in found.items() if not _came_along(file)}
            return gathered.giving(key, _together(files), own) if files else gathered
    return gathered


def _together(files: dict[str, InputFile]) -> Block:
    """Return some tables by their names, the same for all papers that look into them."""
    roots = [file.root for file in files.values()]
    known = _TOGETHER.find(*roots)
    return known or _TOGETHER.keep(
        *roots, value=Block({name: file.root for name, file in files.items()}, roots[0].span)
    )


def _file(path: Path, name: str) -> Path | None:
    own = [each for suffix in _SUFFIXES if (each := above(path, f"{TARIFF_FOLDER}/{name}{suffix}"))]
    if len({each.parent for each in own}) < len(own):
        message = f"tabel tarif “{name}” ada dua: {own[0].name} dan {own[1].name}."
        raise InputError(error("K730", message, "hapus salah satunya.").at(Location(shown(own[1]).as_posix())))
    came = (bundled("inputs") / TARIFF_FOLDER / f"{name}{suffix}" for suffix in _SUFFIXES)
    nearest = max(own, key=lambda each: len(each.parts), default=None)
    return nearest or next((each for each in came if disk.is_file(each)), None)


def _came_along(file: Path) -> bool:
    return disk.real(file.parent) == disk.real(bundled("inputs") / TARIFF_FOLDER)


def _opened(path: Path) -> InputFile:
    """Return the file of a table as it was read."""
    if path.suffix == ".yaml":
        return opening.shared(shown(path))
    key = opening.known_by(path, {})
    return _TEXTS.find(key) or _TEXTS.keep(key, _of_text(shown(path)))


def _of_text(path: Path) -> InputFile:
    """Return a table that was read from comma-separated text. Raises InputError K101–K109, K730."""
    stamp, name = disk.stamp(path), path.as_posix()
    data = decoding.read_bytes(path, name)
    source = decoding.decoded(data, name)
    rows = _rows(source)
    span = rows[0].span if rows else Span(source, 0, 0, 0, 0)
    return InputFile(data, stamp, Block({"baris": Sequence(tuple(rows), span)}, span, {"baris": span}), ())


def _rows(source: Source) -> list[Block]:
    head = source.text.split("\n", 1)[0]
    reader = csv.reader(source.text.splitlines(keepends=True), delimiter=max(_SEPARATORS, key=head.count))
    titles = [each.strip().casefold() for each in next(reader)]
    twice = next((each for each in titles if titles.count(each) > 1), None)
    if twice:
        message = f"judul kolom “{twice}” ada dua kali."
        raise InputError(error("K730", message, "hapus salah satu kolomnya.").at(Location(source.name, 1)))
    found, start = [], reader.line_num
    for cells in reader:
        if any(map(str.strip, cells)):
            found.append(_row(source, titles, cells, start))
        start = reader.line_num
    return found


def _row(source: Source, titles: list[str], cells: list[str], line: int) -> Block:
    """Return one row as keys and values; `line` counts from 0."""
    span = Span(source, line, 0, line, len(source.text))
    if len(cells) > len(titles) and any(map(str.strip, cells[len(titles) :])):
        message = f"baris ini berisi {len(cells)} sel, padahal judulnya {len(titles)}."
        raise InputError(error("K730", message, "nilai yang memuat koma diapit tanda kutip.").at(span.start))
    placed = dict(_cells(source, titles, cells, line))
    return Block(placed, span, {title: node.span for title, node in placed.items()})


def _cells(source: Source, titles: list[str], cells: list[str], line: int) -> Iterator[tuple[str, Node]]:
    column = 0
    for title, cell in zip(titles, cells, strict=False):
        if cell.strip() and not title:
            message = f"“{cell.strip()}” berdiri di kolom tanpa judul."
            raise InputError(
                error("K730", message, "beri judul kolomnya, atau kosongkan.").at(Location(source.name, line + 1))
            )
        if cell.strip():
            yield title, Scalar(cell.strip(), Span(source, line, column, line, column + len(cell)))
        column += len(cell) + 1
