"""The contract of a kind: what stands at it and its fields is whole, for every kind, and names of keys mean nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from conftest import PROJECT
from docx import Document as Word
from pydantic import BaseModel, Field, create_model
from word.drawing.test_pictures import png

from kakdoc.base.problems import FieldPath
from kakdoc.inputs import opening
from kakdoc.inputs.tree import plain
from kakdoc.inputs.walking import Leaf, leaves
from kakdoc.kinds import shape
from kakdoc.kinds.fields.base import Bulat, Gambar, Prosa, TahunNaskah, TanggalNaskah, Teks, Uang
from kakdoc.kinds.fields.marks import ANGKA, BERKAS_KAK, HAPUS, KOSONG, Berkas, Diambil, Fakta, Lanjut, Nasib
from kakdoc.kinds.fields.marks import TahunNaskah as Year
from kakdoc.kinds.fields.menunjuk import SebutanPejabat, SebutanProfil
from kakdoc.kinds.kind import Document, Kind
from kakdoc.kinds.law.register import PERATURAN, DaftarPeraturan
from kakdoc.kinds.listed.printed import with_fields
from kakdoc.kinds.office import INSTANSI, InstansiNaskah, letterhead
from kakdoc.kinds.shape import CellType, Shape
from kakdoc.papers import catalog, checking
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.starting import schema_of

EVERY = pytest.mark.parametrize("kind", BY_NAME.values(), ids=lambda kind: kind.name)
SHIPPED = {
    kind: path.relative_to(PROJECT / "inputs")
    for path in sorted((PROJECT / "inputs" / "2024").rglob("*.yaml"), reverse=True)
    for kind in re.findall(r"^jenis: (\S+)$", path.read_text("utf-8"), re.MULTILINE)
}
"""The first example of each kind among the shipped inputs."""
EXAMPLES = {path.parent.name: path for path in sorted((PROJECT / "templates").glob("*/contoh.yaml"))}
"""The example beside each template; of kinds made of data it is a whole input."""
TOLD = frozenset((CellType.TAHUN, CellType.ANGKA, CellType.PERSEN, CellType.BULAT, CellType.TANGGAL, CellType.UANG))
"""What cannot be read as a text when the year moves on."""


def _unseen(field: shape.Field) -> bool:
    """Whether people neither type nor print a field."""
    taken = field.shape.mark(Diambil)
    return taken is not None and taken.is_unseen


def values(
    model: type[BaseModel], path: str = "", above: tuple[type[BaseModel], ...] = (), fate: Lanjut | None = None
) -> Iterator[tuple[str, shape.Field, Shape, Lanjut | None]]:
    """Every single value of an input, with the fate that its fields tell; not those in other inputs."""
    for key, field in shape.fields(model).items():
        if not _unseen(field):
            own, inner = fate or field.shape.mark(Lanjut), field.shape
            while inner.item is not None and inner.cell is None:
                inner = inner.item
                own = own or inner.mark(Lanjut)
            if inner.cell is not None:
                yield f"{path}{key}", field, inner, own
            for each in inner.groups if inner.cell is None else ():
                if each not in above:
                    yield from values(each, f"{path}{key}.", (*above, model), own)


@EVERY
def test_every_year_number_date_file_and_amount_has_a_fate_in_the_next_year(kind):
    found = list(values(kind.model))
    assert [path for path, _, own, fate in found if own.cell in TOLD and not (fate or own.mark(Berkas))] == []
    files = [
        path for path, field, own, _ in found if "berkas" in field.hint.casefold().split() and own.mark(Berkas) is None
    ]
    assert [path for path in files if not path.startswith("instansi.")] == []


@EVERY
def test_what_is_emptied_or_left_out_may_be_missing_and_what_is_asked_for_anew_is_a_gap(kind):
    for path, field, _, fate in values(kind.model):
        if fate in (KOSONG, HAPUS):
            assert not field.required or "." in path, path
        if fate and fate.nasib is Nasib.ISI:
            assert fate.isi.startswith("[isi: "), path


@EVERY
def test_a_kind_has_a_year_or_a_tor_that_has_one(kind):
    assert shape.key_of(kind.model, Year) or shape.key_of(kind.model, BERKAS_KAK)


@EVERY
def test_the_skeleton_and_the_form_of_a_kind_are_inputs_of_it(kind, folder, kakdoc):
    for file in ("isian.yaml", "isian.xlsx"):
        assert kakdoc("baru", kind.name, f"inputs/{file}").code == 0
        root, problems = opening.load(Path("inputs") / file, catalog.MODELS)
        assert checking.kind_of(root).name == kind.name
        assert {each.code for each in problems} <= {"K115"}
        assert root.entries.keys() <= shape.fields(kind.model).keys()


@EVERY
def test_a_kind_has_a_schema_a_place_in_the_guide_and_an_example(kind):
    assert set(json.loads(schema_of(kind.name))["properties"]) == {
        key for key, field in shape.fields(kind.model).items() if not _unseen(field)
    }
    assert f"`{kind.name}`" in (PROJECT / "README.md").read_text("utf-8")
    assert kind.name in SHIPPED or (kind.definition and kind.name in EXAMPLES)


@EVERY
def test_a_kind_is_told_by_its_title_under_one_heading_of_the_guide(kind):
    sections = re.split(r"^## ", (PROJECT / "docs" / "panduan.md").read_text("utf-8"), flags=re.MULTILINE)
    (own,) = (each for each in sections if f"\nkakdoc baru {kind.name} " in each)
    assert re.match(r"\d+\. Mengisi ", own)
    assert kind.title.casefold() in own.casefold()


@EVERY
@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_next_year_and_back_again_an_example_says_what_its_fields_keep(kind, suffix, folder, kakdoc):
    """What is asked for anew, emptied or left out does not come back, but what was emptied is still told; all else does."""
    example = _example(kind, suffix, folder, kakdoc)
    old = _values(example)
    year = int(example.relative_to(folder / "inputs").parts[0])
    run = kakdoc("lanjut", example, "--tahun", str(year + 1))
    assert run.code == 0
    emptied = [leaf.scalar.text for leaf in old.values() if _fate(leaf) is Nasib.KOSONG]
    assert [text for text in emptied if text not in run.err] == []
    (moved,) = (folder / "inputs" / str(year + 1)).rglob(example.name)
    new = _values(moved)
    assert [leaf.scalar.text for leaf in new.values() if leaf.shape.mark(Year)] == [str(year + 1)] * bool(
        shape.key_of(kind.model, Year)
    )
    assert all(leaf.scalar.text == leaf.lanjut.isi for leaf in new.values() if _fate(leaf) is Nasib.ISI)
    assert not any(_fate(leaf) in (Nasib.KOSONG, Nasib.HAPUS) for leaf in new.values())
    (folder / "kembali").mkdir()
    assert kakdoc("lanjut", moved, "--tahun", str(year), "--mundur", "--ke", "kembali").code == 0
    back = _values(next((folder / "kembali").rglob(example.name)))
    kept = [path for path, leaf in old.items() if _fate(leaf) not in (Nasib.ISI, Nasib.KOSONG, Nasib.HAPUS)]
    assert kept
    assert {path: back[path].scalar.text for path in kept} == {path: old[path].scalar.text for path in kept}
    assert [path for path in back.keys() - set(kept) if _fate(back[path]) is not Nasib.ISI] == []


def _example(kind: Kind, suffix: str, folder: Path, kakdoc: Any) -> Path:
    """The first shipped example of a kind in a folder of its own, with what it draws on."""
    own, target = _shipped(kind), folder / "inputs" / _place(kind)
    target.parent.mkdir(parents=True)
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", folder / "inputs")
    tor = folder / "inputs" / SHIPPED["kak"]
    tor.parent.mkdir(exist_ok=True)
    shutil.copy(PROJECT / "inputs" / SHIPPED["kak"], tor)
    shutil.copy(own, target)
    if suffix == ".xlsx":
        assert kakdoc("ubah", target, target.with_suffix(suffix)).code == 0
        target.unlink()
    return target.with_suffix(suffix)


def _shipped(kind: Kind) -> Path:
    """The example of a kind."""
    return PROJECT / "inputs" / SHIPPED[kind.name] if kind.name in SHIPPED else EXAMPLES[kind.name]


def _place(kind: Kind) -> Path:
    """Where the example of a kind stands below `inputs`: in the folder of its year."""
    if kind.name in SHIPPED:
        return SHIPPED[kind.name]
    (year,) = re.findall(r"^tahun: (\d{4})$", EXAMPLES[kind.name].read_text("utf-8"), re.MULTILINE)
    return Path(year, f"{kind.name}.yaml")


def _values(path: Path) -> dict[FieldPath, Leaf]:
    """The typed values of an input by their places."""
    root, _ = opening.compose(path, catalog.MODELS)
    return {leaf.path: leaf for leaf in leaves(checking.kind_of(root).model, root)}


def _fate(leaf: Leaf) -> Nasib | None:
    return leaf.lanjut.nasib if leaf.lanjut else None


@EVERY
def test_a_paper_tells_its_year_and_its_name(kind, folder, kakdoc):
    path = _example(kind, ".yaml", folder, kakdoc)
    for each in (PROJECT / "inputs" / "2024" / "laporan").glob("*.yaml") if kind.name.startswith("laporan") else ():
        shutil.copy(each, path.parent)
    document = checking.check(path).document
    assert document is not None
    assert {"tahun", "nama"} <= {key for key, told in document.facts().items() if told}


class Plain(Document):
    """A kind that prints its fields."""

    def context(self) -> dict[str, Any]:
        return with_fields(self, {"instansi": letterhead(self.instansi)})


class Odd(Plain):
    """Memo with keys that mean something elsewhere."""

    jenis: Literal["memo"] = Field(title="Jenis naskah", description="Selalu memo.")
    masa: TahunNaskah = Field(title="Masa", description="Empat angka.")
    hal: Annotated[Teks, Fakta("nama")] = Field(title="Hal", description="Hal memo.")
    berkas: Teks = Field(title="Berkas", description="Map tempat memo disimpan.")
    kak: Teks = Field(title="Kak", description="Sapaan.")
    isi: Prosa = Field(title="Isi", description="Isi memo.")
    logo: Teks = Field(title="Logo", description="Semboyan.")
    mengingat: Teks | None = Field(default=None, title="Mengingat", description="Hal yang diingat.")
    bulan_lain: Teks | None = Field(default=None, title="Bulan lain", description="Bulan lain.")
    tanggal: Annotated[TanggalNaskah, Fakta("tanggal")] = Field(title="Tanggal", description="Tanggal memo.")
    agenda: Annotated[Teks | None, KOSONG, Fakta("nomor")] = Field(default=None, title="Agenda", description="Nomor.")
    peserta: Annotated[Bulat | None, ANGKA] = Field(default=None, title="Peserta", description="Banyaknya orang.")
    biaya: Uang | None = Field(default=None, title="Biaya", description="Rupiah.")
    denah: Gambar | None = Field(default=None, title="Denah", description="Gambar denah.")
    profil: SebutanProfil = Field(default="naskah_dinas", title="Profil", description="Profil halaman.")
    penanda_tangan: SebutanPejabat = Field(default="kepala", title="Penanda tangan", description="Kunci pejabat.")
    instansi: InstansiNaskah = INSTANSI
    peraturan: DaftarPeraturan = PERATURAN


INPUT = """jenis: memo
masa: 2024
hal: Rapat Tahun 2024
berkas: map/merah.png
kak: Kak Nama Contoh
isi: |
  Rapat tahun 2024 diadakan.
