"""Where staff start from: a working folder, a new input, the schema for their editor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kakdoc.base.bundled import DEFINITION, TEMPLATES, bundled, old_name
from kakdoc.base.disk import refused_new, write_new
from kakdoc.base.problems import meant
from kakdoc.inputs.drawing_on.known_names import EXAMPLES
from kakdoc.inputs.opening import OFFICE_FILE, REGISTER_FILE, WORKBOOKS
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.listed import json_schema
from kakdoc.papers.catalog import named
from kakdoc.papers.forms import beginning, new_office
from kakdoc.papers.forms.new_office import Known
from kakdoc.papers.forms.targets import yaml_target

README_NAME = "BACA-SAYA.md"
_FOR_STAFF = (".docx", ".yaml", ".xlsx", ".png", "panduan.md", "masalah.md", "aturan.md", "pindah-versi.md")
_LEFT_OUT = (README_NAME, DEFINITION)
"""The guide has its own place; the definitions of the program count for as long as the office has none of its own."""
_NOTHING = Known()
_RENAMED = {"inputs": EXAMPLES}
_MOVED = {
    ("templates", OFFICE_FILE): Path("inputs") / OFFICE_FILE,
    ("inputs", REGISTER_FILE): Path("inputs") / REGISTER_FILE,
}


def shared_file(name: str) -> str | None:
    """Return the name of what all inputs share, `instansi` or `peraturan`; None for another name."""
    return meant(name, ("instansi", "peraturan"))


def is_workbook(file: Path) -> bool:
    """Return whether a name asks for a workbook."""
    return file.suffix.lower() in WORKBOOKS


def new_input(kind: Kind, file: Path) -> Path:
    """Write the skeleton of a kind.

    Raises OutputError K607 when the file is there already, UsageError K145 for what can be no input.
    """
    target = yaml_target(kind, file)
    write_new(beginning.skeleton(kind, target).encode(), target)
    return target


def lay_out(directory: Path, known: Known = _NOTHING) -> list[Path]:
    """Return the files written to make a working folder; files already there stay as they are.

    What is `known` of the office is filled into its file: raises OutputError K607 when that is there already,
    UsageError K345 for what does not go together.

    The office is a skeleton with gaps. The example's office lies beside its year, in a folder of its own, so that its
    official signs no other office's papers.
    """
    made = _lay_office(directory / "inputs" / OFFICE_FILE, known) if known else []
    for source, target in laid():
        if not _lies_flat(directory, target):
            made += _lay(source, directory / target)
    try:
        (directory / "outputs").mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise refused_new(directory / "outputs", cause) from cause
    return made


def _lay_office(target: Path, known: Known) -> list[Path]:
    skeleton = (bundled("templates") / OFFICE_FILE).read_text("utf-8")
    write_new(new_office.text(skeleton, known).encode(), target)
    return [target]


def laid() -> Iterator[tuple[Path, Path]]:
    """Yield each file that came along for staff, with its place in a working folder."""
    for folder in ("templates", "inputs", "docs"):
        source = bundled(folder)
        for each in sorted(path for path in source.rglob("*") if path.is_file()):
            if _is_for_staff(each.name):
                name = each.relative_to(source)
                yield each, _MOVED.get((folder, name.as_posix()), Path(_RENAMED.get(folder, folder)) / name)
    yield bundled("templates") / README_NAME, Path(README_NAME)


def _is_for_staff(name: str) -> bool:
    return name.endswith(_FOR_STAFF) and name not in _LEFT_OUT and not name.startswith((".", "~"))


def _lies_flat(directory: Path, target: Path) -> bool:
    """Return whether a working folder has a template where it lay until 0.3.0, which is read before one laid out."""
    if target.parts[0] != TEMPLATES:
        return False
    old = old_name(target.relative_to(TEMPLATES).as_posix())
    return old is not None and (directory / TEMPLATES / old).exists()


def _lay(source: Path, target: Path) -> list[Path]:
    if target.exists():
        return []
    write_new(source.read_bytes(), target)
    return [target]


def schema_of(name: str) -> str:
    """Return the JSON Schema of an input file, or of `instansi.yaml` and `peraturan.yaml` for those names."""
    shared = shared_file(name)
    if shared == "instansi":
        return json_schema.of_office()
    return json_schema.of_register() if shared == "peraturan" else json_schema.of_kind(named(name).model)
