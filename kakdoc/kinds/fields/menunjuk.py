"""Texts that name something of the office or the register by its key: an official, a page profile, a regulation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from kakdoc.kinds.fields.base import Nama


@dataclass(frozen=True, slots=True)
class Menunjuk:
    """Marks a field whose value is a key: of `pejabat` or `profil` in the office, or of `peraturan` in the register."""

    what: Literal["pejabat", "profil", "peraturan"]


SebutanPejabat = Annotated[Nama, Menunjuk("pejabat")]
SebutanProfil = Annotated[Nama, Menunjuk("profil")]
AS_DRAWN = "seperti_naskah"
"""The profile of papers whose page, margins and font are those of their template."""
DasarHukum = Annotated[Nama, Menunjuk("peraturan")]
"""A regulation by its key, or written out."""
