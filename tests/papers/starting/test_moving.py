"""A working folder of 0.3.0 is read as it is, told of once, and taken over without a file overwritten or lost."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from conftest import PROJECT
from docx import Document

from kakdoc.base.package import digest
from kakdoc.papers import checking, making, starting
from kakdoc.papers.starting import renewing
from kakdoc.papers.starting.laid_before import LAID
from kakdoc.papers.trace import telling
from kakdoc.word.trace import File

BEFORE = Path(__file__).parent / "dari-0.3.0"
"""What 0.3.0 laid out, as far as it is laid out otherwise today and short."""
PAGE = (PROJECT / "docs" / "pindah-versi.md").read_text("utf-8")
YEAR = "2024/keputusan-rb"
FLAT = sorted(name.removeprefix("templates/") for name in LAID if name.startswith("templates/"))


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A working folder as 0.3.0 laid it out, with its office filled in, an input, and its paper made by 0.3.0."""
    for source, target in starting.laid():
        old = renewing._name_then(target)
        if digest(source.read_bytes()) == LAID.get(old):
            (tmp_path / old).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, tmp_path / old)
    shutil.copytree(BEFORE, tmp_path, dirs_exist_ok=True)
    shutil.copy(PROJECT / "inputs" / "instansi.yaml", tmp_path / "inputs")
    (tmp_path / "inputs" / "2024").mkdir()
    for name in ("keputusan-rb", "kak-mutasi-promosi-asn"):
        shutil.copy(PROJECT / "inputs" / "2024" / f"{name}.yaml", tmp_path / "inputs" / "2024")
    monkeypatch.chdir(tmp_path)
    write_as_before(Path(f"inputs/{YEAR}.yaml"), Path(f"outputs/{YEAR}.docx"))
    return tmp_path


def write_as_before(source: Path, target: Path) -> None:
    """Make a paper that names its template as 0.3.0 did."""
    checked = checking.check(source)
    template = Path("templates/keputusan.docx").read_bytes()
    trace = telling.origin(checked.gathered, checked.document, "keputusan", File("keputusan.docx", digest(template)))
    target.parent.mkdir(parents=True)
    target.write_bytes(making.Renderer().render(checked.kind, checked.document, checked.gathered.pictures, trace))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edited(name: str, text: str) -> bytes:
    document = Document(name)
    document.add_paragraph(text)
    document.save(name)
    return Path(name).read_bytes()


def test_what_is_kept_here_is_what_0_3_0_laid_out():
    assert files(BEFORE)
    for name, data in files(BEFORE).items():
        assert digest(data) == LAID[name], name


@pytest.mark.parametrize(
    "command",
    [("periksa", "inputs"), ("buat", "inputs"), ("templat", "kak"), ("status",)],
)
def test_every_command_that_reads_templates_tells_once_that_they_lie_as_before(command, work, kakdoc):
    run = kakdoc(*command)
    assert (run.code, run.err.count("[K740]")) == (0, 1)
    assert "kakdoc pindah" in run.err
    assert set(FLAT) <= set(re.findall(r"[\w-]+\.(?:docx|yaml)", run.err))
    kakdoc("pindah")
    assert "K74" not in kakdoc(*command).err


def test_a_template_that_lies_as_before_is_read_before_one_in_its_folder(work, kakdoc):
    edited("templates/keputusan.docx", "Templat kantor.")
    Path("templates/keputusan").mkdir()
    shutil.copy(PROJECT / "templates/keputusan/naskah.docx", "templates/keputusan/naskah.docx")
    run = kakdoc("buat", "inputs", "--ke", "lain")
    assert (run.code, run.err.count("[K741]")) == (0, 1)
    assert (
        "templates/keputusan.docx: [K741] peringatan: yang dibaca berkas ini; “templates/keputusan/naskah.docx”"
        in run.err
    )
    assert "Templat kantor." in [each.text for each in Document(f"lain/{YEAR}.docx").paragraphs]


