"""What an input of a kind made of data asks for: a commented skeleton, gaps where something must be filled in."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kakdoc.kinds.definition.schema import Definition, Isian
from kakdoc.kinds.definition.types import TYPES, Orang
from kakdoc.kinds.shape import Field
from kakdoc.kinds.shape import fields as fields_of

_LONGEST = 110
_FREE = (
    "\n# Yang di bawah ini boleh dibiarkan; untuk mengganti atau mengisinya, hapus tanda # dan satu spasi sesudahnya."
)
_PLAIN = re.compile(r"[^\W\d_][\w .,()/&+-]*|[\d.]+|[\d.,]+\w*")


def skeleton(name: str, definition: Definition, example: Mapping[str, Any]) -> str:
    """Return a new input of a kind; `example` has values as somebody typed them, which the hints show."""
    said = f"# {definition.judul}." + (f" {definition.keterangan}" if definition.keterangan else "")
    return f"{said}\njenis: {name}\n{fields(definition.fields, example)}"


def skeleton_upon(name: str, definition: Definition, below: Mapping[str, Field], example: Mapping[str, Any]) -> str:
    """Return a new input of a kind that gives another kind its texts: what is left to fill in, the rest as comments."""
    own, needed, free = definition.isian, list[str](), list[str]()
    for key, each in below.items():
        hint = f"# {(own[key].judul if key in own else None) or each.title}: {each.hint}"
        if each.required and not (key in own and own[key].bawaan):
            needed += [hint, f'{key}: "[isi: {each.title.lower()}]"']
        elif key in own and own[key].bawaan:
            free += [hint, *(f"# {line}" for line in _default(key, own[key].bawaan))]
        else:
            free += [hint, f"# {key}:"]
    added = {key: each for key, each in own.items() if key not in below}
    head = [f"# {definition.judul}." + (f" {definition.keterangan}" if definition.keterangan else ""), f"jenis: {name}"]
    return "\n".join([*head, *needed, fields(added, example).rstrip(), _FREE, *free]) + "\n"


def fields(known: Mapping[str, Isian], example: Mapping[str, Any]) -> str:
    """Return the keys of some fields, each with what it is for above it."""
    lines = [line for key, isian in known.items() for line in _field(key, isian, example.get(key))]
    return "".join(f"{line}\n" for line in lines)


def _field(key: str, isian: Isian, example: Any) -> Iterator[str]:
    yield f"# {isian.title(key)}: {isian.petunjuk or TYPES[isian.tipe or ''].hint}{_source(isian)}"
    lines = list(_typed(key, isian, example))
    yield from lines if isian.is_required else (f"# {line}" for line in lines)


def _source(isian: Isian) -> str:
    """Return where the value comes from when nobody types it."""
    if isian.rumus:
        return f" Dihitung: {isian.rumus}."
    return f" Bila kosong, diambil dari {isian.dari}." if isian.dari else ""


def _typed(key: str, isian: Isian, example: Any) -> Iterator[str]:
    """Yield the lines of a key with its value; what is computed has none."""
    if isian.rumus:
        return
    if isian.tipe == "tabel":
        yield f"{key}:"
        yield from _item(_group(isian, _first(example)))
    elif isian.bawaan is not None:
        yield from _default(key, isian.bawaan)
    elif isian.tipe == "daftar":
        yield f"{key}:"
        yield f"  - {_value(key, isian, _first(example))}"
    elif isian.tipe in ("kelompok", "orang"):
        yield f"{key}:"
        yield from (f"  {line}" for line in _group(isian, example))
    else:
        yield f"{key}: {_value(key, isian, example)}".rstrip()


def _default(key: str, given: str | Sequence[str]) -> Iterator[str]:
    """Yield a key with its default: a text, or the texts of a list."""
    if isinstance(given, str):
        yield from _text(f"{key}: ", given, "  ")
        return
    yield f"{key}:"
    for each in given:
        yield from _text("  - ", each, "    ")


def _text(before: str, text: str, indent: str) -> Iterator[str]:
    """Yield a text on the line of its key, or below it where it is long or has several lines."""
    if "\n" in text:
        yield f"{before}|"
        yield from (f"{indent}{line}".rstrip() for line in text.split("\n"))
    elif len(text) > _LONGEST:
        yield f"{before}>-"
        yield from (f"{indent}{line}" for line in textwrap.wrap(text, _LONGEST, break_on_hyphens=False))
    else:
        yield f"{before}{_quoted(text)}"


def _first(example: Any) -> Any:
    """Return the first item of an example that is a list."""
    return next(iter(example), None) if isinstance(example, list) else example


def _group(isian: Isian, example: Any) -> list[str]:
    """Return the lines of the fields of a group or a row."""
    known = example if isinstance(example, Mapping) else {}
    found = []
    for key, each in (_person() if isian.tipe == "orang" else isian.inner).items():
        lines = list(_typed(key, each, known.get(key)))
        found += lines if each.is_required else [f"# {line}" for line in lines]
    return found


def _person() -> Mapping[str, Isian]:
    own = fields_of(Orang).values()
    return {each.key: Isian(tipe="nama", judul=each.title, wajib=each.required) for each in own}


def _item(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a row as an item of a list; it begins with the first key that is to be filled in."""
    first = next((at for at, line in enumerate(lines) if not line.startswith("#")), None)
    if first is None:
        yield from (f"  # - {line[2:]}" if at == 0 else f"  #   {line[2:]}" for at, line in enumerate(lines))
        return
    for at, line in enumerate([lines[first], *lines[:first], *lines[first + 1 :]]):
        yield f"  - {line}" if at == 0 else f"    {line}"


def _value(key: str, isian: Isian, example: Any) -> str:
    """Return a gap to fill in, for what may be left out what it would be."""
    shown = _one_line(example)
    if not isian.is_required:
        return _quoted(shown)
    if isian.pilihan:
        return json.dumps(f"[isi: {' / '.join(isian.pilihan)}]", ensure_ascii=False)
    word = isian.title(key).lower().replace("]", ")")
    said = f", misalnya {shown.replace(']', ')')}" if shown else ""
    return json.dumps(f"[isi: {word}{said}]", ensure_ascii=False)


def _one_line(example: Any) -> str:
    return " ".join(example.split()) if isinstance(example, str) else ""


def _quoted(text: str) -> str:
    return text if not text or _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
