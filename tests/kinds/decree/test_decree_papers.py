"""Decrees and regulations on paper: everything given stands in them, in form, and they are good Word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import ooxml_integrity
import pytest
from conftest import PROJECT, program
from kinds.decree.decrees import SHARED, decree, regulation, tor
from kinds.kak.test_kak_paper import made, plain
from papers.rendering import RENDERER
from word.making import W, canonical, paragraphs, part, reading, sound
from word.template.test_same_as_docxtpl import by_docxtpl, by_list, unkept

from kakdoc.base import package
from kakdoc.inputs import opening
from kakdoc.kinds.decree.body.references import LABEL
from kakdoc.kinds.decree.figures import with_words
from kakdoc.kinds.decree.paper import strip_end
from kakdoc.papers import checking, making
from kakdoc.papers.catalog import BY_NAME
from kakdoc.values.dates import tanggal
from kakdoc.values.rupiah import amount as rupiah
from kakdoc.word.template import filters, page
from kakdoc.word.template.compiled import compile_template
from kakdoc.word.template.filling import NUMBERING

SHIPPED = ("perbup-renja", "keputusan-iku-pk", "keputusan-rb")
RIGHT = sorted((PROJECT / "tests" / "examples").glob("[kp]e[pr][ub]*/benar/*.yaml"))
INPUTS = [*(PROJECT / "inputs" / "2024" / f"{name}.yaml" for name in SHIPPED), *RIGHT]
# What a person types for the program, not for the paper.
SETTINGS = {
    "jenis", "tahun", "profil", "kak", "keluaran", "kop", "srikandi", "mengingat_tetap", "label", "penanda_tangan", "pengundang",
    "penanda_salinan", "penghubung", "mendatar", "lebar", "rata", "bulan", "pihak_pertama", "pihak_kedua", "instansi", "peraturan",
}  # fmt: skip


def lay(file: Path, folder: Path) -> Path:
    (folder / "inputs").mkdir(exist_ok=True)
    for each in (
        file,
        *SHARED.iterdir(),
        *(PROJECT / "inputs").glob("*.yaml"),
        *(PROJECT / "inputs/2024").glob("kak-*"),
    ):
        shutil.copy(each, folder / "inputs")
    return Path("inputs") / file.name


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """A working folder with all of these inputs."""
    folder = tmp_path_factory.mktemp("decrees")
    for each in INPUTS:
        lay(each, folder)
    return folder


@pytest.fixture(params=INPUTS, ids=lambda path: path.stem)
def checked(request, laid, monkeypatch):
    monkeypatch.chdir(laid)
    found = checking.check(Path("inputs") / request.param.name)
    assert found.problems == ()
    return found


def bytes_of(checked: checking.Checked) -> bytes:
    return RENDERER.render(checked.kind, checked.document, checked.pictures)


def paper(document) -> bytes:
    return RENDERER.render(BY_NAME[document.jenis], document)


def typed(node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Path and text of every value of an input, apart from settings."""
    if hasattr(node, "entries"):
        for name, value in node.entries.items():
            if name not in SETTINGS:
                yield from typed(value, (*path, name))
    elif hasattr(node, "items"):
        for index, item in enumerate(node.items):
            yield from typed(item, (*path, index))
    else:
        yield path, node.text


NUMBERS = ("jenis", "tempat", "sesudah", "sebelum", "nomor")


def pieces(path: tuple[str | int, ...], text: str, checked: checking.Checked) -> list[str]:
    """What must be found of a value, white space apart: the whole, or what stands around labels."""
    if path[0] == "mengingat" and text in checked.document.register().entries:
        return [checked.document.register().citation(checked.document.register().entries[text], checked.document.at())]
    if path[-1] == "jumlah":
        return [rupiah.format_angka(rupiah.parse(text))]
    if path[0] == "bersama" and path[-1] in (0, 1, 2, "pejabat"):
        return [checked.document.instansi.pejabat[text].jabatan]
    if path[-1] in ("tanggal", "tanggal_diundangkan"):
        return [str(tanggal.parse(text))]
    if path[0] == "perubahan_sebelumnya" or (path[0] == "perubahan" and path[-1] in NUMBERS):
        return []  # printed in the sentences of Pasal I
    if path[0] in ("pasal", "bab", "perubahan"):
        text = with_words(re.sub(r"[\s;,]*\b(dan/atau|dan|atau)$", "", strip_end(text).rstrip(":")))
    found = LABEL.split(strip_end(text))[::2]
    return [re.sub(r"\b(pada|dalam)\s*$", "", piece) for piece in found]  # the preposition may be put right


