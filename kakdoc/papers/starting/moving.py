"""A working folder of 0.3.0 taken over: its templates moved into the folders of their kinds, one by one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kakdoc.base import disk, lookalikes
from kakdoc.base.bundled import PAPER, TEMPLATES, bundled, is_working_folder, lying_flat
from kakdoc.base.problems import Location, Problem, UsageError, error, refusal


def refuse_elsewhere(directory: Path) -> None:
    """Raise UsageError K744 for what is no working folder."""
    if not is_working_folder(directory):
        remedy = "jalankan dari folder kerja, atau sebutkan foldernya; yang baru disiapkan dengan `kakdoc mulai`."
        message = "ini bukan folder kerja: tidak ada folder templates atau inputs di dalamnya."
        raise UsageError(error("K744", message, remedy).at(Location(directory.as_posix())))


def move(directory: Path) -> Iterator[str | Problem]:
    """Yield, for each template that lies as until 0.3.0, what was moved where, or why it stays.

    Nothing that is there is ever overwritten; files that only look like templates are told and stay.
    """
    folder = directory / TEMPLATES
    for old, today in lying_flat(folder).items():
        if not os.path.lexists(today):
            yield _moved(old, today)
    yield from (each for each in lookalikes.lying_flat(folder) if each.code != "K740")
    names = sorted(each.relative_to(bundled(TEMPLATES)).as_posix() for each in bundled(TEMPLATES).glob(f"*/{PAPER}"))
    yield from lookalikes.of_templates(names, folder)


def _moved(old: Path, today: Path) -> str | Problem:
    """Move a file, and return what to tell."""
    unread = not disk.is_file(old.with_name(old.name.casefold()))
    if why := in_use(old):
        return _stays(old, why)
    made = not disk.is_folder(today.parent)
    try:
        today.parent.mkdir(exist_ok=True)
        _put(old, today)
    except OSError as cause:
        if made:
            with suppress(OSError):
                today.parent.rmdir()
        return _stays(old, f"tidak dapat dipindahkan ({refusal(cause)})")
    told = " (selama ini tidak dibaca karena huruf besar di namanya; mulai sekarang dibaca)" if unread else ""
    return f"{old.as_posix()} → {today.as_posix()}{told}"


def _put(old: Path, today: Path) -> None:
    """Give a file its new place; raises OSError where something has come there or the system refuses, and undoes it."""
    if os.name == "nt":
        old.rename(today)  # refuses what is there, and takes files that are read-only
        return
    try:
        disk.put_new(old, today)
    except OSError:
        if disk.is_file(old) and disk.is_file(today) and old.samefile(today):
            today.unlink()
        raise


def in_use(file: Path) -> str:
    """Return why a file had better stay, if so; Word and LibreOffice leave a file beside what they have open."""
    if file.is_symlink():
        return "berkas ini tautan ke berkas lain; pindahkan sendiri"
    marks = (f"~${file.name}", f"~${file.name[2:]}", f".~lock.{file.name}#")
    return (
        "sedang terbuka di Word atau LibreOffice" if any(disk.is_file(file.with_name(each)) for each in marks) else ""
    )


def _stays(file: Path, why: str) -> Problem:
    remedy = "tutup berkasnya, pastikan foldernya boleh ditulisi, lalu jalankan `kakdoc pindah` lagi."
    return error("K742", f"{why}; tetap di tempatnya, dibaca dari sana.", remedy).at(Location(file.as_posix()))
