"""Offices of every level of government: their region, letterhead, regulations, gazettes, decrees of their heads."""

from __future__ import annotations

import datetime
import io
import json
from functools import cache
from typing import Any, get_args

import jsonschema
import pytest
import yaml
from conftest import PROJECT
from docx import Document as Docx
from docx.oxml.ns import qn
from kinds.decree.decrees import decree, regulation, texts, tor
from pydantic import ValidationError

from kakdoc.base.problems import InputError
from kakdoc.inputs.excel import keyed
from kakdoc.kinds.decree import sebutan
from kakdoc.kinds.decree.checks import keputusan, makers, perbup
from kakdoc.kinds.decree.mengingat import basis
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.law import government
from kakdoc.kinds.law.citations import candidates, citations
from kakdoc.kinds.law.hierarchy import URUTAN
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.listed import json_schema
from kakdoc.kinds.office import Instansi, letterhead, register
from kakdoc.kinds.rules import shared
from kakdoc.kinds.rules.copied.regions import checking as regions
from kakdoc.kinds.rules.reading import hours
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.making import Renderer
from kakdoc.papers.trace import telling
from kakdoc.ui.cli.commands import LEVELS


@cache
def offices() -> Any:
    text = (PROJECT / "tests" / "kinds" / "levels" / "offices.yaml").read_text("utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506  it makes texts only


def at(level: str, **changes: Any) -> dict[str, Any]:
    """An office of a level, with the shipped page profiles; a change to None leaves a key out."""
    office = {**offices()[level], "profil": texts("instansi.yaml")["profil"], **changes}
    return {key: value for key, value in office.items() if value is not None}


def office(level: str, **changes: Any) -> Instansi:
    return Instansi.model_validate(at(level, **changes))


def refused(level: str, **changes: Any) -> list[tuple[str, tuple[Any, ...]]]:
    with pytest.raises(ValidationError) as fault:
        office(level, **changes)
    return [
        (getattr(each.get("ctx", {}).get("error"), "code", each["type"]), each["loc"]) for each in fault.value.errors()
    ]


@cache
def renderer() -> Renderer:
    return Renderer()


def printed(paper: Any, jenis: str, *, copy: bool = False) -> list[str]:
    """The lines of a paper and of its tables, in order, without the blanks that keep names in one piece."""
    made = Docx(io.BytesIO(renderer().render(BY_NAME[jenis], paper, copy=copy)))
    paragraphs = made.element.body.iter(qn("w:p"))
    lines = ["".join(piece.text or "" for piece in each.iter(qn("w:t"))) for each in paragraphs]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines if line.strip()]


def styles(paper: Any, jenis: str) -> list[str]:
    made = Docx(io.BytesIO(renderer().render(BY_NAME[jenis], paper)))
    return [each.style.name for each in made.paragraphs if each.style is not None]


def problems(paper: Any, checks: Any, *codes: str) -> list[tuple[str, str]]:
    found = [each for check in checks for each in check(paper)]
    return [(each.code, each.severity.name) for each in found if not codes or each.code in codes]


# The region


@pytest.mark.parametrize(
    ("level", "region", "head"),
    [
        ("kota", "Kota Contoh", "Wali Kota"),
        ("provinsi", "Provinsi Contoh", "Gubernur"),
        ("desa", "Kabupaten Contoh", "Bupati"),
        ("kecamatan", "Kabupaten Contoh", "Bupati"),
        ("kelurahan", "Kota Contoh", "Wali Kota"),
        ("puskesmas", "Kabupaten Contoh", "Bupati"),
        ("rsud", "Provinsi Contoh", "Gubernur"),
        ("sekolah", "Kabupaten Contoh", "Bupati"),
        ("kementerian", "", "Bupati"),
    ],
)
def test_every_office_has_its_region(level, region, head):
    assert (office(level).region, office(level).head) == (region, head)


@pytest.mark.parametrize("named", ["Kabupaten Kebumen", "Kota Magelang", "Provinsi Jawa Tengah", "Kebumen"])
def test_an_office_without_a_level_is_what_it_was(named):
    given = Instansi.model_validate({**texts("instansi.yaml"), "kabupaten": named})
    head = "Wali Kota" if named.startswith("Kota") else "Bupati"
    assert (given.tingkat, given.region, given.village, given.head) == ("kabupaten", named, "", head)
    assert letterhead(given)["kabupaten"] == named
    assert register(given, {}).kabupaten == named


@pytest.mark.parametrize("key", ["kabupaten", "kota", "daerah"])
def test_a_region_is_named_under_any_of_its_keys(key):
    assert office("kota", **{"kota": None, key: "Kota Contoh"}).region == "Kota Contoh"


