"""Forms to fill in, and inputs turned from YAML into a workbook and back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Location, Problem, UsageError, error
from kakdoc.inputs import opening
from kakdoc.inputs.excel import keyed
from kakdoc.inputs.excel.cells import grids
from kakdoc.inputs.excel.layout import Layout, layout
from kakdoc.inputs.excel.writing.filling import Filling, fill
from kakdoc.inputs.tree import plain
from kakdoc.inputs.walking import anchored, without_computed
from kakdoc.inputs.yaml.writing import dump
from kakdoc.kinds.fields.marks import BERKAS_KAK
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.shape import key_of
from kakdoc.papers import checking
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.forms import beginning, offers, shared_files

YAML, WORKBOOK = (".yaml", ".yml"), (".xlsx",)
_NO_FORM = frozenset({*grids.OTHER_SUFFIXES, ".xlsm", *YAML, ".doc", ".docx", ".pdf", ".txt"})


def new_shared_form(name: str, file: Path) -> Path:
    """Write a workbook for the office or for a register; returns its path. Raises as `new_form` does."""
    target = _target(file, name)
    disk.write_new(shared_files.form(name), target)
    return target


def new_form(kind: Kind, file: Path, kak: Path | None = None) -> Path:
    """Write a workbook to fill in, with what the TOR `kak` gives; returns its path.

    Raises OutputError K607 when the file is there already, UsageError K145 for what can be no workbook and for a kind
    that draws on no TOR, InputError with the faults of the TOR.
    """
    target = _target(file, kind.name)
    disk.write_new(form(kind, target, kak), target)
    return target


def form(kind: Kind, target: Path, kak: Path | None = None) -> bytes:
    """Return a workbook to fill in, with what the TOR `kak` gives. Raises as `new_form` does, but for the disk."""
    data = beginning.values(kind, target)
    given = from_kak(kind, kak, target) if kak is not None else {}
    data = {**data, **given}
    plan = layout(kind.model)
    filling = fill(data, plan)
    filling.given = _given_sheets(plan, given)
    filling.paths = [(name, text) for name, text in filling.paths if not text.lstrip().startswith("[isi")]
    return _bytes(kind, plan, filling, target)


def _target(file: Path, kind: str) -> Path:
    """Return the file of a new workbook; raises UsageError K145 for what can be none."""
    if disk.is_folder(file):
        message = f"“{file.as_posix()}” folder, bukan nama berkas."
        remedy = f"tulis juga nama berkasnya, misalnya {(file / f'{kind}.xlsx').as_posix()}."
        raise UsageError(error("K145", message, remedy))
    if file.suffix.lower() in _NO_FORM:
        message = f"formulir tidak dapat dibuat sebagai {file.suffix}."
        raise UsageError(error("K145", message, f"beri nama {file.with_suffix('.xlsx').name}."))
    return file if file.suffix.lower() in WORKBOOK else file.with_name(file.name + WORKBOOK[0])


def from_kak(kind: Kind, kak: Path, target: Path) -> Mapping[str, Any]:
    """Return what a TOR gives to a new input of a kind, with its own name from there.

    Raises UsageError K145 for a kind that draws on no TOR, InputError with the faults of the TOR.
    """
    key = key_of(kind.model, BERKAS_KAK)
    if key is None and kind.prefill is None:
        message = f"jenis {kind.name} tidak mengambil isi dari KAK."
        raise UsageError(error("K145", message, "jalankan tanpa --kak."))
    checked = checking.check(kak)
    faults = [each for each in checked.problems if each.fatal]
    if checked.kind is None or checked.kind.name != BERKAS_KAK.jenis or checked.document is None:
        other = error("K145", "berkas ini bukan KAK yang dapat dibaca.", "berikan berkas KAK di --kak.")
        raise InputError(*(faults or [other.at(Location(kak.as_posix()))]))
    own = {key: from_folder(kak, target.parent)} if key else {}
    return {**own, **(kind.prefill(checked.document) if kind.prefill else {})}


def _given_sheets(plan: Layout, given: Mapping[str, Any]) -> frozenset[str]:
    """Return the sheets of lists that a TOR gives, with the lists inside them."""
    found: set[str] = set()
    for listing in plan.sheets:  # owners stand before what they own
        if listing.path[0] in given if not listing.owners else set(listing.owners) <= found:
            found.add(listing.title)
    return frozenset(found)


@opening.uncollected()
def convert(source: Path, target: Path) -> list[Problem]:
    """Write an input as the other of YAML and workbook; returns the warnings.

    Comments and formulas are not taken over. Raises UsageError K145 for other suffixes, InputError with what
    keeps the source from being read, OutputError K607 when the target is there already.
    """
    suffixes = source.suffix.lower(), target.suffix.lower()
    if not any(suffixes[0] in a and suffixes[1] in b for a, b in ((YAML, WORKBOOK), ((*WORKBOOK, ".xlsm"), YAML))):
        given, wanted = (each or "berkas tanpa akhiran" for each in suffixes)
        message = f"tidak dapat mengubah {given} menjadi {wanted}."
        raise UsageError(error("K145", message, "ubah .yaml menjadi .xlsx, atau .xlsx menjadi .yaml."))
    root, problems = opening.compose(source, {**MODELS, **keyed.BOOKS})
    shared = keyed.kind_of(root)
    kind = checking.kind_of(root) if shared is None else None
    if any(each.fatal for each in problems):
        raise InputError(*problems)
    model = keyed.BOOKS[shared or keyed.OFFICE] if kind is None else kind.model
    placed = anchored(model, root, Path(from_folder(source.parent, target.parent)))
    if kind is not None:
        data = other_form(plain(without_computed(kind.model, placed)), kind, source, target)
    else:
        data = shared_files.other_form(shared or "", placed, source)
    disk.write_new(data, target)
    return problems


def other_form(data: Mapping[str, Any], kind: Kind, source: Path, target: Path | None = None) -> bytes:
    """Return the values of an input as a workbook, those of a workbook as YAML, by the suffix of their `source`.

    A workbook offers what the office and the register of its `target` have.

    Raises InputError K144 for what no workbook can hold.
    """
    if source.suffix.lower() not in YAML:
        return dump(data).encode()
    plan = layout(kind.model)
    try:
        return _bytes(kind, plan, fill(data, plan), target)
    except InputError as fault:
        raise InputError(*(each.at(Location(source.as_posix())) for each in fault.problems)) from fault


def from_folder(path: Path, folder: Path) -> str:
    """Return a path as a file in a folder would name it."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return path.resolve().as_posix()


def _bytes(kind: Kind, plan: Layout, filling: Filling, target: Path | None) -> bytes:
    from kakdoc.inputs.excel.writing.book import workbook_bytes
    from kakdoc.inputs.excel.writing.offers import NONE

    return workbook_bytes(f"Isian {kind.title}", plan, filling, offers.offers(target) if target else NONE)
