"""Checks on reports: months complete and rising, ceilings kept, names and totals that agree (domain rules D.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from kakdoc.documents import base, naskah, shared_checks
from kakdoc.documents.instansi import register
from kakdoc.documents.kak import SubKegiatan
from kakdoc.documents.laporan import LaporanBulanan, LaporanSemester
from kakdoc.documents.laporan_isian import IsianBulanan, Laporan, RealisasiSub
from kakdoc.documents.peraturan import last_day
from kakdoc.documents.rekap import rekap, same
from kakdoc.problems import FieldPath, Problem, error, suggestion, warning
from kakdoc.values.rupiah import format_rupiah, total
from kakdoc.values.tanggal import BULAN


def _months(report: Laporan) -> Iterator[tuple[FieldPath, IsianBulanan]]:
    for index, each in enumerate(report.bulan_lain):
        yield ("bulan_lain", index), each
    if isinstance(report, LaporanBulanan):
        yield (), report


def check_periode(report: Laporan) -> Iterator[Problem]:
    """Yield K230 for a month given twice, K231 for one that is missing, K232 for a date outside the year."""
    seen: dict[int, FieldPath] = {}
    for path, each in _months(report):
        if each.bulan in seen:
            message = f"laporan bulan {BULAN[each.bulan - 1]} ada dua di folder ini."
            yield error("K230", message, "hapus atau pindahkan salah satunya.", (*path, "bulan"))
        seen[each.bulan] = path
    missing = [BULAN[number - 1] for number in range(1, report.last_month() + 1) if number not in seen]
    if missing:
        message = f"laporan bulanan belum ada: {', '.join(missing)}."
        yield error("K231", message, "buat laporan bulanannya di folder ini; angkanya dihitung dari sana.", ("kak",))
    if isinstance(report, LaporanSemester) and report.semester > 2:
        yield error("K114", "semester hanya I atau II.", "tulis I atau II.", ("semester",))
    year = report.kak.tahun_anggaran
    first = (year, report.last_month())
    if (report.tanggal.tahun, report.tanggal.bulan) < first or report.tanggal.tahun > year + 1:
        message = f"tanggal {report.tanggal} bukan sesudah {BULAN[report.last_month() - 1]} {year}."
        yield warning("K232", message, "betulkan tanggal laporan, bulan, atau KAK yang disebut.", ("tanggal",))


def check_nama(report: Laporan) -> Iterator[Problem]:
    """Yield K233 for a sub-activity or budget line that the TOR does not have, or that is given twice."""
    subs = report.kak.sub_kegiatan()
    for path, each in _months(report):
        seen: set[str] = set()
        for index, row in enumerate(each.realisasi):
            place = (*path, "realisasi", index)
            sub = next((known for known in subs if same(known.nama, row.sub_kegiatan)), None)
            if sub is None:
                message = f"sub kegiatan “{row.sub_kegiatan}” tidak ada di KAK."
                yield error(
                    "K233",
                    message,
                    suggestion(row.sub_kegiatan, [known.nama for known in subs]),
                    (*place, "sub_kegiatan"),
                )
                continue
            if sub.nama in seen:
                message = f"sub kegiatan “{sub.nama}” ditulis dua kali di bulan ini."
                yield error("K233", message, "gabungkan menjadi satu.", (*place, "sub_kegiatan"))
            seen.add(sub.nama)
            yield from _check_lines(row, sub, place)
        absent = [known.nama for known in subs if known.nama not in seen]
        if absent and not path:
            message = f"realisasi “{absent[0]}” bulan ini belum ditulis."
            yield error(
                "K233", message, "tulis realisasinya; bila memang nihil, isi keuangan: 0 dan fisiknya.", ("realisasi",)
            )


def _check_lines(row: RealisasiSub, sub: SubKegiatan, place: FieldPath) -> Iterator[Problem]:
    """Yield K233 for unknown lines, K234 for a total that is not the sum of its lines, K235 for an old ceiling."""
    names = [line.uraian for line in sub.rincian]
    seen: set[str] = set()
    for index, line in enumerate(row.rincian):
        where = (*place, "rincian", index, "uraian")
        found = next((name for name in names if same(name, line.uraian)), None)
        if found is None:
            message = f"belanja “{line.uraian}” tidak ada di “{sub.nama}”."
            yield error("K233", message, suggestion(line.uraian, names), where)
        elif found in seen:
            yield error("K233", f"belanja “{found}” ditulis dua kali.", "gabungkan menjadi satu.", where)
        seen.add(found or line.uraian)
    summed = total(line.jumlah for line in row.rincian)
    if row.rincian and row.keuangan is not None and row.keuangan != summed:
        message = f"keuangan {format_rupiah(row.keuangan)} tidak sama dengan jumlah rincian {format_rupiah(summed)}."
        yield error(
            "K234", message, "betulkan salah satunya, atau hapus keuangan agar dijumlahkan.", (*place, "keuangan")
        )
    if not row.rincian and row.keuangan is None:
        message = f"realisasi keuangan “{sub.nama}” belum ditulis."
        yield error("K234", message, "isi keuangan, atau rincian per rekening.", place)
    if row.pagu is not None and sub.pagu is not None and row.pagu != sub.pagu:
        message = f"pagu di laporan {format_rupiah(row.pagu)}, di KAK sekarang {format_rupiah(sub.pagu)}."
        yield warning(
            "K235", message, "KAK berubah sesudah laporan dibuat; sesuaikan pagu dan angkanya.", (*place, "pagu")
        )


def check_pagu(report: Laporan) -> Iterator[Problem]:
    """Yield K236 where more was spent than there is, on a sub-activity or a line, naming the excess (D.3)."""
    last = report.last_month()
    place: FieldPath = ("realisasi",) if isinstance(report, LaporanBulanan) else ("kak",)
    for each in rekap(report.kak, report.months()):
        spent = each.keuangan(1, last)
        if spent > each.pagu:
            yield _excess(each.sub.nama, spent, each.pagu, place)
        for line in each.sub.rincian:
            used = each.belanja(line.uraian, 1, last)
            if line.jumlah is not None and used > line.jumlah:
                yield _excess(line.uraian, used, line.jumlah, place)


def _excess(name: str, spent: object, pagu: object, place: FieldPath) -> Problem:
    over = total((spent, -pagu))  # type: ignore[operator,arg-type]
    message = (
        f"realisasi “{name}” {format_rupiah(spent)} melampaui pagu {format_rupiah(pagu)} "  # type: ignore[arg-type]
        f"(lebih {format_rupiah(over)})."
    )
    return error("K236", message, "betulkan realisasi salah satu bulan, atau perbarui KAK bila pagunya berubah.", place)


def check_naik(report: Laporan) -> Iterator[Problem]:
    """Yield K237 where the cumulative physical progress falls from one month to the next (D.3)."""
    for each in rekap(report.kak, report.months()):
        before, month_before = Decimal(0), 0
        for number in sorted(each.bulan):
            fisik = each.bulan[number].fisik
            if fisik < before and number <= report.last_month():
                message = (
                    f"fisik “{each.sub.nama}” turun dari {_shown(before)} ({BULAN[month_before - 1]}) "
                    f"menjadi {_shown(fisik)} ({BULAN[number - 1]})."
                )
                own = isinstance(report, LaporanBulanan)
                yield error(
                    "K237",
                    message,
                    "fisik dihitung kumulatif; betulkan salah satu bulan.",
                    ("realisasi",) if own else ("kak",),
                )
            before, month_before = fisik, number


def _shown(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",") + "%"


def check_langkah(report: Laporan) -> Iterator[Problem]:
    """Yield K238 for an activity linked to a step that the schedule does not have."""
    count = len(report.kak.langkah())
    for path, each in _months(report):
        for index, done in enumerate(each.kegiatan):
            if done.langkah > count:
                message = f"langkah nomor {done.langkah} tidak ada: jadwal KAK hanya sampai nomor {count}."
                remedy = "betulkan nomornya; baris jadwal dihitung dari 1."
                yield error("K238", message, remedy, (*path, "kegiatan", index, "langkah"))


def check_indikator(report: Laporan) -> Iterator[Problem]:
    """Yield K239 for a target of zero, of which no percentage can be taken (D.3)."""
    for path, each in _months(report):
        for index, indicator in enumerate(each.indikator):
            if not indicator.target and not path:
                message = f"target “{indicator.nama}” nol, maka capaiannya dicetak “–”."
                yield warning("K239", message, "betulkan targetnya bila ada.", (*path, "indikator", index, "target"))


def check_umum(report: Laporan) -> Iterator[Problem]:
    """Yield what every paper is checked for: office, signer, text."""
    keys = (("penanda_tangan", report.penanda_tangan), ("profil", report.profil))
    yield from shared_checks.check_keys(report.instansi, *keys)
    yield from shared_checks.check_office(report.instansi)
    yield from shared_checks.check_nip(report.instansi, report.penanda_tangan, report.tanggal)
    texts = list(base.texts(report))
    year = report.kak.tahun_anggaran
    yield from naskah.check_years(texts, year)
    yield from shared_checks.check_text(
        texts, register(report.instansi, report.peraturan), last_day(report.tanggal, year)
    )


CHECKS: tuple[Callable[[Laporan], Iterator[Problem]], ...] = (
    check_periode,
    check_nama,
    check_pagu,
    check_naik,
    check_langkah,
    check_indikator,
    check_umum,
)
"""Every check on a report, in the order in which they are made."""
