"""What Word itself has to be filled in: content controls, merge fields, form fields, dates that change by themselves.

Each is taken out and a letter of private use put in its place, with the look of its text: what is read afterwards is
text and nothing else, and what is written is a tag that Word's own mechanics cannot overwrite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from kakdoc.word.fields import Field, fields
from kakdoc.word.learning.text.marks import FIRST_CONTROL, spans, spoken
from kakdoc.word.learning.text.writing import run_like
from kakdoc.word.styles import w

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_LEFT = tuple(map(w, ("docPartObj", "docPartList", "picture", "citation", "bibliography", "equation")))
_GENERIC = re.compile(
    r"(?i)^(klik|click|pilih (item|tanggal|sebuah)|choose (an item|a )|enter |ketik|masukkan teks|plain ?text)"
)
_LONGEST = 200
"""A control with a longer text is text of the form, not a place to fill in."""
_MERGED = re.compile(r'MERGEFIELD\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_DATED, _COUNTED = re.compile(r"\\@"), re.compile(r"\\#")
_BLOCKS = {
    "ADDRESSBLOCK": "alamat",
    "GREETINGLINE": "salam pembuka",
    "MERGEREC": "nomor urut",
    "MERGESEQ": "nomor urut",
}
_STEPS = frozenset(("NEXT", "NEXTIF", "SKIPIF"))
_DATES = frozenset(("DATE", "CREATEDATE", "SAVEDATE", "PRINTDATE"))
_FORMS = {"FORMTEXT": "teks", "FORMDROPDOWN": "pilihan", "FORMCHECKBOX": "ya_tidak"}


@dataclass(frozen=True, slots=True)
class Control:
    """Something of Word's own that was to be filled in; `what` is the type that it is of, "" for any text."""

    words: str
    what: str = ""
    choices: tuple[str, ...] = ()
    shown: str = ""
    hint: str = ""
    doubt: str = ""


@dataclass(slots=True)
class Controls:
    """The controls of a form by the letter that stands for each, and what was left or lost of them."""

    by_letter: dict[str, Control] = field(default_factory=dict)
    repeated: list[list[etree._Element]] = field(default_factory=list)
    told: list[tuple[etree._Element, str]] = field(default_factory=list)

    def letter(self, control: Control) -> str:
        """Return the letter that stands for a control from now on."""
        sign = chr(FIRST_CONTROL + len(self.by_letter))
        self.by_letter[sign] = control
        return sign

    def take(self, root: etree._Element) -> None:
        """Take the controls and fields of a part out of it."""
        for each in list(fields(root)):
            self._field(each)
        for sdt in reversed(list(root.iter(w("sdt")))):
            self._sdt(sdt)

    def _sdt(self, sdt: etree._Element) -> None:
        properties, content = sdt.find(w("sdtPr")), sdt.find(w("sdtContent"))
        if content is None:
            return
        properties = etree.Element(w("sdtPr")) if properties is None else properties
        if next(properties.iter(*_LEFT), None) is not None:
            return
        if properties.find(f"{_W15}repeatingSection") is not None:
            self._repeat(content)
        elif _is_place(properties, content):
            control = _described(properties, content)
            _replace(content, self.letter(control), properties.find(w("rPr")))
        _unwrap(sdt, content)

    def _repeat(self, content: etree._Element) -> None:
        """Keep the first item of a section that repeats; its own controls have been unwrapped."""
        items = [list(each.find(w("sdtContent"))) for each in content.iterfind(w("sdt"))] or [list(content)]
        for each in content.iterfind(w("sdt")):
            content.remove(each)
        content.extend(items[0])
        self.repeated.append(items[0])

    def _field(self, found: Field) -> None:
        name = found.name
        simple = found.begin.tag == w("fldSimple")
        control = self._condition(found) if name == "IF" else _of_field(found)
        if control is None and name not in _STEPS:
            return
        runs = [found.begin] if simple else _between(found)
        if not runs:
            self.told.append((found.begin, f"bidang {name} yang melewati beberapa paragraf"))
            return
        if name in _STEPS:
            self.told.append((runs[0].getparent(), f"bidang {name} dihapus: satu baris data satu naskah"))
        like = _shown_run(runs)
        if control is not None:
            shown = "".join(node.text or "" for run in runs for node in run.iter(w("t")))
            control = Control(control.words, control.what, control.choices, shown, control.hint, control.doubt)
            runs[0].addprevious(run_like(like, self.letter(control)))
        for each in runs:
            each.getparent().remove(each)

    def _condition(self, found: Field) -> Control | None:
        """Return a place for what a merge field decided; None where none did."""
        inside = (sign for run in _between(found) for each in run.iter(w("t")) for sign in each.text or "")
        words = next((self.by_letter[sign].words for sign in inside if sign in self.by_letter), "")
        told = f"dahulu bidang {' '.join(found.instruction.split())}"
        return Control(f"{words} pilihan", doubt=told) if words else None


