"""The files that travel with kakdoc: templates and example inputs; the working folder's own come first."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def bundled(folder: str) -> Path:
    """Return the folder `templates`, `inputs` or `docs` that came with the program.

    In a wheel they lie in the package, in a checkout beside it.
    """
    inside = _PACKAGE / "bawaan" / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def template(name: str) -> Path:
    """Return a file of `templates/`: that of the working folder, else the one that came along."""
    own = Path("templates") / name
    return own if own.is_file() else bundled("templates") / name
