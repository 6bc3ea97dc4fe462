"""Checks on a Keputusan Kepala Badan (domain rules A.4, A.5, B.1–B.3, B.6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kakdoc.documents import konsideran_checks, produk_checks, rujukan
from kakdoc.documents.base import LocatedText
from kakdoc.documents.keputusan import IN_FORCE, Keputusan
from kakdoc.problems import FieldPath, Problem, warning
from kakdoc.values import tanggal

_PAST = re.compile(
    r"berlaku\s+(?:surut|sejak|terhitung(?:\s+mulai)?(?:\s+tanggal)?|mulai\s+tanggal)\s*(?P<date>\d[^.;,]*)?"
)


def check_paper(decree: Keputusan) -> Iterator[Problem]:
    """Yield what every paper is checked for."""
    yield from produk_checks.check_paper(decree, signer=decree.penanda_tangan, keys=("penanda_tangan",))
    yield from produk_checks.check_output(decree, "Keputusan")
    yield from produk_checks.check_annex_tables(decree, decree.lampiran)
    yield from produk_checks.check_silence(decree, srikandi=decree.srikandi)


def check_konsideran(decree: Keputusan) -> Iterator[Problem]:
    """Yield what is wrong with the title, Menimbang and Mengingat."""
    yield from konsideran_checks.check_title(decree)
    if decree.penanda_tangan in decree.instansi.pejabat:
        yield from konsideran_checks.check_grounds(decree, decree.sets())
    yield from konsideran_checks.check_bases(decree, "keputusan_kepala")


def check_signer(decree: Keputusan) -> Iterator[Problem]:
    """Yield K320 for a Plt. or Plh. who signs a strategic decree."""
    pejabat = decree.instansi.pejabat.get(decree.penanda_tangan)
    yield from produk_checks.check_mandate(pejabat, decree.judul, "keputusan", ("penanda_tangan",))


def dictum_texts(decree: Keputusan) -> list[LocatedText]:
    """Return the texts of the dictums with their places."""
    return [
        LocatedText(("diktum", index, "isi"), each.isi, names_activities=False)
        for index, each in enumerate(decree.diktum)
    ]


def check_references(decree: Keputusan) -> Iterator[Problem]:
    """Yield K316, K317 for dictums, annexes and labels that do not fit together (domain rules B.6)."""
    texts = dictum_texts(decree)
    labelled: list[tuple[FieldPath, str]] = [
        (("diktum", index, "label"), each.label) for index, each in enumerate(decree.diktum) if each.label
    ]
    labelled += [(("lampiran", index, "label"), each.label) for index, each in enumerate(decree.lampiran) if each.label]
    labels = dict.fromkeys(label for _, label in labelled)
    yield from rujukan.check_labels(texts, labels)
    yield from rujukan.check_double_labels(labelled)
    yield from rujukan.check_dictums(texts, len(decree.diktum))
    names = decree.labels()
    resolved = [
        LocatedText(each.field, rujukan.resolve(each.text, names.get), names_activities=False) for each in texts
    ]
    heads: list[FieldPath] = [("lampiran", index) for index in range(len(decree.lampiran))]
    yield from rujukan.check_annexes(resolved, len(decree.lampiran), heads)


def check_force(decree: Keputusan) -> Iterator[Problem]:
    """Yield K330 for a decree in force before its date, or whose last dictum is another (UU 30/2014 ps. 57–58)."""
    for index, each in enumerate(decree.diktum):
        found = _PAST.search(each.isi)
        if found and ("surut" in found[0] or _is_past(found["date"], decree)):
            message = "keputusan tidak boleh berlaku surut."
            remedy = "tulis “mulai berlaku pada tanggal ditetapkan”, kecuali undang-undang mengizinkan lain."
            yield warning("K330", message, remedy, ("diktum", index, "isi"), found.start())
        if IN_FORCE.search(each.isi) and index < len(decree.diktum) - 1 and "eputusan" in each.isi:
            message = "diktum tentang mulai berlakunya keputusan bukan yang terakhir."
            yield warning("K330", message, "pindahkan ke akhir, atau hapus: program menambahkannya.", ("diktum", index))


def _is_past(date: str | None, decree: Keputusan) -> bool:
    if date is None or decree.tanggal is None or decree.tanggal.date() is None:
        return False
    found = re.match(r"\d{1,2}\s+\w+\s+\d{4}", date)
    try:
        when = tanggal.parse(found[0]).date() if found else None
    except ValueError:
        return False
    return when is not None and when < decree.tanggal.date()  # type: ignore[operator]  # checked above


CHECKS: tuple[Callable[[Keputusan], Iterator[Problem]], ...] = (
    check_paper,
    check_konsideran,
    check_signer,
    check_references,
    check_force,
)
"""Every check on a Keputusan, in the order in which they are made."""
