"""Checks on regulations cited by a key that the office's register lacks (docs/aturan.md B.3, B.4)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import either
from kakdoc.kinds.law.acts import citable, finding
from kakdoc.kinds.law.hierarchy import LIST
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.law.shipped import finding as shipped

_ITS_KEY = either("kuncinya", "namanya di register")
_CHECK = "cocokkan di JDIH, catat di peraturan.yaml"


def check_key(path: FieldPath, key: str, office: Register) -> Iterator[Problem]:
    """Yield K307 for a key of no regulation that may be cited, K370 for what to mind of an act of the list.

    `office` is the register of the office, without what the list adds.
    """
    if office.entry(key):
        return
    act, known = finding.by_key(key), citable.widened(office, (key,))
    if act is None:
        yield error("K307", f"peraturan “{key}” tidak ada di peraturan.yaml.", _offered(key, office), path)
    elif key not in known.entries:
        message = f"peraturan “{key}” tidak ada di peraturan.yaml, dan {LIST} belum cukup untuk mengutipnya"
        remedy = f"{_CHECK}: `{citable.entry(act)}`."
        yield error("K307", f"{message}: {'; '.join(citable.doubts(key))}.", remedy, path)
    elif doubts := "; ".join(citable.doubts(key)):
        message = f"{known.head(known.entries[key])} dikutip dari {LIST}: {doubts}."
        yield warning("K370", message, f"{_CHECK}; yang dicatat di sana tidak diperingatkan lagi.", path)


def _offered(key: str, office: Register) -> str:
    """Return a remedy for an unknown key: the keys most like it."""
    small = key.casefold().replace("_", "-")
    like = (
        [small] if finding.by_key(small) else difflib.get_close_matches(small, {*office.entries, *shipped.keys()}, n=3)
    )
    if not like:
        return f"cari {_ITS_KEY} dengan `kakdoc peraturan KATA`, atau tambahkan di peraturan.yaml."
    shown = " atau ".join(f"“{each}”" for each in (like[:1] if like[0] == key.casefold() else like))
    return f"mungkin maksudnya {shown}; atau tambahkan di peraturan.yaml."
