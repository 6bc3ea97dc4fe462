"""The written list of what may happen to a text is whole: every text field of every kind stands in it, and no other."""

from __future__ import annotations

import pytest
from kinds.text.composed import RULES, Change, pattern, rule, same

from kakdoc.kinds import shape
from kakdoc.kinds.definition.document import Defined
from kakdoc.kinds.fields.base import Naskah
from kakdoc.kinds.shape import CellType
from kakdoc.papers.catalog import BY_NAME

OTHER_FILES = ("kak", "peraturan")
COMPOSED = [kind for kind in BY_NAME.values() if not issubclass(kind.model, Defined)]
"""The kinds whose papers the program composes; one made of data prints what its template says."""


TEXTS = (CellType.TEKS, CellType.PROSA, CellType.SEL, CellType.KODE)


def fields(model, path=(), above=()):
    """Path and line reading of every text of a schema; a schema inside itself is walked once."""
    for key, field in shape.fields(model).items() if model not in above else ():
        if path or key not in OTHER_FILES:
            yield from _texts(field.shape, (*path, key), (*above, model))


def _texts(place, path, above):
    if place.cell is None and place.item is not None:
        yield from _texts(place.item, (*path, "*"), above)
    elif place.cell in TEXTS and place.item is None and not place.choices:
        mark = place.mark(Naskah)
        yield ".".join(path), mark and mark.lines
    for model in place.groups:
        yield from fields(model, path, above)


@pytest.mark.parametrize("kind", COMPOSED, ids=lambda kind: kind.name)
def test_every_text_field_of_a_kind_is_in_the_list_and_nothing_else(kind):
    known = {path for name, path in RULES if name == kind.name}
    assert known == {path for path, _ in fields(kind.model)}


@pytest.mark.parametrize("kind", COMPOSED, ids=lambda kind: kind.name)
def test_what_the_list_says_of_lines_is_what_the_schema_reads(kind):
    """A cell keeps its lines, a long text its paragraphs, and anything else is one line."""
    for path, lines in fields(kind.model):
        change = RULES[kind.name, path]
        if Change.HIDDEN not in change:
            wanted = {"sel": Change.LINES, "paragraf": Change.BLOCKS}.get(lines or "satu", Change.AS_TYPED)
            assert change & (Change.LINES | Change.BLOCKS) == wanted, path


@pytest.mark.parametrize(
    ("path", "named"),
    [
        (("bab", 0, "pasal", 1, "ayat", 2, "isi"), "bab.*.pasal.*.ayat.*.isi"),
        (("bab", 0, "pasal", 1, "ayat", 2), "bab.*.pasal.*.ayat.*.isi"),
        (("pasal", 0, "rincian", 1, "rincian", 2, "rincian", 0, "isi"), "pasal.*.rincian.*.isi"),
        (("pasal", 0, "rincian", 1, "rincian", 2), "pasal.*.rincian.*.isi"),
        (("pasal", 3), "pasal.*.isi"),
        (("diktum", 3), "diktum.*.isi"),
        (("instansi", "pejabat", "kepala", "nama"), "instansi.pejabat.*.nama"),
        (("lampiran", 0, "baris", 1, 2), "lampiran.*.baris.*.*"),
    ],
)
def test_a_path_is_named_as_the_list_names_it(path, named):
    assert pattern(path) == named


@pytest.mark.parametrize(
    ("kind", "path", "typed", "shown"),
    [
        ("perbup", ("pasal", 0, "ayat", 0), "Paling lama 7 hari", "Paling lama 7 (tujuh) hari."),
        ("perbup", ("pasal", 0, "rincian", 0), "jenjang;", "jenjang; dan"),
        ("perbup", ("pasal", 0), "dimaksud dalam [rujuk: x] dan y", "dimaksud pada ayat (1) dan y."),
        ("perbup", ("judul",), "Nama Contoh, M.Si.", "PERATURAN BUPATI TENTANG NAMA CONTOH, M.Si."),
        ("keputusan", ("menimbang", 0), "bahwa a.", "bahwa a;"),
    ],
)
def test_what_the_list_allows_is_the_same_text(kind, path, typed, shown):
    assert same(rule(kind, path), typed, shown)


@pytest.mark.parametrize(
    ("kind", "path", "typed", "shown"),
    [
        ("perbup", ("pasal", 0, "ayat", 0), "berukuran 5*4 meter", "berukuran 54 (lima puluh empat) meter."),
        ("perbup", ("pasal", 0, "ayat", 0), "Paling lama 7 hari", "paling lama 7 (tujuh) hari."),
        ("keputusan", ("menimbang", 0), "bahwa a dan b", "bahwa a;"),
        ("kak", ("bagian", 0, "butir", 0), "satu", "satu;"),
        ("laporan-bulanan", ("permasalahan", 0), "a. b", "b"),
    ],
)
def test_what_the_list_does_not_allow_is_another_text(kind, path, typed, shown):
    assert not same(rule(kind, path), typed, shown)
