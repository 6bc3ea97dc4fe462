"""The house: seven rooms, imports that run one way, small folders, files and functions, heavy libraries fetched late."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from conftest import PROJECT

PACKAGE = PROJECT / "kakdoc"
MODULES = sorted(PACKAGE.rglob("*.py"))
ENTRIES = 12
ROOMS: Mapping[str, set[str]] = {
    "base": set(),
    "values": {"base"},
    "kinds": {"base", "values"},
    "word": {"base", "values"},
    "inputs": {"base", "values", "kinds"},
    "papers": {"base", "values", "kinds", "word", "inputs"},
    "ui": {"base", "values", "kinds", "word", "inputs", "papers"},
}
"""What each room may import; `word` and `inputs` never meet."""
LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "docx": ("kakdoc.word",),
    "docxtpl": ("kakdoc.word",),
    "jinja2": ("kakdoc.word", "kakdoc.kinds.definition.formulas.parsing", "kakdoc.ui.web.answering"),
    "lxml": ("kakdoc.word", "kakdoc.inputs.excel.changing", "kakdoc.inputs.excel.rewriting"),
    "yaml": ("kakdoc.inputs.yaml",),
    "openpyxl": ("kakdoc.inputs.excel", "kakdoc.papers.next_year.changing.in_excel"),
    "rich": ("kakdoc.ui",),
    "pypdfium2": ("kakdoc.papers.pdf.preview.pictures",),
    "distributed": ("kakdoc.ui.cli.cluster",),
    "starlette": ("kakdoc.ui.web",),
    "uvicorn": ("kakdoc.ui.web.running.server",),
}
"""Which rooms know a library."""
INTO_TYPES = frozenset(
    (
        "get_args",
        "get_origin",
        "get_type_hints",
        "model_fields",
        "annotation",
        "__annotations__",
        "__metadata__",
        "__args__",
    )
)
"""What takes types and schemas apart."""
LATE: Mapping[str, tuple[str | tuple[str, ...], str, str]] = {
    "kakdoc.__main__": ("kakdoc.ui.cli", "–", "Ctrl-C while the program starts is told as later"),
    "kakdoc.ui.cli": ("kakdoc", "–", "each command loads what it needs, and nothing else"),
    "kakdoc.ui.cli.cluster": (("distributed", "dask"), "distributed", "an extra, only where a cluster is asked for"),
    "kakdoc.ui.cli.progress": ("rich", "rich", "only on a terminal"),
    "kakdoc.inputs.located": ("kakdoc.inputs.excel.standing", "–", "only for workbooks"),
    "kakdoc.inputs.opening": ("kakdoc.inputs.excel", "openpyxl", "only for workbooks"),
    "kakdoc.inputs.drawing_on.months": ("kakdoc.kinds.report.entries", "pydantic", "only for reports"),
    "kakdoc.inputs.drawing_on.definitions": ("kakdoc.kinds.definition", "–", "only for kinds that are made of data"),
    "kakdoc.inputs.drawing_on.twins": ("kakdoc.inputs.excel.keyed", "–", "only for workbooks"),
    "kakdoc.inputs.drawing_on.roster.opened": (
        "kakdoc.inputs.drawing_on.roster.sheet",
        "openpyxl",
        "only for workbooks",
    ),
    "kakdoc.inputs.validating": ("kakdoc.inputs.excel.words", "–", "only for workbooks"),
    "kakdoc.inputs.excel.cells": ("openpyxl", "openpyxl", "what is no workbook is refused before it is loaded"),
    "kakdoc.kinds.definition.formulas.formula": (
        "kakdoc.kinds.definition.formulas",
        "jinja2",
        "only a definition that has formulas",
    ),
    "kakdoc.papers.forms": ("kakdoc.inputs.excel.writing", "openpyxl", "only for workbooks"),
    "kakdoc.papers.forms.drafting.base": ("kakdoc.inputs.excel.rewriting", "openpyxl", "only for workbooks"),
    "kakdoc.papers.next_year.rolling": ("kakdoc.papers.next_year.changing.in_excel", "openpyxl", "only for workbooks"),
    "kakdoc.papers.checking": ("kakdoc.inputs.drawing_on.roster", "csv", "only where a roster fills a table"),
    "kakdoc.papers.catalog": ("kakdoc", "pydantic", "only the kind that is named"),
    "kakdoc.papers.making": ("kakdoc.word", "docxtpl", "checking needs no Word"),
    "kakdoc.papers.roster.bundling": ("kakdoc.word.joining", "lxml", "only where papers are joined"),
    "kakdoc.word.template": ("docx", "docxtpl", "a template that was kept is filled without it"),
    "kakdoc.word.template.kept": ("kakdoc.word.template", "lxml", "what compiles only for a template not kept"),
    "kakdoc.word.template.filling": ("kakdoc.word", "lxml", "charts, faults and marks only where a paper has some"),
    "kakdoc.papers.trace.edits": ("kakdoc.word.comparing", "lxml", "only where a paper was changed"),
    "kakdoc.ui.web.running.serving": (
        "kakdoc.ui.web.running",
        "uvicorn",
        "the address is told before what serves is there",
    ),
    "kakdoc.papers.pdf.preview.pictures": ("pypdfium2", "pypdfium2", "an extra, only where pages are shown"),
}
"""Borders where a function imports: module or folder, what it fetches there, the library behind it, the reason."""


@cache
def name_of(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def room(module: str) -> str:
    return module.split(".")[1]


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return what stands in a file, the file itself first."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


@pytest.fixture(scope="module", autouse=True)
def _forgotten():
    """What was read of all files is not kept for the tests of other files, which it would slow down."""
    yield
    nodes.cache_clear()


def fetched(node: ast.AST) -> set[str]:
    """Return the modules that a statement imports, also those for typing alone."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        inner = {f"{node.module}.{alias.name}" for alias in node.names} & NAMES
        return inner or {node.module}
    return set()


