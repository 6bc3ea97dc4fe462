"""Joint regulations: of heads of regions, of villages and of agencies; each region numbers and promulgates its own."""

from __future__ import annotations

import pytest
from kinds.decree.decrees import office, regulation

from kakdoc.kinds.decree import sebutan
from kakdoc.kinds.decree.checks.perbup import CHECKS, check_salinan
from kakdoc.kinds.office import Instansi

OFFICIALS = {
    "bupati": {"nama": "Dr. Nama Contoh Satu, M.Si.", "jabatan": "Bupati Kebumen"},
    "tetangga": {"nama": "Nama Contoh Dua, S.E.", "jabatan": "Bupati Banjarnegara"},
    "kota": {"nama": "Nama Contoh Tiga", "jabatan": "Walikota Magelang"},
    "gubernur": {"nama": "Nama Contoh Empat", "jabatan": "Gubernur Daerah Istimewa Yogyakarta"},
    "kesehatan": {"nama": "Nama Contoh Lima", "jabatan": "Kepala Dinas Kesehatan Kabupaten Kebumen"},
    "sekretaris_daerah": {"nama": "Nama Contoh Enam", "jabatan": "Sekretaris Daerah Kabupaten Kebumen"},
    "sekda_tetangga": {"nama": "Nama Contoh Tujuh, M.M.", "jabatan": "Sekretaris Daerah Kabupaten Banjarnegara"},
    "camat": {"nama": "Nama Contoh Delapan", "jabatan": "Camat Gombong"},
}
NEIGHBOUR = {"pejabat": "tetangga", "pengundang": "sekda_tetangga"}


def together(*makers, **fields):
    """A regulation of several heads, with their officials."""
    return regulation(bersama=makers, **{"instansi": office(pejabat=OFFICIALS), **fields})


def told(paper):
    return [(each.code, each.field) for rule in CHECKS for each in rule(paper)]


def plain(value):
    return str(value).replace("\N{NO-BREAK SPACE}", " ")


def test_a_joint_regulation_names_its_makers_wherever_a_regulation_names_its_maker():
    context = together("bupati", NEIGHBOUR).context()
    both = "Bupati Kebumen dan Bupati Banjarnegara"
    assert plain(context["pembuat"]) == both
    assert plain(context["jenis_naskah"]) == f"Peraturan Bersama {both}"
    assert [plain(each) for each in context["judul_naskah"]] == [
        "Peraturan Bersama",
        "Bupati Kebumen",
        "dan",
        "Bupati Banjarnegara",
    ]
    assert [plain(each) for each in context["baris_pembuat"]] == ["Bupati Kebumen", "dan", "Bupati Banjarnegara"]
    assert context["bawah_pembuat"] == []
    assert plain(context["menetapkan"]) == f"Peraturan Bersama {both} tentang Rencana Aksi."
    assert context["menimbang"][-1].endswith(f"perlu menetapkan Peraturan Bersama {both} tentang Rencana Aksi;")
    assert context["sebutan_naskah"] == "Peraturan Bersama"
    assert context["batang_tubuh"][-1]["teks"] == "Peraturan Bersama ini mulai berlaku pada tanggal diundangkan."
    assert [each["nama"] for each in context["baris_tanda_tangan"][0]["blok"]] == [
        "NAMA CONTOH SATU",
        "NAMA CONTOH DUA",
    ]


