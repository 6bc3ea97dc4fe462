"""Fields for the tags that a form has already: types by the filters behind them, tables by their loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kakdoc.papers.forms.learning import keys
from kakdoc.papers.forms.learning.fields import Field
from kakdoc.papers.forms.learning.guessing import Guess, guess, made
from kakdoc.word.learning.tags import Asked

_GIVEN = frozenset(("instansi", "peraturan"))
_BY_FILTER = {
    "tanggal": "tanggal",
    "nama_hari": "tanggal",
    "rupiah": "uang",
    "angka": "uang",
    "terbilang": "uang",
    "bilangan": "bilangan",
    "persen": "persen",
    "prosa": "prosa",
    "sel": "sel",
    "gambar": "gambar",
}
_SIGNERS = frozenset(("pejabat", "penanda_tangan", "kepala", "sekretaris", "bendahara", "bupati", "camat", "lurah"))
_OF_OFFICIALS = frozenset(("baris_jabatan", "baris_jabatan_kapital", "label_nip", "baris_pangkat"))
_DATE = frozenset(("hari", "bulan", "tahun"))


def reserved(asked: Mapping[str, Asked]) -> Iterator[str]:
    """Yield the names that a form asks for and no field can have."""
    for name, each in asked.items():
        if keys.is_reserved(name) and not (name in _GIVEN and each.inner):
            yield name


def fields(asked: Mapping[str, Asked]) -> dict[str, Field]:
    """Return a field for each name that is not the office's, with what is not sure about it."""
    return {name: _field(each) for name, each in asked.items() if not (name in _GIVEN and each.inner)}


def _field(asked: Asked) -> Field:
    title = keys.title(asked.name.replace("_", " "))
    own = Field(asked.name, title, _guess(asked), ["tag di surat"])
    if own.tipe in ("tabel", "kelompok"):
        own.columns = {name: _field(each) for name, each in asked.inner.items()}
    elif own.tipe == "pejabat":
        own.doubts.append("dikira pejabat di instansi.yaml; periksa kuncinya")
    elif not own.guess.sure:
        own.doubts.append("tipenya ditebak dari namanya")
    if asked.chosen and own.tipe == "ya_tidak":
        own.more["bawaan"] = "tidak"
    elif asked.chosen and own.tipe not in ("tabel", "kelompok", "daftar"):
        own.more["wajib"] = "tidak"
    return own


def _guess(asked: Asked) -> Guess:
    inner = asked.inner.keys()
    if asked.listed:
        return made("tabel" if inner else "daftar")
    by_filter = next((_BY_FILTER[each] for each in asked.filters if each in _BY_FILTER), "")
    if by_filter == "tanggal" or (inner and inner <= _DATE):
        return made("tanggal")
    if inner:
        official = asked.name in _SIGNERS or bool(inner & _OF_OFFICIALS)
        return made("pejabat" if official else "kelompok")
    if by_filter:
        return made(by_filter, words=asked.name.replace("_", " "))
    if asked.chosen and not asked.printed:
        return made("ya_tidak")
    return _as_text(guess(asked.name.replace("_", " ")), asked.name)


def _as_text(found: Guess, name: str) -> Guess:
    """Return a guess that the tag as it stands prints: what needs a filter and has none is a text."""
    if found.prints != "{}":
        return made("teks", sure=False, words=name.replace("_", " "))
    return found._replace(more={key: value for key, value in found.more.items() if key not in ("wajib", "lanjut")})
