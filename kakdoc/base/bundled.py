"""The files that travel with kakdoc: templates and example inputs; the working folder's own come first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kakdoc.base import disk

_PACKAGE = Path(__file__).parent.parent
TEMPLATES = "templates"
"""The folder of templates, one folder in it for each kind."""
DEFINITION, PAPER, EXAMPLE = "jenis.yaml", "naskah.docx", "contoh.yaml"
"""What the folder of a kind holds: its definition, its template, and the example that inputs begin as."""
_FILES = {".docx": PAPER, ".yaml": EXAMPLE}
_UNTIL_0_3_0 = frozenset((
    "kak.docx", "keputusan.docx", "perbup.docx", "laporan.docx", "kak.yaml", "keputusan.yaml", "perbup.yaml",
    "laporan-bulanan.yaml", "laporan-triwulan.yaml", "laporan-semester.yaml",
))  # fmt: skip
"""What lay side by side in `templates/` until 0.3.0."""


def bundled(folder: str) -> Path:
    """Return the folder `templates`, `inputs` or `docs` that came with the program.

    In a wheel they lie in the package, in a checkout beside it.
    """
    inside = _PACKAGE / "bawaan" / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def is_working_folder(folder: Path) -> bool:
    """Return whether a folder is one that inputs and papers are kept in."""
    return any(disk.is_folder(folder / each) for each in (TEMPLATES, "inputs"))


def template(name: str) -> Path:
    """Return a file of `templates/`, `kak/naskah.docx`: that of the working folder, else the one that came along."""
    own = (Path(TEMPLATES) / each for each in names_of(name))
    return next((each for each in own if each.is_file()), bundled(TEMPLATES) / name)


def names_of(name: str) -> Iterator[str]:
    """Yield the names that a file of `templates/` may have in a working folder, that which is read first before.

    Until 0.3.0 the files of all kinds lay side by side, `kak.docx`; where one lies there still, it is the office's own.
    """
    if (old := old_name(name)) is not None:
        yield old
    yield name


def old_name(name: str) -> str | None:
    """Return the name that a file of `templates/` had until 0.3.0; None for one that came later."""
    file = PurePosixPath(name)
    old = f"{file.parent}{file.suffix}"
    return old if _FILES.get(file.suffix) == file.name and old in _UNTIL_0_3_0 else None


def new_name(name: str) -> str:
    """Return the name today of a file of `templates/` by its name of any time: `kak/naskah.docx` for `kak.docx`."""
    file = PurePosixPath(name)
    return f"{file.stem}/{_FILES[file.suffix]}" if name in _UNTIL_0_3_0 else name


def lying_flat(folder: Path) -> dict[Path, Path]:
    """Return the files that lie in a folder of templates as until 0.3.0, each with its place of today.

    Capitals make no difference, as on Windows; of two that differ by them only, one named as it should be comes first.
    """
    found: dict[Path, Path] = {}
    for name in sorted(disk.names(folder), key=lambda each: (each != each.casefold(), each)):
        today = folder / new_name(name.casefold())
        if name.casefold() in _UNTIL_0_3_0 and disk.is_file(folder / name) and today not in found.values():
            found[folder / name] = today
    return found
