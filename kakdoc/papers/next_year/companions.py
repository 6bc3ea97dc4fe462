"""Office and register that go along with the inputs, where next year's would not find them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kakdoc.base import disk
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on import known_names
from kakdoc.papers import checking
from kakdoc.papers.next_year.sources import Source
from kakdoc.papers.next_year.targets import absolute


def companions(paths: Iterable[Path], targets: Mapping[Path, Path], sources: Sequence[Source]) -> Iterator[Source]:
    """Yield the files of the folders asked for, those above single files, and what Word files carry; each once.

    `targets` gives the target of each source by its name.
    """
    for path in dict.fromkeys(paths):
        if disk.is_folder(path):
            for name in sorted(checking.SHARED_FILES):
                for file in sorted(path.rglob(name)):
                    yield Source(file, opening.read_bytes(file), path)
    taken: dict[Path, bytes] = {}
    for source in sources:
        for each in _of_one(source, targets[source.name]):
            moved = each
            if taken.setdefault(absolute(each.name), each.data) != each.data:  # another office's paper
                moved = replace(each, name=source.name.with_name(each.name.name))
            yield moved


def _of_one(source: Source, target: Path) -> Iterator[Source]:
    if source.office is not None:
        if known_names.above(source.name, opening.OFFICE_FILE) is None:
            yield source.office
    elif source.given is None:
        for name in sorted(checking.SHARED_FILES):
            found = known_names.above(source.name, name)
            if found is not None and known_names.above(target, name) is None:
                yield Source(known_names.shown(found), opening.read_bytes(found))
