"""Papers of every office: short titles, mayors and governors, words that the template prints itself."""

from __future__ import annotations

import datetime
import io

import pytest
from docx import Document as Docx
from kinds.decree.decrees import decree, office, regulation

from kakdoc.base.wording import in_text
from kakdoc.kinds.decree import sebutan
from kakdoc.kinds.decree.checks import keputusan, perbup
from kakdoc.kinds.decree.mengingat import basis
from kakdoc.kinds.law.citations import candidates, citations
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.office import Instansi, register
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.making import Renderer


def spaced(text):
    """A text without the blanks that keep names in one piece."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def found(paper, checks, *codes):
    problems = [each for check in checks for each in check(paper)]
    return [(each.code, each.message) for each in problems if not codes or each.code in codes]


def signed_by(jabatan: str, key: str = "kepala", **more: str):
    """The office as shipped with another official under a key."""
    given = office()
    return {**given, "pejabat": {**given["pejabat"], key: {"nama": "Nama Contoh", "jabatan": jabatan, **more}}}


# Short titles


@pytest.mark.parametrize(
    ("jabatan", "called"),
    [
        ("Kepala Badan Kepegawaian Kabupaten Kebumen", "Kepala Badan"),
        ("KEPALA DINAS KESEHATAN", "KEPALA DINAS"),
        ("Kepala Bagian Hukum Sekretariat Daerah", "Kepala Bagian"),
        ("Kepala Desa Sukamaju", "Kepala Desa"),
        ("Kepala Rumah Sakit Umum Daerah dr. Contoh", "Kepala Rumah Sakit Umum Daerah"),
        ("Kepala Satuan Polisi Pamong Praja Kabupaten Kebumen", "Kepala Satuan Polisi Pamong Praja"),
        (
            "Kepala Pelaksana Badan Penanggulangan Bencana Daerah Kota Magelang",
            "Kepala Pelaksana Badan Penanggulangan Bencana Daerah",
        ),
        ("Kepala Museum Contoh", "Kepala Museum Contoh"),
        ("Kuasa Pengguna Anggaran Kecamatan Gombong", "Kuasa Pengguna Anggaran"),
        ("Kuasa  Pengguna\tAnggaran Dinas Kesehatan", "Kuasa Pengguna Anggaran"),
        ("Pengguna Anggaran Dinas Kesehatan", "Pengguna Anggaran"),
        ("Pejabat Pembuat Komitmen Kegiatan Mutasi", "Pejabat Pembuat Komitmen"),
        ("Pejabat Penilai Kinerja Contoh", "Pejabat Penilai Kinerja Contoh"),
        ("Wali Kota Magelang", "Wali Kota"),
        ("Walikota Magelang", "Walikota"),
        ("Wali Nagari Contoh", "Wali Nagari"),
        ("Bupati Kebumen", "Bupati"),
        ("Gubernur Jawa Tengah", "Gubernur"),
        ("Wakil Bupati Kebumen", "Wakil Bupati"),
        ("Penjabat Wali Kota Magelang", "Penjabat Wali Kota"),
        ("Penjabat Sementara Bupati Kebumen", "Penjabat Sementara Bupati"),
        ("Ketua Dewan Perwakilan Rakyat Daerah Kabupaten Kebumen", "Ketua Dewan Perwakilan Rakyat Daerah"),
        ("Sekretaris Daerah Kabupaten Kebumen", "Sekretaris Daerah"),
        ("Sekretaris Dewan Perwakilan Rakyat Daerah", "Sekretaris Dewan Perwakilan Rakyat Daerah"),
        ("Camat Gombong", "Camat"),
        ("Kepala UPTD Puskesmas Contoh I", "Kepala UPTD Puskesmas"),
        ("Kepala UPTD Laboratorium Contoh", "Kepala UPTD"),
        ("Lurah Contoh", "Lurah"),
        ("Direktur Rumah Sakit Umum Daerah dr. Contoh", "Direktur"),
        ("Direktur Utama Perusahaan Umum Daerah Contoh", "Direktur Utama"),
        ("Inspektur Kabupaten Kebumen", "Inspektur"),
        ("Inspektur Pembantu Wilayah I", "Inspektur Pembantu Wilayah I"),
        ("Kepala", "Kepala"),
        ("Bupatikah", "Bupatikah"),
        ("Camat Gombong selaku Kuasa Pengguna Anggaran", "Camat Gombong selaku Kuasa Pengguna Anggaran"),
    ],
)
def test_a_paper_calls_its_maker_by_the_known_title_else_by_the_whole(jabatan, called):
    assert sebutan.sebutan(jabatan) == called
    paper = decree(instansi=signed_by(jabatan))
    named = sebutan.head_of_region(jabatan) or called  # as in regulations: neither *Penjabat* nor *Wakil*
    assert paper.dictums()[-1] == f"Keputusan {named} ini mulai berlaku pada tanggal ditetapkan."


def test_a_key_of_the_official_gives_the_short_title():
    paper = decree(instansi=signed_by("Ketua Panitia Contoh Kabupaten Kebumen", sebutan="Ketua Panitia"))
    assert paper.kind() == "Keputusan Ketua Panitia"
    assert spaced(paper.context()["jenis_naskah"]) == "Keputusan Ketua Panitia Contoh Kabupaten Kebumen"


def test_who_signs_for_another_gives_the_short_title_of_the_other():
    given = signed_by("Ketua Panitia Contoh Kabupaten Kebumen", "ketua", sebutan="Ketua Panitia")
    mandate = "Ketua Panitia Contoh Kabupaten Kebumen"
    given["pejabat"]["wakil"] = {"nama": "Nama Contoh", "jabatan": "Sekretaris Contoh", "atas_nama": mandate}
    assert decree(instansi=given, penanda_tangan="wakil").kind() == "Keputusan Ketua Panitia"
    given["pejabat"]["wakil"]["atas_nama"] = "Bupati Kebumen"
    assert decree(instansi=given, penanda_tangan="wakil").kind() == "Keputusan Bupati"


def test_an_entry_into_force_with_a_whole_title_is_not_said_twice():
    said = "Keputusan Kepala SMP Negeri 1 Contoh ini mulai berlaku pada tanggal ditetapkan."
    paper = decree(instansi=signed_by("Kepala SMP Negeri 1 Contoh"), diktum=["Menetapkan tim.", said])
    assert paper.dictums()[-1] == said
    assert len(paper.dictums()) == 2


def test_a_short_title_that_a_text_uses_can_be_made_the_paper_s_own():
    said = "Menetapkan tim yang merupakan bagian dari Keputusan Kepala Sekolah ini."
    paper = decree(instansi=signed_by("Kepala SMP Negeri 1 Contoh"), diktum=[said])
    remedies = [each.remedy for check in keputusan.CHECKS for each in check(paper) if each.code == "K326"]
    (remedy,) = map(in_text, remedies)
    assert remedy.startswith("tulis “Keputusan Kepala SMP Negeri 1 Contoh ini”, atau isi sebutan: Kepala Sekolah di")
    short = signed_by("Kepala SMP Negeri 1 Contoh", sebutan="Kepala Sekolah")
    assert found(decree(instansi=short, diktum=[said]), keputusan.CHECKS, "K326") == []


def test_the_head_of_a_health_centre_may_leave_its_kind_out():
    said = "Menetapkan tim yang merupakan bagian dari Keputusan Kepala UPTD ini."
    paper = decree(instansi=signed_by("Kepala UPTD Puskesmas Contoh I"), diktum=[said])
    assert found(paper, keputusan.CHECKS, "K326") == []


@pytest.mark.parametrize(("tahun", "told"), [("1950", 0), ("1951", 1)])
def test_the_acts_that_founded_regions_in_1950_need_no_state_gazette(tahun, told):
    act = f"Undang-Undang Nomor 17 Tahun {tahun} tentang Pembentukan Daerah-daerah Kota Kecil"
    assert len(found(decree(mengingat=[act]), keputusan.CHECKS, "K310")) == told


# Words that are printed anyway


def test_a_place_is_printed_without_the_words_and_the_comma_around_it():
    for typed in ("Kebumen", "Kebumen,", "Ditetapkan di Kebumen", "DITETAPKAN DI: Kebumen", "Diundangkan di Kebumen"):
        assert decree(tempat=typed).context()["tempat"] == "Kebumen"
        assert regulation(instansi=office(tempat=typed)).context()["tempat"] == "Kebumen"
    assert decree(tempat="Ditetapkanan").context()["tempat"] == "Ditetapkanan"


# Mayors and governors


def of_city(jabatan: str = "Wali Kota Magelang", **fields):
    """A regulation of a city's mayor."""
    given = office(kabupaten="Kota Magelang", pemerintah="Pemerintah Kota Magelang")
    people = {**given["pejabat"], "bupati": {"nama": "Nama Contoh", "jabatan": jabatan}}
    return regulation(instansi={**given, "pejabat": people}, **fields)


