"""The input of a paper taken back out of it, with the files that it draws on; nothing else that a trace names.

Anybody can write a trace. Written is only what the kind of the paper declares as data of its input, under names where
that input looks for it, and only once all of it was seen to be what it should be.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PureWindowsPath

from kakdoc.base import disk, placing
from kakdoc.base.package import digest
from kakdoc.base.problems import InputError, Location, OutputError, Problem, UsageError, error, warning
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on import known_names
from kakdoc.inputs.drawing_on.roster.opened import TEXTS
from kakdoc.inputs.tree import Block, Node, Scalar, plain
from kakdoc.kinds.fields.marks import BERKAS_KAK
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.shape import fields, key_of
from kakdoc.papers import checking
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.forms import converting
from kakdoc.papers.trace import edits as papers
from kakdoc.word.trace import File, Trace

_MACROS = re.compile("vbaproject|macrosheets", re.IGNORECASE)
_PICTURES = frozenset({".png", ".jpg", ".jpeg"})
_SUFFIXES = frozenset({*opening.SUFFIXES, *_PICTURES})
"""Suffixes of the files that an input draws on."""


def take(path: Path, target: Path) -> tuple[list[Path], list[Problem]]:
    """Write the input of a paper to `target`, and what it needs where it looks for it; returns both and the warnings.

    A workbook becomes YAML, or YAML a workbook, where the suffix asks for it. All or nothing is written. Raises
    OutputError K607 for a target that is there already, InputError K162 when the paper does not carry its input whole,
    or carries what is none, K181 for a workbook with macros, UsageError K145 for a target that is no input.
    """
    data, paper = papers.read(path), path.as_posix()
    trace = papers.origin(data, paper)
    own, content = trace.inputs[0], papers.carried(trace.inputs[0], paper)
    root, kind = _input(own, content, trace.facts.get("jenis", ""), paper)
    place = _target(own, target)
    if os.path.lexists(place):
        raise OutputError(_is_there(place))
    files, missing, refused = {place: _in_form(content, root, kind, Path(own.name), place)}, list[str](), list[str]()
    kin = dict(_kin(trace, root.entries.get(key_of(kind.model, BERKAS_KAK) or ""), place))
    for each in trace.inputs[1:]:
        wanted = kin.get(each, _beside(each, trace, place))
        if each.columns:
            if not os.path.lexists(wanted or place):
                _take_row(each, wanted, place, paper, files, missing)
        elif PureWindowsPath(each.name).suffix.lower() not in _SUFFIXES:
            refused.append(each.name)
        elif wanted is None or _holds(wanted, each):
            continue
        elif each not in kin or each.packed is None or os.path.lexists(wanted) or not _is_near(wanted, place):
            missing.append(each.name)
        else:
            files[wanted] = _whole(each, paper)
    placing.write_all(files)
    return list(files), [*papers.unknown_edits(path, data, trace), *_missing(place, missing), *_refused(paper, refused)]


def _take_row(
    row: File, wanted: Path | None, place: Path, paper: str, files: dict[Path, bytes], missing: list[str]
) -> None:
    """Take the row of a roster as a roster of its own, where the input looks for one that is text."""
    if wanted is None or row.packed is None or wanted.suffix.lower() not in TEXTS or not _is_near(wanted, place):
        missing.append(row.name)
    else:
        files[wanted] = papers.carried(row, paper)


def _input(file: File, data: bytes, jenis: str, paper: str) -> tuple[Block, Kind]:
    """Return an input that a paper carries and its kind; raises InputError K162 for what is not of the kind `jenis`."""
    name = PureWindowsPath(file.name)
    try:
        root, _ = opening.compose_bytes(data, Path(name.name), MODELS)
        kind = checking.kind_of(root)
    except InputError as cause:
        raise InputError(papers.damaged(paper)) from cause
    if kind.name != jenis or name.suffix.lower() not in opening.SUFFIXES:
        raise InputError(papers.damaged(paper))
    return root, kind


def _whole(file: File, paper: str) -> bytes:
    """Return the bytes of an office's file or a TOR that a paper carries; raises InputError K162 for anything else."""
    data = papers.carried(file, paper)
    if PureWindowsPath(file.name).name != opening.OFFICE_FILE:
        _input(file, data, BERKAS_KAK.jenis, paper)
        return _without_macros(data, file.name)
    try:
        root, _ = opening.compose_bytes(data, Path(opening.OFFICE_FILE))
    except InputError as cause:
        raise InputError(papers.damaged(paper)) from cause
    if not root.entries.keys() & fields(Instansi).keys():
        raise InputError(papers.damaged(paper))
    return data