def test_what_is_no_name_of_a_region_is_refused_where_it_stands():
    assert refused("kota", kota={"nama": "Contoh"}) == [("K113", ("kota",))]
    assert refused("kota", tingkat="kotamadya") == [("literal_error", ("tingkat",))]


def test_a_region_named_twice_is_told_at_the_second_key():
    assert refused("kota", daerah="Kota Contoh") == [("K342", ("daerah",))]
    assert refused("desa", kota="Kota Contoh") == [("K342", ("kota",))]


@pytest.mark.parametrize("level", ["kota", "desa", "kecamatan", "kelurahan", "puskesmas"])
def test_a_region_that_is_needed_is_missed(level):
    given = at(level, kabupaten=None, kota=None, daerah=None, provinsi=None)
    with pytest.raises(ValidationError) as fault:
        Instansi.model_validate(given)
    assert [(each["type"], each["loc"]) for each in fault.value.errors()] == [("missing", ("kabupaten",))]


def test_a_province_needs_its_name_and_a_ministry_none():
    assert refused("provinsi", provinsi=None) == [("missing", ("provinsi",))]
    assert office("provinsi", provinsi=None, daerah="Provinsi Contoh").region == "Provinsi Contoh"
    assert office("provinsi", provinsi="Contoh").region == "Provinsi Contoh"
    assert office("kementerian").region == ""


def test_a_region_of_another_level_is_doubted():
    def told(level: str, **changes: Any) -> list[str]:
        return [each.code for each in shared.check_office(office(level, **changes)) if each.code == "K344"]

    assert told("kota", kota="Kabupaten Contoh") == ["K344"]
    assert told("kota", kota=None, kabupaten="Kabupaten Contoh") == ["K344"]
    assert told("provinsi", provinsi=None, kabupaten="Kota Contoh") == ["K344"]
    assert told("kota") == told("provinsi") == told("desa") == []


@pytest.mark.parametrize(
    ("nama", "village", "head"),
    [
        ("Desa Sukacontoh", "Desa Sukacontoh", "Kepala Desa"),
        ("Pemerintah Desa Sukacontoh", "Desa Sukacontoh", "Kepala Desa"),
        ("Kantor Kepala Desa Sukacontoh", "Desa Sukacontoh", "Kepala Desa"),
        ("Sukacontoh", "Desa Sukacontoh", "Kepala Desa"),
        ("Pemerintah Nagari Koto Contoh", "Nagari Koto Contoh", "Wali Nagari"),
        ("Kampung Contoh", "Kampung Contoh", "Kepala Kampung"),
        ("Gampong Contoh", "Gampong Contoh", "Keuchik"),
    ],
)
def test_a_village_is_known_by_the_name_of_its_office(nama, village, head):
    given = office("desa", nama=nama)
    assert (given.village, government.head_of_village(given.village)) == (village, head)


def test_the_levels_of_the_command_are_those_of_the_schema():
    assert get_args(government.Tingkat) == LEVELS


# Letterhead


@pytest.mark.parametrize(
    ("level", "lines"),
    [
        ("kota", ["Pemerintah Kota Contoh", "Dinas Kearsipan dan Perpustakaan"]),
        ("desa", ["Pemerintah Kabupaten Contoh", "Kecamatan Contoh", "Desa Sukacontoh"]),
        ("kelurahan", ["Pemerintah Kota Contoh", "Kecamatan Sukacontoh", "Kelurahan Contoh Lor"]),
        ("puskesmas", ["Pemerintah Kabupaten Contoh", "Dinas Kesehatan", "Pusat Kesehatan Masyarakat Contoh I"]),
        ("rsud", ["Pemerintah Provinsi Contoh", "Dinas Kesehatan", "Rumah Sakit Umum Daerah dr. Contoh"]),
        (
            "sekolah",
            [
                "Pemerintah Kabupaten Contoh",
                "Dinas Pendidikan, Pemuda, dan Olahraga",
                "Koordinator Wilayah Kecamatan Sukacontoh",
                "SD Negeri 1 Sukacontoh",
            ],
        ),
        (
            "kementerian",
            [
                "Kementerian Agama Republik Indonesia",
                "Kantor Wilayah Kementerian Agama Provinsi Contoh",
                "Kantor Kementerian Agama Kabupaten Contoh",
            ],
        ),
    ],
)
def test_a_decree_and_a_tor_bear_the_lines_of_the_letterhead(level, lines):
    signer = "kepala_desa" if level == "desa" else "kepala"
    made = printed(decree(instansi=at(level), penanda_tangan=signer), "keputusan")
    assert made[: len(lines)] == lines
    kak = Kak.model_validate({**tor(), "instansi": at(level), "penanda_tangan": signer})
    cover = printed(kak, "kak")
    assert cover[: len(lines) - 1] == lines[:-1]
    region = office(level).region
    below = cover[cover.index(lines[-1]) + 1]
    assert below == (region or f"Tahun Anggaran {kak.tahun_anggaran}")


