"""Lists as people paste and type them: Word's bullets and tabs, letters, brackets, Roman numbers, nested where they were."""

from __future__ import annotations

import pytest
from word.making import W, docx, p, part, sound

from kakdoc.values.text.markdown import Heading, Item, Table, Text, parse
from kakdoc.word.template.compiled import compile_template

TEMPLATE = compile_template(docx(p("{{p x|prosa }}") + p("akhir")), "t.docx")


def seen(text: str) -> list[str]:
    """Each block as a reader sees it: `2 (1) isi` is an item of level 2, `= isi` goes on with an item."""
    return [_seen(block) for block in parse(text)]


def _seen(block) -> str:
    match block:
        case Item(text, depth, form, number, _):
            shown = {"decimal": str(number), "lowerLetter": " abcdefgh"[number : number + 1], "bullet": "–"}
            shown |= {
                "lowerRoman": "i" * number,
                "upperRoman": "I" * number,
                "upperLetter": " ABC"[number : number + 1],
            }
            signs = ("", "") if form.style == "bullet" else (form.opening, form.closing)
            return f"{depth} {signs[0]}{shown[form.style]}{signs[1]} {text}"
        case Text(text, depth):
            return "= " * depth + text
        case Heading(text):
            return f"# {text}"
        case Table(rows):
            return str(rows)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Maksud:\n\n•\tsatu;\n\n•\tdua", ["Maksud:", "1 – satu;", "1 – dua"]),
        ("–\tsatu\n–\tdua", ["1 – satu", "1 – dua"]),
        ("\uf0b7\tsatu\n\uf0b7\tdua", ["1 – satu", "1 – dua"]),
        ("o\tsatu\no\tdua", ["1 – satu", "1 – dua"]),
        ("•\tsatu\no\tanak\n\uf0a7\tcucu\n•\tdua", ["1 – satu", "2 – anak", "3 – cucu", "1 – dua"]),
        ("·\xa0\xa0\xa0 satu\n·\xa0\xa0\xa0 dua", ["1 – satu", "1 – dua"]),
        ("1.\xa0satu\n2.\xa0dua", ["1 1. satu", "1 2. dua"]),
        ("a.\tpertama\n\nb.\tkedua", ["1 a. pertama", "1 b. kedua"]),
        ("(1) satu\n(2) dua", ["1 (1) satu", "1 (2) dua"]),
        ("(a) satu\n(b) dua\n(i) anak\n(ii) lagi\n(c) tiga", ["1 (a) satu", "1 (b) dua", "2 (i) anak", "2 (ii) lagi", "1 (c) tiga"]),
        ("Ayat:\n(1) satu\n(2) dua", ["Ayat:", "1 (1) satu", "1 (2) dua"]),
        ("I. satu\n\nII. dua\n\nIII. tiga", ["1 I. satu", "1 II. dua", "1 III. tiga"]),
        ("A. satu\nB. dua", ["1 A. satu", "1 B. dua"]),
        ("1.\tsatu\n\n2.\tdua\n\na.\tanak\n\nb.\tlagi\n\n3.\ttiga", ["1 1. satu", "1 2. dua", "2 a. anak", "2 b. lagi", "1 3. tiga"]),
        ("1. satu\n- rinci\n2. dua", ["1 1. satu", "2 – rinci", "1 2. dua"]),
        ("1. satu\n   a. anak\n      1) cucu\n2. dua", ["1 1. satu", "2 a. anak", "3 1) cucu", "1 2. dua"]),
        ("a. satu\n\n   lanjutan\n\nb. dua\n\nTeks.", ["1 a. satu", "= lanjutan", "1 b. dua", "Teks."]),
        ("1. a\n3. b\n7. c", ["1 1. a", "1 3. b", "1 7. c"]),
        ("1. a\n1. b\n1. c", ["1 1. a", "1 2. b", "1 3. c"]),
        ("1. a\n2. b\n\n1. baru", ["1 1. a", "1 2. b", "1 1. baru"]),
        ("1. a\n\nJeda.\n\n2. b", ["1 1. a", "Jeda.", "1 2. b"]),
        ("h. a\ni. b", ["h. a i. b"]),
        ("a. 1\nb. 2\nc. 3\nd. 4\ne. 5\nf. 6\ng. 7\nh. 8", [f"1 {letter}. {n}" for n, letter in enumerate("abcdefgh", 1)]),
    ],
)  # fmt: skip
def test_a_list_is_read_as_it_was_meant(text, blocks):
    assert seen(text) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("0. awal\n1. lanjut", ["0. awal", "1. lanjut"]),
        ("01. awal\n02. lanjut", ["01. awal", "02. lanjut"]),
        ("- - -", ["- - -"]),
        ("* * *", ["* * *"]),
        ("*", ["*"]),
        ("-", ["-"]),
        ("1.", ["1."]),
        ("#", ["#"]),
        ("#5 dan # 6", ["#5 dan # 6"]),
        ("A. Rahman, S.H.", ["A. Rahman, S.H."]),
        ("I. Gede, S.E.", ["I. Gede, S.E."]),
        ("A.\xa0Rahman, S.H.", ["A.\xa0Rahman, S.H."]),
        ("(1)satu", ["(1)satu"]),
        ("+ 5 orang", ["+ 5 orang"]),
        ("o begitu", ["o begitu"]),
        ("2024. Tahun", ["2024. Tahun"]),
        ("(lihat\n2. Januari)", ["(lihat 2. Januari)"]),
        (
            "dimaksud pada ayat\n(1) dan ayat\n(2) huruf\n(a) saja",
            ["dimaksud pada ayat (1) dan ayat (2) huruf (a) saja"],
        ),
        ("_arsip_ D:\\_arsip \\\\server\\bagi", ["_arsip_ D:\\_arsip \\\\server\\bagi"]),
        ("# Nomor #", ["# Nomor #"]),
    ],
)
def test_what_is_no_list_is_printed_as_it_was_typed(text, blocks):
    assert seen(text) == blocks


def test_marks_that_the_template_has_no_style_for_look_like_those_that_it_has():
    data = sound(TEMPLATE.render({"x": "(1) satu\n(2) dua\n\nTeks.\n\nI. awal\nII. lanjut"}))
    levels = list(part(data, "word/numbering.xml").iterfind(f"{W}num/{W}lvlOverride/{W}lvl"))
    assert [(each.find(f"{W}numFmt").get(f"{W}val"), each.find(f"{W}lvlText").get(f"{W}val")) for each in levels] == [
        ("decimal", "(%1)"), ("upperRoman", "%1."),
    ]  # fmt: skip


def test_a_minus_is_never_torn_from_its_figure():
    root = part(TEMPLATE.render({"x": "Latitude -3,5° dan (-2) dan Rp-5 tetapi 2-3 dan COVID-19"}))
    (paragraph, _) = root.iter(f"{W}p")
    shown = "".join(
        {f"{W}noBreakHyphen": "‑"}.get(node.tag, node.text or "")
        for node in paragraph.iter(f"{W}t", f"{W}noBreakHyphen")
    )
    assert shown == "Latitude ‑3,5° dan (‑2) dan Rp‑5 tetapi 2-3 dan COVID-19"
