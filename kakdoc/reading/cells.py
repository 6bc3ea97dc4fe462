"""What stands in a cell, as the text a person sees or types; never a guess at what Excel has lost."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from kakdoc.problems import Problem, error, warning
from kakdoc.reading.kinds import Kind
from kakdoc.reading.text import CONTROL
from kakdoc.values.tanggal import BULAN

MOST = 10**15
"""From here on Excel keeps no longer every digit of a number."""
MARKS = frozenset("xXvV√✓✔●•")
_MAY_BE_PERCENT = frozenset({Kind.TEKS, Kind.PROSA, Kind.ANGKA})
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ERRORS = {
    "#DIV/0!": "rumusnya membagi dengan nol",
    "#REF!": "rumusnya menunjuk sel yang sudah dihapus",
    "#N/A": "rumusnya tidak menemukan yang dicari",
    "#NAME?": "nama fungsi di rumusnya salah",
    "#VALUE!": "rumusnya menghitung teks",
    "#NUM!": "hasil rumusnya bukan angka",
    "#NULL!": "rumusnya menunjuk daerah kosong",
}


def read(value: Any, kind: Kind, number_format: Callable[[], str]) -> tuple[str, Problem | None]:
    """Return the text of a cell's value, and what is wrong with it (still without its place)."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return ("ya" if value else "tidak"), None
    if isinstance(value, int | float):
        return _number(value, kind, number_format)
    if isinstance(value, datetime.timedelta):
        return _clock(value), None
    return _moment(value, kind)


def _clock(span: datetime.timedelta) -> str:
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return f"{hours:02d}:{minutes:02d}"


def _text(value: str) -> tuple[str, Problem | None]:
    if value[:1] == "#" and (value in _ERRORS or (value.endswith("!") and value.isupper())):
        why = _ERRORS.get(value, "rumusnya gagal")
        return "", error("K137", f"sel ini berisi {value}: {why}.", "betulkan rumusnya, atau ketik nilainya.")
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := CONTROL.search(text):
        message = f"karakter kendali U+{ord(found[0]):04X} tidak dapat dicetak."
        return text, error("K109", message, "ketik ulang isi sel ini; biasanya terbawa saat menyalin.")
    return text, None


def written(text: str) -> str:
    """Return a text as the file must hold it: what looks like an escape of Excel's is escaped itself."""
    return _ESCAPE.sub(r"_x005F_x\1_", text)


def _number(value: float, kind: Kind, number_format: Callable[[], str]) -> tuple[str, Problem | None]:
    if isinstance(value, int) and -MOST < value < MOST and kind not in _MAY_BE_PERCENT:
        return str(value), None
    exact = Decimal(repr(value))
    if abs(exact) >= MOST:
        return "", error(
            "K135",
            f"angka {exact:.0f} disimpan Excel sebagai bilangan, sehingga angka sesudah yang ke-15 hilang.",
            "ubah format sel menjadi Teks, lalu ketik ulang seluruh angkanya dari dokumen asli.",
        )
    whole = exact == exact.to_integral_value()
    text = f"{exact.to_integral_value():f}" if whole else f"{exact:f}"
    if kind is Kind.KODE and not whole:
        return text, error(
            "K135",
            f"kode {text} disimpan Excel sebagai bilangan, sehingga nol di belakangnya mungkin hilang.",
            "ubah format sel menjadi Teks, lalu ketik ulang kodenya.",
        )
    if kind in _MAY_BE_PERCENT and "%" in number_format():
        return f"{_plain(exact * 100)}%", None
    if kind is Kind.UANG and not whole and exact == round(exact, 2):
        text = f"{exact:.2f}"
    return text.replace(".", ","), None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _moment(value: Any, kind: Kind) -> tuple[str, Problem | None]:
    """Return a date as ISO text where a date belongs; elsewhere it is most likely Excel's reading of a text."""
    if isinstance(value, datetime.datetime):
        value = value.date() if value.time() == datetime.time() else value
    if kind is Kind.TANGGAL or not isinstance(value, datetime.date):
        return (value.strftime("%H:%M") if isinstance(value, datetime.time) else str(value)), None
    text = f"{value.day} {BULAN[value.month - 1]} {value.year}"
    return text, warning(
        "K143",
        f"Excel menyimpan isi sel ini sebagai tanggal; terbaca “{text}”.",
        "bila maksudnya lain (misalnya 1-3 atau 3/4), ubah format sel menjadi Teks, lalu ketik ulang.",
    )


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
