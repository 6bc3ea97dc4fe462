"""What templates can print: each field of the schema under its name, beside what is composed for the paper.

What is composed stands in tables: a line is a name, its kind and its meaning. A name with `@` holds what an official
has; a kind may have groups of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from pydantic import BaseModel

from kakdoc.kinds.fields.base import Model, Naskah
from kakdoc.kinds.fields.marks import Berkas, Diambil, Roster
from kakdoc.kinds.fields.peserta import KEYS
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.shipped import finding as shipped
from kakdoc.kinds.shape import CellType, Field, Shape, fields

TEKS, KALIMAT, PROSA, RUPIAH, PERSEN, BILANGAN, TANGGAL, YA, DAFTAR, KELOMPOK = (
    "teks", "kalimat", "prosa", "rupiah", "persen", "bilangan", "tanggal", "ya", "daftar", "kelompok",
)  # fmt: skip
KUNCI = "KUNCI"
"""Stands in a name for a key that people choose."""
_TAGS = {
    TEKS: "{{{{ {} }}}}",
    KALIMAT: "{{{{r {}|kalimat }}}}",
    PROSA: "{{{{p {}|prosa }}}}",
    RUPIAH: "{{{{ {}|rupiah }}}}",
    PERSEN: "{{{{ {}|persen }}}}",
    BILANGAN: "{{{{ {}|bilangan }}}}",
    TANGGAL: "{{{{ {}|tanggal }}}}",
    YA: "{{% if {} %}} … {{% endif %}}",
    KELOMPOK: "{{% if {} %}} … {{% endif %}}",
}
_ITEMS = ("butir", "anak", "cucu", "cicit")
_KEYS = {"pejabat": "kepala", "profil": "naskah_dinas", "peraturan": "uu_23_2014"}


@dataclass(frozen=True, slots=True)
class Name:
    """Something that a template can print: `diktum[].isi` is what each item of `diktum` holds under `isi`."""

    path: str
    kind: str
    meaning: str

    @property
    def example(self) -> str:
        """A tag that prints it; items of lists are called `butir`, items inside them `anak`, `cucu`."""
        *lists, last = self.path.split("[]")
        spoken = last if not lists else _item(len(lists) - 1) + last
        for key, known in _KEYS.items():
            spoken = spoken.replace(f"{key}.{KUNCI}", f"{key}.{known}")
        if self.kind == DAFTAR:
            return f"{{%p for {_item(len(lists))} in {spoken} %}} … {{%p endfor %}}"
        return _TAGS[self.kind].format(spoken)


def _item(depth: int) -> str:
    return _ITEMS[depth] if depth < len(_ITEMS) else f"butir_{depth + 1}"


def with_fields(document: Model, composed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a template prints: the fields of a document as they were typed, and over them what is composed."""
    plain = {name for name in _own(type(document)) if name not in composed}
    typed = document.model_dump(mode="python", include=plain)
    for name in plain & _inputs(type(document)):
        other: Model | None = getattr(document, name)
        typed[name] = other and Later(partial(_without_office, other))
    return {**typed, "peraturan": _Register(getattr(document, "peraturan", {})), **composed}


