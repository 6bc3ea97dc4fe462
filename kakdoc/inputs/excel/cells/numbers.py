"""Numbers of cells as texts: the fifteen digits that Excel itself keeps and shows, never rounded further."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kakdoc.base.problems import Problem, error, warning
from kakdoc.inputs.excel.cells import lost_zeros, number_formats
from kakdoc.kinds.shape import CellType
from kakdoc.values.dates import tanggal
from kakdoc.values.rupiah import amount as rupiah

MOST = 10**15
"""From here on Excel keeps no longer every digit of a number."""
_SHOWN = frozenset({CellType.TEKS, CellType.PROSA, CellType.SEL, CellType.ANGKA, CellType.PERSEN})
"""Kinds of which the number format says what a number means."""
_AS_IT_IS = frozenset({"General", "@"})
"""Formats that show every digit of a number."""
_DECIMALS = {CellType.UANG: 2, CellType.ANGKA: 4, CellType.PERSEN: 4}
_EPOCH = datetime.date(1899, 12, 30)
"""Day 0 of Excel's calendar, for the days after February 1900."""
_DAYS = (16_438, 73_415)
"""The numbers of the days from 1945 to 2100; a year typed alone is below."""
_TEXT_DECIMALS, _LONG = 4, 10
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a number format shows as text, or does not show: not its own signs."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a number format makes of a number."""

    percent: bool
    """Whether it shows the number a hundredfold, with %."""
    sign: bool
    """Whether it shows a % that is only text, behind the number as it is."""
    decimals: int | None
    """How many it shows; None for all there are."""


@lru_cache(maxsize=256)
def look(number_format: str) -> Look:
    """Return what a number format makes of a positive number; quoted and escaped signs are text."""
    section = LITERAL.sub("", number_format).split(";")[0]
    percent = "%" in section
    digits = re.search(r"[0#?][^.]*(?:\.([0#?]*))?|\.([0#?]+)", section)
    decimals = len(digits[1] or digits[2] or "") if digits else None
    return Look(percent, "%" in number_format and not percent, decimals)


def read(value: float, cell_type: CellType, number_format: Callable[[], str]) -> tuple[str, Problem | None]:
    """Return the text of a number, and what is wrong with it (still without its place)."""
    if cell_type in (CellType.TANGGAL, CellType.BULAN_INI):
        return _serial(value)
    if isinstance(value, int) and -MOST < value < MOST and cell_type not in _SHOWN:
        return str(value), None
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if abs(exact) >= MOST:
        return "", _lost(f"angka {exact:.0f} disimpan Excel sebagai bilangan, sehingga angka sesudah yang ke-15 hilang")
    if cell_type is CellType.KODE and exact != exact.to_integral_value():
        return "", _lost(f"kode {exact:f} disimpan Excel sebagai bilangan, sehingga nol di belakangnya mungkin hilang")
    if cell_type is CellType.UANG:
        return _amount(exact, number_format)
    if cell_type is CellType.SEL:
        return _of_table(exact, number_format())
    return _figure(exact, cell_type, look(number_format())) if cell_type in _SHOWN else (_plain(exact), None)


def _serial(value: float) -> tuple[str, Problem | None]:
    """Return a number where a date belongs; one that is a day to Excel is told as that, K176."""
    text = _plain(Decimal(f"{value:.15g}"))
    if not _DAYS[0] <= value <= _DAYS[1]:
        return text, None
    day = _EPOCH + datetime.timedelta(days=int(value))
    date = tanggal.Tanggal(day.year, day.month, day.day)
    remedy = f"program lain menghapus format tanggalnya; ketik {date}, atau beri sel ini format tanggal."
    return "", error("K176", f"sel ini berisi {text}; sebagai tanggal itu {date}.", remedy)


def _of_table(exact: Decimal, number_format: str) -> tuple[str, Problem | None]:
    """Return a number in a cell of a free table as the cell shows it; as it is, where that cannot be told."""
    if number_format in _AS_IT_IS:
        return _figure(exact, CellType.SEL, look("General"))
    text = number_formats.shown(exact, number_format)
    if text == "":
        return "", _hidden(exact)
    if text is not None:
        return text, None
    text, problem = _figure(exact, CellType.SEL, look("General"))
    return text, problem or unknown_format(text, number_format)


