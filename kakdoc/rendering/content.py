"""Stub."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kakdoc.rendering.package import Member, Package

_S = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|styles|numbering|_rels/document)\.xml(\.rels)?")


class Block:
    pass


class Difference:
    place: str


def blocks(members):
    return []


def differences(a, b):
    return []


def base(members: Package) -> Iterable[Member]:
    return [m for n, m in members.items() if _S.fullmatch(n)]
