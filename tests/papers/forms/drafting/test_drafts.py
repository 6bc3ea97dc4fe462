"""Drafts: what was typed is never lost, and never written over what somebody else wrote."""

from __future__ import annotations

import errno
import gc
import json
import os
import re
import shutil
import threading
from pathlib import Path

import pytest
from conftest import PROJECT

from kakdoc.base import disk
from kakdoc.base.problems import InputError, InvalidValue, OutputError
from kakdoc.papers import checking
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.forms.drafting import journal, wire
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.forms.drafting.operations import Delete, Insert, Move, Paste, Set

KAK = Path("inputs/2027/kak.yaml")
TITLE = ("bagian", 0, "judul")


@pytest.fixture
def kak(folder):
    """A TOR in a working folder."""
    KAK.parent.mkdir()
    shutil.copy(PROJECT / "inputs/2027/kak-mutasi-promosi-asn.yaml", KAK)
    return KAK


OPENED: list[Draft] = []


@pytest.fixture(autouse=True)
def _closed():
    yield
    while OPENED:
        OPENED.pop().release()


def opened(path: Path = KAK) -> Draft:
    OPENED.append(Draft.open(path))
    return OPENED[-1]


def begun(kind: str, path: Path, kak: Path | None = None) -> Draft:
    OPENED.append(Draft.new(BY_NAME[kind], path, kak))
    return OPENED[-1]


def journals() -> list[Path]:
    return sorted(journal.FOLDER.glob("*"))


def codes(found) -> list[str]:
    return [each.code for each in found]


def code_of(raised) -> str:
    return raised.value.problems[0].code


def test_a_draft_that_is_not_changed_is_the_file(kak):
    draft = opened()
    assert not draft.is_changed
    assert draft.preview_bytes() == kak.read_bytes()
    assert draft.checked().document == checking.check(kak).document
    assert not journals()


def test_what_is_typed_is_in_the_journal_before_it_is_answered(kak):
    draft = opened()
    draft.apply(Set(TITLE, "Baru"), Set(("tempat",), "Kebumen"))
    (file,) = journals()
    head, *records = file.read_text().splitlines()
    assert json.loads(head)["isian"] == "inputs/2027/kak.yaml"
    assert [[wire.read(each) for each in json.loads(line)] for line in records] == [
        [Set(TITLE, "Baru"), Set(("tempat",), "Kebumen")]
    ]
    assert kak.read_bytes() == (PROJECT / "inputs/2027/kak-mutasi-promosi-asn.yaml").read_bytes()


def test_saving_writes_the_file_and_ends_the_journal(kak):
    draft = opened()
    before = kak.read_bytes()
    draft.apply(Set(TITLE, "Baru"))
    expected = draft.preview_bytes()
    assert expected == before.replace(b"judul: Latar Belakang", b"judul: Baru", 1)
    draft.save()
    assert kak.read_bytes() == expected
    assert not journals()
    assert not draft.is_changed
    assert draft.conflict() is None
    draft.undo()
    draft.save()
    assert kak.read_bytes() == before


def test_a_crash_loses_nothing_and_undo_goes_on(kak):
    draft = opened()
    began = draft.values
    draft.apply(Set(TITLE, "Satu"))
    draft.apply(Move(("bagian", 0), 2))
    draft.apply(Delete(("bagian", 1)))
    draft.undo()
    values = draft.values
    draft.release()
    again = opened()
    assert again.values == values
    assert codes(again.found) == ["K923"]
    assert again.redo()
    assert again.undo()
    assert again.undo()
    assert again.undo()
    assert not again.undo()
    assert again.values == began
    assert not again.is_changed


def test_steps_before_and_after_saving_are_undone_after_a_crash_too(kak):
    draft = opened()
    began = draft.values
    draft.apply(Set(TITLE, "Satu"))
    draft.save()
    draft.apply(Set(TITLE, "Dua"))
    draft.undo()
    draft.undo()
    draft.redo()
    draft.redo()
    draft.undo()
    draft.undo()
    assert draft.values == began
    draft.release()
    again = opened()
    assert again.values == began
    again.save()
    assert kak.read_bytes() == (PROJECT / "inputs/2027/kak-mutasi-promosi-asn.yaml").read_bytes()


