"""The roster that an input names, opened."""

from __future__ import annotations

import os
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Location, Problem, error, nearest, refusal
from kakdoc.inputs.drawing_on.roster.rows import Table
from kakdoc.inputs.drawing_on.roster.text import TextTable
from kakdoc.inputs.opening import Held
from kakdoc.inputs.tree import Scalar
from kakdoc.values.text.quoting import quoted

_BOOKS, TEXTS = (".xlsx", ".xlsm"), (".csv", ".tsv", ".txt")
_MOST = 100 * 2**20


def opened(named: Scalar, own: Path) -> tuple[Table, Held]:
    """Return the roster that an input, itself the file `own`, names, and its file as it was read.

    Raises InputError K805 for what is none or cannot be read, and what workbooks raise (K130–K132).
    """
    path = Path(os.path.normpath(named.text))
    suffix = path.suffix.lower()
    if suffix not in (*_BOOKS, *TEXTS):
        message = f"daftar peserta {quoted(path.as_posix())} bukan .csv atau .xlsx."
        raise InputError(error("K805", message, "simpan daftarnya sebagai .xlsx atau CSV.").at(named.span.start))
    try:
        held = Held.read(path, _MOST)
    except OSError as cause:
        raise InputError(_absent(path, cause).at(named.span.start)) from cause
    if len(held.data) > _MOST:
        message = f"daftar peserta {quoted(path.as_posix())} lebih dari 100 MB."
        raise InputError(error("K805", message, "pecah daftarnya.").at(named.span.start))
    return table(held.data, path.as_posix(), own=disk.real(path) == disk.real(own)), held


def table(data: bytes, file: str, *, own: bool = False) -> Table:
    """Return a roster whose bytes are at hand, of the input's `own` workbook the sheet that is named so.

    Raises InputError K805, and what workbooks raise.
    """
    is_text = file.lower().endswith(TEXTS)
    if is_text and not data.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0")):
        return TextTable(data, file)
    if is_text:
        message = f"daftar peserta {quoted(file)} berisi buku kerja, bukan teks CSV."
        remedy = "beri nama berakhiran .xlsx, atau simpan sebagai CSV."
        raise InputError(error("K805", message, remedy).at(Location(file)))
    from kakdoc.inputs.drawing_on.roster import sheet

    return sheet.SheetTable(data, file, own=own)


def _absent(path: Path, cause: OSError) -> Problem:
    remedy = "tulis nama berkasnya, dihitung dari folder isian ini, misalnya pegawai.csv."
    if not isinstance(cause, FileNotFoundError | NotADirectoryError):
        message = f"daftar peserta {quoted(path.as_posix())} tidak dapat dibaca ({refusal(cause)})."
        return error("K805", message, remedy)
    closest = nearest(path.name, (each for each in disk.names(path.parent) if each.endswith((*_BOOKS, *TEXTS))))
    message = f"daftar peserta {quoted(path.as_posix())} tidak ada."
    return error("K805", message, f"mungkin maksudnya “{closest}”." if closest else remedy)