@lru_cache(maxsize=64)
def _inputs(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields that name other inputs, such as the TOR."""
    return frozenset(
        key for key, field in fields(model).items() if field.elsewhere and field.shape.mark(Berkas) is not None
    )


class Later(Mapping[str, Any]):
    """What another input prints, made only when a template asks for it: few do."""

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make
        self._made: Mapping[str, Any] = {}

    def _all(self) -> Mapping[str, Any]:
        self._made = self._made or self._make()
        return self._made

    def __getitem__(self, key: str) -> Any:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def _without_office(kak: Model) -> Mapping[str, Any]:
    return kak.model_dump(mode="python", exclude={"instansi", "peraturan", *KEYS})


class _Register(Mapping[str, Any]):
    """The regulations by key, each turned into plain values only when it is asked for: there are many."""

    def __init__(self, known: Mapping[str, Peraturan]) -> None:
        self._known = known

    def __getitem__(self, key: str) -> Any:
        found = self._known.get(key) or shipped.by_key(key)
        if found is None:
            raise KeyError(key)
        return found.model_dump(mode="python")

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


@lru_cache(maxsize=256)
def _own(model: type[BaseModel]) -> Mapping[str, Field]:
    """Return the fields that stand in a paper: those of `kakdoc skema`, but for what tells of its roster."""
    marked = ((key, each, each.shape.mark(Diambil)) for key, each in fields(model).items())
    seen = {key: each for key, each, taken in marked if taken is None or not taken.is_unseen}
    return {key: each for key, each in seen.items() if not each.shape.mark(Roster)}


def names(model: type[BaseModel], prefix: str = "", around: tuple[type[BaseModel], ...] = ()) -> Iterator[Name]:
    """Yield what a schema gives templates to print, with what its groups and lists hold.

    Where a schema holds itself (`around`), as items of items do, its names are not given once more.
    """
    for key, field in _own(model).items():
        yield from _of(prefix + key, field.shape, field.hint or field.title, (*around, model))


def _of(path: str, shape: Shape, meaning: str, around: tuple[type[BaseModel], ...]) -> Iterator[Name]:
    if shape.item is not None and shape.keyed:
        yield Name(path, KELOMPOK, meaning)
        yield from _of(f"{path}.{KUNCI}", shape.item, f"{meaning} Ganti {KUNCI} dengan kuncinya.", around)
    elif shape.item is not None:
        yield Name(path, DAFTAR, meaning)
        items = _of(f"{path}[]", shape.item, meaning, around)
        yield from (each for each in items if each.path != f"{path}[]")
    elif shape.groups:
        yield Name(path, KELOMPOK, meaning)
        fresh = (each for each in shape.groups if each not in around)
        yield from {each.path: each for model in fresh for each in names(model, f"{path}.", around)}.values()
    else:
        kind = _kind(shape)
        yield Name(path, kind, meaning)
        if kind == TANGGAL:
            for part in ("hari", "bulan", "tahun"):
                yield Name(f"{path}.{part}", TEKS, f"Angka {part} dari tanggal itu.")


_KINDS = {
    CellType.TANGGAL: TANGGAL, CellType.YA_TIDAK: YA, CellType.UANG: RUPIAH, CellType.ANGKA: BILANGAN,
    CellType.PERSEN: PERSEN,
}  # fmt: skip


def _kind(shape: Shape) -> str:
    if shape.cell in _KINDS and not (shape.cell is CellType.ANGKA and shape.choices):  # a quarter is chosen, no number
        return _KINDS[shape.cell]
    mark = shape.mark(Naskah)
    return TEKS if mark is None else PROSA if mark.lines == "paragraf" else KALIMAT


_PEJABAT = """
.baris_jabatan daftar Baris jabatan di atas tanda tangan, dengan a.n. dan u.b. bila ada.
.baris_jabatan_kapital daftar Baris yang sama dengan huruf kapital.
.label_nip teks NIP. atau NI PPPK.
.baris_pangkat teks Pangkat dengan golongannya.
"""

_ORANG = (
    """
.nama teks Nama seperti dicetak.
.jabatan teks Jabatan lengkap.
.sebutan teks Sebutan singkatnya di dalam naskah, bila diisi.
.pangkat teks Pangkat.
.golongan teks Golongan.
.nip teks Nomor induk.
.status teks Plt., Plh., Pj., atau Pjs.
.atas_nama teks Jabatan pemberi mandat (a.n.).
.untuk_beliau teks Jabatan di antaranya (u.b.).
"""
    + _PEJABAT
)

_BERSAMA = """
instansi.daerah teks Daerahnya: Kabupaten …, Kota …, atau Provinsi …; kosong pada kementerian.
instansi.pejabat.KUNCI.baris_jabatan daftar Baris jabatan di atas tanda tangan.
instansi.pejabat.KUNCI.baris_jabatan_kapital daftar Baris yang sama dengan huruf kapital.
instansi.pejabat.KUNCI.label_nip teks NIP. atau NI PPPK.
instansi.pejabat.KUNCI.baris_pangkat teks Pangkat dengan golongannya.
"""

FILTERS = {
    "rupiah": ("Jumlah rupiah; sen dengan sen=true.", "{{ anggaran|rupiah }}", "Rp5.110.000"),
    "angka": ("Jumlah rupiah tanpa Rp.", "{{ anggaran|angka }}", "5.110.000"),
    "rupiah_kurung": (
        "Jumlah tanpa Rp; yang kurang dari nol dalam kurung.",
        "{{ selisih|rupiah_kurung }}",
        "(5.110.000)",
    ),
    "terbilang": ("Jumlah rupiah dengan huruf.", "{{ anggaran|terbilang }}", "lima juta seratus sepuluh ribu rupiah"),
    "bilangan": ("Bilangan dengan koma desimal.", "{{ butir.volume|bilangan }}", "1.200,5"),
    "persen": ("Persentase dua angka di belakang koma; – bila tidak ada.", "{{ butir.persen|persen }}", "86,75%"),
    "tanggal": ("Tanggal; harinya titik-titik bila kosong.", "{{ tanggal|tanggal }}", "2 Januari 2027"),
    "nama_hari": ("Nama hari sebuah tanggal; titik-titik bila harinya kosong.", "{{ tanggal|nama_hari }}", "Sabtu"),
    "prosa": ("Paragraf, daftar, dan tabel; sendiri di paragrafnya.", "{{p penutup|prosa }}", "paragraf"),
    "tabel": ("Tabel bebas dari kolom dan barisnya; sendiri di paragrafnya.", "{{p butir|tabel }}", "tabel"),
    "matriks": ("Matriks jadwal rinci; sendiri di paragrafnya.", "{{p butir.matriks|matriks }}", "tabel"),
    "kalimat": ("Teks sebaris dengan tebal dan miringnya.", "{{r judul|kalimat }}", "teks"),
    "kapital": ("Judul di gaya huruf kapital; gelar tetap hurufnya.", "{{r judul|kapital }}", "teks"),
    "sel": ("Isi sel: baris, paragraf, dan daftar; sendiri di paragrafnya.", "{{p b.uraian|sel }}", "prosa"),
    "gambar": ("Gambar, paling tinggi dan lebar sekian cm.", "{{r instansi.logo|gambar(2.2, 2.2) }}", "gambar"),
    "grafik": ("Grafik Word, lebar dan tinggi dalam cm.", "{{r kurva|grafik(16, 8) }}", "grafik"),
}
"""Of each filter of our own: what it prints, how it is written, what comes out."""


def printable_names(model: type[Model], table: str) -> list[Name]:
    """Return the names that the templates of a kind can print, those of the input first, then those of its table."""
    composed = list(_composed(table + _BERSAMA))
    tops = {each.path for each in composed if "." not in each.path and "[" not in each.path}
    found = {each.path: each for each in _typed(model) if each.path.partition(".")[0].partition("[")[0] not in tops}
    return [*found.values(), *(each for each in composed if each.path not in found)]


def _typed(model: type[Model]) -> Iterator[Name]:
    """Yield the names of the schema; the TOR is printed without office and register, which are the paper's own."""
    own = tuple(f"{name}.{shared}" for name in _inputs(model) for shared in ("instansi", "peraturan"))
    for each in names(model):
        if not each.path.startswith(own):
            yield each


def grouped(table: str, groups: Mapping[str, str]) -> str:
    """Return a table in which the names that end on the mark of a group are followed by what the group holds."""
    return "\n".join(line for each in filter(None, table.splitlines()) for line in _with_group(each, groups)) + "\n"


def _with_group(line: str, groups: Mapping[str, str]) -> Iterator[str]:
    path, kind, meaning = line.split(" ", 2)
    inner = groups.get(path[-1])
    if inner is None:
        yield line
        return
    path = path[:-1]
    yield f"{path} {kind} {meaning}"
    for each in filter(None, inner.splitlines()):
        yield path + ("[]" if kind == DAFTAR else "") + each


def _composed(table: str) -> Iterator[Name]:
    for line in filter(None, grouped(table, {"@": _ORANG}).splitlines()):
        yield Name(*line.split(" ", 2))
