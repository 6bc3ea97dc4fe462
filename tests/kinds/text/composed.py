"""What the program may add to a text or change in it, field by field: the written list that letters are compared by.

A field is named by its kind and its path, list places and keys of the user's own as `*`; items inside items count as
items. `RULES` says what may happen to the text of each; what is not said may not happen. `same` compares what was
typed with what the paper shows, both without the marks of bold, italic and lists, which `MARKS` and `BLOCKS` allow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Flag, auto


class Change(Flag):
    """What may happen to a text on its way to paper."""

    AS_TYPED = 0
    MARKS = auto()
    """`*` and `**` around words are italic and bold; `\\*` is a star."""
    LINES = auto()
    """A cell: each line is a line, blank lines part paragraphs, and lists are Word's."""
    BLOCKS = auto()
    """Paragraphs, lists, tables and headings of light Markdown; a line end inside a paragraph is a blank."""
    ENDS = auto()
    """One line: its closing marks give way to those of its place, `;`, `.`, `:`, and what closes a list, `; dan`."""
    CLOSES = auto()
    """Several paragraphs get the mark of their place where they end with none; what they end with stays."""
    STRIPS = auto()
    """Marks at its end are taken off, but not the dot of a degree or of `dkk.`"""
    WORDS = auto()
    """Amounts and counts get their words in brackets behind them."""
    LABELS = auto()
    """`[rujuk: label]` is the name of the place, with *pada* or *dalam* behind *dimaksud*."""
    CAPITALS = auto()
    """It is shown in capitals, but for degrees, by the look of its style or by its letters; in a sentence as typed."""
    GLUED = auto()
    """Blanks become no-break spaces, so that a name stands in one piece."""
    SENTENCE = auto()
    """It stands in a sentence or beside other words that the program prints."""
    FORM = auto()
    """It is printed in the form of its kind: a number with its year, a rank with its grade, an office with `Plt.`"""
    CITED = auto()
    """A key of the register becomes the citation of its regulation; one written out loses the marks at its end."""
    SORTED = auto()
    """It stands where its rank among its like puts it."""
    TAKEN = auto()
    """It is not printed itself: it names an entry of another file, or a TOR's line, and that is printed."""
    HIDDEN = auto()
    """It is for the program and not for the paper."""
    NUMBERED = auto()
    """Its number stands before it as text, because it is the one that it has in another regulation."""
    SOMETIMES = auto()
    """It is printed only where the kind, the annex or what else was typed has a place for it."""


_C = Change
_NAMES = _C.GLUED | _C.CAPITALS | _C.SENTENCE
_PLACE = _C.MARKS | _C.BLOCKS
_NORM = _PLACE | _C.WORDS | _C.LABELS
_CELL = _C.MARKS | _C.LINES
_PROSE = _C.MARKS | _C.BLOCKS

