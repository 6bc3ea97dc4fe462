"""The year at a glance, a new input, and its paper: what stands, what is missing, what one press makes."""

import html
import os
import re
import shutil
import zipfile

import pytest
import yaml
from conftest import PROJECT
from ui.web.asking import Visitor, words

from kakdoc.ui.web.year.overview import Promise

KAK = "inputs/2027/kak-mutasi-promosi-asn.yaml"
PAPER = "outputs/2027/kak-mutasi-promosi-asn.docx"


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    (tmp_path / "inputs/2027").mkdir(parents=True)
    for each in ("inputs/instansi.yaml", "inputs/peraturan.yaml", KAK):
        shutil.copy(PROJECT / each, tmp_path / each)
    monkeypatch.chdir(tmp_path)
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


def year(visitor) -> str:
    """Return the first page without its help, which names every state."""
    visitor.desk.year.known(60)
    return re.sub(r'<details class="bantuan">.*?</details>', "", visitor.get("/").text, flags=re.DOTALL)


def made(visitor, path=KAK, **more):
    return visitor.send("/naskah/buat", {"berkas": path, **more})


def edit(path, old, new):
    """Change words of a paper as somebody does in Word."""
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    assert old in parts["word/document.xml"].decode()
    parts["word/document.xml"] = parts["word/document.xml"].decode().replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_an_input_without_a_paper_is_missing_and_one_press_makes_it(visitor, tmp_path):
    page = words(year(visitor))
    assert "belum dibuat" in page
    assert "Keluaran yang dijanjikan: 0 dari 8 ada" in page
    page = visitor.follow(made(visitor)).text
    assert "Naskah sudah dibuat." in page
    sent = visitor.get(re.search(r'href="(/naskah/unduh[^"]+)"', page)[1])
    assert sent.body == (tmp_path / PAPER).read_bytes()
    assert sent.headers["content-disposition"] == "attachment; filename*=UTF-8''kak-mutasi-promosi-asn.docx"
    assert "sudah dibuat" in words(year(visitor))
    assert "buat\toutputs/2027" in (tmp_path / ".kakdoc/catatan.log").read_text()


def test_all_that_is_behind_is_made_at_once_and_what_has_faults_is_told(visitor, tmp_path):
    made(visitor)
    before = (tmp_path / PAPER).read_bytes()
    text = (tmp_path / KAK).read_text()
    (tmp_path / KAK).write_text(text.replace("Mutasi dan Promosi ASN", "Mutasi dan Promosi Contoh"))
    (tmp_path / "inputs/2027/rusak.yaml").write_text("jenis: kak\ntahun_anggaran: dua ribu\n")
    page = year(visitor)
    assert "isian sudah berubah" in page
    assert "1 isian belum dibuat naskahnya" in words(page)
    assert "perlu dibetulkan" in page
    page = visitor.follow(visitor.send("/naskah/buat-semua"))
    visitor.desk.works.of(re.search(r"nama=([^\"&]+)", page.text)[1]).wait(60) if "Berhenti" in page.text else None
    assert (tmp_path / PAPER).read_bytes() != before
    assert not (tmp_path / "outputs/2027/rusak.docx").exists()
    assert 'action="/naskah/buat-semua"' not in year(visitor)


def test_making_from_the_form_saves_what_was_typed_first_and_a_fault_leads_back_to_it(visitor, tmp_path):
    field = re.search(r'name="([^"]+)"[^>]*value="2027"', visitor.get(f"/isian?berkas={KAK}").text)
    name = html.unescape(field[1])
    visitor.follow(made(visitor, **{name: "2028"}))
    assert "tahun_anggaran: 2028" in (tmp_path / KAK).read_text()
    assert (tmp_path / PAPER).is_file()
    (tmp_path / PAPER).unlink()
    answer = made(visitor, **{name: "dua ribu"})
    assert answer.headers["location"].startswith("/isian?")
    assert re.search(r"pesan peringatan\">Naskah belum dapat dibuat", visitor.follow(answer).text)
    assert not (tmp_path / PAPER).exists()


