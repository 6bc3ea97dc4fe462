"""From bytes to a document: places are true, and no shape of input escapes an answer."""

from __future__ import annotations

import copy
import sys
from itertools import product
from pathlib import Path

import pytest
import yaml
from conftest import PROJECT, dumped, shares
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.base.problems import InputError
from kakdoc.inputs import decoding as text
from kakdoc.inputs import opening, validating
from kakdoc.inputs.drawing_on.gathered import merged
from kakdoc.inputs.tree import Block, Scalar, Source, locate_all, plain, scalars
from kakdoc.inputs.yaml import reading
from kakdoc.kinds.kak.schema import Kak
from kakdoc.papers import checking

FULL = PROJECT / "tests" / "examples" / "kak" / "benar" / "lengkap.yaml"
MISFITS = [None, "x", "  ", [], {}, ["x"], {"x": "y"}, [None], 5, True, "2027-01-01", [[["x"]]]]


def tree(source: str) -> Block:
    root, _ = reading.compose(Source("x.yaml", source))
    return root


def paths(node: object, path: tuple = ()):
    yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from paths(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from paths(value, (*path, index))


def replaced(data: object, path: tuple, value: object) -> object:
    if not path:
        return value
    data = copy.copy(data)
    data[path[0]] = replaced(data[path[0]], path[1:], value)
    return data


@shares(5)
def test_any_misfit_at_any_place_gets_an_answer_by_its_type(share):
    data = plain(opening.load(FULL)[0])
    tried = 0
    for path, misfit in list(product(paths(data), MISFITS))[share]:
        root, _ = reading.compose(Source("x.yaml", dumped(replaced(data, path, misfit))))
        if isinstance(root, Block):
            document, problems = validating.validate(root, Kak)
            assert document is not None or problems
            assert all(each.location and each.remedy and each.code for each in problems)
            tried += 1
    assert tried > 200


def test_an_empty_cell_of_a_table_is_told_by_its_row_and_column():
    data = plain(opening.load(FULL)[0])
    (place,) = [index for index, each in enumerate(data["bagian"]) if each["jenis"] == "tabel"]
    source = yaml.safe_dump(replaced(data, ("bagian", place, "baris"), [["A", ""]]), allow_unicode=True)
    assert [
        (each.code, each.message, each.remedy) for each in validating.validate(tree(source), Kak, {"instansi"})[1]
    ] == [("K112", "baris ke-1, kolom ke-2: isian ini kosong.", "isi selnya; bila memang tidak ada isinya, tulis “-”.")]


def test_what_is_typed_stays_as_it_was_typed():
    typed = "a: 00123\nb: no\nc: 08:00\nd: 2024-01-05\ne: 1.980.000\nf: 0x1F\ng: ~\nh: 1e3\ni: +5\nj: .5\nk: Yes"
    assert plain(tree(typed)) == dict(line.split(": ", 1) for line in typed.splitlines())


def test_a_value_left_empty_is_none_and_an_empty_text_is_a_text():
    assert plain(tree("a:\nb: ''\nc: ~")) == {"a": None, "b": "", "c": "~"}


@pytest.mark.parametrize("style", ["|", ">", "|-", ">+", "|2"])
def test_the_place_of_a_word_inside_a_block_of_text_is_its_line_and_column(style):
    source = f"a: 1\nisi: {style}\n  satu dua\n  tiga\n\n    empat lima\nb: 2\n"
    if style == "|2":
        source = source.replace("\n  satu", "\n  satu")
    root = tree(source)
    text_read = plain(root)["isi"]
    for word, place in {"satu": (3, 3), "dua": (3, 8), "tiga": (4, 3), "lima": (6, 11)}.items():
        found = locate_all(root, ("isi",), [text_read.index(word)], text_read)[text_read.index(word)]
        assert (found.line, found.column) == (place if word != "satu" or text_read.index(word) else (2, 6))


@pytest.mark.parametrize(
    "source",
    [
        "isi: satu dua tiga",
        'isi: "satu dua tiga"',
        "isi: 'satu dua tiga'",
        "isi: satu\n  dua\n  tiga",
        'isi: "satu\n  dua\n  tiga"',
        "- [x, {isi: satu dua tiga}]",
    ],
)
def test_the_place_of_a_word_is_found_in_every_style(source):
    root = tree(source)
    path = ("isi",) if isinstance(root, Block) else (0, 1, "isi")
    place = locate_all(root, path, [9], "satu dua tiga")[9]
    line = source.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("tiga")


@given(
    st.text(
        st.characters(
            min_codepoint=32, exclude_categories=["Cs", "Zl", "Zp"], exclude_characters="\x7f\x85\ufeff\ufffe\uffff"
        ),
        min_size=1,
        max_size=60,
    )
)
def test_any_text_quoted_is_read_back(value):
    source = yaml.safe_dump({"a": value}, allow_unicode=True, width=20)
    assert plain(tree(source)) == {"a": value}


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("x") / "x.yaml"
    file.write_bytes(data)
    try:
        root, _ = opening.load(file)
    except InputError as fault:
        assert all(each.location and each.remedy for each in fault.problems)
    else:
        assert isinstance(root, Block)


def test_an_input_lays_over_the_office_key_by_key():
    office, own = tree("a: {b: 1, c: [1, 2]}\nd: 4"), tree("a: {c: [3]}\ne: 5")
    assert plain(merged(own, office)) == {"a": {"b": "1", "c": ["3"]}, "d": "4", "e": "5"}


def test_a_problem_in_the_office_file_names_that_file(folder):
    office = folder / "inputs" / "instansi.yaml"
    office.write_text(office.read_text("utf-8").replace("golongan: IV/c", "golongan: III/c"), "utf-8")
    (folder / "inputs" / "x.yaml").write_text(
        (PROJECT / "tests/examples/kak/benar/paling-pendek.yaml").read_text("utf-8"), "utf-8"
    )
    (problem,) = checking.check(Path("inputs/x.yaml")).problems
    assert (problem.code, problem.location.file) == ("K206", "inputs/instansi.yaml")
    assert office.read_text("utf-8").splitlines()[problem.location.line - 1].strip() == "golongan: III/c"


def test_without_an_office_file_the_remedy_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_text("jenis: kak\ninstansi: {nama: x}\n", "utf-8")
    (problem,) = checking.check(Path("x.yaml")).problems
    assert (problem.code, "kakdoc mulai" in problem.remedy) == ("K118", True)


def test_an_input_may_write_its_office_out_in_full(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    office = (PROJECT / "inputs" / "instansi.yaml").read_text("utf-8")
    short = (PROJECT / "tests/examples/kak/benar/paling-pendek.yaml").read_text("utf-8")
    indented = "".join(f"  {line}\n" for line in office.splitlines())
    Path("x.yaml").write_text(f"{short}instansi:\n{indented}", "utf-8")
    assert checking.check(Path("x.yaml")).problems == ()


def test_a_file_beyond_twenty_megabytes_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(text, "MAX_BYTES", 10)
    (tmp_path / "x.yaml").write_text("a: 12345678901234567890")
    with pytest.raises(InputError) as fault:
        text.read_bytes(tmp_path / "x.yaml", "x.yaml")
    assert fault.value.problems[0].code == "K102"


def test_every_scalar_has_a_place(project):
    root, _ = opening.load(Path("inputs/2027/kak-mutasi-promosi-asn.yaml"))
    lines = Path("inputs/2027/kak-mutasi-promosi-asn.yaml").read_text("utf-8").splitlines()
    for scalar in scalars(root):
        assert isinstance(scalar, Scalar)
        place = scalar.span.start
        typed = lines[place.line - 1][place.column - 1 :].lstrip('"')
        assert typed.startswith((scalar.text[:10], "|", ">"))


WARNED = {
    "same": "akan disusun pada tahun 2023. ",
    "other": "kata kata {0} yang yang. ",
    "gap": "[isi: apa {0}] kata. ",
}


def steps(action) -> int:
    """Return how many lines of Python an action takes: a count that no machine changes."""
    count = 0

    def trace(*_: object):
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    try:
        action()
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("kind", WARNED)
def test_a_warning_costs_no_more_among_many(kind, folder):
    per_one = []
    for number in (50, 400):
        text = "".join(WARNED[kind].format(each) for each in range(number))
        path = folder / "inputs" / f"{kind}-{number}.yaml"
        good = (PROJECT / "inputs/2027/kak-mutasi-promosi-asn.yaml").read_text("utf-8")
        head, mark, rest = good.partition("isi: |\n")
        assert mark
        path.write_text(f"{head}{mark}      {text}\n\n{rest}", "utf-8")
        per_one.append(steps(lambda path=path: checking.check(path)) / number)
    assert per_one[1] < 2 * per_one[0]


def test_equal_warnings_of_one_text_are_told_once_with_their_count(folder):
    good = (PROJECT / "inputs/2027/kak-mutasi-promosi-asn.yaml").read_text("utf-8")
    head, mark, rest = good.partition("isi: |\n")
    text = f"{head}{mark}      Akan disusun pada tahun 2022.\n" + "      Ada yang yang lain.\n" * 11
    (folder / "inputs/a.yaml").write_text(text + "\n" + rest, "utf-8")
    found = [each for each in checking.check(Path("inputs/a.yaml")).problems if each.code in ("K404", "K401")]
    line = head.count("\n") + 2
    counted = [(each.code, each.location.line, each.message.endswith("(9 kali).")) for each in found]
    # The message quotes the words around: those of the first and of the last are others.
    assert counted == [
        ("K401", line, False), ("K404", line + 1, False), ("K404", line + 2, True), ("K404", line + 11, False),
    ]  # fmt: skip
