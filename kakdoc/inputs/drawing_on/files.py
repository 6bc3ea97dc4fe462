"""The files that an input draws on: the office, the register of regulations, the TOR."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Problem, error, nearest, refusal
from kakdoc.base.remembering import ByIdentity
from kakdoc.base.wording import either
from kakdoc.inputs.drawing_on import twins
from kakdoc.inputs.drawing_on.gathered import Gathered, merged
from kakdoc.inputs.drawing_on.known_names import above, shown, source
from kakdoc.inputs.drawing_on.months import Folders
from kakdoc.inputs.opening import OFFICE_FILE, REGISTER_FILE, SUFFIXES, shared
from kakdoc.inputs.tree import Block, Node, Scalar
from kakdoc.kinds.fields.marks import BERKAS_KAK, BERKAS_PESERTA
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.shape import fields, key_of
from kakdoc.values.text.quoting import quoted

_WHOLE = ByIdentity[Block](64)
_NAMED_FROM = "tulis nama berkas KAK tahun ini, dihitung dari folder isian ini, misalnya ../kak-nama-kegiatan.yaml."


def with_office(gathered: Gathered) -> Gathered:
    """Return an input with the nearest `instansi.yaml` above it beneath its own `instansi` key.

    Raises InputError K118 when neither is there, and what `opened` raises for the file found.
    """
    own = gathered.root.entries.get("instansi")
    found = above(gathered.path, OFFICE_FILE)
    if found is None:
        if _is_whole(own):
            return gathered
        raise InputError(_no_office().at(gathered.root.span.start))
    office, name = shared(shown(found)), shown(found).as_posix()
    node = merged(own, office.root)
    drawn = {name: office} if name in _giving(node, source(gathered.root)) else {}
    return gathered.giving("instansi", node, drawn, (*office.problems, *_twin(found, office.root)))


def _no_office() -> Problem:
    return error(
        "K118",
        f"{OFFICE_FILE} tidak ditemukan di folder naskah ini maupun di atasnya.",
        "jalankan `kakdoc mulai DIR` untuk menyiapkan folder kerja, atau salin berkas itu ke folder inputs. "
        "Dari buku kerja: `kakdoc ubah instansi.xlsx instansi.yaml`.",
    )


def _giving(node: Node, own: str) -> Iterator[str]:
    """Yield the files whose values stand in a mapping in which those of an input lie over those of another file."""
    if source(node) != own or not isinstance(node, Block):
        yield source(node)
    else:
        for value in node.entries.values():
            yield from _giving(value, own)


def with_register(gathered: Gathered, supplied: Path) -> Gathered:
    """Return an input with the nearest `peraturan.yaml` above it, else the `supplied` one, beneath its own.

    Raises what `opened` raises for the file found.
    """
    found = above(gathered.path, REGISTER_FILE) or supplied
    if not disk.is_file(found):
        return gathered
    known, name = shared(shown(found)), shown(found).as_posix()
    node = merged(gathered.root.entries.get("peraturan"), known.root)
    is_cited = _is_cited(gathered, found, supplied) and name in _giving(node, source(gathered.root))
    drawn = {name: known} if is_cited else {}
    return gathered.giving("peraturan", node, drawn, (*known.problems, *_twin(found, known.root)))


def _is_cited(gathered: Gathered, register: Path, supplied: Path) -> bool:
    """Return whether the paper cites from the office's own register; others are only checked against it."""
    given = gathered.root.entries
    many = key_of(gathered.model, BERKAS_PESERTA) in given  # the rows may cite
    cites = any(field.shape.cites and (many or key in given) for key, field in fields(gathered.model).items())
    return cites and disk.real(register) != disk.real(supplied)


def _twin(found: Path, root: Block) -> list[Problem]:
    """Return what is wrong with a workbook beside a shared file."""
    if not disk.is_file(found.with_suffix(".xlsx")):
        return []
    return twins.check(found, root)


def with_kak(gathered: Gathered, folders: Folders) -> Gathered:
    """Return an input with the TOR that it names in place of that name, its office beneath it.

    Raises InputError K113 when keys stand there, K127 when there is no such file or it is no TOR, and what `opened`
    raises for the file found.
    """
    key = key_of(gathered.model, BERKAS_KAK) or ""
    node = gathered.root.entries.get(key)
    if isinstance(node, Block):
        message = either(f"{key}: di sini perlu nama berkas, bukan kumpulan kunci.", "KAK: di sini perlu nama berkas.")
        raise InputError(error("K113", message, _NAMED_FROM).at(gathered.root.keys[key].start))
    if not isinstance(node, Scalar) or not node.text.strip():
        return gathered
    path = Path(os.path.normpath(node.text))
    if not folders.has(path):
        raise InputError(_no_kak(path).at(node.span.start))
    file = folders.given.get(path) or shared(path, folders.models)
    kind = getattr(file.root.entries.get("jenis"), "text", "")
    if kind != BERKAS_KAK.jenis:
        message = f"berkas “{path.as_posix()}” bukan KAK (jenisnya “{kind}”)."
        raise InputError(error("K127", message, _NAMED_FROM).at(node.span.start))
    kak = _with_its_office(Gathered.of(path, file, folders.models[kind]))
    return gathered.giving(key, kak.root, kak.files, kak.problems)


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


def _with_its_office(kak: Gathered) -> Gathered:
    """Return a TOR with its office, the same for all papers that draw on both."""
    full = with_office(kak)
    if full is kak:
        return kak
    office = full.root.entries["instansi"]
    return replace(full, root=_WHOLE.find(kak.root, office) or _WHOLE.keep(kak.root, office, value=full.root))


def _is_whole(office: Node | None) -> bool:
    """Return whether an input writes the office out in full, so that it needs no file."""
    required = {name for name, field in fields(Instansi).items() if field.required}
    return isinstance(office, Block) and required <= office.entries.keys()
