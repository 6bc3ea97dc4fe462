"""How well left-over years and names, wrong dates and words are told: `python benchmarks/sentences.py [--write]`.

What counts is each year, name, code or word of a sentence, once: told rightly, told wrongly, or missed. The tables
stand in docs/ketelitian.md.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

import yaml

from kakdoc.base.problems import FieldPath, Problem
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.fields.marks import Sifat
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.rules import shared, typed_marks, wording
from kakdoc.kinds.rules.copied import gaps, years
from kakdoc.kinds.rules.copied.offices import check_offices
from kakdoc.kinds.rules.reading import calendar, days_off, reported
from kakdoc.kinds.rules.words import slips, spelling
from kakdoc.values.dates import tanggal

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "tests" / "kinds" / "rules" / "sentences"
TABLE = PROJECT / "docs" / "ketelitian.md"
END = "<!-- akhir tabel -->"
"""The line behind each table of the page; before it stands `<!-- tabel NAME -->`."""
UNTOUCHED = "yang tidak dilihat"
ONCE = "yang dulu tidak dilihat"
FRESH = {"untuk menyetel": "setel", UNTOUCHED: "tidak_dilihat"}
"""The parts of a corpus that tells them apart: what the page calls them, and their word in the last column."""
PARTS = {"untuk menyetel": "setel", ONCE: "tidak_dilihat"}
"""Those of the older corpora, of which the second was kept from those who mend the rules until they had the fresh one."""
FIELDS = {
    "judul": ("judul",),
    "kegiatan": ("kegiatan",),
    "sumber_dana": ("bagian", 0, "sumber_dana"),
    "teks": ("bagian", 0, "isi"),
    "sel": ("bagian", 0, "baris", 1, 2),
}
"""The field that a place of the corpus stands for."""
SEEN, UNSEEN = "**Tahun, semua yang pernah dilihat**", "**Tahun, semua yang tidak dilihat**"
"""The rows of all years: in sentences that those who mend the rules have seen, and in the others."""
HEAD = "kepala"
"""The key of who heads an office, without whom no title is read for others."""
NOWHERE = Register({}, "Kabupaten Contoh")
T = TypeVar("T")


class Count(NamedTuple):
    """Sentences, and of the years or names in them how many are told rightly, wrongly, missed, or rightly left alone."""

    sentences: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    left: int = 0

    def __add__(self, other: object) -> Count:
        assert isinstance(other, Count)
        return Count(*map(sum, zip(self, other, strict=True)))

    @property
    def mentions(self) -> int:
        """How many years or names there are."""
        return self.right + self.wrong + self.missed + self.left

    @property
    def precision(self) -> float:
        """Of those told, how many rightly."""
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        """Of those to be told, how many are."""
        return self.right / (self.right + self.missed or 1)


class Sentence(NamedTuple):
    """One sentence of a corpus: whose it is (a year, an office), its field, and what must be told of it."""

    whose: str
    located: LocatedText
    answers: frozenset[str]
    sifat: Sifat = Sifat.RENCANA


def rows(name: str, part: str = "") -> list[list[str]]:
    """Return the cells of the lines of a file, in its order; of a part of it, where the last column tells the parts."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    found = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [row for row in found if part in ("", row[-1])]


def corpus(name: str, part: str = "") -> list[Sentence]:
    """Return the sentences of a file, in its order; answers are parted by commas.

    Behind them may stand what the paper is, by its `sifat`.
    """
    return [
        Sentence(
            whose, typed(text, FIELDS[place]), among(answers, ","), *(Sifat(each) for each in rest if each in {*Sifat})
        )
        for whose, place, text, answers, *rest in rows(name, part)
    ]


def typed(text: str, field: FieldPath = ("isi",)) -> LocatedText:
    return LocatedText(field, text.replace("\\n", "\n"), names_activities=True)


def among(answers: str, divider: str | None) -> frozenset[str]:
    return frozenset(each.strip() for each in answers.split(divider)) - {"-", ""}