@cache
def imports(path: Path) -> frozenset[str]:
    return frozenset(each for node in nodes(path) for each in fetched(node))


def arrows() -> Iterator[tuple[str, str]]:
    for path in MODULES:
        for module in imports(path):
            if module in NAMES and module != "kakdoc":
                yield name_of(path), module


def test_every_module_lives_in_a_room():
    assert {room(name) for name in NAMES if name not in ("kakdoc", "kakdoc.__main__")} == set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_what_its_room_may(path):
    own = name_of(path)
    if own in ("kakdoc", "kakdoc.__main__"):
        return
    for module in imports(path):
        if module.startswith("kakdoc.") and room(module) != room(own):
            assert room(module) in ROOMS[room(own)], f"{own} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_known_to_few(path):
    own = name_of(path)
    for library in {module.split(".")[0] for module in imports(path)} & LIBRARIES.keys():
        assert own.startswith(LIBRARIES[library]), f"{own} imports {library}"


def beside(one: str, other: str) -> tuple[str, str, str] | None:
    """Return the folder in which two modules part ways, and the entries of it that they lie in."""
    first, second = one.split("."), other.split(".")
    same = next((place for place, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), None)
    return None if same is None else (".".join(first[:same]), first[same], second[same])


def test_no_files_and_no_folders_import_each_other_in_a_circle_at_any_depth():
    folders: dict[str, dict[str, set[str]]] = {}
    for importer, imported in arrows():
        if found := beside(importer, imported):
            folder, one, other = found
            folders.setdefault(folder, {}).setdefault(one, set()).add(other)
    for folder, graph in folders.items():
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as circle:
            pytest.fail(f"{folder}: {circle.args[1]}")