def test_an_example_that_lies_as_before_is_what_new_inputs_begin_as(work, kakdoc):
    Path("templates/kak.yaml").write_text("jenis: kak # milik kantor\n", "utf-8")
    for _ in range(2):
        Path("baru.yaml").unlink(missing_ok=True)
        assert kakdoc("baru", "kak", "baru.yaml").code == 0
        assert Path("baru.yaml").read_text("utf-8") == "jenis: kak # milik kantor\n"
        kakdoc("pindah")


def test_templates_are_moved_one_by_one_and_each_is_told_and_nothing_is_left_for_a_second_run(work, kakdoc):
    before = files(work)
    run = kakdoc("pindah")
    assert run.code == 0
    lines = run.out.splitlines()
    assert len(lines) == len(FLAT) == 10
    assert "templates/kak.docx → templates/kak/naskah.docx" in lines
    assert "templates/laporan-semester.yaml → templates/laporan-semester/contoh.yaml" in lines
    assert "10 berkas dipindahkan" in run.err
    moved = dict(line.split(" → ") for line in lines)
    assert files(work) == {moved.get(name, name): data for name, data in before.items()}
    again = kakdoc("pindah")
    assert (again.code, again.out) == (0, "")
    assert "Tidak ada yang perlu dipindahkan." in again.err
    assert files(work) == {moved.get(name, name): data for name, data in before.items()}


def test_papers_are_the_same_before_and_after(work, kakdoc):
    kakdoc("buat", "inputs", "--ke", "sebelum", "--tanpa-jejak")
    kakdoc("pindah")
    kakdoc("buat", "inputs", "--ke", "sesudah", "--tanpa-jejak")
    assert files(work / "sebelum") == files(work / "sesudah") != {}


def test_a_paper_that_names_its_template_as_before_is_told_by_what_is_read_today(work, kakdoc):
    assert kakdoc("status").err.endswith("1 naskah: 1 terkini.\n")
    kakdoc("pindah")
    assert kakdoc("status").err == "1 naskah: 1 terkini.\n"
    edited("templates/keputusan/naskah.docx", "Templat kantor.")
    assert "templat berubah  outputs/2024/keputusan-rb.docx: keputusan/naskah.docx" in kakdoc("status").out
    shutil.rmtree("templates")
    assert "templat berubah" in kakdoc("status").out


def test_a_template_in_both_places_stays_in_both_and_the_others_are_moved(work, kakdoc):
    Path("templates/kak").mkdir()
    Path("templates/kak/naskah.docx").write_bytes(b"lain")
    Path("templates/perbup").mkdir()
    shutil.copy("templates/perbup.docx", "templates/perbup/naskah.docx")
    old = Path("templates/kak.docx").read_bytes()
    run = kakdoc("pindah")
    assert (run.code, run.err.count("[K741]"), len(run.out.splitlines())) == (0, 2, 8)
    assert "ganti nama yang di folder" in run.err
    assert "isinya sama" in run.err
    assert (Path("templates/kak.docx").read_bytes(), Path("templates/kak/naskah.docx").read_bytes()) == (old, b"lain")


@pytest.mark.parametrize("lock", ["~$keputusan.docx", "~$putusan.docx", ".~lock.keputusan.docx#"])
def test_a_template_that_is_open_stays_and_is_told(lock, work, kakdoc):
    Path("templates", lock).write_bytes(b"")
    run = kakdoc("pindah")
    assert (run.code, len(run.out.splitlines())) == (4, 9)
    assert "templates/keputusan.docx: [K742] sedang terbuka" in run.err
    assert Path("templates/keputusan.docx").is_file()
    assert "Tidak ada yang dipindahkan." in kakdoc("pindah").err
    Path("templates", lock).unlink()
    assert kakdoc("pindah").out == "templates/keputusan.docx → templates/keputusan/naskah.docx\n"


