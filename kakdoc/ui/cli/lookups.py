"""Commands that answer a question: kinds, schemas, words of an amount, regulations."""

from __future__ import annotations

from collections.abc import Sequence

from kakdoc.ui.cli.exit_codes import DONE
from kakdoc.ui.messages import problems, terminal


def list_kinds() -> int:
    """Print each kind with its title."""
    from kakdoc.papers.catalog import TITLES

    for name, title in TITLES.items():
        terminal.say(f"{name}\t{title}")
    return DONE


def skema(jenis: str) -> int:
    """Print the JSON Schema of an input file."""
    from kakdoc.papers import starting

    terminal.say(starting.schema_of(jenis))
    return DONE


def templat(jenis: str) -> int:
    """Print each name with its meaning and the tag that prints it, then each filter with its result."""
    from kakdoc.base import lookalikes
    from kakdoc.kinds.listed import printed
    from kakdoc.papers import catalog

    kind = catalog.named(jenis)
    for name in printed.printable_names(kind.model, kind.names):
        terminal.say(f"{name.path}\t{name.meaning}\t{name.example}")
    for key, (meaning, example, result) in printed.FILTERS.items():
        terminal.say(f"|{key}\t{meaning}\t{example} → {result}")
    problems.to_stderr(tuple(lookalikes.lying_flat()))
    return DONE


def terbilang(jumlah: Sequence[str]) -> int:
    """Print an amount in words."""
    from kakdoc.values import terbilang as words
    from kakdoc.values.rupiah import amount as rupiah

    terminal.say(words.spell_rupiah(rupiah.parse(" ".join(jumlah))))
    return DONE


def look_up(cari: Sequence[str], tanggal: str | None) -> int:
    """Print keys with names; of those asked for keys with citations, and on stderr what to mind."""
    from kakdoc.papers import regulations

    known, at, asked = regulations.read(), regulations.day(tanggal), " ".join(cari).strip()
    if not asked:
        for key, peraturan in known.entries.items():
            terminal.say(f"{key}\t{known.name(peraturan)}")
        terminal.tell(regulations.count(known))
        return DONE
    for key, peraturan in regulations.search(known, asked):
        terminal.say(f"{key}\t{known.citation(peraturan, at)}")
        for note in regulations.notes(known, key, at):
            terminal.tell(f"{key}: {note}")
    return DONE
