"""From a definition to a kind: the schema is made of its fields, the rules and the names for templates follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, Protocol

from pydantic import BeforeValidator, Field, WithJsonSchema, create_model
from pydantic.fields import FieldInfo

from kakdoc.kinds import shape
from kakdoc.kinds.definition import checks
from kakdoc.kinds.definition.computing.levels import LEVEL
from kakdoc.kinds.definition.computing.steps import every
from kakdoc.kinds.definition.document import Defined
from kakdoc.kinds.definition.formulas import formula
from kakdoc.kinds.definition.formulas.values import HEADING
from kakdoc.kinds.definition.named_rules.registry import RULES
from kakdoc.kinds.definition.plan import Where, plan_of
from kakdoc.kinds.definition.schema import Definition, Isian
from kakdoc.kinds.definition.tariffs import TABLES_KEY, tables
from kakdoc.kinds.definition.types import COMPARED, TYPES
from kakdoc.kinds.fields import marks
from kakdoc.kinds.fields.base import Model, TahunNaskah
from kakdoc.kinds.fields.menunjuk import SebutanProfil
from kakdoc.kinds.fields.pengecualian import DAERAH_LAIN, NAMA_LAIN, TAHUN_LAIN, DaftarDaerah, DaftarNama, DaftarTahun
from kakdoc.kinds.kind import Document, Kind
from kakdoc.kinds.law.register import PERATURAN, DaftarPeraturan
from kakdoc.kinds.office import INSTANSI, InstansiNaskah

Made = tuple[Any, FieldInfo]
"""A field as `create_model` takes it."""


class Kinds(Protocol):
    """The kinds that a definition may name."""

    def __contains__(self, name: object) -> bool:
        """Return whether there is a kind of a name."""

    def kind(self, name: str) -> Kind:
        """Return a kind, built."""

    def definition(self, name: str) -> Definition | None:
        """Return the definition of a kind, not judged; None for those that are written in Python."""


PROFILE = "naskah_dinas"
MONTHLY, MONTHS = "laporan-bulanan", "bulan_lain"
"""The kind of the monthly reports, and the field for what others read of them."""
_FILE = WithJsonSchema({"type": "string"})
_FATES = {"geser": marks.GESER, "kosong": marks.KOSONG, "hapus": marks.HAPUS, "tetap": marks.TETAP}


def built(kind: Kind, definition: Definition, base: Kind | None, kinds: Kinds, where: Where) -> Kind:
    """Return a kind with schema, rules and names of a definition that holds; `kind` has its name and its files."""
    model = _model(kind.name, definition, base, kinds)
    model.plan = plan_of(kind.name, definition, base, model, where)
    signed = any(each.names == "pejabat" for each in model.plan.naming.values())
    own = checks.ADDED if base else checks.SIGNED if signed else checks.UNSIGNED
    return Kind(
        name=kind.name,
        title=definition.judul,
        model=model,
        checks=(*(base.checks if base else ()), *own),
        template=kind.template,
        skeleton=kind.skeleton,
        names=(base.names if base else "") + "".join(_names(model)),
        copy_checks=base.copy_checks if base else None,
        prefill=base.prefill if base else None,
        definition=kind.definition,
        upon=kind.upon,
        parts=kind.parts,
        excerpt=kind.excerpt,
        roster_table=definition.peserta,
        file_pattern=definition.nama_berkas,
    )


def _model(name: str, definition: Definition, base: Kind | None, kinds: Kinds) -> type[Defined]:
    """Return the schema of a kind: fields of its own, or those that it changes and adds to another kind's."""
    make = _Maker(definition, kinds, name)
    word = {"jenis": (Literal[name], Field(title="Jenis naskah", description=f"Selalu {name}."))}
    if base is not None:
        known = shape.fields(base.model)
        fields = {
            key: _changed(base.model, key, each) if key in known else make.field(key, each)
            for key, each in definition.isian.items()
        }
        named = {} if name == base.name else word
        fields |= _tables(definition)
        return create_model(_class(name), __base__=(Defined, base.model), **named, **fields)  # type: ignore[call-overload, no-any-return]
    fields = {key: make.field(key, each) for key, each in definition.fields.items()}
    profile = Field(default=definition.profil or PROFILE, title="Profil", description="Profil halaman.")
    given = {
        "profil": (SebutanProfil, profile),
        "tahun_lain": (DaftarTahun, TAHUN_LAIN),
        "daerah_lain": (DaftarDaerah, DAERAH_LAIN),
        "nama_lain": (DaftarNama, NAMA_LAIN),
        "instansi": (InstansiNaskah, INSTANSI),
        "peraturan": (DaftarPeraturan, PERATURAN),
        **_tables(definition),
        **_months(definition, kinds),
    }
    return create_model(_class(name), __base__=Defined, **word, **fields, **given)  # type: ignore[call-overload, no-any-return]


