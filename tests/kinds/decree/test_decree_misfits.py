"""Whatever stands wherever in a decree, the answer is a paper or problems people can act on, never a traceback."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import PROJECT, dumped, many, shares
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from papers.rendering import RENDERER
from word.making import paragraphs, sound

from kakdoc.papers import checking

SHIPPED = ("perbup-renja", "keputusan-iku-pk", "keputusan-rb")
ABSENT = object()
MISFITS = {
    "nothing": None,
    "left out": ABSENT,
    "an empty text": "",
    "blanks": "   ",
    "an empty list": [],
    "an empty mapping": {},
    "a list": ["satu", ["dua"], {"tiga": "empat"}],
    "a mapping": {"isi": "teks", "jenis": "teks", "lain": ["x"]},
    "a number": 7,
    "a negative number": -1.5,
    "a huge number": "9" * 5000,
    "a truth": True,
    "a gap": "[isi: sesuatu]",
    "an unknown label": "lihat [rujuk: tidak-ada] dan [rujuk: ]",
    "very long": "kata panjang " * 4000,
    "one long word": "x" * 5000,
    "references": "Pasal 99 ayat (9) huruf z, Diktum KESERATUS, Lampiran CC, ayat (99999999999999999999)",
    "markup": "**a** _b_ | c | {{ d }} {% e %} <w:t> & \u2028 é 😀 \u200f",
    "only marks": ";.,:",
}


def places(node: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value of an input."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in inner:
        yield (*path, step)
        yield from places(value, (*path, step))


def shape(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A path without the positions in lists."""
    return tuple("*" if isinstance(step, int) else step for step in path)


def spoiled(given: object, path: tuple[str | int, ...], value: object) -> object:
    changed = copy.deepcopy(given)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    if value is ABSENT:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return changed


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    (tmp_path / "inputs").mkdir()
    for name in ("instansi.yaml", "peraturan.yaml", "2024/kak-mutasi-promosi-asn.yaml"):
        shutil.copy(PROJECT / "inputs" / name, tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    return {name: yaml.safe_load((PROJECT / "inputs" / "2024" / f"{name}.yaml").read_text("utf-8")) for name in SHIPPED}


def answer(given: object) -> checking.Checked:
    """The input as checked, every problem with a place and a remedy, and as a paper when it is sound."""
    Path("inputs/x.yaml").write_text(dumped(given), "utf-8")
    checked = checking.check(Path("inputs/x.yaml"))
    for problem in checked.problems:
        assert problem.code.startswith("K")
        assert problem.location is not None
        assert problem.location.line is not None
        assert problem.remedy.strip().endswith((".", "`", ")"))
        assert "None" not in problem.message
    if checked.is_sound(False):
        RENDERER.render(checked.kind, checked.document, checked.pictures)
    return checked


def first_of_each_shape(given: object) -> list[tuple[str | int, ...]]:
    return list({shape(path): path for path in reversed(list(places(given)))}.values())


@shares(5)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_value_that_does_not_fit_is_a_problem_wherever_it_stands(name, share, shipped):
    given, misfits = shipped[name], list(MISFITS.values())
    tried = list(enumerate(places(given)))[share]
    assert tried
    for number, path in tried:
        answer(spoiled(given, path, misfits[number % len(misfits)]))


@pytest.mark.lambat
@pytest.mark.parametrize("misfit", MISFITS, ids=lambda name: name.replace(" ", "-"))
@pytest.mark.parametrize("name", SHIPPED[:2])  # the third has the shapes of the second
def test_a_value_that_does_not_fit_is_a_problem_with_a_place_and_a_remedy(name, misfit, shipped):
    given, first = shipped[name], [*MISFITS].index(misfit) % 2
    for path in first_of_each_shape(given)[first::2]:  # each shape with every second misfit
        answer(spoiled(given, path, MISFITS[misfit]))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_input_itself_is_sound(name, shipped):
    assert answer(shipped[name]).problems == ()


def bare(text: str) -> str:
    """Text without white space, and without what marks lists, tables and italics in light Markdown."""
    return re.sub(r"[\s*_|\\:-]", "", text)


HOSTILE = st.lists(
    st.sampled_from(["&", "<w:p>", "</w:t>", "{{ x }}", "{% for %}", "{_{", "[rujuk: x]", "]]>", "&amp;", '"', "'", "\\", "$", "${nomor_naskah}", "\u200f", "é", "😀", "kata", "5", "ayat", "\n", ":", " - ", "%"])
    | st.text("abc<>&{}[]%$\"'()+-=/?!éß😀\u2028\u00a0 \n", min_size=1, max_size=12),
    min_size=1, max_size=12,
).map(" ".join)  # fmt: skip


@settings(max_examples=many(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE, repeat=st.sampled_from([1, 1, 1, 400]))
def test_hostile_text_stands_whole_in_the_paper_or_is_refused(text, repeat, shipped):
    text = f"x {text * repeat} x"
    papers = {
        "keputusan-rb": {
            "menimbang": [f"bahwa {text}", "bahwa baik"], "memperhatikan": [text], "tembusan": [text],
            "diktum": [f"Menetapkan {text} menurut Lampiran."], "judul": text,
        },
        "perbup-renja": {
            "pasal": [{"isi": f"Badan {text}", "rincian": [text, text]}, {"ayat": [text, text]}, "Lampiran I dan Lampiran II tidak terpisahkan."],
            "bab": [{"judul": text, "pasal": ["Isi."]}],
        },
    }  # fmt: skip
    for name, fields in papers.items():
        for key, value in fields.items():
            changed = {**shipped[name], key: value}
            if key == "pasal":
                del changed["bab"]
            checked = answer(changed)
            if checked.is_sound(strict=False):
                data = sound(RENDERER.render(checked.kind, checked.document, checked.pictures))
                assume("[rujuk: x]" not in text)
                assert bare(text) in bare("".join(paragraphs(data))), key
