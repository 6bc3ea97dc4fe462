"""Saving as Word does it, for tests: everything is written anew, and nothing that a reader sees is another.

Word is not at hand where tests run; this does what files saved by Word 2016 to 365 show, at random places.
"""

from __future__ import annotations

import copy
import io
import posixpath
import random
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
THEME = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"/>'
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_COMPANIONS = {"b": "bCs", "i": "iCs", "sz": "szCs"}


def word_save(data: bytes, seed: int = 0) -> bytes:
    """The same paper, opened and saved in Word."""
    chance = random.Random(seed)  # noqa: S311  # the same seed, the same file
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    numbers = _numbers(files, chance)
    for name in list(files):
        if _STORY.fullmatch(name):
            files[name] = _edited(files[name], lambda root: _story(root, chance, numbers))
        elif name == "word/styles.xml":
            files[name] = _edited(files[name], lambda root: _styles(root, numbers))
        elif name.startswith("word/charts/") and name.endswith(".xml"):
            files[name] = _edited(files[name], _chart)
    _beside(files)
    _rename(files, chance)
    return packed(files)


def packed(files: dict[str, bytes]) -> bytes:
    """The files as a package."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def _edited(data: bytes, edit) -> bytes:
    root = etree.fromstring(data)
    edit(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _hexed(chance: random.Random) -> str:
    return f"{chance.randrange(0x10000000, 0x7FFFFFFF):08X}"


def _story(root: etree._Element, chance: random.Random, numbers: dict[str, str]) -> None:
    for simple in list(root.iter(f"{W}fldSimple")):
        _as_complex(simple)
    _update_fields(root, chance)
    for tag, save in (("r", _run), ("p", _paragraph), ("tr", _row), ("drawing", _alternative)):
        for each in list(root.iter(f"{W}{tag}")):
            save(each, chance)
    for number in root.iter(f"{W}numId"):
        number.set(f"{W}val", numbers.get(number.get(f"{W}val"), number.get(f"{W}val")))
    for section in root.iter(f"{W}sectPr"):
        _section(section)
    for look in root.iter(f"{W}tblLook"):
        for flag in ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand"):
            look.attrib.pop(f"{W}{flag}", None)
    if (first := root.find(f".//{W}p")) is not None:
        first.append(etree.Element(f"{W}bookmarkStart", {f"{W}id": "991", f"{W}name": "_GoBack"}))
        first.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": "991"}))


def _run(run: etree._Element, chance: random.Random) -> None:
    if all(each.tag == f"{W}t" and not each.text for each in run):
        run.getparent().remove(run)  # Word writes no empty runs
        return
    if chance.random() < 0.5:
        run.set(f"{W}rsidRPr", f"00{_hexed(chance)[2:]}")
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    _run_properties(properties, chance)
    if not len(properties) and chance.random() < 0.7:
        run.remove(properties)
    texts = run.findall(f"{W}t")
    for text in texts:
        text.set(XML_SPACE, "preserve")
    if (
        [each.tag for each in run if each.tag != f"{W}rPr"] == [f"{W}t"]
        and len(texts[0].text or "") > 1
        and chance.random() < 0.6
    ):
        _split(run, texts[0], chance)


def _run_properties(properties: etree._Element, chance: random.Random) -> None:
    for name, companion in _COMPANIONS.items():
        found = properties.find(f"{W}{name}")
        if found is not None and properties.find(f"{W}{companion}") is None:
            etree.SubElement(properties, f"{W}{companion}", dict(found.attrib))
    if chance.random() < 0.3 and properties.find(f"{W}lang") is None:
        etree.SubElement(properties, f"{W}lang", {f"{W}val": "en-US"})
    if chance.random() < 0.2 and properties.find(f"{W}noProof") is None:
        etree.SubElement(properties, f"{W}noProof")
    properties[:] = chance.sample(list(properties), len(properties))


def _split(run: etree._Element, text: etree._Element, chance: random.Random) -> None:
    """Cut a run in two, anywhere; with a spelling mark or the end of a page between."""
    place = chance.randrange(1, len(text.text))
    rest = copy.deepcopy(run)
    rest.find(f"{W}t").text, text.text = text.text[place:], text.text[:place]
    if chance.random() < 0.3:
        rest.insert(0 if rest.find(f"{W}rPr") is None else 1, etree.Element(f"{W}lastRenderedPageBreak"))
    between = [etree.Element(f"{W}proofErr", {f"{W}type": kind}) for kind in ("spellStart", "spellEnd")]
    run.addnext(rest)
    if chance.random() < 0.5:
        run.addprevious(between[0])
        rest.addnext(between[1])
    if len(rest.find(f"{W}t").text) > 1 and chance.random() < 0.4:
        _split(rest, rest.find(f"{W}t"), chance)


def _paragraph(paragraph: etree._Element, chance: random.Random) -> None:
    paragraph.attrib.update({f"{W14}paraId": _hexed(chance), f"{W14}textId": "77777777", f"{W}rsidR": "00A77B3E"})
    paragraph.attrib.update({f"{W}rsidRDefault": "00D15C0B", f"{W}rsidP": "004C1E5B"})
    properties = paragraph.find(f"{W}pPr")
    if properties is not None and properties.find(f"{W}rPr") is None and chance.random() < 0.3:
        mark = etree.Element(f"{W}rPr")
        etree.SubElement(mark, f"{W}lang", {f"{W}val": "en-US"})
        section = properties.find(f"{W}sectPr")
        properties.append(mark) if section is None else section.addprevious(mark)


def _row(row: etree._Element, chance: random.Random) -> None:
    row.attrib.update({f"{W}rsidR": "00A77B3E", f"{W}rsidTr": "004C1E5B", f"{W14}paraId": _hexed(chance)})


def _section(section: etree._Element) -> None:
    section.attrib.update({f"{W}rsidR": "00A77B3E", f"{W}rsidSect": "004C1E5B"})
    for name, values in (("cols", {"space": "720"}), ("docGrid", {"linePitch": "360"})):
        if section.find(f"{W}{name}") is None:
            etree.SubElement(section, f"{W}{name}", {f"{W}{key}": value for key, value in values.items()})


def _as_complex(simple: etree._Element) -> None:
    marks = {}
    for kind in ("begin", "instruction", "separate", "end"):
        marks[kind] = etree.Element(f"{W}r")
        if kind == "instruction":
            etree.SubElement(marks[kind], f"{W}instrText").text = simple.get(f"{W}instr")
        else:
            etree.SubElement(marks[kind], f"{W}fldChar", {f"{W}fldCharType": kind})
    properties = simple.find(f".//{W}rPr")
    for run in marks.values() if properties is not None else ():
        run.insert(0, copy.deepcopy(properties))
    for each in (marks["begin"], marks["instruction"], marks["separate"], *simple, marks["end"]):
        simple.addprevious(each)
    simple.getparent().remove(simple)


def _update_fields(root: etree._Element, chance: random.Random) -> None:
    """Word counts pages anew when it prints."""
    shown = name = ""
    for each in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if each.tag == f"{W}instrText":
            name = (each.text or "").split()[0] if (each.text or "").split() else name
        elif each.tag == f"{W}fldChar":
            shown = name if each.get(f"{W}fldCharType") == "separate" else ""
        elif shown in ("PAGE", "NUMPAGES"):
            each.text = str(chance.randrange(1, 40))


def _alternative(drawing: etree._Element, chance: random.Random) -> None:
    for inline in drawing:
        inline.set("{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}anchorId", _hexed(chance))
    if chance.random() < 0.5:
        both = etree.Element(f"{MC}AlternateContent")
        drawing.addprevious(both)
        choice = etree.SubElement(both, f"{MC}Choice", Requires="wps")
        choice.append(drawing)
        etree.SubElement(etree.SubElement(both, f"{MC}Fallback"), f"{W}pict")


def _numbers(files: dict[str, bytes], chance: random.Random) -> dict[str, str]:
    """Number the lists anew; return the new numbers by the old ones."""
    if "word/numbering.xml" not in files:
        return {}
    root = etree.fromstring(files["word/numbering.xml"])
    nums, abstracts = root.findall(f"{W}num"), root.findall(f"{W}abstractNum")
    fresh = dict(zip((each.get(f"{W}numId") for each in nums), chance.sample(range(50, 950), len(nums)), strict=True))
    ids = {each.get(f"{W}abstractNumId"): str(20 + place) for place, each in enumerate(reversed(abstracts))}
    for each in abstracts:
        each.set(f"{W}abstractNumId", ids[each.get(f"{W}abstractNumId")])
        for place, name in enumerate(("nsid", "multiLevelType", "tmpl")):
            if each.find(f"{W}{name}") is None:
                value = "multilevel" if name == "multiLevelType" else _hexed(chance)
                each.insert(place, etree.Element(f"{W}{name}", {f"{W}val": value}))
        for level in each.iter(f"{W}lvl"):
            level.set(f"{W}tplc", _hexed(chance))
    for each in nums:
        each.set(f"{W}numId", str(fresh[each.get(f"{W}numId")]))
        number = each.find(f"{W}abstractNumId")
        number.set(f"{W}val", ids[number.get(f"{W}val")])
    files["word/numbering.xml"] = etree.tostring(root)
    return {old: str(new) for old, new in fresh.items()}


def _styles(root: etree._Element, numbers: dict[str, str]) -> None:
    latent = etree.Element(f"{W}latentStyles", {f"{W}count": "376", f"{W}defUIPriority": "99"})
    etree.SubElement(latent, f"{W}lsdException", {f"{W}name": "heading 1", f"{W}uiPriority": "9"})
    root.insert(1 if root.find(f"{W}docDefaults") is not None else 0, latent)
    for style in root.iter(f"{W}style"):
        style.append(etree.Element(f"{W}rsid", {f"{W}val": "004C1E5B"}))
    for number in root.iter(f"{W}numId"):
        number.set(f"{W}val", numbers.get(number.get(f"{W}val"), number.get(f"{W}val")))
    added = etree.SubElement(root, f"{W}style", {f"{W}type": "character", f"{W}styleId": "Hyperlink"})
    etree.SubElement(added, f"{W}name", {f"{W}val": "Hyperlink"})
    etree.SubElement(etree.SubElement(added, f"{W}rPr"), f"{W}color", {f"{W}val": "0563C1", f"{W}themeColor": "x"})


def _chart(root: etree._Element) -> None:
    for series in root.iter(f"{C}ser"):
        extensions = etree.SubElement(series, f"{C}extLst")
        etree.SubElement(extensions, f"{C}ext", uri="{C3380CC4-5D6E-409C-BE32-E72D297353CC}")


def _beside(files: dict[str, bytes]) -> None:
    """Add the parts that Word adds, and its own properties."""
    relations = etree.fromstring(files["word/_rels/document.xml.rels"])
    types = etree.fromstring(files["[Content_Types].xml"])
    for name, folder in (
        ("theme", "theme/theme1.xml"),
        ("webSettings", "webSettings.xml"),
        ("fontTable", "fontTable.xml"),
    ):
        if f"word/{folder}" not in files:
            files[f"word/{folder}"] = (THEME if name == "theme" else f'<w:{name} xmlns:w="{W[1:-1]}"/>').encode()
            etree.SubElement(relations, relations[0].tag, Id=f"rIdWord{name}", Type=f"{_REL}/{name}", Target=folder)
            language = "" if name == "theme" else "wordprocessingml."
            kind = f"application/vnd.openxmlformats-officedocument.{language}{name}+xml"
            etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName=f"/word/{folder}", ContentType=kind)
    files["word/_rels/document.xml.rels"], files["[Content_Types].xml"] = map(etree.tostring, (relations, types))
    if "docProps/app.xml" in files:
        files["docProps/app.xml"] = (
            b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            b"<Application>Microsoft Office Word</Application><TotalTime>3</TotalTime></Properties>"
        )
    if "word/settings.xml" in files:
        files["word/settings.xml"] = _edited(files["word/settings.xml"], _settings)


def _settings(root: etree._Element) -> None:
    rsids = etree.SubElement(root, f"{W}rsids")
    etree.SubElement(rsids, f"{W}rsidRoot", {f"{W}val": "00A77B3E"})
    etree.SubElement(root, f"{W}proofState", {f"{W}spelling": "clean"})


def _rename(files: dict[str, bytes], chance: random.Random) -> None:
    """Give headers, footers, charts and pictures other names, and relationships other ids."""
    pattern = re.compile(r"word/(?:(header|footer)\d*\.xml|charts/[^/_]+\.xml|media/[^/]+)")
    names = {}
    for number, name in enumerate((each for each in list(files) if pattern.fullmatch(each)), 7):
        folder, file = posixpath.split(name)
        kind = next(
            (each for each in ("header", "footer") if file.startswith(each)),
            {"charts": "chart"}.get(posixpath.basename(folder), "image"),
        )
        names[name] = f"{folder}/{kind}{number}{posixpath.splitext(file)[1]}"
    moved = {name: names.get(name) or _relations_of(name, names) for name in files}
    old_files = dict(files)
    files.clear()
    for name, content in old_files.items():
        files[moved[name]] = _pointing(name, content, names)
    _new_ids(files, chance)


def _pointing(name: str, content: bytes, names: dict[str, str]) -> bytes:
    """Return a member with the new names in it."""
    if name.endswith(".rels") and name != "_rels/.rels":
        return _retargeted(content, _source(name), names)
    if name == "[Content_Types].xml":
        for old, new in names.items():
            content = content.replace(f'"/{old}"'.encode(), f'"/{new}"'.encode())
    return content


def _source(relations: str) -> str:
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _relations_of(name: str, names: dict[str, str]) -> str:
    if not name.endswith(".rels") or _source(name) not in names:
        return name
    folder, file = posixpath.split(names[_source(name)])
    return f"{folder}/_rels/{file}.rels"


def _retargeted(content: bytes, source: str, names: dict[str, str]) -> bytes:
    root = etree.fromstring(content)
    for each in root:
        full = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), each.get("Target"))).lstrip("/")
        if each.get("TargetMode") != "External" and full in names:
            each.set("Target", posixpath.relpath(names[full], posixpath.dirname(source)))
    return etree.tostring(root)


def _new_ids(files: dict[str, bytes], chance: random.Random) -> None:
    for name in [each for each in files if each.endswith(".rels") and each != "_rels/.rels"]:
        relations, source = etree.fromstring(files[name]), etree.fromstring(files[_source(name)])
        numbers = chance.sample(range(1, 90), len(relations))
        ids = {each.get("Id"): f"rId{number}" for each, number in zip(relations, numbers, strict=True)}
        for each in relations:
            each.set("Id", ids[each.get("Id")])
        for element in source.iter():
            for key, value in element.attrib.items():
                if key.startswith(R):
                    element.set(key, ids.get(value, value))
        files[name], files[_source(name)] = etree.tostring(relations), etree.tostring(source)
