"""What is told of a form that became a kind: what was found, what is not sure, what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.papers.forms.learning.definition import YEAR
from kakdoc.papers.forms.learning.fields import Field
from kakdoc.papers.forms.learning.new_kind import Learned

_MOST = 3
"""So many places of a field are told; of the others their number."""


def as_text(learned: Learned) -> str:
    """Return the report on a form, for the eye."""
    return "\n".join((*_found(learned), *_doubts(learned), *_steps(learned)))


def _found(learned: Learned) -> Iterator[str]:
    asked = {key: each for key, each in learned.fields.items() if each.where}
    yield f"Ditemukan {len(asked)} isian di surat ini:"
    for key, each in asked.items():
        yield f"  {key} ({_type(each)}) — {each.title}: {_where(each)}"
        for name, column in each.columns.items():
            yield f"    {name} ({_type(column)}) — {column.title}"
    if learned.office:
        yield f"Dicetak dari instansi.yaml: {', '.join(learned.office)}."


def _type(own: Field) -> str:
    formula = own.more.get("rumus")
    return f"{own.tipe}, dihitung: {formula}" if formula else own.tipe


def _where(own: Field) -> str:
    more = len(own.where) - _MOST
    return "; ".join(own.where[:_MOST]) + (f"; dan {more} tempat lain" if more > 0 else "")


def _doubts(learned: Learned) -> Iterator[str]:
    doubts = list(_doubtful(learned.fields))
    if doubts:
        yield f"Belum pasti ({len(doubts)}), ditandai “# periksa:” di {(learned.folder / 'jenis.yaml').as_posix()}:"
        yield from (f"  {name}: {'; '.join(each.doubts)}" for name, each in doubts)


def _doubtful(fields: dict[str, Field], before: str = "") -> Iterator[tuple[str, Field]]:
    for key, each in fields.items():
        if each.doubts:
            yield f"{before}{key}", each
        yield from _doubtful(each.columns, f"{before}{key}.")


def _steps(learned: Learned) -> Iterator[str]:
    folder, name = learned.folder.as_posix(), learned.name
    form = f"inputs/{YEAR}/{name}.xlsx"
    yield "Tiga langkah berikutnya:"
    yield f"  1. Buka {folder}/naskah.docx dan {folder}/jenis.yaml; betulkan yang belum pasti, lalu hapus “# periksa:”."
    yield f"  2. kakdoc formulir {name} {form} — isi formulirnya di Excel, lalu simpan."
    yield f"  3. kakdoc buat {form}"
