"""Other papers of the office that an input names by the files of their inputs: read, validated and computed first."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Problem, error, nearest
from kakdoc.inputs import validating
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.drawing_on.months import Folders
from kakdoc.inputs.located import located
from kakdoc.inputs.opening import SUFFIXES
from kakdoc.inputs.tree import Scalar
from kakdoc.kinds.fields.marks import BERKAS_KAK, BERKAS_PESERTA, GAMBAR, Berkas
from kakdoc.kinds.kind import Document
from kakdoc.kinds.shape import fields
from kakdoc.values.text.quoting import quoted

Reader = Callable[[Path], Gathered]
_REMEDY = "tulis nama berkas isiannya, dihitung dari folder isian ini."


def with_papers(gathered: Gathered, folders: Folders, reader: Reader) -> Gathered:
    """Return an input with the papers that it names in place of their names, each with what it draws on itself.

    Raises InputError K711 for a file that is no input of the kind, or that names this one again, and what is wrong
    with the other input short of its rules.
    """
    for key, field in fields(gathered.model).items():
        mark, node = field.shape.mark(Berkas), gathered.root.entries.get(key)
        if (
            mark is not None
            and mark not in (BERKAS_KAK, BERKAS_PESERTA, GAMBAR)
            and isinstance(node, Scalar)
            and node.text.strip()
        ):
            other = _read(node, mark.jenis, folders, reader)
            gathered = gathered.giving(key, other.root, other.files)
    return gathered


def _read(node: Scalar, jenis: str, folders: Folders, reader: Reader) -> Gathered:
    path = Path(os.path.normpath(node.text))
    if not folders.has(path):
        raise InputError(_absent(path).at(node.span.start))
    if path in folders.being_read:
        message = f"berkas {quoted(path.as_posix())} menyebut dirinya sendiri, langsung atau lewat berkas lain."
        raise InputError(error("K711", message, "sebut naskah yang mendahuluinya.").at(node.span.start))
    known = folders.papers.get(path)
    if known is not None and known[0].is_still_so():
        validating.keep(known[0].root, Document, known[1])
        return known[0]
    typed = getattr(folders.read(path).root.entries.get("jenis"), "text", "")
    if typed != jenis:
        message = f"berkas {quoted(path.as_posix())} berjenis “{typed}”, bukan {jenis}."
        raise InputError(error("K711", message, _REMEDY).at(node.span.start))
    found, document = _validated(path, folders, reader)
    folders.papers[path] = found, document
    validating.keep(found.root, Document, document)
    return found


def _validated(path: Path, folders: Folders, reader: Reader) -> tuple[Gathered, Document]:
    """Return another input with its document. Raises InputError with all that is wrong with it."""
    folders.being_read.append(path)
    try:
        found = reader(path)
    finally:
        folders.being_read.pop()
    document, problems = validating.validate(found.root, found.model)
    if isinstance(document, Document):
        problems = located(found.root, document, document.told())
    fatal = [each for each in (*found.problems, *problems) if each.fatal]
    if fatal or not isinstance(document, Document):
        raise InputError(*fatal)
    return replace(found, problems=()), document


def _absent(path: Path) -> Problem:
    closest = nearest(path.name, (each for each in disk.names(path.parent) if each.endswith(SUFFIXES)))
    remedy = f"mungkin maksudnya “{closest}”." if closest else _REMEDY
    return error("K711", f"berkas {quoted(path.as_posix())} tidak ada.", remedy)
