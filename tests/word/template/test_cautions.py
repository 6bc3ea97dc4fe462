"""What a template holds beside its tags: told as a warning, with its place; what is right there is not."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest
from word.making import NS, REL, docx, filled, headed, p, runs, tbl, tr

from kakdoc.base.problems import Problem
from kakdoc.word.template.compiled import compile_template

TAG = p("{{ n }}")


def warnings(data: bytes) -> list[Problem]:
    found = list(compile_template(data, "templates/t.docx").warnings)
    assert not any(each.fatal for each in found)
    return found


def told(data: bytes) -> list[tuple[str, str]]:
    return [(each.code, each.location.spot) for each in warnings(data)]


def also(data: bytes, name: str, content: str | bytes) -> bytes:
    """The file with a part put in or put in the place of another."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return made.getvalue()


def related(data: bytes, *relations: str) -> bytes:
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        old = archive.read(name).decode()
    return also(data, name, old.replace("</Relationships>", "".join(relations) + "</Relationships>"))


def relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> str:
    return f'<Relationship Id="rIdX{len(target)}" Type="{REL}{kind}" Target="{target}"{mode}/>'


@pytest.mark.parametrize(
    "name", ["{nama}", "{ nama }", "{nama_kegiatan}", "${perihal}", "${ x }", "«Nama»", "[NAMA]", "[Nama Pejabat]", "<<nama>>", "<nama pejabat>", "<NAMA>", "[nama]", "%NAMA%", "[ NAMA ]", "[  Nama Pejabat ]", "#nama#", "##NAMA##", "#nama pejabat#", "{$nama}", "%nama%", "%%nama_pejabat%%"]
)  # fmt: skip
def test_a_placeholder_of_another_system_warns_at_its_place(name):
    for data, place in (
        (docx(TAG + p(f"Hal: {name} {{{{ n }}}}")), "badan dokumen, paragraf 2"),
        (docx(TAG + runs("Hal: ", *name)), "badan dokumen, paragraf 2"),
        (docx(TAG + tbl(1, tr(name))), "badan dokumen, tabel 1 baris 1 sel 1"),
        (headed(p(name), TAG), "kepala halaman, paragraf 1"),
    ):
        assert told(data) == [("K512", place)]
        assert name in warnings(data)[0].message


def test_each_placeholder_of_a_line_warns_once():
    data = docx(TAG + p("Sifat: {sifat} Hal: ${perihal} Kepada: [NAMA] {sifat}"))
    assert [each.message.split("”")[0] for each in warnings(data)] == ["“{sifat}", "“${perihal}", "“[NAMA]"]


@pytest.mark.parametrize(
    "text",
    [
        "${nomor_naskah} ${tanggal_naskah} ${ttd_pengirim}", "a[1] {1, 2} 5 % { x > 3", "{{ {'a': n}['a'] }}", "{# {nama} #}",
        "tulis {_{ nama }_}", "{% raw %}{nama}{% endraw %}{{ n }}", "100% dan 5 %", "a < b > c", "{{ n }}[{{ n }}]",
        "[a] [x] [1] [sic] [dst.] [catatan redaksi]", "5 <6> <b> <a@b.id> < nama >", "naskah <{{ n }}>",
        "[ x ] [ v] [ ] [ sic ]", "#1 dan #2", "#satu #dua", "#satu#dua", "C# dan F#", "# Nomor #", "{{ n }}#a{{ n }}#", "{$}",
        "100%", "dari 100% ke 90%", "naik 5 %dan turun 6%", "5%a dan 6%b%",
    ],
)  # fmt: skip
def test_what_is_no_placeholder_says_nothing(text):
    assert told(docx(TAG + p(text))) == []


def field(instruction: str) -> str:
    pieces = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in (instruction[:3], instruction[3:]))
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"<w:p>{marks[0]}{pieces}{marks[1]}<w:r><w:t>x</w:t></w:r>{marks[2]}</w:p>"


