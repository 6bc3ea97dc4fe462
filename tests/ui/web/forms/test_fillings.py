"""Drafts that many windows show: opened beside each other, shown from what is known, never behind the file."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from conftest import PROJECT

from kakdoc.base.problems import InputError
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.forms.drafting.operations import Set
from kakdoc.ui.web.forms.fillings import Fillings

KAK, DECREE = Path("inputs/2024/kak.yaml"), Path("inputs/2024/keputusan.yaml")
LONG_AGO = 1_700_000_000


@pytest.fixture
def fillings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("inputs/2024").mkdir(parents=True)
    for source, target in (("kak-mutasi-promosi-asn", KAK), ("keputusan-rb", DECREE)):
        shutil.copy(PROJECT / f"inputs/2024/{source}.yaml", target)
        os.utime(target, (LONG_AGO, LONG_AGO))
    found = Fillings()
    yield found
    found.release()


def test_an_input_that_opens_slowly_holds_up_no_other_one(fillings, monkeypatch):
    begun, may_end, opened = Event(), Event(), Draft.open

    def slowly(path):
        if path == KAK:
            begun.set()
            assert may_end.wait(30)
        return opened(path)

    monkeypatch.setattr(Draft, "open", slowly)
    with ThreadPoolExecutor(2) as windows:
        slow = [windows.submit(fillings.of, KAK) for _ in range(2)]
        try:
            assert begun.wait(30)
            assert fillings.of(DECREE) is fillings.of(DECREE)
            assert not any(each.done() for each in slow)
        finally:
            may_end.set()
        assert slow[0].result() is slow[1].result() is fillings.of(KAK)


def test_a_form_follows_a_file_that_changes_again_at_once_and_keeps_its_length(fillings):
    text = KAK.read_text("utf-8")
    for year in ("2025", "2026", "2027"):
        KAK.write_text(text.replace("tahun_anggaran: 2024", f"tahun_anggaran: {year}"), "utf-8")
        assert fillings.of(KAK).draft.values["tahun_anggaran"] == year


def test_a_file_that_stays_is_not_read_for_every_window(fillings, monkeypatch):
    known = fillings.of(KAK)
    assert fillings.of(KAK) is known
    monkeypatch.setattr("kakdoc.base.disk.read", None)
    assert fillings.of(KAK) is known


def test_a_file_changed_under_its_old_time_is_not_overwritten(fillings):
    draft = fillings.of(KAK).draft
    draft.apply(Set(("tahun_anggaran",), "2030"))
    assert draft.conflict() is None
    KAK.write_text(KAK.read_text("utf-8").replace("tahun_anggaran: 2024", "tahun_anggaran: 2025"), "utf-8")
    os.utime(KAK, (LONG_AGO, LONG_AGO))
    with pytest.raises(InputError) as fault:
        draft.save()
    assert [each.code for each in fault.value.problems] == ["K920"]
    assert "tahun_anggaran: 2025" in KAK.read_text("utf-8")
