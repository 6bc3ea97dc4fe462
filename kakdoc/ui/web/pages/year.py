"""The year at a glance, and a new input: its kind, its name, then its form."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from os.path import lexists
from pathlib import Path

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base.problems import InvalidValue, KakdocError, Problem
from kakdoc.inputs.drawing_on.known_names import INPUTS
from kakdoc.kinds.fields.marks import BERKAS_KAK, Fakta, TahunNaskah
from kakdoc.kinds.shape import fields, key_of
from kakdoc.papers import catalog
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.forms.drafting.journal import left_over
from kakdoc.papers.forms.drafting.operations import Set
from kakdoc.ui.web.answering import desk_of, piece, redirect, render, told, way
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.safety.folder import inside, single
from kakdoc.ui.web.safety.proving import read_form
from kakdoc.ui.web.year import overview as glance
from kakdoc.ui.web.year.overview import Overview
from kakdoc.ui.web.year.seen import KAK, MONTHLY, REPORTS
from kakdoc.values.dates.tanggal import BULAN

_WAIT = 0.7
"""Seconds for which a page waits for what is being checked; what comes later it fetches."""
_AT = {"K930": "nama", "K607": "nama", "K114": "jenis", "K145": "jenis", "K113": "tahun"}
"""The field beside which a message stands."""
_TAKEN = ("jenis", "nama", "tahun", "kak", "bulan", "keluaran")
"""The answers that a new input begins with."""
_NO_NAME = re.compile(r"[^0-9a-zà-öø-ÿ]+")
_LONGEST, _LONGEST_ANSWER = 60, 200
"""Letters of the name of a file, and of an answer."""


async def overview(request: Request) -> Response:
    """Return the papers of the working folder."""
    is_whole, html = await run_in_threadpool(_html, desk_of(request))
    return render(request, "tahun.html", selesai=is_whole, setahun=html)


def _html(desk: Desk) -> tuple[bool, str]:
    """Return the year at a glance as HTML, the same as long as nothing of it changes, and whether all was checked."""
    known, unsaved, today = desk.year.known(_WAIT), frozenset(left_over()), _today()

    def made() -> str:
        return Markup(piece("_setahun.html", t=glance.overview(known, unsaved, today), csrf=desk.keys.csrf))  # noqa: S704

    return known.is_whole, desk.year.kept((known.version, unsaved, today), made)


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def current(desk: Desk, wait: float) -> Overview:
    """Return the year at a glance as it is now; what is being checked is waited for so many seconds."""
    return glance.overview(desk.year.known(wait), set(left_over()), _today())


async def ask(request: Request) -> Response:
    """Return the questions that a new input begins with: its kind, its name, its year, its TOR."""
    asked = request.query_params
    given = {key: asked.get(key, "")[:_LONGEST_ANSWER] for key in _TAKEN}
    return await _questions(request, given, ())


async def _questions(
    request: Request, given: Mapping[str, str], found: Sequence[Problem], status: int = 200
) -> Response:
    """Return the questions, with what was answered and what is wrong with it."""
    known = await run_in_threadpool(current, desk_of(request), _WAIT)
    kaks = {each.path: f"{each.seen.name}, {each.seen.year}" for each in known.lines if each.seen.kind == KAK}
    years = _years(known)
    places: dict[str, list[Problem]] = {}
    for each in found:
        places.setdefault(_AT.get(each.code, ""), []).append(each)
    return render(
        request,
        "isian-baru.html",
        status,
        diisi={**dict.fromkeys(_TAKEN, ""), "jenis": KAK, "tahun": years[0], **{k: v for k, v in given.items() if v}},
        jenis=dict(catalog.TITLES.items()),
        kak={"": "tidak memakai KAK", **kaks},
        bulan={"": "—", **{str(number): name for number, name in enumerate(BULAN, 1)}},
        tahun=dict(zip(years, years, strict=True)),
        di_isian=places,
    )


def _years(known: Overview) -> list[str]:
    """Return the years that a new input may be of, the likeliest first."""
    now = _today().year
    return list(
        dict.fromkeys([str(now), str(now + 1), *(each.year for each in known.years if each.year), str(now - 1)])
    )


async def begin(request: Request) -> Response:
    """Begin a new input and lead to its form; nothing is on disk before it is saved."""
    form = await read_form(request)
    given = {key: str(form.get(key, "")).strip()[:_LONGEST_ANSWER] for key in _TAKEN}
    try:
        path = await run_in_threadpool(_begun, desk_of(request), given)
    except (KakdocError, InvalidValue) as cause:
        return await _questions(request, given, told(cause), 422)
    return redirect(request, way("/isian", path))


def _begun(desk: Desk, given: Mapping[str, str]) -> Path:
    """Return the input that was begun. Raises InvalidValue and what `Draft.new` raises."""
    kind = catalog.named(given["jenis"])
    kak = inside(given["kak"]) if given["kak"] and key_of(kind.model, BERKAS_KAK) else None
    folder = _folder(desk, kind.name, kak, given["tahun"])
    path = inside((folder / f"{single(_file_name(given['nama'] or _usual_name(kind.name, given)))}.yaml").as_posix())
    if lexists(path) or path.as_posix() in left_over():
        raise InvalidValue("K607", f"sudah ada isian “{path.as_posix()}”.", "pakai nama lain, atau buka isian itu.")
    draft = desk.fillings.new(kind, path, kak).draft
    if asked := [*_answered(draft, given)]:
        draft.apply(*asked)
    return draft.path


def _answered(draft: Draft, given: Mapping[str, str]) -> Iterator[Set]:
    """Yield the fields that the answers fill in: year and name where they are empty, the month and the output."""
    known = fields(draft.model)
    of_kind = {TahunNaskah: given["tahun"], Fakta("nama"): given["nama"]}
    for mark, value in of_kind.items():
        key = key_of(draft.model, mark)
        if key and value and not str(draft.values.get(key) or "").strip():
            yield Set((key,), value)
    for key, value in (("bulan", _month(given["bulan"])), ("keluaran", _outputs(given["keluaran"]))):
        if value and key in known:
            yield Set((key,), value)


def _folder(desk: Desk, kind: str, kak: Path | None, year: str) -> Path:
    """Return where a new input goes: beside its TOR, a report to the other reports of it."""
    beside = kak.parent if kak else Path(INPUTS, single(year))
    if not kind.startswith(REPORTS):
        return beside
    others = (each.seen for each in current(desk, 0).lines if kak and each.seen.kak == kak.as_posix())
    return next((each.path.parent for each in others if each.kind.startswith(REPORTS)), beside / "laporan")


def _file_name(name: str) -> str:
    """Return what people call a paper as the name of a file."""
    return _NO_NAME.sub("-", name.casefold())[:_LONGEST].strip("-") or name


def _usual_name(kind: str, given: Mapping[str, str]) -> str:
    """Return the name of an input that was given none."""
    month = _month(given["bulan"])
    return f"bulanan-{int(given['bulan']):02d}-{month.lower()}" if kind == MONTHLY and month else kind


def _month(number: str) -> str:
    """Return the name of a month that is asked for by its number; empty for none."""
    return BULAN[int(number) - 1] if number in map(str, range(1, 13)) else ""


def _outputs(number: str) -> str:
    """Return the number of an output as it is typed; empty for none."""
    return number if number.isascii() and number.isdecimal() and len(number) < 4 else ""