def _hidden(exact: Decimal) -> Problem:
    """Return K112 for a number that its cell does not show, so that nothing would be printed of it."""
    message = f"sel ini berisi {_plain(exact)}, tetapi format angkanya membuatnya tampak kosong."
    return error("K112", message, "tulis “-” di sel ini, atau ubah format selnya supaya angkanya tampak.")


def unknown_format(text: str, number_format: str) -> Problem:
    """Return K179 for a value that is not printed as its cell shows it."""
    message = f"format angka sel ini ({number_format[:40]}) tidak dikenal; tercetak “{text}”."
    return warning(
        "K179", message, "periksa; bila harus tercetak lain, ubah format sel menjadi Teks, lalu ketik isinya."
    )


def _lost(message: str) -> Problem:
    remedy = "ubah format sel menjadi Teks, lalu ketik ulang seluruhnya dari dokumen asli."
    return error("K135", f"{message}.", remedy)


def _amount(exact: Decimal, number_format: Callable[[], str]) -> tuple[str, Problem | None]:
    """Return an amount, with sen where there are any; sen that the cell hides are a warning."""
    if exact == exact.to_integral_value():
        return _plain(exact), None
    if _places(exact) > _DECIMALS[CellType.UANG]:
        return "", _typed_with_point(exact) or _long(_plain(exact), 0)
    text = f"{exact:.2f}".replace(".", ",")
    shown = look(number_format()).decimals
    if shown is None or shown >= _places(exact) or exact < lost_zeros.FEWEST:  # K177 tells of these
        return text, None
    message = f"isi sel ini {text}, tetapi formatnya tidak menampilkan sen."
    remedy = "bulatkan dengan =ROUND(…;0), atau ketik rupiah bulat; bila sennya memang ada, tampilkan dua desimal."
    return text, warning("K147", message, remedy)


def _typed_with_point(exact: Decimal) -> Problem | None:
    """Return K146 for what is most likely an amount of thousands, typed where the point is the decimal sign."""
    if exact >= lost_zeros.FEWEST or _places(exact) != 3:
        return None
    meant = int(exact * 1000)
    message = f"isi sel ini {_plain(exact)}, biasanya jumlah yang diketik dengan titik."
    return error("K146", message, f"bila maksudnya {rupiah.format_rupiah(meant)}, ketik {meant} tanpa titik.")


def _figure(exact: Decimal, cell_type: CellType, shown: Look) -> tuple[str, Problem | None]:
    """Return a number with the % that the cell shows, where there may be one."""
    number = exact * 100 if shown.percent else exact
    text = _plain(number) + ("%" if shown.percent or (shown.sign and cell_type is not CellType.ANGKA) else "")
    if _is_long(number, cell_type, shown):
        return "", _long(text, 4 if shown.percent else 2)
    if cell_type is CellType.PERSEN and 0 < number < 1 and not text.endswith("%"):
        message = f"terbaca {text} persen, kurang dari satu persen."
        remedy = f"bila maksudnya {_plain(number * 100)}%, ketik {_plain(number * 100)}; bila memang {text}%, biarkan."
        return text, warning("K148", message, remedy)
    return text, None


def _is_long(number: Decimal, cell_type: CellType, shown: Look) -> bool:
    """Return whether a number has more decimals than its type takes, or than a text cell lets see."""
    if cell_type in _DECIMALS:
        return _places(number) > _DECIMALS[cell_type]
    most = _LONG if shown.decimals is None else max(_TEXT_DECIMALS, shown.decimals)
    return _places(number) > most


def _long(text: str, places: int) -> Problem:
    message = f"isi sel ini {text}, pecahan panjang yang biasanya hasil rumus."
    remedy = f"bulatkan rumusnya, misalnya =ROUND(…;{places}), lalu simpan; program tidak membulatkan sendiri."
    return error("K146", message, remedy)


def _places(number: Decimal) -> int:
    """Return how many decimals a number needs."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")
