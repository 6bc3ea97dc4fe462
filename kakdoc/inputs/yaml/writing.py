"""A tree of texts as YAML that people read: blocks for long text, quotes only where they are needed."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 110
_INDENT = "  "
_SAFE = re.compile(r"(?![-?:](?:\s|$))[\w(/…–—.+-](?:[^\n\t:#]|:(?=\S)|(?<=\S)#)*(?<!\s)")
_SAFE_IN_FLOW = re.compile(r"[\w(](?:[\w ()./;–—+-]*[\w().])?")
_LITERAL = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\t]*")
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_CURLY = re.compile(r"[“”„].*[“”]|‘.*’", re.DOTALL)


def dump(data: Mapping[str, Any]) -> str:
    """Return the YAML of nested mappings, lists and texts; what holds nothing is left out."""
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def behind(head: str, value: Any, indent: str) -> list[str]:
    """Return the lines of a value behind a key with its colon, which stands at an indent; what is empty stays empty."""
    if _is_empty(value):
        return [head if value in ("", None) else f"{head} {in_flow(value)}"]
    return list(_entry(head, value, indent, ""))


def item(value: Any, indent: str) -> list[str]:
    """Return the lines of an item of a list, its dash at an indent."""
    return list(_item(value, indent))


def in_flow(value: Any) -> str:
    """Return a value on one line, as it stands in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_in_flow(key)}: {in_flow(each)}" for key, each in value.items()) + "}"
    return f"[{', '.join(map(in_flow, value))}]" if isinstance(value, list) else _in_flow(value)


def on_one_line(text: str, quote: str = "") -> str:
    """Return a text on one line, in the quotes asked for, or those that it needs."""
    if quote == "'" and "\n" not in text and _LITERAL.fullmatch(text):
        return f"'{text.replace(quote, 2 * quote)}'"
    return _quoted(text) if quote else _scalar_inline(text)


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if not _is_empty(value):
            yield from _entry(f"{indent}{_scalar_inline(key)}:", value, indent, key)
            if not indent and isinstance(value, list | dict):
                yield ""


def _entry(head: str, value: Any, indent: str, key: str) -> Iterator[str]:
    if isinstance(value, str):
        yield from _scalar(head, value, indent + _INDENT)
    elif isinstance(value, Mapping):
        yield head
        yield from _mapping(value, indent + _INDENT)
    else:
        yield head
        for item in value:
            yield from _item(item, indent + _INDENT)
            if key == "bagian" and item is not value[-1]:
                yield ""


def _item(value: Any, indent: str) -> Iterator[str]:
    """Yield a list item; what it holds begins behind its dash."""
    if isinstance(value, str):
        yield from _scalar(f"{indent}-", value, indent + _INDENT)
        return
    if isinstance(value, list):
        yield f"{indent}- {in_flow(value)}"
        return
    inner = list(_mapping(value, indent + _INDENT)) if value else []
    if not inner:
        yield f"{indent}- {{}}"
        return
    yield f"{indent}- {inner[0][len(indent) + 2 :]}"
    yield from inner[1:]


def _scalar(head: str, text: str, indent: str) -> Iterator[str]:
    literal = bool(_LITERAL.fullmatch(text)) and bool(text.strip())
    if literal and "\n" in text.strip("\n") and text == text.rstrip(" "):
        yield from _block(head, text, indent)
    elif literal and len(head) + len(text) > WIDTH and text == text.strip() and "  " not in text and "\n" not in text:
        yield f"{head} >-"
        lines = textwrap.wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
        yield from (indent + line for line in lines)
    else:
        yield f"{head} {_scalar_inline(text)}"


def _block(head: str, text: str, indent: str) -> Iterator[str]:
    """Yield a text of several lines as it is; a line end at its end is not told apart from none."""
    lines = text.rstrip("\n").split("\n")
    first = next(line for line in lines if line)
    yield f"{head} |{len(_INDENT) if first.startswith(' ') or not lines[0] else ''}"
    yield from ((indent + line) if line else "" for line in lines)


def _scalar_inline(text: str) -> str:
    if _SAFE.fullmatch(text) and _LITERAL.fullmatch(text) and not _CURLY.fullmatch(text) and text not in ("---", "..."):
        return text
    return _quoted(text)


def _in_flow(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if _SAFE_IN_FLOW.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _is_empty(value: Any) -> bool:
    return value is None or value in ([], {}, "")
