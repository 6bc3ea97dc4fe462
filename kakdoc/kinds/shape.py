"""What each place of an input holds, as plain values: one cell of a type, a list, a mapping; with what its marks say.

It stands between the schemas and everything that walks them: forms, skeletons, choices, roll-over, template names.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, WithJsonSchema
from pydantic.fields import FieldInfo

from kakdoc.base.problems import meant
from kakdoc.kinds.fields import base
from kakdoc.kinds.fields.marks import Belakang, Berkas, Diambil, Roster
from kakdoc.kinds.fields.menunjuk import Menunjuk
from kakdoc.values.dates.tanggal import BULAN

Mark = TypeVar("Mark")


class CellType(StrEnum):
    """What a cell holds."""

    TEKS = "teks"
    PROSA = "prosa"
    SEL = "sel"
    UANG = "uang"
    ANGKA = "angka"
    PERSEN = "persen"
    BULAT = "bulat"
    TAHUN = "tahun"
    TANGGAL = "tanggal"
    KODE = "kode"
    NIP = "nip"
    YA_TIDAK = "ya_tidak"
    PILIHAN = "pilihan"
    BULAN = "bulan"
    BULAN_INI = "bulan_ini"
    NOMOR = "nomor"


_CELL_TYPES: tuple[tuple[Any, CellType], ...] = (
    (base.Prosa, CellType.PROSA), (base.Isi, CellType.PROSA), (base.Sel, CellType.SEL), (base.Uang, CellType.UANG),
    (base.Volume, CellType.ANGKA), (base.Ukuran, CellType.ANGKA),
    (base.Bulat, CellType.BULAT), (base.Tahun, CellType.TAHUN), (base.TanggalNaskah, CellType.TANGGAL),
    (base.Kode, CellType.KODE), (base.NipPejabat, CellType.NIP), (base.Persen, CellType.PERSEN),
    (base.YaTidak, CellType.YA_TIDAK), (base.Bulan, CellType.BULAN),
    (base.NomorKeluaran, CellType.NOMOR), (base.BulanIni, CellType.BULAN_INI),
)  # fmt: skip

_WORDS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (base.BulanIni, BULAN), (base.Triwulan, ("I", "II", "III", "IV")), (base.Semester, ("I", "II")),
    (base.YaTidak, ("ya", "tidak")),
)  # fmt: skip
"""Types with words to choose from that may be written in other ways too."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a place holds: a typed value of the type `cell`, items of one shape, or the fields of one of some `groups`.

    `item` is that of a list, or of a mapping by any key where `keyed`. A file that another one names is a cell with a
    group. `marks` are all that the type says of it, from the innermost on.
    """

    cell: CellType | None = None
    choices: tuple[str, ...] = ()
    item: Shape | None = None
    keyed: bool = False
    groups: tuple[type[BaseModel], ...] = ()
    marks: tuple[Any, ...] = ()

    def mark(self, kind: type[Mark]) -> Mark | None:
        """Return the outermost mark of a sort; None where there is none."""
        return next((each for each in reversed(self.marks) if isinstance(each, kind)), None)

    @property
    def names(self) -> str:
        """What it names by a key: an official, a page profile, a regulation; empty when nothing."""
        mark = self.mark(Menunjuk)
        return mark.what if mark else ""

    @property
    def cites(self) -> bool:
        """Whether regulations are named by their keys in it."""
        return self.names == "peraturan" or (self.item is not None and self.item.cites)

    @property
    def lifted(self) -> str:
        """The key of its group of which a text alone is the value; empty where a text does not stand for the group."""
        return next((each.LIFTED for each in self.groups if issubclass(each, base.Butir)), "")


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a mapping: what it is called, what it is for, what it holds.

    `elsewhere` tells of what other files give, of which nothing is typed; `length` is how many items a list has to
    have, 0 where that is free; `default` is the single value that one left blank has.
    """

    key: str
    title: str
    hint: str
    required: bool
    shape: Shape
    elsewhere: bool = False
    length: int = 0
    default: str | int | Decimal | None = None


TEXT = Shape(CellType.TEKS)
"""What is typed where the schema has no place for it."""


@lru_cache(maxsize=512)
def fields(model: type[BaseModel]) -> Mapping[str, Field]:
    """Return the fields of a schema by their keys, in its order; those marked so and those of a roster come last."""
    if not model.__pydantic_fields_complete__:  # to build a schema that stands in another costs as much again
        model.model_rebuild()
    found = [
        Field(
            key,
            field.title or "",
            field.description or "",
            field.is_required(),
            _shape_of(field.annotation, field.metadata),
            bool(field.exclude),
            _length(field.json_schema_extra),
            field.default if isinstance(field.default, str | int | Decimal) else None,
        )
        for key, field in model.model_fields.items()
    ]
    return {each.key: each for each in sorted(found, key=lambda each: _stands_behind(each.shape))}


def _stands_behind(shape: Shape) -> int:
    return 2 if shape.mark(Roster) else 1 if shape.mark(Belakang) else 0


def written(model: type[BaseModel]) -> dict[str, Any]:
    """Return the fields of a schema as they are written in it, for another that has them too."""
    return {key: (field.annotation, field) for key, field in model.model_fields.items()}


def changed(model: type[BaseModel], key: str, marks: Iterable[Any] = (), **said: Any) -> tuple[Any, FieldInfo]:
    """Return a field of a schema as another may have it: with other words (`title`, `description`), a default, marks.

    A default is what somebody types; raises ValidationError where the field does not read it.
    """
    field = copy(model.model_fields[key])
    own = (*field.metadata, *marks)
    annotation: Any = Annotated[field.annotation, *own] if own else field.annotation
    for name, value in said.items():
        setattr(field, name, reads(annotation, value) if name == "default" else value)
    field.metadata = []
    return annotation, field