@pytest.mark.parametrize(
    ("jabatan", "kind", "maker"),
    [
        ("Wali Kota Magelang", "Peraturan Wali Kota", "Wali Kota Magelang"),
        ("Walikota Magelang", "Peraturan Wali Kota", "Wali Kota Magelang"),
        ("Wakil Wali Kota Magelang", "Peraturan Wali Kota", "Wali Kota Magelang"),
        ("Penjabat Wali Kota Magelang", "Peraturan Wali Kota", "Wali Kota Magelang"),
        ("Gubernur Jawa Tengah", "Peraturan Gubernur", "Gubernur Jawa Tengah"),
        ("Bupati Kebumen", "Peraturan Bupati", "Bupati Kebumen"),
        ("Penjabat Bupati Kebumen", "Peraturan Bupati", "Bupati Kebumen"),
    ],
)
def test_a_regulation_is_named_throughout_after_the_head_of_region_who_signs(jabatan, kind, maker):
    paper = of_city(jabatan, menimbang=["bahwa satu", "bahwa dua"], judul="Arsip")
    given = paper.context()
    assert spaced(given["jenis_naskah"]) == f"Peraturan {maker}"
    assert spaced(given["pembuat"]) == maker
    assert spaced(given["menetapkan"]) == f"{kind} tentang Arsip."
    assert spaced(given["menimbang"][-1]).endswith(f"perlu menetapkan {kind} tentang Arsip;")
    assert given["batang_tubuh"][-1]["teks"] == f"{kind} ini mulai berlaku pada tanggal diundangkan."
    assert given["sebutan_naskah"] == kind
    assert not found(paper, perbup.CHECKS, "K320")


