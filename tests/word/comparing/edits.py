"""Edits as staff make them in Word, done in the files of a package; each returns whether there was anything to edit."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable

from lxml import etree
from word.drawing.test_pictures import png
from word.word_save import XML_SPACE, C, R, W, packed

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Files = dict[str, bytes]
Edit = Callable[[Files], bool]
EDITS: dict[str, Edit] = {}
DOCUMENT = "word/document.xml"
_RELS = "word/_rels/document.xml.rels"
_COMMENT = (
    f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="7" w:author="Staf"><w:p><w:r><w:t>Cek lagi</w:t></w:r></w:p>'
    f"</w:comment></w:comments>"
)


def unpacked(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edited(data: bytes, name: str) -> bytes | None:
    """The paper with this edit; None where it has nothing of the kind."""
    files = unpacked(data)
    return packed(files) if EDITS[name](files) else None


def in_xml(name: str, part: str = DOCUMENT):
    """Register an edit of a part: a function from its root to whether it did anything."""

    def register(edit):
        def change(files: Files) -> bool:
            for member in [each for each in files if each.startswith(part) and each.endswith(".xml")]:
                root = etree.fromstring(files[member])
                if edit(root):
                    files[member] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                    return True
            return False

        EDITS[name] = change
        return edit

    return register


def texts(root) -> list[etree._Element]:
    """Texts outside fields, long enough to be edited."""
    found, depth = [], 0
    for each in root.iter(f"{W}t", f"{W}fldChar"):
        if each.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(each.get(f"{W}fldCharType"), 0)
        elif (
            not depth and len((each.text or "").strip()) > 8 and next(each.iterancestors(f"{W}fldSimple"), None) is None
        ):
            found.append(each)
    return found


def plain_text(root) -> etree._Element:
    """The longest text: no heading."""
    return max(texts(root), key=lambda text: len(text.text))


def middle(found: list):
    return found[len(found) // 2] if found else None


def body_paragraphs(root) -> list[etree._Element]:
    """Paragraphs of the body with text and without a section's end."""
    found = root.find(f"{W}body").findall(f"{W}p")
    return [each for each in found if texts(each) and each.find(f".//{W}sectPr") is None]


def properties(element: etree._Element) -> etree._Element:
    """The properties of a run or a paragraph, made where there are none."""
    tag = f"{element.tag}Pr"
    found = element.find(tag)
    if found is None:
        found = etree.Element(tag)
        element.insert(0, found)
    return found


_LAST = frozenset(f"{W}{name}" for name in ("ind", "jc", "spacing", "shd", "rPr", "sectPr", "rPrChange"))


def put(element: etree._Element, name: str, **values: str) -> None:
    """Set a property, in the order of the schema as far as these edits need it."""
    own = properties(element)
    for old in own.findall(f"{W}{name}"):
        own.remove(old)
    made = etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in values.items()})
    if made.tag in _LAST:
        after = next((each for each in own if each.tag in (f"{W}rPr", f"{W}sectPr")), None)
        own.append(made) if after is None else after.addprevious(made)
    else:
        own.insert(1 if own.find(f"{W}pStyle") is not None or own.find(f"{W}rStyle") is not None else 0, made)


def _text_edit(name: str, change: Callable[[str], str], part: str = DOCUMENT) -> None:
    @in_xml(name, part)
    def edit(root) -> bool:
        for each in (middle(texts(root)), *texts(root), *root.iter(f"{W}t")):
            if each is not None and each.text and change(each.text) != each.text:
                each.text = change(each.text)
                return True
        return False


def _digit(text: str) -> str:
    place = next((place for place, sign in enumerate(text) if sign.isdigit()), None)
    return text if place is None else text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]


_text_edit("satu kata diganti", lambda text: text.replace(text.split()[-1], "lain") if text.split() else text)
_text_edit("satu angka diganti", _digit)
_text_edit(
    "satu tanda baca diganti", lambda text: text.replace(".", ";", 1) if "." in text else text.replace(",", ";", 1)
)
_text_edit("satu huruf menjadi kapital", lambda text: text[:3] + text[3:].capitalize() if text[3:4].islower() else text)
_text_edit("kalimat ditambahkan", lambda text: f"{text} Kalimat baru.")
_text_edit("satu spasi dihapus", lambda text: text.strip().replace(" ", "", 1) if " " in text.strip() else text)
_text_edit("kaki halaman diganti", lambda text: f"{text}x", "word/footer")
_text_edit("kepala halaman diganti", lambda text: f"{text}x", "word/header")
_text_edit("catatan kaki diganti", lambda text: f"{text}x", "word/footnotes")