def simple(instruction: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize("write", [field, simple])
@pytest.mark.parametrize(
    ("instruction", "code"),
    [
        ("MERGEFIELD Nama", "K512"), ("INCLUDETEXT x.docx", "K515"), ("INCLUDEPICTURE x.png", "K515"), ("LINK Excel.Sheet x", "K515"),
        ("FILLIN Nama", "K512"), ("ASK nama Nama", "K512"), ("NEXT", "K512"), ("GREETINGLINE", "K512"), ("DDE Excel x", "K515"), ("DDEAUTO Excel x", "K515"), ("MACROBUTTON Makro klik", "K516"),
    ],
)  # fmt: skip
def test_fields_that_fetch_or_run_something_warn(instruction, code, write):
    for text in (instruction, instruction.lower()):
        assert told(docx(TAG + write(f" {text} "))) == [(code, "badan dokumen, paragraf 2")]
    assert told(headed(write(instruction), TAG)) == [(code, "kepala halaman, paragraf 1")]


@pytest.mark.parametrize("write", [field, simple])
@pytest.mark.parametrize(
    "instruction", ["PAGE", "NUMPAGES", "REF x", "SEQ Tabel", "TOC \\o 1-3", "HYPERLINK x", "IF 1 = 1 a b"]
)
def test_fields_of_the_paper_itself_say_nothing(instruction, write):
    assert told(docx(TAG + write(instruction))) == []


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "https://contoh.id/logo.png"), ("attachedTemplate", "https://contoh.id/x.dotm"), ("subDocument", "x.docx"),
        ("attachedTemplate", "file://server/bagi/Normal.dotm"), ("attachedTemplate", "\\\\server\\bagi\\Normal.dotm"),
        ("oleObject", "file:///C:/x.xlsx"), ("frame", "x.htm"), ("aFChunk", "http://contoh.id/x.htm"),
    ],
)  # fmt: skip
def test_what_is_fetched_from_outside_warns(kind, target):
    (problem,) = warnings(related(docx(TAG), relation(kind, target)))
    assert problem.code == "K515"
    assert target in problem.message


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("hyperlink", "https://contoh.id"),
        ("attachedTemplate", "Normal.dotm"),
        ("attachedTemplate", "file:///C:\\Users\\x\\AppData\\Roaming\\Microsoft\\Templates\\Normal.dotm"),
        ("attachedTemplate", "C:\\Users\\x\\normal.dotm"),
    ],
)
def test_links_and_the_own_template_of_word_say_nothing(kind, target):
    assert told(related(docx(TAG), relation(kind, target))) == []


def test_parts_put_in_warn():
    chunk = docx(TAG + '<w:altChunk r:id="rIdC"/>')
    assert told(also(related(chunk, relation("aFChunk", "a.xml", "")), "word/a.xml", "<a/>")) == [
        ("K515", "badan dokumen")
    ]


def test_programs_and_objects_in_a_template_warn():
    office = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    ole = f'<w:p><w:r><w:object><o:OLEObject {office} Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    assert told(docx(TAG + ole)) == [("K516", "badan dokumen, paragraf 2")]
    assert told(also(docx(TAG), "word/vbaProject.bin", b"x")) == [("K516", "bagian “word/vbaProject.bin”")]
    control = related(docx(TAG), relation("control", "activeX/activeX1.xml", ""))
    assert told(also(control, "word/activeX/activeX1.xml", "<a/>"))[0][0] == "K516"


def test_the_workbook_of_a_chart_says_nothing():
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation("package", "../embeddings/a.xlsx", "")}</Relationships>'
    data = also(also(docx(TAG), "word/charts/_rels/chart1.xml.rels", rels), "word/embeddings/a.xlsx", b"x")
    assert told(data) == []


@pytest.mark.parametrize(
    "change",
    [
        '<w:p><w:ins w:id="1"><w:r><w:t>baru</w:t></w:r></w:ins></w:p>',
        '<w:p><w:del w:id="1"><w:r><w:delText>lama</w:delText></w:r></w:del></w:p>',
        '<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr/></w:pPrChange></w:pPr></w:p>',
        '<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>',
        '<w:p><w:moveTo w:id="1"><w:r><w:t>x</w:t></w:r></w:moveTo></w:p>',
    ],
)
def test_open_tracked_changes_warn(change):
    assert told(docx(TAG + change)) == [("K513", "badan dokumen, paragraf 2")]
    assert told(headed(change, TAG)) == [("K513", "kepala halaman, paragraf 1")]


def test_comments_warn():
    note = f'<w:comments {NS}><w:comment w:id="1">{p("cek lagi")}</w:comment></w:comments>'
    assert [each.code for each in warnings(docx(TAG, {"comments.xml": ("comments", note)}))] == ["K513"]
    empty = docx(TAG, {"comments.xml": ("comments", f"<w:comments {NS}/>")})
    assert told(empty) == []


@pytest.mark.parametrize(
    ("body", "code"), [("tetap", "K514"), ("{# x #}", "K514"), ("{% set a = 1 %}{{ a }}", "K514"), ("{{ n }}", "")]
)
def test_a_template_that_asks_for_nothing_warns(body, code):
    assert [each.code for each in warnings(docx(p(body)))] == ([code] if code else [])
    assert [each.code for each in warnings(headed(TAG, p("tetap")))] == []


def test_a_template_with_warnings_still_makes_papers():
    assert filled(docx(TAG + p("{nama}")), {"n": 1})


