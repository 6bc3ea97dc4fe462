"""Heads of the other kind of region, which a copied paper keeps without the name of theirs."""

from __future__ import annotations

import pytest

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.copied.regions.heads import check_heads


def told(region, *texts):
    located = [LocatedText(("diktum", index, "isi"), text, names_activities=True) for index, text in enumerate(texts)]
    return [(each.code, each.field[1]) for each in check_heads(located, region)]


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("Kota Contoh", "Laporan disampaikan kepada Bupati."),
        ("Kota Contoh", "Bupati melalui Sekretaris Daerah menetapkan tim."),
        ("Kabupaten Contoh", "Tim bertanggung jawab kepada Wali Kota melalui Sekretaris Daerah."),
    ],
)
def test_a_head_of_the_other_kind_is_told_where_he_has_no_region(region, text):
    assert told(region, "Satu.", text) == [("K406", 1)]


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("Kota Contoh", "Laporan disampaikan kepada Wali Kota."),
        ("Kota Contoh", "Pemilihan Gubernur, Bupati, dan Wali Kota."),
        ("Kota Contoh", "Disampaikan kepada Bupati/Wali Kota se-Jawa Tengah."),
        ("Kota Contoh", "Para bupati/walikota dan Bupati terkait hadir."),
        ("Kota Contoh", "Kerja sama dengan Bupati Semarang; Bupati menyetujuinya."),
        ("Kota Contoh", "Sebagaimana diatur dalam Peraturan Bupati tentang Arsip."),
        ("Kabupaten Contoh", "Laporan disampaikan kepada Bupati."),
        ("Provinsi Contoh", "Disampaikan kepada Bupati."),
        ("", "Disampaikan kepada Bupati."),
    ],
)
def test_a_head_with_a_region_or_among_others_is_nothing_to_tell(region, text):
    assert told(region, text) == []
