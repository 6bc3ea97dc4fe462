"""What the program composes of a decree: grounds, legal basis, numbers and dates, references, items."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kinds.decree.decrees import decree, office, regulation, texts, tor

from kakdoc.kinds.decree import annexes as lampiran
from kakdoc.kinds.decree import mengingat
from kakdoc.kinds.decree import paper as produk
from kakdoc.kinds.decree.body.articles import typed_conjunction
from kakdoc.kinds.decree.body.references import Place, is_foreign, resolve
from kakdoc.values import urutan
from kakdoc.values.dates import tanggal
from kakdoc.values.rupiah.amount import total

# Menimbang


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (1, "huruf a"),
        (2, "huruf a dan huruf b"),
        (3, "huruf a, huruf b, dan huruf c"),
        (5, "huruf a, huruf b, huruf c, huruf d, dan huruf e"),
    ],
)
def test_the_word_huruf_is_repeated_for_every_letter(count, written):
    assert produk.letters(count) == written


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_closing_ground_names_all_earlier_letters_and_what_is_set(count):
    paper = decree(menimbang=["bahwa pelayanan perlu ditingkatkan"] * count)
    *given_, closing = produk.grounds(paper, paper.sets())
    assert given_ == ["bahwa pelayanan perlu ditingkatkan;"] * count
    assert closing == (
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {produk.letters(count)}, "
        "perlu menetapkan Keputusan Kepala Badan tentang Rencana Aksi;"
    )


@pytest.mark.parametrize(
    "closing",
    [
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Peraturan Bupati tentang Rencana Aksi",
        "bahwa untuk melaksanakan ketentuan Pasal 5, perlu menetapkan Peraturan Bupati tentang Rencana Aksi.",
        "bahwa sehubungan dengan hal tersebut, perlu ditetapkan dengan Peraturan Bupati tentang Rencana Aksi;",
        "bahwa berdasarkan hal-hal tersebut di atas, perlu membentuk tim",
        "bahwa berdasarkan pertimbangan huruf a, perlu dibentuk tim",
    ],
)
def test_a_closing_ground_written_by_hand_is_kept_and_no_other_composed(closing):
    paper = regulation(menimbang=["bahwa pelayanan perlu ditingkatkan;", closing])
    assert produk.grounds(paper, paper.sets()) == [
        "bahwa pelayanan perlu ditingkatkan;",
        closing.rstrip(".;") + ";",
    ]


@pytest.mark.parametrize(
    "last",
    [
        "bahwa berdasarkan pertimbangan teknis Badan Kepegawaian Negara, mutasi dapat dilaksanakan",
        "bahwa berdasarkan pertimbangan dalam rapat tim, mutasi dapat dilaksanakan",
        "bahwa untuk kelancaran tugas, perlu membentuk tim",
        "bahwa pedoman yang berlaku perlu mengubah cara kerja pegawai",
    ],
)
def test_a_ground_that_says_something_of_its_own_closes_nothing(last):
    paper = decree(menimbang=["bahwa pelayanan perlu ditingkatkan", last])
    assert len(produk.grounds(paper, paper.sets())) == 3


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("pegawai;", "pegawai"),
        ("pegawai ; .,", "pegawai"),
        ("pegawai", "pegawai"),
        ("Ani, S.H.", "Ani, S.H."),
        ("Ani, S.H.;", "Ani, S.H."),
        ("Ani, dkk.", "Ani, dkk."),
        ("PT Maju Tbk.", "PT Maju Tbk."),
        ("Rp1.000.", "Rp1.000"),
        ("5.03.02.", "5.03.02"),
        ("tanggal 2.", "tanggal 2"),
        ("selesai. ", "selesai"),
        (";", ""),
    ],
)
def test_marks_at_the_end_are_left_out_but_not_the_dot_of_an_abbreviation(typed, bare):
    assert produk.strip_end(typed) == bare


# Mengingat

KEYS = sorted(set(texts("peraturan.yaml")))


def printed(*items: str, **fields: object) -> list[str]:
    return [each.text for each in mengingat.in_order(decree(mengingat=list(items), **fields))]


@given(st.permutations(["uud-1945-18-6", "uu-13-1950", "uu-28-1999", "uu-25-2004", "uu-23-2014", "uu-30-2014", "pp-12-2019", "perpres-29-2014", "permendagri-86-2017", "perbup-rkpd-2024"]))  # fmt: skip
def test_the_legal_basis_is_sorted_by_level_then_year_then_number_with_the_forming_law_first(order):
    assert printed(*order) == [
        "uud-1945-18-6", "uu-13-1950", "uu-28-1999", "uu-25-2004", "uu-23-2014", "uu-30-2014", "pp-12-2019",
        "perpres-29-2014", "permendagri-86-2017", "perbup-rkpd-2024",
    ]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
def test_any_choice_of_the_register_is_sorted_and_loses_nothing(keys):
    result = mengingat.in_order(decree(mengingat=keys))
    assert sorted(each.text for each in result) == sorted(keys)
    assert [each.sort_key() for each in result] == sorted(each.sort_key() for each in result)


def test_the_forming_law_stands_first_even_when_it_is_newer():
    forming = "Undang-Undang Nomor 111 Tahun 2023 tentang Kabupaten Kebumen di Provinsi Jawa Tengah (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 9, Tambahan Lembaran Negara Republik Indonesia Nomor 8)"
    other = "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran Negara Republik Indonesia Tahun 2011 Nomor 82, Tambahan Lembaran Negara Republik Indonesia Nomor 5234)"
    assert printed("uu-23-2014", other, forming) == [forming, other, "uu-23-2014"]


def test_items_written_out_are_sorted_among_keys():
    written = {
        "uud": "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        "tap": "Ketetapan Majelis Permusyawaratan Rakyat Nomor XI/MPR/1998 tentang Penyelenggara Negara",
        "inpres": "Instruksi Presiden Nomor 7 Tahun 1999 tentang Akuntabilitas Kinerja Instansi Pemerintah",
        "permen": "Peraturan Menteri Keuangan Nomor 5 Tahun 2020 tentang Pajak",
        "kepmen": "Keputusan Menteri Dalam Negeri Nomor 050-5889 Tahun 2021 tentang Hasil Verifikasi",
        "perda": "Peraturan Daerah Kabupaten Kebumen Nomor 7 Tahun 2023 tentang Anggaran",
        "perbup": "Peraturan Bupati Kebumen Nomor 1 Tahun 2020 tentang Pelayanan",
    }
    right = [written["uud"], written["tap"], "uu-23-2014", "pp-12-2019", written["inpres"], "perpres-29-2014", "permendagri-86-2017", written["permen"], written["kepmen"], written["perda"], written["perbup"]]  # fmt: skip
    for shift in range(len(right)):
        assert printed(*right[shift:], *right[:shift]) == right


def test_with_an_unknown_item_or_by_wish_the_order_of_the_writer_stands():
    assert printed("uu-23-2014", "Piagam Jakarta", "uu-25-2004") == ["uu-23-2014", "Piagam Jakarta", "uu-25-2004"]
    assert printed("uu-23-2014", "uu-25-2004", mengingat_tetap="ya") == ["uu-23-2014", "uu-25-2004"]


def test_the_office_may_put_the_levels_in_another_order():
    levels = ["uud", "uu", "pp", "perpres", "perda", "perbup", "permen"]
    keys = ["permendagri-86-2017", "perbup-rkpd-2024", "uu-23-2014"]
    assert printed(*keys, instansi=office(urutan_peraturan=levels)) == keys[::-1]


def test_a_key_is_printed_as_its_full_citation_and_a_text_as_it_was_written():
    perda = "Peraturan Daerah Kabupaten Kebumen Nomor 7 Tahun 2023 tentang Anggaran"
    uu = (
        "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (Lembaran Negara Republik "
        "Indonesia Tahun 2004 Nomor 104, Tambahan Lembaran Negara Republik Indonesia Nomor 4421);"
    )
    assert mengingat.lines(decree(mengingat=[perda + " ;", "uu-25-2004"])) == [uu, perda + ";"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("uu-23-2014", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", True),
        ("uu-23-2014", "Peraturan Pemerintah Nomor 23 Tahun 2014 tentang Lain", False),
        ("Peraturan Daerah Nomor 7 Tahun 2023 tentang A", "Peraturan Daerah Kabupaten Kebumen Nomor 07 Tahun 2023 tentang B", True),
        ("Peraturan Daerah Kabupaten Banyumas Nomor 7 Tahun 2023 tentang A", "Peraturan Daerah Nomor 7 Tahun 2023 tentang A", False),
        ("Peraturan Menteri Keuangan Nomor 5 Tahun 2020 tentang A", "Peraturan Menteri Kesehatan Nomor 5 Tahun 2020 tentang A", False),
        ("Peraturan Menteri Keuangan Nomor 5 Tahun 2020 tentang A", "PMK 5/2020 tentang A", True),
        ("Keputusan Bupati Kebumen Nomor 060/5 Tahun 2020 tentang A", "Keputusan Bupati Kebumen Nomor 060/5/2020 tentang A", True),
        ("perda-rpjmd-2021-2026", "perbup-renstra-2021-2026", False),
    ],
)  # fmt: skip
def test_two_names_of_one_regulation_are_known_as_one(one, other, same):
    first, second = mengingat.items(decree(mengingat=[one, other]))
    assert (first.identity() == second.identity()) is same


# Number and date


@pytest.mark.parametrize(
    ("nomor", "line"),
    [
        (None, "…" * 8 + " TAHUN 2024"),
        ("26", "26 TAHUN 2024"),
        ("060/ 02 TAHUN 2024", "060/ 02 TAHUN 2024"),
        ("470 / 2043 / I / DUKCAPIL / 2024", "470 / 2043 / I / DUKCAPIL / 2024"),
        ("800/12024", "800/12024 TAHUN 2024"),
        ("DUKCAPIL.470/287.a/VI", "DUKCAPIL.470/287.a/VI TAHUN 2024"),
    ],
)
def test_the_number_has_its_year_once_and_room_to_be_filled_in(nomor, line):
    assert produk.number_line(nomor, 2024) == line


@pytest.mark.parametrize(
    ("typed", "line"),
    [(None, "…" * 8 + " 2024"), ("Januari 2024", "…… Januari 2024"), ("2024-01-02", "2 Januari 2024")],
)
def test_the_date_has_room_for_what_is_not_known(typed, line):
    assert produk.date_line(tanggal.parse(typed) if typed else None, 2024) == line


def test_srikandi_fills_in_number_date_and_signature():
    context = decree(srikandi="ya").context()
    assert (context["nomor"], context["tanggal"], context["tanda_tangan"]) == (
        "${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}",
    )  # fmt: skip
    assert decree().context()["tanda_tangan"] == ""


def test_the_gazette_of_the_regency_is_that_of_the_year_of_promulgation():
    assert regulation(tanggal="29 Desember 2024", tanggal_diundangkan="2 Januari 2025").context()["tahun"] == 2025
    assert regulation().context()["tahun"] == 2024


# Names


def test_a_long_name_is_broken_before_the_regency_and_never_inside_it():
    regency = "Kabupaten\N{NO-BREAK SPACE}Kebumen"
    assert produk.lines("Kepala Badan X Kabupaten Kebumen", "Kabupaten Kebumen") == ["Kepala Badan X", regency]
    assert produk.lines("Bupati Kebumen", "Kabupaten Kebumen")[0].replace("\N{NO-BREAK SPACE}", " ") == "Bupati Kebumen"
    assert produk.lines("Kabupaten Kebumen", "Kabupaten Kebumen") == [regency]


def test_one_annex_has_no_number_and_several_have_roman_ones():
    assert list(produk.annex_titles(1)) == ["Lampiran"]
    assert list(produk.annex_titles(4)) == ["Lampiran I", "Lampiran II", "Lampiran III", "Lampiran IV"]
    assert list(produk.annex_titles(0)) == []


def test_a_decree_in_the_name_of_another_is_the_decree_of_that_other():
    pejabat = {**texts("instansi.yaml")["pejabat"]}
    pejabat["kepala"] = {**pejabat["kepala"], "atas_nama": "Bupati Kebumen"}
    paper = decree(instansi=office(pejabat=pejabat))
    assert (paper.maker(), paper.sets()) == ("Bupati Kebumen", "Keputusan Bupati tentang Rencana Aksi")


def test_a_regulation_prints_names_without_degrees_and_its_copy_who_certifies_with_them():
    pejabat = {
        **texts("instansi.yaml")["pejabat"],
        "bupati": {"nama": "Dr. H. Ani Budi, S.H.", "jabatan": "Bupati Kebumen"},
        "kepala_bagian_hukum": {"nama": "Ira Ayu, S.H., M.H.", "jabatan": "Kepala Bagian Hukum"},
    }
    paper = regulation(instansi=office(pejabat=pejabat))
    assert paper.context()["pejabat"]["nama"] == "ANI BUDI"
    assert paper.context()["salinan"] is None
    assert paper.salinan()["salinan"]["nama"] == "IRA AYU, S.H., M.H."
    assert paper.salinan()["tanda_tangan"] == "ttd"


def test_copies_go_to_names_without_marks_that_the_template_puts():
    assert decree(tembusan=["Bupati;", "Sdr. Ani, S.H.", "Arsip."]).context()["tembusan"] == [
        "Bupati",
        "Sdr. Ani, S.H.",
        "Arsip",
    ]
    assert decree(tembusan=["Sdr. Ani, S.H."]).context()["tembusan"] == ["Sdr. Ani, S.H"]


# Dictums and entry into force


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("Keputusan", "Keputusan Kepala Badan ini mulai berlaku pada tanggal ditetapkan.", True),
        ("Keputusan", "Keputusan ini berlaku sejak tanggal ditetapkan", True),
        ("Keputusan", "Keputusan Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen ini mulai berlaku", True),
        ("Keputusan", "Surat keputusan ini ditetapkan dan mulai berlaku", True),
        ("Keputusan", "Pada saat Keputusan ini mulai berlaku, keputusan lama dicabut", False),
        ("Keputusan", "Dengan mulai berlakunya Keputusan ini, tim dibubarkan", False),
        ("Keputusan", "Keputusan ini berlaku bagi semua pegawai", False),
        ("Keputusan", "Rencana aksi mulai berlaku pada bulan Maret", False),
        ("Keputusan", "Peraturan Bupati ini mulai berlaku", False),
        ("Peraturan", "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.", True),
        ("Peraturan", "Pada saat Peraturan Bupati ini mulai berlaku, Peraturan Bupati Nomor 5 dicabut", False),
        ("Peraturan", "Ketentuan ini mulai berlaku", False),
    ],
)  # fmt: skip
def test_only_the_word_on_entry_into_force_counts_as_such(kind, text, says):
    assert bool(produk.entry_into_force(kind, text)) is says


def test_the_dictum_on_entry_into_force_is_added_last_and_only_where_there_is_none():
    added = "Keputusan Kepala Badan ini mulai berlaku pada tanggal ditetapkan."
    assert decree(diktum=["Satu", "Pada saat Keputusan ini mulai berlaku, yang lama dicabut;"]).dictums() == [
        "Satu.",
        "Pada saat Keputusan ini mulai berlaku, yang lama dicabut.",
        added,
    ]
    assert decree(diktum=["Satu.", added]).dictums() == ["Satu.", added]


def test_a_dictum_ends_with_a_full_stop_and_a_table_with_nothing():
    table = "Biaya:\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    given_ = ["Satu ;", "Dua?", "Tiga:\n\na. satu;\nb. dua;", table]
    assert decree(diktum=given_).dictums()[:4] == ["Satu.", "Dua?", "Tiga:\n\na. satu;\nb. dua.", table]


@pytest.mark.parametrize("bab", ["Ketentuan Penutup", "KETENTUAN PENUTUP", "ketentuan penutup"])
def test_the_article_on_entry_into_force_goes_into_the_closing_chapter(bab):
    lines = list(regulation(bab=[{"judul": "Umum", "pasal": ["Satu"]}, {"judul": bab, "pasal": ["Dua"]}]).articles())
    assert [line["gaya"] for line in lines] == ["bab", "pasal", "isi", "bab", "pasal", "isi", "pasal", "isi"]
    lines = list(regulation(bab=[{"judul": "Umum", "pasal": ["Satu"]}]).articles())
    assert [line.get("teks") for line in lines if line["gaya"] == "bab"] == ["Umum", "Ketentuan Penutup"]


# References


@pytest.mark.parametrize(
    ("place", "here", "name"),
    [
        (Place(4), Place(4), "Pasal 4"),
        (Place(4), Place(5, 1), "Pasal 4"),
        (Place(4, 1), Place(5), "Pasal 4 ayat (1)"),
        (Place(4, 1), Place(4, 2), "ayat (1)"),
        (Place(4, 1, (2, 3)), Place(4, 2), "ayat (1) huruf b angka 3"),
        (Place(4, None, (2,)), Place(4), "huruf b"),
        (Place(4, None, (2,)), Place(5), "Pasal 4 huruf b"),
        (Place(4, 1, (1, 2, 3, 4)), Place(9), "Pasal 4 ayat (1) huruf a angka 2 huruf c) angka 4)"),
        (Place(4, 1, (27,)), Place(4, 1), "ayat (1) huruf aa"),
    ],
)
def test_a_place_is_named_in_full_across_articles_and_shortly_inside_one(place, here, name):
    assert place.name_from(here) == name


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("dimaksud dalam [rujuk: ayat]", "dimaksud pada ayat (1)"),
        ("dimaksud pada [rujuk: pasal]", "dimaksud dalam Pasal 4"),
        ("dimaksud [rujuk: ayat]", "dimaksud pada ayat (1)"),
        ("dimaksud [Rujuk:  pasal ]", "dimaksud dalam Pasal 4"),
        ("tercantum dalam [rujuk: lampiran]", "tercantum dalam Lampiran II"),
        ("dimaksud dalam [rujuk: diktum]", "dimaksud dalam Diktum KEDUA"),
        ("[rujuk: ayat] dan [rujuk: pasal]", "ayat (1) dan Pasal 4"),
        ("dimaksud dalam [rujuk: lain]", "dimaksud dalam [rujuk: lain]"),
        ("[rujuk: ] [rujuk] [lain]", "[rujuk: ] [rujuk] [lain]"),
    ],
)
def test_a_label_becomes_the_name_of_its_place_with_the_right_preposition(text, resolved):
    names = {"ayat": "ayat (1)", "pasal": "Pasal 4", "lampiran": "Lampiran II", "diktum": "Diktum KEDUA"}
    assert resolve(text, names.get) == resolved


@pytest.mark.parametrize(
    ("named", "rest", "foreign"),
    [
        ("Lampiran", " Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017", True),
        ("Lampiran II", " Undang-Undang Nomor 23 Tahun 2014", True),
        ("Lampiran I", " huruf A angka 2 Peraturan Menteri Dalam Negeri", True),
        ("Lampiran", " dari Keputusan Bupati Kebumen Nomor 5 Tahun 2023", True),
        ("Lampiran", " Permendagri 86/2017", True),
        ("Pasal 5", " UU 23/2014", True),
        ("Pasal 5 ayat (1)", " Undang-Undang Dasar", True),
        ("Lampiran", " Keputusan ini", False),
        ("Lampiran", " Keputusan Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen ini", False),
        ("Lampiran", " Peraturan Bupati ini", False),
        ("Lampiran I", " yang merupakan bagian tidak terpisahkan dari Peraturan Menteri", False),
        ("Lampiran", ". Peraturan Menteri", False),
        ("Pasal 5", " berlaku bagi peraturan lain", False),
    ],
)  # fmt: skip
def test_a_place_of_another_paper_is_told_from_an_own_one(named, rest, foreign):
    assert is_foreign(named + rest, len(named)) is foreign


def test_labels_of_articles_items_and_annexes_are_resolved_where_they_are_used():
    paper = regulation(
        pasal=[
            {"label": "satu", "ayat": ["Badan mengelola arsip.", {"label": "dua", "isi": "Arsip:", "rincian": ["x", {"isi": "y", "label": "tiga"}]}]},
            "Lihat [rujuk: satu], [rujuk: dua], [rujuk: tiga], dan [rujuk: lamp].",
        ],
        lampiran=[{"jenis": "teks", "label": "lamp", "judul": "L", "isi": "x"}],
    )  # fmt: skip
    lines = [line["teks"] for line in paper.articles() if "teks" in line]
    assert "Lihat Pasal 1, Pasal 1 ayat (2), Pasal 1 ayat (2) huruf b, dan Lampiran." in lines


# Items


def endings(*rincian: object, penghubung: str = "dan") -> list[str]:
    paper = regulation(
        pasal=[{"isi": "Badan mengelola", "rincian": list(rincian), "penghubung": penghubung}, "Selesai."]
    )
    return [line["teks"] for line in paper.articles() if line["gaya"] == "rincian"]


@pytest.mark.parametrize("joined", ["dan", "atau", "dan/atau"])
def test_items_end_with_semicolons_the_conjunction_and_a_full_stop(joined):
    assert endings("satu", "dua", "tiga", penghubung=joined) == ["satu;", f"dua; {joined}", "tiga."]
    assert endings("satu", "dua", penghubung=joined) == [f"satu; {joined}", "dua."]
    assert endings("satu", penghubung=joined) == ["satu."]


def test_marks_and_conjunctions_that_were_typed_are_not_printed_twice():
    assert endings("satu;", "dua; dan", "tiga.") == ["satu;", "dua; dan", "tiga."]
    assert endings("satu, dan", "dua ;") == ["satu; dan", "dua."]


def test_nested_items_carry_the_end_of_the_item_that_holds_them():
    inner = {"isi": "dua", "penghubung": "atau", "rincian": ["x", {"isi": "y:", "rincian": ["p", "q"]}]}
    assert endings("satu", inner, "tiga") == ["satu;", "dua:", "x; atau", "y:", "p; dan", "q; dan", "tiga."]
    assert endings("satu", inner) == ["satu; dan", "dua:", "x; atau", "y:", "p; dan", "q."]


@pytest.mark.parametrize(
    ("text", "word"),
    [("satu; atau", "atau"), ("satu, dan/atau", "dan/atau"), ("satu dan", "dan"), ("satu", None), ("ladan", None)],
)
def test_a_conjunction_typed_at_the_end_of_an_item_is_seen(text, word):
    assert typed_conjunction(text) == word


def test_sentences_end_with_the_mark_they_need():
    lines = list(
        regulation(
            pasal=["Satu", "Dua;", "Tiga:", {"isi": "Empat", "rincian": ["x"]}, {"ayat": ["Lima,", "Enam?"]}]
        ).articles()
    )
    assert [line["teks"] for line in lines if line["gaya"] in ("isi", "ayat")][:6] == [
        "Satu.",
        "Dua.",
        "Tiga:",
        "Empat:",
        "Lima.",
        "Enam?",
    ]


def test_bagian_are_counted_in_words_and_paragraf_and_pasal_by_word_itself():
    bagian = [{"judul": f"B{number}", "pasal": ["Isi."]} for number in range(1, 13)]
    lines = list(regulation(bab=[{"judul": "Satu.", "bagian": bagian}]).articles())
    assert [line["nama"] for line in lines if line["gaya"] == "bagian"] == [
        f"Bagian {urutan.ordinal(number).title()}" for number in range(1, 13)
    ]
    assert lines[0] == {"gaya": "bab", "teks": "Satu", "perubahan": False}


# Budgets


def budget(*rows: tuple[str, str], kak: object = None) -> list[tuple[int, object]]:
    annex = {
        "jenis": "perjanjian_kinerja", "judul": "PK", "pembuka": "Kami:", "pernyataan": "Janji.",
        "sasaran": [{"sasaran": "S", "indikator": [{"nama": "I", "target": "1"}]}],
        "anggaran": [{"uraian": uraian, "jumlah": jumlah} for uraian, jumlah in rows],
    }  # fmt: skip
    paper = decree(lampiran=[annex], **({"kak": kak} if kak else {}))
    (context,) = paper.context()["lampiran"]
    assert context["jumlah"] == total(row["jumlah"] for row in context["anggaran"] if row["tingkat"] == 0)
    return [(row["tingkat"], row["jumlah"]) for row in lampiran.budget_rows(paper.lampiran[0], paper.kak)]


def test_activities_and_sub_activities_under_a_programme_are_not_added_to_it():
    assert budget(
        ("Program A", "300"), ("Kegiatan B", "300"), ("Sub Kegiatan C", "100"), ("Subkegiatan D", "200"), ("Program E", "50"),
    ) == [(0, 300), (1, 300), (2, 100), (2, 200), (0, 50)]  # fmt: skip


def test_rows_that_no_programme_holds_add_up():
    assert budget(("Kegiatan B", "300"), ("Sub Kegiatan C", "100"), ("Kegiatan D", "50")) == [
        (0, 300),
        (2, 100),
        (0, 50),
    ]
    assert budget(("Pelayanan", "300"), ("Pengawasan", "100")) == [(0, 300), (0, 100)]


def test_the_budget_of_the_agreement_is_that_of_the_tor():
    assert budget(kak=tor()) == [(0, 5000000), (1, 5000000), (2, 2000000), (2, 3000000)]


def test_hundreds_of_dictums_are_numbered_without_a_gap():
    context = decree(diktum=["Isi."] * 130).context()
    numbers = [each["urutan"] for each in [*context["diktum"], context["diktum_akhir"]]]
    assert [urutan.read_ordinal(number) for number in numbers] == list(range(1, 132))
    assert all(one != other for one, other in itertools.pairwise(numbers))
