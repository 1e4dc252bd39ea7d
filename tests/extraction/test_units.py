"""Cutting messages into units and clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebuilder.dialogue.extraction.units import split_clauses, split_units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Mr. Ueda pays 4.2 million. He signs.", ["Mr. Ueda pays 4.2 million.", "He signs."]),
        ("- in: oil\n- out: gas", ["in: oil", "out: gas"]),
        ("Covered: (i) tea, (ii) coffee", ["Covered:", "tea,", "coffee"]),
    ],
)
def test_units(text, units):
    assert [u.text for u in split_units(text)] == units


@given(st.text(max_size=300))
def test_units_and_clauses_are_runs_of_the_message(text):
    for unit in split_units(text):
        assert text[unit.start : unit.end] == unit.text
        for clause in split_clauses(unit):
            assert text[clause.start : clause.end] == clause.text
