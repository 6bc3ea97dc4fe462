"""Light Markdown as Word: the template's styles, native numbering that restarts, real tables."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word.making import STYLE_NAMES, W, docx, p, paragraphs, part, sound

from kakdoc.word.template.compiled import compile_template

TEMPLATE = compile_template(docx(p("{{p x|prosa }}") + p("akhir")), "t.docx")
INLINE = compile_template(docx(p("{{r x|kalimat }}")), "t.docx")
TABLE = compile_template(docx(p("{{p x|tabel }}")), "t.docx")
TEXT_WIDTH = 11906 - 2000


def made(text: str) -> etree._Element:
    return part(sound(TEMPLATE.render({"x": text})))


def lists(text: str) -> dict[str, tuple[str, str]]:
    """numId → (abstractNumId, level:start) of the lists that the document added."""
    root = part(TEMPLATE.render({"x": text}), "word/numbering.xml")
    found = {}
    for num in root.iter(f"{W}num"):
        override = num.find(f"{W}lvlOverride")
        if override is not None:
            start = override.find(f"{W}startOverride").get(f"{W}val")
            found[num.get(f"{W}numId")] = (
                num.find(f"{W}abstractNumId").get(f"{W}val"),
                f"{override.get(f'{W}ilvl')}:{start}",
            )
    return found


def shape(text: str) -> list[tuple[str, str]]:
    """(style name, or style:level#list) and text of each paragraph before the last."""
    rows = []
    for paragraph in made(text).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None:
            continue
        name = STYLE_NAMES[int(style.get(f"{W}val")[1:])]
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None:
            name += f":{number.find(f'{W}ilvl').get(f'{W}val')}#{number.find(f'{W}numId').get(f'{W}val')}"
        rows.append((name, "".join(paragraph.itertext())))
    return rows


def test_paragraphs_are_parted_by_an_empty_line_and_wrapped_lines_are_joined():
    assert shape("satu\ndua\n\ntiga") == [("Paragraf", "satu dua"), ("Paragraf", "tiga")]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("NIP. 19680424 199803 1 011 dan lain", "NIP. 19680424\u00a0199803\u00a01\u00a0011 dan lain"),
        ("ayat 1 dan 2 serta 12 1 011", "ayat 1 dan 2 serta 12 1 011"),
    ],
)
def test_the_pieces_of_a_nip_stay_on_one_line(typed, shown):
    assert shape(typed) == [("Paragraf", shown)]


def test_lists_nest_and_each_starts_again():
    text = "Awal:\n1. satu\n   a. anak\n   b. anak\n2. dua\n   a. anak lain\n\nTengah\n\n1. baru\n\n- butir\n  - dalam"
    assert shape(text) == [
        ("Paragraf", "Awal:"),
        ("Daftar Angka:0#10", "satu"),
        ("Daftar Huruf:1#11", "anak"),
        ("Daftar Huruf:1#11", "anak"),
        ("Daftar Angka:0#10", "dua"),
        ("Daftar Huruf:1#12", "anak lain"),
        ("Paragraf", "Tengah"),
        ("Daftar Angka:0#13", "baru"),
        ("Daftar Butir:1#14", "butir"),
        ("Daftar Butir:2#15", "dalam"),
    ]
    assert lists(text) == {
        "10": ("5", "0:1"), "11": ("6", "1:1"), "12": ("6", "1:1"), "13": ("5", "0:1"), "14": ("9", "1:1"), "15": ("9", "2:1"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "style", "start"),
    [
        ("1.", "Daftar Angka", 1),
        ("1)", "Daftar Angka Kurung", 1),
        ("a.", "Daftar Huruf", 1),
        ("a)", "Daftar Huruf Kurung", 1),
        ("3.", "Daftar Angka", 3),
        ("-", "Daftar Butir", 1),
        ("*", "Daftar Butir", 1),
    ],
)
def test_each_mark_has_its_style_and_a_list_begins_where_it_says(mark, style, start):
    ((name, text),) = shape(f"{mark} isi")
    assert (name, text) == (f"{style}:0#10", "isi")
    assert lists(f"{mark} isi")["10"][1] == f"0:{start}"


def test_letters_after_numbers_are_their_children_and_numbers_after_them_begin_anew():
    assert [name for name, _ in shape("1. satu\n2. dua\n\na. huruf\nb. huruf\n\n1. lagi\n2. lagi")] == [
        "Daftar Angka:0#10", "Daftar Angka:0#10", "Daftar Huruf:1#11", "Daftar Huruf:1#11",
        "Daftar Angka:0#12", "Daftar Angka:0#12",
    ]  # fmt: skip


