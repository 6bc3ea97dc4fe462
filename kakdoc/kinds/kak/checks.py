"""Checks on a KAK: its figures, its links, and its text (docs/aturan.md A.3, C, E.1, F, G)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, InvalidValue, Problem, error, warning
from kakdoc.base.wording import either, mention, spoken
from kakdoc.kinds.fields.paragraphs import name_of
from kakdoc.kinds.kak import plan_checks
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kak.sections import (
    AnyBagian,
    BagianAnggaran,
    BagianJadwal,
    BagianKeluaran,
    BagianTabel,
    Rincian,
    SubKegiatan,
)
from kakdoc.kinds.law.register import last_day
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.office import register
from kakdoc.kinds.rules import registry as rules
from kakdoc.kinds.rules import shared, typed_marks, wording
from kakdoc.kinds.rules.registry import Given, Rule, Rules, Shared
from kakdoc.values import terbilang
from kakdoc.values.rupiah.amount import Jumlah, format_rupiah, times, total

_LINK = either("kunci keluaran baris jadwal", "kolom “Keluaran” sheet “Jadwal”, pada langkah")

_TOTAL = re.compile(
    r"(?:(?:sub|grand)[ -]?)?(?:jumlah|total)(?: (?:jumlah|total|keseluruhan|seluruh(?:nya)?|semua(?:nya)?|akhir|"
    r"belanja|anggaran|biaya|rincian|pagu|harga|sub ?kegiatan|kegiatan|program|rupiah|rp))*",
    re.IGNORECASE,
)


def _amount(amount: Jumlah) -> str:
    return format_rupiah(amount)


def check_rincian(kak: Kak) -> Iterator[Problem]:
    """Yield K204 where volume × price is not the amount, K111 where there is no amount (docs/aturan.md C.5)."""
    for path, line in _lines(kak):
        if line.jumlah is None:
            priced = line.harga_satuan is not None
            missing = "harga_satuan" if line.volume is not None else "volume" if priced else "jumlah"
            direct = f" (atau {mention('jumlah')} langsung)" if missing != "jumlah" else ""
            message = f"baris “{line.uraian}” tidak punya jumlah."
            yield error("K111", message, f"isi {mention(missing)}{direct}.", (*path, missing))
        elif line.volume is not None and line.harga_satuan is not None:
            product = times(line.volume, line.harga_satuan)
            if product != line.jumlah:
                yield error(
                    "K204",
                    f"volume × harga satuan = {_amount(product)}, tidak sama dengan jumlah {_amount(line.jumlah)}.",
                    f"betulkan volume, {spoken('harga_satuan')}, atau jumlah “{line.uraian}”; "
                    "jumlah boleh dihapus agar dihitung.",
                    (*path, "jumlah"),
                )


def check_total(kak: Kak) -> Iterator[Problem]:
    """Yield K220 for a line or a sub-activity that is named like a sum: it would be added to what it sums up."""
    names = [((*path, "uraian"), line.uraian) for path, line in _lines(kak)]
    for path, name in [*names, *(((*path, "nama"), sub.nama) for path, sub in _sub_kegiatan(kak))]:
        if _TOTAL.fullmatch(" ".join(re.findall(r"[\w-]+", name))):
            message = f"baris “{name}” tampaknya jumlah, bukan belanja; isinya akan terhitung dua kali."
            yield error("K220", message, "hapus barisnya: jumlah dihitung dan dicetak program.", path)


def check_pagu(kak: Kak) -> Iterator[Problem]:
    """Yield K203 where the lines do not add up to the ceiling (docs/aturan.md C.5)."""
    for path, sub in _sub_kegiatan(kak):
        amounts = [line.jumlah for line in sub.rincian if line.jumlah is not None]
        summed = total(amounts)
        if len(amounts) == len(sub.rincian) and sub.pagu is not None and summed != sub.pagu:
            difference = total((summed, -sub.pagu))
            yield error(
                "K203",
                f"jumlah rincian {_amount(summed)} tidak sama dengan pagu {_amount(sub.pagu)} "
                f"(selisih {_amount(max(difference, -difference))}).",
                f"betulkan salah satu rincian “{sub.nama}”, atau pagunya.",
                (*path, "pagu"),
            )


def check_anggaran(kak: Kak) -> Iterator[Problem]:
    """Yield K205 where the total given is not the sum of the ceilings, K201/K202 for wrong words (F.1, C.5)."""
    if kak.anggaran is not None and kak.anggaran >= terbilang.LIMIT:
        yield error(
            "K120",
            "jumlah anggaran melampaui 999 kuadriliun.",
            "periksa banyaknya angka nol di rincian.",
            ("anggaran",),
        )
        return
    ceilings = [sub.pagu for _, sub in _sub_kegiatan(kak) if sub.pagu is not None]
    if ceilings and kak.anggaran is not None and total(ceilings) != kak.anggaran:
        yield error(
            "K205",
            f"anggaran {_amount(kak.anggaran)} tidak sama dengan jumlah pagu {_amount(total(ceilings))}.",
            "betulkan anggaran atau pagu; anggaran boleh dihapus agar dihitung.",
            ("anggaran",),
        )
    if kak.terbilang is not None and kak.anggaran is not None:
        yield from _check_terbilang(kak.terbilang, kak.anggaran)


def _check_terbilang(words: str, amount: Jumlah) -> Iterator[Problem]:
    right = f"tulis “{terbilang.spell_rupiah(amount)}”, atau hapus {mention('terbilang', 'kunci ')}: "
    right += "program mengisinya sendiri."
    try:
        value = terbilang.read(words)
    except InvalidValue as refusal:
        yield error(refusal.code, refusal.message, right, ("terbilang",))
        return
    if value != amount:
        yield error(
            "K201",
            f"terbilang menyebut {_amount(value)}, padahal anggarannya {_amount(amount)}.",
            right,
            ("terbilang",),
        )


def check_pengantar(kak: Kak) -> Iterator[Problem]:
    """Yield K217 for an amount in a hand-written introduction of the budget that is neither total nor ceiling."""
    known = {kak.anggaran, *(sub.pagu for _, sub in _sub_kegiatan(kak))}
    for path, each in _sections(kak):
        text = each.pengantar or "" if isinstance(each, BagianAnggaran) else ""
        for offset, figure, amount in wording.amounts(text):
            if amount not in known:
                yield warning(
                    "K217",
                    f"pengantar menyebut “{figure}”, bukan jumlah anggaran atau pagu.",
                    "betulkan jumlahnya, atau hapus pengantar: kalimatnya disusun program.",
                    (*path, "pengantar"),
                    offset,
                )


def check_keluaran(kak: Kak) -> Iterator[Problem]:
    """Yield K207 for a link to no output; K208, K209 for outputs and steps without one another.

    The last two only when the input links them at all (docs/aturan.md C.2).
    """
    outputs = [(path, each) for path, each in _sections(kak) if isinstance(each, BagianKeluaran)]
    rows = [
        ((*path, "baris", index), row)
        for path, each in _sections(kak)
        if isinstance(each, BagianJadwal)
        for index, row in enumerate(each.baris)
    ]
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
    """Yield K210 for a second schedule, list of outputs or budget; K211 for rows that miss cells."""
    seen: Counter[str] = Counter()
    for path, each in _sections(kak):
        seen[each.jenis] += 1
        if each.jenis in ("jadwal", "keluaran", "anggaran") and seen[each.jenis] == 2:
            yield error(
                "K210",
                f"bagian berjenis “{each.jenis}” ada lebih dari satu.",
                "gabungkan menjadi satu bagian; untuk tabel lain pakai jenis tabel.",
                (*path, "jenis"),
            )
        if isinstance(each, BagianTabel):
            for index, row in enumerate(each.baris):
                if len(row) != len(each.kolom):
                    yield shared.short_row(len(row), len(each.kolom), index, (*path, "baris", index))


def check_kode(kak: Kak) -> Iterator[Problem]:
    """Yield K212 for a code that does not continue the one above it (docs/aturan.md C.4)."""
    if kak.kode_program and kak.kode_kegiatan and not kak.kode_kegiatan.startswith(kak.kode_program + "."):
        yield _code_problem(kak.kode_kegiatan, f"program {kak.kode_program}", ("kode_kegiatan",))
    for path, sub in _sub_kegiatan(kak):
        if sub.kode and kak.kode_kegiatan and not sub.kode.startswith(kak.kode_kegiatan + "."):
            yield _code_problem(sub.kode, f"kegiatan {kak.kode_kegiatan}", (*path, "kode"))


def _code_problem(code: str, parent: str, path: FieldPath) -> Problem:
    return warning("K212", f"kode {code} tidak berada di bawah {parent}.", "cocokkan dengan SIPD.", path)


def check_tanggal(kak: Kak) -> Iterator[Problem]:
    """Yield K213 for a date outside the fiscal year and the one before it."""
    if kak.tanggal.tahun not in (kak.tahun_anggaran - 1, kak.tahun_anggaran):
        yield warning(
            "K213",
            f"tanggal {kak.tanggal} bukan dalam tahun anggaran {kak.tahun_anggaran} atau setahun sebelumnya.",
            f"betulkan tanggal atau {mention('tahun_anggaran')}.",
            ("tanggal",),
        )


def check_marks(given: Given) -> Iterator[Problem]:
    """Yield K333 for numbers and letters that were typed."""
    return typed_marks.check_marks(given.texts, headings=True)


def _given(kak: Kak) -> Given:
    return Given(
        instansi=kak.instansi,
        profil=kak.profil,
        officials=((("penanda_tangan",), kak.penanda_tangan),),
        tanggal=kak.tanggal,
        dated=True,
        judul=kak.judul,
        texts=texts(kak),
        year=kak.tahun_anggaran,
        at=last_day(kak.tanggal, kak.tahun_anggaran),
        register=register(kak.instansi, kak.peraturan),
        tahun_lain=kak.tahun_lain,
        daerah_lain=kak.daerah_lain,
        nama_lain=kak.nama_lain,
        names=[kak.kegiatan, kak.program, *(sub.nama for _, sub in _sub_kegiatan(kak)), *kak.nama_lain],
    )


def _sections(kak: Kak) -> Iterator[tuple[FieldPath, AnyBagian]]:
    return ((("bagian", index), each) for index, each in enumerate(kak.bagian))


def _sub_kegiatan(kak: Kak) -> Iterator[tuple[FieldPath, SubKegiatan]]:
    for path, each in _sections(kak):
        if isinstance(each, BagianAnggaran):
            for index, sub in enumerate(each.sub_kegiatan):
                yield (*path, "sub_kegiatan", index), sub


def _lines(kak: Kak) -> Iterator[tuple[FieldPath, Rincian]]:
    for path, sub in _sub_kegiatan(kak):
        for index, line in enumerate(sub.rincian):
            yield (*path, "rincian", index), line


FIGURES = (
    Rule(check_rincian, "K111 K204", "bagian"),
    Rule(check_total, "K220", "bagian"),
    Rule(check_pagu, "K203", "bagian"),
    *plan_checks.CHECKS,
    Rule(check_anggaran, "K120 K201 K202 K205", "anggaran bagian terbilang"),
)
"""The rules on the figures, which reports print too."""
SHARED = (
    Rule(check_marks, "K333", "texts"),
    *(rules.YEARS, rules.PLANNED, rules.REGIONS, rules.NAMES),
    *rules.TEXT,
    *rules.OFFICE,
    rules.OFFICIALS,
)
"""The rules on its texts and its office."""
CHECKS: Rules = (
    *FIGURES,
    Rule(check_pengantar, "K217", "anggaran bagian"),
    Rule(check_keluaran, "K207 K208 K209", "bagian"),
    Rule(check_bagian, "K210 K211", "bagian"),
    Rule(check_kode, "K212", "bagian kode_kegiatan kode_program"),
    Rule(check_tanggal, "K213", "tahun_anggaran tanggal"),
    Shared(_given, SHARED),
)
"""Every rule of a KAK, in the order in which they are asked."""
