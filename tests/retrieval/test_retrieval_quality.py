"""The shipped cards are found, and nothing is made of nonsense."""

import json
from pathlib import Path

import pytest

from casebuilder.retrieval import Library

QUERIES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "evals/data/retrieval/queries.jsonl").read_text("utf-8").splitlines()
]
NONSENSE = [row["query"] for row in QUERIES if not row["relevant"]]


def test_the_labels_name_existing_cards(shipped: Library) -> None:
    known = {card.id for card in shipped.cards()}
    assert all(set(row["relevant"]) <= known for row in QUERIES)
    assert {row["split"] for row in QUERIES} == {"dev", "test"}


def test_nonsense_finds_nothing(shipped: Library) -> None:
    answered = {query: shipped.search(query)[0].card_id for query in NONSENSE if shipped.search(query)}
    assert len(answered) <= 1, answered


@pytest.mark.parametrize("split", ["dev", "test"])
def test_relevant_cards_are_among_the_first_five(shipped: Library, split: str) -> None:
    rows = [row for row in QUERIES if row["relevant"] and row["split"] == split]
    recall = [
        len({one.card_id for one in shipped.search(row["query"], k=5)} & set(row["relevant"])) / len(row["relevant"])
        for row in rows
    ]
    assert sum(recall) / len(recall) >= 0.6


@pytest.mark.parametrize("finding", ["F2", "C5", "C22", "C33", "K1", "R10", "D1", "G2"])
def test_a_finding_is_found_by_its_own_quote(shipped: Library, finding: str) -> None:
    assert shipped.search(shipped.card(finding).quote, k=1)[0].card_id == finding


def test_similar_past_cases_can_be_asked_for(shipped: Library) -> None:
    found = shipped.search("predict disk failures in the data centre", kinds=["past-case"])
    assert found[0].card_id == "PC-02-disk-failure" and found[0].illustrative