def test_lines_may_stand_below_each_other_in_one_text():
    assert office("puskesmas", induk="Dinas Kesehatan\nUPT Wilayah I").heading[1:3] == (
        "Dinas Kesehatan",
        "UPT Wilayah I",
    )
    assert office("sekolah", kop="Pemerintah X\nSekolah Y").heading == ("Pemerintah X", "Sekolah Y")
    assert office("sekolah", kop=[]).heading[0] == "Pemerintah Kabupaten Contoh"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"kop": ["Satu"]}, ("kop",)),
        ({"kop": "Satu"}, ("kop",)),
        ({"kop": [*"abcde"]}, ("kop",)),
        ({"induk": [*"abc"]}, ("induk",)),
    ],
)
def test_too_few_and_too_many_lines_are_refused(changes, place):
    assert refused("sekolah", **changes) == [("K343", place)]


def test_blanks_in_the_lines_are_told():
    given = office("sekolah", kop=["Pemerintah Kabupaten Contoh", "Dinas ………", "SD"], induk="......")
    told = [each.field for each in shared.check_office(given) if each.code == "K115"]
    assert told == [("instansi", "induk", 0), ("instansi", "kop", 1)]


def test_a_paper_of_a_ministry_tells_its_office_alone():
    paper = decree(instansi=at("kementerian"))
    facts = telling.facts_of(paper, "keputusan")
    assert "Kantor Kementerian Agama Kabupaten Contoh" in facts.values()


# Other regions in texts


@pytest.mark.parametrize(
    ("level", "text", "told"),
    [
        ("kota", "Pemerintah Kabupaten Banyumas", 1),
        ("kota", "Pemerintah Kota Contoh", 0),
        ("provinsi", "Pemerintah Kabupaten Banyumas", 0),
        ("provinsi", "Pemerintah Provinsi Bali", 1),
        ("provinsi", "Pemerintah Provinsi Contoh", 0),
        ("rsud", "Pemerintah Provinsi Bali", 1),
        ("kementerian", "Pemerintah Kabupaten Banyumas dan Provinsi Bali", 1),
        ("desa", "Pemerintah Kabupaten Banyumas", 1),
    ],
)
def test_other_regions_are_told_by_the_level_of_the_office(level, text, told):
    own = office(level)
    located = [shared.LocatedText(("judul",), f"Pelayanan {text} tertib.", names_activities=True)]
    assert len(list(regions.check_regions(located, own, register(own, {})))) == told


@pytest.mark.parametrize(
    ("level", "nama", "text", "told"),
    [
        ("kecamatan", "Kapanewon Contoh", "Rapat di Pendopo Kapanewon Girimulyo.", 1),
        ("kecamatan", "Kapanewon Contoh", "Panewu Contoh dan Panewu Anom Contoh", 0),
        ("desa", "Desa Contoh", "17 balita stunting dari 214 balita di Desa Ponggok.", 1),
        ("desa", "Desa Contoh", "Warga pindahan dari Desa Ponggok", 0),
        ("kota", "Perusahaan Umum Daerah Air Minum Tirta Taman", "Pelanggan PDAM Tirta Moedal bertambah.", 1),
        ("kota", "Perusahaan Umum Daerah Air Minum Tirta Taman", "Pelanggan PDAM Tirta Taman bertambah.", 0),
        ("kota", "Dinas Contoh", "Rapat dengan PDAM Tirta Moedal", 0),
    ],
)
def test_other_places_are_told_by_what_the_office_is(level, nama, text, told):
    own = office(level, nama=nama)
    located = [shared.LocatedText(("bagian", 0, "isi"), text, names_activities=True)]
    assert len(list(regions.check_regions(located, own, register(own, {})))) == told


