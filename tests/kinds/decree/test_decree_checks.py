"""What the checks on decrees find, and above all what they leave alone in good legal drafting."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kinds.decree.decrees import decree, office, regulation, texts, tor

from kakdoc.base.problems import Problem
from kakdoc.kinds.decree.checks import keputusan, perbup
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.kak import checks as kak_checks
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.office import Pejabat
from kakdoc.kinds.rules import typed_marks

ANNEX = {"jenis": "teks", "judul": "Bentuk", "isi": "x"}


def found(paper) -> list[Problem]:
    checks = keputusan.CHECKS if paper.jenis == "keputusan" else perbup.CHECKS
    return [problem for check in checks for problem in check(paper)]


def codes(paper) -> list[str]:
    return sorted(problem.code for problem in found(paper))


def test_the_least_decree_and_regulation_have_no_problem():
    assert (codes(decree()), codes(regulation())) == ([], [])


# References in articles: article 1 has ayat (1) with huruf a, b (angka 1, 2), and ayat (2); article 2 huruf a, b.

BODY = [
    {"ayat": [{"isi": "Badan:", "rincian": ["satu", {"isi": "dua", "rincian": ["x", "y"]}]}, "Arsip disimpan."]},
    {"isi": "Badan juga:", "rincian": ["tiga", "empat"]},
]


def about(sentence: str, *, inside: bool = False, **fields: object) -> list[str]:
    """The codes for a sentence in article 3, or in a third ayat of article 1."""
    body = [{"ayat": [*BODY[0]["ayat"], sentence]}, BODY[1]] if inside else [*BODY, sentence]
    return codes(regulation(pasal=body, **fields))


@pytest.mark.parametrize(
    "sentence",
    [
        "Arsip sebagaimana dimaksud dalam Pasal 1 dirawat.",
        "Arsip sebagaimana dimaksud dalam Pasal 1 ayat (1) huruf b angka 2 dirawat.",
        "Arsip sebagaimana dimaksud dalam Pasal 1 ayat (1) huruf a dan huruf b dirawat.",
        "Arsip sebagaimana dimaksud dalam Pasal 1 ayat (1) dan ayat (2) dirawat.",
        "Arsip sebagaimana dimaksud dalam Pasal 1 ayat (1) sampai dengan ayat (2), Pasal 2 huruf b, dan Pasal 2 dirawat.",
        "Arsip sebagaimana dimaksud dalam Pasal 2 huruf a atau huruf b dirawat.",
        "Ketentuan sebagaimana dimaksud dalam Pasal 273 ayat (4) Undang-Undang Nomor 23 Tahun 2014 berlaku.",
        "Ketentuan Pasal 12, Pasal 13, dan Pasal 14 ayat (1) huruf c dan huruf d Peraturan Pemerintah Nomor 12 Tahun 2019 berlaku.",
        "Ketentuan Pasal 40 ayat (1) dan ayat (9) UU 23/2014 berlaku.",
        "Ketentuan Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945 berlaku.",
        'Kata “Pasal 99”, “huruf z”, dan "ayat (9)" dihapus.',
        "Pegawai golongan ruang III huruf d dan kelas angka 9 diberi arsip.",
        "Arsip Pasal 4A dirawat.",
        "Pelayanan tepat pada waktunya dalam 3 hari.",
    ],
)  # fmt: skip
def test_a_right_reference_is_left_alone(sentence):
    assert about(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Arsip sebagaimana dimaksud dalam Pasal 4 dirawat.", "K316"),
        ("Arsip sebagaimana dimaksud dalam Pasal 1 ayat (3) dirawat.", "K316"),
        ("Arsip sebagaimana dimaksud dalam Pasal 1 ayat (1) huruf c dirawat.", "K316"),
        ("Arsip sebagaimana dimaksud dalam Pasal 1 ayat (1) huruf b angka 3 dirawat.", "K316"),
        ("Arsip sebagaimana dimaksud dalam Pasal 1 ayat (1) angka 2 dirawat.", "K316"),
        ("Arsip sebagaimana dimaksud dalam Pasal 1 ayat (1) dan ayat (3) dirawat.", "K316"),
        ("Arsip sebagaimana dimaksud dalam Pasal 2 ayat (1) dirawat.", "K316"),
        ("Arsip sebagaimana dimaksud dalam Pasal 1, Pasal 2, dan Pasal 9 dirawat.", "K316"),
        ("Arsip sebagaimana dimaksud pada ayat (1) dirawat.", "K316"),
        ("Arsip menurut Pasal 9 dirawat.", "K316"),
        ("Arsip sebagaimana dimaksud pada Pasal 1 dirawat.", "K327"),
        ("Arsip sebagaimana dimaksud Pasal 1 dirawat.", "K327"),
        ("Arsip menurut pasal 1 dirawat.", "K327"),
        ("Arsip menurut Pasal 1 Ayat (2) dirawat.", "K327"),
        ("Arsip menurut Pasal 2 Huruf a dirawat.", "K327"),
        ("Arsip sebagaimana dimaksud dalam ayat 1 dirawat.", "K327"),
    ],
)
def test_a_wrong_reference_is_found(sentence, code):
    assert about(sentence) == [code]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Arsip sebagaimana dimaksud pada ayat (1) huruf b angka 1 dirawat.", []),
        ("Arsip sebagaimana dimaksud pada ayat (1) dan ayat (2) dirawat.", []),
        ("Arsip sebagaimana dimaksud pada ayat (1) huruf a dan Pasal 2 huruf b dirawat.", []),
        ("Arsip sebagaimana dimaksud pada ayat (4) dirawat.", ["K316"]),
        ("Arsip sebagaimana dimaksud dalam ayat (1) dirawat.", ["K327"]),
        ("Arsip sebagaimana dimaksud dalam Pasal 1 ayat (1) dirawat.", ["K327"]),
    ],
)
def test_inside_an_article_its_own_ayat_are_meant(sentence, expected):
    assert about(sentence, inside=True) == expected


def test_a_place_behind_a_label_is_looked_for_in_the_article_of_the_label():
    labelled = {**BODY[0], "label": "satu"}
    for sentence, expected in (
        ("Arsip sebagaimana dimaksud dalam [rujuk: satu] ayat (2) dirawat.", []),
        ("Arsip sebagaimana dimaksud pada [rujuk: satu] dan [rujuk: satu] ayat (9) dirawat.", ["K316"]),
    ):
        assert codes(regulation(pasal=[labelled, sentence])) == expected


def test_a_problem_behind_a_label_points_at_what_was_typed():
    sentence = "Arsip sebagaimana dimaksud dalam [rujuk: satu] dan ayat 7 dan Pasal 8 dirawat."
    problems = found(regulation(pasal=[{**BODY[0], "label": "satu"}, sentence]))
    assert [sentence[problem.offset :][:6] for problem in problems if problem.code == "K316"] == ["Pasal "]


def test_definitions_are_numbered_and_items_are_lettered():
    definitions = {
        "isi": "Dalam Peraturan Bupati ini yang dimaksud dengan:",
        "definisi": ["Badan adalah badan kepegawaian.", "Arsip adalah rekaman."],
    }
    assert codes(regulation(pasal=[definitions, "Badan merawat Arsip menurut Pasal 1 angka 2."])) == []
    assert codes(regulation(pasal=[definitions, "Badan merawat Arsip menurut Pasal 1 huruf b."])) == ["K316"]


@pytest.mark.parametrize(
    "kind", ["adalah: rekaman kegiatan", "adalah:\n\n1. rekaman; dan\n2. naskah.", "adalah\nrekaman"]
)
def test_a_definition_may_go_on_with_a_colon_or_a_list(kind):
    definitions = {"isi": "Dalam Peraturan Bupati ini yang dimaksud dengan:", "definisi": [f"Arsip {kind}"]}
    assert codes(regulation(pasal=[definitions, "Badan merawat Arsip."])) == []
    definitions["definisi"] = ["Arsip itu rekaman yang adalahnya baik."]
    assert codes(regulation(pasal=[definitions, "Badan merawat Arsip."])) == ["K326"]


# References in dictums


def dictums(sentence: str, count: int = 2, annexes: int = 0) -> list[str]:
    given_ = [*(["Menetapkan rencana aksi."] * count), sentence]
    return codes(decree(diktum=given_, lampiran=[ANNEX] * annexes))


@pytest.mark.parametrize(
    "sentence",
    [
        "Rencana sebagaimana dimaksud dalam Diktum KESATU dilaksanakan.",
        "Rencana sebagaimana dimaksud dalam Diktum KESATU dan KEDUA dilaksanakan.",
        "Rencana sebagaimana dimaksud dalam Diktum KESATU, Diktum KEDUA, dan Diktum KEEMPAT dilaksanakan.",
        "Rencana sebagaimana dimaksud dalam Diktum KESATU sampai dengan KEDUA dilaksanakan.",
        "Rencana sebagaimana dimaksud dalam Diktum\nKEDUA dilaksanakan.",
        "Diktum Keputusan ini dan diktum keputusan lain tetap.",
        "Rencana menurut Diktum KESEMBILAN Keputusan Bupati Kebumen Nomor 5 Tahun 2023 tetap.",
        "Rencana menurut Diktum KEEMPAT mulai berlaku.",  # the one that the program adds
        "Kedua belah pihak dan pihak ketiga melaksanakannya.",
    ],
)
def test_a_right_dictum_is_left_alone(sentence):
    assert dictums(sentence) == []


@pytest.mark.parametrize("wording", ["diktum kesatu", "DIKTUM KESATU", "diktum KESATU"])
def test_a_dictum_called_in_other_letters_is_only_warned_about(wording):
    assert dictums(f"Rencana sebagaimana dimaksud dalam {wording} dilaksanakan.") == ["K327"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rencana sebagaimana dimaksud dalam Diktum KELIMA dilaksanakan.",
        "Rencana sebagaimana dimaksud dalam Diktum PERTAMA dilaksanakan.",
        "Rencana sebagaimana dimaksud dalam diktum pertama dilaksanakan.",
        "Rencana sebagaimana dimaksud dalam Diktum KESATU dan KESEPULUH dilaksanakan.",
        "Rencana sebagaimana dimaksud dalam diktum kedua puluh satu dilaksanakan.",
        "Rencana sebagaimana dimaksud dalam KESATU dilaksanakan.",
    ],
)
def test_a_wrong_dictum_is_found(sentence):
    assert dictums(sentence) == ["K316"]


@pytest.mark.parametrize(
    ("sentence", "annexes", "expected"),
    [
        ("Bentuknya tercantum dalam Lampiran.", 1, []),
        ("Bentuknya tercantum dalam Lampiran Keputusan ini.", 1, []),
        ("Bentuknya tercantum dalam LAMPIRAN.", 1, []),
        ("Bentuknya tercantum dalam Lampiran I dan II.", 2, []),
        ("Bentuknya tercantum dalam Lampiran I, Lampiran II, dan Lampiran III.", 3, []),
        ("Bentuknya tercantum dalam Lampiran I sampai dengan Lampiran IV.", 4, []),
        ("Bentuknya tercantum dalam Lampiran I s.d. IV.", 4, []),
        ("Bentuknya menurut Lampiran II Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017.", 0, []),
        ("Bentuknya menurut Lampiran Keputusan Bupati Kebumen Nomor 5 Tahun 2023.", 0, []),
        ("Bentuknya menurut lampiran surat itu.", 0, []),
        ("Bentuknya tercantum dalam Lampiran.", 0, ["K316"]),
        ("Bentuknya tercantum dalam Lampiran I.", 1, ["K316"]),
        ("Bentuknya tercantum dalam Lampiran.", 2, ["K317", "K317"]),
        ("Bentuknya tercantum dalam Lampiran I dan Lampiran III.", 2, ["K316", "K317"]),
        ("Bentuknya tercantum dalam Lampiran 1 dan Lampiran II.", 2, ["K316", "K317"]),
        ("Bentuknya tercantum dalam Lampiran IIII dan Lampiran I dan II.", 2, ["K316"]),
        ("Bentuknya menurut Lampiran Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017.", 1, ["K317"]),
        ("Bentuknya tercantum dalam lampiran.", 1, ["K327"]),
    ],
)  # fmt: skip
def test_annexes_are_named_as_they_are(sentence, annexes, expected):
    assert dictums(sentence, annexes=annexes) == expected


# Signers


@pytest.mark.parametrize(
    ("judul", "expected"),
    [
        ("Rencana Aksi Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen", []),
        ("Tim Penyusun Laporan Tahun Anggaran 2024", []),
        ("Susunan Panitia Hari Jadi", []),
        ("Pedoman Pelayanan Kepegawaian", []),
        ("Indikator Kinerja Utama", ["K320"]),
        ("Perjanjian Kinerja Tahun 2024", ["K320"]),
        ("Pemberhentian Pegawai", ["K320"]),
        ("Susunan Organisasi Unit Pelaksana", ["K320"]),
        ("Pergeseran Anggaran", ["K320"]),
    ],
)
@pytest.mark.parametrize("status", ["Plt.", "Plh."])
def test_an_acting_head_may_sign_ordinary_decrees(judul, expected, status):
    pejabat = {**texts("instansi.yaml")["pejabat"]}
    pejabat["kepala"] = {**pejabat["kepala"], "status": status}
    assert codes(decree(judul=judul, instansi=office(pejabat=pejabat))) == expected


@pytest.mark.parametrize(
    "jabatan",
    [
        "Plt. Kepala Badan", "PLH Kepala Badan", "plt Kepala Badan", "a.n. Bupati Kebumen", "An. Bupati", "Plt.Kepala Badan",
        "Pelaksana Tugas Kepala Badan", "PELAKSANA HARIAN KEPALA BADAN", "Pelaksana Tugas (Plt.) Kepala Badan",
        "(Plh.) Kepala Badan", "Pj. Bupati Kebumen", "Pjs. Bupati Kebumen", "Atas nama Bupati Kebumen",
    ],
)  # fmt: skip
def test_the_form_of_signing_does_not_belong_in_the_office(jabatan):
    pejabat = {**texts("instansi.yaml")["pejabat"]}
    pejabat["kepala"] = {**pejabat["kepala"], "jabatan": jabatan}
    assert codes(decree(instansi=office(pejabat=pejabat))) == ["K320"]


@pytest.mark.parametrize(
    ("jabatan", "key"),
    [
        ("Pelaksana Tugas Kepala Badan", "status: Plt."),
        ("Pelaksana Harian Kepala Badan", "status: Plh."),
        ("Pj. Kepala Badan", "status: Pj."),
        ("Pjs. Kepala Badan", "status: Pjs."),
    ],
)
def test_the_key_for_the_form_of_signing_is_told_in_a_tor_too_and_takes_it(jabatan, key):
    given = texts("instansi.yaml")["pejabat"]
    signed = {**given, "kepala": {**given["kepala"], "jabatan": jabatan}}
    paper = Kak.model_validate({**tor(), "instansi": office(pejabat=signed)})
    (problem,) = [each for check in kak_checks.CHECKS for each in check(paper) if each.code == "K320"]
    assert problem.remedy == f"tulis jabatannya saja, lalu isi {key} di bawahnya."
    status = key.removeprefix("status: ")
    official = Pejabat.model_validate({**given["kepala"], "jabatan": "Kepala Badan", "status": status})
    assert official.baris_jabatan_kapital[0].startswith(f"{status} KEPALA")


@pytest.mark.parametrize(
    "jabatan", ["Penjabat Bupati Kebumen", "Penjabat Sementara Bupati Kebumen", "Pelaksana Teknis"]
)
def test_titles_in_full_are_titles(jabatan):
    pejabat = {**texts("instansi.yaml")["pejabat"]}
    pejabat["kepala"] = {**pejabat["kepala"], "jabatan": jabatan}
    assert "K320" not in codes(decree(instansi=office(pejabat=pejabat)))


def test_a_head_whose_office_only_begins_like_an_abbreviation_is_left_alone():
    pejabat = {**texts("instansi.yaml")["pejabat"]}
    pejabat["kepala"] = {**pejabat["kepala"], "jabatan": "Analis Kepegawaian"}
    assert codes(decree(instansi=office(pejabat=pejabat))) == []


# Wording of norms


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["Aparatur Sipil Negara", "ASN", "Camat", "Kepala Badan", "Inspektorat"], []),
        (["Perawatan", "penyimpanan"], ["K328"]),
        (["perawatan", "Penyimpanan arsip"], ["K328"]),
        (["Renja", "arsip"], []),  # the articles use the word as a name elsewhere
        (["(dua) arsip", "“Arsip”"], []),
    ],
)
def test_an_item_begins_with_a_small_letter_unless_with_a_name(items, expected):
    body = [{"isi": "Badan mengelola:", "rincian": items}, "Badan menyusun Renja setiap tahun."]
    assert codes(regulation(pasal=body)) == expected


@pytest.mark.parametrize("word", ["dan", "atau", "dan/atau"])
def test_the_conjunction_of_a_list_may_be_typed_as_well(word):
    body = [{"isi": "Badan mengelola:", "penghubung": word, "rincian": [f"x; {word}", "y"]}, "Selesai."]
    assert codes(regulation(pasal=body)) == []
    body[0]["penghubung"] = "dan" if word != "dan" else "atau"
    assert codes(regulation(pasal=body)) == ["K328"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Izin yang tidak dipakai dicabut.",
        "Izin dicabut berdasarkan Peraturan Pemerintah Nomor 12 Tahun 2019.",
        "Laporan disampaikan paling lama 3 hari.",
        "Para pihak menandatangani perjanjian.",
        "Pelayanan dilaksanakan di lingkungan Badan.",
    ],
)
def test_usual_wordings_are_left_alone(sentence):
    assert about(sentence) == []


# Budgets and outputs


def agreement(*rows: tuple[str, str]) -> dict[str, object]:
    return {
        "jenis": "perjanjian_kinerja", "judul": "PK", "pembuka": "Kami:", "pernyataan": "Janji.",
        "sasaran": [{"sasaran": "S", "indikator": [{"nama": "I", "target": "1"}]}],
        "anggaran": [{"uraian": uraian, "jumlah": jumlah} for uraian, jumlah in rows],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), []),
        ((("Program Kepegawaian Daerah", "9.000.000"),), []),  # a programme has other activities too
        ((("Kegiatan Mutasi dan Promosi ASN", "5.000.000"), ("Sub Kegiatan Pengelolaan Mutasi ASN", "2.000.000"), ("Sub Kegiatan Pengelolaan Promosi ASN", "3.000.000")), []),
        ((("Kegiatan Mutasi dan Promosi ASN", "4.000.000"),), ["K322"]),
        ((("Pengelolaan Mutasi ASN", "1.000.000"),), ["K322"]),
        ((("Program A", "3"), ("Kegiatan B", "1"), ("Kegiatan C", "1")), ["K322"]),
        ((("Program A", "3"), ("Kegiatan B", "3"), ("Sub Kegiatan C", "1"), ("Sub Kegiatan D", "2"), ("Program E", "1")), []),
        ((("Program A", "3"), ("Sub Kegiatan C", "1"), ("Sub Kegiatan D", "2")), []),
    ],
)  # fmt: skip
def test_the_budget_of_the_agreement_contradicts_neither_itself_nor_the_tor(rows, expected):
    sentence = "Menetapkan perjanjian kinerja sebagaimana tercantum dalam Lampiran."
    paper = decree(diktum=[sentence], lampiran=[agreement(*rows)], kak=tor())
    assert codes(paper) == expected


# What is typed although the program prints it


@pytest.mark.parametrize(
    ("field", "text", "flagged"),
    [
        (("diktum", 0, "isi"), "KESATU: Menetapkan", True),
        (("diktum", 0, "isi"), "KEDUA BELAS : Menetapkan", True),
        (("diktum", 0, "isi"), "1. Menetapkan", True),
        (("diktum", 0, "isi"), "a. satu\nb. dua", False),
        (("diktum", 0, "isi"), "Bagian Kepegawaian melapor", False),
        (("diktum", 0, "isi"), "Bagian Keuangan melapor", False),
        (("diktum", 0, "isi"), "Keterangan: ada", False),
        (("bab", 0, "judul"), "BAB II Umum", True),
        (("bab", 0, "bagian", 0, "judul"), "Bagian Kesatu Umum", True),
        (("pasal", 0, "rincian", 0, "isi"), "Bab III dihapus", False),
        (("pasal", 0, "rincian", 0, "isi"), "BAB IV dan BAB V dihapus", False),
        (("pasal", 0, "rincian", 0, "isi"), "Bagian Kesatu diubah", False),
        (("pasal", 0, "rincian", 0, "isi"), "Paragraf 12 dihapus", False),
        (("pasal", 0, "rincian", 0, "isi"), "Paragraf 12 Umum", True),
        (("bagian", 0, "isi"), "Bab II RPJMD memuat arah kebijakan.", False),
        (("bagian", 0, "isi"), "BAB II PENDAHULUAN", True),
        (("pasal", 0, "isi"), "Pasal 5: Badan", True),
        (("pasal", 0, "isi"), "Pasal 5 dan Pasal 6 tetap", False),
        (("pasal", 0, "ayat", 0, "isi"), "(1) Badan", True),
        (("pasal", 0, "rincian", 0, "isi"), "a. arsip", True),
        (("tembusan", 0), "1. Bupati", True),
        (("lampiran", 0, "judul"), "LAMPIRAN I: Bentuk", True),
        (("lampiran", 0, "isi"), "BAB I PENDAHULUAN", False),
        (("lampiran", 0, "baris", 0, 1), "a. Persiapan", False),
        (("lampiran", 0, "baris", 0, "tahapan", 0, "uraian"), "1) Persiapan", False),
    ],
)
def test_numbers_that_word_puts_are_not_typed(field, text, flagged):
    problems = list(typed_marks.check_marks([LocatedText(field, text, names_activities=True)]))
    assert [problem.code for problem in problems] == (["K333"] if flagged else [])


# Any text at all

ANY = st.text(max_size=200) | st.lists(
    st.sampled_from([
        "Pasal 1", "ayat (2)", "huruf a", "angka 3", "dan", ",", "sampai dengan", "sebagaimana dimaksud", "pada", "dalam",
        "Diktum KESATU", "KEDUA", "Lampiran I", "Lampiran", "II", "Undang-Undang", "Peraturan Bupati ini", "Keputusan ini",
        "mulai berlaku", "sejak", "2 Januari 2024", "bahwa", "berdasarkan pertimbangan", "perlu menetapkan", "tentang", "[rujuk: x]",
        "adalah", "yang selanjutnya disebut", "“", "”", '"', "(", ")", "dicabut", "Rp1.000", "7 hari",
    ]), max_size=30,
).map(" ".join)  # fmt: skip


@settings(deadline=None)  # the first call builds the schemas
@given(ANY.filter(str.strip))
def test_no_text_breaks_a_check_and_every_problem_points_into_the_text(text):
    titled = "tentang" not in text.casefold() or re.search(r"\w", re.split("tentang", text, flags=re.IGNORECASE)[-1])
    papers = [
        decree(diktum=[text, "Selesai."], menimbang=[text, "bahwa baik"], memperhatikan=[text], lampiran=[{**ANNEX, "isi": text}]),
        regulation(pasal=[{"isi": text, "rincian": [text, text], "label": "x"}, text], lampiran=[{**ANNEX, "isi": text}]),
        regulation(mengingat=[text], mengingat_tetap="ya", judul=text if titled else "Arsip"),
    ]  # fmt: skip
    for paper in papers:
        for problem in found(paper):
            assert problem.remedy
            assert 0 <= problem.offset <= len(text)
        paper.context()
