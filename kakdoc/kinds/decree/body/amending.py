"""The body of an amending regulation: Pasal I with what changes, Pasal II with when that is in force.

Source: UU 12/2011 Lampiran II butir 230–238, UU 13/2022 butir 233–236c (docs/aturan.md B.15).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kakdoc.kinds.decree import mengingat
from kakdoc.kinds.decree.body.changes import Perubahan
from kakdoc.kinds.decree.body.place_names import Named, Unit, beside, joined, read
from kakdoc.kinds.decree.body.wording import Line, block
from kakdoc.kinds.decree.mengingat import Basis
from kakdoc.kinds.decree.paper import ProdukHukum
from kakdoc.kinds.law.citations import AMENDED
from kakdoc.kinds.law.register import Register
from kakdoc.values import terbilang, urutan
from kakdoc.values.text.ending import strip_end

_ENTIRE = "berbunyi sebagai berikut:"


@dataclass(frozen=True, slots=True)
class Amended:
    """The regulation that is amended: as it is cited, and what amended it before, each as it is cited."""

    act: str
    before: tuple[str, ...]


def amended(paper: ProdukHukum, given: Sequence[str]) -> Amended:
    """Return what a paper amends: as Mengingat has it, else as its title does.

    `given` are its earlier amendments as typed; without them, those of the register as of the paper's day.
    """
    known = paper.register()
    named = _named(paper, known)
    entry = named.entry
    act = known.plain_citation(entry) if entry else strip_end(named.text)
    before = tuple(_citation(each, known) for each in given)
    if not before and entry is not None and not AMENDED.search(act):
        own = (paper.nomor, paper.tahun)
        before = tuple(
            known.plain_citation(each)
            for each in known.amendments(entry, paper.at())
            if (each.nomor, each.tahun) != own
        )
    return Amended(act, before)


def _named(paper: ProdukHukum, known: Register) -> Basis:
    """Return the regulation that the title names, as cited in Mengingat where it is."""
    titled = mengingat.amended(paper) or mengingat.basis(paper.judul, known)
    cited = (each for each in mengingat.items(paper) if each.identity() == titled.identity())
    return next(cited, titled)


def _citation(text: str, known: Register) -> str:
    each = mengingat.basis(text, known)
    return known.plain_citation(each.entry) if each.entry and each.named is None else strip_end(each.text)


def ordinal_title(before: int) -> str:
    """Return how the title of the next amendment begins: `Perubahan atas`, `Perubahan Kedua atas` (butir 6–7)."""
    return "Perubahan atas" if not before else f"Perubahan {urutan.ordinal(before + 1).title()} atas"


def lines(
    changes: Sequence[Perubahan], amended: Amended, closing: Sequence[str], annexes: Sequence[str], kind: str
) -> Iterator[Line]:
    """Yield the lines of the body; `closing` are the matters of Pasal II, `annexes` the heads of the annexes."""
    yield {"gaya": "pasal", "perubahan": True}
    told = _annexes_of(changes, annexes)
    if len(changes) == 1 and changes[0].kalimat is not None:
        yield {"gaya": "pembuka", "teks": changes[0].kalimat}
        yield from block(changes[0], _place(changes[0]))
    elif len(changes) == 1:
        head, tail = sentence(changes[0], told[0], kind)
        yield from _opening(head, amended, tail)
        yield from block(changes[0], _place(changes[0]))
    else:
        yield from _opening("Beberapa ketentuan", amended, " diubah sebagai berikut:")
        for each, annex in zip(changes, told, strict=True):
            text = "".join(sentence(each, annex, kind))
            yield {"gaya": "perubahan", "teks": text}
            yield from block(each, _place(each))
    yield {"gaya": "pasal", "perubahan": True}
    if len(closing) == 1:
        yield {"gaya": "isi", "dalam": 0, "teks": closing[0]}
    else:
        yield from ({"gaya": "perubahan", "teks": each} for each in closing)


def _opening(head: str, amended: Amended, tail: str) -> Iterator[Line]:
    """Yield the sentence that names the regulation, with its earlier amendments below it where there are several."""
    act, before = f"{head} dalam {amended.act}", amended.before
    if len(before) < 2:
        clause = f" sebagaimana telah diubah dengan {before[0]}" if before else ""
        yield {"gaya": "pembuka", "teks": act + clause + tail}
        return
    heads = {each.partition(" Nomor ")[0] for each in before}
    common = heads.pop() if len(heads) == 1 and all(" Nomor " in each for each in before) else ""
    yield {"gaya": "pembuka", "teks": f"{act} yang telah beberapa kali diubah dengan {common}".rstrip() + ":"}
    for number, each in enumerate(before, 1):
        text = each.removeprefix(common).strip() + ";"
        yield {"gaya": "bunyi", "nomor": f"{urutan.letter(number)}.", "dalam": 0, "teks": text}
    yield {"gaya": "lanjutan", "dalam": 0, "teks": tail.strip()}


def _place(change: Perubahan) -> Named:
    """Return the place of a change, an empty one where it is not read."""
    return read(change.tempat) or Named((), "", ())


def _annexes_of(changes: Sequence[Perubahan], annexes: Sequence[str]) -> list[str]:
    """Return the annex that holds each change of an annex, in their order: `Lampiran`, `Lampiran II`; else nothing."""
    left = iter(annexes)
    return [next(left, "Lampiran") if each.jenis == "lampiran" else "" for each in changes]


def sentence(change: Perubahan, annex: str, kind: str) -> tuple[str, str]:
    """Return the sentence of a change, parted where the regulation is named: `Ketentuan Pasal 6`, ` diubah …:`."""
    place = _place(change)
    if change.kalimat is not None:
        return change.kalimat, ""
    whole = _ENTIRE if place.is_whole() else f"{_within(place)} {_ENTIRE}"
    told = f" sehingga {whole}" if change.has_wording() else "."
    match change.jenis:
        case "lampiran":
            return f"Ketentuan {place.name()}", (
                f" diubah, sehingga menjadi sebagaimana tercantum dalam {annex} yang merupakan bagian tidak "
                f"terpisahkan dari {kind} ini."
            )
        case "hapus":
            return place.name(), f" dihapus{told}"
        case "sisip":
            first, last = neighbours(change, place)
            return f"Di antara {first} dan {last}{_inside(place)}", f" disisipkan {_counted(place)}{told}"
        case "tambah":
            return f"Setelah {neighbours(change, place)[0]}{_inside(place)}", f" ditambahkan {_counted(place)}{told}"
    return f"Ketentuan {place.name()}", f" diubah{told}"


def _within(place: Named) -> str:
    return place.top[0].name() if place.top else ""


def _inside(place: Named) -> str:
    return f" {place.within}" if place.within else ""


def _counted(place: Named) -> str:
    """Return how many are new, and which: `1 (satu) pasal, yakni Pasal 128A`."""
    count = len(place.leaves)
    unit = place.leaves[0].unit.casefold() if place.leaves else "ketentuan"
    return f"{count} ({terbilang.spell(count)}) {unit}, yakni {joined(place.leaves)}"


def neighbours(change: Perubahan, place: Named) -> tuple[str, str]:
    """Return what stands before and behind new places: typed, else by their numbers; `…` where nothing tells."""
    told = beside(place.leaves) if place.leaves else None
    if change.jenis == "tambah" and place.leaves:
        told = _last_before(place.leaves[0])
    names = tuple(each.name() for each in told) if told else ("…", "…")
    return change.sesudah or names[0], change.sebelum or names[1]


def _last_before(unit: Unit) -> tuple[Unit, Unit] | None:
    number = unit.number()
    if number is None or number[0] < 2 or number[1]:
        return None
    return unit.with_number(number[0] - 1), unit


def is_right_title(title: str, amended: Amended) -> bool:
    """Return whether the title counts the amendments; one that is cited with others before it is not counted."""
    return bool(AMENDED.search(amended.act)) or title.casefold().startswith(
        ordinal_title(len(amended.before)).casefold()
    )
