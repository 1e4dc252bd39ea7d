"""What must hold for any input: never an exception, nothing essential can be missing, facts only help."""

import copy
import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.complete_case import TODAY, complete_case
from support.edits import put, read

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS
from casebuilder.rules.engine import check, check_document
from casebuilder.rules.finding import Report

COMPLETE = complete_case().model_dump(mode="json")


def paths(node: Any, path: str = "") -> list[str]:
    """Return the path of everything below a node of JSON."""
    if isinstance(node, dict):
        below = [(f"{path}.{k}" if path else k, v) for k, v in node.items()]
    elif isinstance(node, list):
        below = [(f"{path}[{i}]", v) for i, v in enumerate(node)]
    else:
        below = []
    return [p for name, value in below for p in (name, *paths(value, name))]


ALL_PATHS = paths(COMPLETE)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)
SCALAR = st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT | st.dates().map(dt.date.isoformat)
NAMES = st.sampled_from(sorted({p.split(".")[-1].split("[")[0] for p in ALL_PATHS})) | ANY_TEXT
JSON = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5), max_leaves=30
)


@given(JSON | st.dictionaries(st.sampled_from(sorted(COMPLETE)), JSON))
def test_random_json_never_raises_and_is_never_complete(data: Any) -> None:
    report = check_document(data, today=TODAY)
    assert not report.complete
    report.model_dump_json()


@settings(max_examples=300)
@given(st.sampled_from(ALL_PATHS), JSON)
def test_a_case_with_something_odd_anywhere_never_raises(path: str, odd: Any) -> None:
    report = check_document(put(COMPLETE, path, odd), today=TODAY)
    assert Report.model_validate_json(report.model_dump_json()) == report


@given(st.data())
def test_what_is_accepted_as_a_document_is_judged_as_the_case(data: st.DataObject) -> None:
    changed = copy.deepcopy(COMPLETE)
    for path in data.draw(st.lists(st.sampled_from([p for p in ALL_PATHS if "[" not in p]), max_size=3)):
        try:
            changed = put(changed, path, None)
        except TypeError:
            continue  # its parent was removed by an earlier one
    case = Case.model_validate({k: v for k, v in changed.items() if v is not None})
    assert check_document(json.loads(case.model_dump_json()), today=TODAY) == check(case, today=TODAY)


ESSENTIAL = [
    "problem", "problem.statement", "objective", "objective.goal", "sponsor", "sponsor.name", "process", "solution",
    "solution.summary", "suitability", "suitability.simpler_alternative", "suitability.why_not_simpler", "scope",
    "scope.in_scope", "scope.out_of_scope", "kpis", "kpis[0].name", "kpis[0].unit", "kpis[0].baseline",
    "kpis[0].target", "kpis[0].due", "kpis[0].source", "benefits", "benefits[0].amount", "benefits[0].currency",
    "benefits[0].period", "costs", "costs[0].amount", "costs[0].currency", "costs[0].recurrence", "costs[1].amount",
    "costs[1].currency", "costs[1].recurrence", "data", "skills", "operations", "risks", "governance", "adoption",
    "timeline", "ledger",
    *(f"risks[{n}].{field}" for n in range(3) for field in ("description", "mitigation", "owner")),
]  # fmt: skip


@pytest.mark.parametrize("path", ESSENTIAL)
def test_no_essential_field_can_be_missing(path: str) -> None:
    report = check_document(put(COMPLETE, path, None), today=TODAY)
    assert not report.complete
    section = path.split(".")[0].split("[")[0]
    assert section == "ledger" or {f.path.split(".")[0].split("[")[0] for f in report.blocking} == {section}


@pytest.mark.parametrize("path", [p for p in ESSENTIAL if isinstance(read(COMPLETE, p), str)])
@pytest.mark.parametrize("text", ["TBD", "  ", "n/a", "?"])
def test_no_essential_text_can_be_a_placeholder(path: str, text: str) -> None:
    assert not check_document(put(COMPLETE, path, text), today=TODAY).complete


def keys(report: Report, section: str) -> set[tuple[str, str]]:
    """Return the findings that belong to other sections."""
    every = (*report.blocking, *report.warnings)
    return {(f.rule, f.path) for f in every if f.path.split(".")[0].split("[")[0] != section}


@settings(max_examples=200, deadline=None)
@given(st.sets(st.sampled_from(SECTION_IDS)), st.sampled_from(SECTION_IDS), st.data())
def test_adding_facts_never_removes_a_finding_of_another_section(
    present: set[str], added: str, data: st.DataObject
) -> None:
    before = {k: v for k, v in COMPLETE.items() if k in present - {added}}
    if isinstance(COMPLETE[added], dict):
        fields = data.draw(st.sets(st.sampled_from(sorted(COMPLETE[added])), min_size=1))
        facts: Any = {name: COMPLETE[added][name] for name in fields}
    else:
        facts = COMPLETE[added][: data.draw(st.integers(1, len(COMPLETE[added])))]
    earlier = check(Case.model_validate(before), today=TODAY)
    later = check(Case.model_validate({**before, added: facts}), today=TODAY)
    assert keys(earlier, added) <= keys(later, added)
