"""The roll-over on the page: nothing is written before the last press, and what was decided is what is written."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import PROJECT
from docx import Document
from ui.web.asking import Visitor, words

from kakdoc.papers.forms import converting

KAK = "inputs/2024/kak-mutasi-promosi-asn.yaml"
NEW = Path("inputs/2025/kak-mutasi-promosi-asn.yaml")
LIST = f"/tahun-baru/daftar?asal={KAK}&tahun=2025"


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    for name in ("instansi.yaml", "peraturan.yaml"):
        (tmp_path / "inputs").mkdir(exist_ok=True)
        shutil.copy(PROJECT / "inputs" / name, tmp_path / "inputs" / name)
    (tmp_path / "inputs/2024").mkdir()
    shutil.copy(PROJECT / KAK, tmp_path / KAK)
    monkeypatch.chdir(tmp_path)
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


def asked(html: str) -> dict[str, str]:
    """Return what a browser would send of the list as it stands: hidden fields, selections, boxes with a mark."""
    form = html[html.index('<form id="daftar-') :]
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="(\w+)" selected', options)
        found[name] = chosen[1] if chosen else ""
    found |= dict.fromkeys(re.findall(r'<input type="checkbox" name="([^"]+)" value="ya" required checked', form), "ya")
    del found["csrf"]
    return found


def boxes(html: str) -> dict[str, str]:
    return dict.fromkeys(re.findall(r'<input type="checkbox" name="([kp]:[^"]+)"', html), "ya")


def field(html: str, sentence: str) -> str:
    """Return the field of the row that shows a sentence."""
    row = next(each for each in html.split("<tr>") if sentence in each and "<select" in each)
    return re.search(r'<select name="([^"]+)"', row)[1]


def test_nothing_is_written_while_something_waits_for_a_decision(visitor):
    page = visitor.get("/tahun-baru").text
    assert 'name="asal" value="inputs/2024" checked' in page
    assert 'name="tahun" value="2025"' in page
    listed = visitor.get(LIST).text
    assert "4 hal perlu Anda putuskan" in words(listed)
    refused = visitor.send("/tahun-baru/tulis", asked(listed))
    assert refused.status == 422
    assert "K960 4 hal masih menunggu keputusan" in words(refused.text)
    half = visitor.send("/tahun-baru/tulis", asked(listed) | boxes(listed))
    assert "K960 2 hal" in words(half.text)
    assert "p:0" in asked(half.text), "what was confirmed stays so"
    assert not NEW.parent.exists()


def test_what_was_decided_is_what_is_written(visitor):
    listed = visitor.get(LIST).text
    moved = field(listed, "RTP SPIP Tahun <mark>2022</mark>")
    kept = field(listed, "Penyusunan Renja BKPSDM Tahun <mark>2024</mark>")
    said = {key: value or "tetap" for key, value in asked(listed).items() if key != "ke"}
    done = visitor.send("/tahun-baru/tulis", said | boxes(listed) | {moved: "geser", kept: "tetap"})
    text = NEW.read_text()
    assert "RTP SPIP Tahun 2023" in text
    assert "Penyusunan Renja BKPSDM Tahun 2024" in text
    assert "Penyusunan Renja Perubahan Tahun 2025" in text
    result = visitor.follow(done)
    assert f'href="/isian?berkas={quote(NEW.as_posix())}"' in result.text
    told = Path("inputs/2025/daftar-tahun-2025.txt").read_text()
    assert "PERLU DIPERIKSA" not in told
    assert "dipilih orang" in told
    assert Path(".kakdoc/catatan.log").read_text().count("lanjut ke tahun lain") == 2


def test_places_are_the_fields_of_the_form_with_the_way_to_them(visitor):
    listed = visitor.get(LIST).text
    place = re.search(r'<td><a href="([^"]+)" target="isian">(.*?)</a></td><td class="kalimat">[^<]*RTP SPIP', listed)
    assert place[2] == "Bagian › 5. Jadwal Pelaksanaan › baris 6 › Uraian"
    address, _, field = place[1].partition("#")
    assert address == f"/isian?berkas={KAK}"
    assert f'id="{field}" name="' in visitor.get(address).text
    said = {key: value or "tetap" for key, value in asked(listed).items() if key != "ke"}
    visitor.send("/tahun-baru/tulis", said | boxes(listed))
    told = Path("inputs/2025/daftar-tahun-2025.txt").read_text()
    for text in (words(listed[listed.index("<h1") :]), told):
        assert "Target fisik" in text
        assert not re.search(r"(?<!› )\bbaris \d|\bsel [A-Z]|\w_\w|kunci", text)


def test_places_of_a_workbook_are_fields_too(visitor):
    assert "Bagian › 5. Jadwal Pelaksanaan › baris 6 › Uraian" in words(in_workbook(visitor))


def in_workbook(visitor) -> str:
    book = Path("inputs/2024/kak-buku.xlsx")
    converting.convert(Path(KAK), book)
    return visitor.get(f"/tahun-baru/daftar?asal={book}&tahun=2025").text


def test_a_file_that_changed_under_the_list_is_shown_anew(visitor):
    listed = visitor.get(LIST).text
    Path(KAK).write_text(Path(KAK).read_text().replace("Renja Perubahan Tahun 2024", "Renja Lain Tahun 2024"))
    said = {key: value or "tetap" for key, value in asked(listed).items() if key != "ke"}
    shown = visitor.send("/tahun-baru/tulis", said | boxes(listed))
    assert shown.status == 422
    assert "K961" in shown.text
    assert "Renja Lain Tahun" in shown.text
    assert not NEW.parent.exists()


@pytest.mark.parametrize(
    ("asked_for", "told"),
    [
        ("tahun=2025", "K101 belum ada isian yang dipilih"),
        (f"asal={KAK}&tahun=depan", "K150"),
        (f"asal={KAK}&tahun=2023", "beri tanda pada “Ke tahun yang lebih awal”"),
        (f"asal={KAK}&tahun=2025&ke=../luar", "K930"),
        ("asal=/etc/passwd&tahun=2025", "K930"),
    ],
)
def test_what_cannot_go_on_is_told_beside_the_choice(visitor, asked_for, told):
    page = visitor.get(f"/tahun-baru/daftar?{asked_for}")
    assert page.status == 422
    assert told in words(page.text)
    assert "Lihat daftar tahun" in page.text


def test_only_a_list_of_years_is_shown_as_a_result(visitor):
    assert visitor.get(f"/tahun-baru/hasil?daftar={KAK}").status == 400
    assert visitor.get("/tahun-baru/hasil?daftar=inputs/daftar-tahun-2025.txt").status == 400


def test_words_changed_in_word_are_shown_beside_the_list(visitor, kakdoc):
    source = Path("inputs/2024/surat.yaml")
    shutil.copy(PROJECT / "templates/nota-dinas/contoh.yaml", source)
    assert kakdoc("buat", source, "--tanpa-cache").code == 0
    paper = Path("outputs/2024/surat.docx")
    changed, word = Document(paper), ""
    for run in (run for paragraph in changed.paragraphs for run in paragraph.runs if len(run.text) > 20):
        word, run.text = run.text, f"Barangkali {run.text}"
        break
    changed.save(paper)
    listed = visitor.get("/tahun-baru/daftar?asal=inputs/2024/surat.yaml&tahun=2028").text
    assert "Diubah di Word, tidak ikut ke tahun 2028" in listed
    old, new = re.search(r"<del>(.*?)</del>", listed)[1], re.search(r"<ins>(.*?)</ins>", listed)[1]
    assert word[:15] in old
    field, name = re.search(
        r'<a href="([^"]+)" target="isian">(.*?)</a><br><span class="redup">paragraf', listed
    ).groups()
    page, _, own = field.partition("#")
    assert f'id="{own}" name="' in visitor.get(page).text
    assert name == "Pemerintah"
    assert "Barangkali" not in old
    assert f"Barangkali {word[:15]}" in new


def test_nobody_is_asked_about_years_in_remarks_and_they_stay(visitor):
    path = Path(KAK)
    path.write_text(f"# Rapat 3 Maret 2024 dan berkas 2023\n{path.read_text('utf-8')}", "utf-8")
    listed = visitor.get(LIST).text
    assert "4 hal perlu Anda putuskan" in words(listed)
    given = asked(listed) | boxes(listed)
    given |= {name: "tetap" for name, value in given.items() if not value and name != "ke"}
    assert visitor.send("/tahun-baru/tulis", given).status in (200, 303)
    assert NEW.read_text("utf-8").partition("\n")[0] == "# Rapat 3 Maret 2024 dan berkas 2023"
