"""Checks on who makes, signs and promulgates decrees and regulations (docs/aturan.md A.3, B.11, B.16)."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import either, mention, placed, spoken
from kakdoc.kinds.decree import joint, sebutan
from kakdoc.kinds.decree.checks import paper as produk_checks
from kakdoc.kinds.decree.joint import ProdukBersama
from kakdoc.kinds.decree.perbup import Perbup
from kakdoc.kinds.law import government
from kakdoc.kinds.office import Pejabat
from kakdoc.values.people.nama import without_degrees

MAKERS = either("bersama", placed("bersama"))
"""What messages call the list of makers."""
_KEY_OF = either("kunci", "sebutan")


def own_names(paper: ProdukBersama) -> list[str]:
    """Return the offices and regions that a joint paper may name, because they make it too."""
    return [each for title in paper.makers() for each in joint.own_names(title)] if paper.together() else []


def check_several(paper: ProdukBersama) -> Iterator[Problem]:
    """Yield K362 for a joint paper of one maker, or with a number of its own."""
    kind = paper.kind().lower()
    if len(paper.together()) == 1:
        remedy = f"tambahkan pembuat lain, atau hapus {MAKERS} dan isi {spoken('penanda_tangan')} dan nomor."
        yield error("K362", f"{kind} ini hanya punya seorang pembuat.", remedy, ("bersama",))
    if paper.nomor is not None:
        remedy = f"pindahkan ke pembuatnya di {MAKERS}."
        message = f"nomor diisi untuk seluruh {kind.partition(' ')[0]}, padahal setiap pembuatnya bernomor sendiri."
        yield error("K362", message, remedy, ("nomor",))


def check_makers(paper: ProdukBersama) -> Iterator[Problem]:
    """Yield K362 for a maker named twice, K363 for one person or one number twice, and for a signer who is no maker."""
    seen: dict[tuple[str, str], int] = {}
    for index, each in enumerate(paper.together()):
        pejabat = paper.instansi.pejabat.get(each.pejabat)
        office = pejabat.jabatan if pejabat else each.pejabat
        first = seen.setdefault(("pejabat", " ".join(office.casefold().split())), index)
        if first != index:
            message = f"“{office}” sudah disebut sebagai pembuat ke-{first + 1}."
            yield error("K362", message, "ganti dengan pejabat lain, atau hapus.", ("bersama", index, "pejabat"))
            continue
        person = pejabat.nip or without_degrees(pejabat.nama).casefold() if pejabat else each.pejabat
        for what, value, key in (("penanda tangan", str(person), "pejabat"), ("nomor", each.nomor, "nomor")):
            first = seen.setdefault((what, value), index) if value and _is_one_book(paper, what) else index
            if first != index:
                message = f"{what} ini sama dengan pembuat ke-{first + 1}."
                yield warning("K363", message, "betulkan salah satunya bila tertukar.", ("bersama", index, key))
    signer = paper.signer()
    if "penanda_tangan" in paper.model_fields_set and signer not in {each.pejabat for each in paper.together()}:
        message = f"{spoken('penanda_tangan')} “{signer}” tidak ada di {MAKERS}, jadi tidak dicetak."
        remedy = f"tambahkan di {MAKERS}, atau hapus {spoken('penanda_tangan')}."
        yield warning("K363", message, remedy, ("penanda_tangan",))


def _is_one_book(paper: ProdukBersama, what: str) -> bool:
    """Return whether two of these cannot well be the same: regulations of two regions are small numbers, and may be."""
    return what != "nomor" or paper.kind() == joint.KIND


def check_signer(paper: Perbup) -> Iterator[Problem]:
    """Yield K320 for a regulation that another than the head of the region signs, or a Plt. or Plh.

    It is signed by the head of the region (UU 23/2014 ps. 246) and promulgated by the regional secretary
    (UU 12/2011 ps. 86); in a village by its head and its secretary (UU 6/2014 ps. 69), who has other names too.
    Heads of agencies of the state make one together only, in the Berita Negara.
    """
    kind = paper.kind().lower()
    head = sebutan.regulation_of(paper.instansi).lower() if paper.agreed_with() else kind
    head = _head_word(paper) if paper.bersama else head.removeprefix("peraturan ")
    of_state = paper.bersama and not paper.instansi.region
    for path, key in paper.signers():
        signer = paper.instansi.pejabat.get(key)
        yield from produk_checks.check_mandate(signer, paper, "perbup")
        other = signer is not None and sebutan.head(signer.jabatan, paper.instansi) is None
        if signer is not None and not of_state and (other or signer.atas_nama):
            message = f"{kind} ditandatangani {head} sendiri, bukan “{_shown(signer)}”."
            remedy = f"isi {mention(str(path[-1]))} dengan {_KEY_OF} {head} di instansi.yaml."
            yield error("K320", message, remedy, path)
    for path, key in [] if of_state else paper.promulgators():
        yield from _check_secretary(paper, path, key)


def _head_word(paper: Perbup) -> str:
    return "kepala desa" if paper.instansi.village else "kepala daerah"


def _check_secretary(paper: Perbup, path: FieldPath, key: str) -> Iterator[Problem]:
    other = paper.instansi.pejabat.get(key)
    if other is not None and (not other.jabatan.startswith(_secretary(paper)) or other.atas_nama):
        right = "sekretaris desa" if paper.instansi.village else "sekretaris daerah"
        message = f"{paper.kind().lower()} diundangkan {right}, bukan “{_shown(other)}”."
        remedy = f"isi {mention('pengundang')} dengan {_KEY_OF} {right} di instansi.yaml."
        yield (warning if paper.instansi.village else error)("K320", message, remedy, path)


def check_regulation(paper: Perbup) -> Iterator[Problem]:
    """Yield K362, K363 for makers of a joint regulation that do not fit, K353 for a region that does not promulgate it.

    What each region fills in for itself is none of the paper's (docs/aturan.md B.16).
    """
    if not paper.bersama:
        return
    yield from check_several(paper)
    if paper.agreed_with():
        message = "peraturan bersama kepala desa bukan peraturan desa, maka tidak memuat kesepakatan."
        yield error("K362", message, f"hapus {mention('kesepakatan')}.", ("kesepakatan",))
    yield from check_makers(paper)
    there = {index for index, _, _ in paper.promulgated()}
    for key in ("tanggal_diundangkan", "nomor_berita_daerah") if there else ():
        if getattr(paper, key) is not None:
            message = f"{spoken(key)} diisi untuk seluruh peraturan, padahal setiap daerah mengundangkannya sendiri."
            yield error("K362", message, f"pindahkan ke pembuatnya di {MAKERS}.", (key,))
    for index, each in enumerate(paper.bersama if there else ()):
        if index not in there:
            message = f"“{each.pejabat}” belum punya pengundang, maka pengundangan di daerahnya tidak tercetak."
            remedy = f"isi {mention('pengundang')} pembuat itu dengan {_KEY_OF} sekretarisnya di instansi.yaml."
            yield warning("K353", message, remedy, ("bersama", index, "pejabat"))


def _secretary(paper: Perbup) -> tuple[str, ...]:
    """Return how the title of who promulgates begins."""
    return ("Sekretaris", "Carik") if paper.instansi.village else ("Sekretaris Daerah",)


def _shown(pejabat: Pejabat) -> str:
    return ", ".join(pejabat.baris_jabatan).replace("\N{NO-BREAK SPACE}", " ")


def check_agreement(paper: Perbup) -> Iterator[Problem]:
    """Yield K713 for an agreement that is not printed: only a village makes regulations with its council.

    K114 tells of what is no council's name, K406 of the council of another village.
    """
    agreed, office = paper.kesepakatan, paper.instansi
    if agreed is None:
        return
    if not sebutan.names_council(agreed):
        message = f"{mention('kesepakatan')}: “{agreed}” bukan ya, tidak, atau nama lembaga."
        remedy = "tulis ya bila disepakati BPD; lembaga lain ditulis namanya, misalnya Tuha Peuet."
        yield error("K114", message, remedy, ("kesepakatan",))
    elif agreed.casefold() != "tidak" and not office.village:
        message = f"{mention('kesepakatan')} terisi, padahal instansi ini bukan desa, maka tidak tercetak."
        yield warning("K713", message, f"hapus {mention('kesepakatan')}.", ("kesepakatan",))
    elif (named := paper.agreed_with()) and government.bare(office.village).casefold() not in named.casefold():
        message = f"“{named}” bukan lembaga {office.village}."
        yield warning("K406", message, "tulis ya, atau nama lembaga desa sendiri.", ("kesepakatan",))
