"""Checks that decrees and regulations share: signer, dates, number, wording, annexes, the output of the TOR."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import mention, setting, spoken
from kakdoc.kinds.decree.paper import ProdukHukum
from kakdoc.kinds.fields import srikandi as marks
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.names import fold
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.office import Pejabat
from kakdoc.kinds.rules import shared
from kakdoc.kinds.rules.copied import gaps, offices, years
from kakdoc.kinds.rules.copied.regions import checking as regions
from kakdoc.kinds.rules.reading import hijri
from kakdoc.kinds.rules.registry import OFFICE, OFFICIALS, REGIONS, TEXT, YEARS, Given, Rule
from kakdoc.kinds.shape import fields
from kakdoc.values import urutan
from kakdoc.values.dates.tanggal import Tanggal
from kakdoc.values.text.seldom import Seldom

_ALIKE = 0.55
"""How much of an output's name must stand in the title of the paper that fulfils it."""
_STRATEGIC = re.compile(
    r"\b(?:(?:struktur|susunan)\s+organisasi|organisasi\s+dan\s+tata|kelembagaan|tugas\s+dan\s+fungsi"
    r"|pengangkatan|pemindahan|pemberhentian|mutasi|promosi|rotasi|kenaikan\s+pangkat|hukuman\s+disiplin"
    r"|(?<!tahun )(?<!rencana kerja dan )anggaran|indikator\s+kinerja|perjanjian\s+kinerja)\b",
    re.IGNORECASE,
)
_ROMAN_MONTH = re.compile(r"(?:^|[\s/.-])(?P<roman>[IVX]+)(?=[\s/.-]|$)")
_OLD_HABITS = (
    (Seldom(("surat",), r"(?i)\bsurat\s+keputusan\s+ini\b"), "Keputusan ini"),
    (Seldom(("plt",), r"\b(?:PLT|Plt)\b(?!\.)|\bPLT\.(?=\s+[A-Z])"), "Plt."),
    (Seldom(("plh",), r"\b(?:PLH|Plh)\b(?!\.)|\bPLH\.(?=\s+[A-Z])"), "Plh."),
    (Seldom(("a.",), r"\b(?:A\.\s?[Nn]\.|a\.n\b(?!\.))(?=\s+[A-Z])"), "a.n."),
)
"""Written otherwise than now: what to write instead (docs/aturan.md A.3, B.6)."""


def given(paper: ProdukHukum, officials: Sequence[tuple[FieldPath, str]], others: Sequence[str] = ()) -> Given:
    """Return what the shared rules need of a paper; `officials` are named by its fields, who signs first.

    `others` are offices and regions that it may name, because they make it too.
    """
    return Given(
        instansi=paper.instansi,
        profil=paper.profil,
        officials=officials,
        tanggal=paper.tanggal,
        dated=paper.is_dated(),
        judul=paper.judul,
        texts=texts(paper),
        year=paper.tahun,
        sifat=paper.nature(),
        at=paper.at(),
        register=paper.register(),
        tahun_lain=paper.tahun_lain,
        daerah_lain=paper.daerah_lain,
        nama_lain=(*paper.nama_lain, *others),
    )


