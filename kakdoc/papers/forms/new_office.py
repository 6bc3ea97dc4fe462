"""The office of a new working folder: the skeleton of `instansi.yaml` with what is known of it already filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass

from kakdoc.base.problems import UsageError, error
from kakdoc.base.wording import either
from kakdoc.inputs.yaml.writing import dump
from kakdoc.kinds.law import government

_TOP = ("pemerintah:", "tempat:")
"""How the first and the last line of the names in the skeleton begin."""
_OFFICIALS, _OTHERS = "  # Penanda tangan Peraturan Bupati", "\n  # Penanda tangan kuitansi"
"""How what is told of the signers of regulations begins, and what is told of the others behind them."""
_NAME = '    nama: "[isi: nama lengkap dengan gelar]"\n'
_TITLE = '    jabatan: "[isi: jabatan lengkap, misalnya Kepala Dinas … Kabupaten …]"\n'
_ABOVE = {
    "desa": "[isi: Kecamatan …]",
    "kelurahan": "[isi: Kecamatan …]",
    "upt": "[isi: dinas induknya, misalnya Dinas Kesehatan]",
    "kementerian": "[isi: unit di atasnya, misalnya Kantor Wilayah …; hapus bila tidak ada]",
}
_NAMED = {
    "desa": "[isi: Desa …]",
    "kecamatan": "[isi: Kecamatan …]",
    "kelurahan": "[isi: Kelurahan …]",
    "upt": "[isi: nama lengkap puskesmas, rumah sakit, atau sekolah]",
    "kementerian": "[isi: nama lengkap satuan kerja, misalnya Kantor …]",
}
_TITLES = {
    "desa": "[isi: Kepala Desa …]",
    "kecamatan": "[isi: Camat … Kabupaten …]",
    "kelurahan": "[isi: Lurah …]",
    "upt": "[isi: Kepala … atau Direktur …]",
    "kementerian": "[isi: Kepala Kantor …]",
}
_LEVEL, _REGION = either("--tingkat", "“Tingkat pemerintahan”"), either("--daerah", "“Kabupaten, kota, atau provinsi”")
_PROVINCE = either("--provinsi", "“Provinsi”")
_KINDS = {"kota": "Kota", "provinsi": "Provinsi"}
_LED_BY_A_HEAD = ("dinas ", "badan ")
"""How offices begin that a *Kepala* leads; the title is shown to staff, who may change it."""
_SPELLED = {each: each for each in ("dan", "di", "ke", "dari", "untuk")} | {"dki": "DKI"}
"""Words that are not written with one capital in names."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an office before its file is filled in; what is empty stays a gap."""

    tingkat: str = ""
    daerah: str = ""
    provinsi: str = ""
    instansi: str = ""
    kepala: str = ""
    jabatan: str = ""
    pangkat: str = ""
    golongan: str = ""
    nip: str = ""
    tempat: str = ""
    singkatan: str = ""

    def __bool__(self) -> bool:
        """Return whether anything is known."""
        return any(astuple(self))

    @property
    def level(self) -> str:
        """Its level; where none is given that of its region, else of a regency."""
        return self.tingkat or {"Kota": "kota", "Provinsi": "provinsi"}.get(self.kind, "kabupaten")

    @property
    def kind(self) -> str:
        """The word that its region begins with, where that says of what kind it is."""
        first = self.daerah.partition(" ")[0].capitalize()
        return first if first in ("Kabupaten", "Kota", "Provinsi") else ""

    @property
    def title(self) -> str:
        """The title of its head; where none is given that of an office whose law says who leads it, else empty."""
        if (
            self.jabatan
            or self.level not in ("kabupaten", *_KINDS)
            or not self.instansi.lower().startswith(_LED_BY_A_HEAD)
        ):
            return self.jabatan
        office = _spelled(self.instansi)
        is_told = not self.region or self.region.casefold() in office.casefold()
        return f"Kepala {office}" if is_told else f"Kepala {office} {self.region}"

    @property
    def region(self) -> str:
        """Its region with its kind, `Kota Contoh` also for *Contoh* at that level; empty where it is not given."""
        named = _spelled((self.daerah or self.provinsi) if self.level == "provinsi" else self.daerah)
        if self.level == "kabupaten" and named and not self.kind:
            return f"Kabupaten {named}"
        return government.with_kind(named, self.level)


def _spelled(name: str) -> str:
    """Return a name typed without capitals as names are written: `Kabupaten Contoh`; any other as it is."""
    if not name.islower():
        return name
    return " ".join(_SPELLED.get(each, each[:1].upper() + each[1:]) for each in name.split())


