"""The paper itself: everything given stands in it, and it is good Word."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import ooxml_integrity
import pytest
from conftest import PROJECT
from lxml import etree
from papers.pages.printed import NEEDED as PRINTED
from papers.pages.printed import read
from papers.rendering import RENDERER
from word.libreoffice import NEEDED as LIBREOFFICE
from word.making import W, paragraphs

from kakdoc.inputs import opening
from kakdoc.inputs.tree import scalars
from kakdoc.papers import checking, making
from kakdoc.values import terbilang
from kakdoc.values.rupiah import amount as rupiah
from kakdoc.word.template.compiled import compile_template

INPUTS = [PROJECT / "inputs" / year / "kak-mutasi-promosi-asn.yaml" for year in ("2024", "2027")]
INPUTS.append(PROJECT / "tests" / "examples" / "kak" / "benar" / "lengkap.yaml")
# What a person types for the program, not for the paper.
SETTINGS = {"jenis", "profil", "rata", "lebar", "nama_lain", "penanda_tangan", "bulan", "keluaran", "tanggal"}
# Plans and targets of the strategic plan: data for the reports on the TOR, which print them.
FOR_REPORTS = {"anggaran_kas", "target_fisik", "renstra"}
AMOUNTS = {"jumlah", "pagu", "anggaran", "harga_satuan"}


@pytest.fixture(params=INPUTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def checked(request, tmp_path, monkeypatch):
    (tmp_path / "inputs").mkdir()
    shutil.copy(PROJECT / "inputs" / "instansi.yaml", tmp_path / "inputs")
    shutil.copy(request.param, tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    return checking.check(Path("inputs") / request.param.name)


def made(checked: checking.Checked) -> bytes:
    return RENDERER.render(checked.kind, checked.document)


def plain(text: str) -> str:
    """Text without white space, markup and list marks."""
    lines = re.sub(r"(?m)^\s*(?:\d+[.)]|[a-z][.)]|-)\s", "", text)
    return re.sub(r"[\s*|\\]|:?--+:?", "", lines)


def typed(checked: checking.Checked):
    """(key, text) of every value of the input, with the key that it stands under."""
    root, _ = opening.load(checked.path)

    def walk(node, key):
        if hasattr(node, "entries"):
            for name, value in node.entries.items():
                yield from walk(value, key if key in FOR_REPORTS else name)
        elif hasattr(node, "items"):
            for item in node.items:
                yield from walk(item, key)
        else:
            yield key, node.text

    found = list(walk(root, ""))
    assert len(found) == len(list(scalars(root)))
    return found


def test_every_value_of_the_input_is_found_again_in_the_paper(checked):
    printed = plain("\n".join(paragraphs(made(checked))))
    checks = 0
    for key, text in typed(checked):
        if key in SETTINGS | FOR_REPORTS or key == "status":
            continue
        wanted = rupiah.format_angka(rupiah.parse(text)) if key in AMOUNTS else text
        wanted = terbilang.spell_rupiah(terbilang.read(text)) if key == "terbilang" else wanted
        assert plain(wanted) in printed, (key, text)
        checks += 1
    assert checks > 30


def test_the_total_and_its_words_are_computed(checked):
    context = checked.document.context()
    total = sum(
        sub["pagu"] for each in context["bagian"] if each["jenis"] == "anggaran" for sub in each["sub_kegiatan"]
    )
    words = f"{rupiah.format_rupiah(total)} ({terbilang.spell_rupiah(total)})"
    assert sum(words in text for text in paragraphs(made(checked))) >= 2


def test_each_month_of_the_schedule_is_shaded_and_no_other(checked):
    with zipfile.ZipFile(io.BytesIO(made(checked))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    table = next(t for t in root.iter(f"{W}tbl") if len(t.find(f"{W}tblGrid")) == 14)
    rows = table.findall(f"{W}tr")[2:]
    (schedule,) = (each for each in checked.document.bagian if each.jenis == "jadwal")
    shaded = [
        tuple(
            month
            for month, cell in enumerate(row.findall(f"{W}tc")[2:], 1)
            if cell.find(f"{W}tcPr/{W}shd").get(f"{W}fill") != "FFFFFF"
        )
        for row in rows
    ]
    assert shaded == [row.bulan for row in schedule.baris]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")[:3]] == [True, True, False]


def test_the_paper_is_good_word(checked, tmp_path):
    data = made(checked)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        styles = archive.read("word/styles.xml").decode()
        core = etree.fromstring(archive.read("docProps/core.xml"))
    assert not list(root.iter("{*}txbxContent"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in root.iter(f"{W}tr"))
    assert all(p.find(f"{W}pPr/{W}pStyle") is not None for p in root.iter(f"{W}p"))
    assert not re.search(r"  +", "\n".join(paragraphs(data)))
    assert 'w:val="id-ID"' in styles
    assert {child.tag.split("}")[1]: child.text for child in core}["title"].startswith("KAK Mutasi dan Promosi ASN")
    file = tmp_path / "x.docx"
    file.write_bytes(data)
    assert [str(each) for each in ooxml_integrity.check(str(file)) if each.severity != ooxml_integrity.INFO] == []


def test_the_paper_passes_the_strict_checker_where_it_is_at_hand(checked, tmp_path):
    checker, schemas = os.environ.get("OOXML_CHECK"), os.environ.get("OOXML_XSD")
    if not checker or not schemas:
        pytest.skip("OOXML_CHECK and OOXML_XSD do not name a checker and the ECMA-376 schemas")
    file = tmp_path / "x.docx"
    file.write_bytes(made(checked))
    run = subprocess.run([sys.executable, checker, "--xsd", schemas, file], capture_output=True, text=True, check=False)
    assert run.stdout.strip() == f"{file}: 0 errors, 0 warnings"


@pytest.mark.parametrize("year", ["2024", "2027"])
def test_the_text_of_the_paper_is_the_one_that_was_read(year, project, golden):
    checked = checking.check(Path("inputs") / year / "kak-mutasi-promosi-asn.yaml")
    golden("\n".join(paragraphs(made(checked))) + "\n", PROJECT / "tests" / "kinds" / "kak" / f"kak-{year}.golden.txt")


@PRINTED[0]
@PRINTED[1]
@pytest.mark.parametrize("paper", ["f4", "2027"])
def test_on_paper_letters_numbers_and_the_signature_are_where_they_belong(paper, pdfs):
    pages = ["\n".join(lines) for lines in read(pdfs / f"{paper}-kak-mutasi-promosi-asn.pdf").lines]
    text = "\n".join(pages)
    headings = [
        f"{letter}\\.\\s+{title}"
        for letter, title in zip(
            "ABCDEFGH",
            (
                "LATAR BELAKANG",
                "MAKSUD",
                "RUANG LINGKUP",
                "PELAKSANA",
                "JADWAL",
                "KELUARAN",
                "RENCANA ANGGARAN",
                "PELAPORAN",
            ),
            strict=True,
        )
    ]
    places = [re.search(heading, text).start() for heading in headings]
    assert places == sorted(places)
    assert all(re.search(rf"(?m)^\s+{number}\.\s", text) for number in range(1, 11))
    last = next(page for page in pages if "NIP." in page)
    for needed in (
        "Demikian",
        "Kebumen, …… Januari",
        "Kepala Badan",
        "Moh. Amirudin, S.IP., M.M.",
        "Pembina Utama Muda (IV/c)",
    ):
        assert needed in last
    for page in pages:
        lines = page.splitlines()
        assert not re.match(r"\s*[A-H]\.\s+[A-Z]", lines[-2] if len(lines) > 1 else ""), "a heading alone at the foot"


@LIBREOFFICE[0]
@LIBREOFFICE[1]
def test_a_template_saved_by_another_word_processor_gives_the_same_text(project, resaved):
    checked = checking.check(Path("inputs/2027/kak-mutasi-promosi-asn.yaml"))
    ours, saved = (
        compile_template(data, "kak.docx", making.page_setup(checked.document.instansi.profil["naskah_dinas"]))
        for data in ((project / "templates" / "kak" / "naskah.docx").read_bytes(), resaved["templat kak"])
    )
    context = checked.document.context()
    assert [text for text in paragraphs(saved.render(context)) if text] == [
        text for text in paragraphs(ours.render(context)) if text
    ]
