"""YAML as a located tree of texts: the schema alone decides types, so `00123` or `no` stays as typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from kakdoc.base.problems import InputError, Location, Problem, error, warning
from kakdoc.inputs.decoding import CONTROL
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, Source, Span
from kakdoc.values import cell_marks

_FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 60


class _Loader(_FASTEST):  # type: ignore[misc]
    """Takes no value for a number, a date or a truth: all are texts, and not looking for others saves a sixth."""

    def resolve(self, *_: object) -> str:
        """Return the tag of every node that has none."""
        return "tag:yaml.org,2002:str"


def compose(source: Source) -> tuple[Node, list[Problem]]:
    """Return the tree of a YAML text and what is wrong with it short of being unreadable.

    Raises InputError when it cannot be read: K104 (syntax), K105 (tab), K107 (anchor, alias, tag),
    K108 (nothing but comments).
    """
    text, revealed = cell_marks.hidden(source.text)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        raise InputError(_syntax(source, fault)) from fault
    except yaml.YAMLError as fault:
        raise InputError(
            error("K104", f"YAML tidak terbaca ({fault}).", _SYNTAX_REMEDY).at(Location(source.name))
        ) from fault
    except RecursionError as fault:
        raise InputError(
            error("K104", "isi bertingkat terlalu dalam.", "periksa tanda kurung [ dan {.").at(Location(source.name))
        ) from fault
    if root is None:
        raise InputError(
            error("K108", "berkas ini hanya berisi komentar.", "isi kuncinya, mulai dari `jenis:`.").at(
                Location(source.name)
            )
        )
    builder = _Builder(source, revealed)
    return builder.build(root, 0), builder.problems


_SYNTAX_REMEDY = "periksa baris itu: titik dua diikuti spasi, indentasi sejajar, tanda kutip berpasangan."


def _syntax(source: Source, fault: yaml.MarkedYAMLError) -> Problem:
    mark = fault.problem_mark or fault.context_mark
    if unclosed := _is_unclosed(source, fault):
        mark = fault.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = source.text.split("\n")
    typed = lines[line] if line < len(lines) else ""
    message, remedy, code = _UNCLOSED if unclosed else _explain(typed, column, fault)
    near = f" Baris itu: “{typed.strip()[:60]}”." if typed.strip() else ""
    return error(code, message + near, remedy).at(source.location(line, column))


_UNCLOSED = (
    "tanda kutip atau kurung yang dibuka di sini tidak ditutup, atau ada koma yang kurang di dalamnya.",
    "tutup dengan tanda yang sama; pisahkan butir di dalam kurung dengan koma.",
    "K104",
)


def _is_unclosed(source: Source, fault: yaml.MarkedYAMLError) -> bool:
    """Return whether a quote or a bracket was open when the trouble came, or the text ended."""
    if str(fault.context or "").startswith("while parsing a flow"):
        return fault.context_mark is not None
    end = fault.problem_mark
    ended = end is not None and source.index(end.line, end.column) >= len(source.text.rstrip())
    return ended and fault.context_mark is not None


def _explain(typed: str, column: int, fault: yaml.MarkedYAMLError) -> tuple[str, str, str]:
    problem = str(fault.problem or "")
    if "\t" in typed[: column + 1] or (not typed[:column].strip() and "\t" in typed):
        return "baris ini memakai tab.", "ganti tab dengan dua spasi.", "K105"
    if "anchor" in problem or "alias" in problem or typed[column : column + 1] in ("*", "&"):
        return (
            "nilai yang dimulai dengan * atau & punya arti khusus di YAML.",
            'apit nilainya dengan tanda kutip, misalnya "*) keterangan".',
            "K107",
        )
    if "mapping values" in problem:
        return (
            "nilai di baris ini memuat titik dua, atau indentasinya tidak sejajar.",
            'apit nilai dengan tanda kutip: "Maksud: tujuan"; sejajarkan kunci dengan kunci di atasnya.',
            "K104",
        )
    if "cannot start any token" in problem:
        return (
            f"nilai tidak boleh dimulai dengan “{typed[column : column + 1]}”.",
            "apit nilainya dengan tanda kutip.",
            "K104",
        )
    if "single document" in str(fault.context or ""):
        return "berkas ini berisi lebih dari satu naskah (---).", "pisahkan menjadi beberapa berkas.", "K104"
    return "susunan YAML di baris ini tidak terbaca.", _SYNTAX_REMEDY, "K104"


_FOLDED = re.compile(r"(?<=[^\s])\n(?=[^\s])")


def _paragraphs(node: yaml.ScalarNode, revealed: Callable[[str], str]) -> str:
    """Return the text of a value; where YAML folds lines, a line end that is left was an empty line, so it is one.

    Quoted texts are left alone: programs write single line ends into them as empty lines.
    """
    value = revealed(str(node.value))
    return _FOLDED.sub("\n\n", value) if not node.style or node.style == ">" else value


_CURLY = frozenset("“”„‘")


class _Builder:
    """Turns PyYAML's nodes into the house's, and notes what staff did not mean."""

    def __init__(self, source: Source, revealed: Callable[[str], str]) -> None:
        self._source = source
        self._revealed = revealed
        self._seen: set[int] = set()
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, depth: int) -> Node:
        span = self._span(node)
        self._refuse_tricks(node, span, depth)
        if isinstance(node, yaml.ScalarNode):
            self._refuse_control(node, span)
            self._warn_quotes(node, span)
            self._warn_comment(node, span)
            return Scalar(_paragraphs(node, self._revealed), span, plain=not node.style)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.build(item, depth + 1) for item in node.value), span)
        return self._block(node, span, depth)

    def _block(self, node: yaml.Node, span: Span, depth: int) -> Block:
        entries: dict[str, Node] = {}
        keys: dict[str, Span] = {}
        for key_node, value_node in node.value:
            key = self._revealed(str(key_node.value)) if isinstance(key_node, yaml.ScalarNode) else "?"
            place = self._span(key_node)
            if key in keys:
                self.problems.append(
                    error(
                        "K106",
                        f"kunci “{key}” sudah ada di baris {keys[key].line + 1}.",
                        "hapus salah satu; nilai keduanya tidak digabung.",
                    ).at(place.start)
                )
                continue
            keys[key] = place
            entries[key] = self.build(value_node, depth + 1)
        return Block(entries, span, keys)

    def _span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        return Span(self._source, start.line, start.column, end.line, end.column)

    def _refuse_tricks(self, node: yaml.Node, span: Span, depth: int) -> None:
        """Refuse what would make text vanish (tags, anchors) or a file explode (aliases)."""
        index = self._source.index(span.line, span.column)
        marked = self._source.text[index : index + 1] in ("&", "!")
        if marked or id(node) in self._seen or depth > _DEPTH:
            reason = (
                "isi bertingkat terlalu dalam"
                if depth > _DEPTH
                else "tanda !, & dan * di awal nilai punya arti khusus di YAML"
            )
            raise InputError(
                error("K107", f"{reason}; kakdoc tidak memakainya.", "apit nilainya dengan tanda kutip.").at(span.start)
            )
        self._seen.add(id(node))

    def _refuse_control(self, node: yaml.ScalarNode, span: Span) -> None:
        """Refuse what an escape, a backslash with x07 for one, brings into a text."""
        if found := CONTROL.search(node.value):
            message = f"karakter kendali U+{ord(found[0]):04X} tidak dapat dicetak."
            self.problems.append(error("K109", message, "hapus lambang \\x atau \\u itu dari teksnya.").at(span.start))

    def _warn_quotes(self, node: yaml.ScalarNode, span: Span) -> None:
        if not node.style and node.value[:1] in _CURLY and re.fullmatch(r"[“”„].*[“”]|‘.*’", node.value, re.DOTALL):
            inner = node.value.strip("“”„‘’")
            self.problems.append(
                warning(
                    "K116",
                    f"tanda kutip melengkung di “{inner}” akan ikut tercetak.",
                    f'hapus, atau ganti dengan tanda kutip lurus: "{inner}".',
                ).at(span.start)
            )

    def _warn_comment(self, node: yaml.ScalarNode, span: Span) -> None:
        """Warn of text that YAML takes for a comment: `#` with no space behind it is seldom meant as one."""
        end, text = self._source.index(span.end_line, span.end_column), self._source.text
        rest = text[end : text.find("\n", end) % (len(text) + 1)]  # no line end: to the end of the text
        if not node.style and "#" in rest and (lost := re.match(r"\s+(#[^\s#].*)", rest)):
            self.problems.append(
                warning(
                    "K117",
                    f"“{lost[1]}” dianggap komentar, jadi tidak tercetak.",
                    f'bila isi, apit dengan kutip: "{node.value} {lost[1]}"; bila komentar, beri spasi sesudah #.',
                ).at(self._source.location(span.end_line, span.end_column + rest.index("#")))
            )
