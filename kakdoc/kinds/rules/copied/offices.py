"""Checks on other offices than the paper's own where a sentence takes one for the own: its money, its decree, its head.

Source: the house's reading of copied papers (docs/aturan.md G.2). That another office is named is no fault: papers
coordinate with many; `nama_lain` allows others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.office import Instansi
from kakdoc.values.text.seldom import Seldom, late

_OFFICE = Seldom(
    ("dinas", "badan"),
    r"\b(?<!erjalanan )(?<!ERJALANAN )"
    r"(?P<office>(?:Dinas|DINAS|Badan|BADAN)\s+[A-Z][\w’'-]*(?:,?\s+(?:(?:dan|serta|DAN)\s+)?[A-Z][\w’'-]*){0,8})",
)
_END = late(
    r"\s+(?:Kabupaten|Kab\.?|Kota|Provinsi|Tahun|Nomor|Republik|TA|KABUPATEN|KOTA|PROVINSI|TAHUN)\b.*\Z", re.DOTALL
)
_GENERAL = frozenset((
    "daerah", "teknis", "terkait", "instansi", "provinsi", "kabupaten", "kota", "pelaksana", "setempat", "luar",
    "dalam",
    "publik", "usaha", "layanan", "hukum", "permusyawaratan", "pengawas", "musyawarah", "penyelenggara", "anggaran",
    "kehormatan", "nasional", "pusat", "otorita", "amil", "narkotika", "intelijen", "pertanahan", "meteorologi",
    "pemeriksa", "pengatur", "pangan", "gizi", "siber", "tersebut", "ini",
))  # fmt: skip
_MONEY = late(
    r"\b(?:dibebankan|dibiayai|bersumber|pembiayaan|biaya)\b[^.;\n]{0,100}\b(?:DPP?A|RKA|anggaran)\b(?:[\s-]+SKPD)?\s+\Z",
    re.IGNORECASE,
)
_ACCOUNT = late(r"\b(?:DPP?A|RKA)\b(?:[\s-]+SKPD)?\s+\Z")
_MAKER = late(r"\b(?:Keputusan|KEPUTUSAN)\s+(?:Kepala|KEPALA)\s+\Z")
_HEAD = late(r"\b(?:Kepala|KEPALA)\s+\Z")
_AT = late(r"\b(?:pada|di\s+lingkungan)\s+\Z", re.IGNORECASE)
_OURS = late(r"\A(?:\s+(?:Kabupaten|Kota|Provinsi)\s+[A-Z]\w+)?\s+(?:kami\b|ini\b)")
_RESPONSIBLE = late(
    r"\A(?:\s+(?:Kabupaten|Kota|Provinsi)\s+[A-Z]\w+)?\s+selaku\s+(?:Pengguna|Kuasa|Penanggung\s+Jawab)", re.IGNORECASE
)
_TO_APPOINT = late(
    r"\A[^.;\n]{0,60}?,?\s+perlu\s+(?:(?:untuk|dilakukan)\s+)?(?:menunjuk|menetapkan|mengangkat|membentuk|penunjukan|penetapan|pengangkatan|pembentukan)\b"
)
_FINANCES = late(
    r"\b(?:pengelolaan\s+(?:keuangan|barang|anggaran|kepegawaian)|di\s+lingkungan|penatausahaan\s+keuangan)\b[^.;,\n]{0,30}\Z",
    re.IGNORECASE,
)
_APPOINTS = late(
    r"\W*(?:(?:KE\w+|PERTAMA)\s*:\s*)?(?:Menunjuk|Menetapkan|Mengangkat|Penunjukan|Penetapan)\s+(?:\w+\s+){0,4}?"
    r"(?:PPTK|PPK|PPK-SKPD|KPA|[Bb]endahara|[Pp]ejabat\s+(?:[Pp]engelola|[Pp]elaksana|[Pp]engadaan|[Pp]enatausahaan)|[Pp]engurus\s+[Bb]arang)"
    r"[^.;\n]{0,60}\b(?:pada|di\s+lingkungan)\s+"
)
"""A dictum that appoints who handles the money of an office, up to the office: it can be the own one only."""
_TITLES = frozenset({"judul", "kegiatan"})
_MINISTRY = Seldom(
    ("kementerian",),
    r"\b(?P<office>(?:Kementerian|KEMENTERIAN)\s+[A-Z][\w’'-]*(?:,?\s+(?:(?:dan|DAN)\s+)?[A-Z][\w’'-]*){0,6})",
)
_OF_MINISTRY = late(
    r"\b(?:DIPA|Daftar\s+Isian\s+Pelaksanaan\s+Anggaran|RKA-?K/?L|Organisasi\s+dan\s+Tata\s+Kerja)\b[^.;\n]{0,100}\Z",
    re.IGNORECASE,
)
"""What only the own ministry has, up to its name: the money of an office, the act on its organisation."""


def check_offices(
    texts: Iterable[LocatedText], instansi: Instansi, signer: str, allowed: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield K406 for another office than the own that a text takes for the own, and that its signer heads.

    Offices of a region's secretariat and of its inspectorate write for all; their texts are not read.
    """
    yield from check_ministries(texts, instansi, allowed)
    if not instansi.nama.casefold().startswith(("dinas", "badan", "kecamatan", "kelurahan", "upt", "puskesmas")):
        return
    own = [*map(_folded, (instansi.nama, *instansi.induk, *instansi.kop, *allowed))]
    pejabat = instansi.pejabat.get(signer)
    title = pejabat.jabatan if pejabat else ""
    heads = title.casefold().startswith(("kepala", "camat"))
    path = ("instansi", "pejabat", signer, "jabatan")
    for located in (LocatedText(path, title, names_activities=False), *texts):
        for match in _OFFICE.finditer(located.text):
            name = _END.sub("", match["office"])
            if not _is_own(_folded(name), own) and _is_claimed(located, match, name, heads=heads):
                message = f"teks menyebut “{name}”, padahal naskah ini dari {instansi.nama}."
                remedy = (
                    f"ganti dengan nama instansi ini; bila dimaksud, tambahkan di {mention('nama_lain', 'kunci ')}."
                )
                yield warning("K406", message, remedy, located.field, match.start())


