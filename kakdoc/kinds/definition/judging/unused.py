"""Fields of a definition that nothing comes of: neither printed nor used in any way."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.definition.computing import steps
from kakdoc.kinds.definition.computing.steps import Field
from kakdoc.kinds.definition.formulas import dependencies, formula
from kakdoc.kinds.definition.schema import Definition


def unused(definition: Definition, printed: Collection[str]) -> Iterator[Problem]:
    """Yield K713 for each field that no template prints and no formula, rule, fact or signer uses."""
    used = {*_read(definition), *_named(definition)}
    spoken = [each.replace("[]", "") for each in printed]
    for each in steps.every(definition.isian):
        if each.isian.tipe is None or (each.isian.tipe in ("tabel", "kelompok") and each.isian.inner):
            continue  # a field of the kind below, or one whose own fields are looked at
        if not (_is_told(each, definition) or _is_among(each.place, used) or _is_among(each.place, spoken)):
            message = f"isian “{each.place}” tidak dicetak templat mana pun dan tidak dipakai rumus."
            remedy = f"cetak di templat dengan {{{{ {each.keys[-1]} }}}}, atau hapus dari definisi."
            yield warning("K713", message, remedy, each.path)


def _is_told(field: Field, definition: Definition) -> bool:
    """Return whether the program itself uses a field."""
    return bool(field.isian.fakta) or field.place == definition.year_key or field.isian.tipe in ("berkas_kak", "naskah")


def _is_among(place: str, names: Collection[str]) -> bool:
    """Return whether a field, something in it or all that it belongs to is among some names."""
    return any(each == place or each.startswith(f"{place}.") or place.startswith(f"{each}.") for each in names)


def _read(definition: Definition) -> Iterator[str]:
    """Yield what formulas and conditions read."""
    known = steps.known(definition)
    texts = [(each.place, each.isian.rumus) for each in steps.every(definition.isian)]
    texts += [(each.di or "", each.syarat) for each in definition.periksa]
    for place, text in texts:
        if text:
            yield from (dependencies.meant(place, name, known) for name in formula.compile(text).reads)


def _named(definition: Definition) -> Iterator[str]:
    """Yield what is named otherwise: by signers, rules, levels, the names of files."""
    yield from (each.isian for each in definition.penanda_tangan)
    for each in definition.periksa:
        above = f"{each.pada}." if each.pada else ""
        yield from (f"{above}{name.strip()}" for pointed in each.dengan.values() for name in pointed.split(","))
        yield from (name.strip() for pointed in each.dengan.values() for name in pointed.split(","))
    yield from (f"{key}.{each.jenjang.kolom}" for key, each in definition.isian.items() if each.jenjang)
    yield from (key for key in definition.isian if definition.nama_berkas and key in definition.nama_berkas)