def test_every_prefix_of_a_journal_opens_with_the_steps_that_are_whole(folder):
    path = Path("inputs/kecil.yaml")
    path.write_text("jenis: kak\nprogram: Nol\n")
    draft = opened(path)
    began = draft.values
    states = [began]
    for text in ("Satu", "Dua “kutip”", "Tiga\nbaris"):
        draft.apply(Set(("program",), text))
        states.append(draft.values)
    draft.undo()
    states.append(draft.values)
    draft.release()
    (file,) = journals()
    data = file.read_bytes()
    head = data.index(b"\n") + 1
    for length in (*range(0, head, 9), *range(head - 1, len(data) + 1)):
        file.write_bytes(data[:length])
        again = opened(path)
        whole = sum(1 for line in data[head:length].split(b"\n") if _is_whole(line))
        assert again.values == states[whole], length
        again.apply(Set(("program",), "sesudah"))
        again.release()
        third = opened(path)
        assert third.values["program"] == "sesudah"
        third.discard()
        assert not journals()


def _is_whole(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def test_a_torn_line_is_told_and_a_damaged_middle_is_kept_beside_it(kak):
    draft = opened()
    for text in ("Satu", "Dua", "Tiga"):
        draft.apply(Set(TITLE, text))
    draft.release()
    (file,) = journals()
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:-1], lines[-1][:9]]))
    torn = opened()
    assert torn.values["bagian"][0]["judul"] == "Dua"
    assert codes(torn.found) == ["K923", "K924"]
    torn.release()
    file.write_bytes(b"".join([*lines[:2], b'["rusak"]\n', *lines[2:]]))
    damaged = opened()
    assert damaged.values["bagian"][0]["judul"] == "Satu"
    assert codes(damaged.found) == ["K923", "K924"]
    assert file.with_suffix(".rusak").read_bytes().count(b"\n") == 5


def test_two_drafts_of_one_file_never_overwrite_each_other(kak):
    one, other = opened(), opened()
    one.apply(Set(TITLE, "Satu"))
    other.apply(Set(TITLE, "Dua"))
    assert len(journals()) == 2
    one.save()
    assert other.conflict().code == "K920"
    with pytest.raises(InputError) as raised:
        other.save()
    assert code_of(raised) == "K920"
    assert other.values["bagian"][0]["judul"] == "Dua"
    assert b"judul: Satu" in kak.read_bytes()
    other.save(Path("inputs/2027/kak-dua.yaml"))
    assert b"judul: Dua" in Path("inputs/2027/kak-dua.yaml").read_bytes()
    assert not journals()


@pytest.mark.parametrize("path", [KAK, KAK.with_name("baru.yaml")])
def test_a_program_that_is_killed_when_it_had_just_saved_blames_nobody_else(kak, path):
    draft = opened(path) if path == KAK else begun("kak", path)
    draft.apply(Set(("program",), "Contoh"))
    line = journals()[0].read_bytes()
    name = journals()[0]
    draft.save()
    name.write_bytes(line)
    again = opened(path)
    assert again.found == ()
    assert again.conflict() is None
    again.apply(Set(("program",), "Contoh lagi"))
    again.save()
    assert "Contoh lagi" in path.read_text()


def test_a_file_that_changed_or_is_gone_is_told_and_the_draft_stays(kak):
    draft = opened()
    draft.apply(Set(TITLE, "Baru"))
    kak.write_bytes(kak.read_bytes() + b"# dari penyunting lain\n")
    assert draft.conflict().code == "K920"
    draft.release()
    again = opened()
    assert again.values["bagian"][0]["judul"] == "Baru"
    kak.unlink()
    with pytest.raises(InputError) as raised:
        again.save()
    assert code_of(raised) == "K920"
    assert "dihapus" in raised.value.problems[0].message
    assert not kak.exists()
    again.discard()
    with pytest.raises(InputError) as raised:
        opened()
    assert code_of(raised) == "K101"


