"""The secrets of one run: who opens the first address gets a cookie, and each change proves the page it comes from."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import NamedTuple


class Keys(NamedTuple):
    """Three secrets that are of no use for each other: in the first address, in the cookie, in forms."""

    token: str
    cookie: str
    csrf: str

    @classmethod
    def new(cls) -> Keys:
        """Return secrets that nobody can guess."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))

    def proof(self, question: str) -> str:
        """Return what only a program that knows the token can answer, so that the token itself is not sent."""
        return hmac.new(self.token.encode(), question.encode(), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Return whether two secrets are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(one.encode(errors="replace"), other.encode(errors="replace"))
