"""What a skeleton leaves to fill in, where nobody did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.base.problems import Problem, error
from kakdoc.inputs.tree import Node, Scalar, places_in, scalars

GAP = re.compile(r"\[isi\b[^\]]*\]", re.IGNORECASE)
"""What a skeleton leaves to fill in."""


def gaps(root: Node) -> list[Problem]:
    """Return K115 for every gap of a skeleton that was not filled in."""
    return [each for scalar in scalars(root) if "[" in scalar.text for each in _gaps_in(scalar)]


def _gaps_in(scalar: Scalar) -> Iterator[Problem]:
    found = {match.start(): match[0] for match in GAP.finditer(scalar.text)}
    for offset, place in places_in(scalar, scalar.text, found).items():
        remedy = "ganti seluruh tanda kurung itu dengan isinya."
        yield error("K115", f"“{found[offset]}” belum diisi.", remedy).at(place)
