"""Files that look like what is wanted and are not read: templates and inputs with another name or format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kakdoc.base.problems import Location, Problem, warning

_DOCUMENTS = frozenset((".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf"))
_COPY = re.compile(
    r"^(?:salinan(?: dari)?|copy of)\s+|\.docx$|[\s_-]*(?:salin(?:an)?|copy|kopi)?[\s_-]*(?:\(?\d+\)?)?$"
)
_TEXTS = (".yaml.txt", ".yml.txt")
_BOOKS = (".xls", ".xlsb", ".xltx", ".xltm", ".xlt", ".ods", ".ots", ".numbers")


def of_templates(names: Iterable[str]) -> Iterator[Problem]:
    """Yield K517 for each file in the working folder's templates that seems to be meant for one of these."""
    for name in dict.fromkeys(names):
        for each in _files(Path("templates").glob("*")):
            if _seems(each, name):
                yield warning(
                    "K517",
                    f"berkas ini mirip templat “{name}”, tetapi tidak dibaca: yang dibaca hanya “templates/{name}”.",
                    f"bila ini templat yang dimaksud, simpan di Word sebagai Dokumen Word (*.docx) bernama “{name}”; "
                    "bila bukan, pindahkan dari folder templates.",
                ).at(Location(each.as_posix()))


def _seems(file: Path, name: str) -> bool:
    if file.name == name or file.suffix.casefold() not in _DOCUMENTS:
        return False
    own = Path("templates", name)
    if own.is_file() and own.samefile(file):  # Windows takes capitals for the same
        return False
    stem, wanted = file.stem.casefold(), Path(name).stem.casefold()
    while (shorter := _COPY.sub("", stem)) != stem:
        stem = shorter
    return stem == wanted


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
