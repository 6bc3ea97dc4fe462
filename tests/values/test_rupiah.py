"""Amounts as staff type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.base.problems import InvalidValue
from kakdoc.values.rupiah import amount as rupiah


@pytest.mark.parametrize(
    "text",
    [
        "409279000",
        "409.279.000",
        "Rp 409.279.000,-",
        "Rp409.279.000,00",
        "Rp. 409.279.000",
        "Rp 409.279.000",
        " rp409.279.000 ",
    ],
)
def test_the_ways_to_write_an_amount_are_one_amount(text):
    assert rupiah.parse(text) == 409_279_000
    assert type(rupiah.parse(text)) is int


def test_sen_are_kept_exactly():
    assert rupiah.parse("Rp1.000,25") == Decimal("1000.25")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1,5 juta", "1.500.000"),
        ("70.000.00", ""),
        ("1.980,5", ""),
        ("Rp1.027.00", ""),
        ("1,980,000", "1.980.000"),
        ("5.110.000.-", ""),
        ("1980.0", ""),
        ("1e6", ""),
        ("", ""),
        ("seribu", ""),
        ("１２３", ""),
        ("٣", ""),
        ("Rp", ""),
        ("1 000", ""),
        ("9" * 19, ""),
        ("--5", ""),
        ("5 000.000", ""),
    ],
)
def test_a_doubtful_amount_is_refused_with_the_right_way(text, hint):
    with pytest.raises(InvalidValue) as refusal:
        rupiah.parse(text)
    assert refusal.value.code == "K120"
    assert hint in refusal.value.remedy
    assert text in refusal.value.message


@given(st.integers(-(10**19), 10**19).filter(lambda sen: abs(sen) < 10**20 - 100))
def test_a_printed_amount_is_read_back(sen):
    amount = rupiah.from_sen(sen)
    assert rupiah.parse(rupiah.format_rupiah(amount)) == amount
    assert rupiah.parse(rupiah.format_rupiah(amount, sen=True)) == amount
    assert rupiah.parse(rupiah.format_angka(amount)) == amount


@given(st.lists(st.integers(0, 10**12)))
def test_a_total_is_exact_and_whole_where_it_can_be(sen):
    total = rupiah.total(map(rupiah.from_sen, sen))
    assert rupiah.in_sen(total) == sum(sen)
    assert isinstance(total, int) == (sum(sen) % 100 == 0)


def test_a_float_is_never_an_amount():
    with pytest.raises(TypeError):
        rupiah.format_rupiah(1.5)


@pytest.mark.parametrize(
    ("volume", "price", "product"),
    [
        ("12", 425_000, 5_100_000),
        ("1.5", 333, Decimal("499.50")),
        ("0.3333", 100, Decimal("33.33")),
        ("0.5", Decimal("0.01"), Decimal("0.01")),
    ],
)
def test_volume_times_price_is_exact_to_the_sen(volume, price, product):
    assert rupiah.times(Decimal(volume), price) == product


def test_a_product_is_exact_however_large():
    assert rupiah.times(Decimal(10**17), 10**17) == 10**34


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_refused_never_a_crash(text):
    try:
        amount = rupiah.parse(text)
    except InvalidValue as refusal:
        assert refusal.remedy
    else:
        assert isinstance(amount, int | Decimal)
