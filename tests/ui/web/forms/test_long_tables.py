"""Tables of more rows than a browser shows at once: a part of them is shown, all of them are checked and kept."""

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import PROJECT
from ui.web.asking import Visitor, words

from kakdoc.ui.web.forms.shown import view

KAK = "inputs/2027/kak-mutasi-promosi-asn.yaml"
TABLE = ["bagian", 6, "sub_kegiatan", 0, "rincian"]
ID = "f." + ".".join(map(str, TABLE))
COUNT = 13


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    shutil.copytree(PROJECT / "inputs", tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(view, "ROWS", 10)
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


def acted(visitor, *acts):
    revision = visitor.desk.fillings.of(Path(KAK)).draft.revision
    return visitor.api("/isian/ubah", {"berkas": KAK, "revisi": revision, "aksi": list(acts)}).json


def rows(html):
    """Return the numbers of the rows that are shown, from 0 on."""
    return sorted({int(each) for each in re.findall(re.escape(ID) + r"\.(\d+)\.uraian\"", html)})


def test_a_long_table_is_shown_in_parts_and_nothing_of_it_is_lost(visitor):
    block = [[f"Belanja {number}", "5.1.02.01.01.0004", "1", "buah", "1.000"] for number in range(COUNT)]
    block[12][4] = "1x"
    pasted = acted(visitor, {"aksi": "tempel", "di": TABLE, "baris": 0, "kolom": 0, "blok": block})
    html = pasted["ganti"][ID]
    assert rows(html) == [*range(10)]
    assert "Baris 1–10 dari 13." in words(html)
    assert "Ada pesan di baris lain: 13" in words(html)
    assert pasted["fokus"] == f"{ID}.0.uraian"

    turned = acted(visitor, {"aksi": "tampil", "di": [*TABLE, 12, "harga_satuan"]})
    html = turned["ganti"][ID]
    assert rows(html) == [*range(10, 13)]
    assert 'data-dari="10"' in html
    assert "K120" in html
    assert "Ada pesan" not in words(html)
    assert turned["fokus"] == f"{ID}.12.harga_satuan"

    page = visitor.get(f"/isian?berkas={KAK}").text
    assert rows(page) == [*range(10, 13)]
    field = json.dumps([*TABLE, 11, "uraian"], separators=(",", ":"))
    button = json.dumps({"aksi": "tampil", "di": [*TABLE, 0]})
    sent = {"berkas": KAK, field: "Belanja lain", "aksi": button}
    assert rows(visitor.follow(visitor.send("/isian/simpan", sent)).text) == [*range(10)]
    kept = visitor.desk.fillings.of(Path(KAK)).draft.values["bagian"][6]["sub_kegiatan"][0]["rincian"]
    assert [each["uraian"] for each in kept] == [
        f"Belanja {number}" if number != 11 else "Belanja lain" for number in range(COUNT)
    ]

    mended = acted(visitor, {"aksi": "isi", "di": [*TABLE, 12, "harga_satuan"], "nilai": "1.000"})
    assert "Ada pesan" not in words(mended["ganti"][f"{ID}:luar"])
    assert ID not in mended["ganti"]

    added = acted(visitor, {"aksi": "tambah", "di": TABLE})
    assert added["fokus"] == f"{ID}.13.uraian"
    assert rows(added["ganti"][ID]) == [*range(10, 14)]
    gone = acted(visitor, {"aksi": "batal", "di": []})
    assert rows(gone["ganti"][ID]) == [*range(10, 13)]
