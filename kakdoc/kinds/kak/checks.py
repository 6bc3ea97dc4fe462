"""Checks on a KAK: its figures, its links, and its text (docs/aturan.md A.3, C, E.1, F, G)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import either, mention, setting
from kakdoc.kinds.fields import tanda_tangan
from kakdoc.kinds.fields.paragraphs import name_of
from kakdoc.kinds.kak import places, prose_checks
from kakdoc.kinds.kak.checking import codes, figures, plan, procurement, timing
from kakdoc.kinds.kak.front import is_logo
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kak.sections import BagianKeluaran, BagianTabel, BagianTeks
from kakdoc.kinds.law.register import last_day
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.office import register
from kakdoc.kinds.rules import registry as rules
from kakdoc.kinds.rules import shared, typed_marks
from kakdoc.kinds.rules.registry import Given, Rule, Rules, Shared

_SUBHEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<heading>\S.*)$", re.MULTILINE)
_LINK = either("kunci keluaran baris jadwal", "kolom “Keluaran” sheet “Jadwal”, pada langkah")


def check_keluaran(kak: Kak) -> Iterator[Problem]:
    """Yield K207 for a link to no output; K208, K209 for outputs and steps without one another.

    The last two only when the input links them at all (docs/aturan.md C.2).
    """
    outputs = [(path, each) for path, each in places.sections(kak) if isinstance(each, BagianKeluaran)]
    rows = list(places.steps(kak))
    linked = {number for _, row in rows for number in row.keluaran or ()}
    count = sum(len(each.butir) for _, each in outputs)
    for path, row in rows:
        for number in row.keluaran or ():
            if number > count:
                yield _no_such_output(path, number, count)
        if linked and not row.keluaran:
            yield warning(
                "K209",
                f"langkah “{name_of(row.uraian)}” tidak menghasilkan keluaran mana pun.",
                f"isi {mention('keluaran', 'kunci ')} di baris ini, atau tambahkan keluarannya.",
                path,
            )
    for path, each in outputs if linked else ():
        for index, item in enumerate(each.butir):
            if index + 1 not in linked:
                yield warning(
                    "K208",
                    f"keluaran {index + 1} “{item}” tidak punya langkah di jadwal.",
                    f"tulis {index + 1} di {_LINK} yang menghasilkannya, atau tambahkan barisnya.",
                    (*path, "butir", index),
                )


def _no_such_output(path: FieldPath, number: int, count: int) -> Problem:
    return error(
        "K207",
        f"keluaran nomor {number} tidak ada: keluaran hanya sampai nomor {count}.",
        "betulkan nomornya; keluaran dihitung dari 1 menurut urutannya.",
        (*path, "keluaran"),
    )


def check_bagian(kak: Kak) -> Iterator[Problem]:
    """Yield K210 for a second schedule, list of outputs or budget; K211 and K246 for free tables."""
    seen: Counter[str] = Counter()
    for path, each in places.sections(kak):
        kind = each.jenis.removesuffix("_rinci")
        seen[kind] += 1
        if kind in ("jadwal", "keluaran", "anggaran") and seen[kind] == 2:
            yield error(
                "K210",
                f"bagian berjenis “{each.jenis}” ada lebih dari satu.",
                "gabungkan menjadi satu bagian; untuk tabel lain pakai jenis tabel.",
                (*path, "jenis"),
            )
        if isinstance(each, BagianTabel):
            yield from shared.check_table(each, path)


def check_tanggal(kak: Kak) -> Iterator[Problem]:
    """Yield K213 for a date outside the fiscal year and the one before it."""
    if kak.tanggal.tahun not in (kak.tahun_anggaran - 1, kak.tahun_anggaran):
        yield warning(
            "K213",
            f"tanggal {kak.tanggal} bukan dalam tahun anggaran {kak.tahun_anggaran} atau setahun sebelumnya.",
            f"betulkan tanggal atau {mention('tahun_anggaran')}.",
            ("tanggal",),
        )


def check_cover(kak: Kak) -> Iterator[Problem]:
    """Yield K713 for lines of a cover of a paper that has none, and for an emblem that the office has not."""
    if kak.sampul and not kak.bersampul:
        message = f"sampul terisi, padahal {setting('bersampul', 'tidak')}, maka tidak tercetak."
        yield warning("K713", message, f"hapus {mention('bersampul')}, atau hapus sampulnya.", ("sampul",))
        return
    for index, each in enumerate(kak.sampul):
        if is_logo(each.isi) and not kak.instansi.logo:
            message = f"baris “{each.isi}” tidak tercetak: instansi ini belum punya logo."
            yield warning("K713", message, "isi logo di instansi.yaml, atau hapus barisnya.", ("sampul", index, "isi"))


def check_signers(kak: Kak) -> Iterator[Problem]:
    """Yield K241 for a signer who is not printed, because others sign together."""
    if "penanda_tangan" in kak.model_fields_set:
        yield from tanda_tangan.check_alone(kak.penanda_tangan, kak.tanda_tangan)


def check_subheadings(kak: Kak) -> Iterator[Problem]:
    """Yield K333 for a number typed before a heading within a section, where those are numbered too."""
    for path, each in places.sections(kak) if kak.penomoran else ():
        for found in _SUBHEADING.finditer(each.isi) if isinstance(each, BagianTeks) and "#" in each.isi else ():
            if mark := typed_marks.heading_mark(found["heading"]):
                message = f"“{mark}” di awal anak judul ini akan tercetak di samping nomor dari program."
                remedy = "hapus: dengan penomoran, anak judul dinomori program."
                yield error("K333", message, remedy, (*path, "isi"), found.start("heading"))


def check_marks(given: Given) -> Iterator[Problem]:
    """Yield K333 for numbers and letters that were typed."""
    return typed_marks.check_marks(given.texts, headings=True)


def _given(kak: Kak) -> Given:
    return Given(
        instansi=kak.instansi,
        profil=kak.profil,
        officials=tanda_tangan.signers(kak.penanda_tangan, kak.tanda_tangan),
        tanggal=kak.tanggal,
        dated=True,
        judul=kak.judul,
        texts=texts(kak),
        year=kak.tahun_anggaran,
        is_fiscal=True,
        at=last_day(kak.tanggal, kak.tahun_anggaran),
        register=register(kak.instansi, kak.peraturan),
        tahun_lain=kak.tahun_lain,
        daerah_lain=kak.daerah_lain,
        nama_lain=kak.nama_lain,
        names=[kak.kegiatan, kak.program, *(sub.nama for _, sub in places.sub_kegiatan(kak)), *kak.nama_lain],
    )


FIGURES = (*figures.OF_LINES, *plan.CHECKS, figures.OF_TOTAL)
"""The rules on the figures, which reports print too."""
SHARED = (
    Rule(check_marks, "K333", "texts"),
    *(rules.YEARS, rules.REGIONS, rules.NAMES),
    *rules.TEXT,
    *rules.OFFICE,
    rules.OFFICIALS,
)
"""The rules on its texts and its office."""
CHECKS: Rules = (
    *FIGURES,
    figures.OF_GROUPS,
    figures.OF_INTRODUCTION,
    *procurement.CHECKS,
    Rule(prose_checks.check_budget, "K433", "bagian kegiatan tahun_anggaran"),
    Rule(check_keluaran, "K207 K208 K209", "bagian"),
    Rule(check_bagian, "K210 K211 K246", "bagian"),
    codes.IN_ORDER,
    timing.IN_COLUMNS,
    Rule(check_tanggal, "K213", "tahun_anggaran tanggal"),
    Rule(check_subheadings, "K333", "bagian penomoran"),
    Rule(check_cover, "K713", "bersampul instansi sampul"),
    Rule(check_signers, "K241", "penanda_tangan tanda_tangan"),
    Shared(_given, SHARED),
)
"""Every rule of a KAK, in the order in which they are asked."""
