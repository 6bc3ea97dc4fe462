"""Forms of different offices, each the whole way: learned, filled in as text and as a workbook, made into a paper."""

from __future__ import annotations

import io
import re

import pytest
import yaml
from conftest import PROJECT
from docx import Document
from papers.learning.office_forms import NAMES, form
from word.making import part, reading, sound

from kakdoc.base.package import read
from kakdoc.papers import catalog

MARKS = re.compile(r"\[[a-z ]+\]|«|»|\$\{|\{\{|\{%|\.{5}|…{3}|_{4}|☐\s*$", re.IGNORECASE)

FIELDS = {
    "keterangan-kerja": {
        "nomor": "teks", "nama_penanda_tangan": "nama", "nip_penanda_tangan": "nip",
        "pangkat_golongan_penanda_tangan": "teks", "jabatan_penanda_tangan": "teks", "nama": "nama",
        "tempat_tanggal_lahir": "nama", "nik": "nik", "alamat": "teks", "sejak_tanggal": "tanggal", "gaji": "uang",
        "tanggal": "tanggal",
    },
    "izin-cuti": {
        "nama": "nama", "nip": "nip", "jabatan": "teks", "masa_kerja": "teks", "unit_kerja": "teks",
        "golongan": "golongan", "cuti_tahunan": "ya_tidak", "cuti_besar": "ya_tidak", "cuti_sakit": "ya_tidak",
        "cuti_melahirkan": "ya_tidak", "alasan_cuti": "teks", "lamanya_cuti": "bilangan", "mulai_tanggal": "tanggal",
        "sampai_dengan_tanggal": "tanggal", "sisa_n_2": "teks", "keterangan_n_2": "teks", "sisa_n_1": "teks",
        "keterangan_n_1": "teks", "sisa_n": "teks", "keterangan_n": "teks", "alamat_selama_menjalankan_cuti": "teks",
        "nama_penanda_tangan": "nama", "nip_penanda_tangan": "nip",
    },
    "serah-terima": {
        "tahun_naskah": "tahun", "nomor": "teks", "hari": "teks", "tanggal": "teks", "bulan": "teks", "tahun": "teks",
        "tempat": "teks", "nama_pihak_pertama": "nama", "nip_pihak_pertama": "nip",
        "jabatan_pihak_pertama": "teks", "nama_pihak_kedua": "nama", "nip_pihak_kedua": "nip",
        "jabatan_pihak_kedua": "teks",
        "barang": {"nama_barang": "nama", "jumlah": "volume", "satuan": "teks", "kondisi": "teks"},
    },
    "daftar-hadir": {
        "hari_tanggal": "tanggal", "waktu": "teks", "tempat": "teks", "acara": "teks",
        "pegawai": {"nama": "nama", "nip": "nip", "jabatan": "teks"},
    },
    "nota-pesanan": {
        "nomor": "teks", "pimpinan": "teks",
        "barang": {
            "uraian_barang": "teks", "volume": "volume", "satuan": "teks", "harga_satuan": "uang",
            "jumlah": "volume * harga_satuan",
        },
        "jumlah": "jumlah(barang.jumlah)", "tempat": "teks", "tanggal": "tanggal", "nama_pejabat_pengadaan": "nama",
        "nip_pejabat_pengadaan": "nip",
    },
    "kuitansi-titik": {
        "sudah_terima_dari": "teks", "uang_sejumlah": "uang", "untuk_pembayaran": "teks", "kode_rekening": "rekening",
        "tanggal": "tanggal", "nama_pengguna_anggaran": "nama", "nip_pengguna_anggaran": "nip",
        "nama_bendahara_pengeluaran": "nama", "nip_bendahara_pengeluaran": "nip", "nama_yang_menerima": "nama",
    },
    "tugas-kurung": {
        "nomor_surat": "teks", "dasar_surat": "teks", "pegawai": {"nama": "nama", "nip": "nip", "jabatan": "teks"},
        "nama_kegiatan_lengkap": "nama", "tempat": "teks", "tanggal_mulai": "tanggal", "tanggal_selesai": "tanggal",
        "biaya": "uang", "tanggal_laporan": "tanggal", "tempat_ditetapkan": "teks", "tanggal": "tanggal",
        "jabatan_pejabat": "teks", "nama_lengkap_pegawai": "nama", "nip_pejabat": "nip", "nama_instansi": "nama",
        "jenis_surat": "teks",
    },
    "gabung-surat": {
        "tanggal": "tanggal", "nama_pegawai": "nama", "nip": "nip", "tmt": "tanggal", "gaji_baru": "uang",
        "nama_kepala": "nama",
    },
    "kontrol-isi": {
        "nama_lengkap": "nama", "tanggal_lahir": "tanggal", "jenis_kelamin": "pilihan", "unit_kerja": "teks",
        "bersedia_ditempatkan_di_mana_saja": "ya_tidak",
    },
    "undangan-bertag": {
        "jenis_surat": "teks", "nomor": "teks", "penerima": {"nama": "nama", "jabatan": "teks"},
        "tanggal": "tanggal", "tempat": "teks", "acara": "teks", "catatan": "teks",
        "susunan": {"acara": "teks", "biaya": "uang"}, "total": "uang",
    },
    "surat-desa": {
        "nomor": "teks", "nama": "nama", "umur": "bilangan", "pekerjaan": "teks", "rt_rw": "teks",
        "jenis_usaha": "teks", "tembusan": "daftar", "tanggal": "tanggal", "nama_penanda_tangan": "nama",
    },
    "rapor-sekolah": {
        "nama_siswa": "nama", "kelas": "teks", "nisn": "teks", "tahun_pelajaran": "teks",
        "tanggal_pertemuan": "tanggal", "pukul": "waktu", "nama_kepala_sekolah": "nama", "nip_kepala_sekolah": "nip",
        "nama_sekolah": "nama",
    },
}  # fmt: skip
"""The fields that each form has, in their order, with their types or formulas; `tahun` is put before where none is."""


