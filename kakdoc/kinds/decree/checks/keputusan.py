"""Checks on a Keputusan Kepala Badan (docs/aturan.md A.3, A.4, B)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import setting
from kakdoc.kinds.decree import sebutan
from kakdoc.kinds.decree.body import references
from kakdoc.kinds.decree.checks import annexes, force, grounds, makers, mengingat, paper, repeal, typing
from kakdoc.kinds.decree.checks.body import lists
from kakdoc.kinds.decree.checks.body import references as rujukan_checks
from kakdoc.kinds.decree.keputusan import Keputusan
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.rules import shared, typed_marks
from kakdoc.kinds.rules.counted import titles
from kakdoc.kinds.rules.registry import Given, Rule, Rules, Shared

_RENJA = re.compile(
    r"(?:Penetapan\s+)?(?:Rencana\s+(?:Kerja|Strategis)\s+(?:Badan|Dinas|Perangkat|Kecamatan|Inspektorat|Sekretariat)"
    r"|Renja|Renstra)\b",
    re.IGNORECASE,
)


def check_output(decree: Keputusan) -> Iterator[Problem]:
    """Yield K331, K332 for a link to an output of the TOR that does not fit."""
    yield from paper.check_output(decree, "Keputusan")


def check_annexes(decree: Keputusan) -> Iterator[Problem]:
    """Yield what is wrong with the rows, parties and budgets of the annexes."""
    yield from annexes.check_annexes(decree, decree.lampiran)


def check_silence(decree: Keputusan) -> Iterator[Problem]:
    """Yield K321 for what SRIKANDI is to fill in and that is given as well."""
    yield from paper.check_silence(decree, srikandi=decree.srikandi)


def check_grounds(decree: Keputusan) -> Iterator[Problem]:
    """Yield what is wrong with Menimbang; its closing names the maker, who must be known."""
    if decree.knows_signers():  # a joint decree may leave out its makers there
        yield from grounds.check_grounds(decree, f"{decree.kind()} tentang {decree.judul}")


def check_bases(decree: Keputusan) -> Iterator[Problem]:
    """Yield what is wrong with Mengingat."""
    yield from mengingat.check_bases(decree, _level(decree))


def _level(decree: Keputusan) -> str:
    """Return the kind of paper it is among regulations: that of the head of the region when it is his, or theirs."""
    head = sebutan.head_of_region(decree.makers()[0]) if decree.is_of_region_head() else None
    return {None: "keputusan_kepala", "Gubernur": "keputusan_gubernur"}.get(head, "keputusan_bupati")


def check_signer(decree: Keputusan) -> Iterator[Problem]:
    """Yield K320 for a Plt. or Plh. who signs a strategic decree, K324 for a Renja that is not the office's to set."""
    officials = decree.officials()
    for pejabat in officials:
        yield from paper.check_mandate(pejabat, decree, "keputusan")
    at_region = decree.instansi.tingkat != "kementerian"
    heads = [sebutan.head_of_region(each) for each in decree.makers()]
    if officials and at_region and _RENJA.match(decree.judul) and not any(heads):
        message = "Renja dan Renstra perangkat daerah ditetapkan kepala daerah, bukan kepala perangkat daerah."
        remedy = f"susun sebagai {sebutan.regulation_of(decree.instansi).lower()} (jenis: perbup)."
        yield warning("K324", message, remedy, ("judul",))


def _dictum_texts(decree: Keputusan) -> list[LocatedText]:
    """Return the texts of the dictums with their places."""
    return [
        LocatedText(("diktum", index, "isi"), each.isi, names_activities=False)
        for index, each in enumerate(decree.diktum)
    ]


def check_references(decree: Keputusan) -> Iterator[Problem]:
    """Yield K316, K317 for dictums, annexes and labels that do not fit together (docs/aturan.md B.6)."""
    dictums = _dictum_texts(decree)
    labelled: list[tuple[FieldPath, str]] = [
        (("diktum", index, "label"), each.label) for index, each in enumerate(decree.diktum) if each.label
    ]
    labelled += [(("lampiran", index, "label"), each.label) for index, each in enumerate(decree.lampiran) if each.label]
    labels = dict.fromkeys(label for _, label in labelled)
    yield from rujukan_checks.check_labels(dictums, labels)
    yield from rujukan_checks.check_double_labels(labelled)
    own = {each.field: diktum.label for each, diktum in zip(dictums, decree.diktum, strict=True) if diktum.label}
    yield from rujukan_checks.check_own_labels(dictums, own)
    if decree.knows_signers():
        yield from rujukan_checks.check_dictums(dictums, len(decree.dictums()))
    names = decree.labels()
    resolved = [
        LocatedText(each.field, references.resolve(each.text, names.get), names_activities=False) for each in dictums
    ]
    inside = [each for each in texts(decree) if each.field[0] == "lampiran"]
    yield from _check_annexes(decree, resolved, inside)


