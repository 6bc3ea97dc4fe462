"""The page that runs already for a working folder: where it is, kept in the user's cache, for him alone."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kakdoc.base import disk, shelf
from kakdoc.base.package import digest
from kakdoc.ui.web.safety.keys import Keys, same

_SECONDS = 3
_LARGEST = 10_000


class Running(NamedTuple):
    """Where a page runs, and the token that opens it."""

    port: int
    token: str

    @property
    def address(self) -> str:
        """The address that opens it."""
        return address(self.port, self.token)


def address(port: int, token: str) -> str:
    """Return the address that opens a page."""
    return f"http://127.0.0.1:{port}/masuk?kunci={token}"


def find(folder: Path) -> Running | None:
    """Return the page that runs for a folder; None where none answers that knows the token."""
    kept = _shelf().get(_key(folder))
    try:
        told = Running(**json.loads(kept or b"null"))
    except (ValueError, TypeError):
        return None
    return told if _answers(told) else None


def keep(folder: Path, running: Running) -> None:
    """Keep where the page of a folder runs."""
    _shelf().put(_key(folder), json.dumps(running._asdict()).encode())


def forget(folder: Path) -> None:
    """Forget the page of a folder."""
    _shelf().remove(_key(folder))


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder so that one program serves it; raises OSError EBUSY where another does."""
    place = _shelf().folder
    try:
        if place is not None:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_there = place is not None and os.access(place, os.W_OK)
    except OSError:
        is_there = False
    if place is None or not is_there:
        yield
        return
    with disk.held_alone(place / f"{_key(folder)}.kunci"):
        yield


def usual_port(folder: Path) -> int:
    """Return a port that a folder has each time, so that a window that lost the program finds it again.

    It lies below those that systems give to programs by themselves.
    """
    return 20_000 + int(_key(folder), 16) % 12_000


def _answers(running: Running) -> bool:
    """Return whether a page answers that knows the token, which is not sent: something else may be there by now."""
    question = secrets.token_urlsafe(16)
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=_SECONDS)
    try:
        connection.request("GET", f"/hidup?tanya={question}")
        told = json.loads(connection.getresponse().read(_LARGEST))
        proof = Keys(running.token, "", "").proof(question)
        return same(str(told["bukti"]), proof) and not told["tutup"]
    except (OSError, http.client.HTTPException, ValueError, TypeError, KeyError):
        return False
    finally:
        connection.close()


def _shelf() -> shelf.Shelf:
    place = shelf.place()
    return shelf.Shelf(place / "halaman" if place else None)


def _key(folder: Path) -> str:
    return digest(os.path.normcase(disk.real(folder)).encode(errors="surrogateescape"))