def types(isian):
    """The fields of a definition with their types, those of tables and groups inside."""
    found = {}
    for key, said in isian.items():
        each = {"tipe": said} if isinstance(said, str) else said
        inner = each.get("kolom") or each.get("isian")
        found[key] = types(inner) if inner else each.get("rumus") or each["tipe"]
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A working folder in which each form is learned once."""
    folder = tmp_path_factory.mktemp("kantor")
    (folder / "inputs" / "2027").mkdir(parents=True)
    (folder / "inputs" / "instansi.yaml").write_bytes((PROJECT / "inputs" / "instansi.yaml").read_bytes())
    return folder


RUNS = {}


@pytest.fixture
def learned(root, monkeypatch, kakdoc, request):
    """A form, learned; what was said of it."""
    name = request.param
    monkeypatch.chdir(root)
    if name not in RUNS:
        (root / f"{name}.docx").write_bytes(form(name))
        RUNS[name] = kakdoc("jenis-baru", f"{name}.docx")
        assert RUNS[name].code == 0, RUNS[name].err
    return name, root, RUNS[name]


every_form = pytest.mark.parametrize("learned", NAMES, indirect=True)


@every_form
def test_a_form_becomes_a_kind_with_the_fields_that_it_asks_for(learned):
    name, folder, _ = learned
    definition = yaml.safe_load((folder / "templates" / name / "jenis.yaml").read_text("utf-8"))
    wanted = FIELDS[name] if "tahun" in FIELDS[name] else {"tahun": "tahun", **FIELDS[name]}
    assert list(types(definition["isian"]).items()) == list(wanted.items())
    assert catalog.TITLES[name] == definition["judul"]


@every_form
def test_its_example_becomes_the_same_paper_from_text_and_workbook_with_no_mark_left(learned, kakdoc):
    name, folder, _ = learned
    text, book = (folder / "inputs" / "2027" / f"{name}-{each}" for each in ("teks.yaml", "buku.xlsx"))
    text.write_bytes((folder / "templates" / name / "contoh.yaml").read_bytes())
    assert kakdoc("ubah", text, book).code == 0
    run = kakdoc("buat", text, book, "--tanpa-jejak", "--ketat")
    assert (run.code, run.err) == (0, "2 dari 2 naskah dibuat; tidak ada masalah.\n")
    first, second = ((folder / each).read_bytes() for each in run.out.split())
    assert reading(first) == reading(second)
    texts = [re.sub(r"^\d+\. \.+$", "", each) for each in every_text(sound(first))]
    assert [each for each in texts if MARKS.search(each)] == []


@every_form
def test_a_form_to_fill_in_and_an_input_to_begin_with_are_made_of_it(learned, kakdoc):
    name, _, _ = learned
    for suffix in ("xlsx", "yaml"):
        file = f"inputs/baru/{name}-baru.{suffix}"
        assert kakdoc("formulir" if suffix == "xlsx" else "baru", name, file).code == 0
        assert "[K115]" in kakdoc("periksa", file).err or "[K111]" in kakdoc("periksa", file).err


@every_form
def test_pages_styles_and_pictures_of_a_form_stay_and_it_is_not_touched(learned):
    name, folder, _ = learned
    assert (folder / f"{name}.docx").read_bytes() == form(name)
    before = read(form(name), name)
    after = read((folder / "templates" / name / "naskah.docx").read_bytes(), name)
    changed = {each for each in before if before[each].data != after[each].data}
    assert before.keys() == after.keys()
    assert changed <= {"word/document.xml", "word/header1.xml", "word/footer1.xml", "word/settings.xml"}
    assert pages(form(name)) == pages((folder / "templates" / name / "naskah.docx").read_bytes())


def pages(data):
    section = Document(io.BytesIO(data)).sections[0]
    return section.page_width, section.page_height, section.left_margin, section.top_margin


def every_text(data):
    """Return the texts of paragraphs of body, headers and footers."""
    names = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for name in (each for each in names if each in read(data, "")):
        for paragraph in part(data, name).iter(f"{space}p"):
            yield "".join(node.text or "" for node in paragraph.iter(f"{space}t"))


@pytest.mark.parametrize("learned", ["serah-terima"], indirect=True)
def test_the_report_tells_what_was_found_what_is_not_sure_and_three_steps(learned):
    _, _, run = learned
    assert run.out.splitlines() == [
        f"templates/serah-terima/{each}" for each in ("naskah.docx", "jenis.yaml", "contoh.yaml")
    ]
    assert "nama_pihak_kedua (nama) — Nama pihak kedua: badan dokumen, paragraf 8; badan dokumen, tabel 2" in run.err
    assert "    jumlah (volume) — Jumlah\n" in run.err
    assert "Belum pasti (4), ditandai “# periksa:” di templates/serah-terima/jenis.yaml:" in run.err
    steps = run.err.partition("Tiga langkah berikutnya:\n")[2].splitlines()
    assert [each[:4] for each in steps] == ["  1.", "  2.", "  3."]
    assert steps[2] == "  3. kakdoc buat inputs/2027/serah-terima.xlsx"