@pytest.mark.parametrize(
    ("provinsi", "hour", "told"),
    [
        ("Provinsi Jawa Tengah", "WITA", 1),
        ("Provinsi Jawa Tengah", "WIB", 0),
        ("Provinsi Sulawesi Selatan", "WIB", 1),
        ("Daerah Istimewa Yogyakarta", "WIT", 1),
        ("Provinsi Papua Barat", "WIT", 0),
        ("Provinsi Kalimantan Tengah", "WIB", 0),
        ("Provinsi Contoh", "WIT", 0),
    ],
)
def test_hours_are_in_the_time_zone_of_the_province(provinsi, hour, told):
    located = [shared.LocatedText(("isi",), f"Rapat pukul 08.30 {hour}.", names_activities=True)]
    both = [shared.LocatedText(("isi",), "Rapat daring pukul 08.30 WIB (09.30 WITA).", names_activities=True)]
    assert [each.code for each in hours.check_zone(located, provinsi)] == ["K419"] * told
    assert "Jawa" not in provinsi or not list(hours.check_zone(both, provinsi))


# Regulations of heads of regions and villages


@pytest.mark.parametrize(
    ("level", "head", "closing", "last"),
    [
        (
            "kota",
            ["Wali Kota Contoh", "Provinsi Jawa Tengah", "Peraturan Wali Kota Contoh"],
            "memerintahkan pengundangan Peraturan Wali Kota ini dengan penempatannya dalam Berita Daerah Kota Contoh.",
            "BERITA DAERAH Kota Contoh TAHUN 2024 NOMOR",
        ),
        (
            "provinsi",
            ["Gubernur Contoh", "Peraturan Gubernur Contoh", "NOMOR"],
            "pengundangan Peraturan Gubernur ini dengan penempatannya dalam Berita Daerah Provinsi Contoh.",
            "BERITA DAERAH Provinsi Contoh TAHUN 2024 NOMOR",
        ),
        (
            "desa",
            ["Kepala Desa Sukacontoh", "Kabupaten Contoh", "Peraturan Kepala Desa Sukacontoh"],
            "memerintahkan pengundangan Peraturan Kepala Desa ini dengan penempatannya dalam Berita Desa Sukacontoh.",
            "BERITA Desa Sukacontoh TAHUN 2024 NOMOR",
        ),
    ],
)
def test_a_regulation_is_that_of_its_level_throughout(level, head, closing, last):
    paper = regulation(instansi=at(level))
    made = printed(paper, "perbup")
    assert [line[: len(part)] for line, part in zip(made, head, strict=False)] == head
    assert closing in "\n".join(made)
    assert any(line.startswith(last) for line in made)
    assert f"{paper.kind()} ini mulai berlaku pada tanggal diundangkan." in made
    assert made[-1].startswith(last)
    assert problems(paper, [makers.check_signer]) == []


@pytest.mark.parametrize(
    ("jabatan", "nama", "kind", "maker"),
    [
        ("Wali Nagari Koto Contoh", "Nagari Koto Contoh", "Peraturan Wali Nagari", "Wali Nagari Koto Contoh"),
        ("Kepala Kampung Contoh", "Kampung Contoh", "Peraturan Kepala Kampung", "Kepala Kampung Contoh"),
        ("Keuchik Contoh", "Gampong Contoh", "Peraturan Keuchik", "Keuchik Contoh"),
        ("Rajo Contoh", "Desa Contoh", "Peraturan Rajo", "Rajo Contoh"),
        ("Penjabat Kepala Desa Contoh Kecamatan X", "Desa Contoh", "Peraturan Kepala Desa", "Kepala Desa Contoh"),
    ],
)
def test_heads_of_villages_have_names_of_their_own(jabatan, nama, kind, maker):
    officials = {**offices()["desa"]["pejabat"], "kepala_desa": {"nama": "Nama Contoh", "jabatan": jabatan}}
    paper = regulation(instansi=at("desa", nama=nama, pejabat=officials))
    assert (paper.kind(), paper.maker()) == (kind, maker)
    assert problems(paper, [makers.check_signer]) == []


@pytest.mark.parametrize("jabatan", ["Sekretaris Desa Sukacontoh", "Bupati Contoh", "Kepala Dusun I Sukacontoh"])
def test_a_village_regulation_is_signed_by_the_head_of_the_village(jabatan):
    officials = {**offices()["desa"]["pejabat"], "kepala_desa": {"nama": "Nama Contoh", "jabatan": jabatan}}
    paper = regulation(instansi=at("desa", pejabat=officials))
    assert paper.kind() == "Peraturan Kepala Desa"
    assert problems(paper, [makers.check_signer]) == [("K320", "GALAT")]


COUNCIL = [
    "Dengan Kesepakatan Bersama",
    "Badan Permusyawaratan Desa Sukacontoh",
    "dan",
    "Kepala Desa Sukacontoh",
    "MEMUTUSKAN:",
]


