"""How a text comes to name a region or a place: as its own, as a copied text does, or as somebody else's.

Source: the house's reading of copied papers (docs/aturan.md G.2). The clause around a name tells: journeys,
neighbours, guests, comparisons and where people and things come from are elsewhere by nature.
"""

from __future__ import annotations

import re

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.copied.regions.naming import Named

_IN = r"(?:[^.;\n]|(?<=\b[Dd]r)\.|(?<=\bDrs)\.|(?<=\bProf)\.|(?<=\bKab)\.|(?<=\bKec)\.|(?<=\bJl)\.|(?<=\bSt)\.)"
"""What stands in one clause."""
_ELSEWHERE = re.compile(
    # going there, or coming from there
    r"\b(?:ke(?:\s+\w+){0,2}|(?:studi|kaji|banding|tiru|kunjungan|perjalanan|benchmark\w*|komparasi|mengunjungi|menuju|arah|arus"
    r"|pindah\w*|perpindahan|mutasi\s+(?:dari|ke)|magang|ditempatkan|dirujuk|dikirim|dipulangkan|didatangkan|asal|berasal"
    r"|merantau|perantau\w*|pendatang|wisatawan|bekerja\s+di|kedatangan|tamu|menerima\s+kunjungan|rombongan"
    r"|(?<!bersumber )(?<!sumber )dari(?!\s+(?:APBD|DPA|DIPA|dana|kas|anggaran))"
    # beside there, and with those of there
    r"|berbatasan|batas|perbatasan|sebelah|menghubungkan|mengalir|melintasi|bermuara|berhulu|kerja\s?sama|bekerja\s+sama"
    r"|kemitraan|nota\s+kesep\w+|kesepakatan|sister\s+city|bersama|antar\w*|luar(?!\s+panti)|eks"
    # compared with there
    r"|di?banding\w*|daripada|pembanding|seperti|misalnya|antara\s+lain|rata-rata|peringkat|disusul|setelah|praktik\s+baik"
    # people, firms and events of there
    r"|lahir|kelahiran|alamat|narasumber|penyedia|distributor|produsen|pabrik|perusahaan|rekanan|berkedudukan|dipasarkan"
    r"|universitas|politeknik|institut|museum|hotel|bapelkes|pusdiklat|balai\s+besar|kantor\s+regional|kanreg|menginap"
    r"|bertempat(?!\s+di\s+(?:aula|ruang|pendopo|kantor|sekretariat))|tuan\s+rumah|kontingen|kejuaraan|melawan|menjuarai"
    rf"|meninggal|dimakamkan|surat(?!\s+(?:keputusan|edaran|tugas|perintah)))\b{_IN}{{0,80}})\s*\Z",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(r"\b(?:ke|dari)\s+\Z", re.IGNORECASE)
"""Before *Bupati X* no journey, unless another word says so: who heads a region gives orders and gets reports."""
_MEETING = re.compile(
    r"\b(?:rapat|koordinasi|bimtek|bimbingan|pelatihan|diklat|workshop|sosialisasi|konsultasi|kantor|pengadilan|seminar"
    r"|pameran|festival|lomba|pekan|kongres|jambore|raker\w*|rakor\w*|lokakarya|pertemuan|kuliah)\b[^.;\n]{0,60}\bdi\s+\Z",
    re.IGNORECASE,
)
"""Where one goes to in a city that is not the own regency."""
_GUEST = re.compile(
    r"\A[^.;\n]{0,60}\b(?:berbatasan|berdampingan|sebagai\s+(?:\w+\s+)?(?:pembanding|contoh|narasumber|tamu|rujukan"
    r"|pembicara|referensi|percontohan|lokus\s+studi)|turut\s+hadir|hadir|(?:telah\s+)?(?:lebih\s+da?hulu|berhasil)\s+(?:me\w+)|yang\s+(?:akan\s+|mengajukan\s+)?(?:pindah|mutasi|melamar)|menjadi\s+(?:pembanding|percontohan|rujukan\s+studi))\b",
    re.IGNORECASE,
)
_ROAD = re.compile(r"\b(?:jalan|ruas|jalur|rute|trayek|tol)\s[^.;\n]{0,40}\Z", re.IGNORECASE)
_DASH = re.compile(r"\A\s*[-–—]")
_MONEY = re.compile(
    r"\b(?:APB\s?Des\w*|APBD(?:-P)?|DPP?A|DIPA|RKA|RKP\s?Des\w*|RPJM(?:D|\s?Des\w*)|RKPD|Renja|Renstra|Lakip|LKj?IP|BOS\w*|BOK"
    r"|kas\s+(?:umum\s+)?(?:daerah|desa)|rekening|lembaran\s+(?:daerah|desa)|berita\s+(?:daerah|desa)|dibebankan)\b"
    r"[^.;,\n]{0,40}\Z",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:visi|misi|profil|maklumat|motto|struktur\s+organisasi|lingkungan|kas[ií]|kaur|sekretaris|bendahara|perangkat)"
    r"(?:\s+\w+)?\s+\Z",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\A\s+(?:ini|kami)\b|\A\s+(?:selaku|sebagai)\s+(?:atasan|pembina|pengguna|kuasa|penanggung)", re.IGNORECASE
)
_INSTRUMENT = re.compile(r"\b(?:keputusan|peraturan|instruksi|surat\s+edaran)\s+(?:kepala\s+)?\Z", re.IGNORECASE)
_OFFICER = (
    r"(?:(?:plt|plh|pj)\.?\s+)?(?:(?:kepala|direktur|pemerintah|sekretaris|bendahara|ketua)|(?:tim|panitia)(?:\s+\w+){0,3}?)"
    r"\s+(?:UPTD?\s+)?"
)
_FIRST = re.compile(rf"(?:\A|[.;:\n]|\bbahwa)\s*(?:{_OFFICER})?\Z", re.IGNORECASE)
_BY_OFFICER = re.compile(rf"(?:\A|\W){_OFFICER}\Z", re.IGNORECASE)
_ACTS = re.compile(
    r"\A(?:\s+Kabupaten\s+\w+)?\s+(?:akan\s+|telah\s+|wajib\s+|juga\s+|dapat\s+|selanjutnya\s+|berkomitmen\s+)?(?:menetapkan|menugaskan|mengesahkan"
    r"|memerintahkan|membentuk|melaksanakan|melakukan|menyelenggarakan|menganggarkan|mengalokasikan|menyusun|memberikan"
    r"|memutuskan|mengelola|menerima|bertanggung|berkewajiban|berkomitmen|menyediakan|melayani|memiliki|menunjuk|menyiapkan"
    r"|menerbitkan|membina|mengawasi|berwenang|menyatakan|mengangkat|meningkatkan|bertugas|menugasi)\b",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\A\W*(?:\d+[.)]\s*)?(?:(?:plt|plh|pj)\.?\s+)?(?:wakil|kepala|sekretaris|inspektur|direktur|bupati|wali\s?kota|gubernur"
    r"|camat|ketua|asisten|staf\s+ahli|kabag|kabid|kasi|kasubbag|bendahara|penanggung|panitia|tim|pokja|unsur)\b",
    re.IGNORECASE,
)
_MONEY_CELL = re.compile(r"\A\W*(?:APBD|DPP?A|DIPA|RKA|DAU|DBH)\b")
_RELIES = re.compile(
    r"\b(?:berdasarkan|bahwa\s+dengan|telah\s+diatur|diatur\s+(?:dalam|dengan)|ditetapkan\s+dengan|berpedoman|mempedomani|memedomani|mengacu|sesuai|menjadi\s+(?:acuan|pedoman|dasar|landasan)"
    r"|sebagai\s+(?:acuan|pedoman|dasar|landasan)|mengatur\b[^.;\n]{0,80}\bini)\b",
    re.IGNORECASE,
)
_TITLES = frozenset({"judul", "program", "kegiatan", "sumber_dana"})
_REACH = 120
"""How many characters before and behind a name tell how it comes to be named."""