def check_ministries(
    texts: Iterable[LocatedText], instansi: Instansi, allowed: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield K406 for another ministry whose money or organisation an office of a ministry takes for the own."""
    lines = " | ".join((instansi.nama, instansi.pemerintah, *instansi.induk, *instansi.kop))
    own = [match["office"] for match in _MINISTRY.finditer(lines)]
    known = [*map(_folded, (*own, *allowed))]
    for located in texts if own else ():
        for match in _MINISTRY.finditer(located.text):
            name = _END.sub("", match["office"])
            if _is_claimed_ministry(located.text, match.start(), name) and not _begins_alike(_folded(name), known):
                message = (
                    f"teks menyebut “{name}”, padahal naskah ini dari {own[0].title() if own[0].isupper() else own[0]}."
                )
                key = mention("nama_lain", "kunci ")
                remedy = f"ganti dengan kementerian sendiri; bila dimaksud, tambahkan di {key}."
                yield warning("K406", message, remedy, located.field, match.start())


def _is_claimed_ministry(text: str, start: int, name: str) -> bool:
    before, after = text[max(0, start - 160) : start], text[start + len(name) :]
    return bool(_OF_MINISTRY.search(before) or (_FINANCES.search(before) and _TO_APPOINT.match(after)))


def _begins_alike(name: str, known: Iterable[str]) -> bool:
    return any(name.startswith(each) or each.startswith(name) for each in known)


def _is_own(name: str, own: Iterable[str]) -> bool:
    """Return whether an office is the own one, whose name may be shortened behind its second word."""
    begins = name.split()[:2]
    return begins[-1] in _GENERAL or len(begins) == 1 or any(each.split()[:2] == begins for each in own)


def _is_claimed(located: LocatedText, match: re.Match[str], name: str, *, heads: bool) -> bool:
    """Return whether a text takes an office for the own."""
    text = located.text
    before, after = text[max(0, match.start() - 160) : match.start()], text[match.start() + len(name) :]
    if located.field[:2] == ("instansi", "pejabat"):
        return bool(_HEAD.fullmatch(before))
    if located.field[-1] == "sumber_dana":
        return bool(_ACCOUNT.search(before))
    if located.field[-1] in _TITLES and heads:
        return bool(_AT.search(before) or _MAKER.search(before))
    if heads and _FINANCES.search(before) and _TO_APPOINT.match(after):
        return True
    if heads and _APPOINTS.fullmatch(before):
        return True
    if _MONEY.search(before) or (_RESPONSIBLE.match(after) and _HEAD.search(before)):
        return True
    return bool(_OURS.match(after)) and (bool(_MAKER.search(before)) or "kami" in after[:40])


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", name).casefold().split())
