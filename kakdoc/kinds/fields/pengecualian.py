"""What a paper may name although it is not its own: other years, other regions, other names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.fields.typed_text import EMPTY, scalar


def pieces(read: Callable[[str], Any], between: str = ",") -> BeforeValidator:
    """Return a validator for `a, b` or a list of such pieces, which stand on both sides of the pattern `between`."""

    def split(value: Any) -> tuple[Any, ...]:
        given = value if isinstance(value, list | tuple) else [value]
        found = [piece.strip() for each in given if each not in (None, "") for piece in re.split(between, scalar(each))]
        if not any(found):
            raise EMPTY
        return tuple(read(piece) for piece in found if piece)

    return BeforeValidator(split)


def _year(text: str) -> int:
    if text.isdecimal() and len(text) == 4:
        return int(text)
    raise InvalidValue("K121", f"“{text}” bukan tahun.", "tulis empat angka, dipisah koma bila beberapa.")


def pieces_schema(kind: str, example: str) -> WithJsonSchema:
    """Return the JSON Schema of such pieces."""
    several = {"type": "array", "items": {"type": kind}, "minItems": 1}
    return WithJsonSchema({"anyOf": [{"type": sorted({kind, "string"})}, several], "examples": [example]})


DaftarTahun = Annotated[tuple[int, ...], pieces(_year), pieces_schema("integer", "2025, 2026")]
DaftarDaerah = Annotated[tuple[str, ...], pieces(str), pieces_schema("string", "Kota Semarang")]
DaftarNama = Annotated[tuple[str, ...], pieces(str, r"[;\n]"), pieces_schema("string", "Program Keluarga Harapan")]
"""Names, which may have commas of their own."""


TAHUN_LAIN: Any = Field(
    default=(), title="Tahun lain", description="Tahun lain yang memang disebut, dipisah koma; tidak diperingatkan."
)
DAERAH_LAIN: Any = Field(
    default=(),
    title="Daerah lain",
    description="Kabupaten, kota, atau provinsi lain yang memang disebut.",
)
NAMA_LAIN: Any = Field(
    default=(),
    title="Nama lain",
    description="Program, kegiatan, atau kantor lain yang memang disebut, dipisah titik koma; tidak diperingatkan.",
)
"""The fields of every kind of document."""
