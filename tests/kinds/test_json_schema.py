"""What editors show of an input: Indonesian, nothing of what the code says to programmers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from kakdoc.kinds.fields.base import Model
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.starting import schema_of

NAMES = (*BY_NAME, "instansi", "peraturan")
ENGLISH = frozenset(
    (
        "the",
        "of",
        "with",
        "what",
        "which",
        "that",
        "its",
        "is",
        "are",
        "how",
        "one",
        "for",
        "who",
        "and",
        "from",
        "where",
    )
)


def shown(node: Any) -> Iterator[str]:
    """Yield what an editor shows: titles and descriptions at any depth."""
    if isinstance(node, dict):
        yield from (node[key] for key in ("title", "description") if isinstance(node.get(key), str))
        for value in node.values():
            yield from shown(value)
    elif isinstance(node, list):
        for value in node:
            yield from shown(value)


def schemas(model: type[Model] = Model) -> Iterator[type[Model]]:
    for each in model.__subclasses__():
        yield each
        yield from schemas(each)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_json_schema_is_english(name: str) -> None:
    texts = list(shown(json.loads(schema_of(name))))
    assert len(texts) > 20
    assert [text for text in texts if ENGLISH & set(re.findall(r"[a-z]+", text.casefold()))] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_docstring_of_a_schema_reaches_those_who_type(name: str) -> None:
    docstrings = {each.__doc__.partition("\n")[0] for each in schemas() if each.__doc__}
    assert not docstrings & {text.partition("\n")[0] for text in shown(json.loads(schema_of(name)))}
