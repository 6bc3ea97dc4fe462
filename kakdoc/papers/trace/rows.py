"""The rows of a roster as it is today, by the fingerprints that papers made of them carry."""

from __future__ import annotations

from functools import lru_cache

from kakdoc.base import disk
from kakdoc.base.package import digest
from kakdoc.base.problems import InputError
from kakdoc.inputs.drawing_on.roster import opened
from kakdoc.inputs.drawing_on.roster.rows import Wanted
from kakdoc.kinds.shape import CellType
from kakdoc.papers.trace import telling

_LARGEST = 100 * 2**20


@lru_cache(maxsize=64)
def digests(path: str, columns: str) -> frozenset[str] | None:
    """Return the fingerprints of the rows of a roster, made of the columns told; None where there is no such file."""
    try:
        data = disk.read(path, _LARGEST)
    except OSError:
        return None
    asked = [line.partition(" ") for line in columns.split("\n")]
    try:
        table = opened.table(data, path)
        heads = [heading for _, _, heading in asked]
        wanted = [Wanted(table.head.index(heading), CellType(cell_type)) for cell_type, _, heading in asked]
        return frozenset(digest(telling.row_data(heads, row.texts)) for row in table.rows(wanted))
    except (InputError, ValueError):  # the columns are others now, or it is no roster any more
        return frozenset()
