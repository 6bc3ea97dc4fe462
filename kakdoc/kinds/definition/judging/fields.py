"""Whether what a definition says of a field goes together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from pydantic import ValidationError

from kakdoc.base.problems import FieldPath, InvalidValue, Problem, error
from kakdoc.kinds import shape
from kakdoc.kinds.definition.schema import Isian
from kakdoc.kinds.definition.types import TYPES
from kakdoc.kinds.kind import Kind

_NEEDS: Mapping[str, str] = {"pilihan": "pilihan", "tabel": "kolom", "kelompok": "isian", "naskah": "naskah"}
"""What a type cannot do without."""
_ONLY: Mapping[str, tuple[str, ...]] = {
    "kolom": ("tabel",),
    "jenjang": ("tabel",),
    "isian": ("kelompok",),
    "butir": ("daftar",),
    "naskah": ("naskah",),
    "pilihan": ("pilihan", "daftar"),
    "paling_sedikit": ("tabel", "daftar"),
    "paling_banyak": ("tabel", "daftar"),
}
"""Keys that mean something for some types alone."""
_NO_VALUE = frozenset(("tabel", "daftar", "kelompok", "orang", "gambar", "berkas_kak", "naskah"))
"""Types that are no single value, or a file that is read beforehand: they have no default, no formula gives them."""
_CHANGES = ("judul", "petunjuk", "bawaan", "dari", "lanjut")
_TABLES, _GROUPS = 2, 2


def check_fields(known: Mapping[str, Isian], path: FieldPath, depth: tuple[int, int] = (0, 0)) -> Iterator[Problem]:
    """Yield what does not go together: K111, K703, K705, K706."""
    for key, isian in known.items():
        own = (*path, key)
        if isian.tipe is None:
            yield error("K111", f"isian “{key}” belum bertipe.", f"tambahkan tipe, misalnya `{key}: teks`.", own)
            continue
        yield from _check_keys(isian, own)
        yield from _check_default(isian, own)
        yield from _check_fate(isian, own)
        tables, groups = depth[0] + (isian.tipe == "tabel"), depth[1] + (isian.tipe == "kelompok")
        if tables > _TABLES or groups > _GROUPS:
            message = f"{isian.tipe} “{key}” bertingkat terlalu dalam."
            yield error("K703", message, "tabel dan kelompok masing-masing paling dalam dua tingkat.", own)
            continue
        yield from check_fields(isian.inner, (*own, isian.below), (tables, groups))


def check_changes(key: str, isian: Isian, path: FieldPath, base: Kind | None) -> Iterator[Problem]:
    """Yield K703 for what a definition cannot change of a field of the kind that it builds upon, K706 for a default."""
    if base is not None and isian.bawaan is not None:
        yield from _check_read(partial(shape.changed, base.model, key, default=isian.bawaan), (*path, "bawaan"))
    for name in sorted(isian.typed):
        if name not in _CHANGES:
            message = f"isian “{key}” sudah ada di jenis dasarnya; {name}nya tidak dapat diganti."
            yield error("K703", message, f"hapus {name}; yang dapat diganti: {', '.join(_CHANGES)}.", (*path, name))


def _check_keys(isian: Isian, path: FieldPath) -> Iterator[Problem]:
    needed = _NEEDS.get(isian.tipe or "")
    if needed and not getattr(isian, needed):
        message = f"isian bertipe {isian.tipe} memerlukan {needed}."
        yield error("K703", message, f"tambahkan `{needed}:` di bawah isian ini.", path)
    if isian.butir == "pilihan" and not isian.pilihan:
        yield error("K703", "daftar pilihan memerlukan pilihan.", "tambahkan `pilihan:` di bawah isian ini.", path)
    for key, types in _ONLY.items():
        if key in isian.typed and isian.tipe not in types:
            message = f"{key} tidak berlaku untuk isian bertipe {isian.tipe}."
            yield error("K703", message, f"hapus {key}, atau ganti tipenya: {' atau '.join(types)}.", (*path, key))
    if isian.rumus and isian.tipe in _NO_VALUE:
        message = f"rumus tidak dapat mengisi isian bertipe {isian.tipe}."
        yield error("K703", message, "tulis rumus di isian atau kolom bertipe satu nilai.", (*path, "rumus"))
    if isian.dari and isian.tipe in _NO_VALUE:
        message = f"isian bertipe {isian.tipe} tidak dapat diambil dari sumber lain."
        yield error("K703", message, "ambil isian di dalamnya satu per satu.", (*path, "dari"))
    if isian.tipe in ("naskah", "berkas_kak") and len(path) > 2:
        message = f"isian bertipe {isian.tipe} tidak dapat berada di dalam isian lain."
        yield error("K703", message, "pindahkan ke luar.", path)
    if isian.rumus and isian.dari:
        yield error(
            "K703", "nilai tidak dapat dihitung dan diambil sekaligus.", "hapus salah satunya.", (*path, "dari")
        )


def _check_default(isian: Isian, path: FieldPath) -> Iterator[Problem]:
    """Yield K706 for a default that the field itself would refuse, K703 for one of what has none."""
    given, own = isian.bawaan, (*path, "bawaan")
    if given is None:
        return
    if (isian.tipe == "daftar") != isinstance(given, tuple):
        message = "bawaan sebuah daftar ditulis sebagai daftar, yang lain satu nilai."
        yield error("K703", message, "tulis butirnya dengan - di baris baru, atau satu nilai saja.", own)
    elif isian.tipe == "daftar":
        for index, each in enumerate(given):
            yield from _check_value(isian.item, each, (*own, index))
    elif isian.tipe in _NO_VALUE:
        message = f"isian bertipe {isian.tipe} tidak dapat mempunyai bawaan."
        yield error("K703", message, "hapus bawaannya.", own)
    else:
        yield from _check_value(isian, given, own)


def _check_value(isian: Isian, given: str, path: FieldPath) -> Iterator[Problem]:
    if isian.tipe != "pilihan":
        yield from _check_read(partial(shape.reads, TYPES[isian.tipe or ""].reads, given), path)
    elif given not in isian.pilihan:
        message = f"bawaan “{given}” tidak ada di pilihannya."
        yield error("K706", message, f"pilih salah satu: {', '.join(isian.pilihan)}.", path)


def _check_read(read: Callable[[], object], path: FieldPath) -> Iterator[Problem]:
    """Yield K706 for a default that cannot be read."""
    try:
        read()
    except ValidationError as fault:
        first = fault.errors()[0]
        refused = first.get("ctx", {}).get("error")
        told = refused if isinstance(refused, InvalidValue) else InvalidValue("", "tidak terbaca.", "betulkan.")
        index = [step for step in first["loc"][:1] if isinstance(step, int)]
        yield error("K706", f"bawaan: {told.message}", told.remedy, (*path, *index))


def _check_fate(isian: Isian, path: FieldPath) -> Iterator[Problem]:
    """Yield K705 for a field that must be there, and will not be next year."""
    if isian.wajib and isian.lanjut in ("kosong", "hapus") and not (isian.rumus or isian.dari or isian.bawaan):
        gone = "dihapus" if isian.lanjut == "hapus" else "dikosongkan"
        message = f"isian ini wajib, padahal {gone} di tahun berikutnya."
        yield error("K705", message, "hapus wajib, atau pakai `lanjut: isi`.", (*path, "lanjut"))
