"""The pages of a paper: orientation chosen section by section, room above a regulation, marks in one piece."""

from __future__ import annotations

import pytest
from lxml import etree
from word.making import NS, W, docx, p, part, runs, section, sound, styles

from kakdoc.base import package
from kakdoc.base.problems import TemplateError
from kakdoc.word.template import page
from kakdoc.word.template.compiled import compile_template

UPRIGHT = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'
LYING = UPRIGHT.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')


def closing(properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


ANNEXES = docx(
    p("isi")
    + p("{%p for l in lampiran %}")
    + p("{%p if loop.first %}") + closing(UPRIGHT) + p("{%p endif %}")
    + p("{{ l.judul }}")
    + p("{%p if l.mendatar %}") + closing(LYING) + p("{%p else %}") + closing(UPRIGHT) + p("{%p endif %}")
    + p("{%p endfor %}")
)  # fmt: skip


def sections(*lying: bool) -> list[bool]:
    """Whether each section of a paper with such annexes lies on its side."""
    annexes = [{"judul": f"L{number}", "mendatar": each} for number, each in enumerate(lying)]
    data = sound(compile_template(ANNEXES, "t.docx").render({"lampiran": annexes}))
    root = part(data)
    assert root.find(f"{W}body")[-1].tag == f"{W}sectPr"
    return [each.find(f"{W}pgSz").get(f"{W}orient") == "landscape" for each in root.iter(f"{W}sectPr")]


@pytest.mark.parametrize("lying", [(), (True,), (False,), (True, False), (False, True), (True, True, False, True)])
def test_each_annex_has_its_own_orientation_the_last_one_too(lying):
    assert sections(*lying) == [False, *lying]


def test_no_empty_section_is_left_at_the_end():
    data = compile_template(ANNEXES, "t.docx").render({"lampiran": [{"judul": "L", "mendatar": True}]})
    last = part(data).find(f"{W}body")[-2]
    assert "".join(last.itertext()) == "L"


def test_a_template_whose_body_ends_with_text_keeps_its_sections():
    body = closing(LYING) + p("{{ x }}")
    assert not page.ends_with_section(body + section())
    assert page.close_last_section(body + section()) == body + section()


@pytest.mark.parametrize(("last", "width"), [(UPRIGHT, 9071), (LYING, 14003)])
def test_a_table_takes_its_share_of_the_page_that_it_stands_on(last, width):
    wide = 11906 - 2000 if last == UPRIGHT else 16838 - 2000
    body = f'<w:tbl><w:tblGrid><w:gridCol w:w="{wide}"/></w:tblGrid></w:tbl>' + p("x")
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
    written = styles().replace(f"<w:styles {NS}>", f"<w:styles {NS}>{defaults}")
    setup = page.PageSetup(21, 29.7, top=2, bottom=2.5, left=3, right=2, font="Arial", size=11, spacing=1)
    data = docx(body, {"styles.xml": ("styles", written)}, last=last)
    root = etree.fromstring(page.apply(package.read(data, "t.docx"), setup)["word/document.xml"].data)
    assert abs(int(next(root.iter(f"{W}gridCol")).get(f"{W}w")) - width) <= 1


@pytest.mark.parametrize(("room", "before"), [(8.0, 3118), (2.5, 0), (1.0, 0), (10.0, 4252)])
def test_the_room_above_a_regulation_is_measured_from_the_edge_of_the_paper(room, before):
    style = '<w:style w:type="paragraph" w:styleId="R"><w:name w:val="Ruang Lambang"/><w:pPr><w:spacing w:before="1"/></w:pPr></w:style>'
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    written = styles().replace(f"<w:styles {NS}>", f"<w:styles {NS}>{defaults}{style}")
    setup = page.PageSetup(
        21.5, 33, top=2.5, bottom=2, left=2, right=2, font="Arial", size=12, spacing=1, head_room=room
    )
    data = docx(p("x"), {"styles.xml": ("styles", written)})
    root = etree.fromstring(page.apply(package.read(data, "t.docx"), setup)["word/styles.xml"].data)
    (spacing,) = (each.find(f"{W}pPr/{W}spacing") for each in root.iter(f"{W}style") if each.get(f"{W}styleId") == "R")
    assert abs(int(spacing.get(f"{W}before")) - before) <= 1


@pytest.mark.parametrize(("room", "height"), [(75.0, "1500"), (80.0, "1600"), (62.5, "1250")])
def test_the_room_for_a_signature_is_that_of_the_profile_in_every_template(room, height, project):
    """A line to sign on is as high, with a picture in it or without; else the name stands so far below."""
    setup = page.PageSetup(
        21.5, 33, top=2.5, bottom=2, left=2, right=2, font="Arial", size=12, spacing=1, signature_room=room
    )
    found = {}
    for file in sorted((project / "templates").glob("*/*.docx")):
        root = etree.fromstring(page.apply(package.read(file.read_bytes(), "t"), setup)["word/styles.xml"].data)
        named = {
            each.find(f"{W}name").get(f"{W}val"): each.find(f"{W}pPr/{W}spacing") for each in root.iter(f"{W}style")
        }
        lines = [each for name, each in named.items() if name.startswith("Ruang Tanda Tangan")]
        assert {tuple(each.get(f"{W}{key}") for key in ("before", "after", "line", "lineRule")) for each in lines} <= {
            ("0", "0", height, "atLeast")
        }
        below = named["Nama Pejabat"]
        found[file.parent.name] = len(lines) + (below is not None and below.get(f"{W}before") == height)
    assert found.items() >= {"kak": 1, "keputusan": 3, "laporan": 1, "perbup": 3}.items()


def test_bullets_have_the_font_of_the_paper(project):
    """Without a font in its level, LibreOffice saves a dash as a letter of the font Symbol."""
    setup = page.PageSetup(21.5, 33, top=2.5, bottom=2, left=2, right=2, font="Cambria", size=12, spacing=1)
    for file in sorted((project / "templates").glob("*/*.docx")):
        root = etree.fromstring(page.apply(package.read(file.read_bytes(), "t"), setup)["word/numbering.xml"].data)
        levels = [each for each in root.iter(f"{W}lvl") if each.find(f"{W}numFmt").get(f"{W}val") == "bullet"]
        assert len(levels) == 9
        assert {each.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") for each in levels} == {"Cambria"}


def test_a_mark_for_another_program_comes_out_in_one_piece():
    template = compile_template(docx(p("NOMOR {{ nomor }}")), "t.docx")
    assert "${nomor_naskah}" in "".join(
        part(template.render({"nomor": "${nomor_naskah}"}, {}, ["${nomor_naskah}"])).itertext()
    )


@pytest.mark.parametrize("body", [p("NOMOR"), runs("${nomor", "_naskah}{{ nomor[:0] }}")])
def test_a_mark_that_is_missing_or_torn_is_a_fault_of_the_template(body):
    template = compile_template(docx(body + p("{{ x }}")), "t.docx")
    with pytest.raises(TemplateError) as fault:
        template.render({"nomor": "${nomor_naskah}", "x": 1}, {}, ["${nomor_naskah}"])
    assert [problem.code for problem in fault.value.problems] == ["K511"]


@pytest.mark.parametrize(("day", "name"), [(4, "Senin"), (8, "Jumat"), (10, "Minggu"), (None, "……")])
def test_the_name_of_a_day_is_that_of_its_date(day, name):
    template = compile_template(docx(p("{{ t|nama_hari }}, {{ t|tanggal }}")), "t.docx")
    data = template.render({"t": {"tahun": 2027, "bulan": 1, "hari": day}})
    assert "".join(part(data).itertext()) == f"{name}, {day or '……'} Januari 2027"
