"""The ledger rules: a figure counts only with a source that says the same."""

from decimal import Decimal
from typing import Any

import pytest
from support.complete_case import TODAY, complete_case
from support.edits import put

from casebuilder.case.model import Case
from casebuilder.case.sections import figures
from casebuilder.case.value import LedgerEntry
from casebuilder.rules.engine import check

COMPLETE = complete_case().model_dump(mode="json")
POSITION = {entry["path"]: index for index, entry in enumerate(COMPLETE["ledger"])}


def with_entry(path: str, **changes: Any) -> Case:
    position = POSITION[path]
    return Case.model_validate(put(COMPLETE, f"ledger[{position}]", {**COMPLETE["ledger"][position], **changes}))


def rules(case: Case) -> list[str]:
    return [f.rule for f in check(case, today=TODAY).blocking]


@pytest.mark.parametrize("path", [path for path, _ in figures(complete_case())])
def test_each_figure_needs_its_entry(path: str) -> None:
    ledger = [e for e in COMPLETE["ledger"] if e["path"] != path]
    report = check(Case.model_validate({**COMPLETE, "ledger": ledger}), today=TODAY)
    assert [(f.rule, f.path) for f in report.blocking] == [("ledger.missing", path)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("kpis[0].baseline", 33.0),
        ("kpis[0].baseline", Decimal("33.00")),
        ("kpis[0].due", "2027-09-30"),
        ("costs[0].amount", {"low": 60_000.0, "likely": 80_000, "high": 100_000}),
    ],
)
def test_the_same_value_in_other_clothes_is_the_same(path: str, value: object) -> None:
    assert rules(with_entry(path, value=value)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("kpis[0].baseline", 33.1),
        ("kpis[0].baseline", "33"),
        ("kpis[0].baseline", True),
        ("kpis[0].baseline", None),
        ("kpis[0].baseline", float("nan")),
        pytest.param("kpis[0].baseline", 10**5000, id="thousands-of-digits"),
        ("kpis[0].baseline", [33]),
        ("kpis[0].due", "30 September 2027"),
        ("kpis[0].due", 20270930),
        ("costs[0].amount", 80_000),
        ("costs[0].amount", {"low": 60_000, "likely": 80_000}),
    ],
)
def test_another_value_blocks(path: str, value: object) -> None:
    assert rules(with_entry(path, value=value)) == ["ledger.value"]


def test_fractions_survive_the_way_through_json() -> None:
    data = put(COMPLETE, "kpis[0].baseline", 33.3)
    position = POSITION["kpis[0].baseline"]
    data = put(data, f"ledger[{position}].value", 33.3)
    assert rules(Case.model_validate_json(Case.model_validate(data).model_dump_json())) == []


@pytest.mark.parametrize(
    "source",
    [
        {"kind": "said", "turn": 3, "quote": "a third"},
        {"kind": "document", "document": "d1", "page": 2, "quote": "33  percent"},
        {"kind": "finding", "card": "F3", "quote": "one in five"},
    ],
)
def test_words_that_do_not_stand_in_the_quote_block(source: dict[str, Any]) -> None:
    assert rules(with_entry("kpis[0].baseline", source=source)) == ["ledger.quote"]


@pytest.mark.parametrize("quote", ["133 tickets", "33.5 percent", "it was 1,33", "330", "0.33, then 33,5"])
def test_a_part_of_a_number_does_not_stand_in_the_quote(quote: str) -> None:
    case = with_entry("kpis[0].baseline", text="33", source={"kind": "said", "turn": 8, "quote": quote})
    assert rules(case) == ["ledger.quote"]


@pytest.mark.parametrize("quote", ["33", "from 33.", "33, then 10", "€33k", "133 or 33 percent", "33-40"])
def test_a_whole_number_stands_in_the_quote(quote: str) -> None:
    case = with_entry("kpis[0].baseline", text="33", source={"kind": "said", "turn": 8, "quote": quote})
    assert rules(case) == []


@pytest.mark.parametrize(
    "source",
    [
        {"kind": "document", "document": "d1", "page": 2, "quote": "In May 33 percent were misrouted."},
        {"kind": "computed", "formula": "target * 3.3", "inputs": ["kpis[0].target"]},
        {"kind": "assumed", "owner": "Lena Ort", "check_by": "2027-01-31"},
    ],
)
def test_every_honest_source_counts(source: dict[str, Any]) -> None:
    report = check(with_entry("kpis[0].baseline", source=source), today=TODAY)
    assert report.complete
    assert not report.warnings


@pytest.mark.parametrize("inputs", [[], ["kpis[0].baseline"], ["kpis[7].target"], ["no such path!"]])
def test_a_computation_from_nothing_is_doubted(inputs: list[str]) -> None:
    source = {"kind": "computed", "formula": "1 + 1", "inputs": inputs}
    report = check(with_entry("kpis[0].baseline", source=source), today=TODAY)
    assert [f.rule for f in report.warnings] == ["ledger.computed"]


def test_an_assumed_figure_past_its_check_date_is_doubted() -> None:
    source = {"kind": "assumed", "owner": "Lena Ort", "check_by": "2026-11-20"}
    report = check(with_entry("kpis[0].baseline", source=source), today=TODAY)
    assert [(f.rule, f.path) for f in report.warnings] == [("assumptions.past", "kpis[0].baseline")]


def test_a_second_entry_that_says_otherwise_blocks() -> None:
    case = complete_case()
    stray = LedgerEntry.model_validate({**COMPLETE["ledger"][POSITION["kpis[0].baseline"]], "value": 31})
    assert rules(case.model_copy(update={"ledger": [*case.ledger, stray]})) == ["ledger.value"]
