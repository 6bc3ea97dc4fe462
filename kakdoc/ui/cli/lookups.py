"""Commands that answer a question: kinds, schemas, words of an amount, regulations."""

from __future__ import annotations

from typing import Annotated

import typer

from kakdoc.ui.cli import usage
from kakdoc.ui.cli.app import DONE, Jenis, app


@app.command(cls=usage.Command, name="jenis", help="Tampilkan jenis naskah yang dikenal.")
def list_kinds() -> int:
    """Print each kind with its title."""
    from kakdoc.papers.catalog import TITLES

    for name, title in TITLES.items():
        typer.echo(f"{name}\t{title}")
    return DONE


@app.command(cls=usage.Command, help="Tampilkan JSON Schema isian, untuk penyunting teks.")
def skema(jenis: Jenis) -> int:
    """Print the JSON Schema of an input file."""
    from kakdoc.papers import starting

    typer.echo(starting.schema_of(jenis))
    return DONE


@app.command(cls=usage.Command, help="Tampilkan nama dan saringan yang dapat dicetak templat sebuah jenis.")
def templat(jenis: Jenis) -> int:
    """Print each name with its meaning and the tag that prints it, then each filter with its result."""
    from kakdoc.kinds import printed
    from kakdoc.papers import catalog

    kind = catalog.named(jenis)
    for name in printed.printable_names(kind.model, kind.names):
        typer.echo(f"{name.path}\t{name.meaning}\t{name.example}")
    for key, (meaning, example, result) in printed.FILTERS.items():
        typer.echo(f"|{key}\t{meaning}\t{example} → {result}")
    return DONE


@app.command(
    cls=usage.Command,
    help="Tulis jumlah rupiah dengan huruf.",
    context_settings={"ignore_unknown_options": True},
)
def terbilang(
    jumlah: Annotated[list[str], typer.Argument(metavar="JUMLAH", help="Misalnya 409279000 atau 'Rp 409.279.000,-'.")],
) -> int:
    """Print an amount in words."""
    from kakdoc.values import terbilang as words
    from kakdoc.values.rupiah import amount as rupiah

    typer.echo(words.spell_rupiah(rupiah.parse(" ".join(jumlah))))
    return DONE


@app.command(
    cls=usage.Command, name="peraturan", help="Cari peraturan di register: kuncinya, sitasi lengkapnya, statusnya."
)
def look_up(
    cari: Annotated[
        list[str] | None,
        typer.Argument(metavar="CARI", help="Kunci, nomor/tahun, atau kata judul; tanpa ini semuanya ditampilkan."),
    ] = None,
    tanggal: Annotated[
        str | None,
        typer.Option("--tanggal", metavar="TANGGAL", help="Sitasi menurut keadaan tanggal ini, bukan yang terakhir."),
    ] = None,
) -> int:
    """Print keys with names; of those asked for keys with citations, and on stderr what to mind."""
    from kakdoc.papers import regulations

    known, at, asked = regulations.read(), regulations.day(tanggal), " ".join(cari or ()).strip()
    if not asked:
        for key, peraturan in known.entries.items():
            typer.echo(f"{key}\t{known.name(peraturan)}")
        typer.echo(regulations.count(known), err=True)
        return DONE
    for key, peraturan in regulations.search(known, asked):
        typer.echo(f"{key}\t{known.citation(peraturan, at)}")
        for note in regulations.notes(known, key, at):
            typer.echo(f"{key}: {note}", err=True)
    return DONE
