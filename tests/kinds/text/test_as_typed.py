"""What was typed is what the paper shows, letter by letter, in every text field of every kind, from YAML and from Excel.

Texts are put together so that what a reader must see is known without reading marks: `composed` says, field by field,
what the program may add or change.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PROJECT, dumped
from kinds.text.composed import RULES, Change, pattern, same
from papers.rendering import RENDERER
from word.making import W, part

from kakdoc.papers import checking, making
from kakdoc.papers.forms import converting

EXAMPLES = PROJECT / "tests" / "examples"
BASES = sorted(
    [
        *(each for kind in ("kak", "keputusan", "perbup") for each in EXAMPLES.glob(f"{kind}/benar/*.yaml")),
        *(PROJECT / "inputs" / "2024").glob("*.yaml"),
        *(PROJECT / "inputs" / "2024" / "laporan").glob("*-1*.yaml"),
        *(PROJECT / "inputs" / "2024" / "laporan").glob("*maret*.yaml"),
    ]
)
_ELSEWHERE = re.compile(
    r"definisi|perbup perubahan|\.kelompok$|\.sebutan$|\.keterangan$|\.sasaran$"
    r"|laporan-\w+ (?:judul|bagian|tanda_tangan|pendapatan)|laporan-triwulan (?:indikator|kegiatan)"
)
"""What few papers have: their own tests read it. Definitions must read "… adalah …" and stand in one article."""
UNTOUCHED = Change.HIDDEN | Change.TAKEN | Change.CITED | Change.FORM
"""Fields that name something else, or have a form of their own: other texts are not theirs."""
_FIXED = re.compile(
    r"^$|\[rujuk:|Lampiran|mulai berlaku|Ketentuan (?:Umum|Penutup)|ini yang dimaksud|adalah|perlu menetapkan|dicabut|[Pp]erubahan"
    r"|diubah|Nomor|sebagaimana",
    re.IGNORECASE,
)
"""Words that the checks want where they are."""
WORDS = (
    "kegiatan", "Badan", "pegawai", "2*3*4", "5*4", "2org*3hari", "_arsip", "nama_file_baru", r"\\server\bagi", r"D:\_data",
    r"\(x\)", "a|b", "*", "- - -", "#5", "(lihat)", "A&B", "<b>", "&amp;", "100%", "**", "“kutip”", "S.H.", "1.5", "m²",
    "`kode`", "~~x~~", "½", "–", "[a](b)", "harga*)", "**)", "Rp5.000,00", "-3,5°", "2-3", "[TANDA]", "!", "x=1", "'", '"',
)  # fmt: skip
PLAIN = ("kegiatan", "pegawai", "penataan", "nama_berkas", "A&B", "<b>", "2*3*4", r"D:\_data", "½", "(lihat)")
MARKED = ((r"**{}**", "{}"), ("*{}*", "{}"), ("***{}***", "{}"), (r"\*{}\*", "*{}*"), ("(**{}**)", "({})"))
BULLETS = ("- ", "* ", "• ", "–\t", "•\t", "o\t", "\uf0b7\t")
FULLER = {
    "iku": {"pengantar": "Awal:"}, "rencana_kerja": {"pengantar": "Awal:"}, "teks": {},
    "tabel": {"pengantar": "Awal:", "penutup": "Akhir."},
    "perjanjian_kinerja": {"anggaran": [{"uraian": "Program", "jumlah": "1000", "keterangan": "APBD"}]},
}  # fmt: skip
NUMERALS = ("I", "II", "III", "IV", "V", "VI")
NUMBERS = ("{}. ", "{}) ", "({}) ", "{}.\t")


@dataclass(frozen=True)
class Typed:
    """A text as typed, and the paragraphs that it must be found as."""

    text: str
    shown: tuple[str, ...]


class Texts:
    """Makes texts; each paragraph holds a word of its own, by which it is found on paper."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  the same texts every time
        self._count = 0

    def of(self, change: Change) -> Typed:
        if Change.BLOCKS in change and self._random.random() < 0.6:
            return self._several(self._random.randint(2, 4), "\n\n")
        if Change.LINES in change and self._random.random() < 0.4:
            return self._lines()
        return self._line(change)

    def _line(self, change: Change) -> Typed:
        words = [
            self._own(),
            *self._random.choices(WORDS if Change.MARKS in change else PLAIN, k=self._random.randint(1, 6)),
            "akhir",
        ]
        typed = words
        if Change.MARKS in change and self._random.random() < 0.6:
            mark, seen = self._random.choice(MARKED)
            typed, words = [*words[:-1], mark.format("akhir")], [*words[:-1], seen.format("akhir")]
        if self._random.random() < 0.2 and Change.MARKS in change:
            mark, seen = self._random.choice(MARKED)
            typed, words = [mark.format(typed[0]), *typed[1:]], [seen.format(words[0]), *words[1:]]
        return Typed(" ".join(typed), (" ".join(words),))

    def _lines(self) -> Typed:
        """Lines of a cell: one paragraph, in which line ends stay."""
        lines = [self._line(Change.MARKS) for _ in range(self._random.randint(2, 3))]
        return Typed("\n".join(each.text for each in lines), ("\n".join(each.shown[0] for each in lines),))

    def _several(self, count: int, between: str) -> Typed:
        blocks = [
            self._line(Change.MARKS),
            *(self._random.choice((self._wrapped, self._list, self._bullets))() for _ in range(count - 1)),
        ]
        return Typed(between.join(each.text for each in blocks), tuple(line for each in blocks for line in each.shown))

    def _wrapped(self) -> Typed:
        first, second = self._line(Change.MARKS), self._line(Change.MARKS)
        return Typed(f"{first.text}\n{second.text}", (f"{first.shown[0]} {second.shown[0]}",))

    def _list(self) -> Typed:
        mark, letters = self._random.choice(NUMBERS), self._random.random() < 0.5
        items = [self._line(Change.MARKS) for _ in range(self._random.randint(2, 4))]
        marks = [mark.format("abcd"[index] if letters else index + 1) for index in range(len(items))]
        return self._items(items, marks)

    def _bullets(self) -> Typed:
        items = [self._line(Change.MARKS) for _ in range(self._random.randint(2, 3))]
        return self._items(items, [self._random.choice(BULLETS)] * len(items))

    def _items(self, items: list[Typed], marks: list[str]) -> Typed:
        text = "\n".join(mark + item.text for mark, item in zip(marks, items, strict=True))
        return Typed(text, tuple(item.shown[0] for item in items))

    def _own(self) -> str:
        self._count += 1
        return f"kata{self._count:05d}x"


