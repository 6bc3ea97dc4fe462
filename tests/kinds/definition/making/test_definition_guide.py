"""The definition of the guide: every key there is stands in it, and it makes the papers that it says."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import PROJECT
from kinds.definition.trials import given, kind, printed, template

from kakdoc.kinds import shape
from kakdoc.kinds.definition.schema import Definition, Isian, Jenjang, Penanda, Periksa
from kakdoc.kinds.definition.types import TYPES

SECTION = (
    (PROJECT / "docs" / "panduan.md")
    .read_text("utf-8")
    .partition("### Definisi jenis naskah\n")[2]
    .partition("\n### ")[0]
)
TEXT = re.search(r"^```yaml\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)[1]
INPUT = """jenis: kuitansi-perjalanan
tahun: 2024
tanggal: 12 Maret 2024
untuk: Perjalanan ke Semarang
tujuan: {daerah: Semarang, mulai: 5 Maret 2024, selesai: 7 Maret 2024}
pelaksana:
- {nama: Nama Contoh Satu, harian: 370.000}
- {nama: Nama Contoh Dua, harian: 370.000}
biaya:
- {kode: 5.1, uraian: Belanja}
- {kode: 5.1.02, uraian: Bensin, nilai: 200.000}
"""


def test_every_key_and_every_type_of_a_definition_stands_in_the_guide():
    for model in (Definition, Isian, Jenjang, Penanda, Periksa):
        for key in shape.fields(model):
            assert re.search(rf"\b{key}:", TEXT), key
    for name in TYPES:
        assert f"`{name}`" in SECTION, name


def test_the_definition_of_the_guide_makes_both_papers_and_goes_on_with_the_next(folder, kakdoc):
    own = kind(
        "kuitansi-perjalanan",
        TEXT,
        ["{{ jumlah|rupiah }} {{ tujuan.lama|bilangan }} hari, {{ penanda_tangan[0].label }}"],
    )
    template(
        own / "rincian.docx",
        [
            "{%p for b in biaya %}",
            "{{ b.tingkat }} {{ b.uraian }} {{ b.nilai|angka }}",
            "{%p endfor %}",
            "{{ sampai_ini|angka }}",
        ],
    )
    given(INPUT, "a.yaml")
    given(INPUT.replace("tujuan:", "lalu: a.yaml\ntujuan:"), "b.yaml")
    made = kakdoc("buat", "--ketat", "inputs/2024")
    assert made.code == 0, made.err
    assert printed(Path("outputs/2024/a-kuitansi.docx")) == ["Rp2.420.000 3 hari, Lunas dibayar,"]
    assert printed(Path("outputs/2024/b-rincian.docx")) == ["1 Belanja 200.000", "2 Bensin 200.000", "4.840.000"]


def test_what_the_definition_of_the_guide_asks_for_is_told(folder, kakdoc):
    kind("kuitansi-perjalanan", TEXT, ["x"])
    wrong = INPUT.replace("selesai: 7", "selesai: 4").replace(
        "Contoh Dua, harian: 370.000", "Contoh Satu, harian: 700.000"
    )
    told = kakdoc("periksa", given(wrong)).err
    for message in ("5 Maret 2024", "uang harian tidak lazim.", "[K844]"):
        assert message in told, told
