"""A new input speaks of the office that it will draw on, not of that for which skeletons were written."""

from pathlib import Path

import pytest
import yaml

from kakdoc.kinds.kind import Kind
from kakdoc.papers import starting
from kakdoc.papers.catalog import named
from kakdoc.papers.forms import beginning
from kakdoc.papers.forms.new_office import Known

CITY = Known(instansi="Dinas Kesehatan", daerah="Kota Contoh", tempat="Contoh", singkatan="Dinkes")
VILLAGE = Known(tingkat="desa", instansi="Desa Sukamaju", daerah="Kabupaten Contoh", jabatan="Kepala Desa Sukamaju")
NEW = Path("inputs/2027/baru.yaml")


@pytest.fixture(params=[CITY, VILLAGE], ids=["kota", "desa"])
def office(request, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    starting.lay_out(Path(), request.param)
    return request.param


def kinds() -> list[Kind]:
    return [
        named(each) for each in ("kak", "keputusan", "perbup", "laporan-bulanan", "kuitansi", "undangan", "surat-tugas")
    ]


def test_no_new_input_names_another_office(office):
    for kind in kinds():
        text = beginning.skeleton(kind, NEW)
        for foreign in ("Kebumen", "Keputusan Kepala Badan", "Peraturan Bupati", "Badan Kepegawaian"):
            assert foreign not in text, (kind.name, foreign)
        assert yaml.safe_load(text)


def test_decrees_and_regulations_are_called_as_the_office_calls_them(office):
    decree, regulation = (beginning.skeleton(named(each), NEW) for each in ("keputusan", "perbup"))
    assert ("Keputusan Kepala Dinas ini" if office is CITY else "Keputusan Kepala Desa ini") in decree
    assert ("Peraturan Wali Kota ini" if office is CITY else "Peraturan Kepala Desa ini") in regulation
    assert ("Wali Kota adalah Wali Kota Contoh." if office is CITY else "Kepala Desa adalah Kepala Desa Sukamaju.") in (
        regulation
    )
    assert ("#   - Wali Kota Contoh" if office is CITY else "#   - Bupati Contoh") in decree


def test_a_form_in_a_workbook_begins_with_the_same_words(office):
    (*_, last) = beginning.values(named("keputusan"), NEW.with_suffix(".xlsx"))["diktum"]
    assert last["isi"].startswith(
        f"Segala biaya yang timbul sebagai akibat ditetapkannya Keputusan {maker(office)} ini"
    )


def maker(office: Known) -> str:
    return "Kepala Dinas" if office is CITY else "Kepala Desa"


@pytest.mark.parametrize("title", ['"[isi: jabatan]"', "'Kepala: Dinas'", "[Kepala, Dinas]", '""'])
def test_what_cannot_stand_in_a_skeleton_changes_nothing(tmp_path, monkeypatch, title):
    monkeypatch.chdir(tmp_path)
    NEW.parent.mkdir(parents=True)
    Path("inputs/instansi.yaml").write_text(f"nama: ''\npejabat:\n  kepala: {{jabatan: {title}}}\n")
    assert "Keputusan Kepala Badan ini" in beginning.skeleton(named("keputusan"), NEW)
