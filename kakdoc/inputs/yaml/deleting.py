"""Keys taken out of a YAML text, or turned into comments, so that what is left still reads as before."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.inputs.tree import Block, Node, Scalar, Sequence
from kakdoc.inputs.yaml.patching import Edit
from kakdoc.inputs.yaml.regions import begins_line, bounds, key_bounds, line_end, line_start


def deletions(text: str, block: Block, keys: tuple[str, ...]) -> Iterator[Edit]:
    """Yield what takes keys out of a mapping: whole lines, or their part of a line that holds other things too."""
    order = list(block.entries)
    flow = text[bounds(block)[0]] == "{"
    for index, key in enumerate(order):
        if key not in keys:
            continue
        start, end = key_bounds(block, key)[0], _end_of(text, block.entries[key], block, key)
        following = next((each for each in order[index + 1 :] if each not in keys), None)
        if flow and following:
            yield Edit(start, key_bounds(block, following)[0])
        elif flow:
            before = [each for each in order[:index] if each not in keys]
            yield Edit(_end_of(text, block.entries[before[-1]], block, before[-1]) if before else start, end)
        elif not begins_line(text, start):
            yield Edit(start, key_bounds(block, following)[0] if following else line_end(text, end))
        else:
            yield _whole_lines(text, line_start(text, start), line_end(text, end) + 1)


def commented(text: str, block: Block, key: str, note: str) -> list[Edit] | None:
    """Return what turns a key's lines into comments, `note` behind the last; None where other things share them."""
    start = key_bounds(block, key)[0]
    if not begins_line(text, start) or text[bounds(block)[0]] == "{":
        return None
    last = line_end(text, _end_of(text, block.entries[key], block, key))
    column = start - line_start(text, start)
    edits, position = [], start
    while position <= last:
        edits.append(Edit(position, position, "# "))
        following = text.find("\n", position, last)
        if following < 0:
            break
        line = text[following + 1 : line_end(text, following + 1)]
        position = following + 1 + min(column, len(line) - len(line.lstrip()))
    return [*edits, Edit(last, last, note)]


def _end_of(text: str, node: Node, block: Block, key: str) -> int:
    """Return where a value ends, without the empty lines and comments that YAML counts to it."""
    start, end = bounds(node)
    if isinstance(node, Scalar):
        return start + len(text[start:end].rstrip()) if end > start else max(end, key_bounds(block, key)[1] + 1)
    if text[start : start + 1] in ("[", "{"):
        return end
    if isinstance(node, Sequence):
        ends = [_end_of(text, item, block, key) for item in node.items]
    else:
        ends = [_end_of(text, value, node, name) for name, value in node.entries.items()]
    return max(ends, default=end)


def _whole_lines(text: str, start: int, end: int) -> Edit:
    """Return a deletion of lines; of empty lines on both sides one side goes too."""
    end = min(end, len(text))
    if start >= 2 and text[start - 2 : start] == "\n\n":
        while text[end : end + 1] == "\n":
            end += 1
        while end >= len(text) and text[start - 2 : start] == "\n\n":
            start -= 1
    return Edit(start, end)
