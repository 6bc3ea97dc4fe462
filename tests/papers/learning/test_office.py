"""What a form says of the office that its file says too: letterhead, place, official; and names written out."""

from __future__ import annotations

import re

import yaml
from conftest import PROJECT
from docx import Document
from papers.learning.office_forms import Sheet
from word.making import sound

OFFICE = yaml.safe_load((PROJECT / "inputs" / "instansi.yaml").read_text("utf-8"))
HEAD = OFFICE["pejabat"]["kepala"]


def letter(name=HEAD["nama"], number=HEAD["nip"]):
    sheet = Sheet()
    sheet.head(OFFICE["pemerintah"].upper(), OFFICE["nama"].upper())
    sheet.line("Nama : [nama pegawai]")
    sheet.signature(f"{OFFICE['tempat']}, .................. 2027", f"{HEAD['jabatan'].upper()},", "", "", name)
    sheet.signature(f"{HEAD['pangkat']}", f"NIP. {number}")
    return sheet.bytes()


def learned(folder, kakdoc, data):
    (folder / "surat.docx").write_bytes(data)
    run = kakdoc("jenis-baru", "surat.docx")
    assert run.code == 0, run.err
    isian = yaml.safe_load((folder / "templates" / "surat" / "jenis.yaml").read_text("utf-8"))["isian"]
    texts = [each.text for each in Document(folder / "templates" / "surat" / "naskah.docx").paragraphs if each.text]
    return run, isian, texts


def made(folder, kakdoc):
    (folder / "inputs" / "2027").mkdir()
    example = (folder / "templates" / "surat" / "contoh.yaml").read_bytes()
    (folder / "inputs" / "2027" / "surat.yaml").write_bytes(example)
    run = kakdoc("buat", "inputs/2027")
    assert run.code == 0, run.err
    return [each.text for each in Document(folder / "outputs" / "2027" / "surat.docx").paragraphs if each.text]


def test_letterhead_and_official_of_the_office_are_printed_from_its_file(folder, kakdoc):
    run, isian, texts = learned(folder, kakdoc, letter())
    assert texts == [
        "{{ instansi.pemerintah|upper }}", "{{ instansi.nama|upper }}", "Nama : {{ nama_pegawai }}",
        "{{ instansi.tempat }}, {{ tanggal|tanggal }}", "{{ kepala.jabatan|upper }},", "{{ kepala.nama }}",
        "{{ kepala.pangkat }}", "NIP. {{ kepala.nip }}",
    ]  # fmt: skip
    assert isian["kepala"]["tipe"] == "pejabat"
    assert list(isian) == ["tahun", "nama_pegawai", "tanggal", "kepala"]
    told = next(each for each in run.err.splitlines() if each.startswith("Dicetak dari instansi.yaml: "))
    assert {"instansi.pemerintah", "instansi.nama", "instansi.tempat", "kepala.nama"} <= set(
        re.findall(r"[\w.]+\w", told)
    )


def test_what_it_prints_is_what_stood_there(folder, kakdoc):
    learned(folder, kakdoc, letter())
    texts = [each.replace("\u00a0", " ") for each in made(folder, kakdoc)]
    assert texts[:2] == [OFFICE["pemerintah"].upper(), OFFICE["nama"].upper()]
    assert texts[-4:] == [f"{HEAD['jabatan'].upper()},", HEAD["nama"], HEAD["pangkat"], f"NIP. {HEAD['nip']}"]


def test_somebody_else_who_signs_is_a_field_that_begins_as_what_stands_there(folder, kakdoc):
    _, isian, texts = learned(folder, kakdoc, letter("Contoh Lain, S.Pd.", "19900101 201503 1 001"))
    role = "kepala_badan_kepegawaian_dan"
    names = [each for each in isian if each.startswith(("nama_", "nip_")) and each != "nama_pegawai"]
    assert [isian[each]["bawaan"] for each in names] == ["Contoh Lain, S.Pd.", "19900101 201503 1 001"]
    assert all(each.partition("_")[2].startswith(role[:14]) for each in names)
    assert "kepala" not in isian
    assert texts[-3] == f"{{{{ {names[0]} }}}}"


def test_the_region_of_the_office_is_no_place_of_signing(folder, kakdoc):
    place = OFFICE["tempat"]
    form = Sheet()
    for line in ("Kepala Desa [desa] Kabupaten {}, menerangkan", "BUPATI KABUPATEN {},", "{}, [tanggal]"):
        form.line(line.format(place.upper() if line.isupper() else place))
    _, _, texts = learned(folder, kakdoc, form.bytes())
    assert texts == [
        f"Kepala Desa {{{{ desa }}}} Kabupaten {place}, menerangkan", f"BUPATI KABUPATEN {place.upper()},",
        "{{ instansi.tempat }}, {{ tanggal|tanggal }}",
    ]  # fmt: skip


def test_without_an_office_that_can_be_read_its_lines_stay_as_they_are(folder, kakdoc):
    (folder / "inputs" / "instansi.yaml").write_text("nama: [", "utf-8")
    _, isian, texts = learned(folder, kakdoc, letter())
    assert texts[:2] == [OFFICE["pemerintah"].upper(), OFFICE["nama"].upper()]
    assert "kepala" not in isian


def test_a_paper_that_becomes_a_form_leaves_its_trace_behind(folder, kakdoc):
    learned(folder, kakdoc, letter())
    made(folder, kakdoc)
    again = Document(folder / "outputs" / "2027" / "surat.docx")
    again.add_paragraph("Catatan : [catatan]")
    again.save(folder / "bekas.docx")
    assert kakdoc("jenis-baru", "bekas.docx").code == 0
    example = folder / "templates" / "bekas" / "contoh.yaml"
    (folder / "inputs" / "2027" / "bekas.yaml").write_bytes(example.read_bytes())
    assert kakdoc("buat", "inputs/2027/bekas.yaml").code == 0
    told = kakdoc("asal", "outputs/2027/bekas.docx").out
    assert "inputs/2027/bekas.yaml" in told
    assert "inputs/2027/surat.yaml" not in told
    sound((folder / "outputs" / "2027" / "bekas.docx").read_bytes())
