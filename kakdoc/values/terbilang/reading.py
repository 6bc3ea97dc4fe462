"""Words to numbers: the reverse of spelling, strict enough to catch what is malformed.

Grammar (checked on thousands of printed pairs): every group is 1–999, scales fall from left
to right, one hundred is *seratus*, a thousands group of exactly one is *seribu*. Also read:
milyar and trilyun, "rupiah dan lima sen", "lima perseratus rupiah" (statutes before 1995),
and "seribu tiga puluh tujuh triliun" (statutes of 2006–2010).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

from kakdoc.base.problems import InvalidValue, nearest
from kakdoc.values.rupiah.amount import Jumlah, from_sen
from kakdoc.values.terbilang.spelling import SCALES
from kakdoc.values.text.quoting import quoted

OLD_SPELLING = MappingProxyType({"milyar": "miliar", "trilyun": "triliun", "triliyun": "triliun"})
"""Old spellings that are read, with the right ones."""

DIGITS = MappingProxyType(
    {
        word: value
        for value, word in enumerate(
            ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
        )
    }
)
NUMBER_WORDS = frozenset(
    {
        *DIGITS,
        *OLD_SPELLING,
        *SCALES[1:],
        "sepuluh",
        "sebelas",
        "belas",
        "puluh",
        "ratus",
        "seratus",
        "seribu",
    }
)
"""Words a number is made of."""

MONEY_WORDS = frozenset({"rupiah", "sen", "perseratus"})

_VALUE_OF_SCALE = {scale: 1000**power for power, scale in enumerate(SCALES) if scale}
_FIXED = {"seratus": (3, 100), "sepuluh": (2, 10), "sebelas": (2, 11)}
_MULTIPLIERS = {"ratus": (3, 100, 0), "puluh": (2, 10, 0), "belas": (2, 1, 10)}
_PLACE_AFTER = {"ratus": 2, "seratus": 2, "puluh": 1}
_CONTRACTED = {"ratus": "seratus", "puluh": "sepuluh", "belas": "sebelas", "ribu": "seribu"}
_ONE_AS_SE = {f"se{scale}": f"satu {scale}" for scale in SCALES[2:]}
_RUN_TOGETHER = "|".join(sorted(NUMBER_WORDS | MONEY_WORDS, key=len, reverse=True))
_ALL_RUN_TOGETHER = re.compile(f"(?:{_RUN_TOGETHER})+")
_ONE_OF_RUN_TOGETHER = re.compile(_RUN_TOGETHER)


class _MalformedError(ValueError):
    """What is wrong with the words, and the remedy; the words themselves are added by `read`."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


def read(words: str) -> Jumlah:
    """Return the amount that words name, in rupiah; case and white space do not matter.

    A trailing "rupiah" may be missing, sen may follow it. Raises InvalidValue K202 with the
    word at fault.
    """
    try:
        return _read(words.lower().split())
    except _MalformedError as malformed:
        raise InvalidValue("K202", f"terbilang {quoted(words)} {malformed.why}.", malformed.remedy) from None


def split_run_together(word: str) -> str | None:
    """Return `duaratus` as `dua ratus`; None when the word is not number words run together."""
    lowered = word.lower()
    if len(lowered) > 100 or not _ALL_RUN_TOGETHER.fullmatch(lowered):
        return None
    parts = _ONE_OF_RUN_TOGETHER.findall(lowered)
    return " ".join(parts) if len(parts) > 1 and "".join(parts) == lowered else None


def _read(typed: list[str]) -> Jumlah:
    """Return the amount of lower-case words."""
    if not typed:
        raise _MalformedError("kosong", "tulis jumlahnya dengan huruf, misalnya “lima juta rupiah”.")
    negative = typed[0] == "minus"
    words = _known(typed[1:] if negative else typed)
    whole, sen = _split_sen(words)
    amount = _whole(whole) * 100 + _hundredths(sen)
    return from_sen(-amount if negative else amount)


def _known(typed: Sequence[str]) -> list[str]:
    """Return the words in their right spelling, "per seratus" as one; raise for an unknown word."""
    joined = " ".join(typed).replace("per seratus", "perseratus").split()
    for word in joined:
        if word not in NUMBER_WORDS and word not in MONEY_WORDS and word != "dan":
            raise _unknown(word)
    return [OLD_SPELLING.get(word, word) for word in joined]


def _unknown(word: str) -> _MalformedError:
    """Return what is wrong with a word that is none of the number words."""
    parts = split_run_together(word)
    if parts:
        return _MalformedError(f"memuat kata yang tersambung: {quoted(word)}", f"pisahkan menjadi “{parts}”.")
    right = _ONE_AS_SE.get(word) or nearest(word, sorted((NUMBER_WORDS | MONEY_WORDS) - set(OLD_SPELLING)))
    remedy = f"mungkin maksudnya “{right}”." if right else "pakai kata bilangan saja, misalnya “lima juta rupiah”."
    return _MalformedError(f"memuat kata yang tidak dikenal: {quoted(word)}", remedy)


