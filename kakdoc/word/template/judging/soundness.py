"""What a template must not do: lose its own text, leave a tag unfilled, take what kakdoc does not offer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import nodes
from lxml import etree

from kakdoc.base.package import Package
from kakdoc.base.problems import Location, Problem, error
from kakdoc.word.places import paragraph_place
from kakdoc.word.styles import w
from kakdoc.word.template.faults import Places
from kakdoc.word.template.filters import BLOCK_FILTERS, BODY_FILTERS, RUN_FILTERS
from kakdoc.word.template.judging.balance import bodies, template_data
from kakdoc.word.template.source import BODY, RAW, PartSource

_MARKUP = re.compile(r"<[^>]+>")
_ANY_TAG = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CONTROL = {
    "p": re.compile(r"(?:\{%|\{\{|\{#)p .*?(?:%\}|\}\}|#\})", re.DOTALL),
    "tr": re.compile(r"(?:\{%|\{\{|\{#)tr .*?(?:%\}|\}\}|#\})", re.DOTALL),
    "tc": re.compile(r"(?:\{%|\{\{|\{#)tc .*?(?:%\}|\}\}|#\})", re.DOTALL),
}
# What stands in a paragraph without being text, and goes with it.
_NOT_TEXT = tuple(
    w(each)
    for each in ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "sectPr", "commentReference")
)
_WHOLE = {"p": "paragraf", "tr": "baris tabel", "tc": "sel tabel"}
_PRINTED = re.compile(r"\{\{(?P<unit>p|tr|tc|r)?\s(?P<expression>.*?)\}\}", re.DOTALL)
_FILTER = re.compile(r"\|\s*(\w+)(?:\([^()]*\))?\s*-?\s*$")
_FILTERS = re.compile(r"\|\s*(\w+)")


def _own_text(element: etree._Element) -> str:
    """Return the text of an element without that of its like nested inside it."""
    texts = (node for node in element.iter(w("t")) if next(node.iterancestors(element.tag)) is element)
    return "".join(node.text or "" for node in texts)


def check_tags(part: PartSource, file: str) -> Iterator[Problem]:
    """Yield K507 for text that docxtpl would drop and K506 for what kakdoc does not offer."""
    if not part.has_tags or "<w:" not in part.original:
        return
    root = etree.fromstring(part.original.encode())
    whole = "".join(node.text or "" for node in root.iter(w("t")))
    for unit, pattern in _CONTROL.items():
        if not pattern.search(whole):
            continue
        for element in root.iter(w(unit)):
            text = _own_text(element)
            if pattern.search(text) and next(element.iter(*_NOT_TEXT), None) is not None:
                tag = pattern.search(text)[0]  # type: ignore[index]  # found the line before
                yield _beside(part, file, element, unit, tag, "(gambar, catatan kaki, atau pemisah bagian)")
            if (found := pattern.search(text)) and (beside := (text[: found.start()] + text[found.end() :]).strip()):
                yield _beside(part, file, element, unit, found[0], beside)
    for paragraph in root.iter(w("p")):
        text = _own_text(paragraph)
        for printed in _PRINTED.finditer(text) if "{{" in text else ():
            yield from _check_printed(part, file, paragraph, printed)


def _beside(part: PartSource, file: str, element: etree._Element, unit: str, tag: str, text: str) -> Problem:
    place = paragraph_place(element if unit == "p" else element.find(f".//{w('p')}"))
    return error(
        "K507",
        f"teks “{_short(text)}” di samping tag “{_short(tag)}” akan hilang, karena tag itu menggantikan "
        f"seluruh {_WHOLE[unit]}.",
        f"pindahkan teks itu ke {_WHOLE[unit]} lain; tag ini harus berdiri sendiri di {_WHOLE[unit]}nya.",
    ).at(Location(file, spot=f"{part.label}, {place}"))


def _check_printed(part: PartSource, file: str, paragraph: etree._Element, printed: re.Match[str]) -> Iterator[Problem]:
    unit, found = printed["unit"], _FILTER.search(printed["expression"])
    filter_name = found[1] if found else ""
    allowed = {"p": BLOCK_FILTERS, "r": RUN_FILTERS, None: frozenset[str]()}.get(unit, frozenset())
    spot = Location(file, spot=f"{part.label}, {paragraph_place(paragraph)}")
    if unit and filter_name not in allowed:
        thing = {"p": "sub-dokumen (Subdoc)", "r": "RichText"}.get(unit, "sisipan baris atau sel")
        use = {"p": "{{p …|prosa }} atau {{p …|tabel }}", "r": "{{r …|kalimat }}"}.get(unit, "{%tr for %}")
        yield error(
            "K506", f"“{_short(printed[0])}”: {thing} milik docxtpl tidak didukung kakdoc.", f"pakai {use}."
        ).at(spot)
    markup = [each for each in _FILTERS.findall(printed["expression"]) if each in BLOCK_FILTERS | RUN_FILTERS]
    if not unit and markup:
        filter_name = markup[0]
        mark = "p" if filter_name in BLOCK_FILTERS else "r"
        yield error(
            "K506",
            f"“{_short(printed[0])}”: hasil saringan “{filter_name}” tidak muat di dalam teks biasa.",
            f"tulis {{{{{mark} …|{filter_name} }}}}.",
        ).at(spot)


def check_unfilled(package: Package, filled: Sequence[PartSource], file: str) -> Iterator[Problem]:
    """Yield K508 for tags in parts that are copied as they are."""
    names = {part.member for part in filled}
    for name, member in package.items():
        if name in names or not name.endswith(".xml") or name == "[Content_Types].xml":
            continue
        text = _MARKUP.sub("", member.data.decode("utf-8", "replace"))
        if found := re.search(r"\{\{.{0,40}|\{%.{0,40}", text):
            yield _left_over(file, f"bagian “{name}”", found[0])


def check_left_over(part: PartSource, file: str, tree: nodes.Template) -> Iterator[Problem]:
    """Yield K508 for tag marks that Jinja took for text, as when a tag spans two paragraphs."""
    if RAW.search(part.source):
        return
    for text in (_MARKUP.sub("", data.data) for statements in bodies(tree) for data in template_data(statements)):
        if found := _ANY_TAG.search(text):
            yield _left_over(file, part.label, text[max(0, found.start() - 20) : found.end() + 20])


def check_escaping(part: PartSource, file: str, tree: nodes.Template) -> Iterator[Problem]:
    """Yield K506 for `autoescape`, with which data would become markup."""
    if tree.find(nodes.ScopedEvalContextModifier):
        message = "“{% autoescape %}” tidak didukung kakdoc: data dapat berubah menjadi susunan dokumen."
        yield error("K506", message, "hapus tag itu.").at(Location(file, spot=part.label))


def check_place(part: PartSource, file: str, tree: nodes.Template) -> Iterator[Problem]:
    """Yield K506 for pictures and charts outside the body, whose parts only the body can name."""
    if part.label == BODY:
        return
    for each in tree.find_all(nodes.Filter):
        if each.name in BODY_FILTERS:
            yield error(
                "K506",
                f"saringan “{each.name}” hanya dapat dipakai di badan dokumen, bukan di {part.label}.",
                "pindahkan tag itu ke badan dokumen; gambar yang selalu sama cukup disisipkan di Word.",
            ).at(Location(file, spot=Places(part).describe(each.lineno, each.name)))


_OTHER_FILES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


def check_alone(part: PartSource, file: str, tree: nodes.Template) -> Iterator[Problem]:
    """Yield K506 for tags that fetch another template: each template stands alone."""
    for each in tree.find_all(_OTHER_FILES):
        word = {"FromImport": "from"}.get(type(each).__name__, type(each).__name__.lower())
        yield error(
            "K506",
            f"“{{% {word} %}}” tidak didukung kakdoc: templat tidak dapat mengambil templat lain.",
            "salin isinya ke templat ini.",
        ).at(Location(file, spot=Places(part).describe(each.lineno, word)))


def _left_over(file: str, spot: str, text: str) -> Problem:
    return error(
        "K508",
        f"tanda tag “{_short(text)}” tersisa dan akan ikut tercetak.",
        "tulis tag utuh dalam satu paragraf, dari {{ sampai }} atau {% sampai %}; "
        "tag hanya dibaca di badan, kepala, kaki, catatan kaki, dan properti dokumen.",
    ).at(Location(file, spot=spot))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "…"
