"""The scorers on outcomes made by hand: each measure moves when, and only when, its fault is there."""

import copy

import pytest

from evals.kinds import Performance
from evals.scoring import conversation, extraction, retrieval

ROW = {
    "id": "x-1",
    "asked": "kpis",
    "message": "Outages: 9 a quarter now, 4 by June 2027, the vendor says 60.",
    "facts": [{"section": "kpis", "match": "outages", "expect": {"baseline": 9, "target": 4, "due": "2027-06-30"}}],
    "forbidden": [{"section": "kpis", "value": 60, "why": "the vendor's promise"}],
}


def entry(path, value, text):
    return {"path": path, "value": value, "text": text, "source": {"kind": "said", "turn": 1, "quote": text}}


def good():
    return {
        "kpis": [{"name": "Outages", "baseline": 9, "target": 4, "due": "2027-06-30"}],
        "ledger": [
            entry("kpis[0].baseline", 9, "9"),
            entry("kpis[0].target", 4, "4"),
            entry("kpis[0].due", "2027-06-30", "June 2027"),
        ],
    }


def scored(case):
    done = Performance(prompt="", answer="", outcome={"case": case}, seconds=0.5, tokens=120)
    return extraction.score(ROW, done)


def values(found):
    return {name: (part.num, part.den) for name, part in found.measures.items()}


def test_a_right_case_has_no_failure():
    found = scored(good())
    assert found.failures == []
    assert values(found) == {
        "recall": (3, 3),
        "wrong": (0, 3),
        "invented_figures": (0, 3),
        "forbidden": (0, 1),
        "spare_items": (0, 1),
        "seconds": (0.5, 1),
        "tokens": (120, 1),
    }


@pytest.mark.parametrize(
    ("change", "measure", "part"),
    [
        (lambda c: c["kpis"][0].update(target=None), "recall", (2, 3)),
        (lambda c: c["kpis"][0].update(target=60), "wrong", (1, 3)),
        (lambda c: c["ledger"].append(entry("kpis[0].x", 7, "7 a day")), "invented_figures", (1, 4)),
        (
            lambda c: c["ledger"].append(entry("kpis[0].x", {"low": 1, "likely": 60, "high": 70}, "60")),
            "forbidden",
            (1, 1),
        ),
        (lambda c: c["kpis"].append({"name": "Something else"}), "spare_items", (1, 1)),
    ],
)
def test_each_fault_counts_against_its_measure(change, measure, part):
    case = good()
    change(case)
    found = scored(case)
    assert values(found)[measure] == part
    assert measure in {f.measure for f in found.failures}


def test_a_message_without_facts_is_not_scored_for_recall():
    done = Performance(prompt="", answer="", outcome={"case": {"ledger": []}})
    found = extraction.score({"id": "x", "message": "hello", "facts": []}, done)
    assert set(found.measures) == {"spare_items", "seconds", "tokens"}


SHEET = {"id": "s", "facts": ROW["facts"], "forbidden": ROW["forbidden"], "missing": []}
SHEET["facts"][0]["said"] = "answers.kpis.0"
PLAYED = {
    "case": good(),
    "complete": True,
    "blocking": [],
    "turns_to_complete": 12,
    "open_in_opening": 10,
    "asked": {"kpis": 1, "costs": 2},
    "again": [],
    "unquoted": [],
    "extra": {},
    "turn_seconds": [0.5, 2.0, 5.0],
}


def talk(**changed):
    sheet = {**SHEET, **{k: v for k, v in changed.items() if k in SHEET}}
    played = {**copy.deepcopy(PLAYED), **{k: v for k, v in changed.items() if k in PLAYED}}
    return conversation.score(sheet, Performance(prompt="", answer="", outcome=played, tokens=300))


def test_a_good_conversation():
    found = talk()
    assert found.failures == []
    got = values(found)
    assert got["turn_ratio"] == (12, 10) and got["not_complete"] == (0, 1) and "false_complete" not in got
    assert got["over_median_bar"] == (2, 3) and got["over_p95_bar"] == (1, 3)
    assert got["tokens"] == (300, 3) and got["asked_again"] == (0, 3)


@pytest.mark.parametrize(
    ("changed", "measure", "part"),
    [
        ({"missing": ["kpis.baseline"]}, "false_complete", (1, 1)),
        ({"complete": False, "turns_to_complete": None}, "not_complete", (1, 1)),
        ({"again": ["costs"]}, "asked_again", (1, 3)),
        ({"unquoted": ["costs[0].amount"]}, "unquoted", (1, 3)),
        ({"extra": {"risks": 2}}, "spare_items", (2, 1)),
    ],
)
def test_each_fault_of_a_conversation(changed, measure, part):
    found = talk(**changed)
    assert values(found)[measure] == part
    assert [f.measure for f in found.failures] == [measure]


def query(cards, relevant):
    done = Performance(prompt="", answer="", outcome={"cards": cards})
    return values(retrieval.score({"relevant": relevant}, done))


def test_retrieval_counts_what_is_found_first():
    assert query(["A", "B", "x", "y", "z", "C"], ["A", "C"])["recall_at_5"] == (1, 2)
    assert query(["A"], ["A"])["ndcg_at_10"] == (1, 1)
    assert query(["x", "A"], ["A"])["ndcg_at_10"][0] == pytest.approx(0.63, abs=0.01)
    assert query([], [])["empty"] == (1, 1)
    assert query(["A"], [])["empty"] == (0, 1)
    assert "recall_at_5" not in query(["A"], [])
