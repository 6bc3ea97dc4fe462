"""The form of a paper: shown, changed while somebody types, saved."""

from __future__ import annotations

import secrets
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kakdoc.base import disk
from kakdoc.base.problems import InvalidValue, KakdocError, Problem
from kakdoc.ui.messages import pages
from kakdoc.ui.web import answering
from kakdoc.ui.web.answering import desk_of, redirect, render, way
from kakdoc.ui.web.forms import answers, searching
from kakdoc.ui.web.forms.filling import Filling, is_save
from kakdoc.ui.web.forms.shown import figures, names
from kakdoc.ui.web.forms.shown.plan import Group
from kakdoc.ui.web.forms.shown.view import View
from kakdoc.ui.web.safety.folder import inside, single
from kakdoc.ui.web.safety.proving import parsed, read_data, read_form

_OFFICE = "Dipakai semua naskah"
_FORMS = (".yaml", ".xlsx")
"""Ends of a name under which an input may be saved in another form; other names keep the end that the file has."""
_HERE = secrets.token_hex()
"""What stands for the form while the page around it is made: the form is kept as bytes, and copied once."""
_WORDS = 8
"""Words of a regulation that are searched for."""


async def show(request: Request) -> Response:
    """Return the form of an input."""
    return await run_in_threadpool(_shown, request, request.query_params.get("berkas", ""))


def _shown(request: Request, name: str) -> Response:
    filling = desk_of(request).fillings.of(inside(name))
    revision, html = filling.html(_html)
    draft = filling.draft
    around = render(
        request,
        "isian.html",
        isian=filling,
        revisi=revision,
        formulir=_HERE,
        bentrok=draft.conflict(),
        nama_lain=f"{draft.path.stem}-saya",
        berkas=draft.path.as_posix(),
        nama_berkas=draft.path.name,
        naskah=filling.title(),
        jenis=draft.kind.title if draft.kind else _OFFICE,
        dicetak=draft.kind is not None,
    )
    return HTMLResponse(bytes(around.body).replace(_HERE.encode(), html, 1))


def _html(form: Group, view: View) -> bytes:
    """Return a form as HTML, the messages of the whole above it."""
    macros: Any = answering.environment().get_template("_formulir.html").module
    return "".join((macros.pesan(view, ()), macros.isi(view, form))).encode()


async def change(request: Request) -> Response:
    """Return what a page has to change after what was done on it."""
    sent = await _sent(request)
    filling = await _filling(request, sent["berkas"])
    found = await run_in_threadpool(_changed, filling, sent["revisi"], sent["aksi"])
    if any(map(is_save, sent["aksi"])):
        _logged(request, filling)
    return answering.answer(**found)


def _logged(request: Request, filling: Filling) -> Problem | None:
    return desk_of(request).log.write("simpan", filling.draft.path.as_posix(), "")


async def _sent(request: Request) -> dict[str, Any]:
    """Return what the script sent. Raises InvalidValue K950 for what it does not send."""
    sent = await read_data(request)
    kinds = {"berkas": str, "revisi": int, "aksi": list}
    if not all(isinstance(sent.get(key), kind) for key, kind in kinds.items()):
        raise InvalidValue("K950", "halaman mengirim sesuatu yang tidak dikenal.", "muat ulang halamannya.")
    return sent


def _changed(filling: Filling, revision: int, done: list[Any]) -> dict[str, Any]:
    """Return what some acts change on a page; what is refused is told, and what holds of the others is shown."""
    shift = filling.act(revision, done)
    if shift is None:
        return {"muat": True}
    macros = answering.environment().get_template("_formulir.html").module
    draft = filling.draft
    return {
        "revisi": draft.revision,
        **answers.changes(shift, macros),
        "bisa": {"batal": draft.can_undo, "ulang": draft.can_redo},
        "judul": filling.title(),
        "keadaan": filling.state(),
        "kabar": _conflict(filling),
        "fokus": answers.focus(shift, done),
    }


def _conflict(filling: Filling) -> str:
    """Return what is told of a file that changed meanwhile; empty where it did not."""
    told = filling.draft.conflict()
    return f"{pages.message(told).capitalize()} Muat ulang halaman ini untuk memilih." if told else ""


async def save(request: Request) -> Response:
    """Save an input; without the script, first take over all that its form holds, and do what its button says."""
    form = await read_form(request)
    filling = await _filling(request, str(form.get("berkas", "")))
    address = way("/isian", filling.draft.path)
    try:
        await run_in_threadpool(take_over, filling, form)
        aksi = form.get("aksi")
        if aksi is None:
            await run_in_threadpool(filling.save)
            told = _logged(request, filling)
            return redirect(request, address, "Tersimpan.", *([told] if told else []))
    except (KakdocError, InvalidValue) as cause:
        return redirect(request, address, *answering.told(cause))
    return redirect(request, address)


def take_over(filling: Filling, form: FormData) -> None:
    """Do what a form that was sent whole says: every value, then its button."""
    shown, _ = filling.shown()
    known = {names.named(each.path): each for each in figures.entries(shown)}
    typed = [
        {"aksi": "isi", "di": list(known[name].path), "nilai": value}
        for name, value in form.multi_items()
        if name in known and isinstance(value, str) and value.replace("\r\n", "\n") != known[name].value
    ]
    button = parsed(str(form["aksi"])) if "aksi" in form else None
    done = [*typed, *([{**button, "kunci": form.get("kunci")}] if isinstance(button, dict) else [])]
    if done:
        filling.act(filling.draft.revision, done)


async def save_as(request: Request) -> Response:
    """Save an input under another name in its folder; the file that it was stays as it is."""
    form = await read_form(request)
    filling = await _filling(request, str(form.get("berkas", "")))
    old = filling.draft.path
    name = single(str(form.get("nama", "")).strip())
    new = inside(old.with_name(name if name.lower().endswith(_FORMS) else name + old.suffix).as_posix())
    try:
        await run_in_threadpool(take_over, filling, form)
        await run_in_threadpool(filling.draft.save, new)
    except (KakdocError, InvalidValue) as cause:
        return redirect(request, way("/isian", old), *answering.told(cause))
    fillings = desk_of(request).fillings
    fillings.forget(old)
    told = desk_of(request).log.write("simpan", new.as_posix(), f"dari {old.as_posix()}")
    return redirect(request, way("/isian", new), "Tersimpan dengan nama baru.", *([told] if told else []))


async def discard(request: Request) -> Response:
    """Give up what was not saved of an input."""
    form = await read_form(request)
    filling = await _filling(request, str(form.get("berkas", "")))
    await run_in_threadpool(filling.draft.discard)
    desk_of(request).fillings.forget(filling.draft.path)
    there = way("/isian", filling.draft.path) if disk.is_file(filling.draft.path) else "/"
    return redirect(request, there, "Perubahan yang belum disimpan dibuang.")


async def search(request: Request) -> Response:
    """Return the regulations that some words mean, as the script shows them: key, name, title."""
    words = " ".join(request.query_params.get("kata", "")[:200].split()[:_WORDS])
    return answering.answer(temuan=[each._asdict() for each in await run_in_threadpool(searching.found, words)])


async def _filling(request: Request, name: str) -> Filling:
    """Return the form of an input that is open on the desk, opened where it is not."""
    return await run_in_threadpool(lambda: desk_of(request).fillings.of(inside(name)))