def _tables(definition: Definition) -> Mapping[str, Made]:
    """Return the field for the tables of tariffs that formulas and named rules look into."""
    formulas = [each.isian.rumus for each in every(definition.fields)]
    formulas += [each.syarat for each in definition.periksa]
    names = {name for text in formulas if text for name in formula.compile(text).tariffs}
    for each in definition.periksa:
        rule = RULES.get(each.aturan or "")
        if rule is not None and rule.tariff:
            names.add(each.dengan.get("tarif", rule.tariff))
    return {TABLES_KEY: tables(sorted(names))} if names else {}


def _months(definition: Definition, kinds: Kinds) -> Mapping[str, Made]:
    """Return the field for the monthly reports of the folder, as the reports that come along have it."""
    if "bulan" not in definition.memakai:
        return {}
    return {MONTHS: shape.written(kinds.kind(MONTHLY).model)[MONTHS]}


def _class(*names: str) -> str:
    """Return the name of a schema, which its JSON Schema shows."""
    return "".join(piece.capitalize() for name in names for piece in name.replace("-", "_").split("_"))


def _changed(model: type[Model], key: str, isian: Isian) -> Made:
    """Return a field of another kind with what a definition says otherwise of it."""
    said = {"title": isian.judul, "description": isian.petunjuk, "default": isian.bawaan}
    return shape.changed(
        model, key, _fate(isian, None), **{name: value for name, value in said.items() if value is not None}
    )


def _fate(isian: Isian, usual: marks.Lanjut | None) -> Iterator[Any]:
    """Yield the mark of what becomes of a field next year, where there is one to say."""
    if isian.lanjut == "isi":
        yield marks.isi((isian.judul or isian.petunjuk or "nilainya").rstrip(".").lower())
    elif isian.lanjut is not None:
        yield _FATES[isian.lanjut]
    elif isian.fakta == "nomor":
        yield marks.KOSONG
    elif usual is not None:
        yield usual


def _said(isian: Isian) -> Iterator[Any]:
    """Yield the marks of what a field tells of its paper, of what computes it, and that it was wanted."""
    yield marks.TERLIHAT
    if isian.fakta:
        yield marks.Fakta(isian.fakta)
    if isian.jenjang:
        yield marks.LEVELS
    if isian.rumus:
        yield COMPARED
        yield marks.Dihitung(isian.rumus)