_OFFICE = {
    "instansi.pemerintah": _C.CAPITALS,
    "instansi.kabupaten": _NAMES | _C.SOMETIMES,
    "instansi.nama": _NAMES | _C.SOMETIMES,
    "instansi.provinsi": _C.CAPITALS | _C.SOMETIMES,
    "instansi.singkatan": _C.SENTENCE | _C.SOMETIMES,
    "instansi.alamat.jalan": _C.SOMETIMES,
    "instansi.alamat.kode_pos": _C.SENTENCE | _C.SOMETIMES,
    "instansi.alamat.telepon": _C.SENTENCE | _C.SOMETIMES,
    "instansi.alamat.pos_el": _C.SENTENCE | _C.SOMETIMES,
    "instansi.alamat.laman": _C.SENTENCE | _C.SOMETIMES,
    "instansi.logo": _C.HIDDEN,
    "instansi.rahmat": _C.CAPITALS | _C.SOMETIMES,
    "instansi.tempat": _C.SENTENCE | _C.SOMETIMES,
    "instansi.profil.*.huruf": _C.HIDDEN,
    "instansi.laporan.skala.*.nama": _C.SENTENCE | _C.SOMETIMES,
    "instansi.pejabat.*.nama": _C.CAPITALS | _C.FORM | _C.SOMETIMES,
    "instansi.pejabat.*.sebutan": _C.SENTENCE | _C.FORM | _C.SOMETIMES,
    "instansi.pejabat.*.jabatan": _NAMES | _C.FORM | _C.SOMETIMES,
    "instansi.pejabat.*.pangkat": _C.FORM | _C.SOMETIMES,
    "instansi.pejabat.*.golongan": _C.FORM | _C.SOMETIMES,
    "instansi.pejabat.*.atas_nama": _NAMES | _C.FORM | _C.SOMETIMES,
    "instansi.pejabat.*.untuk_beliau": _NAMES | _C.FORM | _C.SOMETIMES,
}
_EVERY = {
    **_OFFICE,
    "profil": _C.HIDDEN,
    "tempat": _C.SENTENCE,
    "penanda_tangan": _C.TAKEN,
}
_TABLE = {"kolom.*.judul": _C.MARKS, "kolom.*.kelompok": _C.MARKS, "baris.*.*": _CELL}
_SIGNERS = {
    "tanda_tangan.*.pejabat": _C.TAKEN,
    "tanda_tangan.*.label": _C.SENTENCE,
    "tanda_tangan.*.sebagai": _C.SENTENCE | _C.GLUED,
}

_KAK = {
    **_EVERY,
    "judul": _C.CAPITALS,
    "program": _C.SENTENCE,
    "kode_program": _C.SENTENCE,
    "kegiatan": _C.SENTENCE | _C.CAPITALS,
    "kode_kegiatan": _C.SENTENCE,
    "kro": _C.SENTENCE,
    "kode_kro": _C.SENTENCE,
    "ro": _C.SENTENCE,
    "kode_ro": _C.SENTENCE,
    "identitas.*.label": _C.CAPITALS | _C.SENTENCE,
    "identitas.*.isi": _CELL,
    "sampul.*.isi": _C.CAPITALS | _C.GLUED,
    **_SIGNERS,
    "nama_lain.*": _C.HIDDEN,
    "terbilang": _C.TAKEN,
    "penutup": _PROSE,
    "bagian.*.judul": _C.CAPITALS,
    "bagian.*.isi": _PROSE,
    "bagian.*.pengantar": _PROSE,
    "bagian.*.penutup": _PROSE,
    "bagian.*.butir.*": _PLACE,
    "bagian.*.baris.*.uraian": _CELL,
    "bagian.*.baris.*.waktu": _C.TAKEN,
    "bagian.*.mulai": _C.TAKEN,
    "bagian.*.sebutan": _C.SENTENCE | _C.CAPITALS,
    "bagian.*.sumber_dana": _C.SENTENCE,
    "bagian.*.sub_kegiatan.*.nama": _C.SENTENCE,
    "bagian.*.sub_kegiatan.*.kode": _C.SENTENCE,
    "bagian.*.sub_kegiatan.*.rincian.*.uraian": _C.MARKS,
    "bagian.*.sub_kegiatan.*.rincian.*.kode_rekening": _C.AS_TYPED,
    "bagian.*.sub_kegiatan.*.rincian.*.kelompok": _C.AS_TYPED,
    "bagian.*.sub_kegiatan.*.rincian.*.koefisien": _C.TAKEN,
    "bagian.*.sub_kegiatan.*.rincian.*.ppn": _C.TAKEN,
    "bagian.*.sub_kegiatan.*.rincian.*.satuan": _C.SENTENCE | _C.SOMETIMES,
    "bagian.*.sub_kegiatan.*.renstra.indikator": _C.HIDDEN,
    "bagian.*.sub_kegiatan.*.renstra.satuan": _C.HIDDEN,
    **{f"bagian.*.{path}": change for path, change in _TABLE.items()},
}

