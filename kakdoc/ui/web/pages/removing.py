"""An input is taken away: it goes to a folder of the program, from which nothing is deleted."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kakdoc.base import disk
from kakdoc.base.problems import InvalidValue, OutputError
from kakdoc.papers import checking
from kakdoc.papers.forms.drafting import telling
from kakdoc.papers.forms.drafting.journal import left_over
from kakdoc.ui.web.answering import Undone, desk_of, redirect, way
from kakdoc.ui.web.desk import Desk
from kakdoc.ui.web.safety.folder import inside
from kakdoc.ui.web.safety.proving import read_form

_TAKEN = Path(disk.OWN, "dihapus")
_UNSAVED = "Isian ini punya perubahan yang belum disimpan: simpan atau buang dahulu, lalu hapus lagi."


async def remove(request: Request) -> Response:
    """Take an input away and lead to the others; its papers stay. One with changes that nobody saved stays too."""
    form = await read_form(request)
    path = inside(str(form.get("berkas", "")))
    if path.as_posix() in left_over():
        return redirect(request, way("/isian", path), Undone(_UNSAVED))
    target = await run_in_threadpool(_removed, desk_of(request), path)
    unlogged = desk_of(request).log.write("hapus isian", path.as_posix(), f"ke {target.as_posix()}")
    done = (
        f"Isian {path.as_posix()} dihapus; salinannya ada di {target.as_posix()}. Naskah Word-nya tidak ikut dihapus."
    )
    return redirect(request, "/", done, *filter(None, [unlogged]))


def _removed(desk: Desk, path: Path) -> Path:
    """Return where an input lies now. Raises InvalidValue K930 for no input, OutputError where it must stay."""
    if path not in set(checking.inputs([path.parent])) or not disk.is_file(path):
        raise InvalidValue("K930", "berkas ini bukan isian.", "pilih isian dari halaman Naskah.")
    target = disk.free(_TAKEN.joinpath(*path.parts[1:]))
    disk.write_new(disk.read(path), target)
    desk.fillings.forget(path)
    try:
        path.unlink()
    except OSError as cause:
        target.unlink(missing_ok=True)
        raise OutputError(telling.refused(path, cause)) from cause
    return target
