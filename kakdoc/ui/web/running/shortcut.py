"""A shortcut on the desktop that opens the page without a console window."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from kakdoc.base.disk import is_folder
from kakdoc.base.problems import Location, OutputError, error, refusal

_NAME = "kakdoc"
_SECONDS = 60
"""How long Windows may take to make a shortcut."""
_MAKE = (
    "$s = (New-Object -ComObject WScript.Shell).CreateShortcut($env:KAKDOC_LNK); $s.TargetPath = $env:KAKDOC_EXE; "
    "$s.Arguments = $env:KAKDOC_ARG; $s.Save()"
)
"""What Windows makes a shortcut by; names come in the environment, where they are never read as commands."""


def put(folder: Path) -> Path:
    """Return the shortcut that was put on the desktop for a working folder, in place of one of the same name.

    Where a Linux has no desktop folder it goes into the menu of programs, if there is one.

    Raises OutputError K937 where the desktop is not found or nothing can be put there.
    """
    desktop = desktop_of(sys.platform, os.environ)
    if not is_folder(desktop) and sys.platform not in ("win32", "darwin"):
        desktop = menu_of(os.environ)
    if not is_folder(desktop):
        raise _refused(desktop, "foldernya atau berkasnya tidak ada")
    try:
        return _put(desktop, folder)
    except (OSError, subprocess.SubprocessError) as cause:
        raise _refused(desktop, refusal(cause) if isinstance(cause, OSError) else "Windows menolaknya") from cause


def _put(desktop: Path, folder: Path) -> Path:
    target = desktop / f"{_name_of(folder)}{_ENDINGS.get(sys.platform, '.desktop')}"
    if sys.platform == "win32":
        _windows(target, folder)
    else:
        write = command if sys.platform == "darwin" else entry
        target.write_text(write(launcher(), folder), "utf-8")
        target.chmod(0o755)
    return target


_ENDINGS = {"win32": ".lnk", "darwin": ".command"}


def _name_of(folder: Path) -> str:
    return f"{_NAME} {folder.name}".strip()


def launcher() -> list[str]:
    """Return the command that opens the page without a console, to be followed by the folder."""
    python = Path(sys.executable)
    windowed = python.with_name("pythonw.exe")
    return [str(windowed if windowed.is_file() else python), "-m", "kakdoc.ui.cli.page"]


def entry(start: list[str], folder: Path) -> str:
    """Return the shortcut of Linux desktops."""
    words = " ".join(_in_entry(each) for each in (*start, str(folder)))
    lines = {
        "Type": "Application",
        "Version": "1.0",
        "Name": _name_of(folder),
        "Comment": "Membuka halaman kakdoc di peramban",
        "Exec": words.replace("\\", "\\\\"),
        "Icon": "x-office-document",
        "Terminal": "false",
        "Categories": "Office;",
    }
    return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())


def _in_entry(word: str) -> str:
    """Return a word of a command as the standard of desktop entries quotes it."""
    escaped = "".join(f"\\{each}" if each in '"`$\\' else each for each in word)
    return '"' + escaped.replace("%", "%%") + '"'


def command(start: list[str], folder: Path) -> str:
    """Return the shortcut of macOS, whose window may be closed at once."""
    words = " ".join(shlex.quote(each) for each in (*start, str(folder)))
    return f"#!/bin/sh\nnohup {words} >/dev/null 2>&1 &\nexit 0\n"


def _windows(target: Path, folder: Path) -> None:
    program, *arguments = launcher()
    named = {
        "KAKDOC_LNK": str(target),
        "KAKDOC_EXE": program,
        "KAKDOC_ARG": subprocess.list2cmdline([*arguments, str(folder)]),
    }
    shell = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _MAKE]
    environment = {**os.environ, **named}
    subprocess.run(shell, env=environment, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603  a fixed command


def desktop_of(system: str, environment: Mapping[str, str]) -> Path:
    """Return the folder of the user's desktop: on Linux as `user-dirs.dirs` names it, on Windows also in OneDrive."""
    home = Path(environment.get("USERPROFILE" if system == "win32" else "HOME") or Path.home())
    moved = Path(environment.get("OneDrive", "")) / "Desktop" if environment.get("OneDrive") else None
    if system == "win32":
        return moved if moved and is_folder(moved) else home / "Desktop"
    settings = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    return _named(settings, home) or home / "Desktop"


def menu_of(environment: Mapping[str, str]) -> Path:
    """Return the folder of the user's own entries in the menu of a Linux desktop."""
    data = environment.get("XDG_DATA_HOME") or Path(environment.get("HOME") or Path.home()) / ".local" / "share"
    return Path(data) / "applications"


def _named(settings: Path, home: Path) -> Path | None:
    try:
        lines = settings.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return None
    for line in lines:
        key, _, value = line.partition("=")
        if key.strip() == "XDG_DESKTOP_DIR":
            return Path(value.strip().strip('"').replace("$HOME", str(home)))
    return None


def _refused(desktop: Path, why: str) -> OutputError:
    message = f"pintasan tidak dapat dibuat ({why})."
    remedy = "buat sendiri pintasan ke perintah `kakdoc-buka` di folder kerja."
    return OutputError(error("K937", message, remedy).at(Location(desktop.as_posix())))
