"""Who signs a TOR or a report when several do: the rows of the input, and the blocks that are printed of them.

Permendagri 77/2020 has TORs and reports signed by PA or KPA beside the PPTK; the words above differ by office, so they
are data. The last one signs with place and date, at the right of the last row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from kakdoc.base.problems import FieldPath, InvalidValue, Problem, warning
from kakdoc.kinds.fields.base import Butir, Nama
from kakdoc.kinds.fields.menunjuk import SebutanPejabat

_BELOW_TITLE = "selaku "
_LONG_NAME = 32
"""Letters of a name for which three to a row leave no room."""


class TandaTangan(Butir):
    """One who signs, with what stands above the office and what the office is called; or the key alone."""

    LIFTED: ClassVar[str] = "pejabat"

    pejabat: SebutanPejabat = Field(title="Pejabat", description="Kunci pejabat di instansi.yaml.")
    label: Nama | None = Field(
        default=None, title="Label", description="Dicetak di atas jabatannya: Mengetahui, Menyetujui, Disusun oleh."
    )
    sebagai: Nama | None = Field(
        default=None,
        title="Sebagai",
        description="Pengganti jabatan: Pengguna Anggaran, PPTK; bila diawali selaku, dicetak di bawah jabatan.",
    )


def _alone(value: Any) -> Any:
    if isinstance(value, list | tuple):
        remedy = "ganti kuncinya menjadi tanda_tangan; yang terakhir di situ bertanda tangan dengan tempat dan tanggal."
        raise InvalidValue("K113", "di sini satu penanda tangan; beberapa ditulis di tanda_tangan.", remedy)
    return value


PenandaTangan = Annotated[SebutanPejabat, BeforeValidator(_alone)]
"""Who signs alone."""
TandaTanganBersama = tuple[TandaTangan, ...]
TANDA_TANGAN: Any = Field(
    default=(),
    title="Tanda tangan",
    description="Semua yang bertanda tangan bila lebih dari satu; yang terakhir dengan tempat dan tanggal, di kanan.",
)
"""Type and field of a document that several may sign; without it `penanda_tangan` signs alone."""
NAMES = """
baris_tanda_tangan daftar Baris tanda tangan bila ada beberapa penanda tangan; kosong bila satu.
baris_tanda_tangan[].kolom bilangan Banyaknya blok di baris itu, 2 atau 3.
baris_tanda_tangan[].blok@ daftar Yang bertanda tangan, dari kiri.
baris_tanda_tangan[].blok[].bertanggal ya Yang bertanda tangan dengan tempat dan tanggal.
baris_tanda_tangan[].blok[].baris_atas daftar Baris di antara tanggal dan jabatan: Mengetahui.
"""
"""What templates can print of it; see `listed.printed`."""


def signers(alone: str, together: Sequence[TandaTangan]) -> tuple[tuple[FieldPath, str], ...]:
    """Return the keys of who signs with the fields that name them, first who signs with the date."""
    if not together:
        return ((("penanda_tangan",), alone),)
    found = [(("tanda_tangan", index, "pejabat"), each.pejabat) for index, each in enumerate(together)]
    return tuple(found[-1:] + found[:-1])


def are_known(alone: str, together: Sequence[TandaTangan], officials: Mapping[str, Any]) -> bool:
    """Return whether the office has all who sign: without them nothing is printed, and K119 says so."""
    return all(key in officials for _, key in signers(alone, together))


def check_alone(alone: str, together: Sequence[TandaTangan]) -> Iterator[Problem]:
    """Yield K241 for a `penanda_tangan` who is not among those who sign together, and so not printed."""
    if together and alone not in {each.pejabat for each in together}:
        message = f"penanda_tangan “{alone}” tidak ada di tanda_tangan, jadi tidak dicetak."
        yield warning("K241", message, "tambahkan di tanda_tangan, atau hapus penanda_tangan.", ("penanda_tangan",))


def printed(together: Sequence[TandaTangan], officials: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of signatures, each with its blocks; `officials` are those of the office as plain values."""
    blocks = [_block(each, officials[each.pejabat]) for each in together]
    if not blocks:
        return []
    blocks[-1]["bertanggal"] = True
    left = iter(blocks)
    rows = [_level(list(islice(left, count))) for count in _counts(blocks)]
    if len(rows[-1]) == 1:
        rows[-1].insert(0, _empty(blocks[-1]))
    filled = [row if len(row) > 1 else [*row, _empty(row[0])] for row in rows]
    return [{"kolom": len(row), "blok": row} for row in filled]


def _block(signer: TandaTangan, official: Mapping[str, Any]) -> dict[str, Any]:
    lines = list(official["baris_jabatan"])
    if signer.sebagai:
        own = signer.sebagai.rstrip(",")
        lines = [*lines, own] if own.casefold().startswith(_BELOW_TITLE) else [own]
    label = [f"{signer.label.rstrip(',:')},"] if signer.label else []
    return {**official, "baris_jabatan": lines, "baris_atas": label, "bertanggal": False}


def _counts(blocks: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return how many sign in each row: three, or two where names are long; the first rows have fewer."""
    count = len(blocks)
    if count <= 2 or count == 4 or any(len(each["nama"]) > _LONG_NAME for each in blocks):
        return [1] * (count % 2) + [2] * (count // 2)
    return {0: [], 1: [2, 2], 2: [2]}[count % 3] + [3] * (count // 3 - (count % 3 == 1))


def _level(row: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks of a row with as many lines above the office, so that offices begin on one line."""
    heights = [each["bertanggal"] + len(each["baris_atas"]) for each in row]
    blank = [[""] * (max(heights) - height) for height in heights]
    return [{**each, "baris_atas": [*above, *each["baris_atas"]]} for each, above in zip(row, blank, strict=True)]


def _empty(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return a block of which nothing is printed."""
    return {key: [] if isinstance(value, list | tuple) else "" for key, value in block.items()}
