"""What the name of a regulation means as people write it: its kind, who issued it, its title."""

from __future__ import annotations

import re
from functools import lru_cache

from kakdoc.kinds.law import government

_MINISTRIES = {
    "kes": "kesehatan", "dikbud": "pendidikan dan kebudayaan",
    "dikbudristek": "pendidikan kebudayaan riset dan teknologi", "dikdasmen": "pendidikan dasar dan menengah",
    "diknas": "pendidikan nasional", "pupr": "pekerjaan umum dan perumahan rakyat", "sos": "sosial",
    "naker": "ketenagakerjaan", "nakertrans": "tenaga kerja dan transmigrasi", "tan": "pertanian",
    "hub": "perhubungan", "lhk": "lingkungan hidup dan kehutanan", "kominfo": "komunikasi dan informatika",
    "kumham": "hukum dan hak asasi manusia", "pora": "pemuda dan olahraga", "dag": "perdagangan",
    "perin": "perindustrian", "ag": "agama", "esdm": "energi dan sumber daya mineral",
    "kp": "kelautan dan perikanan", "parekraf": "pariwisata dan ekonomi kreatif",
    "ristekdikti": "riset teknologi dan pendidikan tinggi", "pppa": "pemberdayaan perempuan dan perlindungan anak",
    "pu": "pekerjaan umum", "desa": "desa pembangunan daerah tertinggal dan transmigrasi",
}  # fmt: skip
"""What ministries are called behind *Permen*, *Kepmen* and *Men*; other names of two words stand below."""
_WRITTEN_OUT = {
    "uu": "undang undang", "pp": "peraturan pemerintah", "perpres": "peraturan presiden",
    "perppu": "peraturan pemerintah pengganti undang undang", "perpu": "peraturan pemerintah pengganti undang undang",
    "perda": "peraturan daerah", "pergub": "peraturan gubernur", "perbup": "peraturan bupati",
    "perwali": "peraturan wali kota", "perwal": "peraturan wali kota", "perwako": "peraturan wali kota",
    "perwalkot": "peraturan wali kota", "walikota": "wali kota", "kepbup": "keputusan bupati",
    "kepwal": "keputusan wali kota", "kepwali": "keputusan wali kota", "kepgub": "keputusan gubernur",
    "perdes": "peraturan desa", "perkades": "peraturan kepala desa", "pernag": "peraturan nagari",
    "permen": "peraturan menteri", "permendagri": "peraturan menteri dalam negeri", "mendagri": "menteri dalam negeri",
    "permenkeu": "peraturan menteri keuangan", "pmk": "peraturan menteri keuangan", "menkeu": "menteri keuangan",
    "permenpan": "peraturan menteri pendayagunaan aparatur negara", "menpan": "menteri pendayagunaan aparatur negara",
    "permenpanrb": "peraturan menteri pendayagunaan aparatur negara dan reformasi birokrasi",
    "menpanrb": "menteri pendayagunaan aparatur negara dan reformasi birokrasi",
    "panrb": "pendayagunaan aparatur negara dan reformasi birokrasi", "pan": "pendayagunaan aparatur negara",
    "rb": "reformasi birokrasi", "bkn": "badan kepegawaian negara", "rka": "rencana kerja dan anggaran",
    "kl": "kementerian negara lembaga", "pns": "pegawai negeri sipil", "asn": "aparatur sipil negara",
    "pppk": "pegawai pemerintah dengan perjanjian kerja", "spbe": "sistem pemerintahan berbasis elektronik",
    "sakip": "sistem akuntabilitas kinerja instansi pemerintah", "spip": "sistem pengendalian intern pemerintah",
    "kkn": "korupsi kolusi dan nepotisme", "sppn": "sistem perencanaan pembangunan nasional",
    "undang²": "undang undang", "undang2": "undang undang", "undangundang": "undang undang",
    "uuri": "undang undang republik indonesia", "sisdiknas": "sistem pendidikan nasional",
    "propinsi": "provinsi", "djawa": "jawa", "pemda": "pemerintahan daerah",
    "lkpp": "lembaga kebijakan pengadaan barang jasa pemerintah", "anri": "arsip nasional republik indonesia",
    "bpkp": "badan pengawasan keuangan dan pembangunan", "kmk": "keputusan menteri keuangan",
    "kepmen": "keputusan menteri", "kepmendagri": "keputusan menteri dalam negeri",
    "kepmenpanrb": "keputusan menteri pendayagunaan aparatur negara dan reformasi birokrasi",
    **{f"permen{short}": f"peraturan menteri {name}" for short, name in _MINISTRIES.items()},
    **{f"kepmen{short}": f"keputusan menteri {name}" for short, name in _MINISTRIES.items()},
    **{f"men{short}": f"menteri {name}" for short, name in _MINISTRIES.items() if len(short) > 2},
    "pupr": _MINISTRIES["pupr"], "dikbudristek": _MINISTRIES["dikbudristek"],
}  # fmt: skip
_DOTTED = re.compile(r"\b(?:U\.\s?U|P\.\s?P|R\.\s?I)\b")
_STATE = frozenset(("republik", "indonesia", "ri"))
_PARTICLES = frozenset(("dan", "negara"))
_WHOLE = {
    "peraturan pemerintah": "pp",
    "peraturan pemerintah pengganti undang undang": "perppu",
    "peraturan presiden": "perpres",
}
_STARTS = (
    ("undang undang", "uu"),
    ("peraturan daerah provinsi", "perda_provinsi"), ("peraturan daerah", "perda"), ("peraturan gubernur", "pergub"),
    ("peraturan bupati", "perbup"), ("peraturan wali kota", "perbup"), ("keputusan bupati", "keputusan_bupati"),
    ("keputusan wali kota", "keputusan_bupati"), ("keputusan gubernur", "keputusan_gubernur"),
    *((f"peraturan {each.casefold()}", "perkades") for each in government.VILLAGE_HEADS),
    *((f"peraturan {each.casefold()}", "perdes") for each in government.VILLAGES),
    ("keputusan kepala", "keputusan_kepala"),
    ("keputusan menteri", "keputusan_menteri"),
)  # fmt: skip
_VILLAGE_TITLES = [
    fold_of.split() for fold_of in sorted(map(str.casefold, government.VILLAGE_HEADS), key=len, reverse=True)
]
KINDS = frozenset(("kabupaten", "provinsi", *map(str.casefold, government.VILLAGES)))
"""Words before the name of a region or village by which names are not told apart; a city keeps its own."""
_NO_KIND = ("peraturan pemerintah", "peraturan presiden", "keputusan presiden")
REGIONAL = frozenset((
    "perda_provinsi", "pergub", "keputusan_gubernur", "perda", "perbup", "keputusan_bupati", "perdes", "perkades",
))  # fmt: skip
"""The kinds whose name may say of which region they are."""


