"""A bare docxtpl script that renders a context from a JSON file: template, context, output, count.

Its filters are the cheapest that print something, so that it does no more than docxtpl must.
"""

import json
import resource
import sys

from docxtpl import DocxTemplate
from jinja2 import Environment
from markupsafe import Markup, escape


def runs(text: object) -> Markup:
    return Markup("<w:r><w:t>{}</w:t></w:r>").format(text)


def filters() -> dict[str, object]:
    return {
        "rupiah": lambda value: f"Rp{value:,}".replace(",", "."),
        "angka": lambda value: f"{value:,}".replace(",", "."),
        "bilangan": str,
        "terbilang": lambda _: "empat ratus sembilan juta dua ratus tujuh puluh sembilan ribu rupiah",
        "tanggal": lambda value: f"{value['bulan']} {value['tahun']}",
        "prosa": lambda text, *_: Markup("<w:p>{}</w:p>").format(runs(text)),
        "kalimat": runs,
        "kapital": runs,
        "sel": lambda text, *_: Markup("<w:p>{}</w:p>").format(runs(text)),
        "tabel": lambda _: Markup("<w:p/>"),
    }


def render(template: str, context: dict[str, object], output: str) -> None:
    environment = Environment(autoescape=True)
    environment.filters.update(filters())
    document = DocxTemplate(template)
    document.render(context, jinja_env=environment, autoescape=True)
    document.save(output)


if __name__ == "__main__":
    template_file, context_file, output_file = sys.argv[1:4]
    with open(context_file, encoding="utf-8") as file:  # noqa: PTH123  as bare as can be
        given = json.load(file)
    render(template_file, given, output_file)
    escape("")
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
