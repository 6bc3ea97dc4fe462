"""The JSON Schema of an input, for editors that complete and check while one types."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.office import REGION, Instansi


def of_office() -> str:
    """Return the JSON Schema of `instansi.yaml`."""
    return _dump(_with_other_names(Instansi.model_json_schema()))


def of_register() -> str:
    """Return the JSON Schema of `peraturan.yaml`."""
    return _dump({"title": "Register peraturan", **TypeAdapter(dict[str, Peraturan]).json_schema()})


def of_kind(model: type[BaseModel]) -> str:
    """Return the JSON Schema of an input; of the office it needs only what differs from `instansi.yaml`."""
    schema = model.model_json_schema()
    schema["required"] = [key for key in schema["required"] if key != "instansi"]
    _loosen(schema["$defs"], "Instansi")
    _with_other_names(schema["$defs"]["Instansi"])
    return _dump(schema)


def _with_other_names(office: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the office with the other keys that name its region."""
    known = office["properties"]
    for other in REGION[1:]:
        known[other] = {**known[REGION[0]], "title": other.capitalize()}
    return office


def _loosen(definitions: dict[str, Any], name: str) -> None:
    """Make every key of the office optional: an input gives only what differs from instansi.yaml."""
    definition = definitions[name]
    definition.pop("required", None)
    for reference in _references(definition):
        _loosen(definitions, reference)


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"].rpartition("/")[2]] if "$ref" in node else []
        return own + [name for value in node.values() for name in _references(value)]
    return [name for value in node for name in _references(value)] if isinstance(node, list) else []


def _dump(schema: dict[str, Any]) -> str:
    return json.dumps(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, ensure_ascii=False, indent=2
    )