def fold(text: str) -> list[str]:
    """Return the words of a name for comparing: small letters, no marks, usual short forms written out."""
    return list(_folded(text))


@lru_cache(maxsize=1024)
def _folded(text: str) -> tuple[str, ...]:
    words = re.findall(
        r"[^\W_]+", _DOTTED.sub(lambda match: match[0].replace(".", ""), text.replace("K/L", "KL")).casefold()
    )
    return tuple(word for each in words for word in _WRITTEN_OUT.get(each, each).split())


def kind_of(head: str) -> tuple[str | None, str | None]:
    """Return the kind that a name begins with and who issued it; no kind when there is none such.

    Who issued it is given folded, where the kind alone does not say it.
    """
    words = [word for word in fold(head) if word not in _STATE]
    name = " ".join(words)
    if name in _WHOLE:
        return _WHOLE[name], None
    for start, jenis in _STARTS:
        if f"{name} ".startswith(f"{start} "):
            return jenis, " ".join(words[1:]) if jenis in ("keputusan_menteri", "keputusan_kepala") else None
    if name.startswith("permen"):  # of a ministry whose short form is not known here
        return "permen", name
    if len(words) < 2 or name.startswith(_NO_KIND):
        return None, None
    return "permen" if words[0] == "peraturan" else "keputusan_kepala", " ".join(words[1:])


def same_issuer(named: str, right: str) -> bool:
    """Return whether two names of a ministry or an office are the same, be *Negara* or *dan* left out."""
    return [word for word in fold(named) if word not in _PARTICLES | _STATE] == [
        word for word in fold(right) if word not in _PARTICLES | _STATE
    ]


def region_words(head: str) -> list[str]:
    """Return the words of the region in the name of a regulation; none where it gives none, as in *Perwal 5/2020*.

    What follows *Peraturan Wali Kota* is a city, so that it is never the regency of the same name.
    """
    words = fold(head)
    title = next((each for each in _VILLAGE_TITLES if words[1 : 1 + len(each)] == each), None)
    words = words[1 + len(title) :] if title else words[2:]
    return [] if words == ["kota"] else words


def same_region(head: str, daerah: str) -> bool:
    """Return whether the name of a regulation gives no region, or this one: `Perda Kebumen`, `Kabupaten Kebumen`."""
    named = _names(region_words(head))
    return not named or named == _names(fold(daerah))


def _names(words: list[str]) -> list[str]:
    """Return the words of a region without its kind, which a city's name keeps."""
    return [word for word in words if word not in KINDS]


def same_title(title: str, right: str) -> bool:
    """Return whether a text begins with a title, or leaves it where the title goes on with `tentang …`."""
    typed, known = fold(title), fold(right)
    same = next((index for index, pair in enumerate(zip(typed, known, strict=False)) if pair[0] != pair[1]), None)
    same = min(len(typed), len(known)) if same is None else same
    if same == len(known) or (same and known[same] == "tentang"):
        return True
    return "".join(typed).startswith("".join(known))  # words written together or apart
