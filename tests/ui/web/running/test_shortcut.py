"""The shortcut on the desktop: what stands in it, where it lies, and what happens where none can lie."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import sys
from pathlib import Path

import pytest

from kakdoc.ui.cli import page
from kakdoc.ui.web.running import shortcut

ODD = Path("/home/nama/Kantor & “Dinas” 100% $HOME `x` 'a' \"b\"")


def test_a_linux_shortcut_starts_the_page_of_its_folder_whatever_its_name():
    read = configparser.RawConfigParser()
    read.optionxform = str
    read.read_string(shortcut.entry(["/usr/bin/python3", "-m", "kakdoc.ui.cli.page"], ODD))
    found = dict(read["Desktop Entry"])
    assert found["Terminal"] == "false"
    typed = found["Exec"].replace("\\\\", "\\").replace("%%", "%")
    words = shlex.split(re.sub(r"\\([$`])", r"\1", typed))  # Python's shlex takes no backslash before these
    assert words == ["/usr/bin/python3", "-m", "kakdoc.ui.cli.page", str(ODD)]


def test_a_mac_shortcut_starts_the_page_of_its_folder_whatever_its_name():
    line = shortcut.command(["/usr/bin/python3"], ODD).splitlines()[1]
    assert shlex.split(line)[1:3] == ["/usr/bin/python3", str(ODD)]


def test_the_desktop_is_where_the_system_says(tmp_path):
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    assert shortcut.desktop_of("linux", home) == tmp_path / "Desktop"
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "user-dirs.dirs").write_text('# x\nXDG_DESKTOP_DIR="$HOME/Meja Kerja"\n', "utf-8")
    assert shortcut.desktop_of("linux", home) == tmp_path / "Meja Kerja"
    (tmp_path / "OneDrive" / "Desktop").mkdir(parents=True)
    assert shortcut.desktop_of("win32", {**home, "OneDrive": str(tmp_path / "OneDrive")}).parent.name == "OneDrive"


@pytest.mark.skipif(sys.platform != "linux", reason="shortcuts of other systems are tried there")
def test_the_command_puts_one_that_can_be_run_and_says_where(tmp_path, monkeypatch, kakdoc):
    (tmp_path / "Desktop").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    run = kakdoc("pintasan", tmp_path)
    made = Path(run.out.strip())
    assert (run.code, made.parent) == (0, tmp_path / "Desktop")
    assert os.access(made, os.X_OK)
    start = shortcut.launcher()
    assert start[1:] == ["-m", page.run_window.__module__]
    assert " ".join(f'"{each}"' for each in start) in made.read_text("utf-8")


def test_without_a_desktop_a_linux_gets_it_in_the_menu_of_programs(tmp_path):
    assert shortcut.menu_of({"HOME": str(tmp_path)}) == tmp_path / ".local" / "share" / "applications"
    assert shortcut.menu_of({"HOME": "/x", "XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "applications"


def test_without_a_desktop_the_command_says_what_to_do(tmp_path, monkeypatch, kakdoc):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    run = kakdoc("pintasan", tmp_path)
    assert run.code == 4
    assert "K937" in run.err