def test_an_edited_paper_is_asked_about_with_its_words_and_replaced_only_then(visitor, tmp_path):
    made(visitor)
    edit(tmp_path / PAPER, "Mutasi dan Promosi", "Mutasi, Promosi, dan Rotasi")
    edited = (tmp_path / PAPER).read_bytes()
    page = made(visitor).text
    assert "sudah disunting" in page
    assert "Mutasi, Promosi, dan Rotasi" in page
    assert (tmp_path / PAPER).read_bytes() == edited
    assert "disunting di Word" in year(visitor)
    assert "sudah disunting" in made(visitor, cara="ganti", sidik="lain").text
    digest = re.search(r'name="sidik" value="([^"]+)"', page)[1]
    beside = visitor.follow(made(visitor, cara="samping", sidik=digest)).text
    assert "kak-mutasi-promosi-asn (baru).docx" in beside
    assert "--timpa" not in beside
    assert (tmp_path / PAPER).read_bytes() == edited
    made(visitor, cara="ganti", sidik=digest)
    assert (tmp_path / PAPER).read_bytes() != edited
    kept = list((tmp_path / "outputs/2027").glob("*(disunting*"))
    assert [each.read_bytes() for each in kept] == [edited]


def test_a_tor_with_a_fault_keeps_its_outputs_in_sight(visitor, tmp_path):
    made(visitor)
    text = (tmp_path / KAK).read_text()
    (tmp_path / KAK).write_text(text.replace("tahun_anggaran: 2027", "tahun_anggaran: dua ribu"))
    page = words(year(visitor))
    assert "1 perlu dibetulkan" in page
    assert "Keluaran yang dijanjikan: 0 dari 8 ada" in page
    (tmp_path / KAK).write_text("jenis: kak\nkegiatan: [\n")
    page = words(year(visitor))
    assert "1 perlu dibetulkan" in page
    assert "Keluaran yang dijanjikan: 0 dari 8 ada" in page


def test_two_inputs_of_one_name_are_told_and_the_second_makes_nothing(visitor, tmp_path):
    made(visitor)
    before = (tmp_path / PAPER).read_bytes()
    second = KAK.replace(".yaml", ".yml")
    (tmp_path / second).write_text((tmp_path / KAK).read_text().replace("Mutasi dan Promosi", "Rotasi"))
    assert "1 perlu dibetulkan" in words(year(visitor))
    assert "K606" in visitor.get(f"/naskah?berkas={second}").text
    made(visitor, second)
    assert (tmp_path / PAPER).read_bytes() == before


def test_a_tor_is_not_asked_for_where_there_is_none(visitor, tmp_path):
    shutil.rmtree(tmp_path / "inputs")
    shutil.copytree(PROJECT / "inputs", tmp_path / "inputs", ignore=shutil.ignore_patterns("20*"))
    page = visitor.get("/isian-baru?jenis=keputusan").text
    assert "Jenis naskah" in page
    assert "KAK yang dipakai" not in page


def test_a_new_input_is_named_filled_in_and_on_disk_once_it_is_saved(visitor, tmp_path):
    page = visitor.get("/isian-baru?jenis=keputusan").text
    assert re.search(r'value="keputusan" selected', page)
    assert 'class="selain-kak"' in page
    answer = visitor.send(
        "/isian-baru", {"jenis": "keputusan", "nama": "Tim Contoh/2027 ", "tahun": "2027", "kak": KAK}
    )
    assert answer.headers["location"] == "/isian?berkas=inputs/2027/tim-contoh-2027.yaml"
    form = visitor.follow(answer)
    assert form.status == 200
    assert not (tmp_path / "inputs/2027/tim-contoh-2027.yaml").exists()
    visitor.send("/isian/simpan", {"berkas": "inputs/2027/tim-contoh-2027.yaml"})
    assert f"kak: {KAK.rpartition('/')[2]}" in (tmp_path / "inputs/2027/tim-contoh-2027.yaml").read_text()
    typed = yaml.safe_load((tmp_path / "inputs/2027/tim-contoh-2027.yaml").read_text())
    assert (str(typed["tahun"]), typed["judul"].strip()) == ("2027", "Tim Contoh/2027")
    again = visitor.send("/isian-baru", {"jenis": "keputusan", "nama": "Tim Contoh 2027", "tahun": "2027", "kak": KAK})
    assert again.status == 422
    assert "K607" in again.text


