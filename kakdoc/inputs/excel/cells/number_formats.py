"""What a cell shows under its number format (ECMA-376 part 1, 18.8.31), with Indonesian signs and names.

Understood: sections and their conditions, digits with groups, decimals, % and thousands left out, texts, currencies,
room and filling, dates and times. Fractions, exponents, eras and parts of a second are not, which is said by None.
"""

from __future__ import annotations

import datetime
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import pairwise

from kakdoc.inputs.excel.layout import MONTHS
from kakdoc.values.dates.tanggal import BULAN, HARI

Moment = datetime.date | datetime.time | datetime.timedelta
_SHORT_DATE = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy h:mm"}
"""Formats 14 and 22, which Excel shows by the settings of the computer, as Indonesian ones have them (18.8.30)."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<room>.)|\*(?P<fill>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]'
    r"|\[(?P<condition>[<>=]{1,2}-?\d+(?:\.\d+)?)\]|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<colour>[^\]]*)\]"
    r"|(?P<end>;)|(?P<general>General)|(?P<noon>AM/PM|A/P)|(?P<moment>y+|m+|d+|h+|s+)|(?P<digit>[0#?])|(?P<dot>\.)"
    r"|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<strange>[ebgn]|s\.0)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = frozenset({"quoted", "escaped", "currency", "other"})
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt, ">": operator.gt, "=": operator.eq, "<=": operator.le, ">=": operator.ge, "<>": operator.ne,
}  # fmt: skip

Token = tuple[str, str]
"""What a piece of a format is, and its text."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A format for some of the numbers."""

    tokens: tuple[Token, ...]

    def has(self, *kinds: str) -> bool:
        """Return whether there is a token of one of these kinds."""
        return any(kind in kinds for kind, _ in self.tokens)

    @property
    def condition(self) -> tuple[str, Decimal] | None:
        """The sign and the number of the condition in brackets."""
        found = next((text for kind, text in self.tokens if kind == "condition"), None)
        sign = re.match(r"[<>=]+", found) if found else None
        return (sign[0], Decimal(found[sign.end() :])) if found and sign else None

    @property
    def is_understood(self) -> bool:
        """Whether every token says what it does here."""
        dated, digits = self.has("moment", "elapsed"), self.has("digit", "general")
        texts = [text for kind, text in self.tokens if kind == "other"]
        dots = 0 if dated else sum(kind == "dot" for kind, _ in self.tokens)
        return not (self.has("strange") or (dated and digits) or ("/" in texts and digits) or dots > 1)


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[_Section, ...]:
    found: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(_SHORT_DATE.get(code.casefold(), code)):
        kind = str(match.lastgroup)
        if kind == "end":
            found.append([])
        elif kind != "colour":
            found[-1].append((kind, match[kind]))
    return tuple(_Section(tuple(tokens)) for tokens in found)


def shown(value: float | Decimal | str | Moment, code: str) -> str | None:
    """Return the text that Excel shows of a value; None where the format is not understood.

    A number that the format hides is not understood either. Halves are rounded up, as Excel does.
    """
    sections = _sections(code)
    if isinstance(value, str):
        return _around(value, sections[-1]) if sections[-1].has("text") else value
    numeric = [each for each in sections if not each.has("text")]
    if not numeric or not all(each.is_understood for each in numeric):
        return None
    if isinstance(value, Moment):
        return _moment(value, numeric[0])
    number = value if isinstance(value, Decimal) else Decimal(f"{value:.15g}")
    chosen = _chosen(numeric, number)
    if chosen is None or chosen.has("moment", "elapsed"):
        return None
    unsigned = number < 0 and (len(numeric) == 1 or chosen is not numeric[1])
    text = ("-" if unsigned else "") + _number(abs(number), chosen)
    return text if text or not number else None


def _around(value: str, section: _Section) -> str:
    return "".join(value if kind == "text" else text for kind, text in section.tokens if kind in (*_LITERAL, "text"))


def _chosen(sections: Sequence[_Section], number: Decimal) -> _Section | None:
    """Return the section for a number: by the conditions, else by its sign."""
    conditions = [each.condition for each in sections]
    if any(conditions):
        if number < 0:  # whether a minus is shown then depends on the condition
            return None
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _COMPARE[condition[0]](number, condition[1]):
                return section
        return None
    place = 1 if number < 0 and len(sections) > 1 else 2 if number == 0 and len(sections) > 2 else 0
    return sections[place]


