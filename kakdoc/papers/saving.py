"""Documents on disk: whole or not at all, and never over a paper that somebody may have edited."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.disk import is_full, on_disk
from kakdoc.base.problems import Location, OutputError, Problem, error, refusal

_TRIES = 20
_LONGEST = 255
"""Bytes that a file's name may have."""

Edits = Callable[[bytes], str]
"""Returns why a file may hold somebody's work, in words for people; empty when it holds none."""


def write_document(data: bytes, target: Path, edits: Edits, *, replacing: bool = False) -> Path:
    """Write a document and return its path.

    A file there that `edits` says may hold somebody's work stays, the new paper goes beside it, and OutputError K604
    names both. With `replacing` the new paper takes its place and the old one is kept under a dated name. Raises
    OutputError K601–K603 when the disk refuses; what was there stays. Whenever the program is stopped, the file is
    the old one or the new one, whole.
    """
    try:
        target = Path(disk.real(target)) if target.is_symlink() else target  # what it points at is what others read
        target.parent.mkdir(parents=True, exist_ok=True)
        with on_disk(data, target) as new:
            reason = _settle(new, target, edits, replacing=replacing)
            if not reason:
                return target
            beside = _beside(new, target, edits)
    except OSError as cause:
        raise OutputError(_refused(target, cause)) from cause
    raise OutputError(_edited(target, beside, reason))


def _settle(new: Path, target: Path, edits: Edits, *, replacing: bool) -> str:
    """Put the new file in the place of the target and return nothing, or return why the one there stays.

    It is judged last of all, and once more when it changed meanwhile: another program may be saving it.
    """
    for _ in range(_TRIES):
        before = _stamp(target)
        old = disk.read(target) if before else b""
        reason = edits(old) if before else ""
        if reason and not replacing:
            return reason
        if reason:
            _keep(old, target)
        if _stamp(target) == before:
            new.replace(target)
            return ""
    raise OSError(errno.EBUSY, "berkas ini terus berubah")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what changes when a file does, None when there is none."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino


def _beside(new: Path, target: Path, edits: Edits) -> Path:
    """Put the new file beside the target, under the first name that is free or holds nobody's work; return its path."""
    for number in range(1, 1000):
        beside = _named(target, f" (baru{'' if number == 1 else f' {number}'})")
        if not _settle(new, beside, edits, replacing=False):
            return beside
    raise OSError(errno.EEXIST, "terlalu banyak salinan")


def _keep(old: bytes, target: Path) -> None:
    """Write an edited paper under its own name with the time of its last change, before anything takes its place."""
    changed = datetime.fromtimestamp(target.stat().st_mtime)  # noqa: DTZ006  the office's own clock
    when = f"disunting {changed:%Y-%m-%d %H.%M.%S}"
    kept, number = _named(target, f" ({when})"), 1
    while kept.exists():
        if disk.read(kept) == old:
            return
        number += 1
        kept = _named(target, f" ({when}, {number})")
    with on_disk(old, kept) as copy:
        state = target.stat()
        os.utime(copy, ns=(state.st_atime_ns, state.st_mtime_ns))
        copy.replace(kept)


def _named(target: Path, mark: str) -> Path:
    """Return the target with a mark behind its name, which is cut where it would be longer than a name may be."""
    stem, end = target.stem, f"{mark}{target.suffix}"
    while len(f"{stem}{end}".encode()) > _LONGEST:
        stem = stem[:-1]
    return target.with_name(f"{stem}{end}")


def _edited(target: Path, beside: Path, reason: str) -> Problem:
    return error(
        "K604",
        f"{reason}, maka tidak ditimpa; naskah baru disimpan di sampingnya sebagai “{beside.name}”.",
        "pindahkan suntingannya ke isian lalu hapus berkas lama, beri berkas itu nama lain, atau jalankan lagi dengan "
        "--timpa (yang lama disimpan dengan nama bertanggal).",
    ).at(Location(target.as_posix()))


def _refused(target: Path, cause: OSError) -> Problem:
    place = Location(target.as_posix())
    if isinstance(cause, PermissionError):
        return error(
            "K601",
            "berkas atau foldernya tidak boleh ditulisi; yang lama tidak berubah.",
            "tutup berkas ini di Word bila sedang terbuka, atau pilih folder lain dengan --ke.",
        ).at(place)
    if is_full(cause):
        remedy = "kosongkan tempat di diska, lalu jalankan lagi."
        return error("K602", "diska penuh; yang lama tidak berubah.", remedy).at(place)
    return error(
        "K603",
        f"hasil tidak dapat ditulis ({refusal(cause)}); yang lama tidak berubah.",
        "periksa nama folder di --ke; sebuah berkas tidak boleh bernama sama dengan folder itu.",
    ).at(place)