def test_what_a_village_agreed_with_its_council_is_a_regulation_of_the_village():
    paper = regulation(instansi=at("desa"), kesepakatan="ya", pasal=["Desa memungut retribusi pasar."], bab=[])
    made = printed(paper, "perbup")
    place = made.index(COUNCIL[0])
    assert made[place : place + 5] == COUNCIL
    assert made[:3] == ["Kepala Desa Sukacontoh", "Kabupaten Contoh", "Peraturan Desa Sukacontoh"]
    assert "Peraturan Desa ini mulai berlaku pada tanggal diundangkan." in made
    assert any("Peraturan Desa ini dengan penempatannya dalam Lembaran Desa Sukacontoh." in each for each in made)
    assert made[-1].startswith("LEMBARAN Desa Sukacontoh TAHUN 2024 NOMOR")
    assert f"Peraturan Desa tentang {paper.judul}." in made
    assert problems(paper, [makers.check_signer, makers.check_agreement]) == []
    assert COUNCIL[0] not in printed(regulation(instansi=at("desa"), kesepakatan="tidak"), "perbup")


@pytest.mark.parametrize(
    ("typed", "nama", "kind", "named"),
    [
        ("Ya", "Desa Contoh", "Peraturan Desa", "Badan Permusyawaratan Desa Contoh"),
        ("Badan Permusyawaratan Desa", "Desa Contoh", "Peraturan Desa", "Badan Permusyawaratan Desa Contoh"),
        ("Badan Permusyawaratan Desa Contoh", "Desa Contoh", "Peraturan Desa", "Badan Permusyawaratan Desa Contoh"),
        ("ya", "Nagari Koto Contoh", "Peraturan Nagari", "Badan Permusyawaratan Nagari Koto Contoh"),
        ("Tuha Peuet", "Gampong Contoh", "Peraturan Gampong", "Tuha Peuet Gampong Contoh"),
        ("bpd", "Desa Contoh", "Peraturan Desa", "Badan Permusyawaratan Desa Contoh"),
        ("Dengan Kesepakatan Bersama BPD", "Desa Contoh", "Peraturan Desa", "Badan Permusyawaratan Desa Contoh"),
        ("Badan Permusyawaratan Desa Lain", "Desa Contoh", "Peraturan Desa", "Badan Permusyawaratan Desa Lain"),
    ],
)
def test_councils_of_villages_have_names_of_their_own(typed, nama, kind, named):
    paper = regulation(instansi=at("desa", nama=nama), kesepakatan=typed)
    assert (paper.kind(), paper.context()["kesepakatan"]) == (kind, named)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        *((each, ["K114"]) for each in ("mungkin", "5", "yes", "null", "BPD …", "(Nama BPD)", "Belum")),
        ("Badan Permusyawaratan Desa Lain", ["K406"]),
        *((each, []) for each in ("Ya", "tidak", "BPD", "Tuha Peuet", "Bamus Nagari")),
    ],
)
def test_what_is_no_council_of_the_village_is_told(typed, told):
    assert [
        code for code, _ in problems(regulation(instansi=at("desa"), kesepakatan=typed), [makers.check_agreement])
    ] == told


def test_a_regulation_of_a_head_that_names_itself_that_of_the_village_may_lack_the_agreement():
    paper = regulation(instansi=at("desa"), bab=[], pasal=["Iuran menurut Peraturan Desa ini dipungut."])
    (told,) = [each for each in perbup.check_typing(paper) if each.code == "K326"]
    assert "Peraturan Kepala Desa ini" in told.remedy
    assert "kesepakatan" in told.remedy


def test_a_village_regulation_repeals_one_in_the_words_set_for_it():
    text = (
        "Pada saat Peraturan Desa ini mulai berlaku, Peraturan Desa Contoh Nomor 4 Tahun 2019 tentang Kebersihan "
        "(Lembaran Desa Contoh Tahun 2019 Nomor 4), dicabut dan dinyatakan tidak berlaku."
    )
    paper = regulation(instansi=at("desa"), kesepakatan="ya", bab=[], pasal=["Warga memilah sampah.", text])
    assert problems(paper, [perbup.check_norms]) == []


def test_the_kind_of_a_village_regulation_is_left_out_of_its_title():
    paper = regulation(instansi=at("desa"), kesepakatan="ya", judul="Peraturan Desa Contoh tentang Sampah")
    assert paper.judul == "Sampah"


def test_an_agreement_is_no_matter_of_a_regency():
    paper = regulation(instansi=at("kota"), kesepakatan="ya")
    assert (paper.kind(), paper.context()["kesepakatan"]) == ("Peraturan Wali Kota", "")
    assert problems(paper, [makers.check_agreement]) == [("K713", "PERINGATAN")]
    assert problems(regulation(instansi=at("kota"), kesepakatan="tidak"), [makers.check_agreement]) == []


