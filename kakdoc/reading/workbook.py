"""A workbook as the same located tree that YAML gives; every place is a cell, `x.xlsx: Rincian!D14`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from kakdoc.problems import InputError, Problem, error, nearest
from kakdoc.reading import drafts, form_version, single_values
from kakdoc.reading.drafts import Item
from kakdoc.reading.kinds import Kind
from kakdoc.reading.layout import GUIDE, MAIN, NOTES, Layout, Listing, layout
from kakdoc.reading.sheet_rows import Row, SheetReader, folded
from kakdoc.reading.tree import Block, Cell, Scalar
from kakdoc.reading.xlsx import Grid, grids, open_grids

DEEPEST = 50
"""How many rows may stand one below another; no paper comes near it."""
_REFERENCE = re.compile(r"(?:(?P<sheet>.*\S)\s+)?(?P<number>\d{1,7})")


def compose(path: Path, name: str, models: Mapping[str, type[BaseModel]]) -> tuple[Block, list[Problem]]:
    """Return the tree of a workbook and what is wrong with it short of being unreadable.

    `models` are the schemas by the kind of document. Raises InputError K101, K130–K132.
    """
    sheets, problems = open_grids(path, name)
    root, found = _read(sheets, name, models)
    return root, problems + found


def compose_bytes(data: bytes, name: str, models: Mapping[str, type[BaseModel]]) -> tuple[Block, list[Problem]]:
    """Return what `compose` returns for a workbook given as bytes. Raises InputError K130–K132."""
    return _read(grids(data, name), name, models)


def _read(sheets: list[Grid], name: str, models: Mapping[str, type[BaseModel]]) -> tuple[Block, list[Problem]]:
    reader = _Reader(name, sheets)
    root = reader.document(models)
    return root, reader.problems


class _Reader:
    def __init__(self, file: str, grids: list[Grid]) -> None:
        self._file = file
        self._grids: dict[str, Grid] = {}
        self._rows: dict[str, list[tuple[Row, Item]]] = {}
        self._numbers: dict[tuple[str, int], Item] = {}
        self._examples: dict[str, str] = {}
        self._form = form_version.BY_HAND
        self.problems: list[Problem] = []
        for grid in grids:
            known = self._grids.setdefault(folded(grid.title), grid)
            if known is not grid and grid.rows and not folded(grid.title).startswith(folded(NOTES)):
                self._refuse_twin(known, grid)

    def _refuse_twin(self, known: Grid, grid: Grid) -> None:
        message = f"sheet “{known.title}” dan “{grid.title}” bernama sama; hanya yang pertama dibaca."
        remedy = f"gabungkan isinya, lalu hapus salah satu, atau beri nama yang dimulai dengan “{NOTES}”."
        row = min(grid.rows)
        place = Cell(self._file, grid.title, row, min(grid.rows[row])).start
        self.problems.append(error("K134", message, remedy).at(place))

    def document(self, models: Mapping[str, type[BaseModel]]) -> Block:
        """Return the whole tree; nothing but `jenis` when that names no schema."""
        main = self._main()
        reader = SheetReader(self._file, main)
        root = Item(Cell(self._file, main.title, 1, 1))
        filled, typed = single_values.without_version(single_values.filled(reader), reader)
        self._form = reader.form = form_version.of_book(typed, main, self._grids)
        kinds = [each for each in filled if folded(each.key) in ("jenis", "jenis naskah")]
        kind = next((each for each in kinds if each.value != ""), None)
        name = reader.scalar(kind.at, kind.value, Kind.TEKS) if kind else None
        if name is None or name.text.strip() not in models:
            self.problems += reader.problems
            return Block({"jenis": name} if name else {}, reader.cell(*kinds[0].at) if kinds else root.cell)
        plan = layout(models[name.text.strip()])
        self._refuse_strangers(plan)
        for listing in plan.sheets:
            self._read(listing)
        self._attach(plan, root)
        single_values.put(filled, reader, plan, root)
        self.problems += reader.problems
        order = {key: place for place, key in enumerate(plan.model.model_fields, 1)} | {"jenis": 0}
        root.entries = dict(sorted(root.entries.items(), key=lambda each: order[each[0]]))
        frozen = drafts.frozen(root)
        return frozen if isinstance(frozen, Block) else Block({}, root.cell)

    def _main(self) -> Grid:
        grid = self._grids.get(folded(MAIN))
        if grid is not None:
            return grid
        titles = [each.title for each in self._grids.values()]
        close = nearest(MAIN, titles)
        remedy = (
            f"ganti nama sheet “{close}” menjadi “{MAIN}”."
            if close
            else f"beri nama “{MAIN}” pada sheet yang berisi kunci dan isian, atau mulai dari `kakdoc formulir`."
        )
        place = Cell(self._file, titles[0] if titles else MAIN, 1, 1).start
        raise InputError(error("K132", f"sheet “{MAIN}” tidak ada.", remedy).at(place))

    def _refuse_strangers(self, plan: Layout) -> None:
        """Note K132 for sheets that hold something and that nobody would read."""
        known = {folded(each.title): each.title for each in plan.sheets} | {folded(MAIN): MAIN, folded(GUIDE): GUIDE}
        absent = [title for name, title in known.items() if name not in self._grids]
        for name, grid in self._grids.items():
            if name in known or not grid.rows or name.startswith(folded(NOTES)):
                continue
            close = nearest(grid.title, absent or known.values())
            remedy = f"mungkin maksudnya “{close}”; ganti namanya. " if close else ""
            row = min(grid.rows)
            place = Cell(self._file, grid.title, row, min(grid.rows[row])).start
            remedy += f"Bila bukan isian, beri nama yang dimulai dengan “{NOTES}”."
            self.problems.append(error("K132", f"sheet “{grid.title}” tidak dikenal.", remedy).at(place))

    def _read(self, listing: Listing) -> None:
        """Read the rows of a sheet and give them their numbers."""
        grid = self._grids.get(folded(listing.title))
        if grid is None:
            return
        reader = SheetReader(self._file, grid, self._form)
        rows = self._rows[listing.title] = [(row, drafts.of_row(row, listing)) for row in reader.rows(listing)]
        self.problems += reader.problems
        counted = listing.numbered and not any(row.number for row, _ in rows)
        for position, (row, item) in enumerate(rows, 1):
            number = position if counted else self._own_number(row)
            if number is None:
                continue
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

    def _attach(self, plan: Layout, root: Item) -> None:
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

    def _owner(self, listing: Listing, row: Row, root: Item) -> Item | None:
        """Return what a row belongs to; a row that does not say belongs to the only one there is, or to none."""
        if row.reference is None:
            if not listing.nested:
                return root
            fitting = [item for sheet in listing.owners for item in self._fitting(listing, sheet)]
            if len(fitting) == 1:
                return fitting[0]
            message = f"kolom “{listing.reference}” baris ini kosong."
            self._refuse(row, message, f"tulis nomor baris di sheet {_quoted(listing.owners)} yang memilikinya.")
            return None
        found = _REFERENCE.fullmatch(row.reference.text.strip())
        sheet = self._sheet_named(listing, found["sheet"]) if found else None
        item = self._numbers.get((sheet, int(found["number"]))) if found and sheet else None
        if item is None:
            remedy = f"tulis nomor yang ada di kolom “No.” sheet {_quoted(listing.owners)}{self._example(listing)}."
            self._refuse(row.reference, f"“{row.reference.text.strip()[:40]}” tidak ada.", remedy)
        elif not _fits(item, self._variants(listing, sheet)):
            kinds = " atau ".join(f"“{each.variant}”" for each in listing.parents if each.sheet == sheet)
            own = item.text_of("jenis")
            message = f"baris itu di sheet “{sheet}” berjenis “{own}”, sedangkan sheet ini untuk jenis {kinds}."
            self._refuse(row.reference, message, "betulkan nomornya di sini, atau jenisnya di sana.")
        else:
            return item
        return None

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

    def _refuse(self, where: Row | Scalar | None, message: str, remedy: str) -> None:
        if where is not None:
            place = where.cell if isinstance(where, Row) else where.span
            self.problems.append(error("K142", message, remedy).at(place.start))


def _is_filled(listing: Listing, row: Row, item: Item) -> bool:
    return bool(item.entries) or row.reference is not None or not listing.nested


def _fits(item: Item, variants: set[str | None]) -> bool:
    return None in variants or item.text_of("jenis") in variants


def _quoted(names: Sequence[str]) -> str:
    return " atau ".join(f"“{each}”" for each in names)
