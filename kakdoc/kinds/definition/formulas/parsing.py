"""Reads the text of a formula: an expression of Jinja, of which only what is exact and harmless is taken.

Jinja reads, and nothing of it computes: what it does with floats, filters and attributes cannot come in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from kakdoc.base.problems import suggestion
from kakdoc.kinds.definition.formulas import errors, tree
from kakdoc.kinds.definition.formulas.functions import FUNCTIONS
from kakdoc.kinds.definition.formulas.numbers import ARITHMETIC

LONGEST = 1000
"""The most characters of a formula."""
DEEPEST = 20
MOST_DIGITS = 15
MOST_NODES = 200
_OPERATIONS = frozenset(ARITHMETIC)
_COMPARISONS = {
    "eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in",
}  # fmt: skip
_WRITTEN = "tulis seperti `volume * harga`, `jumlah(rincian.jumlah)`, atau `a if syarat else b`."
_POINT = "pecahan ditulis dengan titik dan tanpa titik ribuan, misalnya 0.11 atau 50000000."
_FORMS = re.compile(r"\d+|\d+\.\d+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


_REFUSED: Mapping[str, tuple[str, str]] = {
    "Pow": ("perpangkatan tidak dikenal di rumus.", "kalikan: `a * a`."),
    "Test": ("`is` tidak dikenal di rumus.", "tulis `ada(isian)` atau `not ada(isian)`."),
    "Tuple": ("ada koma di luar kurung sebuah fungsi.", _POINT),
    "Getitem": ("kurung siku di belakang nama tidak dikenal.", 'tulis `baris(tabel, "kolom", nilai)`.'),
    "Dict": ("kurung kurawal tidak dikenal di rumus.", _WRITTEN),
}


_LEFT_OVER: Mapping[str, tuple[str, str]] = {
    "comma": _REFUSED["Tuple"],
    "semicolon": ("titik koma tidak dikenal di rumus.", "pisahkan dengan koma: `bulat(harga, 2)`."),
    "assign": ("satu tanda sama dengan tidak dikenal di rumus.", "persamaan ditulis `a == b`."),
}


def parse(text: str) -> tree.Node:
    """Return what a formula is made of. Raises FormulaError K720, K721, K726."""
    if not text.strip():
        raise errors.unreadable("rumusnya kosong.", _WRITTEN)
    if len(text) > LONGEST:
        raise errors.too_large(f"rumusnya lebih dari {LONGEST} huruf.", "bagi menjadi beberapa isian berumus.")
    env = _environment()
    try:
        _judge_tokens(env, text)
        parser = Parser(env, text, state="variable")
        expression = parser.parse_expression()
        if not parser.stream.eos:
            raise _left_over(parser.stream.current.type)
    except TemplateSyntaxError as fault:
        raise _syntax(text) from fault
    except (RecursionError, ValueError) as fault:
        if isinstance(fault, errors.FormulaError):
            raise
        raise errors.too_large("rumusnya terlalu dalam atau angkanya terlalu panjang.", "sederhanakan.") from fault
    found = _node(expression)
    if sum(1 for _ in tree.walk(found)) > MOST_NODES:
        raise errors.too_large(f"rumusnya lebih dari {MOST_NODES} unsur.", "bagi menjadi beberapa isian berumus.")
    return found


@cache
def _environment() -> Environment:
    return Environment(autoescape=True)


def _left_over(kind: str) -> errors.FormulaError:
    return errors.unreadable(*_LEFT_OVER.get(kind, ("sesudah rumusnya masih ada tulisan lain.", _WRITTEN)))


def _syntax(text: str) -> errors.FormulaError:
    for sign, message, remedy in (
        ("{", "rumus ditulis tanpa kurung kurawal.", _WRITTEN),
        (";", "titik koma tidak dikenal di rumus.", "pisahkan dengan koma: `bulat(harga, 2)`."),
        ("^", "perpangkatan tidak dikenal di rumus.", "kalikan: `a * a`."),
        ("%", "tanda % tidak dikenal di belakang angka.", "tulis 0.11 atau 11 / 100, bukan 11%."),
        ("=", "rumus tidak dimulai tanda sama dengan; persamaan ditulis `==`.", _WRITTEN),
    ):
        if sign in text:
            return errors.unreadable(message, remedy)
    return errors.unreadable("rumusnya tidak terbaca.", _WRITTEN)


def _judge_tokens(env: Environment, text: str) -> None:
    """Refuse what would be read as something else than it says: brackets too deep, numbers of other habits."""
    depth, before = 0, ("", "", "")
    for _, kind, value in env.lexer.tokeniter(text, None, None, "variable"):
        before = (*before[1:], value if kind in ("integer", "operator") else "")
        _judge_comma(*before)
        if kind == "operator":
            depth += (value in "([{") - (value in ")]}")
            if depth > DEEPEST:
                raise errors.too_large(f"kurungnya lebih dari {DEEPEST} tingkat.", "bagi menjadi beberapa isian.")
        elif kind in ("integer", "float"):
            _judge_number(value)


def _judge_comma(whole: str, sign: str, rest: str) -> None:
    """Refuse `0,11`: in brackets it would be two values."""
    if sign == "," and whole.isdecimal() and rest.isdecimal():
        remedy = f"bila maksudnya pecahan tulis {whole}.{rest}, bila dua nilai beri spasi: {whole}, {rest}."
        raise errors.unreadable(f"“{whole},{rest}” dapat dibaca dua cara.", remedy)


def _judge_number(text: str) -> None:
    if not _FORMS.fullmatch(text):
        raise errors.unreadable(f"“{text}” bukan angka yang dikenal.", _POINT)
    if _THOUSANDS.fullmatch(text):
        plain, decimals = text.replace(".", ""), f"{text}0"
        remedy = f"bila maksudnya ribuan tulis {plain}, bila pecahan tulis {decimals}."
        raise errors.unreadable(f"“{text}” dapat dibaca dua cara.", remedy)
    if len(text) > MOST_DIGITS:
        raise errors.too_large(f"“{text[:MOST_DIGITS]}…” lebih dari {MOST_DIGITS} angka.", "periksa banyaknya angka.")


def _node(node: nodes.Node) -> tree.Node:
    """Return a node of Jinja as one of ours. Raises FormulaError for one that is not taken."""
    reader = _READERS.get(type(node).__name__)
    if reader is None:
        raise _refused(node)
    return reader(node)


def _refused(node: nodes.Node) -> errors.FormulaError:
    return errors.unreadable(*_REFUSED.get(type(node).__name__, ("rumusnya tidak terbaca.", _WRITTEN)))


def _constant(node: Any) -> tree.Node:
    if node.value is None:
        raise errors.unreadable("`none` tidak dikenal di rumus.", "tulis `ada(isian)` atau `not ada(isian)`.")
    return tree.Constant(Decimal(repr(node.value)) if isinstance(node.value, float) else node.value)


def _name(node: Any) -> tree.Node:
    return tree.Name(_public(node.name))


def _part(node: Any) -> tree.Node:
    return tree.Part(_node(node.node), _public(node.attr))


def _public(name: str) -> str:
    if name.startswith("_"):
        raise errors.unknown(f"“{name}” bukan nama isian.", "nama isian dimulai huruf kecil.")
    return name


def _operand(node: nodes.Node) -> tree.Node:
    """Return an operand: a filter there would take the operand alone, not what its writer sees before it."""
    if isinstance(node, nodes.Filter):
        raise errors.unreadable(
            f"`|{node.name}` di samping tanda hitung hanya mengenai isian tepat di depannya.",
            f"tulis sebagai fungsi: `{node.name}(…)`.",
        )
    return _node(node)


def _arithmetic(node: Any) -> tree.Node:
    return tree.Arithmetic(ARITHMETIC[type(node).__name__][0], _operand(node.left), _operand(node.right))


def _compare(node: Any) -> tree.Node:
    """Return a comparison; `0 <= a <= 10` is two of them."""
    left, pairs = _operand(node.expr), []
    for each in node.ops:
        right = _operand(each.expr)
        pairs.append(tree.Comparison(_COMPARISONS[each.op], left, right))
        left = right
    return pairs[0] if len(pairs) == 1 else tree.Logic("and", tuple(pairs))


def _choice(node: Any) -> tree.Node:
    if node.expr2 is None:
        raise errors.unreadable("`if` tanpa `else`.", "tulis juga nilai selebihnya: `a if syarat else 0`.")
    return tree.Choice(_node(node.test), _node(node.expr1), _node(node.expr2))


def _call(node: Any) -> tree.Node:
    if not isinstance(node.node, nodes.Name) or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise errors.unreadable("yang dipanggil hanya fungsi dengan nilai di dalam kurungnya.", _WRITTEN)
    return _called(node.node.name, [_node(each) for each in node.args])


def _filter(node: Any) -> tree.Node:
    """Return `a|terbilang` as what it means: `terbilang(a)`."""
    if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise _refused(node)
    return _called(node.name, [_operand(node.node), *(_node(each) for each in node.args)])


def _called(name: str, arguments: list[tree.Node]) -> tree.Node:
    function = FUNCTIONS.get(name)
    if function is None:
        raise errors.unknown(f"fungsi “{name}” tidak dikenal.", suggestion(name, FUNCTIONS))
    if not function.least <= len(arguments) <= function.most:
        raise errors.unreadable(f"“{name}” diberi {len(arguments)} nilai.", f"tulis `{function.usage}`.")
    if function.literal is not None and not _is_text(arguments[function.literal]):
        raise errors.unreadable(f"“{name}” memerlukan nama di dalam tanda kutip.", f"tulis `{function.usage}`.")
    return tree.Call(name, tuple(arguments))


def _is_text(node: tree.Node) -> bool:
    return isinstance(node, tree.Constant) and isinstance(node.value, str)


_READERS: Mapping[str, Callable[[Any], tree.Node]] = {
    **dict.fromkeys(_OPERATIONS, _arithmetic),
    "Const": _constant,
    "Name": _name,
    "Getattr": _part,
    "Neg": lambda node: tree.Negative(_operand(node.node)),
    "Pos": lambda node: _operand(node.node),
    "Compare": _compare,
    "And": lambda node: tree.Logic("and", (_node(node.left), _node(node.right))),
    "Or": lambda node: tree.Logic("or", (_node(node.left), _node(node.right))),
    "Not": lambda node: tree.Not(_node(node.node)),
    "CondExpr": _choice,
    "Call": _call,
    "Filter": _filter,
    "Concat": lambda node: tree.Joined(tuple(_node(each) for each in node.nodes)),
    "List": lambda node: tree.Listed(tuple(_node(each) for each in node.items)),
}
