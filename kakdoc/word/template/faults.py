"""What went wrong in a template, told by its place in Word, and all at once where that can be had."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import FrameType, TracebackType
from typing import Any

from jinja2 import Environment, Template, TemplateSyntaxError, Undefined
from lxml import etree

from kakdoc.base.problems import InvalidValue, Location, Problem, error, nearest, suggestion
from kakdoc.word import printable
from kakdoc.word.places import paragraph_place
from kakdoc.word.styles import w
from kakdoc.word.template import filters as house
from kakdoc.word.template.limits import PRINTED, TooMuchError
from kakdoc.word.template.source import PartSource, patched

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)")
_MARKUP = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"<w:p(?=[ >])|<w:p/>")
_NUMBERED = re.compile(r'kd="(\d+)"')
_UNKNOWN_FILTER = re.compile(r"No (filter|test) named '(\w+)'")
# What makes a lone opening statement whole, so that it can be parsed by itself.
_COMPLETIONS = {
    "for": ("", "{% endfor %}"),
    "if": ("", "{% endif %}"),
    "elif": ("{% if 1 %}", "{% endif %}"),
    "set": ("", ""),
    "with": ("", "{% endwith %}"),
}


def syntax_faults(part: PartSource, fault: TemplateSyntaxError, env: Environment, file: str) -> list[Problem]:
    """Return K503 for every tag of a part that cannot be read, or for the one that Jinja named."""
    found = []
    for tag in _TAG.finditer(part.source):
        line = 1 + part.source.count("\n", 0, tag.start())
        if reason := _refusal(tag[0], env):
            found.append(_syntax_problem(part, file, line, tag[0], reason, env))
    return found or [_syntax_problem(part, file, fault.lineno, "", fault.message or "", env)]


def _refusal(tag: str, env: Environment) -> str | None:
    before, after = "", ""
    if statement := _STATEMENT.match(tag):
        if statement[1] not in _COMPLETIONS or (statement[1] == "set" and "=" not in tag):
            return None
        before, after = _COMPLETIONS[statement[1]]
    try:
        env.from_string(before + tag + after)
    except TemplateSyntaxError as fault:
        return fault.message or ""
    except (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError):
        return TOO_DEEP
    return None


TOO_DEEP = "terlalu rumit: kurung atau blok bersarang terlalu dalam, tag terlalu panjang, atau bilangan terlalu besar"


def _syntax_problem(part: PartSource, file: str, line: int, tag: str, reason: str, env: Environment) -> Problem:
    spot = Places(part).describe(line, tag)
    if unknown := _UNKNOWN_FILTER.search(reason):
        return error(
            "K503", f"saringan “{unknown[2]}” tidak dikenal di “{tag}”.", suggestion(unknown[2], env.filters)
        ).at(Location(file, spot=spot))
    named = f"tag “{tag}”" if tag else "tag di sini"
    named = named if len(named) < 90 else named[:80] + "…”"
    by = "" if reason == TOO_DEEP else "Jinja: "
    return error(
        "K503",
        f"{named} tidak dapat dibaca ({by}{reason})",
        "periksa ejaan, tanda kurung, dan pasangan tag: setiap {% if %} perlu {% endif %}, "
        "setiap {% for %} perlu {% endfor %}.",
    ).at(Location(file, spot=spot))


def _numbered(start: str, number: int) -> str:
    """Return the start of a paragraph with its number; `<w:p/>` counts too, but has no line of its own."""
    return start if start.endswith("/>") else f'{start} kd="{number}"'


class Places:
    """Finds the place in Word of a line of Jinja source."""

    def __init__(self, part: PartSource) -> None:
        self._part = part
        count = iter(range(sys.maxsize))
        numbered = _PARAGRAPH.sub(lambda match: _numbered(match[0], next(count)), part.original)
        self._lines = patched(numbered).split("\n") if "<w:" in part.original else []

    def text(self, line: int) -> str:
        """Return the source of one line, counted from 1."""
        return self._lines[line - 1] if 0 < line <= len(self._lines) else self._part.source

    def describe(self, line: int, token: str = "") -> str:
        """Return the part and the place of the paragraph on a line; `token` is text it should hold.

        Paragraphs that consist of a tag only (`{%p … %}`) leave no line of their own, so the
        token is looked for in the paragraphs up to the next line as well.
        """
        if not self._lines:
            return self._part.label
        paragraphs = list(etree.fromstring(self._part.original.encode()).iter(w("p")))
        before, after = self._number(line), self._number(line + 1)
        span = range(max(before, 0), after if after > before else len(paragraphs))
        wanted = " ".join(token.strip("{}% ").split())
        texts = (" ".join("".join(t.text or "" for t in paragraphs[n].iter(w("t"))).split()) for n in span)
        hit = next((n for n, text in zip(span, texts, strict=False) if wanted and wanted in text), None)
        place = paragraph_place(paragraphs[hit if hit is not None else max(before, 0)])
        return f"{self._part.label}, {place}"

    def _number(self, line: int) -> int:
        found = _NUMBERED.search(self.text(line)) if 0 < line <= len(self._lines) else None
        return int(found[1]) if found else -1


@dataclass
class _Record:
    """Faults met while a part is rendered for its faults only; `names` are what a template may ask for.

    Before it is `running`, Jinja computes what is constant, and puts off what raises until then.
    """

    names: tuple[str, ...] = ()
    running: bool = False
    found: list[tuple[str, str, str, str, int]] = field(default_factory=list)

    def add(self, code: str, subject: str, message: str, remedy: str, line: int | None = None) -> None:
        entry = (code, subject, message, remedy, line or _line_of(sys._getframe()))  # noqa: SLF001  Jinja's own frames
        if entry not in self.found:
            self.found.append(entry)


def _line_of(frame: FrameType | None) -> int:
    """Return the template line that a running template has reached, 1 when none is running."""
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if frame.f_code.co_filename == "<template>" and isinstance(template, Template):
            return template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return 1


def render_faults(part: PartSource, context: Mapping[str, Any], file: str) -> list[Problem]:
    """Return every fault that rendering one part with this context meets."""
    record = _Record(tuple(name for name in context if not name.startswith("_")))
    env = _recording_environment(record)
    try:
        template = env.from_string(part.source)
        template.root_render_func.__globals__["__jinja_template__"] = template
        record.running = True
        template.render(context)
    except Exception as fault:  # noqa: BLE001  whatever a template's expression raises is its author's fault
        record.add(
            "K505",
            "",
            f"isian templat gagal dihitung ({_reason(fault)})",
            "periksa perhitungan dan saringan di tag ini.",
            _raised_line(fault.__traceback__),
        )
    places = Places(part)
    return [_located(places, entry, file) for entry in record.found]


def _reason(fault: Exception) -> str:
    if isinstance(fault, TooMuchError):
        return str(fault)
    if isinstance(fault, RecursionError):
        return "sebuah makro atau perulangan memanggil dirinya sendiri terlalu dalam"
    reason = fault.message if isinstance(fault, InvalidValue | TemplateSyntaxError) else str(fault)
    return f"{type(fault).__name__}: {reason}"


def _raised_line(trace: TracebackType | None) -> int:
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _located(places: Places, entry: tuple[str, str, str, str, int], file: str) -> Problem:
    code, subject, message, remedy, line = entry
    tag = next((tag for tag in _TAG.findall(places.text(line)) if _mentions(tag, subject)), "")
    if dotted := re.search(rf"[\w.\[\]]*\b{re.escape(subject)}\b", tag) if subject else None:
        named = dotted[0].lstrip(".[]")
        message = message.replace(f"“{subject}”", f"“{named + ']' * (named.count('[') - named.count(']'))}”")
    near = " ".join(_MARKUP.sub(" ", places.text(line)).replace("{#", "").replace("#}", "").split())
    around = tag or (near[:77] + "…" if len(near) > 78 else near)
    spot = places.describe(line, tag)
    return error(code, f"{message}, di “{around}”.", remedy).at(Location(file, spot=spot))


def _mentions(tag: str, subject: str) -> bool:
    return not subject or re.search(rf"\b{re.escape(subject)}\b", tag) is not None


def _recording_environment(record: _Record) -> Environment:
    env = house.build(_recording_undefined(record))
    env.optimized = False
    env.finalize = _recording(printable.printable, record)
    for name, function in list(env.filters.items()):
        env.filters[name] = _recording(function, record, "" if name == PRINTED else name)
    return env


def _recording(function: Callable[..., Any], record: _Record, name: str = "") -> Callable[..., Any]:
    """Return the function with its failures recorded instead of raised; it then gives nothing.

    A filter on something unknown has not failed: what is unknown says so itself when it prints.
    """

    @functools.wraps(function)
    def call(*arguments: Any, **options: Any) -> Any:
        missing = [each for each in arguments if isinstance(each, Undefined)]
        if missing and name not in ("", "default", "d"):
            return "".join(map(str, missing))
        try:
            return function(*arguments, **options)
        except Exception as fault:  # see render_faults
            if not record.running or isinstance(fault, TooMuchError):
                raise
            unsupported = isinstance(fault, printable.UnsupportedError)
            code, where = ("K506", "") if unsupported else ("K505", f"saringan “{name}” gagal: " if name else "")
            remedy = getattr(fault, "remedy", "") or "perbaiki tag ini, atau lindungi dengan {% if %}."
            record.add(code, name, f"{where}{fault}", remedy)
            return ""

    return call


_OPERATORS = (
    "__getitem__", "__call__", "__eq__", "__lt__", "__gt__", "__le__", "__ge__", "__pos__", "__neg__", "__add__",
    "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__truediv__", "__rtruediv__", "__floordiv__",
    "__rfloordiv__", "__mod__", "__rmod__", "__pow__", "__rpow__",
)  # fmt: skip


def _recording_undefined(record: _Record) -> type[Undefined]:
    class Recording(Undefined):
        """Stands for what a template asked for and nobody gave; says so when it is used."""

        def _note(self) -> None:
            record.add("K504", str(self._undefined_name), *_unknown(self, record.names))

        def __str__(self) -> str:
            self._note()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __bool__(self) -> bool:
            self._note()
            return False

        def __len__(self) -> int:
            self._note()
            return 0

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return self._fail_with_undefined_error()

        def _fail_with_undefined_error(self, *_: Any, **__: Any) -> Any:
            self._note()
            return self

        __hash__ = Undefined.__hash__
        __index__ = __len__
        vars().update(dict.fromkeys(_OPERATORS, _fail_with_undefined_error))

    return Recording


NAMES_REMEDY = "semua nama yang dapat dicetak: `kakdoc templat JENIS`."


def _unknown(value: Undefined, names: tuple[str, ...]) -> tuple[str, str]:
    name = str(value._undefined_name)  # noqa: SLF001  the only way Jinja tells
    owner = value._undefined_obj  # noqa: SLF001
    known = [str(key) for key in owner] if isinstance(owner, Mapping) else list(names)
    near = nearest(name, known)
    return f"isian “{name}” tidak dikenal", (f"mungkin maksudnya “{near}”; " if near else "") + NAMES_REMEDY
