"""What templates can print: every field of the schema, and a list of all names that is complete and true."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import PROJECT
from word.making import docx, p

from kakdoc.kinds.fields.peserta import KEYS
from kakdoc.kinds.listed import printed
from kakdoc.papers import checking, starting
from kakdoc.papers.catalog import BY_NAME
from kakdoc.word.template import filters
from kakdoc.word.template.compiled import compile_template

CHOSEN = ("instansi.profil", "instansi.pejabat", "peraturan")
"""Groups whose keys people choose."""


@pytest.fixture(scope="module")
def contexts(tmp_path_factory) -> dict[str, list[dict[str, Any]]]:
    """What the shipped inputs and the right examples give templates, by kind; certified copies too."""
    folders = [
        PROJECT / "inputs" / "2024",
        PROJECT / "inputs" / "2027",
        *(PROJECT / "tests" / "examples").glob("*/benar"),
        of_definitions(tmp_path_factory.mktemp("isian") / "inputs"),
    ]
    found: dict[str, list[dict[str, Any]]] = {kind.name: [] for kind in BY_NAME.values()}
    for path in checking.inputs(folders):
        checked = checking.check(path)
        if checked.document is not None:
            found[checked.kind.name].append(checked.document.context())
            if checked.kind.copy_checks and not list(checked.kind.copy_checks(checked.document)):
                found[checked.kind.name].append(checked.document.salinan())
    assert all(found.values())
    return found


def of_definitions(folder: Path) -> Path:
    """A folder of inputs: the examples beside definitions, right daily papers, amendments, reports with all they take."""
    folder.mkdir()
    for name in ("instansi.yaml", "peraturan.yaml"):
        shutil.copy(PROJECT / "inputs" / name, folder)
    for definition in (PROJECT / "templates").glob("*/jenis.yaml"):
        shutil.copy(definition.with_name("contoh.yaml"), folder / f"{definition.parent.name}.yaml")
    examples = PROJECT / "tests" / "examples"
    shutil.copy(examples / "kak" / "benar" / "satuan-kerja-kementerian.yaml", folder)
    for right in ((examples / "harian" / "benar").iterdir(), (examples / "perbup" / "benar").glob("*perubahan-*")):
        for each in right:
            shutil.copy(each, folder)
    shutil.copytree(examples / "laporan" / "lengkap", folder / "laporan")
    return folder


def paths(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each name in a context with its value, as the list writes it."""
    if path and not path.endswith("[]"):
        yield path, value
    if isinstance(value, Mapping):
        for key, inner in list(value.items())[: 3 if path in CHOSEN else None]:
            name = "KUNCI" if path in CHOSEN else key
            yield from paths(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from paths(inner, f"{path}[]")


@pytest.mark.parametrize("kind", BY_NAME.values(), ids=lambda kind: kind.name)
def test_every_name_of_a_paper_is_listed_and_every_listed_name_is_there(kind, contexts):
    listed = {each.path for each in printed.printable_names(kind.model, kind.names)}
    met: dict[str, list[Any]] = {}
    for context in contexts[kind.name]:
        for path, value in paths(context):
            met.setdefault(once(path), []).append(value)
    assert sorted(path for path in met if path not in listed) == []
    for other, prefix, inside in (("kak", "kak.", ""), ("keputusan", "", "lampiran"), ("perbup", "", "lampiran")):
        for context in contexts[other]:  # what they share, of which one kind alone shows little
            for path, value in paths(context):
                if path.startswith(inside):
                    met.setdefault(prefix + once(path), []).append(value)
    assert sorted(path for path in listed if not is_there(path, met)) == []


def once(path: str) -> str:
    """A name without the repetition of items in items."""
    return re.sub(r"(\.\w+\[\])\1+", r"\1", path).replace("[][]", "[]")


def is_there(path: str, met: Mapping[str, list[Any]]) -> bool:
    """Whether a name was met, or what it belongs to was always empty."""
    if path in met:
        return True
    parts = re.split(r"(?=[.\[])", path)
    above = ["".join(parts[:number]) for number in range(1, len(parts))]
    return any(known in met and not any(met[known]) for known in above)


@pytest.mark.parametrize("kind", BY_NAME.values(), ids=lambda kind: kind.name)
def test_every_name_that_the_schema_lists_can_be_asked_for_by_a_template(kind, contexts):
    schema = json.loads(starting.schema_of(kind.name))["properties"].keys() - KEYS
    asked = "".join(
        p(f"{{% if {name} is none %}}x{{% elif {name} is mapping %}}y{{% elif {name} %}}z{{% endif %}}")
        for name in schema
    )
    plain = "".join(
        p(f"{{{{ {name} }}}}")
        for name in schema
        if isinstance(contexts[kind.name][0][name], str | int) and not isinstance(contexts[kind.name][0][name], bool)
    )
    compile_template(docx(asked + plain), "t").render(contexts[kind.name][0])


@pytest.mark.parametrize("kind", BY_NAME.values(), ids=lambda kind: kind.name)
def test_the_example_of_every_name_is_a_tag_that_can_be_read(kind):
    for each in printed.printable_names(kind.model, kind.names):
        filters.build().parse(re.sub(r"(\{[{%])[pr] ", r"\1 ", each.example))
        assert each.meaning, each.path


def test_the_examples_print_what_they_name(contexts):
    context = contexts["keputusan"][0]
    tags = {
        each.path: each.example
        for each in printed.printable_names(BY_NAME["keputusan"].model, BY_NAME["keputusan"].names)
    }
    assert (tags["tahun"], tags["srikandi"], tags["diktum"]) == (
        "{{ tahun }}", "{% if srikandi %} … {% endif %}", "{%p for butir in diktum %} … {%p endfor %}",
    )  # fmt: skip
    assert tags["lampiran[].baris[].nama"] == "{{r anak.nama|kalimat }}"
    assert tags["instansi.pejabat.KUNCI.nip"] == "{{ instansi.pejabat.kepala.nip }}"
    assert context["tahun"] == 2024


def test_the_filters_listed_are_those_of_templates():
    assert printed.FILTERS.keys() == filters.FILTERS.keys()


@pytest.mark.parametrize("kind", BY_NAME.values(), ids=lambda kind: kind.name)
def test_the_command_shows_names_and_filters(kind, kakdoc):
    run = kakdoc("templat", kind.name)
    lines = [line.split("\t") for line in run.out.splitlines()]
    assert (run.code, {len(line) for line in lines}) == (0, {3})
    shown = [line[0] for line in lines]
    assert shown == [
        *(each.path for each in printed.printable_names(kind.model, kind.names)),
        *(f"|{name}" for name in printed.FILTERS),
    ]


def test_an_unknown_kind_is_answered_with_the_nearest(kakdoc):
    run = kakdoc("templat", "keputusn")
    assert (run.code, "mungkin maksudnya “keputusan”" in run.err) == (2, True)