def test_a_file_that_may_not_be_written_is_told_and_the_draft_stays(kak, monkeypatch):
    draft = opened()
    draft.apply(Set(TITLE, "Baru"))
    before = kak.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError) as raised:
        draft.save()
    assert code_of(raised) == "K601"
    assert kak.read_bytes() == before
    assert draft.is_changed
    assert journals()


def full(*_):
    raise OSError(errno.ENOSPC, "full")


def test_a_full_disk_is_told_when_saving_and_the_file_stays(kak, monkeypatch):
    draft = opened()
    draft.apply(Set(TITLE, "Baru"))
    before = kak.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(disk, "on_disk", full)
        with pytest.raises(OutputError) as raised:
            draft.save()
    assert code_of(raised) == "K602"
    assert kak.read_bytes() == before
    draft.save()
    assert b"judul: Baru" in kak.read_bytes()


def test_a_full_disk_stops_nobody_from_typing_and_what_was_typed_is_written_later(kak, monkeypatch):
    draft = opened()
    draft.apply(Set(TITLE, "Satu"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        draft.apply(Set(TITLE, "Dua"))
        assert draft.values["bagian"][0]["judul"] == "Dua"
        assert "K922" in codes(draft.checked().problems)
    draft.apply(Set(("tempat",), "Kebumen"))
    assert "K922" not in codes(draft.checked().problems)
    values = draft.values
    draft.release()
    assert opened().values == values


def test_a_working_folder_that_may_not_be_written_keeps_what_is_typed_in_memory(kak, monkeypatch):
    Path(".kakdoc").write_text("bukan folder")
    draft = opened()
    draft.apply(Set(TITLE, "Baru"))
    draft.apply(Set(TITLE, "Baru lagi"))
    assert "K922" in codes(draft.checked().problems)
    draft.save()
    assert b"judul: Baru lagi" in kak.read_bytes()


def test_drafts_are_never_taken_for_inputs(kak):
    opened().apply(Set(TITLE, "Baru"))
    (journal.FOLDER / "isian.yaml").write_bytes(kak.read_bytes())
    assert list(checking.inputs([Path()])) == [Path("inputs/2027/kak.yaml")]
    assert [*journal.left_over()] == ["inputs/2027/kak.yaml"]


def test_names_that_differ_only_where_names_of_journals_do_not_have_their_own(folder):
    for name in ("inputs/a_b/c.yaml", "inputs/a/b_c.yaml"):
        path = Path(name)
        draft = begun("kak", path)
        draft.apply(Set(("program",), name))
        draft.release()
    assert opened(Path("inputs/a/b_c.yaml")).values["program"] == "inputs/a/b_c.yaml"
    assert opened(Path("inputs/a_b/c.yaml")).values["program"] == "inputs/a_b/c.yaml"


def test_a_new_draft_is_a_skeleton_whose_gaps_are_empty_and_whose_comments_stay(folder):
    draft = begun("kak", KAK)
    assert draft.values["program"] == ""
    assert draft.values["penanda_tangan"] == "kepala"
    assert draft.is_changed
    draft.apply(Set(("program",), "Kepegawaian Daerah"))
    assert not KAK.exists()
    told = {each.location.path: each for each in draft.checked().problems}
    assert told["kegiatan",].message == "“Kegiatan” belum diisi."
    assert told["kegiatan",].remedy == "isi dengan nama kegiatan."
    assert ("program",) not in told
    draft.save()
    text = KAK.read_text()
    assert 'program: "Kepegawaian Daerah"\n' in text
    assert 'kegiatan: "[isi: nama kegiatan]"\n' in text
    assert text.startswith("# Isian Kerangka Acuan Kerja (KAK/TOR).\n")
    with pytest.raises(OutputError):
        begun("kak", KAK).save(KAK)


def test_a_new_draft_of_a_report_takes_over_what_the_tor_gives_and_survives_a_crash(kak):
    path = Path("inputs/2027/laporan/bulanan-01.yaml")
    draft = begun("laporan-bulanan", path, kak)
    assert draft.values["kak"] == "../kak.yaml"
    assert len(draft.values["realisasi"]) > 1
    assert draft.values["realisasi"][1]["fisik"] == ""
    assert draft.values["realisasi"][1]["fisik"].gap == "[isi: persen]"
    draft.apply(Set(("bulan",), "Januari"))
    draft.release()
    again = opened(path)
    assert again.values == draft.values
    KAK.with_name("laporan").mkdir()
    path.write_text("jenis: laporan-bulanan\n")
    with pytest.raises(InputError) as raised:
        again.save()
    assert code_of(raised) == "K920"


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (Set(("lain",), "x"), "K921"),
        (Set(("bagian", 99, "judul"), "x"), "K921"),
        (Set(("bagian", 0, "lain"), "x"), "K921"),
        (Set(("instansi", "nama", "dalam"), "x"), "K921"),
        (Set(("bagian", 0), {"jenis": "teks", "judul": {"a": "b"}}), "K921"),
        (Set(("program", 0), "x"), "K921"),
        (Insert(("bagian", 99), {"jenis": "teks"}), "K921"),
        (Insert(("program",), "x"), "K921"),
        (Delete(("bagian", 99)), "K921"),
        (Delete(()), "K921"),
        (Move(("bagian", 0), 99), "K921"),
        (Paste(("program",), 0, ((),), (("x",),)), "K921"),
        (Paste(("bagian",), 0, (("lain",),), (("x",),)), "K921"),
        (Set(TITLE, "bunyi \x07"), "K109"),
        (Set(TITLE, "\ud800"), "K109"),
    ],
    ids=str,
)
def test_a_step_without_a_place_is_refused_and_changes_nothing(kak, operation, code):
    draft = opened()
    values = draft.values
    with pytest.raises(InvalidValue) as raised:
        draft.apply(Set(TITLE, "Baru"), operation)
    assert raised.value.code == code
    assert draft.values == values
    assert not journals()


