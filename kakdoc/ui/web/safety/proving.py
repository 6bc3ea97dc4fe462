"""The proof that a change comes from a page of ours: in a header where the script sends it, else in the form."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kakdoc.ui.web.safety import uploads
from kakdoc.ui.web.safety.keys import Keys, same

HEADER, FIELD = "x-kakdoc", "csrf"
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def prove(request: Request, keys: Keys) -> None:
    """Raise HTTPException 403 for a change that does not carry the proof."""
    told = request.headers.get(HEADER, "")
    if not told and request.headers.get("content-type", "").startswith(_FORMS):
        told = str((await read_form(request)).get(FIELD, ""))
    if not same(told, keys.csrf):
        raise HTTPException(403, "Halaman ini sudah lama terbuka. Muat ulang halamannya, lalu coba lagi.")


async def read_form(request: Request) -> FormData:
    """Return the form of a request; asked twice it is the same. Raises HTTPException 400 for one that is none."""
    return await request.form(
        max_files=uploads.MOST_FILES, max_fields=uploads.MOST_FIELDS, max_part_size=uploads.LARGEST_FIELD
    )


async def read_data(request: Request) -> dict[str, Any]:
    """Return what the script sent, an object of JSON. Raises HTTPException 400 for anything else."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise HTTPException(400)
    told = parsed(await request.body())
    if not isinstance(told, dict):
        raise HTTPException(400)
    return told


def parsed(text: str | bytes) -> Any:
    """Return the value of a text of JSON that came over the page. Raises HTTPException 400 for one that is none."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise HTTPException(400) from None


def _no_number(word: str) -> NoReturn:
    """Refuse what JSON has no word for: NaN, Infinity."""
    raise ValueError(word)