def test_what_cannot_be_moved_stays_whole_and_is_told_and_the_others_go(work, kakdoc):
    Path("templates/kak").write_bytes(b"berkas, bukan folder")
    Path("templates/perbup.docx").rename("perbup.docx")
    Path("templates/perbup.docx").symlink_to("../perbup.docx")
    run = kakdoc("pindah")
    assert (run.code, run.err.count("[K742]"), len(run.out.splitlines())) == (4, 3, 7)
    assert all(Path(f"templates/{name}").is_file() for name in ("kak.docx", "kak.yaml", "perbup.docx", "kak"))
    assert not Path("templates/perbup/naskah.docx").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_keeps_all(work, kakdoc):
    before = files(work)
    Path("templates").chmod(0o555)
    try:
        run = kakdoc("pindah")
    finally:
        Path("templates").chmod(0o755)
    assert (run.code, run.out, run.err.count("[K742]")) == (4, "", 10)
    assert files(work) == before


def test_a_read_only_template_is_moved_as_it_is(work, kakdoc):
    Path("templates/kak.docx").chmod(0o444)
    assert "templates/kak.docx → templates/kak/naskah.docx" in kakdoc("pindah").out
    assert Path("templates/kak/naskah.docx").stat().st_mode & 0o777 == 0o444


def test_names_in_capitals_are_moved_and_told_where_they_were_not_read(work, kakdoc):
    Path("templates/keputusan.docx").rename("templates/Keputusan.DOCX")
    Path("templates/Perbup.docx").write_bytes(b"salinan")
    run = kakdoc("pindah")
    (line,) = (each for each in run.out.splitlines() if "eputusan.DOCX" in each)
    assert line.startswith("templates/Keputusan.DOCX → templates/keputusan/naskah.docx")
    assert "mulai sekarang dibaca" in line
    if not Path("templates/PERBUP.docx").exists():  # capitals are no difference on Windows
        assert Path("templates/Perbup.docx").read_bytes() == b"salinan"
        assert "templates/Perbup.docx: [K517]" in run.err


@pytest.mark.parametrize("name", ["keputusan.dotx", "keputusan (1).docx", "Salinan dari keputusan.docm"])
def test_what_only_looks_like_a_template_stays_and_is_told(name, work, kakdoc):
    Path("templates", name).write_bytes(b"x")
    run = kakdoc("pindah")
    assert run.code == 0
    assert f"templates/{name}: [K517]" in run.err
    assert Path("templates", name).read_bytes() == b"x"


def test_files_of_the_office_among_the_templates_stay(work, kakdoc):
    for name in ("instansi.yaml", "undangan.docx", "laporan.yaml", "catatan.txt"):
        Path("templates", name).write_bytes(b"x")
    kakdoc("pindah")
    assert {path.name for path in Path("templates").iterdir() if path.is_file()} == {
        "instansi.yaml", "undangan.docx", "laporan.yaml", "catatan.txt",
    }  # fmt: skip


def test_what_nobody_changed_is_brought_up_to_date_on_wish_and_the_old_is_kept(work, kakdoc):
    own = edited("templates/kak.docx", "Templat kantor.")
    before = files(work)
    first = kakdoc("pindah")
    assert "kakdoc pindah --perbarui" in first.err
    run = kakdoc("pindah", "--perbarui")
    assert run.code == 0
    assert (
        "templates/keputusan/naskah.docx: diganti dengan yang hari ini; yang lama di "
        "cadangan-0.3.0/templates/keputusan.docx"
    ) in run.out.splitlines()
    now = files(work)
    assert now["templates/keputusan/naskah.docx"] == (PROJECT / "templates/keputusan/naskah.docx").read_bytes()
    assert now["BACA-SAYA.md"] == (PROJECT / "templates/BACA-SAYA.md").read_bytes()
    assert now["templates/kak/naskah.docx"] == own
    assert set(before.values()) <= set(now.values())
    assert {name for name in now if name.startswith("cadangan")} >= {
        f"cadangan-0.3.0/{name}" for name in ("BACA-SAYA.md", "templates/keputusan.docx", "templates/laporan.docx")
    }
    again = kakdoc("pindah", "--perbarui")
    assert again.out == ""
    assert again.err.endswith("Tidak ada yang perlu dipindahkan.\n")
    assert files(work) == now