def enriched(given: dict[str, Any]) -> dict[str, Any]:
    """The input with the fields that no example has."""
    kind = given["jenis"]
    if kind == "kak":
        return {"judul": "Kerangka Acuan", **given}
    if kind.startswith("laporan"):
        picture = {"berkas": "foto.png", "keterangan": "Keterangan"}
        return {"pengantar": "Awal.", "penutup": "Akhir.", "tempat": "Tempat", "dokumentasi": [picture], **given}
    if kind == "perbup" and "pasal" in given and "lampiran" in given:
        others = (read(PROJECT / "inputs" / "2024" / f"keputusan-{name}.yaml") for name in ("iku-pk", "rb"))
        annexes = [FULLER[annex["jenis"]] | annex for other in (given, *others) for annex in other["lampiran"]]
        annexes = [annex | {"pernyataan": "Kami berjanji."} if "pernyataan" in annex else annex for annex in annexes]
        annexes.append(
            {"jenis": "tabel", "judul": "Tabel", "kolom": [{"judul": "A"}], "baris": [["a"]], **FULLER["tabel"]}
        )
        named = [
            f"Lampiran {number} merupakan bagian yang tidak terpisahkan dari Peraturan Bupati ini."
            for number in NUMERALS
        ]
        article = {"ayat": [{"isi": "Ayat:", "rincian": ["satu", "dua"]}, "Ayat kedua.", *named[: len(annexes)]]}
        return {**given, "pasal": [*given["pasal"], article], "lampiran": annexes}
    for part_of_chapter in (each for chapter in given.get("bab", ()) for each in chapter.get("bagian", ())):
        for holder in (part_of_chapter, *part_of_chapter.get("paragraf", ())):
            if "pasal" in holder:
                holder["pasal"].append({"isi": "Isi:", "rincian": ["satu", "dua"]})
    return given


