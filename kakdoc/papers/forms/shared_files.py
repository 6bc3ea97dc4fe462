"""Workbooks for the office and for the register of regulations, and those turned into the texts that inputs draw on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kakdoc.base.bundled import bundled
from kakdoc.base.problems import InputError, Location
from kakdoc.inputs import opening
from kakdoc.inputs.excel import keyed
from kakdoc.inputs.excel.layout import layout
from kakdoc.inputs.excel.writing.filling import fill
from kakdoc.inputs.tree import Block, plain
from kakdoc.inputs.yaml.writing import dump

_TITLES = {keyed.OFFICE: "Data instansi", keyed.REGISTER: "Register peraturan"}
_REGISTER = {
    "[isi: nama pendek, misalnya perbup-12-2021]": {
        "jenis": "perbup",
        "nomor": "[isi: nomor]",
        "tahun": "[isi: tahun]",
        "judul": "[isi: judul lengkap tanpa kata tentang]",
    }
}


def form(name: str) -> bytes:
    """Return a workbook to fill in; of the shipped office only the page profiles are kept."""
    return _bytes(name, _REGISTER if name == keyed.REGISTER else _office())


def _office() -> Mapping[str, Any]:
    shipped = plain(opening.compose(bundled("inputs") / opening.OFFICE_FILE)[0])
    return {
        "pemerintah": "[isi: nama pemerintahnya, misalnya Pemerintah Kabupaten …]",
        "kabupaten": "[isi: nama daerahnya, misalnya Kabupaten …]",
        "nama": "[isi: nama lengkap instansi, tidak disingkat]",
        "tempat": "[isi: kota tempat surat ditandatangani]",
        "profil": shipped["profil"],
        "pejabat": {
            "kepala": {
                "nama": "[isi: nama lengkap dengan gelar]",
                "jabatan": "[isi: jabatan lengkap]",
                "pangkat": "[isi: pangkat]",
                "golongan": "[isi: golongan]",
                "nip": "[isi: NIP, 18 angka]",
            }
        },
    }


def other_form(name: str, root: Block, source: Path) -> bytes:
    """Return a text of the office or register as a workbook, a workbook as text.

    Raises InputError K144 for what no workbook can hold, K187 for rows without a key of their own.
    """
    if source.suffix.lower() not in (".yaml", ".yml"):
        return dump(plain(keyed.as_mapping(root))).encode()
    try:
        return _bytes(name, plain(root))
    except InputError as fault:
        raise InputError(*(each.at(Location(source.as_posix())) for each in fault.problems)) from fault


def _bytes(name: str, data: Mapping[str, Any]) -> bytes:
    from kakdoc.inputs.excel.writing.book import workbook_bytes

    plan = layout(keyed.BOOKS[name])
    return workbook_bytes(_TITLES[name], plan, fill(keyed.as_rows(name, data), plan))
