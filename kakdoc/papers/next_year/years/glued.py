"""What a year is part of when it is glued to something: an address, a file, a key, a letter's number."""

from __future__ import annotations

import re

from kakdoc.kinds.rules.copied import measured_years
from kakdoc.papers.next_year.years import instruments
from kakdoc.papers.next_year.years.shift import Shift, Verdict

_LONGEST = 120
_BEFORE, _AFTER = re.compile(r"\S*\Z"), re.compile(r"\S*")
_EDGES = "()[]{}<>“”‘’\"'*,;:!?|"
_ADDRESS = re.compile(r"://|^www\.|@", re.IGNORECASE)
_FILE = re.compile(r"\.(?:ya?ml|docx?|xls[xmb]?|pdf|pptx?|jpe?g|png|csv|txt|zip|rar|html?)\Z", re.IGNORECASE)
_KEY = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN = re.compile(r"[IVXLC]+")


def token_verdict(text: str, start: int, end: int, shift: Shift) -> Verdict | None:
    """Return what becomes of a year within a word of its own kind, None where it stands free."""
    before = _BEFORE.search(text[max(0, start - _LONGEST) : start])
    after = _AFTER.match(text[end : end + _LONGEST])
    left, right = (before[0] if before else ""), (after[0] if after else "")
    token = (left + text[start:end] + right).strip(_EDGES).rstrip(".")
    near = shift.is_near(int(text[start:end]))
    if _ADDRESS.search(token):
        return Verdict(moved=False, reason="alamat laman atau pos-el")
    if _FILE.search(token):
        return Verdict(moved=False, reason="nama berkas")
    if _KEY.fullmatch(token):
        return Verdict(moved=False, reason="bagian dari kunci", sure=True)
    if "/" in token and _is_letter_number(token):
        left_end = start - len(left)
        verdict = _numbered(text[max(0, left_end - _LONGEST) : left_end], token, near=near)
        fact = verdict.moved and measured_years.is_of_fact(
            text, start, end, is_past=int(text[start:end]) < shift.source
        )
        return Verdict(moved=True, reason=measured_years.REASON, sure=False) if fact else verdict
    if re.match(r"-?an\b", right):
        return Verdict(moved=False, reason="kurun waktu; periksa", sure=False)
    if left[-1:].isalpha() or right[:1].isalpha():
        return Verdict(moved=False, reason="bagian dari nama atau kode; periksa", sure=not near)
    return None


def _numbered(before: str, token: str, *, near: bool) -> Verdict:
    """Return what becomes of a year between slashes: `800/12/2024` is a letter's, `Triwulan IV/2024` is not."""
    pieces = [piece for piece in token.split("/") if piece and not _YEAR.fullmatch(piece)]
    if near and len(pieces) == 1 and instruments.is_of_period(before):
        return Verdict(moved=True, reason="bagian dari tahun anggaran")
    sure = len(pieces) > 1 or instruments.names_instrument(before)
    return Verdict(moved=False, reason="nomor surat" if sure else "mungkin nomor surat; periksa", sure=sure)


def _is_letter_number(token: str) -> bool:
    """Return whether pieces between slashes are a letter's number: one other than a year has a figure or is Roman."""
    others = [piece for piece in token.split("/") if not _YEAR.fullmatch(piece)]
    return any(re.search(r"\d", piece) or _ROMAN.fullmatch(piece) for piece in others)
