"""What a roll-over tells, in the words of the form: fields by their titles, no lines, no cells, no keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kakdoc.papers.next_year.findings import About, Entry
from kakdoc.ui.messages.pages import on_page
from kakdoc.ui.web.forms.shown.called import Called, Form

_REMARK = "Catatan di berkas"
_OF_FILES = {
    "menjadi komentar": "dikosongkan; yang lama tersimpan sebagai catatan di berkasnya",
    "menjadi catatan sel": "dikosongkan; yang lama tersimpan sebagai catatan selnya",
    "diberi [isi: …]": "dikosongkan; ditandai belum diisi",
    "bagian dari kunci": "bagian dari sebutan",
}
"""Reasons that speak of the file, and what they are on a page."""
_KEYED = (About.KOSONG, About.ANGKA)
"""What is told with the key of its field before it."""


def in_fields(source: Path, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return what is told of a source with the fields of its form as places."""
    form = Form(source)
    return [_named(each, form.called(each.path) if each.path else None) for each in entries]


def _named(entry: Entry, field: Called | None) -> Entry:
    reason = _OF_FILES.get(entry.reason) or on_page(entry.reason)
    if field is None:
        spot = _REMARK if entry.comment or not entry.place.spot else entry.place.spot
        return replace(entry, reason=reason, place=entry.place._replace(spot=spot))
    around = entry.around
    if entry.about in _KEYED:
        _, sign, value = around.partition(": ")
        around = field.name + sign + value
    return replace(entry, reason=reason, around=around, place=entry.place._replace(spot=str(field), path=field.path))
