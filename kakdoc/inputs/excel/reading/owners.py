"""The rows of all sheets put together: each into the row that it names by number."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kakdoc.base.problems import Problem, error
from kakdoc.inputs.excel.layout import Layout, Listing
from kakdoc.inputs.excel.reading import drafts
from kakdoc.inputs.excel.reading.drafts import Item
from kakdoc.inputs.excel.reading.rows import Row, folded
from kakdoc.inputs.tree import Cell, Scalar

DEEPEST = 50
"""How many rows may stand one below another; no paper comes near it."""
_REFERENCE = re.compile(r"(?:(?P<sheet>.*\S)\s+)?(?P<number>\d{1,7})")


class Owners:
    """The rows read so far, by sheet and by number, and what is wrong with how they name each other.

    `present` are the sheets of the workbook, folded; `renamed` are cells of sheets that are most likely a missing one.
    """

    def __init__(self, present: Collection[str], renamed: Mapping[str, Cell]) -> None:
        self._present, self._renamed = present, renamed
        self._rows: dict[str, list[tuple[Row, Item]]] = {}
        self._numbers: dict[tuple[str, int], Item] = {}
        self._examples: dict[str, str] = {}
        self._kinds: dict[str, tuple[str, ...]] = {}
        self._homeless: dict[tuple[str, ...], dict[str, Row | Scalar]] = {}
        self._astray: dict[str, Cell] = {}
        self.problems: list[Problem] = []

    def add(self, listing: Listing, rows: Sequence[tuple[Row, Item]]) -> None:
        """Take the rows of a sheet, and give them their numbers."""
        self._rows[listing.title] = list(rows)
        self._kinds[listing.title] = next((each.choices for each in listing.columns if each.path == ("jenis",)), ())
        counted = listing.numbered and not any(row.number for row, _ in rows)
        for position, (row, item) in enumerate(rows, 1):
            number = position if counted else self._own_number(row)
            if number is None:
                continue
            item.cell = replace(item.cell, number=number)
            if (listing.title, number) in self._numbers:
                remedy = "beri nomor lain, lalu sesuaikan sheet yang menunjuknya."
                self._refuse(row.number, f"nomor {number} dipakai dua kali di sheet ini.", remedy)
            self._numbers.setdefault((listing.title, number), item)

    def _own_number(self, row: Row) -> int | None:
        if row.number is None:
            return None
        text = row.number.text.strip()
        if re.fullmatch(r"\d{1,7}", text):
            return int(text)
        self._refuse(row.number, f"nomor baris “{text[:20]}” bukan bilangan bulat.", "tulis 1, 2, 3, dan seterusnya.")
        return None

    def attach(self, plan: Layout, root: Item) -> None:
        """Put every row into the row it belongs to."""
        owners: dict[int, Item] = {}
        waiting = [(listing, row, item) for listing in plan.sheets for row, item in self._rows.get(listing.title, ())]
        used: set[int] = set()
        while waiting:
            # A number prepared for a row that was not filled in counts only when another row names it.
            due = [each for each in waiting if _is_filled(*each) or id(each[2]) in used]
            if not due:
                break
            waiting = [each for each in waiting if not (_is_filled(*each) or id(each[2]) in used)]
            for listing, row, item in due:
                owner = self._owner(listing, row, root)
                if owner is not None:
                    owners[id(item)] = item.parent = owner
                    used.add(id(owner))
        for listing in plan.sheets:
            for row, item in self._rows.get(listing.title, ()):
                if id(item) in owners:
                    self._put(listing, row, item)
        self._tell_homeless()
        self._mark_astray(plan, root)

    def _put(self, listing: Listing, row: Row, item: Item) -> None:
        depth = item.depth()
        if depth == drafts.CIRCLE:
            self._refuse(row.reference, "baris ini menjadi induk dirinya sendiri.", "betulkan kolom induknya.")
        elif depth > DEEPEST:
            if depth == DEEPEST + 1:  # what is below it is lost with it
                message = f"baris ini lebih dari {DEEPEST} tingkat di bawah induk yang teratas."
                self._refuse(row, message, "betulkan kolom induknya; tidak ada naskah yang bertingkat sedalam itu.")
        elif item.parent is not None:
            holder = item.parent.inner(listing.path[:-1], item.cell)
            holder.entries.setdefault(listing.path[-1], []).append(item)
            holder.keys.setdefault(listing.path[-1], item.cell)

    def _mark_astray(self, plan: Layout, root: Item) -> None:
        """Let rows that were refused, or that a renamed sheet held, be missed where that was told already."""
        for listing in plan.sheets:
            cell = self._renamed.get(listing.title) or self._astray.get(folded(listing.title))
            if cell is not None and len(listing.path) == 1:
                owners = [item for sheet in listing.owners for item in self._fitting(listing, sheet)]
                for item in [*owners, root]:
                    if not self._rows.get(listing.title):
                        item.keys[listing.path[0]] = cell
                    item.keys.setdefault(listing.path[0], cell)

    def _owner(self, listing: Listing, row: Row, root: Item) -> Item | None:
        """Return what a row belongs to; a row that does not say belongs to the only one there is, or to none."""
        if row.reference is None:
            return self._only_owner(listing, row) if listing.nested else root
        text = row.reference.text.strip()
        found = _REFERENCE.fullmatch(text)
        sheet = self._sheet_named(listing, found["sheet"]) if found else None
        item = self._numbers.get((sheet, int(found["number"]))) if found and sheet else None
        if item is None:
            self._no_owner(listing, row.reference, sheet)
        elif not (item.hollow or _fits(item, self._variants(listing, sheet))):
            self._misfit(listing, item, sheet or "", row.reference)
        elif item.hollow:
            self._empty_owner(sheet or "", item.cell.number, row.reference)
        else:
            return item
        return None

    def _only_owner(self, listing: Listing, row: Row) -> Item | None:
        fitting = [item for sheet in listing.owners for item in self._fitting(listing, sheet)]
        if len(fitting) == 1:
            return fitting[0]
        if not self._lost(listing, row):
            message = f"kolom “{listing.reference}” baris ini kosong."
            self._refuse(row, message, f"tulis nomor baris di sheet {_quoted(listing.owners)} yang memilikinya.")
        return None

    def _no_owner(self, listing: Listing, reference: Scalar, sheet: str | None) -> None:
        if not self._lost(listing, reference, sheet):
            remedy = f"tulis nomor yang ada di kolom “No.” sheet {_quoted(listing.owners)}{self._example(listing)}."
            self._refuse(reference, f"“{reference.text.strip()[:40]}” tidak ada.", remedy)

    def _lost(self, listing: Listing, where: Row | Scalar, sheet: str | None = None) -> bool:
        """Return whether the sheet of the owners, or all that stood in it, is gone; a renamed one was told already."""
        owners = (sheet,) if sheet else listing.owners
        if any(self._rows.get(each) for each in owners):
            return False
        if self._renamed.keys().isdisjoint(owners):
            self._homeless.setdefault(owners, {}).setdefault(listing.title, where)
        return True

    def _tell_homeless(self) -> None:
        """Refuse, once for each sheet that is gone, all rows that belonged to it; the sheet is missed there too."""
        for owners, sheets in self._homeless.items():
            absent = not any(folded(each) in self._present for each in owners)
            why, act = ("tidak ada", "pulihkan sheet itu") if absent else ("tidak punya baris", "isi lagi sheet itu")
            names = ", ".join(f"“{each}”" for each in sheets)
            message = f"sheet {_quoted(owners)} {why}, jadi baris sheet {names} tidak bertempat."
            remedy = (
                f"{act}, atau salin dari formulir baru lalu isi." if absent else f"{act}, atau kosongkan baris ini."
            )
            cell = self._refuse(next(iter(sheets.values())), message, remedy)
            if cell is not None:
                self._astray.update(dict.fromkeys(map(folded, owners), cell))

    def _misfit(self, listing: Listing, item: Item, sheet: str, reference: Scalar) -> None:
        """Refuse to belong to a row of another kind; one of no kind, or of an unknown one, is told at that row."""
        own, number = item.text_of("jenis"), item.cell.number
        if not own and not item.entries:
            self._empty_owner(sheet, number, reference)
        elif own in self._kinds[sheet]:
            kinds = " atau ".join(f"“{each.variant}”" for each in listing.parents if each.sheet == sheet)
            message = (
                f"baris nomor {number} di sheet “{sheet}” berjenis “{own}”, sedangkan sheet ini untuk jenis {kinds}."
            )
            self._refuse(reference, message, "betulkan nomornya di sini, atau jenisnya di sana.")

    def _empty_owner(self, sheet: str, number: int, reference: Scalar) -> None:
        """Refuse to belong to a row in which nothing is filled in."""
        message = f"baris nomor {number} di sheet “{sheet}” belum diisi."
        remedy = f"betulkan nomor di sel ini, atau isi baris nomor {number} di sheet “{sheet}”."
        self._refuse(reference, message, remedy)

    def _example(self, listing: Listing) -> str:
        """Return a number that would do, for the end of a remedy; empty when there is none."""
        if listing.title not in self._examples:
            fitting = {id(item) for sheet in listing.owners for item in self._fitting(listing, sheet)}
            found = next((name for name, item in self._numbers.items() if id(item) in fitting), None)
            name = found and (str(found[1]) if len(listing.owners) == 1 else f"{found[0]} {found[1]}")
            self._examples[listing.title] = f", misalnya {name}" if name else ""
        return self._examples[listing.title]

    def _sheet_named(self, listing: Listing, name: str | None) -> str | None:
        if name is None:
            return listing.owners[0] if len(listing.owners) == 1 else None
        return next((each for each in listing.owners if folded(each) == folded(name)), None)

    def _fitting(self, listing: Listing, sheet: str) -> list[Item]:
        """Return the rows of a sheet that may own rows of this one, by their kind."""
        variants = self._variants(listing, sheet)
        rows = self._rows.get(sheet, ())
        return [item for row, item in rows if (item.entries or row.reference) and _fits(item, variants)]

    def _variants(self, listing: Listing, sheet: str | None) -> set[str | None]:
        return {each.variant for each in listing.parents if each.sheet == sheet}

    def _refuse(self, where: Row | Scalar | None, message: str, remedy: str) -> Cell | None:
        """Note K142 at a row or a value of it; returns the cell."""
        if where is None:
            return None
        place = where.cell if isinstance(where, Row) else where.span
        self.problems.append(error("K142", message, remedy).at(place.start))
        if not isinstance(place, Cell):
            return None
        self._astray.setdefault(folded(place.sheet), place)
        return place


def _is_filled(listing: Listing, row: Row, item: Item) -> bool:
    return bool(item.entries) or row.reference is not None or not listing.nested


def _fits(item: Item, variants: set[str | None]) -> bool:
    return None in variants or item.text_of("jenis") in variants


def _quoted(names: Sequence[str]) -> str:
    return " atau ".join(f"“{each}”" for each in names)
