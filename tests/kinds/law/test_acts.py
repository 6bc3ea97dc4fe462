"""The list of acts: each found by its key, its title as it is cited, and only what is dependable cited or compared."""

from __future__ import annotations

import datetime

import pytest
from citing import DAY, EMPTY, LN, codes, shipped

from kakdoc.kinds.law.acts import checks, citable, finding, titles
from kakdoc.kinds.law.register import Known


def test_each_act_is_found_by_its_key_and_no_other():
    acts = list(finding.every())
    keys = [each.key for each in acts]
    assert len(keys) > 5_300
    assert keys == sorted(keys, key=str.encode)
    assert [key for key in (*keys[::25], keys[-1]) if (found := finding.by_key(key)) is None or found.key != key] == []
    for missing in ("", "uu", "uu-0-2000", "uu-36-200", "uu-36-20091", "zz-1-2000", "aa-1-2000"):
        assert finding.by_key(missing) is None


def test_the_list_is_not_opened_for_acts_that_the_register_knows(monkeypatch):
    known = shipped()

    def refuse(key):
        raise AssertionError(key)

    monkeypatch.setattr(finding, "by_key", refuse)
    text = f"UU 17/2003 tentang Keuangan Negara ({LN} Tahun 2003 Nomor 47, Tambahan {LN} Nomor 4286), PP 12/2019, Permendagri 77/2020"
    assert codes(text, DAY, known) == []
    assert citable.widened(known, ("uu-17-2003", "pp-12-2019", "Undang-Undang Nomor 1 Tahun 2004")) is known


@pytest.mark.parametrize(("capitals", "cited", "title"), [
    ("PELAYANAN PUBLIK", "", "Pelayanan Publik"),
    ("PERUBAHAN ATAS UNDANG-UNDANG NOMOR 12 TAHUN 2011 TENTANG PEMBENTUKAN PERATURAN PERUNDANG-UNDANGAN", "",
     "Perubahan atas Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan"),
    ("PENETAPAN PERATURAN PEMERINTAH PENGGANTI UNDANG- UNDANG NOMOR 2 TAHUN 2022 TENTANG CIPTA KERJA MENJADI UNDANG-UNDANG", "",
     "Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang"),
    ("PERIMBANGAN KEUANGAN ANTARA PEMERINTAH PUSAT DAN PEMERINTAHAN DAERAH", "", "Perimbangan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah"),
    ("PEMBENTUKAN WILAYAH KOTA DAN KECAMATAN DALAM WILAYAH DAERAH KHUSUS IBUKOTA JAKARTA", "",
     "Pembentukan Wilayah Kota dan Kecamatan dalam Wilayah Daerah Khusus Ibukota Jakarta"),
    ("PEMBENTUKAN DAERAH TINGKAT II DAN I LAMPUNG XI", "", "Pembentukan Daerah Tingkat II dan I Lampung XI"),
    ("PENGELOLAAN BARANG MILIK NEGARA/DAERAH DAN/ATAU HIBAH", "", "Pengelolaan Barang Milik Negara/Daerah dan/atau Hibah"),
    ("PENGALIHAN BENTUK PERUSAHAAN UMUM (PERUM) ANGKASA PURA I MENJADI PERUSAHAAN PERSEROAN (PERSERO)",
     "Pengalihan Bentuk Perusahaan Umum (PERUM) Angkasa Pura I Menjadi Perusahaan Perseroan (PERSERO)",
     "Pengalihan Bentuk Perusahaan Umum (PERUM) Angkasa Pura I menjadi Perusahaan Perseroan (PERSERO)"),
    ("PENYESUAIAN PENSIUN JANDA/DUDANYA YANG TELAH MENCAPAI USIA 80 (DELAPAN PULUH) TAHUN", "",
     "Penyesuaian Pensiun Janda/Dudanya yang Telah Mencapai Usia 80 (Delapan Puluh) Tahun"),
    ("PENYERTAAN MODAL KE DALAM PT PUPUK DI LUAR JAWA", "", "Penyertaan Modal ke dalam PT Pupuk di Luar Jawa"),
    ("KETENTUAN-KETENTUAN POKOK", "", "Ketentuan-Ketentuan Pokok"),
    ('DI BIDANG "TERTENTU"', "", "Di Bidang “Tertentu”"),
])  # fmt: skip
def test_titles_in_capitals_get_the_letters_of_a_citation(capitals, cited, title):
    assert titles.cased(titles.tidy(capitals), cited) == title


@pytest.mark.parametrize(("extracted", "title"), [
    ("PENGAIRAN DENGAN RAKHMAT TUHAN YANG MAHA ESA", "PENGAIRAN"),
    ("DENGAN RAHMAT TUHAN YANG MAHA ESA", ""),
    ("PERATURAN PEMERINTAH REPUBLIK INDONESIA NOMOR 17 TAHUN 1999 TENTANG BADAN PENYEHATAN", "BADAN PENYEHATAN"),
    ("GURU DAN DOSEN UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 14 TAHUN 2005 TENTANG GURU DAN DOSEN", "GURU DAN DOSEN"),
    ("PERUMAHAN DAN KAWASAN __ PERMUKIMAN", "PERUMAHAN DAN KAWASAN PERMUKIMAN"),
    ("bahwa dengan adanya perubahan gaji pokok", ""),
    ("PENSIUN ( _CONVENTION_ )", "PENSIUN (CONVENTION)"),
    ("PERUBAHAN ATAS UNDANG-UNDANG NOMOR I1 TAHUN 2OO8", "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 11 TAHUN 2008"),
])  # fmt: skip
def test_what_the_extraction_left_around_a_title_is_taken_away(extracted, title):
    assert titles.tidy(extracted) == title


