"""An office's own form becomes a kind: read, its fields proposed, the three files of its folder written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kakdoc.base import disk
from kakdoc.base.bundled import DEFINITION, EXAMPLE, PAPER, TEMPLATES
from kakdoc.base.problems import InputError, Location, OutputError, Problem, UsageError, error, refusal, warning
from kakdoc.papers import catalog
from kakdoc.papers.forms.learning import deciding, definition, keys, office, tagged
from kakdoc.papers.forms.learning.deciding import Decided
from kakdoc.papers.forms.learning.fields import Field, Proposal
from kakdoc.papers.forms.learning.proposing import proposed
from kakdoc.word.learning import tags
from kakdoc.word.learning.form import Form
from kakdoc.word.template.compiled import compile_template

_MOST = 50 * 2**20
_WORD = ".docx"
OTHER = (".doc", ".docm", ".dot", ".dotx", ".dotm", ".odt", ".ott", ".rtf", ".pdf", ".wps", ".pages", ".xlsx", ".xls")
_NAME = re.compile(r"[a-z][a-z0-9-]*")


class Learned(NamedTuple):
    """What became of a form: the files written, the fields found, what to mind."""

    name: str
    folder: Path
    files: tuple[Path, ...]
    fields: dict[str, Field]
    office: tuple[str, ...]
    """What is printed from the office's own file."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a form will become, with nothing of it on disk yet: its copy with tags, its fields, what to mind."""

    name: str
    source: str
    copy: bytes
    fields: dict[str, Field]
    year: str
    """The key of the year of its papers."""
    office: tuple[str, ...]
    problems: tuple[Problem, ...]
    is_tagged: bool
    """Whether the form had tags, by which the types of its fields are settled."""

    def write(self) -> Learned:
        """Write the three files of the kind; raises OutputError."""
        title = keys.title(Path(self.source).stem.replace("_", " ").replace("-", " "))
        texts = {
            PAPER: self.copy,
            DEFINITION: definition.text(title, self.name, self.fields, self.year, Path(self.source).name).encode(),
            EXAMPLE: definition.example(self.name, self.fields).encode(),
        }
        folder = Path(TEMPLATES, self.name)
        for each, content in texts.items():
            disk.write_new(content, folder / each)
        told = (*self.problems, *_refused(self.name))
        return Learned(self.name, folder, tuple(folder / each for each in texts), self.fields, self.office, told)


def learn(form: Path, name: str | None = None) -> Learned:
    """Return the kind that a form became, in a folder of `templates/`; the form itself is not touched.

    Raises UsageError K752 for a name that no kind can have, OutputError K607 where there is such a kind, InputError
    K101, K750, K753–K755 for a form of which nothing can be learned, TemplateError for one that is broken.
    """
    kind = free_name(form, name)
    return prepare(form, _read(form), kind).write()


def free_name(form: Path, name: str | None = None) -> str:
    """Return the name of the kind that a form will be; raises UsageError K752, OutputError K607 where it is taken."""
    kind = _kind_name(form, name)
    folder = Path(TEMPLATES, kind)
    if disk.is_folder(folder) or folder.exists() or kind in catalog.TITLES:
        raise OutputError(_there_already(kind, folder))
    return kind


def prepare(form: Path, data: bytes, kind: str, decided: Mapping[str, Decided] | None = None) -> Prepared:
    """Return what a form will become; `decided` tells of fields by their names, as `deciding.named` gives them.

    Raises InputError K753–K755 for a form of which nothing can be learned, TemplateError for one that is broken.
    """
    file = form.as_posix()
    read = Form(data, file)
    copy, found, printed = _tagged(read, file, decided or {}) if read.tagged else _marked(read, file, decided or {})
    fields, year = definition.with_year(found.fields)
    definition.with_titles_of_their_own(fields)
    told = [*_told(read, found, file), *compile_template(copy, file).warnings]
    return Prepared(kind, file, copy, fields, year, printed, tuple(told), read.tagged)


def _kind_name(form: Path, name: str | None) -> str:
    kind = keys.kind_name(form.stem) if name is None else name
    if not _NAME.fullmatch(kind):
        message = f"“{kind or form.stem}” tidak dapat menjadi nama jenis naskah."
        example = keys.kind_name(kind) or "surat-keterangan"
        remedy = f"tulis namanya dengan huruf kecil, angka, dan tanda hubung: kakdoc jenis-baru {form.name} {example}."
        raise UsageError(error("K752", message, remedy))
    return kind