def halves(text: etree._Element) -> tuple[etree._Element, etree._Element]:
    """The run of a text, cut in two."""
    run = text.getparent()
    rest = copy.deepcopy(run)
    run.addnext(rest)
    kept, place = rest.find(f"{W}t"), len(text.text) // 2
    text.text, kept.text = text.text[:place], text.text[place:]
    for each in (text, kept):
        each.set(XML_SPACE, "preserve")
    return run, rest


# On in one half, off in the other: one of them is an edit whatever the style says.
for _name, _tag in (
    ("tebal", "b"),
    ("miring", "i"),
    ("kapital", "caps"),
    ("coretan", "strike"),
    ("tersembunyi", "vanish"),
):

    @in_xml(_name)
    def _switch(root, tag=_tag) -> bool:
        first, second = halves(plain_text(root))
        put(first, tag, val="1")
        put(second, tag, val="0")
        return True


for _name, _tag, _value in (
    ("garis bawah", "u", "double"), ("sorotan", "highlight", "yellow"), ("warna huruf", "color", "FF0000"),
    ("ukuran huruf", "sz", "41"), ("huruf naik", "vertAlign", "superscript"),
    ("posisi huruf", "position", "6"),
):  # fmt: skip

    @in_xml(_name)
    def _format(root, tag=_tag, value=_value) -> bool:
        put(halves(plain_text(root))[1], tag, val=value)
        return True


@in_xml("judul tidak tebal lagi")
def _not_bold(root) -> bool:
    titles = [each for each in root.iter(f"{W}p") if each.find(f"{W}pPr/{W}pStyle[@{W}val='Heading1']") is not None]
    for run in titles[0].iter(f"{W}r") if titles else ():
        put(run, "b", val="0")
    return bool(titles)


@in_xml("jenis huruf")
def _face(root) -> bool:
    put(plain_text(root).getparent(), "rFonts", ascii="Courier New", hAnsi="Courier New", cs="Courier New")
    return True


@in_xml("paragraf ditambahkan")
def _more(root) -> bool:
    one = middle(body_paragraphs(root))
    made = copy.deepcopy(one)
    texts(made)[0].text = "Paragraf yang baru ditulis."
    one.addnext(made)
    return True


@in_xml("paragraf dihapus")
def _less(root) -> bool:
    one = middle(body_paragraphs(root))
    one.getparent().remove(one)
    return True


