"""Right and wrong inputs as files; each wrong one beside its exact report."""

from __future__ import annotations

import json
import shutil
from functools import cache

import jsonschema
import pytest
import yaml
from conftest import PROJECT

from kakdoc.papers import starting
from kakdoc.papers.catalog import BY_NAME

EXAMPLES = PROJECT / "tests" / "examples"
RIGHT = sorted(EXAMPLES.glob("*/benar/*.yaml"))
WRONG = sorted(EXAMPLES.glob("*/salah/*.yaml"))
SHARED = sorted((EXAMPLES / "bersama").iterdir())
SHIPPED = sorted([*PROJECT.glob("inputs/*/*.yaml"), *PROJECT.glob("inputs/*/*/*.yaml")])


def lay(file, folder):
    """Put an example into a working folder, with the TORs and the picture that examples may name."""
    for each in (file, *SHARED):
        shutil.copy(each, folder / "inputs" / each.name)


@pytest.mark.parametrize("file", RIGHT, ids=lambda file: file.stem)
def test_a_right_input_passes_without_a_warning_and_gives_a_document(file, folder, kakdoc):
    lay(file, folder)
    run = kakdoc("buat", f"inputs/{file.name}", "--ketat")
    assert run.err == "1 dari 1 naskah dibuat; tidak ada masalah.\n"
    assert (run.code, run.out) == (0, f"outputs/{file.stem}.docx\n")


@pytest.mark.parametrize("file", WRONG, ids=lambda file: file.stem)
def test_a_wrong_input_gives_its_exact_report(file, folder, kakdoc, golden):
    lay(file, folder)
    run = kakdoc("periksa", f"inputs/{file.name}", "--ketat")
    assert (run.code, run.out) == (1, "")
    golden(run.err, file.with_suffix(".txt"))


@cache
def validator(kind):
    """The JSON Schema of a kind, which is a right one."""
    schema = json.loads(starting.schema_of(kind))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("file", [*RIGHT, *SHIPPED], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_json_schema_accepts_a_right_input(file):
    given = yaml.safe_load(file.read_text("utf-8"))
    validator(given["jenis"]).validate(given)


@pytest.mark.parametrize("name", ["kunci-salah-eja", "pilihan-salah", "bentuk-salah", "kunci-hilang"])
def test_the_json_schema_refuses_a_wrong_input(name):
    schema = json.loads(starting.schema_of("kak"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load((EXAMPLES / "kak" / "salah" / f"{name}.yaml").read_text("utf-8")), schema)


def test_the_office_file_fits_its_own_schema():
    schema = json.loads(starting.schema_of("instansi"))
    jsonschema.validate(yaml.safe_load((PROJECT / "inputs" / "instansi.yaml").read_text("utf-8")), schema)


@pytest.mark.parametrize("kind", BY_NAME)
def test_every_field_of_the_schema_has_an_indonesian_title_and_description(kind):
    schema = json.loads(starting.schema_of(kind))
    for definition in [schema, *schema["$defs"].values()]:
        for name, field in definition.get(
            "properties", definition.get("anyOf", [{}])[-1].get("properties", {})
        ).items():
            assert "title" in field or "$ref" in field, name
            assert name == "jenis" or "description" in field, name
