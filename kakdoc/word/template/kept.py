"""Compiled templates kept between runs: compiling takes longer than everything else that a paper needs.

Jinja's own cache is passed over: its keys know neither filters nor versions, and a damaged file stops it for ever.
"""

from __future__ import annotations

import os
import pickle
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kakdoc import __version__
from kakdoc.base import disk
from kakdoc.base.package import digest
from kakdoc.base.shelf import Shelf

if TYPE_CHECKING:
    from kakdoc.word.template.filling import CompiledTemplate
    from kakdoc.word.template.page import PageSetup

_PACKAGE = Path(__file__).parent.parent.parent
_MAKERS = ("word", "base")
_LIBRARIES = ("jinja2", "docxtpl", "docx", "lxml")


def template(data: bytes, file: str, setup: PageSetup | None, shelf: Shelf) -> CompiledTemplate:
    """Return what `compile_template` returns, from an earlier run where that left it. Raises what that raises."""
    key = digest(repr((digest(data), file, setup, _maker())).encode())
    return _kept(key, shelf) or _made(key, data, file, setup, shelf)


def _kept(key: str, shelf: Shelf) -> CompiledTemplate | None:
    entry = shelf.get(key)
    if entry is None:
        return None
    from kakdoc.word.template.filling import CompiledTemplate

    try:
        found = pickle.loads(entry)  # noqa: S301  the shelf proves that the user's own runs wrote it
    except Exception:  # noqa: BLE001  whatever is wrong with it, it can be made again
        found = None
    if isinstance(found, CompiledTemplate):
        return found
    shelf.remove(key)
    return None


def _made(key: str, data: bytes, file: str, setup: PageSetup | None, shelf: Shelf) -> CompiledTemplate:
    from kakdoc.word.template.compiled import compile_template

    made = compile_template(data, file, setup)
    shelf.put(key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


@cache
def _maker() -> str:
    """Return what tells apart who made a template: versions, and the program's and its libraries' files as they are."""
    own = [(each, disk.stamp(each)) for room in _MAKERS for each in _sources(_PACKAGE / room)]
    libraries = [disk.stamp(spec.origin) for name in _LIBRARIES if (spec := find_spec(name)) and spec.origin]
    return repr((__version__, sys.implementation.cache_tag, own, libraries))


def _sources(folder: Path) -> list[str]:
    """Return the files of a room of the program."""
    return sorted(
        os.path.join(parent, name)  # noqa: PTH118  asked at each start
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(".py")
    )
