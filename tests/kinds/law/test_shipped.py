"""The register behind the office's: whole, found line by line, read only for what the office did not enter."""

from __future__ import annotations

import datetime
import json

import pytest
import yaml
from citing import DAY, EMPTY, LN, codes, shipped, told
from conftest import PROJECT

from kakdoc.kinds.law.acts import checks, citable
from kakdoc.kinds.law.register import Known, Register, check_register
from kakdoc.kinds.law.shipped import finding

FILE = PROJECT / "kakdoc" / "kinds" / "law" / "shipped" / "register.yaml"


def test_each_regulation_is_found_by_its_key_and_no_other():
    keys = [line.partition(":")[0] for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(keys) == len(set(keys)) > 300
    assert finding.keys() == [key for key, _ in finding.every()] == keys
    for missing in ("", "uu", "uu-36-200", "u-36-2009", "jenis", "pp-[0-9]"):
        assert (finding.has(missing), finding.by_key(missing)) == (False, None)


def test_what_stands_in_both_registers_is_the_same_and_all_of_the_state_stands_behind():
    office = yaml.load((PROJECT / "inputs" / "peraturan.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    behind = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    local = {key for key, each in office.items() if each["jenis"] in ("perda", "perbup") or "pembentuk" in each}
    assert {key: behind.get(key) for key in office.keys() - local} == {
        key: office[key] for key in office.keys() - local
    }
    assert local.isdisjoint(behind)


def test_each_line_is_an_entry_that_can_be_copied_and_read_alone():
    for line in FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            key, _, entry = line.partition(": ")
            assert yaml.load(line, yaml.BaseLoader) == {key: json.loads(entry)}  # noqa: S506


def test_the_register_behind_is_whole():
    entries = dict(finding.every())
    assert not list(check_register(entries))
    assert all(each.sumber for each in entries.values())
    named = {change.oleh for each in entries.values() for change in each.diubah}
    assert all(entries[key].judul.startswith(("Perubahan", "Penetapan", "Cipta Kerja")) for key in named)
    assert {key for each in entries.values() if each.diganti for key in each.diganti.oleh} <= entries.keys()


def test_it_is_not_opened_for_what_the_office_entered(monkeypatch):
    known = shipped()

    def refuse():
        raise AssertionError

    monkeypatch.setattr(finding, "_text", refuse)
    monkeypatch.setattr(finding, "_small", refuse)
    text = (
        f"UU 17/2003 tentang Keuangan Negara ({LN} Tahun 2003 Nomor 47, Tambahan {LN} Nomor 4286), Permendagri 77/2020"
    )
    assert codes(text, DAY, known) == []
    assert list(checks.check_key(("mengingat", 0), "pp-12-2019", known)) == []


@pytest.mark.parametrize(("text", "code", "said"), [
    ("UU 36/2009 tentang Kesehatan", "K301", "sudah diganti dengan Undang-Undang Nomor 17 Tahun 2023"),
    ("Permenkes 43/2019 tentang Puskesmas Sehat", "K302", "tidak sesuai dengan judul resminya"),
    ("Peraturan Menteri Keuangan Nomor 17 Tahun 2023 tentang Kesehatan", "K304", "adalah Undang-Undang Nomor"),
    ("Undang-Undang Nomor 18 Tahun 2023 tentang Kesehatan", "K302", "Undang-Undang Nomor 17 Tahun 2023"),
    (f"UU 25/2004 tentang Sistem Perencanaan Pembangunan Nasional ({LN} Tahun 2009 Nomor 144, Tambahan {LN} Nomor 5063)",
     "K303", "nomor itu milik Undang-Undang Nomor 36 Tahun 2009"),
])  # fmt: skip
def test_texts_are_compared_with_what_stands_behind(text, code, said):
    at = datetime.date(2026, 1, 1)
    for known in (shipped(), EMPTY):
        assert any(each == code and said in message for each, message in told(text, at, known))


def test_a_regulation_behind_is_cited_by_its_key_with_amendments_of_either_register():
    assert list(checks.check_key(("mengingat", 0), "uu-20-2003", EMPTY)) == []
    assert citable.widened(EMPTY, ("uu-20-2003", "permenkes-43-2019")) is EMPTY
    entry = EMPTY.entry("uu-32-2004")
    assert entry is not None
    assert "terakhir dengan Undang-Undang Nomor 12 Tahun 2008" in EMPTY.citation(entry, DAY)
    (lower,) = checks.check_key(("mengingat", 0), "permenkes_43-2019", EMPTY)
    assert "“permenkes-43-2019”" in lower.remedy


def test_an_entry_of_the_office_may_name_one_behind_and_counts_before_it():
    own = finding.by_key("uu-36-2009")
    assert own is not None
    entries = Known({"uu-36-2009": own.model_copy(update={"judul": "Kesehatan Warga", "diganti": None})})
    known = Register(entries, "Kabupaten Contoh")
    assert list(check_register({"uu-36-2009": own})) == []
    assert codes("UU 36/2009 tentang Kesehatan Warga", DAY, known) == []
    assert codes("UU 36/2009 tentang Kesehatan", DAY, known) == ["K302"]
    assert known.find("uu", "36", 2009) == [entries["uu-36-2009"]]
