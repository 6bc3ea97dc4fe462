"""Why a text is not an amount of rupiah, and how to write what was probably meant.

Each detector takes the text without `Rp` and sign, and gives (reason, remedy) or None.
The first that answers wins, so the most telling stand first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

Reason = tuple[str, str]

_SCALES = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9,
    "triliun": 12, "trilyun": 12, "triliyun": 12, "t": 12,
}  # fmt: skip
_SCALED = re.compile(r"([0-9]{1,15}(?:[.,][0-9]{1,15})?) ?([a-z]+)\.?", re.IGNORECASE)
_LONGEST = 60
_LOOKALIKES = str.maketrans("OolI", "0011")


def dotted(whole: int) -> str:
    """Return a whole number with a dot after every three digits."""
    return f"{whole:,}".replace(",", ".")


def explain(body: str) -> Reason:
    """Return why the text is no amount, and the remedy."""
    if len(body) > _LONGEST:
        return "terlalu panjang untuk sebuah jumlah", "tulis satu jumlah saja, misalnya 1.500.000."
    for detector in _DETECTORS:
        found = detector(body)
        if found:
            return found
    return "bukan jumlah rupiah", "tulis dengan angka, misalnya 1500000 atau 1.500.000."


def scaled(text: str) -> int | None:
    """Return the whole rupiah of `1,5 juta`, or None when the text is not of that form."""
    found = _SCALED.fullmatch(text)
    power = _SCALES.get(found[2].lower()) if found else None
    if found is None or power is None:
        return None
    amount = Decimal(found[1].replace(",", ".")).scaleb(power)
    return int(amount) if amount == amount.to_integral_value() else None


def _empty(body: str) -> Reason | None:
    if body:
        return None
    return "kosong", "isi jumlahnya dengan angka, misalnya 1500000 atau 1.500.000."


def _foreign_digits(body: str) -> Reason | None:
    plain = "".join(_ascii_digit(char) for char in body)
    if plain == body:
        return None
    return "memakai angka yang bukan 0–9 biasa", f"ketik ulang dengan angka biasa: {plain}."


def _ascii_digit(char: str) -> str:
    value = unicodedata.digit(char, None)
    return char if value is None else str(value)


def _scale_word(body: str) -> Reason | None:
    found = _SCALED.fullmatch(body)
    if found is None or found[2].lower() not in _SCALES:
        return None
    amount = scaled(body)
    right = f"{amount} atau {dotted(amount)}" if amount is not None else "seluruh angkanya, misalnya 1.500.000"
    return f"memakai kata “{found[2]}”", f"tulis {right}."


def _exponent(body: str) -> Reason | None:
    if not re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+", body, re.IGNORECASE):
        return None
    return "ditulis dengan pangkat sepuluh (gaya kalkulator atau Excel)", _spelled_out(body)


def _spelled_out(body: str) -> str:
    try:
        amount = Decimal(body.replace(",", "."))
    except InvalidOperation:
        amount = Decimal("NaN")
    if amount.is_finite() and abs(amount.adjusted()) < 18 and amount == amount.to_integral_value():
        return f"tulis seluruh angkanya: {int(amount)} atau {dotted(int(amount))}."
    return "tulis seluruh angkanya, misalnya 1500000 atau 1.500.000."


def _letters(body: str) -> Reason | None:
    word = re.search(r"[^\W\d_]+", body)
    if word is None:
        return None
    looks_like_digits = body.translate(_LOOKALIKES)
    remedy = "tulis dengan angka saja, misalnya 1500000 atau 1.500.000."
    digits = body[: word.start()].strip()
    if _plain(looks_like_digits):
        remedy = f"ganti huruf yang mirip angka: tulis {looks_like_digits}."
    elif _plain(digits) and word.end() == len(body):
        remedy = f"hapus kata “{word[0]}”: tulis {digits}."
    return f"memuat huruf “{word[0]}”", remedy


def _plain(body: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]+", body))


def _dot_before_dash(body: str) -> Reason | None:
    if not re.fullmatch(r"[0-9.]*[0-9]\.[-–—]+", body):
        return None
    right = body.rstrip(".-–—") + ",-"
    return "memakai titik sebelum tanda “-”", f"tulis {right} atau {right[:-2]}."


def _english_grouping(body: str) -> Reason | None:
    found = re.fullmatch(r"([0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{1,2}))?", body)
    if found is None:
        return None
    right = found[1].replace(",", ".") + (f",{found[2]:0<2}" if found[2] else "")
    return "memakai koma sebagai pemisah ribuan", f"pemisah ribuan adalah titik: tulis {right}."


def _english_decimal(body: str) -> Reason | None:
    found = re.fullmatch(r"([0-9]{4,})\.([0-9]{1,2})", body)
    if found is None:
        return None
    whole = dotted(int(found[1]))
    right = f"{whole}" if not int(found[2]) else f"{whole},{found[2]:0<2}"
    return "memakai titik sebagai tanda desimal", f"tanda desimal adalah koma: tulis {right}."


def _short_last_group(body: str) -> Reason | None:
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{3})*)\.([0-9]{1,2})(?:,(?:[0-9]{2}|[-–—]{1,2}))?", body)
    if found is None:
        return None
    as_sen = f"{found[1]},{found[2]:0<2}"
    padded = f"{found[1]}.{found[2]:0<3}"
    return (
        f"tidak jelas: kelompok “.{found[2]}” bukan tiga angka",
        f"tulis {as_sen} atau {padded}, sesuai yang dimaksud.",
    )


def _not_two_decimals(body: str) -> Reason | None:
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),([0-9]*)", body)
    if found is None or len(found[2]) == 2:
        return None
    if not found[2]:
        return "berakhir dengan koma", f"tulis {found[1]} atau {found[1]},00."
    digits = found[2][:2].ljust(2, "0")
    return "tidak memakai dua angka sen di belakang koma", f"tulis {found[1]},{digits} atau {found[1]}."


def _groups_not_of_three(body: str) -> Reason | None:
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]*)+)(,[0-9]{2}|,[-–—]{1,2})?", body)
    if found is None or _plain(found[1]):
        return None
    right = dotted(int(found[1].replace(".", "")))
    return (
        "tidak dikelompokkan tiga-tiga angka",
        f"beri titik tiap tiga angka dari belakang, misalnya {right}{found[2] or ''}, dan periksa nolnya.",
    )


def _leading_zero(body: str) -> Reason | None:
    found = re.fullmatch(r"0+([0-9.]*)((?:,[0-9]{2}|,[-–—]{1,2})?)", body)
    if found is None:
        return None
    digits = found[1].replace(".", "").lstrip("0") or "0"
    return "diawali angka nol", f"tulis {dotted(int(digits))}{found[2]} bila itu yang dimaksud."


def _inner_space(body: str) -> Reason | None:
    joined = body.replace(" ", "")
    if joined == body or not re.fullmatch(r"[0-9.]+(,[0-9]{2}|,[-–—]{1,2})?", joined):
        return None
    whole, comma, tail = joined.partition(",")
    right = dotted(int(whole.replace(".", "") or 0)) + comma + tail
    return "memuat spasi di dalam angka", f"tulis tanpa spasi: {right}."


_DETECTORS: tuple[Callable[[str], Reason | None], ...] = (
    _empty, _foreign_digits, _scale_word, _exponent, _letters, _dot_before_dash, _english_grouping,
    _english_decimal, _leading_zero, _short_last_group, _not_two_decimals, _groups_not_of_three, _inner_space,
)  # fmt: skip