@in_xml("paragraf dipindahkan")
def _moved(root) -> bool:
    found = body_paragraphs(root)
    found[-1].addnext(found[len(found) // 3])
    return True


@in_xml("paragraf dibagi dua")
def _cut(root) -> bool:
    one = next((each for each in body_paragraphs(root) if len(each.findall(f"{W}r")) > 4), None)
    if one is None:
        return False
    made = copy.deepcopy(one)
    for run in one.findall(f"{W}r")[3:]:
        one.remove(run)
    for run in made.findall(f"{W}r")[:3]:
        made.remove(run)
    one.addnext(made)
    return True


def _rows(root) -> list[etree._Element]:
    """Rows of the largest table."""
    tables = sorted(root.iter(f"{W}tbl"), key=lambda table: len(table.findall(f"{W}tr")))
    return tables[-1].findall(f"{W}tr") if tables else []


@in_xml("baris dihapus")
def _row_less(root) -> bool:
    row = middle(_rows(root)[1:])
    if row is None:
        return False
    row.getparent().remove(row)
    return True


@in_xml("baris ditambahkan")
def _row_more(root) -> bool:
    row = middle(_rows(root)[1:])
    if row is None:
        return False
    row.addnext(copy.deepcopy(row))
    return True


@in_xml("isi sel dikosongkan")
def _cell_empty(root) -> bool:
    found = [text for row in _rows(root)[1:] for text in row.iter(f"{W}t") if text.text]
    if not found:
        return False
    middle(found).text = ""
    return True


@in_xml("kolom dihapus")
def _column_less(root) -> bool:
    rows = _rows(root)
    if not rows:
        return False
    for row in rows:
        row.remove(row.findall(f"{W}tc")[-1])
    grid = rows[0].getparent().find(f"{W}tblGrid")
    grid.remove(grid[-1])
    return True


@in_xml("kolom ditambahkan")
def _column_more(root) -> bool:
    rows = _rows(root)
    if not rows:
        return False
    for row in rows:
        last = row.findall(f"{W}tc")[-1]
        last.addnext(copy.deepcopy(last))
    grid = rows[0].getparent().find(f"{W}tblGrid")
    grid.append(copy.deepcopy(grid[-1]))
    return True


@in_xml("sel diwarnai")
def _cell_colour(root) -> bool:
    cells = [cell for row in _rows(root)[1:] for cell in row.findall(f"{W}tc")]
    if not cells:
        return False
    put(middle(cells), "shd", val="clear", color="auto", fill="FFC000")
    own = properties(middle(cells))
    own.append(own.find(f"{W}shd"))
    return True


for _name, _tag, _value in (("letak teks di sel", "vAlign", "bottom"), ("arah teks di sel", "textDirection", "btLr")):

    @in_xml(_name)
    def _cell_stands(root, tag=_tag, value=_value) -> bool:
        cells = [cell for row in _rows(root)[1:] for cell in row.findall(f"{W}tc") if texts(cell)]
        if not cells:
            return False
        put(middle(cells), tag, val=value)
        own = properties(middle(cells))
        own[:] = sorted(own, key=lambda each: _CELL_ORDER.index(etree.QName(each).localname))
        return True


_CELL_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign",
)  # fmt: skip


@in_xml("tinggi baris")
def _row_height(root) -> bool:
    if (row := middle(_rows(root)[1:])) is None:
        return False
    own = row.find(f"{W}trPr")
    if own is None:
        own = etree.Element(f"{W}trPr")
        row.insert(0, own)
    for each in own.findall(f"{W}trHeight"):
        own.remove(each)
    own.append(etree.Element(f"{W}trHeight", {f"{W}val": "1701", f"{W}hRule": "exact"}))
    return True


@in_xml("halaman baru di tengah")
def _page(root) -> bool:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}br", {f"{W}type": "page"})
    one = middle(body_paragraphs(root))
    one.insert(0 if one.find(f"{W}pPr") is None else 1, run)
    return True


for _name, _tag, _values in (
    ("paragraf mulai di halaman baru", "pageBreakBefore", {}),
    ("perataan", "jc", {"val": "center"}),
    ("indentasi", "ind", {"left": "2222"}),
    ("latar paragraf", "shd", {"val": "clear", "color": "auto", "fill": "FFFF00"}),
    ("jarak baris", "spacing", {"line": "480", "lineRule": "auto", "before": "333"}),
):

    @in_xml(_name)
    def _paragraph_format(root, tag=_tag, values=_values) -> bool:
        put(
            next(plain_text(root).iterancestors(f"{W}p")) if tag == "jc" else middle(body_paragraphs(root)),
            tag,
            **values,
        )
        return True


def _listed(root) -> etree._Element | None:
    """A paragraph with a number of its own or of its style."""
    styles = ("Heading1", "DaftarHuruf", "DaftarAngka", "ButirBernomor", "Pasal", "Menimbang")
    for each in body_paragraphs(root):
        style = each.find(f"{W}pPr/{W}pStyle")
        if each.find(f"{W}pPr/{W}numPr") is not None or (style is not None and style.get(f"{W}val") in styles):
            return each
    return None


def _number(paragraph: etree._Element, number: str | None, level: str) -> None:
    own = properties(paragraph)
    old = own.find(f"{W}numPr/{W}numId")
    put(paragraph, "numPr")
    made = own.find(f"{W}numPr")
    etree.SubElement(made, f"{W}ilvl", {f"{W}val": level})
    if number or old is not None:
        etree.SubElement(made, f"{W}numId", {f"{W}val": number or old.get(f"{W}val")})


@in_xml("nomor daftar dihapus")
def _number_less(root) -> bool:
    if (one := _listed(root)) is None:
        return False
    _number(one, "0", "0")
    return True


