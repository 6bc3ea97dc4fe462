"""The Jinja environment of the Word templates: sandboxed, escaping, strict, with Indonesian filters."""

from __future__ import annotations

import functools
import marshal
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined, nodes, pass_context, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import do_join, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from kakdoc.values import terbilang
from kakdoc.values.besaran import format_besaran
from kakdoc.values.persen import format_persen
from kakdoc.values.rupiah import amount as rupiah
from kakdoc.word.printable import UnprintableError, date_on_paper, escaped, name_of_day, printable, printable_text
from kakdoc.word.template import limits

WRITER = "_penulis_prosa"
"""Name in the context of the prose writer of the document being rendered."""
PICTURES = "_gambar"
"""Name in the context of the pictures of the document being rendered."""
CHARTS = "_grafik"
"""Name in the context of what returns the charts of the document being rendered."""
NEW_LIST = "_daftar_baru"
"""Name in the context of what hands out the number of a new list, given its definition and its level."""

BLOCK_FILTERS = frozenset({"prosa", "tabel", "matriks", "sel"})
"""Filters that print whole paragraphs or tables; they belong in `{{p … }}`."""
RUN_FILTERS = frozenset({"kalimat", "kapital", "gambar", "grafik"})
"""Filters that print runs; they belong in `{{r … }}`."""
BODY_FILTERS = frozenset({"gambar", "grafik"})
"""Filters that print what only the body can name: its relationships lead to the parts they add."""

LARGEST = 55
"""Centimetres that Word lets a page, and what stands on it, measure."""

_PLACES = frozenset({"first", "last", "index", "index0", "length"})
"""What loops tell of where they are: plain values, which the sandbox need not look at."""

_ONLY_TEXTS = {str}


class _Generator(CodeGenerator):
    """Prints values by one call, always escaped, as `autoescape` is refused.

    Leaves constants to the rendering: Jinja, compiling, escapes them first, and `printable` would see only text.
    """

    def _output_child_to_const(self, node: nodes.Expr, *rest: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, *rest)

    def _output_child_pre(self, node: nodes.Expr, *_: Any) -> None:
        self.write("(" if _is_written(node) else "environment.printed(")

    def _output_child_post(self, *_: Any) -> None:
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.joined((")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write("))")


def _is_written(node: nodes.Expr) -> bool:
    """Return whether what a tag prints is markup that the house wrote, of texts that it has looked at."""
    return isinstance(node, nodes.Filter) and node.name in BLOCK_FILTERS | RUN_FILTERS


class Compiled(Template):
    """A template that can be kept on disk: as the code that Python made of it, for the environment of `build`."""

    code: CodeType

    @classmethod
    def from_code(cls, environment: Any, code: CodeType, *rest: Any) -> Template:
        """Return the template of some code."""
        made = super().from_code(environment, code, *rest)
        made.code = code  # type: ignore[attr-defined]  # made by this class
        return made

    def __reduce__(self) -> tuple[Callable[[bytes], Template], tuple[bytes]]:
        return _of_code, (marshal.dumps(self.code),)


def _of_code(code: bytes) -> Template:
    environment = _shared()
    return Compiled.from_code(environment, marshal.loads(code), environment.make_globals(None))  # noqa: S302  see `kept`


class Environment(ImmutableSandboxedEnvironment):
    """Sandbox in which `a.b` on a mapping always means its key, never a method of dict, and nothing grows too large."""

    intercepted_binops = limits.CHECKED_OPERATORS
    code_generator_class = _Generator
    template_class = Compiled

    def printed(self, value: Any) -> str:
        """Return a value as it stands on paper, escaped unless it is markup.

        What `finalize` would leave as it is, and that is most, is not handed to it.
        """
        if type(value) is str and value.isprintable():
            return escaped(value)
        return escape(self.finalize(value) if self.finalize else value)

    def joined(self, values: tuple[Any, ...]) -> str:
        """Return what `~` joins; texts, which it nearly always does, without a look for markup."""
        return "".join(values) if set(map(type, values)) == _ONLY_TEXTS else markup_join(values)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator gives; raises limits.TooMuchError for what would be huge."""
        limits.check_operands(operator, left, right)
        if operator == "%" and isinstance(left, str):
            right = tuple(map(printable, right)) if isinstance(right, tuple) else printable(right)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, function: Any, /, *arguments: Any, **options: Any) -> Any:
        """Return what a call in a template gives, counted as a turn; raises limits.TooMuchError."""
        limits.check_call(context, function, (*arguments, *options.values()))
        if isinstance(function, LoopContext) and arguments:
            arguments = (limits.turns(context, arguments[0]), *arguments[1:])
        return super().call(context, function, *arguments, **options)

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        return super()._generate(limits.bound(source), *arguments, **options)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the value under a key of a mapping; anything else as the sandbox does."""
        if type(obj) is dict or isinstance(obj, Mapping):  # asking the ABC first takes longer than the look-up
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if type(obj) is LoopContext and attribute in _PLACES:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _rupiah(value: Any, sen: bool = False) -> str:
    return rupiah.format_rupiah(_amount(value), sen=sen)


