"""The help pages, made of the table of commands."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator

from kakdoc.ui.cli.commands import COMMANDS, Argument, Command, Option

_FEW = 3
"""So many choices stand behind an option; more stand in its help."""
_ABOUT = "Membuat naskah dinas Word (KAK/TOR, keputusan, peraturan bupati, laporan) dari data isian yang diperiksa."
_HELP = ("-h, --help", "Tampilkan bantuan ini.")
_OF_ALL = (
    ("--versi", "Tampilkan versi kakdoc."),
    ("--lacak", "Cetak jejak kesalahan program (K901); boleh di mana saja."),
    _HELP,
)
_WIDEST, _NARROWEST = 80, 40


def page(command: Command | None = None) -> str:
    """Return the help page of a command, or of the program."""
    width = max(min(shutil.get_terminal_size((_WIDEST, 0)).columns, _WIDEST) - 2, _NARROWEST)
    return "\n".join(_of_command(command, width) if command else _of_program(width))


def _of_program(width: int) -> Iterator[str]:
    yield "Pemakaian: kakdoc [PILIHAN] PERINTAH [ISIAN]..."
    yield from _about(_ABOUT, width)
    yield from _rows("Pilihan", _OF_ALL, width)
    yield from _rows("Perintah", ((each.name, each.help) for each in COMMANDS.values()), width)


def _of_command(command: Command, width: int) -> Iterator[str]:
    yield " ".join(("Pemakaian: kakdoc", command.name, "[PILIHAN]", *map(_place, command.arguments)))
    yield from _about(command.help, width)
    if command.arguments:
        yield from _rows("Isian", map(_argument, command.arguments), width)
    yield from _rows("Pilihan", (*map(_option, command.options), _HELP), width)


def _about(text: str, width: int) -> Iterator[str]:
    yield ""
    yield textwrap.indent(textwrap.fill(text, width - 2), "  ")


def _place(argument: Argument) -> str:
    shown = argument.shown + ("..." if argument.many else "")
    return shown if argument.needed else f"[{shown}]"


def _argument(argument: Argument) -> tuple[str, str]:
    return argument.shown, argument.help + ("  [wajib]" if argument.needed else "")


def _option(option: Option) -> tuple[str, str]:
    few = len(option.choices) <= _FEW
    shown = "|".join(option.choices if few else ()) or option.shown
    about = option.help if few else f"{option.help.removesuffix('.')}: {', '.join(option.choices)}."
    notes = (f"  [bawaan: {option.default}]" if option.default else "") + ("  [wajib]" if option.needed else "")
    return f"{option.flag} {shown}".rstrip(), about + notes


def _rows(title: str, rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield a heading and rows of two columns, the second broken between words."""
    rows = list(rows)
    first = max(len(name) for name, _ in rows) + 2
    yield from ("", f"{title}:")
    for name, text in rows:
        lines = textwrap.wrap(text, max(width - first - 2, 20), break_on_hyphens=False)
        yield f"  {name:<{first}}{lines[0]}"
        yield from (f"{'':<{first + 2}}{line}" for line in lines[1:])
