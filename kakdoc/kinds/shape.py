"""What a field of a schema is to a workbook: one cell of a type, a list, or a mapping."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, WithJsonSchema

from kakdoc.base.problems import meant
from kakdoc.kinds.fields import base
from kakdoc.kinds.fields.menunjuk import Menunjuk
from kakdoc.values.dates.tanggal import BULAN


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

_ALSO = {"tor": "kak", "kerangka acuan kerja": "kak", "terms of reference": "kak", "term of reference": "kak"}


def document_kind(word: str, known: Iterable[str]) -> str | None:
    """Return the kind of document that a typed word can only mean; None where it means none."""
    names = list(known)
    other = meant(word, _ALSO)
    return meant(word, names) or (meant(_ALSO[other], names) if other else None)


def bare(annotation: Any) -> tuple[Any, list[Any]]:
    """Return a type without `Annotated` and `| None`, and what was annotated."""
    metadata: list[Any] = []
    while True:
        if typing.get_origin(annotation) is typing.Annotated:
            metadata += annotation.__metadata__
            annotation = typing.get_args(annotation)[0]
            continue
        arguments = [each for each in typing.get_args(annotation) if each is not types.NoneType]
        if typing.get_origin(annotation) in (typing.Union, types.UnionType) and len(arguments) == 1:
            annotation = arguments[0]
            continue
        return annotation, metadata


def is_leaf(annotation: Any, metadata: list[Any]) -> bool:
    """Return whether a type is one text to whoever types it."""
    return (
        annotation in (str, int)
        or typing.get_origin(annotation) is typing.Literal
        or any(isinstance(each, WithJsonSchema) for each in metadata)
    )


def cell_type_of(metadata: list[Any], annotation: Any) -> CellType:
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


def choices_of(annotation: Any, metadata: Sequence[Any] = ()) -> tuple[str, ...]:
    """Return what a type lets choose from; empty when anything may be typed."""
    for alias, words in _WORDS:
        if alias.__metadata__[0] in metadata:
            return words
    if typing.get_origin(annotation) is not typing.Literal:
        return ()
    return tuple(str(each) for each in typing.get_args(annotation))


def names_of(metadata: Sequence[Any]) -> str:
    """Return what a type names by a key: an official, a page profile, a regulation; empty when nothing."""
    return next((each.what for each in metadata if isinstance(each, Menunjuk)), "")


def variant_of(model: type[BaseModel]) -> str:
    """Return the `jenis` of a schema that is one of several."""
    return str(typing.get_args(model.model_fields["jenis"].annotation)[0])
