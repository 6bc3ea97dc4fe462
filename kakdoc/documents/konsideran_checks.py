"""Checks on Menimbang, Mengingat and the title of a decree or regulation (UU 12/2011 Lampiran II butir 2–60)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.documents import produk_hukum as produk
from kakdoc.documents.base import LocatedText
from kakdoc.documents.citation_checks import check_citations, check_one
from kakdoc.documents.citation_names import fold
from kakdoc.documents.citations import citations
from kakdoc.documents.peraturan import Peraturan, first_day
from kakdoc.documents.produk_hukum import CLOSING, ProdukHukum
from kakdoc.problems import FieldPath, Problem, error, suggestion, warning

_LETTERS = re.compile(
    r"\b(?P<word>pada|dalam)\s+(?P<list>huruf\s+[a-z]\b(?:(?:\s*,)?\s*(?:dan\s+)?(?:huruf\s+)?[a-z]\b)*)"
)
_TITLED = re.compile(r"\bperlu\s+menetapkan\s+(?P<kind>.*?)\s+tentang\s+(?P<title>.+)$", re.IGNORECASE | re.DOTALL)
_HOLLOW = re.compile(r"bahwa\s+(?:untuk\s+itu\s+)?(?:di)?(?:anggap|pandang)\s+perlu\b", re.IGNORECASE)
_IN_WORD = re.compile(r"^(?:peraturan|keputusan)\s+(?:bupati|kepala)\b|^tentang\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\b(?=\w*[A-Z]{2})[A-Z][A-Za-z]*[A-Z]\b")
_WELL_KNOWN = frozenset({"ASN", "PNS", "PPPK", "APBD", "APBN", "NIK", "KKN", "DPRD"})


def check_title(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K318 for a title that repeats its kind, or holds an abbreviation that is not well known (butir 2–5)."""
    if _IN_WORD.match(paper.judul):
        message = f"judul “{paper.judul[:60]}” memuat jenis naskah atau kata “tentang”."
        yield error("K318", message, "hapus kata itu: program yang mencetaknya.", ("judul",))
    for match in _ACRONYM.finditer(paper.judul):
        if match[0] not in _WELL_KNOWN and not re.fullmatch(r"[IVXLC]+", match[0]) and not paper.judul.isupper():
            full = paper.instansi.nama if match[0] == paper.instansi.singkatan else "kepanjangannya"
            message = f"judul memuat singkatan “{match[0]}”."
            yield warning("K318", message, f"tulis {full}.", ("judul",), match.start())


def check_grounds(paper: ProdukHukum, sets: str) -> Iterator[Problem]:
    """Yield K313 for a ground that is none (butir 17–22), K314, K315 for a closing one that does not fit (butir 23).

    `sets` is kind and title, as the closing ground must name them.
    """
    count = len(paper.menimbang)
    for index, ground in enumerate(paper.menimbang):
        path = ("menimbang", index)
        if not re.match(r"bahwa\b", ground):
            message = "pertimbangan ini tidak dimulai dengan “bahwa”."
            yield error("K313", message, "mulai dengan “bahwa …”, tanpa huruf a., b. di depannya.", path)
        elif _HOLLOW.match(ground) and count == 1:
            message = "“dianggap perlu” saja bukan pertimbangan."
            yield error("K313", message, "sebutkan keadaan atau ketentuan yang menjadi alasannya.", path)
        closes = bool(CLOSING.match(ground))
        if closes and index < count - 1:
            message = "pertimbangan penutup tidak berada di akhir."
            yield error("K314", message, "pindahkan ke akhir, atau hapus: program menyusunnya.", path)
        elif closes:
            yield from _check_closing(ground, path, index, sets)
        if titled := _TITLED.search(produk.strip_end(ground)):
            yield from _check_set(titled, path, sets)


def _check_closing(ground: str, path: FieldPath, others: int, sets: str) -> Iterator[Problem]:
    """Yield K314 for letters, preposition or repetition of *huruf* that are wrong in a closing ground."""
    right = produk.letters(others)
    found = _LETTERS.search(ground)
    wording = " ".join(found["list"].split()) if found else ""
    if found and found["word"] == "dalam" and wording == right:
        return
    remedy = f"tulis “{produk.closing_ground(others, sets)};”, atau hapus: program menyusunnya."
    shown = f"“{found['word']} {wording}”" if found else "tanpa huruf"
    yield error("K314", f"pertimbangan penutup menyebut {shown}, seharusnya “dalam {right}”.", remedy, path)


def _check_set(titled: re.Match[str], path: FieldPath, sets: str) -> Iterator[Problem]:
    kind, _, title = sets.partition(" tentang ")
    if fold(titled["title"]) != fold(title) or not " ".join(fold(titled["kind"])).startswith(" ".join(fold(kind))):
        message = f"“{titled['kind']} tentang {' '.join(titled['title'].split())}” lain daripada judul naskah ini."
        yield error("K315", message, f"tulis “{sets};”, atau hapus: program menyusunnya.", path, titled.start())