_ANNEX = {
    "judul": _C.MARKS | _C.CAPITALS | _C.STRIPS,
    "label": _C.HIDDEN,
    "pengantar": _PROSE,
    "penutup": _PROSE,
    "isi": _PROSE,
    "pembuka": _PROSE,
    "pernyataan": _PROSE,
    "pihak_pertama": _C.TAKEN,
    "pihak_kedua": _C.TAKEN,
    "baris.*.sasaran": _CELL,
    **{
        f"baris.*.indikator.*.{key}": _CELL
        for key in ("nama", "satuan", "alasan", "formulasi", "sumber_data", "keterangan")
    },
    "sasaran.*.sasaran": _CELL,
    "sasaran.*.indikator.*.nama": _CELL,
    "sasaran.*.indikator.*.target": _CELL,
    "anggaran.*.uraian": _CELL,
    "anggaran.*.keterangan": _CELL,
    "baris.*.kegiatan": _CELL,
    **{f"baris.*.tahapan.*.{key}": _CELL for key in ("uraian", "keluaran", "penanggung_jawab")},
    **_TABLE,
}
_DECREES = {
    **_EVERY,
    "nomor": _C.CAPITALS | _C.FORM,
    "tanggal_hijriah": _C.TAKEN,
    "judul": _C.MARKS | _C.CAPITALS | _C.GLUED | _C.STRIPS | _C.SENTENCE,
    "menimbang.*": _PLACE | _C.ENDS | _C.CLOSES,
    "mengingat.*": _C.MARKS | _C.CITED | _C.SORTED | _C.ENDS,
    **{f"lampiran.*.{path}": change for path, change in _ANNEX.items()},
}
_KEPUTUSAN = {
    **_DECREES,
    "memperhatikan.*": _PLACE | _C.ENDS | _C.CLOSES,
    "diktum.*.isi": _PLACE | _C.LABELS | _C.ENDS | _C.CLOSES,
    "diktum.*.label": _C.HIDDEN,
    "tembusan.*": _C.MARKS | _C.ENDS,
    "penanda_salinan": _C.TAKEN,
    "bersama.*.pejabat": _C.TAKEN,
    "bersama.*.nomor": _C.CAPITALS | _C.FORM,
}
_HEADING = _C.STRIPS
_ARTICLE = {
    "isi": _NORM | _C.ENDS | _C.CLOSES,
    "label": _C.HIDDEN,
    "definisi.*": _NORM | _C.ENDS | _C.CLOSES,
    "rincian.*.isi": _NORM | _C.ENDS,
    "rincian.*.label": _C.HIDDEN,
    "ayat.*.isi": _NORM | _C.ENDS | _C.CLOSES,
    "ayat.*.label": _C.HIDDEN,
    "ayat.*.rincian.*.isi": _NORM | _C.ENDS,
    "ayat.*.rincian.*.label": _C.HIDDEN,
}
_ARTICLES = ("pasal", "bab.*.pasal", "bab.*.bagian.*.pasal", "bab.*.bagian.*.paragraf.*.pasal")
_WORDING = {
    "nomor": _C.TAKEN,
    "isi": _NORM | _C.NUMBERED | _C.ENDS | _C.CLOSES,
    "definisi.*.isi": _NORM | _C.NUMBERED | _C.ENDS | _C.CLOSES,
    "rincian.*.isi": _NORM | _C.NUMBERED | _C.ENDS,
    "ayat.*.isi": _NORM | _C.NUMBERED | _C.ENDS | _C.CLOSES,
    "ayat.*.rincian.*.isi": _NORM | _C.NUMBERED | _C.ENDS,
    **{f"{place}.*.nomor": _C.TAKEN for place in ("definisi", "rincian", "ayat", "ayat.*.rincian")},
}
"""The new wording of an article, with the numbers that it has in the other regulation."""
_PARTS = ("bagian", "paragraf", "bagian.*.paragraf", "bab.*.bagian", "bab.*.bagian.*.paragraf")
"""Where the new wording of a Bagian or Paragraf stands in a change."""
_PERBUP = {
    **_DECREES,
    **{f"perubahan.*.{path}": _C.TAKEN for path in ("tempat", "sesudah", "sebelum", "bab.*.nomor")},
    **{
        f"perubahan.*.{place}.*.{key}": change
        for place in _PARTS
        for key, change in (("nomor", _C.TAKEN), ("judul", _C.MARKS | _C.STRIPS | _C.SENTENCE))
    },
    "perubahan.*.kalimat": _NORM | _C.ENDS | _C.CLOSES,
    "perubahan.*.bab.*.judul": _C.MARKS | _C.CAPITALS | _C.STRIPS,
    **{
        f"perubahan.*.{place}.*.{path}": change
        for place in ("pasal", "bab.*.pasal", *(f"{part}.*.pasal" for part in _PARTS))
        for path, change in _WORDING.items()
    },
    "perubahan_sebelumnya.*": _C.TAKEN,
    "bab.*.judul": _C.MARKS | _C.CAPITALS | _C.STRIPS,
    "bab.*.bagian.*.judul": _C.MARKS | _C.STRIPS | _C.SENTENCE,
    "bab.*.bagian.*.paragraf.*.judul": _C.MARKS | _C.STRIPS | _C.SENTENCE,
    **{f"{place}.*.{path}": change for place in _ARTICLES for path, change in _ARTICLE.items()},
    "kesepakatan": _C.TAKEN,
    "nomor_berita_daerah": _C.CAPITALS | _C.SENTENCE,
    "bersama.*.pejabat": _C.TAKEN,
    "bersama.*.nomor": _C.CAPITALS | _C.FORM,
    "bersama.*.pengundang": _C.TAKEN,
    "bersama.*.tempat": _C.SENTENCE,
    "bersama.*.nomor_berita_daerah": _C.CAPITALS | _C.SENTENCE,
    "pengundang": _C.TAKEN,
    "penanda_salinan": _C.TAKEN,
}

