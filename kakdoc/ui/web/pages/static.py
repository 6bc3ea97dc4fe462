"""The style and the script, as they lie in the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_FOLDER = Path(__file__).parent.parent / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


async def send(request: Request) -> Response:
    """Return one of the few files of the program's own look."""
    name = request.path_params["name"]
    if name not in _files():
        raise HTTPException(404)
    return Response(_files()[name], media_type=_TYPES[Path(name).suffix])


@cache
def _files() -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in _FOLDER.iterdir() if each.suffix in _TYPES}
