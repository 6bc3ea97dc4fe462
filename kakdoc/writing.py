"""Documents on disk: whole or not at all, and never over a paper that somebody may have edited."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from datetime import datetime
from pathlib import Path

from kakdoc.problems import Location, OutputError, Problem, error
from kakdoc.rendering.package import is_untouched


def write_document(data: bytes, target: Path, *, replacing: bool = False) -> Path:
    """Write a document and return its path.

    A file there that is not exactly as kakdoc made it may hold somebody's edits: it stays, the
    new paper goes beside it, and OutputError K604 names both. With `replacing` the new paper takes
    its place and the old one is kept under a dated name. Raises OutputError K601–K603 when the
    disk refuses; what was there stays.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        edited = target.exists() and not is_untouched(target.read_bytes())
        if edited and not replacing:
            beside = _beside(target)
            _write(data, beside)
            raise OutputError(_edited(target, beside))
        _write(data, target, keeping=edited)
    except OSError as cause:
        raise OutputError(_refused(target, cause)) from cause
    return target


def _write(data: bytes, target: Path, *, keeping: bool = False) -> None:
    """Write through a temporary file beside the target, so that the target is old or new, never half.

    With `keeping` the old file gets a dated name once the new one is safely on disk.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        kept = _keep(target) if keeping else None
        try:
            Path(name).replace(target)
        except OSError:
            if kept is not None:
                kept.rename(target)
            raise
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _beside(target: Path) -> Path:
    """Return the first name beside the target that is free or holds an untouched paper."""
    for number in range(1, 1000):
        name = f"{target.stem} (baru{'' if number == 1 else f' {number}'}){target.suffix}"
        beside = target.with_name(name)
        if not beside.exists() or is_untouched(beside.read_bytes()):
            return beside
    raise OSError(errno.EEXIST, "terlalu banyak salinan")


def _keep(target: Path) -> Path:
    """Rename an edited paper to its own name with the time of its last change; return the new path."""
    changed = datetime.fromtimestamp(target.stat().st_mtime)  # noqa: DTZ006  the office's own clock
    stem = f"{target.stem} (disunting {changed:%Y-%m-%d %H.%M.%S})"
    kept, number = target.with_name(stem + target.suffix), 1
    while kept.exists():
        number += 1
        kept = target.with_name(f"{stem} {number}{target.suffix}")
    target.rename(kept)
    return kept


def _edited(target: Path, beside: Path) -> Problem:
    return error(
        "K604",
        "berkas ini sudah disunting atau bukan buatan kakdoc, maka tidak ditimpa; "
        f"naskah baru disimpan di sampingnya sebagai “{beside.name}”.",
        "pindahkan suntingan ke isian lalu hapus berkas lama, atau jalankan lagi dengan --timpa "
        "(yang lama disimpan dengan nama bertanggal).",
    ).at(Location(target.as_posix()))


def _refused(target: Path, cause: OSError) -> Problem:
    place = Location(target.as_posix())
    if isinstance(cause, PermissionError):
        return error(
            "K601",
            "berkas atau foldernya tidak boleh ditulisi; yang lama tidak berubah.",
            "tutup berkas ini di Word bila sedang terbuka, atau pilih folder lain dengan --ke.",
        ).at(place)
    if cause.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        remedy = "kosongkan tempat di diska, lalu jalankan lagi."
        return error("K602", "diska penuh; yang lama tidak berubah.", remedy).at(place)
    return error(
        "K603",
        f"hasil tidak dapat ditulis ({cause.strerror}); yang lama tidak berubah.",
        "periksa nama folder di --ke; sebuah berkas tidak boleh bernama sama dengan folder itu.",
    ).at(place)