_MONTH = {
    "realisasi.*.sub_kegiatan": _C.TAKEN,
    "realisasi.*.rincian.*.uraian": _C.TAKEN,
    "indikator.*.nama": _CELL,
    "indikator.*.sasaran": _C.MARKS,
    "indikator.*.satuan": _C.AS_TYPED,
    "indikator.*.keterangan": _CELL | _C.SOMETIMES,
    "pendapatan.*.uraian": _C.AS_TYPED,
    "kegiatan.*.uraian": _C.MARKS | _C.SENTENCE,
}
_REPORT = {
    **_EVERY,
    **{f"bulan_lain.*.{path}": _C.HIDDEN for path in _MONTH},
    "bulan_lain.*.kak": _C.HIDDEN,
    "bulan_lain.*.kak_laporan": _C.HIDDEN,
    "bulan_lain.*.langkah_kak.*": _C.HIDDEN,
    "pengantar": _PROSE,
    "penutup": _PROSE,
    "permasalahan.*": _PLACE,
    "tindak_lanjut.*": _PLACE,
    "judul": _C.CAPITALS | _C.LINES | _C.MARKS,
    "bagian.*.judul": _C.CAPITALS,
    **{f"bagian.*.{path}": _PROSE for path in ("isi", "pengantar", "penutup")},
    "bagian.*.butir.*": _PLACE,
    **{f"bagian.*.{path}": change for path, change in _TABLE.items()},
    **_SIGNERS,
    "dokumentasi.*.berkas": _C.HIDDEN,
    "dokumentasi.*.keterangan": _CELL,
}
_PERIODIC = {
    **_REPORT,
    "ringkasan": _PROSE,
    **{
        f"evaluasi.{key}": _CELL | _C.SOMETIMES
        for key in ("faktor_pendorong", "faktor_penghambat", "tindak_lanjut_triwulan", "tindak_lanjut_renja")
    },
    "evaluasi.penilai": _C.TAKEN,
}

