"""From logits to runs: the likeliest allowed path."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebuilder.marking.scheme import BY_NAME, GROUPS, WIDTH
from casebuilder.marking.tagger import OPENING, decode

KPI = BY_NAME["kpi"]
OBJECTIVE = BY_NAME["objective"]
NAME, TARGET = KPI.begin("name"), KPI.begin("target")


def logits(*rows: dict[int, float]) -> np.ndarray:
    """Return logits with these tags of the KPI group raised; outside has 0, everything else -9."""
    table = np.full((len(rows), WIDTH), -9.0, np.float32)
    table[:, KPI.offset] = 0.0
    for place, row in enumerate(rows):
        for tag, value in row.items():
            table[place, KPI.offset + tag] = value
    return table


def runs(*rows: dict[int, float]) -> list[tuple[int, int, str]]:
    return [run[:3] for run in decode(logits(*rows), KPI)]


def noise(seed: int, pieces: int, spread: float) -> np.ndarray:
    return (np.random.default_rng(seed).normal(size=(pieces, WIDTH)) * spread).astype(np.float32)


def test_nothing_is_marked_where_nothing_is_said():
    assert decode(np.zeros((0, WIDTH), np.float32), KPI) == []
    assert runs({}, {}, {}) == []


def test_a_single_piece_is_a_run():
    assert runs({TARGET: 6}) == [(0, 1, "target")]
    assert runs({}, {TARGET: 6}, {}) == [(1, 2, "target")]


def test_a_run_goes_on_inside():
    assert runs({NAME: 6}, {NAME + 1: 6}, {}, {TARGET: 6}, {TARGET + 1: 6}) == [(0, 2, "name"), (3, 5, "target")]


def test_a_field_follows_another_without_a_gap():
    assert runs({NAME: 6}, {TARGET: 6}, {TARGET + 1: 6}) == [(0, 1, "name"), (1, 3, "target")]


def test_two_items_of_one_field_stand_side_by_side():
    assert runs({NAME: 8}, {NAME + 1: 8}, {NAME: 8}, {NAME + 1: 8}) == [(0, 2, "name"), (2, 4, "name")]


def test_a_run_never_begins_inside():
    assert runs({NAME + 1: 9}, {NAME + 1: 9}, {}) in ([], [(0, 2, "name")])
    (run,) = runs({NAME: 4, NAME + 1: 9}, {NAME + 1: 9})
    assert run == (0, 2, "name")
    assert runs({NAME: 6}, {TARGET + 1: 7, NAME + 1: 5}) == [(0, 2, "name")]


def test_what_opening_costs_joins_a_run_that_one_doubtful_word_breaks():
    doubtful = {NAME: 5 + 0.8 * OPENING, NAME + 1: 5.0}
    assert runs({NAME: 8}, {NAME + 1: 8}, doubtful, {NAME + 1: 8}) == [(0, 4, "name")]
    sure = {NAME: 5 + 1.5 * OPENING, NAME + 1: 5.0}
    assert runs({NAME: 8}, {NAME + 1: 8}, sure, {NAME + 1: 8}) == [(0, 2, "name"), (2, 4, "name")]


def test_the_score_is_the_mean_probability_of_the_field():
    ((_, _, _, score),) = decode(logits({TARGET: 2.0}, {TARGET + 1: 2.0, TARGET: 2.0}), KPI)
    one = np.exp(2.0) / (np.exp(2.0) + 1 + (KPI.size - 2) * np.exp(-9.0))
    two = 2 * np.exp(2.0) / (2 * np.exp(2.0) + 1 + (KPI.size - 3) * np.exp(-9.0))
    assert score == pytest.approx((one + two) / 2, rel=1e-3)


@given(st.integers(0, 10_000), st.integers(0, 30), st.sampled_from([0.3, 1.0, 4.0, 30.0]))
def test_runs_stand_in_order_and_share_no_piece(seed, pieces, spread):
    table = noise(seed, pieces, spread)
    for group in GROUPS:
        found = decode(table, group)
        ends = [0]
        for first, end, field, score in found:
            assert ends[-1] <= first < end <= pieces
            assert field in group.fields and 0 < score <= 1 + 1e-5
            ends.append(end)


def worth(path: tuple[int, ...], logs: np.ndarray) -> float:
    """Return what a path of tags is worth; minus infinity if it is not allowed."""
    total, before = 0.0, 0
    for place, tag in enumerate(path):
        total += logs[place, tag]
        if tag % 2 == 1:
            total -= OPENING
        elif tag and before not in {tag - 1, tag}:
            return -np.inf
        before = tag
    return total


def tags_of(found: list[tuple[int, int, str, float]], pieces: int) -> tuple[int, ...]:
    tags = [0] * pieces
    for first, end, field, _ in found:
        begin = OBJECTIVE.begin(field)
        tags[first:end] = [begin] + [begin + 1] * (end - first - 1)
    return tuple(tags)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(1, 5), st.sampled_from([0.5, 2.0, 6.0]))
def test_no_allowed_path_is_likelier(seed, pieces, spread):
    table = noise(seed, pieces, spread)
    own = table[:, OBJECTIVE.offset : OBJECTIVE.offset + OBJECTIVE.size].astype(np.float64)
    logs = own - np.log(np.exp(own).sum(axis=1, keepdims=True))
    if np.exp(logs[:, 0]).min() > 0.9:
        return
    best = max(worth(p, logs) for p in itertools.product(range(OBJECTIVE.size), repeat=pieces))
    assert worth(tags_of(decode(table, OBJECTIVE), pieces), logs) == pytest.approx(best, abs=1e-3)


def test_a_group_sees_its_own_logits_only():
    table = logits({NAME: 6}, {NAME + 1: 6})
    for group in GROUPS:
        table[:, group.offset] = max(0.0, table[0, group.offset])
    assert [g.name for g in GROUPS if decode(table, g)] == ["kpi"]
