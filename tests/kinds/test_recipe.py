"""The recipe for a new kind, followed word by word in a copy of the project, makes a kind that is right."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import PROJECT
from docx import Document as Word

from kakdoc.papers.lookups.templates import judged

STEP = re.compile(r"^\d\. `([^`]+)`(.*?)(?=^\d\. |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INPUT = """jenis: memo
tahun: 2024
nomor: 060/02
tanggal: 5 Maret 2024
hal: Rapat Tahun 2024
isi: |
  Rapat diadakan pada tahun 2024.
peserta: 12
biaya: 5.000.000
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project with the kind of the recipe."""
    root = tmp_path_factory.mktemp("resep")
    for folder in ("kakdoc", "templates", "docs"):
        shutil.copytree(PROJECT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "inputs" / "2024").mkdir(parents=True)
    for name in ("instansi.yaml", "peraturan.yaml"):
        shutil.copy(PROJECT / "inputs" / name, root / "inputs" / name)
    for path, blocks in _steps("### A kind in Python").items():
        _follow(root / path, blocks)
    (root / "kakdoc" / "kinds" / "memo" / "__init__.py").write_text('"""Memos."""\n', "utf-8")
    (root / "inputs" / "2024" / "memo.yaml").write_text(INPUT, "utf-8")
    return root


def _steps(heading):
    """What the recipe under a heading has written, by the file."""
    recipe = (PROJECT / "README.md").read_text("utf-8").partition(f"\n{heading}\n")[2]
    own = re.split(r"^##", recipe, maxsplit=1, flags=re.MULTILINE)[0]
    return {path: BLOCK.findall(text) for path, text in STEP.findall(own)}


def _follow(path, blocks):
    path.parent.mkdir(exist_ok=True, parents=True)
    if path.name == "entries.py":
        text = path.read_text("utf-8")
        path.write_text(text.replace("\n)\nBY_NAME", f"\n{blocks[0]})\nBY_NAME", 1), "utf-8")
    elif path.suffix == ".docx":
        word = Word(PROJECT / "templates" / "keputusan" / "naskah.docx")
        for each in [*word.element.body][:-1]:
            word.element.body.remove(each)
        for line in blocks[0].splitlines():
            word.add_paragraph(line)
        for name in ("title", "subject", "keywords", "comments", "author", "category"):
            setattr(word.core_properties, name, "")
        word.save(path)
    elif blocks:
        path.write_text(blocks[0], "utf-8")


def run(root, *arguments):
    env = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "kakdoc", *map(str, arguments)]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_the_kind_of_the_recipe_is_made_and_knows_itself(copy):
    run(copy, "periksa", "--ketat", "inputs/2024")
    run(copy, "buat", "--ketat", "inputs/2024")
    paper = copy / "outputs" / "2024" / "memo.docx"
    texts = [each.text for each in Word(paper).paragraphs]
    assert texts[:4] == ["MEMO", "Nomor 060/02, 5 Maret 2024", "Rapat Tahun 2024", "Rapat diadakan pada tahun 2024."]
    told = run(copy, "asal", "outputs/2024/memo.docx")
    assert all(word in told for word in ("Memo", "Rapat Tahun 2024", "060/02", "5 Maret 2024"))
    assert "terkini" in run(copy, "status", "outputs")


def test_next_year_moves_what_the_recipe_says(copy):
    told = run(copy, "lanjut", "inputs/2024", "--tahun", "2025", "--ke", "besok")
    (new,) = (copy / "besok").rglob("memo.yaml")
    text = new.read_text("utf-8")
    assert "tahun: 2025\n# nomor: 060/02   (2024)\ntanggal: 5 Maret 2025\nhal: Rapat Tahun 2025\n" in text
    assert "biaya: 5.000.000  # 2024: 5.000.000\n" in text
    assert "angka tahun 2024 dipertahankan, belum diperbarui: peserta" in told


def test_form_and_skeleton_of_the_recipe_are_inputs(copy):
    for name in ("baru.yaml", "baru.xlsx"):
        run(copy, "baru", "memo", name)
        run(copy, "ubah", name, f"{name}{'.yaml' if name.endswith('x') else '.xlsx'}")
    assert "jenis: memo" in (copy / "baru.xlsx.yaml").read_text("utf-8")
    assert "`memo`" not in run(copy, "skema", "memo")
    assert "{{r hal|kalimat }}" in run(copy, "templat", "memo")


@pytest.fixture
def nota(folder):
    """A working folder with the kind that the recipe makes of data."""
    for path, blocks in _steps("## Add a document kind").items():
        if blocks:
            _follow(folder / path, blocks)
    return folder


def test_the_kind_of_data_is_made_judged_and_rolled_on(nota, kakdoc):
    (nota / "inputs" / "2024").mkdir()
    shutil.copy(nota / "templates/nota/contoh.yaml", nota / "inputs/2024/nota.yaml")
    assert [each.problems for each in judged(["nota"])] == [()]
    made = kakdoc("buat", "--ketat", "inputs/2024")
    assert made.code == 0, made.err
    texts = [each.text for each in Word(nota / "outputs" / "2024" / "nota.docx").paragraphs]
    assert texts[:5] == [
        "NOTA PEMBAYARAN", "Nomor 060/02, 5 Maret 2024", "Kertas untuk rapat tahun 2024", "Kertas: 2 x Rp50.000 = Rp100.000",
        "Rp100.000 (seratus ribu rupiah)",
    ]  # fmt: skip
    assert "terkini" in kakdoc("status").out
    assert kakdoc("lanjut", "inputs/2024", "--tahun", "2025").code == 0
    text = (nota / "inputs/2025/nota.yaml").read_text("utf-8")
    assert (
        "tahun: 2025\n# nomor: 060/02   (2024)\ntanggal: 5 Maret 2025\nuntuk: Kertas untuk rapat tahun 2025\n" in text
    )


@pytest.mark.parametrize("name", ["baru.yaml", "baru.xlsx"])
def test_a_new_input_of_the_kind_of_data_is_one(name, nota, kakdoc):
    assert kakdoc("baru", "nota", f"inputs/{name}").code == 0
    told = kakdoc("periksa", f"inputs/{name}").err
    assert set(re.findall(r"\[(K\d+)\]", told)) == {"K115"}
