"""The documents are true: every code, command, option, style and filter stands in them."""

from __future__ import annotations

import re
import tomllib

import pytest
from conftest import PROJECT

SOURCE = "\n".join(path.read_text("utf-8") for path in (PROJECT / "kakdoc").rglob("*.py"))
CODES = sorted(set(re.findall(r'"(K[1-69]\d\d)"', SOURCE)))
LIST = (PROJECT / "docs" / "masalah.md").read_text("utf-8")
GUIDE = (PROJECT / "docs" / "panduan.md").read_text("utf-8")
README = (PROJECT / "README.md").read_text("utf-8")


def test_the_list_of_problems_has_the_codes_of_the_program_and_no_others():
    assert re.findall(r"(?m)^## (K\d{3}) — ", LIST) == CODES


@pytest.mark.parametrize("code", CODES)
def test_each_entry_says_what_why_how_and_by_which_rule(code):
    entry = LIST[LIST.index(f"## {code} — ") :].split("\n## ")[0]
    for label in ("Apa.", "Mengapa.", "Perbaikan.", "Sumber aturan."):
        assert f"**{label}** " in entry


@pytest.mark.parametrize("code", [code for code in CODES if code < "K5"])
def test_each_code_an_input_can_cause_has_an_example_or_a_test(code):
    reports = "\n".join(
        path.read_text("utf-8") for path in (PROJECT / "tests").rglob("*") if path.suffix in (".txt", ".py")
    )
    assert code in reports


@pytest.mark.parametrize("page", [GUIDE, README], ids=["panduan", "README"])
@pytest.mark.parametrize(
    "command",
    [
        "buat",
        "periksa",
        "baru",
        "formulir",
        "ubah",
        "lanjut",
        "jenis",
        "skema",
        "templat",
        "peraturan",
        "terbilang",
        "mulai",
    ],
)
def test_every_command_is_documented(page, command):
    assert re.search(rf"\bkakdoc {command}\b", page)


@pytest.mark.parametrize(
    "option", sorted(set(re.findall(r'"(--[a-z]+)"', SOURCE)) - {"--headless", "--outdir", "--help"})
)
def test_every_option_is_documented_in_the_guide(option):
    assert f"`{option}" in GUIDE


@pytest.mark.parametrize("page", [*PROJECT.glob("docs/*.md"), PROJECT / "README.md"], ids=lambda page: page.name)
def test_no_table_says_a_backslash_before_a_bar_for_which_viewers_show_different_signs(page):
    rows = [line for line in page.read_text("utf-8").split("\n") if line.startswith("|")]
    assert [row for row in rows if r"\\|" in row] == []


def test_every_style_and_filter_of_templates_is_documented_in_the_guide():
    from kakdoc.word.drawing import prose
    from kakdoc.word.template import filters

    for name in [
        *filters.FILTERS,
        prose.PARAGRAPH,
        prose.CONTINUATION,
        prose.HEADING,
        prose.TABLE,
        *prose.LIST_STYLES.values(),
    ]:
        assert name in GUIDE, name


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
    agreed = {"docxtpl", "python-docx", "jinja2", "num2words", "pydantic", "pyyaml", "typer", "rich"}
    assert names == agreed | {"openpyxl"}