def _number(number: Decimal, section: _Section) -> str:
    """Return a number that is not negative under a section."""
    tokens = section.tokens
    digits = [place for place, (kind, _) in enumerate(tokens) if kind == "digit"]
    dot = next((place for place, (kind, _) in enumerate(tokens) if kind == "dot"), len(tokens))
    whole, decimals = [each for each in digits if each < dot], [each for each in digits if each > dot]
    commas = [place for place, (kind, _) in enumerate(tokens) if kind == "comma" and digits and place > digits[0]]
    grouped = any(place < whole[-1] for place in commas) if whole else False
    scaled = sum(place > digits[-1] or (bool(whole) and whole[-1] < place < dot) for place in commas)
    number = number.scaleb(2 * sum(kind == "percent" for kind, _ in tokens) - 3 * scaled)
    figures = f"{number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP):f}"
    before, _, after = figures.partition(".")
    placed = {**_whole(before, [(place, tokens[place][1]) for place in whole], grouped=grouped),
              **_decimals(after, [(place, tokens[place][1]) for place in decimals])}  # fmt: skip
    written = (placed.get(place, _sign(token, number)) for place, token in enumerate(tokens))
    return " ".join("".join(written).split())


def _sign(token: Token, number: Decimal) -> str:
    """Return what a token prints that is no digit."""
    kind, text = token
    if kind in ("room", "fill"):
        return " "
    if kind == "general":
        return f"{number.normalize():f}".replace(".", ",")
    return "," if kind == "dot" else "%" if kind == "percent" else text if kind in _LITERAL else ""


def _whole(figures: str, places: Sequence[tuple[int, str]], *, grouped: bool) -> dict[int, str]:
    """Return the digits before the comma at their places, those for which there is none at the first."""
    left = list(figures.lstrip("0"))
    placed: dict[int, str] = {}
    count = 0
    for place, sign in reversed(places):
        digit = left.pop() if left else "0" if sign == "0" else " " if sign == "?" else ""
        placed[place] = digit + ("." if grouped and digit.isdigit() and count and count % 3 == 0 else "")
        count += digit.isdigit()
    while left and places:
        placed[places[0][0]] = left.pop() + ("." if grouped and count % 3 == 0 else "") + placed[places[0][0]]
        count += 1
    return placed


def _decimals(figures: str, places: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return the digits behind the comma at their places; zeros at the end only where the format asks for them."""
    placed, ended = {}, False
    for (place, sign), digit in reversed(list(zip(places, figures, strict=True))):
        ended = ended or digit != "0" or sign == "0"
        placed[place] = digit if ended else " " if sign == "?" else ""
    return placed


def _moment(value: Moment, section: _Section) -> str | None:
    """Return a date or a time under a section, None where it lacks what the section shows."""
    if not section.has("moment", "elapsed"):
        return None
    kinds = _minutes_told(section.tokens)
    noon = section.has("noon")
    pieces = [_piece(token, kind, value, noon=noon) for token, kind in zip(section.tokens, kinds, strict=True)]
    return None if None in pieces else " ".join("".join(filter(None, pieces)).split())


def _minutes_told(tokens: Sequence[Token]) -> list[str]:
    """Return the letter of each token, `n` for the minutes that are written like months: behind h, or before s."""
    letters = [text[0].casefold() if kind in ("moment", "elapsed") else "" for kind, text in tokens]
    own = [place for place, letter in enumerate(letters) if letter]
    for first, second in pairwise(own):
        if letters[second] == "m" and letters[first] == "h":
            letters[second] = "n"
        elif letters[first] == "m" and letters[second] == "s":
            letters[first] = "n"
    return letters


def _piece(token: Token, letter: str, value: Moment, *, noon: bool) -> str | None:
    """Return what a token shows of a date or time."""
    kind, text = token
    if kind == "noon":
        return "AM" if _seconds(value) % 86400 < 43200 else "PM"
    if not letter:
        return text if kind in (*_LITERAL, "comma", "dot") else " " if kind in ("room", "fill") else ""
    if letter in "hns":
        return _of_time(letter, len(text), _seconds(value), whole=kind == "elapsed", noon=noon)
    return _of_day(letter, len(text), value) if isinstance(value, datetime.date) else None


def _of_day(letter: str, length: int, day: datetime.date) -> str:
    if letter == "y":
        return f"{day.year % 100:02d}" if length < 3 else str(day.year)
    if letter == "d":
        name = HARI[day.weekday()]
        return str(day.day).zfill(length) if length < 3 else name[:3] if length == 3 else name
    names = {3: MONTHS[day.month - 1], 5: BULAN[day.month - 1][0]}
    return str(day.month).zfill(length) if length < 3 else names.get(length, BULAN[day.month - 1])


def _of_time(letter: str, length: int, seconds: int, *, whole: bool, noon: bool) -> str:
    number = seconds // {"h": 3600, "n": 60, "s": 1}[letter]
    if not whole:
        number = (number % 12 or 12) if letter == "h" and noon else number % (24 if letter == "h" else 60)
    return str(number).zfill(min(length, 2))


def _seconds(value: Moment) -> int:
    if isinstance(value, datetime.timedelta):
        return round(value.total_seconds())
    if isinstance(value, datetime.datetime | datetime.time):
        return value.hour * 3600 + value.minute * 60 + value.second + round(value.microsecond / 1e6)
    return 0