def _there_already(kind: str, folder: Path) -> Problem:
    message = f"jenis “{kind}” sudah ada, maka tidak diubah."
    remedy = f"tulis nama lain di belakangnya: kakdoc jenis-baru SURAT.docx {kind}-baru; atau pindahkan folder lama."
    return error("K607", message, remedy).at(Location(folder.as_posix()))


def _read(form: Path) -> bytes:
    """Return the bytes of a form; raises InputError K101 when it cannot be read, K750 for another format."""
    place = Location(form.as_posix())
    refuse_other(form)
    try:
        return disk.read(form, _MOST)
    except OSError as cause:
        message, remedy = f"tidak dapat dibaca ({refusal(cause)}).", "periksa nama dan foldernya."
        raise InputError(error("K101", message, remedy).at(place)) from cause


def refuse_other(form: Path) -> None:
    """Raise InputError K750 for a file of another program, or of another format of Word."""
    if form.suffix.casefold() in OTHER:
        message = f"surat ini berkas {form.suffix.casefold()}, bukan dokumen Word (.docx)."
        remedy = "buka di Word atau LibreOffice, Simpan Sebagai “Dokumen Word (*.docx)”, lalu pakai hasilnya."
        raise InputError(error("K750", message, remedy).at(Location(form.as_posix())))


def _marked(form: Form, file: str, decided: Mapping[str, Decided]) -> tuple[bytes, Proposal, tuple[str, ...]]:
    """Return the copy of a form with tags for its marks, and the fields; raises InputError K755 where it has none."""
    known = office.Office.read()
    met = office.meets(form, known)
    places = [each for each in form.places if not any(one.covers(each) for one in met)]
    found = proposed(places)
    if not found.tags and not met:
        raise InputError(_nothing(file))
    printed = office.add_tags(found, known, met)
    deciding.apply(found, decided)
    if not found.tags:
        raise InputError(_nothing(file))
    return form.write(found.tags, found.loops), found, printed


def _tagged(form: Form, file: str, decided: Mapping[str, Decided]) -> tuple[bytes, Proposal, tuple[str, ...]]:
    """Return the copy of a form that has tags, those with names in words put right, reserved ones renamed."""
    found = proposed(form.places)
    data = form.write(found.tags, {})
    asked = tags.asked(data, file)
    for name in tagged.reserved(asked):
        new = keys.free(name, asked)
        found.renamed.append((name, name, new))
        for written, start, end in tags.spots(form, name):
            written.put(start, end, new)
    data = form.write({}, {})
    named = dict(found.fields)
    found.fields = {key: named.get(key) or each for key, each in tagged.fields(tags.asked(data, file)).items()}
    if not found.fields:
        raise InputError(_nothing(file))
    deciding.name(found.fields, decided)
    return data, found, ()


def _refused(kind: str) -> tuple[Problem, ...]:
    """Return what keeps a definition that was written from being a kind, at its lines: guesses that do not hold."""
    try:
        catalog.named(kind)
    except InputError as fault:
        return fault.problems
    return ()


def _nothing(file: str) -> Problem:
    return error(
        "K755",
        "di surat ini tidak ditemukan satu pun tempat isian.",
        "tandai yang diisi, misalnya [nama pegawai], titik-titik sesudah “Nama :”, atau baris kosong di bawah kepala "
        "tabel; simpan, lalu jalankan lagi.",
    ).at(Location(file))


def _told(form: Form, found: Proposal, file: str) -> list[Problem]:
    renamed = [
        warning(
            "K757",
            f"“{words}” menjadi isian “{new}”, karena kunci “{old}” dipakai program.",
            "bila kurang cocok, ganti kuncinya di jenis.yaml dan tagnya di naskah.docx bersama-sama.",
        ).at(Location(file))
        for words, old, new in found.renamed
    ]
    left = [
        warning("K756", f"{each.what}.", "periksa tempat itu di naskah.docx.").at(Location(file, spot=each.where))
        for each in form.left
    ]
    return [*renamed, *left]
