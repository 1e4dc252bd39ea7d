"""Taking something out of a case: what is left moves up with its sources, and what is gone stays in the history."""

import pytest
from support.complete_case import complete_case

from casebuilder.case.patch import clear, moved_path, remove_item
from casebuilder.case.sections import get, split_path
from casebuilder.errors import UserError


@pytest.fixture
def case():
    return complete_case()


def entries(case):
    return [*case.ledger, *case.provenance]


def assert_sources_fit(case):
    """Every entry of the books names a value that is there, and says that value."""
    for entry in entries(case):
        assert get(case, entry.path) is not None, entry.path


@pytest.mark.parametrize(
    "path", ["risks[0]", "risks[1]", "costs[0]", "kpis[0]", "data.sources[0]", "suitability.options[0]"]
)
def test_an_item_goes_with_its_sources_and_the_others_keep_theirs(case, path):
    base = path[: path.rindex("[")]
    index = split_path(path)[-1]
    before = list(get(case, base))
    after = remove_item(case, path, turn=9)
    assert get(after, base) == before[:index] + before[index + 1 :]
    assert_sources_fit(after)
    gone = {e.path for e in entries(case) if e.path.startswith(path)}
    assert gone == {s.path for s in after.superseded if s.replaced_in_turn == 9}
    others = {(moved_path(e.path, base, index), e.text) for e in entries(case) if not e.path.startswith(path)}
    assert others == {(e.path, e.text) for e in entries(after)}


def test_an_entry_of_a_list_of_words_is_removed_when_it_is_emptied(case):
    before = list(case.scope.in_scope)
    assert clear(case, "scope.in_scope[0]", turn=9).scope.in_scope == before[1:]
    assert remove_item(case, "scope.in_scope[0]", turn=9).scope.in_scope == before[1:]


def test_a_whole_list_can_be_emptied(case):
    after = clear(case, "risks", turn=9)
    assert after.risks == []
    assert not [e for e in entries(after) if e.path.startswith("risks")]


@pytest.mark.parametrize("path", ["risks[99]", "ledger[0]", "provenance[0]", "superseded[0]", "answers[0]", "risks"])
def test_what_is_no_item_of_the_sponsors_is_refused(case, path):
    with pytest.raises(UserError):
        remove_item(case, path, turn=9)


def test_a_field_that_may_not_be_empty_is_a_sentence(case):
    with pytest.raises(UserError):
        clear(case, "ledger", turn=9)


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ("risks[0].owner", "risks[0].owner"),
        ("risks[1].owner", None),
        ("risks[1]", None),
        ("risks[2].owner", "risks[1].owner"),
        ("risks[10]", "risks[9]"),
        ("costs[2].amount", "costs[2].amount"),
        ("", ""),
    ],
)
def test_where_a_path_leads_after_the_second_risk_is_gone(path, moved):
    assert moved_path(path, "risks", 1) == moved


def test_inputs_of_a_computed_figure_follow(case):
    data = case.model_dump(mode="json")
    path = "problem.annual_cost.amount"
    entry = next(e for e in data["ledger"] if e["path"] == path)
    entry["source"] = {"kind": "computed", "formula": "a + b", "inputs": ["costs[0].amount", "costs[1].amount"]}
    after = remove_item(type(case).model_validate(data), "costs[0]", turn=9)
    (computed,) = [e for e in after.ledger if e.path == path]
    assert computed.source.inputs == ["costs[0].amount"]