def test_a_letter_that_begins_no_item_is_never_changed():
    text = "a. satu\nb. dua\n\nJaraknya sampai\nc. 5 km dan\nd. 6 km"
    assert shape(text)[-1] == ("Paragraf", "Jaraknya sampai c. 5 km dan d. 6 km")


def test_a_list_of_letters_goes_on_beyond_j_with_its_children_and_after_a_pause():
    letters = "abcdefghijkl"
    text = "\n".join(f"{letter}. butir {letter}\n   - anak {letter}" for letter in letters)
    names = [name for name, _ in shape(text)]
    assert names[::2] == ["Daftar Huruf:0#10"] * 12
    assert all(name.startswith("Daftar Butir:1#") for name in names[1::2])
    assert lists("a. x\nb. y\n\nJeda.\n\nc. z")["11"] == ("6", "0:3")


def test_lists_deeper_than_word_can_go_stay_on_its_last_level():
    text = "\n".join("  " * depth + f"- {depth}" for depth in range(12))
    assert [name.split(":")[1].split("#")[0] for name, _ in shape(text)] == [str(min(depth, 8)) for depth in range(12)]


@pytest.mark.parametrize("depth", [30, 48, 60, 400])
def test_nothing_is_lost_however_deep_it_is_nested(depth):
    assert "".join(made("- " * depth + "dasar").itertext()).replace("- ", "") == "dasarakhir"


def test_blanks_that_were_typed_to_stay_stay():
    for text in ("Rp\u00a05.110.000 dan 5\u2003spasi", "dua  spasi", "Rp\u00a05\n\n*x*"):
        assert shape(text)[0][1] == text.split("\n")[0]


def test_an_item_may_have_more_paragraphs():
    assert shape("1. satu\n\n   lanjutan\n2. dua") == [
        ("Daftar Angka:0#10", "satu"), ("Daftar Lanjutan", "lanjutan"), ("Daftar Angka:0#10", "dua"),
    ]  # fmt: skip
    assert b'<w:ind w:left="400"/>' in etree.tostring(made("1. satu\n\n   lanjutan"))


@pytest.mark.parametrize(
    "text", ["x. bukan daftar", "a.n. Bupati", "b. tanpa a", "2024 adalah tahun", "H. Amir", "kata\n2024. Tahun"]
)
def test_what_only_looks_like_a_list_stays_text(text):
    assert [name for name, _ in shape(text)] == ["Paragraf"]


def test_a_paragraph_that_announces_a_list_keeps_with_it():
    assert b"<w:keepNext/>" in etree.tostring(made("Meliputi:\n\n1. satu"))
    assert b"<w:keepNext/>" not in etree.tostring(made("Sekian."))


def test_bold_and_italic_and_their_escapes():
    xml = etree.tostring(made("**tebal** *miring* ***dua*** \\*biasa\\* 2 * 3 nama_file_x")).decode()
    plain = re.sub(r' xmlns:\w+="[^"]*"', "", xml)
    for marks, text in (("<w:b/>", "tebal"), ("<w:i/>", "miring"), ("<w:b/><w:i/>", "dua")):
        assert f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' in plain
    assert shape("\\*biasa\\* 2 * 3 nama_file_x")[0][1] == "*biasa* 2 * 3 nama_file_x"


def test_a_hard_break_a_heading_and_markup_that_is_not_ours():
    assert paragraphs(TEMPLATE.render({"x": "satu  \ndua"}))[0] == "satu\ndua"
    assert shape("## Dasar Hukum\n\nisi") == [("Anak Judul", "Dasar Hukum"), ("Paragraf", "isi")]
    text = "<b>x</b> `kode` [a](b) ![c](d) & ~~e~~ &amp; > kutip"
    assert shape(text) == [("Paragraf", text)]


