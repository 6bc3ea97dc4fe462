"""What 0.3.0 laid out and nobody changed, put in step with what the program lays out today; what was is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kakdoc.base import disk, package
from kakdoc.base.bundled import PAPER, TEMPLATES, bundled, names_of, old_name
from kakdoc.base.problems import KakdocError, Location, OutputError, Problem, error, warning
from kakdoc.papers.starting import laid
from kakdoc.papers.starting.laid_before import LAID, VERSION
from kakdoc.papers.starting.moving import in_use

KEPT = f"cadangan-{VERSION}"
"""The folder of a working folder with what was put in step."""
_SINCE: Mapping[str, tuple[str, ...]] = {
    "kak": ("instansi.kop", "instansi.daerah"),
    "keputusan": ("instansi.kop", "kepala_daerah", "nama_polos", "bawah_pembuat", "salinan"),
    "laporan": ("instansi.kop",),
    "perbup": ("bawah_pembuat", "berita", "daerah_berita"),
}
"""The names that templates print since 0.3.0: head lines, makers and gazettes of every level of government."""
_TAG = re.compile(rb"<[^>]*>")


class Old(NamedTuple):
    """A file of a working folder that is as 0.3.0 laid it out, by its name there, and what is laid out today."""

    file: Path
    name: str
    today: bytes


def old(directory: Path) -> Iterator[Old]:
    """Yield what lies in a working folder as 0.3.0 laid it out, and is laid out otherwise today."""
    for source, target in laid():
        name = _name_then(target)
        there = _bytes(directory / target) if name in LAID else None
        if there is not None and package.digest(there) == LAID[name] and (today := source.read_bytes()) != there:
            yield Old(directory / target, name, today)


def _name_then(target: Path) -> str:
    """Return the name that a file of a working folder had in 0.3.0."""
    flat = old_name(target.relative_to(TEMPLATES).as_posix()) if target.parts[0] == TEMPLATES else None
    return f"{TEMPLATES}/{flat}" if flat else target.as_posix()


def _bytes(file: Path) -> bytes | None:
    try:
        return disk.read(file)
    except OSError:
        return None


def renew(directory: Path) -> Iterator[str | Problem]:
    """Yield, for each file that is as 0.3.0 laid it out, that today's is in its place and where the old one is kept."""
    for each in list(old(directory)):
        kept = directory / KEPT / each.name
        try:
            _replace(each, kept)
        except KakdocError as fault:
            yield from fault.problems
        else:
            yield f"{each.file.as_posix()}: diganti dengan yang hari ini; yang lama di {kept.as_posix()}"


def _replace(each: Old, kept: Path) -> None:
    """Keep an old file, then put today's in its place; raises OutputError, and the old one stays."""
    if why := in_use(each.file):
        remedy = "tutup berkasnya, lalu jalankan `kakdoc pindah --perbarui` lagi."
        raise OutputError(error("K742", f"{why}; tidak diganti.", remedy).at(Location(each.file.as_posix())))
    before = disk.read(each.file)
    if _bytes(kept) != before:
        disk.write_new(before, kept)
    try:
        with disk.on_disk(each.today, each.file) as new:
            new.replace(each.file)
    except OSError as cause:
        raise disk.refused_new(each.file, cause) from cause


def lacking(directory: Path) -> Iterator[Problem]:
    """Yield K743 for each template of the office's own that does not print what those of today print."""
    for kind, names in _SINCE.items():
        name = f"{kind}/{PAPER}"
        own = (directory / TEMPLATES / each for each in names_of(name))
        file = next((each for each in own if disk.is_file(each)), None)
        data = _bytes(file) if file else None
        if file is None or data is None or package.digest(data) == LAID[f"{TEMPLATES}/{kind}.docx"]:
            continue
        if data != (bundled(TEMPLATES) / name).read_bytes() and (missing := _missing(data, names, file)):
            yield _lacks(kind, missing).at(Location(file.as_posix()))


def _missing(data: bytes, names: tuple[str, ...], file: Path) -> list[str]:
    """Return the names that no text of a template holds; a file that is no template is told when it is used."""
    try:
        members = package.read(data, file.as_posix())
    except KakdocError:
        return []
    texts = b" ".join(_TAG.sub(b"", each.data) for name, each in members.items() if name.startswith("word/"))
    return [each for each in names if not re.search(rf"\b{re.escape(each)}\b".encode(), texts)]


def _lacks(kind: str, missing: list[str]) -> Problem:
    listed = "laporan-bulanan" if kind == "laporan" else kind
    return warning(
        "K743",
        f"templat ini diubah kantor Anda sejak 0.3.0, dan tidak mencetak {', '.join(missing)}.",
        "di kabupaten naskahnya tetap seperti dahulu; kantor lain, dan keputusan kepala daerah, memerlukannya: lihat "
        f"“Templat yang Anda ubah” di docs/pindah-versi.md, dan `kakdoc templat {listed}`.",
    )
