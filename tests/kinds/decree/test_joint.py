"""Joint decrees: how all their makers are named, numbered and signed for, and what does not fit in one."""

from __future__ import annotations

import zipfile

import pytest
from conftest import PROJECT
from kinds.decree.decrees import decree, office

from kakdoc.base.problems import TemplateError
from kakdoc.base.wording import in_text
from kakdoc.kinds.decree import joint
from kakdoc.kinds.decree.checks.keputusan import CHECKS, check_salinan, check_typing
from kakdoc.papers import making
from kakdoc.papers.catalog import BY_NAME

HEALTH = {
    "nama": "dr. Nama Contoh Satu, M.Kes.",
    "jabatan": "Kepala Dinas Kesehatan Kabupaten Kebumen",
    "pangkat": "Pembina",
    "golongan": "IV/a",
    "nip": "197001012000031001",
}
SOCIAL = {"nama": "Nama Contoh Dua, S.Sos.", "jabatan": "Kepala Dinas Sosial Kabupaten Kebumen"}
NEIGHBOUR = {"nama": "Nama Contoh Tiga, S.E.", "jabatan": "Bupati Banjarnegara"}
REGENT = {"nama": "Dr. Nama Contoh Empat, M.Si.", "jabatan": "Bupati Kebumen"}
OFFICIALS = {"kesehatan": HEALTH, "sosial": SOCIAL, "tetangga": NEIGHBOUR, "bupati": REGENT}


def together(*makers, **fields):
    """A decree of several, with officials of other offices."""
    known = office()
    known["pejabat"] = {**known["pejabat"], **OFFICIALS}
    return decree(bersama=makers, instansi=known, **fields)


def told(paper):
    return [(each.code, each.field) for rule in CHECKS for each in rule(paper)]


@pytest.mark.parametrize(
    ("names", "sentence", "lines"),
    [
        (["A", "B"], "A dan B", ["A", "dan", "B"]),
        (["A", "B", "C"], "A, B, dan C", ["A,", "B,", "dan", "C"]),
        (["A", "B", "C", "D"], "A, B, C, dan D", ["A,", "B,", "C,", "dan", "D"]),
    ],
)
def test_makers_stand_in_a_sentence_and_below_each_other(names, sentence, lines):
    assert joint.together(names) == sentence
    assert list(joint.head_lines(names)) == lines


def test_a_joint_decree_names_its_makers_wherever_a_decree_names_its_maker():
    context = together("kesehatan", "sosial").context()
    both = "Kepala Dinas Kesehatan Kabupaten Kebumen dan Kepala Dinas Sosial Kabupaten Kebumen"
    plain = {key: str(value).replace("\N{NO-BREAK SPACE}", " ") for key, value in context.items()}
    assert plain["jenis_naskah"] == f"Keputusan Bersama {both}"
    assert plain["menetapkan"] == f"Keputusan Bersama {both} tentang Rencana Aksi."
    assert context["menimbang"][-1].endswith(f"perlu menetapkan Keputusan Bersama {both} tentang Rencana Aksi;")
    assert context["diktum_akhir"]["isi"] == "Keputusan Bersama ini mulai berlaku pada tanggal ditetapkan."
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in context["judul_naskah"]] == [
        "Keputusan Bersama",
        "Kepala Dinas Kesehatan Kabupaten Kebumen",
        "dan",
        "Kepala Dinas Sosial Kabupaten Kebumen",
    ]


def test_each_maker_has_a_number_line_of_its_own_and_room_where_there_is_none_yet():
    paper = together({"pejabat": "kesehatan", "nomor": "440/1"}, "sosial", {"pejabat": "kepala", "nomor": "7/2024"})
    assert paper.context()["baris_nomor"] == ["440/1 TAHUN 2024", "…" * 8 + " TAHUN 2024", "7/2024"]
    assert paper.context()["nomor"] == " DAN NOMOR ".join(paper.context()["baris_nomor"])
    assert paper.facts()["nomor"] == "440/1, 7/2024"
    assert paper.is_dated()
    assert not together("kesehatan", "sosial").is_dated()