@in_xml("tingkat daftar diganti")
def _level(root) -> bool:
    if (one := _listed(root)) is None:
        return False
    _number(one, None, "1")
    return True


def _sections(root) -> list[etree._Element]:
    return list(root.iter(f"{W}sectPr"))


@in_xml("halaman melintang")
def _landscape(root) -> bool:
    size = _sections(root)[-1].find(f"{W}pgSz")
    width, height = size.get(f"{W}w"), size.get(f"{W}h")
    size.attrib.update({f"{W}w": height, f"{W}h": width})
    size.attrib.pop(f"{W}orient", None)
    if int(height) > int(width):
        size.set(f"{W}orient", "landscape")
    return True


@in_xml("batas tepi")
def _margin(root) -> bool:
    _sections(root)[-1].find(f"{W}pgMar").set(f"{W}left", "2268")
    return True


@in_xml("awal bagian")
def _section_type(root) -> bool:
    if len(_sections(root)) < 2:
        return False
    section = _sections(root)[1]
    for each in section.findall(f"{W}type"):
        section.remove(each)
    section.find(f"{W}pgSz").addprevious(etree.Element(f"{W}type", {f"{W}val": "oddPage"}))
    return True


@in_xml("bentuk nomor halaman")
def _page_numbers(root) -> bool:
    section = _sections(root)[-1]
    if (number := section.find(f"{W}pgNumType")) is None:
        number = etree.Element(f"{W}pgNumType")
        section.find(f"{W}pgMar").addnext(number)
    number.set(f"{W}fmt", "lowerRoman")
    return True


@in_xml("garis tepi halaman")
def _page_borders(root) -> bool:
    made = etree.Element(f"{W}pgBorders", {f"{W}offsetFrom": "page"})
    for side in ("top", "left", "bottom", "right"):
        values = {"val": "single", "sz": "4", "space": "24", "color": "auto"}
        etree.SubElement(made, f"{W}{side}", {f"{W}{key}": value for key, value in values.items()})
    _sections(root)[-1].find(f"{W}pgMar").addnext(made)
    return True


def _references(section: etree._Element) -> list[etree._Element]:
    return section.findall(f"{W}headerReference") + section.findall(f"{W}footerReference")


def _empty_margin(files: Files) -> bool:
    """The last section gets a header and a footer without text, for first pages too."""
    root = etree.fromstring(files[DOCUMENT])
    section = _sections(root)[-1]
    if not any(_references(each) for each in _sections(root)):
        return False
    for each in _references(section):
        section.remove(each)
    for kind, tag in (("header", "hdr"), ("footer", "ftr")):
        files[f"word/{kind}77.xml"] = f'<w:{tag} xmlns:w="{W[1:-1]}"><w:p/></w:{tag}>'.encode()
        made = f'<Relationship Id="rId{kind}" Type="{R[1:-1]}/{kind}" Target="{kind}77.xml"/></Relationships>'
        files[_RELS] = files[_RELS].replace(b"</Relationships>", made.encode())
        media = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        part = f'<Override PartName="/word/{kind}77.xml" ContentType="{media}"/></Types>'
        files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"</Types>", part.encode())
        for page in ("first", "default"):
            values = {f"{W}type": page, f"{R}id": f"rId{kind}"}
            section.insert(0, etree.Element(f"{W}{kind}Reference", values))
    files[DOCUMENT] = etree.tostring(root)
    return True


EDITS["kepala dan kaki halaman satu bagian dihapus"] = _empty_margin


@in_xml("halaman pertama berbeda")
def _title_page(root) -> bool:
    """A section shows another first page: none, where it has no first header."""
    for section in _sections(root)[:1]:
        kinds = {each.get(f"{W}type") for each in _references(section)}
        if kinds == {"default"} and section.find(f"{W}titlePg") is None:
            grid = section.find(f"{W}docGrid")
            made = etree.Element(f"{W}titlePg")
            section.append(made) if grid is None else grid.addprevious(made)
            return True
    return False


@in_xml("pelacakan: teks disisipkan")
def _insertion(root) -> bool:
    one = middle(body_paragraphs(root))
    made = etree.SubElement(one, f"{W}ins", {f"{W}id": "901", f"{W}author": "Staf", f"{W}date": "2024-01-01T00:00:00Z"})
    etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = "sisipan"
    return True


