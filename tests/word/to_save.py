"""What LibreOffice opens and saves for tests of one paper each, in one call."""

from __future__ import annotations

from pathlib import Path

from conftest import PROJECT
from kinds.rules import test_srikandi
from papers.learning.office_forms import form
from word import test_trace
from word.libreoffice import libreoffice_save
from word.template import test_contents


def save_all(folder: Path) -> None:
    """Save everything into a folder, by name."""
    papers = {
        "templat kak": (PROJECT / "templates" / "kak" / "naskah.docx").read_bytes(),
        "dengan tanda tangan": test_srikandi.filled(test_srikandi.made()),
        "dengan jejak": test_trace.MADE,
        "dengan daftar isi": test_contents.STALE,
        **{f"surat {name}": form(name) for name in ("keterangan-kerja", "kuitansi-titik", "serah-terima")},
    }
    for name, data in libreoffice_save(papers, folder / "kerja").items():
        (folder / f"{name}.docx").write_bytes(data)