@pytest.mark.parametrize(("count", "rows"), [(2, [2]), (3, [2, 1]), (4, [2, 2])])
def test_makers_sign_two_side_by_side(count, rows):
    context = together(*["kesehatan", "sosial", "kepala", "sekretaris_daerah"][:count]).context()
    assert [each["kolom"] for each in context["baris_tanda_tangan"]] == rows
    assert [len(each["blok"]) for each in context["baris_tanda_tangan"]] == rows
    assert context["baris_tanda_tangan"][0]["blok"][0]["nip"] is not None


def test_heads_of_regions_sign_bare_below_the_emblem_and_others_do_not():
    heads = together("bupati", "tetangga").context()
    assert heads["kepala_daerah"] == "Bupati Kebumen dan Bupati Banjarnegara"
    assert [each["nama"] for each in heads["baris_tanda_tangan"][0]["blok"]] == [
        "NAMA CONTOH EMPAT",
        "NAMA CONTOH TIGA",
    ]
    mixed = together("bupati", "kesehatan").context()
    assert mixed["kepala_daerah"] == ""
    assert [each["nama_polos"] for each in mixed["baris_tanda_tangan"][0]["blok"]] == [True, False]


@pytest.mark.parametrize(
    ("fields", "printed"),
    [({}, False), ({"kop": "ya"}, True), ({"kop": "tidak"}, False)],
)
def test_the_letterhead_of_one_office_stands_above_a_joint_decree_only_where_it_is_asked_for(fields, printed):
    assert together("kesehatan", "sosial", **fields).context()["kop"] is printed


def test_a_decree_of_one_maker_prints_no_rows_of_signatures():
    assert decree().context()["baris_tanda_tangan"] == []
    assert decree().context()["kop"] is True
    assert decree(nomor="7/2024").context()["baris_nomor"] == ["7/2024"]


@pytest.mark.parametrize(
    "makers", ["", " Kepala Dinas Kesehatan Kabupaten Kebumen dan Kepala Dinas Sosial Kabupaten Kebumen"]
)
def test_what_a_joint_decree_says_of_itself_and_of_its_makers_is_no_fault(makers):
    ground = (
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, "
        f"perlu menetapkan Keputusan Bersama{makers} tentang Rencana Aksi"
    )
    paper = together(
        {"pejabat": "kesehatan", "nomor": "440/1/2024"},
        {"pejabat": "sosial", "nomor": "460/7/2024"},
        tanggal="5 Februari 2024",
        menimbang=["bahwa pelayanan perlu ditingkatkan", ground],
        diktum=[
            "Menetapkan rencana aksi pada Dinas Kesehatan dan Dinas Sosial.",
            "Biaya dibebankan pada anggaran Dinas Kesehatan dan anggaran Dinas Sosial.",
            "Pelaksanaannya dilaporkan Kepala Dinas Sosial selaku Pengguna Anggaran.",
            "Keputusan Bersama ini mulai berlaku pada tanggal ditetapkan.",
        ],
    )
    assert told(paper) == []


def test_the_regions_of_all_makers_may_be_named():
    text = "Biaya dibebankan pada Anggaran Pendapatan dan Belanja Daerah Kabupaten Banjarnegara."
    assert told(together("bupati", "tetangga", diktum=[text])) == []
    assert ("K406", ("diktum", 0, "isi")) in told(together("bupati", "kepala", diktum=[text]))


