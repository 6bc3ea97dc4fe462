"""A command line as staff type it: options anywhere, what is wrong told in Indonesian, help for each command."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from kakdoc.ui.cli import helping, usage
from kakdoc.ui.cli.commands import COMMANDS

FLAGS = {"pdf": False, "ketat": False, "timpa": False, "salinan": False, "tanpa_jejak": False, "tanpa_cache": False}
ROSTER = {"baris": None, "satukan": False, "kluster": None}
BUAT = {"paths": [Path("a")], "ke": Path("outputs"), **FLAGS, **ROSTER}


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("buat a", BUAT),
        ("buat a --ke x", {**BUAT, "ke": Path("x")}),
        ("buat --ke=x a", {**BUAT, "ke": Path("x")}),
        ("buat --ke=a=b a", {**BUAT, "ke": Path("a=b")}),
        ("buat --ke x a --ke y", {**BUAT, "ke": Path("y")}),
        ("buat --tanpa-jejak a --pdf b", {**BUAT, "paths": [Path("a"), Path("b")], "tanpa_jejak": True, "pdf": True}),
        ("buat -- --pdf", {**BUAT, "paths": [Path("--pdf")]}),
        ("buat -", {**BUAT, "paths": [Path("-")]}),
        ("status", {"paths": [], "bentuk": "teks"}),
        ("status --format json", {"paths": [], "bentuk": "json"}),
        ("asal a.docx", {"file": Path("a.docx"), "ambil": None}),
        ("terbilang -5", {"jumlah": ["-5"]}),
        ("terbilang -1.000 --x", {"jumlah": ["-1.000", "--x"]}),
        ("peraturan --tanggal 2024 asn uu", {"cari": ["asn", "uu"], "tanggal": "2024"}),
        ("jenis", {}),
    ],
)
def test_options_stand_anywhere_and_what_is_not_given_has_its_default(typed, values):
    command, found = usage.read(typed.split())
    assert (command.name, found) == (typed.split()[0], values)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "perintahnya belum ditulis.\nLihat `kakdoc --help`."),
        ("biat x", "perintah “biat” tidak dikenal (mungkin maksudnya buat).\nLihat `kakdoc --help`."),
        ("xyzzy", "perintah “xyzzy” tidak dikenal.\nLihat `kakdoc --help`."),
        ("--version", "pilihan “--version” tidak dikenal (mungkin maksudnya --versi).\nLihat `kakdoc --help`."),
        ("buat", "PATH belum ditulis.\nLihat `kakdoc buat --help`."),
        ("baru kak", "FILE belum ditulis.\nLihat `kakdoc baru --help`."),
        ("lanjut x", "--tahun TAHUN belum ditulis.\nLihat `kakdoc lanjut --help`."),
        ("buat x --kee y", "pilihan “--kee” tidak dikenal (mungkin maksudnya --ke).\nLihat `kakdoc buat --help`."),
        ("buat x --pd=1", "pilihan “--pd” tidak dikenal (mungkin maksudnya --pdf).\nLihat `kakdoc buat --help`."),
        ("buat x -k", "pilihan “-k” tidak dikenal (mungkin maksudnya --ke).\nLihat `kakdoc buat --help`."),
        ("buat x --ke", "pilihan “--ke” memerlukan nilai.\nLihat `kakdoc buat --help`."),
        ("buat x --pdf=ya", "pilihan “--pdf” tidak memakai nilai.\nLihat `kakdoc buat --help`."),
        ("periksa x --format xml", "“xml” bukan pilihan; yang dikenal: teks, json.\nLihat `kakdoc periksa --help`."),
        ("ubah a b c d", "isian “c d” berlebih.\nLihat `kakdoc ubah --help`."),
        ("jenis kak", "isian “kak” berlebih.\nLihat `kakdoc jenis --help`."),
    ],
)
def test_what_is_wrong_with_a_command_line_is_told_with_the_remedy(typed, said):
    with pytest.raises(usage.Refused) as refused:
        usage.read(typed.split())
    assert str(refused.value) == f"Perintah tidak terbaca: {said}"


@pytest.mark.parametrize("typed", ["--help", "-h", "buat -h", "buat x --help", "terbilang --help", "lanjut --help"])
def test_help_is_given_wherever_it_is_asked_for(typed):
    with pytest.raises(usage.HelpWanted) as wanted:
        usage.read(typed.split())
    name = typed.split()[0]
    assert (wanted.value.command.name if wanted.value.command else None) == (name if name in COMMANDS else None)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.name)
def test_the_function_of_a_command_takes_what_the_table_says(command):
    module, _, name = command.place.partition(":")
    parameters = inspect.signature(getattr(import_module(f"kakdoc.ui.cli.{module}"), name)).parameters
    assert set(parameters) == {each.name for each in (*command.arguments, *command.options)}
    assert not any(each.many for each in command.arguments[:-1])


@pytest.mark.parametrize("columns", ["30", "60", "80", "200"])
@pytest.mark.parametrize("command", [None, *COMMANDS.values()], ids=lambda command: command.name if command else "")
def test_a_help_page_names_all_and_fits_its_terminal(command, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    page = helping.page(command)
    names = (
        COMMANDS
        if command is None
        else [each.flag for each in command.options] + [each.shown for each in command.arguments]
    )
    assert all(name in page for name in names)
    assert page.startswith("Pemakaian: kakdoc")
    assert max(map(len, page.split("\n")[1:])) <= max(min(int(columns), 80), 45)
