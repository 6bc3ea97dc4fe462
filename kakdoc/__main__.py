"""`python -m kakdoc`, the same program as `kakdoc`."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Run the program and leave with its exit code.

    Imports make many objects and no garbage: collecting it meanwhile takes a tenth of a short run,
    and looking for pydantic plugins, of which there are none, another twentieth.
    """
    gc.set_threshold(200_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from kakdoc.ui.cli import main

    code = main(sys.argv[1:])
    gc.freeze()  # else Python, ending, looks through all that is there for garbage: a seventh of a short run
    sys.exit(code)


if __name__ == "__main__":
    run()
