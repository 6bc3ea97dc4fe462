"""The paper beside a form that is being filled in: there from the first second, and true as far as it is known."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import PROJECT
from docx import Document
from ui.web.asking import Visitor, words

from kakdoc.inputs.drawing_on import definitions
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.making import Renderer
from kakdoc.papers.pdf.preview.pages import Preview
from kakdoc.ui.web.forms.filling import Filling

DOTS = "……"
MADE_UP = re.compile(
    r"Rp\s?\d|,\d\d%|nol rupiah|\[isi|\[kolom|2031|2046|19850307|19791125|330501|127102|Penata Muda Tingkat I|Pembina Utama Madya|WITA|belum.dipilih"
)
"""What stands in while a paper is computed, or comes of it."""
RENDERER = Renderer()


@pytest.fixture
def inputs(tmp_path, monkeypatch):
    shutil.copytree(PROJECT / "inputs", tmp_path / "inputs", ignore=shutil.ignore_patterns("20*"))
    (tmp_path / "inputs/2027").mkdir()
    monkeypatch.chdir(tmp_path)
    return Path("inputs/2027")


def said(folder, kind, typed=None):
    """Return what a new paper says, or one of which something was typed, and whether something is missing in it."""
    path = folder / f"{kind}.yaml"
    if typed is not None:
        path.write_text(typed)
    draft = Draft.new(BY_NAME[kind], path) if typed is None else Draft.open(path)
    paper = Filling(draft).paper(RENDERER)
    assert paper is not None, kind
    assert paper.is_current
    text = read(paper.data)
    assert paper.has_gaps == (DOTS in text), kind
    return text


def read(paper):
    return "\n".join(" ".join(line.text for line in each.lines) for each in Preview(None).reading(paper))


def test_every_kind_has_a_form_and_shows_its_paper_before_anything_is_typed(inputs, tmp_path):
    visitor = Visitor(tmp_path)
    for kind in BY_NAME:
        (inputs / f"coba-{kind}.yaml").write_text(definitions.skeleton(BY_NAME[kind]))
        page = visitor.get(f"/isian?berkas=inputs/2027/coba-{kind}.yaml")
        assert page.status == 200, (kind, words(page.text)[:500])
        assert page.text.count("data-isi") > 3, kind
        assert not re.search(r">\((?:True|False|None)\)<", page.text), kind
        text = said(inputs, kind)
        assert DOTS in text, kind
        assert MADE_UP.search(text) is None, (kind, MADE_UP.findall(text))
    visitor.desk.shut()


def test_what_is_typed_shows_and_what_rests_on_something_missing_does_not(inputs):
    skeleton = definitions.skeleton(BY_NAME["tanda-terima"])
    text = said(inputs, "tanda-terima", re.sub(r"harga: .*", "harga: 900.000", skeleton))
    assert "900.000" in text
    assert "Jumlah" in text.title()
    assert not re.search(r"rupiah", text.replace("…… rupiah", ""))
    paid = said(
        inputs, "kuitansi", re.sub(r"\njumlah: .*", "\njumlah: 2.400.000", definitions.skeleton(BY_NAME["kuitansi"]))
    )
    assert "Rp2.400.000" in paid
    assert "Dua juta empat ratus ribu rupiah" in paid


def test_a_choice_that_nobody_made_prints_neither_branch(inputs):
    folder = Path("templates/nota")
    folder.mkdir(parents=True)
    (folder / "jenis.yaml").write_text(NOTA)
    template = Document()
    for line in PRINTED.splitlines():
        template.add_paragraph(line)
    template.save(folder / "naskah.docx")
    text = said(inputs, "nota")
    assert DOTS in text
    assert "RAPAT" not in text
    assert re.findall(r"\d", text) == []
    assert not re.search("Hijau|Merah|Biru|Januari|Maret", text)


NOTA = """\
judul: Nota
keterangan: Nota contoh.
isian:
  tahun: tahun
  tanggal: {tipe: tanggal, fakta: tanggal}
  rapat: ya_tidak
  jam: waktu
  nik: nik
  bulan: bulan
  koefisien: koefisien
  status: {tipe: pilihan, pilihan: [Hijau, Merah, Biru]}
  orang: orang
  pejabat: pejabat
  surat: {tipe: naskah, naskah: surat-tugas}
  dasar: {tipe: daftar, butir: peraturan}
  barang:
    tipe: tabel
    kolom:
      volume: volume
      harga: uang
      jumlah: {tipe: uang, rumus: volume * harga}
  jumlah: {tipe: uang, rumus: jumlah(barang.jumlah)}
