"""Checks on the figures of a TOR's budget (docs/aturan.md C.5, F)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, InvalidValue, Problem, error, warning
from kakdoc.base.wording import mention, spoken
from kakdoc.kinds.kak.checking.procurement import is_of_other_money
from kakdoc.kinds.kak.lines import Rincian, with_tax
from kakdoc.kinds.kak.places import lines, sections, sub_kegiatan
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kak.sections import BagianAnggaran
from kakdoc.kinds.rules import shared, wording
from kakdoc.kinds.rules.registry import Rule
from kakdoc.values import terbilang
from kakdoc.values.koefisien import Koefisien, figure, multiplies
from kakdoc.values.rupiah.amount import Jumlah, format_rupiah, times, total

_TOTAL = re.compile(
    r"(?:(?:sub|grand)[ -]?)?(?:jumlah|total)(?: (?:jumlah|total|keseluruhan|seluruh(?:nya)?|semua(?:nya)?|akhir|"
    r"belanja|anggaran|biaya|rincian|pagu|harga|sub ?kegiatan|kegiatan|program|rupiah|rp))*",
    re.IGNORECASE,
)


def _amount(amount: Jumlah) -> str:
    return format_rupiah(amount)


def check_rincian(kak: Kak) -> Iterator[Problem]:
    """Yield K204 where volume × price is not the amount, K111 without an amount or a price (docs/aturan.md C.5)."""
    for path, line in lines(kak):
        if line.koefisien and line.volume is not None and line.koefisien.hasil != line.volume:
            yield _other_volume(line.koefisien, path)
        if line.satuan and not line.koefisien and line.volume is not None and multiplies(line.satuan):
            message = f"satuan “{line.satuan}” memuat pengali yang tidak dihitung."
            remedy = f"tulis {figure(line.volume)} {line.satuan} di {mention('koefisien')}; hapus volume dan satuan."
            yield error("K204", message, remedy, (*path, "satuan"))
        if line.jumlah is None:
            priced = line.harga_satuan is not None
            missing = "harga_satuan" if line.banyaknya is not None else "volume" if priced else "jumlah"
            direct = f" (atau {mention('jumlah')} langsung)" if missing != "jumlah" else ""
            message = f"baris “{line.uraian}” tidak punya jumlah."
            yield error("K111", message, f"isi {mention(missing)}{direct}.", (*path, missing))
        elif line.harga_satuan is None and (line.koefisien or line.ppn):
            given = mention("koefisien" if line.koefisien else "ppn")
            message = f"{given} “{line.uraian}” tanpa {spoken('harga_satuan')} tidak dihitung dan tidak dicetak."
            yield error("K111", message, f"isi {mention('harga_satuan')}, atau hapus {given}.", (*path, "harga_satuan"))
        elif line.banyaknya is not None and line.harga_satuan is not None:
            product = with_tax(times(line.banyaknya, line.harga_satuan), line.ppn)
            if product != line.jumlah:
                yield _other_amount(line, product, path)


def _other_amount(line: Rincian, product: Jumlah, path: FieldPath) -> Problem:
    """Return K204 for an amount that is not what the line gives."""
    many = "koefisien" if line.koefisien else "volume"
    given = f"{many} × harga satuan{f' + PPN {line.ppn}' if line.ppn else ''}"
    return error(
        "K204",
        f"{given} = {_amount(product)}, tidak sama dengan jumlah {_amount(line.jumlah or 0)}.",
        f"betulkan {many}, {spoken('harga_satuan')}, atau jumlah “{line.uraian}”; jumlah boleh dihapus agar dihitung.",
        (*path, "jumlah"),
    )


def _other_volume(given: Koefisien, path: FieldPath) -> Problem:
    """Return K204 for a volume beside a coefficient that gives another."""
    message = f"koefisien {given} = {figure(given.hasil)}, tidak sama dengan volume."
    return error("K204", message, "hapus volume: dihitung dari koefisien.", (*path, "volume"))


def check_total(kak: Kak) -> Iterator[Problem]:
    """Yield K220 for a line or a sub-activity that is named like a sum: it would be added to what it sums up."""
    names = [((*path, "uraian"), line.uraian) for path, line in lines(kak)]
    for path, name in [*names, *(((*path, "nama"), sub.nama) for path, sub in sub_kegiatan(kak))]:
        if _TOTAL.fullmatch(" ".join(re.findall(r"[\w-]+", name))):
            message = f"baris “{name}” tampaknya jumlah, bukan belanja; isinya akan terhitung dua kali."
            yield error("K220", message, "hapus barisnya: jumlah dihitung dan dicetak program.", path)


def check_groups(kak: Kak) -> Iterator[Problem]:
    """Yield K246 for a group of lines that begins again further down: its sum is then told in two parts."""
    for path, sub in sub_kegiatan(kak):
        for index, name in shared.torn([line.kelompok for line in sub.rincian]):
            message = f"kelompok “{name}” tercetak dua kali, masing-masing dengan jumlahnya sendiri."
            remedy = "dekatkan baris-barisnya dan tulis namanya dengan sama, atau bedakan namanya."
            yield warning("K246", message, remedy, (*path, "rincian", index, "kelompok"))


def check_pagu(kak: Kak) -> Iterator[Problem]:
    """Yield K203 where the lines do not add up to the ceiling (docs/aturan.md C.5)."""
    for path, sub in sub_kegiatan(kak):
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
    ceilings = [sub.pagu for _, sub in sub_kegiatan(kak) if sub.pagu is not None]
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
    known: set[Jumlah | None] = {kak.anggaran, *(sub.pagu for _, sub in sub_kegiatan(kak))}
    for path, each in sections(kak):
        text = each.pengantar or "" if isinstance(each, BagianAnggaran) else ""
        for offset, written, amount in wording.amounts(text):
            if amount not in known and not is_of_other_money(text, offset):
                yield warning(
                    "K217",
                    f"pengantar menyebut “{written}”, bukan jumlah anggaran atau pagu.",
                    "betulkan jumlahnya, atau hapus pengantar: kalimatnya disusun program.",
                    (*path, "pengantar"),
                    offset,
                )


OF_LINES = (
    Rule(check_rincian, "K111 K204", "bagian"),
    Rule(check_total, "K220", "bagian"),
    Rule(check_pagu, "K203", "bagian"),
)
OF_GROUPS = Rule(check_groups, "K246", "bagian")
OF_TOTAL = Rule(check_anggaran, "K120 K201 K202 K205", "anggaran bagian terbilang")
OF_INTRODUCTION = Rule(check_pengantar, "K217", "anggaran bagian")
