"""Typer's help and its answers to a wrong command line, in Indonesian."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_HELP = (
    ("Usage: ", "Pemakaian: "),
    ("[OPTIONS]", "[PILIHAN]"),
    ("COMMAND [ARGS]...", "PERINTAH [ISIAN]..."),
    ("\nOptions:\n", "\nPilihan:\n"),
    ("\nArguments:\n", "\nIsian:\n"),
    ("\nCommands:\n", "\nPerintah:\n"),
    ("[required]", "[wajib]"),
    ("[default: ", "[bawaan: "),
    ("Show this message and exit.", "Tampilkan bantuan ini."),
)
_TYPE = re.compile(r" <[\w\[\], |]+>")
# Typer tells these only by its own sentence.
_SENTENCES = (
    (
        r"No such command '(?P<it>.*)'\. Did you mean '(?P<near>.*)'\?",
        "perintah “{it}” tidak dikenal (mungkin maksudnya {near})",
    ),
    (r"No such command '(?P<it>.*)'\.", "perintah “{it}” tidak dikenal"),
    (r"'(?P<it>[^']*)' is not one of (?P<known>.*?)\.?$", "“{it}” bukan pilihan; yang dikenal: {known}"),
    (r"Missing command\.", "perintahnya belum ditulis"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<it>.*)\)", "isian “{it}” berlebih"),
    (r"Option '(?P<it>.*)' requires an argument\.", "pilihan “{it}” memerlukan nilai"),
    (r"Option '(?P<it>.*)' does not take a value\.", "pilihan “{it}” tidak memakai nilai"),
)


class _IndonesianHelp:
    def get_help(self, ctx: Any) -> str:
        """Return the help page with Typer's own words translated."""
        page: str = super().get_help(ctx)  # type: ignore[misc]
        for english, indonesian in _HELP:
            page = page.replace(english, indonesian)
        return _TYPE.sub("", page)


class Command(_IndonesianHelp, TyperCommand):
    """A command whose help page is Indonesian."""


class Group(_IndonesianHelp, TyperGroup):
    """The program, whose help page is Indonesian."""


Refused = typer.TyperException


def explain(fault: typer.TyperException) -> str:
    """Return what was wrong with a command line, and where help is."""
    kind = type(fault).__name__
    if kind == "NoArgsIsHelpError":
        return str(fault.format_message())
    context = getattr(fault, "ctx", None)
    program = context.command_path if context else "kakdoc"
    return f"Perintah tidak terbaca: {_reason(kind, fault)}.\nLihat `{program} --help`."


def _reason(kind: str, fault: Any) -> str:
    parameter = getattr(fault, "param", None)
    name = getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or "isian"
    if kind == "MissingParameter":
        return f"{name} belum ditulis"
    if kind == "NoSuchOption":
        near = f" (mungkin maksudnya {', '.join(fault.possibilities)})" if fault.possibilities else ""
        return f"pilihan “{fault.option_name}” tidak dikenal{near}"
    message = fault.format_message()
    for pattern, sentence in _SENTENCES:
        if found := re.search(pattern, message):
            return sentence.format(**found.groupdict())
    return f"nilai {name} tidak dapat dipakai" if kind == "BadParameter" else message
