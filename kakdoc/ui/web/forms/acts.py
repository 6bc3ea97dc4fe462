"""What people do in a form, as operations on a draft: rows added, copied, moved, cells pasted, values typed."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kakdoc.base.problems import FieldPath, InvalidValue
from kakdoc.papers.forms.drafting.operations import Delete, Insert, Move, Operation, Paste, Set
from kakdoc.papers.forms.drafting.operations import at as typed_at
from kakdoc.ui.web.forms.shown import names
from kakdoc.ui.web.forms.shown.plan import Cards, Entry, Group, Node, Table, at
from kakdoc.values.rupiah.amount import format_angka

_MOST, _MOST_ROWS = 100_000, 5_000
"""Cells and rows that are pasted at once: each is checked before the page answers."""
_FEWEST = 2
"""Headings that a pasted row names at least, to be taken for one."""
_NUMBERED = ("no", "no.", "nomor")


def operations(form: Group, values: Mapping[str, Any], acts: Sequence[Any]) -> list[Operation]:
    """Return what some acts mean on a form as it is now. Raises InvalidValue K950 for what is none."""
    return [each for act in acts for each in _one(form, values, act)]


def landing(form: Group, done: Sequence[Any]) -> FieldPath:
    """Return where somebody goes on after the last act: a row that came, the one in its place, what is to be shown.

    It is () where the act leads nowhere.
    """
    act = done[-1] if done and isinstance(done[-1], Mapping) else {}
    path, kind = names.checked(act.get("di")) or (), act.get("aksi")
    node = at(form, path if kind in ("tambah", "tempel") else path[:-1])
    match kind, node:
        case "tampil", _:
            return path
        case "tambah", Table() | Cards():
            place = act.get("pada", _count(node) - 1)
        case "hapus", Table() | Cards():
            place = min(int(path[-1]), _count(node) - 1) if isinstance(path[-1], int) else -1
        case "pindah", Table() | Cards():
            place = act.get("ke", 0)
        case "tempel", Table():
            place = act.get("baris", 0)
        case _:
            return ()
    return (*node.path, place) if place >= 0 else node.path


def _count(node: Table | Cards) -> int:
    return len(node.rows if isinstance(node, Table) else node.items)


def _one(form: Group, values: Mapping[str, Any], act: Any) -> Iterator[Operation]:
    path = names.checked(act.get("di")) if isinstance(act, Mapping) else None
    if path is None:
        raise _no_act()
    match act.get("aksi"):
        case "isi":
            yield _typed(form, values, path, act.get("nilai"))
        case "tambah":
            yield _added(at(form, path), act)
        case "salin":
            yield Insert((*path[:-1], _place(path) + 1), copy.deepcopy(typed_at(values, path)))
        case "hapus":
            yield Delete(path)
        case "pindah":
            yield Move(path, _number(act.get("ke")))
        case "tempel":
            yield _pasted(at(form, path), act)
        case _:
            raise _no_act()


def _no_act() -> InvalidValue:
    return InvalidValue("K950", "halaman mengirim sesuatu yang tidak dikenal.", "muat ulang halamannya.")


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise _no_act()
    return value


def _place(path: FieldPath) -> int:
    return _number(path[-1] if path else None)


def _typed(form: Group, values: Mapping[str, Any], path: FieldPath, value: Any) -> Set:
    """Return a value typed; an item that was a text alone becomes a mapping where something else of it is typed."""
    if not isinstance(value, str) or not isinstance(at(form, path), Entry):
        raise _no_act()
    own = typed_at(values, path[:-1]) if path else None
    if isinstance(own, str) and isinstance(path[-1], str):
        lifted = _lifted(form, path, own)
        return Set(path[:-1], value if lifted == path[-1] else {lifted: own, path[-1]: value})
    return Set(path, value.replace("\r\n", "\n"))


def _lifted(form: Group, path: FieldPath, own: str) -> str:
    """Return the key of an item that is a text alone."""
    found = next((each.path[-1] for each in _values_of(form, path[:-1]) if each.value == own), None)
    if not isinstance(found, str):
        raise _no_act()
    return found


def _values_of(form: Group, path: FieldPath) -> Iterator[Entry]:
    """Yield the single values of a row, or of an item."""
    around, place = at(form, path[:-1]), _place(path)
    if isinstance(around, Table):
        yield from around.rows[place]
    elif isinstance(around, Cards):
        item = around.items[place]
        yield from (each for each in (*item.nodes, *item.extra) if isinstance(each, Entry))


def _added(node: Node | None, act: Mapping[str, Any]) -> Insert | Set:
    match node:
        case Table(fixed=False):
            place = _number(act.get("pada", len(node.rows)))
            return Insert((*node.path, place), _empty_row(node))
        case Cards(keyed=True):
            return Set((*node.path, _new_key(node, act.get("kunci"))), {})
        case Cards():
            return Insert((*node.path, _number(act.get("pada", len(node.items)))), _empty_card(node, act.get("jenis")))
        case _:
            raise _no_act()


def _empty_row(table: Table) -> Any:
    """Return a row with nothing in it: a text, cells of a free table, or the keys of a mapping."""
    column = table.columns[0]
    below = column.path[len(table.path) + 1 :]
    if not below:
        return ""
    return [""] * len(table.columns) if isinstance(below[0], int) else {str(below[0]): ""}


def _empty_card(cards: Cards, jenis: Any) -> dict[str, str]:
    known = [each for each, _ in cards.kinds]
    if not known:
        return {}
    if jenis not in known:
        raise _no_act()
    return {"jenis": jenis}


def _new_key(cards: Cards, key: Any) -> str:
    if not isinstance(key, str) or not key.strip():
        raise InvalidValue("K951", "kunci baru belum diisi.", "ketik namanya, lalu tekan Tambah.")
    if any(each.path[-1] == key.strip() for each in cards.items):
        raise InvalidValue("K951", f"“{key.strip()}” sudah ada.", "pakai nama lain.")
    return key.strip()


def _pasted(node: Node | None, act: Mapping[str, Any]) -> Paste:
    """Return cells pasted into a table, from a row on, into the columns that were shown from the one pasted in."""
    block = act.get("blok")
    if not isinstance(node, Table) or not isinstance(block, list) or not all(map(_is_row, block)):
        raise _no_act()
    rows, cells = len(block), sum(map(len, block))
    if rows > _MOST_ROWS or cells > _MOST:
        most = f"paling banyak {format_angka(_MOST_ROWS)} baris dan {format_angka(_MOST)} sel"
        message = f"salinan ini {format_angka(rows)} baris, {format_angka(cells)} sel; sekali tempel {most}."
        remedy = "tidak ada yang ditempel; tempel sebagian demi sebagian, atau pakai buku kerja Excel."
        raise InvalidValue("K952", message, remedy)
    if named := _by_headings(node, block):
        return Paste(node.path, _number(act.get("baris")), *named)
    width = max(map(len, block), default=0)
    keys = tuple(_key(node, node.columns[each]) for each in _meant(node, act.get("kolom"), width))
    if width > len(keys):
        message = f"salinan ini {width} kolom, padahal dari sini tabelnya tinggal {len(keys)} kolom."
        raise InvalidValue("K952", message, "tempel di kolom yang lebih kiri, atau salin lebih sedikit kolom.")
    return Paste(node.path, _number(act.get("baris")), keys[:width], tuple(map(tuple, block)))


def _key(table: Table, column: Entry) -> FieldPath:
    return column.path[len(table.path) + 1 :]


def _meant(table: Table, columns: Any, width: int) -> Sequence[int]:
    """Return the columns from the one pasted in: those shown, which a page tells; all where more are pasted."""
    shown = columns if isinstance(columns, list) else range(_number(columns), len(table.columns))
    if not all(type(each) is int and 0 <= each < len(table.columns) for each in shown):
        raise _no_act()
    return range(min(shown), len(table.columns)) if shown and width > len(shown) else shown


def _by_headings(table: Table, block: Sequence[Sequence[str]]) -> tuple[tuple[FieldPath, ...], Any] | None:
    """Return the columns that a pasted first row names, and the cells below; None where it names not all of them.

    A column of numbers of rows is left out: the table counts its rows itself.
    """
    known = {_heading(each.title): _key(table, each) for each in table.columns}
    heads = [_heading(each) for each in block[0]] if len(block) > 1 else []
    kept = [number for number, head in enumerate(heads) if head not in _NUMBERED]
    names = [heads[number] for number in kept]
    if len(kept) < _FEWEST or not known.keys() >= set(names) or len(set(names)) < len(names):
        return None
    cells = tuple(tuple(row[number] if number < len(row) else "" for number in kept) for row in block[1:])
    return tuple(known[each] for each in names), cells


def _heading(title: str) -> str:
    return " ".join(title.casefold().replace("(rp)", "").replace("*", "").split())


def _is_row(row: Any) -> bool:
    return isinstance(row, list) and all(isinstance(each, str) for each in row)
