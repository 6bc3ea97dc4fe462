"""Checks for what was left to fill in by other marks than `[isi: …]`: dots, lines, `x.xx`, names in brackets.

And for the official of the example, who signs for no other region (docs/aturan.md G.3: a paper bears the name of
who signs it). Dots in running text are blanks to be filled in by hand and are left alone, those behind *Rp* are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.office import Instansi, Pejabat
from kakdoc.kinds.rules.copied.fixed_years import MONTH
from kakdoc.kinds.rules.typed_marks import check_form
from kakdoc.values.dates.prose.tokens import WEEKDAY
from kakdoc.values.people.nama import without_degrees
from kakdoc.values.text.seldom import Seldom, late

CONTOH_NAMA, CONTOH_NIP, CONTOH_DAERAH = "Moh. Amirudin", "196804241998031011", "Kebumen"
"""The official of the example, and the region for which he signs."""
_LINE = r"\.{3,}|(?:\.\s){2,}\.|…|_{2,}|-{4,}|–{3,}|—{3,}"
_CODE = r"(?<![\w.])(?:(?:\d+\.)*[xX]+(?:\.[xX]+)+|(?:\d+\.)+[xX]{2,}(?:\.\d+)*)(?!\w)"
_TO_FILL = r"(?:diisi(?!\s+oleh\b)|isi\s+(?:nama|di\s?sini|dengan|sesuai|tanggal|jumlah|nomor))\b[^\]>}()\n]{0,60}"
_BRACKETED = rf"[\[<{{]\s*(?:…+|\.{{2,}}|_{{2,}}|[xX]{{2,}}|{_TO_FILL})\s*[\]>}}]|\(\s*(?:[xX]{{2,}}|{_TO_FILL})\s*\)"
_WHO = (
    r"kepala|bupati|wali\s?kota|gubernur|camat|lurah|direktur|sekretaris|pejabat|pengguna|kuasa|ketua|pptk|ppk|bendahara"
    r"|penanda|penanggung|kegiatan|program|sub\s?kegiatan|instansi|dinas|badan|opd|skpd|perangkat|kabupaten|kota|kecamatan"
    r"|desa|kelurahan|penyedia|penerima|narasumber|pengusul|pelaksana|pemohon|guru|siswa|sekolah|lengkap|jelas|terang|perusahaan|paket|pekerjaan|pegawai|petugas|peserta"
)
_NAME_OF = rf"[(\[<{{]\s*(?i:nama)\s+(?i:{_WHO})\b(?:(?!\bdan\b)[^(),\[\]<>{{}}\n]){{0,60}}[)\]>}}]"
_GAP = late(rf"\A[xX]{{3,}}\Z|(?:\bRp\.?\s*)?(?:{_LINE})[\s.…_–—-]*|{_CODE}")
_WRITTEN_ON = late(r"(?:\.{3,}|…|_{3,})[\s.…_]*")
_NO_NAME = late(
    rf"\A(?:(?:di)?isi|belum\s+(?:diisi|ada)|TBD|nama\s+(?:jelas|terang|lengkap))\Z|{_BRACKETED}|{_NAME_OF}",
    re.IGNORECASE,
)
_IN_TEXT = Seldom(
    ("rp", "x"),
    rf"\bRp\.?\s*(?:{_LINE}|[xX]{{2,}}(?:\.[xX]+)*|[xX](?:\.[xX]+)+|,-)[.…_–—-]*|{_CODE}|(?<!\w)[xX]{{2,}}\s?%",
)
_IN_SENTENCE = Seldom(
    (
        "sebesar",
        "senilai",
        "sejumlah",
        "seharga",
        "..",
        ". .",
        "…",
        "__",
        "--",
        "––",
        "——",
        "xx",
        "nama",
        "[",
        "{",
        "<",
        "isi",
    ),
    rf"\b(?:sebesar|senilai|sejumlah|seharga)\s+Rp\b\.?\s*(?![\s\d.…_xX\[{{(*,–—-])"
    rf"|\b(?:sebesar|sebanyak|sejumlah|senilai|selama)\s+(?:{_LINE})[.…_]*|\bNIP\b\.?\s*:?\s*(?:{_LINE})[.…_]*"
    rf"|\b(?:kepada|oleh|(?:(?i:tanggal|{WEEKDAY}),?))\s+(?:\.{{4,}}|…{{2,}}|_{{3,}})[.…_]*"
    rf"|\b(?:Sub\s?[Kk]egiatan|Kegiatan|Program)\s+(?:\.{{4,}}|…|_{{2,}})[.…_]*|\b20(?:[xX]{{2}}|__|\.\.(?!\d)|…)[.…_]*"
    r"|\b[^\W\d_]+ ?[:,]? ?_{3,}(?!\w)"
    rf"|\b(?:Sdr|Sdri|Bpk)\.\s+(?:{_LINE})[.…_]*|\b(?i:xx\s+{MONTH})\s+20\d\d|:\s*\((?i:nama(?:\s+(?:lengkap|jelas|terang))?)\)"
    r"|\b(?i:tanggal|hari|bulan|pukul)\s+[xX]{2,}\b"
    r"|(?<![\w/.-])(?=[\w.-]{0,30}\d)\w[\w.-]{0,40}\s?/\s?(?:\.{3,}|…+|_{2,})(?=\s?/)"
    rf"|\A[^\W\d_][^:.\n]{{2,40}}:\s*(?:{_LINE})[\s.…_–—-]*\Z"
    rf"|{_NAME_OF}|{_BRACKETED}|(?<![\w.])(?<!Rp )(?<!Rp\. )x{{3,}}(?!\w|\.x)",
)
"""Blanks that a sentence needs filled in; forms in annexes have such to be filled in by hand."""
_FORMS = "lampiran"
_PLACEHOLDER = late(
    r"[(<{].*|x{3,}(?: x+)*|[-–—?]+|nama(?: (?:lengkap|terang|jelas))?(?: (?:dan|beserta) gelar)?"
    rf"|nama\s+(?:{_WHO})\b(?!.*contoh).*|(?:di)?isi\b.*|belum\s+(?:ada|diisi|ditentukan|ditetapkan)|tbd|n\.?n\.?",
    re.IGNORECASE,
)
_OFFICE = ("pemerintah", "kabupaten", "nama", "provinsi", "singkatan", "tempat")
_NAMES = frozenset({"program", "kegiatan", "nama", "uraian", "sumber_dana"})
"""The last keys of the texts that are names, of which none has a blank in it."""
_ROWS = "identitas"
"""The field of rows of a label and a value, which some fill in by hand."""
_REMEDY = "ganti dengan isinya."


def check_gaps(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K115 for a name with a blank in it, and for what a sentence leaves open: amounts, codes, names, counts."""
    for located in texts:
        if located.field[-1] in _NAMES and (found := _GAP.search(located.text) or _NO_NAME.search(located.text)):
            yield _unfilled(found[0], located.field, found.start())
            continue
        if located.field[0] == _ROWS and (found := _GAP.search(located.text)):
            yield warning("K115", f"“{found[0].strip()}” belum diisi.", _REMEDY, located.field, found.start())
            continue
        for pattern in (_IN_TEXT,) if located.field[0] == _FORMS else (_IN_TEXT, _IN_SENTENCE):
            for found in pattern.finditer(located.text):
                message = f"“{found[0].strip()}” belum diisi."
                yield warning("K115", message, _REMEDY, located.field, found.start())


