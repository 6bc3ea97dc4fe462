"""How well left-over years and names are told: `python benchmarks/sentences.py [--write]` (docs/ketelitian.md).

What counts is each year or name of a sentence, once: told rightly, told wrongly, or missed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.rules import shared
from kakdoc.kinds.rules.copied import years
from kakdoc.kinds.rules.copied.offices import check_offices

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "tests" / "kinds" / "rules" / "sentences"
TABLE = PROJECT / "docs" / "ketelitian.md"
START, END = "<!-- tabel -->\n", "<!-- akhir tabel -->"
FIELDS = {
    "judul": ("judul",),
    "kegiatan": ("kegiatan",),
    "sumber_dana": ("bagian", 0, "sumber_dana"),
    "teks": ("bagian", 0, "isi"),
    "sel": ("bagian", 0, "baris", 1, 2),
}
"""The field that a place of the corpus stands for."""
YEARS = "**Tahun, semua**"
"""The row of all years."""
HEAD = "kepala"
"""The key of who heads an office, without whom no title is read for others."""
NOWHERE = Register({}, "Kabupaten Contoh")


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


def corpus(name: str) -> list[Sentence]:
    """Return the sentences of a file, in its order; answers are parted by commas."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            whose, place, text, answers = line.split("\t")
            located = LocatedText(FIELDS[place], text.replace("\\n", "\n"), names_activities=True)
            told = frozenset(each.strip() for each in answers.split(",")) - {"-", ""}
            found.append(Sentence(whose, located, told))
    return found


def of_years(sentence: Sentence) -> Count:
    """Return how the years of a sentence are told."""
    own = years.Own(int(sentence.whose), NOWHERE)
    told = {each.year for each in years.left_behind(sentence.located, own)}
    named = {*re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", sentence.located.text)}
    right = told & sentence.answers
    return Count(1, len(right), len(told - right), len(sentence.answers - told), len(named - told - sentence.answers))


@cache
def offices() -> dict[str, Instansi]:
    """Return the offices that the head of the corpus of regions lists."""
    listed = re.findall(
        r"^#\s+(\w+) = (\w+) \| (.+?) \| (.+?) \| (.+?) \| (.+)$",
        (FOLDER / "regions.tsv").read_text("utf-8"),
        re.MULTILINE,
    )
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


def total(sentences: Iterable[Sentence], judge: Callable[[Sentence], Count]) -> Count:
    """Return the count of many sentences."""
    return sum(map(judge, sentences), Count())


@cache
def measured() -> tuple[tuple[str, Count], ...]:
    """Return the rows of the table: what was measured, and the count."""
    years, regions = corpus("years.tsv"), corpus("regions.tsv")
    tuned, unseen = "setengah untuk menyetel", "setengah yang tidak dilihat"
    of_time = [total(part, of_years) for part in (years[0::2], years[1::2], corpus("years_own.tsv"))]
    of_place = [total(part, of_regions) for part in (regions[0::2], regions[1::2], corpus("regions_own.tsv"))]
    return (
        (f"Tahun, penulis lain, {tuned} (`years.tsv`, kalimat ganjil)", of_time[0]),
        (f"Tahun, penulis lain, {unseen} (`years.tsv`, kalimat genap)", of_time[1]),
        ("Tahun, tulisan sendiri (`years_own.tsv`)", of_time[2]),
        (YEARS, sum(of_time, Count())),
        (f"Daerah dan instansi, penulis lain, {tuned} (`regions.tsv`, kalimat ganjil)", of_place[0]),
        (f"Daerah dan instansi, penulis lain, {unseen} (`regions.tsv`, kalimat genap)", of_place[1]),
        ("Daerah dan instansi, tulisan sendiri (`regions_own.tsv`)", of_place[2]),
        ("**Daerah dan instansi, semua**", sum(of_place, Count())),
    )


def table() -> str:
    """Return the table as Markdown."""
    rows = [
        f"| {name} | {each.sentences} | {each.mentions} | {each.right + each.missed} | {percent(each.precision)} | {percent(each.recall)} |"
        for name, each in measured()
    ]
    head = "| kumpulan | kalimat | sebutan | tertinggal | ketepatan | kelengkapan |\n|---|---|---|---|---|---|"
    return "\n".join([head, *rows]) + "\n"


def percent(share: float) -> str:
    return f"{share * 100:.1f}%".replace(".", ",")


def written() -> str:
    """Return the page with the table as it is measured now."""
    page = TABLE.read_text("utf-8")
    return page[: page.index(START) + len(START)] + table() + page[page.index(END) :]


if __name__ == "__main__":
    print(table())
    if "--write" in sys.argv:
        TABLE.write_text(written(), "utf-8")
