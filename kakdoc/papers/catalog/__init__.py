"""The kinds of documents that kakdoc knows; what a kind needs is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from kakdoc.base.problems import UsageError, error, suggestion
from kakdoc.papers.catalog import defined
from kakdoc.papers.catalog.entries import BY_NAME as _BY_NAME
from kakdoc.papers.catalog.entries import written

if TYPE_CHECKING:
    from kakdoc.kinds.definition.schema import Definition
    from kakdoc.kinds.fields.base import Model
    from kakdoc.kinds.kind import Kind

Loaded = TypeVar("Loaded")


class _Known(Mapping[str, Loaded]):
    """Something of each kind by its name, in the order of the catalog, loaded when it is asked for."""

    def __init__(self, load: Callable[[str], Loaded]) -> None:
        self._load = load

    def __getitem__(self, name: str) -> Loaded:
        if name not in self:
            raise KeyError(name)
        return self._load(name)

    def __contains__(self, name: object) -> bool:
        return name in _BY_NAME or (isinstance(name, str) and defined.own(name) is not None)

    def __iter__(self) -> Iterator[str]:
        return iter((*_BY_NAME, *defined.names()))

    def __len__(self) -> int:
        return len(_BY_NAME) + len(defined.names())

    __hash__ = object.__hash__  # what is read by the schemas is remembered by them
    __eq__ = object.__eq__


def _kind(name: str) -> Kind:
    own = defined.own(name)
    return written(name) if own is None else defined.kind(name, own, _Kinds())


class _Kinds:
    """The kinds that a definition may name."""

    def __contains__(self, name: object) -> bool:
        return name in BY_NAME

    def kind(self, name: str) -> Kind:
        return BY_NAME[name]

    def definition(self, name: str) -> Definition | None:
        from kakdoc.inputs.drawing_on import definitions

        own = defined.own(name)
        return None if own is None else definitions.read(own).definition


def _model(name: str) -> type[Model]:
    return _kind(name).model


def _title(name: str) -> str:
    own = defined.own(name)
    return _BY_NAME[name].title if own is None else defined.title(name, own)


BY_NAME: Mapping[str, Kind] = _Known(_kind)
MODELS: Mapping[str, type[Model]] = _Known(_model)
"""The schemas by kind."""
TITLES: Mapping[str, str] = _Known(_title)
"""The titles by kind."""


def named(name: str) -> Kind:
    """Return the kind of a name; raises UsageError K114 with the nearest."""
    from kakdoc.kinds.shape import document_kind

    kind = document_kind(name, BY_NAME)
    if kind is None:
        raise UsageError(error("K114", f"jenis “{name}” tidak dikenal.", suggestion(name, BY_NAME)))
    return BY_NAME[kind]
