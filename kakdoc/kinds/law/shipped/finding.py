"""Regulations found in the register that travels with the program: by their keys, or by what their lines hold.

The register, `register.yaml`, has a line for each: its key, and its entry as JSON, so that one can be read alone. It is
not opened until the office's register lacks what a paper cites.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from kakdoc.kinds.law.peraturan import Peraturan

_FILE = Path(__file__).with_name("register.yaml")
_BEHIND_KEY = ": {"


@lru_cache(maxsize=1)
def _text() -> str:
    """Return the lines of the register, a line feed before each."""
    lines = _FILE.read_text("utf-8").splitlines()
    return "".join(f"\n{line}" for line in lines if line[:1] not in ("", "#")) + "\n"


def has(key: str) -> bool:
    """Return whether the register has a key."""
    return f"\n{key}{_BEHIND_KEY}" in _text()


@lru_cache(maxsize=512)
def by_key(key: str) -> Peraturan | None:
    """Return the regulation of a key, None for one that the register lacks."""
    text = _text()
    start = text.find(f"\n{key}{_BEHIND_KEY}")
    if start < 0:
        return None
    return Peraturan.model_validate(json.loads(text[start + len(key) + len(_BEHIND_KEY) : text.index("\n", start + 1)]))


def keys() -> list[str]:
    """Return all keys, in the order of the register."""
    return [line.partition(_BEHIND_KEY)[0] for line in _text().split("\n") if line]


def every() -> Iterator[tuple[str, Peraturan]]:
    """Yield all regulations by their keys."""
    return _read(keys())


def of_year(tahun: int) -> Iterator[tuple[str, Peraturan]]:
    """Yield the regulations of a year by their keys."""
    return _read(_holding(f'"tahun": "{tahun}"'))


def mentioning(words: str) -> Iterator[tuple[str, Peraturan]]:
    """Yield the regulations in whose line some words stand, in letters of any kind."""
    return _read(_holding(words))


def _read(found: Iterable[str]) -> Iterator[tuple[str, Peraturan]]:
    for key in found:
        if (peraturan := by_key(key)) is not None:
            yield key, peraturan


def _holding(piece: str) -> Iterator[str]:
    """Yield the keys of the lines that hold a piece of text."""
    text, small = _text(), _small()
    piece = piece.lower()
    place = small.find(piece) if piece else -1
    while place >= 0:
        start = text.rindex("\n", 0, place) + 1
        yield text[start : text.index(_BEHIND_KEY, start)]
        place = small.find(piece, text.index("\n", place))


@lru_cache(maxsize=1)
def _small() -> str:
    """Return the register in small letters, each as long as it was."""
    return _text().lower()