def is_claimed(located: LocatedText, each: Named) -> bool:
    """Return whether a text names a region or a place as its own: in a title, with its money, as the one who acts."""
    before, after = _around(located.text, each)
    if _is_title(located):
        return not _ELSEWHERE.search(before)
    if _MONEY.search(before) or _THIS.match(after) or (_INSTRUMENT.search(before) and _THIS.match(after)):
        return True
    acting = bool(_ACTS.match(after)) and bool(_FIRST.search(before))
    heads = each.shown.split()[0] in ("Camat", "Lurah", "CAMAT", "LURAH") or _BY_OFFICER.search(before)
    return (acting and bool(heads)) or bool(_OF_ITSELF.search(before))


def is_position(located: LocatedText) -> bool:
    """Return whether a cell names a position, or money, whose region is the paper's own: `Bupati Kebumen (Pembina)`."""
    return bool(_POSITION.match(located.text) or _MONEY_CELL.match(located.text))


def is_elsewhere(located: LocatedText, each: Named, own_is_city: bool) -> bool:
    """Return whether a text names a region as somebody else's."""
    before, after = _around(located.text, each)
    if _MONEY.search(before) or _THIS.match(after):
        return False
    visited = each.kind == "kota" and not own_is_city and not each.of_government and _MEETING.search(before)
    road = bool(_ROAD.search(before) and _DASH.match(after))
    if each.of_government and each.shown[0] in "BWG":
        before = _TO_SOMEBODY.sub("", before)
    return bool(visited) or road or bool(_ELSEWHERE.search(before) or _GUEST.match(after))


def relies(text: str) -> bool:
    """Return whether a text takes the act that it cites for its own basis."""
    return bool(_RELIES.search(text))


def _is_title(located: LocatedText) -> bool:
    return located.field[-1] in _TITLES and "kolom" not in located.field


def _around(text: str, each: Named) -> tuple[str, str]:
    return text[max(0, each.start - _REACH) : each.start], text[each.end : each.end + _REACH]
