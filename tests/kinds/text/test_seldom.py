"""Patterns tried only where one of their words occurs: they find what the patterns alone would find."""

from __future__ import annotations

from types import ModuleType

import pytest

from kakdoc.kinds.decree.checks import paper, typing
from kakdoc.kinds.decree.checks.body import norms
from kakdoc.kinds.rules.copied import gaps
from kakdoc.kinds.rules.copied.regions import naming
from kakdoc.kinds.rules.words import names
from kakdoc.values.text.seldom import Seldom

PHRASES = """
tarif antara lain; namun tidak terbatas pada itu; selambat-lambatnya, lambat-lambatnya, selama-lamanya, LAMA-LAMANYA
sebanyak-banyaknya, setinggi-tingginya, maksimal, Maksimum; sekurang-kurangnya, sedikit-dikitnya, minimal, MINIMUM
s.d. Maret, s. d. April, S/D Mei; para pejabat, Para camat
Dikemudian hari, SURAT KEPUTUSAN INI, surat keputusan ini; PLT Kepala, Plt Kepala, PLT. Kepala; PLH Camat, PLH. Camat
A.N. Bupati, A. n. Bupati, a.n Bupati; memerintahkan  pengundangan
Keputusan Kepala Dinas ini, Peraturan Wali Kota ini, Peraturan Bupati ini
Kegiatan Mutasi Pegawai, Sub Kegiatan Promosi Jabatan, Subkegiatan Uji Coba, Program Penataan Daerah
Perbup Kendal Nomor 5, Pergub Bali 7, Perwali Tegal No. 3, Bupati Tegal, Gubernur Bali, Wali Kota Tegal; Kabupaten Purworejo, KABUPATEN DEMAK, Kota Semarang, KOTA TEGAL, Provinsi Bali, Propinsi Riau, PROVINSI JAWA
Pemkab Batang, Pemkot Solo, Pemprov Jabar, Kab. Magelang, KAB Pati, Prov. Banten, PROV JAMBI
Rp ........, Rp xx, Rp.,-, RP 5, x.xx.01, 1.02.xx, X.XX
sebesar Rp. untuk, senilai Rp dari, sejumlah Rp., seharga Rp, sebanyak ...., selama ____, sebesar ----, selama ––––, selama . . . .
NIP. ......, NIP : ……, Kegiatan ....., Program ____, 20xx, 20.., 20__, 20…, (Nama Kepala Bidang), [nama kegiatan], <Nama Desa>
[…], [..], {__}, (xx), (diisi tanggal), (isi di sini), kegiatan xxx itu
""".strip().splitlines()


def patterns(module: ModuleType) -> list[Seldom]:
    kept = [each for value in vars(module).values() for each in (value if isinstance(value, tuple) else (value,))]
    flat = [each for value in kept for each in (value if isinstance(value, tuple) else (value,))]
    return [each for each in flat if isinstance(each, Seldom)]


@pytest.mark.parametrize("module", [gaps, norms, paper, naming, typing, names])
def test_no_match_is_lost_where_a_pattern_is_only_tried_on_texts_with_its_words(module):
    assert patterns(module)
    for each in patterns(module):
        pieces = [piece for phrase in PHRASES for piece in (phrase, *phrase.replace(";", ",").split(", "))]
        alone = [match.span() for piece in pieces for match in each.pattern.finditer(piece)]
        assert alone
        assert [match.span() for piece in pieces for match in each.finditer(piece)] == alone


def test_a_text_without_its_words_is_left_alone():
    assert not list(Seldom(("dua",), r"\w+").finditer("satu tiga"))
