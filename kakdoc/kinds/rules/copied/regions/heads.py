"""Check on heads of the other kind of region: a *Bupati* in the paper of a city, a *Wali Kota* in that of a regency.

Source: the house's reading of copied papers (docs/aturan.md G.2); who heads which region: UU 23/2014 ps. 59.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law import government

_OTHER = {"Bupati": "Wali Kota", "Wali Kota": "Bupati"}
_OF_ACTS = r"(?<!Wakil )(?<!Peraturan )(?<!Keputusan )(?<!Instruksi )(?<!Edaran )"
_OF_ALL = re.compile(r"\b(?:[Gg]ubernur|wali ?kota|Walikota|bupati)\b")


def check_heads(texts: Sequence[LocatedText], region: str) -> Iterator[Problem]:
    """Yield K406 for a head of the other kind without the name of a region, in each text that has one.

    Silent where a text of the paper names such a head with a region, who is told or allowed by that, and in texts on
    heads of all kinds.
    """
    right = government.head_of(region)
    other = _OTHER.get(right)
    if not region or other is None or any(re.search(rf"\b{other} [A-Z]", each.text) for each in texts):
        return
    pattern = re.compile(rf"(?<![/\w-]){_OF_ACTS}{other}(?![\w/-])")
    for located in texts:
        found = pattern.search(located.text) if other in located.text else None
        if found and right not in located.text and not _OF_ALL.search(located.text):
            message = f"teks menyebut “{other}”, padahal kepala daerah {region} adalah {right}."
            remedy = (
                f"tulis “{right}”; bila dimaksud, sebut daerahnya dan tambahkan di {mention('daerah_lain', 'kunci ')}."
            )
            yield warning("K406", message, remedy, located.field, found.start())