def test_a_table_has_a_repeated_head_rows_that_stay_whole_and_the_full_width():
    root = made("| Unit | Tugas |\n|:-----|------:|\n| **A** | x |\n| B | yy |")
    (table,) = root.iter(f"{W}tbl")
    rows = table.findall(f"{W}tr")
    assert [["".join(cell.itertext()) for cell in row.findall(f"{W}tc")] for row in rows] == [
        ["Unit", "Tugas"],
        ["A", "x"],
        ["B", "yy"],
    ]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert sum(int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")) == TEXT_WIDTH
    assert [cell.find(f"{W}p/{W}pPr/{W}jc").get(f"{W}val") for cell in rows[1].iter(f"{W}tc")] == ["left", "right"]


@pytest.mark.parametrize(
    "text", ["1. satu\n\n   | a | b |\n   |---|---|\n   | c | d |", "1.\n2. dua", "- a\n\n\n- b", "# ", "| a |\n|---|"]
)
def test_odd_markdown_gives_a_valid_file(text):
    sound(TEMPLATE.render({"x": text}))


def test_an_empty_item_after_a_heading_is_an_item():
    assert shape("# Judul\n\n1.\n2. dua\n\nbiasa") == [
        ("Anak Judul", "Judul"), ("Daftar Angka:0#10", ""), ("Daftar Angka:0#10", "dua"), ("Paragraf", "biasa"),
    ]  # fmt: skip


def test_an_empty_text_prints_nothing():
    assert shape("") == shape(" \n\n ") == []
    assert paragraphs(sound(INLINE.render({"x": ""}))) == [""]


def test_a_table_given_as_columns_and_rows_has_their_widths_alignments_and_marks():
    columns = [{"judul": "No", "rata": "kanan", "lebar": 1}, {"judul": "*Tugas*", "rata": "tengah", "lebar": 3}]
    data = TABLE.render({"x": {"kolom": columns, "baris": [["1", "**a** & <b>"], ["2", ""]]}})
    (table,) = part(sound(data)).iter(f"{W}tbl")
    widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    assert widths == [round(TEXT_WIDTH / 4), TEXT_WIDTH - round(TEXT_WIDTH / 4)]
    assert [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")] == [
        ["No", "Tugas"], ["1", "a & <b>"], ["2", ""],
    ]  # fmt: skip
    assert [each.get(f"{W}val") for each in table.iter(f"{W}jc")] == ["center", "center", *["right", "center"] * 2]


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=9),
    st.lists(st.one_of(st.none(), st.integers(1, 50)), min_size=9, max_size=9),
)
def test_the_columns_of_any_table_fill_the_width_of_the_text(lengths, shares):
    columns = [{"judul": "x" * n, "rata": "kiri", "lebar": share} for n, share in zip(lengths, shares, strict=False)]
    root = part(TABLE.render({"x": {"kolom": columns, "baris": [["a"] * len(columns)]}}))
    widths = [int(column.get(f"{W}w")) for column in root.iter(f"{W}gridCol")]
    assert sum(widths) == TEXT_WIDTH
    assert all(width > 0 for width in widths)
    shares = [int(cell.get(f"{W}w")) for cell in root.iter(f"{W}tcW")]
    assert sum(shares) == 2 * 5000
    assert all(abs(share / 5000 - width / TEXT_WIDTH) < 0.001 for share, width in zip(shares, widths * 2, strict=True))


# ECMA-376 part 1, CT_PPrBase and CT_TrPrBase, as far as prose writes them.
ORDER = ["pStyle", "keepNext", "numPr", "spacing", "ind", "jc"]
EVERYTHING = """Meliputi:

1. satu:

   lanjutan:

   | a | b |
   |:-:|--:|
   | c | **d** |

   a) huruf:
      - butir
   b) lagi

# Judul

| kolom |
|-------|
| isi |

Sekian  
akhir."""  # noqa: W291  a hard break


def test_properties_stand_in_the_order_of_the_schema():
    for properties in made(EVERYTHING).iter(f"{W}pPr"):
        named = [child.tag.removeprefix(W) for child in properties]
        assert named == sorted(named, key=ORDER.index), named


def test_every_list_is_one_that_the_numbering_part_has():
    data = TEMPLATE.render({"x": EVERYTHING + "\n\n" + EVERYTHING})
    known = [each.get(f"{W}numId") for each in part(data, "word/numbering.xml").iter(f"{W}num")]
    used = {each.get(f"{W}val") for each in part(data).iter(f"{W}numId")}
    assert len(known) == len(set(known))
    assert used == set(known) - {"5", "6", "7", "8", "9"}
    assert len(used) == 6


def test_a_paragraph_that_ends_with_a_colon_keeps_with_what_follows_in_lists_too():
    keeping = [
        "".join(paragraph.itertext())
        for paragraph in made(EVERYTHING).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}keepNext") is not None
    ]
    assert [text for text in keeping if text.endswith(":")] == ["Meliputi:", "satu:", "lanjutan:", "huruf:"]
    assert "Judul" in keeping
    assert "Sekianakhir." not in keeping


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% for x in y %}", "{_{ x", "<w:br/>", "&lt;", "]]>", "\U0001f44d"])
@pytest.mark.parametrize("around", ["{}", "- {}", "1. {}", "# {}", "**{}**", "| {} |\n|---|\n| {} |", "a. {}\n\n   {}"])
def test_hostile_prose_comes_out_literally(text, around):
    printed = ["".join(paragraph.itertext()) for paragraph in made(around.replace("{}", text)).iter(f"{W}p")]
    assert printed.count(text) == around.count("{}")


