"""Checks on Mengingat of a decree or regulation (UU 12/2011 Lampiran II butir 28–52; docs/aturan.md B.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import either, mention, setting
from kakdoc.kinds.decree import mengingat
from kakdoc.kinds.decree.mengingat import Basis, is_key
from kakdoc.kinds.decree.paper import ProdukHukum
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.fields.paragraphs import shortened
from kakdoc.kinds.law.acts import citable
from kakdoc.kinds.law.acts.checks import check_key
from kakdoc.kinds.law.acts.finding import FIRST_GAZETTE
from kakdoc.kinds.law.citations import AMENDED, Citation, citations
from kakdoc.kinds.law.register import first_day
from kakdoc.kinds.rules.cited.citations import check_citations, check_one

_ITS_KEY = either("kuncinya", "namanya di register")

_JOINED = re.compile(r"\s(?:jo\.?|juncto)\s", re.IGNORECASE)
_OLD_SPELLING = re.compile(r"Undang-undang|undang-undang|Undang-Undang\s+Republik\s+Indonesia(?=\s+Nomor)")
_ARTICLE = re.compile(r"\W*Pasal\s+\d+[^,;]*?(?=Undang-Undang\s+(?!Dasar))")
_REPEALED = re.compile(r"\bdicabut\s+dan\s+dinyatakan\s+tidak\s+berlaku\b", re.IGNORECASE)
_GAZETTED = frozenset({"uu", "perppu", "pp", "perpres"})
"""Kinds that stand in the Lembaran Negara, and are cited with it (butir 47–48)."""
_SERIES = "Lembaran Negara Republik Indonesia"


def check_bases(paper: ProdukHukum, level: str) -> Iterator[Problem]:
    """Yield what is wrong with the items.

    K307 unknown, K308 twice, K310 form or order, K311 lower than `level`, K312 not there yet, K370 from the list of
    acts, K301–K306 what is said of a regulation.
    """
    items = mengingat.items(paper)
    seen: dict[object, int] = {}
    for index, each in enumerate(items):
        path: FieldPath = ("mengingat", index)
        if is_key(each.text, each.known):
            yield from check_key(path, each.text, paper.office_register())
        if is_key(each.text, each.known) and each.entry is None:
            continue
        said = list((_check_known if each.entry and not each.named else _check_written)(paper, each, path))
        yield from said
        if each.identity() in seen:
            message = f"{each.head()} sudah disebut di Mengingat ke-{seen[each.identity()] + 1}."
            yield error("K308", message, "hapus salah satunya.", path)
        seen.setdefault(each.identity(), index)
        if each.sort_key() is not None:
            yield from _check_level(paper, each, path, level)
        elif not (said and paper.mengingat_tetap):
            yield _unread(each, index, ordered=paper.mengingat_tetap)
    yield from _check_order(paper, items)
    yield from _check_amended(paper, items)


def _check_known(paper: ProdukHukum, each: Basis, path: FieldPath) -> Iterator[Problem]:
    """Yield K301 for a regulation cited by key that was replaced by then."""
    text = each.known.name(each.entry) if each.entry else ""
    found = next(citations(text, each.known), None)
    if found is not None:
        for problem in check_one(LocatedText(path, text, names_activities=False), found, each.known, paper.at()):
            if problem.code == "K301":
                yield problem


def _check_written(paper: ProdukHukum, each: Basis, path: FieldPath) -> Iterator[Problem]:
    """Yield K310 for the form of a regulation written out (butir 45–52), K301–K306 for what it says."""
    several = _several(each)
    if len(several) > 1:
        message = f"satu butir Mengingat menyebut {len(several)} peraturan."
        yield error("K310", message, "tulis satu peraturan di setiap butir.", path, several[1].start)
    elif found := re.search(r";\s*\S", each.text):
        message = "butir ini memuat titik koma di tengah."
        yield error("K310", message, "pisahkan menjadi butir sendiri.", path, found.start())
    if found := _ARTICLE.match(each.text):
        message = "butir ini menyebut pasal; undang-undang di Mengingat ditulis tanpa pasal."
        yield error("K310", message, f"hapus “{found[0].strip()}”; pasalnya disebut di Menimbang.", path)
    if found := _OLD_SPELLING.match(each.text):
        yield error("K310", f"“{found[0]}” bukan bentuk bakunya.", "tulis “Undang-Undang”.", path)
    named, entry = each.named, each.entry
    founding = named and named.tahun == FIRST_GAZETTE and "embentukan" in each.text  # the Berita Negara had those
    gazetted = entry.lembaran if entry else named and named.tahun >= FIRST_GAZETTE and not founding
    if named and named.gazette is None and named.jenis in _GAZETTED and gazetted:
        message = f"{each.head()} ditulis tanpa Lembaran Negaranya."
        listed = citable.in_full(each.known, named)
        right = each.known.plain_citation(entry) if entry else listed or f"… ({_SERIES} Tahun … Nomor …)"
        tell = error if entry else warning  # an act of old may never have stood there
        yield tell("K310", message, f"tulis “{right}”.", path)
    if entry is not None and not AMENDED.search(each.text):
        clause = each.known.amendment_clause(entry, paper.at())
        if clause:
            message = f"{each.head()} ditulis tanpa perubahannya."
            yield warning("K305", message, f"tambahkan “{clause}”, atau tulis {_ITS_KEY} saja.", path)
    yield from check_citations([LocatedText(path, each.text, names_activities=False)], each.known, paper.at())


def _several(each: Basis) -> Sequence[Citation]:
    """Return the regulations that an item names, apart from those that amended the first."""
    own = [cited for cited in citations(each.text, each.known) if not cited.inside_title]
    amended = AMENDED.search(each.text) or _JOINED.search(each.text)
    return [cited for cited in own if amended is None or cited.start < amended.start()]


def _unread(each: Basis, index: int, *, ordered: bool) -> Problem:
    """Return the problem of an item that is not read; `ordered` where the writer keeps an order of his own."""
    named = f"Mengingat ke-{index + 1}, “{shortened(each.text, 80)}”, tidak dikenali sebagai peraturan"
    if ordered:
        remedy = f"betulkan tulisannya, misalnya “Undang-Undang Nomor … Tahun … tentang …”, atau tulis {_ITS_KEY}."
        return warning("K310", f"{named}, maka tidak diperiksa.", remedy, ("mengingat", index))
    message = f"{named}, maka urutannya tidak disusun."
    remedy = (
        f"mulai dengan jenisnya, misalnya “Undang-Undang Nomor … Tahun …”, atau tulis {_ITS_KEY}; gabungkan bila "
        f"lanjutan butir lain. Bila memang peraturan, urutkan sendiri dengan {setting('mengingat_tetap', 'ya')}."
    )
    return error("K310", message, remedy, ("mengingat", index))


def _check_level(paper: ProdukHukum, each: Basis, path: FieldPath, level: str) -> Iterator[Problem]:
    """Yield K311 for a regulation lower than the paper (butir 41), K312 for one yet to come (butir 42)."""
    key = each.sort_key() or (0, 0, 0, 0, "")
    if key[0] > each.known.level(level):
        yield error(
            "K311",
            f"{each.head()} lebih rendah tingkatnya daripada naskah ini.",
            "Mengingat hanya memuat peraturan yang sama atau lebih tinggi; "
            + ("pindahkan ke memperhatikan, atau hapus." if hasattr(paper, "memperhatikan") else "hapus."),
            path,
        )
    date = each.entry.tanggal if each.entry else None
    if key[2] > paper.tahun or (date is not None and first_day(date) > paper.at()):
        message = f"{each.head()} belum ada pada tanggal naskah ini."
        yield error("K312", message, "hapus, atau betulkan tahun dan tanggal naskah.", path)


def _check_order(paper: ProdukHukum, items: Sequence[Basis]) -> Iterator[Problem]:
    """Yield K310 for an item of a hand-made order that belongs above another (butir 43)."""
    if not paper.mengingat_tetap:
        return
    above: Basis | None = None
    for index, each in enumerate(items):
        if each.sort_key() is None:
            continue
        if above is not None and _is_before(each, above):
            yield error(
                "K310",
                f"{each.head()} seharusnya mendahului {above.head()} di atasnya.",
                f"urutkan menurut tingkat, lalu tahun dan nomor; atau hapus {mention('mengingat_tetap')}: "
                "program mengurutkannya.",
                ("mengingat", index),
            )
        above = each


def _is_before(each: Basis, above: Basis) -> bool:
    """Return whether an item belongs above another; the forming law may stand first, or where its year puts it."""
    here, there = each.sort_key(), above.sort_key()
    if here is None or there is None:
        return False
    issuer = each.issuer()
    told = issuer[0] and issuer == above.issuer() and 0 not in (here[3], there[3])
    first, second = (here[2], here[3] if told else 0), (there[2], there[3] if told else 0)
    return (here[0], *first) < (there[0], *second) and (*here[:2], *first) < (*there[:2], *second)


def _check_amended(paper: ProdukHukum, items: Sequence[Basis]) -> Iterator[Problem]:
    """Yield K310 for an amending paper that does not cite what it amends (UU 13/2022, butir 41a).

    Of decrees no rule says so: they are warned about, unless Menimbang or Memperhatikan name it.
    """
    known, amended = paper.register(), mengingat.amended(paper)
    if amended is None or amended.named is None or amended.identity() in {each.identity() for each in items}:
        return
    message = f"{amended.named.typed} yang diubah tidak disebut di Mengingat"
    others = getattr(paper, "memperhatikan", None)
    if others is None:
        yield error("K310", f"{message}.", "tambahkan peraturan yang diubah.", ("mengingat",))
        return
    said = (each for text in (*paper.menimbang, *others) for each in citations(text, known))
    if all((each.nomor, each.tahun) != (amended.named.nomor, amended.named.tahun) for each in said):
        message += ", Menimbang, dan Memperhatikan."
        yield warning("K310", message, "sebut keputusan yang diubah, beserta alasannya.", ("mengingat",))


def check_repealed(paper: ProdukHukum, texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K312 for a regulation in Mengingat that the paper itself repeals (butir 42)."""
    known, cited = paper.register(), {each.identity(): index for index, each in enumerate(mengingat.items(paper))}
    for located in texts:
        repealing = _REPEALED.search(located.text)
        for named in citations(located.text[: repealing.start()], known) if repealing else ():
            repealed = mengingat.basis(located.text[named.start : named.end], known)
            if not named.inside_title and repealed.identity() in cited:
                path = ("mengingat", cited[repealed.identity()])
                message = f"{repealed.head()} dicabut oleh naskah ini, maka bukan dasar hukumnya."
                yield error("K312", message, "hapus dari Mengingat.", path)
