"""A working folder with the trial kinds, their papers made once, and what stands in the tables of a paper."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from conftest import PROJECT
from docx import Document
from kinds.definition.formulas.forms.word_forms import FORMS

from kakdoc.papers import checking, making

HERE = Path(__file__).parent
INPUTS = {
    "2024/rka.yaml": "rka-rincian-belanja/contoh.yaml",
    "2024/rkpa.yaml": "rkpa-rincian-belanja/contoh.yaml",
    "2024/spj-2024-01.yaml": "spj-fungsional/contoh.yaml",
    "2024/spj-2024-02.yaml": "spj-fungsional/februari.yaml",
    "2027/lkjip.yaml": "lkjip/contoh.yaml",
}
_TREASURER = "  bendahara:\n    nama: Nama Contoh\n    jabatan: Bendahara Pengeluaran\n"


def lay_out(folder: Path) -> None:
    """Write kinds and inputs into a folder, as an office would have them: no file of Python among them."""
    for name, form in FORMS.items():
        target = folder / "templates" / name
        target.mkdir(parents=True)
        (target / "naskah.docx").write_bytes(form())
        for each in ("jenis.yaml", "contoh.yaml"):
            shutil.copy(HERE / name / each, target / each)
    for name, source in INPUTS.items():
        (folder / "inputs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / source, folder / "inputs" / name)
    office = (PROJECT / "inputs" / "instansi.yaml").read_text("utf-8")
    (folder / "inputs" / "instansi.yaml").write_text(office + _TREASURER, "utf-8")


def checked(name: str) -> checking.Checked:
    return checking.check(Path("inputs", name))


def told(name: str) -> list[str]:
    """What is told of an input: code and message."""
    return [f"{each.code} {each.message}" for each in checked(name).problems]


def tables(name: str) -> list[list[list[str]]]:
    """The tables of the paper of an input, as the texts of their cells; merged cells once for each place."""
    (outcome,) = making.make([checked(name)], making.Wishes(Path("outputs")), lambda _: None)
    assert outcome.made is not None, outcome.problems
    return [
        [[cell.text.strip() for cell in row.cells] for row in table.rows] for table in Document(outcome.made).tables
    ]


def lines(name: str) -> list[str]:
    return [each.text for each in Document(Path("outputs", name).with_suffix(".docx")).paragraphs]


def typed(name: str) -> dict[str, Any]:
    """An input as it was typed, every value a text."""
    return yaml.load((HERE / INPUTS[name]).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  reads texts alone


def money(text: str) -> int:
    """An amount as it was typed, or printed: dots between thousands, brackets below zero."""
    digits = int(re.sub(r"[^\d]", "", text) or 0)
    return -digits if text.startswith("(") else digits


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def product(text: str) -> Decimal:
    """What a coefficient such as `4 Orang x 2 Hari` multiplies by."""
    found = Decimal(1)
    for each in re.findall(r"[\d.,]+", text):
        found *= number(each)
    return found


def leaves_below(levels: list[int], at: int) -> Iterator[int]:
    """The rows below one that have none below themselves."""
    for row in range(at + 1, len(levels)):
        if levels[row] <= levels[at]:
            return
        if row + 1 == len(levels) or levels[row + 1] <= levels[row]:
            yield row