def test_a_missing_month_leads_to_a_report_of_that_month(visitor, tmp_path):
    text = (tmp_path / KAK).read_text().replace("tahun_anggaran: 2027", "tahun_anggaran: 2024")
    (tmp_path / KAK).write_text(text)
    page = year(visitor)
    assert "Laporan bulanan yang belum ada: 12 bulan" in page
    link = re.search(r'href="(/isian-baru\?jenis=laporan-bulanan[^"]*bulan=5[^"]*)"', page)[1].replace("&amp;", "&")
    asked = visitor.get(link).text
    assert '<option value="5" selected>Mei' in asked
    fields = {"bulan": "5", "keluaran": "", "nama": ""}
    answer = visitor.send("/isian-baru", {**fields, "jenis": "laporan-bulanan", "tahun": "2024", "kak": KAK})
    assert answer.headers["location"] == "/isian?berkas=inputs/2027/laporan/bulanan-05-mei.yaml"
    form = visitor.follow(answer).text
    assert re.search(r'<option value="Mei" selected|value="Mei"', form)
    assert not (tmp_path / "inputs/2027/laporan").exists()
    assert "K901" not in form


def test_an_output_of_monthly_reports_leads_to_the_first_month_without_one(visitor, tmp_path):
    for each in ("kak-mutasi-promosi-asn.yaml", "laporan/bulanan-01-januari.yaml"):
        (tmp_path / "inputs/2024" / each).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / "inputs/2024" / each, tmp_path / "inputs/2024" / each)
    shown = html.unescape(year(visitor))
    asked = re.search(
        r'"(/isian-baru\?[^"]*&keluaran=7&[^"]*)" aria-label="[^"]*, Februari">buat isian Februari', shown
    )[1]
    assert '<option value="2" selected>Februari' in visitor.get(asked).text


@pytest.mark.parametrize(
    ("promised", "kind", "title"),
    [
        ("SK Tim Pelaksana;", "keputusan", "Tim Pelaksana"),
        ("Keputusan Kepala Dinas tentang Pembentukan Tim", "keputusan", "Pembentukan Tim"),
        ("Laporan bulanan", "laporan-bulanan", ""),
        ("Laporan Triwulanan Kegiatan", "laporan-triwulan", ""),
        ("Peraturan Bupati tentang Tunjangan", "perbup", "Tunjangan"),
        ("Dokumen Contoh", "keputusan", "Dokumen Contoh"),
        ("12 (dua belas) laporan bulanan", "laporan-bulanan", ""),
        ("Empat dokumen laporan triwulan", "laporan-triwulan", ""),
        ("Laporan hasil pelatihan", "laporan-bulanan", ""),
        ("Pelaporan kinerja bulanan, triwulanan dan semesteran.", "laporan-bulanan", ""),
        ("Laporan kinerja triwulan", "laporan-triwulan", ""),
        ("1 Dokumen Peraturan Bupati tentang Tunjangan", "perbup", "Tunjangan"),
    ],
)
def test_an_output_leads_to_an_input_of_its_kind_under_its_name(promised, kind, title):
    found = Promise(1, promised, ())
    assert (found.kind, found.title) == (kind, title)


@pytest.mark.parametrize("name", ["inputs/instansi.yaml", KAK, "outputs/../inputs/instansi.yaml", "/etc/passwd", ""])
def test_only_papers_are_sent(visitor, name):
    assert visitor.get(f"/naskah/unduh?naskah={name}").status == 400


def test_a_folder_that_cannot_be_written_is_told_and_the_input_stays(visitor, tmp_path):
    (tmp_path / "outputs").write_text("bukan folder")
    page = visitor.follow(made(visitor)).text
    assert "K603" in page
    assert "--ke" not in page
    assert (tmp_path / "outputs").read_text() == "bukan folder"
    assert (tmp_path / KAK).read_bytes() == (PROJECT / KAK).read_bytes()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everywhere")
def test_a_folder_of_inputs_that_may_not_be_opened_is_told_and_no_fault_of_its_name(visitor, tmp_path):
    folder = tmp_path / "inputs/2027"
    folder.chmod(0)
    try:
        page = words(year(visitor))
        asked = [visitor.get(way, accept="text/html") for way in (f"/isian?berkas={KAK}", f"/naskah?berkas={KAK}")]
    finally:
        folder.chmod(0o700)
    assert "1 perlu dibetulkan" in page
    assert [(each.status, "K101" in each.text, "K930" in each.text) for each in asked] == [(422, True, False)] * 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everywhere")
def test_a_working_folder_that_may_not_be_opened_any_more_is_no_new_one(visitor, tmp_path):
    tmp_path.chmod(0)
    try:
        page = visitor.get("/")
    finally:
        tmp_path.chmod(0o700)
    assert (page.status, "K933" in page.text, "Folder kerja baru" in page.text) == (422, True, False)
