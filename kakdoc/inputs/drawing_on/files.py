"""The files that an input draws on: the office, the register of regulations, the TOR."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Problem, error, nearest, refusal
from kakdoc.base.remembering import ByIdentity
from kakdoc.base.wording import either
from kakdoc.inputs.drawing_on import twins
from kakdoc.inputs.drawing_on.known_names import above, shown
from kakdoc.inputs.opening import OFFICE_FILE, REGISTER_FILE, SUFFIXES, Models, shared
from kakdoc.inputs.tree import Block, Node, Scalar, merged
from kakdoc.kinds.fields.marks import BERKAS_KAK
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.shape import fields, key_of
from kakdoc.values.text.quoting import quoted

_WHOLE = ByIdentity[Block](64)
_NAMED_FROM = "tulis nama berkas KAK tahun ini, dihitung dari folder isian ini, misalnya ../kak-nama-kegiatan.yaml."


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
    return twins.check(found, root)


def with_kak(root: Block, model: type[BaseModel], models: Models) -> tuple[Block, list[Problem]]:
    """Return the input with the TOR that it names in place of that name, its office beneath it.

    Raises InputError K113 when keys stand there, K127 when there is no such file or it is no TOR, and what `load`
    raises for the file found.
    """
    key = key_of(model, BERKAS_KAK) or ""
    node = root.entries.get(key)
    if isinstance(node, Block):
        message = either(f"{key}: di sini perlu nama berkas, bukan kumpulan kunci.", "KAK: di sini perlu nama berkas.")
        raise InputError(error("K113", message, _NAMED_FROM).at(root.keys[key].start))
    if not isinstance(node, Scalar) or not node.text.strip():
        return root, []
    path = Path(os.path.normpath(node.text))
    if not disk.is_file(path):
        raise InputError(_no_kak(path).at(node.span.start))
    kak, problems = shared(path, models)
    kind = getattr(kak.entries.get("jenis"), "text", "")
    if kind != BERKAS_KAK.jenis:
        message = f"berkas “{path.as_posix()}” bukan KAK (jenisnya “{kind}”)."
        raise InputError(error("K127", message, _NAMED_FROM).at(node.span.start))
    kak, found = _with_its_office(kak, path)
    return Block({**root.entries, key: kak}, root.span, root.keys), problems + found


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


def _with_its_office(kak: Block, path: Path) -> tuple[Block, list[Problem]]:
    """Return a TOR with its office, the same for all papers that draw on both."""
    full, problems = with_office(kak, path)
    if full is kak:
        return kak, problems
    office = full.entries["instansi"]
    return _WHOLE.find(kak, office) or _WHOLE.keep(kak, office, value=full), problems


def _is_whole(office: Node | None) -> bool:
    """Return whether an input writes the office out in full, so that it needs no file."""
    required = {name for name, field in fields(Instansi).items() if field.required}
    return isinstance(office, Block) and required <= office.entries.keys()
