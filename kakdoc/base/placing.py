"""New files written all or none, each whole; nothing that is there is ever replaced."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from kakdoc.base.disk import is_full, on_disk, put_new
from kakdoc.base.problems import Location, OutputError, error, refusal


def refuse_taken(paths: Mapping[Path, Path]) -> None:
    """Raise OutputError K607 with each target that is there already; `paths` gives the source of each target."""
    taken = [
        error("K607", f"berkas ini sudah ada, maka “{source.as_posix()}” tidak dilanjutkan.", _REMEDY).at(
            Location(target.as_posix())
        )
        for target, source in paths.items()
        if os.path.lexists(target)
    ]
    if taken:
        raise OutputError(*taken)


_REMEDY = "tidak ada yang ditulis; pindahkan berkas itu, atau pilih folder lain dengan --ke."


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files that must not be there yet; when one cannot be, none is left.

    Raises OutputError K601, K602 or K607.
    """
    made, folders, waiting = list[Path](), list[Path](), dict[Path, Path]()
    target = next(iter(files))
    try:
        with contextlib.ExitStack() as asides:
            for target, data in files.items():
                folders += _make_folder(target.parent)
                waiting[target] = asides.enter_context(on_disk(data, target))
            for target, aside in waiting.items():
                put_new(aside, target)
                made.append(target)
    except BaseException as cause:
        for path in made:
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in reversed(folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(cause, OSError):
            raise _refused(target, cause) from cause
        raise


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; return those that were made, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _refused(target: Path, cause: OSError) -> OutputError:
    place = Location(target.as_posix())
    if isinstance(cause, FileExistsError):
        return OutputError(error("K607", "berkas atau folder ini sudah ada, maka tidak diubah.", _REMEDY).at(place))
    if is_full(cause):
        remedy = "kosongkan tempat di diska, lalu jalankan lagi; tidak ada berkas yang tertinggal."
        return OutputError(error("K602", "diska penuh.", remedy).at(place))
    message = f"tidak dapat ditulis ({refusal(cause)}); tidak ada berkas yang tertinggal."
    return OutputError(error("K601", message, "pilih folder lain dengan --ke.").at(place))
