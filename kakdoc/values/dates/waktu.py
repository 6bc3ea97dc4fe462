"""Times of day as papers print them: `09.00`, with the zone where it was typed: `09.00 WIB`."""

from __future__ import annotations

import re

from kakdoc.base.problems import InvalidValue
from kakdoc.values.text.quoting import one_spaced, quoted

_TIME = re.compile(r"(?:pukul |jam )?(\d{1,2})[.:](\d{2})(?:[.:]00)?(?: ?(wib|wita|wit))?", re.IGNORECASE)


def parse(text: str) -> str:
    """Return a time with two digits for hour and minute. Raises InvalidValue K719."""
    found = _TIME.fullmatch(one_spaced(text))
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        message = f"waktu {quoted(text)} bukan jam yang dikenal."
        raise InvalidValue("K719", message, "tulis jam dan menitnya, misalnya 09.00 atau 09.00 WIB.")
    zone = f" {found[3].upper()}" if found[3] else ""
    return f"{int(found[1]):02}.{found[2]}{zone}"
