"""The tables of rules: what a row says of a rule is true, and no rule stands outside them."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from types import FunctionType, ModuleType

import pytest

from kakdoc.base.codes import CODES
from kakdoc.kinds.definition import checks as of_definitions
from kakdoc.kinds.definition.judging import whole
from kakdoc.kinds.definition.named_rules.registry import RULES
from kakdoc.kinds.rules import registry
from kakdoc.kinds.rules.registry import Given, Rule, Shared
from kakdoc.papers.catalog import BY_NAME

KINDS = tuple(BY_NAME.values())
ROWS = [(kind, rule) for kind in KINDS for rule in registry.every(kind.checks)]
SHARED = {rule.check: rule for kind in KINDS for each in kind.checks if isinstance(each, Shared) for rule in each.rules}
OF_DEFINITIONS = {
    rule.check: rule for rule in (*of_definitions.SIGNED, *of_definitions.ADDED) if isinstance(rule, Rule)
}
"""The rules of kinds made of data: they read the fields that the definition names, and tell what its formulas tell."""
OWN = {
    (kind.name, rule.check): rule
    for kind, rule in ROWS
    if rule.check not in SHARED and rule.check not in OF_DEFINITIONS
}


@cache
def tree(function: FunctionType) -> ast.Module:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


def named(function: FunctionType) -> Iterator[object]:
    """Yield the values of a module that a function names."""
    for node in ast.walk(tree(function)):
        if isinstance(node, ast.Name):
            yield function.__globals__.get(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            place = function.__globals__.get(node.value.id)
            yield getattr(place, node.attr, None) if isinstance(place, ModuleType) else None


@cache
def called(function: FunctionType, room: str) -> frozenset[FunctionType]:
    """Return a function and those of a room that it leads to, by the names that it uses."""
    found, waiting = set[FunctionType](), [function]
    while waiting:
        each = waiting.pop()
        if each in found or not each.__module__.startswith(room):
            continue
        found.add(each)
        for value in named(each):
            rules = value if isinstance(value, tuple) else (value,)
            waiting += [rule.check if isinstance(rule, Rule) else rule for rule in rules if callable(rule)]
            waiting = [inspect.unwrap(other) for other in waiting if isinstance(inspect.unwrap(other), FunctionType)]
    return frozenset(found)


def codes(function: FunctionType, room: str) -> set[str]:
    """Return the codes that stand in a function and in those that it leads to."""
    constants = (
        node for each in called(function, room) for node in ast.walk(tree(each)) if isinstance(node, ast.Constant)
    )
    return {str(node.value) for node in constants if node.value in CODES}


@pytest.mark.parametrize("rule", [*SHARED.values(), *OWN.values()], ids=lambda rule: rule.check.__qualname__)
def test_a_rule_tells_the_codes_that_its_row_names(rule):
    told = set(rule.codes.split())
    assert codes(rule.check, "kakdoc.kinds") <= told <= codes(rule.check, "kakdoc")
    assert rule.codes.split() == sorted(told)


@pytest.mark.parametrize("rule", OF_DEFINITIONS.values(), ids=lambda rule: rule.check.__qualname__)
def test_a_rule_of_definitions_tells_codes_of_the_list_each_once(rule):
    told = rule.codes.split()
    assert codes(rule.check, "kakdoc.kinds.definition.checks") <= set(told) <= CODES.keys()
    assert len(told) == len(set(told))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_named_rule_tells_the_codes_that_its_row_names(rule):
    assert codes(rule.check, "kakdoc.kinds.definition.named_rules") == set(rule.codes.split())


@pytest.mark.parametrize("rule", SHARED.values(), ids=lambda rule: rule.check.__qualname__)
def test_a_shared_rule_needs_what_its_row_names(rule):
    (given,) = inspect.signature(rule.check).parameters
    used = {
        node.attr
        for node in ast.walk(tree(rule.check))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == given
    }
    used = {"officials" if each == "keys" else each for each in used}
    assert used == set(rule.needs.split()) <= {each.name for each in fields(Given)}


@pytest.mark.parametrize(("kind", "check"), OWN, ids=lambda each: getattr(each, "__name__", each))
def test_a_kind_has_the_fields_that_its_rules_need(kind, check):
    (model,) = (each.model for each in KINDS if each.name == kind)
    assert set(OWN[kind, check].needs.split()) <= model.model_fields.keys()
    assert OWN[kind, check].needs


def test_every_check_in_the_room_of_kinds_is_reached_from_a_table():
    reached = {each for _, rule in ROWS for each in called(rule.check, "kakdoc.kinds")}
    reached |= {each for kind in KINDS if kind.copy_checks for each in called(kind.copy_checks, "kakdoc.kinds")}
    reached |= called(whole.judged, "kakdoc.kinds")
    for place, module in sys.modules.items():
        if place.startswith("kakdoc.kinds"):
            checks = {name: value for name, value in vars(module).items() if name.lstrip("_").startswith("check_")}
            own = {name for name, value in checks.items() if value.__module__ == place and value not in reached}
            assert own == set(), place