logo: Maju 2024
mengingat: perbup-12-2024
bulan_lain: Mei
tanggal: Maret 2024
agenda: 7/A
peserta: 12
biaya: 5.000.000
denah: denah.png
"""
TAGS = (
    "{{ hal }}",
    "{{ berkas }}",
    "{{ kak }}",
    "{{p isi|prosa }}",
    "{{ logo }}",
    "{{ bulan_lain }}",
    "{{r denah|gambar(2, 2) }}",
)


@pytest.fixture(params=["written", "made of data"])
def memo(request, folder, monkeypatch):
    """An input of a kind whose schema is a class, or is made of the same fields while the program runs."""
    made = create_model("Odd", __base__=Plain, **shape.written(Odd))
    kind = Kind(
        "memo", "Memo", Odd if request.param == "written" else made, (), "memo/naskah.docx", "memo/contoh.yaml", ""
    )
    known = {**BY_NAME, "memo": kind}
    monkeypatch.setitem(catalog._BY_NAME, "memo", None)
    monkeypatch.setattr(catalog.TITLES, "_load", lambda name: known[name].title)
    monkeypatch.setattr(catalog.BY_NAME, "_load", known.__getitem__)
    monkeypatch.setattr(catalog.MODELS, "_load", lambda name: known[name].model)
    (folder / "templates" / "memo").mkdir(parents=True)
    word = Word(PROJECT / "templates" / "keputusan" / "naskah.docx")
    for each in [*word.element.body][:-1]:
        word.element.body.remove(each)
    for tag in TAGS:
        word.add_paragraph(tag)
    for name in ("title", "subject", "keywords", "comments", "author", "category"):
        setattr(word.core_properties, name, "Memo")
    word.save(folder / "templates" / "memo" / "naskah.docx")
    (folder / "templates" / "memo" / "contoh.yaml").write_text(INPUT, "utf-8")
    (folder / "inputs" / "2024").mkdir()
    (folder / "inputs" / "2024" / "denah.png").write_bytes(png(2, 2))
    (folder / "inputs" / "2024" / "memo.yaml").write_text(INPUT, "utf-8")
    return Path("inputs/2024/memo.yaml")


def test_plain_texts_may_have_any_name(memo, kakdoc):
    assert kakdoc("periksa", "inputs/2024").code == 0
    root, _ = opening.load(memo, catalog.MODELS)
    typed = plain(opening.compose(memo)[0])
    assert plain(root) == {**typed, "denah": "inputs/2024/denah.png"}
    assert {leaf.path for leaf in leaves(BY_NAME["memo"].model, root) if leaf.shape.mark(Berkas)} == {("denah",)}


def test_a_kind_with_such_names_is_made_and_tells_where_it_came_from(memo, kakdoc):
    made = kakdoc("buat", "inputs/2024")
    assert made.code == 0, made.err
    paper = Path("outputs/2024/memo.docx")
    texts = [each.text for each in Word(paper).paragraphs]
    assert {"Rapat Tahun 2024", "map/merah.png", "Kak Nama Contoh", "Maju 2024", "Mei"} <= set(texts)
    told = kakdoc("asal", paper).out
    assert all(word in told for word in ("Memo", "2024", "Rapat Tahun 2024", "7/A", "Maret 2024"))
    assert "terkini" in kakdoc("status", "outputs").out
    (memo.parent / "denah.png").write_bytes(png(3, 3))
    assert "isian berubah" in kakdoc("status", "outputs").out
    assert kakdoc("asal", paper, "--ambil", "inputs/2024/lagi.yaml").code == 0
    assert Path("inputs/2024/lagi.yaml").read_text("utf-8") == INPUT


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_next_year_each_value_of_such_a_kind_has_the_fate_of_its_field_and_comes_back(suffix, memo, kakdoc):
    if suffix == ".xlsx":
        assert kakdoc("ubah", memo, memo.with_suffix(suffix)).code == 0
        memo.unlink()
    moved = kakdoc("lanjut", "inputs/2024", "--tahun", "2025")
    assert moved.code == 0, moved.err
    root, _ = opening.compose(Path(f"inputs/2025/memo{suffix}"), catalog.MODELS)
    old = {key: value for key, value in typed().items() if key != "agenda"}
    assert told(root) == {
        **old, "masa": "2025", "hal": "Rapat Tahun 2025", "tanggal": "Maret 2025", "isi": "Rapat tahun 2025 diadakan.",
        "logo": told(root)["logo"], "mengingat": told(root)["mengingat"],
    }  # fmt: skip
    assert Path("inputs/2025/denah.png").is_file()
    assert "agenda: 7/A" in moved.err
    assert "peserta" in moved.err
    Path("kembali").mkdir()
    assert kakdoc("lanjut", f"inputs/2025/memo{suffix}", "--tahun", "2024", "--mundur", "--ke", "kembali").code == 0
    back = told(opening.compose(next(Path("kembali").rglob(f"memo{suffix}")), catalog.MODELS)[0])
    assert {key: back[key] for key in old if key not in ("logo", "mengingat")} == {
        key: value for key, value in old.items() if key not in ("logo", "mengingat")
    }


def typed() -> dict[str, Any]:
    return {key: " ".join(str(value).split()) for key, value in _plain_input().items()}


def _plain_input() -> dict[str, Any]:
    return plain(opening.compose(Path("templates/memo/contoh.yaml"), catalog.MODELS)[0])


def told(root: Any) -> dict[str, Any]:
    """The values of an input, an amount without its dots, as a workbook holds it."""
    found = {key: " ".join(str(value).split()) for key, value in plain(root).items()}
    return {**found, "biaya": "5.000.000" if found["biaya"] == "5000000" else found["biaya"]}


@pytest.mark.parametrize("file", ["baru.yaml", "baru.xlsx"])
def test_a_new_input_of_such_a_kind_is_one(file, memo, kakdoc):
    assert kakdoc("baru", "memo", f"inputs/2024/{file}").code == 0
    assert told(opening.compose(Path("inputs/2024") / file, catalog.MODELS)[0]) == typed()


def test_the_schema_and_the_names_of_such_a_kind_are_shown(memo, kakdoc):
    assert {"berkas", "kak", "isi", "logo"} <= set(json.loads(kakdoc("skema", "memo").out)["properties"])
    names = kakdoc("templat", "memo").out
    assert all(
        f"{{{{ {name} }}}}" in names or f"{{{{r {name}|kalimat }}}}" in names for name in ("kak", "logo", "berkas")
    )
