"""Any JSON from anyone: what is wrong is told in plain words, the rest is still checked."""

from typing import Any

import pytest
from support.complete_case import TODAY, complete_case
from support.edits import put

from casebuilder.rules.document import MAX_ENTRIES, MAX_ITEMS, MAX_PROBLEMS, parse
from casebuilder.rules.engine import blocking_sections, check_document, known_rules, rules_markdown, section_findings
from casebuilder.rules.finding import Finding
from casebuilder.rules.shape import shapes

COMPLETE = complete_case().model_dump(mode="json")


def blocking(data: object) -> list[Finding]:
    return check_document(data, today=TODAY).blocking


@pytest.mark.parametrize("data", [None, [], "case", 3, 3.5, True, [COMPLETE]])
def test_what_is_no_object_is_one_finding(data: object) -> None:
    report = check_document(data, today=TODAY)
    assert [f.rule for f in report.blocking] == ["schema.document"]
    assert not report.complete


@pytest.mark.parametrize("version", [2, 0, "1", 1.0, True, None, [1]])
def test_a_wrong_schema_version_is_one_finding(version: object) -> None:
    found = blocking({**COMPLETE, "schema_version": version, "kpis": "gone"})
    assert [(f.rule, f.path) for f in found] == [("schema.version", "schema_version")]


@pytest.mark.parametrize(
    ("path", "value", "rule", "says"),
    [
        ("kpis[0].baseline", "33", "schema.type", "KPI 1, baseline: it should be a number, or three points"),
        ("kpis[0].baseline", True, "schema.type", "a yes/no value"),
        ("kpis[0].baseline", [33], "schema.type", "a list"),
        ("kpis[0].baseline", {"low": 1, "high": 2}, "schema.value", "“likely” is not a usable number"),
        ("kpis[0].baseline", float("nan"), "schema.value", "not a finite number"),
        ("kpis[0].baseline", float("inf"), "schema.value", "not a finite number"),
        pytest.param("kpis[0].baseline", 10**5000, "schema.value", "too large", id="thousands-of-digits"),
        ("kpis[0].due", "Q3 2027", "schema.value", "should be a date, but is the text “Q3 2027”"),
        ("kpis[0].due", "2027-02-30", "schema.value", "should be a date"),
        ("kpis[0].due", 1_830_297_600, "schema.type", "should be a date"),
        ("kpis[0].due", "2027-09-30T00:00:00", "schema.value", "should be a date"),
        ("kpis[0].direction", "down", "schema.value", "should be one of increase, decrease"),
        ("kpis[0].direction", {"a": 1}, "schema.value", "should be one of"),
        ("kpis[0].name", 5, "schema.type", "should be text, but is the number 5"),
        ("kpis[0]", "misrouted tickets", "schema.type", "KPI 1: it should be an object with fields"),
        ("kpis", {"name": "x"}, "schema.type", "KPIs: it should be a list, but is an object"),
        ("benefits[0].currency", "euros", "schema.value", "three-letter currency code"),
        ("benefits[0].currency", 978, "schema.type", "a currency code"),
        ("problem", "tickets", "schema.type", "Problem: it should be an object"),
        ("problem.annual_cost.amount", "120k", "schema.type", "Problem, annual cost amount: it should be a number"),
        ("problem.statement", "x" * 8_001, "schema.value", "8,001 characters long"),
        ("problem.statement", "\ud800", "schema.value", "not valid text"),
        ("scope.in_scope[1]", 7, "schema.type", "Scope, in scope 2: it should be text"),
        ("scope.in_scope[1]", "  ", "schema.required", "is empty"),
        ("horizon_years", 0, "schema.value", "from 1 to 30"),
        ("horizon_years", 2.5, "schema.type", "a whole number"),
        ("horizon_years", True, "schema.type", "a whole number"),
        ("discount_rate", "0.1", "schema.type", "a number"),
        ("discount_rate", 8, "schema.value", "from 0 to 1"),
        ("status", "done", "schema.value", "should be one of draft"),
        ("ledger[0].source", {"kind": "heard"}, "schema.value", "of what kind the source is"),
        ("ledger[0].source", "Dana", "schema.value", "of what kind the source is"),
        ("ledger[0].source.turn", -1, "schema.value", "at least 0"),
        ("ledger[0].value", {"a": [[]]}, "schema.value", "three points"),
        ("answers", [{"section": "skills", "status": "maybe"}], "schema.value", "should be one of none, unknown"),
    ],
)
def test_each_violation_is_told_in_plain_words(path: str, value: object, rule: str, says: str) -> None:
    found = [f for f in blocking(put(COMPLETE, path, value)) if f.rule.startswith("schema.")]
    assert says in found[0].message
    assert found[0].rule == rule
    assert found[0].path.startswith(path) or path.startswith(found[0].path)
    assert "pydantic" not in found[0].message
    assert found[0].fix


