"""Checks that decrees and regulations share: signer, dates, number, wording, annexes, the output of the TOR."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from kakdoc.documents import base, naskah, shared_checks
from kakdoc.documents.base import LocatedText
from kakdoc.documents.citation_names import fold
from kakdoc.documents.instansi import Pejabat
from kakdoc.documents.lampiran import AnyLampiran, LampiranPerjanjian, LampiranTabel
from kakdoc.documents.produk_hukum import ProdukHukum
from kakdoc.problems import FieldPath, Problem, error, suggestion, warning
from kakdoc.values import urutan

_ALIKE = 0.55
"""How much of an output's name must stand in the title of the paper that fulfils it."""
_STRATEGIC = re.compile(
    r"\b(?:organisasi|kelembagaan|susunan|kepegawaian|pegawai|anggaran|indikator\s+kinerja|perjanjian\s+kinerja)\b",
    re.IGNORECASE,
)
_ROMAN_MONTH = re.compile(r"(?:^|[\s/.-])(?P<roman>[IVX]+)(?=[\s/.-]|$)")
_OLD_HABITS = {
    r"\bdi\s*anggap\s+perlu\b": None,
    r"\bdikemudian\s+hari\b": "di kemudian hari",
    r"\bsurat\s+keputusan\s+ini\b": "Keputusan ini",
}
_OPEN_NORMS = re.compile(r"\b(?:antara\s+lain|namun\s+tidak\s+terbatas\s+pada)\b", re.IGNORECASE)


def check_paper(paper: ProdukHukum, *, signer: str, keys: Sequence[str]) -> Iterator[Problem]:
    """Yield what every paper is checked for: the office, the officials named by `keys`, dates, texts."""
    named = [(key, getattr(paper, key)) for key in keys]
    yield from shared_checks.check_keys(paper.instansi, *named, ("profil", paper.profil))
    yield from shared_checks.check_office(paper.instansi)
    yield from shared_checks.check_nip(paper.instansi, signer, paper.tanggal)
    if paper.tanggal is not None and paper.tanggal.tahun != paper.tahun:
        message = f"tanggal {paper.tanggal} bukan dalam tahun {paper.tahun}."
        yield error("K319", message, "betulkan tanggal atau tahun naskah.", ("tanggal",))
    texts = list(base.texts(paper))
    yield from naskah.check_years(texts, paper.tahun)
    yield from shared_checks.check_text(texts, paper.register(), paper.at())
    yield from check_habits(texts)
    yield from check_number(paper)


def check_habits(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K326 for old habits of wording (domain rules B.6)."""
    for located in texts:
        for pattern, right in _OLD_HABITS.items():
            for match in re.finditer(pattern, located.text, re.IGNORECASE):
                if right is not None:
                    message = f"“{match[0]}” adalah kebiasaan lama."
                    yield warning("K326", message, f"tulis “{right}”.", located.field, match.start())


def check_open_norms(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K326 for `antara lain` and its like in a norm (UU 13/2022 Lampiran I butir 270b)."""
    for located in texts:
        for match in _OPEN_NORMS.finditer(located.text):
            message = f"“{match[0]}” membuat norma ini terbuka."
            yield warning("K326", message, "sebutkan semuanya, atau tulis “meliputi”.", located.field, match.start())


def check_number(paper: ProdukHukum) -> Iterator[Problem]:
    """Yield K319 for a Roman month in the number that is not the month of the date (domain rules A.5)."""
    if paper.nomor is None or paper.tanggal is None:
        return
    months = [urutan.read_roman(match["roman"]) for match in _ROMAN_MONTH.finditer(paper.nomor)]
    known = [month for month in months if month is not None and 1 <= month <= 12]
    if known and paper.tanggal.bulan not in known:
        right = urutan.roman(paper.tanggal.bulan)
        message = f"bulan Romawi di nomor “{paper.nomor}” bukan bulan tanggal naskah ({paper.tanggal})."
        yield warning("K319", message, f"tulis {right}, atau betulkan tanggalnya.", ("nomor",))


def check_mandate(pejabat: Pejabat | None, judul: str, kind: str, key: FieldPath) -> Iterator[Problem]:
    """Yield K320 for a Plt. or Plh. who signs what changes organisation, staff or budget (UU 30/2014 ps. 14 (7))."""
    if pejabat is None or pejabat.status not in ("Plt.", "Plh."):
        return
    if kind == "perbup" or _STRATEGIC.search(judul):
        yield warning(
            "K320",
            f"{pejabat.status} tidak berwenang mengambil keputusan strategis yang mengubah status hukum organisasi, "
            "kepegawaian, atau alokasi anggaran.",
            "pastikan naskah ini bukan keputusan strategis, atau mintakan tanda tangan pejabat definitif.",
            key,
        )


def check_annex_tables(paper: ProdukHukum, annexes: Sequence[AnyLampiran]) -> Iterator[Problem]:
    """Yield K211 for rows that miss cells, K119 for unknown parties, K322 for an agreement without a budget."""
    for number, annex in enumerate(annexes):
        path: FieldPath = ("lampiran", number)
        if isinstance(annex, LampiranTabel):
            for index, row in enumerate(annex.baris):
                if len(row) != len(annex.kolom):
                    yield shared_checks.short_row(len(row), len(annex.kolom), index, (*path, "baris", index))
        if isinstance(annex, LampiranPerjanjian):
            for key in ("pihak_pertama", "pihak_kedua"):
                if getattr(annex, key) not in paper.instansi.pejabat:
                    message = f"{key} “{getattr(annex, key)}” tidak ada di instansi.yaml."
                    yield error("K119", message, suggestion(getattr(annex, key), paper.instansi.pejabat), (*path, key))
            if not annex.anggaran and paper.kak is None:
                message = "perjanjian kinerja ini tidak punya tabel program dan anggaran."
                yield error("K322", message, "isi kunci anggaran, atau kunci kak di naskah ini.", path)


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
    promised, number = paper.kak.keluaran(), paper.keluaran[0]
    if number > len(promised):
        message = f"keluaran nomor {number} tidak ada di KAK: hanya sampai nomor {len(promised)}."
        yield error("K331", message, "betulkan nomornya; keluaran dihitung dari 1 menurut urutannya.", ("keluaran",))
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


def check_silence(paper: ProdukHukum, *, srikandi: bool) -> Iterator[Problem]:
    """Yield K321 for a number or date that SRIKANDI is to fill in and that is given as well."""
    for key in ("nomor", "tanggal"):
        if srikandi and getattr(paper, key) is not None:
            message = f"{key} diisi, padahal srikandi: ya menyerahkannya kepada SRIKANDI."
            yield error("K321", message, f"hapus {key}, atau tulis srikandi: tidak.", (key,))
