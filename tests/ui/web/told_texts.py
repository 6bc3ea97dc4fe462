"""What the source can tell people: the texts that are given with each code, read from the source itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from conftest import PROJECT

from kakdoc.base import wording

_CODE = re.compile(r"K\d{3}")
_QUOTED = re.compile(r"\"K\d{3}\"")
_SAID = {"either": wording.either, "mention": wording.mention, "spoken": wording.spoken, "setting": wording.setting}
_SAID |= {"placed": wording.placed}
_DEEPEST = 6
Names = Mapping[str, ast.expr]


def told() -> Iterator[tuple[str, str, str]]:
    """Yield code, place in the source and text, for each text of message or remedy that a code is told with."""
    for path in sorted((PROJECT / "kakdoc").rglob("*.py")):
        source = path.read_text("utf-8")
        if not _QUOTED.search(source):
            continue
        tree = ast.parse(source)
        outer = _assigned(tree.body)
        for function in _functions(tree):
            calls = [each for each in ast.walk(function) if isinstance(each, ast.Call) and _code(each)]
            names = {**outer, **_assigned(function.body)} if calls else {}
            for call in calls:
                place = f"{path.relative_to(PROJECT).as_posix()}:{call.lineno}"
                for each in [*call.args, *(word.value for word in call.keywords)]:
                    yield from ((_code(call), place, text) for text in _texts(each, names))


def _functions(tree: ast.Module) -> Iterator[ast.Module | ast.FunctionDef]:
    inner = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]
    yield from inner
    rest = [each for each in tree.body if not isinstance(each, ast.FunctionDef | ast.ClassDef)]
    yield ast.Module(rest, [])


def _code(call: ast.Call) -> str:
    found = [each.value for each in call.args[:3] if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return next((each for each in found if _CODE.fullmatch(each)), "")


def _assigned(body: list[ast.stmt]) -> dict[str, ast.expr]:
    """Return what names are given, the last time that they are; of several at once each its own."""
    found: dict[str, ast.expr] = {}
    for each in (one for part in body for one in ast.walk(part)):
        if isinstance(each, ast.Assign):
            for target in each.targets:
                pairs = [(target, each.value)]
                if isinstance(target, ast.Tuple) and isinstance(each.value, ast.Tuple):
                    pairs = list(zip(target.elts, each.value.elts, strict=False))
                found |= {name.id: value for name, value in pairs if isinstance(name, ast.Name)}
        elif isinstance(each, ast.AnnAssign) and each.value and isinstance(each.target, ast.Name):
            found[each.target.id] = each.value
    return found


def _texts(node: ast.expr, names: Names, depth: int = 0) -> list[str]:
    """Return the texts that an expression can be; what is only known when it runs is `…`."""
    if depth > _DEEPEST:
        return ["…"]
    return _possible(node, names, depth) or ["…"]


def _possible(node: ast.expr, names: Names, depth: int) -> list[str]:
    found: list[str] = []
    match node:
        case ast.Constant(value=str(text)):
            found = [text]
        case ast.JoinedStr():
            found = _joined(node, names, depth)
        case ast.IfExp():
            found = [*_texts(node.body, names, depth + 1), *_texts(node.orelse, names, depth + 1)]
        case ast.BinOp(op=ast.Add()):
            left, right = _texts(node.left, names, depth + 1), _texts(node.right, names, depth + 1)
            found = [f"{left[0]}{each}" for each in right] + [f"{each}{right[0]}" for each in left[1:]]
        case ast.Name(id=name) if name in names:
            found = _texts(names[name], names, depth + 1)
        case ast.Dict():
            found = [text for each in node.values for text in _texts(each, names, depth + 1)]
        case ast.Subscript():
            found = _texts(node.value, names, depth + 1)
        case ast.Call(func=ast.Name(id=name)) if name in _SAID:
            found = [_SAID[name](*[_texts(each, names, depth + 1)[0] for each in node.args])]
    return found


def _joined(node: ast.JoinedStr, names: Names, depth: int) -> list[str]:
    found = [""]
    for each in node.values:
        inner = each.value if isinstance(each, ast.FormattedValue) else each
        pieces = _texts(inner, names, depth + 1)
        found = [f"{text}{pieces[0]}" for text in found] + [f"{found[0]}{other}" for other in pieces[1:]]
    return found
