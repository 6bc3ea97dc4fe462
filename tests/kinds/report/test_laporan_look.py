"""How a report looks: figures fit their columns, photos and totals stand where they belong, marks are not printed."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from papers.rendering import RENDERER
from word.drawing.test_pictures import png
from word.making import W, paragraphs

from kakdoc.papers import checking

QUARTER = Path("inputs/2024/laporan/triwulan-4.yaml")
HALF = Path("inputs/2024/laporan/semester-2.yaml")
MONTH = Path("inputs/2024/laporan/bulanan-03-maret.yaml")
LARGEST = 999_999_999_999
EM = {".": 0.278, ",": 0.278, "%": 0.889, "-": 0.333, "–": 0.556}
"""How wide signs are in Arial, in parts of its size; a figure takes 0.556."""


class Changed:
    """A report of which the context is changed before it is printed."""

    def __init__(self, document: Any, change: Any) -> None:
        self.document, self.change = document, change
        self.instansi, self.profil = document.instansi, document.profil

    def context(self) -> dict[str, Any]:
        return self.change(self.document.context())

    def unbroken(self) -> tuple[str, ...]:
        return ()

    def must_print(self) -> tuple[str, ...]:
        return self.document.must_print()


def printed(path: Path, change: Any, images: dict[str, bytes] | None = None) -> bytes:
    checked = checking.check(path)
    return RENDERER.render(checked.kind, Changed(checked.document, change), images)


def root_of(data: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(part))


def text_of(node: etree._Element) -> str:
    return "".join(each.text or "" for each in node.iter(f"{W}t"))


def enlarged(value: Any, amount: int) -> Any:
    if isinstance(value, dict):
        return {key: enlarged(each, amount) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [enlarged(each, amount) for each in value]
    large = isinstance(value, int) and not isinstance(value, bool) and value > 100_000
    return amount if large else value


def sizes(data: bytes) -> dict[str, float]:
    """The size of the type of each paragraph style, in points."""
    styles = {each.get(f"{W}styleId"): each for each in root_of(data, "word/styles.xml").iter(f"{W}style")}

    def size(name: str) -> float:
        found = styles[name].find(f"{W}rPr/{W}sz")
        base = styles[name].find(f"{W}basedOn")
        return int(found.get(f"{W}val")) / 2 if found is not None else size(base.get(f"{W}val"))

    return {name: size(name) for name in styles if name.startswith(("Angka", "Jumlah", "IsiTabel"))}


def across(place: etree._Element) -> int:
    """How wide the text of the section is that a table of the body stands in, in twips."""
    (size, *_), (margins, *_) = (
        place.xpath(f"following::w:sectPr/w:{tag}", namespaces={"w": W[1:-1]}) for tag in ("pgSz", "pgMar")
    )
    return int(size.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))


def around(table: etree._Element) -> int:
    """The room of the margins at the sides of a cell, in twips."""
    own = [
        int(each.get(f"{W}w"))
        for side in ("left", "right")
        for each in table.iterfind(f"{W}tblPr/{W}tblCellMar/{W}{side}")
    ]
    return sum(own) if own else 170


@pytest.mark.parametrize("amount", [409_279_000, 309_392_796_000, LARGEST, 9_999_999_999_999])
@pytest.mark.parametrize("path", [QUARTER, HALF, MONTH], ids=["triwulan", "semester", "bulanan"])
def test_amounts_up_to_thirteen_places_fit_their_columns_in_type_of_eight_points(path, amount, project):
    data = printed(path, lambda context: enlarged(context, amount))
    by_style, found = sizes(data), 0
    for table in root_of(data).iter(f"{W}tbl"):
        columns = [int(each.get(f"{W}w")) for each in table.find(f"{W}tblGrid")]
        share = across(table) / sum(columns)
        for row in table.iter(f"{W}tr"):
            place = 0
            for cell in row.iter(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                count = int(span.get(f"{W}val")) if span is not None else 1
                style = cell.find(f".//{W}pStyle").get(f"{W}val")
                text = text_of(cell)
                if re.fullmatch(r"[\d.,%-]{5,}", text) and style in by_style:
                    own = cell.find(f".//{W}r/{W}rPr/{W}sz")
                    size = int(own.get(f"{W}val")) / 2 if own is not None else by_style[style]
                    assert size >= 8
                    need = sum(EM.get(sign, 0.556) for sign in text) * size * 20
                    assert need <= sum(columns[place : place + count]) * share - around(table), (text, style)
                    found += len(text) == len(f"{amount:,}")
                place += count
    assert found > 60


def test_large_amounts_of_revenue_fit_their_columns_too(project):
    figures = {
        "target": LARGEST,
        "periode_ini": LARGEST,
        "realisasi": LARGEST,
        "persen": Decimal(100),
        "selisih": -LARGEST,
    }

    def with_revenue(context: dict[str, Any]) -> dict[str, Any]:
        section = {"jenis": "pendapatan", "judul": "Pendapatan"}
        rows = [{"uraian": "Retribusi", **figures}]
        return {**context, "bagian": [section], "pendapatan": rows, "jumlah_pendapatan": figures}

    data = printed(MONTH, with_revenue)
    (table,) = [each for each in root_of(data).iter(f"{W}tbl") if "Retribusi" in text_of(each)]
    columns = [int(each.get(f"{W}w")) for each in table.find(f"{W}tblGrid")]
    share, last = across(table) / sum(columns), list(table.iter(f"{W}tr"))[-1]
    for width, cell in zip(columns[2:], list(last.iter(f"{W}tc"))[1:], strict=True):
        own = cell.find(f".//{W}r/{W}rPr/{W}sz")
        size = int(own.get(f"{W}val")) / 2 if own is not None else sizes(data)["JumlahTabel"]
        need = sum(EM.get(sign, 0.556) for sign in text_of(cell)) * size * 20
        assert size >= 8
        assert need <= width * share - around(table), text_of(cell)


def test_the_form_has_each_sub_activity_in_three_rows_that_stay_together(project):
    root = root_of(printed(QUARTER, lambda context: context))
    (form,) = [each for each in root.iter(f"{W}tbl") if "Target Renstra (5)" in text_of(each)]
    rows = list(form.iter(f"{W}tr"))
    assert len(rows) == 2 + 3 * 2 + 2
    for row in rows[2:-1]:
        assert next(row.iter(f"{W}pPr")).find(f"{W}keepNext") is not None


def test_a_total_of_months_does_not_stand_alone_on_a_page(project):
    for path in (QUARTER, HALF):
        root = root_of(printed(path, lambda context: context))
        (table,) = [each for each in root.iter(f"{W}tbl") if "DesemberJumlah" in text_of(each)]
        for row in list(table.iter(f"{W}tr"))[:-1]:
            assert next(row.iter(f"{W}pPr")).find(f"{W}keepNext") is not None


def test_photos_do_not_keep_with_the_next_and_what_follows_them_takes_no_room(project):
    photos = [{"berkas": "a.png", "keterangan": f"Foto *ke*-{number}"} for number in range(8)]
    rows = [photos[index : index + 2] for index in range(0, 8, 2)]
    data = printed(QUARTER, lambda context: {**context, "dokumentasi": rows}, {"a.png": png(4, 3)})
    styles = {each.get(f"{W}styleId"): each for each in root_of(data, "word/styles.xml").iter(f"{W}style")}
    assert styles["Foto"].find(f"{W}pPr/{W}keepNext") is None
    last = root_of(data)[0][-2]
    assert last.tag == f"{W}p"
    line = styles[last.find(f"{W}pPr/{W}pStyle").get(f"{W}val")].find(f"{W}pPr/{W}spacing")
    assert (line.get(f"{W}line"), line.get(f"{W}lineRule")) == ("20", "exact")
    assert "Foto ke-7" in paragraphs(data)


MARKED = "Mutasi **dan** *Promosi*"


def test_marks_of_names_steps_and_categories_are_not_printed(project):
    def marked(context: dict[str, Any]) -> dict[str, Any]:
        chart = {**context["serapan"], "kategori": [MARKED, "Lain"]}
        groups = [{**group, "sub": MARKED} for group in context["belanja"]]
        steps = [{**step, "langkah": MARKED} for step in context["kegiatan"]]
        return {**context, "belanja": groups, "kegiatan": steps, "serapan": chart}

    data = printed(QUARTER, marked)
    text = paragraphs(data)
    assert "Sub Kegiatan Mutasi dan Promosi" in text
    assert any(each.endswith("dalam rangka Mutasi dan Promosi.") for each in text)
    assert not any("*" in each for each in text)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "charts/kakdoc" in name]
    assert any("<c:v>Mutasi dan Promosi</c:v>" in each for each in charts)


def test_a_plan_of_work_without_one_of_money_is_compared_too(project):
    def without_money(context: dict[str, Any]) -> dict[str, Any]:
        total = {**context["jumlah"], "rencana": None, "rencana_persen": None, "deviasi": None}
        return {**context, "jumlah": {**total, "target_fisik": Decimal(90), "deviasi_fisik": Decimal("-1.5")}}

    (sentence,) = [each for each in paragraphs(printed(QUARTER, without_money)) if each.startswith("Sampai dengan")]
    assert (
        "Dibanding target fisik 90,00%, deviasi fisik −1,50% (deviasi adalah realisasi dikurangi target)." in sentence
    )


def test_the_chart_of_bars_grows_with_the_sub_activities_up_to_a_page(project):
    from kakdoc.kinds.report.printing import paper

    checked = checking.check(QUARTER)
    assert checked.document.context()["tinggi_serapan"] == 6
    (one, *_) = paper.rekap(checked.document.kak, ())
    heights = [paper.bars_height([one] * count) for count in (1, 4, 12, 40)]
    assert heights == [5, 8, 16, 22]


def test_a_sub_activity_without_strategic_targets_stands_in_the_form_with_dashes(project):
    checked = checking.check(QUARTER)
    sub = checked.document.kak.sub_kegiatan()[1].model_copy(update={"renstra": None})
    budget = next(each for each in checked.document.kak.bagian if each.jenis == "anggaran")
    others = [each for each in checked.document.kak.bagian if each.jenis != "anggaran"]
    first = checked.document.kak.sub_kegiatan()[0]
    changed = budget.model_copy(update={"sub_kegiatan": (first, sub)})
    kak = checked.document.kak.model_copy(update={"bagian": (*others, changed)})
    document = checked.document.model_copy(update={"kak": kak})
    form = document.context()["evaluasi"]
    assert form["jumlah"]["pagu"] == 409279000
    assert (form["jumlah"]["anggaran_renstra"], form["jumlah"]["renstra_rp"], form["lengkap"]) == (None, None, False)
    root = root_of(RENDERER.render(checked.kind, document))
    (table,) = [each for each in root.iter(f"{W}tbl") if "Target Renstra (5)" in text_of(each)]
    cells = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert cells[5][1] == "Pengelolaan Promosi ASN; –"
    assert cells[6] == ["K", *["–"] * 10]
    assert cells[7][:4] == ["Rp", "–", "–", "229.692.000"]
    assert cells[9][:4] == ["Rp", "–", "–", "409.279.000"]
    assert any("tanpa target Renstra" in text_of(each) for each in root.iter(f"{W}p"))