@pytest.mark.parametrize(
    "data",
    [
        None, 1, [], {}, {"op": "set"}, {"op": "set", "path": "a", "value": "x"}, {"op": "lain", "path": []},
        {"op": "set", "path": [True], "value": "x"}, {"op": "set", "path": [1.5], "value": "x"},
        {"op": "set", "path": ["a"], "value": 1}, {"op": "set", "path": ["a"], "value": {"b": None}},
        {"op": "set", "path": ["a"] * 99, "value": ""}, {"op": "move", "path": ["a", 0], "to": "1"},
        {"op": "paste", "path": ["a"], "row": 0, "keys": [["b"]], "block": [[1]]},
        {"op": "paste", "path": ["a"], "row": None, "keys": [], "block": []},
        {"op": "insert", "path": ["a", 0], "value": [[[[[[[[[[[[[[[[[["x"]]]]]]]]]]]]]]]]]]},
    ],
    ids=str,
)  # fmt: skip
def test_what_says_no_step_is_refused(data):
    with pytest.raises(InvalidValue) as raised:
        wire.read(data)
    assert raised.value.code == "K921"


def test_a_block_of_cells_fills_rows_months_and_new_rows(kak):
    draft = opened()
    place = next(index for index, each in enumerate(draft.values["bagian"]) if each["jenis"] == "jadwal")
    rows = ("bagian", place, "baris")
    count = len(draft.values["bagian"][place]["baris"])
    block = (("Satu", "1-2"), ("Dua", "3"))
    draft.apply(Paste(rows, count - 1, (("uraian",), ("bulan",)), block))
    found = draft.values["bagian"][place]["baris"]
    assert [(each["uraian"], each["bulan"]) for each in found[-2:]] == [*block]
    assert len(found) == count + 1
    draft.undo()
    assert len(draft.values["bagian"][place]["baris"]) == count
    assert not draft.is_changed


