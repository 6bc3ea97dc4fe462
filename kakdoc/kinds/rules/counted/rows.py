"""Checks on numbers of rows and of items: the running number of a table, and how many a text says that there are.

Source: the house's reading of copied papers (docs/aturan.md G.6). Nothing is said where a text could count something
else than what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.tables import OF_THINGS, Table, cell_at, tables
from kakdoc.values.text import markdown
from kakdoc.values.text.seldom import late

_NUMBER_HEADS = frozenset(("no", "no.", "nomor", "nomor urut", "no urut", "no. urut"))
_RUNNING = late(r"(\d{1,4})\.?")
_PERSONS = late(
    r"(?<![\d.,])(?P<count>\d{1,4}) \((?P<words>[a-z ]{3,60})\) (?:orang|pegawai|peserta|anggota|personel|nama)\b"
)
_REFERS = late(
    r"\b(?:sebagai berikut|berikut ini|di bawah ini|dengan susunan|dengan daftar|sebagaimana tercantum"
    r"|sebagaimana tersebut|tercantum dalam (?:lampiran|daftar|tabel)|yaitu|yakni)\b|:\s*\Z"
    r"|\bsebagaimana dimaksud dalam \[rujuk: [^\]]+\],? (?:terdiri (?:atas|dari)|berjumlah|sebanyak|beranggotakan)\b",
    re.IGNORECASE,
)
_OTHERS = late(r"\b(?:masing-masing|(?:di)?bantu|setiap|tiap|paling \w+|maksimal|minimal)(?: oleh)? \Z", re.IGNORECASE)
"""Words before a number of other people than those listed."""
_ITEMS = late(
    r"\b(?:terdiri (?:atas|dari)|meliputi|mencakup|sebanyak|sejumlah|ada|adalah|terdapat|memuat|dengan|dalam)\s+"
    r"(?P<count>\d{1,3}) \((?P<words>[a-z ]{3,40})\) (?P<what>[a-z]+(?: [a-z]+){0,3}?)"
    r"(?:,? (?:sebagai berikut|yaitu|yakni|antara lain))?\s*:\s*\Z"
)
_HOW_MANY = late(r"(?:jumlah|banyaknya)(?: \(?(?:orang|personel|tenaga|org)\.?\)?)?")
_SUM = late(r"(?:jumlah|total)\b", re.IGNORECASE)
_NAMED = late(
    r"(?<![\d.,])(?P<count>\d{1,3}) \((?P<words>[a-z ]{3,40})\) (?P<what>[a-z]{4,14}),?(?: yaitu| yakni| meliputi|:)"
    r"\s+(?P<named>[A-Z][^.;:()\n]{8,600}?)(?=[.;\n]|\Z)"
)
_SPANS = frozenset((
    "hari", "bulan", "tahun", "minggu", "jam", "menit", "kali", "orang", "rangkap", "eksemplar", "berkas", "persen",
    "unit", "paket", "lembar", "semester", "triwulan", "pegawai", "peserta", "anggota",
))  # fmt: skip
"""What is counted that no list item stands for."""


def check_running(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K430 for the first running number of a table that does not follow the one above it.

    Numbers may begin anew in each group, and rows between them may have none.
    """
    for table in tables(texts):
        column = next((index for index, head in enumerate(table.heads) if head in _NUMBER_HEADS), None)
        numbered = [cell for row in table.rows if (cell := cell_at(row, column)) and _RUNNING.fullmatch(cell.text)]
        for before, cell in pairwise(numbered):
            last, number = (int(each.text.rstrip(".")) for each in (before, cell))
            if number not in (last + 1, 1):
                message = f"nomor urut {number} berdiri sesudah nomor {last}."
                yield warning(
                    "K430", message, f"tulis {last + 1}, atau periksa baris yang hilang.", cell.field, cell.offset
                )
                break


