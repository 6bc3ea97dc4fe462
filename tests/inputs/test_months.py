"""The monthly reports beside a report: one listing for a run, few under other TORs, changes told."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PROJECT

from kakdoc.inputs.drawing_on import months
from kakdoc.papers import checking
from kakdoc.papers.catalog import MODELS

GIVEN = PROJECT / "inputs" / "2024"
MONTHS = {1: "januari", 2: "februari"}


@pytest.fixture
def year(folder):
    """Five copies of one TOR, each with January and February."""
    (folder / "inputs" / "laporan").mkdir()
    for number in range(5):
        kak = f"kak-{number}.yaml"
        (folder / "inputs" / kak).write_bytes((GIVEN / "kak-mutasi-promosi-asn.yaml").read_bytes())
        for month, name in MONTHS.items():
            text = (GIVEN / "laporan" / f"bulanan-{month:02}-{name}.yaml").read_text("utf-8")
            report = folder / "inputs" / "laporan" / f"{number}-{month}.yaml"
            report.write_text(text.replace("kak-mutasi-promosi-asn.yaml", kak), "utf-8")
    return Path("inputs/laporan")


def test_of_one_month_under_other_tors_two_reports_are_read_and_all_are_told(year):
    alone = checking.check(year / "4-2.yaml")
    named = {each.location.file for each in alone.problems if each.code == "K230"}
    assert named == {
        (year / name).as_posix() for name in ("0-1.yaml", "0-2.yaml", "1-1.yaml", "1-2.yaml", "4-1.yaml", "4-2.yaml")
    }
    everywhere = {
        each.location.file for report in checking.check_all(checking.inputs([year])) for each in report.problems
    }
    assert everywhere == {path.as_posix() for path in year.iterdir()}


def test_a_month_that_changes_after_its_folder_was_read_is_no_longer_what_the_report_was_checked_with(year):
    for other in year.glob("[1-4]-*"):
        other.unlink()
    folders = months.Folders(MODELS)
    assert checking.check(year / "0-1.yaml", folders).document
    january = year / "0-1.yaml"
    january.write_text(january.read_text("utf-8") + "\n", "utf-8")
    report = checking.check(year / "0-2.yaml", folders)
    assert not report.gathered.is_still_so()
    assert not report.gathered.files[january.as_posix()].is_still(january)
    assert checking.check(january, folders).gathered.is_still_so()
