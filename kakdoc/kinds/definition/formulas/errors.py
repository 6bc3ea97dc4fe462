"""What is wrong with a formula, or with what it was given: told at the definition's line by who knows the line."""

from __future__ import annotations

from kakdoc.base.problems import InvalidValue


class FormulaError(InvalidValue):
    """A formula that cannot be read or computed: code, message, remedy."""


def unreadable(message: str, remedy: str) -> FormulaError:
    """Return the error of a formula that is not written as formulas are."""
    return FormulaError("K720", message, remedy)


def unknown(message: str, remedy: str) -> FormulaError:
    """Return the error of a name that means nothing here."""
    return FormulaError("K721", message, remedy)


def circular(message: str, remedy: str) -> FormulaError:
    """Return the error of formulas that wait for each other."""
    return FormulaError("K722", message, remedy)


def divided_by_zero(message: str, remedy: str) -> FormulaError:
    """Return the error of a division by zero."""
    return FormulaError("K723", message, remedy)


def empty(message: str, remedy: str) -> FormulaError:
    """Return the error of an operand that was left blank."""
    return FormulaError("K724", message, remedy)


def unfit(message: str, remedy: str) -> FormulaError:
    """Return the error of a value of another type than the operation takes."""
    return FormulaError("K725", message, remedy)


def too_large(message: str, remedy: str) -> FormulaError:
    """Return the error of a formula, a number or a calculation beyond the limits."""
    return FormulaError("K726", message, remedy)
