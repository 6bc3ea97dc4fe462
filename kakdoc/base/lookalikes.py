"""Templates and inputs that are not where, or not named as, they should be: not read, or read though old."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kakdoc.base import bundled, disk
from kakdoc.base.bundled import DEFINITION, PAPER, TEMPLATES, names_of
from kakdoc.base.problems import Location, Problem, warning

_DOCUMENTS = frozenset((".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf"))
_COPY = re.compile(
    r"^(?:salinan(?: dari)?|copy of)\s+|\.docx$|[\s_-]*(?:salin(?:an)?|copy|kopi)?[\s_-]*(?:\(?\d+\)?)?$"
)
_TEXTS = (".yaml.txt", ".yml.txt")
_BOOKS = (".xls", ".xlsb", ".xltx", ".xltm", ".xlt", ".ods", ".ots", ".numbers")


def lying_flat(folder: Path = Path(TEMPLATES)) -> Iterator[Problem]:
    """Yield K740 once for all templates that lie as until 0.3.0, K741 for each that has a twin of today beside it."""
    lying = bundled.lying_flat(folder)
    flat = {each: today for each, today in lying.items() if disk.is_file(folder / each.name.casefold())}
    if flat:
        names = ", ".join(each.name for each in flat)
        yield warning(
            "K740",
            f"templat 0.3.0 masih berjajar di sini ({names}); dibaca sebelum yang di folder jenisnya.",
            "jalankan `kakdoc pindah`, yang memindahkan masing-masing ke folder jenisnya.",
        ).at(Location(folder.as_posix()))
    for each, today in flat.items():
        if disk.is_file(today):
            yield _twin(each, today)


def without_kind(folder: Path = Path(TEMPLATES)) -> Iterator[Problem]:
    """Yield K517 for each template of a working folder that no kind prints: none is defined there, or names it."""
    lone = [each for each in _files(folder.glob(f"*/{PAPER}")) if not _is_of_a_kind(each)]
    named = [each.read_text("utf-8", "replace") for each in _files(folder.glob(f"*/{DEFINITION}"))] if lone else []
    for each in lone:
        kind = each.parent.name
        if any(f"{kind}/{PAPER}" in text for text in named):
            continue
        if disk.is_file(bundled.bundled(TEMPLATES) / kind / DEFINITION):
            message = f"templat ini tidak dibaca: jenis {kind} dicetak dengan templat di folder lain."
            remedy = f"tulis “{DEFINITION}” di sampingnya: `judul: …`, `dasar: {kind}`, `naskah: {PAPER}`; "
        else:
            message = f"templat ini tidak dibaca: tidak ada jenis bernama “{kind}”."
            remedy = f"beri folder ini “{DEFINITION}” dari jenis itu; "
        remedy += "bila tidak dimaksud, pindahkan dari folder templates."
        yield warning("K517", message, remedy).at(Location(each.as_posix()))


def _is_of_a_kind(own: Path) -> bool:
    """Return whether a template has a definition beside it, or the place of one that came along."""
    came = bundled.bundled(TEMPLATES) / own.parent.name / own.name
    return disk.is_file(own.with_name(DEFINITION)) or disk.is_file(came)


def _twin(old: Path, today: Path) -> Problem:
    """Return K741 for a template of 0.3.0 beside one of today."""
    same = _same(old, today)
    message = f"yang dibaca berkas ini; “{today.as_posix()}” tidak dibaca" + (", isinya sama." if same else ".")
    remedy = f"hapus “{old.as_posix()}”" + (
        "." if same else " bila yang di folder yang benar; bila tidak, ganti nama yang di folder, lalu `kakdoc pindah`."
    )
    return warning("K741", message, remedy).at(Location(old.as_posix()))


def _same(one: Path, other: Path) -> bool:
    try:
        return disk.read(one) == disk.read(other)
    except OSError:
        return False


def of_templates(names: Iterable[str], folder: Path = Path(TEMPLATES)) -> Iterator[Problem]:
    """Yield K517 for each file among the templates of a working folder that seems to be meant for one of these."""
    for name in dict.fromkeys(names):
        wanted = folder / name
        there = [folder / each for each in names_of(name) if (folder / each).is_file()]
        read = (*there, wanted)[0]
        for each in _files([*folder.glob("*"), *folder.glob("*/*")]):
            if each.suffix.casefold() in _DOCUMENTS and _seems(each, wanted) and not any(map(each.samefile, there)):
                yield warning(
                    "K517",
                    f"berkas ini mirip templat “{name}”, tetapi tidak dibaca: yang dibaca hanya “{read.as_posix()}”.",
                    f"bila ini templat yang dimaksud, simpan di Word sebagai Dokumen Word (*.docx) bernama "
                    f"“{read.name}” di folder “{read.parent.as_posix()}”; bila bukan, pindahkan dari sana.",
                ).at(Location(each.as_posix()))


def _seems(file: Path, wanted: Path) -> bool:
    """Return whether a file is named as a template, or a copy of it, lies in its folder under the name of that folder.

    Until 0.3.0 templates lay side by side, each under the name of its folder of today.
    """
    kind, stem = wanted.parent.name.casefold(), _plain(file.stem)
    if file.parent == wanted.parent.parent:
        return stem == kind
    return file.parent.name.casefold() == kind and stem in (kind, wanted.stem.casefold())


def _plain(stem: str) -> str:
    """Return a name without what copies of files are marked with."""
    stem = stem.casefold()
    while (shorter := _COPY.sub("", stem)) != stem:
        stem = shorter
    return stem


def of_inputs(paths: Iterable[Path]) -> Iterator[Problem]:
    """Yield K517 for each file in the folders given that seems to be an input and is none that can be read."""
    for file in _files(each for path in paths if path.is_dir() for each in path.rglob("*")):
        name = file.name.casefold()
        if name.endswith(_TEXTS):
            remedy = f"ganti namanya menjadi “{file.stem}” (di Explorer: Tampilan → Ekstensi nama file)."
        elif name.endswith(_BOOKS):
            remedy = "buka di Excel, simpan sebagai Buku Kerja Excel (*.xlsx); bila bukan isian, pindahkan dari sini."
        else:
            continue
        message = "berkas ini tampak seperti isian, tetapi tidak dibaca: isian bernama *.yaml, *.yml, atau *.xlsx."
        yield warning("K517", message, remedy).at(Location(file.as_posix()))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files among paths in order, without hidden ones and those that open Word and Excel files leave."""
    try:
        found = sorted(paths)
    except OSError:
        return
    yield from (each for each in found if not each.name.startswith((".", "~")) and each.is_file())