def check_counts(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K431 for a number of people or of items that is not that of the table or list that it introduces."""
    found = [table for table in tables(texts) if _names(table) is not None]
    for table in found:
        if table.before:
            yield from _persons(table.before, table, directly=True)
    annexed = [table for table in found if table.rows and "lampiran" in table.rows[0][0].field]
    told = {id(table.before) for table in found if table.before}
    for located in texts if len(annexed) == 1 else ():
        if _can_count(located.text) and id(located) not in told:
            yield from _persons(located, annexed[0], directly=False)
    for table in tables(texts):
        if table.before and _names(table) is None:
            yield from _heads_counted(table.before, table)
    for located in texts:
        if ":" in located.text and "(" in located.text and "\n" in located.text:
            yield from _items(located)
        if "(" in located.text and _NAMED.search(located.text):
            yield from _named_in_line(located)


def _can_count(text: str) -> bool:
    """Return whether a text can count the people of an annex: it names one, by its name or by a reference."""
    return "orang" in text and ("ampiran" in text or "[rujuk:" in text)


def _names(table: Table) -> int | None:
    return table.column("nama", without=OF_THINGS)


def _persons(located: LocatedText, table: Table, *, directly: bool) -> Iterator[Problem]:
    """Yield K431 for the one number of people in a text that refers to a table, where it is not that of its rows."""
    counts = list(_PERSONS.finditer(located.text))
    if len(counts) != 1 or not (directly or _REFERS.search(located.text)):
        return
    column, (match,) = _names(table), counts
    if _OTHERS.search(located.text, 0, match.start()):
        return
    named = [cell for row in table.rows if (cell := cell_at(row, column)) and re.search(r"[^\W\d_]", cell.text)]
    if int(match["count"]) != len(named):
        message = f"teks menyebut “{match[0]}”, padahal tabelnya memuat {len(named)} orang."
        yield warning("K431", message, "betulkan angkanya, atau periksa baris tabelnya.", located.field, match.start())


def _heads_counted(located: LocatedText, table: Table) -> Iterator[Problem]:
    """Yield K431 for the number of people before a table that is neither that of its rows nor what they add up to."""
    counts = list(_PERSONS.finditer(located.text))
    column = next((index for index, head in enumerate(table.heads) if _HOW_MANY.fullmatch(head)), None)
    if len(counts) != 1 or column is None or not re.search(r"(?:\byaitu|\byakni|:)\s*:?\s*\Z", located.text):
        return
    rows = [row for row in table.rows if not any(_SUM.match(cell.text) for cell in row)]
    values = [cell.text for row in rows if (cell := cell_at(row, column))]
    if not values or not all(map(str.isdecimal, values)):
        return
    said, added = int(counts[0]["count"]), sum(map(int, values))
    if said not in (added, len(rows)):
        message = f"teks menyebut “{counts[0][0]}”, padahal tabelnya berjumlah {added} orang."
        yield warning("K431", message, "betulkan angkanya, atau isi tabelnya.", located.field, counts[0].start())


def _named_in_line(located: LocatedText) -> Iterator[Problem]:
    """Yield K431 for a number of places that is not that of those named behind it: `2 (dua) desa, yaitu Desa X …`."""
    for match in _NAMED.finditer(located.text):
        named = re.split(r",\s+(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+", match["named"].strip())
        kind = re.compile(rf"{match['what']}\s+[A-Z\d]", re.IGNORECASE)
        if len(named) > 1 and all(map(kind.match, named)) and len(named) != int(match["count"]):
            said = f"{match['count']} ({match['words']}) {match['what']}"
            message = f"teks menyebut “{said}”, padahal yang disebut sesudahnya {len(named)}."
            yield warning("K431", message, "betulkan angkanya, atau lengkapi namanya.", located.field, match.start())


def _items(located: LocatedText) -> Iterator[Problem]:
    """Yield K431 for a number of things that is not that of the items of the list below it."""
    blocks = markdown.parse(located.text)
    for index, block in enumerate(blocks[:-1]):
        following = blocks[index + 1]
        if not isinstance(block, markdown.Text | markdown.Item) or not isinstance(following, markdown.Item):
            continue
        match = _ITEMS.search(block.text)
        if match is None or not following.begins or match["what"].split()[0] in _SPANS:
            continue
        count = _listed(blocks[index + 1 :], following.depth)
        if count > 1 and int(match["count"]) != count:
            said = f"{match['count']} ({match['words']}) {match['what']}"
            message = f"teks menyebut “{said}”, padahal daftar di bawahnya memuat {count} butir."
            at = located.text.find(f"{match['count']} (")
            yield warning("K431", message, "betulkan angkanya, atau lengkapi daftarnya.", located.field, max(at, 0))


def _listed(blocks: Sequence[markdown.Block], depth: int) -> int:
    """Return how many items the list has that begins with the first of some blocks."""
    count = 0
    for block in blocks:
        if getattr(block, "depth", 0) < depth:
            break
        if isinstance(block, markdown.Item) and block.depth == depth:
            if count and block.begins:
                break
            count += 1
    return count