def test_what_the_office_changed_is_never_replaced(work, kakdoc):
    for name in ("BACA-SAYA.md", "templates/keputusan.yaml", "templates/perbup.yaml"):
        Path(name).write_text("milik kantor", "utf-8")
    kakdoc("pindah", "--perbarui")
    for name in ("BACA-SAYA.md", "templates/keputusan/contoh.yaml", "templates/perbup/contoh.yaml"):
        assert Path(name).read_text("utf-8") == "milik kantor"


def test_an_open_file_is_not_brought_up_to_date(work, kakdoc):
    kakdoc("pindah")
    Path("templates/keputusan/~$naskah.docx").write_bytes(b"")
    run = kakdoc("pindah", "--perbarui")
    assert run.code == 4
    assert "templates/keputusan/naskah.docx: [K742]" in run.err
    assert digest(Path("templates/keputusan/naskah.docx").read_bytes()) == LAID["templates/keputusan.docx"]


def test_a_template_that_the_office_changed_is_told_what_it_does_not_print(work, kakdoc):
    edited("templates/keputusan.docx", "{{ instansi.kop }}")
    edited("templates/laporan.docx", "Templat kantor.")
    run = kakdoc("pindah")
    assert run.err.count("[K743]") == 2
    assert "templates/laporan/naskah.docx: [K743] peringatan" in run.err
    assert "tidak mencetak kepala_daerah, nama_polos, bawah_pembuat, salinan." in run.err
    assert "K743" not in kakdoc("buat", "inputs").err


def test_the_names_told_are_printed_by_the_templates_of_today():
    for kind, names in renewing._SINCE.items():
        data = (PROJECT / "templates" / kind / "naskah.docx").read_bytes()
        assert renewing._missing(data, names, Path("t")) == [], kind
        assert renewing._missing((BEFORE / "templates" / f"{kind}.docx").read_bytes(), names, Path("t"))


def test_a_folder_that_is_no_working_folder_is_refused(tmp_path, kakdoc):
    for folder in (tmp_path, tmp_path / "tidak ada"):
        run = kakdoc("pindah", folder)
        assert (run.code, run.out, run.err.count("[K744]")) == (2, "", 1)


def test_laying_out_anew_adds_no_second_template_beside_one_that_lies_as_before(work, kakdoc):
    run = kakdoc("mulai", ".")
    assert "docs/pindah-versi.md" in run.out.splitlines()
    assert not [
        path for path in Path("templates").rglob("naskah.docx") if Path(f"templates/{path.parent.name}.docx").exists()
    ]
    assert "K741" not in kakdoc("periksa", "inputs").err


def commands() -> list[list[str]]:
    blocks = re.findall(r"(?ms)^ *```\n(.*?)^ *```$", PAGE)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines() if line.strip()]


def test_the_steps_of_the_page_work_as_written(work, kakdoc):
    before = files(work)
    assert [" ".join(each) for each in commands()] == [
        "pindah", "pindah --perbarui", "mulai .", "status", "periksa inputs", "buat inputs",
    ]  # fmt: skip
    runs = {" ".join(each): kakdoc(*each) for each in commands()}
    assert {name: run.code for name, run in runs.items()} == dict.fromkeys(runs, 0)
    assert "templat berubah" in runs["status"].out
    assert "outputs/2024/keputusan-rb.docx" in runs["buat inputs"].out.splitlines()
    assert not any("K74" in run.err for name, run in runs.items())
    kept = files(work)
    assert {name for name in before if name.startswith(("inputs/", "contoh/"))} <= kept.keys()
    assert all(kept[name] == before[name] for name in before if name.startswith("inputs/"))
    assert Path("docs/pindah-versi.md").is_file()


def test_going_back_finds_every_file_where_0_3_0_had_it(work, kakdoc):
    before = files(work)
    kakdoc("pindah", "--perbarui")
    kept = {name.removeprefix("cadangan-0.3.0/"): data for name, data in files(work).items() if "cadangan" in name}
    moved = {
        f"templates/{path.parent.name}.docx": path.read_bytes() for path in Path("templates").glob("*/naskah.docx")
    }
    moved |= {
        f"templates/{path.parent.name}.yaml": path.read_bytes() for path in Path("templates").glob("*/contoh.yaml")
    }
    assert {**files(work), **moved, **kept}.items() >= before.items()