def _split_sen(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the words of the rupiah and those of the sen, at least one of them not empty."""
    if "perseratus" in words:
        return _split_perseratus(words)
    if words[-1:] == ["sen"]:
        at = words.index("rupiah") if "rupiah" in words else -1
        sen = words[at + 1 : -1]
        sen = sen[1:] if at > 0 and sen[:1] == ["dan"] else sen
        if at == 0 or not sen:
            raise _MalformedError("tidak lengkap: bilangan rupiah atau sennya tidak ada", _REMEDY_FOR_SEN)
        return words[: max(at, 0)], sen
    whole = words[:-1] if words[-1:] == ["rupiah"] else words
    if not whole:
        raise _MalformedError("tidak memuat bilangan", "tulis bilangannya, misalnya “lima juta rupiah”.")
    return whole, []


def _split_perseratus(words: list[str]) -> tuple[list[str], list[str]]:
    """Return rupiah and hundredths of "… lima belas perseratus rupiah".

    Nothing need stand between the two numbers, so the only split that reads is taken.
    """
    if words[-2:] != ["perseratus", "rupiah"]:
        raise _MalformedError("tidak diakhiri “perseratus rupiah”", _REMEDY_FOR_SEN)
    before = words[:-2]
    if "rupiah" in before:
        at = before.index("rupiah")
        return before[:at], before[at + 1 :]
    splits = [(before[:at], before[at:]) for at in range(max(len(before) - 3, 0), len(before))]
    readable = [split for split in splits if _reads(*split)]
    if len(readable) != 1:
        raise _MalformedError("tidak jelas batas rupiah dan perseratusnya", _REMEDY_FOR_SEN)
    return readable[0]


_REMEDY_FOR_SEN = "tulis sen seperti “seribu rupiah dua puluh lima sen”."


def _reads(whole: list[str], sen: list[str]) -> bool:
    """Return whether both parts are well-formed, the second below one hundred."""
    try:
        _whole(whole)
        _hundredths(sen or ["sen"])
    except _MalformedError:
        return False
    return True


def _hundredths(words: list[str]) -> int:
    """Return the sen, 0–99; 0 when there are no words."""
    sen = _whole(words)
    if sen > 99:
        raise _MalformedError(f"menyebut {sen} sen", "sen paling banyak sembilan puluh sembilan.")
    return sen


def _whole(words: list[str]) -> int:
    """Return a whole number below the limit; 0 for no words."""
    if words in ([], ["nol"]):
        return 0
    total, last = 0, ""
    group: list[str] = []
    for word in words:
        if word == "seribu" and group:
            raise _out_of_place(word, group[-1])
        if word not in _VALUE_OF_SCALE and word != "seribu":
            group.append(word)
            continue
        total, last = _with_scale(total, last, group, word)
        group = []
    return total + _group(group)


def _with_scale(total: int, last: str, group: list[str], word: str) -> tuple[int, str]:
    """Return the total with one more scaled group, and the scale it ended on."""
    scale = word.removeprefix("se")
    value = 1 if word == "seribu" else _group(group)
    if scale == "triliun" and last == "ribu" and total < _VALUE_OF_SCALE["juta"]:
        return (total + value) * _VALUE_OF_SCALE[scale], scale
    if last and _VALUE_OF_SCALE[scale] >= _VALUE_OF_SCALE[last]:
        raise _MalformedError(
            f"tidak menurun: “{word}” sesudah “{last}”",
            "urutannya kuadriliun, triliun, miliar, juta, ribu, masing-masing sekali.",
        )
    if not value:
        raise _MalformedError(f"memuat “{word}” tanpa bilangan di depannya", "lengkapi bilangan di depannya.")
    if word == "ribu" and value == 1:
        raise _contracted("satu", "ribu")
    return total + value * _VALUE_OF_SCALE[scale], scale


def _group(words: list[str]) -> int:
    """Return the value of one group, 1–999; 0 for no words. Places must fall: hundreds, tens, units."""
    value, place, at = 0, 3, 0
    while at < len(words):
        taken, part, needed = _part(words, at)
        if needed > place:
            raise _out_of_place(" ".join(words[at : at + taken]), words[at - 1])
        value += part
        place = _PLACE_AFTER.get(words[at + taken - 1], 0)
        at += taken
    return value


def _part(words: list[str], at: int) -> tuple[int, int, int]:
    """Return of the part that starts here: words taken, its value, and the place it needs."""
    word = words[at]
    if word in _FIXED:
        needed, value = _FIXED[word]
        return 1, value, needed
    digit = DIGITS.get(word, 0)
    if not digit:
        raise _without_digit(word)
    following = words[at + 1] if at + 1 < len(words) else ""
    if following not in _MULTIPLIERS:
        return 1, digit, 1
    if digit == 1:
        raise _contracted(word, following)
    needed, times, plus = _MULTIPLIERS[following]
    return 2, digit * times + plus, needed


def _without_digit(word: str) -> _MalformedError:
    if word in _MULTIPLIERS:
        return _MalformedError(
            f"memuat “{word}” tanpa dua sampai sembilan di depannya", "lengkapi atau hapus kata itu."
        )
    return _MalformedError(f"memuat “{word}” di tempat yang salah", "hapus atau pindahkan kata itu.")


def _contracted(one: str, following: str) -> _MalformedError:
    return _MalformedError(f"memuat “{one} {following}”", f"tulis “{_CONTRACTED[following]}”.")


def _out_of_place(part: str, before: str) -> _MalformedError:
    return _MalformedError(
        f"memuat “{part}” langsung sesudah “{before}”", "periksa kata yang hilang atau berulang di antaranya."
    )
