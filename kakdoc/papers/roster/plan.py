"""What an input does with its roster: which column goes where, settled once for all rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kakdoc.base.problems import FieldPath, Problem, error, meant, suggestion, warning
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.drawing_on.roster import heads, misspelt, unused
from kakdoc.inputs.drawing_on.roster.rows import Table, Wanted
from kakdoc.inputs.excel.layout import Column, layout
from kakdoc.inputs.tree import Block, Node, Scalar, find
from kakdoc.inputs.walking import shape_at
from kakdoc.kinds.fields.peserta import KEYS
from kakdoc.kinds.shape import CellType
from kakdoc.papers.roster.filling import Changing, Given, Text, Used, changing
from kakdoc.values import cell_marks
from kakdoc.values.cell_marks import Mark
from kakdoc.values.text.quoting import quoted

_AMOUNTS = frozenset({"rupiah", "angka", "terbilang"})


@dataclass(slots=True)
class Plan:
    """What each row fills, the cells that it takes, the column that tells rows apart, and the pattern of names."""

    root: Changing
    wanted: tuple[Wanted, ...]
    head: Sequence[str]
    key: int = -1
    """Its place among the texts of a row; -1 for none."""
    key_title: str = ""
    name: Text | None = None
    pattern: str | None = None
    """The text in which the number in a series stands; None where there is none."""
    first: int = 1


@dataclass(slots=True)
class _Planning:
    gathered: Gathered
    table: Table
    wanted: dict[Wanted, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    pattern: str | None = None

    def place(self, column: int, cell_type: CellType) -> int:
        """Return the place among the texts of a row of a cell that is asked for."""
        return self.wanted.setdefault(Wanted(column, cell_type), len(self.wanted))

    def column(self, name: str) -> int | None:
        """Return the column of a name, however it is written; None for none."""
        head = self.table.head
        found = meant(name, [each for each in head if each])
        return None if found is None else head.index(found)

    def text(self, scalar: Scalar, cell_type: CellType = CellType.SEL) -> Text | None:
        """Return a text with its marks, None where it has none; K802 and K803 are noted."""
        self.problems += misspelt.told(scalar, self.table.head)
        marks = cell_marks.found(scalar.text)
        whole = len(marks) == 1 and marks[0].start == 0 and marks[0].end == len(scalar.text.strip())
        used = [self._used(each, scalar, cell_type if whole else CellType.SEL) for each in marks]
        return Text(scalar, tuple(each for each in used if each)) if marks else None

    def _used(self, mark: Mark, scalar: Scalar, cell_type: CellType) -> Used | None:
        if not mark.column:
            self.pattern = scalar.text if self.pattern is None else self.pattern
            return Used(mark, -1, -1)
        column, refused = self.column(mark.column), cell_marks.refusal(mark)
        if column is None:
            message = f"kolom {quoted(mark.column)} tidak ada di {self.table.places.file}."
            remedy = suggestion(mark.column, [each for each in self.table.head if each])
            self.problems.append(error("K802", message, remedy).at(scalar.span.start))
        if refused:
            self.problems.append(error(refused.code, refused.message, refused.remedy).at(scalar.span.start))
        if column is None or refused:
            return None
        wanted = CellType.UANG if mark.shown in _AMOUNTS else CellType.TANGGAL if mark.shown == "tanggal" else cell_type
        return Used(mark, self.place(column, wanted), column)


def planned(gathered: Gathered, table: Table, usual: str | None = None) -> tuple[Plan, list[Problem]]:
    """Return what an input does with its roster, and what is wrong with that: K802, K803, K809, K812.

    `usual` is the pattern of names of its kind, for rosters with the columns that it takes.
    """
    planning = _Planning(gathered, table)
    root = gathered.root
    own = replace(root, entries={key: node for key, node in root.entries.items() if _may_change(key, node, root)})
    inner = dict(_changes(planning, own))
    marked = {each.column for each in planning.wanted}
    _fill(planning, inner, marked)
    key, key_title = _key(planning, root)
    name = _name(planning, root, key, key_title, usual or "")
    if planning.pattern is not None and key < 0 and not getattr(root.entries.get("kunci"), "text", "").strip():
        message = "nomor urut memerlukan kunci, supaya nomor setiap baris tetap bila daftarnya berubah."
        remedy = "tulis `kunci: nip` (di formulir: “Pembeda peserta”), dengan judul kolom yang berbeda di setiap baris."
        planning.problems.append(error("K812", message, remedy).at(root.span.start))
    planning.problems += unused.told(table, {each.column for each in planning.wanted})
    plan = Plan(
        Changing(root, inner), tuple(planning.wanted), table.head, key, key_title, name, planning.pattern, _first(root)
    )
    return plan, planning.problems


def _may_change(key: str, node: Node, root: Block) -> bool:
    """Return whether marks may stand in a value: not in what other files give, or what tells of the roster itself."""
    return key not in KEYS and key != "jenis" and (isinstance(node, Scalar) or node.span.origin == root.span.origin)


def _changes(planning: _Planning, own: Block) -> Iterator[tuple[str | int, Changing | Text | Given]]:
    """Yield the keys of an input in which something changes with each row."""
    model, root = planning.gathered.model, planning.gathered.root

    def text(scalar: Scalar, path: FieldPath) -> Text | None:
        return planning.text(scalar, shape_at(model, root, path).cell or CellType.SEL) if "]" in scalar.text else None

    for key, node in own.entries.items():
        if (found := changing(node, (key,), text)) is not None:
            yield key, found


def _fill(planning: _Planning, inner: dict[str | int, Changing | Text | Given], marked: set[int]) -> None:
    """Have the columns whose heading is that of a field fill it, unless a mark names them."""
    known, filled = _fields(planning.gathered), dict[FieldPath, tuple[int, str]]()
    for place, heading in enumerate(planning.table.head):
        column = known.get(heads.folded(heading))
        if column is None or place in marked:
            continue
        first = filled.setdefault(column.path, (place, heading))
        if first[0] != place:
            planning.problems.append(heads.twin(planning.table.places, first, (place, heading)))
        given = Given(planning.place(place, column.cell_type), place)
        if not _put(planning.gathered.root, inner, tuple(map(str, column.path)), given):
            message = f"kolom {quoted(heading)} dan isian ini mengisi hal yang sama; yang dipakai isi setiap baris."
            span = find(planning.gathered.root, column.path)[1]
            remedy = "hapus salah satu, atau ganti judul kolomnya."
            planning.problems.append(warning("K809", message, remedy).at(span.start))


def _put(root: Block, inner: dict[str | int, Changing | Text | Given], path: tuple[str, ...], given: Given) -> bool:
    """Put a field that a column gives; return whether nothing was typed there."""
    key, *rest = path
    typed = root.entries.get(key)
    if not rest:
        is_free = typed is None or (isinstance(typed, Scalar) and not typed.text.strip())
        inner[key] = given
        return is_free
    group = typed if isinstance(typed, Block) else Block({}, root.span)
    known = inner.get(key)
    below = dict(known.inner) if isinstance(known, Changing) else {}
    is_free = _put(group, below, tuple(rest), given)
    inner[key] = Changing(group, below)
    return is_free


def _fields(gathered: Gathered) -> Mapping[str, Column]:
    """Return the single values of a kind by their titles and keys, as headings name them."""
    found = [each for each in layout(gathered.model).fields if each.path[0] not in KEYS and each.path != ("jenis",)]
    titles = {heads.folded(each.title): each for each in found}
    return titles | {heads.folded(".".join(map(str, each.path))): each for each in found}


def _key(planning: _Planning, root: Block) -> tuple[int, str]:
    """Return the place of the key among the texts of a row, and its heading; -1 for none. Notes K802."""
    node = root.entries.get("kunci")
    if not isinstance(node, Scalar) or not node.text.strip():
        return -1, ""
    column = planning.column(node.text)
    if column is None:
        message = f"kolom kunci {quoted(node.text)} tidak ada di {planning.table.places.file}."
        remedy = suggestion(node.text, [each for each in planning.table.head if each])
        planning.problems.append(error("K802", message, remedy).at(node.span.start))
        return -1, ""
    return planning.place(column, CellType.SEL), planning.table.head[column]


def _name(planning: _Planning, root: Block, key: int, key_title: str, usual: str) -> Text | None:
    node = root.entries.get("nama_berkas")
    if isinstance(node, Scalar) and node.text.strip():
        for _, broken in cell_marks.malformed(node.text):
            message = f"tanda {quoted(broken)} tidak terbaca."
            planning.problems.append(error("K801", message, "tulis misalnya [kolom nama].").at(node.span.start))
        return planning.text(node) or Text(node, ())
    columns = [planning.column(mark.column) for mark in cell_marks.found(usual) if mark.column]
    if columns and None not in columns:
        return planning.text(Scalar(usual, root.span))
    if key < 0:
        return None
    typed = f"[kolom {key_title}]"
    return planning.text(Scalar(typed, root.span)) if cell_marks.found(typed) else None


def _first(root: Block) -> int:
    """Return the first number of a series; what is none is told by the schema."""
    typed = getattr(root.entries.get("urut_mulai"), "text", "").strip()
    return int(typed) if typed.isdecimal() and len(typed) < 9 and int(typed) else 1
