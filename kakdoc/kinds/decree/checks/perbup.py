"""Checks on a Peraturan Bupati (UU 12/2011 Lampiran II; docs/aturan.md B)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.decree import mengingat
from kakdoc.kinds.decree.body import articles, references
from kakdoc.kinds.decree.body.articles import Norm
from kakdoc.kinds.decree.checks import annexes, force, grounds, makers, repeal, typing
from kakdoc.kinds.decree.checks import mengingat as mengingat_checks
from kakdoc.kinds.decree.checks import paper as produk_checks
from kakdoc.kinds.decree.checks.body import amending, lists, shape
from kakdoc.kinds.decree.checks.body import norms as norma_checks
from kakdoc.kinds.decree.checks.body import places as pasal_checks
from kakdoc.kinds.decree.checks.body import references as rujukan_checks
from kakdoc.kinds.decree.perbup import Perbup, names_from
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import first_day
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.rules import typed_marks
from kakdoc.kinds.rules.registry import Given, Rule, Rules, Shared
from kakdoc.values.dates.tanggal import Tanggal

_RKPD = re.compile(r"\b(?:rencana\s+kerja\s+(?:pemerintah|pembangunan)\s+daerah|rkpd)\b", re.IGNORECASE)
_RENJA = re.compile(
    r"\b(?:rencana\s+kerja\s+(?:badan|dinas|perangkat|kecamatan|inspektorat|sekretariat)|renja)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\bTahun\s+(?:Anggaran\s+)?(\d{4})\s*$", re.IGNORECASE)


def check_output(paper: Perbup) -> Iterator[Problem]:
    """Yield K331, K332 for a link to an output of the TOR that does not fit."""
    yield from produk_checks.check_output(paper, paper.kind())


def check_annexes(paper: Perbup) -> Iterator[Problem]:
    """Yield what is wrong with the rows, parties and budgets of the annexes."""
    yield from annexes.check_annexes(paper, paper.lampiran)


def check_number(paper: Perbup) -> Iterator[Problem]:
    """Yield K319 for a number that is more than a whole number."""
    for path, number in paper.numbers():
        if number is not None and not re.fullmatch(r"\d+", number):
            message = f"nomor peraturan “{number}” bukan bilangan bulat."
            yield warning("K319", message, "tulis angkanya saja, misalnya 26; tahunnya dicetak program.", path)


def check_grounds(paper: Perbup) -> Iterator[Problem]:
    """Yield what is wrong with Menimbang."""
    if paper.knows_signers():  # a joint regulation may leave out its makers there
        yield from grounds.check_grounds(paper, f"{paper.kind()} tentang {paper.judul}")


def check_bases(paper: Perbup) -> Iterator[Problem]:
    """Yield what is wrong with Mengingat."""
    yield from mengingat_checks.check_bases(paper, _level(paper))


def _level(paper: Perbup) -> str:
    """Return the kind of paper it is among regulations."""
    if paper.instansi.village:
        return "perdes" if paper.agreed_with() else "perkades"
    if paper.bersama and not paper.instansi.region:
        return "permen"
    return "pergub" if _is_of_governor(paper) else "perbup"


def _is_of_governor(paper: Perbup) -> bool:
    """Return whether a governor makes it, of several one at the first place."""
    return (paper.makers()[:1] or [paper.kind()])[0].startswith("Gubernur") or paper.kind().endswith("Gubernur")


def check_dates(paper: Perbup) -> Iterator[Problem]:
    """Yield K323 for a promulgation before the enactment (UU 12/2011 ps. 86; butir 164–169)."""
    key = "tanggal_diundangkan"
    dates: list[tuple[FieldPath, Tanggal | None]] = [((key,), paper.tanggal_diundangkan)]
    dates += [(("bersama", index, key), each.tanggal_diundangkan) for index, each in enumerate(paper.bersama)]
    for path, promulgated in dates:
        if promulgated is not None:
            yield from _check_promulgated(paper.tanggal, promulgated, path)


def _check_promulgated(enacted: Tanggal | None, promulgated: Tanggal, path: FieldPath) -> Iterator[Problem]:
    if enacted is None:
        message = f"diundangkan {promulgated}, padahal tanggal ditetapkannya belum diisi."
        yield error("K323", message, f"isi tanggal, atau kosongkan {mention('tanggal_diundangkan')}.", path)
    elif (promulgated.tahun, promulgated.bulan, promulgated.hari or 31) < (
        enacted.tahun,
        enacted.bulan,
        enacted.hari or 1,
    ):
        message = f"diundangkan {promulgated}, lebih dahulu daripada ditetapkan {enacted}."
        yield error("K323", message, "betulkan salah satu tanggalnya.", path)


def check_rkpd(paper: Perbup) -> Iterator[Problem]:
    """Yield K324 for a regulation on a Renja that cites no RKPD, that of another year, or is dated before it.

    Source: UU 23/2014 ps. 273 (4).
    """
    if not _RENJA.search(paper.judul) or _RKPD.search(paper.judul):
        return
    named = [(index, each) for index, each in enumerate(mengingat.items(paper)) if _RKPD.search(_title(each))]
    province = _is_of_governor(paper)
    own = ("pergub", "keputusan_gubernur", "") if province else ("perbup", "keputusan_bupati", "")
    cited = [(index, each) for index, each in named if each.issuer()[0] in own]
    if not cited:
        message = f"peraturan tentang Renja tidak mengingat {paper.kind().lower()} tentang RKPD tahun itu."
        yield warning("K324", message, "tambahkan di mengingat: Renja ditetapkan sesudah RKPD.", ("mengingat",))
    year = _YEAR.search(paper.judul)
    for index, each in cited:
        date, other = each.entry.tanggal if each.entry else None, _YEAR.search(_title(each))
        if paper.tanggal is not None and date is not None and first_day(date) > paper.at():
            message = f"{each.head()} ditetapkan {date}, sesudah peraturan ini ({paper.tanggal})."
            yield error("K324", message, "Renja ditetapkan sesudah RKPD; betulkan tanggalnya.", ("mengingat", index))
        if year and other and year[1] != other[1]:
            message = f"Renja tahun {year[1]} mengingat RKPD tahun {other[1]}."
            yield warning("K324", message, f"rujuk RKPD tahun {year[1]}.", ("mengingat", index))


def _title(each: mengingat.Basis) -> str:
    return each.entry.judul if each.entry else (each.named.title or "" if each.named else each.text)


def check_references(paper: Perbup) -> Iterator[Problem]:
    """Yield K316, K317, K327 for labels, places and annexes named in the articles (butir 79–84, 192, 272–276)."""
    every, places = list(articles.norms(paper)), paper.labels()
    yield from rujukan_checks.check_labels(_located(every), places)
    yield from rujukan_checks.check_double_labels(_labelled(paper))
    target = pasal_checks.targets(every, _count(paper))
    for each in [] if paper.amends() else every:  # an amending one names the places of another
        yield from pasal_checks.check_norm(each, target, names_from(places, each.place))
    resolved = [
        LocatedText(each.field, references.resolve(each.text, names_from(places, each.place)), names_activities=False)
        for each in every
    ]
    count = len(paper.lampiran)
    if paper.perubahan:  # what they name of annexes is the amended one's
        yield from _check_new_annexes(paper)
        return
    inside = [each for each in texts(paper) if each.field[0] == "lampiran"]
    yield from rujukan_checks.check_annexes(resolved, inside, count)
    yield from rujukan_checks.check_inseparable(resolved, count, paper.kind())


def _check_new_annexes(paper: Perbup) -> Iterator[Problem]:
    """Yield K317 for more annexes than an amendment changes, where its new wordings name none."""
    changed = sum(each.jenis == "lampiran" for each in paper.perubahan)
    named = any(each.field[0] == "perubahan" and "Lampiran" in each.text for each in texts(paper))
    if len(paper.lampiran) > changed and not named:
        message = f"{'Lampiran' if len(paper.lampiran) == 1 else 'lampiran'} tidak disebut di perubahannya."
        remedy = "tambahkan perubahan dengan jenis: lampiran, atau sebut lampirannya di bunyi baru sebuah pasal."
        yield error("K317", message, remedy, ("lampiran", changed))


def check_changes(paper: Perbup) -> Iterator[Problem]:
    """Yield K307, K350–K352, K370 for what an amending regulation changes."""
    yield from amending.check_changes(paper)
    if paper.amends():
        told = [each for each in texts(paper) if each.field[-1] in ("isi", "kalimat") and each.field[0] != "lampiran"]
        yield from amending.check_inserted(told)


def _located(norms: Iterable[Norm]) -> list[LocatedText]:
    return [LocatedText(each.field, each.text, names_activities=False) for each in norms]


def _labelled(paper: Perbup) -> list[tuple[FieldPath, str]]:
    found: list[tuple[FieldPath, str]] = [
        ((*path, "label"), each.label) for path, each in articles.articles(paper) if each.label
    ]
    found += [
        ((*each.field[:-1], "label"), each.label) for each in articles.norms(paper) if each.label and each.place.inner
    ]
    return found + [
        (("lampiran", index, "label"), each.label) for index, each in enumerate(paper.lampiran) if each.label
    ]


def _count(paper: Perbup) -> int:
    return sum(1 for _ in articles.articles(paper))


def check_norms(paper: Perbup) -> Iterator[Problem]:
    """Yield K325–K328, K330, K312 for the wording of the articles."""
    every = list(articles.norms(paper))
    yield from norma_checks.check_wording(every)
    if not paper.amends():
        yield from norma_checks.check_capitals(every)
    yield from norma_checks.check_conjunctions(paper)
    yield from norma_checks.check_definitions(paper, every)
    yield from norma_checks.check_repeal(paper, every)
    located = _located(every)
    yield from force.check_force(paper, located, paper.kind(), last=located[-1:])
    yield from mengingat_checks.check_repealed(paper, located)
    yield from lists.check_lists([each for each in located if not paper.amends()])
    yield from repeal.check_repealed(paper, located, _level(paper))


def check_typing(paper: Perbup) -> Iterator[Problem]:
    """Yield K333, K316, K326 for numbers, labels and names that were typed and do not fit."""
    every = texts(paper)
    yield from typing.check_promulgation(every)
    yield from typed_marks.check_marks(each for each in every if each.field[0] != "menimbang")
    yield from typing.check_stray_labels(every, ("bab", "pasal"))
    yield from typing.check_self(_located(articles.norms(paper)), paper.kind())


def check_salinan(paper: Perbup) -> Iterator[Problem]:
    """Yield K329 for what a certified copy needs and the regulation does not have yet, K119 for who certifies it."""
    dated = ("tanggal_diundangkan", "nomor_berita_daerah")
    signers = [key for _, key in (*paper.signers(), *paper.promulgators())]
    own = () if paper.promulgated() else dated
    several = [(("bersama", index, key), getattr(each, key)) for index, each, _ in paper.promulgated() for key in dated]
    yield from produk_checks.check_copy(paper, ("tanggal", *own), (*signers, paper.penanda_salinan), several)


def _given(paper: Perbup) -> Given:
    officials = (*paper.signers(), *paper.promulgators())
    return produk_checks.given(paper, officials, makers.own_names(paper))


CHECKS: Rules = (
    Shared(_given, produk_checks.SHARED),
    *produk_checks.CHECKS,
    Rule(check_output, "K331 K332", "kak keluaran judul kesepakatan tahun"),
    Rule(check_annexes, "K115 K119 K211 K246 K320 K322 K341", "instansi kak lampiran"),
    Rule(check_number, "K319", "bersama nomor"),
    Rule(grounds.check_title, "K318", "judul"),
    Rule(check_grounds, "K313 K314 K315", "bersama judul kesepakatan menimbang"),
    Rule(check_bases, produk_checks.BASES, "bersama instansi kesepakatan mengingat peraturan tanggal"),
    Rule(
        makers.check_regulation,
        "K353 K362 K363",
        "bersama instansi kesepakatan nomor nomor_berita_daerah tanggal_diundangkan",
    ),
    Rule(makers.check_signer, "K320", "bersama instansi judul kesepakatan penanda_tangan pengundang"),
    Rule(makers.check_agreement, "K114 K406 K713", "instansi kesepakatan"),
    Rule(check_dates, "K323", "bersama tanggal tanggal_diundangkan"),
    Rule(check_rkpd, "K324", "judul mengingat peraturan tanggal"),
    Rule(shape.check_shape, "K325", "bab pasal perubahan"),
    Rule(check_references, "K316 K317 K327 K346", "bab kesepakatan lampiran pasal perubahan"),
    Rule(
        check_changes,
        "K307 K350 K351 K352 K370",
        "bab instansi judul lampiran mengingat pasal pasal_semula perubahan perubahan_sebelumnya peraturan tanggal",
    ),
    Rule(
        check_norms,
        "K312 K325 K326 K328 K330 K347 K348 K349",
        "bab judul kesepakatan mengingat menimbang pasal peraturan tanggal",
    ),
    Rule(check_typing, "K316 K326 K333", "bab bersama kesepakatan pasal"),
)
"""Every rule of a Peraturan Bupati, in the order in which they are asked."""
