"""The year folders of offices of many kinds are made, and nothing is told of them that nobody would mend."""

from __future__ import annotations

import re

import pytest
from conftest import PROJECT

OFFICES = sorted(path.parent for path in (PROJECT / "tests" / "examples" / "kantor").glob("*/instansi.yaml"))
TOLD = re.compile(r"^.*\[K\d{3}\].*$", re.MULTILINE)


def expected(office):
    """The problems that are true of an office's papers, told in a list beside them."""
    listed = office / "masalah.txt"
    return listed.read_text("utf-8").splitlines() if listed.is_file() else []


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.name)
def test_the_papers_of_an_office_are_made_without_a_problem_beyond_those_listed(office, tmp_path, kakdoc, monkeypatch):
    monkeypatch.chdir(office)
    run = kakdoc("buat", "2027", "--ke", tmp_path)
    assert [line for line in TOLD.findall(run.err) if line not in expected(office)] == []
    assert (run.code, len(run.out.splitlines())) == (0, len([*office.glob("2027/**/*.yaml")]))


def test_there_is_a_year_folder_of_every_kind_of_office():
    kinds = {"desa", "dinas-kesehatan", "kecamatan", "kota", "puskesmas", "satuan-kerja"}
    assert {office.name for office in OFFICES} == kinds