@pytest.mark.parametrize(("agreed", "told"), [("ya", "kepala desa sendiri"), (None, "kepala desa sendiri")])
def test_a_regulation_of_a_village_is_signed_by_its_head_whoever_agreed(agreed, told):
    officials = {
        **offices()["desa"]["pejabat"],
        "kepala_desa": {"nama": "Nama Contoh", "jabatan": "Sekretaris Desa Sukacontoh"},
    }
    paper = regulation(instansi=at("desa", pejabat=officials), kesepakatan=agreed)
    assert [told in each.message for each in makers.check_signer(paper)] == [True]


def test_another_who_promulgates_in_a_village_is_doubted_and_not_refused():
    officials = {**offices()["desa"]["pejabat"], "sekretaris_desa": {"nama": "Nama Contoh", "jabatan": "Panitera"}}
    assert problems(regulation(instansi=at("desa", pejabat=officials)), [makers.check_signer]) == [
        ("K320", "PERINGATAN")
    ]


def test_a_village_regulation_may_cite_those_of_its_village_and_above():
    cited = ["Peraturan Desa Sukacontoh Nomor 3 Tahun 2020 tentang Arsip (Lembaran Desa Sukacontoh Tahun 2020 Nomor 3)"]
    paper = regulation(instansi=at("desa"), mengingat=[*cited, "uu-23-2014"])
    assert problems(paper, [perbup.check_bases], "K303", "K310", "K311") == []
    assert paper.context()["mengingat"][-1].startswith("Peraturan Desa Sukacontoh")


# Decrees of heads of regions


def test_a_decree_of_a_mayor_has_the_head_and_the_bare_name_of_his_regulations():
    paper = decree(instansi=at("kota"), penanda_tangan="wali_kota")
    made = printed(paper, "keputusan")
    assert made[:3] == ["Wali Kota Contoh", "Provinsi Jawa Tengah", "Keputusan Wali Kota Contoh"]
    assert styles(paper, "keputusan")[0] == "Ruang Lambang"
    assert "Pemerintah Kota Contoh" not in made
    assert "Wali Kota Contoh," in made
    assert made[-1] == "NAMA WALI KOTA CONTOH"
    assert "Keputusan Wali Kota ini mulai berlaku pada tanggal ditetapkan." in made


def test_a_decree_in_the_name_of_a_mayor_is_signed_with_rank_and_number():
    made = printed(decree(instansi=at("kota"), penanda_tangan="sekda_an"), "keputusan")
    assert made[:3] == ["Wali Kota Contoh", "Provinsi Jawa Tengah", "Keputusan Wali Kota Contoh"]
    assert made[-5:] == [
        "a.n. WALI KOTA CONTOH",
        "SEKRETARIS DAERAH,",
        "Nama Sekretaris Contoh, S.Sos.",
        "Pembina Utama Madya (IV/d)",
        "NIP. 197503032000031003",
    ]


def test_a_decree_of_a_governor_names_no_province_at_its_head():
    made = printed(decree(instansi=at("provinsi"), penanda_tangan="gubernur"), "keputusan")
    assert made[:2] == ["Gubernur Contoh", "Keputusan Gubernur Contoh"]


def test_the_certified_copy_of_a_decree_bears_who_certifies_it():
    paper = decree(instansi=at("kota"), penanda_tangan="wali_kota", nomor="188/5", tanggal="2 Januari 2024")
    made = printed(paper, "keputusan", copy=True)
    assert made[made.index("ttd") + 1] == "NAMA WALI KOTA CONTOH"
    assert made[made.index("Salinan sesuai dengan aslinya") + 1 :][:4] == [
        "KEPALA BAGIAN HUKUM SEKRETARIAT DAERAH KOTA CONTOH,",
        "NAMA HUKUM CONTOH, S.H.",
        "Pembina (IV/a)",
        "NIP. 197503032000031003",
    ]
    assert list(keputusan.check_salinan(paper)) == []


def test_a_copy_needs_number_and_date_and_others_have_none():
    draft = decree(instansi=at("provinsi"), penanda_tangan="gubernur")
    assert draft.penanda_salinan == "kepala_biro_hukum"
    assert [each.code for each in keputusan.check_salinan(draft)] == ["K329", "K329"]
    assert problems(decree(instansi=at("kota")), [keputusan.check_salinan]) == [("K329", "PERINGATAN")]