def test_each_region_numbers_and_promulgates_it_in_its_own_gazette():
    makers = (
        {"pejabat": "bupati", "nomor": "12", "tanggal_diundangkan": "5 Februari 2024", "nomor_berita_daerah": "13"},
        {**NEIGHBOUR, "nomor": "7", "tempat": "Banjarnegara"},
    )
    paper = together(*makers, tanggal="4 Februari 2024")
    context = paper.context()
    assert context["baris_nomor"] == ["12 TAHUN 2024", "7 TAHUN 2024"]
    assert context["daerah_berita"] == "Kabupaten Kebumen dan Berita Daerah Kabupaten Banjarnegara"
    (row,) = context["baris_pengundangan"]
    assert [(each["tempat"], each["tanggal"], each["nama"], each["berita"]) for each in row["blok"]] == [
        ("Kebumen", "5 Februari 2024", "NAMA CONTOH ENAM", "BERITA DAERAH KABUPATEN KEBUMEN TAHUN 2024 NOMOR 13"),
        (
            "Banjarnegara",
            "…" * 8 + " 2024",
            "NAMA CONTOH TUJUH",
            "BERITA DAERAH KABUPATEN BANJARNEGARA TAHUN 2024 NOMOR " + "…" * 5,
        ),
    ]
    assert told(paper) == []
    assert paper.facts()["nomor"] == "12, 7"
    assert paper.facts()["sebutan"] == "Peraturan Bersama"


def test_a_regulation_of_one_head_prints_neither_rows_of_signatures_nor_of_promulgations():
    context = regulation().context()
    assert (context["baris_tanda_tangan"], context["baris_pengundangan"]) == ([], [])
    assert [plain(each) for each in context["judul_naskah"]] == ["Peraturan Bupati Kebumen"]
    assert [plain(each) for each in context["baris_pembuat"]] == ["Bupati Kebumen"]
    assert context["daerah_berita"] == "Kabupaten Kebumen"


def village(**officials):
    known = {
        "kepala_desa": {"nama": "Nama Contoh Satu", "jabatan": "Kepala Desa Sukacontoh"},
        "tetangga": {"nama": "Nama Contoh Dua", "jabatan": "Kepala Desa Mulyacontoh"},
        "sekretaris_desa": {"nama": "Nama Contoh Tiga", "jabatan": "Sekretaris Desa Sukacontoh"},
        "sekretaris_tetangga": {"nama": "Nama Contoh Empat", "jabatan": "Sekretaris Desa Mulyacontoh"},
    }
    return office(tingkat="desa", nama="Desa Sukacontoh", pejabat={**known, **officials})


OF_VILLAGES = ("kepala_desa", {"pejabat": "tetangga", "pengundang": "sekretaris_tetangga"})


def test_heads_of_villages_make_one_together_in_their_own_gazettes():
    paper = together(*OF_VILLAGES, instansi=village())
    context = paper.context()
    assert plain(context["jenis_naskah"]) == "Peraturan Bersama Kepala Desa Sukacontoh dan Kepala Desa Mulyacontoh"
    assert context["bawah_pembuat"] == ["Kabupaten Kebumen"]
    assert (context["berita"], context["daerah_berita"]) == ("Berita", "Desa Sukacontoh dan Berita Desa Mulyacontoh")
    assert [each["berita"].partition(" TAHUN")[0] for each in context["baris_pengundangan"][0]["blok"]] == [
        "BERITA DESA SUKACONTOH",
        "BERITA DESA MULYACONTOH",
    ]
    assert told(paper) == []
    assert ("K362", ("kesepakatan",)) in told(together(*OF_VILLAGES, instansi=village(), kesepakatan="ya"))


