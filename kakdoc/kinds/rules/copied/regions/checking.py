"""Checks on other regions and places than the office's own: what a paper copied from elsewhere keeps.

Source: the house's reading of copied papers (docs/aturan.md G.2). Cited acts and letters name whose they are;
`daerah_lain` and `nama_lain` allow others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from kakdoc.base.problems import Problem, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.citations import citations
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.rules.cited import titles as cited_titles
from kakdoc.kinds.rules.copied.regions import addressed, contexts, signed
from kakdoc.kinds.rules.copied.regions.naming import REGIONS, Named, named, parted
from kakdoc.kinds.rules.copied.regions.own import Own, own
from kakdoc.values.text.seldom import late

_JOINED = late(
    r"\s*(?:,?\s*(?:dan|serta|maupun|atau|dengan)|[,/–-])\s*(?:(?:di|dari|dengan|kepala|pemerintah)\s+)?\Z",
    re.IGNORECASE,
)
_WITHIN = late(r"\s*,?\s*\Z")


def check_regions(
    texts: Sequence[LocatedText], instansi: Instansi, register: Register, allowed: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield K406 for each region or place that is another than the office's, once for each text that names it."""
    known = own(instansi)
    others = [parted(each)[1] for each in allowed]
    for located in texts if known.names else ():
        told = set[str]()
        apart = located.field[0] in addressed.FIELDS
        found = addressed.foreign(located, known, texts) if apart else _foreign(located, known, register)
        for each in chain(found, signed.elsewhere(located, instansi)):
            if each.shown.casefold() in told or any(each.words[: len(words)] == words for words in others if words):
                continue
            told.add(each.shown.casefold())
            yield warning(
                "K406",
                f"teks menyebut “{each.shown}”, padahal naskah ini dari {_whose(instansi, known, each)}.",
                f"ganti di seluruh naskah; bila dimaksud, tambahkan namanya di {mention('daerah_lain', 'kunci ')}.",
                located.field,
                each.start,
            )


def _whose(instansi: Instansi, known: Own, each: Named) -> str:
    return known.region if each.kind in REGIONS and known.region else instansi.nama


def _foreign(located: LocatedText, known: Own, register: Register) -> Iterator[Named]:
    """Yield what a text names as its own and is not."""
    if located.is_cell and not contexts.is_position(located):
        return
    for found in ([*named(located.text)], [*known.placed(located.text)]):
        if any(not known.has(each) for each in found):
            yield from _not_excused(located, found, known, register)
        if "provinsi" in known.names:
            yield from (each for each in found if _is_within(each, known) and contexts.is_claimed(located, each))


def _is_within(each: Named, known: Own) -> bool:
    """Return whether a regency or city may be named only because the office is a province's, and has none."""
    return each.kind in ("kabupaten", "kota") and not {"kabupaten", "kota"} & known.names.keys()


def _not_excused(located: LocatedText, found: list[Named], known: Own, register: Register) -> Iterator[Named]:
    text = located.text
    titles = [*cited_titles.titles(text)]
    cited = [(each.start, each.end) for each in citations(text, register)]
    excused = [known.has(each) or _is_excused(located, each, known, titles, cited) for each in found]
    for group in _lists(text, found):
        if not any(excused[index] for index in group):
            yield from (found[index] for index in group)
        last = group[-1]
        if (
            last + 1 < len(found) and excused[last] and not known.has(found[last])
        ):  # the province of a regency elsewhere
            excused[last + 1] = excused[last + 1] or bool(_WITHIN.match(text[found[last].end : found[last + 1].start]))


def _is_excused(
    located: LocatedText, each: Named, known: Own, titles: list[tuple[int, int]], cited: list[tuple[int, int]]
) -> bool:
    """Return whether a region may be named: in the title of an act or a letter, or as somebody else's."""
    if any(start <= each.start < end for start, end in titles):
        return True
    for start, end in cited:
        if start <= each.start < end:
            of_others = " tentang " in located.text[start : each.start] or contexts.lets_go(located.text, each)
            return of_others or not contexts.relies(located.text)
    return contexts.is_elsewhere(located, each, "kota" in known.names)


def _level(each: Named) -> str:
    return each.kind if each.kind in ("provinsi", "kecamatan") else "kabupaten" if each.kind in REGIONS else "desa"


def _lists(text: str, found: list[Named]) -> Iterator[list[int]]:
    """Yield the regions that stand in one list, `Kabupaten Tegal dan Kabupaten Brebes`, and each other one alone."""
    group: list[int] = []
    for index, each in enumerate(found):
        before = found[index - 1] if group else None
        same = before is not None and _level(before) == _level(each)  # a village is in its district, not beside it
        if before is not None and not (same and _JOINED.fullmatch(text[before.end : each.start])):
            yield group
            group = []
        group.append(index)
    if group:
        yield group
