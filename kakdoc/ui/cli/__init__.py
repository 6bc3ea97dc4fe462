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

import typer

from kakdoc.base.guarding import refuse_nowhere, unforeseen
from kakdoc.base.problems import InvalidValue, KakdocError, error, refusal
from kakdoc.ui.cli import documents, inputs, lookups, usage  # noqa: F401  commands join the program when they are imported
from kakdoc.ui.cli.app import DONE, INPUT, OUTPUT, STOPPED, USAGE, app
from kakdoc.ui.messages import problems, terminal

_TRACE = "--lacak"
"""May stand anywhere, as it is put behind a command that failed."""


def main(arguments: Sequence[str]) -> int:
    """Return the exit code of one run: 0 done, 1 input, 2 usage, 3 template, 4 output, 130 stopped."""
    for name in ("stdout", "stderr"):  # one that was closed is None
        setattr(sys, name, getattr(sys, name) or Path(os.devnull).open("w"))  # noqa: SIM115  open to the end
    problems.use_utf8(sys.stdout, sys.stderr)
    others = [each for each in arguments if each != _TRACE]
    try:
        code = _run(others if len(others) == len(arguments) else [_TRACE, *others])
        sys.stdout.flush()
    except OSError as cause:
        code = _unheard(cause)
    if code == STOPPED:  # Typer gives this code for Ctrl-C
        typer.echo("Dihentikan. Naskah yang sudah selesai tetap utuh.", err=True)
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        refuse_nowhere()
        return int(app(args=list(arguments), prog_name="kakdoc", standalone_mode=False) or DONE)
    except KakdocError as fault:
        problems.to_stderr(fault.problems)
        return fault.exit_code
    except InvalidValue as fault:
        problems.to_stderr([error(fault.code, fault.message, fault.remedy)])
        return INPUT
    except usage.Refused as fault:
        terminal.tell(usage.explain(fault))
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except OSError as cause:
        if cause.filename is None:  # no file, so one of the streams
            raise
        return _failed(cause)
    except Exception as cause:  # noqa: BLE001  the last guard
        return _failed(cause)
    if code == STOPPED:  # Typer gives this code for Ctrl-C
        terminal.tell("Dihentikan. Naskah yang sudah selesai tetap utuh.")
    return code


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