@in_xml("pelacakan: teks dihapus")
def _deletion(root) -> bool:
    run = middle(texts(root)).getparent()
    made = etree.Element(f"{W}del", {f"{W}id": "902", f"{W}author": "Staf", f"{W}date": "2024-01-01T00:00:00Z"})
    run.addprevious(made)
    made.append(run)
    for text in run.iter(f"{W}t"):
        text.tag = f"{W}delText"
    return True


@in_xml("pelacakan: tebal")
def _tracked_bold(root) -> bool:
    run = plain_text(root).getparent()
    put(run, "rPrChange", id="903", author="Staf", date="2024-01-01T00:00:00Z")
    own = properties(run)
    change = own.find(f"{W}rPrChange")
    etree.SubElement(change, f"{W}rPr")
    put(run, "b", val="1")
    own.append(change)
    return True


def _commented(files: Files) -> bool:
    root = etree.fromstring(files[DOCUMENT])
    run = middle(texts(root)).getparent()
    run.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": "7"}))
    mark = etree.Element(f"{W}r")
    etree.SubElement(mark, f"{W}commentReference", {f"{W}id": "7"})
    run.addnext(mark)
    run.addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": "7"}))
    files[DOCUMENT] = etree.tostring(root)
    files["word/comments.xml"] = _COMMENT.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'.encode()
    )
    files[_RELS] = files[_RELS].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdC" Type="{R[1:-1]}/comments" Target="comments.xml"/></Relationships>'.encode(),
    )
    return True


EDITS["komentar"] = _commented


def _other_picture(files: Files) -> bool:
    name = next((each for each in files if each.startswith("word/media/")), None)
    if name is None or b"<a:blip" not in files[DOCUMENT]:
        return False
    files[name] = png(8, 9)
    return True


EDITS["gambar diganti"] = _other_picture


@in_xml("nilai grafik diganti", "word/charts/")
def _chart_value(root) -> bool:
    values = [each for data in root.iter(f"{C}val") for each in data.iter(f"{C}v")]
    if not values:
        return False
    middle(values).text = str(float(middle(values).text) + 0.01)
    return True


@in_xml("judul grafik diganti", "word/charts/")
def _chart_title(root) -> bool:
    title = root.find(f".//{C}title")
    text = None if title is None else title.find(f".//{A}t")
    if text is None:
        return False
    text.text += " baru"
    return True


@in_xml("judul sumbu grafik ditambahkan", "word/charts/")
def _axis_title(root) -> bool:
    axis = root.find(f".//{C}valAx")
    if axis is None:
        return False
    title = etree.Element(f"{C}title")
    rich = etree.SubElement(etree.SubElement(title, f"{C}tx"), f"{C}rich")
    etree.SubElement(rich, f"{A}bodyPr")
    etree.SubElement(etree.SubElement(etree.SubElement(rich, f"{A}p"), f"{A}r"), f"{A}t").text = "dalam persen"
    before = ("axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines")
    [each for each in axis if each.tag in {f"{C}{name}" for name in before}][-1].addnext(title)
    return True


@in_xml("grafik dihapus")
def _chart_less(root) -> bool:
    drawing = root.find(f".//{W}drawing")
    if drawing is None:
        return False
    drawing.getparent().remove(drawing)
    return True


def _signed(files: Files) -> bool:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    made = f'<Relationship Id="rIdS" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"</Relationships>", made.encode())
    files["_xmlsignatures/origin.sigs"] = b""
    return True


SEALS: dict[str, Edit] = {"tanda tangan digital": _signed}
"""Edits that a program takes off when it saves the paper once more."""


for _name, _values in (
    ("documentProtection", {"edit": "readOnly", "enforcement": "1"}),
    ("writeProtection", {"recommended": "1"}),
):

    def _protected(files: Files, name=_name, values=_values) -> bool:
        if "word/settings.xml" not in files:
            return False
        root = etree.fromstring(files["word/settings.xml"])
        root.insert(0, etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in values.items()}))
        files["word/settings.xml"] = etree.tostring(root)
        return True

    SEALS[f"perlindungan dokumen: {_name}"] = _protected
