"""The names that files are known by wherever the working folder lies, and where those above an input are."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.bundled import DEFINITION, TEMPLATES
from kakdoc.inputs.tree import Node

INPUTS, EXAMPLES = "inputs", "contoh"
"""The folders of a working folder with inputs: those of the office, and the example."""
# What no XML can hold, what a name of no encoding is decoded to, and what parts folders or drives elsewhere.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff\\]|(?<=^[A-Za-z]):")


def below_inputs(path: Path | str) -> tuple[str, ...] | None:
    """Return the folders of a file below the nearest folder `inputs`, None when it is in none."""
    return _below(INPUTS, os.path.dirname(path), os.getcwd())  # noqa: PTH109, PTH120  asked for every paper


@lru_cache(maxsize=1024)
def _below(among: str, folder: str, _here: str) -> tuple[str, ...] | None:
    parts = Path(disk.real(folder)).parts
    folded = [part.casefold() for part in parts]
    return parts[len(parts) - folded[::-1].index(among) :] if among in folded else None


def name_of(path: Path | str) -> str:
    """Return a file as traces name it: its path from the nearest folder `inputs`, or `contoh`, else its name alone.

    A definition is named by the folder of its kind. So the name tells nothing of the computer. What cannot be printed
    in it is replaced.
    """
    folder, name = os.path.split(path)
    if name == DEFINITION:
        return "/".join((TEMPLATES, os.path.basename(folder), name))  # noqa: PTH119
    for among in (INPUTS, EXAMPLES):
        if (below := _below(among, folder, os.getcwd())) is not None:  # noqa: PTH109
            return _UNPRINTABLE.sub("\ufffd", "/".join((among, *below, name)))
    return _UNPRINTABLE.sub("\ufffd", name)


def source(node: Node) -> str:
    """Return the file a node was typed in."""
    origin = node.span.origin
    return origin if isinstance(origin, str) else origin.name


def above(path: Path, name: str) -> Path | None:
    """Return the nearest file of a name in the folders of an input; one that cannot be read is found too."""
    candidates = (folder / name for folder in Path(disk.real(path)).parents)
    return next((each for each in candidates if os.path.lexists(each) and not disk.is_folder(each)), None)


def shown(path: Path) -> Path:
    """Return a path as staff know it: from the working folder where it is inside it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
