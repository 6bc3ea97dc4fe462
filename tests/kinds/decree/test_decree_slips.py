"""Slips of decrees that are named, each beside like wordings that are right and left alone."""

from __future__ import annotations

import json

import pytest
from kinds.decree.decrees import decree, office, regulation
from kinds.decree.test_decree_checks import codes, found

FIRST = "Menetapkan rencana aksi."
LAW = (
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, "
    "Tambahan Lembaran Negara Republik Indonesia Nomor 5038)"
)
IN_FORCE = "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan."


def told(paper) -> list[str]:
    """What is told of a paper, without the remedies."""
    return [f"{problem.code} {problem.message}" for problem in found(paper)]


def titled(jabatan: str) -> dict[str, object]:
    """The office, whose head has another title."""
    given = office()
    return {**given, "pejabat": {**given["pejabat"], "kepala": {**given["pejabat"]["kepala"], "jabatan": jabatan}}}


# Who makes it


@pytest.mark.parametrize(
    ("jabatan", "kind"),
    [
        ("Kuasa Pengguna Anggaran Kecamatan Gombong", "Keputusan Kuasa Pengguna Anggaran"),
        ("Pejabat Pembuat Komitmen Badan Contoh", "Keputusan Pejabat Pembuat Komitmen"),
        ("Kuasa Pengguna Barang Dinas Contoh", "Keputusan Kuasa Pengguna Barang"),
        ("Ketua Tim Penggerak PKK", "Keputusan Ketua Tim Penggerak PKK"),
        ("Camat Gombong selaku Kuasa Pengguna Anggaran", "Keputusan Camat Gombong selaku Kuasa Pengguna Anggaran"),
    ],
)
def test_a_decree_is_called_by_no_half_of_its_makers_title(jabatan, kind):
    paper = decree(instansi=titled(jabatan), diktum=[FIRST, f"Biaya akibat {kind} ini dibebankan pada anggaran."])
    assert paper.dictums()[-1] == f"{kind} ini mulai berlaku pada tanggal ditetapkan."
    assert codes(paper) == []


@pytest.mark.parametrize("maker", ["Kuasa", "Kuasa Pengguna Anggaran", "Pejabat Pembuat Komitmen", "Kepala Dinas"])
def test_another_maker_is_named_also_by_a_title_of_several_words(maker):
    assert codes(decree(diktum=[f"Biaya akibat Keputusan {maker} ini dibebankan."])) == ["K326"]


# Mengingat


@pytest.mark.parametrize(
    "typo",
    [
        LAW.replace("Nomor 25", "Nomor Nomor 25"),
        LAW.replace("Undang-Undang", "Udang-Undang"),
        LAW.replace("Tahun 2009 tentang", "Taun 2009 tentang"),
    ],
)
@pytest.mark.parametrize(("fixed", "weight"), [("ya", "peringatan"), ("tidak", "galat")])
def test_an_item_that_is_not_read_is_quoted_whoever_puts_it_in_order(typo, fixed, weight):
    (problem,) = found(decree(mengingat_tetap=fixed, mengingat=["uu-23-2014", typo]))
    assert (problem.code, problem.severity.value, problem.field) == ("K310", weight, ("mengingat", 1))
    assert f"“{typo[:30]}" in problem.message


def test_an_order_of_ones_own_takes_papers_that_are_read():
    items = [
        "Keputusan Bupati Kebumen Nomor 060/ 5 Tahun 2023 tentang Tim Pelayanan",
        "Instruksi Menteri Dalam Negeri Nomor 2 Tahun 2023 tentang Contoh",
        "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    ]
    for item in items:
        paper = decree(mengingat_tetap="ya", mengingat=[item], penanda_tangan="bupati")
        assert codes(paper) == []


# Entry into force


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Keputusan Kepala Badan ini mulai berlaku pada tanggal diundangkan.", ["K330"]),
        ("Keputusan ini berlaku sejak tanggal diundangkan.", ["K330"]),
        ("Keputusan ini mulai berlaku sejak diundangkan.", ["K330"]),
        ("Keputusan ini mulai berlaku pada saat diundangkan.", ["K330"]),
        ("Keputusan Kepala Badan ini mulai berlaku pada tanggal ditetapkan.", []),
        ("Keputusan ini berlaku sejak tanggal 2 Januari 2025.", []),
        ("Peraturan Bupati yang diundangkan sebelum Keputusan ini mulai berlaku tetap berlaku.", []),
    ],
)
def test_a_decree_is_not_promulgated(sentence, expected):
    assert codes(decree(diktum=[FIRST, sentence])) == expected