def test_a_tab_in_prose_is_words_own():
    assert paragraphs(TEMPLATE.render({"x": "a\tb\n\n- c\td"}))[:2] == ["a\tb", "c\td"]


PLAIN = st.lists(st.text("abcdefgXYZé&<>", min_size=2, max_size=6), min_size=1, max_size=5).map(" ".join)
ITEMS = st.lists(PLAIN, min_size=1, max_size=4)


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            PLAIN.map(lambda text: (text, [text])),
            st.builds(lambda mark, items: ("\n".join(f"{mark} {item}" for item in items), items), st.sampled_from(["1.", "1)", "-"]), ITEMS),
            st.builds(lambda mark, items: ("\n".join(f"{letter}{mark} {item}" for letter, item in zip("abcd", items, strict=False)), items), st.sampled_from(".)"), ITEMS),
            ITEMS.map(lambda items: ("1. " + "\n   - ".join(items), items)),
            ITEMS.map(lambda items: ("- " + "\n\n  ".join(items), items)),
            ITEMS.map(lambda items: ("| " + " | ".join(items) + " |\n" + "|---" * len(items) + "|", items)),
            PLAIN.map(lambda text: (f"## {text}", [text])),
            PLAIN.map(lambda text: (f"**{text}**", [text])),
        ),
        min_size=1,
        max_size=5,
    )
)  # fmt: skip
def test_every_text_of_a_paper_is_found_again_in_its_place(blocks):
    printed = paragraphs(sound(TEMPLATE.render({"x": "\n\n".join(source for source, _ in blocks)})))
    assert [text for text in printed if text] == [text for _, texts in blocks for text in texts] + ["akhir"]


WORDS = st.text(st.sampled_from("abcxyzÀé&<>\"'.,;:()[]{}%-+*_#|\\0123456789"), min_size=1, max_size=8)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@given(st.lists(LINES, min_size=1, max_size=6).map("\n".join))
def test_letters_and_figures_of_any_text_are_all_found_again(text):
    """Nothing is lost but list marks, nothing is added, nothing changes its place."""
    without_marks = re.sub(r"(?m)^\s*(?:\d+|[a-z])[.)](?=\s)", "", text)
    printed = signs("".join(made(text).itertext()).removesuffix("akhir"))
    assert within(signs(without_marks), printed)
    assert within(printed, signs(text))


def signs(text: str) -> str:
    return re.sub(r"[^\w&<>{}%]", "", text).replace("_", "")


def within(part: str, whole: str) -> bool:
    """Whether the characters of `part` stand in `whole` in the same order."""
    rest = iter(whole)
    return all(character in rest for character in part)


@given(LINES)
def test_one_line_of_text_is_the_same_with_and_without_the_parser(text):
    plain = re.sub(r"[*_\\]", "", text)
    assert paragraphs(INLINE.render({"x": plain}))[0] == plain
    assert "".join(paragraphs(INLINE.render({"x": f"{plain} *z*"}))[0].split()) == "".join(f"{plain} z".split())


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| 1 | 2 | LEBIH |", ["1", "2 | LEBIH"]),
        ("| 1 | a|b | c |", ["1", "a|b | c"]),
        ("1 | 2 | 3 | 4", ["1", "2 | 3 | 4"]),
    ],
)
def test_no_cell_of_a_table_is_lost(row, cells):
    (table,) = made(f"| A | B |\n|---|---|\n{row}").iter(f"{W}tbl")
    printed = ["".join(cell.itertext()) for cell in table.findall(f"{W}tr")[1].findall(f"{W}tc")]
    assert printed == cells


@pytest.mark.parametrize(
    "text",
    ["Satu.", "Satu.\n\nDua.", "a. dua;\nb. tiga;\nc. empat;\nd. lima.", "| A |\n|---|\n" + "| satu |\n" * 12],
    ids=["satu", "dua", "daftar", "tabel"],
)
def test_the_end_of_a_text_stays_with_what_follows_where_it_is_asked_for(text):
    """A table's last row is kept by its first cell, and so is the empty paragraph behind it."""
    plain, kept = (_kept(f"{{{{p x|prosa(bersambung={asked}) }}}}", text) for asked in ("false", "true"))
    changed = [index for index, both in enumerate(zip(plain, kept, strict=True)) if both[0] != both[1]]
    assert changed == ([12, 13] if "|" in text else [len(plain) - 1])
    assert kept[-1]


def _kept(tag, text):
    """Whether each paragraph of a text stays with the next."""
    *found, _ = part(sound(compile_template(docx(p(tag) + p("akhir")), "t.docx").render({"x": text}))).iter(f"{W}p")
    return [each.find(f"{W}pPr/{W}keepNext") is not None for each in found]