def test_problems_stand_at_the_paths_of_their_fields_in_words_of_a_form(kak):
    draft = opened()
    draft.apply(
        Delete(("program",)), Delete(("bagian", 2, "butir")), Set(("tahun_anggaran",), "dua ribu"), Set(TITLE, "")
    )
    told = {each.location.path: (each.code, each.message) for each in draft.checked().problems}
    assert told["program",] == ("K111", "“Program” belum diisi.")
    assert told["bagian", 2, "butir"] == ("K111", "“Butir” belum punya baris.")
    assert told["tahun_anggaran",] == ("K121", "Tahun anggaran: “dua ribu” bukan tahun.")
    assert told[TITLE] == ("K112", "Judul: isian ini kosong.")
    assert not any("sheet" in message or "kunci" in message for _, message in told.values())


def test_what_only_the_file_tells_stands_at_its_field(kak):
    text = kak.read_text().replace("judul: Latar Belakang", "judul: Latar Belakang #satu", 1)
    kak.write_text(text.replace("kode_program:", "program: Lain\nkode_program:", 1))
    draft = opened()
    told = {each.code: each.location.path for each in draft.checked().problems}
    assert told["K117"] == TITLE
    assert told["K106"] == ("program",)
    draft.apply(Delete(TITLE))
    assert {each.code for each in draft.checked().problems} == {"K106", "K111"}


def test_amounts_of_last_year_are_told_at_each_of_them(kak):
    text = kak.read_text()
    kak.write_text(text.replace("jumlah: Rp 2.750.000", "jumlah: Rp 2.750.000  # 2026: Rp 2.750.000"))
    draft = opened()
    told = [each.location.path for each in draft.checked().problems if each.code == "K405"]
    assert told
    assert all(path[-1] == "jumlah" for path in told)
    draft.apply(Set(told[0], "Rp 2.750.001"))
    assert [each.location.path for each in draft.checked().problems if each.code == "K405"] == told[1:]


