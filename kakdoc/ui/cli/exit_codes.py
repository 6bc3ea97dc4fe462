"""The exit codes that commands give; those of what was refused stand at the errors (`base.problems`)."""

from __future__ import annotations

DONE, INPUT, USAGE, TEMPLATE, OUTPUT, STOPPED = 0, 1, 2, 3, 4, 130