class _Maker:
    """Makes the fields of one kind."""

    def __init__(self, definition: Definition, kinds: Kinds, *names: str) -> None:
        self._definition, self._kinds, self._names = definition, kinds, names
        self._year = definition.year_key

    def field(self, key: str, isian: Isian) -> Made:
        """Return a field as `create_model` takes it."""
        own, title = TYPES[isian.tipe or ""], isian.title(key)
        is_year = len(self._names) == 1 and key == self._year
        outer = [*_fate(isian, None if is_year else own.fate), *_said(isian)]
        whole = self._listed if isian.tipe in ("tabel", "daftar") else self._single
        said = {"title": title, "description": isian.petunjuk or f"{title}. {own.hint}"}
        return whole(TahunNaskah if is_year else self._reads(key, isian), isian, outer, said)

    def _listed(self, reads: Any, isian: Isian, outer: Sequence[Any], said: dict[str, Any]) -> Made:
        needed = isian.is_required
        bounds = {"min_length": isian.paling_sedikit or 1} if needed or isian.paling_sedikit else {}
        said |= bounds | ({"max_length": isian.paling_banyak} if isian.paling_banyak else {})
        default = shape.reads(reads, isian.bawaan or ())
        return _marked(reads, outer), Field(**said) if needed else Field(default=default, **said)

    def _single(self, reads: Any, isian: Isian, outer: Sequence[Any], said: dict[str, Any]) -> Made:
        if isian.tipe in ("berkas_kak", "naskah"):
            said["exclude"] = True
        if isian.is_required:
            return _marked(reads, outer), Field(**said)
        if isian.tipe == "kelompok" and isian.wajib is None:  # all in it may be left out, or is computed
            return _marked(reads, outer), Field(default_factory=reads, **said)
        given = None if isian.dari else isian.bawaan  # what has a source takes its default after that
        default = None if given is None else shape.reads(reads, given)
        if given is not None:
            outer = [*outer, BeforeValidator(lambda typed: given if typed is None else typed)]
        return _marked(reads | None, outer), Field(default=default, **said)

    def _reads(self, key: str, isian: Isian) -> Any:
        """Return the type of what is typed into a field."""
        match isian.tipe:
            case "tabel":
                return tuple[self._group(key, isian), ...]  # type: ignore[misc]
            case "daftar":
                return tuple[self._reads(key, isian.item), ...]  # type: ignore[misc]
            case "kelompok":
                return self._group(key, isian)
            case "pilihan":
                return Literal[*isian.pilihan]
            case "berkas_kak":
                return Annotated[self._kinds.kind("kak").model, _FILE, marks.BERKAS_KAK]
            case "naskah":
                return Annotated[Document, _FILE, marks.Berkas(isian.naskah or "")]
        return TYPES[isian.tipe or ""].reads

    def _group(self, key: str, isian: Isian) -> type[Model]:
        make = _Maker(self._definition, self._kinds, *self._names, key)
        summed = isian.jenjang.jumlah if isian.jenjang else ()
        fields = {
            name: make.field(name, each.model_copy(update={"wajib": False}) if name in summed else each)
            for name, each in isian.inner.items()
        }
        return create_model(_class(*self._names, key), __base__=Model, **fields)  # type: ignore[call-overload, no-any-return]


def _marked(reads: Any, outer: Sequence[Any]) -> Any:
    return Annotated[reads, *outer] if outer else reads


def _names(model: type[Defined]) -> Iterator[str]:
    """Yield what templates print beside the fields: officials and regulations for their keys, the signers."""
    plan = model.plan
    if plan.definition.penanda_tangan:
        yield "penanda_tangan@ daftar Penanda tangan, berurutan.\n"
        yield "penanda_tangan[].label teks Yang dicetak di atas jabatannya.\n"
    for keys in plan.levels:
        row = ".".join(_step(plan.definition, keys[: number + 1]) for number in range(len(keys)))
        yield f"{row}.{LEVEL} teks Tingkat baris, dari 1.\n"
        yield f"{row}.{HEADING} ya Baris yang mempunyai rincian di bawahnya.\n"
    for key, own in plan.naming.items():
        isian = plan.definition.isian[key]
        if own.names == "pejabat":
            yield f"{key}@ kelompok {isian.petunjuk or isian.title(key) + '.'}\n"


def _step(definition: Definition, keys: Sequence[str]) -> str:
    """Return the last of some keys as names for templates have it: of a table each row."""
    isian = definition.at(keys)
    return f"{keys[-1]}[]" if isian is not None and isian.tipe == "tabel" else keys[-1]