def test_checks_speak_of_the_regulation_by_its_kind():
    paper = of_city(
        bab=[
            {
                "judul": "Ketentuan Umum",
                "pasal": [
                    {"isi": "Dalam Peraturan Bupati ini yang dimaksud dengan:", "definisi": ["Arsip adalah naskah."]},
                    "Arsip disimpan sesuai Lampiran.",
                    "Peraturan Wali Kota ini mulai berlaku sejak tanggal diundangkan.",
                ],
            }
        ],
        lampiran=[{"jenis": "teks", "judul": "Daftar", "isi": "Isi."}],
        pengundang="kepala",
    )
    problems = [each for check in perbup.CHECKS for each in check(paper)]
    told = " ".join(f"{each.message} {each.remedy}" for each in problems)
    assert "tulis “Dalam Peraturan Wali Kota ini yang dimaksud dengan:”" in told
    assert "tulis “Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.”" in told
    assert "dari Peraturan Wali Kota ini”" in told
    assert "peraturan wali kota diundangkan sekretaris daerah" in told
    assert "“Peraturan Bupati ini” menyebut pembuat lain; naskah ini Peraturan Wali Kota." in told
    assert "tulis “Peraturan Bupati" not in told


def test_a_regulation_that_another_signs_is_refused_by_the_name_of_its_kind():
    messages = [message for _, message in found(of_city("Camat Contoh"), perbup.CHECKS, "K320")]
    assert messages == ["peraturan wali kota ditandatangani wali kota sendiri, bukan “Camat Contoh”."]


@pytest.mark.parametrize("typed", ["Peraturan Walikota", "Peraturan WaliKota"])
def test_a_mayor_in_the_old_spelling_is_no_other_maker(typed):
    opening = {"isi": f"Dalam {typed} ini yang dimaksud dengan:", "definisi": ["Arsip adalah naskah."]}
    paper = of_city(pasal=[opening, f"Arsip menurut {typed} ini dirawat."])
    wanted = f"“{typed} ini” bukan ejaan yang baku."
    assert [message for _, message in found(paper, perbup.CHECKS, "K326")] == [wanted, wanted]
    assert not found(paper, perbup.CHECKS, "K325")
    (_, message), *_ = found(of_city(pasal=["Arsip.", "Menurut Peraturan Bupati ini."]), perbup.CHECKS, "K326")
    assert message == "“Peraturan Bupati ini” menyebut pembuat lain; naskah ini Peraturan Wali Kota."


@pytest.mark.parametrize("jabatan", ["Bupati Kebumen", "Wali Kota Magelang", "Penjabat Bupati Kebumen"])
def test_a_decree_of_the_head_of_a_region_may_cite_other_decrees_of_his(jabatan):
    paper = decree(
        instansi=signed_by(jabatan),
        mengingat=["uu-23-2014", "Keputusan Bupati Kebumen Nomor 5 Tahun 2020 tentang Arsip"],
    )
    assert not found(paper, keputusan.CHECKS, "K311", "K324")


# Regulations of regions in Mengingat and in the register


CITY = Register({}, "Kota Magelang", "Provinsi Jawa Tengah")