_ROSTER = dict.fromkeys(("peserta", "kunci", "nama_berkas"), _C.HIDDEN)

RULES: dict[tuple[str, str], Change] = {
    (kind, path): change
    for kind, rules in {
        "kak": _KAK,
        "keputusan": _KEPUTUSAN,
        "perbup": _PERBUP,
        "laporan-bulanan": {**_REPORT, **_MONTH},
        "laporan-triwulan": {**_PERIODIC, **_MONTH},
        "laporan-semester": _PERIODIC,
    }.items()
    for path, change in {**rules, **_ROSTER}.items()
}
"""What may happen to the text of each field, by kind and path. `kak` and `peraturan` are data of other files."""


def pattern(path: Sequence[str | int]) -> str:
    """The path of a text as `RULES` names it: places in lists and the keys of officials and profiles as `*`."""
    steps = ["*" if isinstance(step, int) or _is_own_key(path, index) else step for index, step in enumerate(path)]
    if steps[:1] == ["diktum"] and steps[-1] == "*":
        steps.append("isi")  # written as its text alone
    if steps[-1] == "*" and len(steps) > 1 and steps[-2] in ("ayat", "rincian", "pasal"):
        steps.append("isi")
    return re.sub(r"(?:rincian\.\*\.)+", "rincian.*.", ".".join(steps))


def _is_own_key(path: Sequence[str | int], index: int) -> bool:
    return index == 2 and tuple(path[:2]) in (("instansi", "pejabat"), ("instansi", "profil"))


def rule(kind: str, path: Sequence[str | int]) -> Change:
    """What may happen to the text at a path of an input; KeyError for a field that nobody wrote down."""
    return RULES[kind, pattern(path)]


_NUMERAL = (
    "nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|seribu|belas|puluh|ratus|ribu"
    "|juta|miliar|triliun|koma|rupiah|persen|sen|minus"
)
_WORDS = re.compile(rf"\s?\((?:(?:{_NUMERAL})\s?)+\)")
_LABEL = re.compile(r"(?:(?:pada|dalam)\s+)?\[rujuk:[^\]]*\]", re.IGNORECASE)
_LAST_MARKS = re.compile(r"[\s;:.,]*(?:\b(?:dan/atau|dan|atau))?[\s;:.,]*$", re.IGNORECASE)


_NUMBER = re.compile(r"\A\(?\w+[.)]\t")


def same(change: Change, typed: str, shown: str) -> bool:
    """Whether a paper that shows `shown` for `typed` lost and changed nothing but what the rule allows."""
    if Change.HIDDEN in change or Change.TAKEN in change or Change.CITED in change:
        return True
    shown = _NUMBER.sub("", shown) if Change.NUMBERED in change else shown
    wanted, found = _plain(change, typed), _plain(change, shown)
    pieces = [re.escape(piece) for piece in _LABEL.split(wanted)] if Change.LABELS in change else [re.escape(wanted)]
    expression = r"(?:(?:pada|dalam)\s+)?\S.*?".join(pieces)
    if Change.SENTENCE in change or Change.FORM in change:
        return re.search(rf"(?<!\w){expression}(?!\w)", found, re.DOTALL) is not None
    return re.fullmatch(expression, found, re.DOTALL) is not None


def _plain(change: Change, text: str) -> str:
    text = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    if Change.CAPITALS in change:
        text = text.upper()
    if Change.WORDS in change:
        text = _WORDS.sub("", text)
    if change & (Change.ENDS | Change.STRIPS | Change.CLOSES):
        text = _LAST_MARKS.sub("", text)
    return text
