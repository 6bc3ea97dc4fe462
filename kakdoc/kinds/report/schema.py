"""Performance and finance reports: the month's figures, and the quarter and half-year made of months.

Forms and rules: docs/aturan.md D. Pagu, names and order come from the TOR of the year, which is named
and not copied; a report of several months has no figures of its own.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from kakdoc.kinds.fields.base import Prosa, Semester, Triwulan
from kakdoc.kinds.fields.marks import HAPUS
from kakdoc.kinds.report.entries import Isian, IsianBulanan, IsianTriwulan
from kakdoc.kinds.report.printing import paper
from kakdoc.kinds.report.typed import EvaluasiRenja, Laporan
from kakdoc.values import urutan
from kakdoc.values.dates.tanggal import BULAN


class _Printed(Laporan):
    """A report that can be printed."""

    def facts(self) -> dict[str, str]:
        """Return year, period and date, and the outputs of the TOR that the report is."""
        return {
            "tahun": str(self.kak.tahun_anggaran),
            "nama": self.period(),
            "tanggal": str(self.tanggal),
            "keluaran": ", ".join(map(str, self.keluaran or ())),
        }

    def context(self) -> dict[str, Any]:
        """Return what the template prints."""
        return paper.context(self)


class LaporanBulanan(_Printed, IsianBulanan):
    """The report of one month; the months before it are read from the same folder."""

    jenis: Literal["laporan-bulanan"] = Field(title="Jenis naskah", description="Selalu laporan-bulanan.")

    def first_month(self) -> int:
        """Return the first month the report covers."""
        return self.bulan

    def end_month(self) -> int:
        """Return the last month of its period."""
        return self.bulan

    def own(self) -> Isian:
        """Return its own figures."""
        return self

    def period(self) -> str:
        """Return `Bulan Maret`."""
        return f"Bulan {BULAN[self.bulan - 1]}"


class LaporanBerkala(_Printed):
    """A report of several months."""

    ringkasan: Annotated[Prosa | None, HAPUS] = Field(
        default=None, title="Ringkasan", description="Ringkasan capaian periode ini."
    )
    evaluasi: EvaluasiRenja = Field(
        default=EvaluasiRenja(), title="Evaluasi", description="Uraian di bawah formulir E.81 dan penilainya."
    )

    def notes(self) -> EvaluasiRenja | None:
        """Return what is written below form E.81."""
        return self.evaluasi


class LaporanTriwulan(LaporanBerkala, IsianTriwulan):
    """The report of a quarter, computed of its months unless it has figures of its own."""

    jenis: Literal["laporan-triwulan"] = Field(title="Jenis naskah", description="Selalu laporan-triwulan.")
    triwulan: Triwulan = Field(title="Triwulan", description="I, II, III, atau IV.")

    def first_month(self) -> int:
        """Return the first month the report covers."""
        return 3 * self.triwulan - 2

    def end_month(self) -> int:
        """Return the last month of its period."""
        return 3 * self.triwulan

    def period(self) -> str:
        """Return `Triwulan II`."""
        return f"Triwulan {urutan.roman(self.triwulan)}"

    def own(self) -> Isian | None:
        """Return its own figures, None where it has none."""
        return self if self.realisasi or self.indikator or self.pendapatan or self.kegiatan else None

    def until(self) -> int:
        """Return the last month that its figures are of."""
        return self.last_month()

    def quarter(self) -> int | None:
        """Return the number of the quarter, up to which form E.81 goes."""
        return self.triwulan


class LaporanSemester(LaporanBerkala):
    """The report of a half-year."""

    jenis: Literal["laporan-semester"] = Field(title="Jenis naskah", description="Selalu laporan-semester.")
    semester: Semester = Field(title="Semester", description="I atau II.")

    def first_month(self) -> int:
        """Return the first month the report covers."""
        return 6 * self.semester - 5

    def end_month(self) -> int:
        """Return the last month of its period."""
        return 6 * self.semester

    def period(self) -> str:
        """Return `Semester I`."""
        return f"Semester {urutan.roman(self.semester)}"

    def quarter(self) -> int | None:
        """Return the number of its last quarter, up to which form E.81 goes."""
        return 2 * self.semester
