"""What all documents share: frozen models, and field types that read what staff type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from kakdoc.base.problems import FieldPath, InvalidValue
from kakdoc.kinds.fields import marks, srikandi
from kakdoc.kinds.fields.typed_text import EMPTY, cell, line, place, scalar, title
from kakdoc.values import besaran
from kakdoc.values.dates import bulan, periode, tanggal
from kakdoc.values.people import nama, nip, pangkat
from kakdoc.values.rupiah import amount as rupiah
from kakdoc.values.rupiah.amount import Jumlah


def _without_docstring(schema: JsonSchemaValue) -> None:
    """Leave out what a class says to those who read the code: the JSON Schema is for people who type inputs."""
    schema.pop("description", None)


class Model(BaseModel):
    """Base of every schema: frozen, and a key it does not know is an error."""

    # Built when first used: only the outermost schema of a document ever is.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        defer_build=True,
        json_schema_extra=_without_docstring,
    )


class Butir(Model):
    """Base of an item that may be written as its text alone, or as keys of which one, `isi` for most, is the text."""

    LIFTED: ClassVar[str] = "isi"

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, value: Any) -> Any:
        return value if isinstance(value, Mapping | Model) else {cls.LIFTED: value}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of the keys, beside that of a text."""
        keys = handler.resolve_ref_schema(handler(core))
        return {"title": cls.__name__, "anyOf": [{"type": ["string", "number"], "minLength": 1}, keys]}


@dataclass(frozen=True, slots=True)
class Naskah:
    """Marks a field as text of the paper, which the text checks read.

    `names_activities` is off where official names of accounts contain the word *Kegiatan*. `lines` says what a line end
    is: in a field of one line a blank, in a cell of a table a new line, in prose nothing before a blank line begins a
    new paragraph.
    """

    names_activities: bool = True
    lines: Literal["satu", "sel", "paragraf"] = "satu"


