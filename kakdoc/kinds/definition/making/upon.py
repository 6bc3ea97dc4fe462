"""A definition that builds upon another one."""

from __future__ import annotations

from typing import Any

from kakdoc.kinds.definition.schema import Definition, Isian


def upon(below: Definition, own: Definition) -> Definition:
    """Return a definition with the fields, signers and rules of the one below it; what it says itself holds."""
    said: dict[str, Any] = {key: getattr(own, key) for key in own.model_fields_set}
    fields = dict(below.isian)
    for key, each in own.isian.items():
        fields[key] = _changed(below.isian[key], each) if key in below.isian else each
    said |= {"isian": fields, "periksa": (*below.periksa, *own.periksa)}
    return below.model_copy(update={**said, "dasar": None})


def _changed(below: Isian, own: Isian) -> Isian:
    return below.model_copy(update={key: getattr(own, key) for key in own.typed})
