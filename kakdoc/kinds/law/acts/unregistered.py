"""What a text says of an act that the office did not register, compared with the list of acts."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.acts import citable, finding
from kakdoc.kinds.law.citations import Citation
from kakdoc.kinds.law.compared import check_gazette, check_title
from kakdoc.kinds.law.hierarchy import LIST
from kakdoc.kinds.law.names import REGIONAL
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Register

_MARGIN = 10
"""So many acts the list may lack at the end of a year."""
_YEARS_AGREE = 1970
"""Since this year an act stands in the Lembaran Negara of its own year."""


def of_another_kind(cited: Citation) -> Peraturan | None:
    """Return the act of the list that a citation means: same number and year, and its title, but another kind."""
    if not cited.title or cited.jenis in REGIONAL or not cited.nomor.isdecimal():
        return None
    acts = list(finding.namesakes(cited.nomor, cited.tahun))
    if any(each.jenis == cited.jenis and each.is_called(cited.title) for each in acts):
        return None
    found = (each for each in acts if each.jenis != cited.jenis and each.is_called(cited.title))
    return next((citable.regulation(each) for each in found), None)


def check_act(located: LocatedText, cited: Citation, register: Register) -> Iterator[Problem]:
    """Yield K302 and K303 for what a dependable act has otherwise, K373 for a number beyond those of its year."""
    act = finding.find(cited.jenis, cited.nomor, cited.tahun)
    if act is not None and act.is_dependable:
        peraturan = citable.regulation(act)
        yield from check_title(located, cited, peraturan, register)
        yield from check_gazette(located, cited, peraturan, register)
    elif cited.jenis in ("uu", "pp"):
        yield from _check_years(located, cited)
        last = finding.last_number(cited.jenis, cited.tahun) if act is None and cited.nomor.isdecimal() else None
        if last and int(cited.nomor) > last + _MARGIN:
            message = f"{cited.typed} tidak dikenal: nomor terakhir tahun {cited.tahun} di {LIST} adalah {last}."
            yield warning("K373", message, "periksa nomor dan tahunnya di JDIH.", located.field, cited.start)


def _check_years(located: LocatedText, cited: Citation) -> Iterator[Problem]:
    """Yield K303 for an act that a text puts into the Lembaran of another year, which its title does not name."""
    gazette = cited.gazette
    if gazette is None or gazette.year in (None, cited.tahun) or str(gazette.year) in (cited.title or ""):
        return
    if cited.tahun >= _YEARS_AGREE:
        message = f"{cited.typed} tertulis di Lembaran Negara tahun {gazette.year}, bukan tahunnya sendiri."
        yield warning("K303", message, "betulkan salah satu tahunnya.", located.field, gazette.start)


def may_lack_addition(cited: Citation, known: Peraturan | None) -> bool:
    """Return whether an act is known by its Lembaran alone: what has no elucidation has no Tambahan."""
    act = known or finding.find(cited.jenis, cited.nomor, cited.tahun)
    return act is not None and act.lembaran is not None and act.tambahan is None
