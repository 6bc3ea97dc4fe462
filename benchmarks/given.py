"""Inputs that benchmarks lay out: many decrees in one folder, a TOR with a large budget."""

from __future__ import annotations

import shutil
from pathlib import Path

PROJECT = Path(__file__).parent.parent
_DECREE = """jenis: keputusan
tahun: 2024
judul: Penunjukan Pengelola Layanan Kepegawaian Nomor Urut {number}
menimbang:
  - bahwa pelayanan kepegawaian perlu ditingkatkan secara terencana
  - bahwa Nama Contoh {number} memenuhi syarat sebagai pengelola layanan kepegawaian
mengingat:
  - uu-23-2014
  - uu-30-2014
diktum:
  - Menunjuk Nama Contoh {number} sebagai pengelola layanan kepegawaian dengan honorarium Rp {amount} setiap bulan.
  - Pengelola sebagaimana dimaksud dalam Diktum KESATU melaporkan pelaksanaan tugasnya kepada Kepala Badan setiap triwulan.
"""


def office(folder: Path) -> Path:
    """A folder of inputs with the office alone."""
    inputs = folder / "inputs"
    inputs.mkdir(parents=True)
    shutil.copy(PROJECT / "inputs" / "instansi.yaml", inputs)
    return inputs


def decrees(folder: Path, count: int) -> Path:
    """A folder of so many personal decrees: names and amounts differ."""
    inputs = office(folder)
    for number in range(1, count + 1):
        amount = f"{1_000_000 + 1000 * number:,}".replace(",", ".")
        (inputs / f"keputusan-{number:05}.yaml").write_text(_DECREE.format(number=number, amount=amount), "utf-8")
    return inputs


def with_budget(lines: int) -> dict[str, object]:
    """The TOR of 2027 with a budget of so many lines."""
    from kakdoc.inputs import opening
    from kakdoc.inputs.tree import plain

    data = plain(opening.compose(PROJECT / "inputs" / "2027" / "kak-mutasi-promosi-asn.yaml")[0])
    budget = next(each for each in data["bagian"] if each["jenis"] == "anggaran")
    rows = [
        {"uraian": f"Belanja Alat/Bahan untuk Kegiatan Kantor {number}", "kode_rekening": f"5.1.02.01.01.{number:05d}",
         "volume": "12", "satuan": "paket", "harga_satuan": str(1000 + number)}
        for number in range(lines)
    ]  # fmt: skip
    budget["sub_kegiatan"] = [{"nama": "Pengelolaan Mutasi ASN", "rincian": rows}]
    return {key: value for key, value in data.items() if key not in ("anggaran", "terbilang")}


def workbook(folder: Path, lines: int) -> Path:
    """The same as a workbook, in a folder of its own."""
    from kakdoc.inputs.excel.layout import layout
    from kakdoc.inputs.excel.writing.book import workbook_bytes
    from kakdoc.inputs.excel.writing.filling import fill
    from kakdoc.papers.catalog import MODELS

    plan = layout(MODELS["kak"])
    path = office(folder) / "besar.xlsx"
    path.write_bytes(workbook_bytes("", plan, fill(with_budget(lines), plan)))
    return path
