"""What a template holds that nobody may have meant: told as warnings, because papers can be made all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jinja2 import nodes
from lxml import etree

from kakdoc.base.package import Package
from kakdoc.base.problems import Location, Problem, warning
from kakdoc.word.fields import fields
from kakdoc.word.places import paragraph_of, paragraph_place
from kakdoc.word.styles import w
from kakdoc.word.template.judging.tags import Typed
from kakdoc.word.template.judging.tracked import TRACKED
from kakdoc.word.template.source import BODY, RAW

_OURS = frozenset({"${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}"})
_NAME = r"[^\W\d_][\w ./:-]{0,40}"
# In brackets that people write too: neither a letter alone (`[a]`, a box `[x]`) nor a remark.
_BRACKETED = r"(?!(?i:sic|dst|dsb|dll|dkk|red|ttd|cap|catatan)[\]. ])[^\W\d_][\w ./:-]{0,40}[\w./:-]"
_PLACEHOLDERS = re.compile(
    rf"\$\{{[^{{}}]{{1,60}}\}}|(?<![{{_])\{{\s?\$?{_NAME}\}}(?!\}})|«[^«»]{{1,60}}»|<<{_NAME}>>"
    rf"|<[^\W\d_][\w -]{{1,40}}>|\[ {{0,3}}{_BRACKETED} {{0,3}}\]|(?<![\w%])%{{1,2}}[^\W\d]\w{{1,40}}%{{1,2}}(?![\w%])"
    rf"|(?<![\w&#])#{{1,2}}[^\W\d_][\w .-]{{0,40}}\w#{{1,2}}(?![\w#])"
)
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_LABELS = {
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
}
_FETCHING = frozenset(
    ("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD")
)
_MERGING = frozenset(("MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK", "GREETINGLINE"))
_ASKING = frozenset(("FILLIN", "ASK"))
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(Type|Target|TargetMode)\s*=\s*"([^"]*)"')
_FETCHED = {
    "image": "gambar", "attachedTemplate": "templat", "subDocument": "sub-dokumen", "oleObject": "objek",
    "frame": "bingkai", "aFChunk": "potongan berkas (altChunk)", "video": "video", "audio": "suara", "media": "media",
    "package": "berkas",
}  # fmt: skip
_PROGRAMS = {"oleObject": "objek OLE", "control": "kontrol ActiveX", "vbaProject": "program VBA"}
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"


def of_text(typed: Typed, file: str) -> Iterator[Problem]:
    """Yield K512 for each placeholder of another system in a part that is filled in, once a paragraph and name."""
    if RAW.search(typed.part.source):
        return
    for line, tags in typed.lines:
        text, end = "", 0
        for tag in tags:
            text, end = text + line.text[end : tag.start] + "\0", tag.end or len(line.text)
        for name in dict.fromkeys(_PLACEHOLDERS.findall(text + line.text[end:])):
            if name not in _OURS:
                yield _placeholder(name).at(Location(file, spot=typed.spot(line.paragraph)))


def _placeholder(name: str) -> Problem:
    return warning(
        "K512",
        f"“{name}” tampak seperti tempat isian sistem lain; di sini ia tercetak apa adanya.",
        "ganti dengan tag kakdoc, misalnya {{ judul }} (daftarnya: `kakdoc templat JENIS`), atau hapus.",
    )


def _asking(name: str) -> Problem:
    return warning(
        "K512",
        f"bidang {name} menanyakan isinya kepada siapa pun yang memperbarui naskah di Word; kakdoc tidak mengisinya.",
        "ganti dengan tag kakdoc, misalnya {{ judul }} (daftarnya: `kakdoc templat JENIS`), atau hapus.",
    )


def of_input(trees: Iterable[nodes.Template], file: str) -> Iterator[Problem]:
    """Yield K514 for a template that asks for nothing of its input."""
    for tree in trees:
        met = list(tree.find_all(nodes.Name))
        given = {each.name for each in met if each.ctx != "load"} | {"range", "loop", "namespace"}
        if any(each.ctx == "load" and each.name not in given for each in met):
            return
    yield warning(
        "K514",
        "templat ini tidak mencetak satu pun isian, jadi semua naskahnya akan sama.",
        "periksa apakah berkasnya benar; isian dicetak dengan tag seperti {{ judul }} (`kakdoc templat JENIS`).",
    ).at(Location(file))


def of_package(members: Package, file: str) -> Iterator[Problem]:
    """Yield K512, K513, K515 and K516 for what stands in the parts of a template beside its tags."""
    for name, member in members.items():
        if _STORY.fullmatch(name):
            yield from _of_story(name, member.data, file)
        elif name.endswith(".rels"):
            yield from _of_relationships(name, member.data.decode("utf-8", "replace"), file)
        elif name.rpartition("/")[2].lower().startswith("vba"):
            yield _program("program VBA").at(Location(file, spot=f"bagian “{name}”"))


def _of_story(name: str, data: bytes, file: str) -> Iterator[Problem]:
    root = etree.fromstring(data)
    label = next((said for word, said in _LABELS.items() if f"/{word}" in name), BODY)
    if found := list(root.iter(*TRACKED)):
        yield _changes(len(found)).at(_at(file, label, found[0]))
    if found := list(root.iter(w("comment"))):
        yield _comments(len(found)).at(Location(file))
    for field in fields(root):
        if field.name in _MERGING:
            yield _placeholder(" ".join(field.instruction.split())).at(_at(file, label, field.begin))
        elif field.name in _ASKING:
            yield _asking(field.name).at(_at(file, label, field.begin))
        elif field.name in _FETCHING:
            yield _fetched(f"bidang {field.name}", field.instruction).at(_at(file, label, field.begin))
        elif field.name == "MACROBUTTON":
            yield _program("tombol makro (MACROBUTTON)").at(_at(file, label, field.begin))
    for chunk in root.iter(w("altChunk"), w("subDoc")):
        yield _fetched("potongan berkas (altChunk) atau sub-dokumen", "").at(_at(file, label, chunk))
    for each in root.iter(_OLE):
        yield _program("objek OLE").at(_at(file, label, each))


def _at(file: str, label: str, element: etree._Element) -> Location:
    paragraph = paragraph_of(element)
    return Location(file, spot=label if paragraph is None else f"{label}, {paragraph_place(paragraph)}")


def _of_relationships(name: str, xml: str, file: str) -> Iterator[Problem]:
    for found in _RELATIONSHIP.findall(xml):
        values = dict(_ATTRIBUTE.findall(found))
        kind, target = values.get("Type", "").rpartition("/")[2], values.get("Target", "")
        if values.get("TargetMode") == "External":
            if kind in _FETCHED and not (kind == "attachedTemplate" and _is_own_template(target)):
                yield _fetched(_FETCHED[kind], target).at(Location(file, spot=f"bagian “{name}”"))
        elif kind in _PROGRAMS and "charts/" not in name:
            yield _program(_PROGRAMS[kind]).at(Location(file, spot=f"bagian “{name}”"))


def _is_own_template(target: str) -> bool:
    """Return whether a template is Word's own on this computer, which each paper of Word may name."""
    path = target.replace("\\", "/")
    local = "://" not in path or re.match(r"file:///(?!/)", path, re.IGNORECASE)
    return path.rpartition("/")[2].casefold() == "normal.dotm" and bool(local) and not path.startswith("//")


