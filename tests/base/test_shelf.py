"""What is kept between runs: found again, and never believed when somebody else could have put it there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kakdoc.base import shelf
from kakdoc.base.shelf import Shelf

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")


@pytest.fixture
def folder(tmp_path):
    """The folder of a shelf with one entry."""
    Shelf(tmp_path / "kakdoc").put("a", b"isi")
    assert Shelf(tmp_path / "kakdoc").get("a") == b"isi"
    return tmp_path / "kakdoc"


def entry(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def test_an_entry_is_found_by_its_key_alone(folder):
    assert Shelf(folder).get("b") is None


def test_a_shelf_without_a_folder_keeps_nothing():
    none = Shelf(None)
    none.put("a", b"isi")
    none.remove("a")
    assert (none.get("a"), none.clear()) == (None, 0)


@POSIX
def test_folder_and_entries_are_for_the_user_alone(folder):
    assert [oct(path.stat().st_mode & 0o777) for path in (folder, entry(folder))] == ["0o700", "0o600"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:10],
        lambda data: data[:0],
        lambda data: data + b"x",
        lambda data: data.replace(b"isi", b"lsi"),
        lambda data: b"0" * 32 + data[32:],
    ],
)
def test_a_damaged_entry_is_ignored_and_removed(folder, damage):
    entry(folder).write_bytes(damage(entry(folder).read_bytes()))
    assert Shelf(folder).get("a") is None
    assert not list(folder.iterdir())


def test_an_entry_under_another_key_is_ignored(folder):
    entry(folder).rename(folder / "b.simpanan")
    assert Shelf(folder).get("b") is None


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602])
def test_an_entry_that_others_may_open_is_ignored(folder, mode):
    entry(folder).chmod(mode)
    assert Shelf(folder).get("a") is None


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o755])
def test_nothing_is_read_written_or_removed_in_a_folder_that_others_may_open(folder, mode):
    folder.chmod(mode)
    open_to_all = Shelf(folder)
    open_to_all.put("b", b"isi")
    assert (open_to_all.get("a"), open_to_all.clear(), len(list(folder.iterdir()))) == (None, 0, 1)


@POSIX
def test_a_folder_or_an_entry_of_somebody_else_is_ignored(folder, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: entry(folder).stat().st_uid + 1)
    Shelf(folder).put("b", b"isi")
    assert (Shelf(folder).get("a"), Shelf(folder).clear(), len(list(folder.iterdir()))) == (None, 0, 1)


@POSIX
def test_links_are_not_followed(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    linked = Shelf(tmp_path / "link")
    linked.put("b", b"isi")
    assert (linked.get("a"), linked.clear()) == (None, 0)
    moved = entry(folder).rename(tmp_path / "elsewhere")
    (folder / "a.simpanan").symlink_to(moved)
    assert Shelf(folder).get("a") is None
    assert moved.read_bytes().endswith(b"isi")


@POSIX
def test_a_pipe_in_the_place_of_an_entry_is_not_waited_for(folder):
    entry(folder).unlink()
    os.mkfifo(folder / "a.simpanan", 0o600)
    assert Shelf(folder).get("a") is None


def test_what_is_too_large_is_neither_kept_nor_read(folder, monkeypatch):
    monkeypatch.setattr(shelf, "LARGEST", 20)
    Shelf(folder).put("b", b"x" * 11)
    assert Shelf(folder).get("a") is None
    assert [path.name for path in folder.iterdir()] == ["a.simpanan"]


def test_a_place_that_cannot_be_written_is_no_obstacle(tmp_path):
    (tmp_path / "file").write_text("x")
    blocked = Shelf(tmp_path / "file" / "kakdoc")
    blocked.put("a", b"isi")
    assert (blocked.get("a"), blocked.clear()) == (None, 0)


def test_the_oldest_entries_go_when_there_are_many(folder):
    for number in range(shelf.MOST + 5):
        Shelf(folder).put(f"k{number}", b"isi")
        os.utime(folder / f"k{number}.simpanan", (number + 10**9, number + 10**9))
    kept = {path.stem for path in folder.iterdir()}
    assert len(kept) == shelf.MOST
    assert f"k{shelf.MOST + 4}" in kept
    assert "k0" not in kept


def test_clearing_counts_entries_and_takes_what_killed_runs_left_but_nothing_else(folder):
    Shelf(folder).put("b", b"isi")
    (folder / "x.sementara").write_bytes(b"")
    (folder / "catatan.txt").write_bytes(b"")
    assert Shelf(folder).clear() == 2
    assert [path.name for path in folder.iterdir()] == ["catatan.txt"]


@POSIX
@pytest.mark.parametrize(
    ("named", "expected"),
    [("/simpanan", "/simpanan/kakdoc"), ("relatif", "/rumah/.cache/kakdoc"), ("", "/rumah/.cache/kakdoc")],
)
def test_the_place_is_the_one_that_the_system_has_for_it(named, expected, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", "/rumah")
    assert shelf.place() == Path(expected)
