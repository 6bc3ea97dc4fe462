"""Marks and gaps in all the places and shapes in which people leave them: what each becomes, one form each."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from papers.learning.office_forms import Sheet, control, merged, put
from word.making import part

from kakdoc.papers.forms.learning.proposing import proposed
from kakdoc.word.learning.form import Form


def tags_of(data):
    """The tags that places of a form get, in their order."""
    form = Form(data, "surat.docx")
    return list(proposed(form.places).tags.values())


def written(data):
    """The copy of a form with tags, as python-docx reads it."""
    form = Form(data, "surat.docx")
    found = proposed(form.places)
    return Document(io.BytesIO(form.write(found.tags, found.loops)))


def sheet(*lines):
    made = Sheet()
    for line in lines:
        made.line(line)
    return made.bytes()


LINES = {
    "Nama : [Nama Lengkap Pegawai], [NIP]": ["nama_lengkap_pegawai", "nip"],
    "«Nama» ${namaPegawai} <JABATAN> <<unit kerja>> {alamat} ##hobi## %agama%": [
        "nama", "nama_pegawai", "jabatan", "unit_kerja", "alamat", "hobi", "agama",
    ],
    "[isi: nama siswa] dan [masukkan NISN] dan [diisi dengan kelas]": ["nama_siswa", "nisn", "kelas"],
    "Nomor : 800/……/BKPSDM/2027": ['nomor or "800/……/BKPSDM/2027"'],
    "Nomor: ___/___/___": ['nomor or "___/___/___"'],
    "NOMOR ... TAHUN 2027": ['nomor or "..."'],
    "Contoh, ………… ………… 20…": ["tanggal|tanggal"],
    "Contoh, ..... Januari 2027": ["tanggal|tanggal"],
    "....................., ..................... 2027": ["tempat", "tanggal|tanggal"],
    "Sebesar Rp. ................ (................)": ["sebesar|angka", "sebesar|terbilang"],
    "Jumlah : Rp_________": ["jumlah|angka"],
    "Selama …… hari, dari tanggal ……… s.d. ………": ["selama|bilangan", "tanggal|tanggal", "sampai_tanggal|tanggal"],
    "Pukul ……… WIB s.d. ……… WIB": ["pukul", "sampai_pukul"],
    "RT …/RW …": ["rt", "rw"],
    "Hari/Tanggal : ………": ["hari_tanggal|nama_hari }}, {{ hari_tanggal|tanggal"],
    "Pada hari ……… tanggal ……… pukul ………": ["tanggal|nama_hari", "tanggal|tanggal", "pukul"],
    "Pada hari ini ……… tanggal ……… bulan ……… tahun ………": ["hari", "tanggal", "bulan", "tahun"],
    "Terhitung mulai tanggal …… s/d …… selama …… (……) hari": [
        "terhitung_mulai_tanggal|tanggal", "sampai_tanggal|tanggal", "selama|bilangan", "selama_huruf",
    ],
    "……………………, …… - …… - 20……": ["tempat", "tanggal|tanggal"],
    "Kepada Yth. Bapak/Ibu ………": ["penerima"],
    "No. Rek. ……… a.n. ……… pada Bank ………": ["rek", "atas_nama", "bank"],
    "Nama Orang Tua/Wali*): ………": ["nama_orang_tua_wali"],
    "Alamat selama cuti : ………": ["alamat_selama_cuti"],
    "Berat ……… kg, nilai ……… %": ["berat|bilangan", "nilai|bilangan"],
    "Nama\t:": ["nama"],
    "Jenis kelamin : Laki-laki / Perempuan *)": ["jenis_kelamin"],
    "Ditetapkan di ………": ["tempat"],
    "☐ Setuju\t☐ Tidak setuju": ["'☒' if setuju else '☐'", "'☒' if tidak_setuju else '☐'"],
    "[ ] Hadir   [ ] Izin": ["'☒' if hadir else '☐'", "'☒' if izin else '☐'"],
    "……………… (nama lengkap)": ["nama_lengkap"],
    "Nama/NIP : ………": ["nama_nip"],
    "Jumlah lampiran : ……… berkas": ["jumlah_lampiran|bilangan"],
    "- Kelas : ………": ["kelas"],
    "\t\t\tContoh, ………………\n\t\t\tYang menerima,\n\n\n\t\t\t………………": ["tanggal|tanggal", "nama_yang_menerima"],
    "Kepala Sekolah,\n\n\t\t\t………………": ["nama_kepala_sekolah"],
    "\t\t\tOrang tua,\t\tWali kelas,\n\n(………………)\t\t(………………)\nNIK ………………\t\tNIP. ………………": [
        "nama_orang_tua", "nama_wali_kelas", "nik_orang_tua", "nip_wali_kelas",
    ],
    "Uang : Rp ………\nTerbilang : # ……… rupiah #": ["uang|angka", "uang|terbilang"],
    "Pengguna Anggaran : ………\nTingkat Biaya : ………\nBiaya : ………": [
        "pengguna_anggaran", "tingkat_biaya", "biaya|rupiah",
    ],
    "[jenis] [profil] [peserta] [class] [2027 anggaran]": [
        "jenis_surat", "profil_surat", "peserta_surat", "class_surat", "anggaran|rupiah",
    ],
}  # fmt: skip
PLAIN = (
    "Lihat butir [a] dan [1], [x] sudah, [sic] dan [dst.]",
    "dan lain-lain... begitu seterusnya…",
    "Undang-Undang Nomor 5/2014 dan 12/2011",
    "a < b dan c > d; http://contoh.go.id/a/b",
    "Jumlah: 5 (lima); diskon 10% dan 20% #1",
    "Tahun 2026/2027 - 2028",
)


@pytest.mark.parametrize("line", LINES)
def test_what_is_to_be_filled_in_a_line_is_found_and_named(line):
    assert tags_of(sheet(line)) == [f"{{{{ {each} }}}}" for each in LINES[line]]


def test_a_place_of_birth_beside_its_date_has_no_year_in_its_example():
    fields = proposed(Form(sheet("Tempat/Tgl. Lahir : [tempat lahir], [tanggal lahir]"), "surat.docx").places).fields
    assert [(each.tipe, each.guess.example) for each in fields.values()] == [
        ("teks", "Contoh"), ("tanggal", "4 Januari 2027"),
    ]  # fmt: skip


@pytest.mark.parametrize("line", PLAIN)
def test_what_only_looks_like_it_is_left_alone(line):
    assert tags_of(sheet(line)) == []


def test_the_unit_behind_an_amount_in_words_goes_into_its_tag():
    lines = [
        each.text for each in written(sheet("Sebesar Rp ……… (……… Rupiah)", "Terbilang: _____ rupiah,-")).paragraphs
    ]
    assert lines == [
        "Sebesar Rp {{ sebesar|angka }} ({{ sebesar|terbilang }})", "Terbilang: {{ sebesar|terbilang }},-",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "types"),
    [
        (("Barang", "Jumlah", "Satuan", "Harga (Rp)"), ["teks", "volume", "teks", "uang"]),
        (("Barang", "Satuan", "Harga Satuan", "Jumlah"), ["teks", "teks", "uang", "uang"]),
    ],
)
def test_an_amount_beside_a_unit_is_counted_where_it_stands_before_the_price(titles, types):
    made = Sheet()
    made.line("Barang sebagai berikut:")
    made.table(titles, [""] * 4, [""] * 4)
    (table,) = proposed(Form(made.bytes(), "surat.docx").places).fields.values()
    assert [each.tipe for each in table.columns.values()] == types


def test_a_mark_torn_over_runs_is_one_and_has_the_look_of_its_name():
    made = Sheet()
    paragraph = made.line("Nama : ")
    for text, bold in (("[", False), ("nama ", True), ("peg", True), ("awai]", True), (" dan", False)):
        paragraph.add_run(text).bold = bold
    found = written(made.bytes()).paragraphs[0]
    assert [(each.text, bool(each.bold)) for each in found.runs] == [
        ("Nama : ", False), ("{{ nama_pegawai }}", True), (" dan", False),
    ]  # fmt: skip


def test_a_mark_cut_by_signs_of_the_spelling_checker_and_bookmarks_is_one():
    made = Sheet()
    inner = (
        '<w:proofErr w:type="spellStart"/><w:r><w:t>[tang</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        '<w:bookmarkStart w:id="5" w:name="x"/><w:r><w:rPr><w:i/></w:rPr><w:t>gal lahir</w:t></w:r>'
        '<w:bookmarkEnd w:id="5"/><w:r><w:t>] akhir</w:t></w:r>'
    )
    put(made.line("Pada "), inner)
    assert written(made.bytes()).paragraphs[0].text == "Pada {{ tanggal_lahir|tanggal }} akhir"


def test_a_highlight_that_only_the_mark_has_goes_and_one_of_the_whole_line_stays():
    made = Sheet()
    alone, whole = made.line("Nama "), made.line()
    alone.add_run("[nama]").font.highlight_color = 7
    for text in ("Kelas ", "[kelas]"):
        whole.add_run(text).font.highlight_color = 7
    first, second = written(made.bytes()).paragraphs
    assert [first.runs[1].font.highlight_color, second.runs[1].font.highlight_color] == [None, 7]


def test_the_same_mark_is_one_field_in_body_header_footer_and_cells():
    made = Sheet()
    made.line("[nama]")
    made.table(["Nama", "[nama]"], style=None)
    made.word.sections[0].header.paragraphs[0].text = "[nama]"
    made.word.sections[0].footer.paragraphs[0].text = "[Nama]"
    form = Form(made.bytes(), "surat.docx")
    found = proposed(form.places)
    assert list(found.tags.values()) == ["{{ nama }}"] * 4
    assert [len(each.where) for each in found.fields.values()] == [4]


def test_gaps_of_one_label_are_fields_of_their_own():
    found = tags_of(sheet("Nama : ………", "Kelas : ………", "Wali murid berikut", "Nama : ………"))
    assert found == ["{{ nama }}", "{{ kelas }}", "{{ nama_2 }}"]


def test_lines_to_write_on_below_a_named_one_go_into_it():
    made = written(sheet("Alasan : ……………………", "……………………………", "……………………………", "Akhir."))
    assert [each.text for each in made.paragraphs] == ["Alasan : {{ alasan }}", "Akhir."]


def test_numbered_lines_become_a_list_and_others_stay():
    made = written(sheet("Tembusan:", "1. ………………", "2. ………………", "3. ………………"))
    assert [each.text for each in made.paragraphs] == [
        "Tembusan:", "{%p for b in tembusan %}", "{{ loop.index }}. {{ b }}", "{%p endfor %}",
    ]  # fmt: skip


def test_a_condition_of_a_merge_becomes_a_text_and_is_doubted():
    made = Sheet()
    paragraph = made.line("Yth. ")
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> IF </w:instrText></w:r>'
    )
    middle = '<w:r><w:instrText xml:space="preserve"> = "L" "Bapak" "Ibu" </w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Bapak</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    put(paragraph, start + merged("Kelamin") + middle + end)
    form = Form(made.bytes(), "surat.docx")
    found = proposed(form.places)
    assert list(found.tags.values()) == ["{{ kelamin_pilihan }}"]
    assert found.fields["kelamin_pilihan"].doubts[0].startswith("dahulu bidang IF")


def test_a_merge_field_that_shows_nothing_yet_is_a_place():
    made = Sheet()
    put(made.line("NIP: "), '<w:fldSimple w:instr=" MERGEFIELD nip "/>')
    assert tags_of(made.bytes()) == ["{{ nip }}"]


SPPD = (
    ["1.", "Pejabat yang memberi perintah", ""],
    ["2.", "a. Pangkat\nb. Jabatan", "a. ..........\nb. .........."],
    ["3.", "a. Tanggal berangkat\nb. Tanggal kembali", "a. \nb. "],
)


def test_cells_are_named_by_what_stands_beside_them_letter_by_letter():
    made = Sheet()
    made.table(*SPPD)
    assert tags_of(made.bytes()) == [
        "{{ pejabat_yang_memberi_perintah }}", "{{ pangkat }}", "{{ jabatan }}", "{{ tanggal_berangkat|tanggal }}",
        "{{ tanggal_kembali|tanggal }}",
    ]  # fmt: skip


def test_a_table_of_marks_below_a_header_is_a_list_and_sums_below_it_are_fields():
    made = Sheet()
    made.table(
        ["NO", "URAIAN", "VOL", "HARGA", "JUMLAH"], ["1", "2", "3", "4", "5"], ["", "", "", "", ""],
        ["JUMLAH", "", "", "", ""], ["PPN 11%", "", "", "", ""], ["TOTAL", "", "", "", ""],
    )  # fmt: skip
    made.table(["No", "Nama", "NIP"], ["1", "[nama]", "[nip]"], ["2", "[nama]", "[nip]"])
    form = Form(made.bytes(), "surat.docx")
    found = proposed(form.places)
    assert list(found.tags.values()) == [
        "{{ loop.index }}", "{{ b.uraian }}", "{{ b.vol|bilangan }}", "{{ b.harga|rupiah }}", "{{ b.jumlah|rupiah }}",
        "{{ jumlah|rupiah }}", "{{ ppn_11|rupiah }}", "{{ total|rupiah }}",
        "{{ loop.index }}", "{{ b.nama }}", "{{ b.nip }}",
    ]  # fmt: skip
    assert list(found.loops.values()) == ["b in rincian", "b in pegawai"]
    assert [found.fields[each].more.get("rumus") for each in ("jumlah", "ppn_11")] == ["jumlah(rincian.jumlah)", None]


def test_joined_headers_name_columns_by_their_lowest_title():
    made = Sheet()
    table = made.table(
        ["No", "Uraian", "Rincian Perhitungan", "", "", "Jumlah"], ["", "", "Volume", "Satuan", "Harga Satuan", ""],
        ["1", "2", "3", "4", "5", "6"], [""] * 6, ["Jumlah", "", "", "", "", ""],
    )  # fmt: skip
    for one, other in (((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 5), (1, 5)), ((0, 2), (0, 4)), ((4, 0), (4, 4))):
        table.cell(*one).merge(table.cell(*other))
    assert tags_of(made.bytes()) == [
        "{{ loop.index }}", "{{ b.uraian }}", "{{ b.volume|bilangan }}", "{{ b.satuan }}", "{{ b.harga_satuan|rupiah }}",
        "{{ b.jumlah|rupiah }}", "{{ jumlah|rupiah }}",
    ]  # fmt: skip


def test_entries_that_word_numbers_are_lists_too():
    made = Sheet()
    made.line("Menugaskan kepada:")
    for _ in range(2):
        made.word.add_paragraph("Nama : ..............", style="List Number")
        made.line("NIP : ..............")
    made.line("Untuk:")
    for _ in range(3):
        made.word.add_paragraph("........................", style="List Number 2")
    form = Form(made.bytes(), "surat.docx")
    found = proposed(form.places)
    assert list(found.loops.values()) == ["b in pegawai", "b in rincian"]
    assert list(found.tags.values()) == ["{{ b.nama }}", "{{ b.nip }}", "{{ b }}"]


def test_who_signs_names_the_gap_below_and_placeholders_for_names_are_no_defaults():
    made = Sheet()
    made.table(["Tanda tangan pemohon\n\n\n(.........)", "Yang menyetujui,\n\n\n(.........)"])
    made.signature("KEPALA BADAN,", "", "NAMA LENGKAP", "Pangkat", "NIP ...........")
    found = proposed(Form(made.bytes(), "surat.docx").places)
    assert list(found.fields) == [
        "nama_penanda_tangan", "nama_yang_menyetujui", "nama_kepala_badan", "pangkat_kepala_badan", "nip_kepala_badan",
    ]  # fmt: skip
    assert not any("bawaan" in each.more for each in found.fields.values())


def test_the_other_half_of_a_letterhead_in_a_table_is_no_field():
    made = Sheet()
    made.table(
        ["Nomor", ":", "800/..../2027", "Contoh, ........ 2027"], ["Sifat", ":", "Penting", ""],
        ["Hal", ":", "Undangan", "Yth. ............"], ["", "", "", "di -"], ["", "", "", "............"], style=None,
    )  # fmt: skip
    assert tags_of(made.bytes()) == [
        '{{ nomor or "800/..../2027" }}', "{{ tanggal|tanggal }}", "{{ penerima }}", "{{ tempat_tujuan }}",
    ]  # fmt: skip


def control_around(inner, alias, kind=""):
    return parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w:sdtPr>'
        f'<w:alias w:val="{alias}"/>{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    )


def test_controls_around_cells_paragraphs_and_repeated_rows_are_taken_out():
    made = Sheet()
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p>{control("Klik", each)}</w:p></w:tc>'
        for each in ("Nama Anggota", "Jabatan Anggota")
    )
    item = f"<w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent><w:tr>{cells}</w:tr></w:sdtContent></w:sdt>"
    row = made.table(["Nama", "Jabatan"], ["", ""]).rows[1]._tr
    row.addprevious(control_around(item * 2, "Anggota", "<w15:repeatingSection/>"))
    row.getparent().remove(row)
    cell = made.table(["Tanggal", ""]).rows[0].cells[1]._tc
    outer = control_around("", "Tgl Mohon", "<w:showingPlcHdr/>")
    cell.addprevious(outer)
    outer[-1].append(cell)
    made.word.element.body.insert(0, control_around("<w:p><w:r><w:t>Isi di sini</w:t></w:r></w:p>", "Uraian"))
    form = Form(made.bytes(), "surat.docx")
    found = proposed(form.places)
    assert list(found.tags.values()) == [
        "{{ uraian }}", "{{ b.nama_anggota }}", "{{ b.jabatan_anggota }}", "{{ tgl_mohon|tanggal }}",
    ]  # fmt: skip
    assert not list(part(form.write(found.tags, found.loops)).iter(qn("w:sdt")))


def test_the_empty_cells_of_a_large_grid_stay_empty_and_that_is_told():
    made = Sheet()
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul"]
    made.table(["Kegiatan", *months], *([f"Kegiatan {each}", *[""] * 7] for each in "ABCD"))
    made.line("Nama : [nama]")
    form = Form(made.bytes(), "surat.docx")
    assert list(proposed(form.places).tags.values()) == ["{{ nama }}"]
    assert [(each.where, each.what) for each in form.left] == [
        ("tabel 1 baris 1 sel 1", "28 sel kosong di tabel ini dibiarkan kosong"),
    ]  # fmt: skip


def test_room_to_sign_in_is_no_list():
    made = Sheet()
    made.table(["Dibuat oleh", "Diperiksa", "Disetujui"], ["", "", ""], ["(Nama A)", "(Nama B)", "(Nama C)"])
    made.table(["PIHAK PERTAMA", "PIHAK KEDUA"], ["", ""], style=None)
    assert tags_of(made.bytes()) == []
