"""What stands in a cell, as the text a person sees or types; never a guess at what Excel has lost."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from kakdoc.base.problems import Problem, error, warning
from kakdoc.inputs.decoding import CONTROL
from kakdoc.inputs.excel.cells import number_formats, numbers
from kakdoc.inputs.excel.cells.number_formats import Moment
from kakdoc.kinds.shape import CellType
from kakdoc.values.dates.tanggal import BULAN

MARKS = frozenset("xXvV√✓✔●•")
_MIDNIGHT = datetime.time()
_FORM_DATE = "[$-421]dmmmmyyyy"
_GUESSED = "d-mmm"
"""The format that Excel gives to what it takes for a date without a year, such as 1-3."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ESCAPED = re.compile(r"_x005F_(?P<text>x[0-9A-Fa-f]{4}_)|_x(?P<sign>00[01][0-9A-Fa-f])_")
"""Only control characters are escaped, and what looks like an escape (`guards.py`)."""
_ERRORS = {
    "#DIV/0!": "rumusnya membagi dengan nol",
    "#REF!": "rumusnya menunjuk sel yang sudah dihapus",
    "#N/A": "rumusnya tidak menemukan yang dicari",
    "#NAME?": "nama fungsi di rumusnya salah",
    "#VALUE!": "rumusnya menghitung teks",
    "#NUM!": "hasil rumusnya bukan angka",
    "#NULL!": "rumusnya menunjuk daerah kosong",
}


class Fault(str):
    """What Excel shows where a formula failed; a text that only looks so is a text."""

    __slots__ = ()


def read(value: Any, cell_type: CellType, number_format: Callable[[], str]) -> tuple[str, Problem | None]:
    """Return the text of a cell's value, and what is wrong with it (still without its place)."""
    if isinstance(value, Fault):
        why = _ERRORS.get(value, "rumusnya gagal")
        return "", error("K137", f"sel ini berisi {value}: {why}.", "betulkan rumusnya, atau ketik nilainya.")
    if isinstance(value, str):
        text, problem = _text(value)
        return (_framed(text, number_format()) if cell_type is CellType.SEL else text), problem
    if isinstance(value, bool):
        return ("ya" if value else "tidak"), None
    if isinstance(value, int | float):
        return numbers.read(value, cell_type, number_format)
    if cell_type is CellType.SEL:
        return _of_table(value, number_format())
    return _moment(value, cell_type, number_format)


def _clock(span: datetime.timedelta) -> str:
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return f"{hours:02d}:{minutes:02d}"


def _text(value: str) -> tuple[str, Problem | None]:
    text = _ESCAPED.sub(_unescaped, value) if "_x" in value else value
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := CONTROL.search(text):
        message = f"karakter kendali U+{ord(found[0]):04X} tidak dapat dicetak."
        return text, error("K109", message, "ketik ulang isi sel ini; biasanya terbawa saat menyalin.")
    return text, None


def _unescaped(found: re.Match[str]) -> str:
    return f"_{found['text']}" if found["text"] else chr(int(found["sign"], 16))


def _framed(text: str, number_format: str) -> str:
    """Return a text with what the format of its cell shows around it."""
    return text if number_format in ("General", "@") else number_formats.shown(text, number_format) or text


def _of_table(value: Moment, number_format: str) -> tuple[str, Problem | None]:
    """Return a date or time in a cell of a free table as the cell shows it."""
    text = number_formats.shown(value, number_format)
    if text is None:
        text = _as_text(value, number_format)
        if number_format == "General":
            return text, _taken_for_date(text)
        return text, numbers.unknown_format(text, number_format)
    guessed = number_format.casefold() == _GUESSED
    return text, _taken_for_date(text) if guessed else None


def _taken_for_date(text: str) -> Problem:
    """Return K143 for a text that most likely was no date when it was typed."""
    return warning(
        "K143",
        f"Excel menyimpan isi sel ini sebagai tanggal; terbaca “{text}”.",
        "bila maksudnya lain (misalnya 1-3 atau 3/4), ubah format sel menjadi Teks, lalu ketik ulang.",
    )


def written(text: str) -> str:
    """Return a text as the file must hold it: what looks like an escape of Excel's is escaped itself."""
    return _ESCAPE.sub(r"_x005F_x\1_", text) if "_x" in text else text


def _moment(value: Moment, cell_type: CellType, number_format: Callable[[], str]) -> tuple[str, Problem | None]:
    """Return a date as ISO text where a date belongs; elsewhere it is most likely Excel's reading of a text."""
    if cell_type is CellType.BULAN_INI and isinstance(value, datetime.date):
        return _month(value, number_format()), None
    if cell_type is not CellType.TANGGAL or not isinstance(value, datetime.date):
        text = _as_text(value, number_format())
        return text, _taken_for_date(text) if isinstance(value, datetime.date) else None
    text = _date(value, number_format())
    if clock := _hour(value):
        message = f"sel ini berisi {text} beserta jam {clock}, biasanya dari =NOW()."
        return "", error("K149", message, f"ketik tanggalnya saja: {text}.")
    if not text[0].isdigit():
        return text, None
    return f"{value:%Y-%m-%d}", _day_added(text) if value.day == 1 and _is_of_form(number_format()) else None


def _is_of_form(number_format: str) -> bool:
    """Return whether a date stands under the format that older forms gave it, also as other programs write that."""
    return re.sub(r'[\\ ";@]', "", number_format) == _FORM_DATE


def _day_added(text: str) -> Problem:
    """Return K176 for the first of a month, which a month alone becomes when it is typed under such a format."""
    month = text.removeprefix("1 ")
    message = f"sel ini berisi {text}; bila yang diketik {month} saja, Excel menambahkan hari 1."
    remedy = f"bila harinya belum ada, ketik '{month} (diawali petik satu); bila memang hari 1, ketik '{text}."
    return warning("K176", message, remedy)


def _as_text(value: Moment, number_format: str) -> str:
    """Return a date or time as a text says it."""
    if isinstance(value, datetime.timedelta):
        return _clock(value)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    clock = _hour(value)
    return _date(value, number_format) + (f" pukul {clock}" if clock else "")


def _month(value: datetime.date, number_format: str) -> str:
    """Return the month that a date stands for where one month belongs, with its year but where a cell shows none."""
    if re.sub(r"\[[^\]]*\]|\\|;@", "", number_format).casefold() == _GUESSED:
        return BULAN[value.month - 1]
    day = "" if value.day == 1 else f"{value.day} "
    return f"{day}{BULAN[value.month - 1]} {value.year}"


def _hour(value: datetime.date) -> str:
    """Return the time of day of a date that has one, else nothing."""
    return value.strftime("%H.%M") if isinstance(value, datetime.datetime) and value.time() != _MIDNIGHT else ""


def _date(value: datetime.date, number_format: str) -> str:
    """Return a date as a paper prints it, without the day where the cell shows none."""
    shown = numbers.LITERAL.sub("", number_format).casefold()
    day = "" if "y" in shown and "d" not in shown else f"{value.day} "
    return f"{day}{BULAN[value.month - 1]} {value.year}"


def months(marks: Mapping[int, str]) -> str:
    """Return marked months as a schedule names them: `1-3, 7`."""
    found = sorted(marks)
    pieces: list[str] = []
    while found:
        run = 1
        while run < len(found) and found[run] == found[0] + run:
            run += 1
        pieces.append(str(found[0]) if run == 1 else f"{found[0]}-{found[run - 1]}")
        found = found[run:]
    return ", ".join(pieces)
