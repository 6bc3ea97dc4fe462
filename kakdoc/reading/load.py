"""An input file as a located tree, with the files it draws on: office, register of regulations, TOR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from kakdoc.documents.instansi import Instansi
from kakdoc.documents.kak import Kak
from kakdoc.problems import InputError, Problem, error, suggestion
from kakdoc.reading import text, yaml_tree
from kakdoc.reading.build import gaps
from kakdoc.reading.tree import Block, Node, Scalar, anchored, merged

Models = Mapping[str, type[BaseModel]]
"""The schemas by the kind of document, which a workbook is read by."""
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
"""Suffixes of what is read, or refused, as a workbook."""
_NO_MODELS: Models = {}

OFFICE_FILE = "instansi.yaml"
REGISTER_FILE = "peraturan.yaml"


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
    found = _above(path, OFFICE_FILE)
    if found is None:
        if _is_whole(root.entries.get("instansi")):
            return root, []
        raise InputError(
            error(
                "K118",
                f"{OFFICE_FILE} tidak ditemukan di folder naskah ini maupun di atasnya.",
                "jalankan `kakdoc mulai DIR` untuk menyiapkan folder kerja, atau salin berkas itu ke folder inputs.",
            ).at(root.span.start)
        )
    office, problems = load(_shown(found))
    entries = {**root.entries, "instansi": merged(root.entries.get("instansi"), office)}
    return Block(entries, root.span, root.keys), problems


def with_register(root: Block, path: Path, supplied: Path) -> tuple[Block, list[Problem]]:
    """Return the input with the nearest `peraturan.yaml` above it, else the `supplied` one, beneath its own.

    Raises what `load` raises for the file found.
    """
    found = _above(path, REGISTER_FILE) or supplied
    if not found.is_file():
        return root, []
    stamp = found.stat()
    known, problems = _register(found, _shown(found), (stamp.st_mtime_ns, stamp.st_size))
    entries = {**root.entries, "peraturan": merged(root.entries.get("peraturan"), known)}
    return Block(entries, root.span, root.keys), list(problems)


@lru_cache(maxsize=4)
def _register(_found: Path, shown: Path, _stamp: tuple[int, int]) -> tuple[Block, tuple[Problem, ...]]:
    """Return what `load` returns for a register; read once in a run, as every input needs it."""
    known, problems = load(shown)
    return known, tuple(problems)


def with_kak(root: Block) -> tuple[Block, list[Problem]]:
    """Return the input with the TOR that its `kak` key names in place of that name, its office beneath it.

    Raises InputError K127 when there is no such file, and what `load` raises for the file found.
    """
    node = root.entries.get("kak")
    if not isinstance(node, Scalar) or not node.text:
        return root, []
    path = Path(node.text)
    if not path.is_file():
        others = (
            [each.name for each in sorted(path.parent.glob("*")) if each.suffix in (".yaml", ".xlsx")]
            if path.parent.is_dir()
            else []
        )
        message = f"berkas KAK “{node.text}” tidak ada."
        raise InputError(error("K127", message, suggestion(path.name, others)).at(node.span.start))
    kak, problems = load(path, {"kak": Kak})
    kak, found = with_office(kak, path)
    return Block({**root.entries, "kak": kak}, root.span, root.keys), problems + found


def _above(path: Path, name: str) -> Path | None:
    """Return the nearest file of a name in the folders of an input."""
    return next((folder / name for folder in path.resolve().parents if (folder / name).is_file()), None)


def _is_whole(office: Node | None) -> bool:
    """Return whether an input writes the office out in full, so that it needs no file."""
    required = {name for name, field in Instansi.model_fields.items() if field.is_required()}
    return isinstance(office, Block) and required <= office.entries.keys()


def _shown(path: Path) -> Path:
    """Return a path as staff know it: from the working folder where it is inside it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def compose(path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return what `load` returns, names of files as they were typed."""
    if path.suffix.lower() in WORKBOOKS:
        from kakdoc.reading import workbook

        return workbook.compose(path, path.as_posix(), models)
    source = text.read(path, path.as_posix())
    root, problems = yaml_tree.compose(source)
    if not isinstance(root, Block):
        raise InputError(_no_keys(root))
    return root, problems


def _no_keys(root: Node) -> Problem:
    return error(
        "K113",
        "berkas ini tidak berisi kunci dan nilai.",
        "mulai dengan `jenis: kak`; lihat contoh dari `kakdoc baru kak FILE`.",
    ).at(root.span.start)
