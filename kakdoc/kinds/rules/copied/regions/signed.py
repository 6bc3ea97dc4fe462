"""Where a typed line says that a paper was made: at the place of its office, or in its region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.rules.copied.regions.naming import Named
from kakdoc.values.text.seldom import Seldom

_MADE = Seldom(
    ("ditetapkan di", "dikeluarkan di", "diundangkan di"),
    r"^[^\S\n]*(?:Ditetapkan|Dikeluarkan|Diundangkan)\s+di\s+(?P<place>[A-Z][\w’'-]*(?:[^\S\n]+[A-Z][\w’'-]*){0,2})[^\S\n]*[.,;]?\s*"
    r"(?=$|\s(?:pada\s+)?tanggal\b)",
    re.MULTILINE,
)


def elsewhere(located: LocatedText, instansi: Instansi) -> Iterator[Named]:
    """Yield the place in a line of its own, *Ditetapkan di Surabaya*, that is none of the office's."""
    for match in _MADE.finditer(located.text):
        words = tuple(match["place"].casefold().split())
        lines = (instansi.tempat, instansi.region, instansi.nama, *instansi.induk, *instansi.heading, *instansi.kop)
        if not any(" ".join(words) in line.casefold() for line in lines):
            yield Named("tempat", words, match["place"], match.start("place"), match.end("place"), of_government=False)
