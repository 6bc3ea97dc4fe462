"""Kinds made for a trial: a definition and a template of a few tags in the working folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from conftest import PROJECT
from docx import Document as Word

PAID = """judul: Nota bayar
keterangan: Pembayaran untuk mencoba.
isian:
  tahun: {tipe: tahun, petunjuk: Tahun anggaran.}
  nomor: {tipe: nama, fakta: nomor, petunjuk: Nomor nota.}
  untuk: {tipe: teks, judul: Untuk pembayaran, fakta: nama, petunjuk: Yang dibayar.}
  sifat: {tipe: pilihan, pilihan: [Biasa, Segera], bawaan: Biasa}
  penerima: orang
  rincian:
    tipe: tabel
    kolom:
      uraian: teks
      volume: volume
      harga: uang
      jumlah: {tipe: uang, rumus: volume * harga}
  jumlah: {tipe: uang, rumus: jumlah(rincian.jumlah)}
  tanggal: {tipe: tanggal, fakta: tanggal}
  bendahara: {tipe: pejabat, bawaan: kepala}
penanda_tangan:
  - {isian: bendahara, label: "Lunas dibayar,"}
"""
"""A definition with what most have."""
TAGS = (
    "{{ nomor or '……' }}/{{ tahun }} {{ sifat }}",
    "{{r untuk|kalimat }}",
    "{{ penerima.nama }}",
    "{%p for b in rincian %}",
    "{{ b.uraian }}: {{ b.volume|bilangan }} x {{ b.harga|angka }} = {{ b.jumlah|angka }}",
    "{%p endfor %}",
    "{{ jumlah|rupiah }} ({{ jumlah|terbilang }})",
    "{{ tanggal|tanggal }}",
    "{%p for b in penanda_tangan %}",
    "{{ b.label }} {{ b.nama }}",
    "{%p endfor %}",
)
"""What its template prints."""
INPUT = """jenis: nota-bayar
tahun: 2024
nomor: 7/A/2024
untuk: Kertas Tahun 2024
penerima:
  nama: Nama Contoh
rincian:
- uraian: Kertas
  volume: 2,5
  harga: 10.000
- uraian: Pena
  volume: 4
  harga: 2.500
tanggal: 5 Maret 2024
"""


def kind(name: str, definition: str, tags: Sequence[str], file: str = "naskah.docx") -> Path:
    """Write a definition and its template; returns the folder."""
    folder = Path("templates", name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "jenis.yaml").write_text(definition, "utf-8")
    template(folder / file, tags)
    return folder


def template(path: Path, tags: Sequence[str]) -> None:
    """Write a template of some paragraphs."""
    word = Word(PROJECT / "templates" / "keputusan" / "naskah.docx")
    for each in [*word.element.body][:-1]:
        word.element.body.remove(each)
    for tag in tags:
        word.add_paragraph(tag)
    for name in ("title", "subject", "keywords", "comments", "author", "category"):
        setattr(word.core_properties, name, "Percobaan")
    path.parent.mkdir(parents=True, exist_ok=True)
    word.save(path)


def given(text: str, name: str = "isian.yaml", year: str = "2024") -> Path:
    """Write an input."""
    path = Path("inputs", year, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def printed(path: Path) -> list[str]:
    """Return the paragraphs of a paper."""
    return [each.text for each in Word(path).paragraphs]