"""
PRINTED = """\
{{ tahun }}; {{ tanggal|tanggal }}; {{ jam }}; {{ nik }}; {{ bulan }}; {{ status }}
{%p if rapat %}
DENGAN RAPAT
{%p endif %}
{%p if not rapat %}
TANPA RAPAT
{%p endif %}
{{ koefisien.teks }} = {{ koefisien.hasil }}; {{ orang.nama }}; {{ pejabat.nama }}; {{ surat.sebutan }}; {{ dasar[0] }}
{%p for b in barang %}
{{ b.volume|bilangan }} x {{ b.harga|rupiah }} = {{ b.jumlah|rupiah }}
{%p endfor %}
{{ jumlah|rupiah }} ({{ jumlah|terbilang }})
"""


@pytest.mark.parametrize(
    ("source", "typed"),
    [
        ("inputs/2024/laporan/bulanan-01-januari.yaml", "sub_kegiatan: Pengelolaan Mutasi ASN"),
        ("templates/pengangkatan-pns/contoh.yaml", "mk_tahun: 4"),
    ],
)
def test_no_figure_shows_that_the_whole_paper_does_not_have(source, typed, tmp_path, monkeypatch):
    shutil.copytree(PROJECT / "inputs", tmp_path / "inputs", ignore=shutil.ignore_patterns("*.xlsx", "triwulan*"))
    monkeypatch.chdir(tmp_path)
    text = (PROJECT / source).read_text()
    assert typed in text
    file = Path(source) if "inputs" in source else Path("inputs/2024/coba.yaml")
    whole, less = (figures(file, each) for each in (text, text.replace(typed, typed.partition(" ")[0] + " ''", 1)))
    assert less < whole


def figures(file, typed):
    """Return the figures in a paper that is there."""
    file.write_text(typed)
    paper = Filling(Draft.open(file)).paper(RENDERER)
    assert paper is not None
    return set(re.findall(r"\d[\d.,/]*\d|\d", read(paper.data)))


def test_what_the_office_has_not_filled_in_is_dots_too(inputs):
    office = inputs.parent / "instansi.yaml"
    head = re.search(r"\n  kepala:\n    nama: (.*)\n", office.read_text())[1]
    assert head in said(inputs, "undangan")
    office.write_text(office.read_text().replace(f"nama: {head}\n", 'nama: "[isi: nama]"\n'))
    text = said(inputs, "undangan")
    assert head not in text
    assert MADE_UP.search(text) is None


def test_a_report_shows_with_a_tor_that_is_unfinished_or_not_there_and_without_its_months(inputs):
    tor = definitions.skeleton(BY_NAME["kak"])
    (inputs / "kak-satu.yaml").write_text(re.sub(r"\nkegiatan: .*", "\nkegiatan: Pelayanan Contoh", tor))
    report = definitions.skeleton(BY_NAME["laporan-triwulan"])
    text = said(inputs, "laporan-triwulan", re.sub("\nkak: .*", "\nkak: kak-satu.yaml", report))
    assert "Kegiatan Pelayanan Contoh" in text
    assert MADE_UP.search(text) is None
    assert DOTS in said(inputs, "laporan-triwulan", re.sub("\nkak: .*", "\nkak: tidak-ada.yaml", report))


def test_what_each_row_of_a_roster_gives_is_dots(inputs):
    text = said(inputs, "keputusan", ROSTER)
    assert "Saudara …" in text
    assert "800.1.11/…" in text
    assert MADE_UP.search(text) is None


ROSTER = """\
jenis: keputusan
tahun: 2027
nomor: 800.1.11/[urut 003]/BKPSDM/2027
judul: Kenaikan Gaji Berkala [kolom nama]
peserta: pegawai.csv
kunci: nip
menimbang:
  - bahwa Saudara [kolom nama] memenuhi syarat kenaikan gaji berkala
mengingat: [uu-20-2023]
diktum:
  - Memberikan kepada [kolom nama] gaji pokok [kolom gaji|rupiah] ([kolom gaji|terbilang]).
"""
