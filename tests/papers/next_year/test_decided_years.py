"""What a person decides of years is what stands in the inputs of the next year; nothing is on disk before that."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from conftest import PROJECT
from inputs.excel.books import converted

from kakdoc.papers.next_year import listing, rolling
from kakdoc.papers.next_year.findings import CHOSEN, About

KAK = Path("inputs/2024/kak-mutasi-promosi-asn.yaml")
OLD, PLAN = "Penyusunan Dokumen RTP SPIP Tahun ‹2022›", "Penyusunan Renja BKPSDM Tahun ‹2024›"


@pytest.fixture
def office(tmp_path, monkeypatch):
    (tmp_path / "inputs/2024").mkdir(parents=True)
    for name in ("inputs/instansi.yaml", "inputs/peraturan.yaml", KAK.as_posix()):
        shutil.copy(PROJECT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def years(prepared):
    return {each.around: each for each in prepared.listed[0].rolled.entries if each.about is About.TAHUN and each.key}


def decided(source, *moves):
    """Return a run prepared again with what was decided of sentences, and the first proposal."""
    first = rolling.prepare([source], 2025)
    keys = {years(first)[sentence].key: moves_on for sentence, moves_on in moves}
    return rolling.prepare([source], 2025, decided={0: keys}), first


def test_a_year_moves_or_stays_as_was_decided_and_the_rest_is_as_proposed(office):
    made, first = decided(KAK, (OLD, True), (PLAN, False))
    old = first.files[first.listed[0].target].decode().splitlines()
    new = made.files[made.listed[0].target].decode().splitlines()
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert [(one.split("Tahun ")[-1], other.split("Tahun ")[-1]) for one, other in changed] == [
        ("2025", "2024"),
        ("2022", "2023"),
    ]
    assert (years(made)[OLD].new, years(made)[OLD].sure, years(made)[OLD].reason) == ("2023", True, CHOSEN)
    assert (years(made)[PLAN].new, years(made)[PLAN].moved) == ("", "2025")
    assert made.stamp == first.stamp
    assert f"PERIKSA   107:51  2022 tetap  {OLD}" in first.text
    assert f"2022 → 2023  {OLD}" in made.text
    assert not Path("inputs/2025").exists()


def test_what_was_proposed_and_confirmed_is_sure_and_keeps_its_reason(office):
    made, _ = decided(KAK, (OLD, False))
    entry = years(made)[OLD]
    assert (entry.new, entry.sure, entry.reason) == ("", True, "tahun lama, bukan sekitar 2024")


def test_a_workbook_is_decided_on_in_its_cells(office):
    book = Path("inputs/2024/rb.xlsx")
    converted(PROJECT / "inputs/2024/keputusan-rb.yaml", book)
    first = rolling.prepare([book], 2025)
    seen = years(first)
    kept = next(each for each in seen.values() if each.new and "sebagaimana" in each.around)
    moved = next(each for each in seen.values() if not each.new)
    rolling.prepare([book], 2025, decided={0: {kept.key: False, moved.key: True}}).write()
    old, new = openpyxl.load_workbook(book), openpyxl.load_workbook("inputs/2025/rb.xlsx")
    assert cell(new, kept) == cell(old, kept)
    assert cell(new, moved) == moved_on(cell(old, moved))
    others = [each for each in seen.values() if each.new and cell(old, each) != cell(old, kept)]
    assert others
    assert all(cell(new, each) == cell(old, each).replace("2024", "2025") for each in others)


def cell(book, entry):
    sheet, _, place = entry.place.spot.rpartition("!")
    return str(book[sheet][place].value)


def moved_on(text):
    return re.sub(r"(?<!\d)(?:19|20)\d\d(?!\d)", lambda found: str(int(found[0]) + 1), text, count=1)


@pytest.mark.parametrize("moves", [True, False])
def test_the_leap_day_is_not_decided_on_apart_from_its_year(office, moves):
    text = KAK.read_text().replace("tanggal: Januari 2024", "tanggal: 29 Februari 2024")
    assert "29 Februari" in text
    KAK.write_text(text)
    first = rolling.prepare([KAK], 2025)
    day = next(each for each in first.listed[0].rolled.entries if each.was == "29")
    assert (day.new, day.key) == ("28", "")
    key = years(first)["29 Februari ‹2024›"].key
    made = rolling.prepare([KAK], 2025, decided={0: {key: moves}})
    assert f"28 Februari {2025 if moves else 2024}" in made.files[made.listed[0].target].decode()


def test_keys_that_no_year_has_decide_nothing(office):
    first = rolling.prepare([KAK], 2025)
    made = rolling.prepare([KAK], 2025, decided={0: {"": True, "1": True, "x!A1:0": False}, 7: {"1": True}})
    assert made.files == first.files


def test_a_list_tells_its_inputs(office):
    made = rolling.prepare([Path("inputs/2024")], 2025).write()
    assert listing.inputs_of(made.text) == list(made.inputs)
    assert listing.is_name(made.list_file)
    assert not listing.is_name(KAK)