def test_heads_of_agencies_make_one_together_in_the_gazette_of_the_state():
    known = {
        "bkn": {"nama": "Prof. Nama Contoh Satu", "jabatan": "Kepala Badan Kepegawaian Negara"},
        "lan": {"nama": "Nama Contoh Dua", "jabatan": "Kepala Lembaga Administrasi Negara"},
        "dirjen": {"nama": "Nama Contoh Tiga", "jabatan": "Direktur Jenderal Peraturan Perundang-undangan"},
    }
    name = "Badan Kepegawaian Negara"
    agency = {**office(tingkat="kementerian", nama=name, pemerintah=name, pejabat=known)}
    del agency["kabupaten"]
    agency.pop("provinsi", None)
    paper = together("bkn", "lan", instansi=agency, pengundang="dirjen", nomor_berita_daerah="45")
    context = paper.context()
    assert plain(context["pembuat"]) == "Kepala Badan Kepegawaian Negara dan Kepala Lembaga Administrasi Negara"
    assert (context["berita"], context["daerah_berita"]) == ("Berita Negara", "Republik Indonesia")
    assert context["baris_pengundangan"] == []
    assert (context["pengundang"]["nama"], context["nomor_berita_daerah"]) == ("NAMA CONTOH TIGA", "45")
    assert not [each for each in told(paper) if each[0] in ("K320", "K353", "K362", "K363")]


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("Bupati Kebumen", "Kabupaten Kebumen"),
        ("Wali Kota Magelang", "Kota Magelang"),
        ("Gubernur Jawa Tengah", "Provinsi Jawa Tengah"),
        ("Gubernur Daerah Istimewa Yogyakarta", "Daerah Istimewa Yogyakarta"),
    ],
)
def test_the_region_of_a_head_is_known_by_the_title(title, region):
    assert sebutan.region_of(title, Instansi.model_validate(office())) == region


@pytest.mark.parametrize(
    ("makers", "fields", "found"),
    [
        (["bupati"], {}, ("K362", ("bersama",))),
        (["bupati", NEIGHBOUR], {"nomor": "7"}, ("K362", ("nomor",))),
        (["bupati", NEIGHBOUR], {"nomor_berita_daerah": "7"}, ("K362", ("nomor_berita_daerah",))),
        (["bupati", NEIGHBOUR, "bupati"], {}, ("K362", ("bersama", 2, "pejabat"))),
        (["tetangga", "kota"], {"penanda_tangan": "bupati"}, ("K363", ("penanda_tangan",))),
        (["bupati", "tetangga"], {}, ("K353", ("bersama", 1, "pejabat"))),
        (["bupati", "kesehatan"], {}, ("K320", ("bersama", 1, "pejabat"))),
        (["bupati", {"pejabat": "tetangga", "pengundang": "camat"}], {}, ("K320", ("bersama", 1, "pengundang"))),
        (["bupati", {"pejabat": "tetangga", "pengundang": "tidak_ada"}], {}, ("K119", ("bersama", 1, "pengundang"))),
        ([{"pejabat": "bupati", "nomor": "7/A"}, NEIGHBOUR], {}, ("K319", ("bersama", 0, "nomor"))),
        (["bupati", {**NEIGHBOUR, "tanggal_diundangkan": "3 Februari 2024"}], {"tanggal": "4 Februari 2024"},
         ("K323", ("bersama", 1, "tanggal_diundangkan"))),
        (["bupati", NEIGHBOUR], {"pasal": ["Peraturan Bupati ini mengatur sampah."]}, ("K326", ("pasal", 0, "isi"))),
    ],
)  # fmt: skip
def test_what_does_not_fit_in_a_joint_regulation_is_told_at_its_place(makers, fields, found):
    assert found in told(together(*makers, **fields))


def test_two_regions_may_give_the_same_number():
    assert told(together({"pejabat": "bupati", "nomor": "7"}, {**NEIGHBOUR, "nomor": "7"})) == []


def test_the_regions_of_all_makers_may_be_named():
    text = "Biaya dibebankan pada Anggaran Pendapatan dan Belanja Daerah Kabupaten Banjarnegara."
    assert told(together("bupati", NEIGHBOUR, pasal=[text])) == []
    assert ("K406", ("pasal", 0, "isi")) in told(regulation(pasal=[text]))


def test_a_certified_copy_needs_what_each_region_fills_in():
    makers = ({"pejabat": "bupati", "nomor": "12", "tanggal_diundangkan": "5 Februari 2024"}, NEIGHBOUR)
    missing = [
        each.field for each in check_salinan(together(*makers, tanggal="4 Februari 2024")) if each.code == "K329"
    ]
    assert missing == [
        ("bersama", 1, "nomor"),
        ("bersama", 0, "nomor_berita_daerah"),
        ("bersama", 1, "tanggal_diundangkan"),
        ("bersama", 1, "nomor_berita_daerah"),
    ]
