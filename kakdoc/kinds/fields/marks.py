"""What a field tells the program beside its type: the file it names, its fate next year, what it says of its paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

FACTS = ("tahun", "nama", "nomor", "tanggal", "keluaran")
"""What a paper tells of itself in `status` and `asal`, in their order; the year is that of the field marked so."""


@dataclass(frozen=True, slots=True)
class Berkas:
    """Marks a field whose value names a file, from the folder of the file it is typed in.

    `jenis` is the kind of the input that it names, or `gambar` for a picture.
    """

    jenis: str


GAMBAR, BERKAS_KAK, BERKAS_PESERTA = Berkas("gambar"), Berkas("kak"), Berkas("peserta")


@dataclass(frozen=True, slots=True)
class Roster:
    """Marks a field that tells of the roster from which many papers are made, and of nothing in them."""


ROSTER = Roster()


@dataclass(frozen=True, slots=True)
class Diambil:
    """Marks a field that other files give: the office, the register of regulations, the months of the folder.

    Of tables of tariffs it says which, by their `nama`.
    """

    dari: Literal["instansi", "peraturan", "bulan", "tarif"]
    nama: tuple[str, ...] = ()

    @property
    def is_unseen(self) -> bool:
        """Whether people neither type it nor print it."""
        return self.dari in ("bulan", "tarif")


TARIFF_FOLDER = "tarif"
"""The folder beside or above inputs that holds tables of tariffs."""
OFFICE, REGISTER, MONTHS = Diambil("instansi"), Diambil("peraturan"), Diambil("bulan")


@dataclass(frozen=True, slots=True)
class TahunNaskah:
    """Marks the field that holds the year of a paper; a kind without one has the year of the TOR that it names."""


class Sifat(StrEnum):
    """What a kind of paper is, by what the years in it are those of."""

    RENCANA = "rencana"
    """It plans: what was done in its year is still to come."""
    KEPUTUSAN = "keputusan"
    """It sets something for its year."""
    LAPORAN = "laporan"
    """It tells of its own period: what was done and measured is of its year."""
    SURAT = "surat"
    """It asks, calls or hands over."""
    BUKTI = "bukti"
    """It is evidence of a payment or of what was handed over."""


class Nasib(StrEnum):
    """What becomes of a value next year."""

    GESER = "geser"
    """Its year moves."""
    KOSONG = "kosong"
    """It is emptied; what it was stays as a comment, or as a note of its cell."""
    ISI = "isi"
    """It gives way to a gap that somebody fills in."""
    HAPUS = "hapus"
    """It is left out."""
    TETAP = "tetap"
    """It stays."""


@dataclass(frozen=True, slots=True)
class Lanjut:
    """The fate of a field's values, and of all in it, when the year moves on; the outermost mark holds.

    `isi` is the gap to fill in; where the list `dari` beside the field has rows, of which it is the sum, it is left out
    instead. `sebagai` is how a value that stays is told of: as data about other things than the year, as a figure of
    the year that ends, as an amount, which is marked with its year; else it is not told of.
    """

    nasib: Nasib
    isi: str = ""
    dari: str = ""
    sebagai: Literal["", "data", "angka", "uang"] = ""


GESER, KOSONG, HAPUS, TETAP = (Lanjut(each) for each in (Nasib.GESER, Nasib.KOSONG, Nasib.HAPUS, Nasib.TETAP))
DATA, ANGKA, UANG = (Lanjut(Nasib.TETAP, sebagai=each) for each in ("data", "angka", "uang"))


def isi(gap: str, dari: str = "") -> Lanjut:
    """Return the fate of what is asked for anew: `gap` says what, as in `[isi: persen]`."""
    return Lanjut(Nasib.ISI, f"[isi: {gap}]", dari)


@dataclass(frozen=True, slots=True)
class Fakta:
    """Marks a field that a paper tells of itself when it is asked where it comes from."""

    nama: Literal["nama", "nomor", "tanggal", "keluaran"]


@dataclass(frozen=True, slots=True)
class Terlihat:
    """Marks a field whose column stays in sight in a form that has nothing in it yet."""


TERLIHAT = Terlihat()


@dataclass(frozen=True, slots=True)
class Belakang:
    """Marks a field that stands behind the others of its schema, so that columns of forms keep their letters."""


BELAKANG = Belakang()


@dataclass(frozen=True, slots=True)
class Dihitung:
    """Marks a field whose value is computed: what is typed there is compared with it, and never printed."""

    rumus: str


@dataclass(frozen=True, slots=True)
class NomorPajak:
    """Marks a tax number, whose form has changed."""


@dataclass(frozen=True, slots=True)
class Berjenjang:
    """Marks a table whose rows stand in levels: some are headings, which hold sums that nobody types."""


LEVELS = Berjenjang()