def _check_annexes(
    decree: Keputusan, dictums: Sequence[LocatedText], inside: Sequence[LocatedText]
) -> Iterator[Problem]:
    """Yield K316, K317 for the annexes; a table of persons is one of them, whom the first dictum names.

    Of one person alone it tells itself, and there is no annex.
    """
    persons = decree.persons
    alone = persons is not None and len(persons) == 1
    several = int(persons is not None and not alone)
    named = dictums[1:] if alone else dictums
    yield from rujukan_checks.check_annexes(named, inside, len(decree.lampiran) + several, several)


def check_wording(decree: Keputusan) -> Iterator[Problem]:
    """Yield K347, K328 for the lists in dictums, K348, K349, K355 for what they repeal or amend."""
    dictums = _dictum_texts(decree)
    yield from lists.check_lists(dictums)
    yield from repeal.check_repealed(decree, dictums, _level(decree))
    if decree.knows_signers():
        yield from repeal.check_amended_decree(decree, dictums, decree.kind())


def check_dates(decree: Keputusan) -> Iterator[Problem]:
    """Yield K330 for a decree in force before its date, or whose last dictum is another (UU 30/2014 ps. 57–58)."""
    texts = _dictum_texts(decree)
    kind = decree.kind() if decree.knows_signers() else "Keputusan"
    yield from force.check_force(decree, texts, kind, last=texts[-1:])


def check_typing(decree: Keputusan) -> Iterator[Problem]:
    """Yield K333, K316, K326 for numbers, labels and names that were typed and do not fit."""
    every = texts(decree)
    yield from typed_marks.check_marks(each for each in every if each.field[0] != "menimbang")
    yield from typing.check_stray_labels(every, ("diktum",))
    if decree.knows_signers():
        inside = (each for each in every if each.field[0] in ("diktum", "lampiran"))
        yield from typing.check_self(inside, decree.kind())


def check_salinan(decree: Keputusan) -> Iterator[Problem]:
    """Yield K329 and K119 for a certified copy; a warning where another than the head of a region makes the decree."""
    if decree.is_of_region_head():
        yield from paper.check_copy(
            decree, ("tanggal",), [*(key for _, key in decree.signers()), decree.penanda_salinan]
        )
    else:
        yield shared.no_copy()


def _given(decree: Keputusan) -> Given:
    return paper.given(decree, decree.signers(), makers.own_names(decree))


def check_joint(decree: Keputusan) -> Iterator[Problem]:
    """Yield K362 for a joint decree that cannot be one, K363, K214 for makers that do not fit (docs/aturan.md B.16)."""
    if not decree.bersama:
        return
    yield from makers.check_several(decree)
    if decree.persons is not None:
        remedy = "pakai jenis keputusan, dengan daftar orangnya di lampiran tabel."
        yield error("K362", "keputusan jenis ini ditandatangani seorang pejabat.", remedy, ("bersama",))
    if decree.srikandi:
        message = "SRIKANDI mengisi satu nomor dan satu tanda tangan, padahal keputusan bersama punya beberapa."
        remedy = f"tulis {setting('srikandi', 'tidak')}, lalu isi nomor setiap pembuatnya."
        yield error("K362", message, remedy, ("srikandi",))
    for _, key in decree.signers()[1:]:
        yield from shared.check_nip(decree.instansi, key, decree.tanggal)
    yield from makers.check_makers(decree)


def check_names(decree: Keputusan) -> Iterator[Problem]:
    """Yield K435 for a first dictum or an annex that names another thing than the title."""
    yield from titles.check_dictum(decree.judul, decree.diktum[0].isi, ("diktum", 0, "isi"))
    named = [(each.judul, ("lampiran", index, "judul")) for index, each in enumerate(decree.lampiran) if each.judul]
    yield from titles.check_annexes(decree.judul, named)


CHECKS: Rules = (
    Shared(_given, paper.SHARED),
    *paper.CHECKS,
    Rule(check_output, "K331 K332", "kak keluaran judul tahun"),
    Rule(check_annexes, "K115 K119 K211 K246 K320 K322 K341", "instansi kak lampiran"),
    Rule(check_joint, "K214 K362 K363", "bersama instansi nomor penanda_tangan srikandi tanggal"),
    Rule(check_silence, "K321", "nomor srikandi tanggal tanggal_hijriah"),
    Rule(grounds.check_title, "K318", "judul"),
    Rule(check_grounds, "K313 K314 K315", "bersama instansi judul menimbang penanda_tangan"),
    Rule(check_bases, paper.BASES, "bersama instansi mengingat penanda_tangan peraturan tanggal"),
    Rule(check_signer, "K320 K324", "bersama instansi judul penanda_tangan"),
    Rule(check_references, "K316 K317 K327 K346", "bersama diktum instansi lampiran penanda_tangan"),
    Rule(check_wording, "K328 K347 K348 K349 K355", "bersama diktum instansi judul menimbang penanda_tangan peraturan"),
    Rule(check_names, "K435", "diktum judul lampiran"),
    Rule(check_dates, "K330", "bersama diktum instansi penanda_tangan tahun tanggal"),
    Rule(check_typing, "K316 K326 K333", "bersama diktum instansi lampiran penanda_tangan"),
)
"""Every rule of a Keputusan, in the order in which they are asked."""
