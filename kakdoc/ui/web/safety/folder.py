"""The one door from a name that came over the page to a file: none outside the working folder, none hidden in it."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from kakdoc.base import disk
from kakdoc.base.problems import InvalidValue

HIDDEN = ".kakdoc"
"""The folder of drafts and of the log, which are opened by what made them alone."""
_LONGEST, _DEEPEST = 240, 20
_PLAIN = "huruf, angka, tanda hubung"
_PORTS = (f"{name}{number}" for name in ("com", "lpt") for number in "0123456789¹²³")
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", "clock$", *_PORTS))
_FORBIDDEN = frozenset('<>:"|?*\\')


def inside(name: str) -> Path:
    """Return the path, relative to the working folder, of a file or folder that may be there or be made.

    Raises InvalidValue K930 for what is absolute, leads out, also by a link, is a device or pipe, is hidden, or has a
    name that some system takes otherwise than it is written.
    """
    path = PurePosixPath(name)
    if name != path.as_posix() or path.is_absolute() or not 0 < len(path.parts) <= _DEEPEST:
        raise _refused()
    if not all(map(_is_plain, path.parts)):
        raise _refused()
    _refuse_led_out(Path(path))
    return Path(path)


def _is_plain(part: str) -> bool:
    """Return whether systems all take the name of a file as it is written."""
    device = part.split(".", maxsplit=1)[0].rstrip(" ").casefold() in _DEVICES
    strange = (
        not part.isprintable() or bool(_FORBIDDEN & set(part)) or part.startswith(".") or part.endswith((".", " "))
    )
    return not device and not strange and len(os.fsencode(part)) <= _LONGEST


def _refuse_led_out(path: Path) -> None:
    """Raise InvalidValue K930 for what lies elsewhere once links are followed, or is neither file nor folder.

    K101 for what lies in a folder that may not be opened.
    """
    if not disk.is_within(path, ".") or disk.is_within(path, HIDDEN):
        raise _refused()
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except FileNotFoundError:
        if path.is_symlink():
            raise _refused() from None
        return
    except PermissionError:
        remedy = "minta izin membuka foldernya kepada pengelola komputer, lalu coba lagi."
        raise InvalidValue("K101", "folder berkas ini tidak boleh dibuka.", remedy) from None
    except (OSError, ValueError):
        raise _refused() from None
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise _refused()


def _refused() -> InvalidValue:
    return InvalidValue(
        "K930",
        "nama berkas ini tidak dapat dipakai di sini.",
        f"pilih berkas di dalam folder kerja, dengan nama biasa: {_PLAIN}.",
    )


def single(name: str) -> str:
    """Return a name of one new folder or file; raises InvalidValue K930 as `inside` does."""
    if len(PurePosixPath(name).parts) != 1 or "/" in name or not _is_plain(name):
        raise InvalidValue("K930", f"nama “{name}” tidak dapat dipakai.", f"beri nama biasa: {_PLAIN}.")
    return name
