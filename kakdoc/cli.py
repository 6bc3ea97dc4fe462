"""The commands: the only room that prints and that decides exit codes.

stdout carries results only; everything for the eye goes to stderr. Heavy rooms are imported by the
command that needs them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kakdoc import __version__, reports, usage
from kakdoc.problems import InvalidValue, KakdocError, error

DONE, INPUT, USAGE, OUTPUT, STOPPED = 0, 1, 2, 4, 130

app = typer.Typer(
    cls=usage.Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Membuat naskah dinas Word (KAK/TOR, keputusan, peraturan bupati) dari data isian yang diperiksa.",
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
) -> None:
    """Return nothing: `--versi` alone stands before the commands."""


@app.command(cls=usage.Command, help="Periksa isian, lalu buat naskah Word-nya.")
def buat(
    paths: Paths,
    ke: Annotated[Path, typer.Option("--ke", metavar="DIR", help="Folder hasil.")] = Path("outputs"),
    pdf: Annotated[bool, typer.Option("--pdf", help="Buat juga PDF (memerlukan LibreOffice).")] = False,
    ketat: Ketat = False,
    timpa: Annotated[
        bool,
        typer.Option("--timpa", help="Ganti naskah yang sudah disunting; yang lama disimpan bertanggal."),
    ] = False,
    salinan: Annotated[
        bool, typer.Option("--salinan", help="Buat salinan peraturan bupati yang sudah diundangkan.")
    ] = False,
) -> int:
    """Validate and render; the paths of the documents made go to stdout."""
    from kakdoc import pipeline
    from kakdoc.progress import watching

    files = list(dict.fromkeys(pipeline.inputs(paths)))
    with watching(2 * len(files)) as step:
        checked = [pipeline.check(path) for path in files if step(path)]
        papers = pipeline.make(checked, ke, strict=ketat, replacing=timpa, step=step, copy=salinan)
        outcomes = list(pipeline.settled(papers, strict=ketat))
    made = [outcome.made for outcome in outcomes if outcome.made]
    codes = {outcome.exit_code for outcome in outcomes}
    problems = reports.gathered(problem for outcome in outcomes for problem in outcome.problems)
    if pdf and made:
        from kakdoc import printing

        pdfs, refused = printing.to_pdf(made)
        made += pdfs
        problems += refused
        codes |= {OUTPUT} if refused else set()
    for path in made:
        typer.echo(path.as_posix())
    reports.to_stderr(problems, reports.summary(len(files), problems, made=sum(o.made is not None for o in outcomes)))
    return max(codes, default=DONE)


@app.command(cls=usage.Command, help="Periksa isian saja, tanpa membuat naskah.")
def periksa(
    paths: Paths,
    ketat: Ketat = False,
    bentuk: Annotated[reports.Format, typer.Option("--format", help="Bentuk laporan.")] = reports.Format.TEKS,
) -> int:
    """Validate only; as JSON the problems are the result and go to stdout."""
    from kakdoc import pipeline

    files = list(dict.fromkeys(pipeline.inputs(paths)))
    checked = [pipeline.check(path) for path in files]
    outcomes = [pipeline.Outcome(None, each.problems, 0 if each.is_sound(ketat) else 1) for each in checked]
    settled = pipeline.settled(outcomes, ketat)
    problems = reports.gathered(problem for outcome in settled for problem in outcome.problems)
    if bentuk is reports.Format.JSON:
        typer.echo(reports.as_json(problems))
    else:
        reports.to_stderr(problems, reports.summary(len(files), problems))
    return max((outcome.exit_code for outcome in outcomes), default=DONE)


@app.command(cls=usage.Command, help="Buat isian baru yang berpenjelasan, siap diisi.")
def baru(
    jenis: Jenis, file: Annotated[Path, typer.Argument(metavar="FILE", help="Berkas isian yang akan dibuat.")]
) -> int:
    """Write a commented skeleton; an existing file is never replaced."""
    from kakdoc import starting

    kind = starting.kind_of(jenis)
    typer.echo(starting.new_input(kind, file).as_posix())
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
    from kakdoc import starting
    from kakdoc.forms import making

    typer.echo(making.new_form(starting.kind_of(jenis), file, kak).as_posix())
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
    from kakdoc.forms import making

    warnings = making.convert(asal, hasil)
    typer.echo(hasil.as_posix())
    reports.to_stderr(warnings)
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
    from kakdoc.rollover import rolling

    made = rolling.roll_over(paths, rolling.target_year(tahun), ke, back=mundur)
    for path in (*made.inputs, *made.copied, made.list_file):
        typer.echo(path.as_posix())
    typer.echo(made.text, err=True, nl=False)
    reports.to_stderr(made.problems)
    return DONE


@app.command(cls=usage.Command, name="jenis", help="Tampilkan jenis naskah yang dikenal.")
def list_kinds() -> int:
    """Print each kind with its title."""
    from kakdoc.catalog import KINDS

    for kind in KINDS:
        typer.echo(f"{kind.name}\t{kind.title}")
    return DONE


@app.command(cls=usage.Command, help="Tampilkan JSON Schema isian, untuk penyunting teks.")
def skema(jenis: Jenis) -> int:
    """Print the JSON Schema of an input file."""
    from kakdoc import starting

    typer.echo(starting.json_schema(jenis))
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
    from kakdoc.values import rupiah
    from kakdoc.values import terbilang as words

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
    from kakdoc import register

    known, at, asked = register.read(), register.day(tanggal), " ".join(cari or ()).strip()
    if not asked:
        for key, peraturan in known.entries.items():
            typer.echo(f"{key}\t{known.name(peraturan)}")
        typer.echo(register.count(known), err=True)
        return DONE
    for key, peraturan in register.search(known, asked):
        typer.echo(f"{key}\t{known.citation(peraturan, at)}")
        for note in register.notes(known, key, at):
            typer.echo(f"{key}: {note}", err=True)
    return DONE


@app.command(cls=usage.Command, help="Siapkan folder kerja: templates, inputs, outputs, dan petunjuk singkat.")
def mulai(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder kerja yang akan disiapkan.")],
) -> int:
    """Lay out a working folder; files already there stay."""
    from kakdoc import starting

    for path in starting.lay_out(directory):
        typer.echo(path.as_posix())
    return DONE


def main(arguments: Sequence[str]) -> int:
    """Return the exit code of one run: 0 done, 1 input, 2 usage, 3 template, 4 output, 130 stopped."""
    reports.use_utf8(sys.stdout, sys.stderr)
    try:
        code = int(app(args=list(arguments), prog_name="kakdoc", standalone_mode=False) or DONE)
    except KakdocError as fault:
        reports.to_stderr(fault.problems)
        return fault.exit_code
    except InvalidValue as fault:
        reports.to_stderr([error(fault.code, fault.message, fault.remedy)])
        return INPUT
    except usage.Refused as fault:
        typer.echo(usage.explain(fault), err=True)
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    if code == STOPPED:  # Typer gives this code for Ctrl-C
        typer.echo("Dihentikan. Naskah yang sudah selesai tetap utuh.", err=True)
    return code