def with_other_texts(given: dict[str, Any], texts: Texts, found: dict[tuple, tuple[Change, Typed]]) -> dict[str, Any]:
    """The input with other texts in all fields that are printed as typed; notes them by path."""
    given = enriched(given)
    kept = {"judul"} if any("menetapkan" in each for each in given.get("menimbang", ())) else set()
    others = changed({key: each for key, each in given.items() if key not in kept}, given["jenis"], texts, found)
    return {key: others.get(key, each) for key, each in given.items()}


def changed(value: Any, kind: str, texts: Texts, found: dict[tuple, tuple[Change, Typed]], path: tuple = ()) -> Any:
    if isinstance(value, dict):
        return {key: changed(each, kind, texts, found, (*path, key)) for key, each in value.items()}
    if isinstance(value, list):
        return [changed(each, kind, texts, found, (*path, index)) for index, each in enumerate(value)]
    change = RULES.get((kind, pattern(path)), Change.HIDDEN)
    if change & UNTOUCHED or _FIXED.search(value) or path[0] == "instansi" or str(path[-1]).startswith("kode"):
        return value
    typed = texts.of(change)
    if path[0] == "menimbang":
        typed = Typed(f"bahwa {typed.text}", (f"bahwa {typed.shown[0]}", *typed.shown[1:]))
    found[path] = change, typed
    return typed.text


def paragraphs(data: bytes) -> list[str]:
    """Every paragraph of the paper's body, with lines and tabs."""
    signs = {f"{W}t": None, f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
    return [
        "".join(signs[node.tag] or node.text or "" for node in each.iter(*signs) if next(node.iterancestors(f"{W}p")) is each)
        for each in part(data).iter(f"{W}p")
    ]  # fmt: skip


def own(text: str) -> str:
    return re.search(r"kata\d{5}x", text)[0]


def differences(data: bytes, found: dict[tuple, tuple[Change, Typed]]) -> list[str]:
    """What the paper shows otherwise than it was typed."""
    places = defaultdict(list)
    for each in paragraphs(data):
        for word in dict.fromkeys(re.findall(r"kata\d{5}x", each, re.IGNORECASE)):
            places[word.lower()].append(each)
    wrong = []
    for path, (change, typed) in found.items():
        for index, wanted in enumerate(typed.shown):
            last = index == len(typed.shown) - 1
            allowed = change if last else change & ~(Change.ENDS | Change.STRIPS | Change.CLOSES)
            shown = places[own(wanted)]
            if not any(same(allowed, wanted, each) for each in shown) and not (
                Change.SOMETIMES in change and not shown
            ):
                wrong.append(f"{pattern(path)}: {wanted!r} -> {shown}")
    return wrong


def working_folder(folder: Path) -> Path:
    """A working folder with all that the inputs draw on."""
    shutil.copytree(PROJECT / "inputs", folder / "inputs")
    for each in (EXAMPLES / "bersama").iterdir():
        shutil.copy(each, folder / "inputs" / each.name)
    for each in {path.parent for path in (folder / "inputs").rglob("*.yaml")}:
        shutil.copy(EXAMPLES / "bersama" / "lambang.png", each / "foto.png")
    return folder


@contextmanager
def laid(base: Path, folder: Path, given: dict[str, Any]) -> Iterator[Path]:
    """Yield the input in a working folder; afterwards the folder is as it was."""
    path = folder / ("inputs" / Path(base.name) if base.is_relative_to(EXAMPLES) else base.relative_to(PROJECT))
    before = path.read_bytes() if path.exists() else None
    path.write_text(dumped(given), "utf-8")
    try:
        yield path
    finally:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)


