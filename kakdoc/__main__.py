"""`python -m kakdoc`, the same program as `kakdoc`."""

from __future__ import annotations

import sys

from kakdoc.cli import main


def run() -> None:
    """Run the program and leave with its exit code."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
