"""The rule over an amount that a text works out: `26 orang x Rp45.000` is what is paid (docs/aturan.md C.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where, given, text
from kakdoc.values.rupiah.amount import format_rupiah, parse

_COUNT = r"\d{1,3}(?:\.\d{3})*(?: ?\([a-z ]{3,60}\))?(?: [A-Za-z/]{1,20}){0,2}"
_PRODUCT = re.compile(
    rf"(?<![\d.,/-])(?P<counts>{_COUNT}(?: ?[x×] ?{_COUNT}){{0,3}}) ?(?:[x×]|@|masing-masing) ?"
    r"(?P<price>Rp\.? ?\d{1,3}(?:\.\d{3})*(?:,\d\d|,-)?)(?![\d.,]*\d)"
)
_FIGURE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})*")
_MORE = re.compile(r"\b(?:PPN|PPh|pajak|diskon|potongan|ditambah|termin|uang muka|\d+ ?%)|\+", re.IGNORECASE)


def perkalian(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K204 for a text whose only product of counts and price is not the amount."""
    for index, row in enumerate(rows):
        said, paid = text(row, parameters, "teks"), given(row, parameters, "jumlah")
        found = list(_PRODUCT.finditer(said))
        if len(found) != 1 or said.count("Rp") > 1 or _MORE.search(said) or not isinstance(paid, int | Decimal):
            continue
        counts = re.sub(r"\([^()]*\)", "", found[0]["counts"])
        worth = prod(int(each.replace(".", "")) for each in _FIGURE.findall(counts)) * parse(found[0]["price"])
        if worth != paid:
            message = f"“{found[0][0]}” = {format_rupiah(worth)}, padahal jumlahnya {format_rupiah(paid)}."
            name = parameters["jumlah"]
            yield warning("K204", message, "betulkan jumlahnya, atau hitungan di kalimatnya.", where(index, name))