def test_a_folder_has_at_most_twelve_entries():
    """Whatever lies beside the modules counts, among the tests too."""
    folders = {path.parent for room in ("kakdoc", "tests", "benchmarks") for path in (PROJECT / room).rglob("*.py")}
    for folder in folders:
        entries = [each for each in folder.iterdir() if not each.name.startswith((".", "__pycache__"))]
        assert len(entries) <= ENTRIES, folder


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_import_only_at_the_borders(path):
    own = name_of(path)
    for function in (each for each in nodes(path) if isinstance(each, ast.FunctionDef)):
        for module in (each for node in ast.walk(function) for each in fetched(node)):
            allowed = (fetch for place, (fetch, *_) in LATE.items() if own == place or own.startswith(f"{place}."))
            assert any(map(module.startswith, allowed)), f"{own}.{function.name} imports {module}"


def test_every_border_is_crossed():
    late = {
        (name_of(path), module)
        for path in MODULES
        for function in nodes(path)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        for module in fetched(node)
    }
    for place, (fetch, *_) in LATE.items():
        assert any(own.startswith(place) and module.startswith(fetch) for own, module in late), place


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_stay_small(path):
    assert path.read_text("utf-8").count("\n") <= 300
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert not body or body[-1].end_lineno - body[0].lineno < 40, node.name


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (
            ["terbilang", "5"],
            {"starlette", "uvicorn", "docx", "docxtpl", "jinja2", "lxml", "yaml", "rich", "pydantic", "num2words"},
        ),
        (
            ["periksa", "inputs/2027"],
            {"starlette", "docx", "docxtpl", "jinja2", "lxml", "rich", "openpyxl"}
            | {"kakdoc.kinds.decree", "kakdoc.kinds.definition"},
        ),
        (["jenis"], {"pydantic", "yaml", "kakdoc.kinds.kind", "kakdoc.kinds.kak"}),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments, absent, project):
    script = (
        "import sys; from kakdoc.ui.cli import main; code = main(sys.argv[1:]); print(*sys.modules); sys.exit(code)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=project, capture_output=True, text=True, check=True
    )
    assert not set(run.stdout.splitlines()[-1].split()) & absent


def test_rules_words_and_readers_do_not_know_each_other():
    for importer, imported in arrows():
        if room(importer) in ("word", "inputs"):
            assert not any(part in ("rules", "checks") for part in imported.split(".")), (
                f"{importer} imports {imported}"
            )
        if importer.startswith("kakdoc.inputs."):
            folders = {importer.split(".")[2], imported.split(".")[2] if room(imported) == "inputs" else ""}
            assert len(folders & {"yaml", "excel", "typed"}) < 2, f"{importer} imports {imported}"


def names_in(path: Path) -> set[str]:
    used: set[str] = set()
    for node in nodes(path) if path in MODULES else ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Attribute(attr=name) | ast.Name(id=name):
                used.add(name)
            case ast.Constant(value=str(text)) if found := re.fullmatch(r"[a-z_.]+:(\w+)", text):  # as in the catalog
                used.add(found[1])
            case ast.ImportFrom(names=names):
                used |= {alias.name for alias in names}
    return used


def test_only_shape_looks_into_types_and_schemas():
    """All others walk its plain values."""
    looking = [name_of(path) for path in MODULES if names_in(path) & INTO_TYPES]
    assert looking == ["kakdoc.kinds.shape"]


def test_a_public_function_is_used_outside_its_file_or_stands_in_a_table():
    used = {
        path: names_in(path) for path in (*MODULES, *PROJECT.glob("tests/**/*.py"), *PROJECT.glob("benchmarks/**/*.py"))
    }
    count = Counter(name for names in used.values() for name in names)
    for path in MODULES:
        rows = [each for each in nodes(path) if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "Rule"]
        tabled = {ast.unparse(row.args[0]) for row in rows if row.args}
        for node in nodes(path)[0].body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                assert count[node.name] > (node.name in used[path]) or node.name in tabled, (
                    f"{name_of(path)}.{node.name}"
                )
