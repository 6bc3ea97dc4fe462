"""A YAML input is changed at the marks and nowhere else."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from conftest import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.base.problems import InputError
from kakdoc.inputs import opening
from kakdoc.inputs.tree import Source
from kakdoc.kinds.law.register import Register
from kakdoc.papers import checking
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.next_year.changing import in_yaml
from kakdoc.papers.next_year.findings import About, Context, Reference, Rolled
from kakdoc.papers.next_year.years.shift import Shift

KAK = """\
jenis: kak
tahun_anggaran: 2024
program: Kepegawaian
kegiatan: Mutasi
bagian:
  - jenis: teks
    judul: Latar Belakang
    isi: {isi}
  - jenis: anggaran
    sub_kegiatan:
      - nama: A
        {pagu}
        rincian:
          - {{uraian: A, jumlah: Rp 5}}
tanggal: {tanggal}
"""


def rolled(text: str | bytes, source: int = 2024, target: int = 2025) -> Rolled:
    data = text if isinstance(text, bytes) else text.encode()
    root, _ = opening.compose_bytes(data, Path("x.yaml"), MODELS)
    context = Context(
        Shift(source, target), Register({}, "Kabupaten Kebumen"), Path("y.yaml"), lambda typed: Reference(typed, "")
    )
    return in_yaml.roll(data, root, checking.kind_of(root).model, context)


def kak(isi: str = "Tahun 2024", pagu: str = "pagu: Rp 5", tanggal: str = "Januari 2024") -> str:
    return KAK.format(isi=isi, pagu=pagu, tanggal=tanggal)


def changes(text: str, **years: int) -> list[str]:
    """Return the new lines of those that differ."""
    new = rolled(text, **years).data.decode()
    return [line[2:] for line in difflib.ndiff(text.split("\n"), new.split("\n")) if line.startswith("+ ")]


def test_only_the_marks_change():
    assert changes(kak()) == [
        "tahun_anggaran: 2025",
        "    isi: Tahun 2025",
        "        pagu: Rp 5  # 2024: Rp 5",
        "          - {uraian: A, jumlah: Rp 5}  # 2024: Rp 5",
        "tanggal: Januari 2025",
    ]


@pytest.mark.parametrize(
    ("typed", "moved"),
    [
        ('"Tahun 2024"', '"Tahun 2025"'),
        ("'Isi''nya Tahun 2024'", "'Isi''nya Tahun 2025'"),
        ('"Tahun\\n2024"', '"Tahun\\n2025"'),
        ("|\n      Tahun 2024\n\n      dan Tahun 2023", "|\n      Tahun 2025\n\n      dan Tahun 2024"),
        (">-\n      pada Tahun\n      2024", ">-\n      pada Tahun\n      2025"),
        ("Renja Tahun\n      2024 disusun", "Renja Tahun\n      2025 disusun"),
        ("Tahun 2024  # untuk Tahun 2024", "Tahun 2025  # untuk Tahun 2025"),
        ("Tahun 2024" + " x" * 5000 + " Tahun 2024", "Tahun 2025" + " x" * 5000 + " Tahun 2025"),
        ("|\n      | a | Tahun 2024 |\n      |---|---|\n      | b | c |", "|\n      | a | Tahun 2025 |\n      |---|---|\n      | b | c |"),
    ],
)  # fmt: skip
def test_years_move_in_every_style_of_text(typed, moved):
    assert (
        rolled(kak(isi=typed))
        .data.decode()
        .startswith(kak(isi=moved).split("  - jenis: anggaran")[0].replace("2024\np", "2025\np"))
    )


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("pagu: Rp 5", "pagu: Rp 5  # 2024: Rp 5"),
        ("pagu: Rp 5   # sesuai DPA", "pagu: Rp 5   # sesuai DPA  # 2024: Rp 5"),
        ("pagu: Rp 5  # 2023: Rp 5", None),
        ("pagu: Rp 6  # 2023: Rp 5", "pagu: Rp 6  # 2023: Rp 5  # 2024: Rp 6"),
        ("anggaran_kas: [1, 2]", "anggaran_kas: [1, 2]  # 2024: 1; 2"),
        ("anggaran_kas: [1,\n          2]  # b", "anggaran_kas: [1,  # 2024: 1\n          2]  # b  # 2024: 2"),
        ("anggaran_kas:\n          - 1\n          - 2", "anggaran_kas:\n          - 1  # 2024: 1\n          - 2  # 2024: 2"),
        ("pagu: |\n          Rp 5", "pagu: |  # 2024: Rp 5\n          Rp 5"),
        ('pagu: "5000"', 'pagu: "5000"  # 2024: 5000'),
    ],
)  # fmt: skip
def test_an_amount_gets_its_year_behind_it(typed, made):
    assert f"        {made or typed}\n" in rolled(kak(pagu=typed)).data.decode()


def test_a_mark_never_lands_in_a_text_that_goes_on_in_the_next_line():
    text = kak().replace("{uraian: A, jumlah: Rp 5}", '{jumlah: Rp 5, uraian: "A\n              B"}')
    new = rolled(text).data.decode()
    assert '{jumlah: Rp 5, uraian: "A\n              B"}  # 2024: Rp 5\n' in new
    assert opening.compose_bytes(new.encode(), Path("x.yaml"))[0]


@pytest.mark.parametrize(
    ("typed", "moved"),
    [
        ("2 Januari 2024", "2 Januari 2025"),
        ("02-01-2024", "02-01-2025"),
        ("2024-01-02", "2025-01-02"),
        ("29 Februari 2024", "28 Februari 2025"),
    ],
)
def test_the_date_of_a_tor_moves_and_its_day_is_doubted(typed, moved):
    made = rolled(kak(tanggal=typed))
    assert f"tanggal: {moved}\n" in made.data.decode()
    assert [each.sure for each in made.entries if "naskah" in each.reason] == [False]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.rstrip("\n").encode(),
    ],
    ids=["CRLF", "BOM", "UTF-16 LE", "UTF-16 BE", "CR", "no line end"],
)
def test_encoding_and_line_ends_stay(encode):
    text = kak(isi="Tahun 2024 – “x”", pagu="pagu: Rp 5  # dua\n        # Tahun 2024")
    assert rolled(encode(text)).data == encode(rolled(text).data.decode())
    assert rolled(encode(text), 2024, 2025).data != encode(text)
    assert rolled(rolled(encode(text)).data, 2025, 2024).data == encode(text)


DECREE = """\
jenis: keputusan
tahun: 2024
nomor: 060/02  # buku agenda
tanggal: 2 Januari 2024
judul: Penetapan Tahun 2024
menimbang: [bahwa a]
mengingat: [uu-23-2014]
diktum: [satu]
"""


def test_what_a_decree_was_signed_with_becomes_a_comment_with_its_year():
    assert changes(DECREE)[:4] == [
        "tahun: 2025",
        "# nomor: 060/02  # buku agenda   (2024)",
        "# tanggal: 2 Januari 2024   (2024)",
        "judul: Penetapan Tahun 2025",
    ]


def test_those_comments_stay_as_they_are_in_later_years():
    once = rolled(DECREE).data
    assert b"   (2024)\n" in rolled(once, 2025, 2026).data
    assert rolled(once, 2025, 2026).data.count(b"2024") == once.count(b"2024")


def test_where_a_line_holds_more_the_key_is_taken_out():
    text = "{jenis: keputusan, tahun: 2024, nomor: 5, tanggal: 2 Januari 2024, judul: X}\n"
    assert rolled(text).data.decode() == "{jenis: keputusan, tahun: 2025, judul: X}\n"


REPORT = """\
jenis: laporan-bulanan
kak: kak.yaml
bulan: Maret
tanggal: 5 April 2024
realisasi:
  - kinerja: 5
    pagu: Rp 7
    sub_kegiatan: A
    fisik: 15,5   # persen
    keuangan: 0
  - {pagu: 5, sub_kegiatan: B, fisik: 5, keuangan: 7, rincian: [{uraian: a, jumlah: 5}], kinerja: 6}