def _angka(value: Any) -> str:
    return rupiah.format_angka(_amount(value))


def _terbilang(value: Any) -> str:
    return terbilang.spell_rupiah(_amount(value))


def _amount(value: Any) -> rupiah.Jumlah:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise UnprintableError("nilainya bukan jumlah rupiah")
    return value


def _bilangan(value: Any) -> str:
    """Return a number with a decimal comma and dots between groups of three: `1.200`, `1,5`; `–` for none."""
    if value is None:
        return "–"
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise UnprintableError("nilainya bukan bilangan")
    return _signed(format_besaran(value))


def _persen(value: Any) -> str:
    """Return a percentage with a decimal comma and two places: `86,75%`; `–` where none can be taken."""
    if value is None:
        return "–"
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise UnprintableError("nilainya bukan persentase")
    return _signed(format_persen(Decimal(value)))


def _signed(figure: str) -> str:
    return figure.replace("-", rupiah.MINUS, 1)


def _writing(method: str) -> Callable[..., Markup]:
    @pass_context
    def write(context: Context, value: Any, *arguments: Any, **named: Any) -> Markup:
        return _markup(getattr(context.parent[WRITER], method)(printable_text(value), *arguments, **named))

    return write


def _markup(written: str) -> Markup:
    """Return what the writer wrote, and escaped, as markup; Markup itself would ask each text whether it is some."""
    return str.__new__(Markup, written)


@pass_context
def _gambar(context: Context, value: Any, tinggi: float, lebar: float, uraian: Any = "") -> Markup:
    """Return the picture of a name, as large as fits in a box given in cm; `uraian` says what it shows."""
    _check_size(tinggi, lebar)
    uraian = "" if uraian is None else printable(uraian)
    try:
        return Markup(context[PICTURES].draw(value, tinggi, lebar, str(uraian)))  # noqa: S704  texts are escaped there
    except (KeyError, TypeError, ValueError) as cause:
        raise UnprintableError(f"gambar “{value}” rusak atau tidak ada") from cause


@pass_context
def _grafik(context: Context, value: Any, lebar: float, tinggi: float) -> Markup:
    """Return a chart that Word can edit, of a size given in cm."""
    _check_size(lebar, tinggi)
    return Markup(context[CHARTS]().draw(value, lebar, tinggi))  # noqa: S704  texts are escaped there


def _check_size(*sides: Any) -> None:
    for side in sides:
        if isinstance(side, bool) or not isinstance(side, int | float | Decimal) or not 0 < side <= LARGEST:
            raise UnprintableError(f"ukuran “{side}” bukan bilangan sentimeter di atas 0 sampai {LARGEST}")


@pass_eval_context
def _join(context: EvalContext, value: Any, d: str = "", attribute: str | int | None = None) -> Any:
    """Return Jinja's `join` of values that are all fit for paper."""
    pick = make_attrgetter(context.environment, attribute) if attribute is not None else None
    return do_join(context, [printable(pick(each) if pick else each) for each in value], d)


def _of_printed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that makes text of its values, each of which must be fit for paper."""

    @functools.wraps(function)
    def call(*values: Any, **named: Any) -> Any:
        return function(*map(printable, values), **{name: printable(value) for name, value in named.items()})

    return call


FILTERS: Mapping[str, Callable[..., Any]] = {
    "rupiah": _rupiah,
    "angka": _angka,
    "rupiah_kurung": lambda value: rupiah.format_kurung(_amount(value)),
    "bilangan": _bilangan,
    "terbilang": _terbilang,
    "tanggal": date_on_paper,
    "nama_hari": name_of_day,
    "persen": _persen,
    "prosa": _writing("prosa"),
    "tabel": _writing("tabel"),
    "matriks": _writing("matriks"),
    "sel": _writing("sel"),
    "kalimat": _writing("kalimat"),
    "kapital": _writing("kapital"),
    "gambar": _gambar,
    "grafik": _grafik,
}

# Not for papers: `safe` and its kin would let data become markup, `random` is a clock of its own.
_REMOVED_FILTERS = ("safe", "random", "tojson", "xmlattr", "urlize", "pprint", "striptags", "forceescape")

_CHECKED_FILTERS: Mapping[str, Callable[[Callable[..., Any]], Callable[..., Any]]] = {
    **dict.fromkeys(("center", "indent", "batch", "slice", "wordwrap"), limits.narrow),
    "format": lambda function: limits.formatting(_of_printed(function)),
    "string": _of_printed,
    "replace": limits.replacing,
}


def build(undefined: type[Undefined] = StrictUndefined) -> Environment:
    """Return the environment that templates are compiled in."""
    environment = Environment(autoescape=True, undefined=undefined, finalize=printable)
    for name in _REMOVED_FILTERS:
        del environment.filters[name]
    del environment.globals["lipsum"]
    environment.filters.update(FILTERS)
    environment.filters.update({limits.TURNS: limits.turns, limits.WHOLE: limits.whole, limits.PRINTED: printable})
    environment.filters["join"] = _join
    for name, checked in _CHECKED_FILTERS.items():
        environment.filters[name] = checked(environment.filters[name])
    return environment


_shared = functools.cache(build)
