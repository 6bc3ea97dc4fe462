"""One program serving one working folder, from its first address to its end."""

from __future__ import annotations

import errno
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.problems import Location, OutputError, UsageError, error, refusal
from kakdoc.ui.web.running import found
from kakdoc.ui.web.running.found import Running
from kakdoc.ui.web.safety.keys import Keys

IDLE = 600.0
"""Seconds without a page after which the program ends."""
_WAIT = 10.0
"""Seconds for which another start of the same folder is waited for."""
_HOST = "127.0.0.1"


def serve(folder: Path, port: int | None, opened: Callable[[str, bool], object], idle: float = IDLE) -> None:
    """Serve a working folder until it is closed; `opened` is called with the address and whether it ran already.

    `folder` may be one that is still to be made. Raises UsageError K933 for what is no folder, K935 for a port that
    cannot be had, OutputError K934 where another program holds the folder and does not answer.
    """
    place = Path(disk.real(folder))
    _go_to(place)
    until = time.monotonic() + _WAIT
    while not _opened(place, port, opened, idle):
        if time.monotonic() > until:
            message = "program kakdoc lain memegang folder ini tetapi tidak menjawab."
            remedy = "tunggu sebentar, lalu coba lagi; bila tetap begitu, nyalakan ulang komputernya."
            raise OutputError(error("K934", message, remedy).at(Location(place.as_posix())))
        time.sleep(0.2)


def _opened(folder: Path, port: int | None, opened: Callable[[str, bool], object], idle: float) -> bool:
    """Open the page that runs for a folder, or serve it; return False while another start or end is under way."""
    if running := found.find(folder):
        opened(running.address, True)
        return True
    try:
        with found.alone(folder):
            _serve(folder, port, opened, idle)
    except OSError as cause:
        if cause.errno != errno.EBUSY:
            raise
        return False
    return True


def _go_to(folder: Path) -> None:
    """Make a folder the program's own; one that is still to be made needs one that it can be made in."""
    there = folder if os.path.lexists(folder) else folder.parent
    try:
        os.chdir(there)
        os.scandir(there).close()
    except OSError as cause:
        message = f"folder ini tidak dapat dibuka ({refusal(cause)})."
        remedy = "pilih folder lain, atau minta izin membuka folder itu kepada pengelola komputer."
        raise UsageError(error("K933", message, remedy).at(Location(there.as_posix()))) from cause


def _serve(folder: Path, port: int | None, opened: Callable[[str, bool], object], idle: float) -> None:
    with _bound(folder, port) as listening:
        keys, port = Keys.new(), listening.getsockname()[1]
        running = Running(port, keys.token)
        found.keep(folder, running)
        try:
            opened(running.address, False)  # whoever comes now waits at the socket while the rest is loaded
            from kakdoc.ui.web.running import server

            server.run(folder, listening, keys, idle)
        except KeyboardInterrupt:
            return
        finally:
            found.forget(folder)


def _bound(folder: Path, port: int | None) -> socket.socket:
    """Return a socket that listens on this computer alone: on the port asked for, else the folder's, else any."""
    if port is not None:
        try:
            return _listening(port)
        except OSError as cause:
            taken = cause.errno == errno.EADDRINUSE
            message = f"port {port} tidak dapat dipakai ({'sedang dipakai program lain' if taken else refusal(cause)})."
            remedy = "pilih angka lain antara 1024 dan 65535, atau --port 0 untuk port mana pun yang bebas."
            raise UsageError(error("K935", message, remedy)) from cause
    try:
        return _listening(found.usual_port(folder))
    except OSError:
        return _listening(0)


def _listening(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((_HOST, port))
        made.listen(128)
    except BaseException:
        made.close()
        raise
    return made