def text(skeleton: str, known: Known) -> str:
    """Return the skeleton of `instansi.yaml` with what is known in it.

    Raises UsageError K345 for a region that does not go with the level.
    """
    if not known:
        return skeleton
    _refuse(known)
    start, end = skeleton.index(_TOP[0]), skeleton.index(_TOP[1])
    end = skeleton.index("\n", end) + 1
    officials = skeleton.index(_OFFICIALS)
    kept = skeleton[end:officials].replace(_NAME, _line("nama", known.kepala or _gap_of(_NAME)), 1)
    kept = kept.replace(_TITLE, _line("jabatan", known.title or _TITLES.get(known.level) or _gap_of(_TITLE)), 1)
    for key in ("pangkat", "golongan", "nip"):
        if given := getattr(known, key):
            before, line, behind = kept.partition(f"\n    {key}: ")
            kept = f"{before}\n{_line(key, given)}" + behind.partition("\n")[2] if line else kept
    others = skeleton.index(_OTHERS)
    plain = not known.region and known.level == "kabupaten"
    signers = skeleton[officials:others] if plain else _signers(known)
    return skeleton[:start] + dump(dict(_names(known))) + kept + signers + skeleton[others:]


def _refuse(known: Known) -> None:
    """Raise UsageError K345 for a region of a ministry, of another level, or of which it is not said what it is."""
    if known.level == "kementerian" and (known.daerah or known.provinsi):
        message = "instansi kementerian tidak mempunyai daerah."
        raise UsageError(error("K345", message, f"hapus {_REGION} dan {_PROVINCE}, atau pilih tingkat lain."))
    if known.level in ("kabupaten", *_KINDS) and known.kind not in ("", _KINDS.get(known.level, "Kabupaten")):
        message = f"tingkatnya {known.level}, padahal daerahnya “{known.daerah}”."
        raise UsageError(error("K345", message, f"betulkan {_LEVEL} atau {_REGION}."))
    if known.daerah and not known.kind and known.level not in ("kabupaten", *_KINDS):
        message = f"“{known.daerah}” dapat berarti kabupaten atau kota."
        remedy = "tulis misalnya " + either(f"--daerah 'Kabupaten {known.daerah}'.", f"“Kabupaten {known.daerah}”.")
        raise UsageError(error("K345", message, remedy))


def _line(key: str, value: str) -> str:
    return "    " + dump({key: value})


def _gap_of(line: str) -> str:
    return line.partition('"')[2].rstrip('"\n')


def _names(known: Known) -> Iterator[tuple[str, str]]:
    """Yield the keys of the names with their values, in order."""
    level = known.level
    yield "tingkat", level
    ministry = level == "kementerian"
    example = "Kementerian … Republik Indonesia" if ministry else f"Pemerintah {_KINDS.get(level, 'Kabupaten')} …"
    yield "pemerintah", f"Pemerintah {known.region}" if known.region else f"[isi: misalnya {example}]"
    if level not in ("provinsi", "kementerian"):
        gap = "[isi: Kota …]" if level == "kota" else "[isi: Kabupaten … atau Kota …]"
        yield "kota" if level == "kota" else "kabupaten", known.region or gap
    if level in _ABOVE:
        yield "induk", _ABOVE[level]
    yield "nama", _spelled(known.instansi) or _NAMED.get(level, "[isi: nama lengkap instansi, tidak disingkat]")
    yield "singkatan", known.singkatan or "[isi: singkatan instansi]"
    if not ministry:
        province = (
            known.region
            if known.region.startswith("Provinsi")
            else government.with_kind(_spelled(known.provinsi), "provinsi")
        )
        yield "provinsi", province or "[isi: Provinsi …]"
    yield "tempat", _spelled(known.tempat) or "[isi: kota tempat naskah ditandatangani]"


def _signers(known: Known) -> str:
    """Return the officials who sign regulations at the level; none of a ministry's office."""
    if known.level == "kementerian":
        return ""
    if known.level == "desa":
        signers = {"sekretaris_desa": {"nama": "(Nama Sekretaris Desa)", "jabatan": "[isi: Sekretaris Desa …]"}}
        return "  # Pengundang Peraturan Kepala Desa.\n" + _indented(signers)
    kind = _KINDS.get(known.level, "Kabupaten")
    region = known.region or f"{kind} …"
    head, office = government.head_of(region), "Biro" if known.level == "provinsi" else "Bagian"
    key = "bupati" if head == "Bupati" else head.replace(" ", "_").lower()
    titles = {
        key: (head, f"{head} {government.bare(region)}"),
        "sekretaris_daerah": ("Sekretaris Daerah", f"Sekretaris Daerah {region}"),
        f"kepala_{office.lower()}_hukum": (
            f"Kepala {office} Hukum",
            f"Kepala {office} Hukum Sekretariat Daerah {region}",
        ),
    }
    signers = {
        each: {"nama": f"(Nama {short})", "jabatan": title if known.region else f"[isi: {title}]"}
        for each, (short, title) in titles.items()
    }
    note = f"  # Penanda tangan Peraturan {head} dan salinannya. Ganti nama di dalam kurung dengan nama pejabatnya.\n"
    return note + _indented(signers)


def _indented(signers: Mapping[str, Mapping[str, str]]) -> str:
    return "".join(f"  {line}\n" for line in dump(signers).splitlines() if line)
