"""Whether what a definition names is there: fields, signers, sources, the year, the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath, Problem, error, suggestion
from kakdoc.kinds import shape
from kakdoc.kinds.definition.making.building import MONTHLY, MONTHS, Kinds
from kakdoc.kinds.definition.schema import Definition, Isian
from kakdoc.kinds.definition.types import Orang
from kakdoc.kinds.fields.marks import BERKAS_KAK
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.office import Instansi

Sources = Mapping[str, Callable[[str], Iterable[str] | None]]
"""What values are taken from: for a dotted path in it the keys below, None where the path leads to no keys."""


def check_year(definition: Definition, base: Kind | None) -> Iterator[Problem]:
    """Yield K704 for a year that is no field of type `tahun`, K708 where a paper would have none."""
    key, fields = definition.year_key, definition.fields
    if key is not None and base is None:
        yield from _of_type(key, definition.isian, "tahun", ("tahun",))
    elif base is None and not any(each.tipe == "berkas_kak" for each in fields.values()):
        message = "tahun naskah tidak diketahui: tidak ada isian bertipe tahun, dan tidak ada KAK."
        yield error("K708", message, "tambahkan isian `tahun: {tipe: tahun}`.", ("isian",))


def check_months(definition: Definition) -> Iterator[Problem]:
    """Yield K703 for monthly reports that are drawn on without the TOR that they are on."""
    if "bulan" in definition.memakai and not any(each.tipe == "berkas_kak" for each in definition.fields.values()):
        message = "laporan bulanan dibaca menurut KAK-nya, padahal definisi ini tidak memakai kak."
        yield error("K703", message, "tulis `memakai: [kak, bulan]`.", ("memakai",))


def check_signers(definition: Definition, base: Kind | None) -> Iterator[Problem]:
    """Yield K704 for a signer that is no field of type `pejabat`."""
    fields = shape.fields(base.model) if base else {}
    for index, each in enumerate(definition.penanda_tangan):
        if each.isian not in fields or fields[each.isian].shape.names != "pejabat":
            yield from _of_type(each.isian, definition.isian, "pejabat", ("penanda_tangan", index, "isian"))


def check_roster(definition: Definition) -> Iterator[Problem]:
    """Yield K704 for a roster that is no table, and for an excerpt without one."""
    if definition.peserta is not None:
        yield from _of_type(definition.peserta, definition.isian, "tabel", ("peserta",))
    elif definition.petikan is not None:
        message = "petikan dibuat untuk setiap baris tabel peserta, padahal peserta belum disebut."
        yield error("K704", message, "tambahkan `peserta:` dengan nama tabelnya.", ("petikan",))


def _of_type(key: str, known: Mapping[str, Isian], tipe: str, path: FieldPath) -> Iterator[Problem]:
    if key not in known:
        yield error("K704", f"isian “{key}” tidak ada di definisi ini.", suggestion(key, known), path)
    elif known[key].tipe not in (tipe, None):
        message = f"isian “{key}” bertipe {known[key].tipe}, padahal di sini perlu {tipe}."
        fitting = [name for name, each in known.items() if each.tipe == tipe]
        yield error("K704", message, f"yang bertipe {tipe}: {', '.join(fitting) or 'belum ada'}.", path)


def check_levels(known: Mapping[str, Isian], path: FieldPath) -> Iterator[Problem]:
    """Yield K704 for columns that levels of a table name and it lacks."""
    for key, isian in known.items():
        if isian.jenjang is not None:
            own = (*path, key, "jenjang")
            yield from _columns([isian.jenjang.kolom], isian, (*own, "kolom"))
            yield from _columns(isian.jenjang.jumlah, isian, (*own, "jumlah"))
        yield from check_levels(isian.inner, (*path, key, isian.below))


def _columns(names: Iterable[str], table: Isian, path: FieldPath) -> Iterator[Problem]:
    for name in names:
        if name not in table.kolom:
            yield error("K704", f"kolom “{name}” tidak ada di tabel ini.", suggestion(name, table.kolom), path)


def check_sources(known: Mapping[str, Isian], path: FieldPath, sources: Sources) -> Iterator[Problem]:
    """Yield K704 for a source that is not there, or that no other file gives."""
    for key, isian in known.items():
        if isian.dari is not None:
            yield from check_source(isian.dari, sources, (*path, key, "dari"))
        yield from check_sources(isian.inner, (*path, key, isian.below), sources)


def sources(definition: Definition, base: Kind | None, kinds: Kinds) -> Sources:
    """Return what values are taken from: the office, the TOR, other inputs."""
    found: dict[str, Callable[[str], Iterable[str] | None]] = {"instansi": partial(_of_model, Instansi)}
    if "bulan" in definition.memakai:
        found[MONTHS] = partial(_of_months, kinds.kind(MONTHLY).model)
    if base is not None and (key := shape.key_of(base.model, BERKAS_KAK)):
        found[key] = partial(_of_model, kinds.kind("kak").model)
    for key, each in definition.fields.items():
        if each.tipe == "berkas_kak":
            found[key] = partial(_of_model, kinds.kind("kak").model)
        elif each.tipe == "naskah" and each.naskah in kinds:
            other = kinds.definition(each.naskah or "")
            found[key] = (
                partial(_of_definition, other) if other else partial(_of_model, kinds.kind(each.naskah or "").model)
            )
    return found


def _of_model(model: type[BaseModel], dotted: str) -> Iterable[str] | None:
    groups: Sequence[type[BaseModel]] = (model,)
    for step in filter(None, dotted.split(".")):
        found = next((shape.fields(each)[step].shape for each in groups if step in shape.fields(each)), None)
        groups = (found.item or found).groups if found else ()
    return [key for each in groups for key in shape.fields(each)] or None


def _of_months(model: type[BaseModel], dotted: str) -> Iterable[str] | None:
    return _of_model(model, f"{MONTHS}.{dotted}")


def _of_definition(definition: Definition, dotted: str) -> Iterable[str] | None:
    if not dotted:
        return definition.isian
    found = definition.at(dotted.split("."))
    if found is not None and found.tipe == "orang":
        return shape.fields(Orang)
    return found.inner or None if found is not None else None


def check_source(dotted: str, known: Sources, path: FieldPath, code: str = "K704") -> Iterator[Problem]:
    """Yield a problem for a dotted path into another file that leads nowhere."""
    first, *steps = dotted.split(".")
    if first not in known:
        remedy = "tambahkan `memakai: [kak]` di definisi." if first == "kak" else suggestion(first, known)
        yield error(code, f"sumber “{first}” tidak dikenal.", remedy, path)
        return
    for count, step in enumerate(steps):
        keys = known[first](".".join(steps[:count]))
        if keys is None or step not in keys:
            message = f"“{step}” tidak ada di {'.'.join([first, *steps[:count]])}."
            yield error(code, message, suggestion(step, keys or ()), path)
            return


def check_papers(known: Mapping[str, Isian], path: FieldPath, kinds: Kinds) -> Iterator[Problem]:
    """Yield K704 for a kind of another input that there is none of."""
    for key, isian in known.items():
        if isian.naskah is not None and isian.naskah not in kinds:
            message = f"jenis naskah “{isian.naskah}” tidak dikenal."
            yield error("K704", message, "`kakdoc jenis` menampilkan yang ada.", (*path, key, "naskah"))