def _changes(count: int) -> Problem:
    return warning(
        "K513",
        f"templat memuat {count} perubahan terlacak yang belum diterima atau ditolak; semuanya ikut di setiap naskah.",
        "di Word: Tinjau → Terima Semua Perubahan, lalu matikan Lacak Perubahan dan simpan.",
    )


def _comments(count: int) -> Problem:
    return warning(
        "K513",
        f"templat memuat {count} komentar, yang ikut di setiap naskah.",
        "di Word: Tinjau → Hapus Semua Komentar, lalu simpan.",
    )


def _fetched(what: str, target: str) -> Problem:
    target = " ".join(target.split())
    shown = f" ({target if len(target) <= 80 else target[:77] + '…'})" if target else ""
    return warning(
        "K515",
        f"{what}{shown} diambil dari luar berkas setiap kali naskah dibuka; di tempat lain isinya hilang atau berbeda.",
        "simpan isinya di dalam templat (Sisipkan → Gambar dari berkas, atau tempel sebagai teks), atau hapus.",
    )


def _program(what: str) -> Problem:
    return warning(
        "K516",
        f"templat memuat {what}, yang menjalankan program di komputer pembaca.",
        "hapus dari templat; naskah dinas cukup berisi teks, tabel, gambar, dan grafik.",
    )


def once(problems: Iterable[Problem]) -> Sequence[Problem]:
    """Return problems without those that say the same of the same place."""
    return tuple(dict.fromkeys(problems))