# Places that refer to themselves


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rencana sebagaimana dimaksud dalam Diktum KEDUA dilaksanakan.", ["K346"]),
        ("Rencana sebagaimana dimaksud dalam Diktum KESATU dan Diktum KEDUA dilaksanakan.", ["K346"]),
        ("Rencana sebagaimana dimaksud dalam Diktum KESATU sampai dengan KETIGA dilaksanakan.", ["K346"]),
        ("Rencana sebagaimana dimaksud dalam [rujuk: dua] dilaksanakan.", ["K346"]),
        ("Rencana sebagaimana dimaksud dalam Diktum KESATU dilaksanakan.", []),
        ("Rencana sebagaimana dimaksud dalam Diktum KEDUA huruf a dilaksanakan.", []),
        ("Rencana sebagaimana dimaksud dalam [rujuk: dua] huruf a dilaksanakan.", []),
        ("Rencana dalam Diktum KEDUA Keputusan Bupati Kebumen Nomor 5 Tahun 2023 tetap.", []),
    ],
)
def test_a_dictum_does_not_refer_to_itself(sentence, expected):
    assert codes(decree(diktum=[FIRST, {"label": "dua", "isi": sentence}, FIRST])) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Arsip sebagaimana dimaksud pada ayat (2) dirawat.", ["K346"]),
        ("Arsip sebagaimana dimaksud pada ayat (1) dan ayat (2) dirawat.", ["K346"]),
        ("Arsip sebagaimana dimaksud pada ayat (1) dirawat.", []),
        ("Arsip sebagaimana dimaksud dalam Pasal 2 dirawat.", []),
    ],
)
def test_an_ayat_does_not_refer_to_itself(sentence, expected):
    assert codes(regulation(pasal=[{"ayat": ["Arsip dirawat.", sentence]}, "Arsip disimpan."])) == expected


def test_an_article_without_ayat_does_not_refer_to_itself():
    assert codes(regulation(pasal=["Arsip ada.", "Arsip sebagaimana dimaksud dalam Pasal 2 dirawat."])) == ["K346"]
    assert codes(regulation(pasal=["Arsip ada.", "Arsip sebagaimana dimaksud dalam Pasal 1 dirawat."])) == []


# Lists inside a dictum


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("a. menyusun rencana;\nb. melaksanakan rencana\nc. melaporkan hasil.", ["K347"]),
        ("a. menyusun rencana\nb. melaporkan hasil", ["K347"]),
        ("a. menyusun rencana,\nb. melaksanakan;\nc. melaporkan hasil.", ["K347"]),
        ("a. menyusun rencana.\nb. melaksanakan;\nc. melaporkan hasil.", ["K347"]),
        ("1. menyusun:\n   a. rencana\n   b. anggaran;\n2. melaporkan hasil.", ["K347"]),
        ("- menyusun rencana;\n- melaksanakan rencana\n- melaporkan hasil.", ["K347"]),
        ("a. menyusun rencana; dan\nb. melaksanakan rencana;\nc. melaporkan hasil.", ["K347"]),
        ("a. menyusun rencana;\nb. Melaksanakan rencana; dan\nc. melaporkan hasil.", ["K328"]),
        ("a. menyusun rencana;\nb. melaksanakan rencana; dan\nc. melaporkan hasil.", []),
        ("a. menyusun rencana; dan\nb. melaporkan hasil", []),
        ("a. menyusun rencana dan\nb. melaporkan hasil.", ["K347"]),
        ("a. menyusun:\n   1. rencana; dan\n   2. anggaran;\nb. melaporkan hasil.", []),
        ("a. menyusun rencana;\n\n   dengan biaya sendiri\n\nb. melaporkan hasil.", []),
        ("a. menyusun rencana;\nb. Badan melaksanakannya; dan\nc. melaporkan hasil.", []),
        ("a. rencana menurut [rujuk: satu];\nb. “hasil”; dan\nc. laporan (akhir).", []),
        ("1. Menyusun rencana.\n2. Melaporkan hasil.", []),
        ("1. Kepala Badan\n2. Sekretaris Badan", []),
        ("1. Nama : Nama Contoh\n2. Jabatan : Ketua", []),
        ("a. menyusun rencana,\nb. melaksanakan,\nc. melaporkan hasil.", []),
    ],
)
def test_the_items_of_a_list_in_a_dictum_end_as_items_do(items, expected):
    dictums = [{"label": "satu", "isi": FIRST}, f"Tim bertugas:\n\n{items}"]
    assert codes(decree(diktum=dictums)) == expected


