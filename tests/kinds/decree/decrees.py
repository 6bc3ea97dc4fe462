"""Decrees and regulations made of a few fields, with the office and the register as shipped."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml
from conftest import PROJECT

from kakdoc.kinds.decree.keputusan import Keputusan
from kakdoc.kinds.decree.perbup import Perbup

SHARED = PROJECT / "tests" / "examples" / "bersama"


@cache
def texts(name: str) -> Any:
    """A file of inputs with every value as it was typed."""
    return yaml.load((PROJECT / "inputs" / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  it makes texts only


def office(**changes: Any) -> dict[str, Any]:
    return {**texts("instansi.yaml"), **changes}


def tor() -> dict[str, Any]:
    return {
        **yaml.load((SHARED / "kak-mutasi.yaml").read_text("utf-8"), yaml.BaseLoader),  # noqa: S506
        "instansi": office(),
    }


def decree(**fields: Any) -> Keputusan:
    """A Keputusan Kepala Badan; what is not given is the least there must be."""
    return Keputusan.model_validate({**_shared("keputusan"), "diktum": ["Menetapkan rencana aksi."], **fields})


def regulation(**fields: Any) -> Perbup:
    """A Peraturan Bupati; what is not given is the least there must be."""
    body = {} if "bab" in fields else {"pasal": ["Badan mengelola arsip.", "Arsip disimpan."]}
    return Perbup.model_validate({**_shared("perbup"), **body, **fields})


def _shared(jenis: str) -> dict[str, Any]:
    return {
        "jenis": jenis,
        "tahun": "2024",
        "judul": "Rencana Aksi",
        "menimbang": ["bahwa pelayanan perlu ditingkatkan"],
        "mengingat": ["uu-23-2014"],
        "instansi": office(),
        "peraturan": texts("peraturan.yaml"),
    }
