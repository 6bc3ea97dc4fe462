"""The program that commands belong to, and what they share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kakdoc import __version__
from kakdoc.ui.cli import usage
from kakdoc.ui.messages import problems

DONE, INPUT, USAGE, OUTPUT, STOPPED = 0, 1, 2, 4, 130

app = typer.Typer(
    cls=usage.Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Membuat naskah dinas Word (KAK/TOR, keputusan, peraturan bupati, laporan) dari data isian yang diperiksa.",
    context_settings={"help_option_names": ["--help", "-h"]},
)

Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Berkas isian, atau folder berisi isian.")]
Ketat = Annotated[bool, typer.Option("--ketat", help="Anggap peringatan sebagai galat.")]
Jenis = Annotated[str, typer.Argument(metavar="JENIS", help="Jenis naskah; daftarnya: kakdoc jenis.")]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"kakdoc {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    _versi: Annotated[
        bool, typer.Option("--versi", callback=_version, is_eager=True, help="Tampilkan versi kakdoc.")
    ] = False,
    _lacak: Annotated[
        bool,
        typer.Option(
            "--lacak", callback=problems.show_traces, help="Cetak jejak kesalahan program (K901); boleh di mana saja."
        ),
    ] = False,
) -> None:
    """Return nothing: these stand before the commands."""
