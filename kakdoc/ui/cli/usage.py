"""A command line read by the table of commands; what is wrong with it is told in Indonesian."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kakdoc.base.problems import nearest
from kakdoc.ui.cli.commands import COMMANDS, Argument, Command, Option

HELP = ("--help", "-h")


class Refused(Exception):
    """A command line that cannot be followed: why, and the command whose help tells more."""

    def __init__(self, why: str, command: Command | None = None) -> None:
        name = f"kakdoc {command.name}" if command else "kakdoc"
        super().__init__(f"Perintah tidak terbaca: {why}.\nLihat `{name} --help`.")


class HelpWanted(Exception):
    """Somebody asked for help: about a command, or about the program."""

    def __init__(self, command: Command | None = None) -> None:
        super().__init__()
        self.command = command


def read(words: Sequence[str]) -> tuple[Command, dict[str, Any]]:
    """Return the command that words name, and the values for its function. Raises Refused, HelpWanted."""
    if not words:
        raise Refused("perintahnya belum ditulis")
    name, *rest = words
    if name in HELP:
        raise HelpWanted
    if name.startswith("-"):
        raise Refused(f"pilihan “{name}” tidak dikenal{_near(name, ['--versi', '--lacak', *HELP])}")
    if name not in COMMANDS:
        raise Refused(f"perintah “{name}” tidak dikenal{_near(name, COMMANDS)}")
    command = COMMANDS[name]
    typed, options = _apart(command, rest)
    return command, {**_by_place(command, typed), **_by_name(command, options)}


def _near(word: str, known: Any) -> str:
    found = nearest(word, known)
    return f" (mungkin maksudnya {found})" if found else ""


def _apart(command: Command, words: Sequence[str]) -> tuple[list[str], dict[str, str | bool]]:
    """Return what stands by place, and the options by name; `--` ends the options."""
    flags = {option.flag: option for option in command.options}
    typed: list[str] = []
    options: dict[str, str | bool] = {}
    left = iter(words)
    for word in left:
        name, equals, value = word.partition("=")
        if word == "--":
            typed += left
        elif word in HELP:
            raise HelpWanted(command)
        elif name in flags:
            option = flags[name]
            options[option.name] = _value(command, option, value if equals else None, left)
        elif word.startswith("-") and word != "-" and not command.takes_dashes:
            raise Refused(f"pilihan “{name}” tidak dikenal{_near(name, flags)}", command)
        else:
            typed.append(word)
    return typed, options


def _value(command: Command, option: Option, given: str | None, left: Any) -> str | bool:
    """Return the value of an option: the one behind its sign, else the next word."""
    if not option.shown:
        if given is not None:
            raise Refused(f"pilihan “{option.flag}” tidak memakai nilai", command)
        return True
    value: str | None = given if given is not None else next(left, None)
    if value is None:
        raise Refused(f"pilihan “{option.flag}” memerlukan nilai", command)
    if option.choices and value not in option.choices:
        raise Refused(f"“{value}” bukan pilihan; yang dikenal: {', '.join(option.choices)}", command)
    return value


def _by_place(command: Command, typed: Sequence[str]) -> dict[str, Any]:
    """Return what stands by place, by the name of its parameter."""
    values: dict[str, Any] = {}
    for place, argument in enumerate(command.arguments):
        given = typed[place:] if argument.many else typed[place : place + 1]
        if argument.needed and not given:
            raise Refused(f"{argument.shown} belum ditulis", command)
        values[argument.name] = _made(argument, given)
    if len(typed) > len(command.arguments) and not any(each.many for each in command.arguments):
        raise Refused(f"isian “{' '.join(typed[len(command.arguments) :])}” berlebih", command)
    return values


def _made(argument: Argument, given: Sequence[str]) -> Any:
    values = [argument.of(each) for each in given]
    return values if argument.many else next(iter(values), None)


def _by_name(command: Command, given: dict[str, str | bool]) -> dict[str, Any]:
    """Return the options by the name of the parameter, those not given by their default."""
    values: dict[str, Any] = {}
    for option in command.options:
        value = given.get(option.name, option.default)
        if option.needed and option.name not in given:
            raise Refused(f"{option.flag} {option.shown} belum ditulis", command)
        if option.shown:
            values[option.name] = option.of(str(value)) if value or option.name in given else None
        else:
            values[option.name] = bool(value)
    return values