def reads(annotation: Any, typed: object) -> Any:
    """Return what a type makes of what somebody typed; raises ValidationError."""
    return TypeAdapter(annotation).validate_python(typed)


def type_of(model: type[BaseModel], key: str) -> Any:
    """Return the type of a field as it is written, with its marks."""
    field = model.model_fields[key]
    return typing.Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def key_of(model: type[BaseModel], mark: type[object] | object) -> str | None:
    """Return the key of the first field that bears a mark, or one of a sort; None where none does."""
    sort = mark if isinstance(mark, type) else type(mark)
    found = ((key, field.shape.mark(sort)) for key, field in fields(model).items())
    return next((key for key, own in found if own is not None and mark in (sort, own)), None)


@lru_cache(maxsize=64)
def of_other_files(model: type[BaseModel]) -> frozenset[str]:
    """Return the keys of the fields that are filled from other inputs and from what all inputs share."""
    marked = ((key, field.shape) for key, field in fields(model).items())
    return frozenset(key for key, shape in marked if shape.mark(Diambil) or (shape.groups and shape.mark(Berkas)))


def _length(extra: object) -> int:
    """Return how many items a list has to have, as the schema tells editors."""
    least, most = (extra.get(key, 0) for key in ("minItems", "maxItems")) if isinstance(extra, dict) else (0, 0)
    return least if least == most else 0


def _shape_of(annotation: Any, metadata: Sequence[Any] = ()) -> Shape:
    """Return what a type says of a place."""
    plain, inner = _bare(annotation)
    marks = (*inner, *metadata)
    arguments = typing.get_args(plain)
    if _is_leaf(plain, list(marks)):
        cell, item = _cell_type_of(list(marks), plain), TEXT if typing.get_origin(plain) is tuple else None
        return Shape(cell, _choices_of(plain, marks), item, groups=_models_of(annotation), marks=marks)
    if typing.get_origin(plain) is tuple:
        return Shape(item=_shape_of(arguments[0]), marks=marks)
    if typing.get_origin(plain) is dict:
        return Shape(item=_shape_of(arguments[1]), keyed=True, marks=marks)
    return Shape(groups=_models_of(annotation), marks=marks)


@lru_cache(maxsize=64)
def variants(groups: tuple[type[BaseModel], ...]) -> Mapping[str, type[BaseModel]]:
    """Return schemas of which a mapping may be one by the `jenis` that tells them apart."""
    return {jenis: each for each in groups for jenis in fields(each)["jenis"].shape.choices}


def variant(groups: tuple[type[BaseModel], ...], jenis: str | None) -> type[BaseModel] | None:
    """Return which of some schemas a mapping is of: the only one, or that of the `jenis` typed; None for no known."""
    return next(iter(groups), None) if len(groups) < 2 else variants(groups).get(jenis or "")


def _models_of(annotation: Any) -> tuple[type[BaseModel], ...]:
    """Return the models an annotation may be, through `Annotated` and unions, not through lists."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    if typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType):
        return tuple(model for each in typing.get_args(annotation) for model in _models_of(each))
    return ()


_ALSO = {"tor": "kak", "kerangka acuan kerja": "kak", "terms of reference": "kak", "term of reference": "kak"}


def document_kind(word: str, known: Collection[str]) -> str | None:
    """Return the kind of document that a typed word can only mean; None where it means none."""
    if word in known:
        return word
    names = list(known)
    other = meant(word, _ALSO)
    return meant(word, names) or (meant(_ALSO[other], names) if other else None)


def _bare(annotation: Any) -> tuple[Any, list[Any]]:
    """Return a type without `Annotated` and `| None`, and what was annotated, from the innermost on."""
    metadata: list[Any] = []
    while True:
        if typing.get_origin(annotation) is typing.Annotated:
            metadata = [*annotation.__metadata__, *metadata]
            annotation = typing.get_args(annotation)[0]
            continue
        arguments = [each for each in typing.get_args(annotation) if each is not types.NoneType]
        if typing.get_origin(annotation) in (typing.Union, types.UnionType) and len(arguments) == 1:
            annotation = arguments[0]
            continue
        return annotation, metadata


def _is_leaf(annotation: Any, metadata: list[Any]) -> bool:
    """Return whether a type is one text to whoever types it."""
    return (
        annotation in (str, int)
        or typing.get_origin(annotation) is typing.Literal
        or any(isinstance(each, WithJsonSchema) for each in metadata)
    )


def _cell_type_of(metadata: list[Any], annotation: Any) -> CellType:
    """Return what a cell of a type holds."""
    for alias, cell_type in _CELL_TYPES:
        if alias.__metadata__[0] in metadata:
            return cell_type
    if typing.get_origin(annotation) is typing.Literal:
        return CellType.PILIHAN
    schemas = [each.json_schema or {} for each in metadata if isinstance(each, WithJsonSchema)]
    return (
        CellType.ANGKA if any(each.get("type", [])[:2] == ["number", "string"] for each in schemas) else CellType.TEKS
    )


def _choices_of(annotation: Any, metadata: Sequence[Any] = ()) -> tuple[str, ...]:
    """Return what a type lets choose from; empty when anything may be typed."""
    for alias, words in _WORDS:
        if alias.__metadata__[0] in metadata:
            return words
    if typing.get_origin(annotation) is not typing.Literal:
        return ()
    return tuple(str(each) for each in typing.get_args(annotation))