@pytest.mark.parametrize(
    "head",
    [
        "Peraturan Wali Kota Magelang Nomor 5 Tahun 2020",
        "Peraturan Walikota Magelang Nomor 5 Tahun 2020",
        "PERATURAN WALIKOTA MAGELANG NOMOR 5 TAHUN 2020",
        "Perwal Nomor 5 Tahun 2020",
        "Perwali Magelang 5/2020",
        "Perwako No. 5 Tahun 2020",
        "Peraturan Walikota Nomor 5 Tahun 2020",
    ],
)
def test_a_regulation_of_a_mayor_is_read_as_that_of_a_region(head):
    known = Register({"arsip": _regulation()}, "Kota Magelang")
    cited = next(citations(f"{head} tentang Arsip", known))
    assert cited.jenis == "perbup"
    assert candidates(cited, known) == [known.entries["arsip"]]
    assert not candidates(cited, Register({"arsip": _regulation()}, "Kota Tegal")) or "agelang" not in head


def _regulation(**fields):
    return Peraturan(jenis="perbup", nomor="5", tahun="2020", judul="Arsip", **fields)


def test_the_mayor_of_a_city_is_not_the_regent_of_the_same_name():
    known = Register({"arsip": _regulation()}, "Kabupaten Magelang")
    city = next(citations("Peraturan Wali Kota Magelang Nomor 5 Tahun 2020", known))
    assert candidates(city, known) == []
    regent = next(citations("Peraturan Bupati Magelang Nomor 5 Tahun 2020", known))
    assert candidates(regent, known) == [known.entries["arsip"]]


def test_the_register_of_a_city_names_and_publishes_its_regulations():
    entry = _regulation(lembaran="7")
    day = datetime.date(2024, 12, 31)
    assert CITY.citation(entry, day) == (
        "Peraturan Wali Kota Magelang Nomor 5 Tahun 2020 tentang Arsip (Berita Daerah Kota Magelang Tahun 2020 Nomor 7)"
    )
    kebumen = register(Instansi.model_validate(office()), {})
    assert kebumen.name(entry) == "Peraturan Bupati Kebumen Nomor 5 Tahun 2020 tentang Arsip"
    decreed = Peraturan(jenis="keputusan_bupati", nomor="1", tahun="2020", judul="Tim")
    assert CITY.name(decreed) == "Keputusan Wali Kota Magelang Nomor 1 Tahun 2020 tentang Tim"
    assert kebumen.name(decreed).startswith("Keputusan Bupati Kebumen Nomor 1")


@pytest.mark.parametrize("mayor", ["Peraturan Wali Kota", "Peraturan Walikota"])
def test_a_regulation_of_a_mayor_stands_after_the_regional_ones(mayor):
    paper = of_city(
        mengingat=[
            f"{mayor} Magelang Nomor 5 Tahun 2020 tentang Arsip (Berita Daerah Kota Magelang Tahun 2020 Nomor 5)",
            "Peraturan Daerah Kota Magelang Nomor 3 Tahun 2021 tentang Arsip",
            "Peraturan Menteri Dalam Negeri Nomor 83 Tahun 2022 tentang Kode Klasifikasi Arsip",
            "uu-23-2014",
        ]
    )
    printed = paper.context()["mengingat"]
    assert [each.split()[1] for each in printed] == ["Nomor", "Menteri", "Daerah", mayor.split()[1]]
    assert not found(paper, perbup.CHECKS, "K303", "K310", "K311")


def test_a_regulation_of_a_mayor_in_the_state_gazette_is_told():
    item = "Peraturan Wali Kota Magelang Nomor 5 Tahun 2020 tentang Arsip (Berita Negara Tahun 2020 Nomor 5)"
    problems = found(of_city(mengingat=["uu-23-2014", item]), perbup.CHECKS, "K303")
    assert len(problems) == 1
    assert "Berita Daerah" in problems[0][1]


def test_the_forms_of_a_governor_are_those_of_a_province():
    known = register(Instansi.model_validate(office()), {})
    assert basis("Keputusan Gubernur Jawa Tengah Nomor 5 Tahun 2020 tentang Tim", known).sort_key() is not None
    levels = [
        basis(f"{head} Nomor 5 Tahun 2020 tentang Tim", known).sort_key()[0]
        for head in ("Peraturan Gubernur Jawa Tengah", "Peraturan Daerah Kabupaten Kebumen", "Peraturan Bupati Kebumen")
    ]
    assert levels == sorted(levels)


def test_the_old_spelling_of_a_mayor_is_printed_as_two_words_throughout():
    given = of_city("Walikota Magelang").context()
    assert list(map(spaced, given["pejabat"]["baris_jabatan_kapital"])) == ["WALI KOTA MAGELANG"]
    assert given["pembuat"] == "Wali Kota Magelang"


def test_a_mayors_paper_names_no_regent_anywhere():
    data = Renderer().render(BY_NAME["perbup"], of_city(judul="Arsip"))
    printed = "\n".join(each.text for each in Docx(io.BytesIO(data)).element.body.iter() if each.text)
    assert "memerintahkan pengundangan Peraturan Wali Kota ini" in printed
    assert "bupati" not in printed.casefold()