def _target(own: File, target: Path) -> Path:
    """Return the file to write: in a folder under the input's own name, without a suffix with the input's."""
    name = PureWindowsPath(own.name)
    if disk.is_folder(target):
        return target / name.name
    if not target.suffix:
        return target.with_name(target.name + name.suffix)
    if target.suffix.lower() not in opening.SUFFIXES:
        message = f"isian tidak dapat ditulis sebagai {target.suffix}."
        raise UsageError(error("K145", message, "beri nama berakhiran .yaml atau .xlsx sesudah --ambil."))
    return target


def _in_form(data: bytes, root: Block, kind: Kind, source: Path, target: Path) -> bytes:
    """Return an input as it is, or in its other form where the target's suffix asks for it."""
    given, wanted = source.suffix.lower() in converting.YAML, target.suffix.lower() in converting.YAML
    if given == wanted:
        return _without_macros(data, source.as_posix())
    _, problems = opening.compose_bytes(data, source, MODELS)
    faults = [each for each in problems if each.fatal]
    if faults:
        raise InputError(*faults)
    return converting.other_form(plain(root), kind, source)


def _without_macros(data: bytes, name: str) -> bytes:
    """Return an input; raises InputError K181 for a workbook that holds programs."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(_MACROS.search(each) for each in archive.namelist()):
                message = "buku kerja di dalam naskah ini memuat makro, maka tidak diambil apa adanya."
                remedy = "ambil isinya saja: beri nama berakhiran .yaml sesudah --ambil."
                raise InputError(error("K181", message, remedy).at(Location(name)))
    return data


def _kin(trace: Trace, named: Node | None, target: Path) -> Iterator[tuple[File, Path | None]]:
    """Yield what may be written beside an input, and where it looks for it; None for what is found already.

    That is the office's file, and the TOR that it has `named`.
    """
    office = trace.nearest(opening.OFFICE_FILE)
    for each in trace.inputs[1:]:
        name = PureWindowsPath(each.name).name
        if name == opening.OFFICE_FILE:
            above = known_names.above(target, opening.OFFICE_FILE)
            yield each, (above or target.with_name(opening.OFFICE_FILE)) if each == office else None
        elif name == opening.REGISTER_FILE:
            yield each, None
        elif isinstance(named, Scalar) and each.name == trace.facts.get(papers.KAK) and name == Path(named.text).name:
            yield each, Path(os.path.normpath(target.parent / named.text))


def _beside(file: File, trace: Trace, target: Path) -> Path:
    """Return where a file lies that was told from the folder of an input."""
    return Path(os.path.normpath(target.parent / os.path.relpath(file.name, Path(trace.inputs[0].name).parent)))


def _holds(path: Path, file: File) -> bool:
    return disk.is_file(path) and digest(disk.read(path)) == file.digest


def _is_near(path: Path, target: Path) -> bool:
    """Return whether a file may be written without surprise: in the target's folder or in the working folder.

    Never among the templates, nor where programs keep what is theirs.
    """
    folders = (Path(disk.real(each)) for each in (target.parent, Path.cwd()))
    inside = [Path(disk.real(path)).relative_to(each).parts for each in folders if disk.is_within(path, each)]
    return any(not any(part.startswith(".") or part == "templates" for part in parts) for parts in inside)


def _is_there(place: Path) -> Problem:
    return error("K607", "berkas ini sudah ada, maka tidak diubah.", "pilih nama lain.").at(Location(place.as_posix()))


def _missing(target: Path, names: Sequence[str]) -> list[Problem]:
    if not names:
        return []
    message = f"isian ini memakai berkas yang di sini tidak ada atau isinya lain: {papers.some(names)}."
    remedy = (
        "salin berkas itu dari folder lama, atau ambil dari naskahnya sendiri; sesudah itu jalankan kakdoc periksa."
    )
    return [warning("K165", message, remedy).at(Location(target.as_posix()))]


def _refused(paper: str, names: Sequence[str]) -> list[Problem]:
    """Return K182 for what a trace names and no input draws on."""
    if not names:
        return []
    message = f"jejak naskah ini menyebut berkas yang bukan data isiannya: {papers.some(names)}; itu tidak diambil."
    remedy = "periksa dari siapa naskah ini; naskah buatan kakdoc tidak menyebut berkas seperti itu."
    return [warning("K182", message, remedy).at(Location(paper))]