@dataclass(frozen=True, slots=True)
class LocatedText:
    """One text of a document with its place."""

    field: FieldPath
    text: str
    names_activities: bool

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a free table: the last two steps are row and column."""
        return len(self.field) > 2 and all(isinstance(step, int) for step in self.field[-2:])


def _reading(parse: Callable[[str], Any], kept: type | tuple[type, ...]) -> BeforeValidator:
    """Return a validator that parses typed text and lets values already parsed through."""

    def read(value: Any) -> Any:
        return value if isinstance(value, kept) and not isinstance(value, bool) else parse(scalar(value))

    return BeforeValidator(read)


def _listing(parse: Callable[[str], tuple[int, ...]]) -> BeforeValidator:
    """Return a validator for `1-3, 7` or a list of such pieces."""

    def read(value: Any) -> tuple[int, ...]:
        if isinstance(value, list | tuple):
            if not value:
                raise EMPTY
            return parse(", ".join(scalar(piece) for piece in value))
        return parse(scalar(value))

    return BeforeValidator(read)


def _year(text: str) -> int:
    if re.fullmatch(r"(19|20)\d\d|2100", text):
        return int(text)
    raise InvalidValue("K121", f"“{text}” bukan tahun.", "tulis empat angka, misalnya 2027.")


def _whole(text: str) -> int:
    if re.fullmatch(r"\d{1,4}", text) and int(text) > 0:
        return int(text)
    raise InvalidValue("K121", f"“{text}” bukan bilangan bulat mulai dari 1.", "tulis angka saja, misalnya 12.")


def _positive_amount(text: str) -> Jumlah:
    amount = rupiah.parse(text)
    if amount < 0:
        raise InvalidValue("K120", f"jumlah “{text}” kurang dari nol.", "tulis jumlah tanpa tanda minus.")
    return amount


def _centimetres(text: str) -> Decimal:
    if not re.fullmatch(r"\d{1,2}([.,]\d{1,2})?", text):
        raise InvalidValue("K121", f"ukuran “{text}” tidak terbaca.", "tulis angka, misalnya 2,5.")
    return Decimal(text.replace(",", "."))


def _as_float(size: Decimal) -> Any:
    """Return a size as the renderer takes it; of `float` itself pydantic would have to parse the signature."""
    return float(size)


def _as_text(value: object) -> Any:
    """Return a value as text, for the same reason not `str`."""
    return str(value)


def _outputs(text: str) -> tuple[int, ...]:
    pieces = [piece.strip() for piece in text.split(",")]
    if not all(re.fullmatch(r"[1-9]\d{0,2}", piece) for piece in pieces):
        raise InvalidValue(
            "K121", f"“{text}” bukan daftar nomor keluaran.", "tulis nomornya dipisah koma, misalnya 1, 2."
        )
    return tuple(sorted({int(piece) for piece in pieces}))


_CODE = re.compile(r"(?=.*\d|[A-Z]{1,3}$)(?:\d+|[A-Z]{1,3}|\d[A-Z])(?:\.(?:\d+|[A-Z]{1,3}|\d[A-Z]))*")
"""A code of SIPD is of figures; that of a programme, a KRO or a sub komponen of the APBN has letters (054.01.GG)."""


def _code(text: str) -> str:
    if _CODE.fullmatch(text) and not re.search(r"(?:^|\.)X+(?:\.|$)", text):
        return text
    if re.fullmatch(r"[\dxX.]*[xX][\dxX.]*|[.…_-]+", text):
        raise InvalidValue("K115", f"“{text}” belum diisi.", "ganti dengan kodenya, atau hapus kuncinya.")
    remedy = "tulis seperti di SIPD, misalnya 5.03.02.2.02, atau di RKA-K/L, misalnya 054.01.GG atau 2896.BMA.004."
    raise InvalidValue("K126", f"kode “{text}” bukan angka atau huruf kapital yang dipisah titik.", remedy)


def _yes(text: str) -> bool:
    if text.casefold() in ("ya", "true", "yes", "benar"):
        return True
    if text.casefold() in ("tidak", "false", "no", "bukan"):
        return False
    raise InvalidValue("K114", f"“{text}” bukan ya atau tidak.", "tulis ya atau tidak.")


def _text_schema(**extra: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "minLength": 1, **extra})


def _number_schema(**extra: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": ["number", "string"], **extra})


def _numbers_schema(example: str) -> WithJsonSchema:
    kinds = [{"type": ["integer", "string"]}, {"type": "array", "items": {"type": ["integer", "string"]}}]
    return WithJsonSchema({"anyOf": kinds, "examples": [example]})


Nama = Annotated[str, BeforeValidator(line), _text_schema()]
"""A name printed as it is; the text checks leave it alone."""
Gambar = Annotated[Nama, marks.GAMBAR]
"""The file of a picture."""
Teks = Annotated[str, BeforeValidator(line), _text_schema(), Naskah()]
"""A text of one line of the paper: bold and italic, nothing else."""
NamaBelanja = Annotated[str, BeforeValidator(line), _text_schema(), Naskah(names_activities=False)]
"""The official name of an account."""
Sel = Annotated[str, BeforeValidator(cell), _text_schema(), Naskah(lines="sel")]
"""A cell of a table: bold and italic, lines, paragraphs and lists."""
Isi = Annotated[str, BeforeValidator(place), _text_schema(), Naskah(lines="paragraf")]
"""A numbered place of the paper: one paragraph, or several with lists and tables below it."""
Prosa = Annotated[str, BeforeValidator(scalar), _text_schema(), Naskah(lines="paragraf")]
"""Light Markdown: paragraphs, lists, tables, bold, italic."""
Judul = Annotated[str, BeforeValidator(title), _text_schema(), Naskah()]
"""The title of a decree; a mark at its end is left out, but not the dot of `M.Si.` (UU 12/2011 Lampiran II butir 4)."""
Kode = Annotated[str, _reading(_code, ()), _number_schema()]
Tahun = Annotated[int, _reading(_year, int), _number_schema(examples=[2027])]
TahunNaskah = Annotated[Tahun, marks.TahunNaskah(), marks.GESER]
"""The year of the paper."""
Bulat = Annotated[int, _reading(_whole, int), _number_schema()]
Uang = Annotated[
    int | Decimal,
    _reading(_positive_amount, (int, Decimal)),
    _number_schema(examples=["Rp 5.110.000", 5110000]),
    marks.UANG,
]
"""An amount in rupiah: int, or Decimal with two places when there are sen."""
Volume = Annotated[
    Decimal, _reading(besaran.volume, Decimal), WithJsonSchema({"type": ["number", "string"]}), marks.TETAP
]
Besaran = Annotated[Decimal, _reading(besaran.besaran, Decimal), WithJsonSchema({"type": ["number", "string"]})]
"""A number from zero on, such as a target or what was reached of it."""
Persen = Annotated[Decimal, _reading(besaran.persen, Decimal), WithJsonSchema({"type": ["number", "string"]})]
"""A percentage from 0 to 100."""
BulanIni = Annotated[int, _reading(bulan.parse_one, int), _number_schema(examples=["Maret", 3]), marks.TETAP]
"""One month, by its name or number."""
Triwulan = Annotated[int, _reading(periode.triwulan, int), _number_schema(examples=["II"]), marks.TETAP]
"""A quarter, I to IV."""
Semester = Annotated[int, _reading(periode.semester, int), _number_schema(examples=["II"]), marks.TETAP]
"""A half-year, I or II."""
Ukuran = Annotated[
    Decimal,
    _reading(_centimetres, Decimal),
    PlainSerializer(_as_float),
    WithJsonSchema({"type": ["number", "string"]}),
]
"""A length in centimetres or a size in points."""
YaTidak = Annotated[bool, BeforeValidator(lambda value: value if isinstance(value, bool) else _yes(scalar(value))),
                    WithJsonSchema({"enum": ["ya", "tidak", True, False]})]  # fmt: skip
Penomoran = Annotated[
    Literal["A", "I", "1", "1.1"], WithJsonSchema({"enum": ["A", "I", "1", "1.1", 1, 1.1]}), marks.TETAP
]
"""How sections are numbered: by letters, Roman or Arabic numbers, or those of several levels."""
Bulan = Annotated[tuple[int, ...], _listing(bulan.parse), _numbers_schema("1-3, 7, 12")]
NomorKeluaran = Annotated[tuple[int, ...], _listing(_outputs), _numbers_schema("1, 2")]
TanggalNaskah = Annotated[
    tanggal.Tanggal,
    _reading(srikandi.date, tanggal.Tanggal),
    _text_schema(examples=["2 Januari 2027", "Januari 2027"]),
    marks.GESER,
]
NamaPejabat = Annotated[Nama, PlainSerializer(nama.signed)]
"""The name of who signs, printed with no degree before it at the end of a line."""
NipPejabat = Annotated[nip.Nip, _reading(nip.parse, nip.Nip), PlainSerializer(_as_text), _number_schema()]
Golongan = Annotated[str, _reading(pangkat.normalise_golongan, ()), _text_schema(examples=["IV/c"])]
Pangkat = Annotated[str, _reading(pangkat.normalise_pangkat, ()), _text_schema(examples=["Pembina Utama Muda"])]
