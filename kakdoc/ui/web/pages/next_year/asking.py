"""The pages of a roll-over. Nothing is written before the last press."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base import disk
from kakdoc.base.problems import InvalidValue, KakdocError, Problem, warning
from kakdoc.papers.forms.drafting import journal
from kakdoc.papers.next_year import listing
from kakdoc.papers.next_year.rolling import Made, Prepared
from kakdoc.papers.trace import worked_on
from kakdoc.ui.web.answering import desk_of, redirect, render, told
from kakdoc.ui.web.forms.shown.edited import Edited, edited
from kakdoc.ui.web.pages.next_year import choosing
from kakdoc.ui.web.pages.next_year.choosing import Chosen
from kakdoc.ui.web.pages.next_year.sheet import Sheet, decided, sheet
from kakdoc.ui.web.safety.folder import inside
from kakdoc.ui.web.safety.proving import read_form

_ELSEWHERE = "dengan --ke", "di “Simpan di folder lain”"
"""Where another folder is named: in a command, and on this page."""


async def choose(request: Request) -> Response:
    """Return what can go to another year, to choose from."""
    return await _choosing(request, Chosen.read(request.query_params), ())


async def show(request: Request) -> Response:
    """Return the list of years of what was chosen, to be looked through."""
    chosen = Chosen.read(request.query_params)
    try:
        prepared = await run_in_threadpool(chosen.prepared)
    except (KakdocError, InvalidValue) as cause:
        return await _choosing(request, chosen, told(cause))
    return await _list(request, chosen, prepared, sheet(prepared, {}))


async def write(request: Request) -> Response:
    """Write the inputs of the other year as they were decided on; with something left open, the list again."""
    form = await read_form(request)
    chosen = Chosen.read(form)
    said = {key: str(value) for key, value in form.multi_items() if key[:2] in ("t:", "k:", "p:")}
    try:
        prepared = await run_in_threadpool(chosen.prepared, decided(said))
        if prepared.stamp != form.get("cap"):
            prepared = await run_in_threadpool(chosen.prepared)
            return await _list(request, chosen, prepared, sheet(prepared, {}), (_changed(),))
        seen = sheet(prepared, said)
        if seen.open:
            return await _list(request, chosen, prepared, seen, (_open(len(seen.open)),))
        made = await run_in_threadpool(prepared.write)
    except (KakdocError, InvalidValue) as cause:
        return await _choosing(request, chosen, told(cause))
    unlogged = [desk_of(request).log.write("lanjut ke tahun lain", each.as_posix()) for each in _files(made)]
    address = "/tahun-baru/hasil?" + urlencode({"daftar": made.list_file.as_posix()})
    done = f"{len(made.inputs)} isian tahun {chosen.year} sudah ditulis."
    return redirect(request, address, done, *made.problems, *filter(None, unlogged[:1]))


def _files(made: Made) -> Sequence[Path]:
    return (*made.inputs, *made.copied, made.list_file)


async def result(request: Request) -> Response:
    """Return what a roll-over made, by its list: the inputs with the way to their forms."""
    file = inside(request.query_params.get("daftar", ""))
    if not listing.is_name(file):
        raise InvalidValue("K930", "ini bukan daftar tahun.", "pilih berkas daftar-tahun-….txt.")
    text = await run_in_threadpool(_text, file)
    made = [each for each in listing.inputs_of(text) if disk.is_file(each)]
    return render(request, "lanjut_hasil.html", isian=made, daftar=file.as_posix(), isi_daftar=text)


def _text(file: Path) -> str:
    try:
        return disk.read(file).decode(errors="replace")
    except OSError as cause:
        raise InvalidValue("K930", "daftar tahun ini tidak ada.", "pilih tahunnya lagi.") from cause


async def _choosing(request: Request, chosen: Chosen, found: Sequence[Problem]) -> Response:
    groups = await run_in_threadpool(choosing.groups)
    return render(
        request,
        "lanjut.html",
        422 if found else 200,
        kelompok=groups,
        dipilih=set(chosen.sources) if chosen.sources or found else choosing.latest(groups),
        tahun=chosen.year or choosing.following(groups),
        ke=chosen.to,
        mundur=chosen.back,
        masalah=[_said(each) for each in found],
    )


async def _list(
    request: Request, chosen: Chosen, prepared: Prepared, seen: Sheet, found: Sequence[Problem] = ()
) -> Response:
    changed = await run_in_threadpool(_edits, prepared.sources)
    return render(
        request,
        "lanjut_daftar.html",
        422 if found else 200,
        dipilih=chosen,
        kembali="/tahun-baru?" + urlencode([("asal", each) for each in chosen.sources] + [("tahun", chosen.year)]),
        siap=prepared,
        lembar=seen,
        masalah=[*found, *map(_said, prepared.problems)],
        belum_disimpan=sorted({*journal.left_over()} & {each.as_posix() for each in prepared.sources}),
        suntingan=changed,
    )


def _edits(sources: Iterable[Path]) -> list[tuple[Path, list[Edited]]]:
    """Return the papers of inputs that were edited in Word, with each edit and its fields."""
    return [(paper, edited(source, found)) for source in sources for paper, found in worked_on.of_inputs([source])]


def _said(problem: Problem) -> Problem:
    return replace(problem, remedy=problem.remedy.replace(*_ELSEWHERE))


def _open(count: int) -> Problem:
    message = f"{count} hal masih menunggu keputusan; belum ada yang ditulis."
    return warning("K960", message, "pilih atau beri tanda pada setiap baris di “Perlu diputuskan”, lalu tekan lagi.")


def _changed() -> Problem:
    message = "isiannya berubah sejak daftar ini dibuka; belum ada yang ditulis."
    return warning("K961", message, "periksa lagi daftar di bawah, lalu tekan lagi.")