def test_dependable_is_what_several_confirm_and_nobody_denies_in_its_own_year():
    keys = ("uu-39-2009", "uu-17-2003", "uu-8-2016", "pp-41-2009", "uu-13-1950")
    acts = {key: finding.by_key(key) for key in keys}
    assert [key for key, act in acts.items() if act and act.is_dependable] == ["uu-39-2009"]
    assert acts["uu-13-1950"].agree == 2


def test_what_is_not_dependable_is_not_compared():
    for head, addition, told in (("UU 39/1999", "3886", []), ("UU 17/2003", "4286", ["K302", "K303"])):
        text = f"{head} tentang Hak ({LN} Tahun {head[-4:]} Nomor 4, Tambahan {LN} Nomor {addition})"
        assert codes(text, DAY, EMPTY) == told  # the register knows the second


def test_an_act_is_cited_by_key_with_its_own_title():
    known = citable.widened(EMPTY, ("uu-39-2009",))
    assert known.citation(known.entries["uu-39-2009"], DAY) == (
        f"Undang-Undang Nomor 39 Tahun 2009 tentang Kawasan Ekonomi Khusus ({LN} Tahun 2009 Nomor 147, "
        f"Tambahan {LN} Nomor 5066)"
    )
    assert list(checks.check_key(("mengingat", 0), "uu-39-2009", EMPTY)) == []


def test_the_register_of_the_office_comes_first():
    own = shipped().known(["uu-36-2009"])[0].model_copy(update={"judul": "Judul Kantor"})
    known = citable.widened(type(EMPTY)(Known({"uu-36-2009": own}), "Kabupaten Contoh"), ("uu-36-2009", "uu-39-2009"))
    assert known.entry("uu-36-2009") is own
    assert codes("UU 36/2009 tentang Judul Kantor", datetime.date(2010, 1, 1), known) == []
    assert "uu-39-2009" in known.entries


def test_an_amended_act_is_cited_with_what_amended_it():
    known = citable.widened(EMPTY, ("pp-10-2004",))
    act = known.entries["pp-10-2004"]
    assert "sebagaimana telah diubah dengan Peraturan Pemerintah Nomor 61 Tahun 2008 tentang" in known.citation(
        act, DAY
    )
    assert "sebagaimana" not in known.citation(act, datetime.date(2008, 1, 1))


@pytest.mark.parametrize(("key", "said", "remedy"), [
    ("uu-39-1999", "14 sumber membenarkan, 1 menyebut lain", 'uu-39-1999: {jenis: uu, nomor: 39, tahun: 1999, judul: "Hak Asasi Manusia", lembaran: 165, tambahan: 3886}'),
    ("uu-7-2017", "Lembaran Negaranya belum diketahui", "lembaran: …"),
    ("uu-19-2008", "judul aslinya belum diketahui", 'judul: "Surat Berharga Syariah Negara"'),
    ("uu-13-1950", "Lembaran Negaranya tercatat dari tahun 1965", "uu-13-1950: {"),
    ("uu-1-1946", "lebih tua daripada Lembaran Negara", 'Mengubah Kitab Undang-undang Hukum Pidana"}'),
    ("zzz", "tidak ada di peraturan.yaml.", "kakdoc peraturan KATA"),
    ("UU-39-2009", "tidak ada di peraturan.yaml.", "mungkin maksudnya “uu-39-2009”"),
])  # fmt: skip
def test_what_may_not_be_cited_is_refused_with_what_is_known(key, said, remedy):
    (problem,) = checks.check_key(("mengingat", 0), key, EMPTY)
    assert (problem.code, problem.fatal) == ("K307", True)
    assert said in problem.message
    assert remedy in problem.remedy


@pytest.mark.parametrize(("key", "said"), [
    ("uu-27-1997", "disebut dalam ketentuan pencabutan Undang-Undang Nomor 23 Tahun 2019, mungkin hanya sebagian"),
    ("pp-36-1995", "Tambahan Lembaran Negaranya belum diketahui, atau memang tidak ada"),
    ("pp-15-1990", "diubah dengan Peraturan Pemerintah Nomor 46 Tahun 1993, Peraturan Pemerintah Nomor 141 Tahun 2000"),
    ("uu-36-2008", "judulnya dikutip juga sebagai “Pajak Penghasilan”"),
])  # fmt: skip
def test_hints_are_told_of_what_is_cited_and_stop_nothing(key, said):
    (problem,) = checks.check_key(("mengingat", 0), key, EMPTY)
    assert (problem.code, problem.fatal) == ("K370", False)
    assert said in problem.message


def test_a_repeal_clause_is_no_verdict_on_what_a_text_names():
    assert codes("UU 27/1997 tentang Mobilisasi dan Demobilisasi", datetime.date(2024, 1, 1)) == []


def forms(act):
    """Return an act cited in three ways, with its gazette, in prose, and in capitals."""
    addition = f", Tambahan {LN} Nomor {act.tambahan}" if act.tambahan else ""
    gazette = f"({LN} Tahun {act.tahun_lembaran} Nomor {act.lembaran}{addition})"
    head, title = finding.HEADS[act.jenis], act.judul
    yield f"{head} Nomor {act.nomor} Tahun {act.tahun} tentang {title} {gazette};"
    yield f"sesuai {act.jenis.upper()} No. {act.nomor}/{act.tahun} tentang {title} dan ketentuan lain"
    yield f"{head.upper()} NOMOR {act.nomor} TAHUN {act.tahun} TENTANG {title.upper()}"


def test_what_acts_say_of_themselves_is_right():
    acts = [each for each in finding.every() if citable.is_citable(each) and each.tahun > 1975]
    told = [text for act in acts[::3] for text in forms(act) if set(codes(text, DAY)) - {"K301"}]
    assert len(acts) > 700
    assert told == []