def of_years(sentence: Sentence) -> Count:
    """Return how the years of a sentence are told."""
    own = years.Own(int(sentence.whose), NOWHERE, sifat=sentence.sifat)
    told = {each.year for each in years.left_behind(sentence.located, own)}
    named = {*re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", sentence.located.text)}
    right = told & sentence.answers
    return Count(1, len(right), len(told - right), len(sentence.answers - told), len(named - told - sentence.answers))


@cache
def offices() -> dict[str, Instansi]:
    """Return the offices that the heads of the corpora of regions list."""
    heads = "\n".join(
        (FOLDER / name).read_text("utf-8") for name in ("regions.tsv", "regions_clerks.tsv", "regions_fresh.tsv")
    )
    listed = re.findall(r"^#\s+(\w+) = (\w+) \| (.+?) \| (.+?) \| (.+?) \| (.+)$", heads, re.MULTILINE)
    return {key: office(*rest) for key, *rest in listed}


def office(tingkat: str, daerah: str, provinsi: str, nama: str, induk: str) -> Instansi:
    level = "kementerian" if tingkat == "pusat" else tingkat
    given = {
        "tingkat": level,
        "pemerintah": induk if tingkat == "pusat" else f"Pemerintah {daerah}",
        "nama": nama,
        "singkatan": "X",
        "tempat": daerah.rsplit(maxsplit=1)[-1],
        "induk": [] if induk == "-" else [induk],
        "pejabat": {HEAD: {"nama": "Nama Contoh", "jabatan": f"Kepala {nama}"}},
        "profil": yaml.load((PROJECT / "templates" / "instansi.yaml").read_text("utf-8"), yaml.BaseLoader)["profil"],  # noqa: S506 – it makes strings only
    }
    if level != "kementerian":
        given |= {"daerah": daerah, "provinsi": provinsi}
    return Instansi.model_validate(given)


def of_regions(sentence: Sentence) -> Count:
    """Return how the other regions and offices in a sentence are told; a name counts that holds the answer or lies in it."""
    whose, located = offices()[sentence.whose], [sentence.located]
    regions, others = shared.check_regions(located, whose, (), NOWHERE, ()), check_offices(located, whose, HEAD)
    problems = [*regions, *others]
    told = [found[1] for each in problems if (found := re.search("“(.+?)”", each.message))]
    hit = [each for each in sentence.answers if any(each in name or name in each for name in told)]
    wrong = [name for name in told if not any(each in name or name in each for each in sentence.answers)]
    clean = int(not sentence.answers and not told)
    return Count(1, len(hit), len(wrong), len(sentence.answers) - len(hit), clean)


def of_dates(row: Sequence[str], year: int) -> Count:
    """Return how the days, spans, hours and numbers of a sentence in a paper of a year are told, each code once."""
    text, codes, day = [typed(row[0])], among(row[1], None), among("".join(row[2:3]), ",")
    paper = tanggal.parse(*day) if day else None
    problems = [
        *calendar.check_calendar(text, year),
        *days_off.check_days_off(text, paper.date() if paper else None),
        *reported.check_reported(text, paper, ""),
        *wording.check_pairs(text),
    ]
    told = {each.code for each in problems}
    return Count(1, len(told & codes), len(told - codes), len(codes - told))


def of_words(row: Sequence[str]) -> Count:
    """Return how wrong words and gaps of a sentence are told; one counts that a problem starts in or shows."""
    text = [typed(row[0])]
    checks = (spelling.check_spelling(text, NOWHERE), slips.check_slips(text), gaps.check_gaps(text))
    problems = [*chain(*checks), *typed_marks.check_unpaired(text)]
    answers = among(row[1], "|")

    def is_about(problem: Problem, answer: str) -> bool:
        start = row[0].index(answer)
        return answer in problem.message or problem.offset in range(start, start + len(answer))

    hit = sum(any(is_about(each, answer) for each in problems) for answer in answers)
    wrong = sum(not any(is_about(each, answer) for answer in answers) for each in problems)
    return Count(1, hit, wrong, len(answers) - hit)


def total(sentences: Iterable[T], judge: Callable[[T], Count]) -> Count:
    """Return the count of many sentences."""
    return sum(map(judge, sentences), Count())


@cache
def measured() -> tuple[tuple[str, Count], ...]:
    """Return the rows of the table of years and names: what was measured, and the count."""
    of_time = tuple(measured_of("Tahun", "years", of_years))
    of_place = tuple(measured_of("Daerah dan instansi", "regions", of_regions))
    seen, unseen = (each.replace("Tahun", "Daerah dan instansi") for each in (SEEN, UNSEEN))
    return (*of_time, *sums(of_time, SEEN, UNSEEN), *of_place, *sums(of_place, seen, unseen))


def sums(counts: Sequence[tuple[str, Count]], seen: str, unseen: str) -> Iterator[tuple[str, Count]]:
    """Yield the rows of what was seen and what was not, each added up."""
    for name, is_seen in ((seen, True), (unseen, False)):
        yield name, sum((count for row, count in counts if (UNTOUCHED not in row) == is_seen), Count())


def measured_of(what: str, name: str, judge: Callable[[Sentence], Count]) -> Iterator[tuple[str, Count]]:
    """Yield the rows of what the corpora of one name hold: by others, by clerks, fresh ones, and our own."""
    others, own = corpus(f"{name}.tsv"), corpus(f"{name}_own.tsv")
    for start, (half, odd) in enumerate(zip(PARTS, ("ganjil", "genap"), strict=True)):
        yield f"{what}, penulis lain, setengah {half} (`{name}.tsv`, kalimat {odd})", total(others[start::2], judge)
    for half, part in PARTS.items():
        yield f"{what}, banyak kantor, {half} (`{name}_clerks.tsv`)", total(corpus(f"{name}_clerks.tsv", part), judge)
    for half, part in FRESH.items():
        yield f"{what}, kantor lain, {half} (`{name}_fresh.tsv`)", total(corpus(f"{name}_fresh.tsv", part), judge)
    yield f"{what}, tulisan sendiri (`{name}_own.tsv`)", total(own, judge)


@cache
def measured_dates_and_words() -> tuple[tuple[str, Count], ...]:
    """Return the rows of the table of dates and words."""
    found = [
        ("tanggal, penulis lain (`dates_others.tsv`)", total(rows("dates_others.tsv"), partial(of_dates, year=2026)))
    ]
    for what, name, judge in (
        ("tanggal", "dates", partial(of_dates, year=2027)),
        ("kata dan isian kosong", "words", of_words),
    ):
        for whose, source, parts in (
            ("banyak kantor", f"{name}_clerks.tsv", PARTS),
            ("kantor lain", f"{name}_fresh.tsv", FRESH),
        ):
            for half, part in parts.items():
                found.append((f"{what}, {whose}, {half} (`{source}`)", total(rows(source, part), judge)))
    return tuple(found)


def table(counts: Iterable[tuple[str, Count]], *, mentions: bool = True) -> str:
    """Return a table as Markdown; with how often years or names stand in the sentences, where that is counted."""
    heads = [
        "kumpulan",
        "kalimat",
        *["sebutan"] * mentions,
        "tertinggal" if mentions else "kesalahan",
        "ketepatan",
        "kelengkapan",
    ]
    body = [
        [
            name,
            each.sentences,
            *[each.mentions] * mentions,
            each.right + each.missed,
            percent(each.precision),
            percent(each.recall),
        ]
        for name, each in counts
    ]
    lines = [heads, ["---"] * len(heads), *body]
    return "".join(f"|{'|'.join(row)}|\n" if row[0] == "---" else f"| {' | '.join(map(str, row))} |\n" for row in lines)


def percent(share: float) -> str:
    return f"{share * 100:.1f}%".replace(".", ",")


def tables() -> dict[str, str]:
    """Return the tables of the page by their names."""
    return {"tahun": table(measured()), "tanggal": table(measured_dates_and_words(), mentions=False)}


def written() -> str:
    """Return the page with the tables as they are measured now."""
    page = TABLE.read_text("utf-8")
    for name, each in tables().items():
        start = page.index(mark := f"<!-- tabel {name} -->\n") + len(mark)
        page = page[:start] + each + page[page.index(END, start) :]
    return page


if __name__ == "__main__":
    print(*tables().values(), sep="\n")
    if "--write" in sys.argv:
        TABLE.write_text(written(), "utf-8")