def check_office(instansi: Instansi) -> Iterator[Problem]:
    """Yield K115 for a name of the office or its region with a blank in it."""
    for key in _OFFICE:
        if found := _GAP.search(getattr(instansi, key) or ""):
            yield _unfilled(found[0], ("instansi", key), found.start())
    for key in ("induk", "kop"):
        for index, line in enumerate(getattr(instansi, key)):
            if found := _GAP.search(line):
                yield _unfilled(found[0], ("instansi", key, index), found.start())


def check_officials(instansi: Instansi, keys: Iterable[str], *, dated: bool) -> Iterator[Problem]:
    """Yield K115 for officials without a name, K320 for the form of signing in a title, K341 for the example's.

    A name in brackets, as the example has them, may stand in a draft: it warns in a paper that has its date.
    """
    for key in dict.fromkeys(keys):
        pejabat = instansi.pejabat.get(key)
        if pejabat is None:
            continue
        path = ("instansi", "pejabat", key)
        yield from check_form(pejabat, path)
        for part in ("nama", "jabatan"):
            if found := _GAP.search(getattr(pejabat, part)):
                yield _unfilled(found[0], (*path, part), found.start())
        if dated and is_placeholder(pejabat):
            message = f"nama “{pejabat.nama}” belum diganti dengan nama pejabatnya."
            yield warning("K115", message, "isi namanya di instansi.yaml.", (*path, "nama"))
        if _is_example(pejabat) and not _is_at_home(instansi):
            message = f"“{pejabat.nama}” adalah pejabat di contoh, bukan pejabat {instansi.region or instansi.nama}."
            remedy = "isi nama, jabatan, pangkat, dan NIP pejabatnya di instansi.yaml."
            yield error("K341", message, remedy, (*path, "nama"))


def check_town(instansi: Instansi) -> Iterator[Problem]:
    """Yield K406 for the town of the example, in which an office of another region does not sign.

    While its officials are the example's, those are told first.
    """
    if any(map(_is_example, instansi.pejabat.values())):
        return
    named = " ".join((instansi.region, instansi.kabupaten or "", instansi.nama, *instansi.heading)).casefold()
    town, broad = instansi.tempat.casefold(), instansi.tingkat in ("provinsi", "kementerian")
    if not broad and town == CONTOH_DAERAH.casefold() not in named:
        message = (
            f"“{instansi.tempat}” adalah tempat di contoh, padahal naskah ini dari {instansi.region or instansi.nama}."
        )
        yield warning("K406", message, "isi kota tempat naskah ditandatangani.", ("instansi", "tempat"))


def is_blank(text: str) -> bool:
    """Return whether a text is nothing but dots or a line to write on."""
    return _WRITTEN_ON.fullmatch(text.strip()) is not None


def is_placeholder(pejabat: Pejabat) -> bool:
    """Return whether an official's name is a placeholder: in brackets as the example has it, `Nama Lengkap`, `xxx`."""
    return _PLACEHOLDER.fullmatch(without_degrees(pejabat.nama)) is not None


def _unfilled(gap: str, path: FieldPath, offset: int) -> Problem:
    return error("K115", f"“{gap.strip()}” belum diisi.", _REMEDY, path, offset)


def _is_example(pejabat: Pejabat) -> bool:
    same = without_degrees(pejabat.nama).casefold() == CONTOH_NAMA.casefold()
    return same or (pejabat.nip is not None and "".join(filter(str.isdigit, str(pejabat.nip))) == CONTOH_NIP)


def _is_at_home(instansi: Instansi) -> bool:
    named: Sequence[str] = (instansi.region, instansi.pemerintah)
    return all(CONTOH_DAERAH.casefold() in each.casefold().split() for each in named)
