"""Names in capitals with their degrees as they are, or without degrees (UU 12/2011 Lampiran II butir 166)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.values.people.nama import glued, signed, upper_name, upper_text, with_degrees, without_degrees

NAMES = [
    # typed, without degrees, in capitals
    ("Moh. Amirudin, S.IP., M.M.", "Moh. Amirudin", "MOH. AMIRUDIN, S.IP., M.M."),
    ("Dr. H. Ani Budi, S.H., M.Si.", "Ani Budi", "Dr. H. ANI BUDI, S.H., M.Si."),
    ("Dra. Hj. Siti Rahayu", "Siti Rahayu", "Dra. Hj. SITI RAHAYU"),
    ("Ir. Joko, M.T.", "Joko", "Ir. JOKO, M.T."),
    ("dr. Ratna Dewi, Sp.A.", "Ratna Dewi", "dr. RATNA DEWI, Sp.A."),
    ("drg. Siti", "Siti", "drg. SITI"),
    ("Prof. Dr. Ir. Budi Santoso, Ph.D.", "Budi Santoso", "Prof. Dr. Ir. BUDI SANTOSO, Ph.D."),
    ("Prof.Dr. Budi", "Budi", "Prof.Dr. BUDI"),
    ("Drs.H. Ahmad", "Ahmad", "Drs.H. AHMAD"),
    ("K.H. Ahmad Dahlan", "Ahmad Dahlan", "K.H. AHMAD DAHLAN"),
    ("Dr. (H.C.) Budi", "Budi", "Dr. (H.C.) BUDI"),
    # no comma before the degree
    ("Ani Budi S.Sos", "Ani Budi", "ANI BUDI S.Sos"),
    ("Ani Budi S.H. M.Kn.", "Ani Budi", "ANI BUDI S.H. M.Kn."),
    # initials and titles of birth belong to the name
    ("M. Ali", "M. Ali", "M. ALI"),
    ("R. Ahmad B. Yusuf", "R. Ahmad B. Yusuf", "R. AHMAD B. YUSUF"),
    ("Sukarno", "Sukarno", "SUKARNO"),
    ("(Nama Bupati)", "(Nama Bupati)", "(NAMA BUPATI)"),
    # nothing is ever left of nothing
    ("Drs.", "Drs.", "DRS."),
    (", S.H.", ", S.H.", ", S.H."),
]


@pytest.mark.parametrize(("typed", "bare", "_capitals"), NAMES, ids=[each[0] for each in NAMES])
def test_a_regulation_prints_the_name_without_its_degrees(typed, bare, _capitals):
    assert without_degrees(typed) == bare


@pytest.mark.parametrize(("typed", "_bare", "capitals"), NAMES, ids=[each[0] for each in NAMES])
def test_capitals_leave_the_degrees_as_they_are(typed, _bare, capitals):
    assert upper_name(typed) == capitals


@given(st.text("AaBbDdHhIiRrSsMm.,() ", min_size=1).filter(str.strip))
def test_no_letter_of_a_name_is_lost(text):
    assert "".join(upper_name(text).split()).casefold() == "".join(text.split()).casefold()
    assert without_degrees(text).strip()
    assert "".join(without_degrees(text).split()) in "".join(text.split())


@given(st.text())
def test_a_heading_keeps_its_text_when_words_are_glued(text):
    assert glued(text).replace("\N{NO-BREAK SPACE}", " ") == text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_year_and_a_regency_are_not_torn_from_their_words():
    assert (
        glued("Renja Kabupaten Kebumen Tahun 2024")
        == "Renja Kabupaten\N{NO-BREAK SPACE}Kebumen Tahun\N{NO-BREAK SPACE}2024"
    )


@pytest.mark.parametrize(
    ("typed", "tied"),
    [
        ("Direktur Rumah Sakit Umum Daerah dr. Contoh", "Direktur Rumah~Sakit Umum~Daerah dr.~Contoh"),
        ("RUMAH SAKIT dr. CONTOH", "RUMAH~SAKIT dr.~CONTOH"),
        ("RSUD Prof. Dr. Margono", "RSUD Prof.~Dr.~Margono"),
        ("a. rapat; dr. lain", "a. rapat; dr. lain"),
        ("Jalan A. Yani", "Jalan A. Yani"),
    ],
)
def test_a_degree_in_a_heading_is_not_torn_from_its_name(typed, tied):
    assert glued(typed) == tied.replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("typed", "tied"),
    [
        ("dr. Nama Contoh, Sp.A.", "dr.~Nama Contoh, Sp.A."),
        ("Prof. Dr. H. Nama Contoh", "Prof.~Dr.~H.~Nama Contoh"),
        ("Drs.H. Nama", "Drs.H.~Nama"),
        ("Moh. Nama, S.IP., M.M.", "Moh. Nama, S.IP., M.M."),
        ("dr.", "dr."),
    ],
)
def test_no_degree_before_the_name_of_who_signs_ends_a_line(typed, tied):
    assert signed(typed) == tied.replace("~", "\N{NO-BREAK SPACE}")


HEADINGS = [
    ("Pemberian Penghargaan atas Nama Contoh, M.Si.", "PEMBERIAN PENGHARGAAN ATAS NAMA CONTOH, M.Si."),
    ("Pengangkatan Drs. Nama Contoh, S.Sos., M.Kes. sebagai", "PENGANGKATAN Drs. NAMA CONTOH, S.Sos., M.Kes. SEBAGAI"),
    ("dr. Nama Contoh, Ph.D., Sp.A.", "dr. NAMA CONTOH, Ph.D., Sp.A."),
    ("Ir. Nama, A.Md. dan Hj. Lain, A.Md.Keb.", "Ir. NAMA, A.Md. DAN Hj. LAIN, A.Md.Keb."),
    ("Prof. Dr. (H.C.) Nama, M. Si., S. Sos.", "Prof. Dr. (H.C.) NAMA, M. Si., S. Sos."),
    ("Nama Contoh S.Pd.I., M.Pd", "NAMA CONTOH S.Pd.I., M.Pd"),
    ("Nama, S.Farm., Apt., Lc.", "NAMA, S.Farm., Apt., Lc."),
    ("Nama Contoh, AMd.Kep., Sp.OG(K)", "NAMA CONTOH, AMd.Kep., Sp.OG(K)"),
    ("RSUD dr. Soedirman Kabupaten Kebumen", "RSUD dr. SOEDIRMAN KABUPATEN KEBUMEN"),
    # letters with dots that are no degrees
    ("Gedung A.Yani dan Jalan S.Parman", "GEDUNG A.YANI DAN JALAN S.PARMAN"),
    ("Petunjuk a.n. Kepala s.d. Lurah", "PETUNJUK A.N. KEPALA S.D. LURAH"),
    ("Rencana Kerja Tahun 2024", "RENCANA KERJA TAHUN 2024"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "capitals"), HEADINGS, ids=[each[0] for each in HEADINGS])
def test_a_heading_in_capitals_leaves_the_degrees_in_it_as_they_are(typed, capitals):
    assert upper_text(typed) == capitals


@given(st.text("AaBbDdHhIiRrSsMmPp.,() ") | st.text())
def test_the_pieces_of_a_heading_are_the_whole_heading(text):
    assert "".join(piece for piece, _ in with_degrees(text)) == text