def test_many_threads_lose_no_step(kak):
    draft = opened()
    count = len(draft.values["bagian"][2]["butir"])

    def type_in(number: int) -> None:
        for index in range(10):
            draft.apply(Insert(("bagian", 2, "butir", 0), f"{number}.{index}"))

    threads = [threading.Thread(target=type_in, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    values = draft.values
    assert len(values["bagian"][2]["butir"]) == count + 40
    draft.release()
    assert opened().values == values


def test_thousands_of_steps_keep_few_things(kak, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: None)
    draft = opened()
    for number in range(300):
        draft.apply(Set(TITLE, f"Judul {number % 7}"))
    gc.collect()
    before = len(gc.get_objects())
    for number in range(1000):
        draft.apply(Set(TITLE, f"Judul {number % 7}"))
    gc.collect()
    assert len(gc.get_objects()) - before < 12 * 1000


def test_the_file_of_the_office_is_filled_in_too_and_told_by_what_papers_tell_of_it(folder):
    path = Path("inputs/instansi.yaml")
    before = path.read_bytes()
    draft = opened(path)
    assert draft.kind is None
    assert not any(each.fatal for each in draft.checked().problems)
    draft.apply(Set(("pejabat", "kepala", "nip"), "12345"), Set(("tempat",), ""), Set(("kabupaten",), "Kabupaten Lain"))
    told = [(each.code, each.location.path) for each in draft.checked().problems]
    assert told[:2] == [("K112", ("tempat",)), ("K123", ("pejabat", "kepala", "nip"))]
    draft.undo()
    draft.apply(Set(("kabupaten",), "Kabupaten Lain"))
    told = [(each.code, each.location.path) for each in draft.checked().problems]
    assert ("K341", ("pejabat", "kepala", "nama")) in told
    draft.save()
    assert path.read_bytes() == before.replace(b"kabupaten: Kabupaten Kebumen", b"kabupaten: Kabupaten Lain", 1)


def test_the_kind_of_an_input_cannot_be_changed(kak):
    with pytest.raises(InvalidValue):
        opened().apply(Set(("jenis",), "perbup"))


def test_a_workbook_is_filled_in_and_saved_as_a_text_is(folder):
    shutil.copytree(PROJECT / "inputs" / "2024", "inputs/2024")
    path = Path("inputs/2024/laporan/bulanan-11-november.xlsx")
    draft = opened(path)
    assert draft.checked().document == checking.check(path).document
    draft.apply(Set(("permasalahan",), ["Satu", "Dua"]), Set(("realisasi", 0, "fisik"), "seratus"))
    told = [(each.code, each.location.path) for each in draft.checked().problems]
    assert ("realisasi", 0, "fisik") in [place for _, place in told]
    draft.release()
    path.with_name(f".~lock.{path.name}#").write_text("")
    again = opened(path)
    assert "K140" in codes(again.checked().problems)
    again.undo()
    again.apply(Set(("permasalahan",), ["Satu", "Dua"]))
    again.save()
    assert checking.check(path).document.permasalahan == ("Satu", "Dua")
    assert not again.is_changed


def test_an_official_who_is_emptied_again_is_the_one_that_the_definition_has(folder):
    path = Path("inputs/2027/undangan.yaml")
    path.parent.mkdir()
    text = (PROJECT / "templates/undangan/contoh.yaml").read_text()
    path.write_text(re.sub(r"\[isi[^\]]*\]", "Contoh", re.sub(r'"\[isi[^"]*"', "Contoh", text)))
    draft = opened(path)
    draft.apply(Set(("pejabat",), ""))
    assert draft.checked().problems == ()
    assert draft.checked().document.pejabat == "kepala"


def test_a_draft_is_saved_under_another_name_in_another_folder_and_in_the_other_form(folder):
    shutil.copytree(PROJECT / "inputs" / "2024", "inputs/2024")
    draft = opened(Path("inputs/2024/laporan/bulanan-11-november.xlsx"))
    before = draft.checked().document
    draft.save(Path("inputs/2024/laporan/lain/bulanan-11.yaml"))
    assert b"kak: ../../kak-mutasi-promosi-asn.yaml" in draft.path.read_bytes()
    assert draft.values["kak"] == "../../kak-mutasi-promosi-asn.yaml"
    assert draft.checked().document.realisasi == before.realisasi
    draft.save(Path("inputs/2024/laporan/lain/bulanan-11.xlsx"))
    assert checking.check(draft.path).document.realisasi == before.realisasi


def test_a_journal_in_which_all_was_taken_back_does_not_stand_in_the_way_of_a_file_that_changed(kak):
    draft = opened()
    draft.apply(Set(TITLE, "Baru"))
    draft.undo()
    draft.release()
    kak.write_bytes(kak.read_bytes().replace(b"judul: Latar Belakang", b"judul: Lain", 1))
    again = opened()
    assert again.values["bagian"][0]["judul"] == "Lain"
    assert again.conflict() is None
    assert not journals()


def test_a_draft_that_was_let_go_and_is_used_again_keeps_one_whole_journal(kak):
    draft = opened()
    draft.apply(Set(TITLE, "Satu"))
    draft.release()
    draft.apply(Set(("tempat",), "Kebumen"))
    assert len(journals()) == 1
    draft.release()
    other = opened()
    draft.apply(Set(("tempat",), "Gombong"))
    assert len(journals()) == 2
    other.discard()
    values = draft.values
    draft.release()
    assert opened().values == values


def test_a_journal_that_can_be_written_only_later_has_all_steps_from_the_beginning(kak):
    Path(".kakdoc").write_text("bukan folder")
    draft = opened()
    draft.apply(Set(TITLE, "Satu"))
    draft.apply(Set(TITLE, "Dua"))
    draft.undo()
    Path(".kakdoc").unlink()
    draft.redo()
    values = draft.values
    draft.release()
    again = opened()
    assert again.values == values
    assert codes(again.found) == ["K923"]


def test_what_its_file_cannot_hold_is_saved_under_another_name(kak):
    kak.write_text(kak.read_text() + "? nama_lain\n: - a\n")
    before = kak.read_bytes()
    draft = opened()
    draft.apply(Delete(("nama_lain",)), Set(("program",), "Contoh"))
    with pytest.raises(InputError) as raised:
        draft.save()
    assert code_of(raised) == "K925"
    assert kak.read_bytes() == before
    values = draft.values
    draft.save(KAK.with_name("lain.yaml"))
    assert opened(KAK.with_name("lain.yaml")).values == values
