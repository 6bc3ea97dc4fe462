"""One input with all that it draws on: every file is read here, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel

from kakdoc.base.bundled import bundled
from kakdoc.base.problems import InputError, Problem
from kakdoc.inputs.drawing_on import files, months, pictures, tariffs
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.drawing_on.months import Folders
from kakdoc.inputs.drawing_on.other_papers import with_papers
from kakdoc.inputs.located import of_no_name, untold
from kakdoc.inputs.opening import REGISTER_FILE, InputFile
from kakdoc.inputs.tree import Block
from kakdoc.inputs.typed import choices, last_year, printed_words
from kakdoc.kinds.fields.marks import MONTHS
from kakdoc.kinds.shape import key_of


def gather(
    path: Path, model_of: Callable[[Block], type[BaseModel]], folders: Folders, own: InputFile | None = None
) -> Gathered:
    """Return an input with the office, the register of regulations, the months, the TOR and the pictures it draws on.

    `model_of` tells the schema of what was typed, `own` what stands in place of the file. Raises InputError with all
    that was found until something could not be read.
    """
    own = own or folders.read(path)
    told = own.problems
    try:
        model = model_of(own.root)
        told = (*told, *_of_typing(own.root, model))
        whole = _with_others(replace(Gathered.of(path, own, model), problems=told), folders)
        return with_papers(whole, folders, lambda other: gather(other, model_of, folders))
    except InputError as fault:
        raise InputError(*of_no_name((*told, *untold(fault.problems, told)))) from fault


def _of_typing(root: Block, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield what the typed words alone show: last year's values, words that the template prints."""
    yield from last_year.check(root, model)
    yield from printed_words.check(root, model)


def _with_others(gathered: Gathered, folders: Folders) -> Gathered:
    gathered = files.with_office(gathered)
    gathered = files.with_register(gathered, bundled("inputs") / REGISTER_FILE)
    if key_of(gathered.model, MONTHS) is not None:
        gathered = months.with_months(gathered, folders)
    gathered = tariffs.with_tariffs(gathered)
    gathered = files.with_kak(gathered, folders)
    gathered = replace(gathered, root=choices.named(gathered.root, gathered.model))
    return pictures.with_pictures(gathered)
