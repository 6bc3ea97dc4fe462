"""Whether formulas, conditions and rules of a definition can be read, and speak of what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError

from kakdoc.base.problems import FieldPath, Problem, error, suggestion
from kakdoc.kinds import shape
from kakdoc.kinds.definition.computing import steps
from kakdoc.kinds.definition.computing.levels import LEVEL
from kakdoc.kinds.definition.formulas import dependencies, formula
from kakdoc.kinds.definition.formulas.errors import FormulaError
from kakdoc.kinds.definition.formulas.values import HEADING
from kakdoc.kinds.definition.judging.references import Sources, check_source
from kakdoc.kinds.definition.named_rules.registry import RULES
from kakdoc.kinds.definition.schema import Definition, Isian, Periksa
from kakdoc.kinds.definition.types import Orang
from kakdoc.kinds.kind import Kind

ROW = "baris_ke"
_PARTS: Mapping[str, tuple[str, ...]] = {
    "tanggal": ("tahun", "bulan", "hari", "nama_hari"),
    "koefisien": ("teks", "hasil"),
}
"""What single values have behind a dot."""


def check_formulas(definition: Definition, base: Kind | None, sources: Sources) -> Iterator[Problem]:
    """Yield what is wrong with the formulas of fields: K720–K722, K726."""
    names, broken = _Names(definition, base, sources), False
    for each in steps.every(definition.isian):
        if each.isian.rumus is not None:
            found = list(names.check(each.isian.rumus, each.place, (*each.path, "rumus")))
            broken = broken or bool(found)
            yield from found
    if not broken:
        yield from _circle(definition)


def _circle(definition: Definition) -> Iterator[Problem]:
    """Yield K722 for formulas that wait for each other, at the first of them."""
    try:
        steps.steps(definition)
    except FormulaError as fault:
        around = fault.__context__.args[1] if isinstance(fault.__context__, CycleError) else ()
        paths = (each.path for each in steps.every(definition.isian) if each.place in around)
        yield error(fault.code, fault.message, fault.remedy, (*next(paths, ("isian",)), "rumus"))


def check_rules(definition: Definition, base: Kind | None, sources: Sources) -> Iterator[Problem]:
    """Yield what is wrong with conditions (K111, K704, K720, K721) and with named rules (K707)."""
    names = _Names(definition, base, sources)
    for index, each in enumerate(definition.periksa):
        path = ("periksa", index)
        if (each.syarat is None) == (each.aturan is None):
            yield error("K707", "di sini perlu syarat atau aturan, salah satunya.", "tulis salah satunya.", path)
        elif each.syarat is not None:
            yield from _condition(each, each.syarat, names, path)
        else:
            yield from _named(each, each.aturan or "", names, path)


def _condition(said: Periksa, text: str, names: _Names, path: FieldPath) -> Iterator[Problem]:
    if said.pesan is None:
        yield error("K111", "syarat ini tidak mempunyai pesan.", "tambahkan `pesan:` untuk yang mengisi.", path)
    if said.di is not None and not names.has(said.di):
        yield error("K704", f"isian “{said.di}” tidak ada.", suggestion(said.di, names.places), (*path, "di"))
    yield from names.check(text, said.di or "", (*path, "syarat"))


def _named(said: Periksa, name: str, names: _Names, path: FieldPath) -> Iterator[Problem]:
    if name not in RULES:
        yield error("K707", f"aturan “{name}” tidak dikenal.", suggestion(name, RULES), (*path, "aturan"))
        return
    rows = names.definition.at(said.pada.split(".")) if said.pada else None
    if said.pada is not None and (rows is None or rows.tipe not in ("tabel", "kelompok", "orang")):
        message = f"“{said.pada}” bukan tabel atau kelompok di definisi ini."
        yield error("K704", message, suggestion(said.pada, names.definition.isian), (*path, "pada"))
        return
    known = RULES[name].parameters
    for key in (each for each in said.dengan if each not in known):
        message = f"aturan {name} tidak mempunyai parameter “{key}”."
        yield error("K707", message, suggestion(key, known), (*path, "dengan", key))
    missing = [key for key, each in known.items() if each.needed and key not in said.dengan]
    if missing:
        message = f"aturan {name} memerlukan {', '.join(missing)}."
        yield error("K707", message, f"tambahkan di `dengan:`, misalnya `{missing[0]}: {missing[0]}`.", path)
    for key, pointed in said.dengan.items():
        if key in known and known[key].names_field:
            yield from names.check_names(_listed(pointed), said.pada, (*path, "dengan", key))


def _listed(pointed: str) -> list[str]:
    """Return the names that a parameter gives; a figure is none."""
    return [each.strip() for each in pointed.split(",") if not each.strip().isdecimal()]


class _Names:
    """The names that mean something in formulas."""

    def __init__(self, definition: Definition, base: Kind | None, sources: Sources) -> None:
        self.definition, self._sources = definition, sources
        self.places = steps.known(definition)
        self._base = frozenset(shape.fields(base.model)) if base else frozenset[str]()
        self._levels = [each.place for each in steps.every(definition.isian) if each.isian.jenjang is not None]

    def has(self, place: str) -> bool:
        """Return whether there is a field of a dotted place."""
        return place in self.places or place.partition(".")[0] in self._base

    def check(self, text: str, place: str, path: FieldPath) -> Iterator[Problem]:
        """Yield what is wrong with a formula at a place: K720, K721, K726."""
        try:
            reads = formula.compile(text).reads
        except FormulaError as fault:
            yield error(fault.code, fault.message, fault.remedy, path)
            return
        for name in sorted(reads):
            if name != ROW or "." not in place:
                yield from self._check(name, place, path)

    def check_names(self, names: Iterable[str], table: str | None, path: FieldPath) -> Iterator[Problem]:
        """Yield K721 for names that are no columns of a table and no fields of the paper."""
        rows = self.definition.at(table.split(".")) if table else None
        for name in names:
            if rows is None or name.partition(".")[0] not in _behind(rows):
                yield from self._check(name, f"{table}.{name}" if table else name, path)

    def _check(self, name: str, place: str, path: FieldPath) -> Iterator[Problem]:
        keys = dependencies.meant(place, name, self.places).split(".")
        own = [count for count in range(1, len(keys) + 1) if ".".join(keys[:count]) in self.places]
        if own:
            yield from self._parts(keys[: own[-1]], keys[own[-1] :], path)
        elif keys[0] in self._sources:
            yield from check_source(name, self._sources, path, "K721")
        elif keys[0] not in self._base and not (
            keys[0] in (LEVEL, HEADING) and any(place.startswith(f"{each}.") for each in self._levels)
        ):
            message = f"“{keys[0]}” bukan nama isian di sini."
            yield error("K721", message, suggestion(keys[0], self._near(place)), path)

    def _near(self, place: str) -> list[str]:
        """Return the names that may stand in a formula at a place, those of its row first."""
        above = place.rpartition(".")[0]
        row = self.definition.at(above.split(".")) if above else None
        return [*(row.inner if row else ()), *self.definition.fields, *self._sources]

    def _parts(self, keys: list[str], rest: list[str], path: FieldPath) -> Iterator[Problem]:
        """Yield K721 for what a field has not behind a dot."""
        isian = self.definition.at(keys)
        if not rest or isian is None or (isian.tipe == "tabel" and rest[0] in (LEVEL, HEADING)):
            return
        if isian.tipe in ("naskah", "berkas_kak"):
            yield from check_source(".".join([*keys, *rest]), self._sources, path, "K721")
            return
        known = _behind(isian)
        if rest[0] not in known:
            message = f"“{'.'.join(keys)}” tidak mempunyai “{rest[0]}”."
            yield error("K721", message, suggestion(rest[0], known), path)


def _behind(isian: Isian) -> Iterable[str]:
    if isian.tipe == "orang":
        return tuple(shape.fields(Orang))
    return _PARTS.get(isian.tipe or "", tuple(isian.inner))
