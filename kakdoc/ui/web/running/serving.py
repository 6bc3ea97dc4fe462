"""One program serving one working folder, from its first address to its end."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn

from kakdoc.base import disk
from kakdoc.base.problems import Location, OutputError, UsageError, error, refusal
from kakdoc.ui.web.app import application
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.running import found
from kakdoc.ui.web.running.found import Running

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
    if running := found.find(place):
        opened(running.address, True)
        return
    try:
        with found.alone(place):
            _serve(place, port, opened, idle)
    except OSError as cause:
        if cause.errno != errno.EBUSY:
            raise
        opened(_waited_for(place).address, True)


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


def _waited_for(folder: Path) -> Running:
    """Return the page of a start at the same time, once it answers."""
    end = time.monotonic() + _WAIT
    while time.monotonic() < end:
        if running := found.find(folder):
            return running
        time.sleep(0.2)
    message = "program kakdoc lain memegang folder ini tetapi tidak menjawab."
    remedy = "tunggu sebentar, lalu coba lagi; bila tetap begitu, nyalakan ulang komputernya."
    raise OutputError(error("K934", message, remedy).at(Location(folder.as_posix())))


def _serve(folder: Path, port: int | None, opened: Callable[[str, bool], object], idle: float) -> None:
    with _bound(folder, port) as listening:
        desk = Desk(folder, listening.getsockname()[1])
        running = Running(desk.port, desk.keys.token)
        found.keep(folder, running)
        try:
            opened(running.address, False)
            _Server(desk, idle).run([listening])
        finally:
            desk.shut()
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


class _Server(uvicorn.Server):
    """Uvicorn that ends when the desk is closed or nobody looks at it, and for which a signal is such an end."""

    def __init__(self, desk: Desk, idle: float) -> None:
        logging.getLogger("uvicorn").setLevel(logging.CRITICAL + 1)
        super().__init__(
            uvicorn.Config(
                application(desk),
                loop="asyncio",
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,  # whoever connects is this computer, whatever a header says
                server_header=False,
                timeout_graceful_shutdown=3,
            )
        )
        self._desk, self._idle = desk, idle

    async def on_tick(self, counter: int) -> bool:
        """Return whether it is time to end; asked ten times a second."""
        ended = await super().on_tick(counter)
        return ended or self._desk.closing or self._desk.idle() > self._idle

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002  called so
        """End at Ctrl-C and the like; asked twice, at once."""
        self.force_exit = self.should_exit
        self.should_exit = True
