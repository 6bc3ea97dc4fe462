"""Files that come over the page: limited, and looked at as those on disk are, before anything is done with them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import PurePosixPath
from threading import Lock
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartParser

from kakdoc.base.problems import InvalidValue
from kakdoc.ui.web.safety.guard import LARGEST

MOST_FILES, MOST_FIELDS = 20, 20_000
"""Files and fields of one form: without the script a table of two hundred rows comes as fields."""
LARGEST_FIELD = 2**20
"""Bytes of one field."""
_MOST_WAITING = 4
MultiPartParser.spool_max_size = LARGEST  # what was not looked at yet is never on disk


class Upload(NamedTuple):
    """What came: the ending of its name, in small letters with the dot, and its bytes. The name itself is not used."""

    suffix: str
    data: bytes


async def taken(value: object, suffixes: Sequence[str]) -> Upload:
    """Return the file of a field of a form.

    Raises InvalidValue K931 for no file, an empty one, or one whose name does not end as asked.
    """
    if not isinstance(value, UploadFile) or not value.filename:
        raise InvalidValue("K931", "berkasnya belum dipilih.", f"pilih berkas {_either(suffixes)}.")
    suffix = PurePosixPath(value.filename.replace("\\", "/")).suffix.lower()
    if suffix not in suffixes:
        raise InvalidValue("K931", "berkas ini bukan yang diminta.", f"pilih berkas {_either(suffixes)}.")
    data = await value.read()
    if not data:
        raise InvalidValue("K931", "berkasnya kosong.", "simpan berkasnya dahulu, lalu pilih lagi.")
    return Upload(suffix, data)


class Waiting:
    """Files that came and of which somebody still decides, by a key that nobody guesses; the latest few are kept."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[str, bytes]] = {}
        self._lock = Lock()

    def keep(self, name: str, data: bytes) -> str:
        """Keep a file under a name of ours; return its key."""
        key = secrets.token_urlsafe(12)
        with self._lock:
            self._held[key] = (name, data)
            for old in list(self._held)[:-_MOST_WAITING]:
                del self._held[old]
        return key

    def of(self, key: str) -> tuple[str, bytes] | None:
        """Return the name and the bytes of a file, None for one that is not kept any more."""
        with self._lock:
            return self._held.get(key)

    def forget(self, key: str) -> None:
        """Let a file go."""
        with self._lock:
            self._held.pop(key, None)


def _either(suffixes: Sequence[str]) -> str:
    return " atau ".join(suffixes)
