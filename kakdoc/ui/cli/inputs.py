"""Commands about inputs: begun, turned into their other form, laid out in a working folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from kakdoc.base.guarding import guarded
from kakdoc.base.problems import Problem
from kakdoc.ui.cli.exit_codes import DONE, INPUT, OUTPUT
from kakdoc.ui.messages import problems, terminal


def baru(jenis: str, file: Path) -> int:
    """Write a commented skeleton, or a form for a workbook; an existing file is never replaced."""
    from kakdoc.papers import catalog, starting

    if starting.is_workbook(file):
        return formulir(jenis, file)
    terminal.say(starting.new_input(catalog.named(jenis), file).as_posix())
    return DONE


def formulir(jenis: str, file: Path, kak: Path | None = None) -> int:
    """Write a workbook to fill in; an existing file is never replaced."""
    from kakdoc.papers import catalog, starting
    from kakdoc.papers.forms import converting

    shared = starting.shared_file(jenis) if kak is None else None
    with guarded(kak or file):
        made = (
            converting.new_shared_form(shared, file) if shared else converting.new_form(catalog.named(jenis), file, kak)
        )
    terminal.say(made.as_posix())
    return DONE


def ubah(asal: Path, hasil: Path) -> int:
    """Write an input in its other form; nothing of its values is lost."""
    from kakdoc.papers.forms import converting

    with guarded(asal):
        warnings = converting.convert(asal, hasil)
    terminal.say(hasil.as_posix())
    problems.to_stderr(warnings)
    return DONE


def lanjut(paths: Sequence[Path], tahun: str, ke: Path | None, *, mundur: bool) -> int:
    """Write next year's inputs; their paths and that of the list go to stdout, the list itself to stderr."""
    from kakdoc.papers.next_year import rolling

    made = rolling.roll_over(paths, rolling.target_year(tahun), ke, back=mundur)
    for path in (*made.inputs, *made.copied, made.list_file):
        terminal.say(path.as_posix())
    sys.stderr.write(made.text)
    problems.to_stderr(made.problems)
    return DONE


def mulai(
    directory: Path,
    tingkat: str | None,
    daerah: str | None,
    provinsi: str | None,
    instansi: str | None,
    kepala: str | None,
) -> int:
    """Lay out a working folder; files already there stay. What is known of the office is filled in."""
    from kakdoc.papers import starting
    from kakdoc.papers.forms.new_office import Known

    known = Known(*((each or "").strip() for each in (tingkat, daerah, provinsi, instansi, kepala)))
    for path in starting.lay_out(directory, known):
        terminal.say(path.as_posix())
    return DONE


def pindah(directories: Sequence[Path], *, perbarui: bool) -> int:
    """Take over working folders of 0.3.0; what was done goes to stdout, a line for each file."""
    from kakdoc.papers.starting import moving, renewing

    told: list[str | Problem] = []
    left = 0
    for directory in directories or [Path()]:
        moving.refuse_elsewhere(directory)
        told += moving.move(directory)
        told += renewing.renew(directory) if perbarui else ()
        told += renewing.lacking(directory)
        left += len(list(renewing.old(directory)))
    done = [each for each in told if isinstance(each, str)]
    for line in done:
        terminal.say(line)
    found = [each for each in told if not isinstance(each, str)]
    stays = any(each.code in ("K741", "K742") for each in found)
    problems.to_stderr(found, _moved(len(done), left, stays=stays))
    return OUTPUT if any(each.fatal for each in found) else DONE


def _moved(done: int, left: int, *, stays: bool) -> str:
    """Return the closing line: how much was done, and what can be brought up to date still."""
    none = "Tidak ada yang dipindahkan." if stays else "Tidak ada yang perlu dipindahkan."
    counted = f"{done} berkas dipindahkan atau diganti." if done else none
    more = f" {left} berkas masih persis seperti dari 0.3.0; `kakdoc pindah --perbarui` memperbaruinya."
    return counted + (more if left else "")


def jenis_baru(surat: Path, jenis: str | None = None) -> int:
    """Make a kind of an office's own form; the paths written go to stdout, what was found to stderr."""
    from kakdoc.papers.forms.learning import new_kind, telling

    with guarded(surat):
        learned = new_kind.learn(surat, jenis)
    for path in learned.files:
        terminal.say(path.as_posix())
    terminal.tell(telling.as_text(learned))
    problems.to_stderr(learned.problems)
    return INPUT if any(each.fatal for each in learned.problems) else DONE
