"""The definition and the example of a kind that was learned, written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kakdoc.inputs.yaml.writing import dump
from kakdoc.kinds.fields.menunjuk import AS_DRAWN
from kakdoc.papers.forms.learning import keys
from kakdoc.papers.forms.learning.fields import Field
from kakdoc.papers.forms.learning.guessing import made

YEAR = "2027"
_KEYS = (
    "tipe", "judul", "petunjuk", "wajib", "bawaan", "lanjut", "fakta", "pilihan", "rumus", "butir", "kolom", "isian",
)  # fmt: skip
_USED = frozenset(("jenis", "jenis naskah", "profil", "profil halaman", "instansi", "peraturan"))
"""Titles of what every input has."""
_ABOUT = frozenset(("perihal", "hal", "tentang", "acara", "kegiatan", "untuk_pembayaran", "keperluan", "nama_kegiatan"))


def with_year(fields: Mapping[str, Field]) -> tuple[dict[str, Field], str]:
    """Return fields among which is the year of the paper, and its key: that in the form, else one put before."""
    years = [key for key, each in fields.items() if each.tipe == "tahun"]
    if "tahun" in years or len(years) == 1:
        return dict(fields), "tahun" if "tahun" in years else years[0]
    key = keys.free("tahun_naskah" if "tahun" in fields else "tahun", fields)
    own = Field(key, "Tahun naskah", made("tahun"))
    own.more["petunjuk"] = "Tahun naskah, empat angka."
    return {key: own, **fields}, key


def with_titles_of_their_own(fields: Mapping[str, Field], used: frozenset[str] = _USED) -> None:
    """Give each field a title that no other beside it has: forms know their rows and columns by them."""
    taken = {each.casefold() for each in used}
    for each in fields.values():
        title, number = each.title, 1
        while each.title.casefold() in taken:
            number += 1
            each.title = f"{title} surat" if title.casefold() in used and number == 2 else f"{title} {number}"
        taken.add(each.title.casefold())
        with_titles_of_their_own(each.columns, frozenset())


def text(title: str, name: str, fields: Mapping[str, Field], year: str, source: str) -> str:
    """Return `jenis.yaml`; what is not sure stands as a remark above its field."""
    facts = _facts(fields)
    head = {"judul": title, "profil": AS_DRAWN, **({} if year == "tahun" else {"tahun": year})}
    lines = [
        f"# Definisi jenis naskah {name}, dipelajari dari {' '.join(source.split())}.",
        "# Baris “# periksa: …” adalah tebakan yang belum pasti: betulkan isian di bawahnya, lalu hapus baris itu.",
        *dump(head).splitlines(),
        "isian:",
    ]
    for key, each in fields.items():
        lines += _lines(each, facts.get(key, ""), "  ")
    signers = [key for key, each in fields.items() if each.tipe == "pejabat"]
    if signers:
        lines += ["penanda_tangan:", *(f"  - isian: {key}" for key in signers)]
    return "\n".join(lines) + "\n"


def _facts(fields: Mapping[str, Field]) -> dict[str, str]:
    """Return what `asal` and `status` tell of a paper: its number, its date, what it is about."""
    singles = {key: each for key, each in fields.items() if each.tipe in ("teks", "nama", "tanggal")}
    numbers = [key for key, each in singles.items() if each.guess.more.get("lanjut") == "kosong"]
    dates = [key for key, each in singles.items() if each.tipe == "tanggal"]
    about = [key for key in singles if key in _ABOUT] or [key for key, each in singles.items() if each.tipe == "nama"]
    dates = [key for key in dates if key in ("tanggal", "tanggal_surat", "tanggal_naskah")]
    wanted = (("nomor", numbers), ("tanggal", dates), ("nama", about))
    return {found[0]: fact for fact, found in wanted if found}


def _lines(own: Field, fact: str, indent: str) -> Iterator[str]:
    for doubt in own.doubts:
        yield f"{indent}# periksa: {doubt}"
    said = _said(own, fact)
    columns = said.pop("kolom", None) or said.pop("isian", None)
    if said.keys() == {"tipe"} and not columns:
        said = said["tipe"]
    yield from (indent + line for line in dump({own.key: said}).splitlines() if line)
    if columns:
        yield f"{indent}  {'kolom' if own.tipe == 'tabel' else 'isian'}:"
        for each in columns.values():
            yield from _lines(each, "", indent + "    ")


def _said(own: Field, fact: str) -> dict[str, Any]:
    """Return the keys of a field, in the order of the guide; titles that follow from the key are left out."""
    found: dict[str, Any] = {"tipe": own.tipe, **own.guess.more, **own.more}
    if keys.slug(own.title) != own.key or own.title != own.key.replace("_", " ").capitalize():
        found["judul"] = own.title
    if own.tipe == "daftar":
        found["butir"] = "teks"
    elif own.columns:
        found["kolom" if own.tipe == "tabel" else "isian"] = own.columns
    if fact:
        found["fakta"] = fact
    if own.computed:
        found.pop("wajib", None)
    return {key: found[key] for key in _KEYS if key in found}


def example(name: str, fields: Mapping[str, Field]) -> str:
    """Return `contoh.yaml`: an input that can be made into a paper as it is."""
    return f"# Contoh isian {name}.\n" + dump({"jenis": name, **_values(fields.values())})


def _values(fields: Iterable[Field]) -> dict[str, Any]:
    return {each.key: _value(each) for each in fields if not each.computed and each.tipe != "pejabat"}


def _value(own: Field) -> Any:
    if own.tipe == "daftar":
        return [f"Contoh {own.title.lower()} {number}" for number in ("pertama", "kedua")]
    if own.columns:
        inner = _values(own.columns.values())
        return [inner, inner] if own.tipe == "tabel" else inner
    typed = "" if own.tipe == "ya_tidak" else own.more.get("bawaan", "")
    return str(typed) or own.guess.example
