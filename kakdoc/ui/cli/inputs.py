"""Commands about inputs: begun, turned into their other form, laid out in a working folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kakdoc.base.guarding import guarded
from kakdoc.ui.cli import usage
from kakdoc.ui.cli.app import DONE, Jenis, app
from kakdoc.ui.messages import problems


@app.command(cls=usage.Command, help="Buat isian baru yang berpenjelasan: YAML, atau buku kerja bila FILE.xlsx.")
def baru(
    jenis: Jenis, file: Annotated[Path, typer.Argument(metavar="FILE", help="Berkas isian yang akan dibuat.")]
) -> int:
    """Write a commented skeleton, or a form for a workbook; an existing file is never replaced."""
    from kakdoc.papers import catalog, starting

    if starting.is_workbook(file):
        return formulir(jenis, file)
    typer.echo(starting.new_input(catalog.named(jenis), file).as_posix())
    return DONE


@app.command(cls=usage.Command, help="Buat formulir Excel yang siap diisi.")
def formulir(
    jenis: Jenis,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="Buku kerja yang akan dibuat.")],
    kak: Annotated[
        Path | None, typer.Option("--kak", metavar="FILE", help="KAK yang isinya diambil (.yaml atau .xlsx).")
    ] = None,
) -> int:
    """Write a workbook to fill in; an existing file is never replaced."""
    from kakdoc.papers import catalog, starting
    from kakdoc.papers.forms import converting

    shared = starting.shared_file(jenis) if kak is None else None
    with guarded(kak or file):
        made = (
            converting.new_shared_form(shared, file) if shared else converting.new_form(catalog.named(jenis), file, kak)
        )
    typer.echo(made.as_posix())
    return DONE


@app.command(
    cls=usage.Command,
    help="Ubah isian YAML menjadi buku kerja Excel, atau sebaliknya; komentar dan rumus tidak ikut.",
)
def ubah(
    asal: Annotated[Path, typer.Argument(metavar="ASAL", help="Isian .yaml atau .xlsx.")],
    hasil: Annotated[Path, typer.Argument(metavar="HASIL", help="Berkas .xlsx atau .yaml yang akan dibuat.")],
) -> int:
    """Write an input in its other form; nothing of its values is lost."""
    from kakdoc.papers.forms import converting

    with guarded(asal):
        warnings = converting.convert(asal, hasil)
    typer.echo(hasil.as_posix())
    problems.to_stderr(warnings)
    return DONE


@app.command(cls=usage.Command, help="Buat isian tahun berikutnya, dengan daftar semua tahun yang terlihat.")
def lanjut(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Isian (.yaml, .xlsx, .docx), atau folder satu tahun.")
    ],
    tahun: Annotated[str, typer.Option("--tahun", metavar="TAHUN", help="Tahun tujuan, empat angka.")],
    ke: Annotated[
        Path | None, typer.Option("--ke", metavar="DIR", help="Folder hasil; bawaan: folder tahun itu di sampingnya.")
    ] = None,
    mundur: Annotated[bool, typer.Option("--mundur", help="Kembali ke tahun sebelumnya.")] = False,
) -> int:
    """Write next year's inputs; their paths and that of the list go to stdout, the list itself to stderr."""
    from kakdoc.papers.next_year import rolling

    made = rolling.roll_over(paths, rolling.target_year(tahun), ke, back=mundur)
    for path in (*made.inputs, *made.copied, made.list_file):
        typer.echo(path.as_posix())
    typer.echo(made.text, err=True, nl=False)
    problems.to_stderr(made.problems)
    return DONE


@app.command(cls=usage.Command, help="Siapkan folder kerja: templates, inputs, outputs, contoh, dan petunjuk singkat.")
def mulai(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder kerja yang akan disiapkan.")],
) -> int:
    """Lay out a working folder; files already there stay."""
    from kakdoc.papers import starting

    for path in starting.lay_out(directory):
        typer.echo(path.as_posix())
    return DONE