def _is_place(properties: etree._Element, content: etree._Element) -> bool:
    """Return whether a control is a place to fill in, not one that holds a piece of the form."""
    if properties.find(w("group")) is not None or next(content.iter(w("sdt"), w("tr")), None) is not None:
        return False
    text = "".join(node.text or "" for node in content.iter(w("t")))
    if properties.find(w("showingPlcHdr")) is not None or properties.find(f"{_W14}checkbox") is not None:
        return True
    if any(ord(each) >= FIRST_CONTROL for each in text) or len(text) > _LONGEST:
        return False
    written = [each for each in content.iter(w("p")) if next(each.iter(w("t")), None) is not None]
    alone = text.strip() and len(inside := spans(text)) == 1 and inside[0].end - inside[0].start == len(text.strip())
    return len(written) <= 1 and (not spans(text) or bool(alone))


def _described(properties: etree._Element, content: etree._Element) -> Control:
    text = "".join(node.text or "" for node in content.iter(w("t"))).strip()
    named = [_value(properties, "alias"), _value(properties, "tag"), "" if _GENERIC.match(text) else text]
    empty = properties.find(w("showingPlcHdr")) is not None
    words = next((spoken(each) for each in named[: 3 if empty else 2] if each and not each.isdigit()), "")
    items = [each for tag in ("dropDownList", "comboBox") for each in properties.iterfind(f"{w(tag)}/{w('listItem')}")]
    choices = tuple(
        dict.fromkeys(each.get(w("displayText")) or each.get(w("value"), "") for each in items if each.get(w("value")))
    )
    what = "tanggal" if properties.find(w("date")) is not None else ""
    if properties.find(f"{_W14}checkbox") is not None:
        what = "ya_tidak"
    elif choices:
        what = "pilihan" if properties.find(w("dropDownList")) is not None else "teks"
    return Control(words, what, choices, "" if empty else text, text if empty and not _GENERIC.match(text) else "")


def _value(properties: etree._Element, name: str) -> str:
    found = properties.find(w(name))
    return "" if found is None else str(found.get(w("val"), "")).strip()


def _replace(content: etree._Element, letter: str, looks: etree._Element | None) -> None:
    """Leave one run with a letter in what a control holds: in its first paragraph where it holds some."""
    run = next(content.iter(w("r")), None)
    if run is None:
        run = etree.Element(w("r"))
        run.extend([] if looks is None else [looks])
    made = run_like(run, letter)
    first, *others = list(content.iter(w("p"))) or [content]
    for each in [each for each in first if each.tag != w("pPr")]:
        first.remove(each)
    first.append(made)
    for each in others:
        each.getparent().remove(each)


def _unwrap(sdt: etree._Element, content: etree._Element) -> None:
    for each in list(content):
        sdt.addprevious(each)
    sdt.getparent().remove(sdt)


def _of_field(found: Field) -> Control | None:
    """Return what a field asks for, None for one that does not."""
    name, typed = found.name, found.instruction
    if (merged := _MERGED.match(typed.strip())) is not None:
        what = "tanggal" if _DATED.search(typed) else "uang" if _COUNTED.search(typed) else ""
        return Control(spoken(merged[1] or merged[2]), what)
    if name in _FORMS and (data := found.begin.find(w("ffData"))) is not None:
        return _of_form_field(name, data)
    if name in _DATES:
        return Control("tanggal", "tanggal", doubt="dahulu bidang tanggal yang berubah sendiri setiap hari")
    if name in _BLOCKS:
        return Control(_BLOCKS[name], doubt=f"dahulu bidang {name}")
    return Control("", "", hint=" ".join(typed.split()[1:]).strip('"')) if name == "FILLIN" else None


def _of_form_field(name: str, data: etree._Element) -> Control:
    words = _value(data, "name")
    hint = _value(data, "helpText") or _value(data, "statusText")
    items = tuple(str(each.get(w("val"))) for each in data.iterfind(f"{w('ddList')}/{w('listEntry')}"))
    typed = next((str(each.get(w("val"))) for each in data.iter(w("type"))), "")
    what = {"date": "tanggal", "number": "bilangan"}.get(typed, _FORMS[name])
    generic = re.fullmatch(r"(?i)(text|teks|check|dropdown|kotak|pilihan)?\w*?\d+", words)
    return Control("" if generic else spoken(words), what, items, hint=hint)


def _between(found: Field) -> list[etree._Element]:
    """Return the runs of a field from its beginning to its end; none where it does not end in its paragraph."""
    if found.begin.tag == w("fldSimple"):
        return [found.begin]
    run = found.begin.getparent()
    last = None if found.end is None else found.end.getparent()
    if last is None or last.getparent() is not run.getparent():
        return []
    return [run, *_until(run, last)]


def _until(run: etree._Element, last: etree._Element) -> Iterator[etree._Element]:
    for each in run.itersiblings():
        if each.tag in (w("r"), w("fldSimple"), w("hyperlink")):
            yield each
        if each is last:
            return


def _shown_run(runs: list[etree._Element]) -> etree._Element:
    """Return the run whose look the result of a field has; a plain one where the field has no run at all."""
    inner = [each for run in runs for each in run.iter(w("r"))] or [etree.Element(w("r"))]
    return next((each for each in inner if each.find(w("t")) is not None), inner[0])
