"""Checks on the annexes of decrees and regulations: rows, parties, budgets (docs/aturan.md B.13, D.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import either, mention, setting
from kakdoc.kinds.decree.annexes import AnyLampiran, LampiranPerjanjian, LampiranRencana, LampiranTabel, budget_rows
from kakdoc.kinds.decree.paper import ProdukHukum
from kakdoc.kinds.fields.paragraphs import name_of
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.law.names import fold
from kakdoc.kinds.rules import shared
from kakdoc.kinds.rules.copied import gaps
from kakdoc.values.rupiah import amount as rupiah


def check_annexes(paper: ProdukHukum, annexes: Sequence[AnyLampiran]) -> Iterator[Problem]:
    """Yield K211 and K246 for free tables, K119 for unknown parties, K322 for a budget that is none or does not fit."""
    for number, annex in enumerate(annexes):
        path: FieldPath = ("lampiran", number)
        if isinstance(annex, LampiranTabel):
            yield from shared.check_table(annex, path)
        if isinstance(annex, LampiranRencana) and annex.mendatar is False:
            message = "tabel rencana kerja dengan dua belas bulan tidak muat di halaman tegak."
            yield error("K322", message, f"hapus {setting('mendatar', 'tidak')}.", (*path, "mendatar"))
        if isinstance(annex, LampiranPerjanjian):
            yield from _check_parties(paper, annex, path)
            yield from _check_budget(paper, annex, path)


def _check_parties(paper: ProdukHukum, annex: LampiranPerjanjian, path: FieldPath) -> Iterator[Problem]:
    for key in ("pihak_pertama", "pihak_kedua"):
        yield from shared.check_key(paper.instansi, key, getattr(annex, key), (*path, key))
    parties = (annex.pihak_pertama, annex.pihak_kedua)
    yield from gaps.check_officials(paper.instansi, parties, dated=paper.is_dated())
    if annex.pihak_pertama == annex.pihak_kedua:
        message = f"kedua pihak perjanjian kinerja sama: “{annex.pihak_kedua}”."
        remedy = f"isi {mention('pihak_kedua')} dengan {either('kunci ', '')}atasannya."
        yield error("K322", message, remedy, (*path, "pihak_kedua"))


def _check_budget(paper: ProdukHukum, annex: LampiranPerjanjian, path: FieldPath) -> Iterator[Problem]:
    if not annex.anggaran and paper.kak is None:
        message = "perjanjian kinerja ini tidak punya tabel program dan anggaran."
        remedy = f"isi {mention('anggaran', 'kunci ')}, atau {mention('kak', 'kunci ')} di naskah ini."
        yield error("K322", message, remedy, path)
    promised = _promised(paper.kak)
    for index, row in enumerate(annex.anggaran):
        name = tuple(fold(row.uraian))
        if name in promised and promised[name] != row.jumlah:
            amounts = f"{rupiah.format_rupiah(row.jumlah)}, di KAK {rupiah.format_rupiah(promised[name])}"
            message = f"anggaran {name_of(row.uraian)} di sini {amounts}."
            remedy = "samakan, atau hapus anggaran: tabelnya diambil dari KAK."
            yield warning("K322", message, remedy, (*path, "anggaran", index, "jumlah"))
    if annex.anggaran and annex.anggaran[0].uraian.startswith("Program"):
        for index, row in enumerate(annex.anggaran):
            if not row.uraian.startswith(("Program", "Kegiatan", "Sub Kegiatan", "Subkegiatan")):
                message = f"“{name_of(row.uraian)}” dijumlahkan sebagai program tersendiri."
                remedy = "mulai dengan Kegiatan atau Sub Kegiatan bila bagian program di atasnya, atau dengan Program."
                yield warning("K322", message, remedy, (*path, "anggaran", index, "uraian"))
    yield from _check_sums(annex, path)


def _promised(kak: Kak | None) -> dict[tuple[str, ...], rupiah.Jumlah]:
    """Return what a TOR grants its activity and sub-activities, by name; a programme has other activities too."""
    if kak is None:
        return {}
    granted = [(f"{kind} {kak.kegiatan}", kak.anggaran) for kind in ("Kegiatan", "")]
    granted += [(f"{kind} {sub.nama}", sub.pagu) for sub in kak.sub_kegiatan() for kind in ("Sub Kegiatan", "")]
    return {tuple(fold(name)): amount for name, amount in granted if amount is not None}


def _check_sums(annex: LampiranPerjanjian, path: FieldPath) -> Iterator[Problem]:
    """Yield K322 for a programme or activity that is not the sum of the rows under it."""
    rows = budget_rows(annex, None)
    for index, row in enumerate(rows):
        under = rows[index + 1 :]
        end = next((number for number, each in enumerate(under) if each["tingkat"] <= row["tingkat"]), len(under))
        below = under[:end]
        if not below:
            continue
        nearest = min(each["tingkat"] for each in below)
        total = rupiah.total(each["jumlah"] for each in below if each["tingkat"] == nearest)
        if total != row["jumlah"]:
            message = f"anggaran {name_of(row['uraian'])} {rupiah.format_rupiah(row['jumlah'])}, rinciannya berjumlah "
            remedy = "betulkan salah satu anggaran di bawahnya, atau anggaran ini."
            place = (*path, "anggaran", index, "jumlah")
            yield error("K322", f"{message}{rupiah.format_rupiah(total)}.", remedy, place)