@pytest.mark.parametrize(
    ("level", "head", "closing"),
    [
        ("kementerian", "Keputusan Kepala Kantor Kementerian Agama Kabupaten Contoh", "Keputusan Kepala Kantor"),
        ("kelurahan", "Keputusan Lurah Contoh Lor", "Keputusan Lurah"),
        ("rsud", "Keputusan Direktur Rumah Sakit Umum Daerah dr. Contoh", "Keputusan Direktur"),
        ("kecamatan", "Keputusan Camat Sukacontoh", "Keputusan Camat"),
        ("desa", "Keputusan Kepala Desa Sukacontoh", "Keputusan Kepala Desa"),
    ],
)
def test_a_decree_of_another_is_called_by_the_title_of_who_makes_it(level, head, closing):
    paper = decree(instansi=at(level))
    made = printed(paper, "keputusan")
    assert head in made
    assert f"{closing} ini mulai berlaku pada tanggal ditetapkan." in made


def test_a_unit_of_a_ministry_may_set_its_own_plan():
    title = "Rencana Kerja Kantor Contoh"
    paper = decree(instansi=at("kementerian"), judul=title.replace("Kantor", "Badan"))
    assert problems(paper, [keputusan.check_signer]) == []


@pytest.mark.parametrize(
    ("level", "keys"),
    [
        ("kota", ("wali_kota", "sekretaris_daerah", "kepala_bagian_hukum")),
        ("provinsi", ("gubernur", "sekretaris_daerah", "kepala_biro_hukum")),
        ("desa", ("kepala_desa", "sekretaris_desa", "sekretaris_desa")),
    ],
)
def test_who_signs_is_found_under_the_keys_of_the_level(level, keys):
    paper = regulation(instansi=at(level))
    assert (paper.penanda_tangan, paper.pengundang, paper.penanda_salinan) == keys
    typed = regulation(instansi=at(level), penanda_tangan="bupati", pengundang="sekretaris_daerah")
    assert (typed.penanda_tangan, typed.pengundang) == keys[:2]


def test_who_signs_is_who_the_paper_says():
    officials = {**offices()["kota"]["pejabat"], "bupati": {"nama": "Nama Contoh", "jabatan": "Wali Kota Contoh"}}
    assert regulation(instansi=at("kota", pejabat=officials)).penanda_tangan == "bupati"
    assert regulation(instansi=at("kota"), penanda_tangan="kepala").penanda_tangan == "kepala"


@pytest.mark.parametrize(
    ("jabatan", "called"),
    [
        ("Perbekel Contoh", "Perbekel"),
        ("Kepala Balai Besar Contoh", "Kepala Balai Besar"),
        ("Kepala Madrasah Tsanawiyah Negeri 1 Contoh", "Kepala Madrasah"),
        ("Sekretaris Nagari Contoh", "Sekretaris Nagari"),
        ("Kepala Kelurahan Contoh", "Kepala Kelurahan"),
        ("Rektor Universitas Contoh", "Rektor"),
    ],
)
def test_more_short_titles_are_known(jabatan, called):
    assert sebutan.sebutan(jabatan) == called


# Regulations of villages and governors in the register and in texts


def _entry(jenis: str, **more: str) -> Peraturan:
    given = {"jenis": jenis, "nomor": "3", "tahun": "2020", "judul": "Arsip", "lembaran": "3", **more}
    return Peraturan.model_validate(given)


KNOWN = Register(
    {
        "perdes": _entry("perdes"),
        "perkades": _entry("perkades"),
        "nagari": _entry("perkades", daerah="Nagari Koto Contoh"),
        "kepgub": _entry("keputusan_gubernur"),
        "kota": _entry("perbup", daerah="Kota Magelang"),
        "pergub": _entry("pergub"),
    },
    "Kabupaten Kebumen",
    "Provinsi Jawa Tengah",
    desa="Desa Sukacontoh",
)


@pytest.mark.parametrize(
    ("key", "citation"),
    [
        ("perdes", "Peraturan Desa Sukacontoh {} (Lembaran Desa Sukacontoh {})"),
        ("perkades", "Peraturan Kepala Desa Sukacontoh {} (Berita Desa Sukacontoh {})"),
        ("nagari", "Peraturan Wali Nagari Koto Contoh {} (Berita Nagari Koto Contoh {})"),
        ("kota", "Peraturan Wali Kota Magelang {} (Berita Daerah Kota Magelang {})"),
        ("pergub", "Peraturan Gubernur Jawa Tengah {} (Berita Daerah Provinsi Jawa Tengah {})"),
    ],
)
def test_regulations_are_cited_with_their_gazette(key, citation):
    expected = citation.format("Nomor 3 Tahun 2020 tentang Arsip", "Tahun 2020 Nomor 3")
    assert KNOWN.plain_citation(KNOWN.entries[key]) == expected
    found = next(citations(expected, KNOWN))
    assert candidates(found, KNOWN) == [KNOWN.entries[key]]
    assert (found.gazette and found.gazette.number) == "3"


