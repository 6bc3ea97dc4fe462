"""Checks on reports: months complete and rising, ceilings kept, names and totals that agree (docs/aturan.md D)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kakdoc.base.problems import FieldPath, Problem, error, nearest, suggestion, warning
from kakdoc.base.wording import either, mention, placed
from kakdoc.kinds.fields import tanda_tangan
from kakdoc.kinds.kak.checks import check_marks
from kakdoc.kinds.kak.sections import SubKegiatan
from kakdoc.kinds.law.register import last_day
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.office import register
from kakdoc.kinds.report.entries import Isian, RealisasiSub
from kakdoc.kinds.report.figures import Rekap, folded, same, spent_on
from kakdoc.kinds.report.judging import kak_checks, own_checks, period_checks, prose_checks, told_periods, unprinted
from kakdoc.kinds.report.judging.kak_checks import in_order, months
from kakdoc.kinds.report.typed import Laporan
from kakdoc.kinds.rules import shared
from kakdoc.kinds.rules.registry import OFFICE, OFFICIALS, REGIONS, TEXT, YEARS, Given, Rule, Rules, Shared
from kakdoc.values.dates.tanggal import BULAN
from kakdoc.values.rupiah.amount import Jumlah, format_rupiah, total

_NIHIL = either("`keuangan: 0`", "0 di kolom “Keuangan”")
_EITHER = either(
    "isi keuangan (0 bila nihil), atau rincian per rekening.",
    f"isi {placed('keuangan')} (0 bila nihil), atau tambahkan baris untuk nomor baris ini di {placed('rincian')}; "
    "sheet yang terhapus disalin dari formulir baru.",
)


def check_nama(report: Laporan) -> Iterator[Problem]:
    """Yield K233 for a sub-activity that the TOR does not have, that is given twice, or that a month misses.

    Another month misses only what a month before it gave: a sub-activity may be added in the year.
    """
    subs = report.kak.sub_kegiatan()
    names, level = [known.nama for known in subs], report.kak.level.lower()
    given: set[str] = set()
    for path, each in in_order(report):
        seen, meant = set[str](), set[str | None]()
        for index, row in enumerate(each.realisasi):
            place = (*path, "realisasi", index)
            sub = next((known for known in subs if same(known.nama, row.sub_kegiatan)), None)
            if sub is None:
                meant.add(nearest(row.sub_kegiatan, names))
                if not (report.other_kak(each) and not spent_on(row)):
                    message = f"{level} “{row.sub_kegiatan}” tidak ada di KAK."
                    remedy = suggestion(row.sub_kegiatan, names) + _changed(report, each)
                    yield error("K233", message, remedy, (*place, "sub_kegiatan"))
                continue
            if sub.nama in seen:
                message = f"{level} “{sub.nama}” ditulis dua kali di bulan ini."
                yield error("K233", message, "gabungkan menjadi satu.", (*place, "sub_kegiatan"))
            seen.add(sub.nama)
            yield from _check_lines(row, sub, place, report, each)
        for name in names if each.realisasi else ():
            if name not in seen | meant and (not path or name in given):
                message = f"realisasi {each.label()} “{name}” belum ditulis."
                act = either("tulis realisasinya", "tambahkan barisnya di sheet “Realisasi”")
                remedy = f"{act}; bila bulan ini nihil, isi {_NIHIL} dan fisik sampai bulan ini."
                yield error("K233", message, remedy, (*path, "realisasi"))
        given |= seen


def _changed(report: Laporan, month: Isian) -> str:
    """Return what else helps where a month was made on another TOR than the report."""
    other = report.other_kak(month)
    remedy = " Bulan ini disusun menurut “{}”: yang sudah ada realisasinya harus tetap ada di “{}”."
    return remedy.format(other, report.berkas_kak) if other else ""


def _check_lines(
    row: RealisasiSub, sub: SubKegiatan, place: FieldPath, report: Laporan, month: Isian
) -> Iterator[Problem]:
    """Yield K233 for unknown lines, K234 for a total that is not the sum of its lines, K235 for an old ceiling.

    What the old TOR of another month had and nothing was spent on may have been dropped since.
    """
    names = {folded(line.uraian): line.uraian for line in sub.rincian}
    seen: set[str] = set()
    for index, line in enumerate(row.rincian):
        where, name = (*place, "rincian", index, "uraian"), folded(line.uraian)
        if name not in names and (line.jumlah or not report.other_kak(month)):
            message = f"belanja “{line.uraian}” tidak ada di “{sub.nama}” menurut KAK."
            remedy = suggestion(line.uraian, names.values()) + _changed(report, month)
            yield error("K233", message, remedy, where)
        elif name in seen:
            yield error("K233", f"belanja “{line.uraian}” ditulis dua kali.", "gabungkan menjadi satu.", where)
        seen.add(name)
    yield from _check_keuangan(row, sub, place)
    own = place[0] == "realisasi"  # another month may have been reported on the TOR as it was
    if own and row.pagu is not None and sub.pagu is not None and row.pagu != sub.pagu:
        message = f"pagu di laporan {format_rupiah(row.pagu)}, di KAK sekarang {format_rupiah(sub.pagu)}."
        remedy = "KAK berubah sesudah laporan dibuat; periksa angka yang lain, lalu sesuaikan atau hapus pagu di sini."
        yield warning("K235", message, remedy, (*place, "pagu"))


def _check_keuangan(row: RealisasiSub, sub: SubKegiatan, place: FieldPath) -> Iterator[Problem]:
    summed = total(line.jumlah for line in row.rincian)
    if row.rincian and row.keuangan is not None and row.keuangan != summed:
        over = total((row.keuangan, -summed))
        message = (
            f"keuangan {format_rupiah(row.keuangan)} tidak sama dengan jumlah {mention('rincian')} "
            f"{format_rupiah(summed)} (selisih {format_rupiah(max(over, -over))})."
        )
        remedy = f"betulkan salah satunya, atau {either('hapus keuangan', 'kosongkan sel ini')} agar dijumlahkan."
        yield error("K234", message, remedy, (*place, "keuangan"))
    if not row.rincian and row.keuangan is None:
        typed = f"realisasi keuangan “{sub.nama}” belum ditulis."
        message = either(typed, f"{placed('keuangan')} baris ini kosong, dan {placed('rincian')} tidak mengisinya.")
        yield error("K234", message, _EITHER, (*place, "keuangan"))


def check_rincian(report: Laporan) -> Iterator[Problem]:
    """Yield K234 for months without lines beside months with them: the lines would not add up to what was spent."""
    for sub in report.kak.sub_kegiatan():
        rows = list(_rows(report, sub))
        if not any(row.rincian for _, _, row in rows):
            continue
        for number, place, row in rows:
            if row.keuangan and not row.rincian:
                message = f"rincian {BULAN[number - 1]} “{sub.nama}” belum ditulis, padahal bulan lain merincinya."
                act = either("isi rinciannya", f"isi {placed('rincian')} untuk nomor baris ini")
                remedy = (
                    f"{act}; selama belum lengkap, tabel belanja hanya memuat jumlah {report.kak.level.lower()} ini."
                )
                yield warning("K234", message, remedy, (*place, "rincian"))


def check_pagu(report: Laporan) -> Iterator[Problem]:
    """Yield K236 at the month in which a sub-activity or a line spent more than there is (docs/aturan.md D.2)."""
    for sub in report.kak.sub_kegiatan():
        ceilings = Rekap(sub, {}).rincian()
        names = {folded(name): name for name in ceilings}
        used: dict[str, Jumlah] = dict.fromkeys(names, 0)
        spent: Jumlah = 0
        for number, place, row in _rows(report, sub):
            before, pagu = spent, sub.pagu or 0
            spent = total((spent, spent_on(row)))
            if before <= pagu < spent:
                key = "sub_kegiatan" if row.keuangan is None else "keuangan"
                yield _excess(sub.nama, number, spent, pagu, (*place, key))
            for index, line in enumerate(row.rincian):
                name = folded(line.uraian)
                if name not in names:
                    continue
                before, pagu = used[name], ceilings[names[name]]
                used[name] = total((before, line.jumlah))
                if before <= pagu < used[name]:
                    yield _excess(names[name], number, used[name], pagu, (*place, "rincian", index, "jumlah"))


def _excess(name: str, month: int, spent: Jumlah, pagu: Jumlah, place: FieldPath) -> Problem:
    message = (
        f"realisasi “{name}” sampai {BULAN[month - 1]} {format_rupiah(spent)} melampaui pagu {format_rupiah(pagu)} "
        f"(lebih {format_rupiah(total((spent, -pagu)))})."
    )
    remedy = "betulkan realisasi bulan ini atau bulan sebelumnya; bila pagunya berubah, perbarui KAK."
    return error("K236", message, remedy, place)


def check_naik(report: Laporan) -> Iterator[Problem]:
    """Yield K237 where the cumulative physical progress falls from one month to the next (docs/aturan.md D.2)."""
    for sub in report.kak.sub_kegiatan():
        before, month_before = Decimal(0), 0
        for number, place, row in _rows(report, sub):
            if row.fisik is None:
                continue
            if row.fisik < before:
                message = (
                    f"fisik “{sub.nama}” turun dari {_shown(before)} ({BULAN[month_before - 1]}) "
                    f"menjadi {_shown(row.fisik)} ({BULAN[number - 1]})."
                )
                remedy = "fisik ditulis kumulatif sejak Januari; betulkan salah satu bulan itu."
                yield error("K237", message, remedy, (*place, "fisik"))
            before, month_before = row.fisik, number


def _rows(report: Laporan, sub: SubKegiatan) -> Iterator[tuple[int, FieldPath, RealisasiSub]]:
    """Yield what each month gives for a sub-activity, month by month, with its place; the first where there are two."""
    seen = set[int]()
    for path, each in in_order(report):
        for index, row in enumerate(each.realisasi):
            if each.until() not in seen and same(row.sub_kegiatan, sub.nama):
                seen.add(each.until())
                yield each.until(), (*path, "realisasi", index), row


def _shown(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",") + "%"


def check_indikator(report: Laporan) -> Iterator[Problem]:
    """Yield K239 for a target of zero, of which no percentage can be taken (docs/aturan.md D.3)."""
    for path, each in months(report):
        for index, indicator in enumerate(each.indikator):
            if not indicator.target:
                message = f"target “{indicator.nama}” nol, maka capaiannya tidak dapat dihitung dan dicetak “–”."
                yield warning("K239", message, "betulkan targetnya bila ada.", (*path, "indikator", index, "target"))


def check_keluaran(report: Laporan) -> Iterator[Problem]:
    """Yield K331 for an output that the TOR does not have."""
    yield from shared.check_keluaran(report.keluaran, report.kak.keluaran())


def check_signers(report: Laporan) -> Iterator[Problem]:
    """Yield K241 for a signer who is not printed, because others sign together."""
    if "penanda_tangan" in report.model_fields_set:
        yield from tanda_tangan.check_alone(report.penanda_tangan, report.tanda_tangan)


def _given(report: Laporan) -> Given:
    notes, year = report.notes(), report.kak.tahun_anggaran
    officials = [*tanda_tangan.signers(report.penanda_tangan, report.tanda_tangan)]
    if notes and notes.penilai:
        officials.append((("evaluasi", "penilai"), notes.penilai))
    return Given(
        instansi=report.instansi,
        profil=report.profil,
        officials=officials,
        tanggal=report.tanggal,
        dated=True,
        judul="",  # its period is compared by K252
        texts=texts(report),
        year=year,
        is_fiscal=True,
        sifat=report.nature(),
        until=report.end_month(),
        at=last_day(report.tanggal, year),
        register=register(report.instansi, report.peraturan),
        tahun_lain=report.tahun_lain,
        daerah_lain=report.daerah_lain,
        nama_lain=report.nama_lain,
    )


CHECKS: Rules = (
    *period_checks.CHECKS,
    Rule(check_nama, "K233 K234 K235", "bulan_lain kak"),
    Rule(check_rincian, "K234", "bulan_lain kak"),
    Rule(check_pagu, "K236", "bulan_lain kak"),
    Rule(check_naik, "K237", "bulan_lain kak"),
    *kak_checks.CHECKS,
    *own_checks.CHECKS,
    *told_periods.CHECKS,
    *unprinted.CHECKS,
    Rule(check_indikator, "K239", "bulan_lain"),
    Rule(check_keluaran, "K331", "kak keluaran"),
    Rule(prose_checks.check_figures, "K433", "bulan_lain kak"),
    Rule(check_signers, "K241", "penanda_tangan tanda_tangan"),
    Shared(_given, (Rule(check_marks, "K333", "texts"), OFFICIALS, *OFFICE, YEARS, REGIONS, *TEXT)),
)
"""Every rule of a report, in the order in which they are asked."""
