"""From the Markdown files of `docs` to pages: HTML, a list of contents, and the text of each part for the search."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from kakdoc.base.bundled import bundled
from kakdoc.values import picture

HOME = "/panduan"
"""The address of the guide; the other texts lie below it."""
TEXTS = {
    "panduan": "Panduan",
    "masalah": "Daftar masalah",
    "aturan": "Aturan dan sumbernya",
    "pindah-versi": "Pindah dari 0.3.0",
}
"""The files of `docs` that are pages, with the names by which pages lead to them."""
_CODE = re.compile(r"k\d{3}")


class Part(NamedTuple):
    """What stands below one heading: its level from 1, address, title and words, a line for each paragraph."""

    level: int
    address: str
    title: str
    text: str


class Text(NamedTuple):
    """A file of `docs` as a page."""

    title: str
    html: Markup
    parts: tuple[Part, ...]


def address(name: str, anchor: str = "") -> str:
    """Return the address of a place in a text."""
    path = HOME if name == "panduan" else f"{HOME}/{name}"
    return f"{path}#{anchor}" if anchor else path


@cache
def text(name: str) -> Text:
    """Return a text of `TEXTS`; HTML in its file is shown, never taken for HTML."""
    tokens = _markdown().parse((bundled("docs") / f"{name}.md").read_text("utf-8"))
    _name_headings(tokens)
    for before, token in pairwise(tokens):
        if token.children:
            children = _inline(token.children, name)
            token.children = list(children if before.type == "heading_open" else _with_codes(children))
    parts = tuple(_parts(tokens, name))
    html: str = _markdown().renderer.render(tokens, _markdown().options, {})
    return Text(parts[0].title, Markup(html), parts)  # noqa: S704  the renderer escapes all that was written


@cache
def _markdown() -> MarkdownIt:
    found = MarkdownIt("commonmark", {"html": False}).enable("table")
    found.add_render_rule("table_open", _table)
    found.add_render_rule("table_close", lambda *_: "</table></div>\n")
    found.add_render_rule("th_open", _cell)
    found.add_render_rule("td_open", _cell)
    return found


def _table(_renderer: Any, tokens: Sequence[Token], place: int, *_: Any) -> str:
    """Return the beginning of a table, which scrolls in itself where the window is narrow."""
    return f'<div class="gulir" tabindex="0" role="region" aria-label="{escape(tokens[place].meta["label"])}"><table>\n'


def _cell(_renderer: Any, tokens: Sequence[Token], place: int, *_: Any) -> str:
    """Return the beginning of a cell; the policy of the page allows no styles in HTML, so figures get a class."""
    scope = ' scope="col"' if tokens[place].tag == "th" else ""
    shape = ' class="angka"' if "right" in str(tokens[place].attrGet("style")) else ""
    return f"<{tokens[place].tag}{scope}{shape}>"


def _name_headings(tokens: Sequence[Token]) -> None:
    """Give headings their anchors, one first heading to the page, and tables the heading above them as a name."""
    headings = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    deeper = sum(tokens[place].tag == "h1" for place in headings) > 1
    seen, label, count = Counter[str](), "", 0
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            label, count = _words(tokens[place + 1]), 0
            anchor = anchored(label)
            token.attrSet("id", f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor)
            seen[anchor] += 1
            if deeper and place != headings[0]:
                token.tag = tokens[place + 2].tag = f"h{int(token.tag[1]) + 1}"
        elif token.type == "table_open":
            count += 1
            token.meta["label"] = f"Tabel {count}: {label}"


def anchored(title: str) -> str:
    """Return the anchor of a heading as viewers of Markdown make it; of a problem its code alone, `k120`."""
    made = re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
    return made[:4] if _CODE.match(made) else made


def _inline(tokens: Sequence[Token], name: str) -> Iterator[Token]:
    """Yield what stands in a line: links lead to pages, of those to files that are no page the words alone stay."""
    dropped = 0
    for token in tokens:
        if token.type == "link_open":
            leads = _leads(str(token.attrGet("href")), name)
            token.attrSet("href", leads)
            dropped += not leads
            if not leads:
                continue
        elif token.type == "link_close" and dropped:
            dropped -= 1
            continue
        elif token.type == "image":
            _place(token)
        yield token


def _with_codes(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield what stands in a line, with the codes of problems outside links as links to what is said of them."""
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type in {"link_open", "link_close"} else 0
        if token.type != "text" or depth:
            yield token
            continue
        for place, piece in enumerate(re.split(r"\b(K\d{3})\b", token.content)):
            text = Token("text", "", 0, content=piece)
            if place % 2:
                leads: dict[str, str | int | float] = {"href": address("masalah", piece.lower())}
                yield from (Token("link_open", "a", 1, attrs=leads), text, Token("link_close", "a", -1))
            else:
                yield text


def _leads(target: str, name: str) -> str:
    """Return where a link leads: to a page, elsewhere as it is, or nowhere."""
    if "://" in target:
        return target
    file, _, anchor = target.partition("#")
    known = file.removesuffix(".md") or name
    if known not in TEXTS:
        return ""
    return address(known, anchor[:4] if _CODE.match(anchor) else anchor)


def _place(token: Token) -> None:
    """Give a picture its address and its size, so that nothing moves when it arrives."""
    name = Path(str(token.attrGet("src"))).name
    token.attrs |= {"src": f"{HOME}/gambar/{name}", "loading": "lazy"}
    if name in pictures():
        size = picture.read(pictures()[name].read_bytes())
        token.attrs |= {"width": size.width, "height": size.height}


@cache
def pictures() -> dict[str, Path]:
    """Return the pictures of the texts by name."""
    return {each.name: each for each in (bundled("docs") / "gambar").glob("*.png")}


def _parts(tokens: Sequence[Token], name: str) -> Iterator[Part]:
    """Yield the parts of a text, each with the words up to the next heading."""
    headings = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    for place, following in zip(headings, [*headings[1:], len(tokens)], strict=True):
        below = tokens[place + 3 : following]
        words = "\n".join(filter(None, (_words(each) for each in below if each.type in {"inline", "fence"})))
        anchor = str(tokens[place].attrGet("id"))
        yield Part(int(tokens[place].tag[1]), address(name, anchor), _words(tokens[place + 1]), words)


def _words(token: Token) -> str:
    """Return the words of a line or of an example, without marks."""
    parts = token.children if token.children is not None else [token]
    return re.sub(r"\s+", " ", "".join(each.content or " " * each.type.endswith("break") for each in parts)).strip()
