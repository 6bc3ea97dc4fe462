"""Other regions where papers name many: whose act stands in Mengingat, and who gets a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.copied.regions import contexts
from kakdoc.kinds.rules.copied.regions.naming import Named, named
from kakdoc.kinds.rules.copied.regions.own import Own
from kakdoc.values.text.seldom import late

FIELDS = frozenset({"tembusan", "mengingat"})
_ISSUED = late(r"\s*(?:peraturan|keputusan|instruksi)(?:\s+(?:daerah|kepala))?\s*\Z", re.IGNORECASE)


def foreign(located: LocatedText, known: Own, texts: Sequence[LocatedText]) -> Iterator[Named]:
    """Yield another region whose act is a basis, or whose officials get a copy though no text of the paper names it.

    Acts of another region bind nobody here (UU 23/2014 ps. 236); copies go elsewhere where people or goods do.
    """
    found = [*named(located.text), *known.placed(located.text)]
    for each in found:
        if known.has(each):
            continue
        if located.field[0] == "mengingat":
            if _ISSUED.match(located.text[: each.start]):
                yield each
        elif contexts.is_position(located) and not _is_named(each, texts):
            yield each


def _is_named(each: Named, texts: Sequence[LocatedText]) -> bool:
    """Return whether another text of the paper names a region too."""
    others = (text for text in texts if text.field[0] not in FIELDS)
    return any(one.words[0] == each.words[0] for text in others for one in named(text.text))
