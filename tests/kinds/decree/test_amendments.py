"""Amending regulations made of data: the sentences, the blocks of new wording, and what does not fit."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kinds.decree.decrees import decree, regulation
from kinds.decree.test_decree_checks import ANNEX, codes, found

from kakdoc.kinds.decree.body import place_names
from kakdoc.kinds.decree.body.place_names import Unit

NAMED = "Peraturan Bupati Kebumen Nomor 3 Tahun 2020 tentang Pengelolaan Arsip"
ACT = f"{NAMED} (Berita Daerah Kabupaten Kebumen Tahun 2020 Nomor 3)"
TEXT = ["Arsip dirawat."]
TWO = [{"ayat": ["Arsip dirawat.", "Arsip disimpan."]}]


def change(jenis: str, tempat: str, **fields: Any) -> dict[str, Any]:
    return {"jenis": jenis, "tempat": tempat, **fields}


def amending(*changes: dict[str, Any], **fields: Any):
    base = {"judul": f"Perubahan atas {NAMED}", "mengingat": ["uu-43-2009", ACT], "pasal": []}
    return regulation(**{**base, "perubahan": list(changes), **fields})


def earlier(number: int, year: int, which: str = "") -> str:
    return (
        f"Peraturan Bupati Kebumen Nomor {number} Tahun {year} tentang Perubahan {which}atas {NAMED} "
        f"(Berita Daerah Kabupaten Kebumen Tahun {year} Nomor {number})"
    )


def body(paper) -> list[str]:
    """The lines of the body as they look, without the numbers that Word puts."""
    heads = {
        "pasal": "[Pasal]",
        "bunyi_pasal": "Pasal {nomor}",
        "bunyi_bab": "BAB {nomor} {teks}",
        "bunyi_bagian": "Bagian {nomor} {teks}",
        "bunyi_paragraf": "Paragraf {nomor} {teks}",
        "bunyi": "{nomor} {teks}",
    }
    return [heads.get(line["gaya"], "{teks}").format(**line) for line in paper.articles()]


def sentences(paper) -> list[str]:
    return [line["teks"] for line in paper.articles() if line["gaya"] == "perubahan"]


PART = {"judul": "Arsip", "pasal": [{"nomor": "79A", "isi": "Arsip ada."}]}
NEXT = {"judul": "Naskah", "pasal": [{"nomor": "79B", "isi": "Naskah ada."}]}
OTHER = change("hapus", "Pasal 199")
IN_FORCE = "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan."


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (change("ubah", "Pasal 6", pasal=TEXT), "Ketentuan Pasal 6 diubah sehingga berbunyi sebagai berikut:"),
        (
            change("ubah", "Pasal 6 ayat (1) dan ayat (2)", pasal=TWO),
            "Ketentuan Pasal 6 ayat (1) dan ayat (2) diubah sehingga Pasal 6 berbunyi sebagai berikut:",
        ),
        (
            change("sisip", "Pasal 128A", pasal=TEXT),
            "Di antara Pasal 128 dan Pasal 129 disisipkan 1 (satu) pasal, yakni Pasal 128A sehingga berbunyi sebagai berikut:",
        ),
        (
            change("sisip", "Pasal 128B, Pasal 128C, dan Pasal 128D", pasal=TEXT * 3),
            (
                "Di antara Pasal 128A dan Pasal 129 disisipkan 3 (tiga) pasal, yakni Pasal 128B, Pasal 128C, dan Pasal 128D "
                "sehingga berbunyi sebagai berikut:"
            ),
        ),
        (
            change("sisip", "Pasal 7 ayat (1a)", pasal=[{"ayat": ["x y.", {"nomor": "1a", "isi": "x"}, "y z."]}]),
            (
                "Di antara ayat (1) dan ayat (2) Pasal 7 disisipkan 1 (satu) ayat, yakni ayat (1a) sehingga Pasal 7 berbunyi "
                "sebagai berikut:"
            ),
        ),
        (
            change("sisip", "BAB IXA", bab=[{"judul": "Arsip", "pasal": [{"nomor": "79A", "isi": "Arsip ada."}]}]),
            "Di antara BAB IX dan BAB X disisipkan 1 (satu) bab, yakni BAB IXA sehingga berbunyi sebagai berikut:",
        ),
        (
            change("sisip", "Bagian Kedua A BAB III", bagian=[PART]),
            (
                "Di antara Bagian Kedua dan Bagian Ketiga BAB III disisipkan 1 (satu) bagian, yakni Bagian Kedua A sehingga "
                "berbunyi sebagai berikut:"
            ),
        ),
        (
            change("sisip", "BAB III Bagian Kedua Paragraf 2A dan Paragraf 2B", paragraf=[PART, NEXT]),
            (
                "Di antara Paragraf 2 dan Paragraf 3 Bagian Kedua BAB III disisipkan 2 (dua) paragraf, yakni Paragraf 2A dan "
                "Paragraf 2B sehingga berbunyi sebagai berikut:"
            ),
        ),
        (
            change("tambah", "Bagian Ketiga Belas BAB II", bagian=[PART]),
            (
                "Setelah Bagian Kedua Belas BAB II ditambahkan 1 (satu) bagian, yakni Bagian Ketiga Belas sehingga berbunyi "
                "sebagai berikut:"
            ),
        ),
        (
            change("ubah", "BAB IV Bagian Kesatu", bagian=[PART]),
            "Ketentuan Bagian Kesatu BAB IV diubah sehingga berbunyi sebagai berikut:",
        ),
        (change("hapus", "Paragraf 3 Bagian Kesatu BAB IV"), "Paragraf 3 Bagian Kesatu BAB IV dihapus."),
        (
            change("tambah", "Pasal 14", pasal=TEXT),
            "Setelah Pasal 13 ditambahkan 1 (satu) pasal, yakni Pasal 14 sehingga berbunyi sebagai berikut:",
        ),
        (
            change("tambah", "Pasal 5 ayat (2)", pasal=TWO),
            "Setelah ayat (1) Pasal 5 ditambahkan 1 (satu) ayat, yakni ayat (2) sehingga Pasal 5 berbunyi sebagai berikut:",
        ),
        (change("hapus", "Pasal 16"), "Pasal 16 dihapus."),
        (change("hapus", "BAB IV"), "BAB IV dihapus."),
        (
            change("hapus", "Pasal 18 ayat (2)", pasal=[{"ayat": ["Arsip ada.", "Dihapus", "Arsip tetap."]}]),
            "Pasal 18 ayat (2) dihapus sehingga Pasal 18 berbunyi sebagai berikut:",
        ),
        (
            change("ubah", "Pasal 5", kalimat="Ketentuan ayat (1) diubah dan ayat (2) dihapus sehingga:", pasal=TEXT),
            "Ketentuan ayat (1) diubah dan ayat (2) dihapus sehingga:",
        ),
    ],
)
def test_the_sentence_of_each_change_is_composed(changed, sentence):
    paper = amending(changed, OTHER)
    assert codes(paper) == []
    assert sentences(paper)[0] == sentence
    assert body(paper)[:2] == ["[Pasal]", f"Beberapa ketentuan dalam {ACT} diubah sebagai berikut:"]
    assert body(paper)[-2:] == ["[Pasal]", IN_FORCE]


def test_one_change_names_the_regulation_itself_and_has_no_number():
    whole = change("ubah", "Pasal 6", pasal=TEXT)
    assert body(amending(whole)) == [
        "[Pasal]", f"Ketentuan Pasal 6 dalam {ACT} diubah sehingga berbunyi sebagai berikut:", "Pasal 6", "Arsip dirawat.",
        "[Pasal]", IN_FORCE,
    ]  # fmt: skip
    assert body(amending(change("hapus", "Pasal 16")))[1] == f"Pasal 16 dalam {ACT} dihapus."


def test_new_headings_hold_parts_that_are_counted_or_keep_their_numbers():
    parts = [
        {"judul": "Umum", "pasal": [{"nomor": "79A", "isi": "Arsip ada."}]},
        {
            "judul": "Khusus",
            "paragraf": [NEXT, {"judul": "Arsip", "nomor": "3A", "pasal": [{"nomor": "79C", "isi": "Arsip ada."}]}],
        },
    ]
    changed = change("sisip", "BAB IXA", bab=[{"judul": "Arsip Elektronik", "bagian": parts}])
    assert codes(paper := amending(changed, OTHER)) == []
    assert [each for each in body(paper) if each.startswith(("BAB", "Bagian", "Paragraf"))] == [
        "BAB IXA Arsip Elektronik", "Bagian Kesatu Umum", "Bagian Kedua Khusus", "Paragraf 1 Naskah", "Paragraf 3A Arsip",
    ]  # fmt: skip
    within = change("sisip", "Bagian KeduaA BAB III", bagian=[{"judul": "Khusus", "paragraf": [PART]}])
    assert body(amending(within, OTHER))[3:6] == ["Bagian Kedua A Khusus", "Paragraf 1 Arsip", "Pasal 79A"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (change("ubah", "Pasal 0", pasal=TEXT), ["K351"]),
        (change("ubah", "Pasal 0A", pasal=TEXT), ["K351"]),
        (change("ubah", "Pasal 7 ayat (0)", pasal=TWO), ["K351"]),
        (change("hapus", "Paragraf 0 Bagian Kesatu BAB I"), ["K351"]),
        (change("ubah", "Pasal 7", pasal=[{"ayat": [{"nomor": "0", "isi": "x y."}, "y z."]}]), ["K351"]),
        (change("sisip", "BAB IXA", bab=[{"judul": "Arsip", "pasal": [{"nomor": "0", "isi": "x y."}]}]), ["K351"]),
        (change("ubah", "Pasal 6", sesudah="Pasal 5", pasal=TEXT), ["K350"]),
        (change("ubah", "Pasal 6", sesudah="Pasal 5", sebelum="Pasal 7", pasal=TEXT), ["K350", "K350"]),
        (change("hapus", "Pasal 16", sebelum="Pasal 17"), ["K350"]),
        (change("tambah", "Pasal 14", sesudah="Pasal 13", sebelum="Pasal 15", pasal=TEXT), ["K350"]),
        (change("tambah", "Pasal 14", sesudah="Pasal 13", pasal=TEXT), []),
        (change("sisip", "Pasal 6A", sesudah="Pasal 6", kalimat="Di antara x disisipkan y:", pasal=TEXT), ["K350"]),
        (change("sisip", "Bagian Kedua A BAB III"), ["K350"]),
        (change("sisip", "Bagian Kedua A BAB III", bagian=[{"judul": "Arsip"}]), ["K350"]),
        (change("sisip", "Bagian Kedua A BAB III", bagian=[{**PART, "paragraf": [NEXT]}]), ["K350"]),
        (change("sisip", "BAB IXA", bab=[{"judul": "Arsip"}]), ["K350"]),
        (change("sisip", "Bagian Kedua A BAB III", bagian=[{**PART, "nomor": "Ketiga A"}]), ["K351"]),
        (change("sisip", "Bagian Kedua A BAB III", paragraf=[PART]), ["K351"]),
        (change("sisip", "Pasal 79A", bab=[PART]), ["K351"]),
        (change("sisip", "Paragraf 2A Bagian Kedua BAB III", paragraf=[{"judul": "Arsip", "pasal": ["x y."]}]), ["K351"]),
        (change("sisip", "Bagian Kedua C BAB III", sesudah="Bagian Kedua", sebelum="Bagian Ketiga", bagian=[PART]), ["K351"]),
        (change("sisip", "Bagian II BAB III", bagian=[PART]), ["K351"]),
        (change("sisip", "Bagian 2A BAB III", bagian=[PART]), ["K351"]),
        (change("sisip", "Paragraf IIA Bagian Kedua BAB III", paragraf=[PART]), ["K351"]),
        (change("sisip", "bagian kedua a bab iii", bagian=[PART]), []),
        (change("sisip", "Bagian Kedua A BAB III", pasal=[{"nomor": "79A", "isi": "x y."}]), ["K350"]),
        (change("sisip", "Bagian Kedua A dan Bagian Kedua B BAB III", bagian=[PART]), ["K350"]),
        (change("sisip", "Bagian Kedua A BAB III", bab=[PART]), ["K351"]),
        (change("sisip", "BAB IXA", bab=[{"judul": "Arsip", "bagian": [PART, PART]}]), ["K351"]),
        (change("sisip", "BAB IXA", bab=[{"judul": "Arsip", "bagian": [NEXT, PART]}]), ["K351"]),
        (change("sisip", "BAB IXA", bab=[{"judul": "Arsip", "pasal": [{"nomor": "Pasal 79A", "isi": "x y."}]}]), ["K351"]),
    ],
)  # fmt: skip
def test_headings_and_places_that_do_not_fit_are_told(changed, expected):
    assert codes(amending(changed, OTHER)) == expected


@pytest.mark.parametrize(
    ("unit", "nomor"), [("bagian", "2"), ("bagian", "II"), ("paragraf", "dua"), ("paragraf", "IIA")]
)
def test_a_heading_within_a_new_one_has_a_number_of_its_kind(unit, nomor):
    inner = {**PART, "nomor": nomor}
    part = inner if unit == "bagian" else {"judul": "Umum", "paragraf": [inner]}
    changed = change("sisip", "BAB IXA", bab=[{"judul": "Arsip", "bagian": [part]}])
    assert codes(amending(changed, OTHER)) == ["K351"]


def test_behind_the_last_letter_comes_one_more():
    wrong = change("sisip", "Pasal 12B", sesudah="Pasal 12Z", sebelum="Pasal 13", pasal=TEXT)
    (problem,) = [each for each in found(amending(wrong, OTHER)) if each.code == "K351"]
    assert "bernomor Pasal 12ZA." in problem.remedy


def test_an_article_is_not_new_twice_below_a_heading_and_alone():
    below = change("sisip", "Bagian Kedua A BAB III", bagian=[PART])
    assert codes(amending(below, change("sisip", "Pasal 79A", pasal=TEXT))) == ["K351"]


def test_an_annex_is_changed_by_the_annex_of_the_amendment():
    annex = change("lampiran", "Lampiran II")
    assert codes(paper := amending(annex, lampiran=[ANNEX])) == []
    assert body(paper)[1] == (
        f"Ketentuan Lampiran II dalam {ACT} diubah, sehingga menjadi sebagaimana tercantum dalam Lampiran yang merupakan "
        "bagian tidak terpisahkan dari Peraturan Bupati ini."
    )
    several = amending(annex, change("lampiran", "Lampiran V"), lampiran=[ANNEX, ANNEX])
    assert ["dalam Lampiran I yang" in sentences(several)[0], "dalam Lampiran II yang" in sentences(several)[1]] == [
        True
    ] * 2
    assert codes(several) == []
    assert codes(amending(annex)) == ["K350"]
    assert codes(amending(OTHER, lampiran=[ANNEX])) == ["K317"]


def test_earlier_amendments_are_named_one_by_one():
    second = amending(OTHER, judul=f"Perubahan Kedua atas {NAMED}", perubahan_sebelumnya=[earlier(7, 2022)])
    assert body(second)[1] == f"Pasal 199 dalam {ACT} sebagaimana telah diubah dengan {earlier(7, 2022)} dihapus."
    third = amending(
        OTHER,
        judul=f"Perubahan Ketiga atas {NAMED}",
        perubahan_sebelumnya=[earlier(7, 2022), earlier(9, 2023, "Kedua ")],
    )
    assert body(third)[1:5] == [
        f"Pasal 199 dalam {ACT} yang telah beberapa kali diubah dengan Peraturan Bupati Kebumen:",
        f"a. {earlier(7, 2022).removeprefix('Peraturan Bupati Kebumen ')};",
        f"b. {earlier(9, 2023, 'Kedua ').removeprefix('Peraturan Bupati Kebumen ')};",
        "dihapus.",
    ]
    assert (codes(second), codes(third)) == ([], [])


@pytest.mark.parametrize(
    ("title", "before", "expected"),
    [
        ("Perubahan", 0, []), ("Perubahan Kedua", 1, []), ("Perubahan Kedua", 0, ["K350"]), ("Perubahan", 1, ["K350"]),
        ("Perubahan Ketiga", 1, ["K350"]), ("Perubahan Pertama", 0, ["K350"]),
    ],
)  # fmt: skip
def test_the_title_counts_the_amendments(title, before, expected):
    paper = amending(OTHER, judul=f"{title} atas {NAMED}", perubahan_sebelumnya=[earlier(7, 2022)] * before)
    assert codes(paper) == expected


def test_the_register_knows_earlier_amendments():
    entries = {
        "perbup-3-2020": {
            "jenis": "perbup", "nomor": "3", "tahun": "2020", "judul": "Pengelolaan Arsip", "lembaran": "3",
            "diubah": [{"oleh": "perbup-7-2022", "sejak": "5 Maret 2022"}],
        },
        "perbup-7-2022": {"jenis": "perbup", "nomor": "7", "tahun": "2022", "judul": f"Perubahan atas {NAMED}", "lembaran": "7"},
        "uu-43-2009": {"jenis": "uu", "nomor": "43", "tahun": "2009", "judul": "Kearsipan", "lembaran": "152", "tambahan": "5071"},
    }  # fmt: skip
    paper = amending(
        OTHER, judul=f"Perubahan Kedua atas {NAMED}", mengingat=["uu-43-2009", "perbup-3-2020"], peraturan=entries
    )
    assert body(paper)[1] == f"Pasal 199 dalam {ACT} sebagaimana telah diubah dengan {earlier(7, 2022)} dihapus."
    assert codes(paper) == []


def test_new_wordings_keep_the_numbers_that_they_have_there():
    article = {
        "nomor": "128A",
        "ayat": [
            {
                "isi": "Arsip meliputi:",
                "rincian": ["naskah", {"isi": "salinan, yaitu:", "rincian": ["asli", "turunan"]}],
            },
            {"nomor": "1a", "isi": "Arsip disimpan 7 hari.\n\nPenyimpanannya:\n\n1. rapi; dan\n2. aman."},
            {"isi": "Arsip:", "rincian": ["satu", {"nomor": "a1", "isi": "sisipan"}, "dua"]},
            "Dihapus",
        ],
    }
    terms = {
        "nomor": "128B",
        "isi": "Dalam Peraturan Bupati ini yang dimaksud dengan",
        "definisi": ["Badan adalah badan", {"nomor": "1a", "isi": "Arsip adalah rekaman"}, "Naskah adalah arsip"],
    }
    paper = amending(change("sisip", "Pasal 128A dan Pasal 128B", pasal=[article, terms]))
    assert body(paper)[2:-2] == [
        "Pasal 128A", "(1) Arsip meliputi:", "a. naskah; dan", "b. salinan, yaitu:", "1. asli; dan", "2. turunan.",
        "(1a) Arsip disimpan 7 (tujuh) hari.", "Penyimpanannya:\n\n1. rapi; dan\n2. aman.",
        "(2) Arsip:", "a. satu;", "a1. sisipan; dan", "b. dua.", "(3) Dihapus.",
        "Pasal 128B", "Dalam Peraturan Bupati ini yang dimaksud dengan:", "1. Badan adalah badan.", "1a. Arsip adalah rekaman.",
        "2. Naskah adalah arsip.",
    ]  # fmt: skip


def test_what_stands_in_pasal_two_is_numbered_where_it_is_more_than_one_matter():
    paper = amending(OTHER, pasal=["Arsip lama tetap disimpan.", IN_FORCE])
    assert body(paper)[-3:] == ["[Pasal]", "Arsip lama tetap disimpan.", IN_FORCE]
    assert sentences(paper) == ["Arsip lama tetap disimpan.", IN_FORCE]
    assert codes(paper) == []
    assert codes(amending(OTHER, pasal=[{"isi": "Arsip:", "rincian": ["satu", "dua"]}])) == ["K350"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (change("ubah", "Pasal 6"), ["K350"]),
        (change("ubah", "Pasal 6 ayat (2)"), ["K350"]),
        (change("hapus", "Pasal 6 ayat (2)"), ["K350"]),
        (change("hapus", "Pasal 6", pasal=TEXT), ["K350"]),
        (change("ubah", "Lampiran", pasal=TEXT), ["K350"]),
        (change("sisip", "Bagian Kedua", pasal=[{"nomor": "6A", "isi": "x y."}]), ["K350"]),
        (change("ubah", "Pasal 6", kalimat="Ketentuan diubah menjadi:", pasal=TEXT), ["K350"]),
        (change("ubah", "Pasal enam", pasal=TEXT), ["K351"]),
        (change("ubah", "ayat (2)", pasal=TEXT), ["K351"]),
        (change("ubah", "Pasal 6", pasal=[{"nomor": "7", "isi": "x y."}]), ["K351"]),
        (change("ubah", "Pasal 6", pasal=TEXT * 2), ["K351"]),
        (change("sisip", "Pasal 128B", sesudah="Pasal 128", sebelum="Pasal 129", pasal=TEXT), ["K351"]),
        (change("sisip", "Pasal 129", sesudah="Pasal 128", sebelum="Pasal 129", pasal=TEXT), ["K351"]),
        (change("sisip", "Pasal 128A dan Pasal 128C", pasal=TEXT * 2), ["K351"]),
        (change("sisip", "Pasal 128A", sesudah="Pasal 128", sebelum="Pasal 130", pasal=TEXT), ["K351"]),
        (change("sisip", "Pasal 7 ayat (1a)", pasal=TWO), ["K351"]),
        (change("hapus", "Pasal 7 ayat (2)", pasal=TWO), ["K351"]),
        (change("ubah", "Pasal 7 ayat (3)", pasal=TWO), ["K351"]),
        (change("ubah", "Pasal 7", pasal=[{"ayat": ["x y.", "Arsip dimaksud pada ayat (3) ada."]}]), ["K351"]),
        (change("ubah", "Pasal 7", pasal=[{"ayat": ["x y.", {"nomor": "1", "isi": "y z."}]}]), ["K351"]),
        (change("sisip", "BAB IIA", bab=[{"judul": "Arsip", "pasal": ["x y."]}]), ["K351"]),
        (change("sisip", "Pasal 128A", sesudah="Pasal 128", sebelum="Pasal 129", pasal=TEXT), []),
        (change("ubah", "Pasal 7", pasal=[{"ayat": ["x y.", "Arsip dimaksud pada ayat (3) Pasal 2 ada."]}]), []),
        (change("sisip", "Bagian Kedua", sesudah="Bagian Kesatu", sebelum="Bagian Ketiga", bagian=[PART]), []),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(changed, expected):
    assert codes(amending(changed)) == expected


def test_changes_stand_in_the_order_of_their_places():
    rows = [change("hapus", "Pasal 9"), change("hapus", "Pasal 9A"), change("hapus", "Pasal 10")]
    assert codes(amending(*rows)) == []
    assert codes(amending(*reversed(rows))) == ["K351", "K351"]


def test_more_than_half_of_the_articles_are_better_set_anew():
    rows = [change("hapus", f"Pasal {number}") for number in (2, 3)]
    assert codes(amending(*rows, pasal_semula="4")) == []
    (problem,) = found(amending(*rows, pasal_semula="3"))
    assert (problem.code, problem.severity.value) == ("K352", "peringatan")


def test_an_amendment_has_its_title_its_basis_and_no_chapters():
    assert codes(amending(OTHER, judul="Pengelolaan Arsip")) == ["K350"]
    assert codes(amending(OTHER, mengingat=["uu-43-2009"])) == ["K310"]
    chapters = [{"judul": "Umum", "pasal": TEXT}]
    assert "K350" in codes(amending(OTHER, bab=chapters))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Di antara Pasal 14 dan Pasal 15 disisipkan 1 pasal, yakni Pasal 14A", []),
        ("Di antara Pasal 14 dan Pasal 15 disisipkan 2 (dua) pasal, yakni Pasal 14A", ["K351"]),
        ("Di antara Pasal 14 dan Pasal 15 disisipkan 1 (satu) pasal, yakni Pasal 15A", ["K351"]),
        ("Di antara BAB IX dan BAB X disisipkan 1 (satu) bab, yakni BAB IXA", []),
        ("Di antara ayat (1) dan ayat (2) Pasal 5 disisipkan 1 (satu) ayat, yakni ayat (1a)", []),
        ("Di antara ayat (1) dan ayat (2) Pasal 5 disisipkan 1 (satu) ayat, yakni ayat (2a)", ["K351"]),
        ("Di antara kedua pihak disisipkan 1 (satu) orang", []),
    ],
)
def test_insertions_that_are_typed_as_items_are_read_too(item, expected):
    rows = {"isi": f"Beberapa ketentuan dalam {ACT} diubah sebagai berikut:", "rincian": [item, "Pasal 20 dihapus"]}
    assert codes(amending(perubahan=[], pasal=[rows])) == expected


NUMBERS = st.integers(1, 40)


@given(NUMBERS, st.integers(1, 6), st.sampled_from(["Pasal", "BAB", "ayat", "angka"]))
def test_what_is_inserted_fits_between_what_stands_beside_it(number, count, unit):
    small = unit in ("ayat", "angka")
    letters = [chr(ord("a" if small else "A") + index) for index in range(count)]
    row = [Unit(unit, "1").with_number(number, letter) for letter in letters]
    first, last = place_names.beside(row)
    assert all(place_names.follows(one, two) for one, two in pairwise((first, *row, last)))
    within = "Pasal 1 " if small else ""
    assert place_names.read(within + place_names.joined(row)).leaves == tuple(row)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("uu-0-0", ("K307", "peraturan “uu-0-0” tidak ada")),
        ("perbup lama", ("K350", "perubahan sebelumnya “perbup lama” tidak dikenali")),
    ],
)
def test_an_earlier_amendment_that_is_no_regulation_is_told(given, problem):
    paper = amending(OTHER, judul=f"Perubahan Kedua atas {NAMED}", perubahan_sebelumnya=[given])
    ((code, field, message),) = [(each.code, each.field, each.message) for each in found(paper)]
    assert (code, field) == (problem[0], ("perubahan_sebelumnya", 0))
    assert message.startswith(problem[1])


def test_an_earlier_amendment_without_a_change_is_told_as_it_is_not_printed():
    paper = regulation(perubahan_sebelumnya=[earlier(7, 2022)])
    assert [each.field for each in found(paper) if each.code == "K350"] == [("perubahan_sebelumnya",)]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([OTHER, OTHER], "Pasal 199 diubah dua kali."),
        ([change("ubah", "Pasal 6", pasal=TEXT), change("hapus", "Pasal 6")], "Pasal 6 diubah dua kali."),
        ([change("ubah", "Pasal 6 dan Pasal 6", pasal=TEXT * 2)], "Pasal 6 diubah dua kali."),
        ([change("ubah", "Pasal 6 dan Pasal 7", pasal=TEXT)], "bunyi baru Pasal 7 belum ada."),
    ],
)
def test_a_place_has_one_change_and_each_of_several_its_wording(changes, message):
    assert [each.message for each in found(amending(*changes))] == [message]


def test_two_ayat_of_an_article_may_change_in_two_steps():
    one, two = (change("ubah", f"Pasal 6 ayat ({number})", pasal=TWO) for number in (1, 2))
    assert found(amending(one, two)) == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("23 Rajab 1448 H", []),
        ("23 Rajab 1448", []),
        ("… Rajab 1448 H", []),
        ("Rabiul Awal 1448 Hijriah", []),
        ("1448", ["K423"]),
        ("23 Foo 1448 H", ["K423"]),
        ("23-7-1448", ["K423"]),
        ("null", ["K423"]),
    ],
)
def test_a_hijri_date_that_is_none_is_told(typed, told):
    paper = regulation(tanggal_hijriah=typed)
    assert [each.code for each in found(paper) if each.field == ("tanggal_hijriah",)] == told


def test_a_hijri_date_that_srikandi_would_leave_out_is_told():
    told = [(each.code, each.field) for each in found(decree(srikandi="ya", tanggal_hijriah="23 Rajab 1445 H"))]
    assert ("K321", ("tanggal_hijriah",)) in told