def test_the_rest_of_the_case_is_still_checked() -> None:
    data = put(put(put(COMPLETE, "kpis[0].baseline", "33"), "costs[1].recurrence", None), "sponsor", ["Dana"])
    assert [(f.rule, f.path) for f in blocking(data)] == [
        ("schema.type", "sponsor"),
        ("sponsor.name", "sponsor.name"),
        ("schema.type", "kpis[0].baseline"),
        ("costs.recurrence", "costs[1].recurrence"),
    ]


def test_a_refused_item_keeps_the_places_of_the_others() -> None:
    data = put(put(COMPLETE, "risks[0]", 5), "risks[2].owner", None)
    assert {"risks[0]", "risks[2].owner"} <= {f.path for f in blocking(data)}


def test_null_is_unknown_everywhere() -> None:
    data: dict[str, Any] = dict.fromkeys(COMPLETE) | {"schema_version": 1}
    found = check_document(data, today=TODAY)
    assert not any(f.rule.startswith("schema.") for f in (*found.blocking, *found.warnings))


def test_a_missing_version_is_read_as_this_one() -> None:
    assert blocking({k: v for k, v in COMPLETE.items() if k != "schema_version"}) == []


def test_deep_nesting_is_no_problem() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    data = {**COMPLETE, "extra": deep, "risks": deep, "kpis": [{"name": deep}]}
    assert {"risks[0]", "kpis[0].name"} <= {f.path for f in blocking(data)}


@pytest.mark.parametrize(("path", "limit"), [("kpis", MAX_ITEMS), ("ledger", MAX_ENTRIES)])
def test_huge_lists_are_capped_and_told(path: str, limit: int) -> None:
    items = [COMPLETE[path][0]] * (limit + 1)
    found = [f for f in blocking({**COMPLETE, path: items}) if f.rule == "schema.size"]
    assert [f.path for f in found] == [path]
    assert f"only the first {limit:,}" in found[0].message


def test_a_list_of_a_million_and_a_million_unknown_fields() -> None:
    data = {**COMPLETE, "kpis": [None] * 1_000_000, **{f"field {n}": n for n in range(200_000)}}
    report = check_document(data, today=TODAY)
    assert len([f for f in report.warnings if f.rule == "schema.unknown"]) == MAX_PROBLEMS + 1
    assert "199,900 more problems of this kind are not listed." in {f.message for f in report.warnings}


def test_unknown_fields_warn_and_are_left_out() -> None:
    report = check_document(put(COMPLETE, "kpis[0].note", "x"), today=TODAY)
    assert report.complete
    assert [(f.rule, f.path) for f in report.warnings] == [("schema.unknown", "kpis[0].note")]


@pytest.mark.parametrize("name", ["kpis ", "kpis\u200b", "\u202ekpis"])
def test_an_unknown_field_cannot_hide_a_finding(name: str) -> None:
    data = {**COMPLETE, "kpis": [], name: COMPLETE["kpis"]}
    assert "kpis.none" in {f.rule for f in blocking(data)}


def test_foreign_text_in_messages_is_one_short_line() -> None:
    name = "a\n\x00\u202eb" + "x" * 500
    found = blocking(put(put(COMPLETE, "kpis[0].name", name), "kpis[0].unit", None))
    message = next(f.message for f in found if f.rule == "kpis.unit")
    assert message.startswith("The KPI “a bx")
    assert len(message) < 100


def test_what_the_models_still_refuse_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "casebuilder.rules.document._plan",
        lambda model: [(name, shape, lambda value, shape: None) for name, shape in shapes(model).items()],
    )
    document = parse(put(COMPLETE, "kpis[0].due", "soon"))
    assert [(p.rule, p.path) for p in document.problems] == [("schema.value", "kpis")]
    assert document.case is not None
    assert document.case.kpis == []
    assert document.case.costs


def test_parsing_keeps_everything_of_a_good_case() -> None:
    assert parse(COMPLETE).case == complete_case()


def test_findings_by_section() -> None:
    data = put(put(put(COMPLETE, "kpis[0].unit", None), "kpis[0].owner", None), "horizon_years", 0)
    report = check_document(data, today=TODAY)
    assert blocking_sections(report) == {"kpis": 1, "horizon_years": 1}
    assert [f.rule for f in section_findings(report, "kpis")] == ["kpis.unit", "kpis.owner"]
    assert section_findings(report, "costs") == []


def test_the_table_of_rules_lists_every_rule() -> None:
    table = rules_markdown()
    for rule in known_rules():
        assert f"| `{rule.id}` | {rule.severity} | {rule.title} |" in table