def test_every_value_of_the_input_is_found_again_in_the_paper(checked):
    printed = plain("\n".join(paragraphs(bytes_of(checked))).replace("#", ""))
    root, _ = opening.load(checked.path)
    count = 0
    for path, text in typed(root):
        for piece in pieces(path, text, checked):
            assert plain(piece.replace("#", "")).strip(";.,") in printed, (path, piece)
            count += 1
    assert count >= 4


@pytest.mark.parametrize("name", SHIPPED)
def test_the_text_of_the_paper_is_the_one_that_was_read(name, project, golden):
    checked = checking.check(Path("inputs/2024") / f"{name}.yaml")
    golden(
        "\n".join(paragraphs(made(checked))) + "\n",
        PROJECT / "tests" / "kinds" / "decree" / "golden" / f"{name}.golden.txt",
    )


def test_the_paper_is_good_word(checked, tmp_path):
    data = bytes_of(checked)
    root = part(data)
    assert not list(root.iter("{*}txbxContent"))
    assert all(paragraph.find(f"{W}pPr/{W}pStyle") is not None for paragraph in root.iter(f"{W}p"))
    assert not re.search(r"  +", "\n".join(paragraphs(data)))
    assert "{{" not in "".join(paragraphs(data))
    file = tmp_path / "x.docx"
    file.write_bytes(sound(data))
    assert [str(each) for each in ooxml_integrity.check(str(file)) if each.severity != ooxml_integrity.INFO] == []


def test_the_paper_passes_the_strict_checker_where_it_is_at_hand(checked, tmp_path):
    checker, schemas = os.environ.get("OOXML_CHECK"), os.environ.get("OOXML_XSD")
    if not checker or not schemas:
        pytest.skip("OOXML_CHECK and OOXML_XSD do not name a checker and the ECMA-376 schemas")
    file = tmp_path / "x.docx"
    file.write_bytes(bytes_of(checked))
    run = subprocess.run([sys.executable, checker, "--xsd", schemas, file], capture_output=True, text=True, check=False)
    assert run.stdout.strip() == f"{file}: 0 errors, 0 warnings"


def test_each_annex_is_a_section_of_its_own_with_its_own_orientation_and_page_numbers(checked):
    data = bytes_of(checked)
    root = part(data)
    sections = list(root.iter(f"{W}sectPr"))
    lies = [each["mendatar"] for each in checked.document.context()["lampiran"]]
    assert [each.find(f"{W}pgSz").get(f"{W}orient") == "landscape" for each in sections] == [False, *lies]
    for number, section in enumerate(sections):
        size = section.find(f"{W}pgSz")
        wide = int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
        assert wide == (size.get(f"{W}orient") == "landscape")
        # only the first page of the paper is without a number
        assert (section.find(f"{W}titlePg") is not None) == (number == 0)
        kinds = {each.get(f"{W}type") for each in section.iter(f"{W}headerReference")}
        assert kinds == ({"default", "first"} if number == 0 else {"default"})
    assert root.find(f"{W}body")[-1] is sections[-1]
    headers = {name: "".join(paragraphs(data, name)) for name in reading(data) if "header" in name}
    assert sorted(headers.values()) == ["", "- 2 -"]
    (numbered,) = (name for name, text in headers.items() if text)
    assert "PAGE" in "".join(node.text for node in part(data, numbered).iter(f"{W}instrText"))


def test_every_annex_is_signed(checked):
    context = checked.document.context()
    signed = paragraphs(bytes_of(checked)).count(context["pejabat"]["nama"])
    parties = sum(each["jenis"] == "perjanjian_kinerja" for each in context["lampiran"])
    # In the agreement the first party stands in the statement as well; the head of the office signs as such.
    assert signed == 1 + len(context["lampiran"]) + (parties if checked.document.jenis == "keputusan" else 0)


def test_no_number_or_letter_that_word_puts_is_typed(checked):
    given = {line.strip() for _, text in typed(opening.load(checked.path)[0]) for line in text.split("\n")}
    for text in paragraphs(bytes_of(checked)):
        if checked.document.jenis == "perbup" and (
            checked.document.perubahan or (checked.document.amends() and text in given)
        ):
            continue  # the new wording of an article begins with the number that it has in the other regulation
        assert not re.match(r"(?:Pasal \d+|BAB [IVX]+|\(\d+\)|[a-z]\.|\d+\.)\s*$", text), text


# SRIKANDI