@pytest.mark.parametrize(
    ("text", "jenis", "key"),
    [
        ("Perdes No. 3 Tahun 2020", "perdes", "perdes"),
        ("Peraturan Desa Nomor 3 Tahun 2020", "perdes", "perdes"),
        ("Peraturan Kepala Desa Sukacontoh 3/2020", "perkades", "perkades"),
        ("Peraturan Walikota Magelang Nomor 3 Tahun 2020", "perbup", "kota"),
        ("Perwali 3/2020", "perbup", "kota"),
        ("Pergub 3/2020", "pergub", "pergub"),
        ("Keputusan Gubernur Jawa Tengah Nomor 3 Tahun 2020", "keputusan_gubernur", "kepgub"),
        ("Kepgub Nomor 3 Tahun 2020", "keputusan_gubernur", "kepgub"),
        ("Peraturan Kepala Badan Contoh Nomor 3 Tahun 2020", "permen", None),
        ("Peraturan Menteri Desa Nomor 3 Tahun 2020", "permen", None),
    ],
)
def test_short_and_old_names_are_read_as_what_they_are(text, jenis, key):
    found = next(citations(text, KNOWN))
    assert found.jenis == jenis
    assert candidates(found, KNOWN) == ([KNOWN.entries[key]] if key else [])


def test_they_are_sorted_at_their_level_also_in_an_order_that_lacks_them():
    wanted = ["pergub", "keputusan_gubernur", "perda", "perbup", "keputusan_bupati", "perdes", "perkades"]
    assert [each for each in URUTAN if each in wanted] == wanted
    old = Register({}, "Kabupaten X", urutan=[each for each in URUTAN if each not in ("perdes", "keputusan_gubernur")])
    assert old.level("pergub") <= old.level("keputusan_gubernur") < old.level("perda")
    assert old.level("perbup") < old.level("perdes") <= old.level("surat_edaran")
    typed = basis("Keputusan Gubernur Jawa Tengah Nomor 561/57 Tahun 2023", old)
    assert typed.sort_key() is not None


def test_a_village_regulation_in_another_gazette_is_told():
    paper = regulation(
        instansi=at("desa"),
        mengingat=[
            "uu-23-2014",
            "Peraturan Desa Sukacontoh Nomor 3 Tahun 2020 tentang Arsip (Berita Desa Sukacontoh 3)",
        ],
    )
    assert problems(paper, [perbup.check_bases], "K303") == [("K303", "PERINGATAN")]


def test_the_own_regulation_of_a_governor_is_no_regents():
    known = register(office("provinsi"), {})
    assert known.head(_entry("keputusan_bupati")).startswith("Keputusan Gubernur Contoh")
    assert known.citation(_entry("pergub"), datetime.date(2024, 1, 1)).startswith("Peraturan Gubernur Contoh Nomor 3")


# Files


@pytest.mark.parametrize("level", sorted(offices()))
def test_every_office_fits_the_json_schema(level):
    jsonschema.validate(at(level), json.loads(json_schema.of_office()))


def test_a_paper_of_another_than_a_head_of_a_region_is_passed_over_for_copies(folder, kakdoc):
    (folder / "inputs" / "keputusan.yaml").write_text(
        (PROJECT / "inputs" / "2024" / "keputusan-rb.yaml")
        .read_text("utf-8")
        .replace("kak: ", "# kak: ")
        .replace("keluaran: 3", ""),
        "utf-8",
    )
    run = kakdoc("buat", "inputs/keputusan.yaml", "--salinan")
    assert run.code == 0
    assert "[K329] peringatan" in run.err
    assert not list(folder.rglob("*salinan*"))


@pytest.mark.parametrize("named", [{"kota": "Contoh"}, {"kota": "Kota Contoh"}, {"daerah": "Kota Contoh"}])
def test_the_region_of_an_office_stays_on_the_way_into_a_workbook(named):
    turned = keyed.as_rows("instansi", {"pemerintah": "Pemerintah Kota Contoh", **named})
    assert turned == {"jenis": "instansi", "pemerintah": "Pemerintah Kota Contoh", "kabupaten": "Kota Contoh"}


def test_a_region_under_two_keys_is_not_turned_into_one_of_them():
    with pytest.raises(InputError, match="K342"):
        keyed.as_rows("instansi", {"kota": "Contoh", "kabupaten": "Kabupaten Contoh"})
