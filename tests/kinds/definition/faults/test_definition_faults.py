"""Definitions that are wrong, each beside the exact report: place, reason, remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from kinds.definition.trials import given, kind

WRONG = sorted((Path(__file__).parent / "salah").glob("*.yaml"))


@pytest.mark.parametrize("file", WRONG, ids=lambda file: file.stem)
def test_what_is_wrong_with_a_definition_is_told_at_its_key_with_a_remedy(file, folder, kakdoc, golden):
    kind("nota", file.read_text("utf-8"), ["{{ tahun }}"])
    path = given("jenis: nota\n")
    told = kakdoc("periksa", path)
    assert told.code == 1
    golden(told.err, file.with_suffix(".txt"))


def test_an_office_hears_of_a_wrong_definition_wherever_it_is_asked_for(folder, kakdoc):
    kind("nota", "judul: Nota\nisian: {tahun: thn}\n", ["{{ tahun }}"])
    wrong = "templates/nota/jenis.yaml:2:9: [K114] tipe: “thn” bukan pilihan yang dikenal."
    for command in (("baru", "nota", "a.yaml"), ("formulir", "nota", "a.xlsx"), ("skema", "nota"), ("templat", "nota")):
        told = kakdoc(*command)
        assert told.code == 1, command
        assert wrong in told.err, command
    assert "nota\tNota" in kakdoc("jenis").out
