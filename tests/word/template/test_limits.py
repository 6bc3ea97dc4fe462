"""Templates that would take a machine down end with a place and a reason."""

from __future__ import annotations

import pytest
from word.making import docx, filled, p, paragraphs
from word.template.test_faults import faults, told

from kakdoc.word.template import limits

LOOP = "{{% for {} in range({}) %}}"
HUGE = {
    "nested loops": f"{LOOP.format('a', 1000) * 3}{{% set q = 1 %}}{'{% endfor %}' * 3}",
    "a loop in a macro": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "a macro without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a recursive loop": "{% for x in [1] recursive %}{{ loop(range(90000)) }}{% endfor %}",
    "generators": "{% for a in range(90000)|map('string') %}{% for b in range(90000)|map('string') %}{% endfor %}{% endfor %}",
    "a power": "{{ 10 ** (10 ** 9) }}",
    "a power of decimals": "{{ n ** 99999 }}",
    "a text times a number": "{{ 'a' * 10 ** 9 }}",
    "a number times a text": "{{ 10 ** 9 * 'a' }}",
    "a list times a number": "{{ ([1] * 10 ** 9)|length }}",
    "doubling": "{% set s = namespace(x='ab') %}{% for i in range(60) %}{% set s.x = s.x ~ s.x %}{% endfor %}{{ s.x }}",
    "doubling by +": "{% set s = namespace(x='ab') %}{% for i in range(60) %}{% set s.x = s.x + s.x %}{% endfor %}{{ s.x }}",
    "squaring": "{% set s = namespace(x=3) %}{% for i in range(60) %}{% set s.x = s.x * s.x %}{% endfor %}{{ s.x }}",
    "filling up": "{{ 'a'|center(10 ** 9) }}",
    "indenting": "{{ 'a'|indent(10 ** 9, true) }}",
    "filling up by a method": "{{ 'a'.ljust(999999999) }}",
    "a pattern": "{{ '%999999999d'|format(1) }}",
    "a pattern by an operator": "{{ '%999999999d' % 1 }}",
    "a pattern by a method": "{{ '{:>999999999}'.format(1) }}",
    "replacing": "{{ ('a' * 10000)|replace('a', 'b' * 10000) }}",
}


@pytest.mark.parametrize("name", HUGE)
def test_what_would_be_huge_is_refused_at_its_place(name):
    found = faults(docx(p("awal") + p(HUGE[name])), {"n": 1234})
    assert told(found) == [("K505", "badan dokumen, paragraf 2")]
    assert "terlalu" in found[0].message


def test_a_paper_that_would_be_huge_is_refused():
    body = p("{%p for a in range(400) %}") * 2 + p("x" * 900) + p("{%p endfor %}") * 2
    assert told(faults(docx(body))) == [("K505", "badan dokumen")]


DEEP = {
    "brackets": f"{{{{ {'(' * 5000}1{')' * 5000} }}}}",
    "lists": f"{{{{ {'[' * 5000}1{']' * 5000} }}}}",
    "a long sum": f"{{{{ {'1+' * 5000}1 }}}}",
    "negations": f"{{{{ {'not ' * 5000}1 }}}}",
    "filters": f"{{{{ 1{'|string' * 3000} }}}}",
    "a long number": f"{{{{ {'9' * 5000} }}}}",
}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_too_deep_to_be_read_is_refused_at_its_place(name):
    (problem,) = faults(docx(p("awal") + p(DEEP[name])))
    assert told([problem]) == [("K503", "badan dokumen, paragraf 2")]
    assert "terlalu" in problem.message
    assert len(problem.message) < 400


@pytest.mark.parametrize(
    "text", ["{% if 1 %}" * 300 + "x" + "{% endif %}" * 300, LOOP.format("a", 1) * 30 + "{% endfor %}" * 30]
)
def test_blocks_that_are_nested_too_deep_are_refused(text):
    (problem,) = faults(docx(p(text)))
    assert problem.code == "K503"
    assert "terlalu dalam" in problem.message


def test_what_follows_much_that_prints_nothing_is_printed():
    body = p("{% for a in range(9000) %}{{ kosong }}{% endfor %}{{ kosong }}akhir")
    assert paragraphs(filled(docx(body), {"kosong": ""})) == ["akhir"]
    assert "".join(limits.limited(iter([""] * 9000 + ["akhir"]))) == "akhir"


def test_what_loops_tell_of_themselves_is_as_before():
    text = "{% for x in y if x > 1 %}{{ x }}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% else %}-{% endfor %}"
    assert paragraphs(filled(docx(p(text)), {"y": [1, 2, 3]})) == ["21/2,32/2"]
    assert paragraphs(filled(docx(p(text)), {"y": []})) == ["-"]
    tree = "{% for x in y recursive %}{{ x.n }}{{ loop(x.a) }}{% endfor %}"
    assert paragraphs(filled(docx(p(tree)), {"y": [{"n": 1, "a": [{"n": 2, "a": []}]}]})) == ["12"]
    plain = "{{ 2 ** 10 }} {{ 'a' * 3 }} {{ 'a' ~ 1 ~ 'b' }} {{ '%d' % 7 }} {{ 'x'|center(5)|trim }} {{ 'aa'|replace('a', 'b') }}"
    assert paragraphs(filled(docx(p(plain)), {})) == ["1024 aaa a1b 7 x bb"]
