"""The application: which address is answered by which page, and the guard around all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from importlib import import_module
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kakdoc.base.guarding import unforeseen
from kakdoc.base.problems import InputError, InvalidValue, KakdocError, Location, error
from kakdoc.ui.web import answering
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.safety.guard import SAFE, Guard
from kakdoc.ui.web.safety.proving import prove

Page = Callable[[Request], Awaitable[Response]]


class Way(NamedTuple):
    """An address, its method, and the function behind it, `module:name` in `pages/`, loaded when it is asked for.

    Every POST must prove that it comes from a page of ours. `is_open` is for who has no cookie yet, `needs_folder`
    tells whether there must be a working folder, which the first page makes.
    """

    path: str
    method: str
    place: str
    is_open: bool = False
    needs_folder: bool = True


ROUTES = (
    Way("/masuk", "GET", "door:enter", is_open=True, needs_folder=False),
    Way("/hidup", "GET", "door:alive", is_open=True, needs_folder=False),
    Way("/kunci", "GET", "door:proof", needs_folder=False),
    Way("/detak", "POST", "door:beat", needs_folder=False),
    Way("/tutup", "POST", "door:close", needs_folder=False),
    Way("/statis/{name}", "GET", "static:send", is_open=True, needs_folder=False),
    Way("/", "GET", "start:home", needs_folder=False),
    Way("/mulai", "POST", "start:begin", needs_folder=False),
    Way("/isian", "GET", "filling:show"),
    Way("/isian/ubah", "POST", "filling:change"),
    Way("/isian/simpan", "POST", "filling:save"),
    Way("/isian/simpan-sebagai", "POST", "filling:save_as"),
    Way("/isian/buang", "POST", "filling:discard"),
    Way("/isian/hapus", "POST", "removing:remove"),
    Way("/isian/peraturan", "GET", "filling:search"),
    Way("/isian-baru", "GET", "year:ask"),
    Way("/isian-baru", "POST", "year:begin"),
    Way("/naskah", "GET", "papers.paper:show"),
    Way("/naskah/unduh", "GET", "papers.paper:send"),
    Way("/naskah/srikandi", "GET", "papers.paper:send_to_srikandi"),
    Way("/naskah/buat", "POST", "papers.making:make"),
    Way("/naskah/buat-semua", "POST", "papers.making:make_all"),
    Way("/naskah/pdf-semua", "POST", "papers.making:print_all"),
    Way("/naskah/pdf", "POST", "papers.paper:print_pdf"),
    Way("/naskah/buka", "POST", "papers.paper:open_here"),
    Way("/peserta", "GET", "papers.roster:show"),
    Way("/peserta/daftar", "GET", "papers.people:ask"),
    Way("/peserta/daftar", "POST", "papers.people:take"),
    Way("/peserta/buat", "POST", "papers.roster:make"),
    Way("/kerja", "GET", "papers.work:show"),
    Way("/kerja/berhenti", "POST", "papers.work:stop"),
    Way("/tahun-baru", "GET", "next_year.asking:choose"),
    Way("/tahun-baru/daftar", "GET", "next_year.asking:show"),
    Way("/tahun-baru/tulis", "POST", "next_year.asking:write"),
    Way("/tahun-baru/hasil", "GET", "next_year.asking:result"),
    Way("/jenis-baru", "GET", "kinds.learning:ask"),
    Way("/jenis-baru", "POST", "kinds.learning:take"),
    Way("/jenis-baru/periksa", "GET", "kinds.learning:show"),
    Way("/jenis-baru/tulis", "POST", "kinds.learning:write"),
    Way("/templat", "GET", "kinds.listing:show"),
    Way("/templat/unduh", "GET", "kinds.listing:download"),
    Way("/naskah/lihat", "GET", "looking:show"),
    Way("/naskah/halaman", "GET", "looking:picture"),
    Way("/naskah/tekan", "GET", "looking:press"),
    Way("/panduan", "GET", "guide:home", needs_folder=False),
    Way("/panduan/{name}", "GET", "guide:read", needs_folder=False),
    Way("/panduan/gambar/{name}", "GET", "guide:picture", needs_folder=False),
)
"""All that is answered."""


def application(desk: Desk) -> Starlette:
    """Return the application of a desk."""
    open_paths = [way.path.partition("{")[0] for way in ROUTES if way.is_open]
    app = Starlette(
        routes=[Route(way.path, _endpoint(way), methods=[way.method]) for way in ROUTES],
        middleware=[Middleware(Guard, keys=desk.keys, port=desk.port, open_paths=open_paths, refuse=answering.refuse)],
        exception_handlers={HTTPException: _refused},
    )
    app.state.desk = desk
    return app


def _endpoint(way: Way) -> Page:
    """Return the page behind a way, with the proof asked for and whatever is raised told as commands tell it."""

    async def answered(request: Request) -> Response:
        try:
            if request.method not in SAFE:
                await prove(request, answering.desk_of(request).keys)
            if not way.is_open and way.path != "/tutup":
                _refuse_lost(answering.desk_of(request))
            if way.needs_folder and not answering.desk_of(request).is_laid:
                return answering.redirect(request, "/")
            return await page(way.place)(request)
        except (KakdocError, InvalidValue) as cause:
            return answering.problems(request, answering.told(cause))
        except HTTPException as cause:
            return await _refused(request, cause)
        except Exception as cause:  # noqa: BLE001  the last guard: nothing of the program shows on a page
            return _failed(request, cause)
        finally:
            await request.close()

    return answered


def _refuse_lost(desk: Desk) -> None:
    """Raise InputError K933 where the folder was moved or removed: what is asked for would be looked for elsewhere."""
    if desk.is_lost:
        message = "folder kerja ini tidak ada lagi di tempatnya: dipindah, diganti namanya, dihapus, atau ditutup."
        remedy = "kembalikan folder atau izinnya, atau tekan Tutup lalu buka kakdoc di tempat baru; konsep ikut pindah."
        raise InputError(error("K933", message, remedy).at(Location(desk.folder.as_posix())))


def _failed(request: Request, cause: Exception) -> Response:
    """Return what is told of a fault of the program; its traceback goes to the log alone."""
    fault = unforeseen(cause)
    desk = answering.desk_of(request)
    if desk.is_laid:
        desk.log.write("kesalahan program", request.url.path, fault.message)
        desk.log.trace(fault.trace)
    return answering.refuse(request, f"[{fault.code}] {fault.message} Yang sudah diketik tetap tersimpan.", 500)


@cache
def page(place: str) -> Page:
    """Return the function of a page: `start:home`."""
    module, _, name = place.partition(":")
    found: Page = getattr(import_module(f"kakdoc.ui.web.pages.{module}"), name)
    return found


async def _refused(request: Request, cause: Exception) -> Response:
    """Return what is told of an address that no page has, or of a request that is refused."""
    status, why = (cause.status_code, cause.detail) if isinstance(cause, HTTPException) else (500, "")
    return answering.refuse(request, _WHY.get(status, why), status)


_WHY = {404: "Halaman ini tidak ada.", 405: "Cara meminta ini tidak dikenal.", 400: "Permintaan ini tidak terbaca."}
