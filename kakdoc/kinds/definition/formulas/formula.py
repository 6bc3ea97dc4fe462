"""A formula of a definition: read once, then computed for each paper and each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.definition.formulas import dependencies, tree
from kakdoc.kinds.definition.formulas.calculating import Calculation
from kakdoc.kinds.definition.formulas.errors import FormulaError
from kakdoc.kinds.definition.formulas.excel import Cells, translated

__all__ = ["Calculation", "Formula", "FormulaError", "compile"]


@dataclass(frozen=True)
class Formula:
    """One formula, read and ready.

    `reads` are the dotted names that must mean something where it stands; `waits` those of them that must be computed
    before; `tariffs` the tables of tariffs it looks into.
    """

    text: str
    node: tree.Node = field(repr=False, compare=False)
    reads: frozenset[str] = field(repr=False, compare=False)
    waits: frozenset[str] = field(repr=False, compare=False)
    tariffs: frozenset[str] = field(repr=False, compare=False)
    _computed: Callable[[Mapping[str, Any], Calculation], Any] = field(repr=False, compare=False)

    def value(self, scope: Mapping[str, Any], calculation: Calculation | None = None) -> Any:
        """Return what comes out for the values of a scope: exact, so that others may go on with it.

        A number may be a Fraction; `numbers.settled` makes of it what a field holds. Raises FormulaError K721,
        K723–K726, K729, K732.
        """
        try:
            return self._computed(scope, calculation or Calculation())
        except FormulaError:
            raise
        except InvalidValue as refused:
            raise FormulaError(refused.code, refused.message, refused.remedy) from refused

    def excel(self, cells: Cells) -> str | None:
        """Return the live formula of a cell that gives the same, without the sign before it; None where none does."""
        return translated(self.node, cells)

    def __reduce__(self) -> tuple[Callable[[str], Formula], tuple[str]]:
        """Return it as its text, which another process reads again."""
        return compile, (self.text,)


@lru_cache(maxsize=1024)
def compile(text: str) -> Formula:  # noqa: A001
    """Return the formula in a text. Raises FormulaError K720, K721, K726."""
    from kakdoc.kinds.definition.formulas import computing, parsing

    node = parsing.parse(text)
    return Formula(
        text,
        node,
        dependencies.reads(node),
        dependencies.waits(node),
        dependencies.tariffs(node),
        computing.computed(node),
    )
