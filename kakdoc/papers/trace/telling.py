"""What a paper will tell of where it came from: the files it was made from, by name, digest and content."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence

from kakdoc import __version__
from kakdoc.base.package import digest
from kakdoc.base.remembering import ByIdentity
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.drawing_on.known_names import name_of, source
from kakdoc.inputs.drawing_on.roster.rows import Places, Wanted
from kakdoc.inputs.opening import OFFICE_FILE, Held
from kakdoc.inputs.tree import Block
from kakdoc.kinds.fields.marks import BERKAS_KAK
from kakdoc.kinds.kind import Document, Kind
from kakdoc.kinds.shape import key_of
from kakdoc.papers.trace import edits as traced
from kakdoc.word.trace import File, Trace, packed

_PACKED = ByIdentity[bytes](64)
"""The files that many papers carry, as they carry them."""


def of_paper(gathered: Gathered, document: Document, kind: Kind, template: str, row: Sequence[File] = ()) -> Trace:
    """Return what a paper carries of where it came from; `template` is the fingerprint of its template."""
    return origin(gathered, document, kind.name, File(kind.template, template), row)


def origin(gathered: Gathered, document: Document, jenis: str, template: File, row: Sequence[File] = ()) -> Trace:
    """Return what the paper of an input of the kind `jenis` carries: what it was made from, as it was read.

    The input, the office's file and the TOR are carried whole, all others by digest. Of a roster it has the `row`.
    """
    facts, whole = facts_of(document, jenis), {OFFICE_FILE}
    kak = gathered.root.entries.get(key_of(gathered.model, BERKAS_KAK) or "")
    if isinstance(kak, Block):
        facts[traced.KAK] = name_of(source(kak))
        whole.add(facts[traced.KAK].rpartition("/")[2])
    name = gathered.path.as_posix()
    own = gathered.files[name]
    files = (_file(each, gathered.files[each], whole) for each in sorted(gathered.files.keys() - {name}))
    first = File(name_of(name), own.digest, _packed(own))
    return Trace(__version__, facts, template, (first, *files, *row), document.promises())


def facts_of(document: Document, jenis: str) -> dict[str, str]:
    """Return what tells a paper of the kind `jenis` from others, and what it is."""
    office = document.instansi
    name = f"{office.nama}, {office.region}" if office.region else office.nama
    return {"jenis": jenis, traced.OFFICE: name, **document.facts()}


def _file(name: str, held: Held, whole: Collection[str]) -> File:
    """Return a file that many papers are made from, with its bytes where its name is among the `whole`."""
    if name.rpartition("/")[2] not in whole:
        return File(name_of(name), held.digest)
    return File(name_of(name), held.digest, _packed(held))


def of_row(places: Places, head: Sequence[str], wanted: Sequence[Wanted], texts: Sequence[str]) -> File:
    """Return a row of a roster as a paper carries it: a roster of this row alone, with the columns it is made from."""
    columns = [(each.cell_type, head[each.column]) for each in wanted]
    data = row_data([heading for _, heading in columns], texts)
    told = "\n".join(f"{cell_type} {heading}" for cell_type, heading in columns)
    return File(name_of(places.file), digest(data), packed(data), told)


def row_data(headings: Sequence[str], texts: Sequence[str]) -> bytes:
    """Return a roster of one row; a cell that is read in two ways is there once."""
    cells: dict[str, str] = {}
    for heading, text in zip(headings, texts, strict=True):
        cells.setdefault(heading, text)
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\n").writerows([cells.keys(), cells.values()])
    return stream.getvalue().encode()


def _packed(held: Held) -> bytes:
    return _PACKED.find(held) or _PACKED.keep(held, value=packed(held.data))