def check_year(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K319 for a date of another year than the paper's."""
    if paper.tanggal is not None and paper.tanggal.tahun != paper.tahun:
        message = f"tanggal {paper.tanggal} bukan dalam tahun {paper.tahun}."
        yield error("K319", message, "betulkan tanggal atau tahun naskah.", ("tanggal",))


def check_hijri(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K423 for a Hijri date that is none, or is not that of the date which it is printed beside."""
    if paper.tanggal_hijriah is not None and not hijri.is_date(paper.tanggal_hijriah):
        message = f"tanggal Hijriah “{paper.tanggal_hijriah}” tidak terbaca."
        yield warning("K423", message, "tulis misalnya 23 Rajab 1448 H.", ("tanggal_hijriah",))
    elif paper.tanggal_hijriah is not None and paper.tanggal is not None:
        beside = f"{paper.tanggal_hijriah} / {paper.tanggal}"
        yield from hijri.check_hijri([LocatedText(("tanggal_hijriah",), beside, names_activities=False)])


def check_habits(given: Given) -> Iterator[Problem]:
    """Yield K326 for old habits of wording (docs/aturan.md B.6)."""
    for located in given.texts:
        for pattern, right in _OLD_HABITS:
            for match in pattern.finditer(located.text):
                message = f"“{match[0]}” bukan penulisan yang baku."
                yield warning("K326", message, f"tulis “{right}”.", located.field, match.start())


def check_number(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K319 for a number of another year, or a Roman month that is not that of its date (docs/aturan.md A.4)."""
    for path, number in paper.numbers():
        if number is not None:
            yield from _check_number(paper, number, path)


def _check_number(paper: ProdukHukum, number: str, path: FieldPath) -> Iterator[Problem]:
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", number)
    others = [year for year in years[-1:] if int(year) != paper.tahun]  # pieces before it are other numbers
    if others:
        message = f"nomor “{number}” memuat tahun {others[0]}, padahal naskah ini tahun {paper.tahun}."
        yield warning("K319", message, "betulkan nomor atau tahun naskah.", path)
    if paper.tanggal is None:
        return
    months = [urutan.read_roman(match["roman"]) for match in _ROMAN_MONTH.finditer(number)]
    known = [month for month in months if month is not None and 1 <= month <= 12]
    if known and paper.tanggal.bulan not in known:
        right = urutan.roman(paper.tanggal.bulan)
        message = f"bulan Romawi di nomor “{number}” bukan bulan tanggal naskah ({paper.tanggal})."
        yield warning("K319", message, f"tulis {right}, atau betulkan tanggalnya.", path)


def check_mandate(pejabat: Pejabat | None, paper: ProdukHukum, kind: str) -> Iterator[Problem]:
    """Yield K320 for a Plt. or Plh. who signs what changes organisation, staff or budget (UU 30/2014 ps. 14 (7)).

    The name of the office itself says nothing of that.
    """
    if pejabat is None or pejabat.status not in ("Plt.", "Plh."):
        return
    office = re.escape(paper.instansi.nama)
    title = re.sub(office, lambda found: " " * len(found[0]), paper.judul, flags=re.IGNORECASE)
    found = _STRATEGIC.search(title)
    if kind == "perbup" or found:
        yield warning(
            "K320",
            f"{pejabat.status} tidak berwenang mengambil keputusan strategis yang mengubah status hukum organisasi, "
            "kepegawaian, atau alokasi anggaran.",
            "pastikan naskah ini bukan keputusan strategis, atau mintakan tanda tangan pejabat definitif.",
            ("judul",),
            found.start() if found else 0,
        )


def check_output(paper: ProdukHukum, kind: str) -> Iterator[Problem]:
    """Yield K331 for a link to more than one output, to none there is, or to one of another name."""
    if paper.keluaran is None:
        return
    if paper.kak is None:
        yield error("K331", "keluaran diisi tanpa kak.", "isi kak dengan nama berkas KAK-nya.", ("keluaran",))
        return
    if len(paper.keluaran) > 1:
        message = "satu naskah hanya memenuhi satu keluaran."
        yield error("K331", message, "tulis satu nomor; keluaran lain dipenuhi naskahnya sendiri.", ("keluaran",))
        return
    if paper.kak.tahun_anggaran != paper.tahun:
        message = f"KAK ini untuk Tahun Anggaran {paper.kak.tahun_anggaran}, naskahnya tahun {paper.tahun}."
        yield warning("K332", message, "tunjuk KAK tahun naskah, atau betulkan tahun naskah.", ("kak",))
    promised, number = paper.kak.keluaran(), paper.keluaran[0]
    if number > len(promised):
        yield from shared.check_keluaran(paper.keluaran, promised)
    elif not _is_output(promised[number - 1], paper, kind):
        message = f"keluaran {number} di KAK adalah “{promised[number - 1]}”, tidak seperti judul naskah ini."
        yield warning("K332", message, "betulkan nomor keluaran, judul naskah, atau keluaran di KAK.", ("keluaran",))


def _is_output(promised: str, paper: ProdukHukum, kind: str) -> bool:
    """Return whether the name of an output is that of the paper: same kind, most of its words in the title."""
    short = paper.instansi.singkatan
    written = promised.replace(short, paper.instansi.nama) if short else promised
    head, _, title = written.partition(" tentang ")
    words, own = fold(title or head), fold(paper.judul)
    matched = sum(
        block.size for block in difflib.SequenceMatcher(None, words, own, autojunk=False).get_matching_blocks()
    )
    return fold(head)[:1] == fold(kind)[:1] and matched >= _ALIKE * len(words)


def check_signed(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K310 for a regulation without a number, once the paper has its own."""
    if not paper.is_dated():
        return
    for index, basis in enumerate(paper.mengingat):
        entry = paper.register().entry(basis)
        if entry is not None and entry.nomor is None and entry.jenis != "uud":
            message = f"{paper.register().head(entry)} tercetak tanpa nomornya."
            yield warning("K310", message, f"isi nomor “{basis}” di peraturan.yaml.", ("mengingat", index))


def _plain_values(paper: ProdukHukum) -> Iterator[LocatedText]:
    """Yield what a paper prints that is no text of its own: its number, its place."""
    for name in fields(type(paper)):
        if isinstance(value := getattr(paper, name), str):
            yield LocatedText((name,), value, names_activities=False)


def _check_tokens(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K321 for a mark of SRIKANDI typed into a value: it would be filled in there too."""
    for located in texts:
        for match in marks.MARK.finditer(located.text):
            yield error("K321", marks.told(match[0]), marks.REMEDY, located.field, match.start())


def check_silence(paper: ProdukHukum, *, srikandi: bool) -> Iterator[Problem]:
    """Yield K321 for a number or date that SRIKANDI is to fill in and that is given as well."""
    for key in ("nomor", "tanggal", "tanggal_hijriah"):
        if srikandi and getattr(paper, key) is not None:
            message = f"{spoken(key)} diisi, padahal {setting('srikandi', 'ya')} menyerahkannya kepada SRIKANDI."
            yield error("K321", message, f"hapus {spoken(key)}, atau tulis {setting('srikandi', 'tidak')}.", (key,))


def check_tokens(given: Given) -> Iterator[Problem]:
    """Yield K321 for a mark of SRIKANDI typed into a text."""
    return _check_tokens(given.texts)


def check_values(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K321 for a mark of SRIKANDI in what is printed and is no text of its own."""
    return _check_tokens(_plain_values(paper))


def check_copy(
    paper: ProdukHukum,
    keys: Iterable[str],
    signers: Sequence[str],
    several: Iterable[tuple[FieldPath, object]] = (),
) -> Iterator[Problem]:
    """Yield K329 for what a certified copy needs and the paper does not have yet, K119 for who certifies it.

    `keys` are the fields that it needs beside its number, `signers` the keys of its officials, of whom the last
    certifies it, `several` what each maker of a joint paper fills in, with its field.
    """
    yield from shared.check_key(paper.instansi, "penanda_salinan", signers[-1], ("penanda_salinan",))
    for path, value in (*paper.numbers(), *(((key,), getattr(paper, key)) for key in keys), *several):
        key = str(path[-1])
        if value is None or (isinstance(value, Tanggal) and value.hari is None):
            message = f"salinan memerlukan {spoken(key)}, yang belum diisi lengkap."
            yield error("K329", message, f"isi {mention(key)} seperti di naskah yang sudah ditandatangani.", path)
    for key in dict.fromkeys(signers):
        pejabat = paper.instansi.pejabat.get(key)
        if pejabat is not None and gaps.is_placeholder(pejabat):
            message = f"salinan memerlukan nama “{key}”, yang masih “{pejabat.nama}”."
            yield error("K329", message, "isi namanya di instansi.yaml.", ("instansi", "pejabat", key, "nama"))


def _bases(paper: ProdukHukum) -> list[LocatedText]:
    return [
        LocatedText(("mengingat", index), each, names_activities=False) for index, each in enumerate(paper.mengingat)
    ]


def check_old_budgets(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K401 for an act in Mengingat that fixes last year's budget (docs/aturan.md G.1)."""
    allowed = {*paper.tahun_lain, *years.years_of_past(paper.judul, paper.tahun)}
    yield from years.check_bases(_bases(paper), years.Own(paper.tahun, paper.register(), allowed))


def check_foreign_bases(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K406 for an act of another region or on another ministry, written out in Mengingat (docs/aturan.md G.2)."""
    bases = _bases(paper)
    allowed = (*paper.daerah_lain, *paper.nama_lain)
    yield from regions.check_regions(bases, paper.instansi, paper.office_register(), allowed)
    yield from offices.check_ministries(bases, paper.instansi, allowed)


SHARED = (
    *OFFICE,
    YEARS,
    REGIONS,
    *TEXT,
    Rule(check_habits, "K326", "texts"),
    OFFICIALS,
    Rule(check_tokens, "K321", "texts"),
)
"""The shared rules of decrees and regulations."""
CHECKS = (
    Rule(check_year, "K319", "tahun tanggal"),
    Rule(check_number, "K319", "nomor tahun tanggal"),
    Rule(check_signed, "K310", "mengingat nomor peraturan tanggal"),
    Rule(check_values, "K321", "nomor tempat"),
    Rule(check_old_budgets, "K401", "judul mengingat peraturan tahun tahun_lain"),
    Rule(check_foreign_bases, "K406", "mengingat instansi daerah_lain"),
    Rule(check_hijri, "K423", "tanggal tanggal_hijriah"),
)
"""The rules that decrees and regulations have beside them."""
BASES = "K301 K302 K303 K304 K305 K306 K307 K308 K310 K311 K312 K370 K372 K373"
"""The codes that tell of Mengingat."""
