"""What pages answer with: a screen, the way to another, problems in the words and with the codes of the commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from kakdoc import __version__
from kakdoc.base.problems import InvalidValue, KakdocError, Location, Problem, error
from kakdoc.ui.messages import pages
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.forms.shown.called import Form, Spot, spot
from kakdoc.values.rupiah.amount import format_angka

TEMPLATES = Path(__file__).parent / "templates"
PAGE = "x-kakdoc-halaman"
"""The header in which the script names the page that it asks from, so that its pieces count as no page of their own."""
NAVIGATION = (("/", "Naskah"), ("/tahun-baru", "Tahun berikutnya"), ("/templat", "Templat"), ("/panduan", "Panduan"))
"""The screens that every page leads to: address and name."""
_STATUS = {"K901": 500, "K601": 403, "K602": 507, "K930": 400}
"""The status of an answer by the code of its first problem; of others 422."""


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is for."""
    desk: Desk = request.app.state.desk
    return desk


@cache
def environment() -> Environment:
    """Return what makes HTML of templates; every value is escaped, and a name that is not given is a fault."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.globals |= {"navigasi": NAVIGATION, "versi": __version__}
    found.filters |= {"pesannya": pages.message, "perbaikannya": pages.remedy, "staf": pages.on_page, "tempat": place}
    found.filters |= {"letak": field_at, "ribuan": format_angka}
    return found


def place(location: Location | None) -> str:
    """Return a place as people say it: sheet and cell, or the line of a file."""
    if location is None:
        return ""
    where = location.spot or (f"baris {location.line}" if location.line else "")
    return ", ".join(filter(None, (location.file, where)))


def field_at(location: Location) -> Spot:
    """Return a place as people say it: the field of a form, with the way to it, else sheet and cell, or the line."""
    path, form = Path(location.file), None
    if location.line or location.in_workbook:
        form = Form.of(path)
    if form is None or not form.is_read:
        return Spot(place(location))
    called, name = form.at(location), path.stem.replace("-", " ")
    if called is None:
        return Spot(f"{name} ({location.spot or f'baris {location.line} di berkasnya'})", way("/isian", path))
    return spot(path, f"{name}: {called}", called.path)


def render(request: Request, name: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Return a screen made of a template, with the messages that were left for it.

    Templates have `desk`, `alamat` (the path of the page), `csrf`, `kabar` (messages) and what is given.
    """
    desk = desk_of(request)
    given = {
        "desk": desk,
        "alamat": request.url.path,
        "csrf": desk.keys.csrf,
        "halaman": desk.seen(request.headers.get(PAGE, "")),
        "kabar": desk.noted(request.query_params.get("kabar", "")),
        **context,
    }
    return HTMLResponse(environment().get_template(name).render(given), status)


def piece(name: str, **context: Any) -> str:
    """Return a part of a screen made of a template, for `answer`."""
    return environment().get_template(name).render(context)


def answer(**values: Any) -> JSONResponse:
    """Return what the script asked for."""
    return JSONResponse(values)


class Undone(str):
    """A message that something was not done, for the page that follows."""

    __slots__ = ()
    look = "peringatan"


def redirect(request: Request, address: str, *told: Problem | str) -> RedirectResponse:
    """Return the way to another page after a change, and leave messages for it. `address` is a path of our own."""
    if told:
        sign = "&" if "?" in address else "?"
        address = f"{address}{sign}kabar={desk_of(request).note(*told)}"
    return RedirectResponse(address, 303)


def way(page: str, path: Path) -> str:
    """Return the address of a page of an input or a paper, whatever signs its name has: `/isian`."""
    return f"{page}?berkas={quote(path.as_posix())}"


def problems(request: Request, found: Sequence[Problem], status: int = 0) -> Response:
    """Return problems: as a screen, or as JSON where the script asked."""
    code = status or _STATUS.get(found[0].code, 422)
    if _wants_json(request):
        return JSONResponse({"masalah": records(found)}, code)
    return render(request, "masalah.html", code, masalah=found)


def refuse(request: Request, why: str, status: int) -> Response:
    """Return why a request is not answered, without anything of the desk: who asks may be a stranger."""
    if _wants_json(request):
        return JSONResponse({"masalah": [{"pesan": why}]}, status)
    return HTMLResponse(environment().get_template("tolakan.html").render(sebab=why), status)


def records(found: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return problems as the script gets them: code, level, message, remedy, place and the field's path."""
    return [
        {
            "kode": each.code,
            "tingkat": each.severity.value,
            "pesan": pages.message(each),
            "perbaikan": pages.remedy(each),
            "tempat": place(each.location),
        }
        for each in found
    ]


def _wants_json(request: Request) -> bool:
    """Return whether the script asked, and not a form."""
    return request.headers.get("accept", "").startswith("application/json")


def told(cause: Exception) -> Sequence[Problem]:
    """Return what is meant for people in an exception of `problems`."""
    if isinstance(cause, KakdocError):
        return cause.problems
    if isinstance(cause, InvalidValue):
        return [error(cause.code, cause.message, cause.remedy)]
    raise cause
