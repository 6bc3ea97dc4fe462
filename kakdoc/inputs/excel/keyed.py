"""The office and the register of regulations as workbooks: their mappings by key are rows that begin with the key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, Field, create_model

from kakdoc.base.problems import InputError, Problem, error
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence
from kakdoc.kinds.fields.base import Model, Nama
from kakdoc.kinds.law.government import with_kind
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.office import REGION, Instansi, Pejabat, Profil
from kakdoc.kinds.shape import fields, written

OFFICE, REGISTER = "instansi", "peraturan"
KEY = "nama_pendek"
"""The column that holds the key of a row."""
_ABOUT = "Sebutan tanpa spasi, dengan apa naskah menunjuknya, misalnya {}."


def _row(model: type[BaseModel], example: str) -> type[Model]:
    """Return the schema of a row: its key, and the fields of a value under such a key."""
    key: Any = (Nama, Field(title="Nama pendek", description=_ABOUT.format(example)))
    return create_model(f"Baris{model.__name__}", __base__=Model, **{KEY: key}, **written(model))


def _book(name: str, inner: Mapping[str, Any]) -> type[Model]:
    kind: Any = (Literal[name], Field(title="Jenis naskah", description=f"Selalu {name}."))
    return create_model(f"Buku{name.capitalize()}", __base__=Model, jenis=kind, **inner)


def _rows(model: type[BaseModel], example: str, title: str, about: str) -> Any:
    return (tuple[_row(model, example), ...], Field(title=title, description=about))  # type: ignore[misc]


BOOKS: Mapping[str, type[Model]] = {
    OFFICE: _book(
        OFFICE,
        {
            **written(Instansi),
            "profil": _rows(Profil, "perundangan", "Profil halaman", "Kertas, huruf, dan margin menurut nama pendek."),
            "pejabat": _rows(Pejabat, "kepala", "Pejabat", "Pejabat penanda tangan menurut nama pendek."),
        },
    ),
    REGISTER: _book(
        REGISTER, {REGISTER: _rows(Peraturan, "perbup-12-2021", "Peraturan", "Peraturan menurut nama pendek.")}
    ),
}
"""The schemas of the workbooks, by their kind."""
_KEYED = {OFFICE: ("profil", "pejabat"), REGISTER: (REGISTER,)}


def kind_of(root: Block) -> str | None:
    """Return whether a tree is the office's or a register: as its workbook says, or by the keys of a text."""
    kind = root.entries.get("jenis")
    if isinstance(kind, Scalar):
        return kind.text if kind.text in BOOKS else None
    if root.entries and root.entries.keys() <= fields(Instansi).keys() | {*REGION}:
        return OFFICE
    return REGISTER if root.entries and all(isinstance(each, Block) for each in root.entries.values()) else None


def as_rows(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a text as those of its workbook.

    Raises InputError K144 for what is no mapping by key, K342 for a region named by two keys.
    """
    found: dict[str, Any] = {"jenis": kind}
    for name, value in {REGISTER: data}.items() if kind == REGISTER else _with_one_region(data).items():
        if name in _KEYED[kind] and value:
            if not isinstance(value, Mapping) or not all(isinstance(each, Mapping) for each in value.values()):
                message = f"{name}: setiap nama pendek harus diikuti isiannya."
                raise InputError(error("K144", message, "betulkan bentuknya lebih dulu."))
            found[name] = [{KEY: key, **_joined(each)} for key, each in value.items()]
        else:
            found[name] = value
    return found


def _with_one_region(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return an office whose region stands under the one key that its workbook has, a city's with its kind."""
    named = [name for name in REGION if name in data]
    if len(named) > 1:
        message = f"daerah ditulis di dua kunci: {named[0]} dan {named[1]}."
        raise InputError(error("K342", message, "tulis salah satunya saja."))
    city = data.get("kota")
    whole = {**data, "kota": with_kind(city, "kota")} if isinstance(city, str) else data
    return {REGION[0] if name in REGION else name: value for name, value in whole.items()}


def _joined(value: Any) -> Any:
    """Return a value in which several keys of regulations are one text, as a cell holds them."""
    if isinstance(value, Mapping):
        return {
            name: ", ".join(each) if name == "oleh" and isinstance(each, list) else _joined(each)
            for name, each in value.items()
        }
    return [_joined(each) for each in value] if isinstance(value, list) else value


def as_mapping(root: Block) -> Block:
    """Return the tree of a workbook as that of the text. Raises InputError K187 for rows without a key of their own."""
    kind = kind_of(root)
    entries = {name: node for name, node in root.entries.items() if name != "jenis"}
    problems: list[Problem] = []
    for name in _KEYED.get(kind or "", ()):
        node = entries.get(name)
        if isinstance(node, Sequence):
            entries[name] = _by_key(node, problems)
    if problems:
        raise InputError(*problems)
    inner = entries.get(REGISTER) if kind == REGISTER else None
    return inner if isinstance(inner, Block) else Block(entries, root.span, root.keys)


def _by_key(rows: Sequence, problems: list[Problem]) -> Block:
    found: dict[str, Node] = {}
    for row in rows.items:
        key = row.entries.get(KEY) if isinstance(row, Block) else None
        if not isinstance(row, Block) or not isinstance(key, Scalar):
            problems.append(
                error("K187", "baris ini belum punya nama pendek.", "isi kolom “Nama pendek”.").at(row.span.start)
            )
        elif key.text.strip() in found:
            message = f"nama pendek “{key.text.strip()}” dipakai dua kali."
            problems.append(error("K187", message, "beri nama pendek lain pada salah satunya.").at(key.span.start))
        else:
            rest = {name: node for name, node in row.entries.items() if name != KEY}
            found[key.text.strip()] = Block(rest, row.span, row.keys)
    return Block(found, rows.span)