@pytest.mark.parametrize(
    ("makers", "fields", "found"),
    [
        (["kesehatan"], {}, ("K362", ("bersama",))),
        (["kesehatan", "sosial", "kesehatan"], {}, ("K362", ("bersama", 2, "pejabat"))),
        (["kesehatan", "sosial"], {"nomor": "7/2024"}, ("K362", ("nomor",))),
        (["kesehatan", "sosial"], {"srikandi": "ya"}, ("K362", ("srikandi",))),
        (["kesehatan", "sosial"], {"penanda_tangan": "bupati"}, ("K363", ("penanda_tangan",))),
        (["kesehatan", "tidak_ada"], {}, ("K119", ("bersama", 1, "pejabat"))),
        (["sosial", "kesehatan"], {"tanggal": "5 Februari 1999"}, ("K214", ("instansi", "pejabat", "kesehatan", "nip"))),
        ([{"pejabat": "kesehatan", "nomor": "7/2024"}, {"pejabat": "sosial", "nomor": "7/2024"}], {},
         ("K363", ("bersama", 1, "nomor"))),
        ([{"pejabat": "kesehatan", "nomor": "7/2023"}, "sosial"], {}, ("K319", ("bersama", 0, "nomor"))),
        ([{"pejabat": "kesehatan", "nomor": "7/IV/2024"}, "sosial"], {"tanggal": "5 Februari 2024"},
         ("K319", ("bersama", 0, "nomor"))),
        (["kesehatan", "sosial"], {"diktum": ["Keputusan Kepala Dinas ini berlaku bagi semua."]},
         ("K326", ("diktum", 0, "isi"))),
    ],
)  # fmt: skip
def test_what_does_not_fit_in_a_joint_decree_is_told_at_its_place(makers, fields, found):
    assert found in told(together(*makers, **fields))


def test_a_joint_decree_and_one_of_an_official_do_not_call_themselves_by_each_others_name():
    whole = "Keputusan Kepala Dinas Kesehatan Kabupaten Kebumen ini berlaku bagi semua."
    assert told(together("kesehatan", "sosial", diktum=[whole])) == [("K326", ("diktum", 0, "isi"))]
    assert told(together("kesehatan", "sosial", diktum=["Keputusan ini berlaku bagi semua."])) == []
    alone = decree(diktum=["Biaya akibat Keputusan Bersama ini dibebankan."])
    assert ("K326", ("diktum", 0, "isi")) in told(alone)
    assert "bersama dengan semua pembuatnya" in in_text(next(iter(check_typing(alone))).remedy)


def test_a_signer_who_is_among_the_makers_is_no_fault():
    assert told(together("kesehatan", "kepala", penanda_tangan="kepala")) == []


def test_a_certified_copy_needs_the_numbers_of_all_makers():
    makers = ({"pejabat": "bupati", "nomor": "7/2024"}, "tetangga")
    paper = together(*makers, tanggal="5 Februari 2024")
    assert ("K329", ("bersama", 1, "nomor")) in [(each.code, each.field) for each in check_salinan(paper)]


def test_a_title_typed_with_its_makers_is_the_title_alone():
    typed = "Keputusan Bersama Kepala Dinas Kesehatan dan Kepala Dinas Sosial tentang Rencana Aksi"
    assert together("kesehatan", "sosial", judul=typed).judul == "Rencana Aksi"


def test_a_template_that_prints_one_signature_is_refused_for_a_joint_decree(tmp_path, monkeypatch):
    folder = tmp_path / "templates" / "keputusan"
    folder.mkdir(parents=True)
    with (
        zipfile.ZipFile(PROJECT / "templates" / "keputusan" / "naskah.docx") as shipped,
        zipfile.ZipFile(folder / "naskah.docx", "w") as older,
    ):
        for each in shipped.infolist():
            older.writestr(each, shipped.read(each).replace(b"baris_tanda_tangan", b"tembusan"))
    monkeypatch.chdir(tmp_path)
    renderer = making.Renderer()
    assert renderer.render(BY_NAME["keputusan"], decree())
    with pytest.raises(TemplateError, match="K364"):
        renderer.render(BY_NAME["keputusan"], together("kesehatan", "sosial"))
