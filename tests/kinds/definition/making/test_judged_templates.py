"""`kakdoc templat` without a kind: all templates and definitions, held against each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from kinds.definition.trials import PAID, TAGS, kind, template

from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.lookups.templates import judged


def told(*names: str) -> str:
    """What is told of some kinds."""
    return "".join(
        f"{each.location}: [{each.code}] {each.message} {each.remedy}\n"
        for one in judged(names)
        for each in one.problems
    )


def test_templates_and_definitions_that_came_along_are_right(folder, kakdoc):
    kind("nota-bayar", PAID, [*TAGS, "{{ penerma.nama }}"])
    run = kakdoc("templat")
    assert run.code == 1
    assert "nota-bayar\tnota-bayar/naskah.docx\t1\n" in run.out
    assert run.err.count("\n") == 2
    assert all(line.endswith("\tbaik") for line in run.out.splitlines() if not line.startswith("nota-bayar"))
    assert {line.partition("\t")[0] for line in run.out.splitlines()} == set(BY_NAME)


def test_a_name_that_is_not_there_is_told_with_its_place_and_the_nearest(folder):
    kind("nota-bayar", PAID, [*TAGS, "{{ penerma.nama }}", "{% for x in rincian %}{{ x.hrga }}{% endfor %}"])
    place = "templates/nota-bayar/naskah.docx: badan dokumen, paragraf"
    assert f"{place} 12: [K712] templat ini mencetak “penerma.nama”" in told("nota-bayar")
    assert "mungkin maksudnya “penerima.nama”" in told("nota-bayar")
    assert f"{place} 13: [K712] templat ini mencetak “rincian.hrga”" in told("nota-bayar")


def test_a_field_that_nothing_comes_of_is_told_at_its_line(folder):
    definition = PAID + "  # akhir\n"
    kind("nota-bayar", definition.replace("  penerima: orang\n", "  penerima: orang\n  catatan: teks\n"), TAGS)
    assert "templates/nota-bayar/jenis.yaml:9:12: [K713] isian “catatan” tidak dicetak" in told("nota-bayar")


@pytest.mark.parametrize(
    "tags",
    [
        ["{% set p = penerima %}{{ p.nama }}"],
        ["{% for b in rincian|sort(attribute='harga') %}{{ b.uraian }}{% endfor %}"],
        ["{{ rincian[0].uraian }} {{ rincian[1:][0].harga }}"],
        ["{{ instansi.pejabat.kepala.nama }} {{ peraturan.uu_1.judul }} {{ instansi.pejabat['kepala'].nip }}"],
        ["{{ tanggal.tahun }} {{ untuk.upper() }} {% for n in range(3) %}{{ n }}{{ loop.index }}{% endfor %}"],
        ["{% if penerima.nip and jumlah > 5 %}{{ penerima['nip'] }}{% endif %}"],
    ],
)
def test_names_are_followed_through_loops_set_and_places_in_lists(tags, folder):
    kind("nota-bayar", PAID, [*TAGS, *tags])
    assert "K712" not in told("nota-bayar")


def test_a_template_for_another_definition_a_broken_one_and_none_at_all_are_told(folder):
    kind("nota-bayar", PAID, ["{{ pagu|rupiah }}"])
    kind("nota-rusak", PAID, TAGS)
    Path("templates/nota-rusak/naskah.docx").write_bytes(b"bukan Word")
    kind("nota-tanpa", PAID, TAGS, "lain.docx")
    kind("nota-salah", PAID.replace("tipe: tahun", "tipe: thn"), TAGS)
    found = told("nota-bayar", "nota-rusak", "nota-tanpa", "nota-salah")
    assert "nota-bayar/naskah.docx: badan dokumen, paragraf 1: [K712] templat ini mencetak “pagu”" in found
    assert "templates/nota-rusak/naskah.docx: [K501]" in found
    assert "nota-tanpa/naskah.docx: [K509]" in found
    assert "templates/nota-salah/jenis.yaml:4:17: [K114]" in found


def test_an_example_that_is_no_longer_one_is_told(folder):
    own = kind("nota-bayar", PAID, TAGS)
    (own / "contoh.yaml").write_text("jenis: nota-bayar\ntahun: 2024\nuntk: Kertas\n", "utf-8")
    assert "templates/nota-bayar/contoh.yaml:3:1: [K110] kunci “untk” tidak dikenal di sini." in told("nota-bayar")


def test_several_papers_of_one_record_are_held_against_the_fields_together(folder):
    own = kind("nota-bayar", PAID + "naskah: {a: naskah.docx, b: b.docx}\n", TAGS[:3])
    template(own / "b.docx", TAGS[3:])
    assert told("nota-bayar") == ""
