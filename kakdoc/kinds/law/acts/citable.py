"""Acts of the list as regulations: what may be cited of them by key, and what is known of the others.

Cited by key is an act whose publication several confirm and nobody denies, under the title that it has itself. All else
only informs: whoever cites it takes it up into the office's register first.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kakdoc.base.remembering import ByIdentity
from kakdoc.kinds.law.acts import finding
from kakdoc.kinds.law.acts.finding import Act
from kakdoc.kinds.law.citations import Citation
from kakdoc.kinds.law.hierarchy import LIST
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Known, Register
from kakdoc.kinds.law.shipped import finding as shipped

_YEAR_END = "31 Desember {}"
"""When an amendment counts from whose day the list does not know."""
_MOST_SHOWN = 3


_WIDENED = ByIdentity[Mapping[str, Peraturan]](4)


def widened(known: Register, keys: Sequence[str]) -> Register:
    """Return a register with the acts of the list besides that keys name and it lacks, with what amended them."""
    lacking = [key for key in keys if key not in known.entries and _is_like_a_key(key) and not shipped.has(key)]
    if not lacking:
        return known
    entries = _WIDENED.find(known.entries, keys)
    if entries is None:
        entries = _WIDENED.keep(known.entries, keys, value=Known({**dict(_acts(lacking)), **known.entries}))
    return dataclasses.replace(known, entries=entries)


def _acts(keys: Iterable[str]) -> Iterator[tuple[str, Peraturan]]:
    """Yield the acts of some keys, after each what amended it."""
    for key in keys:
        act = finding.by_key(key)
        if act is not None and is_citable(act):
            changes = [other for other in map(finding.by_key, act.amended_by) if other and is_citable(other)]
            yield key, _regulation(act, changes)
            yield from ((each.key, _regulation(each)) for each in changes if each.key not in keys)


def _is_like_a_key(text: str) -> bool:
    kind, *rest = text.split("-")
    return kind in finding.KINDS and len(rest) == 2 and all(each.isdecimal() for each in rest)


def is_citable(act: Act) -> bool:
    """Return whether an act may be cited by its key: its publication is dependable, and its own title known."""
    return act.is_dependable and bool(act.own)


def regulation(act: Act) -> Peraturan:
    """Return an act as texts are compared with it."""
    return _regulation(act)


def _regulation(act: Act, changes: Iterable[Act] = ()) -> Peraturan:
    amended = [{"oleh": each.key, "sejak": _YEAR_END.format(each.tahun)} for each in changes]
    return Peraturan.model_validate({
        "jenis": act.jenis,
        "nomor": act.nomor,
        "tahun": str(act.tahun),
        "judul": act.judul or "…",
        "judul_lain": [act.cited] if act.own and act.cited else [],
        "lembaran": act.lembaran,
        "tahun_lembaran": str(act.tahun_lembaran),
        "tambahan": act.tambahan,
        "diubah": amended,
        "sumber": LIST,
    })  # fmt: skip


def in_full(known: Register, cited: Citation) -> str:
    """Return the name and publication of the act of the list that a text names; nothing where it may not be cited."""
    act = finding.find(cited.jenis, cited.nomor, cited.tahun)
    return known.plain_citation(_regulation(act)) if act and is_citable(act) else ""


def doubts(key: str) -> Iterator[str]:
    """Yield what to mind of an act of the list: what it does not know, and what only its title or a clause tells."""
    act = finding.by_key(key)
    if act is None:
        return
    if act.tahun < finding.FIRST_GAZETTE:
        yield "lebih tua daripada Lembaran Negara, yang baru ada sejak 1950"
    elif act.lembaran is None:
        yield "Lembaran Negaranya belum diketahui"
    elif act.tahun_lembaran != act.tahun:
        yield f"Lembaran Negaranya tercatat dari tahun {act.tahun_lembaran}"
    elif not act.is_dependable:
        yield f"Lembaran Negaranya belum dapat diandalkan: {act.agree} sumber membenarkan, {act.disagree} menyebut lain"
    elif act.tambahan is None:
        yield "Tambahan Lembaran Negaranya belum diketahui, atau memang tidak ada"
    if act.is_doubted or not act.own:
        yield f"judulnya dikutip juga sebagai “{act.cited}”" if act.own else "judul aslinya belum diketahui"
    if act.named_in_repeals:
        yield f"disebut dalam ketentuan pencabutan {_named(act.named_in_repeals)}, mungkin hanya sebagian"
    unsure = [each for each in act.amended_by if not (other := finding.by_key(each)) or not is_citable(other)]
    if unsure:
        yield f"menurut judulnya diubah dengan {_named(unsure)}, yang datanya belum lengkap"


def _head(key: str) -> str:
    """Return kind, number and year of a key, also of one that the list lacks."""
    jenis, nomor, tahun = key.split("-")
    return f"{finding.HEADS[jenis]} Nomor {nomor} Tahun {tahun}"


def _named(keys: list[str]) -> str:
    """Return the last of some acts by kind, number and year, and how many more there are."""
    shown = [_head(key) for key in keys[-_MOST_SHOWN:]]
    more = f" dan {len(keys) - _MOST_SHOWN} lainnya" if len(keys) > _MOST_SHOWN else ""
    return ", ".join(shown) + more


def entry(act: Act) -> str:
    """Return what is known of an act as the lines of an entry of `peraturan.yaml`, on one line."""
    known: dict[str, object] = {
        "jenis": act.jenis, "nomor": act.nomor, "tahun": act.tahun, "judul": f'"{act.judul}"' if act.judul else "…",
    }  # fmt: skip
    if act.tahun >= finding.FIRST_GAZETTE:
        known |= {"lembaran": act.lembaran or "…", "tambahan": act.tambahan or "…"}
    return f"{act.key}: {{{', '.join(f'{key}: {value}' for key, value in known.items())}}}"
