"""The installation by one double-clicked file: what each file runs, and what it says where it cannot."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest
from conftest import PROJECT

UNIX, WINDOWS = PROJECT / "pasang.command", PROJECT / "pasang.cmd"


def test_both_files_install_the_page_and_put_the_shortcut_on_the_desktop():
    for file in (UNIX, WINDOWS):
        text = file.read_text("utf-8")
        assert "-m kakdoc pintasan" in text
        assert re.search(r"pip install --upgrade ['\"]\.\[web\]['\"]", text)
        assert re.search(r"--no-index --find-links paket ['\"]kakdoc\[web\]['\"]", text)
        assert "(3, 11)" in text


def test_the_windows_file_has_lines_and_labels_as_windows_reads_them():
    data = WINDOWS.read_bytes()
    text = data.decode("ascii")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert set(re.findall(r"goto (\w+)", text)) <= set(re.findall(r"(?m)^:(\w+)\r$", text))
    assert text.count("exit /b") == text.count("pause\r\nexit /b")


@pytest.mark.skipif(sys.platform == "win32", reason="that file is for macOS and Linux")
def test_without_python_the_file_says_what_is_missing_and_installs_nothing(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "dirname").symlink_to(shutil.which("dirname"))
    run = subprocess.run(
        [shutil.which("sh"), UNIX],
        env={"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "Python 3.11 atau yang lebih baru belum terpasang" in run.stdout
    assert not (tmp_path / ".kakdoc").exists()
