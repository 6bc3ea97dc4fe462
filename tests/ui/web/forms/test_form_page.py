"""The form of a paper: what is typed is checked, kept, saved; what is not ours to overwrite is told."""

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import PROJECT
from ui.web.asking import Visitor, words

from kakdoc.base import wording
from kakdoc.papers.catalog import BY_NAME

KAK = "inputs/2027/kak-mutasi-promosi-asn.yaml"
PRICE = ["bagian", 6, "sub_kegiatan", 0, "rincian", 0, "harga_satuan"]
LINES = PRICE[:5]
LINES_ID = "f." + ".".join(map(str, LINES))


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    shutil.copytree(PROJECT / "inputs", tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


def acted(visitor, *acts, revision=None, file=KAK):
    if revision is None:
        revision = int(re.search(r'data-revisi="(\d+)"', visitor.get(f"/isian?berkas={file}").text)[1])
    return visitor.api("/isian/ubah", {"berkas": file, "revisi": revision, "aksi": list(acts)}).json


def typed(path, value):
    return {"aksi": "isi", "di": path, "nilai": value}


def test_a_form_names_every_field_by_its_label(visitor):
    page = visitor.get(f"/isian?berkas={KAK}").text
    ids = set(re.findall(r'id="(f\.[^"]+)"', page))
    fields = re.findall(r'<(?:input|textarea|select) id="([^"]+)"[^>]*?(aria-label="[^"]+")?[^>]*data-isi', page)
    assert len(fields) > 300
    labelled = set(re.findall(r'<label for="([^"]+)"', page))
    for field in re.findall(r'<(?:input|textarea|select) (id="f\.[^>]*)>', page):
        own = re.match(r'id="([^"]+)"', field)[1]
        assert own in labelled or "aria-label=" in field, field
        for described in re.search(r'aria-describedby="([^"]+)"', field)[1].split():
            assert described in ids, described


def test_a_wrong_amount_is_told_beside_its_field_and_nowhere_once_it_is_mended(visitor):
    found = acted(visitor, typed(PRICE, "12x"))
    place = f"{LINES_ID}.0.harga_satuan"
    assert "K120" in found["pesan"][place]
    assert "1 perlu dibetulkan" in found["keadaan"]
    mended = acted(visitor, typed(PRICE, "500000"), revision=found["revisi"])
    assert mended["pesan"][place] == ""
    assert mended["teks"][f"{place}:terbilang"] == "Rp500.000 (lima ratus ribu rupiah)"
    assert mended["bayang"][f"{LINES_ID}.0.jumlah"] == "Rp6.000.000"
    assert mended["teks"][f"{LINES_ID}:jumlah"].startswith("Jumlah Rp")


def test_saving_changes_the_typed_value_and_no_other_byte(visitor, tmp_path):
    before = (tmp_path / KAK).read_text()
    acted(visitor, typed(["tahun_anggaran"], "2028"), {"aksi": "simpan", "di": []})
    after = (tmp_path / KAK).read_text()
    changed = [pair for pair in zip(before.split("\n"), after.split("\n"), strict=True) if pair[0] != pair[1]]
    assert changed == [("tahun_anggaran: 2027", "tahun_anggaran: 2028")]
    assert "simpan" in (tmp_path / ".kakdoc/catatan.log").read_text()


def test_rows_are_added_moved_and_deleted_and_all_is_undone(visitor, tmp_path):
    added = acted(visitor, {"aksi": "tambah", "di": LINES})
    assert list(added["ganti"]) == [LINES_ID]
    assert added["ganti"][LINES_ID].count("<tr>") == 1 + 12
    assert added["fokus"] == f"{LINES_ID}.11.uraian"
    first = acted(visitor, typed([*LINES, 11, "uraian"], "Belanja Contoh"), revision=added["revisi"])
    moved = acted(visitor, {"aksi": "pindah", "di": [*LINES, 11], "ke": 0}, revision=first["revisi"])
    assert moved["nilai"][f"{LINES_ID}.0.uraian"] == "Belanja Contoh"
    gone = acted(visitor, {"aksi": "hapus", "di": [*LINES, 0]}, revision=moved["revisi"])
    assert "Belanja Contoh" not in gone["ganti"][LINES_ID]
    back = acted(visitor, *[{"aksi": "batal", "di": []}] * 4, revision=gone["revisi"])
    assert not back["bisa"]["batal"]
    assert back["bisa"]["ulang"]
    acted(visitor, {"aksi": "simpan", "di": []}, revision=back["revisi"])
    assert (tmp_path / KAK).read_bytes() == (PROJECT / KAK).read_bytes()


def test_a_block_of_cells_fills_rows_from_where_it_is_pasted(visitor):
    block = [[f"Belanja {number}", "5.1.02.01.01.0004", str(number), "buah", "1.000"] for number in range(200)]
    found = acted(visitor, {"aksi": "tempel", "di": LINES, "baris": 11, "kolom": 0, "blok": block})
    table = found["ganti"][LINES_ID]
    assert table.count("<tr>") == 1 + 211
    assert "Belanja 199" in words(table.replace("<textarea", "<p").replace("</textarea", "</p"))


@pytest.mark.parametrize(
    ("columns", "block"),
    [
        ([0, 2, 3, 4], [["Belanja Contoh", "1.200", "kotak", "25.000"]]),
        (
            0,
            [
                ["No.", "Uraian", "VOLUME", "Satuan ", "Harga satuan (Rp)"],
                ["1", "Belanja Contoh", "1.200", "kotak", "25.000"],
            ],
        ),
    ],
)
def test_cells_go_into_the_columns_that_are_shown_or_that_their_first_row_names(visitor, columns, block):
    before = visitor.get(f"/isian?berkas={KAK}").text.count(f'id="{LINES_ID}.')
    acted(visitor, {"aksi": "tempel", "di": LINES, "baris": 0, "kolom": columns, "blok": block})
    row = visitor.desk.fillings.of(Path(KAK)).draft.values["bagian"][6]["sub_kegiatan"][0]["rincian"][0]
    assert {key: str(row[key]) for key in ("uraian", "volume", "satuan", "harga_satuan")} == {
        "uraian": "Belanja Contoh",
        "volume": "1.200",
        "satuan": "kotak",
        "harga_satuan": "25.000",
    }
    assert row["kode_rekening"] == "5.1.02.01.01.0004"
    assert visitor.get(f"/isian?berkas={KAK}").text.count(f'id="{LINES_ID}.') == before


def test_more_cells_than_the_columns_shown_fill_the_others_too(visitor):
    block = [["Belanja Contoh", "5.1.02.01.01.0030", "3", "buah", "1.000"]]
    acted(visitor, {"aksi": "tempel", "di": LINES, "baris": 0, "kolom": [0, 2, 3, 4], "blok": block})
    row = visitor.desk.fillings.of(Path(KAK)).draft.values["bagian"][6]["sub_kegiatan"][0]["rincian"][0]
    assert (row["kode_rekening"], row["harga_satuan"]) == ("5.1.02.01.01.0030", "1.000")


def test_more_columns_than_the_table_has_are_refused_and_nothing_is_pasted(visitor):
    block = [["a"] * 40]
    found = acted(visitor, {"aksi": "tempel", "di": LINES, "baris": 0, "kolom": 3, "blok": block})
    assert found["masalah"][0]["kode"] == "K952"
    assert not visitor.desk.fillings.of(Path(KAK)).draft.is_changed


def test_more_rows_than_can_be_checked_at_once_are_refused_whole(visitor):
    found = acted(visitor, {"aksi": "tempel", "di": LINES, "baris": 0, "kolom": 0, "blok": [["a"]] * 5001})
    assert "salinan ini 5.001 baris" in found["masalah"][0]["pesan"].lower()
    assert "tidak ada yang ditempel" in found["masalah"][0]["perbaikan"].lower()
    assert not visitor.desk.fillings.of(Path(KAK)).draft.is_changed


@pytest.mark.parametrize(
    "act",
    [
        {"aksi": "lari", "di": []},
        {"aksi": "isi", "di": ["tidak_ada"], "nilai": "x"},
        {"aksi": "isi", "di": ["judul"], "nilai": 5},
        {"aksi": "hapus", "di": ["bagian", 99]},
        {"aksi": "hapus", "di": [{}]},
        {"aksi": "pindah", "di": ["bagian", 0], "ke": -1},
        {"aksi": "pindah", "di": ["bagian", 0], "ke": True},
        {"aksi": "tambah", "di": ["bagian"], "jenis": "tidak_ada"},
        {"aksi": "tambah", "di": ["tahun_anggaran"]},
        {"aksi": "tempel", "di": LINES, "baris": 0, "kolom": 0, "blok": [[1]]},
        {"aksi": "tempel", "di": LINES, "baris": 0, "kolom": [0, 99], "blok": [["1", "2"]]},
        {"aksi": "tempel", "di": LINES, "baris": 0, "kolom": ["0"], "blok": [["1"]]},
        {"aksi": "salin", "di": []},
        "isi",
        None,
    ],
)
def test_an_act_that_is_none_is_told_and_changes_nothing(visitor, act):
    found = acted(visitor, act)
    assert found["masalah"][0]["kode"] in ("K921", "K950"), found
    assert "data-batal disabled" in visitor.get(f"/isian?berkas={KAK}").text


def test_a_window_that_shows_an_older_state_is_loaded_anew_before_its_rows_are_touched(visitor):
    acted(visitor, {"aksi": "hapus", "di": [*LINES, 0]}, revision=0)
    assert acted(visitor, {"aksi": "hapus", "di": [*LINES, 0]}, revision=0) == {"muat": True}


def test_a_file_that_changed_meanwhile_is_never_overwritten(visitor, tmp_path):
    found = acted(visitor, typed(["program"], "Punya Saya"))
    other = (tmp_path / KAK).read_text().replace("program: Kepegawaian Daerah", "program: Punya Orang Lain")
    (tmp_path / KAK).write_text(other)
    refused = acted(visitor, {"aksi": "simpan", "di": []}, revision=found["revisi"])
    assert refused["masalah"][0]["kode"] == "K920"
    assert (tmp_path / KAK).read_text() == other
    page = visitor.get(f"/isian?berkas={KAK}").text
    assert "berubah di luar halaman ini" in page
    assert "Punya Saya" in page
    there = visitor.follow(visitor.send("/isian/simpan-sebagai", {"berkas": KAK, "nama": "kak-saya"}))
    assert "Tersimpan dengan nama baru" in there.text
    assert "program: Punya Saya" in (tmp_path / "inputs/2027/kak-saya.yaml").read_text()
    assert "Punya Orang Lain" in visitor.get(f"/isian?berkas={KAK}").text


def test_an_unchanged_form_follows_its_file(visitor, tmp_path):
    visitor.get(f"/isian?berkas={KAK}")
    other = (tmp_path / KAK).read_text().replace("program: Kepegawaian Daerah", "program: Pembinaan Contoh")
    (tmp_path / KAK).write_text(other)
    assert "Pembinaan Contoh" in visitor.get(f"/isian?berkas={KAK}").text


def test_a_form_tells_what_changed_in_the_file_of_the_office(visitor, tmp_path):
    found = acted(visitor, typed(["penanda_tangan"], "kepala"))
    assert "tidak ada yang perlu dibetulkan" in found["keadaan"]
    office = tmp_path / "inputs/instansi.yaml"
    office.write_text(office.read_text().replace("  kepala:", "  pimpinan:"))
    page = visitor.get(f"/isian?berkas={KAK}").text
    assert "perlu dibetulkan" in re.search(r'id="keadaan"[^>]*>([^<]*)', page)[1]
    assert "pimpinan" in page


def test_a_paper_is_read_as_text_where_no_pages_can_be_drawn(visitor):
    from kakdoc.papers.pdf.preview.pages import Preview

    visitor.desk._preview = Preview(None)
    page = visitor.get(f"/naskah/lihat?berkas={KAK}").text
    assert "K945" in page
    assert "<table>" in page
    assert "Rp412.360.000 (empat ratus dua belas juta" in words(page)


def test_without_the_script_the_whole_form_is_read_saved_and_rows_are_added(visitor, tmp_path):
    fields = sent_fields(visitor.get(f"/isian?berkas={KAK}").text)
    fields['["program"]'] = "Pembinaan Contoh"
    told = visitor.follow(visitor.send("/isian/simpan", {"berkas": KAK, **fields}))
    assert "Tersimpan." in told.text
    before, after = (PROJECT / KAK).read_text(), (tmp_path / KAK).read_text()
    assert after == before.replace("program: Kepegawaian Daerah", "program: Pembinaan Contoh")
    button = json.dumps({"aksi": "tambah", "di": LINES})
    more = visitor.follow(visitor.send("/isian/simpan", {"berkas": KAK, **fields, "aksi": button}))
    assert f'id="{LINES_ID}.11.uraian"' in more.text
    assert (tmp_path / KAK).read_text() == after


def sent_fields(page):
    """Return what a browser sends of a form, without the buttons."""
    import html

    found = {}
    for name, value in re.findall(r'<input id="f\.[^"]*" name="([^"]+)" data-isi[^>]*? value="([^"]*)"', page):
        found[html.unescape(name)] = html.unescape(value)
    for name, value in re.findall(r'<textarea id="f\.[^"]*" name="([^"]+)" data-isi[^>]*>([^<]*)</textarea>', page):
        found[html.unescape(name)] = html.unescape(value).replace("\n", "\r\n")
    for name, inner in re.findall(
        r'<select id="f\.[^"]*" name="([^"]+)" data-isi[^>]*>(.*?)</select>', page, re.DOTALL
    ):
        chosen = re.search(r"<option(?: value=\"([^\"]*)\")? selected>([^<]*)", inner)
        found[html.unescape(name)] = html.unescape((chosen[1] or chosen[2]) if chosen else "")
    return found


def test_a_form_sent_back_as_it_came_changes_nothing(visitor, tmp_path):
    for file in sorted(tmp_path.glob("inputs/**/*.yaml")):
        name = file.relative_to(tmp_path).as_posix()
        if file.parent.name in ("inputs", "tarif"):
            continue
        page = visitor.get(f"/isian?berkas={name}")
        assert page.status == 200, (name, words(page.text)[:300])
        before = file.read_bytes()
        visitor.send("/isian/simpan", {"berkas": name, **sent_fields(page.text)})
        assert file.read_bytes() == before, name


def test_regulations_are_found_by_words(visitor):
    found = visitor.get(f"/isian/peraturan?berkas={KAK}&kata=aparatur+sipil", accept="application/json").json["temuan"]
    assert "uu-20-2023" in [each["kunci"] for each in found]
    assert visitor.get(f"/isian/peraturan?berkas={KAK}&kata=zzzz", accept="application/json").json == {"temuan": []}
    found = visitor.get(f"/isian/peraturan?berkas={KAK}&kata=aparatur+sipil+negara", accept="application/json").json[
        "temuan"
    ]
    replaced = ["(sudah diganti)" in each["judul"] for each in found if each["kunci"] in ("uu-20-2023", "uu-5-2014")]
    assert replaced == [False, True]


def test_messages_of_a_form_name_its_fields_and_no_sheet():
    told = wording.in_page("pilih “ya” di baris “Mengingat tetap” sheet “Naskah”, atau di selnya.")
    assert told == "pilih “ya” di isian “Mengingat tetap”, atau di isiannya."


def test_a_form_stands_for_every_kind(visitor, tmp_path):
    from kakdoc.inputs.drawing_on import definitions

    for kind in BY_NAME.values():
        file = tmp_path / "inputs/2027" / f"coba-{kind.name}.yaml"
        file.write_text(definitions.skeleton(kind))
        page = visitor.get(f"/isian?berkas=inputs/2027/{file.name}")
        assert page.status == 200, (kind.name, words(page.text)[:500])
        assert page.text.count("data-isi") > 3, kind.name
        assert not re.search(r">\((?:True|False|None)\)<", page.text), kind.name


def test_an_item_that_is_a_text_alone_is_typed_into(visitor, tmp_path):
    from kakdoc.inputs.drawing_on import definitions

    begun = "inputs/2027/perbup.yaml"
    (tmp_path / begun).write_text(definitions.skeleton(BY_NAME["perbup"]))
    first = ["bab", 1, "pasal", 0, "ayat", 0]
    assert "masalah" not in acted(visitor, typed([*first, "isi"], "Isi ayat contoh"), file=begun)
    assert visitor.desk.fillings.of(Path(begun)).draft.values["bab"][1]["pasal"][0]["ayat"][0] == "Isi ayat contoh"
    acted(visitor, typed([*first, "label"], "ayat-satu"), file=begun)
    ayat = visitor.desk.fillings.of(Path(begun)).draft.values["bab"][1]["pasal"][0]["ayat"][0]
    assert ayat == {"isi": "Isi ayat contoh", "label": "ayat-satu"}


def test_a_form_is_headed_by_the_title_of_its_paper_once_there_is_one(visitor, tmp_path):
    from kakdoc.inputs.drawing_on import definitions

    begun = "inputs/2027/kak-baru.yaml"
    (tmp_path / begun).write_text(definitions.skeleton(BY_NAME["kak"]))
    page = visitor.get(f"/isian?berkas={begun}").text
    title = BY_NAME["kak"].title
    assert f'<span id="judul-naskah">{title}</span>' in page
    assert f"<title>{title} – kakdoc</title>" in page
    assert acted(visitor, typed(["kegiatan"], "Pelayanan *Contoh*"), file=begun)["judul"] == "Pelayanan Contoh"
    heading = words(re.search(r"<h1>.*?</h1>", visitor.get(f"/isian?berkas={begun}").text)[0])
    assert heading == f"Pelayanan Contoh {title} · kak-baru.yaml"
    assert '<span id="judul-naskah">Data kantor</span>' in visitor.get("/isian?berkas=inputs/instansi.yaml").text


def test_the_office_has_a_form_of_its_own(visitor, tmp_path):
    office = "inputs/instansi.yaml"
    page = visitor.get(f"/isian?berkas={office}")
    assert page.status == 200
    assert "Buat naskah Word" not in page.text
    before = (tmp_path / office).read_text()
    found = acted(visitor, typed(["tempat"], "Kota Contoh"), {"aksi": "simpan", "di": []}, file=office)
    assert found["keadaan"].startswith("Tersimpan")
    changed = [line for line in (tmp_path / office).read_text().split("\n") if line not in before.split("\n")]
    assert changed == ["tempat: Kota Contoh"]
    assert "sekretaris daerah – (Nama Sekretaris Daerah)" in page.text
    added = acted(visitor, {"aksi": "tambah", "di": ["pejabat"], "kunci": "sekretaris_contoh"}, file=office)
    assert 'id="f.pejabat.sekretaris_contoh.nama"' in added["ganti"]["f.pejabat"]
    again = acted(visitor, {"aksi": "tambah", "di": ["pejabat"], "kunci": "sekretaris_contoh"}, file=office)
    assert again["masalah"][0]["kode"] == "K951"


@pytest.mark.parametrize("path", [[], ["bagian"], ["bagian", 0], LINES])
def test_a_value_is_typed_where_a_value_stands_and_nowhere_else(visitor, path):
    assert acted(visitor, typed(path, "x"))["masalah"][0]["kode"] == "K950"


@pytest.mark.parametrize("name", ["R&D a+b", "a%20b, #c"])
def test_a_form_is_found_again_whatever_signs_its_name_has(visitor, name):
    file = f"inputs/2027/{name}.yaml"
    shutil.copy(KAK, file)
    saved = visitor.send("/isian/simpan", {"berkas": file, '["kegiatan"]': "Kegiatan baru"})
    assert "#" not in saved.headers["location"]
    assert "Tersimpan." in words(visitor.follow(saved).text)
    assert b"Kegiatan baru" in (visitor.desk.folder / file).read_bytes()
    renamed = visitor.send("/isian/simpan-sebagai", {"berkas": file, "nama": f"{name} 2"})
    assert "Tersimpan dengan nama baru." in words(visitor.follow(renamed).text)


def test_a_form_is_saved_under_another_name_and_in_another_form(visitor, tmp_path):
    fields = sent_fields(visitor.get(f"/isian?berkas={KAK}").text) | {'["program"]': "Pembinaan Contoh"}
    page = visitor.follow(visitor.send("/isian/simpan-sebagai", {"berkas": KAK, **fields, "nama": "lain.xlsx"}))
    assert "Tersimpan dengan nama baru." in words(page.text)
    visitor.follow(visitor.send("/isian/simpan-sebagai", {"berkas": "inputs/2027/lain.xlsx", "nama": "lain.yaml"}))
    assert "program: Pembinaan Contoh" in (tmp_path / "inputs/2027/lain.yaml").read_text()
    assert (tmp_path / KAK).read_bytes() == (PROJECT / KAK).read_bytes()


def test_a_paper_that_is_being_written_shows_with_dots_where_nothing_is_filled_in(visitor, tmp_path):
    from kakdoc.inputs.drawing_on import definitions
    from kakdoc.papers.pdf.preview.pages import Preview

    visitor.desk._preview = Preview(None)
    begun = "inputs/2027/kak-baru.yaml"
    (tmp_path / begun).write_text(definitions.skeleton(BY_NAME["kak"]))
    page = visitor.get(f"/naskah/lihat?berkas={begun}").text
    assert "Yang belum diisi, dan yang dihitung darinya, tampil sebagai titik-titik." in page
    assert "……………………" in page
    acted(visitor, typed(["program"], "Kesehatan Contoh"), file=begun)
    assert "Kesehatan Contoh" in visitor.get(f"/naskah/lihat?berkas={begun}").text
    assert "tidak ada yang perlu" not in visitor.desk.fillings.of(Path(begun)).state()


def test_a_faulty_amount_that_other_values_are_computed_of_ends_no_page(visitor, tmp_path):
    from kakdoc.inputs.drawing_on import definitions

    begun = "inputs/2027/kuitansi.yaml"
    (tmp_path / begun).write_text(definitions.skeleton(BY_NAME["kuitansi"]))
    acted(visitor, typed(["jumlah"], "0"), file=begun)
    assert visitor.get(f"/naskah/lihat?berkas={begun}").status == 200
