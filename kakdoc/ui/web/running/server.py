"""The server behind a socket, loaded once the address is told: its libraries take most of a start."""

from __future__ import annotations

import logging
import socket
from pathlib import Path
from types import FrameType

import uvicorn

from kakdoc.ui.web.app import application
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.safety.keys import Keys


def run(folder: Path, listening: socket.socket, keys: Keys, idle: float) -> None:
    """Serve a folder at a socket until it is closed, nobody has looked at it for `idle` seconds, or a signal comes."""
    desk = Desk(folder, listening.getsockname()[1], keys)
    try:
        _Server(desk, idle).run([listening])
    finally:
        desk.shut()


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