def check_bases(paper: ProdukHukum, level: str) -> Iterator[Problem]:
    """Yield what is wrong with Mengingat (butir 28–43).

    K307 unknown, K308 twice, K310 order or form, K311 lower than `level`, K312 not there yet, K301 replaced.
    """
    known = paper.register()
    seen: dict[object, int] = {}
    for index, basis in enumerate(paper.mengingat):
        path = ("mengingat", index)
        entry = known.entries.get(basis) if produk.is_key(basis) else produk.cited(basis, known)[1]
        if produk.is_key(basis) and entry is None:
            remedy = f"{suggestion(basis, known.entries)} Atau tambahkan di peraturan.yaml."
            yield error("K307", f"peraturan “{basis}” tidak ada di peraturan.yaml.", remedy, path)
            continue
        yield from _check_written(paper, basis, path)
        same = known.head(entry) if entry is not None else " ".join(basis.split())
        if same in seen:
            message = f"{same} sudah disebut di Mengingat ke-{seen[same] + 1}."
            yield error("K308", message, "hapus salah satunya.", path)
        seen.setdefault(same, index)
        if entry is not None:
            yield from _check_entry(paper, entry, path, level)
            if produk.is_key(basis):
                yield from _check_status(paper, entry, path)
    if paper.mengingat_tetap:
        yield from _check_order(paper)
    for index, basis in enumerate(paper.mengingat):
        if not produk.is_key(basis) and produk.sort_key(basis, known) is None:
            message = f"Mengingat ke-{index + 1} tidak dikenali sebagai peraturan, maka urutannya tidak disusun."
            remedy = "mulai dengan jenisnya, misalnya “Undang-Undang Nomor … Tahun …”, atau tulis kuncinya."
            yield error("K310", message, remedy, ("mengingat", index))


def _check_written(paper: ProdukHukum, basis: str, path: FieldPath) -> Iterator[Problem]:
    """Yield what is wrong with a regulation written out: several in one item, or against the register."""
    if produk.is_key(basis):
        return
    known = paper.register()
    own = [each for each in citations(basis, known) if not each.inside_title]
    amended = basis.find("sebagaimana telah")
    main = [each for each in own if amended < 0 or each.start < amended]
    if len(main) > 1:
        message = f"satu butir Mengingat menyebut {len(main)} peraturan."
        yield error("K310", message, "tulis satu peraturan di setiap butir.", path, main[1].start)
    if amended > 0 and re.search(r";\s*\S", basis):
        yield error("K310", "butir ini memuat titik koma di tengah.", "pisahkan menjadi butir sendiri.", path)
    yield from check_citations([LocatedText(path, basis, names_activities=False)], known, paper.at())


def _check_entry(paper: ProdukHukum, entry: Peraturan, path: FieldPath, level: str) -> Iterator[Problem]:
    known = paper.register()
    if known.level(entry.jenis) > known.level(level):
        yield error(
            "K311",
            f"{known.head(entry)} lebih rendah tingkatnya daripada naskah ini.",
            "Mengingat hanya memuat peraturan yang sama atau lebih tinggi; pindahkan ke Memperhatikan atau hapus.",
            path,
        )
    later = entry.tahun > paper.tahun or (entry.tanggal is not None and first_day(entry.tanggal) > paper.at())
    if later:
        message = f"{known.head(entry)} belum ada pada tanggal naskah ini."
        yield error("K312", message, "hapus, atau betulkan tahun dan tanggal naskah.", path)


def _check_status(paper: ProdukHukum, entry: Peraturan, path: FieldPath) -> Iterator[Problem]:
    """Yield K301 for a regulation cited by key that was replaced by then."""
    known = paper.register()
    text = known.name(entry)
    found = next(citations(text, known), None)
    if found is not None:
        for problem in check_one(LocatedText(path, text, names_activities=False), found, known, paper.at()):
            if problem.code == "K301":
                yield problem


def _check_order(paper: ProdukHukum) -> Iterator[Problem]:
    known = paper.register()
    keys = [produk.sort_key(basis, known) for basis in paper.mengingat]
    for index in range(1, len(keys)):
        here, before = keys[index], keys[index - 1]
        if here is not None and before is not None and here[:4] < before[:4]:
            yield error(
                "K310",
                f"Mengingat ke-{index + 1} seharusnya mendahului butir di atasnya.",
                "urutkan menurut tingkat, lalu tahun dan nomor; atau hapus mengingat_tetap: program mengurutkannya.",
                ("mengingat", index),
            )
