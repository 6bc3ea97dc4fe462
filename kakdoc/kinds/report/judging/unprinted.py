"""Checks on what is given to a report and has no place on its paper (docs/aturan.md D.7)."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import either, mention, placed
from kakdoc.kinds.report.figures import same
from kakdoc.kinds.report.typed import Laporan
from kakdoc.kinds.rules.registry import Rule

_TEXTS = {
    "pengantar": ("pendahuluan",),
    "ringkasan": ("realisasi",),
    "permasalahan": ("permasalahan",),
    "tindak_lanjut": ("permasalahan",),
    "penutup": ("penutup",),
    "tahun_sebelumnya": ("perbandingan",),
    "pendapatan": ("pendapatan", "perbandingan"),
    "indikator": ("indikator", "perbandingan"),
    "kegiatan": ("kegiatan",),
}
"""The sections in which what is given under a key stands, the first that of its own."""
_READ_BY_OTHERS = frozenset(("pendapatan", "indikator", "kegiatan"))


def check_sections(report: Laporan) -> Iterator[Problem]:
    """Yield K251 for what is given while its section is not among those given, unless that is meant."""
    given: set[str] = {each.jenis for each in report.bagian}
    for key, (own, *others) in _TEXTS.items():
        meant = own in report.tidak_dicetak
        if given and not meant and not given & {own, *others} and getattr(report, key, None):
            message = f"{mention(key, 'kunci ')} terisi, tetapi bagian “{own}” tidak disebut, maka tidak tercetak"
            read = key in _READ_BY_OTHERS
            message += " di laporan ini; hanya laporan lain yang membacanya." if read else "."
            act = either(f"tambahkan “jenis: {own}” di bagian", f"tambahkan baris “{own}” di {placed('bagian')}")
            silent = f"sebut {own} di {mention('tidak_dicetak')}"
            yield warning("K251", message, f"{act}, atau {silent if read else 'hapus isinya'}.", (key,))
    if given and not {"perbandingan"} & {*given, *report.tidak_dicetak}:
        yield from _check_earlier(report)
    for each in report.tidak_dicetak:
        if each in given:
            message = f"bagian “{each}” disebut di {mention('bagian')} dan di {mention('tidak_dicetak')}."
            yield error("K251", message, "hapus salah satunya.", ("tidak_dicetak",))


def _check_earlier(report: Laporan) -> Iterator[Problem]:
    """Yield K251 for earlier years of an indicator where the years are not compared."""
    for index, each in enumerate(getattr(report, "indikator", ())):
        for key in ("tahun_lalu", "dua_tahun_lalu"):
            if getattr(each, key):
                message = f"{mention(key)} “{each.nama}” terisi, tetapi bagian “perbandingan” tidak disebut."
                act = either(
                    "tambahkan “jenis: perbandingan” di bagian", f"tambahkan baris “perbandingan” di {placed('bagian')}"
                )
                yield warning("K251", message, f"{act}, atau hapus isinya.", ("indikator", index, key))


def check_evaluation(report: Laporan) -> Iterator[Problem]:
    """Yield K251 for what belongs on form E.81 where it is not printed: the TOR has no Renstra targets (D.4)."""
    subs, notes, level = report.kak.sub_kegiatan(), report.notes(), report.kak.level.lower()
    told = [key for key, value in notes or () if value]
    if told and not any(each.renstra for each in subs):
        message = f"{mention('evaluasi')} terisi, tetapi formulir E.81 tidak tercetak: KAK tidak punya target Renstra."
        yield warning("K251", message, f"isi renstra setiap {level} di KAK, atau hapus isinya.", ("evaluasi",))
    planned = [each.nama for each in subs if each.renstra]
    for index, row in enumerate(getattr(report, "realisasi", ())):
        named = next((each for each in subs if same(each.nama, row.sub_kegiatan)), None)
        if row.kinerja is not None and named is not None and named.nama not in planned:
            message = f"kinerja “{named.nama}” tidak tercetak: di KAK {level} ini tidak punya target Renstra."
            where: FieldPath = ("realisasi", index, "kinerja")
            yield warning("K251", message, f"isi renstra {level} itu di KAK, atau hapus kinerjanya.", where)


CHECKS = (
    Rule(check_sections, "K251", "bagian tidak_dicetak"),
    Rule(check_evaluation, "K251", "kak"),
)
"""The rules on what is not printed, in the order in which they are asked."""