def test_what_srikandi_fills_in_stands_unbroken_in_one_run_each():
    annex = {"jenis": "teks", "judul": "Bentuk", "isi": "x"}
    data = paper(decree(srikandi="ya", diktum=["Bentuk tercantum dalam Lampiran."], lampiran=[annex]))
    runs = [node.text for node in part(data).iter(f"{W}t")]
    for mark, times in (("${nomor_naskah}", 2), ("${tanggal_naskah}", 2), ("${ttd_pengirim}", 2)):
        assert sum(mark in (run or "") for run in runs) == times
    assert "…" not in "".join(paragraphs(data))
    assert "${" not in "".join(paragraphs(paper(decree())))


# The regulation and its certified copy

WHOLE = {
    "nomor": "26",
    "tanggal": "2 Januari 2024",
    "tanggal_diundangkan": "3 Januari 2024",
    "nomor_berita_daerah": "27",
}


def test_the_gazette_is_the_last_line_of_the_body_of_a_regulation():
    texts_ = [text for text in paragraphs(paper(regulation(**WHOLE))) if text.strip()]
    assert texts_[-1] == "BERITA DAERAH Kabupaten Kebumen TAHUN 2024 NOMOR 27"


def test_the_certified_copy_says_so_and_shows_ttd_for_every_signature():
    annex = {"jenis": "teks", "judul": "Bentuk", "isi": "x"}
    document = regulation(
        **WHOLE,
        pasal=["Bentuk tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Peraturan Bupati ini.", "Arsip disimpan."],
        lampiran=[annex],
    )  # fmt: skip
    copied = [text for text in paragraphs(RENDERER.render(BY_NAME["perbup"], document, copy=True)) if text.strip()]
    original = [text for text in paragraphs(paper(document)) if text.strip()]
    assert copied.count("ttd") == 3  # regent, secretary, annex
    added = [text for text in copied if text not in original]
    assert added[0] == "ttd"
    assert "Salinan sesuai dengan aslinya" in added
    assert "(NAMA KEPALA BAGIAN HUKUM)" in added
    assert "ttd" not in original
    assert [text for text in copied if text in original] == original


def test_a_copy_needs_what_the_original_has_by_then(folder, kakdoc):
    shutil.copy(PROJECT / "tests/examples/perbup/benar/perbup-paling-pendek.yaml", folder / "inputs/x.yaml")
    run = kakdoc("buat", "inputs/x.yaml", "--salinan")
    assert (run.code, run.out) == (1, "")
    assert run.err.count("[K329] salinan memerlukan") == 4 + 3  # what is not known yet, and three names
    for key in ("nomor", "tanggal", "tanggal_diundangkan", "nomor_berita_daerah"):
        assert f"salinan memerlukan {key}, yang belum diisi lengkap" in run.err


def test_a_complete_regulation_gets_its_copy_beside_it(folder, kakdoc):
    given = (PROJECT / "tests/examples/perbup/benar/perbup-paling-pendek.yaml").read_text("utf-8")
    fields = "".join(f"{key}: {value}\n" for key, value in WHOLE.items())
    names = "".join(
        f"    {key}: {{nama: Contoh Nama}}\n" for key in ("bupati", "sekretaris_daerah", "kepala_bagian_hukum")
    )
    (folder / "inputs/x.yaml").write_text(f"{given}{fields}instansi:\n  pejabat:\n{names}", "utf-8")
    assert kakdoc("buat", "inputs/x.yaml").out == "outputs/x.docx\n"
    assert kakdoc("buat", "inputs/x.yaml", "--salinan").out == "outputs/x (salinan).docx\n"
    assert "Salinan sesuai dengan aslinya" in paragraphs((folder / "outputs/x (salinan).docx").read_bytes())
    assert "Salinan sesuai dengan aslinya" not in paragraphs((folder / "outputs/x.docx").read_bytes())


# Figures


def test_no_amount_in_a_decree_contradicts_the_tor(project):
    for name in SHIPPED:
        checked = checking.check(Path("inputs/2024") / f"{name}.yaml")
        kak = checked.document.kak
        known = {rupiah.format_angka(amount) for amount in (kak.anggaran, *(sub.pagu for sub in kak.sub_kegiatan()))}
        printed = re.findall(r"\b\d{1,3}(?:\.\d{3}){2,}\b", "\n".join(paragraphs(made(checked))))
        assert set(printed) <= known
        assert printed or name == "keputusan-rb"


