"""What is remembered is bounded: by number, or by weight where more are light."""

from __future__ import annotations

import pytest

from kakdoc.base.remembering import ByIdentity, Few


def known(few: Few[str], keys: str) -> str:
    return "".join(key for key in keys if few.find(key) is not None)


@pytest.mark.parametrize(("most", "count"), [(0, 2), (4, 3), (5, 4)])
def test_the_values_asked_for_last_are_kept_and_more_while_they_are_light(most, count):
    few = Few[str](2, most, len)
    for key in "abc":
        few.keep(key, "x")
        assert few.find("a")
    few.keep("d", "x")
    kept = known(few, "abcd")
    assert (len(kept), kept[0], kept[-1]) == (count, "a", "d")


def test_a_heavy_value_pushes_out_all_but_the_least():
    few = Few[str](1, 5, len)
    for key, value in (("a", "x"), ("b", "x"), ("c", "x" * 9)):
        few.keep(key, value)
    assert known(few, "abc") == "c"
    few.keep("d", "x")
    assert known(few, "acd") == "d"


def test_what_is_known_of_an_object_is_not_known_of_its_equal():
    remembered = ByIdentity[str](2)
    first, equal = ["x"], ["x"]
    assert remembered.keep(first, value="seen") == "seen"
    assert (remembered.find(first), remembered.find(equal)) == ("seen", None)
