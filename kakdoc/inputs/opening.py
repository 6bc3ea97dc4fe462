"""An input file as a located tree, with the files it draws on: office, register of regulations, TOR."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Problem, error, nearest, refusal
from kakdoc.base.quoting import quoted
from kakdoc.base.wording import either
from kakdoc.inputs import decoding
from kakdoc.inputs.tree import Block, Node, Scalar, Source, anchored, merged
from kakdoc.inputs.typed import choices
from kakdoc.inputs.validating import gaps
from kakdoc.inputs.yaml import reading
from kakdoc.kinds.law.register import Peraturan
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.shape import document_kind

Models = Mapping[str, type[BaseModel]]
"""The schemas by the kind of document, which a workbook is read by."""
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".xltx", ".xltm"})
"""Suffixes of what is read, or refused, as a workbook."""
SUFFIXES = (".yaml", ".yml", ".xlsx", ".xlsm")
"""Suffixes of the inputs of a folder."""
_NO_MODELS: Models = {}
_KNOWN = 64
"""How many files are remembered: a year's reports, offices, registers and TORs, not thousands of inputs."""

OFFICE_FILE = "instansi.yaml"
REGISTER_FILE = "peraturan.yaml"
SHARED_BOOKS = ("instansi.xlsx", "peraturan.xlsx")
"""Workbooks that become those files; they are not read themselves."""
_NAMED_FROM = "tulis nama berkas KAK tahun ini, dihitung dari folder isian ini, misalnya ../kak-nama-kegiatan.yaml."


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector away: an input is many small objects and no garbage; it took 40 % of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def load(path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return the tree of one input and what is wrong with it short of being unreadable.

    Raises InputError for what cannot be read (K101–K109, K130–K132) or is no set of keys (K113).
    """
    root, problems = compose(path, models)
    placed = anchored(root, path.parent)
    return placed if isinstance(placed, Block) else root, problems + gaps(root)


def with_office(root: Block, path: Path) -> tuple[Block, list[Problem]]:
    """Return the input with the nearest `instansi.yaml` above it beneath its own `instansi` key.

    Raises InputError K118 when neither is there, and what `load` raises for the file found.
    """
    found = above(path, OFFICE_FILE)
    if found is None:
        if _is_whole(root.entries.get("instansi")):
            return root, []
        raise InputError(
            error(
                "K118",
                f"{OFFICE_FILE} tidak ditemukan di folder naskah ini maupun di atasnya.",
                "jalankan `kakdoc mulai DIR` untuk menyiapkan folder kerja, atau salin berkas itu ke folder inputs. "
                "Dari buku kerja: `kakdoc ubah instansi.xlsx instansi.yaml`.",
            ).at(root.span.start)
        )
    office, problems = shared(shown(found))
    problems += _twin(found, office)
    entries = {**root.entries, "instansi": merged(root.entries.get("instansi"), office)}
    return Block(entries, root.span, root.keys), problems


def with_register(root: Block, path: Path, supplied: Path) -> tuple[Block, list[Problem]]:
    """Return the input with the nearest `peraturan.yaml` above it, else the `supplied` one, beneath its own.

    Raises what `load` raises for the file found.
    """
    found = above(path, REGISTER_FILE) or supplied
    if not disk.is_file(found):
        return root, []
    known, problems = shared(shown(found))
    problems += _twin(found, known)
    entries = {**root.entries, "peraturan": merged(root.entries.get("peraturan"), known)}
    return Block(entries, root.span, root.keys), problems


def _twin(found: Path, root: Block) -> list[Problem]:
    """Return what is wrong with a workbook beside a shared file."""
    if not disk.is_file(found.with_suffix(".xlsx")):
        return []
    from kakdoc.inputs.drawing_on import twins

    return twins.check(found, root)


def shared(path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return what `load` returns for a file that many inputs draw on; read once in a run unless it changes."""
    root, problems = _stamped(disk.real(path), path, disk.stamp(path), tuple(models.items()))
    return root, list(problems)


@lru_cache(maxsize=_KNOWN)
def _stamped(
    _where: str, path: Path, _stamp: object, models: tuple[tuple[str, type[BaseModel]], ...]
) -> tuple[Block, tuple[Problem, ...]]:
    root, problems = load(path, dict(models))
    return root, tuple(problems)


def with_kak(root: Block, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return the input with the TOR that its `kak` key names in place of that name, its office beneath it.

    Raises InputError K113 when keys stand there, K127 when there is no such file or it is no TOR, and what `load`
    raises for the file found.
    """
    node = root.entries.get("kak")
    if isinstance(node, Block):
        message = either("kak: di sini perlu nama berkas, bukan kumpulan kunci.", "KAK: di sini perlu nama berkas.")
        raise InputError(error("K113", message, _NAMED_FROM).at(root.keys["kak"].start))
    if not isinstance(node, Scalar) or not node.text.strip():
        return root, []
    path = Path(os.path.normpath(node.text))
    if not disk.is_file(path):
        raise InputError(_no_kak(path).at(node.span.start))
    kak, problems = shared(path, models)
    kind = getattr(kak.entries.get("jenis"), "text", "")
    if kind != "kak":
        message = f"berkas “{path.as_posix()}” bukan KAK (jenisnya “{kind}”)."
        raise InputError(error("K127", message, _NAMED_FROM).at(node.span.start))
    kak, found = with_office(kak, path)
    return Block({**root.entries, "kak": kak}, root.span, root.keys), problems + found


def _no_kak(path: Path) -> Problem:
    """Return K127 for a name that is no file's: nothing is there, or a folder, a pipe, a device."""
    try:
        disk.read(path, 0)
    except (FileNotFoundError, NotADirectoryError):
        others = (each for each in disk.names(path.parent) if each.startswith("kak") and each.endswith(SUFFIXES))
        closest = nearest(path.name, others)
        message = f"berkas KAK {quoted(path.as_posix())} tidak ada."
        return error("K127", message, f"mungkin maksudnya “{closest}”." if closest else _NAMED_FROM)
    except OSError as cause:
        message = f"berkas KAK {quoted(path.as_posix())} tidak dapat dibaca ({refusal(cause)})."
        return error("K127", message, _NAMED_FROM)
    return error("K127", f"berkas KAK {quoted(path.as_posix())} berubah selagi dibaca.", "jalankan lagi.")


def above(path: Path, name: str) -> Path | None:
    """Return the nearest file of a name in the folders of an input; one that cannot be read is found too."""
    candidates = (folder / name for folder in Path(disk.real(path)).parents)
    return next((each for each in candidates if os.path.lexists(each) and not disk.is_folder(each)), None)


def _is_whole(office: Node | None) -> bool:
    """Return whether an input writes the office out in full, so that it needs no file."""
    required = {name for name, field in Instansi.model_fields.items() if field.is_required()}
    return isinstance(office, Block) and required <= office.entries.keys()


def shown(path: Path) -> Path:
    """Return a path as staff know it: from the working folder where it is inside it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def compose(path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return what `load` returns, names of files as they were typed."""
    if path.suffix.lower() in WORKBOOKS:
        from kakdoc.inputs.excel.reading import workbook

        root, problems = workbook.compose(path, path.as_posix(), models)
        return _meant(root, path, models), problems
    return _from_text(decoding.read(path, path.as_posix()), path, models)


def compose_bytes(data: bytes, path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return what `compose` returns for an input whose bytes are at hand; its path names it and tells its kind."""
    if path.suffix.lower() in WORKBOOKS:
        from kakdoc.inputs.excel.reading import workbook

        root, problems = workbook.compose_bytes(data, path.as_posix(), models)
        return _meant(root, path, models), problems
    return _from_text(decoding.decoded(data, path.as_posix()), path, models)


def _from_text(source: Source, path: Path, models: Models) -> tuple[Block, list[Problem]]:
    root, problems = reading.compose(source)
    if not isinstance(root, Block):
        raise InputError(_no_keys(root))
    return _meant(root, path, models), problems


def _meant(root: Block, path: Path, models: Models) -> Block:
    """Return an input in which its kind and all other choices are written as the schema has them."""
    if path.name == OFFICE_FILE:
        return choices.settled(root, Instansi)
    if path.name == REGISTER_FILE:
        return choices.settled_entries(root, Peraturan)
    typed = root.entries.get("jenis")
    kind = document_kind(typed.text, models) if isinstance(typed, Scalar) else None
    if kind is None or not isinstance(typed, Scalar):
        return root
    named = root if typed.text == kind else replace(root, entries={**root.entries, "jenis": replace(typed, text=kind)})
    return choices.settled(named, models[kind])


def read_bytes(path: Path) -> bytes:
    """Return the bytes of an input. Raises InputError K101, K102, K130, K131."""
    if path.suffix.lower() in WORKBOOKS:
        from kakdoc.inputs.excel.cells import grids

        return grids.read_bytes(path, path.as_posix())
    return decoding.read_bytes(path, path.as_posix())


def _no_keys(root: Node) -> Problem:
    return error(
        "K113",
        "berkas ini tidak berisi kunci dan nilai.",
        "mulai dengan `jenis: kak`; lihat contoh dari `kakdoc baru kak FILE`.",
    ).at(root.span.start)
