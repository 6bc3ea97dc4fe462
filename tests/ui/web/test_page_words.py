"""What pages say: no keys, no commands, no signs of files that staff never see, whatever code is told."""

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from conftest import PROJECT
from ui.web.asking import Visitor, words
from ui.web.told_texts import told

from kakdoc.base.codes import CODES
from kakdoc.base.problems import Location, warning
from kakdoc.base.wording import either, mention
from kakdoc.papers.catalog import TITLES, named
from kakdoc.ui.cli.usage import COMMANDS
from kakdoc.ui.messages import pages

NEVER = re.compile(
    rf"YAML|`|\.ya?ml\b|\bkakdoc (?:{'|'.join(COMMANDS)})\b|(?<!\w)--\w|\bpython\b|\bperintah\b(?! di tengah)|(?<!“)\b[Kk]unci(?:nya)?\b"
    r"|\bjalankan\b|\bmenjorok|\b[a-z]+_[a-z_]+\b|\b[Ii]ndentasi|Markdown"
)
"""Words of text files and of a terminal."""
NOT_ON_PAGES = {
    "of commands that no page gives": "K145 K165 K181 K742 K743 K744 K819 K820 K821 K822 K935 K936 K937",
}
HIDDEN = {code for codes in NOT_ON_PAGES.values() for code in codes.split()}
ON_PAGES = sorted(CODES.keys() - HIDDEN)


@pytest.fixture(scope="module")
def said() -> dict[str, dict[str, str]]:
    """What pages say of each code, each text with its place in the source."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for code, place, text in told():
        if " " in text.strip():
            found[code][pages.on_page(text)] = place
    return found


def test_no_message_of_any_code_speaks_of_text_files_or_commands(said):
    assert len(ON_PAGES) > 250
    assert len([code for code in ON_PAGES if said[code]]) > 0.8 * len(ON_PAGES), "texts are found in the source"
    wrong = [f"{code} {place}: {text}" for code in ON_PAGES for text, place in said[code].items() if NEVER.search(text)]
    assert wrong == []


def test_what_is_left_out_would_be_found(said):
    assert [code for code in HIDDEN if not any(map(NEVER.search, said[code]))] == [], "these can be told on a page"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("jalankan lagi.", "coba lagi."),
        ("LibreOffice dijalankan lagi dengan sendirinya.", "LibreOffice dijalankan lagi dengan sendirinya."),
        ("isi namanya di instansi.yaml.", "isi data pejabat itu di data kantor."),
        ("kunci “nama_berkas” sudah ada di baris 4.", "“nama berkas” sudah ada di baris 4."),
        ("tambahkan `judul:` dengan isinya di sini.", "isi di sini."),
        ("“${nomor_naskah}” milik SRIKANDI.", "“${nomor_naskah}” milik SRIKANDI."),
        ("yang dikenal: naskah_dinas_2023 (A4).", "yang dikenal: “Naskah dinas 2023” (A4)."),
        ("“bagian[4].rincian[1].jumlh” tidak dikenal.", "“jumlh” tidak dikenal."),
        ("tambahkan di tanda_tangan.", "tambahkan di “Tanda tangan”."),
        ("“data_lama.csv” tidak ada.", "“data_lama.csv” tidak ada."),
        ("“../kak_contoh.xlsx” tidak ada.", "“../kak_contoh.xlsx” tidak ada."),
        ("pilih folder lain dengan --ke.", "pilih folder lain."),
        (f"isi {mention('harga_satuan', 'kunci ')}.", "isi “Harga satuan”."),
        (f"isi {either('nilainya', 'sel itu')}.", "isi isian itu."),
        ("rumus di sel ini belum dihitung.", "rumus di sel ini belum dihitung."),
    ],
)
def test_words_of_files_become_those_of_pages(written, shown):
    assert pages.on_page(written) == shown


def test_a_problem_of_a_text_file_is_said_as_a_form_says_it():
    found = warning("K111", f"isi {mention('harga_satuan', 'kunci ')}.", f"di {either('kunci', 'sel')} itu.")
    in_file = found.at(Location("inputs/a.yaml", 3, 1))
    assert in_file.message == "isi kunci harga_satuan."
    assert (pages.message(in_file), pages.remedy(in_file)) == ("isi “Harga satuan”.", "di isian itu.")
    in_book = found.at(Location("inputs/a.xlsx", spot="Rincian!C4"))
    assert pages.remedy(in_book) == "di sel itu."


def hints(model, seen):
    from kakdoc.kinds.shape import fields

    if model in seen:
        return
    seen.add(model)
    for key, field in fields(model).items():
        yield f"{model.__name__}.{key}", f"{field.title}. {field.hint}"
        shapes = [field.shape]
        for shape in shapes:
            shapes += [shape.item] if shape.item else []
            for group in shape.groups:
                yield from hints(group, seen)


def test_no_hint_of_a_form_speaks_of_text_files_or_of_another_office():
    seen = set()
    for kind in TITLES:
        for place, text in hints(named(kind).model, seen):
            shown = pages.on_page(text)
            assert not NEVER.search(shown.replace("Kunci, nilai", "")), (kind, place, shown)
            assert not re.search("Kebumen|BKPSDM|Badan …", shown), (kind, place, shown)


def test_the_page_of_a_paper_leads_from_each_fault_to_its_field(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inputs/2024").mkdir(parents=True)
    for name in ("instansi.yaml", "peraturan.yaml"):
        shutil.copy(PROJECT / "inputs" / name, tmp_path / "inputs" / name)
    kak = Path("inputs/2024/kak-mutasi-promosi-asn.yaml")
    text = (PROJECT / kak).read_text("utf-8")
    kak.write_text(text.replace("tanggal: Januari 2024", "tanggal: 31 Februari 2024\nkegiatn: salah eja", 1))
    visitor = Visitor(tmp_path)
    page = visitor.get(f"/naskah?berkas={kak}").text
    visitor.desk.shut()
    assert f'<a href="/isian?berkas={kak}">kak mutasi promosi asn (baris ' in page, "what no field has"
    assert f'<a href="/isian?berkas={kak}#f.tanggal">kak mutasi promosi asn: Tanggal</a>' in page
    told_there = words(page[page.index("Yang ditemukan") :])
    assert "K122" in told_there
    assert NEVER.findall(told_there) == []
