"""Several who sign a TOR: how their blocks are laid out, and who is told of."""

from __future__ import annotations

import pytest
from conftest import PROJECT

from kakdoc.kinds.fields.tanda_tangan import TandaTangan, check_alone, printed, signers

SHORTEST = (PROJECT / "tests" / "examples" / "kak" / "benar" / "paling-pendek.yaml").read_text("utf-8")


def official(name="Nama Contoh", *lines):
    return {"nama": name, "baris_jabatan": list(lines or ("Kepala Dinas",)), "baris_pangkat": "", "nip": None}


def rows(*given, **names):
    officials = {each["pejabat"]: official(names.get(each["pejabat"], each["pejabat"])) for each in given}
    return printed([TandaTangan(**each) for each in given], officials)


def shape(found):
    return [[each["nama"] for each in row["blok"]] for row in found]


def keys(count):
    return [{"pejabat": f"p{number}"} for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("count", "counts"), [(0, []), (2, [2]), (3, [3]), (4, [2, 2]), (5, [2, 3]), (6, [3, 3]), (7, [2, 2, 3])]
)
def test_two_or_three_sign_in_a_row(count, counts):
    found = rows(*keys(count))
    assert [len(row["blok"]) for row in found] == [row["kolom"] for row in found] == counts
    assert [name for row in shape(found) for name in row] == [f"p{number}" for number in range(1, count + 1)]


def test_one_alone_signs_at_the_right_of_the_last_row():
    assert shape(rows(*keys(1))) == [["", "p1"]]


def test_long_names_have_two_to_a_row_and_the_odd_one_stands_above():
    found = rows(*keys(3), p2="Prof. Dr. Ir. Nama Contoh Yang Panjang Sekali, M.Eng.")
    assert [len(row["blok"]) for row in found] == [2, 2]
    assert [row[0] for row in shape(found)] == ["p1", "Prof. Dr. Ir. Nama Contoh Yang Panjang Sekali, M.Eng."]
    assert shape(found)[0][1] == ""


def test_only_the_last_has_place_and_date():
    dated = [each["bertanggal"] for row in rows(*keys(5)) for each in row["blok"]]
    assert dated == [False] * 4 + [True]


def test_offices_of_a_row_begin_on_one_line():
    (row,) = rows(
        {"pejabat": "a", "label": "Mengetahui:"}, {"pejabat": "b"}, {"pejabat": "c", "label": "Disusun oleh,"}
    )
    assert [each["bertanggal"] + len(each["baris_atas"]) for each in row["blok"]] == [2, 2, 2]
    assert [each["baris_atas"][-1] for each in row["blok"]] == ["Mengetahui,", "", "Disusun oleh,"]


@pytest.mark.parametrize(
    ("sebagai", "lines"),
    [
        (None, ["Kepala Dinas"]),
        ("Pengguna Anggaran,", ["Pengguna Anggaran"]),
        ("selaku Kuasa Pengguna Anggaran", ["Kepala Dinas", "selaku Kuasa Pengguna Anggaran"]),
        ("Selaku PPTK", ["Kepala Dinas", "Selaku PPTK"]),
    ],
)
def test_a_role_stands_for_the_office_or_below_it(sebagai, lines):
    (row,) = rows({"pejabat": "a", "sebagai": sebagai}, {"pejabat": "b"})
    assert row["blok"][0]["baris_jabatan"] == lines


def test_who_signs_with_the_date_is_named_first():
    given = [TandaTangan(pejabat=key) for key in ("pa", "ppk", "pptk")]
    assert [key for _, key in signers("kepala", given)] == ["pptk", "pa", "ppk"]
    assert signers("kepala", ()) == ((("penanda_tangan",), "kepala"),)


def test_a_signer_who_is_not_among_those_who_sign_together_is_told_of():
    (told,) = check_alone("kepala", [TandaTangan(pejabat="pptk")])
    assert (told.code, told.field) == ("K241", ("penanda_tangan",))
    assert not [*check_alone("pptk", [TandaTangan(pejabat="pptk")]), *check_alone("kepala", ())]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("penanda_tangan: [kepala, bupati]", "K113"),
        ("tanda_tangan: [kepala, bupati]", "K115"),
        ("tanda_tangan: [kepala, pptk]", "K119"),
        ("tanda_tangan: [kepala, {pejabat: pptk}]", "K119"),
        ("tanda_tangan: [kepala]", None),
    ],
)
def test_keys_alone_are_read_and_each_must_be_in_the_office(typed, code, folder, kakdoc):
    text = SHORTEST + typed + "\n"
    (folder / "inputs" / "a.yaml").write_text(text, "utf-8")
    run = kakdoc("periksa", "inputs/a.yaml")
    assert f"[{code}]" in run.err if code else "tidak ada masalah" in run.err


def test_an_unknown_key_is_told_also_where_the_prose_tells_an_amount_again(folder, kakdoc):
    text = SHORTEST.replace("isi: Satu kalimat.", "isi: Kegiatan ini dibiayai sebesar Rp77.000.000.")
    (folder / "inputs" / "a.yaml").write_text(text + "penanda_tangan: kepal\n", "utf-8")
    run = kakdoc("periksa", "inputs/a.yaml")
    assert "[K119]" in run.err
    assert "[K901]" not in run.err
