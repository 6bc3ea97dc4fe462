"""Inputs spoiled at random; the full size runs from the command line (`python tests/fuzz_inputs.py 20000`)."""

from __future__ import annotations

import os

import pytest
from fuzz_inputs import fuzz


@pytest.mark.lambat
def test_spoiled_inputs_bring_no_fault_and_every_paper_is_a_package():
    seen = fuzz(int(os.environ.get("KAKDOC_FUZZ", "40")), seed=7)
    assert seen.faults == []
    assert seen.papers > seen.inputs // 10
    assert len(seen.by_code) > 8
