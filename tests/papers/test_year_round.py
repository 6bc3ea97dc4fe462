"""The year goes round: made, saved, edited, refused, taken back, rolled over, made again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import ooxml_integrity
import pytest
from conftest import PROJECT
from docx import Document
from docx.oxml.ns import qn
from word.libreoffice import NEEDED, libreoffice_save
from word.word_save import word_save

pytestmark = [*NEEDED, pytest.mark.lambat]
TOR, DECREES = "kak-mutasi-promosi-asn", ("keputusan-iku-pk", "keputusan-rb", "perbup-renja")


def states(kakdoc, *paths: object) -> dict[str, list[str]]:
    told = json.loads(kakdoc("status", *paths, "--format", "json").out)["naskah"]
    return {Path(each["berkas"]).stem: [state["keadaan"] for state in each["keadaan"]] for each in told}


def sound(path: Path) -> Path:
    problems = [each for each in ooxml_integrity.check(path) if each.severity == "error"]
    assert not problems, (path.name, problems)
    return path


def edit(path: Path, old: str, new: str) -> None:
    document = Document(path)
    text = next(each for each in document.element.body.iter(qn("w:t")) if old in (each.text or ""))
    text.text = text.text.replace(old, new)
    document.save(path)


def test_the_year_goes_round(tmp_path, monkeypatch, kakdoc):  # noqa: PLR0915  one story
    office = tmp_path / "kantor"
    shutil.copytree(PROJECT / "inputs", office / "inputs", ignore=shutil.ignore_patterns("2027", "laporan"))
    monkeypatch.chdir(office)
    outputs = office / "outputs" / "2024"

    # Made, they are current; saved by LibreOffice and by Word they still are.
    assert kakdoc("buat", "inputs/2024").code == 0
    made = {path.stem: path.read_bytes() for path in sorted(outputs.glob("*.docx"))}
    assert sorted(made) == sorted((TOR, *DECREES))
    assert set(map(tuple, states(kakdoc).values())) == {("terkini",)}
    for name, data in libreoffice_save(made, tmp_path / "lo").items():
        (outputs / f"{name}.docx").write_bytes(data if name != "keputusan-rb" else word_save(made[name]))
        sound(outputs / f"{name}.docx")
    assert set(map(tuple, states(kakdoc).values())) == {("terkini",)}

    # One is edited through python-docx, one of those that went through LibreOffice too; a third then goes there again.
    edit(outputs / f"{TOR}.docx", "Reformasi i Birokrasi", "Reformasi Birokrasi")
    edit(outputs / "perbup-renja.docx", "Renja", "Rencana Kerja")
    again = libreoffice_save({"perbup-renja": (outputs / "perbup-renja.docx").read_bytes()}, tmp_path / "lo2")
    (outputs / "perbup-renja.docx").write_bytes(again["perbup-renja"])
    found = states(kakdoc)
    assert {name for name, each in found.items() if each == ["disunting"]} == {TOR, "perbup-renja"}
    told = kakdoc("asal", f"outputs/2024/{TOR}.docx").out
    assert "1 tempat" in told
    assert "Reformasi Birokrasi" in told

    # A new run does not touch them and writes beside; what was only saved is made anew in place.
    kept = {name: (outputs / f"{name}.docx").read_bytes() for name in (TOR, "perbup-renja")}
    run = kakdoc("buat", "inputs/2024")
    assert (run.code, run.err.count("[K604]")) == (4, 2)
    assert kept == {name: (outputs / f"{name}.docx").read_bytes() for name in kept}
    for name, data in made.items():
        fresh = outputs / f"{name}{' (baru)' if name in kept else ''}.docx"
        assert sound(fresh).read_bytes() == data

    # The edited Word file alone gives the input back, byte for byte.
    assert kakdoc("asal", f"outputs/2024/{TOR}.docx", "--ambil", "kembali/kak.yaml").code == 0
    source = (office / "inputs" / "2024" / f"{TOR}.yaml").read_bytes()
    assert (office / "kembali" / "kak.yaml").read_bytes() == source

    # Rolled over from the inputs; the list names the years of a paper copied too often.
    run = kakdoc("lanjut", "inputs/2024", "--tahun", "2025")
    assert run.code == 0
    listed = (office / "inputs/2025/daftar-tahun-2025.txt").read_text("utf-8")
    assert [line.split("‹")[0].split()[-3:] for line in listed.splitlines() if "PERIKSA" in line and "‹2022›" in line] == [
        ["RTP", "SPIP", "Tahun"], ["Kabupaten", "Kebumen", "Tahun"],
    ]  # fmt: skip
    rolled = (office / "inputs" / "2025" / f"{TOR}.yaml").read_text("utf-8")
    assert "tahun_anggaran: 2025" in rolled
    assert "Tahun 2022" in rolled
    assert "2021- 2026" in rolled
    assert "Nomor 25 Tahun 2004" in rolled

    # From the Word file alone, in an empty folder, the same comes out.
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    shutil.copy(outputs / f"{TOR}.docx", elsewhere)
    monkeypatch.chdir(elsewhere)
    run = kakdoc("lanjut", f"{TOR}.docx", "--tahun", "2025")
    assert (run.code, "[K164]" in run.err) == (0, True)
    assert (elsewhere / "inputs" / "2025" / f"{TOR}.yaml").read_text("utf-8") == rolled
    assert kakdoc("buat", "inputs/2025").code == 0
    sound(elsewhere / "outputs" / "2025" / f"{TOR}.docx")

    # Next year's papers are made and current, and last year's inputs are as they were.
    monkeypatch.chdir(office)
    assert kakdoc("buat", "inputs/2025").code == 0
    assert states(kakdoc, "outputs/2025") == {name: ["terkini"] for name in (TOR, *DECREES)}
    for name in (TOR, *DECREES):
        sound(office / "outputs" / "2025" / f"{name}.docx")
    assert (office / "inputs" / "2024" / f"{TOR}.yaml").read_bytes() == source
    texts = "\n".join(each.text for each in Document(office / "outputs" / "2025" / f"{TOR}.docx").paragraphs)
    assert "2025" in texts
