"""Checks on the shape of a regulation: chapters, parts, articles (UU 12/2011 Lampiran II 72–87; docs/aturan.md B.7)."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, error
from kakdoc.base.wording import mention
from kakdoc.kinds.decree.body import articles
from kakdoc.kinds.decree.body.articles import DEEPEST, Bagian, Pasal
from kakdoc.kinds.decree.perbup import Perbup
from kakdoc.kinds.law.names import fold


def check_shape(paper: Perbup) -> Iterator[Problem]:
    """Yield K325 for an empty body, an article of two shapes or too deep, a chapter without articles (butir 72–87)."""
    if bool(paper.bab) == bool(paper.pasal) and not paper.perubahan:
        message = "batang tubuh belum ada." if not paper.bab else "bab dan pasal diisi bersama-sama."
        remedy = "isi bab (dengan pasal di dalamnya), atau pasal saja bila tidak dibagi dalam bab."
        yield error("K325", message, remedy, ("pasal",) if paper.bab else ())
    for index, bab in enumerate(paper.bab):
        if bool(bab.pasal) == bool(bab.bagian):
            yield _one_of("bab", "pasal", "bagian", ("bab", index))
        if fold(bab.judul) == ["ketentuan", "penutup"] and index < len(paper.bab) - 1:
            message = "bab Ketentuan Penutup bukan yang terakhir."
            yield error("K325", message, "pindahkan ke akhir batang tubuh.", ("bab", index, "judul"))
        for number, bagian in enumerate(bab.bagian):
            yield from _check_bagian(bagian, ("bab", index, "bagian", number))
    for path, pasal in articles.articles(paper):
        yield from _check_pasal(pasal, path)
    for norm in articles.norms(paper):
        if norm.line.get("tingkat", 0) > DEEPEST:
            message = "rincian ini bertingkat lebih dari empat."
            yield error("K325", message, "pecah menjadi pasal atau ayat tersendiri.", norm.field)


def _one_of(name: str, first: str, second: str, path: FieldPath) -> Problem:
    return error(
        "K325", f"{name} ini harus berisi {first} atau {second}, salah satu.", f"isi {first}, atau {second}.", path
    )


def _check_bagian(bagian: Bagian, path: FieldPath) -> Iterator[Problem]:
    if bool(bagian.pasal) == bool(bagian.paragraf):
        yield _one_of("bagian", "pasal", "paragraf", path)


def _check_pasal(pasal: Pasal, path: FieldPath) -> Iterator[Problem]:
    inner = bool(pasal.rincian) + bool(pasal.definisi)
    if pasal.ayat and (pasal.isi is not None or inner):
        message = "pasal ini berisi ayat dan juga isi, rincian, atau definisi."
        yield error("K325", message, "jadikan isinya ayat tersendiri.", path)
    elif not pasal.ayat and pasal.isi is None:
        yield error("K325", "pasal ini kosong.", f"isi {mention('isi', 'kunci ')}, atau ayat.", path)
    elif inner > 1:
        yield error("K325", "pasal ini berisi definisi dan rincian.", "pisahkan menjadi dua pasal.", path)
    if len(pasal.ayat) == 1:
        message = "pasal ini hanya berisi satu ayat."
        yield error("K325", message, "tulis sebagai isi pasal; ayat (1) memerlukan ayat (2).", path)
