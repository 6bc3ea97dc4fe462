"""The roster of an input is given: a table pasted from a spreadsheet, or a file; it lies beside the input then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base import disk
from kakdoc.base.problems import InputError, InvalidValue, KakdocError, Problem, error
from kakdoc.inputs.drawing_on.roster.heads import folded
from kakdoc.inputs.drawing_on.roster.opened import TEXTS, table
from kakdoc.inputs.drawing_on.roster.rows import Table, Wanted
from kakdoc.inputs.excel import texts
from kakdoc.kinds.fields.marks import BERKAS_PESERTA
from kakdoc.kinds.shape import fields, key_of
from kakdoc.papers.forms.drafting.operations import Set
from kakdoc.ui.web.answering import desk_of, redirect, render, told, way
from kakdoc.ui.web.forms.filling import Filling
from kakdoc.ui.web.safety import uploads
from kakdoc.ui.web.safety.folder import inside
from kakdoc.ui.web.safety.proving import read_form

_FILES = (".xlsx", ".xlsm", *TEXTS)
_PASTED = "tempelan.tsv"
_APART, _KEY = ("nip", "nik", "nippppk", "nomorinduk"), "kunci"
"""Headings under which nobody has what another has, and the field that names such a column."""


class _Given(NamedTuple):
    """A roster that came: its bytes as they will lie beside the input, the end of its name, headings, how many rows."""

    data: bytes
    suffix: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def key(self) -> str:
        """The heading of the column that tells people apart; empty where none is sure to."""
        found = [place for place, each in enumerate(self.head) if folded(each) in _APART]
        sure = (each for each in found if len({row[each] for row in self.rows}) == len(self.rows))
        return next((self.head[each] for each in sure), "")


async def ask(request: Request) -> Response:
    """Return the question for the roster of an input."""
    path = inside(request.query_params.get("berkas", ""))
    await run_in_threadpool(_filling, request, path)
    return _question(request, path, "", ())


def _filling(request: Request, path: Path) -> Filling:
    """Return the draft of an input. Raises InvalidValue K950 for one that takes no roster."""
    found = desk_of(request).fillings.of(path)
    if key_of(found.draft.model, BERKAS_PESERTA) is None:
        raise InvalidValue("K950", "isian ini tidak memakai daftar peserta.", "pilih isian lain.")
    return found


def _question(request: Request, path: Path, pasted: str, found: Sequence[Problem], status: int = 200) -> Response:
    return render(
        request, "peserta_daftar.html", status, berkas=path.as_posix(), tempelan=pasted, akhiran=_FILES, masalah=found
    )


async def take(request: Request) -> Response:
    """Put a roster beside an input, have the input name it, and lead to its form; with a fault, the question again."""
    form = await read_form(request)
    path = inside(str(form.get("berkas", "")))
    filling = await run_in_threadpool(_filling, request, path)
    try:
        given = await _given(form)
        target = await run_in_threadpool(_laid, filling, given)
        unsaved = await run_in_threadpool(_unsaved, filling)
    except (KakdocError, InvalidValue) as cause:
        return _question(request, path, str(form.get("tempelan") or ""), told(cause), 422)
    unlogged = desk_of(request).log.write("daftar peserta", target.as_posix(), f"untuk {path.as_posix()}")
    return redirect(request, way("/isian", path), _said(filling, given, target), *unsaved, *filter(None, [unlogged]))


async def _given(form: FormData) -> _Given:
    """Return the roster that came. Raises InputError for a faulty one, InvalidValue K931 for none."""
    if pasted := str(form.get("tempelan") or "").strip("\r\n"):
        return await run_in_threadpool(_pasted, pasted)
    found = await uploads.taken(form.get("daftar"), _FILES)
    return await run_in_threadpool(_uploaded, found)


def _pasted(text: str) -> _Given:
    head, rows = _read(table(text.encode("utf-8", "replace"), _PASTED))
    return _Given(texts.workbook(head, rows), ".xlsx", head, rows)


def _uploaded(found: uploads.Upload) -> _Given:
    head, rows = _read(table(found.data, f"daftar{found.suffix}"))
    return _Given(found.data, found.suffix, head, rows)


def _read(source: Table) -> tuple[Sequence[str], list[tuple[str, ...]]]:
    """Return headings and rows. Raises InputError for what is wrong with them, K804 where there are no rows."""
    rows = list(source.rows([Wanted(column) for column in range(len(source.head))]))
    fatal = [each for each in (*source.problems, *(one for row in rows for one in row.problems)) if each.fatal]
    if not rows and not fatal:
        remedy = "salin juga barisnya, dengan judul kolom di baris pertama."
        fatal = [error("K804", "daftar peserta ini tidak berisi satu baris pun.", remedy)]
    if fatal:
        raise InputError(*fatal)
    return source.head, [each.texts for each in rows]


def _laid(filling: Filling, given: _Given) -> Path:
    """Write a roster beside an input and name it there; no file is replaced. Raises OutputError."""
    draft = filling.draft
    beside = draft.path.with_name(f"{draft.path.stem}-peserta{given.suffix}")
    target = inside(disk.free(beside).as_posix())
    disk.write_new(given.data, target)
    named = [Set((key_of(draft.model, BERKAS_PESERTA) or "",), target.name)]
    if given.key and _KEY in fields(draft.model) and not draft.values.get(_KEY):
        named.append(Set((_KEY,), given.key))
    with filling.lock:
        draft.apply(*named)
    return target


def _unsaved(filling: Filling) -> Sequence[Problem]:
    """Save an input, so that its roster is known for one; return why it cannot be saved, where it cannot."""
    try:
        filling.save()
    except KakdocError as cause:
        return cause.problems
    return ()


def _said(filling: Filling, given: _Given, target: Path) -> str:
    """Return what is told of a roster that lies beside its input now."""
    done = f"Daftar peserta tersimpan di {target.as_posix()}: {len(given.rows)} baris."
    kind = filling.draft.kind
    if kind is not None and kind.roster_table is not None:
        return f"{done} Barisnya mengisi tabel naskah ini."
    marks = ", ".join(f"[kolom {each}]" for each in given.head if each)
    return f"{done} Di kalimat yang isinya lain bagi setiap orang, tulis {marks}."
