"""A paper as it lies on disk: where it came from, and whether somebody worked on it since it was made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kakdoc.base import disk, package
from kakdoc.base.package import MAX_UNPACKED, is_untouched
from kakdoc.base.problems import InputError, Location, Problem, Severity, TemplateError, error, warning
from kakdoc.inputs.decoding import unreadable
from kakdoc.values.text.quoting import quoted
from kakdoc.word import trace
from kakdoc.word.trace import File, Trace

if TYPE_CHECKING:
    from kakdoc.word.comparing.content import Difference

BROKEN = (*package.BROKEN, KeyError)
OFFICE = "instansi"
"""The fact that tells whose paper it is."""
KAK = "kak"
"""The fact that tells the TOR that a paper draws on."""
_APART, _EITHER = (OFFICE, "jenis", "tahun"), ("nama", "nomor")
_SHOWN = 3
"""How many files or places a message names."""


def read(path: Path) -> bytes:
    """Return the bytes of a paper; raises InputError K101."""
    try:
        return disk.read(path)
    except OSError as cause:
        raise InputError(unreadable(path.as_posix(), cause)) from cause


def origin(data: bytes, file: str) -> Trace:
    """Return the trace of a paper with what it carries.

    Raises InputError: K160 without a trace, K161 with one of a later version, K162 with a damaged one, K163 for what
    is no Word file.
    """
    try:
        with opened(data) as archive:
            found = trace.load(archive)
    except trace.Newer as cause:
        raise InputError(_newer(file, str(cause))) from cause
    except trace.Damaged as cause:
        raise InputError(damaged(file)) from cause
    except BROKEN as cause:
        raise InputError(_no_word(file, data)) from cause
    if found is None:
        raise InputError(_untraced(file))
    return found


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the package of a Word file; raises one of zipfile's errors for what is none, or not safe to open."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    if "[Content_Types].xml" not in archive.namelist():
        raise zipfile.BadZipFile("no package")
    if sum(each.file_size for each in archive.infolist()) > MAX_UNPACKED:
        raise zipfile.BadZipFile("too large")
    if any(each.compress_type not in package.METHODS for each in archive.infolist()):
        raise zipfile.BadZipFile("compression")
    return archive


def differences(data: bytes, made: Trace, file: str = "") -> Sequence[Difference]:
    """Return what was edited in a paper since it was made; nothing when Word or LibreOffice only saved it.

    Raises InputError K163 for a content that cannot be read.
    """
    if is_untouched(data):
        return ()
    from kakdoc.word.comparing import content  # a dozen modules that few runs need

    try:
        return content.differences(content.blocks(made.made), content.blocks(package.read(data, file)))
    except (TemplateError, *BROKEN) as cause:
        raise InputError(_no_word(file, data)) from cause


def carried(file: File, paper: str) -> bytes:
    """Return the bytes of a file that a paper carries; raises InputError K162 when it does not, or they are damaged."""
    try:
        data = file.data
    except trace.Damaged as cause:
        raise InputError(damaged(paper)) from cause
    if data is None:
        raise InputError(damaged(paper))
    return data


def edits(data: bytes, made_from: str = "", facts: Mapping[str, str] | None = None) -> str:
    """Return why a file may hold somebody's work, in words for people; empty for a paper as kakdoc made it.

    A paper that was made from an input of another name than `made_from`, or of which `facts` tell otherwise, is
    another one's paper.
    """
    try:
        with opened(data) as archive:
            told = trace.read(archive)
        if told is not None and (other := _anothers(told, made_from, facts or {})):
            return f"berkas ini naskah {other}"
        found = () if is_untouched(data) else differences(data, origin(data, ""))
    except trace.Newer:
        return "" if is_untouched(data) else _REASONS["K161"]
    except trace.Damaged:
        return _REASONS["K162"]
    except InputError as fault:
        return _REASONS.get(fault.problems[0].code, _BROKEN_FILE)
    except BROKEN:
        return _BROKEN_FILE
    own = [each.place for each in found if not each.is_filled]
    if own or not found:
        return f"berkas ini sudah disunting ({some(own)})" if own else ""
    return f"berkas ini sudah diisi SRIKANDI ({some([each.place for each in found])})"


def _anothers(told: Trace, made_from: str, facts: Mapping[str, str]) -> str:
    own = told.inputs[0].name
    if made_from and PurePosixPath(own).stem != PurePosixPath(made_from).stem:
        return f"dari isian lain ({own})"
    other = _another(told.facts, facts)
    return f"lain ({other})" if other else ""


def _another(one: Mapping[str, str], other: Mapping[str, str]) -> str:
    """Return by what two papers are not the same, in words for people; empty for one that was made anew.

    Office, kind and year tell papers apart; of name and number one may have been mended. What is not told, as by older
    versions, tells nothing apart.
    """
    differing = {key for key in one.keys() & other.keys() if one[key] != other[key]}
    apart = [key for key in _APART if key in differing] or [key for key in _EITHER if differing >= set(_EITHER)]
    return ", ".join(f"{key} {quoted(one[key])}" for key in apart)


def refuse_another(target: Path, facts: Mapping[str, str]) -> None:
    """Raise InputError K606 where a paper that `facts` tell otherwise of has the name already."""
    try:
        with opened(disk.read(target)) as archive:
            told = trace.read(archive)
    except (OSError, trace.Newer, trace.Damaged, *BROKEN):
        return  # judged when it is written
    other = _another(told.facts, facts) if told is not None else ""
    if other:
        message = f"di sana sudah ada naskah lain yang bernama sama ({other})."
        remedy = "pilih folder hasil lain dengan --ke, atau ganti nama isiannya; bila memang diganti, pakai --timpa."
        raise InputError(error("K606", message, remedy).at(Location(target.as_posix())))


def some(words: Sequence[str]) -> str:
    """Return the first of many files or places, and how many more there are."""
    more = f", dan {len(words) - _SHOWN} lagi" if len(words) > _SHOWN else ""
    return ", ".join(words[:_SHOWN]) + more


_BROKEN_FILE = "berkas ini rusak atau bukan berkas Word buatan kakdoc"
_REASONS = {
    "K160": "berkas ini bukan buatan kakdoc, atau disimpan orang tanpa jejak",
    "K161": "berkas ini dibuat kakdoc yang lebih baru",
    "K162": "jejak di berkas ini rusak, jadi tidak diketahui apakah sudah disunting",
}


def unknown_edits(path: Path, data: bytes, made: Trace) -> list[Problem]:
    """Return K164 for a paper whose edits its input does not know; K163 as a warning where that cannot be told."""
    try:
        edited = [each for each in differences(data, made, path.as_posix()) if not each.is_filled]
    except InputError as fault:
        return [replace(each, severity=Severity.PERINGATAN) for each in fault.problems]
    if not edited:
        return []
    message = f"naskah ini disunting sesudah dibuat ({len(edited)} tempat); suntingannya tidak ada di isian ini."
    remedy = f"lihat tempatnya dengan `kakdoc asal {path.as_posix()}`, lalu pindahkan ke isian."
    return [warning("K164", message, remedy).at(Location(path.as_posix()))]


def _untraced(file: str) -> Problem:
    message = "berkas ini tidak membawa jejak: bukan buatan kakdoc, atau dibuat dengan --tanpa-jejak."
    remedy = "pakai berkas isiannya di folder inputs; naskah berikutnya dibuat tanpa pilihan itu."
    return error("K160", message, remedy).at(Location(file))


def _newer(file: str, version: str) -> Problem:
    message = f"jejak berkas ini ditulis kakdoc {version or 'yang lebih baru'}, jadi tidak terbaca di sini."
    return error("K161", message, "pasang kakdoc yang terbaru, lalu jalankan lagi.").at(Location(file))


def damaged(file: str) -> Problem:
    """Return K162 for a paper whose trace cannot be read."""
    message = "jejak di berkas ini rusak, jadi asal-usulnya tidak dapat dibaca."
    remedy = "pakai berkas isiannya, atau salinan lain naskah ini (misalnya dari surel atau cadangan)."
    return error("K162", message, remedy).at(Location(file))


def _no_word(file: str, data: bytes) -> Problem:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        reason = "berkas .doc lama, atau dilindungi kata sandi"
    elif data.startswith(b"%PDF"):
        reason = "PDF"
    else:
        reason = "bukan paket Word (.docx), atau rusak" if data else "kosong"
    remedy = "berikan .docx buatan kakdoc; bila berkata sandi, hapus dahulu kata sandinya di Word."
    return error("K163", f"berkas ini tidak dapat dibuka: {reason}.", remedy).at(Location(file))
