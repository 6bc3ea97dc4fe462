"""The numbers of lists as they are printed, whatever the definitions behind them are called.

ECMA-376 part 1, 17.9. Word processors write definitions anew and cut one list into several that continue each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from kakdoc.word.comparing.styles.looks import VAL, Look, paragraph_look
from kakdoc.word.styles import w

_FORM, _TEXT, _START, _PROPERTIES = w("numFmt"), w("lvlText"), w("start"), w("pPr")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are written, and how far in its paragraphs stand."""

    form: str
    text: str
    start: int
    look: Look


class Numbers:
    """The lists of a paper, counted as its paragraphs come."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[tuple[str, str], Level] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[tuple[str, str], int] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._last: dict[tuple[str, str, str], int] = {}
        if root is not None:
            self._read(root)

    @property
    def indents(self) -> dict[tuple[str, str], Look]:
        """The indents of each level, by list and level."""
        return {key: level.look for key, level in self._levels.items()}

    def _read(self, root: etree._Element) -> None:
        abstracts = {
            each.get(w("abstractNumId"), ""): {lvl.get(w("ilvl"), ""): _level(lvl) for lvl in each.iterfind(w("lvl"))}
            for each in root.iterfind(w("abstractNum"))
        }
        for num in root.iterfind(w("num")):
            number, abstract = num.get(w("numId"), ""), _val(num, "abstractNumId")
            self._abstract[number] = abstract
            for depth, level in abstracts.get(abstract, {}).items():
                self._levels[number, depth] = level
            for override in num.iterfind(w("lvlOverride")):
                self._override(number, override)

    def _override(self, number: str, override: etree._Element) -> None:
        depth = override.get(w("ilvl"), "")
        if (level := override.find(w("lvl"))) is not None:
            self._levels[number, depth] = _level(level)
        if (start := _val(override, "startOverride")).isdecimal():
            self._restarts[number, depth] = int(start)

    def take(self, number: str, depth: str) -> tuple[str, ...]:
        """Return how the next paragraph of a list is numbered: level, form, text, and whether it goes on or begins.

        A number that follows the last one of its like goes on, so that what is put in above changes nothing here.
        """
        level = self._levels.get((number, depth))
        if level is None or level.form == "none":
            return ()
        if level.form == "bullet":
            return (depth, level.form)
        value = self._count(number, depth, level)
        kind = (depth, level.form, level.text)
        goes_on = value == self._last.get(kind, 0) + 1 and value != level.start
        self._last[kind] = value
        return (*kind, "lanjut" if goes_on else str(value))

    def _count(self, number: str, depth: str, level: Level) -> int:
        counter = (self._abstract.get(number, ""), depth)
        restart = self._restarts.pop((number, depth), None)
        value = self._counts.get(counter, level.start - 1) + 1 if restart is None else restart
        self._counts[counter] = value
        for deeper in [each for each in self._counts if each[0] == counter[0] and each[1] > depth]:
            del self._counts[deeper]
        return value


def _val(parent: etree._Element, name: str) -> str:
    found = parent.find(w(name))
    return "" if found is None else str(found.get(VAL, ""))


def _level(level: etree._Element) -> Level:
    said = {child.tag: child for child in level}
    form, text, start = (said[name].get(VAL, "") if name in said else "" for name in (_FORM, _TEXT, _START))
    return Level(form, text, int(start) if start.isdecimal() else 1, paragraph_look(said.get(_PROPERTIES)))
