"""The two reporters of how papers stand: lines for people, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kakdoc.papers.catalog import TITLES
from kakdoc.papers.trace.standing import Activity, Standing, State
from kakdoc.ui.messages.problems import as_utf8

_WIDTH = max(map(len, State)) + 2
_LINE = 100


def as_text(standings: Sequence[Standing], activities: Iterable[Activity]) -> str:
    """Return one line for each state of each paper, then each TOR with its outputs."""
    lines = [line for each in standings for line in _lines(each)]
    for each in activities:
        lines += ["", *_activity(each)]
    return "\n".join(lines)


def _lines(standing: Standing) -> Iterator[str]:
    for state, reason in standing.states:
        yield f"{state:<{_WIDTH}}{standing.path.as_posix()}" + (f": {reason}" if reason else "")


def _activity(activity: Activity) -> Iterator[str]:
    facts = _facts(activity.paper)
    yield f"Keluaran {facts['nama']} Tahun {facts['tahun']} ({activity.paper.path.as_posix()}):"
    for each in activity.outputs:
        yield f"{each.number:>4}. {'ada' if each.papers else 'belum ada':<11}{_short(each.text)}"
        yield from (f"{'':17}{line}" for line in _papers(each.papers))
    if activity.others:
        yield "      Naskah lain dari KAK ini:"
        yield from (f"{'':17}{line}" for line in _papers(activity.others))


def _short(text: str) -> str:
    text = text.rstrip(" ;.")
    return text if len(text) <= _LINE else text[: _LINE - 1].rstrip() + "…"


def _papers(papers: Sequence[Standing]) -> Iterator[str]:
    """Yield a line for each paper; many of one kind are counted."""
    by_kind: dict[str, list[Standing]] = {}
    for each in papers:
        by_kind.setdefault(_facts(each)["jenis"], []).append(each)
    for name, alike in by_kind.items():
        if len(alike) > 1 and name in TITLES:
            yield f"{len(alike)} {TITLES[name].lower()} di {alike[0].path.parent.as_posix()}"
        else:
            yield from (f"{each.path.as_posix()} ({_signed(each)})" for each in alike)


def _signed(standing: Standing) -> str:
    facts = _facts(standing)
    number, date = facts.get("nomor"), facts.get("tanggal") or "belum bertanggal"
    if number is None:
        return date
    return f"Nomor {number}, {date}" if number else f"belum bernomor, {date}"


def _facts(standing: Standing) -> dict[str, str]:
    return dict(standing.trace.facts) if standing.trace else {}


def summary(standings: Sequence[Standing]) -> str:
    """Return the closing line: how many papers, how many of each state."""
    counted = Counter(state for each in standings for state, _ in each.states)
    states = ", ".join(f"{counted[state]} {state}" for state in State if counted[state])
    return f"{len(standings)} naskah: {states}." if standings else "Tidak ada naskah (*.docx) di sini."


def as_json(standings: Sequence[Standing], activities: Iterable[Activity]) -> str:
    """Return the papers and the TORs as a JSON object with Indonesian keys."""
    record = {"naskah": [_record(each) for each in standings], "kak": [_promises(each) for each in activities]}
    return as_utf8(json.dumps(record, ensure_ascii=False, indent=2))


def _record(standing: Standing) -> dict[str, Any]:
    told = standing.trace
    return {
        "berkas": standing.path.as_posix(),
        "keadaan": [{"keadaan": state.value, "sebab": reason or None} for state, reason in standing.states],
        "isian": told.inputs[0].name if told else None,
        "templat": told.template.name if told else None,
        "kakdoc": told.program if told else None,
        **{key: _facts(standing).get(key) or None for key in ("jenis", "tahun", "nama", "nomor", "tanggal")},
    }


def _promises(activity: Activity) -> dict[str, Any]:
    return {
        "berkas": activity.paper.path.as_posix(),
        "keluaran": [
            {
                "nomor": each.number,
                "uraian": each.text,
                "naskah": [_output(paper) for paper in each.papers],
            }
            for each in activity.outputs
        ],
        "lainnya": [each.path.as_posix() for each in activity.others],
    }


def _output(standing: Standing) -> dict[str, Any]:
    facts = _facts(standing)
    return {
        "berkas": standing.path.as_posix(),
        "nomor": facts.get("nomor") or None,
        "tanggal": facts.get("tanggal") or None,
    }
