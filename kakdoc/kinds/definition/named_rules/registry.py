"""The rules that a definition may name in `periksa:`: what each checks, its parameters, its codes and its source.

A rule is `(rows, parameters, where) -> Iterator[Problem]` (`rows.py`): the rows of the table or the group in `pada:`,
or the paper as the only row; `parameters` is what stands in `dengan:`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kakdoc.base.problems import Problem
from kakdoc.kinds.definition.named_rules import (
    columns,
    pay,
    persons,
    posts,
    products,
    ranks,
    retirement,
    years_of_service,
)
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where


@dataclass(frozen=True, slots=True)
class Parameter:
    """One name that a definition may give in `dengan:`.

    It names a field, a column or (dotted) a field in a group, `teks` several with commas between, and a figure may
    stand for the field; where not `names_field`, it is a value itself.
    """

    title: str
    needed: bool = False
    names_field: bool = True


@dataclass(frozen=True, slots=True)
class NamedRule:
    """One rule: its check, its parameters by name, the codes that it can tell, and where it comes from."""

    check: Callable[[Sequence[Row], Parameters, Where], Iterator[Problem]]
    parameters: Mapping[str, Parameter]
    codes: str
    source: str
    tariff: str = ""
    """The table of tariffs that it looks into, unless `tarif` in `dengan:` names another; see `pay.CARI`."""


def _fields(needed: str, **optional: str) -> dict[str, Parameter]:
    """Return parameters that name fields: `nip=NIP; nama=Nama` are needed, the keywords are not."""
    pairs = (each.split("=") for each in needed.split("; "))
    return {name: Parameter(title, needed=True) for name, title in pairs} | {
        name: Parameter(title) for name, title in optional.items()
    }


_LISTED = {
    "teks": Parameter("Isian yang teksnya menyebut lajur, dipisah koma", needed=True),
    "kolom": Parameter("Judul lajur yang tercetak, berurutan, dipisah titik koma", needed=True, names_field=False),
}
_PAID = _fields(
    "gaji=Gaji pokok; golongan=Golongan; masa_kerja=Masa kerja golongan, tahun; tanggal=Tanggal berlakunya"
) | {"tarif": Parameter("Nama tabel tarif, bila bukan gaji-pokok", names_field=False)}

RULES: Mapping[str, NamedRule] = {
    "nip": NamedRule(
        persons.nip,
        _fields("nip=NIP", tanggal_lahir="Tanggal lahir", tmt_cpns="TMT CPNS", jenis_kelamin="Jenis kelamin"),
        "K840",
        "E.1 E.2",
    ),
    "unik": NamedRule(persons.unik, _fields("nomor=NIP atau nomor lain", nama="Nama orangnya"), "K844", "E.1 E.4"),
    "pangkat": NamedRule(ranks.pangkat, _fields("pangkat=Pangkat; golongan=Golongan"), "K206", "E.3"),
    "kenaikan_pangkat": NamedRule(
        ranks.kenaikan_pangkat,
        _fields(
            "golongan_lama=Golongan lama; golongan_baru=Golongan baru",
            tmt="TMT kenaikan pangkat",
            tmt_lama="TMT pangkat lama",
            jenis="Jenis kenaikan; bila tidak diisi, reguler",
        ),
        "K841 K842 K843",
        "E.3 E.5",
    ),
    "jabatan_berubah": NamedRule(
        posts.jabatan_berubah,
        _fields("jabatan_lama=Jabatan lama; jabatan_baru=Jabatan baru", unit_lama="Unit lama", unit_baru="Unit baru"),
        "K845",
        "E.5",
    ),
    "usia_pensiun": NamedRule(
        retirement.usia_pensiun,
        _fields(
            "berhenti=Berhenti pada akhir bulan; tmt=Pensiun TMT",
            tanggal_lahir="Tanggal lahir",
            nip="NIP, bila tanggal lahir tidak ada",
            bup="Batas usia pensiun: isian, atau angkanya",
        ),
        "K846",
        "E.6",
    ),
    "gaji_pokok": NamedRule(pay.gaji_pokok, _PAID, "K847", "E.7", pay.TARIF),
    "gaji_cpns": NamedRule(pay.gaji_cpns, _PAID, "K848", "E.7", pay.TARIF),
    "tmt": NamedRule(posts.tmt, _fields("tmt=TMT; tanggal=Tanggal keputusan"), "K849", "B.12 E.5"),
    "masa_kerja": NamedRule(
        years_of_service.masa_kerja,
        _fields(
            "tahun=Masa kerja, tahun",
            bulan="Masa kerja, bulan",
            tahun_lama="Masa kerja lama, tahun",
            bulan_lama="Masa kerja lama, bulan",
            tmt="TMT masa kerja",
            tmt_lama="TMT masa kerja lama",
            golongan="Golongan",
            golongan_lama="Golongan lama",
        ),
        "K850",
        "E.7",
    ),
    "perkalian": NamedRule(
        products.perkalian, _fields("teks=Isian yang menghitungnya; jumlah=Jumlah uang"), "K204", "C.5"
    ),
    "lajur": NamedRule(columns.lajur, _LISTED, "K851", "B.9"),
    "masa_percobaan": NamedRule(posts.masa_percobaan, _fields("tmt_cpns=TMT CPNS; tmt_pns=TMT PNS"), "K852", "E.5"),
    "urutan_tanggal": NamedRule(
        posts.urutan_tanggal,
        _fields("lebih_dulu=Tanggal yang lebih dulu; kemudian=Tanggal yang kemudian"),
        "K853",
        "E.5",
    ),
}
"""The rules by the names that definitions give in `aturan:`."""
