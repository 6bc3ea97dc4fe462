"""Checks on the changes of an amending regulation (UU 12/2011 Lampiran II butir 230–238; docs/aturan.md B.15)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.decree import mengingat
from kakdoc.kinds.decree.body import place_names
from kakdoc.kinds.decree.body.amending import is_right_title, neighbours, ordinal_title
from kakdoc.kinds.decree.body.changes import Perubahan
from kakdoc.kinds.decree.body.place_names import Named, Unit
from kakdoc.kinds.decree.checks.body import new_wording
from kakdoc.kinds.decree.perbup import Perbup
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.acts.checks import check_key
from kakdoc.values import terbilang

_INSERTED = re.compile(
    r"\b[Dd]i\s?antara\s+(?P<first>.{4,60}?)\s+dan\s+(?P<last>.{4,80}?)\s+(?:dalam\s.{10,400}?\s)?disisipkan\s+"
    r"(?P<count>\d{1,2})(?:\s*\([^()]*\))?\s+\w+,?\s+yak(?:ni|itu):?\s+(?P<new>.{4,200}?)"
    r"(?=,?\s+(?:sehingga|yang|menjadi)\b|[.;:]|$)",
    re.DOTALL,
)
_HALF = 2


def check_changes(paper: Perbup) -> Iterator[Problem]:
    """Yield K350 for a change without what it needs, K351 for places and numbers that do not fit.

    K352 tells where more than half of the articles change (butir 237).
    """
    yield from _check_earlier(paper)
    if not paper.perubahan:
        return
    yield from _check_frame(paper)
    for index, change in enumerate(paper.perubahan):
        path: FieldPath = ("perubahan", index)
        place = place_names.read(change.tempat)
        if place is None:
            message = f"tempat “{change.tempat}” tidak terbaca."
            remedy = "tulis misalnya Pasal 6, Pasal 7 ayat (1a), Pasal 1 angka 7a, BAB IXA, Bagian Kedua A BAB III."
            yield error("K351", message, remedy, (*path, "tempat"))
            continue
        yield from _check_ignored(change, path)
        needs = tuple(_check_needs(change, place, path))
        yield from needs or _check_numbers(change, place, path)
        yield from new_wording.check_ayat(change, path)
    yield from _check_twice(paper)
    yield from _check_first(paper)
    yield from _check_order(paper)
    yield from _check_share(paper)


def _check_frame(paper: Perbup) -> Iterator[Problem]:
    """Yield K350 for a title that says nothing of an amendment or counts it wrongly, and for chapters of its own."""
    if not paper.amends():
        message = "naskah ini memuat perubahan, padahal judulnya tidak dimulai “Perubahan atas …”."
        yield error(
            "K350", message, f"mulai judul dengan “Perubahan atas”, atau hapus {mention('perubahan')}.", ("judul",)
        )
    elif not is_right_title(paper.judul, amended := paper.amended()):
        right, before = ordinal_title(len(amended.before)), len(amended.before)
        message = f"judul tidak dimulai “{right}”, padahal sebelumnya sudah {before} kali diubah."
        if not before:
            message = "judul menyebut perubahan keberapa, padahal perubahan sebelumnya tidak disebut."
        remedy = f"betulkan judul, atau isi {mention('perubahan_sebelumnya')} dengan semua perubahan sebelumnya."
        yield warning("K350", message, remedy, ("judul",))
    if paper.bab:
        message = "naskah perubahan berisi Pasal I dan Pasal II, tanpa bab."
        yield error("K350", message, "pindahkan bunyi bab yang baru ke perubahannya; isi Pasal II di pasal.", ("bab",))
    if any(each.jenis == "lampiran" for each in paper.perubahan) and not paper.lampiran:
        message = "lampiran diubah, padahal naskah ini tidak berlampiran."
        yield error("K350", message, f"isi {mention('lampiran', 'kunci ')} dengan lampiran yang baru.", ("perubahan",))
    alone = paper.perubahan[0].kalimat if len(paper.perubahan) == 1 else None
    if alone is not None and "Peraturan" not in alone:
        message = "kalimat perubahan yang tunggal tidak menyebut peraturan yang diubah."
        remedy = (
            "tulis “… dalam Peraturan … Nomor … Tahun … tentang … (Berita Daerah …) diubah …”, atau hapus kalimatnya."
        )
        yield error("K350", message, remedy, ("perubahan", 0, "kalimat"))
    for index, pasal in enumerate(paper.pasal):
        if pasal.isi is None or pasal.rincian or pasal.definisi:
            message = "isi Pasal II ditulis sebagai kalimat, tanpa ayat dan rincian."
            yield error(
                "K350", message, "tulis satu kalimat di setiap butir; nomornya dicetak program.", ("pasal", index)
            )


def _check_earlier(paper: Perbup) -> Iterator[Problem]:
    """Yield K307 for an unknown key among the earlier amendments, K350 for what is none or is not printed."""
    known = paper.register()
    for index, text in enumerate(paper.perubahan_sebelumnya):
        path: FieldPath = ("perubahan_sebelumnya", index)
        if mengingat.is_key(text, known):
            yield from check_key(path, text, paper.office_register())
        elif mengingat.basis(text, known).named is None:
            message = f"perubahan sebelumnya “{text}” tidak dikenali sebagai peraturan."
            yield warning("K350", message, "tulis kuncinya, atau “Peraturan … Nomor … Tahun … tentang …”.", path)
    if paper.perubahan_sebelumnya and not paper.perubahan:
        message = f"{mention('perubahan_sebelumnya')} terisi tanpa {mention('perubahan')}, maka tidak tercetak."
        yield warning("K350", message, "isi perubahannya, atau hapus.", ("perubahan_sebelumnya",))


def _check_needs(change: Perubahan, place: Named, path: FieldPath) -> Iterator[Problem]:
    """Yield K350 for a change without its new wording, or with one that it cannot have."""
    wording, whole = change.has_wording(), place.is_whole()
    annex = place.leaves[0].unit == "Lampiran"
    if annex != (change.jenis == "lampiran"):
        message = f"perubahan {place.name()} berjenis {change.jenis}."
        right = "lampiran" if annex else "ubah, sisip, tambah, atau hapus"
        yield error("K350", message, f"tulis jenis: {right}.", (*path, "jenis"))
    elif change.jenis in ("hapus", "lampiran") and whole and wording:
        message = f"{place.name()} {'diubah sebagai lampiran' if annex else 'dihapus'}, padahal ada bunyi barunya."
        yield error("K350", message, "hapus bunyi barunya, atau ganti jenisnya dengan ubah.", (*path, "jenis"))
    elif not wording and change.jenis != "lampiran" and not (change.jenis == "hapus" and whole):
        message = f"bunyi baru {(place if whole else place.top[0]).name()} belum ada."
        key = place.leaves[0].unit.lower() if place.is_heading() else "pasal"
        yield error("K350", message, f"isi {mention(key)} dengan bunyi lengkapnya.", (*path, key))
    if (
        change.jenis in ("sisip", "tambah")
        and change.kalimat is None
        and "…" in neighbours(change, place)[: 1 + (change.jenis == "sisip")]
    ):
        message = f"di antara apa {place.name()} berada tidak dapat dihitung."
        yield error("K350", message, f"isi {mention('sesudah')} dan {mention('sebelum')}.", (*path, "tempat"))


def _check_numbers(change: Perubahan, place: Named, path: FieldPath) -> Iterator[Problem]:
    """Yield K351 for new numbers that do not fit their neighbours, and what is wrong with the new wording."""
    if change.jenis == "sisip" and change.kalimat is None:
        yield from _check_fit(*neighbours(change, place), place, (*path, "tempat"))
    yield from new_wording.check_wording(change, place, path)


_NEIGHBOURS = {"sisip": ("sesudah", "sebelum"), "tambah": ("sesudah",)}
"""What tells where something new stands, by the kinds of change whose sentence says so."""


def _check_ignored(change: Perubahan, path: FieldPath) -> Iterator[Problem]:
    """Yield K350 for a neighbour that is given where the sentence of the change names none."""
    said = _NEIGHBOURS.get(change.jenis, ()) if change.kalimat is None else ()
    for key in ("sesudah", "sebelum"):
        if getattr(change, key) is not None and key not in said:
            why = f"berjenis {change.jenis}" if change.kalimat is None else "berkalimat sendiri"
            message = f"{mention(key)} terisi, padahal perubahan ini {why}, maka tidak tercetak."
            yield warning("K350", message, f"hapus {mention(key)}, atau betulkan {mention('jenis')}.", (*path, key))


def _check_fit(first: str, last: str, place: Named, path: FieldPath) -> Iterator[Problem]:
    """Yield K351 for inserted places that do not belong between their neighbours: 128A between 128 and 129."""
    before, behind = (place_names.read(f"Pasal 1 {each}" if place.within else each) for each in (first, last))
    if before is None or behind is None:
        return
    row = (before.leaves[-1], *place.leaves, behind.leaves[-1])
    bad = next((pair for pair in pairwise(row) if not _may_follow(pair, row)), None)
    if bad is not None:
        message = f"{bad[1].name()} tidak tepat sesudah {bad[0].name()}."
        remedy = f"sisipan di antara {first} dan {last} bernomor {_right(before.leaves[-1])}."
        yield warning("K351", message, remedy, path)


def _may_follow(pair: tuple[Unit, Unit], row: Sequence[Unit]) -> bool:
    """Return whether two neighbours fit; what is inserted has a letter; a Bagian may fill a gap."""
    inserted = (row[1:-1] and pair[1] in row[1:-1] and pair[1].unit != "Bagian") and pair[1].number()
    return place_names.follows(*pair) and not (inserted and not inserted[1])


def _right(before: Unit) -> str:
    number = before.number()
    if number is None:
        return "dengan huruf di belakangnya"
    first = "a" if before.unit in ("ayat", "angka") else "A"
    last = number[1][-1:]
    letter = number[1] + first if last in ("", "z", "Z") else number[1][:-1] + chr(ord(last) + 1)
    return before.with_number(number[0], letter).name()


def _check_twice(paper: Perbup) -> Iterator[Problem]:
    """Yield K351 for a place that changes twice: what becomes of it would be told in two ways."""
    seen: set[str] = set()
    for index, change in enumerate(paper.perubahan):
        place = place_names.read(change.tempat)
        names = [f"{place.within} {each.name()}".strip() for each in place.leaves] if place else []
        below = [f"Pasal {each.nomor}" for _, _, part in change.headings() for each in part.pasal if each.nomor]
        names += [each for each in below if each not in names]
        for count, name in enumerate(names):
            if name in seen or name in names[:count]:
                message = f"{name} diubah dua kali."
                yield error(
                    "K351",
                    message,
                    "gabungkan menjadi satu perubahan, atau betulkan nomornya.",
                    ("perubahan", index, "tempat"),
                )
        seen |= set(names)


def _check_first(paper: Perbup) -> Iterator[Problem]:
    """Yield K351 for 4B inserted by a first amendment that does not insert 4A: no regulation has letters before."""
    places = [place_names.read(each.tempat) for each in paper.perubahan]
    here = {f"{place.within} {unit.name()}" for place in places if place for unit in place.leaves}
    if paper.perubahan_sebelumnya or not paper.judul.casefold().startswith("perubahan atas "):
        return
    for index, (change, place) in enumerate(zip(paper.perubahan, places, strict=True)):
        number = place.leaves[0].number() if place and change.jenis == "sisip" else None
        if place is None or number is None or number[1][-1:].casefold() in ("", "a"):
            continue
        before = place.leaves[0].with_number(number[0], number[1][:-1] + chr(ord(number[1][-1]) - 1))
        if f"{place.within} {before.name()}" not in here:
            message = (
                f"{place.leaves[0].name()} disisipkan, padahal {before.name()} tidak ada: perubahan ini yang pertama."
            )
            remedy = f"tulis {before.name()}, atau sebut perubahan sebelumnya di {mention('perubahan_sebelumnya')}."
            yield warning("K351", message, remedy, ("perubahan", index, "tempat"))


def _check_order(paper: Perbup) -> Iterator[Problem]:
    """Yield K351 for changes out of the order of their places."""
    places = [place_names.read(each.tempat) for each in paper.perubahan]
    tops = [
        (index, each.top[0]) for index, each in enumerate(places) if each and each.top and each.top[0].unit == "Pasal"
    ]
    for (_, above), (index, below) in pairwise(tops):
        one, two = above.number(), below.number()
        if one and two and two < one:
            message = f"perubahan {below.name()} berada sesudah perubahan {above.name()}."
            yield warning("K351", message, "urutkan menurut pasalnya.", ("perubahan", index, "tempat"))


def _check_share(paper: Perbup) -> Iterator[Problem]:
    """Yield K352 where more than half of the articles change: such a regulation is better replaced (butir 237)."""
    places = [place_names.read(each.tempat) for each in paper.perubahan if each.jenis in ("ubah", "hapus")]
    changed = {unit.mark for each in places if each for unit in each.top if unit.unit == "Pasal"}
    if paper.pasal_semula is not None and len(changed) * _HALF > paper.pasal_semula:
        count = f"{len(changed)} ({terbilang.spell(len(changed))})"
        message = f"{count} dari {paper.pasal_semula} pasal diubah atau dihapus, lebih dari separuhnya."
        remedy = "pertimbangkan mencabutnya dan menyusun peraturan baru."
        yield warning("K352", message, remedy, ("perubahan",))


def check_inserted(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K351 for insertions told in words: their count, and numbers that do not fit their neighbours."""
    for located in texts:
        for found in _INSERTED.finditer(located.text) if "disisipkan" in located.text else ():
            place = place_names.read(" ".join(found["new"].split()))
            if place is None and (place := place_names.read(f"Pasal 1 {' '.join(found['new'].split())}")) is None:
                continue
            if int(found["count"]) != len(place.leaves):
                new = place_names.joined(place.leaves)
                message = f"disebut {found['count']} yang disisipkan, padahal ada {len(place.leaves)}: {new}."
                yield warning("K351", message, "samakan banyaknya.", located.field, found.start("count"))
            last = re.split(r"\s+(?=Pasal\b)", found["last"], maxsplit=1)[0] if place.within else found["last"]
            for problem in _check_fit(found["first"], last, place, located.field):
                yield warning("K351", problem.message, problem.remedy, located.field, found.start("new"))
