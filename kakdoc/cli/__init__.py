"""The commands: the only room that prints and that decides exit codes.

stdout carries results only; everything for the eye goes to stderr. Heavy rooms are imported by the
command that needs them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from kakdoc import reports, terminal, usage
from kakdoc.cli import documents, inputs, lookups  # noqa: F401  commands join the program when they are imported
from kakdoc.cli.app import DONE, INPUT, STOPPED, USAGE, app
from kakdoc.problems import InvalidValue, KakdocError, error


def main(arguments: Sequence[str]) -> int:
    """Return the exit code of one run: 0 done, 1 input, 2 usage, 3 template, 4 output, 130 stopped."""
    reports.use_utf8(sys.stdout, sys.stderr)
    try:
        code = int(app(args=list(arguments), prog_name="kakdoc", standalone_mode=False) or DONE)
    except KakdocError as fault:
        reports.to_stderr(fault.problems)
        return fault.exit_code
    except InvalidValue as fault:
        reports.to_stderr([error(fault.code, fault.message, fault.remedy)])
        return INPUT
    except usage.Refused as fault:
        terminal.tell(usage.explain(fault))
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    if code == STOPPED:  # Typer gives this code for Ctrl-C
        terminal.tell("Dihentikan. Naskah yang sudah selesai tetap utuh.")
    return code