def test_the_budget_of_the_agreement_is_the_budget_of_the_tor_and_its_total_is_printed_once():
    annex = {
        "jenis": "perjanjian_kinerja", "judul": "PK", "pembuka": "Kami:", "pernyataan": "Janji.",
        "sasaran": [{"sasaran": "S", "indikator": [{"nama": "I", "target": "1"}]}],
    }  # fmt: skip
    found = paragraphs(paper(decree(diktum=["Tercantum dalam Lampiran."], lampiran=[annex], kak=tor())))
    amounts = [text for text in found if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text)]
    assert amounts == ["5.000.000", "5.000.000", "2.000.000", "3.000.000", "5.000.000"]
    assert found[found.index("Jumlah") + 1] == "5.000.000"


# Long papers


def test_a_decree_of_sixty_dictums_has_them_all_in_order(tmp_path):
    given = [f"Isi diktum nomor {number} tetap." for number in range(1, 61)]
    found = paragraphs(sound(paper(decree(diktum=given))))
    assert [found.index(text) for text in given] == sorted(found.index(text) for text in given)
    numbers = [text for text in found if re.fullmatch(r"KE[A-Z]+(?: [A-Z]+)*", text)]
    assert (numbers[0], numbers[58], numbers[59], numbers[60]) == (
        "KESATU", "KELIMA PULUH SEMBILAN", "KEENAM PULUH", "KEENAM PULUH SATU",
    )  # fmt: skip


def test_a_regulation_of_forty_articles_with_nested_lists_is_numbered_by_word():
    nested = {
        "isi": "Badan:",
        "rincian": ["satu", {"isi": "dua", "rincian": ["x", {"isi": "y", "rincian": ["p", "q"]}]}],
    }
    document = regulation(pasal=[{"ayat": [nested, f"Ayat kedua pasal {number}."]} for number in range(1, 41)])
    data = sound(paper(document))
    root = part(data)
    lists = [node.find(f"{W}pPr/{W}numPr/{W}numId") for node in root.iter(f"{W}p")]
    assert sum(each is not None for each in lists) > 0 or "numPr" in reading(data)["word/styles.xml"].decode()
    found = paragraphs(data)
    assert [text for text in found if text.startswith("Ayat kedua")] == [f"Ayat kedua pasal {n}." for n in range(1, 41)]
    assert found.count("q; dan") == 0
    assert found.count("q.") == 40


@pytest.mark.parametrize("size", [50_000])
def test_hostile_text_of_any_length_stands_whole_in_the_paper(size):
    text = "bahwa <w:p> & {{ x }} {% y %} ]]> 'a' \"b\" é 😀 " * (size // 45)
    for document in (
        decree(menimbang=[text], memperhatikan=[text], diktum=[text], tembusan=[text], mengingat=[text], mengingat_tetap="ya"),
        regulation(pasal=[{"ayat": [text, {"isi": text, "rincian": [text, text]}]}], menimbang=[text]),
    ):  # fmt: skip
        found = paragraphs(sound(paper(document)))
        assert sum(strip_end(" ".join(text.split())) in " ".join(each.split()) for each in found) >= 5


# Repeatable, and as docxtpl makes it


def test_two_processes_give_identical_bytes(folder, tmp_path):
    for file in INPUTS[:3]:
        shutil.copy(file, folder / "inputs")
    for file in (*(PROJECT / "inputs/2024").glob("kak-*"), PROJECT / "inputs/peraturan.yaml"):
        shutil.copy(file, folder / "inputs")
    papers = []
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)}
        files = [f"inputs/{name}.yaml" for name in SHIPPED]
        run = program("buat", *files, "--ke", tmp_path / seed, cwd=folder, env=env)
        assert run.returncode == 0, run.stderr
        papers.append({name: (tmp_path / seed / f"{name}.docx").read_bytes() for name in SHIPPED})
    assert papers[0] == papers[1]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_template_renders_as_docxtpl_renders_it(name, project):
    checked = checking.check(project / "inputs" / "2024" / f"{name}.yaml")
    setup = making.page_setup(checked.document.instansi.profil["perundangan"])
    file = project / "templates" / checked.kind.template
    data = package.write(page.apply(package.read(file.read_bytes(), file.name), setup).values())
    template = compile_template(data, file.name)
    context = checked.document.context()
    parts = reading(sound(template.render(context)))
    numbering = template.numbering()
    reference = by_docxtpl(data, {**context, filters.WRITER: template.prose_writer(numbering)})
    reference[NUMBERING] = canonical(NUMBERING, template.numbering_part(numbering).encode())
    # The one difference meant: a last section that ends with a paragraph of its own ends the body instead.
    body = "word/document.xml"
    reference[body] = canonical(body, page.close_last_section(reference[body].decode()).encode())
    parts, reference = by_list(parts), by_list(reference)
    assert parts.keys() == reference.keys()
    for each in parts:
        assert unkept(parts[each]) == unkept(reference[each]), each