@contextmanager
def as_workbook(path: Path, wanted: bool) -> Iterator[Path]:
    """Yield an input, or the workbook made of it in its place."""
    if not wanted:
        yield path
        return
    book = path.with_suffix(".xlsx")
    converting.convert(path, book)
    path.unlink()
    try:
        yield book
    finally:
        book.unlink()


def made(path: Path, folder: Path) -> bytes | None:
    """The paper of an input; None where it was refused."""
    checked = checking.check(path)
    (outcome,) = making.make(
        [checked], making.Wishes(folder / "outputs", replacing=True, traced=False), lambda _: None, RENDERER
    )
    return outcome.made.read_bytes() if outcome.made else None


def read(base: Path) -> dict[str, Any]:
    return yaml.load(base.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  it makes texts only


@dataclass
class Tally:
    texts: int = 0
    refused: int = 0
    papers: int = 0


def tried(
    count: int, folder: Path, seed: int, *, through_excel: bool, bases: Sequence[Path] = BASES
) -> tuple[Tally, list[str], set[tuple[str, str]]]:
    texts, tally, wrong, covered = Texts(seed), Tally(), [], set()
    working_folder(folder)
    for turn in range(10**6):
        base = bases[turn % len(bases)]
        if tally.texts >= count and turn >= len(bases):
            break
        given = read(base)
        found: dict[tuple, tuple[Change, Typed]] = {}
        tally.papers += 1
        with (
            laid(base, folder, with_other_texts(given, texts, found)) as typed,
            as_workbook(typed, through_excel) as path,
        ):
            data = made(path, folder)
        if data is None:
            tally.refused += 1
            continue
        tally.texts += len(found)
        covered |= {(given["jenis"], pattern(each)) for each in found}
        wrong += [f"{base.stem}: {each}" for each in differences(data, found)]
    return tally, wrong, covered


EXHAUSTIVE = [(1_000, seed, False) for seed in range(1, 3)]
"""Two thousand texts; a hundred go through workbooks at each run."""


@pytest.mark.parametrize(
    ("count", "seed", "through_excel"),
    [(100, 0, True), *(pytest.param(*each, marks=pytest.mark.lambat) for each in EXHAUSTIVE)],
)
def test_every_text_is_shown_as_it_was_typed(count, seed, through_excel, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    bases = BASES if count > 100 else BASES[::6]
    tally, wrong, _ = tried(count, tmp_path, seed, through_excel=through_excel, bases=bases)
    assert wrong == []
    assert tally.texts >= count
    assert (tally.refused - 1) * 20 <= tally.papers  # one whose texts refer to others that were replaced


def test_the_comparison_covers_every_field_that_is_printed_as_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _, wrong, covered = tried(600, tmp_path, 0, through_excel=False)
    assert wrong == []
    wanted = {
        (kind, path)
        for (kind, path), change in RULES.items()
        if not change & UNTOUCHED
        and not path.startswith("instansi.")
        and "kode" not in path
        and path != "nomor_berita_daerah"
    }
    assert {each for each in wanted - covered if not _ELSEWHERE.search(" ".join(each))} == set()


def test_a_letter_lost_or_changed_is_seen(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    base = next(each for each in BASES if each.stem == "keputusan-lengkap")
    texts, found = Texts(1), {}
    with laid(base, working_folder(tmp_path), with_other_texts(read(base), texts, found)) as path:
        data = made(path, tmp_path)
    assert differences(data, found) == []
    for path, (change, typed) in found.items():
        more = (*typed.shown[:-1], typed.shown[-1] + "*")
        other = tuple(re.sub(r"(kata\d{5}x)", r"\1q", each) for each in typed.shown)
        for shown in (more, other):
            assert differences(data, {path: (change, Typed(typed.text, shown))})
