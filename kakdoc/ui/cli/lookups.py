"""Commands that answer a question: kinds, schemas, words of an amount, regulations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kakdoc.base.problems import Problem
from kakdoc.ui.cli.exit_codes import DONE, INPUT
from kakdoc.ui.messages import problems as reports
from kakdoc.ui.messages import terminal


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


def templat(jenis: str | None) -> int:
    """Print each name with its meaning and the tag that prints it, then each filter with its result.

    Without a kind all templates and definitions are judged, and a line for each kind is printed.
    """
    from kakdoc.base import lookalikes
    from kakdoc.kinds.listed import printed
    from kakdoc.papers import catalog

    if jenis is None:
        return _judge_all()
    kind = catalog.named(jenis)
    for name in printed.printable_names(kind.model, kind.names):
        terminal.say(f"{name.path}\t{name.meaning}\t{name.example}")
    for key, (meaning, example, result) in printed.FILTERS.items():
        terminal.say(f"|{key}\t{meaning}\t{example} → {result}")
    reports.to_stderr(tuple(lookalikes.lying_flat()))
    return DONE


def _judge_all() -> int:
    """Print each kind with its templates and how many problems they have; the problems go to stderr."""
    from kakdoc.base import lookalikes
    from kakdoc.papers.lookups import templates

    told: list[Problem] = [*lookalikes.lying_flat(), *lookalikes.without_kind()]
    for each in templates.judged():
        terminal.say(f"{each.name}\t{', '.join(each.templates)}\t{len(each.problems) or 'baik'}")
        told += each.problems
    reports.to_stderr(reports.gathered(told))
    return INPUT if any(each.fatal for each in told) else DONE


def terbilang(jumlah: Sequence[str]) -> int:
    """Print an amount in words."""
    from kakdoc.values import terbilang as words
    from kakdoc.values.rupiah import amount as rupiah

    terminal.say(words.spell_rupiah(rupiah.parse(" ".join(jumlah))))
    return DONE


def look_up(cari: Sequence[str], tanggal: str | None) -> int:
    """Print keys with names; of those asked for keys with citations, and on stderr what to mind."""
    from kakdoc.papers.lookups import regulations

    known, at, asked = regulations.read(), regulations.day(tanggal), " ".join(cari).strip()
    if not asked:
        for key, peraturan in regulations.every(known).items():
            terminal.say(f"{key}\t{known.name(peraturan)}")
        terminal.tell(regulations.count(known))
        return DONE
    found = regulations.search(known, asked)
    for key, peraturan in found.registered:
        terminal.say(f"{key}\t{known.citation(peraturan, at)}")
        _tell(f"{key}: {note}" for note in regulations.notes(known, key, at))
    if found.registered:
        _tell(regulations.also_listed(known, found.listed))
        return DONE
    for act in found.listed[: regulations.MOST]:
        terminal.say(f"{act.key}\t{regulations.cited(known, act, at)}")
        _tell(f"{act.key}: {note}" for note in regulations.notes_on_listed(act))
    _tell(regulations.more(found.listed))
    return DONE


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        terminal.tell(line)