# Yang dilaksanakan.
kegiatan:
  - langkah: 3
    uraian: a

permasalahan: []
tindak_lanjut:
penutup: Bulan Maret Tahun 2024
"""


def test_a_report_starts_empty_and_keeps_its_rows():
    assert (
        rolled(REPORT).data.decode()
        == """\
jenis: laporan-bulanan
kak: kak.yaml
bulan: Maret
tanggal: "[isi: tanggal laporan]"
realisasi:
  - sub_kegiatan: A
    fisik: "[isi: persen]"   # persen
    keuangan: "[isi: rupiah]"
  - {sub_kegiatan: B, fisik: "[isi: persen]", rincian: [{uraian: a, jumlah: "[isi: rupiah]"}]}

# Yang dilaksanakan.

penutup: Bulan Maret Tahun 2025
"""
    )


def test_what_explains_the_figures_of_a_quarter_goes_and_who_evaluates_stays():
    report = "jenis: laporan-triwulan\nkak: kak.yaml\ntriwulan: I\nevaluasi: {faktor_pendorong: a, penilai: kepala}\n"
    assert rolled(report).data.decode().endswith("\nevaluasi: {penilai: kepala}\n")


def test_a_key_that_the_kind_does_not_have_stays_as_it_was_typed():
    assert (
        rolled(f"{REPORT}evaluasi: {{faktor_pendorong: a}}\n")
        .data.decode()
        .endswith("\nevaluasi: {faktor_pendorong: a}\n")
    )


@pytest.mark.parametrize(
    ("typed", "new"),
    [
        (r'"Tahun\x202024"', r'"Tahun\x202025"'),
        (r'"Tahun\u00A02024"', r'"Tahun\u00A02025"'),
        (r'"Renstra 2024\u20132026 Tahun 2024"', r'"Renstra 2024\u20132026 Tahun 2025"'),
        (r'"Renja\U00002014Tahun 2024"', r'"Renja\U00002014Tahun 2025"'),
    ],
)
def test_escapes_hide_no_year_and_tear_no_period(typed, new):
    assert f"isi: {new}\n" in rolled(kak(isi=typed)).data.decode()


def test_own_regulations_and_keys_keep_their_years():
    text = kak() + "peraturan:\n  perbup-1-2024: {jenis: perbup, nomor: 1, tahun: 2024, judul: RKPD Tahun 2024}\n"
    assert text.split("peraturan:")[1] in rolled(text).data.decode()


def test_the_list_names_the_place_in_the_new_file():
    entries = rolled(kak(isi="RTP SPIP Tahun 2022")).entries
    (old,) = [each for each in entries if not each.sure]
    assert (str(old.place), old.was, old.new) == ("y.yaml:8:25", "2022", "")
    assert "‹2022›" in old.around


def test_a_result_that_would_not_read_is_refused():
    with pytest.raises(InputError, match="K154"):
        in_yaml._check_readable(Source("x.yaml", "a: [\n"))


def test_a_utf_16_file_that_is_broken_is_refused():
    with pytest.raises(InputError, match="K103"):
        rolled("jenis: kak\ntahun_anggaran: 2024\n#".encode("utf-16") + b"x")


WORDS = st.sampled_from(
    [
        "Renja Tahun 2024", "Tahun Anggaran 2023", "APBD 2025", "Renstra 2021-2026", "PP 8/2008", "uraian",
        "tahun dua ribu dua puluh empat", "5.03.02.2024", "nomor 800/123/2024", "Rp2.024.000", "SPIP Tahun 2022",
    ]
)  # fmt: skip
COMMENTS = st.sampled_from(["", "  # Tahun 2024", "   # x", "  # 2020: Rp 5", "\n    # Renja 2024", "  "])


@st.composite
def inputs(draw):
    """Return a TOR in some of the many ways it can be typed."""
    text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=5)))
    style = draw(
        st.sampled_from(['"{}"', "'{}'", "{}", "|\n      {}\n", ">-\n      {}\n      {}", "|  # 2024\n      {}"])
    )
    pagu = draw(
        st.sampled_from(
            ["pagu: Rp 5", "pagu: 5.000,-", "anggaran_kas: [1, 2, 3]", "anggaran_kas:\n        - 7", "kode: 5.2024"]
        )
    )
    isi = style.format(text, text) + draw(COMMENTS) * (not style.startswith(("|", ">")))
    return kak(isi, pagu + draw(COMMENTS)).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@given(inputs(), st.integers(1, 8))
def test_there_and_back_gives_every_byte_again_where_nothing_was_doubted(text, gap):
    there = rolled(text, 2024, 2024 + gap)
    back = rolled(there.data, 2024 + gap, 2024)
    if all(each.sure for each in (*there.entries, *back.entries) if each.about is About.TAHUN):
        assert back.data == text.encode()


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in [
            *sorted((PROJECT / "inputs").rglob("*.yaml")),
            *sorted((PROJECT / "templates").glob("*/contoh.yaml")),
        ]
        if path.name not in checking.SHARED_FILES
    ],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_the_inputs_that_come_along_go_there_and_back(path):
    data = path.read_bytes()
    year = 2027 if "2027" in path.parts else 2024
    there = rolled(data, year, year + 1)
    back = rolled(there.data, year + 1, year)
    emptied = {each.about for each in there.entries} & {About.KOSONG}
    doubted = [each for each in (*there.entries, *back.entries) if not each.sure and each.new]
    if not emptied and not doubted:
        assert back.data == data
