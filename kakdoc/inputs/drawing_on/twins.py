"""A workbook of the office or of the register that lies beside the text that is read, and says something else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kakdoc.base.problems import InputError, Location, Problem, warning
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on import known_names
from kakdoc.inputs.tree import Block, plain
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.office import Instansi

_SCHEMAS: dict[str, Any] = {
    Path(opening.OFFICE_FILE).stem: Instansi,
    Path(opening.REGISTER_FILE).stem: dict[str, Peraturan],
}


def check(file: Path, root: Block) -> list[Problem]:
    """Return K189 where the workbook beside a shared file holds other values, for only the text is read."""
    twin = file.with_suffix(".xlsx")
    if not twin.is_file() or file.stem not in _SCHEMAS or _value(file.stem, root) == _of_workbook(twin):
        return []
    message = f"isi {twin.name} lain daripada {file.name}; yang dibaca hanya {file.name}."
    remedy = (
        f"ganti nama {file.name}, lalu jalankan `kakdoc ubah {twin.name} {file.name}`; "
        f"bila {twin.name} tidak dipakai lagi, pindahkan."
    )
    return [warning("K189", message, remedy).at(Location(known_names.shown(twin).as_posix()))]


def _of_workbook(path: Path) -> object:
    """Return what a workbook holds, None for one that cannot be read as what it should be."""
    from kakdoc.inputs.excel import keyed

    try:
        root = opening.shared(known_names.shown(path), keyed.BOOKS).root
        return _value(path.stem, keyed.as_mapping(root)) if keyed.kind_of(root) == path.stem else None
    except InputError:
        return None


def _value(kind: str, root: Block) -> object:
    try:
        return TypeAdapter(_SCHEMAS[kind]).validate_python(plain(root))
    except ValidationError:
        return plain(root)
