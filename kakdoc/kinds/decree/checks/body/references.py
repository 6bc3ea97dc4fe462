"""Checks on references to labels, dictums and annexes (docs/aturan.md B.6, B.9, B.13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kakdoc.base.problems import FieldPath, Problem, error, suggestion, warning
from kakdoc.base.wording import either, mention
from kakdoc.kinds.decree.body.references import LABEL, is_foreign
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values import urutan

_LABELLED = either("tulis `label:`", "isi kolom “Label”") + " di tempat yang dirujuk."

_AND = r"\s*(?:,\s*(?:dan|atau|serta)?|dan/atau|dan|atau|serta|(?P<to>sampai\s+dengan|hingga|s\.?d\.?))\s+"
_UNITS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus"
_FIRST = rf"(?i:ke(?:{_UNITS})|pertama)\b"
_REST = rf"(?:[^\S\n]+(?i:belas|puluh|ratus|{_UNITS})\b)*"
_CAPITAL = rf"KE[A-Z]{{2,}}{_REST}"
_DICTUM = re.compile(
    rf"\b(?P<word>(?i:diktum))\s+(?P<ordinal>(?:{_FIRST}|(?!KEPUTUSAN\b|INI\b)[A-Z]{{3,}}\b){_REST})", re.MULTILINE
)
_UNSAID = re.compile(r"\bdimaksud\s+[Dd]iktum\b")
_NEXT_DICTUM = re.compile(rf"{_AND}(?:[Dd]iktum\s+)?(?P<ordinal>{_CAPITAL})")
_BARE_DICTUM = re.compile(rf"\bdimaksud\s+(?:(?:pada|dalam)\s+)?(?P<ordinal>{_CAPITAL})")
_ANNEX = re.compile(
    r"\b(?:(?:Lampiran|LAMPIRAN)(?:\s+(?P<number>[IVXLC]+|\d+)\b)?"
    r"|(?<=tercantum dalam )(?P<small>lampiran)(?:\s+(?P<roman>[IVXLC]+)\b)?)"
)
_NEXT_ANNEX = re.compile(rf"{_AND}(?:Lampiran\s+)?(?P<number>[IVXLC]+)\b")
_INNER = re.compile(r"\s+(?:huruf|angka|butir|nomor|ayat)\s")
"""What goes on to a place inside the one that was named."""
_INSEPARABLE = re.compile(r"tidak\s+terpisahkan", re.IGNORECASE)


def check_labels(texts: Sequence[LocatedText], labels: Mapping[str, object]) -> Iterator[Problem]:
    """Yield K316 for a label that names no place."""
    for located in texts:
        for match in LABEL.finditer(located.text):
            if match["label"] not in labels:
                remedy = suggestion(match["label"], labels) if labels else _LABELLED
                yield error("K316", f"label “{match['label']}” tidak ada.", remedy, located.field, match.start())


def check_double_labels(places: Sequence[tuple[FieldPath, str]]) -> Iterator[Problem]:
    """Yield K316 for a label given twice."""
    seen: set[str] = set()
    for path, label in places:
        if label in seen:
            message = f"label “{label}” dipakai dua kali."
            yield error("K316", message, "beri nama lain pada salah satunya.", path)
        seen.add(label)


def check_dictums(texts: Sequence[LocatedText], count: int) -> Iterator[Problem]:
    """Yield K316 for a dictum that does not exist, K327 for one not called as the paper does (docs/aturan.md B.6)."""
    for located in texts:
        for match in _BARE_DICTUM.finditer(located.text):
            if urutan.read_ordinal(match["ordinal"]) is not None:
                message = f"“{match['ordinal']}” dirujuk tanpa kata Diktum."
                remedy = f"tulis “Diktum {match['ordinal']}”."
                yield error("K316", message, remedy, located.field, match.start("ordinal"))
        for match in _UNSAID.finditer(located.text):
            message = f"“{' '.join(match[0].split())}” ditulis tanpa kata depan."
            yield warning("K327", message, "tulis “dimaksud dalam Diktum …”.", located.field, match.start())
        end = 0
        for match in _DICTUM.finditer(located.text):
            if match.start() < end:
                continue  # one of those named before
            named = [match]
            while following := _NEXT_DICTUM.match(located.text, named[-1].end()):
                named.append(following)
            end = named[-1].end()
            if not is_foreign(located.text, named[-1].end()):
                yield from _check_named(located, named, count)
                yield from _check_own(located, named)


def _check_named(located: LocatedText, named: Sequence[re.Match[str]], count: int) -> Iterator[Problem]:
    for match in named:
        typed = match[0] if match is named[0] else match["ordinal"]
        start = match.start() if match is named[0] else match.start("ordinal")
        number = urutan.read_ordinal(match["ordinal"])
        right = f"Diktum {urutan.ordinal(number).upper()}" if number else ""
        if number is None or number > count:
            last = "hanya KESATU" if count == 1 else f"KESATU sampai {urutan.ordinal(count).upper()}"
            remedy = "betulkan, misalnya “Diktum KESATU”; atau beri label pada diktumnya dan tulis [rujuk: label]."
            message = f"“{' '.join(typed.split())}” tidak ada: diktum naskah ini {last}."
            yield error("K316", message, remedy, located.field, start)
        elif match is named[0] and " ".join(typed.split()) != right:
            message = f"“{' '.join(typed.split())}” tidak ditulis seperti diktumnya."
            yield warning("K327", message, f"tulis “{right}”.", located.field, start)


def _check_own(located: LocatedText, named: Sequence[re.Match[str]]) -> Iterator[Problem]:
    """Yield K346 for a dictum that refers to itself as a whole; its *huruf a* is another place."""
    index = located.field[1] if located.field[:1] == ("diktum",) else None
    if not isinstance(index, int) or _INNER.match(located.text, named[-1].end()):
        return
    numbers: list[int] = []
    for match in named:
        number = urutan.read_ordinal(match["ordinal"]) or 0
        numbers += range(numbers[-1] + 1, number) if match is not named[0] and match["to"] else ()
        numbers.append(number)
    if index + 1 in numbers:
        own = f"Diktum {urutan.ordinal(index + 1).upper()}"
        yield refers_to_itself(own, located.field, named[0].start())


def refers_to_itself(own: str, path: FieldPath, offset: int) -> Problem:
    """Return K346 for a place that refers to itself."""
    remedy = "rujuk tempat yang dimaksud, atau beri label di sana lalu tulis [rujuk: label]."
    return warning("K346", f"{own} merujuk dirinya sendiri.", remedy, path, offset)


def check_own_labels(texts: Sequence[LocatedText], labels: Mapping[FieldPath, str]) -> Iterator[Problem]:
    """Yield K346 for a text that refers to the label of its own place; `labels` are those of texts, by their paths."""
    for located in texts:
        own = labels.get(located.field)
        for match in LABEL.finditer(located.text) if own else ():
            if match["label"] == own and not _INNER.match(located.text, match.end()):
                yield refers_to_itself(f"tempat berlabel “{own}”", located.field, match.start())


@dataclass(frozen=True, slots=True)
class Named:
    """One wording that names own annexes: `Lampiran`, `Lampiran I dan Lampiran II`."""

    start: int
    wording: str
    numbers: tuple[int | None, ...]
    """None where there is no number, 0 for one that is no Roman number."""
    is_small: bool


def _annexes_named(text: str) -> Iterator[Named]:
    """Yield the own annexes that a text names; those of other papers are left out."""
    end = 0
    while match := _ANNEX.search(text, end):
        typed = match["number"] or match["roman"]
        numbers: list[int | None] = [(urutan.read_roman(typed, urutan.LAST) or 0) if typed else None]
        end = match.end()
        while typed and (following := _NEXT_ANNEX.match(text, end)):
            last, number = numbers[-1] or 0, urutan.read_roman(following["number"], urutan.LAST) or 0
            numbers += range(last + 1, number) if following["to"] else ()
            numbers.append(number)
            end = following.end()
        if not is_foreign(text, end):
            yield Named(
                match.start(), " ".join(text[match.start() : end].split()), tuple(numbers), bool(match["small"])
            )


def check_annexes(
    texts: Sequence[LocatedText], inside: Sequence[LocatedText], count: int, persons: int = 0
) -> Iterator[Problem]:
    """Yield K316 for an annex that does not exist, K317 for one that none of `texts` names (butir 192).

    `inside` are the texts of the annexes, which may name each other; `persons` is 1 where the first is no `lampiran`,
    but a table of persons: without a word on it the dictums are at fault.
    """
    for located in [*texts, *inside]:
        for each in _annexes_named(located.text):
            yield from _check_annex(located, each, count)
    named = {number for located in texts for each in _annexes_named(located.text) for number in each.numbers}
    for number in range(1, count + 1):
        if number not in named and (count > 1 or None not in named):
            title = _title(number, count)
            yield error(
                "K317",
                f"{title} tidak disebut di batang tubuh.",
                f"tambahkan, misalnya “sebagaimana tercantum dalam {title} yang merupakan bagian tidak terpisahkan …”.",
                ("lampiran", number - 1 - persons) if number > persons else ("diktum",),
            )


def _check_annex(located: LocatedText, each: Named, count: int) -> Iterator[Problem]:
    wrong = [number for number in each.numbers if number is not None and (count == 1 or not 1 <= number <= count)]
    if wrong or not count:
        message = f"“{each.wording}” tidak ada: naskah ini tidak berlampiran."
        if count:
            right = "hanya “Lampiran”" if count == 1 else f"Lampiran I sampai {_title(count, count)}"
            missing = f"“Lampiran {urutan.roman(wrong[0])}”" if len(each.numbers) > 1 else f"“{each.wording}”"
            message = f"{missing} tidak ada: lampirannya {right}."
            if 0 in wrong:
                message = f"“{each.wording}” tidak bernomor Romawi; lampirannya {right}."
        remedy = f"betulkan rujukannya, atau tambahkan lampirannya di {mention('lampiran', 'kunci ')}."
        yield error("K316", message, remedy, located.field, each.start)
    elif each.is_small:
        message = f"“{each.wording}” ditulis dengan huruf kecil."
        yield warning("K327", message, f"tulis “L{each.wording[1:]}”.", located.field, each.start)


def check_inseparable(texts: Sequence[LocatedText], count: int, kind: str) -> Iterator[Problem]:
    """Yield K317 for an annex that no article calls an inseparable part of the regulation (butir 192)."""
    named, said = set[int | None](), set[int | None]()
    for located in texts:
        numbers = {number for each in _annexes_named(located.text) for number in each.numbers}
        named |= numbers
        said |= numbers if _INSEPARABLE.search(located.text) else set()
    for number in range(1, count + 1):
        here = {number, None} if count == 1 else {number}
        if here & named and not here & said:
            title = _title(number, count)
            message = f"{title} tidak dinyatakan sebagai bagian yang tidak terpisahkan dari peraturan ini."
            remedy = f"tulis di pasalnya: “… {title} yang merupakan bagian tidak terpisahkan dari {kind} ini”."
            yield error("K317", message, remedy, ("lampiran", number - 1))


def _title(number: int, count: int) -> str:
    return "Lampiran" if count == 1 else f"Lampiran {urutan.roman(number)}"
