"""YAML → workbook → YAML: no value is lost, and both give the same document."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from conftest import PROJECT, many
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs.excel.sheet_speech import assert_speaks
from openpyxl import load_workbook
from papers.rendering import RENDERER
from pydantic import ValidationError

from kakdoc.base.problems import InputError, KakdocError
from kakdoc.inputs import opening
from kakdoc.inputs.excel.layout import Rows, layout
from kakdoc.inputs.excel.reading.single_values import path_name, read_path
from kakdoc.inputs.excel.writing.book import workbook_bytes
from kakdoc.inputs.excel.writing.filling import fill
from kakdoc.inputs.tree import Source, plain
from kakdoc.inputs.yaml import reading
from kakdoc.inputs.yaml.writing import dump
from kakdoc.kinds.shape import CellType
from kakdoc.papers import checking
from kakdoc.papers.catalog import BY_NAME, MODELS
from kakdoc.papers.forms import converting

SHIPPED = [*sorted(PROJECT.glob("inputs/*/**/*.yaml")), *sorted(PROJECT.glob("tests/examples/*/benar/*.yaml"))]
CODE = re.compile(r"\[(K\d+)\]")


def _telling(files):
    """Those files of which the report has a code that none before has for their kind."""
    known = set()
    for file in files:
        told = {(file.parent.parent, code) for code in CODE.findall(file.with_suffix(".txt").read_text("utf-8"))}
        if told - known:
            yield file
        known |= told


WRONG = [*_telling(sorted(PROJECT.glob("tests/examples/*/salah/*.yaml")))]


def shared_out(files):
    """The files as parameters, all but every fifth of the exhaustive sets."""
    return [pytest.param(each, marks=[pytest.mark.lambat] * bool(place % 5)) for place, each in enumerate(files)]


@pytest.fixture
def office(folder):
    """A working folder with every shipped input; the register is the supplied one, which is read once for all."""
    for path in (each for each in PROJECT.glob("inputs/**/*.yaml") if each.name != "peraturan.yaml"):
        target = folder / path.relative_to(PROJECT)
        target.parent.mkdir(exist_ok=True, parents=True)
        target.write_bytes(path.read_bytes())
    (folder / "inputs" / "contoh").mkdir()
    for path in (PROJECT / "tests" / "examples" / "bersama").iterdir():
        (folder / "inputs" / "contoh" / path.name).write_bytes(path.read_bytes())
    return folder


_SEAM = re.compile(
    r'(<w:r>(?P<look>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t xml:space="preserve">[^<]*)</w:t></w:r>'
    r'<w:r>(?P=look)<w:t xml:space="preserve">'
)


def made(path):
    """The parts of the Word file of an input and the codes of what is said of it.

    Runs of one look count as one: where YAML wraps a line, Word has a run of its own for the blank.
    """
    checked = checking.check(path)
    assert checked.document is not None, checked.problems
    paper = RENDERER.render(checked.kind, checked.document, checked.pictures)
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text, seams = parts["word/document.xml"].decode(), 1
    while seams:
        text, seams = _SEAM.subn(r"\1", text)
    return {**parts, "word/document.xml": text}, {problem.code for problem in checked.problems}  # cells share a message


@pytest.mark.parametrize("source", shared_out(SHIPPED), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_shipped_input_gives_the_same_document_by_way_of_a_workbook_and_back(source, office):
    inside = source.is_relative_to(PROJECT / "inputs")
    first = office / source.relative_to(PROJECT) if inside else office / "inputs" / "contoh" / source.name
    first.write_bytes(source.read_bytes())
    expected = made(first)
    workbook, back = first.with_suffix(".xlsx"), first.with_name("balik.yaml")
    converting.convert(first, workbook)
    first.unlink()
    assert made(workbook) == expected
    converting.convert(workbook, back)
    workbook.unlink()
    assert made(back) == expected


@pytest.mark.parametrize("source", shared_out(WRONG), ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_wrong_input_is_turned_or_refused_and_told_the_same_again(source, office):
    file = office / "inputs" / "contoh" / source.name
    file.write_bytes(source.read_bytes())
    try:
        converting.convert(file, file.with_suffix(".xlsx"))
    except KakdocError:
        return
    typed, found = (checking.check(path).problems for path in (file, file.with_suffix(".xlsx")))
    for problem in found:
        assert_speaks(problem)
    told, again = {each.code for each in typed}, {each.code for each in found}
    # An empty value is no value in a workbook, and what only YAML can get wrong is not wrong there; a typed result is a formula.
    assert told ^ again <= {"K111", "K112", "K113", "K116", "K117", "K133", "K715"}


def test_reports_are_made_of_months_in_workbooks(office):
    folder = office / "inputs" / "2024" / "laporan"
    expected = [made(folder / name) for name in ("triwulan-4.yaml", "semester-2.yaml")]
    converting.convert(folder.parent / "kak-mutasi-promosi-asn.yaml", folder.parent / "kak-mutasi-promosi-asn.xlsx")
    for report in folder.glob("*.yaml"):
        report.write_text(report.read_text("utf-8").replace("asn.yaml", "asn.xlsx"), "utf-8")
    for month in sorted(folder.glob("bulanan-*.yaml")):
        converting.convert(month, month.with_suffix(".xlsx"))
        month.unlink()
    assert [made(folder / name) for name in ("triwulan-4.yaml", "semester-2.yaml")] == expected


def test_a_form_and_a_workbook_have_the_same_bytes_whenever_they_are_made(folder):
    for name in ("a.xlsx", "b.xlsx"):
        converting.convert(SHIPPED[0], folder / name)
        converting.new_form(BY_NAME["kak"], folder / f"form-{name}")
    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()
    assert (folder / "form-a.xlsx").read_bytes() == (folder / "form-b.xlsx").read_bytes()


WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\x85\ufeff"), min_size=1, max_size=30
).filter(str.strip)  # fmt: skip
TRICKY = st.sampled_from(
    [
        "=1+1", "+62", "-", "- daftar", "#N/A", "#REF!", "#ABC!", "# bukan komentar", "a #b", "a: b", "a:", "no", "ya", "null", "~", "00123",
        "2024-01-05", "08:00", "1.980.000", "1e5", "'kutip", '"kutip"', "“lengkung”", "{a: 1}", "[isi", "&x", "*x", "!x",
        "%x", "@x", "|", ">-", "---", "...", "? x", "<b>", "_x0041_", "\\x07", "1-3", "TRUE", "  tepi ", "emoji 😀",
        "baris satu\nbaris dua", "satu\n\n  menjorok\n\ndua  \n", "\n  depan", "kata " * 60, "a\tb",
    ]
)  # fmt: skip
TEXT = WORDS | TRICKY
BY_KIND = {
    CellType.UANG: st.integers(0, 10**17).map(str)
    | st.sampled_from(["Rp 5.110.000", "Rp 1.500.000,25", "0", "7.000,-"]),
    CellType.ANGKA: st.sampled_from(["1,5", "12", "2.5", "0,25", "1,50", "1.234"]),
    CellType.PERSEN: st.sampled_from(["0,5", "0", "45,5", "100", "0,97%"]),
    CellType.BULAT: st.integers(1, 9999).map(str),
    CellType.TAHUN: st.integers(1901, 2099).map(str),
    CellType.TANGGAL: st.sampled_from(["2 Januari 2027", "Januari 2027", "2027-01-02", "31-12-2026"]),
    CellType.KODE: st.sampled_from(["5.03.02", "5.10", "0001", "7"]),
    CellType.NIP: st.just("196804241998031011"),
    CellType.YA_TIDAK: st.sampled_from(["ya", "tidak"]),
    CellType.BULAN: st.sampled_from(["1-3, 7, 12", "1", "Januari-Maret", "2, 4, 6"]),
    CellType.NOMOR: st.sampled_from(["1", "1, 2"]),
}


def _put(mapping, path, text):
    """Set a text at a path; a number in it is the month of twelve values, which are set in order."""
    *keys, last = path
    if isinstance(last, int):
        months = mapping.setdefault(keys[0], [])
        return months.append(text) if len(months) == last else None
    for key in keys:
        mapping = mapping.setdefault(key, {})
    mapping[last] = text
    return None


class Draws:
    """Draws an input of a layout, with anything in its fields."""

    def __init__(self, draw, plan):
        self.draw, self.plan = draw, plan

    def values(self, columns, jenis=None):
        found = {"jenis": jenis} if jenis else {}
        for column in columns:
            if column.path != ("jenis",) and (column.required or self.draw(st.booleans())):
                kind = st.sampled_from(column.choices) if column.choices else BY_KIND.get(column.cell_type, TEXT)
                _put(found, column.path, self.draw(kind))
        return found

    def inside(self, mapping, sheet, depth):
        for listing in self.plan.sheets:
            variants = {each.variant for each in listing.parents if each.sheet == sheet}
            if depth < 4 and variants & {None, mapping.get("jenis")} and self.draw(st.integers(0, 2)):
                rows = range(self.draw(st.integers(1, 3)))
                mapping[listing.path[0]] = [self.row(listing, depth) for _ in rows]
        return mapping

    def row(self, listing, depth):
        if listing.rows is not Rows.KEYS:
            return self.draw(TEXT if listing.rows is Rows.TEXT else st.lists(TEXT, min_size=1, max_size=14))
        jenis = next((each.choices for each in listing.columns if each.path == ("jenis",)), ())
        found = self.values(listing.columns, self.draw(st.sampled_from(jenis)) if jenis else None)
        if listing.lifted:
            found.setdefault(listing.lifted, self.draw(TEXT))
        return self.inside(found, listing.title, depth + 1)


@st.composite
def _inputs(draw):
    """An input of any kind, laid out as its schema says, with parts of `instansi` of its own."""
    kind = draw(st.sampled_from(list(BY_NAME.values())))
    draws = Draws(draw, layout(kind.model))
    data = draws.inside(draws.values(draws.plan.fields, kind.name), "", 0)
    if draw(st.booleans()):
        keys = st.sampled_from(["kepala", "a.b", "x[1]", "\\", "kunci baru"])
        data["instansi"] = {"pejabat": {draw(keys): {"nama": draw(TEXT)}}, "urutan_peraturan": ["uu", "pp"]}
    return draws.plan, data


def same(value):
    """A tree without what holds nothing: blanks at the ends, an item of text alone or as its `isi`."""
    if isinstance(value, dict):
        kept = {key: same(each) for key, each in value.items()}
        return kept["isi"] if kept.keys() == {"isi"} else kept
    if isinstance(value, list):
        return [same(each) for each in value]
    return re.sub(r"\s+\n", "\n", value.strip())


def read_again(plan, data, path: Path):
    path.write_bytes(workbook_bytes("x", plan, fill(data, plan)))
    root, problems = opening.compose(path, MODELS)
    assert problems == []
    return plain(root)


def judged(model, data):
    """What the schema makes of an input: its values, or where it refuses them."""
    office = plain(opening.compose(PROJECT / "inputs" / "instansi.yaml")[0])
    given_data = {key: value for key, value in data.items() if key not in ("instansi", "kak")}
    try:
        return model.model_validate({**given_data, "instansi": office}).model_dump()
    except ValidationError as fault:
        return [(each["loc"], each["type"]) for each in fault.errors()]


@settings(max_examples=many(25), deadline=None)
@given(_inputs())
def test_any_input_survives_the_way_into_a_workbook_and_back(tmp_path_factory, drawn):
    plan, data = drawn
    back = read_again(plan, data, tmp_path_factory.mktemp("xl") / "x.xlsx")
    again, _ = reading.compose(Source("x", dump(back)))
    assert same(plain(again)) == same(back)
    assert judged(plan.model, same(back)) == judged(plan.model, same(data))
    texts = {" ".join(each.split()) for each in _flat(back)}  # where lines of YAML are wrapped, cells go on
    computed = {each.path[0] for each in plan.fields if each.formula}  # of what is computed nothing is typed
    for text in _flat({key: value for key, value in data.items() if key not in computed}):
        if re.search(r"[^\W\d]{3}", text) and not re.search(r"\d|Januari|ya|tidak|Rp", text):
            assert " ".join(text.split()) in texts, text


def _flat(value):
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _flat(each)


@settings(max_examples=many(300), deadline=None)
@given(
    st.recursive(
        TEXT,
        lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
        max_leaves=8,
    )
)
def test_what_is_written_as_yaml_reads_back_the_same(value):  # fmt: skip
    if _holds_nested_list(value):
        return
    root, problems = reading.compose(Source("x", dump({"kunci": value})))
    assert same(plain(root)["kunci"]) == same(value)
    assert [each for each in problems if each.code != "K109"] == []


def _holds_nested_list(value) -> bool:
    """Lists in lists are rows of tables, and those hold texts alone."""
    if isinstance(value, list):
        return any(isinstance(each, list) and not all(isinstance(x, str) for x in each) for each in value) or any(
            map(_holds_nested_list, value)
        )
    return isinstance(value, dict) and any(map(_holds_nested_list, value.values()))


@given(st.lists(WORDS | st.integers(0, 50), min_size=1, max_size=5).filter(lambda path: isinstance(path[0], str)))
def test_a_path_is_read_as_it_is_written(path):
    assert read_path(path_name(tuple(path))) == tuple(path)


def test_yaml_is_written_for_people():
    data = {
        "jenis": "kak",
        "nip": "196804241998031011",
        "kode": "0012",
        "setuju": "no",
        "judul": "Maksud: tujuan",
        "nomor": "060/02 #3",
        "isi": "Satu.\n\na. dua;\nb. tiga.\n",
        "bagian": [{"jenis": "tabel", "baris": [["a", "1, 2"]], "kosong": None}, "- teks"],
    }
    assert dump(data) == (
        "jenis: kak\n"
        "nip: 196804241998031011\n"
        "kode: 0012\n"
        "setuju: no\n"
        'judul: "Maksud: tujuan"\n'
        'nomor: "060/02 #3"\n'
        "isi: |\n"
        "  Satu.\n"
        "\n"
        "  a. dua;\n"
        "  b. tiga.\n"
        "bagian:\n"
        "  - jenis: tabel\n"
        "    baris:\n"
        '      - [a, "1, 2"]\n'
        "\n"
        '  - "- teks"\n'
        "\n"
    )


def test_a_text_longer_than_a_cell_is_refused_and_nothing_is_written(folder, kakdoc):
    (folder / "inputs" / "x.yaml").write_text(f"jenis: kak\npenutup: {'a' * 32768}\n", "utf-8")
    run = kakdoc("ubah", "inputs/x.yaml", "inputs/x.xlsx")
    assert (run.code, run.out) == (1, "")
    assert "inputs/x.yaml: [K144] Penutup: teks ini 32768 huruf" in run.err
    assert not (folder / "inputs" / "x.xlsx").exists()


def test_the_length_of_a_text_is_counted_as_excel_counts_it():
    data = {"jenis": "kak", "penutup": "😀" * 16_384}
    with pytest.raises(InputError, match="teks ini 32768 huruf"):
        fill(data, layout(MODELS["kak"]))


def test_a_shape_that_no_sheet_has_is_refused(folder):
    data = {"jenis": "kak", "bagian": ["hanya teks"]}
    with pytest.raises(InputError, match="K144"):
        fill(data, layout(MODELS["kak"]))


def test_what_has_no_sheet_is_named_by_its_path():
    data = {"jenis": "kak", "bagian": [{"jenis": "jadwal", "baris": [{"uraian": "x", "bulan": "1-13"}]}]}
    assert fill(data, layout(MODELS["kak"])).paths == [("bagian[1].baris[1].bulan", "1-13")]


def test_names_of_files_follow_the_input_into_another_folder(office):
    converting.convert(office / "inputs" / "2024" / "keputusan-iku-pk.yaml", office / "inputs" / "2027" / "x.xlsx")
    sheet = load_workbook(office / "inputs" / "2027" / "x.xlsx")["Naskah"]
    assert "../2024/kak-mutasi-promosi-asn.yaml" in [row[1].value for row in sheet.iter_rows()]
