"""The headings of a roster: which row they are, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem, error
from kakdoc.inputs.drawing_on.roster.rows import Places
from kakdoc.values.text.quoting import quoted


def cleaned(heading: object) -> str:
    """Return a heading with single blanks, without the mark of what has to be filled in."""
    return " ".join(str(heading).split()).removesuffix("*").strip()


def folded(heading: str) -> str:
    """Return a heading as it is compared: its letters and digits alone."""
    return "".join(filter(str.isalnum, heading.casefold()))


def is_head(cells: Sequence[str]) -> bool:
    """Return whether a row may be that of the headings: a title above a table has one cell."""
    filled = [each for each in cells if each.strip()]
    return len(filled) > 1 or (len(cells) == 1 and len(filled) == 1)


def is_counted(cells: Sequence[str]) -> bool:
    """Return whether a row only counts the columns, as printed forms do: (1), (2), (3)."""
    found = [each.strip().strip("()") for each in cells]
    return len(found) > 1 and found == [str(number) for number in range(1, len(found) + 1)]


def faults(head: Sequence[str], places: Places, row: int) -> Iterator[Problem]:
    """Yield K134 for headings that are there twice, K804 for a roster without any."""
    if not any(head):
        remedy = "tulis judul kolom di baris pertama, misalnya nama dan nip."
        yield error("K804", "daftar peserta ini tidak punya baris judul.", remedy).at(places.of(row))
    seen: dict[str, int] = {}
    for column, heading in enumerate(head):
        first = seen.setdefault(heading.casefold(), column)
        if heading and first != column:
            message = f"judul kolom {quoted(heading)} ada di kolom ke-{first + 1} dan ke-{column + 1}."
            yield error("K134", message, "ganti nama salah satu; keduanya tidak digabung.").at(places.of(row, column))


def twin(places: Places, first: tuple[int, str], second: tuple[int, str]) -> Problem:
    """Return K134 for two columns that fill one field, each with its place and its heading: neither may win."""
    message = f"kolom {quoted(first[1])} (ke-{first[0] + 1}) dan {quoted(second[1])} mengisi isian yang sama."
    return error("K134", message, "hapus salah satu, atau ganti judulnya.").at(places.of(1, second[0]))


def too_many(cells: int, heads: int) -> Problem:
    """Return K808 for a row with more cells than there are headings."""
    message = f"baris ini berisi {cells} kolom, padahal judulnya {heads}."
    remedy = "apit isi yang memuat tanda pemisah dengan tanda kutip, atau beri judul kolomnya."
    return error("K808", message, remedy)
