"""What a form of a paper misses in the data of the office is told with the way there."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from ui.web.asking import Visitor, words

from kakdoc.papers import starting
from kakdoc.papers.forms.new_office import Known

OFFICE = "/isian?berkas=inputs/instansi.yaml"


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    starting.lay_out(Path(), Known(instansi="Dinas Contoh"))
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


def test_a_gap_in_the_data_of_the_office_is_told_on_the_form_of_a_paper_with_the_way_to_fill_it_in(visitor):
    form = visitor.follow(visitor.send("/isian-baru", {"jenis": "kak", "nama": "Contoh", "tahun": "2027"})).text
    assert f'di <a href="{OFFICE}">data kantor</a>:</strong> “[isi: NIP, 18 angka]” belum diisi.' in form
    assert "Belum diisi: Isi dengan nama program." in words(form)
    office = visitor.get(OFFICE)
    assert office.status == 200
    assert "di data kantor" not in words(office.text)


def test_the_first_page_leads_to_the_data_of_the_office(visitor):
    assert f'href="{OFFICE}"' in visitor.get("/").text


def test_what_may_be_left_empty_can_be_left_empty_although_the_file_asks_for_it(visitor):
    office = "inputs/instansi.yaml"
    shown = visitor.get(OFFICE).text
    revision = int(re.search(r'data-revisi="(\d+)"', shown)[1])
    pressed = unescape(re.search(r'value="([^"]*singkatan[^"]*)"[^>]*>Biarkan kosong', shown)[1])
    assert not re.search(r'value="[^"]*tempat[^"]*"[^>]*>Biarkan kosong', shown)
    acts = [json.loads(pressed), {"aksi": "simpan", "di": []}]
    found = visitor.api("/isian/ubah", {"berkas": office, "revisi": revision, "aksi": acts}).json
    assert "masalah" not in found
    assert "singkatan" not in yaml.safe_load(Path(office).read_text("utf-8"))
    assert "“Singkatan” belum diisi" not in words(visitor.get(OFFICE).text)


@pytest.mark.parametrize("kind", ["kak", "keputusan", "perbup", "laporan-bulanan", "kuitansi", "keputusan-mutasi"])
def test_no_form_speaks_of_keys_or_of_the_files_behind_it(visitor, kind):
    form = visitor.follow(visitor.send("/isian-baru", {"jenis": kind, "nama": "Contoh", "tahun": "2027"})).text
    told = " ".join(re.findall(r'class="petunjuk"[^>]*>([^<]*)<', form) + re.findall(r'<th [^>]*title="([^"]*)"', form))
    assert told
    assert re.findall(r"\w+\.yaml|YAML|Markdown|\b[Kk]unci (?:pejabat|dari)", told) == []


def test_the_data_of_the_office_are_told_in_words_not_in_names_of_a_file(visitor):
    office = words(visitor.get(OFFICE).text.partition("<main")[2])
    assert "puskesmas, rumah sakit, atau sekolah" in office
    assert "sekretaris daerah" in office
    assert not [each for each in office.split() if "_" in each]
