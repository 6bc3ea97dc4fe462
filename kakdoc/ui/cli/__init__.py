"""The commands: the only room that prints and that decides exit codes.

stdout carries results only; everything for the eye goes to stderr. Heavy rooms are imported by the
command that needs them.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kakdoc import __version__
from kakdoc.base.guarding import refuse_nowhere, unforeseen
from kakdoc.base.problems import InvalidValue, KakdocError, error, refusal
from kakdoc.ui.cli import usage
from kakdoc.ui.cli.commands import Command
from kakdoc.ui.cli.exit_codes import DONE, INPUT, OUTPUT, STOPPED, USAGE
from kakdoc.ui.messages import problems, terminal

_TRACE = "--lacak"
"""May stand anywhere, as it is put behind a command that failed."""


def main(arguments: Sequence[str]) -> int:
    """Return the exit code of one run: 0 done, 1 input, 2 usage, 3 template, 4 output, 130 stopped."""
    for name in ("stdout", "stderr"):  # one that was closed is None
        setattr(sys, name, getattr(sys, name) or Path(os.devnull).open("w"))  # noqa: SIM115  open to the end
    problems.use_utf8(sys.stdout, sys.stderr)
    others = [each for each in arguments if each != _TRACE]
    problems.show_traces(len(others) < len(arguments))
    try:
        code = _run(others)
        sys.stdout.flush()
    except OSError as cause:
        code = _unheard(cause)
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        refuse_nowhere()
        return _called(arguments)
    except KakdocError as fault:
        problems.to_stderr(fault.problems)
        return fault.exit_code
    except InvalidValue as fault:
        problems.to_stderr([error(fault.code, fault.message, fault.remedy)])
        return INPUT
    except KeyboardInterrupt:
        terminal.tell("Dihentikan. Naskah yang sudah selesai tetap utuh.")
        return STOPPED
    except OSError as cause:
        if cause.filename is None:  # no file, so one of the streams
            raise
        return _failed(cause)
    except Exception as cause:  # noqa: BLE001  the last guard
        return _failed(cause)


def _called(arguments: Sequence[str]) -> int:
    """Return the exit code of a command line: of its command, or of the help that it gets."""
    if arguments[:1] == ["--versi"]:
        terminal.say(f"kakdoc {__version__}")
        return DONE
    try:
        command, values = usage.read(arguments)
    except usage.Refused as fault:
        terminal.tell(str(fault) if arguments else _help())
        return USAGE
    except usage.HelpWanted as wanted:
        terminal.say(_help(wanted.command))
        return DONE
    return command.call(values)


def _help(command: Command | None = None) -> str:
    from kakdoc.ui.cli import helping

    return helping.page(command)


def _failed(cause: Exception) -> int:
    problems.to_stderr([unforeseen(cause)])
    return INPUT


def _unheard(cause: OSError) -> int:
    """Return the exit code of a run whose results nobody took: the reader is gone, or the disk behind it is full."""
    with contextlib.suppress(OSError):
        if cause.errno != errno.EPIPE:
            message = f"hasil tidak dapat dicetak ke keluaran ({refusal(cause)})."
            problems.to_stderr([error("K608", message, _UNHEARD)])
    for stream in (sys.stdout, sys.stderr):  # what is left there would fail once more at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return OUTPUT


_UNHEARD = "periksa berkas atau program yang menerima keluaran ini; naskah yang sudah selesai tetap utuh."
