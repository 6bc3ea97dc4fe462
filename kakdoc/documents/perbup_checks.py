"""Checks on a Peraturan Bupati (UU 12/2011 Lampiran II; domain rules B.4, B.5, B.7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kakdoc.documents import batang_tubuh, konsideran_checks, produk_checks, rujukan
from kakdoc.documents import produk_hukum as produk
from kakdoc.documents.base import LocatedText
from kakdoc.documents.batang_tubuh import DEEPEST, Bagian, Norm, Pasal
from kakdoc.documents.peraturan import first_day
from kakdoc.documents.perbup import Perbup, names_from
from kakdoc.documents.rujukan import Place
from kakdoc.problems import FieldPath, Problem, error, warning
from kakdoc.values import urutan

_REFERENCE = re.compile(
    r"(?:(?P<preposition>pada|dalam)\s+)?"
    r"(?:(?P<article>[Pp]asal)\s+(?P<pasal>\d+))?(?:(?(article)\s+)ayat\s+\((?P<ayat>\d+)\))?"
    r"(?(article)(?:\s+huruf\s+(?P<huruf>[a-z])\b(?:\s+angka\s+(?P<angka>\d+))?)?)"
)
_RKPD = re.compile(r"\b(?:rencana\s+kerja\s+(?:pemerintah|pembangunan)\s+daerah|rkpd)\b", re.IGNORECASE)
_RENJA = re.compile(
    r"\b(?:rencana\s+kerja\s+(?:badan|dinas|perangkat|kecamatan|inspektorat|sekretariat)|renja)\b", re.IGNORECASE
)
_FOREIGN = re.compile(
    r"\s+(?:dan\s+Pasal\s+\d+\s+)?(?:Undang|Peraturan(?!\s+Bupati\s+ini)|Keputusan|UU|PP|Perda|Permen)"
)
_INSEPARABLE = re.compile(r"tidak\s+terpisahkan", re.IGNORECASE)


def check_paper(paper: Perbup) -> Iterator[Problem]:
    """Yield what every paper is checked for."""
    keys = ("penanda_tangan", "pengundang", "penanda_salinan")
    yield from produk_checks.check_paper(paper, signer=paper.penanda_tangan, keys=keys)
    yield from produk_checks.check_output(paper, "Peraturan Bupati")
    yield from produk_checks.check_annex_tables(paper, paper.lampiran)
    if paper.nomor is not None and not re.fullmatch(r"\d+", paper.nomor):
        message = f"nomor peraturan “{paper.nomor}” bukan bilangan bulat."
        yield warning("K319", message, "tulis angkanya saja, misalnya 26; tahunnya dicetak program.", ("nomor",))


def check_konsideran(paper: Perbup) -> Iterator[Problem]:
    """Yield what is wrong with the title, Menimbang and Mengingat."""
    yield from konsideran_checks.check_title(paper)
    yield from konsideran_checks.check_grounds(paper, paper.sets())
    yield from konsideran_checks.check_bases(paper, "perbup")


def check_signer(paper: Perbup) -> Iterator[Problem]:
    """Yield K320 for a Plt. or Plh. who signs a regulation."""
    pejabat = paper.instansi.pejabat.get(paper.penanda_tangan)
    yield from produk_checks.check_mandate(pejabat, paper.judul, "perbup", ("penanda_tangan",))


def check_dates(paper: Perbup) -> Iterator[Problem]:
    """Yield K323 for a promulgation before the enactment (UU 12/2011 ps. 86; butir 164–169)."""
    enacted, promulgated = paper.tanggal, paper.tanggal_diundangkan
    if enacted is None or promulgated is None:
        return
    first = (enacted.tahun, enacted.bulan, enacted.hari or 1)
    last = (promulgated.tahun, promulgated.bulan, promulgated.hari or 31)
    if last < first:
        message = f"diundangkan {promulgated}, lebih dahulu daripada ditetapkan {enacted}."
        yield error("K323", message, "betulkan salah satu tanggalnya.", ("tanggal_diundangkan",))


def check_rkpd(paper: Perbup) -> Iterator[Problem]:
    """Yield K324 for a regulation on a Renja that cites no RKPD, or is dated before it (UU 23/2014 ps. 273 (4))."""
    if not _RENJA.search(paper.judul) or _RKPD.search(paper.judul):
        return
    known = paper.register()
    cited = [
        (index, entry)
        for index, basis in enumerate(paper.mengingat)
        for entry in [known.entries.get(basis) if produk.is_key(basis) else produk.cited(basis, known)[1]]
        if entry is not None and _RKPD.search(entry.judul) and entry.jenis in ("perbup", "keputusan_bupati")
    ]
    written = any(_RKPD.search(basis) for basis in paper.mengingat if not produk.is_key(basis))
    if not cited and not written:
        message = "peraturan tentang Renja tidak mengingat peraturan bupati tentang RKPD tahun itu."
        yield warning("K324", message, "tambahkan di mengingat: Renja ditetapkan sesudah RKPD.", ("mengingat",))
    for index, entry in cited:
        if paper.tanggal is not None and entry.tanggal is not None and first_day(entry.tanggal) > paper.at():
            message = f"{known.head(entry)} ditetapkan {entry.tanggal}, sesudah peraturan ini ({paper.tanggal})."
            yield error("K324", message, "Renja ditetapkan sesudah RKPD; betulkan tanggalnya.", ("mengingat", index))


def check_shape(paper: Perbup) -> Iterator[Problem]:
    """Yield K325 for an empty body, an article of two shapes or too deep, a chapter without articles (butir 72–87)."""
    if bool(paper.bab) == bool(paper.pasal):
        message = "batang tubuh belum ada." if not paper.bab else "bab dan pasal diisi bersama-sama."
        remedy = "isi bab (dengan pasal di dalamnya), atau pasal saja bila tidak dibagi dalam bab."
        yield error("K325", message, remedy, ("pasal",) if paper.bab else ())
    for index, bab in enumerate(paper.bab):
        if bool(bab.pasal) == bool(bab.bagian):
            yield _one_of("bab", "pasal", "bagian", ("bab", index))
        for number, bagian in enumerate(bab.bagian):
            yield from _check_bagian(bagian, ("bab", index, "bagian", number))
    for path, pasal in batang_tubuh.articles(paper):
        yield from _check_pasal(pasal, path)
    for norm in batang_tubuh.norms(paper):
        if norm.line.get("tingkat", 0) > DEEPEST:
            message = "rincian ini bertingkat lebih dari empat."
            yield error("K325", message, "pecah menjadi pasal atau ayat tersendiri.", norm.field)


def _one_of(name: str, first: str, second: str, path: FieldPath) -> Problem:
    return error(
        "K325", f"{name} ini harus berisi {first} atau {second}, salah satu.", f"isi {first}, atau {second}.", path
    )


def _check_bagian(bagian: Bagian, path: FieldPath) -> Iterator[Problem]:
    if bool(bagian.pasal) == bool(bagian.paragraf):
        yield _one_of("bagian", "pasal", "paragraf", path)


def _check_pasal(pasal: Pasal, path: FieldPath) -> Iterator[Problem]:
    inner = bool(pasal.rincian) + bool(pasal.definisi)
    if pasal.ayat and (pasal.isi is not None or inner):
        message = "pasal ini berisi ayat dan juga isi, rincian, atau definisi."
        yield error("K325", message, "jadikan isinya ayat tersendiri.", path)
    elif not pasal.ayat and pasal.isi is None:
        yield error("K325", "pasal ini kosong.", "isi kunci isi, atau ayat.", path)
    elif inner > 1:
        yield error("K325", "pasal ini berisi definisi dan rincian.", "pisahkan menjadi dua pasal.", path)
    if len(pasal.ayat) == 1:
        message = "pasal ini hanya berisi satu ayat."
        yield error("K325", message, "tulis sebagai isi pasal; ayat (1) memerlukan ayat (2).", path)


def check_references(paper: Perbup) -> Iterator[Problem]:
    """Yield K316, K317, K327 for places named in the articles (butir 79–84, 192, 272–276)."""
    every = list(batang_tubuh.norms(paper))
    texts = [LocatedText(each.field, each.text, names_activities=False) for each in every]
    labels = paper.labels()
    yield from rujukan.check_labels(texts, labels)
    yield from rujukan.check_double_labels(_labelled(paper))
    places = {each.place for each in every} | {Place(number) for number in range(1, _count(paper) + 1)}
    for each in every:
        yield from _check_norm(each, places)
    resolved = [
        LocatedText(each.field, rujukan.resolve(each.text, names_from(labels, each.place)), names_activities=False)
        for each in every
    ]
    heads: list[FieldPath] = [("lampiran", index) for index in range(len(paper.lampiran))]
    yield from rujukan.check_annexes(resolved, len(paper.lampiran), heads)
    if paper.lampiran and not any(_INSEPARABLE.search(each.text) for each in texts):
        message = "lampiran tidak dinyatakan sebagai bagian yang tidak terpisahkan dari peraturan ini."
        remedy = "tambahkan di pasalnya: “… yang merupakan bagian tidak terpisahkan dari Peraturan Bupati ini”."
        yield error("K317", message, remedy, ("lampiran",))


def _labelled(paper: Perbup) -> list[tuple[FieldPath, str]]:
    found: list[tuple[FieldPath, str]] = [
        ((*path, "label"), each.label) for path, each in batang_tubuh.articles(paper) if each.label
    ]
    found += [
        ((*each.field[:-1], "label"), each.label)
        for each in batang_tubuh.norms(paper)
        if each.label and each.place.inner
    ]
    return found + [
        (("lampiran", index, "label"), each.label) for index, each in enumerate(paper.lampiran) if each.label
    ]


def _count(paper: Perbup) -> int:
    return sum(1 for _ in batang_tubuh.articles(paper))


def _check_norm(norm: Norm, places: set[Place]) -> Iterator[Problem]:
    """Yield K316 for a place that does not exist, K327 for the wrong preposition before one that does."""
    for match in _REFERENCE.finditer(norm.text):
        if (not match["article"] and not match["ayat"]) or _FOREIGN.match(norm.text, match.end()):
            continue
        target = _target(match, norm.place)
        name = " ".join(match[0].split()[1:] if match["preposition"] else match[0].split())
        if target not in places:
            message = f"“{name}” tidak ada di peraturan ini."
            remedy = "betulkan, atau beri label pada tempatnya lalu tulis [rujuk: label]."
            yield error("K316", message, remedy, norm.field, match.start())
            continue
        right = "pada" if not match["article"] else "dalam"
        before = norm.text[: match.start()].rstrip()
        if match["preposition"] and match["preposition"] != right and before.endswith("dimaksud"):
            message = f"“{match['preposition']} {name}” memakai kata depan yang keliru."
            yield error("K327", message, f"tulis “{right} {name}”.", norm.field, match.start())
        if match["article"] == "pasal":
            yield error("K327", f"“{name}” ditulis dengan huruf kecil.", "tulis “Pasal”.", norm.field, match.start())


def _target(match: re.Match[str], here: Place) -> Place:
    marks = []
    if match["huruf"]:
        marks.append(urutan.read_letter(match["huruf"]))
        if match["angka"]:
            marks.append(int(match["angka"]))
    pasal = int(match["pasal"]) if match["pasal"] else here.pasal
    return Place(pasal, int(match["ayat"]) if match["ayat"] else None, tuple(marks))


def check_norms(paper: Perbup) -> Iterator[Problem]:
    """Yield K326 for open norms, K328 for items that do not begin as butir 87–91 say."""
    every = list(batang_tubuh.norms(paper))
    yield from produk_checks.check_open_norms(
        [LocatedText(each.field, each.text, names_activities=False) for each in every]
    )
    known = _capitalised(every)
    for each in every:
        first = each.text.split()[0] if each.text.split() else ""
        if (
            each.line["gaya"] == "rincian"
            and first[:1].isupper()
            and not first.isupper()
            and first.casefold() not in known
        ):
            message = f"rincian “{each.text[:40]}” dimulai dengan huruf kapital."
            yield warning(
                "K328", message, f"tulis “{first[0].lower()}{first[1:]}”, kecuali bila nama atau istilah.", each.field
            )


def _capitalised(every: list[Norm]) -> set[str]:
    """Return the words that may begin an item in capitals: those of the terms defined, and of names of offices."""
    terms = {
        word.strip(",.").casefold()
        for each in every
        if each.line["gaya"] == "definisi"
        for word in each.text.split()[:8]
    }
    return terms | {
        "bupati",
        "wakil",
        "sekretaris",
        "kepala",
        "badan",
        "dinas",
        "undang-undang",
        "peraturan",
        "pasal",
        "kabupaten",
    }


def check_salinan(paper: Perbup) -> Iterator[Problem]:
    """Yield K329 for what a certified copy needs and the regulation does not have yet."""
    for key in ("nomor", "tanggal", "tanggal_diundangkan", "nomor_berita_daerah"):
        value = getattr(paper, key)
        if value is None or (key.startswith("tanggal") and value.hari is None):
            message = f"salinan memerlukan {key}, yang belum diisi lengkap."
            yield error("K329", message, f"isi {key} seperti di naskah yang sudah ditandatangani.", (key,))


CHECKS: tuple[Callable[[Perbup], Iterator[Problem]], ...] = (
    check_paper,
    check_konsideran,
    check_signer,
    check_dates,
    check_rkpd,
    check_shape,
    check_references,
    check_norms,
)
"""Every check on a Peraturan Bupati, in the order in which they are made."""
