"""Commands about the page in the browser."""

from __future__ import annotations

import io
import sys
import threading
import webbrowser
from importlib.util import find_spec
from pathlib import Path

from kakdoc.base.problems import UsageError, error
from kakdoc.ui.cli.exit_codes import DONE, STOPPED
from kakdoc.ui.messages import terminal

_NEEDED = ("starlette", "uvicorn", "python_multipart", "pypdfium2")


def buka(folder: Path | None, port: str | None, *, tanpa_peramban: bool) -> int:
    """Serve the page of a working folder until it is closed, or open the one that runs already."""
    _refuse_without_extra()
    from kakdoc.ui.web.running import serving

    wanted = None if port is None else _port(port)
    serving.serve(folder or Path(), wanted, _print if tanpa_peramban else _show)
    return DONE


def pintasan(folder: Path | None) -> int:
    """Put a shortcut on the desktop; its path goes to stdout."""
    _refuse_without_extra()
    from kakdoc.ui.web.running import shortcut, window

    terminal.say(shortcut.put((folder or window.usual_folder()).resolve()).as_posix())
    return DONE


def _refuse_without_extra() -> None:
    if any(find_spec(each) is None for each in _NEEDED):
        message = "halaman di peramban memerlukan pustaka tambahan, yang belum terpasang."
        raise UsageError(error("K936", message, "jalankan: python -m pip install 'kakdoc[web]'."))


def _port(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and len(typed) < 6 and int(typed) < 65536:
        return int(typed)
    remedy = "tulis misalnya --port 8080, atau --port 0 untuk port mana pun yang bebas."
    raise UsageError(error("K935", f"“{typed}” bukan nomor port: angka 0 sampai 65535.", remedy))


def _print(address: str, _ran: bool) -> None:
    terminal.say(address)
    sys.stdout.flush()


def _show(address: str, ran: bool) -> None:
    """Open the browser, which may take its time."""
    if ran:
        terminal.tell("Halaman folder ini sudah terbuka; ditampilkan lagi.")
        _open(address)
        return
    terminal.tell("Halaman terbuka di peramban. Tutup dengan tombol Tutup di halaman itu, atau dengan Ctrl-C di sini.")
    threading.Thread(target=_open, args=(address,), daemon=True).start()


def _open(address: str) -> None:
    if not webbrowser.open(address):
        terminal.tell(f"Peramban tidak ditemukan. Buka sendiri alamat ini: {address}")


def run_window() -> None:
    """Run `kakdoc buka` where no console shows what goes wrong: that is shown in the browser as well."""
    from kakdoc.ui.cli import main
    from kakdoc.ui.web.running import window

    sys.stderr = said = io.StringIO()
    code = main(["buka", *(sys.argv[1:] or [str(window.usual_folder())])])
    if code not in (DONE, STOPPED):
        window.tell(said.getvalue())
    sys.exit(code)


if __name__ == "__main__":
    run_window()