@pytest.fixture
def own(project, tmp_path, monkeypatch):
    """A working folder with a TOR, and with its template changed by what a test gives."""
    shutil.copytree(project / "inputs" / "2027", tmp_path / "inputs" / "2027")
    for name in ("instansi.yaml", "peraturan.yaml"):
        shutil.copy(project / "inputs" / name, tmp_path / "inputs")
    (tmp_path / "templates" / "kak").mkdir(parents=True)
    template = tmp_path / "templates" / "kak" / "naskah.docx"
    shutil.copy(project / "templates" / "kak" / "naskah.docx", template)
    monkeypatch.chdir(tmp_path)
    return template


def test_a_run_tells_the_warnings_of_a_template_once_and_refuses_its_papers_only_when_strict(own, kakdoc):
    own.write_bytes(also(own.read_bytes(), "word/vbaProject.bin", b"x"))
    for name in ("lain", "lagi"):
        shutil.copy(next(own.parent.parent.parent.glob("inputs/2027/kak*.yaml")), f"inputs/2027/kak-{name}.yaml")
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, len(run.out.splitlines()), run.err.count("[K516]")) == (0, 3, 1)
    assert "templates/kak/naskah.docx: bagian “word/vbaProject.bin”: [K516] peringatan" in run.err
    run = kakdoc("buat", "inputs/2027", "--ketat", "--ke", "lain")
    assert (run.code, run.out, run.err.count("[K516]")) == (3, "", 1)


@pytest.mark.parametrize(
    "name",
    [
        "kak.dotx", "kak.docm", "kak (1).docx", "kak - Salin.docx", "Salinan dari kak.docx", "kak.docx.docx", "kak.doc",
        "kak/naskah.dotx", "kak/naskah (1).docx", "kak/kak.docx", "kak/Salinan dari naskah.docx", "kak/kak (2).docm",
    ],
)  # fmt: skip
def test_a_file_that_looks_like_a_template_and_is_not_read_is_told(name, own, kakdoc):
    (own.parent.parent / name).write_bytes(b"x")
    (own.parent / "~$naskah.docx").write_bytes(b"x")
    for command in ("buat", "periksa"):
        run = kakdoc(command, "inputs/2027")
        assert (run.code, run.err.count("[K517]")) == (0, 1)
        assert f"templates/{name}: [K517] peringatan" in run.err
        assert "“naskah.docx” di folder “templates/kak”" in run.err


@pytest.mark.parametrize("kind", ["laporan-bulanan", "surat-undangan"])
def test_a_template_that_no_kind_prints_is_told_until_a_definition_names_it(kind, own, kakdoc):
    folder = own.parent.parent / kind
    folder.mkdir()
    shutil.copy(own, folder / "naskah.docx")
    run = kakdoc("periksa", "inputs/2027")
    assert (run.code, run.err.count("[K517]")) == (0, 1)
    assert f"templates/{kind}/naskah.docx: [K517] peringatan: templat ini tidak dibaca" in run.err
    (own.parent / "jenis.yaml").write_text(f"judul: KAK\ndasar: kak\nnaskah: {kind}/naskah.docx\n", "utf-8")
    assert "K517" not in kakdoc("periksa", "inputs/2027").err
    (own.parent / "jenis.yaml").unlink()
    (folder / "jenis.yaml").write_text(f"judul: Contoh\ndasar: {kind}\nnaskah: naskah.docx\n", "utf-8")
    assert "K517" not in kakdoc("periksa", "inputs/2027").err


@pytest.mark.parametrize("name", ["b.yaml.txt", "b.YML.TXT", "b.xls", "b.ods"])
def test_a_file_that_looks_like_an_input_and_is_not_read_is_told(name, own, kakdoc):
    (own.parent.parent.parent / "inputs" / "2027" / name).write_bytes(b"x")
    for command in ("buat", "periksa"):
        run = kakdoc(command, "inputs")
        assert run.err.count("[K517]") == 1
        assert f"inputs/2027/{name}: [K517]" in run.err
    assert kakdoc("periksa", "inputs", "--ketat").code == 1
    assert kakdoc("periksa", "inputs/2027/kak-mutasi-promosi-asn.yaml").err.count("[K517]") == 0


@pytest.mark.parametrize("name", ["lain.docx", "kakak.docx", "naskah-petikan.docx", "b.txt", "b.pdf", "b.png"])
def test_other_files_are_left_alone(name, own, kakdoc):
    (own.parent / name).write_bytes(b"x")
    (own.parent.parent / name).write_bytes(b"x")
    (own.parent.parent.parent / "inputs" / "2027" / name).write_bytes(b"x")
    assert "K517" not in kakdoc("buat", "inputs").err
