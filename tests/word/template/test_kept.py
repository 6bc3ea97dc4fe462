"""Templates kept between runs: the same papers and the same messages, made anew when anything behind them changed."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from conftest import PROJECT
from word.making import docx, p

from kakdoc.base.problems import TemplateError
from kakdoc.base.shelf import Shelf
from kakdoc.papers import checking, making
from kakdoc.word.template import kept
from kakdoc.word.template.filling import CompiledTemplate
from kakdoc.word.template.page import PageSetup

INPUTS = ("kak-mutasi-promosi-asn", "keputusan-rb", "perbup-renja", "laporan/bulanan-01-januari")
A4 = PageSetup(21, 29.7, 2.5, 2.5, 2.5, 2.5, "Arial", 12, 1)


def texts(*pieces: str) -> bytes:
    return docx("".join(map(p, pieces)))


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "kakdoc")


@pytest.fixture
def compilations(monkeypatch):
    """How often a template was compiled, as a list that grows."""
    from kakdoc.word.template import compiled

    done, compile_template = [], compiled.compile_template
    monkeypatch.setattr(compiled, "compile_template", lambda *given: done.append(given) or compile_template(*given))
    return done


@pytest.mark.parametrize("name", INPUTS)
def test_a_paper_of_a_kept_template_is_the_same_to_the_byte(name, project, shelf, compilations):
    checked = checking.check(PROJECT / "inputs" / "2024" / f"{name}.yaml")
    papers = []
    for each in (None, shelf, shelf):
        renderer = making.Renderer(each)
        papers.append(renderer.render(checked.kind, checked.document, checked.pictures))
        papers.append(renderer.warnings(checked.kind, checked.document))
    assert papers[:2] == papers[2:4] == papers[4:]
    assert len(compilations) == 2


def test_a_template_is_compiled_once(shelf, compilations):
    made = [kept.template(texts("{{ judul }}"), "x.docx", None, shelf) for _ in range(3)]
    assert len(compilations) == 1
    assert {each.render({"judul": "A & B"}) for each in made} == {made[0].render({"judul": "A & B"})}


@pytest.mark.parametrize("other", [(texts("{{ judul }}!"), "x.docx"), (texts("{{ judul }}"), "y.docx")])
def test_another_template_or_name_is_another_entry(other, shelf, compilations):
    kept.template(texts("{{ judul }}"), "x.docx", None, shelf)
    kept.template(*other, None, shelf)
    assert len(compilations) == 2


def test_another_page_is_another_entry(shelf, compilations):
    for setup in (A4, replace(A4, size=11), None, A4):
        kept.template(
            (PROJECT / "templates" / "keputusan" / "naskah.docx").read_bytes(), "keputusan.docx", setup, shelf
        )
    assert len(compilations) == 3


@pytest.mark.parametrize(
    ("of", "name", "value"),
    [
        (kept, "__version__", "9.9"),
        (kept.sys.implementation, "cache_tag", "cpython-999"),
        (kept.disk, "stamp", lambda path: (str(path), 0)),
    ],
)
def test_another_version_of_the_program_of_python_or_of_a_library_compiles_anew(
    of, name, value, shelf, compilations, monkeypatch
):
    kept.template(texts("{{ judul }}"), "x.docx", None, shelf)
    kept._maker.cache_clear()
    monkeypatch.setattr(of, name, value)
    kept.template(texts("{{ judul }}"), "x.docx", None, shelf)
    kept._maker.cache_clear()
    assert len(compilations) == 2


@pytest.mark.parametrize("entry", [b"", b"bukan simpanan", pickle.dumps("bukan templat"), pickle.dumps(open)[:-4]])
def test_an_entry_that_is_no_template_is_compiled_anew(entry, shelf, monkeypatch):
    put = Shelf.put
    monkeypatch.setattr(Shelf, "put", lambda self, key, _: put(self, key, entry))
    kept.template(texts("{{ judul }}"), "x.docx", None, shelf)
    monkeypatch.undo()
    assert isinstance(kept.template(texts("{{ judul }}"), "x.docx", None, shelf), CompiledTemplate)
    assert isinstance(kept.template(texts("{{ judul }}"), "x.docx", None, shelf), CompiledTemplate)


def test_faults_of_a_kept_template_are_told_as_of_a_fresh_one(shelf):
    told = []
    for _ in range(2):
        with pytest.raises(TemplateError) as refused:
            kept.template(texts("{{ judul }}", "{{ nilai|rupiah }}"), "x.docx", None, shelf).render({"nilai": "x"})
        told.append(refused.value.problems)
    assert told[0] == told[1]
    assert len(told[0]) == 2


def test_a_template_that_is_refused_is_not_kept(shelf, tmp_path):
    for _ in range(2):
        with pytest.raises(TemplateError):
            kept.template(texts("{{ judul"), "x.docx", None, shelf)
    assert not list(tmp_path.rglob("*.simpanan"))
