"""Checks on hours: such as no clock shows, and those that end before they begin (docs/aturan.md F.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.reading.passages import passage
from kakdoc.kinds.rules.tables import tables
from kakdoc.values.dates.prose.tokens import GAP, TO
from kakdoc.values.text.seldom import late

_ZONE = r"WIB|WITA|WIT"
_ONE = r"\d{1,2}(?:[^\S\n]?[.:][^\S\n]?\d{1,2}(?![\d])(?:[.:]00(?!\d))?)?"
_CLOCK = late(r"\d[^\S\n]?[.:][^\S\n]?\d|pukul|pkl|\d\sWI[BT]", re.IGNORECASE)
_SIGNS = ("pukul", "pkl", "jam", "waktu", " wib", " wit")
"""What a text has that names an hour; looked for first, because it is quickly found."""
_RANGE = late(
    rf"(?:\b(?P<word>pukul|pkl|jam|waktu)\b\.?{GAP}?:?{GAP}?(?:(?:pukul|pkl)\.?{GAP})?)?(?<![\w.,/–-])(?P<first>{_ONE})(?:{GAP}?(?P<zone>{_ZONE})\b)?"
    rf"(?:{GAP}?(?:{TO}|,?{GAP}?dan{GAP}(?:berakhir|selesai)(?:{GAP}pada)?){GAP}?(?:(?:pukul|pkl|jam)\.?{GAP})?(?P<last>{_ONE})(?:{GAP}?(?P<other>{_ZONE})\b)?)?(?![\w/%]|[.,]\d)",
    re.IGNORECASE,
)
_CELL = late(
    rf"(?P<first>\d{{1,2}}[.:]\d\d) ?(?P<zone>)(?:{TO}) ?(?P<last>\d{{1,2}}[.:]\d\d)(?P<other>)", re.IGNORECASE
)
_ELSEWHERE = late(r"\b(?:keesokan|esok|berikutnya|besok|lusa|per\s+jam)\b", re.IGNORECASE)
_EVENING = 17
_ZONED = late(r"\d{1,2}[.:]\d\d[^\S\n]?(?P<zone>WIB|WITA|WIT)\b")
_ZONES = {
    "WIB": (
        "aceh", "sumatera", "riau", "jambi", "bengkulu", "lampung", "bangka", "banten", "jakarta", "jawa", "yogyakarta",
        "kalimantan barat", "kalimantan tengah",
    ),
    "WITA": (
        "bali", "nusa tenggara", "kalimantan selatan", "kalimantan timur", "kalimantan utara", "sulawesi", "gorontalo",
    ),
    "WIT": ("maluku", "papua"),
}  # fmt: skip
"""Words of the names of provinces, by their time zone (Keppres 41/1987; those that came later lie in the same)."""


def check_hours(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K418 for an hour that no clock shows, K419 for hours that end before they begin or change their zone."""
    for located in texts:
        small = located.text.casefold()
        named = any(sign in small for sign in _SIGNS) and _CLOCK.search(located.text)
        for match in _RANGE.finditer(located.text) if named else ():
            if not (match["word"] or match["zone"] or match["other"]) or not _is_time(match):
                continue
            yield from _check_match(located, match)
    yield from _check_cells(texts)


def _check_cells(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K418, K419 for hours in a column of hours, which need not be named again in each cell."""
    for table in tables(texts):
        columns = {table.column(word) for word in ("waktu", "pukul", "jam")} - {None}
        for row in table.rows if columns else ():
            for at, cell in enumerate(row):
                match = _CELL.fullmatch(cell.text) if at in columns else None
                located = LocatedText(cell.field, cell.text, names_activities=False)
                if match is not None:
                    yield from _check_match(located, match)


def check_zone(texts: Sequence[LocatedText], provinsi: str) -> Iterator[Problem]:
    """Yield K419 for the first hour in another time zone than that of the office's province, where no other is named.

    An event on line or elsewhere may give both zones, or name the other province.
    """
    own = next((zone for zone, words in _ZONES.items() if any(word in provinsi.casefold() for word in words)), None)
    for located in texts if own else ():
        found = list(_ZONED.finditer(located.text)) if "WI" in located.text else []
        if found and own not in {match["zone"] for match in found}:
            message = f"“{found[0][0]}” memakai zona waktu lain: {provinsi} memakai {own}."
            remedy = f"tulis {own}, atau biarkan bila acaranya memang di sana."
            yield warning("K419", message, remedy, located.field, found[0].start("zone"))
            return


def _check_match(located: LocatedText, match: re.Match[str]) -> Iterator[Problem]:
    wrong = [hour for hour in (match["first"], match["last"]) if hour and not _exists(hour)]
    if wrong:
        yield _unreal(located, match, wrong[0])
    elif match["last"]:
        yield from _check_order(located, match)


def _is_time(match: re.Match[str]) -> bool:
    """Return whether a figure is an hour, and no number of something else."""
    word = (match["word"] or "").casefold()
    if match["zone"] or match["other"] or word in ("pukul", "pkl"):
        return True
    hours = [hour for hour in (match["first"], match["last"]) if hour]
    # `Waktu 3.5 tahun` is no hour; `Waktu : 13.00 - 11.00` is one.
    if word == "jam":
        return any(re.search(r"[.:]", hour) for hour in hours)
    return all(re.search(r"[.:]\d\d", hour) for hour in hours)


def _minutes(hour: str) -> tuple[int, int]:
    pieces = [int(piece) for piece in re.findall(r"\d+", hour)]
    return pieces[0], pieces[1] if len(pieces) > 1 else 0


def _exists(hour: str) -> bool:
    pieces = re.findall(r"\d+", hour)
    past, minute = _minutes(hour)
    whole = len(pieces) == 1 or len(pieces[1]) == 2
    return whole and minute < 60 and (past < 24 or (past == 24 and not minute))


def _unreal(located: LocatedText, match: re.Match[str], hour: str) -> Problem:
    past, minute = _minutes(hour)
    flat = "".join(hour.split())
    if past > 24 or (past == 24 and minute):
        why, remedy = "jam hanya sampai 24.00", "betulkan jamnya."
    elif minute > 59:
        why, remedy = "menit hanya sampai 59", "betulkan menitnya."
    else:
        why, remedy = "menitnya satu angka", f"tulis dua angka, misalnya {past:02}.{minute}0 atau {past:02}.0{minute}."
    message = f"“{flat}” dalam {passage(located.text, match.start(), match.end())} bukan waktu: {why}."
    return warning("K418", message, remedy, located.field, match.start("first"))


def _check_order(located: LocatedText, match: re.Match[str]) -> Iterator[Problem]:
    first, last = _minutes(match["first"]), _minutes(match["last"])
    shown = passage(located.text, match.start(), match.end())
    zones = {zone.upper() for zone in (match["zone"], match["other"]) if zone}
    if len(zones) > 1:
        message = f"{shown} memuat dua zona waktu: {' dan '.join(sorted(zones))}."
        yield warning("K419", message, "pakai satu zona waktu.", located.field, match.start("first"))
    elif last <= first and not _overnight(located.text, match, first, last):
        message = f"{shown} berakhir sebelum dimulai." if last < first else f"{shown} berakhir saat dimulai."
        yield warning("K419", message, "betulkan salah satu jamnya.", located.field, match.start("first"))


def _overnight(text: str, match: re.Match[str], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Return whether hours may run over midnight, or the second is of another day."""
    night = first[0] >= _EVENING and last[0] <= 12
    return night or bool(_ELSEWHERE.search(text, match.start(), match.end() + 30))
