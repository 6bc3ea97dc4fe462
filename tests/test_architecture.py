"""The house: imports point one way, files and functions stay small, heavy machinery is fetched late."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kakdoc"
MODULES = sorted(PACKAGE.rglob("*.py"))
# Each room may import from the rooms before it; `reading` and `rendering` share a rank and never meet.
RANKS = [
    {"kakdoc", "kakdoc.terminal", "kakdoc.wording"},
    {"kakdoc.problems"},
    {"kakdoc.values", "kakdoc.disk", "kakdoc.guarding"},
    {"kakdoc.documents"},
    {"kakdoc.reading", "kakdoc.rendering"},
    {
        "kakdoc.resources",
        "kakdoc.lookalikes",
        "kakdoc.indexes",
        "kakdoc.writing",
        "kakdoc.papers",
        "kakdoc.progress",
        "kakdoc.reports",
        "kakdoc.usage",
    },
    {"kakdoc.catalog", "kakdoc.tracing", "kakdoc.printing"},
    {"kakdoc.renderer"},
    {"kakdoc.pipeline", "kakdoc.register", "kakdoc.starting", "kakdoc.status"},
    {"kakdoc.forms", "kakdoc.rollover", "kakdoc.status_reports"},
    {"kakdoc.origins", "kakdoc.taking"},
    {"kakdoc.cli"},
    {"kakdoc.__main__"},
]


def room(module: str) -> str:
    return ".".join(module.split(".")[:2])


def rank(module: str) -> int:
    return next(number for number, rooms in enumerate(RANKS) if room(module) in rooms)


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "kakdoc":
                found |= {
                    f"kakdoc.{alias.name}"
                    for alias in node.names
                    if (PACKAGE / alias.name).exists() or (PACKAGE / f"{alias.name}.py").exists()
                }
    return found


def test_every_module_has_a_rank_and_every_rank_a_module():
    assert {room(name_of(path)) for path in MODULES} == set().union(*RANKS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_the_rooms_before_it(path):
    own = name_of(path)
    for module in imports(path):
        if module.split(".")[0] == "kakdoc" and room(module) != room(own):
            assert rank(module) < rank(own), f"{own} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_rendering_knows_word_and_only_few_rooms_their_libraries(path):
    libraries = {module.split(".")[0] for module in imports(path)}
    if room(name_of(path)) != "kakdoc.rendering":
        assert not libraries & {"docx", "docxtpl", "jinja2", "lxml"}
    if room(name_of(path)) != "kakdoc.reading":
        assert "yaml" not in libraries
    if room(name_of(path)) not in ("kakdoc.reading", "kakdoc.forms", "kakdoc.rollover"):
        assert "openpyxl" not in libraries


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_stay_small(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert not body or body[-1].end_lineno - body[0].lineno < 40, node.name


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["terbilang", "5"], {"docx", "docxtpl", "jinja2", "lxml", "yaml", "pydantic.main", "rich"}),
        (["periksa", "inputs/2027"], {"docx", "docxtpl", "jinja2", "lxml", "rich", "openpyxl"}),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments, absent, project):
    script = (
        "import sys; from kakdoc.ui.cli import main; code = main(sys.argv[1:]); print(*sys.modules); sys.exit(code)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=project, capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.splitlines()[-1].split())
    # Typer itself may bring pydantic; the commands above must not bring more.
    assert not loaded & (absent - {"pydantic.main"})
