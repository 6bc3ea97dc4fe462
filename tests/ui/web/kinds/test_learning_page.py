"""A new kind made of an office's own Word form on the page, and the list of templates."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from conftest import PROJECT
from papers.learning.office_forms import form
from ui.web.asking import Visitor, words

from kakdoc.kinds.definition.types import TYPES
from kakdoc.papers import catalog
from kakdoc.papers.forms.learning import deciding
from kakdoc.papers.forms.learning.deciding import Decided
from kakdoc.papers.forms.learning.new_kind import prepare


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    (tmp_path / "inputs").mkdir()
    shutil.copy(PROJECT / "inputs/instansi.yaml", tmp_path / "inputs/instansi.yaml")
    (tmp_path / "templates").mkdir()
    monkeypatch.chdir(tmp_path)
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


def found_in(visitor, name, data):
    return visitor.follow(visitor.upload("/jenis-baru", "surat.docx", data, {"nama": name}))


def answers(html: str) -> dict[str, str]:
    """Return what a browser would send of the fields as they were found."""
    said = dict(re.findall(r'<input type="text" id="[^"]+" name="(j:[^"]+)" value="([^"]*)"', html))
    for name, options in re.findall(r'<select id="[^"]+" name="(t:[^"]+)">(.*?)</select>', html, re.DOTALL):
        said[name] = re.search(r'value="(\w+)" selected', options)[1]
    return said | {"kunci": re.search(r'name="kunci" value="([^"]+)"', html)[1]}


def test_a_form_becomes_a_kind_and_the_form_of_its_first_paper_opens(visitor):
    page = found_in(visitor, "Nota Pesanan Barang", form("nota-pesanan"))
    shown = page.text[page.text.index('class="surat"') :]
    places = set(re.findall(r'<mark><a href="#(i-[^"]+)">', shown))
    assert places
    assert places <= set(re.findall(r'<input type="text" id="([^"]+)"', shown))
    assert "{{" not in shown
    assert not Path("templates/nota-pesanan-barang").exists()
    said = answers(page.text)
    first = next(key for key in said if key.startswith("j:") and f"t:{key[2:]}" in said)
    opened = visitor.follow(visitor.send("/jenis-baru/tulis", said | {first: "Nama yang Saya Pilih"}))
    assert opened.status == 200
    assert "ini isian pertamanya" in words(opened.text)
    assert "Nama yang saya pilih".casefold() in words(opened.text).casefold()
    text = Path("templates/nota-pesanan-barang/jenis.yaml").read_text()
    assert not re.search(r"^ +# periksa:", text, re.MULTILINE)
    assert catalog.TITLES["nota-pesanan-barang"] == "Nota Pesanan Barang"
    assert not list(Path("inputs").glob("*/nota-pesanan-barang.yaml")), "the first paper is a draft"
    assert Path(".kakdoc/catatan.log").read_text().count("jenis baru") == 3
    taken = visitor.upload("/jenis-baru", "surat.docx", form("nota-pesanan"), {"nama": "Nota Pesanan Barang"})
    assert "K607" in taken.text


def test_types_and_what_is_no_field_are_as_decided():
    data = form("izin-cuti")
    proposed = prepare(Path("Izin.docx"), data, "izin")
    open_ones = [name for name, own in deciding.named(proposed.fields) if deciding.is_open(own) and own.where]
    dropped, turned, *_ = open_ones
    said = {name: Decided(own.title, own.tipe) for name, own in deciding.named(proposed.fields)}
    said[dropped] = said[dropped]._replace(is_field=False)
    said[turned] = Decided("Besarnya", "uang")
    made = prepare(Path("Izin.docx"), data, "izin", said)
    assert dropped not in made.fields
    assert made.fields[turned].tipe == "uang"
    assert made.fields[turned].title == "Besarnya"
    with zipfile.ZipFile(io.BytesIO(made.copy)) as copy:
        text = re.sub(r"<[^>]+>", "", copy.read("word/document.xml").decode())
    assert f"{{{{ {turned}|rupiah }}}}" in text or f"{{{{ {turned}|angka }}}}" in text
    assert not re.search(rf"\{{\{{ {dropped}\b", text)
    assert not any(own.doubts for own in made.fields.values())


def test_a_table_that_is_no_field_stays_a_table_of_the_form():
    data = form("daftar-hadir")
    proposed = prepare(Path("Hadir.docx"), data, "hadir")
    table = next(name for name, own in proposed.fields.items() if own.columns)
    said = {table: Decided("", "", is_field=False)}
    made = prepare(Path("Hadir.docx"), data, "hadir", said)
    assert table not in made.fields
    with zipfile.ZipFile(io.BytesIO(made.copy)) as copy:
        assert b"{%tr for" not in copy.read("word/document.xml")


@pytest.mark.parametrize("decision", [Decided("Volume", "teks"), Decided("Volume", "volume", is_field=False)])
def test_a_formula_over_what_is_no_number_any_more_goes(decision):
    made = prepare(Path("Nota.docx"), form("nota-pesanan"), "nota", {"barang.volume": decision})
    known = dict(deciding.named(made.fields))
    assert "rumus" not in known["barang.jumlah"].more
    assert known["jumlah"].more["rumus"] == "jumlah(barang.jumlah)"


def test_a_table_and_its_columns_are_called_in_the_template_as_was_decided():
    said = {
        "barang": Decided("Barang", "tabel", key="Daftar Pesanan"),
        "barang.volume": Decided("Volume", "volume", key="banyaknya"),
        "barang.jumlah": Decided("Jumlah", "uang", key="banyaknya"),
        "jumlah": Decided("Jumlah", "uang", key="total"),
    }
    made = prepare(Path("Nota.docx"), form("nota-pesanan"), "nota", said)
    columns = made.fields["daftar_pesanan"].columns
    assert "barang" not in made.fields
    assert [each.key for each in columns.values()] == list(columns)
    assert {"banyaknya", "banyaknya_2"} <= columns.keys(), "no two have one key"
    assert "banyaknya_2 *" in columns["banyaknya"].more["rumus"]
    assert made.fields["total"].more["rumus"] == "jumlah(daftar_pesanan.banyaknya)"
    with zipfile.ZipFile(io.BytesIO(made.copy)) as copy:
        text = re.sub(r"<[^>]+>", "", copy.read("word/document.xml").decode())
    assert "for b in daftar_pesanan %}" in text
    assert "{{ b.banyaknya_2" in text
    assert "{{ total|" in text
    assert "for b in barang" not in text


def test_a_kind_whose_keys_were_changed_works_at_once(visitor):
    page = found_in(visitor, "Nota Pesanan Barang", form("nota-pesanan"))
    assert 'name="n:barang" value="barang"' in page.text
    said = answers(page.text) | {"n:barang": "pesanan", "n:barang.volume": "banyaknya", "n:jumlah": "total"}
    opened = visitor.follow(visitor.send("/jenis-baru/tulis", said))
    assert "ini isian pertamanya" in words(opened.text)
    text = Path("templates/nota-pesanan-barang/jenis.yaml").read_text()
    assert "  pesanan:" in text
    assert "jumlah(pesanan.jumlah)" in text
    assert not re.search(r"\bbarang\b", text.replace("nota-pesanan-barang", ""))


def test_a_filter_and_a_function_keep_their_names_where_a_field_has_the_same():
    data = form("izin-cuti")
    dated = next(
        name for name, own in deciding.named(prepare(Path("I.docx"), data, "i").fields) if own.tipe == "tanggal"
    )
    once = prepare(Path("I.docx"), data, "i", {dated: Decided("", "tanggal", key="tanggal")})
    made = prepare(Path("I.docx"), data, "i", {dated: Decided("", "tanggal", key="hari")})
    for copied, key in ((once.copy, "tanggal"), (made.copy, "hari")):
        with zipfile.ZipFile(io.BytesIO(copied)) as copy:
            assert f"{{{{ {key}|tanggal }}}}" in re.sub(r"<[^>]+>", "", copy.read("word/document.xml").decode())


def test_every_type_that_can_be_chosen_is_one_of_a_definition():
    assert set(deciding.CHOOSABLE) <= set(TYPES)


@pytest.mark.parametrize(
    ("name", "file", "data", "code"),
    [
        ("Surat", "surat.pdf", b"%PDF", "K750"),
        ("Surat", "surat.docx", b"bukan Word", "K501"),
        ("Surat", "surat.docx", b"", "K931"),
        ("Surat", "", b"x", "K931"),
        ("../luar", "surat.docx", form("kuitansi-titik"), "K930"),
        ("123", "surat.docx", form("kuitansi-titik"), "K752"),
    ],
)
def test_what_cannot_become_a_kind_is_told_where_it_was_asked_for(visitor, name, file, data, code):
    page = visitor.upload("/jenis-baru", file, data, {"nama": name})
    assert page.status == 422
    assert f"Galat {code}" in words(page.text)
    assert 'type="file"' in page.text
    assert not any(Path("templates").iterdir())


def test_a_form_that_is_not_kept_any_more_is_asked_for_again(visitor):
    assert "Pilih lagi suratnya" in words(visitor.follow(visitor.get("/jenis-baru/periksa?kunci=lain")).text)
    assert "Pilih lagi suratnya" in words(visitor.follow(visitor.send("/jenis-baru/tulis", {"kunci": "lain"})).text)


def test_templates_are_listed_judged_and_sent(visitor):
    listed = visitor.get("/templat")
    assert "undangan/naskah.docx" in words(listed.text)
    one = visitor.get("/templat?jenis=undangan")
    assert '<span class="tanda baik">baik</span>' in one.text
    assert "|terbilang" in words(one.text)
    sent = visitor.get("/templat/unduh?jenis=undangan&berkas=undangan/naskah.docx")
    assert zipfile.is_zipfile(io.BytesIO(sent.body))
    for asked in ("jenis=undangan&berkas=../inputs/instansi.yaml", "jenis=undangan&berkas=kak/naskah.docx", "jenis=x"):
        assert visitor.get(f"/templat/unduh?{asked}").status == 404
    Path("templates/undangan").mkdir()
    Path("templates/undangan/naskah.docx").write_bytes(b"rusak")
    broken = visitor.get("/templat?jenis=undangan").text
    assert "milik kantor" in broken
    assert '<span class="tanda galat">' in broken