def test_the_items_of_a_list_in_a_long_ayat_end_as_items_do():
    text = "Badan:\n\na. menyusun;\nb. merawat\nc. melapor.\n\nIa melakukannya setiap tahun."
    assert codes(regulation(pasal=[text, "Arsip disimpan."])) == ["K347"]


def test_many_items_without_their_marks_are_told_at_once():
    items = "\n".join(f"{number}. menyusun rencana" for number in range(1, 8))
    (problem,) = found(decree(diktum=[FIRST, f"Tim bertugas:\n\n{items}"]))
    assert (problem.code, problem.message[:9]) == ("K347", "6 rincian")


def test_an_item_without_its_mark_is_told_at_its_line():
    text = "Tim bertugas:\n\na. menyusun rencana;\nb. melaksanakan rencana\nc. melaporkan hasil."
    (problem,) = found(decree(diktum=[FIRST, text]))
    assert text[problem.offset :].startswith("b. melaksanakan")


# What a paper repeals


def act(number: int, year: int = 2020, title: str = "Pengelolaan Arsip") -> str:
    return f"Peraturan Bupati Kebumen Nomor {number} Tahun {year} tentang {title}"


@pytest.mark.parametrize(
    ("title", "ground", "repealed", "expected"),
    [
        (act(3), f"{act(3)} sudah tidak sesuai", act(3), []),
        (act(3), f"{act(4)} sudah tidak sesuai", act(3), ["K348"]),
        (act(3), f"{act(3, 2019)} perlu dicabut", act(3), ["K348"]),
        (act(3), "Peraturan Bupati Kebumen Nomor 4 Tahun 2020 sudah tidak sesuai", act(3), ["K348"]),
        (act(3), f"{act(3)} tidak sesuai", act(5), ["K348"]),
        (act(3), f"{act(9, 2022, 'Naskah Dinas')} telah mengatur hal ini", act(3), []),
        (act(3), f"{act(3)} diganti dengan {act(8, 2023)} sehingga perlu dicabut", act(3), []),
        (act(3), "arsip telah diatur dengan peraturan daerah", act(3), []),
    ],
)
@pytest.mark.parametrize("gazette", ["", " (Berita Daerah Kabupaten Kebumen Tahun 2020 Nomor 3)"])
def test_what_is_repealed_is_what_title_and_grounds_say(title, ground, repealed, expected, gazette):
    body = [f"{repealed}{gazette} dicabut dan dinyatakan tidak berlaku.", IN_FORCE]
    paper = {"judul": f"Pencabutan {title}", "menimbang": [f"bahwa {ground}"], "pasal": body}
    longer = json.loads(json.dumps(paper).replace("Pengelolaan Arsip", "Pengelolaan Arsip Dinamis Daerah"))
    assert codes(regulation(**paper)) == codes(regulation(**longer)) == expected  # told once, however it is called


def team(number: str) -> str:
    return f"Keputusan Kepala Badan Kepegawaian Kabupaten Kebumen Nomor {number} Tahun 2023 tentang Tim Penyusun"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mencabut {}.",
        "Mencabut dan menyatakan tidak berlaku {}.",
        "{} dicabut dan dinyatakan tidak berlaku.",
        "Dengan ditetapkannya Keputusan ini, {} dinyatakan tidak berlaku lagi.",
    ],
)
def test_a_decree_repeals_what_its_grounds_say(sentence):
    for number, expected in (("060/6", ["K348"]), ("060/5", [])):
        ground = f"bahwa {team('060/5')} sudah tidak sesuai dengan kebutuhan"
        assert codes(decree(menimbang=[ground], diktum=[FIRST, sentence.format(team(number))])) == expected


def test_a_decree_repeals_no_regulation():
    sentence = f"Pada saat Keputusan Kepala Badan ini mulai berlaku, {act(3)} dicabut dan dinyatakan tidak berlaku."
    assert codes(decree(diktum=[FIRST, sentence])) == ["K349"]
    assert codes(decree(diktum=[FIRST, f"Rencana ini melaksanakan {act(3)}."])) == []


# A decree that amends another

ANNEX = {"jenis": "teks", "label": "susunan", "judul": "Susunan", "isi": "Nama Contoh."}


def amended(**fields: object) -> list[str]:
    changes = f"Mengubah Lampiran {team('060/5')} sehingga menjadi sebagaimana tercantum dalam [rujuk: susunan]."
    base = {
        "judul": f"Perubahan atas Lampiran {team('060/5')}",
        "menimbang": [f"bahwa {team('060/5')} perlu diubah karena anggotanya dipindahtugaskan"],
        "diktum": [changes],
        "lampiran": [ANNEX],
    }
    return codes(decree(**{**base, **fields}))


