"""The papers of inputs that somebody edited in Word: what is in them and not in the inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kakdoc.base import disk
from kakdoc.base.problems import InputError
from kakdoc.papers import checking
from kakdoc.papers.trace import edits

if TYPE_CHECKING:
    from kakdoc.word.comparing.content import Difference


def of_inputs(inputs: Iterable[Path], outputs: Path = checking.OUTPUTS) -> Iterator[tuple[Path, Sequence[Difference]]]:
    """Yield the papers of inputs that were edited, with each place's words before and after.

    A paper that is not there, has no trace or cannot be read tells nothing.
    """
    for each in inputs:
        paper = checking.output_path(each, outputs)
        if disk.is_file(paper) and (found := _edited(paper)):
            yield paper, found


def _edited(paper: Path) -> Sequence[Difference]:
    try:
        data = edits.read(paper)
        found = edits.differences(data, edits.origin(data, paper.as_posix()))
    except InputError:
        return ()
    return [each for each in found if not each.is_filled]
