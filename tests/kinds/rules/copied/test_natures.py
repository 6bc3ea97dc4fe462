"""Years by what a paper is: a report tells of its own period, a receipt of what it pays, a plan of what was before."""

from __future__ import annotations

import pytest

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.fields.marks import Sifat
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules.copied import years
from kakdoc.papers.next_year.years import in_text
from kakdoc.papers.next_year.years.shift import Shift

KNOWN = Register({}, "Kabupaten Contoh")
REALISED = "Realisasi s.d. Triwulan II 2026 mencapai 48 persen."


def told(text: str, sifat: Sifat, until: int = 12) -> list[str]:
    located = [LocatedText(("isi",), text, names_activities=True)]
    own = years.Own(2027, KNOWN, sifat=sifat, until=until)
    return [each.code for each in years.check_years(located, own)]


@pytest.mark.parametrize("sifat", Sifat)
def test_what_was_done_last_year_was_left_behind_in_a_report_only(sifat):
    assert told(REALISED, sifat) == (["K401"] if sifat is Sifat.LAPORAN else [])


@pytest.mark.parametrize(
    "text",
    [
        "Capaian ini lebih baik daripada capaian Semester I Tahun 2026.",
        "Sisa stok vaksin per 31 Desember 2026 sebanyak 1.200 dosis.",
        "Gedung baru diresmikan pada bulan Oktober 2026.",
        "Cakupan Januari s.d. Juni 2026 sebesar 44 persen, sedangkan periode yang sama tahun 2027 sebesar 49 persen.",
        "Anggaran disetujui DPRD pada 28 November 2026.",
    ],
)
def test_what_is_compared_goes_on_or_came_about_once_is_no_leftover_in_a_report(text):
    assert told(text, Sifat.LAPORAN) == []


def test_what_lies_behind_the_period_of_a_report_is_told_of_last_year():
    text = "Pelatihan telah selesai pada bulan Mei 2026."
    assert told(text, Sifat.LAPORAN, until=6) == ["K401"]
    assert told(text, Sifat.LAPORAN, until=3) == []


def test_a_receipt_pays_this_year_but_for_what_is_paid_a_month_later():
    assert told("Belanja jasa kebersihan bulan November 2026", Sifat.BUKTI) == ["K401"]
    assert told("Tagihan listrik kantor bulan Desember 2026", Sifat.BUKTI) == []


@pytest.mark.parametrize(
    ("number", "codes"), [("800/14/2027", ["K401"]), ("800/14/2026", []), ("DPA/A.1/001/2027", [])]
)
def test_a_day_of_last_year_behind_a_number_of_this_year_is_told(number, codes):
    assert told(f"Menindaklanjuti surat Nomor {number} tanggal 18 Januari 2026;", Sifat.SURAT) == codes


def test_next_year_a_date_that_a_report_tells_of_asks_for_the_new_one():
    text = "Rapat dilaksanakan tanggal 6 Juli 2026 di aula."
    (of_report,) = in_text.years(text, Shift(2026, 2027, Sifat.LAPORAN), KNOWN)
    (of_plan,) = in_text.years(text, Shift(2026, 2027), KNOWN)
    assert (of_report.new, of_report.reason) == (None, "tanggal di masa laporan lama; tulis yang baru")
    assert (of_plan.new, of_plan.reason) == (None, "tanggal; geser bila ini rencana")
