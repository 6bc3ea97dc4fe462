"""The documents are true: every code, source of a rule, command, option, style and filter stands in them."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator

import pytest
from conftest import PROJECT

from kakdoc.base.codes import CODES
from kakdoc.base.problems import Severity
from kakdoc.ui.cli.commands import COMMANDS

MODULES = {path: path.read_text("utf-8") for path in (PROJECT / "kakdoc").rglob("*.py") if path.name != "codes.py"}
SOURCE = "\n".join(MODULES.values())
FILE = PROJECT / "docs" / "masalah.md"
LIST = FILE.read_text("utf-8")
RULES = (PROJECT / "docs" / "aturan.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"(?m)^##? ([A-Z](?:\.\d+)?)\.? (.+)$", RULES))
"""The sections of `aturan.md`: number and title; of chapters too."""
OPTIONS = {option.flag for command in COMMANDS.values() for option in command.options}
GUIDE = (PROJECT / "docs" / "panduan.md").read_text("utf-8")
README = (PROJECT / "README.md").read_text("utf-8")
WEIGHTS = {"error": Severity.GALAT, "warning": Severity.PERINGATAN, "InvalidValue": Severity.GALAT}
WEIGHTS |= dict.fromkeys(("self._add", "record.add", "read.problem"), Severity.GALAT)
TOLD_AGAIN = {
    "K163": "as a warning where edits cannot be compared",
    "K120": "as a warning for figures that are no money",
}


def codes_told() -> Iterator[tuple[str, str]]:
    """Yield each code that stands in the source, with what it is given to: `error`, `warning`, … or nothing known."""
    for text in (each for each in MODULES.values() if re.search(r"K\d{3}", each)):
        nodes = list(ast.walk(ast.parse(text)))
        calls = [node for node in nodes if isinstance(node, ast.Call) and node.args]
        first = {node.args[0]: node.func for node in calls if isinstance(node.args[0], ast.Constant)}
        for node in nodes:
            if isinstance(node, ast.Constant) and re.fullmatch(r"K\d{3}", str(node.value)):
                yield node.value, ast.unparse(first[node]) if node in first else ""


TOLD: dict[str, set[str]] = defaultdict(set)
for _code, _by in codes_told():
    TOLD[_code].add(_by)


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def head(code: str) -> str:
    """Return the head of a code in `masalah.md`: its title, how it weighs, and the sections behind it."""
    row = CODES[code]
    weight = " atau ".join(each.value for each in Severity if each in row.severities).capitalize()
    named = [f"{each} {SECTIONS[each]}" for each in row.sources.split()]
    sources = ", ".join(f"[{each}](aturan.md#{anchor(each)})" for each in named)
    return f"## {code} — {row.title}\n**{weight}.** Sumber aturan: {sources}.  \n"


def with_heads(text: str) -> str:
    """Return `masalah.md` with the heads of the table; what is written below them stays."""
    return re.sub(r"(?m)^## (K\d{3}) — .*\n(?:\*\*(?:Galat|Peringatan).*\n)?", lambda found: head(found[1]), text)


def test_a_code_that_is_told_has_a_row_in_the_table_and_each_row_is_told():
    assert sorted(TOLD) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_code_weighs_what_its_row_says(code):
    found = {WEIGHTS[by] for by in TOLD[code] & WEIGHTS.keys()}
    assert found <= CODES[code].severities
    if TOLD[code] <= {"error", "warning", ""} and code not in TOLD_AGAIN and found:
        assert found == CODES[code].severities


def test_the_heads_of_the_list_are_those_of_the_table(golden):
    golden(with_heads(LIST), FILE)
    assert re.findall(r"(?m)^## (K\d{3}) — ", LIST) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_each_entry_says_what_why_and_how_and_when_it_only_warns(code):
    entry = LIST[LIST.index(f"## {code} — ") :].split("\n## ")[0]
    for label in ("Apa.", "Mengapa.", "Perbaikan."):
        assert entry.count(f"**{label}** ") == 1
    if len(CODES[code].severities) == 2:
        assert re.search(r"(?i)\b(?:galat|peringatan)\b", entry.partition("**Apa.**")[2])


def test_custom_alone_never_stops_a_paper():
    for row in CODES.values():
        if all(SECTIONS[each].endswith("(kebiasaan)") for each in row.sources.split()):
            assert row.severities == {Severity.PERINGATAN}, row.title


def test_sections_of_rules_that_the_source_names_are_there_and_each_is_named():
    named = {each for row in CODES.values() for each in row.sources.split()}
    for text in MODULES.values():
        for found in re.findall(r"docs/aturan\.md\s+((?:[A-Z](?:\.\d+)?(?:, |–| and )?)+)", text):
            named |= set(re.findall(r"[A-Z](?:\.\d+)?", found))
    chapters = {each for each in SECTIONS if "." not in each}
    assert named <= SECTIONS.keys()
    assert SECTIONS.keys() - named - chapters == set()


@pytest.fixture(scope="module")
def reports():
    files = [path for path in (PROJECT / "tests").rglob("*") if path.suffix in (".txt", ".py")]
    return "\n".join(path.read_text("utf-8") for path in files if path.name != "test_docs.py")


@pytest.mark.parametrize("code", [code for code in CODES if code < "K5"])
def test_each_code_an_input_can_cause_has_an_example_or_a_test(code, reports):
    assert code in reports


@pytest.mark.parametrize("page", [GUIDE, README], ids=["panduan", "README"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(page, command):
    assert re.search(rf"\bkakdoc {command}\b", page)


@pytest.mark.parametrize("option", sorted({*OPTIONS, "--versi", "--lacak", "--help"}))
def test_every_option_is_documented_in_the_guide(option):
    assert f"`{option}" in GUIDE


@pytest.mark.parametrize("page", [*PROJECT.glob("docs/*.md"), PROJECT / "README.md"], ids=lambda page: page.name)
def test_no_table_says_a_backslash_before_a_bar_for_which_viewers_show_different_signs(page):
    rows = [line for line in page.read_text("utf-8").split("\n") if line.startswith("|")]
    assert [row for row in rows if r"\\|" in row] == []


def test_every_style_and_filter_of_templates_is_documented_in_the_guide():
    from kakdoc.word.drawing import prose, tables
    from kakdoc.word.template import filters

    for name in [
        *filters.FILTERS,
        tables.PARAGRAPH,
        prose.CONTINUATION,
        prose.HEADING,
        tables.TABLE,
        *prose.LIST_STYLES.values(),
    ]:
        assert name in GUIDE, name


def test_every_function_of_formulas_and_every_tariff_is_documented_in_the_guide():
    from kakdoc.kinds.definition.formulas.functions import FUNCTIONS

    for function in FUNCTIONS.values():
        assert f"`{function.usage}`" in GUIDE, function.usage
    for table in (PROJECT / "inputs" / "tarif").iterdir():
        assert f"`{table.stem}`" in GUIDE, table.stem


def test_links_and_pictures_lead_somewhere():
    for page in PROJECT.glob("**/*.md"):
        if any(part.startswith(".") or part == "outputs" for part in page.relative_to(PROJECT).parts):
            continue
        # BACA-SAYA.md is read in the working folder that it is laid out in.
        folder = PROJECT if page.name == "BACA-SAYA.md" else page.parent
        for target in re.findall(r"\]\((?!http|#)([^)#]+)", page.read_text("utf-8")):
            assert (folder / target).exists(), f"{page.name}: {target}"


def test_the_version_stands_in_the_changelog():
    version = re.search(r'__version__ = "(.+)"', SOURCE)[1]
    assert f"## [{version}]" in (PROJECT / "CHANGELOG.md").read_text("utf-8")


def test_the_readme_has_the_two_commands():
    assert "python3 -m pip install . && python3 -m kakdoc buat inputs/2024" in README
    assert 'python3 -m pip install -e ".[test]" && python3 -m pytest' in README


def test_every_dependency_is_explained_or_agreed():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.match(r"[\w-]+", each)[0].lower() for each in project["dependencies"]}
    agreed = {"docxtpl", "python-docx", "jinja2", "num2words", "pydantic", "pyyaml", "rich"}
    assert names == agreed | {"openpyxl"}
