"""Render a TOR whose budget has N lines, for `run.py`: prints seconds and the peak memory in KiB.

python benchmarks/bare/grown.py kakdoc|docxtpl N
"""

import io
import resource
import sys
import time
from pathlib import Path

from kakdoc.papers import checking

PROJECT = Path(__file__).parent.parent.parent
TEMPLATE = PROJECT / "templates" / "kak" / "naskah.docx"


def grown(lines: int) -> dict[str, object]:
    """The context of the 2024 TOR with `lines` budget lines, shared over its two sub-activities."""
    checked = checking.check(PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml")
    assert checked.document is not None
    context = checked.document.context()
    (budget,) = (each for each in context["bagian"] if each["jenis"] == "anggaran")
    first, second = budget["sub_kegiatan"]
    pool = first["rincian"] + second["rincian"]
    repeated = [pool[number % len(pool)] for number in range(lines)]
    first["rincian"], second["rincian"] = repeated[: lines // 2], repeated[lines // 2 :]
    return context


def by_kakdoc(context: dict[str, object]) -> float:
    from kakdoc.word.template.compiled import compile_template

    template = compile_template(TEMPLATE.read_bytes(), "kak.docx")
    started = time.perf_counter()
    template.render(context)
    return time.perf_counter() - started


def by_docxtpl(context: dict[str, object]) -> float:
    from bare_docxtpl import filters
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    environment = Environment(autoescape=True)
    environment.filters.update(filters())
    started = time.perf_counter()
    document = DocxTemplate(TEMPLATE)
    document.render(context, jinja_env=environment, autoescape=True)
    document.save(io.BytesIO())
    return time.perf_counter() - started


if __name__ == "__main__":
    engine = {"kakdoc": by_kakdoc, "docxtpl": by_docxtpl}[sys.argv[1]]
    seconds = engine(grown(int(sys.argv[2])))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