def test_a_decree_that_amends_another_names_it_with_its_reason():
    assert amended() == []
    assert amended(judul=f"Perubahan atas {team('060/5')}") == []
    assert amended(menimbang=["bahwa anggota tim dipindahtugaskan"], memperhatikan=[team("060/5")]) == []
    assert amended(menimbang=["bahwa anggota tim dipindahtugaskan"]) == ["K310"]


def test_a_decree_is_amended_by_who_set_it_and_in_a_dictum():
    other = "Keputusan Bupati Kebumen Nomor 060/5 Tahun 2023 tentang Tim Penyusun"
    changed = ["Mengubah susunan tim menjadi sebagaimana tercantum dalam [rujuk: susunan]."]
    assert amended(judul=f"Perubahan atas {other}", menimbang=[f"bahwa {other} perlu diubah"], diktum=changed) == [
        "K355"
    ]
    assert amended(diktum=["Menetapkan tim sebagaimana tercantum dalam [rujuk: susunan]."]) == ["K355"]
    assert amended(judul="Perubahan Perilaku atas Dasar Kesehatan", diktum=["Bentuknya dalam [rujuk: susunan]."]) == []


@pytest.mark.parametrize(("name", "expected"), [("UPTD Puskesmas Contoh", []), ("Puskesmas Contoh", ["K318"])])
def test_a_title_names_the_office_as_it_is_called(name, expected):
    told_of = codes(decree(judul="Jenis Pelayanan pada UPTD Puskesmas Contoh", instansi=office(nama=name)))
    assert [code for code in told_of if code == "K318"] == expected


# The date by both calendars


@pytest.mark.parametrize("typed", ["24 Syakban 1445 H", "24 Syakban 1445", "24 Syakban 1445 Hijriah"])
def test_a_hijri_date_is_printed_beside_the_other_and_compared_with_it(typed):
    for paper in (
        decree(tanggal="5 Maret 2024", tanggal_hijriah=typed),
        regulation(tanggal="5 Maret 2024", tanggal_hijriah=typed),
    ):
        assert paper.context()["tanggal"] == "5 Maret 2024 M / 24 Syakban 1445 H"
        assert "K423" not in codes(paper)


def test_a_hijri_date_of_another_day_is_told():
    assert codes(decree(tanggal="5 Maret 2024", tanggal_hijriah="24 Ramadan 1445 H")) == ["K423"]
    assert codes(decree(tanggal="5 Maret 2024", tanggal_hijriah="25 Syakban 1445 H")) == []


# What a paper calls itself, and what the program prints


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Biaya akibat Peraturan Bupati ini dibebankan pada anggaran.", ["K326"]),
        ("Biaya akibat Peraturan ini dibebankan pada anggaran.", ["K326"]),
        ("Melaksanakan Peraturan Bupati Kebumen Nomor 3 Tahun 2020, karena Peraturan Bupati ini mewajibkannya.", []),
        ("Biaya akibat Keputusan ini dibebankan pada anggaran.", []),
        ("PERTAMA : Membentuk tim.", ["K333"]),
        ("Pertama, tim dibentuk.", []),
        ("Tim sebagaimana dimaksud Diktum KESATU bertugas.", ["K327"]),
        ("Tim sebagaimana dimaksud pada Diktum KESATU bertugas.", []),
    ],
)
def test_a_decree_is_no_regulation_and_its_dictums_begin_as_the_program_prints_them(sentence, expected):
    assert codes(decree(diktum=[FIRST, sentence])) == expected


def test_a_regulation_is_no_decree():
    assert codes(regulation(pasal=["Biaya akibat Keputusan Bupati ini dibebankan.", "Arsip disimpan."])) == ["K326"]


def test_an_annex_names_its_own_decree():
    annex = {**ANNEX, "isi": "Merupakan bagian dari Keputusan Bupati ini."}
    assert codes(decree(diktum=["Menetapkan susunan dalam [rujuk: susunan]."], lampiran=[annex])) == ["K326"]


# What is older than the gazettes


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("Undang-Undang Nomor 11 Tahun 1949 tentang Pemakaian Peraturan", []),
        ("Undang-Undang Nomor 1 Tahun 1946 tentang Peraturan Hukum Pidana", []),
        ("Peraturan Pemerintah Nomor 11 Tahun 1947 tentang Pembayaran Gaji", []),
        ("Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang", ["K310"]),
    ],
)
def test_no_gazette_is_asked_for_before_there_was_one(basis, expected):
    assert codes(decree(mengingat=[basis])) == expected
